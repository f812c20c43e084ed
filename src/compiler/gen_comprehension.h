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

/* At the beginning of a handler: unbinds the variables of those comprehensions that may have been left by an exception,
 * which are those since the outermost block began.  bb_gen_comprehension_none_broken: it begins now. */
void bb_gen_comprehension_broken(BbGenerator *c);
void bb_gen_comprehension_none_broken(BbGenerator *c);

#endif
