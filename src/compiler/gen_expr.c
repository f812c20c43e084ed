/* SPDX-License-Identifier: MIT */
/*
 * Expressions; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_expr.h"

#include "compiler/fold.h"
#include "compiler/gen_assign.h"
#include "compiler/gen_await.h"
#include "compiler/gen_call.h"
#include "compiler/gen_compare.h"
#include "compiler/gen_comprehension.h"
#include "compiler/gen_error.h"
#include "compiler/gen_function.h"
#include "compiler/gen_name.h"
#include "compiler/gen_string.h"
#include "compiler/gen_warn.h"
#include "object/error.h"
#include "object/slice.h"
#include "object/tuple.h"

/* Items of a display that are put into temporaries at once; more go through a list. */
enum { MAX_ROW = 32 };

/* A literal too long for a conversion is told as a syntax error. */
static void fail_constant(BbGenerator *c, const BbExpr *e)
{
	static const char advice[] =
		"%S - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";

	if (bb_exception_matches(c->t, &bb_exc_ValueError))
		bb_gen_error_line(c, e->pos.line, bb_format(c->t, advice, bb_exception_take(c->t)));
	bb_codegen_check(c, BB_EMPTY);
}

int bb_gen_expr_constant(BbGenerator *c, const BbExpr *e, BbValue *out)
{
	if (c->failed)
		return 0;
	if (e->kind != BB_EXPR_CONSTANT && e->kind != BB_EXPR_UNARY_OP && e->kind != BB_EXPR_BIN_OP &&
	    e->kind != BB_EXPR_TUPLE && e->kind != BB_EXPR_NAME)
		return 0;
	int found = bb_fold_expr(c->t, e, c->options->optimize, out);
	if (found < 0)
		fail_constant(c, e);
	return found > 0;
}

/* ---- Looking for :=. ---- */

static bool any_walrus(const BbExprs *exprs)
{
	for (uint32_t i = 0; i < exprs->count; i++)
		if (exprs->items[i] != NULL && bb_gen_expr_has_walrus(exprs->items[i]))
			return true;
	return false;
}

static bool comprehension_walrus(const BbExpr *e)
{
	for (uint32_t i = 0; i < e->comp.generators.count; i++) {
		const BbComprehension *g = &e->comp.generators.items[i];

		if (bb_gen_expr_has_walrus(g->iter) || any_walrus(&g->ifs))
			return true;
	}
	return bb_gen_expr_has_walrus(e->comp.elt) || bb_gen_expr_has_walrus(e->comp.value);
}

static bool call_walrus(const BbExpr *e)
{
	if (bb_gen_expr_has_walrus(e->call.func) || any_walrus(&e->call.args))
		return true;
	for (uint32_t i = 0; i < e->call.keywords.count; i++)
		if (bb_gen_expr_has_walrus(e->call.keywords.items[i].value))
			return true;
	return false;
}

static bool compare_walrus(const BbExpr *e)
{
	BbExprs comparators = {e->compare.count, e->compare.comparators};

	return bb_gen_expr_has_walrus(e->compare.left) || any_walrus(&comparators);
}

bool bb_gen_expr_has_walrus(const BbExpr *e)
{
	if (e == NULL)
		return false;
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_NAMED_EXPR:
		return true;
	case BB_EXPR_BOOL_OP:
		return any_walrus(&e->bool_op.values);
	case BB_EXPR_BIN_OP:
		return bb_gen_expr_has_walrus(e->bin_op.left) || bb_gen_expr_has_walrus(e->bin_op.right);
	case BB_EXPR_UNARY_OP:
		return bb_gen_expr_has_walrus(e->unary_op.operand);
	case BB_EXPR_IF_EXP:
		return bb_gen_expr_has_walrus(e->if_exp.test) || bb_gen_expr_has_walrus(e->if_exp.body) ||
		       bb_gen_expr_has_walrus(e->if_exp.orelse);
	case BB_EXPR_DICT:
		return any_walrus(&e->dict.keys) || any_walrus(&e->dict.values);
	case BB_EXPR_SET:
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		return any_walrus(&e->list.elts);
	case BB_EXPR_LIST_COMP:
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
	case BB_EXPR_GENERATOR_EXP:
		return comprehension_walrus(e);
	case BB_EXPR_AWAIT:
		return bb_gen_expr_has_walrus(e->await.value);
	case BB_EXPR_YIELD:
		return bb_gen_expr_has_walrus(e->yield.value);
	case BB_EXPR_YIELD_FROM:
		return bb_gen_expr_has_walrus(e->yield_from.value);
	case BB_EXPR_COMPARE:
		return compare_walrus(e);
	case BB_EXPR_CALL:
		return call_walrus(e);
	case BB_EXPR_FORMATTED_VALUE:
	case BB_EXPR_INTERPOLATION:
		return bb_gen_expr_has_walrus(e->formatted_value.value) ||
		       bb_gen_expr_has_walrus(e->formatted_value.format_spec);
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_TEMPLATE_STR:
		return any_walrus(&e->joined_str.values);
	case BB_EXPR_ATTRIBUTE:
		return bb_gen_expr_has_walrus(e->attribute.value);
	case BB_EXPR_SUBSCRIPT:
		return bb_gen_expr_has_walrus(e->subscript.value) || bb_gen_expr_has_walrus(e->subscript.slice);
	case BB_EXPR_STARRED:
		return bb_gen_expr_has_walrus(e->starred.value);
	case BB_EXPR_SLICE:
		return bb_gen_expr_has_walrus(e->slice.lower) || bb_gen_expr_has_walrus(e->slice.upper) ||
		       bb_gen_expr_has_walrus(e->slice.step);
	default:
		return false;
	}
}

int bb_gen_expr_operand(BbGenerator *c, const BbExpr *e, const BbExpr *later)
{
	bool copy = later != NULL && (e->kind == BB_EXPR_NAME || e->kind == BB_EXPR_NAMED_EXPR) &&
		    c->unit->scope != NULL && c->unit->scope->has_walrus && bb_gen_expr_has_walrus(later);

	return bb_gen_expr(c, e, copy ? BB_WANT_TEMP : BB_WANT_ANY);
}

/* ---- Operators. ---- */

static BbOpcode constant_form(BbBinaryOp op)
{
	switch (op) {
	case BB_BIN_ADD:
		return BB_OPCODE_ADD_K;
	case BB_BIN_SUB:
		return BB_OPCODE_SUB_K;
	case BB_BIN_MULT:
		return BB_OPCODE_MUL_K;
	case BB_BIN_DIV:
		return BB_OPCODE_TRUEDIV_K;
	case BB_BIN_FLOORDIV:
		return BB_OPCODE_FLOORDIV_K;
	case BB_BIN_MOD:
		return BB_OPCODE_MOD_K;
	case BB_BIN_LSHIFT:
		return BB_OPCODE_LSHIFT_K;
	case BB_BIN_RSHIFT:
		return BB_OPCODE_RSHIFT_K;
	case BB_BIN_BITAND:
		return BB_OPCODE_AND_K;
	default:
		return BB_OPCODE_NOP;
	}
}

static int gen_binary(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, dst, k;
	int left = bb_gen_expr_operand(c, e->bin_op.left, e->bin_op.right);
	BbOpcode with_constant = constant_form(e->bin_op.op);
	BbValue v = BB_EMPTY;

	if (with_constant != BB_OPCODE_NOP && bb_gen_expr_constant(c, e->bin_op.right, &v) > 0 &&
	    (k = bb_codegen_constant_operand(c, v, 0xff)) >= 0) {
		a->next_temp = mark;
		dst = bb_codegen_result(c, want);
		bb_codegen_emit(c, &e->pos, with_constant, dst, left, k);
		return dst;
	}
	int right = bb_gen_expr(c, e->bin_op.right, BB_WANT_ANY);
	a->next_temp = mark;
	dst = bb_codegen_result(c, want);
	bb_codegen_emit(c, &e->pos, (BbOpcode)(BB_OPCODE_ADD + (int)bb_fold_operator(e->bin_op.op)), dst, left, right);
	return dst;
}

static int gen_unary(BbGenerator *c, const BbExpr *e, int want)
{
	static const uint8_t ops[] = {
		[BB_UNARY_INVERT] = BB_OPCODE_INVERT,
		[BB_UNARY_NOT] = BB_OPCODE_NOT,
		[BB_UNARY_UADD] = BB_OPCODE_POS,
		[BB_UNARY_USUB] = BB_OPCODE_NEG,
	};
	int mark = c->unit->a.next_temp;
	int operand = bb_gen_expr(c, e->unary_op.operand, BB_WANT_ANY);

	c->unit->a.next_temp = mark;
	int dst = bb_codegen_result(c, want);
	bb_codegen_emit(c, &e->pos, (BbOpcode)ops[e->unary_op.op], dst, operand, 0);
	return dst;
}

/* ---- Displays. ---- */

int bb_gen_expr_row(BbGenerator *c, const BbExprs *exprs, uint32_t from, uint32_t to)
{
	int first = c->unit->a.next_temp;

	for (uint32_t i = from; i < to; i++)
		bb_gen_expr(c, exprs->items[i], BB_WANT_TEMP);
	return first;
}

static bool has_starred(const BbExprs *elts)
{
	for (uint32_t i = 0; i < elts->count; i++)
		if (elts->items[i]->kind == BB_EXPR_STARRED)
			return true;
	return false;
}

/* The elements as a constant tuple, if they all are constant. */
static bool constant_row(BbGenerator *c, const BbExpr *e, const BbExprs *elts, BbValue *out)
{
	BbExpr tuple = *e;

	tuple.kind = BB_EXPR_TUPLE;
	tuple.ctx = BB_LOAD;
	tuple.tuple.elts = *elts;
	return bb_gen_expr_constant(c, &tuple, out) > 0;
}

/* Adds elements to the list or set in R[to], one by one. */
static void add_elements(BbGenerator *c, const BbExprs *elts, uint32_t from, int to, BbOpcode add, BbOpcode extend)
{
	for (uint32_t i = from; i < elts->count && !c->failed; i++) {
		const BbExpr *item = elts->items[i];
		int mark = c->unit->a.next_temp;
		bool starred = item->kind == BB_EXPR_STARRED;
		int value = bb_gen_expr(c, starred ? item->starred.value : item, BB_WANT_ANY);

		bb_codegen_emit(c, &item->pos, starred ? extend : add, to, value, 0);
		c->unit->a.next_temp = mark;
	}
}

/* A list or set built bit by bit, in a new temporary. */
static int gen_by_adding(BbGenerator *c, const BbPos *pos, const BbExprs *elts, BbOpcode build, BbOpcode add,
			 BbOpcode extend)
{
	uint32_t n = 0;

	while (n < elts->count && n < MAX_ROW && elts->items[n]->kind != BB_EXPR_STARRED)
		n++;
	int to = bb_gen_expr_row(c, elts, 0, n);
	c->unit->a.next_temp = to;
	to = bb_codegen_temps(c, 1);
	bb_codegen_emit(c, pos, build, to, to, (int)n);
	add_elements(c, elts, n, to, add, extend);
	return to;
}

static int finish_display(BbGenerator *c, const BbPos *pos, int temp, BbOpcode op, int want)
{
	c->unit->a.next_temp = temp;
	int dst = bb_codegen_result(c, want);
	if (op != BB_OPCODE_MOVE)
		bb_codegen_emit(c, pos, op, dst, temp, 0);
	else
		bb_codegen_move(c, pos, dst, temp);
	return dst;
}

int bb_gen_expr_sequence(BbGenerator *c, const BbPos *pos, const BbExprs *elts, bool as_tuple, int want)
{
	if (elts->count <= MAX_ROW && !has_starred(elts)) {
		int first = bb_gen_expr_row(c, elts, 0, elts->count);

		c->unit->a.next_temp = first;
		int dst = bb_codegen_result(c, want);
		bb_codegen_emit(c, pos, as_tuple ? BB_OPCODE_BUILD_TUPLE : BB_OPCODE_BUILD_LIST, dst, first,
				(int)elts->count);
		return dst;
	}
	int temp = gen_by_adding(c, pos, elts, BB_OPCODE_BUILD_LIST, BB_OPCODE_LIST_APPEND, BB_OPCODE_LIST_EXTEND);
	return finish_display(c, pos, temp, as_tuple ? BB_OPCODE_LIST_TO_TUPLE : BB_OPCODE_MOVE, want);
}

static int gen_list(BbGenerator *c, const BbExpr *e, int want)
{
	BbValue v = BB_EMPTY;

	if (e->list.elts.count > 2 && constant_row(c, e, &e->list.elts, &v)) {
		int temp = bb_codegen_temps(c, 1);

		BB_EMIT(c, &e->pos, BUILD_LIST, temp, 0, 0);
		BB_EMIT(c, &e->pos, LIST_EXTEND, temp, bb_codegen_constant(c, &e->pos, v, BB_WANT_TEMP), 0);
		return finish_display(c, &e->pos, temp, BB_OPCODE_MOVE, want);
	}
	return bb_gen_expr_sequence(c, &e->pos, &e->list.elts, false, want);
}

static int gen_set(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExprs *elts = &e->set.elts;

	if (elts->count <= MAX_ROW && !has_starred(elts)) {
		int first = bb_gen_expr_row(c, elts, 0, elts->count);

		c->unit->a.next_temp = first;
		int dst = bb_codegen_result(c, want);
		BB_EMIT(c, &e->pos, BUILD_SET, dst, first, (int)elts->count);
		return dst;
	}
	int temp = gen_by_adding(c, &e->pos, elts, BB_OPCODE_BUILD_SET, BB_OPCODE_SET_ADD, BB_OPCODE_SET_UPDATE);
	return finish_display(c, &e->pos, temp, BB_OPCODE_MOVE, want);
}

static int gen_dict(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExprs *keys = &e->dict.keys, *values = &e->dict.values;
	BbAssembler *a = &c->unit->a;
	int first = a->next_temp;
	uint32_t n = 0;

	while (n < keys->count && n < MAX_ROW / 2 && keys->items[n] != NULL) {
		bb_gen_expr(c, keys->items[n], BB_WANT_TEMP);
		bb_gen_expr(c, values->items[n], BB_WANT_TEMP);
		n++;
	}
	if (n == keys->count) {
		a->next_temp = first;
		int dst = bb_codegen_result(c, want);
		BB_EMIT(c, &e->pos, BUILD_MAP, dst, first, (int)n);
		return dst;
	}
	a->next_temp = first;
	int dict = bb_codegen_temps(c, 1);
	BB_EMIT(c, &e->pos, BUILD_MAP, dict, dict, (int)n);
	for (uint32_t i = n; i < keys->count && !c->failed; i++) {
		int mark = a->next_temp;

		if (keys->items[i] == NULL) {
			BB_EMIT(c, &e->pos, DICT_UPDATE, dict, bb_gen_expr(c, values->items[i], BB_WANT_ANY), 0);
		} else {
			int key = bb_gen_expr_operand(c, keys->items[i], values->items[i]);
			int value = bb_gen_expr(c, values->items[i], BB_WANT_ANY);

			BB_EMIT(c, &e->pos, MAP_ADD, dict, key, value);
		}
		a->next_temp = mark;
	}
	return finish_display(c, &e->pos, dict, BB_OPCODE_MOVE, want);
}

/* ---- Subscripts and attributes. ---- */

static int slice_part(BbGenerator *c, const BbPos *pos, const BbExpr *e)
{
	if (e == NULL)
		return bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP);
	return bb_gen_expr(c, e, BB_WANT_TEMP);
}

/* The slice as a constant. */
static bool constant_slice(BbGenerator *c, const BbExpr *e, BbValue *out)
{
	BbValue parts[3] = {BB_NONE, BB_NONE, BB_NONE};
	const BbExpr *exprs[3] = {e->slice.lower, e->slice.upper, e->slice.step};

	for (unsigned i = 0; i < 3; i++)
		if (exprs[i] != NULL && bb_gen_expr_constant(c, exprs[i], &parts[i]) <= 0)
			return false;
	*out = bb_codegen_check(c, bb_slice_new(c->t, parts[0], parts[1], parts[2]));
	return !c->failed;
}

static int gen_slice(BbGenerator *c, const BbExpr *e, int want)
{
	BbValue v = BB_EMPTY;

	if (constant_slice(c, e, &v))
		return bb_codegen_constant(c, &e->pos, v, want);
	int first = slice_part(c, &e->pos, e->slice.lower);
	slice_part(c, &e->pos, e->slice.upper);
	if (e->slice.step != NULL)
		slice_part(c, &e->pos, e->slice.step);
	c->unit->a.next_temp = first;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, BUILD_SLICE, dst, first, e->slice.step != NULL ? 3 : 2);
	return dst;
}

static int gen_subscript(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, dst, k;
	const BbExpr *slice = e->subscript.slice;
	BbValue v = BB_EMPTY;

	bb_gen_warn_subscript(c, e);
	int value = bb_gen_expr_operand(c, e->subscript.value, slice);
	bool constant =
		slice->kind == BB_EXPR_SLICE ? constant_slice(c, slice, &v) : bb_gen_expr_constant(c, slice, &v) > 0;
	if (constant && (k = bb_codegen_constant_operand(c, v, 0xff)) >= 0) {
		a->next_temp = mark;
		dst = bb_codegen_result(c, want);
		BB_EMIT(c, &e->pos, GETITEM_K, dst, value, k);
		return dst;
	}
	int index = bb_gen_expr(c, slice, BB_WANT_ANY);
	a->next_temp = mark;
	dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, GETITEM, dst, value, index);
	return dst;
}

static int gen_attribute(BbGenerator *c, const BbExpr *e, int want)
{
	int mark = c->unit->a.next_temp;

	if (bb_gen_call_is_super(c, e->attribute.value))
		return bb_gen_call_super_attribute(c, e, want);
	int value = bb_gen_expr(c, e->attribute.value, BB_WANT_ANY);
	c->unit->a.next_temp = mark;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, LOAD_ATTR, dst, value, 0);
	bb_codegen_name_word(c, &e->pos, bb_codegen_mangle(c, e->attribute.attr));
	return dst;
}

static int gen_named(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExpr *target = e->named_expr.target;
	int reg = bb_gen_name_register(c, target->name.id), mark = c->unit->a.next_temp;

	if (reg >= 0 && want == BB_WANT_ANY) {
		/* The variable may be rebound before the value is used: a copy is due where that matters
		 * (bb_gen_expr_operand). */
		bb_gen_expr(c, e->named_expr.value, reg);
		bb_gen_name_stored(c, reg);
		c->unit->a.next_temp = mark;
		return reg;
	}
	int value = bb_gen_expr(c, e->named_expr.value, want);
	if (value != reg)
		bb_gen_name_store(c, &target->pos, target->name.id, value);
	else
		bb_gen_name_stored(c, reg);
	return value;
}

int bb_gen_expr(BbGenerator *c, const BbExpr *e, int want)
{
	BbValue v = BB_EMPTY;

	if (!bb_codegen_enter_node(c))
		return want >= 0 ? want : BB_NEAR_LOCALS;
	int is_constant = bb_gen_expr_constant(c, e, &v);
	if (is_constant > 0)
		return bb_codegen_constant(c, &e->pos, v, want);
	if (is_constant < 0)
		return want >= 0 ? want : BB_NEAR_LOCALS;
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_BOOL_OP:
		return bb_gen_compare_bool_op(c, e, want);
	case BB_EXPR_NAMED_EXPR:
		return gen_named(c, e, want);
	case BB_EXPR_BIN_OP:
		return gen_binary(c, e, want);
	case BB_EXPR_UNARY_OP:
		return gen_unary(c, e, want);
	case BB_EXPR_LAMBDA:
		return bb_gen_function_lambda(c, e, want);
	case BB_EXPR_IF_EXP:
		return bb_gen_compare_if_exp(c, e, want);
	case BB_EXPR_DICT:
		return gen_dict(c, e, want);
	case BB_EXPR_SET:
		return gen_set(c, e, want);
	case BB_EXPR_LIST_COMP:
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
	case BB_EXPR_GENERATOR_EXP:
		return bb_gen_comprehension(c, e, want);
	case BB_EXPR_AWAIT:
		return bb_gen_await(c, e, want);
	case BB_EXPR_YIELD:
		return bb_gen_await_yield(c, e, want);
	case BB_EXPR_YIELD_FROM:
		return bb_gen_await_yield_from(c, e, want);
	case BB_EXPR_COMPARE:
		return bb_gen_compare(c, e, want);
	case BB_EXPR_CALL:
		return bb_gen_call(c, e, want);
	case BB_EXPR_FORMATTED_VALUE:
		return bb_gen_string_formatted(c, e, want);
	case BB_EXPR_JOINED_STR:
		return bb_gen_string_joined(c, e, want);
	case BB_EXPR_INTERPOLATION:
	case BB_EXPR_TEMPLATE_STR:
		return bb_gen_string_template(c, e, want);
	case BB_EXPR_ATTRIBUTE:
		return gen_attribute(c, e, want);
	case BB_EXPR_SUBSCRIPT:
		return gen_subscript(c, e, want);
	case BB_EXPR_STARRED:
		bb_gen_error(c, &e->pos,
			     e->ctx == BB_STORE ? "starred assignment target must be in a list or tuple"
						: "can't use starred expression here");
		return BB_NEAR_LOCALS;
	case BB_EXPR_NAME:
		return bb_gen_name_load(c, &e->pos, e->name.id, want);
	case BB_EXPR_LIST:
		return gen_list(c, e, want);
	case BB_EXPR_TUPLE:
		return bb_gen_expr_sequence(c, &e->pos, &e->tuple.elts, true, want);
	case BB_EXPR_SLICE:
		return gen_slice(c, e, want);
	case BB_EXPR_CONSTANT:
		return want >= 0 ? want : BB_NEAR_LOCALS; /* no memory for its value; that has been noted */
	}
	BB_UNREACHABLE();
}

void bb_gen_expr_discard(BbGenerator *c, const BbExpr *e)
{
	int mark = c->unit->a.next_temp;
	BbValue v = BB_EMPTY;

	if (bb_gen_expr_constant(c, e, &v) <= 0)
		bb_gen_expr(c, e, BB_WANT_ANY);
	c->unit->a.next_temp = mark;
}
