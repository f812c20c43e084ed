/* SPDX-License-Identifier: MIT */
/*
 * Reads parameters leniently and tells the first thing that doesn't belong.
 *
 * Invariant and threading rule: see parse_invalid_params.h.
 */
#include "compiler/parse_invalid_params.h"

#include "compiler/parse_expr.h"

typedef struct Reader {
	bool is_lambda;
	BbTokenKind end; /* what ends the list */
	bool any;	 /* a parameter was read */
	bool defaults;	 /* one with a default, before the star */
	bool slash, star;
} Reader;

/* NAME [: annotation]; false: none. */
static bool name(BbParser *p, const Reader *r, bool starred)
{
	if (!bb_parse_accept(p, BB_TOKEN_NAME))
		return false;
	if (!r->is_lambda && bb_parse_accept(p, BB_TOKEN_COLON))
		return (starred ? bb_parse_expr_star_expression(p) : bb_parse_expr_expression(p)) != NULL;
	return true;
}

static bool at_end(BbParser *p, const Reader *r)
{
	return bb_parse_kind(p) == r->end;
}

/* '=' without an expression. */
static bool default_value(BbParser *p, const Reader *r)
{
	BbPos pos = bb_parse_here(p);

	p->index++;
	if (at_end(p, r) || bb_parse_kind(p) == BB_TOKEN_COMMA) {
		if (!r->is_lambda || !at_end(p, r))
			bb_parse_error_at(p, pos, "expected default value expression");
		return false;
	}
	return bb_parse_expr_expression(p) != NULL;
}

/* '(' names ')' where a parameter should be. */
static void parenthesized(BbParser *p, const Reader *r)
{
	BbPos open = bb_parse_here(p);

	p->index++;
	do {
		if (!bb_parse_accept(p, BB_TOKEN_NAME))
			break;
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	BbPos close = bb_parse_here(p);
	if (bb_parse_kind(p) == BB_TOKEN_RPAR && bb_parse_kind_after(p) != BB_TOKEN_ERROR)
		bb_parse_error_at(p, bb_parse_span(open, close), "%s parameters cannot be parenthesized",
				  r->is_lambda ? "Lambda expression" : "Function");
}

static bool slash(BbParser *p, Reader *r)
{
	BbPos pos = bb_parse_here(p);

	p->index++;
	if (r->slash) {
		bb_parse_error_at(p, pos, "/ may appear only once");
		return false;
	}
	if (r->star) {
		bb_parse_error_at(p, pos, "/ must be ahead of *");
		return false;
	}
	if (!r->any) {
		if (bb_parse_kind(p) == BB_TOKEN_COMMA)
			bb_parse_error_at(p, pos, "at least one argument must precede /");
		return false;
	}
	r->slash = true;
	BbPos star = bb_parse_here(p);
	if (bb_parse_kind(p) == BB_TOKEN_STAR) {
		bb_parse_error_at(p, star, "expected comma between / and *");
		return false;
	}
	return true;
}

static bool star(BbParser *p, Reader *r)
{
	BbPos pos = bb_parse_here(p);

	p->index++;
	if (r->star) {
		if (bb_parse_kind(p) == BB_TOKEN_NAME || bb_parse_kind(p) == BB_TOKEN_COMMA)
			bb_parse_error_at(p, pos, "* argument may appear only once");
		return false;
	}
	r->star = true;
	if (at_end(p, r)) {
		if (r->is_lambda)
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "named arguments must follow bare *");
		else
			bb_parse_error_at(p, pos, "named arguments must follow bare *");
		return false;
	}
	if (bb_parse_kind(p) == BB_TOKEN_COMMA) {
		BbTokenKind after = bb_parse_kind_after(p);
		if (after == r->end || after == BB_TOKEN_DOUBLE_STAR) {
			if (r->is_lambda)
				bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "named arguments must follow bare *");
			else
				bb_parse_error_at(p, pos, "named arguments must follow bare *");
			return false;
		}
		return true;
	}
	if (!name(p, r, true))
		return false;
	BbPos equal = bb_parse_here(p);
	if (bb_parse_kind(p) == BB_TOKEN_EQUAL) {
		bb_parse_error_at(p, equal, "var-positional argument cannot have default value");
		return false;
	}
	return true;
}

static bool double_star(BbParser *p, const Reader *r)
{
	p->index++;
	if (!name(p, r, false))
		return false;
	BbPos pos = bb_parse_here(p);
	if (bb_parse_kind(p) == BB_TOKEN_EQUAL) {
		bb_parse_error_at(p, pos, "var-keyword argument cannot have default value");
		return false;
	}
	if (!bb_parse_accept(p, BB_TOKEN_COMMA))
		return false;
	pos = bb_parse_here(p);
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NAME:
		if (name(p, r, false))
			bb_parse_error_at(p, bb_parse_up_to_here(p, pos),
					  "arguments cannot follow var-keyword argument");
		return false;
	case BB_TOKEN_STAR:
	case BB_TOKEN_DOUBLE_STAR:
	case BB_TOKEN_SLASH:
		bb_parse_error_at(p, pos, "arguments cannot follow var-keyword argument");
		return false;
	default:
		return false;
	}
}

static bool plain(BbParser *p, Reader *r)
{
	BbPos pos = bb_parse_here(p);

	if (!name(p, r, false))
		return false;
	BbPos whole = bb_parse_up_to_here(p, pos);
	r->any = true;
	if (bb_parse_kind(p) == BB_TOKEN_EQUAL) {
		if (!default_value(p, r))
			return false;
		r->defaults = r->defaults || !r->star;
		return true;
	}
	if (r->defaults && !r->star && (bb_parse_kind(p) == BB_TOKEN_COMMA || at_end(p, r))) {
		bb_parse_error_at(p, whole, "parameter without a default follows parameter with a default");
		return false;
	}
	return true;
}

void bb_parse_invalid_params_check(BbParser *p, bool is_lambda)
{
	Reader r = {.is_lambda = is_lambda, .end = is_lambda ? BB_TOKEN_COLON : BB_TOKEN_RPAR};

	while (!bb_parse_failed(p) && !at_end(p, &r)) {
		bool good = false;
		switch (bb_parse_kind(p)) {
		case BB_TOKEN_NAME:
			good = plain(p, &r);
			break;
		case BB_TOKEN_SLASH:
			good = slash(p, &r);
			break;
		case BB_TOKEN_STAR:
			good = star(p, &r);
			break;
		case BB_TOKEN_DOUBLE_STAR:
			good = double_star(p, &r);
			break;
		case BB_TOKEN_LPAR:
			if (!r.star && !r.defaults)
				parenthesized(p, &r);
			break;
		default:
			break;
		}
		if (!good || !bb_parse_accept(p, BB_TOKEN_COMMA))
			return;
	}
}
