/* SPDX-License-Identifier: MIT */
/*
 * Comprehensions, inlined into the unit around them, and generator expressions, which are functions.
 *
 * Invariant: the variables of an inlined comprehension are hidden locals, EMPTY before and after it.  Threads: see
 * codegen.h.
 */
#ifndef BB_COMPILER_GEN_COMPREHENSION_H
#define BB_COMPILER_GEN_COMPREHENSION_H

#include "compiler/codegen.h"

int bb_gen_comprehension(BbGenerator *c, const BbExpr *e, int want);

#endif
