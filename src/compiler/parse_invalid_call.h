/* SPDX-License-Identifier: MIT */
/*
 * Common mistakes in the arguments of calls; as parse_invalid.h.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_INVALID_CALL_H
#define BB_COMPILER_PARSE_INVALID_CALL_H

#include "compiler/parse.h"

/* p->index is at the first argument of a call whose arguments didn't match. */
void bb_parse_invalid_call_arguments(BbParser *p);
/* p->index is where a keyword argument could begin. */
void bb_parse_invalid_call_kwarg(BbParser *p);

#endif
