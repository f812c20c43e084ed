/* SPDX-License-Identifier: MIT */
/*
 * See report_anchor.h.  The syntax trees live in an arena of the platform's memory for as long as a call lasts.
 */
#include "vm/report_anchor.h"

#include "compiler/parser.h"
#include "platform/platform.h"

#include <string.h>

static void *get_chunk(void *ctx, size_t size)
{
	(void)ctx;
	return bb_platform_alloc(size);
}

static void put_chunk(void *ctx, void *chunk, size_t size)
{
	(void)ctx;
	(void)size;
	bb_platform_free(chunk);
}

/* The first statement of the text, in the arena, if it parses; *only tells that there is no other. */
static const BbStmt *parse(BbArena *arena, const char *text, size_t size, bool *only)
{
	BbParserOptions options = {
		.source = text, .length = size, .mode = BB_PARSE_EXEC, .is_text = true, .max_depth = 60};
	BbParser *parser = bb_parser_new(arena, &options);
	BbModule module = {0};
	BbParseStatus status = parser ? bb_parser_module(parser, &module) : BB_PARSE_MEMORY_ERROR;
	bb_parser_free(parser);
	if (status != BB_PARSE_OK || module.body.count == 0)
		return NULL;
	*only = module.body.count == 1;
	return module.body.items[0];
}

/* ---- Walking through the text of the expression. ---- */

typedef struct Walk {
	const char *text, *end;
	uint32_t line, col;
	const char *at; /* the character at line, col */
} Walk;

/* Skips ends of lines. */
static bool settle(Walk *w)
{
	while (w->at < w->end && *w->at == '\n') {
		w->at++;
		w->line++;
		w->col = 0;
	}
	return w->at < w->end;
}

/* Goes to the place; line counts from 0. */
static bool go_to(Walk *w, uint32_t line, uint32_t col)
{
	w->at = w->text;
	for (w->line = 0; w->line < line; w->line++) {
		const char *newline = memchr(w->at, '\n', (size_t)(w->end - w->at));
		if (!newline)
			return false;
		w->at = newline + 1;
	}
	w->at += col;
	w->col = col;
	return w->at <= w->end && settle(w);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Goes on to the first character, outside of comments, that is the wanted one (or, for 0, neither space nor closing
 * parenthesis). */
static bool find(Walk *w, char wanted)
{
	while (settle(w)) {
		char c = *w->at;
		if (c == '#' || c == '\\') {
			const char *newline = memchr(w->at, '\n', (size_t)(w->end - w->at));
			if (!newline)
				return false;
			w->col += (uint32_t)(newline - w->at);
			w->at = newline;
		} else if (wanted ? c == wanted : !is_space(c) && c != ')') {
			return true;
		} else {
			w->at++;
			w->col++;
		}
	}
	return false;
}

/* Lines of the tree count from 1, and its first line is the added parenthesis. */
static uint32_t line_of(uint32_t tree_line)
{
	return tree_line - 2;
}

static bool operator_anchors(Walk *w, const BbExpr *e, BbReportAnchors *out)
{
	const BbPos *left = &e->bin_op.left->pos, *right = &e->bin_op.right->pos;
	if (!go_to(w, line_of(left->end_line), left->end_col) || !find(w, 0))
		return false;
	uint32_t end = w->col + 1;
	if (w->at + 1 < w->end && (line_of(right->line) > w->line || end < right->col) && !is_space(w->at[1]) &&
	    w->at[1] != '\\' && w->at[1] != '#')
		end++;
	*out = (BbReportAnchors){w->line, w->col, w->line, end};
	return true;
}

static bool bracket_anchors(Walk *w, const BbExpr *e, const BbExpr *before, char bracket, BbReportAnchors *out)
{
	if (!go_to(w, line_of(before->pos.end_line), before->pos.end_col) || !find(w, bracket))
		return false;
	*out = (BbReportAnchors){w->line, w->col, line_of(e->pos.end_line), e->pos.end_col};
	return true;
}

bool bb_report_anchor_find(const char *text, size_t size, BbReportAnchors *out)
{
	/* Parentheses around it make lines that go on parse. */
	char *wrapped = bb_platform_alloc(size + 5);
	if (!wrapped)
		return false;
	memcpy(wrapped, "(\n", 2);
	memcpy(wrapped + 2, text, size);
	memcpy(wrapped + 2 + size, "\n)", 2);
	BbArenaSource memory = {get_chunk, put_chunk, NULL};
	BbArena arena;
	bb_arena_init(&arena, &memory, 0);
	bool only = false, found = false;
	const BbStmt *stmt = parse(&arena, wrapped, size + 4, &only);
	if (stmt && only && stmt->kind == BB_STMT_EXPR) {
		const BbExpr *e = stmt->expr.value;
		Walk w = {.text = text, .end = text + size};
		if (e->kind == BB_EXPR_BIN_OP)
			found = operator_anchors(&w, e, out);
		else if (e->kind == BB_EXPR_SUBSCRIPT)
			found = bracket_anchors(&w, e, e->subscript.value, '[', out);
		else if (e->kind == BB_EXPR_CALL)
			found = bracket_anchors(&w, e, e->call.func, '(', out);
	}
	bb_arena_free(&arena);
	bb_platform_free(wrapped);
	return found;
}

bool bb_report_anchor_is_call_statement(const char *text, size_t size, uint32_t line_count, uint32_t start,
					uint32_t end)
{
	BbArenaSource memory = {get_chunk, put_chunk, NULL};
	BbArena arena;
	bb_arena_init(&arena, &memory, 0);
	bool only = false;
	const BbStmt *stmt = parse(&arena, text, size, &only);
	const BbExpr *call = NULL;
	if (stmt && stmt->kind == BB_STMT_RETURN && stmt->return_.value && stmt->return_.value->kind == BB_EXPR_CALL &&
	    stmt->return_.value->call.func->kind == BB_EXPR_NAME)
		call = stmt->return_.value;
	else if (stmt && stmt->kind == BB_STMT_ASSIGN && stmt->assign.value->kind == BB_EXPR_CALL &&
		 stmt->assign.targets.count == 1 && stmt->assign.targets.items[0]->kind == BB_EXPR_NAME)
		call = stmt->assign.value;
	bool is = call && call->pos.line == 1 && call->pos.end_line == line_count && call->pos.col == start &&
		  call->pos.end_col == end;
	bb_arena_free(&arena);
	return is;
}
