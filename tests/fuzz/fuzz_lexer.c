/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: any bytes as source, token by token.
 *
 * Invariant: tokens lie inside the source, one behind the other; lexing ends, or fails with a message.
 */
#include "compiler/lexer.h"
#include "compiler/source.h"
#include "compiler/token.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void *get(void *ctx, size_t size)
{
	(void)ctx;
	return malloc(size);
}

static void put(void *ctx, void *chunk, size_t size)
{
	(void)ctx;
	(void)size;
	free(chunk);
}

static bool warn(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
		 bool *as_error)
{
	(void)ctx;
	(void)category;
	(void)message;
	(void)line;
	(void)offset;
	*as_error = false;
	return true;
}

/* The token lies in the source, behind where the last one began. */
static void check(const BbToken *token, uint32_t last, uint32_t length)
{
	if (token->start < last || token->end < token->start || token->end > length + 1 ||
	    token->end_line < token->line)
		abort();
}

static void lex(BbLexer *lexer, uint32_t length)
{
	BbToken token;
	uint32_t last = 0;
	for (uint32_t i = 0;; i++) {
		if (!bb_lexer_next(lexer, &token)) {
			if (!lexer->error.message)
				abort();
			return;
		}
		check(&token, last, length);
		last = token.start;
		if (token.kind == BB_TOKEN_END)
			return;
		/* Each character gives a token at most, and so may each indentation. */
		if (i > 4 * length + 400)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static BbLexer lexer;
	BbArena arena;
	BbSource source = {0};
	BbArenaSource memory = {get, put, NULL};
	BbParserOptions options = {.warn = warn, .source = (const char *)data, .length = size};

	bb_arena_init(&arena, &memory, 64);
	bb_lexer_init(&lexer, &arena, "", 0, &options);
	if (bb_source_prepare(&source, &memory, &options, &lexer)) {
		bb_lexer_init(&lexer, &arena, source.text, source.length, &options);
		lex(&lexer, source.length);
	}
	bb_source_free(&source);
	bb_arena_free(&arena);
	return 0;
}
