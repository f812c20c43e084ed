/* SPDX-License-Identifier: MIT */
/*
 * Expressions as targets.
 *
 * Invariant: recursion is bounded, since nested targets were nested expressions.  Threads: as parser.h.
 */
#include "compiler/parse_target.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_expr.h"

bool bb_parse_target_is_single(const BbExpr *e)
{
	return e->kind == BB_EXPR_NAME || e->kind == BB_EXPR_ATTRIBUTE || e->kind == BB_EXPR_SUBSCRIPT;
}

/* A star_target of the grammar. */
static bool is_element(const BbExpr *e)
{
	if (e->kind == BB_EXPR_STARRED)
		return e->starred.value->kind != BB_EXPR_STARRED && is_element(e->starred.value);
	if (e->kind == BB_EXPR_TUPLE || e->kind == BB_EXPR_LIST) {
		for (uint32_t i = 0; i < e->list.elts.count; i++) {
			if (!is_element(e->list.elts.items[i]))
				return false;
		}
		return true;
	}
	return bb_parse_target_is_single(e);
}

bool bb_parse_target_is_star_targets(const BbExpr *e)
{
	return is_element(e);
}

bool bb_parse_target_is_del(const BbExpr *e)
{
	if (e->kind == BB_EXPR_TUPLE || e->kind == BB_EXPR_LIST) {
		for (uint32_t i = 0; i < e->list.elts.count; i++) {
			if (!bb_parse_target_is_del(e->list.elts.items[i]))
				return false;
		}
		return true;
	}
	return bb_parse_target_is_single(e);
}

void bb_parse_target_set_context(BbExpr *e, BbExprContext ctx)
{
	e->ctx = (uint8_t)ctx;
	if (e->kind == BB_EXPR_STARRED) {
		bb_parse_target_set_context(e->starred.value, ctx);
	} else if (e->kind == BB_EXPR_TUPLE || e->kind == BB_EXPR_LIST) {
		for (uint32_t i = 0; i < e->list.elts.count; i++)
			bb_parse_target_set_context(e->list.elts.items[i], ctx);
	}
}

static BbExpr *element(BbParser *p)
{
	if (bb_parse_kind(p) != BB_TOKEN_STAR)
		return bb_parse_atom_primary(p);
	BbPos start = bb_parse_here(p);
	p->index++;
	if (bb_parse_kind(p) == BB_TOKEN_STAR)
		return NULL;
	BbExpr *value = bb_parse_atom_primary(p);
	BbExpr *e = value ? bb_parse_expr_node(p, BB_EXPR_STARRED, start) : NULL;
	if (e)
		e->starred.value = value;
	return e;
}

BbExpr *bb_parse_target_star_target(BbParser *p)
{
	BbExpr *e = element(p);

	if (!e || !is_element(e))
		return NULL;
	bb_parse_target_set_context(e, BB_STORE);
	return e;
}

BbExpr *bb_parse_target_star_targets(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *first = bb_parse_target_star_target(p);

	if (!first || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return first;
	size_t mark = p->scratch_used;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	while (bb_parse_expr_can_begin(p) || bb_parse_kind(p) == BB_TOKEN_STAR) {
		BbExpr *next = bb_parse_target_star_target(p);
		if (!next || !bb_parse_push(p, &next, sizeof next)) {
			p->scratch_used = mark;
			return NULL;
		}
		if (!bb_parse_accept(p, BB_TOKEN_COMMA))
			break;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
	if (!e || !bb_parse_take(p, mark, sizeof first, &e->tuple.elts.count, &e->tuple.elts.items))
		return NULL;
	e->ctx = BB_STORE;
	return e;
}

BbExpr *bb_parse_target_invalid(BbExpr *e, BbTargetKind kind)
{
	switch (e->kind) {
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		for (uint32_t i = 0; i < e->list.elts.count; i++) {
			BbExpr *invalid = bb_parse_target_invalid(e->list.elts.items[i], kind);
			if (invalid)
				return invalid;
		}
		return NULL;
	case BB_EXPR_STARRED:
		return kind == BB_TARGET_DEL ? e : bb_parse_target_invalid(e->starred.value, kind);
	case BB_EXPR_COMPARE:
		if (kind != BB_TARGET_FOR)
			return e;
		return e->compare.ops[0] == BB_CMP_IN ? bb_parse_target_invalid(e->compare.left, kind) : NULL;
	case BB_EXPR_NAME:
	case BB_EXPR_SUBSCRIPT:
	case BB_EXPR_ATTRIBUTE:
		return NULL;
	default:
		return e;
	}
}

void *bb_parse_target_raise_invalid(BbParser *p, BbExpr *e, BbTargetKind kind)
{
	BbExpr *invalid = bb_parse_target_invalid(e, kind);

	if (!invalid)
		return NULL;
	return bb_parse_error_at(p, invalid->pos, kind == BB_TARGET_DEL ? "cannot delete %s" : "cannot assign to %s",
				 bb_parse_target_expr_name(invalid));
}

static const char *constant_name(const BbConstant *constant)
{
	switch (constant->kind) {
	case BB_CONST_NONE:
		return "None";
	case BB_CONST_TRUE:
		return "True";
	case BB_CONST_FALSE:
		return "False";
	case BB_CONST_ELLIPSIS:
		return "ellipsis";
	default:
		return "literal";
	}
}

const char *bb_parse_target_expr_name(const BbExpr *e)
{
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_ATTRIBUTE:
		return "attribute";
	case BB_EXPR_SUBSCRIPT:
		return "subscript";
	case BB_EXPR_STARRED:
		return "starred";
	case BB_EXPR_NAME:
		return "name";
	case BB_EXPR_LIST:
		return "list";
	case BB_EXPR_TUPLE:
		return "tuple";
	case BB_EXPR_LAMBDA:
		return "lambda";
	case BB_EXPR_CALL:
		return "function call";
	case BB_EXPR_GENERATOR_EXP:
		return "generator expression";
	case BB_EXPR_YIELD:
	case BB_EXPR_YIELD_FROM:
		return "yield expression";
	case BB_EXPR_AWAIT:
		return "await expression";
	case BB_EXPR_LIST_COMP:
		return "list comprehension";
	case BB_EXPR_SET_COMP:
		return "set comprehension";
	case BB_EXPR_DICT_COMP:
		return "dict comprehension";
	case BB_EXPR_DICT:
		return "dict literal";
	case BB_EXPR_SET:
		return "set display";
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_FORMATTED_VALUE:
		return "f-string expression";
	case BB_EXPR_TEMPLATE_STR:
	case BB_EXPR_INTERPOLATION:
		return "t-string expression";
	case BB_EXPR_CONSTANT:
		return constant_name(&e->constant);
	case BB_EXPR_COMPARE:
		return "comparison";
	case BB_EXPR_IF_EXP:
		return "conditional expression";
	case BB_EXPR_NAMED_EXPR:
		return "named expression";
	default:
		return "expression";
	}
}
