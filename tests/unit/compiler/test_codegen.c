/* SPDX-License-Identifier: MIT */
/*
 * What the generator makes of small sources: listings of what must be tight, errors with their places, code objects.
 *
 * Threads: one.
 */
#include "base/compiler.h"
#include "compiler/assembler.h"
#include "compiler/compiler.h"
#include "compiler/disassemble.h"
#include "compiler/opcodes.h"
#include "object/code.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static BbThread *open_objects(void)
{
	BbRuntime *rt = calloc(1, sizeof *rt);

	assert_true(rt != NULL && bb_runtime_init(rt) == 0);
	BbThread *t = bb_thread_attach_native(rt);
	assert_true(t != NULL && bb_heap_init(rt, 0) && bb_objects_init(t));
	return t;
}

static int setup(void **state)
{
	*state = open_objects();
	return 0;
}

static int teardown(void **state)
{
	BbThread *t = *state;
	BbRuntime *rt = t->rt;

	bb_heap_destroy(rt);
	bb_objects_destroy(rt);
	assert_true(bb_runtime_destroy(rt, t));
	free(rt);
	return 0;
}

static BbValue compile(BbThread *t, const char *source, BbCompileMode mode)
{
	BbCompileOptions options = {.mode = mode, .filename = bb_intern_text(t, "<test>")};

	return bb_compile(t, source, strlen(source), &options);
}

/* The code object named so among the constants of another. */
static BbValue inner(BbValue code, const char *name)
{
	const BbCode *outer = bb_to_pointer(code);

	for (uint32_t i = 0; i < outer->constant_count; i++) {
		BbValue v = outer->constants[i];

		if (bb_is_exact(v, &bb_code_type) && bb_str_equals_text(((const BbCode *)bb_to_pointer(v))->name, name))
			return v;
	}
	fail_msg("no code object %s", name);
	return BB_EMPTY;
}

/* The names of the instructions of function f, with a blank between. */
static void assert_instructions(BbThread *t, const char *source, const char *expected)
{
	BbValue code = compile(t, source, BB_COMPILE_EXEC);
	char found[2000] = "";

	assert_false(bb_is_empty(code));
	BbValue listing = bb_disassemble(t, inner(code, "f"), false);
	assert_false(bb_is_empty(listing));
	const char *p = strchr(bb_str_text(listing), '\n');
	while (p != NULL && p[1] != '\0') {
		char name[64] = "";
		const char *line = p + 1;

		p = strchr(line, '\n');
		if (strstr(line, "..") != NULL && (p == NULL || strstr(line, "..") < p))
			break;
		if (sscanf(line + 12, "%63s", name) == 1) {
			strcat(found, found[0] != '\0' ? " " : "");
			strcat(found, name);
		}
	}
	assert_string_equal(found, expected);
}

static void test_tight(void **state)
{
	BbThread *t = *state;

	assert_instructions(t, "def f(n):\n  if n < 2: return n\n  return f(n - 1) + f(n - 2)\n",
			    "TEST_LT_K RETURN LOAD_GLOBAL SUB_K CALL LOAD_GLOBAL SUB_K CALL ADD RETURN");
	assert_instructions(t, "def f(n):\n  s = 0\n  for i in n:\n    s += i\n  return s\n",
			    "LOADI FOR_PREPARE FOR_ITER INPLACE_ADD JUMP_BACK RETURN");
	assert_instructions(t, "def f(n):\n  i = 0\n  while i < n:\n    i += 1\n  return i\n",
			    "LOADI TEST_LT INPLACE_ADD_K JUMP_BACK RETURN");
	assert_instructions(t, "def f(a, b):\n  a, b = b, a\n  return a\n", "MOVE MOVE MOVE RETURN");
	assert_instructions(t, "def f(x):\n  x.y.append(x[0])\n",
			    "LOAD_ATTR LOAD_METHOD GETITEM_K CALL_METHOD RETURN_K");
	assert_instructions(t, "def f(x):\n  if x is not None and not (x in [1, 2]): return 1\n",
			    "TEST_NONE LOADK TEST_IN RETURN_K RETURN_K");
	assert_instructions(t, "def f(p):\n  for a, b in p: pass\n", "FOR_PREPARE FOR_ITER UNPACK JUMP_BACK RETURN_K");
}

/* Every instruction says which of its operands are registers: temporaries are moved by that. */
static void test_operands(void **state)
{
	unsigned without = 0;

	(void)state;
	for (unsigned op = 0; op < BB_OPCODE_COUNT; op++) {
		without += bb_assembler_register_operands((BbOpcode)op) == 0;
		assert_in_range(bb_assembler_length((BbOpcode)op), 1, 2);
	}
	/* NOP, DELETE_FREE, DELETE_GLOBAL, DELETE_NAME, JUMP, JUMP_BACK, RETURN_K, RETURN_GENERATOR, RAISE_AGAIN,
	 * SETUP_ANNOTATIONS, RESUME, POLL */
	assert_int_equal(without, 12);
}

static void test_bound(void **state)
{
	BbThread *t = *state;

	/* A variable is checked where it may be unbound, and once. */
	assert_instructions(t, "def f(c):\n  if c: x = 1\n  return x + x\n", "TEST LOADI CHECK ADD RETURN");
	assert_instructions(t, "def f(c):\n  if c: x = 1\n  else: x = 2\n  return x\n",
			    "TEST LOADI RETURN LOADI RETURN");
	assert_instructions(t, "def f(c):\n  del c\n  return c\n", "CLEAR CHECK RETURN");
	assert_instructions(t, "def f(c):\n  for i in c: pass\n  return i\n",
			    "FOR_PREPARE FOR_ITER JUMP_BACK CHECK RETURN");
	/* An operand that := rebinds later is copied. */
	assert_instructions(t, "def f(x):\n  return x + (x := 1)\n", "MOVE LOADI ADD RETURN");
}

static void test_dead_code(void **state)
{
	BbThread *t = *state;

	assert_instructions(t, "def f():\n  return 1\n  g()\n", "RETURN_K");
	assert_instructions(t, "def f():\n  if 0: g()\n  while 1: h()\n", "NOP LOAD_GLOBAL CALL JUMP_BACK");
	assert_instructions(t, "def f():\n  if __debug__: g()\n  else: h()\n", "LOAD_GLOBAL CALL RETURN_K");
	assert_instructions(t, "def f():\n  return 2 ** 10 + len('a' 'b')\n",
			    "LOADI LOAD_GLOBAL LOADK CALL ADD RETURN");
	assert_instructions(t, "def f():\n  return (1, -2.5, 'a' * 3, (1 + 2,))\n", "RETURN_K");
}

static void assert_error(BbThread *t, const char *source, BbType *type, const char *expected)
{
	BbValue code = compile(t, source, BB_COMPILE_EXEC);

	assert_true(bb_is_empty(code));
	assert_true(bb_exception_matches(t, type));
	BbValue text = bb_repr(t, bb_exception_take(t));
	assert_false(bb_is_empty(text));
	assert_string_equal(bb_str_text(text), expected);
}

static void test_errors(void **state)
{
	BbThread *t = *state;
	BbType *type = &bb_exc_SyntaxError;

	assert_error(t, "return 1\n", type,
		     "SyntaxError(\"'return' outside function\", ('<test>', 1, 1, 'return 1\\n', 1, 9))");
	assert_error(t, "x\nbreak", type, "SyntaxError(\"'break' outside loop\", ('<test>', 2, 1, 'break', 2, 6))");
	assert_error(t, "def f():\n  é = 1; global é\n", type,
		     "SyntaxError(\"name 'é' is assigned to before global declaration\", "
		     "('<test>', 2, 10, '  é = 1; global é\\n', 2, 18))");
	assert_error(t, "def f(a, a): pass", type,
		     "SyntaxError(\"duplicate argument 'a' in function definition\", "
		     "('<test>', 1, 10, 'def f(a, a): pass', 1, 11))");
	assert_error(t, "def f():\n  nonlocal q\n", type,
		     "SyntaxError(\"no binding for nonlocal 'q' found\", ('<test>', 2, 3, '  nonlocal q\\n', 2, 13))");
	assert_error(t, "[i := 0 for i in a]", type,
		     "SyntaxError(\"assignment expression cannot rebind comprehension iteration variable 'i'\", "
		     "('<test>', 1, 2, '[i := 0 for i in a]', 1, 3))");
	assert_error(t, "if x:\npass\n", &bb_exc_IndentationError,
		     "IndentationError(\"expected an indented block after 'if' statement on line 1\", "
		     "('<test>', 2, 1, 'pass\\n', 2, 5))");
}

static void test_positions(void **state)
{
	BbThread *t = *state;
	BbValue code = compile(t, "\n\ndef f(a):\n  return (a +\n    a.b)\n", BB_COMPILE_EXEC);
	BbPosition pos;

	assert_false(bb_is_empty(code));
	const BbCode *f = bb_to_pointer(inner(code, "f"));
	assert_int_equal(f->first_line, 3);
	bb_code_position(f, 0, &pos); /* LOAD_ATTR */
	assert_int_equal(pos.line, 5);
	assert_int_equal(pos.col, 4);
	assert_int_equal(pos.end_col, 7);
	bb_code_position(f, 2, &pos); /* ADD */
	assert_int_equal(pos.line, 4);
	assert_int_equal(pos.end_line, 5);
	assert_int_equal(pos.col, 10);
	assert_int_equal(pos.end_col, 7);
	bb_code_position(f, 1000, &pos);
	assert_int_equal(pos.line, 0);
}

/* Appends n copies of a format that takes the number. */
static char *repeat(const char *before, const char *format, unsigned n, const char *behind)
{
	size_t size = strlen(before) + strlen(behind) + n * (strlen(format) + 12) + 1;
	char *text = malloc(size), *p = text;

	assert_non_null(text);
	p += sprintf(p, "%s", before);
	for (unsigned i = 0; i < n; i++) {
		for (const char *f = format; *f != '\0'; f++)
			p += *f == '#' ? sprintf(p, "%u", i) : sprintf(p, "%c", *f);
	}
	sprintf(p, "%s", behind);
	return text;
}

static void test_large(void **state)
{
	BbThread *t = *state;
	static const struct {
		const char *before, *format, *behind;
		unsigned n;
	} sources[] = {
		{"def f():\n", "  v# = #\n", "  return locals()\n", 600},
		{"f(", "a#, ", ")\n", 1000},
		{"f(", "a#=#, ", ")\n", 1000},
		{"x = [", "g(#), ", "]\n", 1000},
		{"x = {", "'k#': g(#), ", "}\n", 1000},
		{"x = f'", "{a#} ", "'\n", 500},
		{"", "a#, ", "= x\n", 300},
		{"x = ", "-", "1\n", 150},
		{"x = 1", " + a#", "\n", 300},
		{"", "x# = 'c#'\n", "", 3000},
		{"x = (", "a#,", ")\n", 300},
		{"def f(", "a#,", "): return [lambda: a299, a130]\n", 300},
	};

	for (size_t i = 0; i < BB_COUNT(sources); i++) {
		char *text = repeat(sources[i].before, sources[i].format, sources[i].n, sources[i].behind);
		BbValue code = compile(t, text, BB_COMPILE_EXEC);

		if (bb_is_empty(code))
			fail_msg("%s: %s", sources[i].format, bb_str_text(bb_repr(t, bb_exception_take(t))));
		assert_false(bb_is_empty(bb_disassemble(t, code, true)));
		free(text);
	}
	/* More nesting than there are temporaries is refused. */
	char *text = repeat("x = ", "f(1, ", 199, "1");
	char *whole = repeat(text, ")", 199, "\n");
	BbValue code = compile(t, whole, BB_COMPILE_EXEC);
	assert_true(bb_is_empty(code));
	bb_exception_clear(t);
	free(text);
	free(whole);
}

static void test_constants(void **state)
{
	BbThread *t = *state;
	BbValue code = compile(t, "a(1.0, True, 1 << 70, -0.0, 0.0, (1.0, 70000), (1, 70000), 1 << 70, 'x', b'x', 1j)",
			       BB_COMPILE_EVAL);
	unsigned floats = 0, ints = 0, tuples = 0;

	assert_false(bb_is_empty(code));
	const BbCode *c = bb_to_pointer(code);
	for (uint32_t i = 0; i < c->constant_count; i++) {
		const BbType *type = bb_type_of(c->constants[i]);

		floats += type == &bb_float_type;
		ints += type == &bb_int_type;
		tuples += type == &bb_tuple_type;
	}
	assert_int_equal(floats, 3);
	assert_int_equal(ints, 1);
	assert_int_equal(tuples, 2);
}

/* Whatever allocation fails, the compiler ends with MemoryError and stays usable. */
static void test_no_memory(void **state)
{
	BbThread *t = *state;
	const char *source = "class A:\n  '''d'''\n  def f(self, x=1, *a):\n    try: return [x for x in a if x]\n"
			     "    finally: print(f'{x!r:>3}')\n"
			     "match A():\n  case A(x=1) | [1, _]: pass\n";

	for (uint64_t n = 1; n < 400; n++) {
		bb_heap_fail_at(t->rt, n);
		BbValue code = compile(t, source, BB_COMPILE_EXEC);
		bb_heap_fail_at(t->rt, 0);
		if (!bb_is_empty(code))
			return;
		assert_true(bb_exception_matches(t, &bb_exc_MemoryError));
		bb_exception_clear(t);
	}
}

/* A collection at every allocation. */
static void test_stress(void **state)
{
	BbThread *t = *state;

	bb_heap_stress(t->rt, 1);
	BbValue code = compile(t,
			       "class A[T]:\n  x: T = 1\n  def f(self):\n    return lambda: "
			       "(self, super(), 1.5, 'abc' + 'd', b'x', 1 << 80)\n",
			       BB_COMPILE_EXEC);
	assert_false(bb_is_empty(code));
	assert_false(bb_is_empty(bb_disassemble(t, code, true)));
	bb_heap_stress(t->rt, 0);
}

static bool has_instruction(BbValue code, BbOpcode op)
{
	const BbCode *c = bb_to_pointer(code);

	for (uint32_t i = 0; i < c->instruction_count; i++)
		if (BB_OP(c->instructions[i]) == op)
			return true;
	return false;
}

/* Names in one word, no caches, and one list of constants for all functions until it is long. */
static void test_shared_constants(void **state)
{
	BbThread *t = *state;
	BbValue shared = BB_EMPTY;
	const BbCompileOptions options = {
		.mode = BB_COMPILE_EXEC, .filename = bb_intern_text(t, "<test>"), .shared_constants = &shared};
	const char *source = "def f(x): return x.a + b\ndef g(x):\n  x.a = b\n  return x.m(-7777777)\n"
			     "def documented():\n  'Text.'\n  return b\n";
	BbValue code = bb_compile(t, source, strlen(source), &options);

	assert_false(bb_is_empty(code));
	BbValue f = inner(code, "f"), g = inner(code, "g"), documented = inner(code, "documented");
	const BbCode *first = bb_to_pointer(f), *second = bb_to_pointer(g);
	assert_true(has_instruction(f, BB_OPCODE_SHORT_LOAD_ATTR) && has_instruction(f, BB_OPCODE_SHORT_LOAD_GLOBAL));
	assert_true(has_instruction(g, BB_OPCODE_SHORT_STORE_ATTR) && has_instruction(g, BB_OPCODE_SHORT_LOAD_METHOD));
	assert_true(has_instruction(code, BB_OPCODE_SHORT_STORE_NAME));
	assert_false(has_instruction(f, BB_OPCODE_LOAD_GLOBAL));
	assert_int_equal(first->cache_count + second->cache_count, 0);
	assert_true(first->constant_count < second->constant_count);
	for (uint32_t i = 0; i < first->constant_count; i++)
		assert_true(bb_is(first->constants[i], second->constants[i]));
	assert_true(bb_str_equals_text(((const BbCode *)bb_to_pointer(documented))->constants[0], "Text."));

	BbValue before = shared;
	for (int i = 0; i < 40 && bb_is(shared, before); i++) {
		char text[100];
		snprintf(text, sizeof text, "def f(): return a%d, b%d, c%d, d%d, e%d, f%d", i, i, i, i, i, i);
		assert_false(bb_is_empty(bb_compile(t, text, strlen(text), &options)));
	}
	assert_false(bb_is(shared, before));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tight),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_bound),
		cmocka_unit_test(test_dead_code),
		cmocka_unit_test(test_errors),
		cmocka_unit_test(test_positions),
		cmocka_unit_test(test_large),
		cmocka_unit_test(test_constants),
		cmocka_unit_test(test_stress),
		cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_shared_constants),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
