/* SPDX-License-Identifier: MIT */
/*
 * Trees of right sources, the modes, delivery by statement, warnings.  (tools/ast_compare.py compares whole libraries.)
 *
 * Threads: one.
 */
#include "support_parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The dump of a source without its positions. */
static char *shape(const Parsed *parsed)
{
	static const char *const names[] = {"lineno=", "col_offset=", "end_lineno=", "end_col_offset="};
	char *text = strdup(parsed->dump), *out = text;

	for (char *p = text; *p;) {
		char *start = p;
		if (!strncmp(p, ", ", 2))
			p += 2;
		size_t i;
		for (i = 0; i < BB_COUNT(names); i++) {
			if (!strncmp(p, names[i], strlen(names[i]))) {
				p += strlen(names[i]);
				while (*p >= '0' && *p <= '9')
					p++;
				break;
			}
		}
		if (i < BB_COUNT(names))
			continue;
		p = start;
		*out++ = *p++;
	}
	*out = 0;
	return text;
}

static void check_expression(const char *source, const char *expected)
{
	Parsed parsed;

	support_parse(&parsed, source, BB_PARSE_EVAL, false);
	assert_int_equal(parsed.status, BB_PARSE_OK);
	char *text = shape(&parsed);
	char *whole = malloc(strlen(expected) + 32);
	sprintf(whole, "Expression(body=%s)", expected);
	assert_string_equal(text, whole);
	free(whole);
	free(text);
	support_free(&parsed);
}

static void test_expressions(void **state)
{
	(void)state;
	check_expression("1", "Constant(value=<int:10:1>)");
	check_expression("0x_F_f", "Constant(value=<int:16:Ff>)");
	check_expression("1_0.5e-3", "Constant(value=<float:10.5e-3>)");
	check_expression("1j", "Constant(value=<imaginary:1>)");
	check_expression("'a\\n' \"\\u20ac\"", "Constant(value=<str:610ae282ac>)");
	check_expression("b'\\xff'", "Constant(value=<bytes:ff>)");
	check_expression("-1 ** 2", "UnaryOp(op=USub(), operand=BinOp(left=Constant(value=<int:10:1>), op=Pow(), "
				    "right=Constant(value=<int:10:2>)))");
	check_expression("1 < 2 not in 3", "Compare(left=Constant(value=<int:10:1>), ops=[Lt(), NotIn()], "
					   "comparators=[Constant(value=<int:10:2>), Constant(value=<int:10:3>)])");
	check_expression("...", "Constant(value=Ellipsis)");
	check_expression("f'{1!r}'", "JoinedStr(values=[FormattedValue(value=Constant(value=<int:10:1>), "
				     "conversion=114)])");
	check_expression("t'{1}'", "TemplateStr(values=[Interpolation(value=Constant(value=<int:10:1>), "
				   "str=<str:31>, conversion=-1)])");
	check_expression("()", "Tuple(ctx=Load())");
}

static void test_names_are_normalized(void **state)
{
	(void)state;
	/* U+FB01 is a ligature of f and i. */
	check_expression("\xef\xac\x81", "Name(id=<str:6669>, ctx=Load())");
}

static void test_positions(void **state)
{
	Parsed parsed;

	(void)state;
	support_parse(&parsed, "\n\xc3\xa9 = (a,\n  b)\n", BB_PARSE_EXEC, false);
	assert_int_equal(parsed.module.body.count, 1);
	BbStmt *s = parsed.module.body.items[0];
	assert_int_equal(s->pos.line, 2);
	assert_int_equal(s->pos.col, 0);
	assert_int_equal(s->pos.end_line, 3);
	assert_int_equal(s->pos.end_col, 4);
	assert_int_equal(s->assign.value->pos.col, 5);
	assert_int_equal(s->assign.value->ctx, BB_LOAD);
	assert_int_equal(s->assign.targets.items[0]->ctx, BB_STORE);
	support_free(&parsed);
}

static void test_statement_by_statement(void **state)
{
	static const char source[] = "a = 1; b\ndef f():\n  pass\n\nif a: pass\nelse: pass\nc";
	static const BbStmtKind kinds[] = {BB_STMT_ASSIGN, BB_STMT_EXPR, BB_STMT_FUNCTION_DEF, BB_STMT_IF,
					   BB_STMT_EXPR};
	size_t balance = 0;
	BbArenaSource memory = support_memory(&balance);
	BbParserOptions options = {.source = source, .length = sizeof source - 1};
	BbArena arena;
	BbStmt *stmt;

	(void)state;
	bb_arena_init(&arena, &memory, 0);
	BbParser *parser = bb_parser_new(&arena, &options);
	for (size_t i = 0; i < BB_COUNT(kinds); i++) {
		assert_int_equal(bb_parser_next_statement(parser, &stmt), BB_PARSE_OK);
		assert_non_null(stmt);
		assert_int_equal(stmt->kind, kinds[i]);
		assert_true(bb_parser_has_pending(parser) == (i == 0));
		if (!bb_parser_has_pending(parser))
			bb_arena_reset(&arena);
	}
	assert_int_equal(bb_parser_next_statement(parser, &stmt), BB_PARSE_OK);
	assert_null(stmt);
	bb_parser_free(parser);
	bb_arena_free(&arena);
	assert_int_equal(balance, 0);
}

static void check_single(const char *source, BbParseStatus status)
{
	Parsed parsed;

	support_parse(&parsed, source, BB_PARSE_SINGLE, true);
	assert_int_equal(parsed.status, status);
	support_free(&parsed);
}

static void test_interactive(void **state)
{
	(void)state;
	check_single("", BB_PARSE_OK);
	check_single("x = 1", BB_PARSE_OK);
	check_single("x = 1; y\n", BB_PARSE_OK);
	check_single("if x:", BB_PARSE_INCOMPLETE);
	check_single("if x:\n  y", BB_PARSE_INCOMPLETE);
	check_single("if x:\n  y\n", BB_PARSE_OK);
	check_single("(1,", BB_PARSE_INCOMPLETE);
	check_single("'''a", BB_PARSE_INCOMPLETE);
	check_single("x = = 1", BB_PARSE_SYNTAX_ERROR);
	check_single("1\n2\n", BB_PARSE_SYNTAX_ERROR);
}

static void check_warning(const char *source, const char *expected)
{
	Parsed parsed;

	support_parse(&parsed, source, BB_PARSE_EXEC, false);
	assert_int_equal(parsed.status, BB_PARSE_OK);
	assert_int_equal(parsed.warnings, 1);
	assert_string_equal(parsed.warning, expected);
	support_free(&parsed);
}

static void test_warnings(void **state)
{
	(void)state;
	check_warning("'\\d\\e'",
		      "\"\\d\" is an invalid escape sequence. Such sequences will not work in the future. Did "
		      "you mean \"\\\\d\"? A raw string is also an option.");
	check_warning("1or 2", "invalid decimal literal");
	check_warning("try:\n  pass\nfinally:\n  return\n", "'return' in a 'finally' block");
	check_warning("try:\n  pass\nfinally:\n  def f():\n    return\n  for x in y: break\n  else: break\n",
		      "'break' in a 'finally' block");
}

static void test_encodings(void **state)
{
	Parsed parsed;

	(void)state;
	support_parse(&parsed, "# coding: latin-1\r\n'\xe9'\r\n", BB_PARSE_EXEC, false);
	assert_int_equal(parsed.status, BB_PARSE_OK);
	assert_non_null(strstr(parsed.dump, "<str:c3a9>"));
	support_free(&parsed);
	support_parse(&parsed, "\xef\xbb\xbf'a'", BB_PARSE_EXEC, false);
	assert_int_equal(parsed.status, BB_PARSE_OK);
	support_free(&parsed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expressions), cmocka_unit_test(test_names_are_normalized),
		cmocka_unit_test(test_positions),   cmocka_unit_test(test_statement_by_statement),
		cmocka_unit_test(test_interactive), cmocka_unit_test(test_warnings),
		cmocka_unit_test(test_encodings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
