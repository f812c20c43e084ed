/* SPDX-License-Identifier: MIT */
/*
 * Comprehensions; see gen_comprehension.h for the invariant and the threading rule.
 */
#include "compiler/gen_comprehension.h"

#include "compiler/gen_assign.h"
#include "compiler/gen_await.h"
#include "compiler/gen_compare.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_flow.h"
#include "compiler/gen_function.h"
#include "compiler/gen_name.h"
#include "object/error.h"
#include "object/protocol.h"

/* ---- The variables of an inlined comprehension. ---- */

static bool owns(const BbSymbol *symbol)
{
	return (symbol->flags & BB_SYM_IS_BOUND) &&
	       (symbol->resolution == BB_NAME_LOCAL || symbol->resolution == BB_NAME_CELL) &&
	       !(symbol->flags & (BB_SYM_GLOBAL | BB_SYM_NONLOCAL));
}

/* Unbinds the variable, or gives it a new cell. */
static void reset_local(BbGenerator *c, const BbPos *pos, int local, bool cell)
{
	bool far = local >= BB_NEAR_LOCALS;
	int mark = c->unit->a.next_temp, reg = far ? bb_codegen_temps(c, 1) : local;

	BB_EMIT(c, pos, CLEAR, reg, 0, 0);
	if (cell)
		BB_EMIT(c, pos, MAKE_CELL, reg, 0, 0);
	if (far)
		bb_codegen_emit_bx(c, pos, BB_OPCODE_STORE_FAR, reg, (unsigned)local + BB_NEAR_LOCALS);
	bb_assembler_set_bound(&c->unit->a, local, false);
	c->unit->a.next_temp = mark;
}

void bb_gen_comprehension_broken(BbGenerator *c)
{
	BbUnit *u = c->unit;

	for (unsigned i = 0; i < u->local_count && !c->failed; i++)
		if ((u->local_kinds[i] & BB_LOCAL_MARKS) == BB_LOCAL_RECENT)
			reset_local(c, NULL, (int)i, false);
}

void bb_gen_comprehension_none_broken(BbGenerator *c)
{
	for (unsigned i = 0; i < c->unit->local_count; i++)
		c->unit->local_kinds[i] &= (uint8_t)~BB_LOCAL_RECENT;
}

static void enter_scope(BbGenerator *c, const BbExpr *e, BbScope *scope)
{
	for (BbSymbol *symbol = scope->first; symbol != NULL && !c->failed; symbol = symbol->next) {
		if (!owns(symbol))
			continue;
		symbol->local = bb_codegen_hidden_local(c, symbol->name, symbol->resolution == BB_NAME_CELL);
		bb_assembler_set_bound(&c->unit->a, symbol->local, false);
		if (symbol->resolution == BB_NAME_CELL)
			reset_local(c, &e->pos, symbol->local, true);
	}
	c->unit->current = scope;
}

static void leave_scope(BbGenerator *c, const BbExpr *e, BbScope *scope, BbScope *around)
{
	for (BbSymbol *symbol = scope->first; symbol != NULL && !c->failed; symbol = symbol->next) {
		if (!owns(symbol))
			continue;
		reset_local(c, &e->pos, symbol->local, false);
		bb_codegen_release_hidden(c, symbol->local);
	}
	c->unit->current = around;
}

/* ---- Loops. ---- */

/* What the innermost loop does with each element. */
static void element(BbGenerator *c, const BbExpr *e, int result)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, value = bb_gen_expr_operand(c, e->comp.elt, e->comp.value);

	switch ((BbExprKind)e->kind) {
	case BB_EXPR_LIST_COMP:
		BB_EMIT(c, &e->comp.elt->pos, LIST_APPEND, result, value, 0);
		break;
	case BB_EXPR_SET_COMP:
		BB_EMIT(c, &e->comp.elt->pos, SET_ADD, result, value, 0);
		break;
	case BB_EXPR_DICT_COMP: {
		BbPos pos = e->comp.elt->pos;

		pos.end_line = e->comp.value->pos.end_line;
		pos.end_col = e->comp.value->pos.end_col;
		BB_EMIT(c, &pos, MAP_ADD, result, value, bb_gen_expr(c, e->comp.value, BB_WANT_ANY));
		break;
	}
	default:
		if (c->unit->is_async) {
			int temp;

			a->next_temp = mark;
			temp = bb_codegen_temps(c, 1);
			BB_EMIT(c, &e->comp.elt->pos, ASYNC_GEN_WRAP, temp, value, 0);
			value = temp;
		}
		a->next_temp = mark;
		BB_EMIT(c, &e->comp.elt->pos, YIELD, bb_codegen_temps(c, 1), value, mark - BB_NEAR_LOCALS);
		break;
	}
	a->next_temp = mark;
}

static void loops(BbGenerator *c, const BbExpr *e, uint32_t depth, int first, int result);

static void inner(BbGenerator *c, const BbExpr *e, uint32_t depth, int result, BbLabel next)
{
	const BbComprehension *g = &e->comp.generators.items[depth];

	for (uint32_t i = 0; i < g->ifs.count; i++)
		bb_gen_compare_jump(c, g->ifs.items[i], next, false);
	if (depth + 1 < e->comp.generators.count)
		loops(c, e, depth + 1, -1, result);
	else
		element(c, e, result);
}

/* A display of one item is not worth a loop: `for y in [f(x)]' is how to give a name to something. */
static const BbExpr *single_item(const BbExpr *iter)
{
	if ((iter->kind != BB_EXPR_LIST && iter->kind != BB_EXPR_TUPLE) || iter->list.elts.count != 1 ||
	    iter->list.elts.items[0]->kind == BB_EXPR_STARRED)
		return NULL;
	return iter->list.elts.items[0];
}

static void single_loop(BbGenerator *c, const BbExpr *e, uint32_t depth, const BbExpr *item, int result)
{
	const BbExpr *target = e->comp.generators.items[depth].target;
	BbLabel next = bb_assembler_label(&c->unit->a);
	int mark = c->unit->a.next_temp, reg = bb_gen_assign_register(c, target);
	int value = bb_gen_expr(c, item, reg);

	if (reg >= 0)
		bb_gen_name_stored(c, reg);
	else
		bb_gen_assign_store(c, target, value);
	c->unit->a.next_temp = mark;
	inner(c, e, depth, result, next);
	bb_assembler_bind(&c->unit->a, next);
}

/* Loops from generator `depth' on.  first: the register of what the outermost iterates over. */
static void loops(BbGenerator *c, const BbExpr *e, uint32_t depth, int first, int result)
{
	const BbComprehension *g = &e->comp.generators.items[depth];
	BbAssembler *a = &c->unit->a;
	const BbExpr *item = depth > 0 && !g->is_async ? single_item(g->iter) : NULL;
	const BbPos *pos = &g->iter->pos;
	int mark = a->next_temp;

	if (!bb_codegen_enter_node(c))
		return;
	if (item != NULL) {
		single_loop(c, e, depth, item, result);
		return;
	}
	BbLabel top = bb_assembler_label(a), next = bb_assembler_label(a), end = bb_assembler_label(a);
	if (depth > 0) {
		first = bb_gen_expr(c, g->iter, g->is_async ? BB_WANT_TEMP : BB_WANT_ANY);
		if (g->is_async)
			BB_EMIT(c, pos, GET_AITER, first, first, 0);
		else
			a->next_temp = mark;
	}
	if (g->is_async) {
		BbAsyncLoop loop;

		bb_gen_flow_async_head(c, pos, first, g->target, top, &loop);
		inner(c, e, depth, result, next);
		bb_assembler_bind(a, next);
		bb_assembler_jump_back(a, pos, top);
		bb_gen_flow_async_end(c, pos, &loop);
	} else {
		bb_gen_flow_loop_head(c, pos, first, g->target, top, end);
		inner(c, e, depth, result, next);
		bb_assembler_bind(a, next);
		bb_assembler_jump_back(a, pos, top);
		bb_assembler_bind(a, end);
	}
	a->next_temp = mark;
}

/* ---- Generator expressions. ---- */

static BbValue generator_code(BbGenerator *c, const BbExpr *e)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, e, BB_ROLE_BODY);

	bb_codegen_begin(c, &u, scope, bb_codegen_check(c, bb_intern_text(c->t, "<genexpr>")), e->pos.line);
	if (!c->failed) {
		bb_assembler_set_bound(&u.a, 0, true);
		loops(c, e, 0, 0, -1);
		bb_gen_function_end(c, &e->pos);
	}
	return bb_codegen_end(c, &u);
}

static int generator_expression(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	const BbComprehension *outermost = &e->comp.generators.items[0];
	const BbPos *pos = &outermost->iter->pos;
	BbValue code = generator_code(c, e);
	int base = bb_codegen_temps(c, 1);

	bb_codegen_make_function(c, &e->pos, code, base);
	int iter = bb_gen_expr(c, outermost->iter, BB_WANT_TEMP);
	bb_codegen_emit(c, pos, outermost->is_async ? BB_OPCODE_GET_AITER : BB_OPCODE_GET_ITER, iter, iter, 0);
	a->next_temp = base;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, CALL, dst, base, 1);
	return dst;
}

int bb_gen_comprehension(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	const BbComprehension *outermost = &e->comp.generators.items[0];
	BbScope *around = c->unit->current, *scope;

	if (e->kind == BB_EXPR_GENERATOR_EXP)
		return generator_expression(c, e, want);
	scope = bb_scope_find(&c->scopes, e, BB_ROLE_BODY);
	if (scope->is_async && !c->unit->is_async && !c->unit->is_genexp && !bb_gen_await_at_top_level(c)) {
		bb_gen_error(c, &e->pos, "asynchronous comprehension outside of an asynchronous function");
		return BB_NEAR_LOCALS;
	}
	int result = bb_codegen_temps(c, 1);
	bb_codegen_emit(c, &e->pos,
			e->kind == BB_EXPR_LIST_COMP  ? BB_OPCODE_BUILD_LIST
			: e->kind == BB_EXPR_SET_COMP ? BB_OPCODE_BUILD_SET
						      : BB_OPCODE_BUILD_MAP,
			result, result, 0);
	int iter = bb_gen_expr(c, outermost->iter, outermost->is_async ? BB_WANT_TEMP : BB_WANT_ANY);
	if (outermost->is_async)
		BB_EMIT(c, &outermost->iter->pos, GET_AITER, iter, iter, 0);
	else
		a->next_temp = result + 1;
	enter_scope(c, e, scope);
	loops(c, e, 0, iter, result);
	leave_scope(c, e, scope, around);
	a->next_temp = result + 1;
	if (want < 0)
		return result;
	bb_codegen_move(c, &e->pos, want, result);
	a->next_temp = result;
	return want;
}
