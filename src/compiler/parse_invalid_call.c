/* SPDX-License-Identifier: MIT */
/*
 * The rules about mistakes in calls, in the order in which CPython tries them.
 *
 * Invariant and threading rule: see parse_invalid_call.h.
 */
#include "compiler/parse_invalid_call.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_call.h"
#include "compiler/parse_expr.h"

/* Reads clauses; *last is the last iterable or condition in them. */
static bool clauses(BbParser *p, BbExpr **last, BbExpr **last_target)
{
	size_t mark = p->scratch_used;

	if (!bb_parse_atom_push_for_if_clauses(p))
		return false;
	BbComprehension clause;
	__builtin_memcpy(&clause, p->scratch + p->scratch_used - sizeof clause, sizeof clause);
	p->scratch_used = mark;
	*last_target = clause.target;
	*last = clause.ifs.count ? clause.ifs.items[clause.ifs.count - 1] : clause.iter;
	return true;
}

/* (positional ',')* kwargs ',' '*': an iterable behind a mapping. */
static void iterable_after_mapping(BbParser *p)
{
	BbCallArguments arguments;

	if (!bb_parse_call_args(p, &arguments))
		return;
	bool mapping = false;
	for (uint32_t i = 0; i < arguments.keywords.count; i++)
		mapping = mapping || !arguments.keywords.items[i].arg;
	if (!mapping || bb_parse_kind(p) != BB_TOKEN_COMMA || bb_parse_kind_after(p) != BB_TOKEN_STAR)
		return;
	BbPos comma = bb_parse_here(p);
	bool more = true;
	while (more && bb_parse_accept(p, BB_TOKEN_COMMA))
		more = bb_parse_call_args(p, &arguments);
	bb_parse_error_at(p, bb_parse_up_to_here(p, comma),
			  "iterable argument unpacking follows keyword argument unpacking");
}

/* expression for ... ',' */
static void bare_generator_first(BbParser *p)
{
	BbExpr *last, *target;
	BbCallArguments rest;
	BbExpr *a = bb_parse_expr_expression(p);

	if (!a || !clauses(p, &last, &target) || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return;
	/* What follows is read only because it may hold an error of its own. */
	bool more = bb_parse_call_args(p, &rest);
	(void)more;
	bb_parse_error_at(p, bb_parse_span(a->pos, last->pos), "Generator expression must be parenthesized");
}

static void assignment_in_generator(BbParser *p)
{
	BbExpr *last, *target;
	BbExpr *a = bb_parse_atom_name_node(p);
	BbPos equal = bb_parse_here(p);

	if (!a || !bb_parse_accept(p, BB_TOKEN_EQUAL) || !bb_parse_expr_expression(p) || !clauses(p, &last, &target))
		return;
	bb_parse_error_at(p, bb_parse_span(a->pos, equal),
			  "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

static void missing_value_here(BbParser *p)
{
	BbExpr *a = bb_parse_atom_name_node(p);
	BbPos equal = bb_parse_here(p);

	if (!a || !bb_parse_accept(p, BB_TOKEN_EQUAL))
		return;
	if (bb_parse_kind(p) == BB_TOKEN_COMMA || bb_parse_kind(p) == BB_TOKEN_RPAR)
		bb_parse_error_at(p, bb_parse_span(a->pos, equal), "expected argument value expression");
}

static void missing_value(BbParser *p)
{
	BbCallArguments arguments;
	uint32_t start = p->index;

	if (bb_parse_call_args(p, &arguments) && bb_parse_accept(p, BB_TOKEN_COMMA))
		missing_value_here(p);
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, start);
	missing_value_here(p);
}

static void generator_among_arguments(BbParser *p)
{
	BbCallArguments arguments;
	BbExpr *last, *target;

	if (!bb_parse_call_args(p, &arguments))
		return;
	uint32_t behind = p->index;
	if (bb_parse_atom_at_for(p) && clauses(p, &last, &target)) {
		/* One positional argument is an expression that the rules before have seen. */
		if (arguments.args.count <= 1)
			return;
		BbExpr *first = arguments.args.items[arguments.args.count - 1];
		bb_parse_error_at(p, bb_parse_span(first->pos, last->pos),
				  "Generator expression must be parenthesized");
		return;
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, behind);
	if (!bb_parse_accept(p, BB_TOKEN_COMMA))
		return;
	uint32_t next = p->index;
	BbExpr *a = bb_parse_expr_expression(p);
	if (a && bb_parse_atom_at_for(p) && clauses(p, &last, &target)) {
		bb_parse_error_at(p, bb_parse_span(a->pos, target->pos), "Generator expression must be parenthesized");
		return;
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, next);
	BbCallArguments more;
	if (!bb_parse_call_args(p, &more))
		return;
	bool mapping = arguments.keywords.count && !arguments.keywords.items[arguments.keywords.count - 1].arg;
	bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR,
			    mapping ? "positional argument follows keyword argument unpacking"
				    : "positional argument follows keyword argument");
}

void bb_parse_invalid_call_arguments(BbParser *p)
{
	static void (*const rules[])(BbParser *) = {
		iterable_after_mapping, bare_generator_first,	   assignment_in_generator,
		missing_value,		generator_among_arguments,
	};
	uint32_t start = p->index;

	for (size_t i = 0; i < BB_COUNT(rules) && !bb_parse_failed(p); i++) {
		bb_parse_reset(p, start);
		rules[i](p);
	}
}

void bb_parse_invalid_call_kwarg(BbParser *p)
{
	uint32_t start = p->index;
	BbTokenKind kind = bb_parse_kind(p);
	BbPos pos = bb_parse_here(p);
	bool is_name = kind == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_EQUAL;

	if (kind == BB_TOKEN_TRUE || kind == BB_TOKEN_FALSE || kind == BB_TOKEN_NONE) {
		p->index++;
		BbPos equal = bb_parse_here(p);
		if (bb_parse_accept(p, BB_TOKEN_EQUAL)) {
			bb_parse_error_at(p, bb_parse_span(pos, equal), "cannot assign to %s",
					  bb_token_keyword_text(kind));
			return;
		}
		bb_parse_reset(p, start);
	}
	if (is_name) {
		assignment_in_generator(p);
	} else {
		BbExpr *a = bb_parse_expr_can_begin(p) ? bb_parse_expr_expression(p) : NULL;
		BbPos equal = bb_parse_here(p);
		if (a && bb_parse_accept(p, BB_TOKEN_EQUAL)) {
			bb_parse_error_at(p, bb_parse_span(a->pos, equal),
					  "expression cannot contain assignment, perhaps you meant \"==\"?");
			return;
		}
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, start);
	if (!bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR) || !bb_parse_expr_expression(p) ||
	    !bb_parse_accept(p, BB_TOKEN_EQUAL))
		return;
	BbExpr *value = bb_parse_expr_expression(p);
	if (value)
		bb_parse_error_at(p, bb_parse_span(pos, value->pos), "cannot assign to keyword argument unpacking");
}
