/* SPDX-License-Identifier: MIT */
/*
 * Try statements.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_TRY_H
#define BB_COMPILER_PARSE_TRY_H

#include "compiler/parse.h"

/* `try` comes.  NULL: no match, or wrong. */
BB_NODISCARD BbStmt *bb_parse_try_read(BbParser *p);

#endif
