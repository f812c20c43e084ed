/* SPDX-License-Identifier: MIT */
/*
 * Recursive descent for what stands below a comparison in the grammar, precedence climbing for the binary operators.
 *
 * Invariant and threading rule: see parse_expr.h.
 */
#include "compiler/parse_expr.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_invalid.h"
#include "compiler/parse_params.h"

#include <string.h>

bool bb_parse_expr_can_begin(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NAME:
	case BB_TOKEN_NUMBER:
	case BB_TOKEN_STRING:
	case BB_TOKEN_FSTRING_START:
	case BB_TOKEN_LPAR:
	case BB_TOKEN_LSQB:
	case BB_TOKEN_LBRACE:
	case BB_TOKEN_ELLIPSIS:
	case BB_TOKEN_MINUS:
	case BB_TOKEN_PLUS:
	case BB_TOKEN_TILDE:
	case BB_TOKEN_NOT:
	case BB_TOKEN_LAMBDA:
	case BB_TOKEN_AWAIT:
	case BB_TOKEN_NONE:
	case BB_TOKEN_TRUE:
	case BB_TOKEN_FALSE:
		return true;
	default:
		return false;
	}
}

/* --- lists --- */

bool bb_parse_expr_push_list(BbParser *p, BbExpr *(*item)(BbParser *), bool *trailing)
{
	*trailing = false;
	for (;;) {
		BbExpr *e = item(p);
		if (!e)
			return *trailing && !bb_parse_failed(p);
		if (!bb_parse_push(p, &e, sizeof e))
			return false;
		*trailing = bb_parse_accept(p, BB_TOKEN_COMMA);
		if (!*trailing)
			return true;
		if (!p->diagnose && !bb_parse_expr_can_begin(p) && bb_parse_kind(p) != BB_TOKEN_STAR)
			return !bb_parse_failed(p);
	}
}

static BbExpr *star_expressions(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *first = bb_parse_expr_star_expression(p);

	if (!first || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return first;
	size_t mark = p->scratch_used;
	bool trailing;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	uint32_t behind = p->index;
	if (bb_parse_expr_can_begin(p) || bb_parse_kind(p) == BB_TOKEN_STAR || p->diagnose) {
		if (!bb_parse_expr_push_list(p, bb_parse_expr_star_expression, &trailing)) {
			if (bb_parse_failed(p) || bb_parse_pushed(p, mark, sizeof first) > 1) {
				p->scratch_used = mark;
				return NULL;
			}
			bb_parse_reset(p, behind);
		}
	}
	if (bb_parse_failed(p))
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
	if (!e || !bb_parse_take(p, mark, sizeof first, &e->tuple.elts.count, &e->tuple.elts.items))
		return NULL;
	return e;
}

BbExpr *bb_parse_expr_star_expressions(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (p->diagnose && bb_parse_recall(p, BB_RULE_STAR_EXPRESSIONS, 0, &e))
		return e;
	e = star_expressions(p);
	return bb_parse_remember(p, BB_RULE_STAR_EXPRESSIONS, 0, start, e);
}

static BbExpr *starred_bitwise_or(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	p->index++;
	BbExpr *value = bb_parse_expr_bitwise_or(p);
	if (!value)
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_STARRED, start);
	if (e)
		e->starred.value = value;
	return e;
}

BbExpr *bb_parse_expr_star_expression(BbParser *p)
{
	if (bb_parse_kind(p) == BB_TOKEN_STAR)
		return starred_bitwise_or(p);
	return bb_parse_expr_expression(p);
}

BbExpr *bb_parse_expr_star_named_expression(BbParser *p)
{
	if (bb_parse_kind(p) == BB_TOKEN_STAR)
		return starred_bitwise_or(p);
	return bb_parse_expr_named_expression(p);
}

BbExpr *bb_parse_expr_starred(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;

	if (!bb_parse_accept(p, BB_TOKEN_STAR))
		return NULL;
	if (p->diagnose) {
		BbExpr *target = bb_parse_expr_expression(p);
		if (target && bb_parse_accept(p, BB_TOKEN_EQUAL)) {
			BbExpr *value = bb_parse_expr_expression(p);
			if (value)
				return bb_parse_error_at(p, bb_parse_span(start, value->pos),
							 "cannot assign to iterable argument unpacking");
		}
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, index + 1);
	}
	BbExpr *value = bb_parse_expr_expression(p);
	if (!value) {
		if (p->diagnose)
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "Invalid star expression");
		return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_STARRED, start);
	if (e)
		e->starred.value = value;
	return e;
}

/* --- := --- */

static BbExpr *assignment_expression(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbName *name = bb_parse_name(p);

	if (!name)
		return NULL;
	BbExpr *target = bb_parse_expr_node(p, BB_EXPR_NAME, start);
	if (!target)
		return NULL;
	target->name.id = name;
	target->ctx = BB_STORE;
	p->index++; /* := */
	BbExpr *value = bb_parse_expr_expression(p);
	if (!value)
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_NAMED_EXPR, start);
	if (e) {
		e->named_expr.target = target;
		e->named_expr.value = value;
	}
	return e;
}

BbExpr *bb_parse_expr_assignment_or_expression(BbParser *p)
{
	if (bb_parse_kind(p) == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_COLON_EQUAL)
		return assignment_expression(p);
	BbExpr *e = bb_parse_expr_expression(p);
	return e && bb_parse_kind(p) != BB_TOKEN_COLON_EQUAL ? e : NULL;
}

BbExpr *bb_parse_expr_named_expression(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (bb_parse_kind(p) == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_COLON_EQUAL)
		return assignment_expression(p);
	if (!p->diagnose) {
		e = bb_parse_expr_expression(p);
		return e && bb_parse_kind(p) != BB_TOKEN_COLON_EQUAL ? e : NULL;
	}
	if (bb_parse_recall(p, BB_RULE_NAMED_EXPRESSION, 0, &e))
		return e;
	bb_parse_invalid_named_expression(p);
	if (bb_parse_failed(p))
		return NULL;
	bb_parse_reset(p, start);
	e = bb_parse_expr_expression(p);
	if (e && bb_parse_kind(p) == BB_TOKEN_COLON_EQUAL)
		e = NULL;
	return bb_parse_remember(p, BB_RULE_NAMED_EXPRESSION, 0, start, e);
}

/* --- expression --- */

static BbExpr *lambda(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	p->index++;
	BbArguments *args = bb_parse_params_read(p, true);
	if (!args || !bb_parse_accept(p, BB_TOKEN_COLON))
		return NULL;
	BbExpr *body = bb_parse_expr_expression(p);
	if (!body)
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_LAMBDA, start);
	if (e) {
		e->lambda.args = args;
		e->lambda.body = body;
	}
	return e;
}

static BbExpr *conditional(BbParser *p, BbPos start, BbExpr *body)
{
	uint32_t before_if = p->index;

	p->index++;
	BbExpr *test = bb_parse_expr_disjunction(p);
	if (!test || !bb_parse_accept(p, BB_TOKEN_ELSE)) {
		/* The `if` may belong to what is around: [x for x in y if z]. */
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, before_if);
		return body;
	}
	BbExpr *orelse = bb_parse_expr_expression(p);
	if (!orelse) {
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, before_if);
		return body;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_IF_EXP, start);
	if (e) {
		e->if_exp.test = test;
		e->if_exp.body = body;
		e->if_exp.orelse = orelse;
	}
	return e;
}

BbExpr *bb_parse_expr_plain_expression(BbParser *p)
{
	if (bb_parse_kind(p) == BB_TOKEN_LAMBDA) {
		if (!bb_parse_enter(p))
			return NULL;
		BbExpr *e = lambda(p);
		bb_parse_leave(p);
		return e;
	}
	BbPos start = bb_parse_here(p);
	BbExpr *e = bb_parse_expr_disjunction(p);
	if (!e || BB_LIKELY(bb_parse_kind(p) != BB_TOKEN_IF))
		return e;
	if (!bb_parse_enter(p))
		return NULL;
	e = conditional(p, start, e);
	bb_parse_leave(p);
	return e;
}

BbExpr *bb_parse_expr_expression(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (!p->diagnose)
		return bb_parse_expr_plain_expression(p);
	if (bb_parse_recall(p, BB_RULE_EXPRESSION, 0, &e))
		return e;
	bb_parse_invalid_expression(p);
	if (bb_parse_failed(p))
		return NULL;
	bb_parse_reset(p, start);
	e = bb_parse_expr_plain_expression(p);
	return bb_parse_remember(p, BB_RULE_EXPRESSION, 0, start, e);
}

BbExpr *bb_parse_expr_yield(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *value = NULL;
	BbExprKind kind = BB_EXPR_YIELD;

	if (!bb_parse_accept(p, BB_TOKEN_YIELD))
		return NULL;
	if (bb_parse_accept(p, BB_TOKEN_FROM)) {
		kind = BB_EXPR_YIELD_FROM;
		value = bb_parse_expr_expression(p);
		if (!value)
			return NULL;
	} else if (bb_parse_expr_can_begin(p) || bb_parse_kind(p) == BB_TOKEN_STAR) {
		value = bb_parse_expr_star_expressions(p);
		if (!value)
			return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, kind, start);
	if (e)
		e->yield.value = value;
	return e;
}

BbExpr *bb_parse_expr_annotated_rhs(BbParser *p)
{
	return bb_parse_kind(p) == BB_TOKEN_YIELD ? bb_parse_expr_yield(p) : bb_parse_expr_star_expressions(p);
}

/* --- and, or, not, comparisons --- */

static BbExpr *bool_op(BbParser *p, BbTokenKind token, BbBoolOp op, BbExpr *(*operand)(BbParser *))
{
	BbPos start = bb_parse_here(p);
	BbExpr *first = operand(p);

	if (!first || BB_LIKELY(bb_parse_kind(p) != token))
		return first;
	size_t mark = p->scratch_used;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	for (;;) {
		uint32_t before = p->index;
		if (!bb_parse_accept(p, token))
			break;
		BbExpr *next = operand(p);
		if (!next && !bb_parse_failed(p)) {
			bb_parse_reset(p, before);
			break;
		}
		if (!next || !bb_parse_push(p, &next, sizeof next)) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	if (bb_parse_pushed(p, mark, sizeof first) == 1) {
		p->scratch_used = mark;
		return first;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_BOOL_OP, start);
	if (!e || !bb_parse_take(p, mark, sizeof e, &e->bool_op.values.count, &e->bool_op.values.items))
		return NULL;
	e->bool_op.op = op;
	return e;
}

static BbExpr *conjunction(BbParser *p)
{
	return bool_op(p, BB_TOKEN_AND, BB_BOOL_AND, bb_parse_expr_inversion);
}

BbExpr *bb_parse_expr_disjunction(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (p->diagnose && bb_parse_recall(p, BB_RULE_DISJUNCTION, 0, &e))
		return e;
	e = bool_op(p, BB_TOKEN_OR, BB_BOOL_OR, conjunction);
	return bb_parse_remember(p, BB_RULE_DISJUNCTION, 0, start, e);
}

/* The comparison operator that comes next, consumed; -1 if there is none. */
static int comparison_operator(BbParser *p)
{
	int op;

	switch (bb_parse_kind(p)) {
	case BB_TOKEN_EQ_EQUAL:
		op = BB_CMP_EQ;
		break;
	case BB_TOKEN_NOT_EQUAL: {
		const BbToken *token = bb_parse_token(p);
		if (p->lexer.source[token->start] == '<')
			return -1;
		op = BB_CMP_NOT_EQ;
		break;
	}
	case BB_TOKEN_LESS:
		op = BB_CMP_LT;
		break;
	case BB_TOKEN_LESS_EQUAL:
		op = BB_CMP_LT_E;
		break;
	case BB_TOKEN_GREATER:
		op = BB_CMP_GT;
		break;
	case BB_TOKEN_GREATER_EQUAL:
		op = BB_CMP_GT_E;
		break;
	case BB_TOKEN_IN:
		op = BB_CMP_IN;
		break;
	case BB_TOKEN_IS:
		p->index++;
		return bb_parse_accept(p, BB_TOKEN_NOT) ? BB_CMP_IS_NOT : BB_CMP_IS;
	case BB_TOKEN_NOT:
		if (bb_parse_kind_after(p) != BB_TOKEN_IN)
			return -1;
		p->index++;
		op = BB_CMP_NOT_IN;
		break;
	default:
		return -1;
	}
	p->index++;
	return op;
}

typedef struct Comparison {
	BbExpr *right;
	int op;
} Comparison;

static bool unzip_comparisons(BbParser *p, BbExpr *e, size_t mark)
{
	uint32_t count = bb_parse_pushed(p, mark, sizeof(Comparison));
	BbExpr **comparators = bb_parse_alloc(p, count * sizeof *comparators);
	uint8_t *ops = bb_parse_alloc(p, count);

	if (!comparators || !ops)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		Comparison item;
		memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
		comparators[i] = item.right;
		ops[i] = (uint8_t)item.op;
	}
	e->compare.count = count;
	e->compare.comparators = comparators;
	e->compare.ops = ops;
	return true;
}

static BbExpr *comparison(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *left = bb_parse_expr_bitwise_or(p);

	if (!left)
		return NULL;
	size_t mark = p->scratch_used;
	uint32_t before = p->index;
	for (Comparison item; (item.op = comparison_operator(p)) >= 0; before = p->index) {
		item.right = bb_parse_expr_bitwise_or(p);
		if (!item.right) {
			if (bb_parse_failed(p))
				return NULL;
			bb_parse_reset(p, before);
			break;
		}
		if (!bb_parse_push(p, &item, sizeof item))
			return NULL;
	}
	if (p->scratch_used == mark)
		return left;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_COMPARE, start);
	if (!e || !unzip_comparisons(p, e, mark))
		return NULL;
	e->compare.left = left;
	p->scratch_used = mark;
	return e;
}

static BbExpr *unary_node(BbParser *p, BbPos start, BbUnaryOp op, BbExpr *operand)
{
	BbExpr *e = operand ? bb_parse_expr_node(p, BB_EXPR_UNARY_OP, start) : NULL;

	if (e) {
		e->unary_op.op = op;
		e->unary_op.operand = operand;
	}
	return e;
}

BbExpr *bb_parse_expr_inversion(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	if (!bb_parse_accept(p, BB_TOKEN_NOT))
		return comparison(p);
	if (!bb_parse_enter(p))
		return NULL;
	BbExpr *operand = bb_parse_expr_inversion(p);
	bb_parse_leave(p);
	return unary_node(p, start, BB_UNARY_NOT, operand);
}

/* --- binary operators --- */

enum {
	PRECEDENCE_OR = 1,
	PRECEDENCE_XOR,
	PRECEDENCE_AND,
	PRECEDENCE_SHIFT,
	PRECEDENCE_SUM,
	PRECEDENCE_TERM,
};

static int precedence_of(BbTokenKind kind, BbBinaryOp *op)
{
	switch (kind) {
	case BB_TOKEN_VBAR:
		*op = BB_BIN_BITOR;
		return PRECEDENCE_OR;
	case BB_TOKEN_CIRCUMFLEX:
		*op = BB_BIN_BITXOR;
		return PRECEDENCE_XOR;
	case BB_TOKEN_AMPER:
		*op = BB_BIN_BITAND;
		return PRECEDENCE_AND;
	case BB_TOKEN_LEFT_SHIFT:
		*op = BB_BIN_LSHIFT;
		return PRECEDENCE_SHIFT;
	case BB_TOKEN_RIGHT_SHIFT:
		*op = BB_BIN_RSHIFT;
		return PRECEDENCE_SHIFT;
	case BB_TOKEN_PLUS:
		*op = BB_BIN_ADD;
		return PRECEDENCE_SUM;
	case BB_TOKEN_MINUS:
		*op = BB_BIN_SUB;
		return PRECEDENCE_SUM;
	case BB_TOKEN_STAR:
		*op = BB_BIN_MULT;
		return PRECEDENCE_TERM;
	case BB_TOKEN_SLASH:
		*op = BB_BIN_DIV;
		return PRECEDENCE_TERM;
	case BB_TOKEN_DOUBLE_SLASH:
		*op = BB_BIN_FLOORDIV;
		return PRECEDENCE_TERM;
	case BB_TOKEN_PERCENT:
		*op = BB_BIN_MOD;
		return PRECEDENCE_TERM;
	case BB_TOKEN_AT:
		*op = BB_BIN_MATMULT;
		return PRECEDENCE_TERM;
	default:
		return 0;
	}
}

static BbExpr *bin_op_node(BbParser *p, BbPos start, BbExpr *left, BbBinaryOp op, BbExpr *right)
{
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_BIN_OP, start);

	if (e) {
		e->bin_op.left = left;
		e->bin_op.op = op;
		e->bin_op.right = right;
	}
	return e;
}

static BbExpr *binary(BbParser *p, int least)
{
	BbPos start = bb_parse_here(p);
	BbExpr *left = bb_parse_expr_factor(p);

	while (left) {
		BbBinaryOp op;
		uint32_t before = p->index;
		int precedence = precedence_of(bb_parse_kind(p), &op);
		if (precedence < least || !precedence)
			return left;
		p->index++;
		if (p->diagnose && precedence >= PRECEDENCE_SUM && bb_parse_kind(p) == BB_TOKEN_NOT) {
			bb_parse_invalid_not_after_operator(p, bb_parse_expr_inversion);
			if (bb_parse_failed(p))
				return NULL;
		}
		BbExpr *right = binary(p, precedence + 1);
		if (!right) {
			/* What was read is an expression; whether something else may follow is not for us to say. */
			if (bb_parse_failed(p))
				return NULL;
			bb_parse_reset(p, before);
			return left;
		}
		left = bin_op_node(p, start, left, op, right);
	}
	return left;
}

BbExpr *bb_parse_expr_bitwise_or(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (!p->diagnose)
		return binary(p, PRECEDENCE_OR);
	if (bb_parse_recall(p, BB_RULE_BITWISE_OR, 0, &e))
		return e;
	e = binary(p, PRECEDENCE_OR);
	return bb_parse_remember(p, BB_RULE_BITWISE_OR, 0, start, e);
}

BbExpr *bb_parse_expr_sum(BbParser *p)
{
	return binary(p, PRECEDENCE_SUM);
}

static BbExpr *await_primary(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	if (!bb_parse_accept(p, BB_TOKEN_AWAIT))
		return bb_parse_atom_primary(p);
	BbExpr *value = bb_parse_atom_primary(p);
	BbExpr *e = value ? bb_parse_expr_node(p, BB_EXPR_AWAIT, start) : NULL;
	if (e)
		e->await.value = value;
	return e;
}

static BbExpr *power(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *left = await_primary(p);

	if (!left || BB_LIKELY(bb_parse_kind(p) != BB_TOKEN_DOUBLE_STAR))
		return left;
	uint32_t before = p->index;
	if (!bb_parse_enter(p))
		return NULL;
	p->index++;
	BbExpr *right = bb_parse_expr_factor(p);
	bb_parse_leave(p);
	if (!right) {
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, before);
		return left;
	}
	return bin_op_node(p, start, left, BB_BIN_POW, right);
}

BbExpr *bb_parse_expr_factor(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbUnaryOp op;

	switch (bb_parse_kind(p)) {
	case BB_TOKEN_MINUS:
		op = BB_UNARY_USUB;
		break;
	case BB_TOKEN_PLUS:
		op = BB_UNARY_UADD;
		break;
	case BB_TOKEN_TILDE:
		op = BB_UNARY_INVERT;
		break;
	default:
		return power(p);
	}
	p->index++;
	if (p->diagnose && bb_parse_kind(p) == BB_TOKEN_NOT) {
		bb_parse_invalid_not_after_operator(p, bb_parse_expr_factor);
		if (bb_parse_failed(p))
			return NULL;
	}
	if (!bb_parse_enter(p))
		return NULL;
	BbExpr *operand = bb_parse_expr_factor(p);
	bb_parse_leave(p);
	return unary_node(p, start, op, operand);
}
