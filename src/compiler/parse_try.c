/* SPDX-License-Identifier: MIT */
/*
 * try, except, except*, else, finally.
 *
 * Invariant and threading rule: see parse_try.h.
 */
#include "compiler/parse_try.h"

#include "compiler/parse_compound.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_target.h"

#include <string.h>

/* A, B, C behind except: one expression or a tuple. */
static BbExpr *types(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *first = bb_parse_expr_expression(p);

	if (!first || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return first;
	size_t mark = p->scratch_used;
	bool trailing;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	if (bb_parse_expr_can_begin(p) && !bb_parse_expr_push_list(p, bb_parse_expr_expression, &trailing)) {
		p->scratch_used = mark;
		return NULL;
	}
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
	if (!e || !bb_parse_take(p, mark, sizeof first, &e->tuple.elts.count, &e->tuple.elts.items))
		return NULL;
	return e;
}

/* The rules about mistakes in `except ...`; p->index is behind `except` and `*`. */
static void invalid_header(BbParser *p, bool star)
{
	uint32_t start = p->index;
	BbTokenKind kind = bb_parse_kind(p);

	if (kind == BB_TOKEN_NEWLINE || (star && kind == BB_TOKEN_COLON)) {
		bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR,
				    star ? "expected one or more exception types" : "expected ':'");
		return;
	}
	if (kind == BB_TOKEN_COLON)
		return;
	BbExpr *a = bb_parse_expr_expression(p);
	if (a && bb_parse_kind(p) == BB_TOKEN_COMMA) {
		bb_parse_reset(p, start);
		if (types(p) && bb_parse_accept(p, BB_TOKEN_AS) && bb_parse_accept(p, BB_TOKEN_NAME) &&
		    bb_parse_kind(p) == BB_TOKEN_COLON)
			bb_parse_error_from(p, a->pos,
					    "multiple exception types must be parenthesized when using 'as'");
	} else if (a && bb_parse_accept(p, BB_TOKEN_AS)) {
		BbExpr *target = bb_parse_expr_expression(p);
		if (target && (target->kind != BB_EXPR_NAME || target->parenthesized) &&
		    bb_parse_accept(p, BB_TOKEN_COLON)) {
			BbStmts body;
			if (bb_parse_compound_block(p, star ? "'except*' statement" : "'except' statement", a->pos.line,
						    &body))
				bb_parse_error_at(p, target->pos, "cannot use except%s statement with %s",
						  star ? "*" : "", bb_parse_target_expr_name(target));
		}
	}
	bb_parse_reset(p, start);
}

/* `except` was consumed, and `*` if star. */
static bool handler(BbParser *p, BbPos start, bool star, BbExceptHandler *h)
{
	memset(h, 0, sizeof *h);
	if (p->diagnose) {
		invalid_header(p, star);
		if (bb_parse_failed(p))
			return false;
	}
	if (bb_parse_kind(p) != BB_TOKEN_COLON || star) {
		h->type = types(p);
		if (!h->type)
			return false;
		bool bare_tuple =
			h->type->kind == BB_EXPR_TUPLE && !h->type->parenthesized && h->type->tuple.elts.count;
		if (!bare_tuple && bb_parse_accept(p, BB_TOKEN_AS) && !(h->name = bb_parse_name(p)))
			return false;
	}
	if (!bb_parse_compound_colon_block(p, star ? "'except*' statement" : "'except' statement", start.line,
					   &h->body))
		return false;
	h->pos = bb_parse_up_to_here(p, start);
	return true;
}

/* An except behind except*, or the other way round; the part from start to last tells which. */
static void mixed_handlers(BbParser *p, BbPos start, BbPos last, bool star)
{
	if (star || bb_parse_kind(p) != BB_TOKEN_COLON) {
		if (!bb_parse_expr_expression(p))
			return;
		if (bb_parse_accept(p, BB_TOKEN_AS) && !bb_parse_accept(p, BB_TOKEN_NAME))
			return;
	}
	if (bb_parse_kind(p) == BB_TOKEN_COLON)
		bb_parse_error_at(p, bb_parse_span(start, last),
				  "cannot have both 'except' and 'except*' on the same 'try'");
}

static bool push_handlers(BbParser *p, bool *star)
{
	bool first = true;

	while (bb_parse_kind(p) == BB_TOKEN_EXCEPT) {
		BbExceptHandler h;
		BbPos start = bb_parse_here(p), last = start;
		p->index++;
		if (bb_parse_kind(p) == BB_TOKEN_STAR)
			last = bb_parse_here(p);
		bool is_star = bb_parse_accept(p, BB_TOKEN_STAR);
		if (!first && is_star != *star) {
			if (p->diagnose)
				mixed_handlers(p, start, last, is_star);
			return false;
		}
		*star = is_star;
		if (!handler(p, start, is_star, &h) || !bb_parse_push(p, &h, sizeof h))
			return false;
		first = false;
	}
	return true;
}

static bool else_part(BbParser *p, BbStmts *orelse)
{
	uint32_t line = bb_parse_here(p).line;

	if (!bb_parse_accept(p, BB_TOKEN_ELSE))
		return true;
	return bb_parse_force(p, BB_TOKEN_COLON, ":") && bb_parse_compound_block(p, "'else' statement", line, orelse);
}

static bool finally_part(BbParser *p, BbStmts *body)
{
	uint32_t line = bb_parse_here(p).line;

	if (!bb_parse_accept(p, BB_TOKEN_FINALLY))
		return true;
	bool in_finally = p->in_finally, loop = p->loop_in_finally;
	p->in_finally = true;
	p->loop_in_finally = false;
	bool good =
		bb_parse_force(p, BB_TOKEN_COLON, ":") && bb_parse_compound_block(p, "'finally' statement", line, body);
	p->in_finally = in_finally;
	p->loop_in_finally = loop;
	return good;
}

BbStmt *bb_parse_try_read(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	BbStmts body, orelse = {0}, finalbody = {0};
	BbExceptHandlers handlers;
	bool star = false;

	p->index++;
	if (!bb_parse_force(p, BB_TOKEN_COLON, ":") ||
	    !bb_parse_compound_block(p, "'try' statement", start.line, &body))
		return NULL;
	if (bb_parse_kind(p) != BB_TOKEN_EXCEPT && bb_parse_kind(p) != BB_TOKEN_FINALLY) {
		if (p->diagnose)
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "expected 'except' or 'finally' block");
		return NULL;
	}
	if (!push_handlers(p, &star)) {
		p->scratch_used = mark;
		return NULL;
	}
	if (!bb_parse_take(p, mark, sizeof(BbExceptHandler), &handlers.count, &handlers.items) ||
	    (handlers.count && !else_part(p, &orelse)) || !finally_part(p, &finalbody))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, star ? BB_STMT_TRY_STAR : BB_STMT_TRY, start);
	if (s) {
		s->try_.body = body;
		s->try_.handlers = handlers;
		s->try_.orelse = orelse;
		s->try_.finalbody = finalbody;
	}
	return s;
}
