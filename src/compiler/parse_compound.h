/* SPDX-License-Identifier: MIT */
/*
 * Compound statements and blocks.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_COMPOUND_H
#define BB_COMPILER_PARSE_COMPOUND_H

#include "compiler/parse.h"

/* One compound statement, or the simple statements of one line, pushed on the scratch stack as BbStmt pointers.
 * *compound tells which.  False: no match, or wrong. */
BB_NODISCARD bool bb_parse_compound_push_statement(BbParser *p, bool *compound);

/* Behind the ':' of a statement: its block.  what and line (of the statement) are for the message about a missing
 * one.  False: no match, or wrong. */
BB_NODISCARD bool bb_parse_compound_block(BbParser *p, const char *what, uint32_t line, BbStmts *body);

/* ':' and the block.  A line that ends instead is "expected ':'", found while diagnosing. */
BB_NODISCARD bool bb_parse_compound_colon_block(BbParser *p, const char *what, uint32_t line, BbStmts *body);

#endif
