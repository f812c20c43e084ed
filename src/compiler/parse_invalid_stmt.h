/* SPDX-License-Identifier: MIT */
/*
 * Common mistakes in simple statements; as parse_invalid.h.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_INVALID_STMT_H
#define BB_COMPILER_PARSE_INVALID_STMT_H

#include "compiler/parse.h"

/* p->index is where a statement begins that is no good assignment. */
void bb_parse_invalid_stmt_assignment(BbParser *p);

#endif
