/* SPDX-License-Identifier: MIT */
/*
 * The parser from outside: statement by statement, and the second reading that explains an error.
 *
 * Invariant and threading rule: see parser.h.
 */
#include "compiler/parser.h"

#include "compiler/parse.h"
#include "compiler/parse_compound.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_stmt.h"

#include <string.h>

#define DEFAULT_DEPTH 1000

BbParser *bb_parser_new(BbArena *arena, const BbParserOptions *options)
{
	BbParser *p = arena->source.get(arena->source.ctx, sizeof *p);

	if (!p)
		return NULL;
	memset(p, 0, sizeof *p);
	p->arena = arena;
	p->options = *options;
	p->stack_limit = options->stack_limit;
	p->max_depth = options->max_depth ? options->max_depth : DEFAULT_DEPTH;
	bb_lexer_init(&p->lexer, arena, "", 0, &p->options);
	if (!bb_source_prepare(&p->source, &arena->source, &p->options, &p->lexer)) {
		p->error = p->lexer.error;
		return p;
	}
	bb_lexer_init(&p->lexer, arena, p->source.text, p->source.length, &p->options);
	return p;
}

static void free_memos(BbParser *p)
{
	const BbArenaSource *memory = &p->arena->source;

	if (p->memos)
		memory->put(memory->ctx, p->memos, p->memo_count * sizeof *p->memos);
	p->memos = NULL;
	p->memo_count = 0;
}

void bb_parser_free(BbParser *p)
{
	if (!p)
		return;
	const BbArenaSource memory = p->arena->source;
	free_memos(p);
	if (p->tokens)
		memory.put(memory.ctx, p->tokens, p->capacity * sizeof *p->tokens);
	if (p->scratch)
		memory.put(memory.ctx, p->scratch, p->scratch_size);
	bb_source_free(&p->source);
	memory.put(memory.ctx, p, sizeof *p);
}

const BbParseError *bb_parser_error(const BbParser *p)
{
	return &p->error;
}

bool bb_parser_has_pending(const BbParser *p)
{
	return p->pending_at < p->pending.count;
}

/* --- entry rules: each parses one unit --- */

/* Exec: one statement of the top level. */
static bool file_statement(BbParser *p, void *result)
{
	bool compound;
	size_t mark = p->scratch_used;
	BbStmts *statements = result;

	return bb_parse_compound_push_statement(p, &compound) &&
	       bb_parse_take(p, mark, sizeof(BbStmt *), &statements->count, &statements->items);
}

/* Single: one interactive input. */
static bool interactive(BbParser *p, void *result)
{
	bool compound;
	size_t mark = p->scratch_used;
	BbStmts *statements = result;

	if (bb_parse_accept(p, BB_TOKEN_NEWLINE) || bb_parse_kind(p) == BB_TOKEN_END)
		return true;
	return bb_parse_compound_push_statement(p, &compound) && (!compound || bb_parse_accept(p, BB_TOKEN_NEWLINE)) &&
	       bb_parse_take(p, mark, sizeof(BbStmt *), &statements->count, &statements->items);
}

/* Eval: expressions NEWLINE* END. */
static bool evaluation(BbParser *p, void *result)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	bool trailing = false;
	BbExpr *e = bb_parse_expr_expression(p);

	if (!e)
		return false;
	if (bb_parse_accept(p, BB_TOKEN_COMMA)) {
		BbExpr *first = e;
		if (!bb_parse_push(p, &first, sizeof first))
			return false;
		if (bb_parse_expr_can_begin(p) && !bb_parse_expr_push_list(p, bb_parse_expr_expression, &trailing)) {
			p->scratch_used = mark;
			return false;
		}
		e = bb_parse_expr_node(p, BB_EXPR_TUPLE, start);
		if (!e || !bb_parse_take(p, mark, sizeof e, &e->tuple.elts.count, &e->tuple.elts.items))
			return false;
	}
	while (bb_parse_accept(p, BB_TOKEN_NEWLINE))
		;
	if (bb_parse_kind(p) != BB_TOKEN_END)
		return false;
	*(BbExpr **)result = e;
	return true;
}

/* --- errors --- */

static BbParseStatus fail(BbParser *p)
{
	if (p->error.status != BB_PARSE_MEMORY_ERROR)
		bb_parse_error_finish(p);
	p->finished = true;
	return p->error.status;
}

/* Reads the unit again with the rules about mistakes. */
static void diagnose(BbParser *p, bool (*rule)(BbParser *, void *), void *result)
{
	uint32_t total = p->dropped + p->count;
	BbToken last = p->count ? p->tokens[p->count - 1] : p->error_token;

	bb_lexer_rewind(&p->lexer, p->first.start, p->first.line, p->first.start - p->first.col);
	p->count = p->index = p->dropped = 0;
	p->before = p->before_first;
	p->scratch_used = 0;
	p->depth = 0;
	p->in_finally = p->loop_in_finally = false;
	p->started = false;
	memset(&p->late_error, 0, sizeof p->late_error);
	p->lexer.tolerant = true;
	while (p->count < total && !bb_parse_failed(p))
		bb_parse_fetch(p);
	p->diagnose = true;
	if (!bb_parse_failed(p) && !rule(p, result) && p->error.status == BB_PARSE_MEMORY_ERROR)
		return;
	bb_parse_error_generic(p, last);
	p->diagnose = false;
	free_memos(p);
}

static BbParseStatus explain(BbParser *p, bool (*rule)(BbParser *, void *), void *result)
{
	BbParseStatus status = p->error.status;

	if (p->options.allow_incomplete && p->lexer.ended && status != BB_PARSE_MEMORY_ERROR &&
	    status != BB_PARSE_RECURSION_ERROR && status != BB_PARSE_STOPPED) {
		p->error.status = BB_PARSE_INCOMPLETE;
		p->error.message = "incomplete input";
		p->error.line = p->error.end_line = (int32_t)p->lexer.line;
		p->error.offset =
			(int32_t)bb_lexer_characters(&p->lexer, p->lexer.line_start, p->lexer.at - p->lexer.line_start);
		p->error.end_offset = -1;
		return fail(p);
	}
	if (status == BB_PARSE_OK) {
		diagnose(p, rule, result);
	} else if (p->lexer.error.status == BB_PARSE_OK) {
		p->diagnose = true;
		bb_parse_error_generic(p, p->first);
		p->diagnose = false;
	}
	return fail(p);
}

/* Runs a rule from the next token on. */
static BbParseStatus run(BbParser *p, bool (*rule)(BbParser *, void *), void *result)
{
	p->before_first = p->before;
	p->first = *bb_parse_token(p);
	p->dropped = 0;
	p->scratch_used = 0;
	p->depth = 0;
	if (p->first.kind == BB_TOKEN_INDENT) {
		bb_parse_error_generic(p, p->first);
		return fail(p);
	}
	if (!bb_parse_failed(p) && rule(p, result))
		return BB_PARSE_OK;
	return explain(p, rule, result);
}

/* --- the interface --- */

BbParseStatus bb_parser_next_statement(BbParser *p, BbStmt **stmt)
{
	*stmt = NULL;
	if (bb_parse_failed(p))
		return p->finished ? p->error.status : fail(p);
	if (!bb_parser_has_pending(p)) {
		p->pending = (BbStmts){0};
		p->pending_at = 0;
		bb_parse_drop_tokens(p);
		if (bb_parse_kind(p) == BB_TOKEN_END)
			return BB_PARSE_OK;
		BbParseStatus status = run(p, file_statement, &p->pending);
		if (status != BB_PARSE_OK)
			return status;
		bb_parse_shrink(p);
	}
	*stmt = p->pending.items[p->pending_at++];
	return BB_PARSE_OK;
}

static BbParseStatus no_memory(BbParser *p)
{
	bb_parse_error_no_memory(p);
	return fail(p);
}

static BbParseStatus whole_file(BbParser *p, BbModule *module)
{
	uint32_t capacity = 0;
	BbStmt *stmt;

	for (;;) {
		BbParseStatus status = bb_parser_next_statement(p, &stmt);
		if (status != BB_PARSE_OK || !stmt)
			return status;
		if (module->body.count == capacity) {
			uint32_t grown = capacity ? 2 * capacity : 16;
			BbStmt **items = bb_arena_grow(p->arena, module->body.items, capacity * sizeof *items,
						       grown * sizeof *items);
			if (!items)
				return no_memory(p);
			module->body.items = items;
			capacity = grown;
		}
		module->body.items[module->body.count++] = stmt;
	}
}

/* Something other than space and comments follows the statement. */
static bool more_follows(const BbParser *p)
{
	const char *s = p->lexer.source + p->lexer.at, *end = p->lexer.source + p->lexer.length;

	for (; s < end; s++) {
		if (*s == '#') {
			while (s < end && *s != '\n')
				s++;
			if (s == end)
				return false;
		}
		if (*s != ' ' && *s != '\t' && *s != '\n' && *s != '\f')
			return true;
	}
	return false;
}

BbParseStatus bb_parser_module(BbParser *p, BbModule *module)
{
	memset(module, 0, sizeof *module);
	if (bb_parse_failed(p))
		return fail(p);
	if (p->options.mode == BB_PARSE_EXEC)
		return whole_file(p, module);
	if (p->options.mode == BB_PARSE_EVAL)
		return run(p, evaluation, &module->expression);
	BbParseStatus status = run(p, interactive, &module->body);
	if (status == BB_PARSE_OK && more_follows(p)) {
		bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR,
				    "multiple statements found while compiling a single statement");
		return fail(p);
	}
	return status;
}
