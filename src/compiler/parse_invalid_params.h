/* SPDX-License-Identifier: MIT */
/*
 * Common mistakes in the parameters of functions and lambdas; as parse_invalid.h.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_INVALID_PARAMS_H
#define BB_COMPILER_PARSE_INVALID_PARAMS_H

#include "compiler/parse.h"

/* p->index is at the first parameter, or at what ends an empty list. */
void bb_parse_invalid_params_check(BbParser *p, bool is_lambda);

#endif
