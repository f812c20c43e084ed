/* SPDX-License-Identifier: MIT */
/*
 * Common mistakes in the fields of f-strings and t-strings; as parse_invalid.h.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_INVALID_FSTRING_H
#define BB_COMPILER_PARSE_INVALID_FSTRING_H

#include "compiler/parse.h"

/* p->index is at the '{' of a field that didn't match. */
void bb_parse_invalid_fstring_field(BbParser *p, bool is_template);

#endif
