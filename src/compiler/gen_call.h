/* SPDX-License-Identifier: MIT */
/*
 * Calls.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_CALL_H
#define BB_COMPILER_GEN_CALL_H

#include "compiler/codegen.h"

int bb_gen_call(BbGenerator *c, const BbExpr *e, int want);

/* Calls R[base], the newest of the temporaries; behind it stand n_before arguments already.  The result goes to where
 * it is wanted, base and all above are given back. */
int bb_gen_call_arguments(BbGenerator *c, const BbPos *pos, int base, int n_before, const BbExprs *args,
			  const BbKeywords *keywords, int want);

/* Is it super() without arguments, in a method, and not a name of the program's own? */
bool bb_gen_call_is_super(const BbGenerator *c, const BbExpr *e);
/* super().attr */
int bb_gen_call_super_attribute(BbGenerator *c, const BbExpr *e, int want);

#endif
