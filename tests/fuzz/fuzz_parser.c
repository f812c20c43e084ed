/* SPDX-License-Identifier: MIT */
/*
 * libFuzzer target: any bytes as source.  The first byte chooses the mode and how often memory runs out.
 *
 * Invariant: the parser neither crashes nor leaks, and gives a message with every error.  Threads: one.
 */
#include "compiler/parser.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Memory {
	size_t balance;
	unsigned left; /* successful calls until memory runs out; 0: never */
} Memory;

static void *get(void *ctx, size_t size)
{
	Memory *memory = ctx;

	if (memory->left && !--memory->left) {
		memory->left = 1;
		return NULL;
	}
	memory->balance += size;
	return malloc(size);
}

static void put(void *ctx, void *chunk, size_t size)
{
	Memory *memory = ctx;

	memory->balance -= size;
	free(chunk);
}

static bool warn(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
		 bool *as_error)
{
	(void)ctx;
	(void)category;
	(void)message;
	(void)line;
	*as_error = offset % 7 == 0;
	return !*as_error;
}

static BbParseStatus by_statement(BbParser *parser, BbArena *arena)
{
	BbStmt *stmt;

	for (;;) {
		BbParseStatus status = bb_parser_next_statement(parser, &stmt);
		if (status != BB_PARSE_OK || !stmt)
			return status;
		if (!bb_parser_has_pending(parser))
			bb_arena_reset(arena);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	BbArena arena;
	BbModule module;
	Memory memory = {0};
	BbArenaSource source = {get, put, &memory};
	BbParserOptions options = {.warn = warn, .max_depth = 200};

	if (!size)
		return 0;
	options.mode = (BbParseMode)(data[0] % 3);
	options.is_text = data[0] & 4;
	options.allow_incomplete = data[0] & 8;
	options.dont_imply_dedent = data[0] & 8;
	if (data[0] & 16)
		memory.left = 2 + data[0] / 32u * 3;
	options.source = (const char *)data + 1;
	options.length = size - 1;
	bb_arena_init(&arena, &source, 64);
	BbParser *parser = bb_parser_new(&arena, &options);
	if (parser) {
		BbParseStatus status = options.mode == BB_PARSE_EXEC ? by_statement(parser, &arena)
								     : bb_parser_module(parser, &module);
		if (status != BB_PARSE_OK && !bb_parser_error(parser)->message)
			abort();
		bb_parser_free(parser);
	}
	bb_arena_free(&arena);
	if (memory.balance)
		abort();
	return 0;
}
