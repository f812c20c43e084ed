/* SPDX-License-Identifier: MIT */
/*
 * Patterns of match statements.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_PATTERN_H
#define BB_COMPILER_PARSE_PATTERN_H

#include "compiler/parse.h"

/* What stands behind `case`: a pattern, or several with commas.  NULL: no match, or wrong. */
BB_NODISCARD BbPattern *bb_parse_pattern_patterns(BbParser *p);

#endif
