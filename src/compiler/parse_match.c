/* SPDX-License-Identifier: MIT */
/*
 * `match` is a name everywhere else: the statement is read until its first line ends with a colon.
 *
 * Invariant and threading rule: see parse_match.h.
 */
#include "compiler/parse_match.h"

#include "compiler/parse_compound.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_pattern.h"

bool bb_parse_match_may_begin(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);

	if (token->kind != BB_TOKEN_NAME || !bb_parse_is_word(p, token, "match"))
		return false;
	switch (bb_parse_kind_after(p)) {
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
	case BB_TOKEN_STAR:
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

/* star_named_expression ',' star_named_expressions? | named_expression */
static BbExpr *subject(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	bool trailing;
	BbExpr *first = bb_parse_expr_star_named_expression(p);

	if (!first || bb_parse_kind(p) != BB_TOKEN_COMMA)
		return first && first->kind == BB_EXPR_STARRED ? NULL : first;
	p->index++;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	if ((bb_parse_expr_can_begin(p) || bb_parse_kind(p) == BB_TOKEN_STAR) &&
	    !bb_parse_expr_push_list(p, bb_parse_expr_star_named_expression, &trailing)) {
		p->scratch_used = mark;
		return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
	if (!e || !bb_parse_take(p, mark, sizeof first, &e->tuple.elts.count, &e->tuple.elts.items))
		return NULL;
	return e;
}

static bool match_case(BbParser *p, BbMatchCase *c)
{
	uint32_t line = bb_parse_here(p).line;

	p->index++;
	c->guard = NULL;
	c->pattern = bb_parse_pattern_patterns(p);
	if (!c->pattern)
		return false;
	if (bb_parse_accept(p, BB_TOKEN_IF) && !(c->guard = bb_parse_expr_named_expression(p)))
		return false;
	return bb_parse_compound_colon_block(p, "'case' statement", line, &c->body);
}

static bool push_cases(BbParser *p)
{
	while (bb_parse_is_word(p, bb_parse_token(p), "case")) {
		BbMatchCase c;
		if (!match_case(p, &c) || !bb_parse_push(p, &c, sizeof c))
			return false;
	}
	return bb_parse_accept(p, BB_TOKEN_DEDENT);
}

BbStmt *bb_parse_match_read(BbParser *p, bool *certain)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;
	size_t mark = p->scratch_used;
	BbMatchCases cases;

	p->index++;
	BbExpr *value = subject(p);
	if (!value)
		goto none;
	if (p->diagnose && bb_parse_kind(p) == BB_TOKEN_NEWLINE)
		return bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "expected ':'");
	if (!bb_parse_accept(p, BB_TOKEN_COLON) || !bb_parse_accept(p, BB_TOKEN_NEWLINE))
		goto none;
	if (!bb_parse_accept(p, BB_TOKEN_INDENT)) {
		if (p->diagnose)
			bb_parse_error_last(p, BB_PARSE_INDENTATION_ERROR,
					    "expected an indented block after 'match' statement on line %d",
					    (int)start.line);
		goto none;
	}
	if (!bb_parse_is_word(p, bb_parse_token(p), "case"))
		goto none;
	/* Nothing else can be meant any more, so that tokens may be dropped. */
	*certain = !p->diagnose;
	if (!push_cases(p)) {
		if (p->diagnose)
			bb_parse_reset(p, index);
		p->scratch_used = mark;
		return NULL;
	}
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_MATCH, start);
	if (!s || !bb_parse_take(p, mark, sizeof(BbMatchCase), &cases.count, &cases.items))
		return NULL;
	s->match.subject = value;
	s->match.cases = cases;
	return s;
none:
	p->scratch_used = mark;
	bb_parse_reset(p, index);
	return NULL;
}
