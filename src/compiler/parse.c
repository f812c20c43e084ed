/* SPDX-License-Identifier: MIT */
/*
 * The token window, scratch stack and memo table of the parser.
 *
 * Invariant and threading rule: see parse.h.
 */
#include "compiler/parse.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

static void *grow(BbParser *p, void *old, size_t old_size, size_t new_size)
{
	const BbArenaSource *memory = &p->arena->source;
	void *block = memory->get(memory->ctx, new_size);

	if (!block)
		return bb_parse_error_no_memory(p);
	if (old) {
		memcpy(block, old, old_size);
		memory->put(memory->ctx, old, old_size);
	}
	return block;
}

/* Interactive input may end without a newline: one is imagined, and with it the ends of all blocks. */
static void end_interactive(BbParser *p, BbToken *token)
{
	if (token->kind != BB_TOKEN_END || !p->started) {
		p->started = true;
		return;
	}
	token->kind = BB_TOKEN_NEWLINE;
	p->started = false;
	if (p->lexer.indent && !p->options.dont_imply_dedent) {
		p->lexer.pending = -p->lexer.indent;
		p->lexer.indent = 0;
	}
}

/* Room for so many at first. */
enum { FEW_TOKENS = 64 };

const BbToken *bb_parse_fetch(BbParser *p)
{
	p->error_token.kind = BB_TOKEN_ERROR;
	if (bb_parse_failed(p))
		return &p->error_token;
	if (p->count == p->capacity) {
		uint32_t capacity = p->capacity ? BB_MORE_ITEMS(p->capacity) : FEW_TOKENS;
		BbToken *tokens = grow(p, p->tokens, p->capacity * sizeof *tokens, capacity * sizeof *tokens);
		if (!tokens)
			return &p->error_token;
		p->tokens = tokens;
		p->capacity = capacity;
	}
	BbToken *token = &p->tokens[p->count];
	if (!bb_lexer_next(&p->lexer, token)) {
		p->error_token = *token;
		p->error_token.kind = BB_TOKEN_ERROR;
		bb_parse_error_lexer(p);
		return &p->error_token;
	}
	if (p->options.mode == BB_PARSE_SINGLE)
		end_interactive(p, token);
	p->count++;
	return token;
}

BbTokenKind bb_parse_kind_after(BbParser *p)
{
	uint32_t at = p->index + 1;

	if (bb_parse_kind(p) == BB_TOKEN_ERROR)
		return BB_TOKEN_ERROR;
	return (BbTokenKind)(at < p->count ? &p->tokens[at] : bb_parse_fetch(p))->kind;
}

bool bb_parse_force(BbParser *p, BbTokenKind kind, const char *text)
{
	if (bb_parse_accept(p, kind))
		return true;
	if (!bb_parse_failed(p))
		bb_parse_error_at(p, bb_parse_token_pos(bb_parse_token(p)), "expected '%s'", text);
	return false;
}

bool bb_parse_is_word(const BbParser *p, const BbToken *token, const char *word)
{
	size_t length = token->end - token->start;

	return token->kind == BB_TOKEN_NAME && !strncmp(p->lexer.source + token->start, word, length) && !word[length];
}

static bool is_layout(BbTokenKind kind)
{
	return kind == BB_TOKEN_NEWLINE || kind == BB_TOKEN_INDENT || kind == BB_TOKEN_DEDENT || kind == BB_TOKEN_END;
}

BbPos bb_parse_up_to_here(const BbParser *p, BbPos start)
{
	uint32_t i = p->index;

	while (i > 0 && is_layout((BbTokenKind)p->tokens[i - 1].kind))
		i--;
	start.end_line = i ? p->tokens[i - 1].end_line : p->before.end_line;
	start.end_col = i ? p->tokens[i - 1].end_col : p->before.end_col;
	return start;
}

BbPos bb_parse_token_pos(const BbToken *token)
{
	return (BbPos){token->line, token->col, token->end_line, token->end_col};
}

void bb_parse_drop_tokens(BbParser *p)
{
	if (!p->index)
		return;
	p->before = bb_parse_up_to_here(p, p->before);
	p->dropped += p->index;
	p->count -= p->index;
	memmove(p->tokens, p->tokens + p->index, p->count * sizeof *p->tokens);
	p->index = 0;
}

void bb_parse_shrink(BbParser *p)
{
#if BB_SMALL_CODE
	bb_parse_drop_tokens(p);
	if (p->capacity <= FEW_TOKENS || p->count > FEW_TOKENS)
		return;
	const BbArenaSource *memory = &p->arena->source;
	BbToken *tokens = memory->get(memory->ctx, FEW_TOKENS * sizeof *tokens);
	if (!tokens)
		return;
	memcpy(tokens, p->tokens, p->count * sizeof *tokens);
	memory->put(memory->ctx, p->tokens, p->capacity * sizeof *tokens);
	p->tokens = tokens;
	p->capacity = FEW_TOKENS;
#endif
}

void *bb_parse_alloc(BbParser *p, size_t size)
{
	void *block = bb_arena_alloc(p->arena, size);

	return block ? block : bb_parse_error_no_memory(p);
}

BbExpr *bb_parse_expr_node(BbParser *p, BbExprKind kind, BbPos start)
{
	BbExpr *e = bb_parse_alloc(p, sizeof *e);

	if (e) {
		e->kind = (uint8_t)kind;
		e->pos = bb_parse_up_to_here(p, start);
	}
	return e;
}

BbStmt *bb_parse_stmt_node(BbParser *p, BbStmtKind kind, BbPos start)
{
	BbStmt *s = bb_parse_alloc(p, sizeof *s);

	if (s) {
		s->kind = (uint8_t)kind;
		s->pos = bb_parse_up_to_here(p, start);
	}
	return s;
}

BbPattern *bb_parse_pattern_node(BbParser *p, BbPatternKind kind, BbPos start)
{
	BbPattern *pattern = bb_parse_alloc(p, sizeof *pattern);

	if (pattern) {
		pattern->kind = (uint8_t)kind;
		pattern->pos = bb_parse_up_to_here(p, start);
	}
	return pattern;
}

#if BB_NORMAL_IDENTIFIERS

/* NFKC, as PEP 3131 asks. */
static BbName *normalized_name(BbParser *p, const char *text, size_t length)
{
	const uint8_t *s = (const uint8_t *)text;

	if (bb_unicode_is_normalized_quick(BB_UNICODE_NFKC, s, length))
		return bb_arena_name(p->arena, text, length);
	size_t room = bb_unicode_normalize_size(BB_UNICODE_NFKC, s, length);
	uint32_t *points = bb_arena_alloc(p->arena, room * (sizeof *points + BB_UTF8_MAX_BYTES));
	if (!points)
		return NULL;
	size_t count = bb_unicode_normalize(BB_UNICODE_NFKC, s, length, points);
	uint8_t *out = (uint8_t *)(points + room);
	size_t used = 0;
	for (size_t i = 0; i < count; i++)
		used += bb_utf8_encode(out + used, points[i]);
	return bb_arena_name(p->arena, (char *)out, used);
}

#else

static BbName *normalized_name(BbParser *p, const char *text, size_t length)
{
	return bb_arena_name(p->arena, text, length);
}

#endif

BbName *bb_parse_name_of(BbParser *p, const BbToken *token)
{
	const char *text = p->lexer.source + token->start;
	size_t length = token->end - token->start;
	BbName *name = token->flags & BB_TOKEN_NON_ASCII ? normalized_name(p, text, length)
							 : bb_arena_name(p->arena, text, length);

	return name ? name : bb_parse_error_no_memory(p);
}

BbName *bb_parse_name(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);

	if (token->kind != BB_TOKEN_NAME)
		return NULL;
	p->index++;
	return bb_parse_name_of(p, token);
}

bool bb_parse_push(BbParser *p, const void *item, size_t size)
{
	if (p->scratch_size - p->scratch_used < size) {
		size_t new_size = 2 * p->scratch_size + 512;
		char *scratch = grow(p, p->scratch, p->scratch_size, new_size);
		if (!scratch)
			return false;
		p->scratch = scratch;
		p->scratch_size = new_size;
	}
	memcpy(p->scratch + p->scratch_used, item, size);
	p->scratch_used += size;
	return true;
}

bool bb_parse_take(BbParser *p, size_t mark, size_t item_size, uint32_t *count, void *items)
{
	size_t size = p->scratch_used - mark;
	void *array = NULL;

	*count = (uint32_t)(size / item_size);
	if (size) {
		array = bb_parse_alloc(p, size);
		if (!array)
			return false;
		memcpy(array, p->scratch + mark, size);
	}
	p->scratch_used = mark;
	memcpy(items, &array, sizeof array);
	return true;
}

bool bb_parse_enter(BbParser *p)
{
	if (BB_LIKELY(p->depth < p->max_depth && (uintptr_t)__builtin_frame_address(0) > p->stack_limit)) {
		p->depth++;
		return true;
	}
	if (!bb_parse_failed(p)) {
		memset(&p->error, 0, sizeof p->error);
		p->error.status = BB_PARSE_MEMORY_ERROR;
		p->error.message = "Parser stack overflowed - Python source too complex to compile";
	}
	return false;
}

bool bb_parse_recall(BbParser *p, BbParseRule rule, uint8_t variant, void *result)
{
	if (p->index >= p->memo_count)
		return false;
	for (BbParseMemo *memo = p->memos[p->index]; memo; memo = memo->next) {
		if (memo->rule == rule && memo->variant == variant) {
			p->index = memo->end;
			memcpy(result, &memo->result, sizeof memo->result);
			return true;
		}
	}
	return false;
}

static bool grow_memos(BbParser *p, uint32_t count)
{
	uint32_t new_count = p->memo_count ? p->memo_count : 256;

	while (new_count <= count)
		new_count *= 2;
	BbParseMemo **memos =
		grow(p, p->memos, p->memo_count * sizeof(BbParseMemo *), new_count * sizeof(BbParseMemo *));
	if (!memos)
		return false;
	memset(memos + p->memo_count, 0, (new_count - p->memo_count) * sizeof(BbParseMemo *));
	p->memos = memos;
	p->memo_count = new_count;
	return true;
}

void *bb_parse_remember(BbParser *p, BbParseRule rule, uint8_t variant, uint32_t start, void *result)
{
	if (!p->diagnose || bb_parse_failed(p))
		return result;
	if (start >= p->memo_count && !grow_memos(p, start))
		return NULL;
	BbParseMemo *memo = bb_parse_alloc(p, sizeof *memo);
	if (!memo)
		return NULL;
	memo->rule = (uint8_t)rule;
	memo->variant = variant;
	memo->end = result ? p->index : start;
	memo->result = result;
	memo->next = p->memos[start];
	p->memos[start] = memo;
	return result;
}
