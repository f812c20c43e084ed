/* SPDX-License-Identifier: MIT */
/*
 * Truth and comparison: conditional jumps without booleans, and the values of comparisons, `and', `or', `not' and
 * conditional expressions.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_COMPARE_H
#define BB_COMPILER_GEN_COMPARE_H

#include "compiler/codegen.h"

/* Jumps to the label if the truth of e is cond; else goes on. */
void bb_gen_compare_jump(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond);
/* The same for the value in a register. */
void bb_gen_compare_test(BbGenerator *c, const BbPos *pos, int reg, BbLabel label, bool cond);

int bb_gen_compare(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_compare_bool_op(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_compare_if_exp(BbGenerator *c, const BbExpr *e, int want);

#endif
