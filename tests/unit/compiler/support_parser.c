/* SPDX-License-Identifier: MIT */
/*
 * Parsing for tests.
 *
 * Invariant and threading rule: see support_parser.h.
 */
#include "support_parser.h"

#include "compiler/ast_dump.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void *get(void *ctx, size_t size)
{
	*(size_t *)ctx += size;
	return malloc(size);
}

static void put(void *ctx, void *chunk, size_t size)
{
	*(size_t *)ctx -= size;
	free(chunk);
}

BbArenaSource support_memory(size_t *balance)
{
	return (BbArenaSource){get, put, balance};
}

static bool warn(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
		 bool *as_error)
{
	Parsed *parsed = ctx;

	(void)category;
	(void)line;
	(void)offset;
	(void)as_error;
	if (!parsed->warnings++)
		strncpy(parsed->warning, message, sizeof parsed->warning - 1);
	return true;
}

static void append(void *ctx, const char *text, size_t length)
{
	Parsed *parsed = ctx;
	size_t used = parsed->dump ? strlen(parsed->dump) : 0;

	parsed->dump = realloc(parsed->dump, used + length + 1);
	memcpy(parsed->dump + used, text, length);
	parsed->dump[used + length] = 0;
}

void support_parse(Parsed *parsed, const char *source, BbParseMode mode, bool incomplete)
{
	memset(parsed, 0, sizeof *parsed);
	BbArenaSource memory = support_memory(&parsed->balance);
	BbParserOptions options = {
		.source = source,
		.length = strlen(source),
		.mode = mode,
		.allow_incomplete = incomplete,
		.dont_imply_dedent = incomplete,
		.warn = warn,
		.warn_ctx = parsed,
	};
	bb_arena_init(&parsed->arena, &memory, 0);
	parsed->parser = bb_parser_new(&parsed->arena, &options);
	assert_non_null(parsed->parser);
	parsed->status = bb_parser_module(parsed->parser, &parsed->module);
	if (parsed->status == BB_PARSE_OK)
		bb_ast_dump_module(&parsed->module, &(BbAstSink){append, parsed, NULL});
}

void support_free(Parsed *parsed)
{
	free(parsed->dump);
	bb_parser_free(parsed->parser);
	bb_arena_free(&parsed->arena);
	assert_int_equal(parsed->balance, 0);
}
