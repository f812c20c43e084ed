/* SPDX-License-Identifier: MIT */
/*
 * Tokens and their places; indentation; f-strings; errors of the lexer; the arena under it.
 *
 * Threads: one.
 */
#include "compiler/lexer.h"

#include "support_parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Compares the kinds of the tokens of a source, BB_TOKEN_END included. */
static void check_kinds(const char *source, const uint8_t *kinds, size_t count)
{
	size_t balance = 0;
	BbArenaSource memory = support_memory(&balance);
	BbParserOptions options = {0};
	BbArena arena;
	BbLexer lexer;
	BbToken token;

	bb_arena_init(&arena, &memory, 0);
	bb_lexer_init(&lexer, &arena, source, (uint32_t)strlen(source), &options);
	for (size_t i = 0; i < count; i++) {
		bool good = bb_lexer_next(&lexer, &token);
		assert_int_equal(token.kind, kinds[i]);
		assert_true(good == (kinds[i] != BB_TOKEN_ERROR));
	}
	bb_arena_free(&arena);
	assert_int_equal(balance, 0);
}

#define KINDS(source, ...)                                                                                             \
	do {                                                                                                           \
		const uint8_t kinds[] = {__VA_ARGS__};                                                                 \
		check_kinds(source, kinds, BB_COUNT(kinds));                                                           \
	} while (0)

static void test_operators(void **state)
{
	(void)state;
	KINDS("a **= b//c ->...!=", BB_TOKEN_NAME, BB_TOKEN_DOUBLE_STAR_EQUAL, BB_TOKEN_NAME, BB_TOKEN_DOUBLE_SLASH,
	      BB_TOKEN_NAME, BB_TOKEN_ARROW, BB_TOKEN_ELLIPSIS, BB_TOKEN_NOT_EQUAL, BB_TOKEN_NEWLINE, BB_TOKEN_END);
}

static void test_keywords(void **state)
{
	(void)state;
	for (int kind = BB_TOKEN_FIRST_KEYWORD; kind <= BB_TOKEN_LAST_KEYWORD; kind++) {
		const char *text = bb_token_keyword_text((BbTokenKind)kind);
		assert_int_equal(bb_token_keyword(text, strlen(text)), kind);
	}
	assert_int_equal(bb_token_keyword("whil", 4), BB_TOKEN_NAME);
	assert_int_equal(bb_token_keyword("whiles", 6), BB_TOKEN_NAME);
	assert_int_equal(bb_token_keyword("match", 5), BB_TOKEN_NAME);
}

static void test_indentation(void **state)
{
	(void)state;
	KINDS("if a:\n  b\n\n  # c\n  d\ne", BB_TOKEN_IF, BB_TOKEN_NAME, BB_TOKEN_COLON, BB_TOKEN_NEWLINE,
	      BB_TOKEN_INDENT, BB_TOKEN_NAME, BB_TOKEN_NEWLINE, BB_TOKEN_NAME, BB_TOKEN_NEWLINE, BB_TOKEN_DEDENT,
	      BB_TOKEN_NAME, BB_TOKEN_NEWLINE, BB_TOKEN_END);
	KINDS("(a,\n    b)\n", BB_TOKEN_LPAR, BB_TOKEN_NAME, BB_TOKEN_COMMA, BB_TOKEN_NAME, BB_TOKEN_RPAR,
	      BB_TOKEN_NEWLINE, BB_TOKEN_END);
	KINDS("a\\\n  b\n", BB_TOKEN_NAME, BB_TOKEN_NAME, BB_TOKEN_NEWLINE, BB_TOKEN_END);
}

static void test_strings(void **state)
{
	(void)state;
	KINDS("'a' b'' rB'''c\n''' uu''", BB_TOKEN_STRING, BB_TOKEN_STRING, BB_TOKEN_STRING, BB_TOKEN_NAME,
	      BB_TOKEN_STRING, BB_TOKEN_NEWLINE, BB_TOKEN_END);
	KINDS("'a", BB_TOKEN_ERROR, BB_TOKEN_ERROR);
}

static void test_fstrings(void **state)
{
	(void)state;
	KINDS("f'a{b!r:>{c}}{{'", BB_TOKEN_FSTRING_START, BB_TOKEN_FSTRING_MIDDLE, BB_TOKEN_LBRACE, BB_TOKEN_NAME,
	      BB_TOKEN_EXCLAMATION, BB_TOKEN_NAME, BB_TOKEN_COLON, BB_TOKEN_FSTRING_MIDDLE, BB_TOKEN_LBRACE,
	      BB_TOKEN_NAME, BB_TOKEN_RBRACE, BB_TOKEN_RBRACE, BB_TOKEN_FSTRING_MIDDLE, BB_TOKEN_FSTRING_END,
	      BB_TOKEN_NEWLINE, BB_TOKEN_END);
	KINDS("f'{f'{f''}'}'", BB_TOKEN_FSTRING_START, BB_TOKEN_LBRACE, BB_TOKEN_FSTRING_START, BB_TOKEN_LBRACE,
	      BB_TOKEN_FSTRING_START, BB_TOKEN_FSTRING_END, BB_TOKEN_RBRACE, BB_TOKEN_FSTRING_END, BB_TOKEN_RBRACE,
	      BB_TOKEN_FSTRING_END, BB_TOKEN_NEWLINE, BB_TOKEN_END);
}

static void test_names_are_interned(void **state)
{
	size_t balance = 0;
	BbArenaSource memory = support_memory(&balance);
	BbArena arena;
	char text[8] = "n000";

	(void)state;
	bb_arena_init(&arena, &memory, 100);
	BbName *first = bb_arena_name(&arena, "abc", 3);
	for (int i = 0; i < 1000; i++) {
		text[1] = (char)('0' + i / 100);
		text[2] = (char)('0' + i / 10 % 10);
		text[3] = (char)('0' + i % 10);
		assert_non_null(bb_arena_name(&arena, text, 4));
	}
	assert_ptr_equal(first, bb_arena_name(&arena, "abcd", 3));
	assert_ptr_not_equal(first, bb_arena_name(&arena, "abd", 3));
	bb_arena_reset(&arena);
	assert_int_equal(arena.name_count, 0);
	bb_arena_free(&arena);
	assert_int_equal(balance, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_operators),   cmocka_unit_test(test_keywords),
		cmocka_unit_test(test_indentation), cmocka_unit_test(test_strings),
		cmocka_unit_test(test_fstrings),    cmocka_unit_test(test_names_are_interned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
