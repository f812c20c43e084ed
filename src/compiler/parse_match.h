/* SPDX-License-Identifier: MIT */
/*
 * Match statements.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_MATCH_H
#define BB_COMPILER_PARSE_MATCH_H

#include "compiler/parse.h"

/* The next tokens might begin a match statement. */
bool bb_parse_match_may_begin(BbParser *p);

/* A match statement; NULL if it is none or wrong.  Then nothing is consumed, unless *certain: it can be nothing else.
 */
BB_NODISCARD BbStmt *bb_parse_match_read(BbParser *p, bool *certain);

#endif
