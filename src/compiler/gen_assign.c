/* SPDX-License-Identifier: MIT */
/*
 * Assignment; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_assign.h"

#include "compiler/fold.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "object/error.h"
#include "object/list.h"

#include <string.h>

enum { MAX_UNPACK = 100 };

int bb_gen_assign_register(BbGenerator *c, const BbExpr *target)
{
	return target->kind == BB_EXPR_NAME ? bb_gen_name_register(c, target->name.id) : BB_WANT_ANY;
}

/* Notes self.name = ... for the class's __static_attributes__. */
static void note_attribute(BbGenerator *c, const BbExpr *target)
{
	const BbExpr *object = target->attribute.value;
	BbUnit *u = c->unit;

	if (object->kind != BB_EXPR_NAME || strcmp(object->name.id->text, "self") != 0)
		return;
	while (u != NULL && u->kind != BB_SCOPE_CLASS)
		u = u->outer;
	if (u == NULL || c->failed)
		return;
	BbValue name = bb_codegen_name_value(c, target->attribute.attr);
	size_t n = bb_list_count(u->static_attributes);
	for (size_t i = 0; i < n; i++)
		if (bb_is(bb_list_peek(bb_to_list(u->static_attributes), i), name))
			return;
	if (!c->failed && !bb_list_append(c->t, u->static_attributes, name))
		bb_codegen_check(c, BB_EMPTY);
}

/* ---- Unpacking. ---- */

/* Consecutive registers of locals that all targets are, in order; or -1. */
static int consecutive_locals(BbGenerator *c, const BbExprs *targets)
{
	int first = -1;

	for (uint32_t i = 0; i < targets->count; i++) {
		int reg = bb_gen_assign_register(c, targets->items[i]);

		if (reg < 0 || (i > 0 && reg != first + (int)i))
			return -1;
		if (i == 0)
			first = reg;
	}
	return first;
}

/* The place of the star among targets, or -1. */
static int find_star(BbGenerator *c, const BbExpr *target)
{
	const BbExprs *elts = &target->list.elts;
	int star = -1;

	for (uint32_t i = 0; i < elts->count; i++) {
		if (elts->items[i]->kind != BB_EXPR_STARRED)
			continue;
		if (star >= 0) {
			bb_gen_error(c, &target->pos, "multiple starred expressions in assignment");
			return -1;
		}
		star = (int)i;
		if (i >= 256 || elts->count - i - 1 >= 1 << 23) {
			bb_gen_error(c, &target->pos, "too many expressions in star-unpacking assignment");
			return -1;
		}
	}
	return star;
}

/* Very many targets: by way of a list, item by item. */
static void unpack_long(BbGenerator *c, const BbExpr *target, int value)
{
	const BbExprs *elts = &target->list.elts;
	BbAssembler *a = &c->unit->a;
	int list = bb_codegen_temps(c, 1);

	BB_EMIT(c, &target->pos, UNPACK_EX, list, value, 0);
	bb_codegen_word(c, &target->pos, 0);
	int length = bb_codegen_temps(c, 1);
	BbLabel right = bb_assembler_label(a);
	BB_EMIT(c, &target->pos, GET_LEN, length, list, 0);
	int wanted = bb_codegen_constant(c, &target->pos, bb_from_small((intptr_t)elts->count), BB_WANT_TEMP);
	BB_EMIT(c, &target->pos, TEST_EQ, length, wanted, true);
	bb_assembler_jump_if(a, &target->pos, right);
	/* Raises the ValueError with the right numbers. */
	BB_EMIT(c, &target->pos, UNPACK_EX, length, list, 0);
	bb_codegen_word(c, &target->pos, elts->count);
	bb_assembler_bind(a, right);
	for (uint32_t i = 0; i < elts->count && !c->failed; i++) {
		a->next_temp = list + 1;
		int index = bb_codegen_constant(c, &target->pos, bb_from_small((intptr_t)i), BB_WANT_TEMP);
		BB_EMIT(c, &target->pos, GETITEM, index, list, index);
		bb_gen_assign_store(c, elts->items[i], index);
	}
}

static void unpack(BbGenerator *c, const BbExpr *target, int value)
{
	const BbExprs *elts = &target->list.elts;
	BbAssembler *a = &c->unit->a;
	int n = (int)elts->count, star = find_star(c, target), first;

	if (c->failed)
		return;
	if (star < 0 && n > 0 && n <= MAX_UNPACK && (first = consecutive_locals(c, elts)) >= 0) {
		BB_EMIT(c, &target->pos, UNPACK, first, value, n);
		for (int i = 0; i < n; i++)
			bb_gen_name_stored(c, first + i);
		return;
	}
	int mark = a->next_temp;
	if (n > MAX_UNPACK && star < 0) {
		unpack_long(c, target, value);
		a->next_temp = mark;
		return;
	}
	first = bb_codegen_temps(c, n);
	if (star >= 0) {
		BB_EMIT(c, &target->pos, UNPACK_EX, first, value, 0);
		bb_codegen_word(c, &target->pos, (uint32_t)star | (uint32_t)(n - star - 1) << 16);
	} else {
		BB_EMIT(c, &target->pos, UNPACK, first, value, n);
	}
	for (int i = 0; i < n; i++) {
		const BbExpr *item = elts->items[i];

		bb_gen_assign_store(c, item->kind == BB_EXPR_STARRED ? item->starred.value : item, first + i);
	}
	a->next_temp = mark;
}

void bb_gen_assign_store(BbGenerator *c, const BbExpr *target, int value)
{
	int mark = c->unit->a.next_temp, object, index;

	if (!bb_codegen_enter_node(c))
		return;
	switch ((BbExprKind)target->kind) {
	case BB_EXPR_NAME:
		bb_gen_name_store(c, &target->pos, target->name.id, value);
		break;
	case BB_EXPR_ATTRIBUTE:
		note_attribute(c, target);
		object = bb_gen_expr(c, target->attribute.value, BB_WANT_ANY);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, STORE_ATTR, object, value, 0);
		bb_codegen_name_word(c, &target->pos, bb_codegen_mangle(c, target->attribute.attr));
		break;
	case BB_EXPR_SUBSCRIPT:
		object = bb_gen_expr_operand(c, target->subscript.value, target->subscript.slice);
		index = bb_gen_expr(c, target->subscript.slice, BB_WANT_ANY);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, SETITEM, object, index, value);
		break;
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		unpack(c, target, value);
		break;
	case BB_EXPR_STARRED:
		bb_gen_error(c, &target->pos, "starred assignment target must be in a list or tuple");
		break;
	default:
		bb_gen_error(c, &target->pos, "cannot assign to this expression");
		break;
	}
	c->unit->a.next_temp = mark;
}

/* ---- Assignment. ---- */

static bool is_row(const BbExpr *e)
{
	if (e->kind != BB_EXPR_TUPLE && e->kind != BB_EXPR_LIST)
		return false;
	for (uint32_t i = 0; i < e->list.elts.count; i++)
		if (e->list.elts.items[i]->kind == BB_EXPR_STARRED)
			return false;
	return true;
}

/* May item i of the source stay where it is until the targets before its own are stored?  Only a local that none of
 * those is. */
static int source_register(BbGenerator *c, const BbExprs *targets, const BbExprs *values, uint32_t i)
{
	const BbExpr *value = values->items[i];
	int reg;

	if (value->kind != BB_EXPR_NAME || (reg = bb_gen_name_register(c, value->name.id)) < 0)
		return -1;
	for (uint32_t j = 0; j < targets->count; j++) {
		const BbExpr *target = targets->items[j];

		if (target->kind != BB_EXPR_NAME && target->kind != BB_EXPR_ATTRIBUTE &&
		    target->kind != BB_EXPR_SUBSCRIPT)
			return -1;
		if (j < i && bb_gen_assign_register(c, target) == reg)
			return -1;
	}
	if (c->unit->scope->has_walrus)
		return -1;
	return reg;
}

/* a, b = c, d: without a tuple. */
static void assign_row(BbGenerator *c, const BbExprs *targets, const BbExprs *values)
{
	int mark = c->unit->a.next_temp, registers[16];
	uint32_t n = targets->count;

	for (uint32_t i = 0; i < n; i++) {
		int stay = source_register(c, targets, values, i);
		BbValue v = BB_EMPTY;

		registers[i] = -1;
		if (bb_gen_expr_constant(c, values->items[i], &v))
			continue; /* when its target is stored */

		registers[i] = bb_gen_expr(c, values->items[i], stay >= 0 || i + 1 == n ? BB_WANT_ANY : BB_WANT_TEMP);
		/* The last value's local might be overwritten by an earlier target. */
		if (stay < 0 && i + 1 == n && registers[i] < BB_NEAR_LOCALS) {
			int temp = bb_codegen_temps(c, 1);

			bb_codegen_move(c, &values->items[i]->pos, temp, registers[i]);
			registers[i] = temp;
		}
	}
	for (uint32_t i = 0; i < n; i++) {
		int reg = registers[i];

		if (reg < 0) {
			reg = bb_gen_assign_register(c, targets->items[i]);
			reg = bb_gen_expr(c, values->items[i], reg >= 0 ? reg : BB_WANT_TEMP);
		}
		bb_gen_assign_store(c, targets->items[i], reg);
	}
	c->unit->a.next_temp = mark;
}

void bb_gen_assign(BbGenerator *c, const BbStmt *stmt)
{
	const BbExprs *targets = &stmt->assign.targets;
	const BbExpr *value = stmt->assign.value, *first = targets->items[0];
	int mark = c->unit->a.next_temp, reg = -1;

	if (targets->count == 1 && is_row(first) && is_row(value) && first->list.elts.count == value->list.elts.count &&
	    first->list.elts.count <= 16 && first->list.elts.count > 0) {
		assign_row(c, &first->list.elts, &value->list.elts);
		return;
	}
	reg = bb_gen_assign_register(c, first);
	int result = bb_gen_expr(c, value, reg);
	if (reg >= 0) {
		/* The value of a variable of its own may be the wrong thing for the other targets to read: they come
		 * after the first. */
		bb_gen_name_stored(c, reg);
	} else {
		if (targets->count > 1 && result < BB_NEAR_LOCALS) {
			int temp = bb_codegen_temps(c, 1);

			bb_codegen_move(c, &value->pos, temp, result);
			result = temp;
		}
		bb_gen_assign_store(c, first, result);
	}
	for (uint32_t i = 1; i < targets->count; i++)
		bb_gen_assign_store(c, targets->items[i], result);
	c->unit->a.next_temp = mark;
}

/* ---- Augmented assignment. ---- */

/* R[dst] = R[left] op= value */
static void inplace(BbGenerator *c, const BbStmt *stmt, int dst, int left)
{
	const BbExpr *value = stmt->aug_assign.value;
	BbOperator op = bb_fold_operator(stmt->aug_assign.op);
	BbValue v = BB_EMPTY;
	int k;

	if ((op == BB_OP_ADD || op == BB_OP_SUB) && bb_gen_expr_constant(c, value, &v) > 0 &&
	    (k = bb_codegen_constant_operand(c, v, 0xff)) >= 0) {
		bb_codegen_emit(c, &stmt->pos, op == BB_OP_ADD ? BB_OPCODE_INPLACE_ADD_K : BB_OPCODE_INPLACE_SUB_K, dst,
				left, k);
		return;
	}
	int mark = c->unit->a.next_temp;
	int right = bb_gen_expr(c, value, BB_WANT_ANY);
	c->unit->a.next_temp = mark;
	switch (op) {
	case BB_OP_ADD:
		BB_EMIT(c, &stmt->pos, INPLACE_ADD, dst, left, right);
		break;
	case BB_OP_SUB:
		BB_EMIT(c, &stmt->pos, INPLACE_SUB, dst, left, right);
		break;
	case BB_OP_MUL:
		BB_EMIT(c, &stmt->pos, INPLACE_MUL, dst, left, right);
		break;
	default:
		BB_EMIT(c, &stmt->pos, INPLACE, dst, left, right);
		bb_codegen_word(c, &stmt->pos, op);
		break;
	}
}

void bb_gen_assign_augmented(BbGenerator *c, const BbStmt *stmt)
{
	const BbExpr *target = stmt->aug_assign.target, *value = stmt->aug_assign.value;
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, object, index, old, reg;

	switch ((BbExprKind)target->kind) {
	case BB_EXPR_NAME:
		reg = bb_gen_name_register(c, target->name.id);
		old = bb_gen_name_load(c, &target->pos, target->name.id,
				       reg >= 0 && c->unit->scope->has_walrus && bb_gen_expr_has_walrus(value)
					       ? BB_WANT_TEMP
					       : BB_WANT_ANY);
		inplace(c, stmt, reg >= 0 ? reg : old, old);
		if (reg < 0)
			bb_gen_name_store(c, &target->pos, target->name.id, old);
		break;
	case BB_EXPR_ATTRIBUTE:
		note_attribute(c, target);
		object = bb_gen_expr_operand(c, target->attribute.value, value);
		old = bb_codegen_temps(c, 1);
		BB_EMIT(c, &target->pos, LOAD_ATTR, old, object, 0);
		bb_codegen_name_word(c, &target->pos, bb_codegen_mangle(c, target->attribute.attr));
		inplace(c, stmt, old, old);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, STORE_ATTR, object, old, 0);
		bb_codegen_name_word(c, &target->pos, bb_codegen_mangle(c, target->attribute.attr));
		break;
	case BB_EXPR_SUBSCRIPT:
		object = bb_gen_expr(c, target->subscript.value,
				     c->unit->scope->has_walrus && (bb_gen_expr_has_walrus(value) ||
								    bb_gen_expr_has_walrus(target->subscript.slice))
					     ? BB_WANT_TEMP
					     : BB_WANT_ANY);
		index = bb_gen_expr_operand(c, target->subscript.slice, value);
		old = bb_codegen_temps(c, 1);
		BB_EMIT(c, &target->pos, GETITEM, old, object, index);
		inplace(c, stmt, old, old);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, SETITEM, object, index, old);
		break;
	default:
		bb_gen_error(c, &target->pos, "illegal expression for augmented assignment");
		break;
	}
	a->next_temp = mark;
}

/* ---- del. ---- */

void bb_gen_assign_delete(BbGenerator *c, const BbExpr *target)
{
	int mark = c->unit->a.next_temp, object, index;

	if (!bb_codegen_enter_node(c))
		return;
	switch ((BbExprKind)target->kind) {
	case BB_EXPR_NAME:
		bb_gen_name_delete(c, &target->pos, target->name.id);
		break;
	case BB_EXPR_ATTRIBUTE:
		object = bb_gen_expr(c, target->attribute.value, BB_WANT_ANY);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, DELETE_ATTR, object, 0, 0);
		bb_codegen_name_word(c, &target->pos, bb_codegen_mangle(c, target->attribute.attr));
		break;
	case BB_EXPR_SUBSCRIPT:
		object = bb_gen_expr_operand(c, target->subscript.value, target->subscript.slice);
		index = bb_gen_expr(c, target->subscript.slice, BB_WANT_ANY);
		bb_codegen_poll(c, &target->pos);
		BB_EMIT(c, &target->pos, DELITEM, object, index, 0);
		break;
	default:
		for (uint32_t i = 0; i < target->list.elts.count; i++)
			bb_gen_assign_delete(c, target->list.elts.items[i]);
		break;
	}
	c->unit->a.next_temp = mark;
}
