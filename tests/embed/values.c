/* SPDX-License-Identifier: MIT */
/* Values from C to Python and back, references and their scopes, attributes, items, calls, and errors. */
#include "support.h"

static void numbers(BbThread *t)
{
	int64_t i;
	uint64_t u;
	double d;
	CHECK(bb_py_as_int(t, bb_py_int(t, INT64_MIN), &i) && i == INT64_MIN);
	CHECK(bb_py_as_uint(t, bb_py_uint(t, UINT64_MAX), &u) && u == UINT64_MAX);
	CHECK(!bb_py_as_int(t, bb_py_uint(t, UINT64_MAX), &i) && raised(t, "OverflowError"));
	CHECK(!bb_py_as_uint(t, bb_py_int(t, -1), &u) && raised(t, "OverflowError"));
	CHECK(!bb_py_as_int(t, bb_py_float(t, 1.5), &i) && raised(t, "TypeError"));
	CHECK(bb_py_as_float(t, bb_py_float(t, 1e300), &d) && d == 1e300);
	CHECK(bb_py_as_float(t, bb_py_int(t, 3), &d) && d == 3);
	CHECK(!bb_py_as_float(t, bb_py_text(t, "x"), &d) && raised(t, "TypeError"));
	BbRef big = bb_py_int_text(t, "123456789012345678901234567890");
	CHECK(strcmp(bb_py_as_text(t, bb_py_str(t, big), NULL), "123456789012345678901234567890") == 0);
	CHECK(!bb_py_int_text(t, "12x") && raised(t, "ValueError"));
	CHECK(bb_py_truth(t, big) == 1 && bb_py_truth(t, bb_py_text(t, "")) == 0);
}

static void texts(BbThread *t)
{
	size_t size;
	BbRef text = bb_py_text_sized(t, "a\0\xc3\xa9", 4);
	const char *utf8 = bb_py_as_text(t, text, &size);
	CHECK(size == 4 && memcmp(utf8, "a\0\xc3\xa9", 5) == 0 && bb_py_length(t, text) == 3);
	CHECK(!bb_py_text(t, "\xff") && raised(t, "UnicodeDecodeError"));
	BbRef bytes = bb_py_bytes(t, "\xff\0", 2);
	CHECK(memcmp(bb_py_as_bytes(t, bytes, &size), "\xff\0", 2) == 0 && size == 2);
	CHECK(!bb_py_as_bytes(t, text, NULL) && raised(t, "TypeError"));
	CHECK(!bb_py_as_text(t, bytes, NULL) && raised(t, "TypeError"));
}

static void containers(BbThread *t)
{
	BbRef items[] = {bb_py_int(t, 1), bb_py_text(t, "two"), bb_py_none(t), bb_py_bool(t, true)};
	BbRef list = bb_py_list(t, items, 4), tuple = bb_py_tuple(t, items, 4),
	      dict = bb_py_dict(t, items, items + 2, 2);
	CHECK(strcmp(bb_py_as_text(t, bb_py_repr(t, list), NULL), "[1, 'two', None, True]") == 0);
	CHECK(strcmp(bb_py_as_text(t, bb_py_repr(t, dict), NULL), "{1: None, 'two': True}") == 0);
	CHECK(bb_py_append(t, list, dict) && bb_py_length(t, list) == 5);
	CHECK(!bb_py_append(t, tuple, dict) && raised(t, "TypeError"));
	CHECK(bb_py_same(bb_py_get_index(t, list, -1), dict) && !bb_py_same(list, tuple));
	CHECK(!bb_py_get_index(t, list, 5) && raised(t, "IndexError"));
	CHECK(bb_py_equal(t, bb_py_get_item(t, dict, items[1]), items[3]) == 1);
	CHECK(bb_py_set_item(t, dict, items[0], NULL) && bb_py_length(t, dict) == 1);
	CHECK(!bb_py_set_item(t, dict, items[0], NULL) && raised(t, "KeyError"));
	BbRef iterator = bb_py_iterate(t, tuple);
	int n = 0;
	while (bb_py_next(t, iterator))
		n++;
	CHECK(n == 4 && !bb_py_failed(t));
	CHECK(bb_py_is_instance(t, tuple, bb_py_eval(t, "(int, tuple)")) == 1);
	const BbPyKind kinds[] = {BB_PY_INT, BB_PY_TEXT, BB_PY_NONE, BB_PY_BOOL};
	for (int i = 0; i < 4; i++)
		CHECK(bb_py_kind(items[i]) == kinds[i]);
	CHECK(bb_py_kind(list) == BB_PY_LIST && bb_py_kind(bb_py_eval(t, "{1}")) == BB_PY_SET);
	CHECK(bb_py_kind(bb_py_eval(t, "len")) == BB_PY_OTHER && bb_py_kind(NULL) == 0);
}

static void objects(BbThread *t)
{
	CHECK_PY(t,
		 bb_py_run(t,
			   "class P:\n  def __init__(s, x, *, y=0): s.x, s.y = x, y\n  def sum(s): return s.x + s.y\n",
			   "points.py"));
	BbRef two[] = {bb_py_int(t, 20), bb_py_int(t, 3)};
	BbRef class = bb_py_get(t, bb_py_import(t, "__main__"), "P");
	BbRef p = bb_py_call_keywords(t, class, two, 2, (const char *const[]){"y"}, 1);
	int64_t sum;
	CHECK_PY(t, bb_py_as_int(t, bb_py_call_method(t, p, "sum", NULL, 0), &sum) && sum == 23);
	CHECK(bb_py_set(t, p, "x", two[1]) && bb_py_set(t, p, "y", NULL));
	CHECK(!bb_py_call_method(t, p, "sum", NULL, 0));
	char *text = bb_py_error_text(t);
	CHECK(strstr(text, "points.py\", line 3, in sum") &&
	      strstr(text, "AttributeError: 'P' object has no attribute 'y'"));
	free(text);
	/* A NULL goes through nested calls and leaves the first exception. */
	CHECK(!bb_py_str(t, bb_py_get(t, bb_py_get(t, p, "no_such"), "other")) && raised(t, "AttributeError"));
	CHECK(!bb_py_str(t, NULL) && raised(t, "SystemError"));
	CHECK(!bb_py_import(t, "no_such_module") && raised(t, "ImportError"));
	CHECK(!bb_py_eval(t, "1 +") && raised(t, "SyntaxError"));
	CHECK(!bb_py_raise_object(t, bb_py_eval(t, "KeyError(5)")) && raised(t, "LookupError"));
	CHECK(!bb_py_raise(t, "NoSuchError", "%d%%", 7) && bb_py_error_is(t, "RuntimeError"));
	BbRef exception = bb_py_error(t);
	CHECK(strcmp(bb_py_as_text(t, bb_py_str(t, exception), NULL), "7%") == 0);
	CHECK(!bb_py_error(t) && !bb_py_error_text(t));
}

static int released;

static void release(void *data)
{
	released += *(int *)data;
}

static void scopes(BbThread *t)
{
	static int one = 1;
	BbRef outer = bb_py_text(t, "outer"), kept = NULL;
	for (int round = 0; round < 200; round++) {
		size_t mark = bb_py_open(t);
		for (int i = 0; i < 100; i++)
			CHECK(bb_py_list(t, &outer, 1));
		if (round == 100)
			kept = bb_py_keep(t, bb_py_box(t, &one, "number", release));
		if (round % 2)
			bb_py_close(t, mark);
		else
			CHECK(bb_py_length(t, bb_py_close_with(t, mark, bb_py_list(t, &outer, 1))) == 1);
	}
	CHECK_PY(t, bb_py_run(t, "import gc\ngc.collect()", NULL));
	CHECK(bb_py_unbox(t, kept, "number") == &one && released == 0);
	CHECK(!bb_py_unbox(t, kept, "other") && raised(t, "TypeError"));
	CHECK(!bb_py_unbox(t, outer, "number") && raised(t, "TypeError"));
	bb_py_drop(t, kept);
	CHECK(strcmp(bb_py_as_text(t, outer, NULL), "outer") == 0);
	/* Many at a time, all of them different, come and go. */
	BbRef many[500];
	for (int i = 0; i < 500; i++)
		many[i] = bb_py_keep(t, bb_py_int_text(t, "10000000000000000000000"));
	for (int i = 0; i < 500; i++) {
		CHECK(bb_py_equal(t, many[i], many[0]) == 1 && (i == 0 || !bb_py_same(many[i], many[i - 1])));
		if (i > 0)
			bb_py_drop(t, many[i]);
	}
}

int main(void)
{
	BbThread *t = bb_py_create(NULL);
	CHECK(t);
	void (*const tests[])(BbThread * t) = {numbers, texts, containers, objects, scopes};
	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
		size_t mark = bb_py_open(t);
		tests[i](t);
		bb_py_close(t, mark);
	}
	CHECK(bb_py_destroy(t));
	CHECK(released == 1);
	return 0;
}
