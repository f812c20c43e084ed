/* SPDX-License-Identifier: MIT */
/*
 * What an expression begins with, and the chain behind it.
 *
 * Invariant and threading rule: see parse_atom.h.
 */
#include "compiler/parse_atom.h"

#include "compiler/literal.h"
#include "compiler/parse_call.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_fstring.h"
#include "compiler/parse_invalid.h"
#include "compiler/parse_target.h"

/* --- comprehensions --- */

bool bb_parse_atom_at_for(BbParser *p)
{
	return bb_parse_kind(p) == BB_TOKEN_FOR ||
	       (bb_parse_kind(p) == BB_TOKEN_ASYNC && bb_parse_kind_after(p) == BB_TOKEN_FOR);
}

static bool for_if_clause(BbParser *p, BbComprehension *clause)
{
	uint32_t start = p->index;

	clause->is_async = bb_parse_accept(p, BB_TOKEN_ASYNC);
	p->index++;
	clause->target = bb_parse_target_star_targets(p);
	if (!clause->target || !bb_parse_accept(p, BB_TOKEN_IN)) {
		if (p->diagnose && !bb_parse_failed(p)) {
			bb_parse_reset(p, start);
			bb_parse_invalid_for_if_clause(p);
		}
		return false;
	}
	clause->iter = bb_parse_expr_disjunction(p);
	if (!clause->iter)
		return false;
	size_t mark = p->scratch_used;
	uint32_t before = p->index;
	while (bb_parse_accept(p, BB_TOKEN_IF)) {
		BbExpr *test = bb_parse_expr_disjunction(p);
		if (!test) {
			if (bb_parse_failed(p))
				return false;
			bb_parse_reset(p, before);
			break;
		}
		if (!bb_parse_push(p, &test, sizeof test))
			return false;
		before = p->index;
	}
	return bb_parse_take(p, mark, sizeof(BbExpr *), &clause->ifs.count, &clause->ifs.items);
}

bool bb_parse_atom_push_for_if_clauses(BbParser *p)
{
	size_t mark = p->scratch_used;

	if (!bb_parse_enter(p))
		return false;
	while (bb_parse_atom_at_for(p)) {
		BbComprehension clause = {0};
		if (!for_if_clause(p, &clause) || !bb_parse_push(p, &clause, sizeof clause)) {
			bb_parse_leave(p);
			p->scratch_used = mark;
			return false;
		}
	}
	bb_parse_leave(p);
	return p->scratch_used != mark;
}

/* elt (and value) were read; the clauses and the closing bracket come. */
static BbExpr *comprehension(BbParser *p, BbPos start, BbExprKind kind, BbExpr *elt, BbExpr *value, BbTokenKind close)
{
	size_t mark = p->scratch_used;

	if (!bb_parse_atom_push_for_if_clauses(p))
		return NULL;
	if (!bb_parse_accept(p, close)) {
		p->scratch_used = mark;
		return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, kind, start);
	if (!e ||
	    !bb_parse_take(p, mark, sizeof(BbComprehension), &e->comp.generators.count, &e->comp.generators.items))
		return NULL;
	e->comp.elt = elt;
	e->comp.value = value;
	return e;
}

/* --- displays --- */

/* Behind the first element of a list, set or tuple: the others and the closing bracket. */
static bool rest_of_elements(BbParser *p, BbExpr *first, BbTokenKind close, BbExprs *elts)
{
	size_t mark = p->scratch_used;
	bool trailing;

	if (!bb_parse_push(p, &first, sizeof first))
		return false;
	if (bb_parse_accept(p, BB_TOKEN_COMMA) && bb_parse_kind(p) != close) {
		if (!bb_parse_expr_push_list(p, bb_parse_expr_star_named_expression, &trailing)) {
			p->scratch_used = mark;
			return false;
		}
	}
	if (!bb_parse_accept(p, close)) {
		p->scratch_used = mark;
		return false;
	}
	return bb_parse_take(p, mark, sizeof first, &elts->count, &elts->items);
}

static BbExpr *display_node(BbParser *p, BbPos start, BbExprKind kind, BbExprs elts)
{
	BbExpr *e = bb_parse_expr_node(p, kind, start);

	if (e)
		e->list.elts = elts;
	return e;
}

static BbExpr *list_or_comprehension(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExprs elts = {0};

	p->index++;
	if (bb_parse_accept(p, BB_TOKEN_RSQB))
		return display_node(p, start, BB_EXPR_LIST, elts);
	BbExpr *first = bb_parse_expr_star_named_expression(p);
	if (!first)
		return NULL;
	if (bb_parse_atom_at_for(p) && first->kind != BB_EXPR_STARRED)
		return comprehension(p, start, BB_EXPR_LIST_COMP, first, NULL, BB_TOKEN_RSQB);
	if (!rest_of_elements(p, first, BB_TOKEN_RSQB, &elts))
		return NULL;
	return display_node(p, start, BB_EXPR_LIST, elts);
}

/* '(' is consumed. */
static BbExpr *parenthesized(BbParser *p, BbPos start)
{
	BbExprs elts = {0};
	BbExpr *e;

	if (bb_parse_accept(p, BB_TOKEN_RPAR))
		return display_node(p, start, BB_EXPR_TUPLE, elts);
	if (bb_parse_kind(p) == BB_TOKEN_YIELD) {
		e = bb_parse_expr_yield(p);
		if (!e || !bb_parse_accept(p, BB_TOKEN_RPAR))
			return NULL;
		e->parenthesized = true;
		return e;
	}
	e = bb_parse_expr_star_named_expression(p);
	if (!e)
		return NULL;
	if (bb_parse_kind(p) == BB_TOKEN_COMMA) {
		if (!rest_of_elements(p, e, BB_TOKEN_RPAR, &elts))
			return NULL;
		e = display_node(p, start, BB_EXPR_TUPLE, elts);
		if (e)
			e->parenthesized = true;
		return e;
	}
	if (e->kind == BB_EXPR_STARRED)
		return NULL;
	if (bb_parse_accept(p, BB_TOKEN_RPAR)) {
		e->parenthesized = true;
		return e;
	}
	if (bb_parse_atom_at_for(p))
		return comprehension(p, start, BB_EXPR_GENERATOR_EXP, e, NULL, BB_TOKEN_RPAR);
	return NULL;
}

static BbExpr *parentheses(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;

	p->index++;
	BbExpr *e = parenthesized(p, start);
	if (e || !p->diagnose || bb_parse_failed(p))
		return e;
	bb_parse_reset(p, index);
	return bb_parse_invalid_group(p);
}

typedef struct Pair {
	BbExpr *key;
	BbExpr *value;
} Pair;

static bool unzip_pairs(BbParser *p, BbExpr *e, size_t mark)
{
	uint32_t count = bb_parse_pushed(p, mark, sizeof(Pair));
	BbExpr **keys = bb_parse_alloc(p, count * sizeof *keys);
	BbExpr **values = bb_parse_alloc(p, count * sizeof *values);

	if (!keys || !values)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		Pair *pair = (Pair *)(void *)(p->scratch + mark) + i;
		keys[i] = pair->key;
		values[i] = pair->value;
	}
	e->dict.keys = (BbExprs){count, keys};
	e->dict.values = (BbExprs){count, values};
	return true;
}

/* '**' bitwise_or, or key ':' value. */
static bool kvpair(BbParser *p, Pair *pair)
{
	pair->key = NULL;
	if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
		pair->value = bb_parse_expr_bitwise_or(p);
		return pair->value != NULL;
	}
	pair->key = bb_parse_expr_expression(p);
	if (!pair->key || !bb_parse_accept(p, BB_TOKEN_COLON))
		return false;
	pair->value = bb_parse_expr_expression(p);
	return pair->value != NULL;
}

/* A dict after its first pair, to the closing brace. */
static BbExpr *rest_of_dict(BbParser *p, BbPos start, Pair pair)
{
	size_t mark = p->scratch_used;
	BbExpr *e = NULL;

	if (pair.key && bb_parse_atom_at_for(p))
		return comprehension(p, start, BB_EXPR_DICT_COMP, pair.key, pair.value, BB_TOKEN_RBRACE);
	if (!bb_parse_push(p, &pair, sizeof pair))
		return NULL;
	while (bb_parse_accept(p, BB_TOKEN_COMMA) && bb_parse_kind(p) != BB_TOKEN_RBRACE) {
		if (p->diagnose)
			bb_parse_invalid_later_key(p);
		if (!kvpair(p, &pair) || !bb_parse_push(p, &pair, sizeof pair)) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	if (bb_parse_accept(p, BB_TOKEN_RBRACE)) {
		e = bb_parse_expr_node(p, BB_EXPR_DICT, start);
		if (e && !unzip_pairs(p, e, mark))
			e = NULL;
	}
	p->scratch_used = mark;
	return e;
}

static bool is_bare_assignment(const BbExpr *e)
{
	return e->kind == BB_EXPR_NAMED_EXPR && !e->parenthesized;
}

static BbExpr *braces(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExprs elts = {0};
	Pair pair = {0};

	p->index++;
	if (bb_parse_accept(p, BB_TOKEN_RBRACE))
		return bb_parse_expr_node(p, BB_EXPR_DICT, start);
	if (bb_parse_kind(p) == BB_TOKEN_DOUBLE_STAR)
		return kvpair(p, &pair) ? rest_of_dict(p, start, pair) : NULL;
	BbExpr *first = bb_parse_expr_star_named_expression(p);
	if (!first)
		return NULL;
	if (first->kind != BB_EXPR_STARRED && !is_bare_assignment(first) && bb_parse_accept(p, BB_TOKEN_COLON)) {
		pair.key = first;
		pair.value = bb_parse_expr_expression(p);
		return pair.value ? rest_of_dict(p, start, pair) : NULL;
	}
	if (bb_parse_atom_at_for(p) && first->kind != BB_EXPR_STARRED)
		return comprehension(p, start, BB_EXPR_SET_COMP, first, NULL, BB_TOKEN_RBRACE);
	if (!rest_of_elements(p, first, BB_TOKEN_RBRACE, &elts))
		return NULL;
	return display_node(p, start, BB_EXPR_SET, elts);
}

/* --- atoms --- */

BbExpr *bb_parse_atom_name_node(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbName *name = bb_parse_name(p);
	BbExpr *e = name ? bb_parse_expr_node(p, BB_EXPR_NAME, start) : NULL;

	if (e)
		e->name.id = name;
	return e;
}

static BbExpr *constant(BbParser *p, BbConstantKind kind)
{
	BbPos start = bb_parse_here(p);

	p->index++;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_CONSTANT, start);
	if (e)
		e->constant.kind = (uint8_t)kind;
	return e;
}

BbExpr *bb_parse_atom_number(BbParser *p)
{
	BbExpr *e = constant(p, BB_CONST_INT);

	if (e && !bb_literal_number(&p->lexer, &p->tokens[p->index - 1], &e->constant))
		return bb_parse_error_lexer(p);
	return e;
}

BbExpr *bb_parse_atom_singleton(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NONE:
		return constant(p, BB_CONST_NONE);
	case BB_TOKEN_TRUE:
		return constant(p, BB_CONST_TRUE);
	case BB_TOKEN_FALSE:
		return constant(p, BB_CONST_FALSE);
	default:
		return NULL;
	}
}

static BbExpr *bracketed(BbParser *p)
{
	uint32_t index = p->index;
	BbTokenKind kind = bb_parse_kind(p);
	BbExpr *e;

	if (!bb_parse_enter(p))
		return NULL;
	if (kind == BB_TOKEN_LPAR)
		e = parentheses(p);
	else
		e = kind == BB_TOKEN_LSQB ? list_or_comprehension(p) : braces(p);
	if (!e && p->diagnose && !bb_parse_failed(p)) {
		bb_parse_reset(p, index);
		bb_parse_invalid_display(p, kind);
	}
	bb_parse_leave(p);
	return e;
}

BbExpr *bb_parse_atom_read(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NAME:
		return bb_parse_atom_name_node(p);
	case BB_TOKEN_NUMBER:
		return bb_parse_atom_number(p);
	case BB_TOKEN_STRING:
	case BB_TOKEN_FSTRING_START:
		return bb_parse_fstring_strings(p);
	case BB_TOKEN_LPAR:
	case BB_TOKEN_LSQB:
	case BB_TOKEN_LBRACE:
		return bracketed(p);
	case BB_TOKEN_ELLIPSIS:
		return constant(p, BB_CONST_ELLIPSIS);
	default:
		return bb_parse_atom_singleton(p);
	}
}

/* --- attributes, calls, subscripts --- */

static BbExpr *attribute(BbParser *p, BbPos start, BbExpr *value)
{
	p->index++;
	BbName *name = bb_parse_name(p);
	BbExpr *e = name ? bb_parse_expr_node(p, BB_EXPR_ATTRIBUTE, start) : NULL;

	if (e) {
		e->attribute.value = value;
		e->attribute.attr = name;
	}
	return e;
}

static bool at_slice_end(BbParser *p)
{
	BbTokenKind kind = bb_parse_kind(p);

	return kind == BB_TOKEN_COLON || kind == BB_TOKEN_COMMA || kind == BB_TOKEN_RSQB;
}

/* lower was read (or is NULL) and a ':' comes. */
static BbExpr *slice_from(BbParser *p, BbPos start, BbExpr *lower)
{
	BbExpr *upper = NULL, *step = NULL;

	p->index++;
	if (!at_slice_end(p) && !(upper = bb_parse_expr_expression(p)))
		return NULL;
	if (bb_parse_accept(p, BB_TOKEN_COLON) && !at_slice_end(p) && !(step = bb_parse_expr_expression(p)))
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_SLICE, start);
	if (e) {
		e->slice.lower = lower;
		e->slice.upper = upper;
		e->slice.step = step;
	}
	return e;
}

static BbExpr *slice(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	if (bb_parse_kind(p) == BB_TOKEN_STAR)
		return bb_parse_expr_starred(p);
	if (bb_parse_kind(p) == BB_TOKEN_COLON)
		return slice_from(p, start, NULL);
	uint32_t index = p->index;
	if (p->diagnose) {
		BbExpr *lower = bb_parse_expr_expression(p);
		if (bb_parse_failed(p))
			return NULL;
		if (lower && bb_parse_kind(p) == BB_TOKEN_COLON)
			return slice_from(p, start, lower);
		bb_parse_reset(p, index);
	}
	BbExpr *e = bb_parse_expr_named_expression(p);
	if (e && !is_bare_assignment(e) && bb_parse_kind(p) == BB_TOKEN_COLON)
		return slice_from(p, start, e);
	return e;
}

static BbExpr *slices(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *first = slice(p);

	if (!first || (bb_parse_kind(p) != BB_TOKEN_COMMA && first->kind != BB_EXPR_STARRED))
		return first;
	size_t mark = p->scratch_used;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	while (bb_parse_accept(p, BB_TOKEN_COMMA) && bb_parse_kind(p) != BB_TOKEN_RSQB) {
		BbExpr *next = slice(p);
		if (!next || !bb_parse_push(p, &next, sizeof next)) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
	if (!e || !bb_parse_take(p, mark, sizeof first, &e->tuple.elts.count, &e->tuple.elts.items))
		return NULL;
	return e;
}

static BbExpr *subscript(BbParser *p, BbPos start, BbExpr *value)
{
	p->index++;
	if (!bb_parse_enter(p))
		return NULL;
	BbExpr *index = slices(p);
	bb_parse_leave(p);
	if (!index || !bb_parse_accept(p, BB_TOKEN_RSQB))
		return NULL;
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_SUBSCRIPT, start);
	if (e) {
		e->subscript.value = value;
		e->subscript.slice = index;
	}
	return e;
}

static BbExpr *primary(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *e = bb_parse_atom_read(p);

	while (e) {
		uint32_t before = p->index;
		BbExpr *next;
		switch (bb_parse_kind(p)) {
		case BB_TOKEN_DOT:
			next = attribute(p, start, e);
			break;
		case BB_TOKEN_LPAR:
			next = bb_parse_call_read(p, start, e);
			break;
		case BB_TOKEN_LSQB:
			next = subscript(p, start, e);
			break;
		default:
			return e;
		}
		if (!next && !bb_parse_failed(p)) {
			/* As a whole it can't match any more, but a rule about mistakes may explain it. */
			bb_parse_reset(p, before);
			return e;
		}
		e = next;
	}
	return e;
}

BbExpr *bb_parse_atom_primary(BbParser *p)
{
	BbExpr *e;
	uint32_t start = p->index;

	if (!p->diagnose)
		return primary(p);
	if (bb_parse_recall(p, BB_RULE_PRIMARY, 0, &e))
		return e;
	e = primary(p);
	return bb_parse_remember(p, BB_RULE_PRIMARY, 0, start, e);
}
