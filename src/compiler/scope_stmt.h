/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: entering the names in statements.
 *
 * Invariant and threading rule: see scope.h.
 */
#ifndef BB_COMPILER_SCOPE_STMT_H
#define BB_COMPILER_SCOPE_STMT_H

#include "compiler/scope.h"

/* Enters the names of a statement into the current scope and those inside. */
void bb_scope_stmt(BbScopes *s, const BbStmt *stmt);

#endif
