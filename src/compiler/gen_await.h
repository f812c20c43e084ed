/* SPDX-License-Identifier: MIT */
/*
 * await, yield and yield from.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_AWAIT_H
#define BB_COMPILER_GEN_AWAIT_H

#include "compiler/codegen.h"

int bb_gen_await(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_await_yield(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_await_yield_from(BbGenerator *c, const BbExpr *e, int want);

/* Whether the unit is a module that may await, which makes a coroutine of it. */
bool bb_gen_await_at_top_level(const BbGenerator *c);

/* Awaits what is in R[value], a temporary; the result replaces it.  why: GET_AWAITABLE's C. */
void bb_gen_await_register(BbGenerator *c, const BbPos *pos, int value, int why);

/* Sends None into the iterator in R[iterator] until it is finished; its result goes to R[value], which gets None first.
 */
void bb_gen_await_delegate(BbGenerator *c, const BbPos *pos, int iterator, int value);

#endif
