/* SPDX-License-Identifier: MIT */
/*
 * Simple statements.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_STMT_H
#define BB_COMPILER_PARSE_STMT_H

#include "compiler/parse.h"

/* One simple statement, without what ends it.  NULL: no match, or wrong. */
BB_NODISCARD BbStmt *bb_parse_stmt_simple(BbParser *p);

/* Simple statements up to the end of the line, pushed on the scratch stack as BbStmt pointers. */
BB_NODISCARD bool bb_parse_stmt_push_line(BbParser *p);

#endif
