/* SPDX-License-Identifier: MIT */
/*
 * The rules about mistakes in expressions, in the order in which CPython tries them.
 *
 * Invariant and threading rule: see parse_invalid.h.
 */
#include "compiler/parse_invalid.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_params.h"
#include "compiler/parse_stmt.h"
#include "compiler/parse_target.h"

static bool is_soft_keyword(const BbParser *p, const BbToken *token)
{
	return bb_parse_is_word(p, token, "_") || bb_parse_is_word(p, token, "case") ||
	       bb_parse_is_word(p, token, "match") || bb_parse_is_word(p, token, "type");
}

/* print and exec were statements once. */
static bool is_legacy_name(const BbExpr *e)
{
	const BbName *id = e->kind == BB_EXPR_NAME ? e->name.id : NULL;

	if (!id)
		return false;
	return (id->length == 5 && !__builtin_memcmp(id->text, "print", 5)) ||
	       (id->length == 4 && !__builtin_memcmp(id->text, "exec", 4));
}

/* An expression, read without rules about mistakes; NULL also if one certainly can't begin here. */
static BbExpr *expression_without_rules(BbParser *p)
{
	bool diagnose = p->diagnose;
	size_t mark = p->scratch_used;

	p->diagnose = false;
	BbExpr *e = bb_parse_expr_can_begin(p) ? bb_parse_expr_plain_expression(p) : NULL;
	p->diagnose = diagnose;
	p->scratch_used = mark;
	return bb_parse_failed(p) ? NULL : e;
}

/* Two expressions side by side. */
static void forgotten_comma(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);
	BbTokenKind after = token->kind == BB_TOKEN_NAME ? bb_parse_kind_after(p) : BB_TOKEN_ERROR;

	if (bb_parse_failed(p))
		return;
	token = bb_parse_token(p);
	if (token->kind == BB_TOKEN_NAME && (after == BB_TOKEN_STRING || is_soft_keyword(p, token)))
		return;
	BbExpr *a = bb_parse_expr_disjunction(p);
	if (!a)
		return;
	BbExpr *b = expression_without_rules(p);
	if (!b)
		return;
	if (is_legacy_name(a) || p->tokens[p->index - 1].level == 0)
		return;
	bb_parse_error_at(p, bb_parse_span(a->pos, b->pos), "invalid syntax. Perhaps you forgot a comma?");
}

/* "a "b" c": expressions between two string literals. */
static void string_in_string(BbParser *p)
{
	BbExpr *first = NULL, *last = NULL;

	if (!bb_parse_accept(p, BB_TOKEN_STRING))
		return;
	while (bb_parse_kind(p) != BB_TOKEN_STRING) {
		BbExpr *e = expression_without_rules(p);
		if (!e)
			return;
		first = first ? first : e;
		last = e;
	}
	if (first)
		bb_parse_error_at(p, bb_parse_span(first->pos, last->pos),
				  "invalid syntax. Is this intended to be part of the string?");
}

static void incomplete_conditional(BbParser *p)
{
	BbExpr *a = bb_parse_expr_disjunction(p);

	if (!a || !bb_parse_accept(p, BB_TOKEN_IF))
		return;
	BbExpr *b = bb_parse_expr_disjunction(p);
	if (!b)
		return;
	BbTokenKind kind = bb_parse_kind(p);
	if (bb_parse_failed(p))
		return;
	if (kind != BB_TOKEN_ELSE && kind != BB_TOKEN_COLON) {
		bb_parse_error_at(p, bb_parse_span(a->pos, b->pos), "expected 'else' after 'if' expression");
		return;
	}
	if (!bb_parse_accept(p, BB_TOKEN_ELSE))
		return;
	uint32_t behind = p->index;
	BbExpr *c = bb_parse_expr_expression(p);
	bb_parse_reset(p, behind);
	if (c || bb_parse_failed(p))
		return;
	bb_parse_error_next(p, "expected expression after 'else', but statement is given");
}

static void statement_before_if(BbParser *p)
{
	BbTokenKind kind = bb_parse_kind(p);
	BbPos pos = bb_parse_here(p);

	if (kind != BB_TOKEN_PASS && kind != BB_TOKEN_BREAK && kind != BB_TOKEN_CONTINUE)
		return;
	p->index++;
	if (!bb_parse_accept(p, BB_TOKEN_IF) || !bb_parse_expr_disjunction(p) || !bb_parse_accept(p, BB_TOKEN_ELSE))
		return;
	if (bb_parse_stmt_simple(p))
		bb_parse_error_at(p, pos, "expected expression before 'if', but statement is given");
}

static void lambda_in_fstring(BbParser *p)
{
	BbPos pos = bb_parse_here(p);

	if (!bb_parse_accept(p, BB_TOKEN_LAMBDA) || !bb_parse_params_read(p, true))
		return;
	BbPos colon = bb_parse_here(p);
	if (!bb_parse_accept(p, BB_TOKEN_COLON))
		return;
	const BbToken *token = bb_parse_token(p);
	if (token->kind == BB_TOKEN_FSTRING_MIDDLE)
		bb_parse_error_at(p, bb_parse_span(pos, colon),
				  "%c-string: lambda expressions are not allowed without parentheses",
				  token->flags & BB_TOKEN_TEMPLATE ? 't' : 'f');
}

static void legacy_statement(BbParser *p)
{
	BbExpr *a = bb_parse_atom_name_node(p);

	if (!a || bb_parse_kind(p) == BB_TOKEN_LPAR)
		return;
	if (!bb_parse_expr_can_begin(p) && bb_parse_kind(p) != BB_TOKEN_STAR)
		return;
	/* Whatever the name is, an error in what follows is found here. */
	BbExpr *b = bb_parse_expr_star_expressions(p);
	if (b && is_legacy_name(a))
		bb_parse_error_at(p, bb_parse_span(a->pos, b->pos),
				  "Missing parentheses in call to '%s'. Did you mean %s(...)?", a->name.id->text,
				  a->name.id->text);
}

void bb_parse_invalid_expression(BbParser *p)
{
	static void (*const rules[])(BbParser *) = {
		string_in_string,    forgotten_comma,	incomplete_conditional,
		statement_before_if, lambda_in_fstring, legacy_statement,
	};
	uint32_t start = p->index;

	if (!bb_parse_enter(p))
		return;
	for (size_t i = 0; i < BB_COUNT(rules) && !bb_parse_failed(p); i++) {
		bb_parse_reset(p, start);
		rules[i](p);
	}
	bb_parse_leave(p);
}

void bb_parse_invalid_not_after_operator(BbParser *p, BbExpr *(*operand)(BbParser *))
{
	uint32_t start = p->index;
	BbPos pos = bb_parse_here(p);

	p->index++;
	BbExpr *b = operand(p);
	if (b)
		bb_parse_error_at(p, bb_parse_span(pos, b->pos), "'not' after an operator must be parenthesized");
	bb_parse_reset(p, start);
}

static bool at_assignment(BbParser *p)
{
	return bb_parse_kind(p) == BB_TOKEN_EQUAL || bb_parse_kind(p) == BB_TOKEN_COLON_EQUAL;
}

static bool is_never_compared(const BbExpr *e, BbTokenKind first)
{
	return (e->kind == BB_EXPR_LIST && first == BB_TOKEN_LSQB) || e->kind == BB_EXPR_TUPLE ||
	       e->kind == BB_EXPR_GENERATOR_EXP || (e->kind == BB_EXPR_CONSTANT && e->constant.kind <= BB_CONST_FALSE);
}

void bb_parse_invalid_named_expression(BbParser *p)
{
	uint32_t start = p->index;
	BbTokenKind first = bb_parse_kind(p);
	BbExpr *a = bb_parse_expr_expression(p), *b;

	if (bb_parse_failed(p))
		return;
	if (a && bb_parse_accept(p, BB_TOKEN_COLON_EQUAL) && bb_parse_expr_expression(p)) {
		bb_parse_error_at(p, a->pos, "cannot use assignment expressions with %s", bb_parse_target_expr_name(a));
		return;
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, start);
	a = bb_parse_atom_name_node(p);
	if (a && bb_parse_accept(p, BB_TOKEN_EQUAL)) {
		b = bb_parse_expr_bitwise_or(p);
		if (b && !at_assignment(p)) {
			bb_parse_error_at(p, bb_parse_span(a->pos, b->pos),
					  "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
			return;
		}
	}
	if (bb_parse_failed(p))
		return;
	/* A display of one of these kinds is no target that somebody took for a comparison. */
	bb_parse_reset(p, start);
	BbExpr *atom = bb_parse_atom_read(p);
	if (bb_parse_failed(p) || (atom && !atom->parenthesized && is_never_compared(atom, first)) ||
	    (atom && atom->kind == BB_EXPR_TUPLE))
		return;
	bb_parse_reset(p, start);
	a = bb_parse_expr_bitwise_or(p);
	if (!a || !bb_parse_accept(p, BB_TOKEN_EQUAL))
		return;
	b = bb_parse_expr_bitwise_or(p);
	if (b && !at_assignment(p))
		bb_parse_error_at(p, a->pos, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
				  bb_parse_target_expr_name(a));
}

void bb_parse_invalid_for_if_clause(BbParser *p)
{
	uint32_t start;

	bb_parse_accept(p, BB_TOKEN_ASYNC);
	p->index++;
	start = p->index;
	if (bb_parse_expr_bitwise_or(p)) {
		while (bb_parse_accept(p, BB_TOKEN_COMMA) && bb_parse_expr_can_begin(p)) {
			if (!bb_parse_expr_bitwise_or(p))
				break;
		}
		if (!bb_parse_failed(p) && bb_parse_kind(p) != BB_TOKEN_IN) {
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "'in' expected after for-loop variables");
			return;
		}
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, start);
	BbExpr *a = bb_parse_expr_star_expressions(p);
	if (a)
		bb_parse_target_raise_invalid(p, a, BB_TARGET_FOR);
}

BbExpr *bb_parse_invalid_group(BbParser *p)
{
	p->index++;
	BbPos pos = bb_parse_here(p);

	if (bb_parse_kind(p) == BB_TOKEN_STAR) {
		BbExpr *a = bb_parse_expr_starred(p);
		if (a && bb_parse_kind(p) == BB_TOKEN_RPAR)
			bb_parse_error_at(p, a->pos, "cannot use starred expression here");
	} else if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
		if (bb_parse_expr_expression(p) && bb_parse_kind(p) == BB_TOKEN_RPAR)
			bb_parse_error_at(p, pos, "cannot use double starred expression here");
	}
	return NULL;
}

/* --- comprehensions --- */

static bool at_clauses(BbParser *p)
{
	size_t mark = p->scratch_used;
	bool found = bb_parse_atom_push_for_if_clauses(p);

	p->scratch_used = mark;
	return found;
}

static void comprehension(BbParser *p, BbTokenKind opening)
{
	uint32_t start = p->index;
	bool trailing;

	if (bb_parse_kind(p) == BB_TOKEN_STAR) {
		BbExpr *a = bb_parse_expr_starred(p);
		if (a && at_clauses(p))
			bb_parse_error_at(p, a->pos, "iterable unpacking cannot be used in comprehension");
		if (bb_parse_failed(p))
			return;
		bb_parse_reset(p, start);
	}
	if (opening == BB_TOKEN_LPAR)
		return;
	BbExpr *first = bb_parse_expr_star_named_expression(p);
	if (!first || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return;
	BbPos comma = bb_parse_token_pos(&p->tokens[p->index - 1]);
	uint32_t behind = p->index;
	size_t mark = p->scratch_used;
	if (bb_parse_expr_push_list(p, bb_parse_expr_star_named_expression, &trailing) && p->scratch_used != mark) {
		BbExpr *last;
		__builtin_memcpy(&last, p->scratch + p->scratch_used - sizeof last, sizeof last);
		if (at_clauses(p))
			bb_parse_error_at(p, bb_parse_span(first->pos, last->pos),
					  "did you forget parentheses around the comprehension target?");
	}
	p->scratch_used = mark;
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, behind);
	if (at_clauses(p))
		bb_parse_error_at(p, bb_parse_span(first->pos, comma),
				  "did you forget parentheses around the comprehension target?");
}

/* --- dicts --- */

/* A pair that matches, or not. */
static bool skip_pair(BbParser *p)
{
	if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR))
		return bb_parse_expr_bitwise_or(p) != NULL;
	return bb_parse_expr_expression(p) && bb_parse_accept(p, BB_TOKEN_COLON) && bb_parse_expr_expression(p);
}

static void missing_colon(BbParser *p, const BbExpr *key)
{
	/* CPython points at the last character of the key. */
	BbPos pos = {key->pos.line, key->pos.end_col ? key->pos.end_col - 1 : 0, key->pos.end_line, 0};

	if (bb_parse_failed(p))
		return;
	bb_parse_error_at(p, pos, "':' expected after dictionary key");
	p->error.end_offset = 0;
}

void bb_parse_invalid_later_key(BbParser *p)
{
	uint32_t start = p->index;
	BbExpr *key = expression_without_rules(p);

	if (key && bb_parse_kind(p) != BB_TOKEN_COLON)
		missing_colon(p, key);
	bb_parse_reset(p, start);
}

/* What is wrong with the pair that comes. */
static void pair(BbParser *p, bool is_first)
{
	uint32_t start = p->index;
	BbExpr *key = bb_parse_expr_expression(p);

	if (!key)
		return;
	if (!is_first && bb_parse_kind(p) != BB_TOKEN_COLON) {
		missing_colon(p, key);
		return;
	}
	BbPos colon = bb_parse_here(p);
	if (!bb_parse_accept(p, BB_TOKEN_COLON))
		return;
	BbPos pos = bb_parse_here(p);
	if (bb_parse_accept(p, BB_TOKEN_STAR)) {
		if (bb_parse_expr_bitwise_or(p))
			bb_parse_error_from(p, pos, "cannot use a starred expression in a dictionary value");
	} else if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
		if (bb_parse_expr_bitwise_or(p))
			bb_parse_error_from(p, pos, "cannot use dict unpacking in a dictionary value");
	} else if (bb_parse_kind(p) == BB_TOKEN_RBRACE || bb_parse_kind(p) == BB_TOKEN_COMMA) {
		bb_parse_error_at(p, colon, "expression expected after dictionary key and ':'");
	}
	bb_parse_reset(p, start);
}

static void dict(BbParser *p)
{
	uint32_t start = p->index;
	BbPos pos = bb_parse_here(p);

	if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
		if (bb_parse_expr_bitwise_or(p) && at_clauses(p) && bb_parse_kind(p) == BB_TOKEN_RBRACE) {
			bb_parse_error_at(p, pos, "dict unpacking cannot be used in dict comprehension");
			return;
		}
		if (bb_parse_failed(p))
			return;
		bb_parse_reset(p, start);
	}
	bool is_first = true;
	uint32_t item = start;
	while (skip_pair(p) && bb_parse_accept(p, BB_TOKEN_COMMA)) {
		item = p->index;
		is_first = false;
	}
	if (bb_parse_failed(p))
		return;
	bb_parse_reset(p, item);
	pair(p, is_first);
}

void bb_parse_invalid_display(BbParser *p, BbTokenKind opening)
{
	uint32_t start = p->index + 1;

	bb_parse_reset(p, start);
	if (opening == BB_TOKEN_LBRACE) {
		dict(p);
		if (bb_parse_failed(p))
			return;
		bb_parse_reset(p, start);
	}
	comprehension(p, opening);
}
