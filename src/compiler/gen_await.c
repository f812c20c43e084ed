/* SPDX-License-Identifier: MIT */
/*
 * await, yield and yield from; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_await.h"

#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "object/error.h"

void bb_gen_await_delegate(BbGenerator *c, const BbPos *pos, int iterator, int value)
{
	BbAssembler *a = &c->unit->a;
	BbLabel again = bb_assembler_label(a), done = bb_assembler_label(a);

	c->unit->awaits = true;
	bb_codegen_constant(c, pos, BB_NONE, value);
	bb_assembler_bind(a, again);
	BB_EMIT(c, pos, SEND, iterator, value, value);
	bb_assembler_jump_if(a, pos, done);
	BB_EMIT(c, pos, YIELD_DELEGATED, value, value, iterator);
	bb_assembler_jump_back(a, pos, again);
	bb_assembler_bind(a, done);
}

bool bb_gen_await_at_top_level(const BbGenerator *c)
{
	return c->options->top_level_await && c->unit->kind == BB_SCOPE_MODULE;
}

void bb_gen_await_register(BbGenerator *c, const BbPos *pos, int value, int why)
{
	int mark = c->unit->a.next_temp, iterator = bb_codegen_temps(c, 1);

	BB_EMIT(c, pos, GET_AWAITABLE, iterator, value, why);
	bb_gen_await_delegate(c, pos, iterator, value);
	c->unit->a.next_temp = mark;
}

/* Leaves the temporary where the result is wanted. */
static int finish(BbGenerator *c, const BbPos *pos, int temp, int want)
{
	if (want < 0)
		return temp;
	bb_codegen_move(c, pos, want, temp);
	c->unit->a.next_temp = temp;
	return want;
}

int bb_gen_await(BbGenerator *c, const BbExpr *e, int want)
{
	if (!bb_gen_await_at_top_level(c)) {
		if (!bb_codegen_in_function(c))
			bb_gen_error(c, &e->pos, "'await' outside function");
		else if (!c->unit->is_async && !c->unit->is_genexp)
			bb_gen_error(c, &e->pos, "'await' outside async function");
	}
	int value = bb_gen_expr(c, e->await.value, BB_WANT_TEMP);
	bb_gen_await_register(c, &e->pos, value, 0);
	return finish(c, &e->pos, value, want);
}

int bb_gen_await_yield(BbGenerator *c, const BbExpr *e, int want)
{
	int mark = c->unit->a.next_temp, value;

	if (!bb_codegen_in_function(c))
		bb_gen_error(c, &e->pos, "'yield' outside function");
	if (e->yield.value != NULL)
		value = bb_gen_expr(c, e->yield.value, BB_WANT_ANY);
	else
		value = bb_codegen_constant(c, &e->pos, BB_NONE, BB_WANT_TEMP);
	c->unit->a.next_temp = mark;
	if (c->unit->is_async) {
		int temp = bb_codegen_temps(c, 1);

		BB_EMIT(c, &e->pos, ASYNC_GEN_WRAP, temp, value, 0);
		value = temp;
		c->unit->a.next_temp = mark;
	}
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, YIELD, dst, value, mark - BB_NEAR_LOCALS);
	return dst;
}

int bb_gen_await_yield_from(BbGenerator *c, const BbExpr *e, int want)
{
	if (!bb_codegen_in_function(c))
		bb_gen_error(c, &e->pos, "'yield from' outside function");
	else if (c->unit->is_async)
		bb_gen_error(c, &e->pos, "'yield from' inside async function");
	int value = bb_gen_expr(c, e->yield_from.value, BB_WANT_TEMP), iterator = bb_codegen_temps(c, 1);
	BB_EMIT(c, &e->pos, YIELD_FROM_ITER, iterator, value, 0);
	bb_gen_await_delegate(c, &e->pos, iterator, value);
	c->unit->a.next_temp = value + 1;
	return finish(c, &e->pos, value, want);
}
