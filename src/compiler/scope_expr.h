/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: entering the names in expressions, and what scope_stmt.c shares with that.
 *
 * Invariant and threading rule: see scope.h.
 */
#ifndef BB_COMPILER_SCOPE_EXPR_H
#define BB_COMPILER_SCOPE_EXPR_H

#include "compiler/scope.h"

/* Enters the names of an expression into the current scope and those inside; of all of a row; of one that may be NULL.
 */
void bb_scope_expr(BbScopes *s, const BbExpr *e);
void bb_scope_expr_all(BbScopes *s, const BbExprs *exprs);
void bb_scope_expr_optional(BbScopes *s, const BbExpr *e);
void bb_scope_expr_keywords(BbScopes *s, const BbKeywords *keywords);

/* Enters the parameters of a function into its scope, the current one. */
void bb_scope_expr_arguments(BbScopes *s, const BbArguments *args);

#endif
