/* SPDX-License-Identifier: MIT */
/*
 * Truth and comparison; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_compare.h"

#include "compiler/gen_expr.h"
#include "compiler/gen_warn.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/tuple.h"

#include "object/error.h"

void bb_gen_compare_test(BbGenerator *c, const BbPos *pos, int reg, BbLabel label, bool cond)
{
	BB_EMIT(c, pos, TEST, reg, cond, 0);
	bb_assembler_jump_if(&c->unit->a, pos, label);
}

/* The operand behind `in', with constant displays turned into constants. */
static int membership_operand(BbGenerator *c, const BbExpr *e, const BbExpr *later)
{
	BbExprs elts = {0};
	bool is_set = e->kind == BB_EXPR_SET;

	if (is_set || e->kind == BB_EXPR_LIST) {
		BbExpr tuple = *e;
		BbValue v = BB_EMPTY;

		elts = is_set ? e->set.elts : e->list.elts;
		tuple.kind = BB_EXPR_TUPLE;
		tuple.ctx = BB_LOAD;
		tuple.tuple.elts = elts;
		if (bb_gen_expr_constant(c, &tuple, &v) > 0) {
			if (is_set)
				v = bb_codegen_check(c, bb_set_from_iterable(c->t, &bb_frozenset_type, v));
			return bb_codegen_constant(c, &e->pos, v, BB_WANT_TEMP);
		}
	}
	return bb_gen_expr_operand(c, e, later);
}

static bool is_membership(BbCompareOp op)
{
	return op == BB_CMP_IN || op == BB_CMP_NOT_IN;
}

static int right_operand(BbGenerator *c, const BbExpr *e, uint32_t i, const BbExpr *later)
{
	/* Further on in a chain the operand is compared itself: it has to stay a list or set. */
	if (i + 1 == e->compare.count && is_membership((BbCompareOp)e->compare.ops[i]))
		return membership_operand(c, e->compare.comparators[i], later);
	return bb_gen_expr_operand(c, e->compare.comparators[i], later);
}

static const uint8_t value_ops[] = {
	[BB_CMP_EQ] = BB_OPCODE_EQ,	    [BB_CMP_NOT_EQ] = BB_OPCODE_NE,	[BB_CMP_LT] = BB_OPCODE_LT,
	[BB_CMP_LT_E] = BB_OPCODE_LE,	    [BB_CMP_GT] = BB_OPCODE_GT,		[BB_CMP_GT_E] = BB_OPCODE_GE,
	[BB_CMP_IS] = BB_OPCODE_IS,	    [BB_CMP_IS_NOT] = BB_OPCODE_IS_NOT, [BB_CMP_IN] = BB_OPCODE_IN,
	[BB_CMP_NOT_IN] = BB_OPCODE_NOT_IN,
};

/* Jumps to the label if (left op right) is cond. */
static void test(BbGenerator *c, const BbPos *pos, BbCompareOp op, int left, int right, BbLabel label, bool cond)
{
	static const uint8_t tests[] = {
		[BB_CMP_EQ] = BB_OPCODE_TEST_EQ, [BB_CMP_NOT_EQ] = BB_OPCODE_TEST_NE,
		[BB_CMP_LT] = BB_OPCODE_TEST_LT, [BB_CMP_LT_E] = BB_OPCODE_TEST_LE,
		[BB_CMP_GT] = BB_OPCODE_TEST_GT, [BB_CMP_GT_E] = BB_OPCODE_TEST_GE,
		[BB_CMP_IS] = BB_OPCODE_TEST_IS, [BB_CMP_IS_NOT] = BB_OPCODE_TEST_IS,
		[BB_CMP_IN] = BB_OPCODE_TEST_IN, [BB_CMP_NOT_IN] = BB_OPCODE_TEST_IN,
	};
	if (op == BB_CMP_IS_NOT || op == BB_CMP_NOT_IN)
		cond = !cond;
	bb_codegen_emit(c, pos, (BbOpcode)tests[op], left, right, cond);
	bb_assembler_jump_if(&c->unit->a, pos, label);
}

static bool is_none(const BbExpr *e)
{
	return e->kind == BB_EXPR_CONSTANT && e->constant.kind == BB_CONST_NONE;
}

/* One comparison as a jump. */
static void jump_single(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond)
{
	BbCompareOp op = (BbCompareOp)e->compare.ops[0];
	const BbExpr *right = e->compare.comparators[0];
	int mark = c->unit->a.next_temp, left = bb_gen_expr_operand(c, e->compare.left, right), k;
	BbValue v = BB_EMPTY;

	if ((op == BB_CMP_IS || op == BB_CMP_IS_NOT) && is_none(right)) {
		BB_EMIT(c, &e->pos, TEST_NONE, left, cond == (op == BB_CMP_IS), 0);
		bb_assembler_jump_if(&c->unit->a, &e->pos, label);
	} else if (op <= BB_CMP_GT_E && bb_gen_expr_constant(c, right, &v) > 0 &&
		   (k = bb_codegen_constant_operand(c, v, 0xff)) >= 0) {
		static const uint8_t tests[] = {
			[BB_CMP_EQ] = BB_OPCODE_TEST_EQ_K, [BB_CMP_NOT_EQ] = BB_OPCODE_TEST_NE_K,
			[BB_CMP_LT] = BB_OPCODE_TEST_LT_K, [BB_CMP_LT_E] = BB_OPCODE_TEST_LE_K,
			[BB_CMP_GT] = BB_OPCODE_TEST_GT_K, [BB_CMP_GT_E] = BB_OPCODE_TEST_GE_K,
		};
		bb_codegen_emit(c, &e->pos, (BbOpcode)tests[op], left, k, cond);
		bb_assembler_jump_if(&c->unit->a, &e->pos, label);
	} else {
		test(c, &e->pos, op, left, right_operand(c, e, 0, NULL), label, cond);
	}
	c->unit->a.next_temp = mark;
}

/* a < b < c as a jump: each operand is evaluated once, and only if the comparisons before it were true. */
static void jump_chain(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond)
{
	int mark = c->unit->a.next_temp;
	uint32_t n = e->compare.count;
	BbLabel out = cond ? bb_assembler_label(&c->unit->a) : label;
	int left = bb_gen_expr_operand(c, e->compare.left, e->compare.comparators[0]);

	for (uint32_t i = 0; i < n && !c->failed; i++) {
		bool last = i + 1 == n;
		int right = right_operand(c, e, i, last ? NULL : e->compare.comparators[i + 1]);

		test(c, &e->pos, (BbCompareOp)e->compare.ops[i], left, right, last ? label : out, last && cond);
		left = right;
	}
	if (cond)
		bb_assembler_bind(&c->unit->a, out);
	c->unit->a.next_temp = mark;
}

static void jump_bool_op(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond)
{
	/* The value that settles `and' is false, that of `or' true. */
	bool settles = e->bool_op.op == BB_BOOL_OR;
	uint32_t n = e->bool_op.values.count;
	BbLabel skip = settles == cond ? label : bb_assembler_label(&c->unit->a);

	for (uint32_t i = 0; i + 1 < n; i++)
		bb_gen_compare_jump(c, e->bool_op.values.items[i], skip, settles);
	bb_gen_compare_jump(c, e->bool_op.values.items[n - 1], label, cond);
	if (settles != cond)
		bb_assembler_bind(&c->unit->a, skip);
}

static void jump_if_exp(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond)
{
	BbLabel orelse = bb_assembler_label(&c->unit->a), end = bb_assembler_label(&c->unit->a);

	bb_gen_compare_jump(c, e->if_exp.test, orelse, false);
	bb_gen_compare_jump(c, e->if_exp.body, label, cond);
	bb_assembler_jump(&c->unit->a, &e->pos, end);
	bb_assembler_bind(&c->unit->a, orelse);
	bb_gen_compare_jump(c, e->if_exp.orelse, label, cond);
	bb_assembler_bind(&c->unit->a, end);
}

void bb_gen_compare_jump(BbGenerator *c, const BbExpr *e, BbLabel label, bool cond)
{
	BbValue v = BB_EMPTY;

	if (!bb_codegen_enter_node(c))
		return;
	if (bb_gen_expr_constant(c, e, &v) > 0) {
		int truth = bb_truth(c->t, v);

		if (truth < 0)
			bb_codegen_check(c, BB_EMPTY);
		else if ((truth != 0) == cond)
			bb_assembler_jump(&c->unit->a, &e->pos, label);
		return;
	}
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_UNARY_OP:
		if (e->unary_op.op == BB_UNARY_NOT) {
			bb_gen_compare_jump(c, e->unary_op.operand, label, !cond);
			return;
		}
		break;
	case BB_EXPR_BOOL_OP:
		jump_bool_op(c, e, label, cond);
		return;
	case BB_EXPR_IF_EXP:
		jump_if_exp(c, e, label, cond);
		return;
	case BB_EXPR_COMPARE:
		bb_gen_warn_compare(c, e);
		if (e->compare.count == 1)
			jump_single(c, e, label, cond);
		else
			jump_chain(c, e, label, cond);
		return;
	default:
		break;
	}
	int mark = c->unit->a.next_temp;
	bb_gen_compare_test(c, &e->pos, bb_gen_expr(c, e, BB_WANT_ANY), label, cond);
	c->unit->a.next_temp = mark;
}

/* ---- Values. ---- */

int bb_gen_compare(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, dst;
	uint32_t n = e->compare.count;

	bb_gen_warn_compare(c, e);
	int left = bb_gen_expr_operand(c, e->compare.left, e->compare.comparators[0]);
	if (n == 1) {
		int right = right_operand(c, e, 0, NULL);

		a->next_temp = mark;
		dst = bb_codegen_result(c, want);
		bb_codegen_emit(c, &e->pos, (BbOpcode)value_ops[e->compare.ops[0]], dst, left, right);
		return dst;
	}
	/* The result of each comparison but the last is kept only if it is false, so it may stand where the left
	 * operand stood, or above. */
	BbLabel end = bb_assembler_label(a);
	int result = bb_codegen_constant(c, &e->pos, BB_NONE, BB_WANT_TEMP);
	for (uint32_t i = 0; i < n && !c->failed; i++) {
		bool last = i + 1 == n;
		int right = right_operand(c, e, i, last ? NULL : e->compare.comparators[i + 1]);

		bb_codegen_emit(c, &e->pos, (BbOpcode)value_ops[e->compare.ops[i]], result, left, right);
		if (!last)
			bb_gen_compare_test(c, &e->pos, result, end, false);
		left = right;
	}
	bb_assembler_bind(a, end);
	a->next_temp = mark;
	dst = bb_codegen_result(c, want);
	bb_codegen_move(c, &e->pos, dst, result);
	return dst;
}

int bb_gen_compare_bool_op(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	bool settles = e->bool_op.op == BB_BOOL_OR;
	uint32_t n = e->bool_op.values.count;
	BbLabel end = bb_assembler_label(a);
	int mark = a->next_temp, temp = mark;

	for (uint32_t i = 0; i < n && !c->failed; i++) {
		const BbExpr *value = e->bool_op.values.items[i];
		BbValue v = BB_EMPTY;

		a->next_temp = mark;
		temp = bb_gen_expr(c, value, BB_WANT_TEMP);
		if (i + 1 == n)
			break;
		if (bb_gen_expr_constant(c, value, &v) > 0) {
			int truth = bb_truth(c->t, v);

			if (truth < 0)
				bb_codegen_check(c, BB_EMPTY);
			else if ((truth != 0) == settles)
				bb_assembler_jump(a, &e->pos, end);
			continue;
		}
		bb_gen_compare_test(c, &value->pos, temp, end, settles);
	}
	bb_assembler_bind(a, end);
	if (want < 0)
		return temp;
	bb_codegen_move(c, &e->pos, want, temp);
	a->next_temp = mark;
	return want;
}

int bb_gen_compare_if_exp(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	BbLabel orelse = bb_assembler_label(a), end = bb_assembler_label(a);
	int mark = a->next_temp, dst;

	if (want == BB_WANT_ANY)
		want = BB_WANT_TEMP;
	bb_gen_compare_jump(c, e->if_exp.test, orelse, false);
	bb_gen_expr(c, e->if_exp.body, want);
	bb_assembler_jump(a, &e->pos, end);
	bb_assembler_bind(a, orelse);
	a->next_temp = mark;
	dst = bb_gen_expr(c, e->if_exp.orelse, want);
	bb_assembler_bind(a, end);
	return dst;
}
