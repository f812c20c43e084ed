/* SPDX-License-Identifier: MIT */
/*
 * import a.b as c; from ..a import (b as c, d).
 *
 * Invariant and threading rule: see parse_import.h.
 */
#include "compiler/parse_import.h"

#include "compiler/parse_expr.h"
#include "compiler/parse_target.h"

#include <string.h>

/* NAME ('.' NAME)* as one name. */
static BbName *dotted_name(BbParser *p)
{
	BbName *first = bb_parse_name(p);

	if (!first || bb_parse_kind(p) != BB_TOKEN_DOT)
		return first;
	size_t mark = p->scratch_used;
	bool good = bb_parse_push(p, first->text, first->length);
	while (good && bb_parse_accept(p, BB_TOKEN_DOT)) {
		BbName *next = bb_parse_name(p);
		good = next && bb_parse_push(p, ".", 1) && bb_parse_push(p, next->text, next->length);
	}
	BbName *name = NULL;
	if (good) {
		name = bb_arena_name(p->arena, p->scratch + mark, p->scratch_used - mark);
		if (!name)
			bb_parse_error_no_memory(p);
	}
	p->scratch_used = mark;
	return name;
}

static void invalid_target(BbParser *p)
{
	uint32_t index = p->index;

	if (!p->diagnose || bb_parse_failed(p))
		return;
	if (bb_parse_kind(p) == BB_TOKEN_NAME) {
		BbTokenKind after = bb_parse_kind_after(p);
		if (after == BB_TOKEN_COMMA || after == BB_TOKEN_RPAR || after == BB_TOKEN_NEWLINE ||
		    after == BB_TOKEN_ERROR)
			return;
	}
	BbExpr *e = bb_parse_expr_expression(p);
	if (e)
		bb_parse_error_at(p, e->pos, "cannot use %s as import target", bb_parse_target_expr_name(e));
	bb_parse_reset(p, index);
}

/* The name (dotted or not) [as NAME]. */
static bool alias(BbParser *p, BbName *(*read)(BbParser *), BbAlias *a)
{
	BbPos start = bb_parse_here(p);

	memset(a, 0, sizeof *a);
	a->name = read(p);
	if (!a->name)
		return false;
	if (bb_parse_accept(p, BB_TOKEN_AS)) {
		invalid_target(p);
		a->asname = bb_parse_failed(p) ? NULL : bb_parse_name(p);
		if (!a->asname)
			return false;
	}
	a->pos = bb_parse_up_to_here(p, start);
	return true;
}

/* import a, b from c */
static void invalid_import(BbParser *p, BbPos start)
{
	uint32_t index = p->index;

	if (bb_parse_kind(p) == BB_TOKEN_NEWLINE) {
		bb_parse_error_from(p, bb_parse_here(p), "Expected one or more names after 'import'");
		return;
	}
	do {
		if (!dotted_name(p))
			break;
		if (bb_parse_kind(p) == BB_TOKEN_FROM) {
			p->index++;
			if (dotted_name(p))
				bb_parse_error_from(p, start, "Did you mean to use 'from ... import ...' instead?");
			break;
		}
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	bb_parse_reset(p, index);
}

BbStmt *bb_parse_import_plain(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	BbAlias a;

	p->index++;
	if (p->diagnose) {
		invalid_import(p, start);
		if (bb_parse_failed(p))
			return NULL;
	}
	do {
		if (!alias(p, dotted_name, &a) || !bb_parse_push(p, &a, sizeof a)) {
			p->scratch_used = mark;
			return NULL;
		}
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_IMPORT, start);
	if (!s || !bb_parse_take(p, mark, sizeof a, &s->import.names.count, &s->import.names.items))
		return NULL;
	return s;
}

/* Names pushed as BbAlias. */
static bool push_names(BbParser *p)
{
	bool parenthesized = bb_parse_accept(p, BB_TOKEN_LPAR);
	BbAlias a;

	do {
		if (parenthesized && bb_parse_kind(p) == BB_TOKEN_RPAR &&
		    p->tokens[p->index - 1].kind == BB_TOKEN_COMMA)
			break;
		if (!parenthesized && p->diagnose && bb_parse_kind(p) == BB_TOKEN_NEWLINE &&
		    p->tokens[p->index - 1].kind == BB_TOKEN_COMMA) {
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR,
					    "trailing comma not allowed without surrounding parentheses");
			return false;
		}
		if (!alias(p, bb_parse_name, &a) || !bb_parse_push(p, &a, sizeof a))
			return false;
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	return !parenthesized || bb_parse_accept(p, BB_TOKEN_RPAR);
}

static bool push_targets(BbParser *p)
{
	BbPos pos = bb_parse_here(p);

	if (bb_parse_accept(p, BB_TOKEN_STAR)) {
		BbAlias a = {.pos = pos, .name = bb_arena_name(p->arena, "*", 1)};
		if (!a.name) {
			bb_parse_error_no_memory(p);
			return false;
		}
		return bb_parse_push(p, &a, sizeof a);
	}
	if (p->diagnose && bb_parse_kind(p) == BB_TOKEN_NEWLINE) {
		bb_parse_error_from(p, pos, "Expected one or more names after 'import'");
		return false;
	}
	return push_names(p);
}

BbStmt *bb_parse_import_from(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	uint32_t level = 0;
	BbName *module = NULL;

	p->index++;
	for (;; p->index++) {
		if (bb_parse_kind(p) == BB_TOKEN_DOT)
			level++;
		else if (bb_parse_kind(p) == BB_TOKEN_ELLIPSIS)
			level += 3;
		else
			break;
	}
	if (bb_parse_kind(p) == BB_TOKEN_NAME || !level) {
		module = dotted_name(p);
		if (!module)
			return NULL;
	}
	if (!bb_parse_accept(p, BB_TOKEN_IMPORT))
		return NULL;
	if (!push_targets(p)) {
		p->scratch_used = mark;
		return NULL;
	}
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_IMPORT_FROM, start);
	if (!s || !bb_parse_take(p, mark, sizeof(BbAlias), &s->import_from.names.count, &s->import_from.names.items))
		return NULL;
	s->import_from.module = module;
	s->import_from.level = level;
	return s;
}
