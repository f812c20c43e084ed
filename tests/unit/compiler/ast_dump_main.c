/* SPDX-License-Identifier: MIT */
/*
 * Prints what the parser makes of sources, for tools/ast_compare.py.
 *
 *     ast_dump_main [--names UNICODE_DATA] [--text] [--eval | --single] [--incomplete] [--no-dump] [--batch] FILE...
 *
 * For each file one line: "ok DUMP", or "error STATUS LINE OFFSET END_LINE END_OFFSET MESSAGE-IN-HEX".  Warnings come
 * before it as lines "warning CATEGORY LINE OFFSET MESSAGE-IN-HEX".  With --batch each file holds many sources: for
 * each of them a line with its length in bytes and the bytes.
 * Invariant: every byte that was taken is given back, or the program fails.  Threads: one.
 */
#include "compiler/ast_dump.h"
#include "compiler/parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t balance;

BB_NORETURN void bb_panic(const char *what)
{
	fprintf(stderr, "panic: %s\n", what);
	abort();
}

static void *get(void *ctx, size_t size)
{
	(void)ctx;
	balance += size;
	return malloc(size);
}

static void put(void *ctx, void *chunk, size_t size)
{
	(void)ctx;
	balance -= size;
	free(chunk);
}

static void write_out(void *ctx, const char *text, size_t length)
{
	fwrite(text, 1, length, ctx);
}

static void print_hex(const char *text)
{
	for (; *text; text++)
		printf("%02x", (unsigned char)*text);
}

static bool warn(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
		 bool *as_error)
{
	(void)ctx;
	(void)as_error;
	printf("warning %s %u %u ", category == BB_WARN_SYNTAX ? "SyntaxWarning" : "DeprecationWarning", line, offset);
	print_hex(message);
	puts("");
	return true;
}

/* \N{name}: looked up in the text of UnicodeData.txt. */
static int32_t find_character(void *ctx, const char *name, size_t length)
{
	const char *data = ctx;
	char key[128];

	if (length > sizeof key - 3)
		return -1;
	key[0] = ';';
	for (size_t i = 0; i < length; i++)
		key[i + 1] = name[i] >= 'a' && name[i] <= 'z' ? (char)(name[i] - 32) : name[i];
	strcpy(key + length + 1, ";");
	const char *found = strstr(data, key);
	if (!found)
		return -1;
	while (found > data && found[-1] != '\n')
		found--;
	return (int32_t)strtoul(found, NULL, 16);
}

static void run(const BbParserOptions *options, bool dump)
{
	BbArena arena;
	BbModule module;
	BbArenaSource source = {get, put, NULL};
	BbAstSink sink = {write_out, stdout, NULL};

	bb_arena_init(&arena, &source, 0);
	BbParser *parser = bb_parser_new(&arena, options);
	if (!parser)
		abort();
	if (bb_parser_module(parser, &module) == BB_PARSE_OK) {
		printf("ok ");
		if (dump)
			bb_ast_dump_module(&module, &sink);
	} else {
		const BbParseError *error = bb_parser_error(parser);
		printf("error %d %d %d %d %d ", error->status, error->line, error->offset, error->end_line,
		       error->end_offset);
		print_hex(error->message);
	}
	puts("");
	bb_parser_free(parser);
	bb_arena_free(&arena);
	if (balance)
		abort();
}

static char *read_file(const char *name, size_t *length)
{
	FILE *file = fopen(name, "rb");
	size_t size = 0;
	char *text = NULL;

	*length = 0;
	if (!file) {
		perror(name);
		exit(2);
	}
	for (size_t got = 1; got; *length += got) {
		if (*length + 1 >= size)
			text = realloc(text, size = 2 * size + 4096);
		got = fread(text + *length, 1, size - *length - 1, file);
	}
	fclose(file);
	return text;
}

static void run_batch(BbParserOptions options, const char *text, size_t length, bool dump)
{
	const char *end = text + length;

	while (text < end) {
		char *after;
		options.length = strtoul(text, &after, 10);
		/* A copy of its own, so that reading past its end is noticed. */
		char *copy = malloc(options.length + !options.length);
		memcpy(copy, after + 1, options.length);
		options.source = copy;
		run(&options, dump);
		free(copy);
		text = after + 1 + options.length;
	}
}

int main(int argc, char **argv)
{
	BbParserOptions options = {.warn = warn, .max_depth = 4000};
	bool dump = true, batch = false;
	char *names = NULL;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--text")) {
			options.is_text = true;
		} else if (!strcmp(argv[i], "--eval")) {
			options.mode = BB_PARSE_EVAL;
		} else if (!strcmp(argv[i], "--names")) {
			size_t length;
			free(names);
			names = read_file(argv[++i], &length);
			names[length] = 0;
			options.character = find_character;
			options.character_ctx = names;
		} else if (!strcmp(argv[i], "--single")) {
			options.mode = BB_PARSE_SINGLE;
		} else if (!strcmp(argv[i], "--incomplete")) {
			options.allow_incomplete = options.dont_imply_dedent = true;
		} else if (!strcmp(argv[i], "--no-dump")) {
			dump = false;
		} else if (!strcmp(argv[i], "--batch")) {
			batch = true;
		} else {
			char *text = read_file(argv[i], &options.length);
			options.source = text;
			if (batch)
				run_batch(options, text, options.length, dump);
			else
				run(&options, dump);
			free(text);
		}
	}
	free(names);
	return 0;
}
