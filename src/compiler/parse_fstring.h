/* SPDX-License-Identifier: MIT */
/*
 * String literals, f-strings and t-strings, as many as stand side by side.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_FSTRING_H
#define BB_COMPILER_PARSE_FSTRING_H

#include "compiler/parse.h"

/* STRING or FSTRING_START comes: a CONSTANT, JOINED_STR or TEMPLATE_STR; NULL: no match, or wrong. */
BB_NODISCARD BbExpr *bb_parse_fstring_strings(BbParser *p);

#endif
