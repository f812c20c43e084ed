/* SPDX-License-Identifier: MIT */
/*
 * Expressions: their values, put where they are wanted.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_EXPR_H
#define BB_COMPILER_GEN_EXPR_H

#include "compiler/codegen.h"

/* Generates the expression; returns the register of its value.  want is a register or BB_WANT_*.  Temporaries above the
 * mark at the call are free afterwards, but for the result: the one at the mark, with a.next_temp behind it, or where
 * it was wanted. */
int bb_gen_expr(BbGenerator *c, const BbExpr *e, int want);

/* Generates it for its effects. */
void bb_gen_expr_discard(BbGenerator *c, const BbExpr *e);

/* An operand that later stays in place while `later' (may be NULL) is evaluated, which might rebind it by :=. */
int bb_gen_expr_operand(BbGenerator *c, const BbExpr *e, const BbExpr *later);

/* Expressions one after the other into consecutive new temporaries; returns the first (or the next free one if there
 * are none). */
int bb_gen_expr_row(BbGenerator *c, const BbExprs *exprs, uint32_t from, uint32_t to);

/* 1: constant, *out is its value; 0: not constant, or failed. */
int bb_gen_expr_constant(BbGenerator *c, const BbExpr *e, BbValue *out);

/* A list (or, as_tuple, tuple) of the expressions, some of them starred perhaps. */
int bb_gen_expr_sequence(BbGenerator *c, const BbPos *pos, const BbExprs *elts, bool as_tuple, int want);

/* A use of := anywhere in the expression, comprehensions included, functions not. */
bool bb_gen_expr_has_walrus(const BbExpr *e);

#endif
