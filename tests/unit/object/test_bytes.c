/* SPDX-License-Identifier: MIT */
/*
 * bytearray and memoryview: threads at one object, exports and what releases them, strings of one character.
 */
#include "support_history.h"

#include "base/utf8.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/protocol.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/str_find.h"
#include "platform/platform.h"

/* ---- Histories. ---- */

enum { APPEND, POP, POP_FIRST, INSERT, GET, SET, LEN, SNAPSHOT, REVERSE, CLEAR, EXTEND, SPLICE, DELETE_STEPS, KINDS };

static BbValue make(BbThread *t)
{
	return bb_bytearray_new(t, NULL, 0);
}

static int8_t number(BbThread *t, BbValue v)
{
	if (!bb_is_empty(v))
		return (int8_t)bb_to_small(v);
	bb_exception_clear(t);
	return -1;
}

static BbValue method(BbThread *t, BbValue self, const char *name, BbValue a, BbValue b)
{
	BbValue args[2] = {a, b};
	return bb_call_method(t, self, name, args, bb_is_empty(a) ? 0 : bb_is_empty(b) ? 1 : 2);
}

static void run(BbThread *t, BbValue object, Op *op)
{
	BbValue v = bb_from_small(op->b), at = bb_from_small(op->a);
	char pair[2] = {(char)op->b, (char)op->b};
	op->result = -1;
	switch (op->kind) {
	case APPEND:
		must(!bb_is_empty(method(t, object, "append", v, BB_EMPTY)));
		break;
	case POP:
		op->result = number(t, method(t, object, "pop", BB_EMPTY, BB_EMPTY));
		break;
	case POP_FIRST:
		op->result = number(t, method(t, object, "pop", bb_from_small(0), BB_EMPTY));
		break;
	case INSERT:
		must(!bb_is_empty(method(t, object, "insert", at, v)));
		break;
	case GET:
		op->result = (int8_t)bb_bytearray_get(object, (size_t)op->a);
		break;
	case SET:
		op->result = bb_setitem(t, object, at, v);
		if (!op->result)
			bb_exception_clear(t);
		break;
	case LEN:
		op->result = (int8_t)bb_bytearray_size(object);
		break;
	case SNAPSHOT: {
		BbValue bytes = bb_bytearray_snapshot(t, object);
		op->count = (uint8_t)bb_bytes_size(bytes);
		memcpy(op->items, bb_bytes_data(bytes), op->count);
		break;
	}
	case REVERSE:
		must(!bb_is_empty(method(t, object, "reverse", BB_EMPTY, BB_EMPTY)));
		break;
	case CLEAR:
		must(!bb_is_empty(method(t, object, "clear", BB_EMPTY, BB_EMPTY)));
		break;
	case EXTEND:
		must(!bb_is_empty(bb_inplace(t, BB_OP_ADD, object, bb_bytes_new(t, pair, 2))));
		break;
	case SPLICE:
		must(bb_setitem(t, object, bb_slice_new(t, bb_from_small(0), bb_from_small(2), BB_NONE),
				bb_bytes_new(t, pair, 1)));
		break;
	case DELETE_STEPS:
		must(bb_setitem(t, object, bb_slice_new(t, BB_NONE, BB_NONE, bb_from_small(2)), BB_EMPTY));
		break;
	}
}

static void splice(Model *m, unsigned start, unsigned stop, const int8_t *with, unsigned n)
{
	Model old = *m;
	start = start > old.count ? old.count : start;
	stop = stop > old.count ? old.count : stop;
	m->count = 0;
	for (unsigned i = 0; i < start; i++)
		m->items[m->count++] = old.items[i];
	for (unsigned i = 0; i < n; i++)
		m->items[m->count++] = with[i];
	for (unsigned i = stop; i < old.count; i++)
		m->items[m->count++] = old.items[i];
}

static bool model(Model *m, const Op *op)
{
	int8_t pair[2] = {op->b, op->b};
	unsigned n = m->count;
	Model old = *m;
	switch (op->kind) {
	case APPEND:
		splice(m, n, n, pair, 1);
		return true;
	case POP:
	case POP_FIRST:
		if (n == 0)
			return op->result == -1;
		n = op->kind == POP ? n - 1 : 0;
		splice(m, n, n + 1, NULL, 0);
		return op->result == old.items[n];
	case INSERT:
		splice(m, (unsigned)op->a, (unsigned)op->a < n ? (unsigned)op->a : n, pair, 1);
		return true;
	case GET:
		return op->result == ((unsigned)op->a < n ? m->items[op->a] : -1);
	case SET:
		if ((unsigned)op->a < n)
			m->items[op->a] = op->b;
		return op->result == ((unsigned)op->a < n);
	case LEN:
		return op->result == (int)n;
	case SNAPSHOT:
		return op->count == n && memcmp(op->items, m->items, n) == 0;
	case REVERSE:
		for (unsigned i = 0; i < n; i++)
			m->items[i] = old.items[n - 1 - i];
		return true;
	case CLEAR:
		m->count = 0;
		return true;
	case EXTEND:
		splice(m, n, n, pair, 2);
		return true;
	case SPLICE:
		splice(m, 0, 2, pair, 1);
		return true;
	case DELETE_STEPS:
		m->count = 0;
		for (unsigned i = 1; i < n; i += 2)
			m->items[m->count++] = old.items[i];
		return true;
	}
	return false;
}

static void test_bytearray_history(void **state)
{
	static const Subject subject = {"bytearray", KINDS, make, run, model, {0}};
	history_check(*state, &subject);
}

/* ---- Views that come and go while others resize. ---- */

typedef struct Shared {
	BbValue array, view;
	BbSync turns;
	int64_t deadline;
} Shared;

static bool raised(BbThread *t, const BbType *type)
{
	bool matches = bb_exception_matches(t, type);
	bb_exception_clear(t);
	return matches;
}

static void view_entry(BbThread *t, void *arg)
{
	Shared *s = arg;
	unsigned turn = bb_sync_add(&s->turns, 1);
	while (bb_platform_monotonic() < s->deadline) {
		if (turn & 1) {
			/* All bytes are 'x', however many there are. */
			BbValue view = bb_memoryview_new(t, s->array);
			must(!bb_is_empty(view));
			BbValue bytes = method(t, view, "tobytes", BB_EMPTY, BB_EMPTY);
			must(!bb_is_empty(bytes));
			for (size_t i = 0; i < bb_bytes_size(bytes); i++)
				must(bb_bytes_data(bytes)[i] == 'x');
			must(!bb_is_empty(method(t, view, "release", BB_EMPTY, BB_EMPTY)));
		} else {
			BbValue ok = method(t, s->array, "extend", bb_bytes_new(t, "xxxxxxxx", 8), BB_EMPTY);
			must(!bb_is_empty(ok) || raised(t, &bb_exc_BufferError));
			if (bb_bytearray_size(s->array) > 500) {
				ok = method(t, s->array, "clear", BB_EMPTY, BB_EMPTY);
				must(!bb_is_empty(ok) || raised(t, &bb_exc_BufferError));
			}
		}
	}
}

static void test_views_and_resizing(void **state)
{
	BbThread *t = *state;
	Shared s = {.array = bb_bytearray_new(t, "xx", 2), .deadline = objects_deadline()};
	objects_run_threads(t, 4, view_entry, &s);
	must(bb_bytearray_append(t, s.array, "x", 1));
}

/* Threads read through one view until one of them releases it. */
static void release_entry(BbThread *t, void *arg)
{
	Shared *s = arg;
	unsigned turn = bb_sync_add(&s->turns, 1);
	for (int i = 0; i < 200; i++) {
		if (turn == 3 && i == 100) {
			must(!bb_is_empty(method(t, s->view, "release", BB_EMPTY, BB_EMPTY)));
			must(bb_bytearray_splice(t, s->array, 0, SIZE_MAX, "y", 1));
			continue;
		}
		BbValue item = bb_getitem(t, s->view, bb_from_small(5));
		must(bb_is_empty(item) ? raised(t, &bb_exc_ValueError) : bb_to_small(item) == 'a');
	}
}

static void test_release_race(void **state)
{
	BbThread *t = *state;
	int64_t deadline = objects_deadline();
	while (bb_platform_monotonic() < deadline) {
		Shared s = {.array = bb_bytearray_new(t, "aaaaaaaaaa", 10)};
		s.view = bb_memoryview_new(t, s.array);
		objects_run_threads(t, 4, release_entry, &s);
	}
}

/* ---- Exports. ---- */

static BB_NOINLINE void make_views(BbThread *t, BbValue array)
{
	for (int i = 0; i < 10; i++)
		must(!bb_is_empty(bb_memoryview_new(t, array)));
}

static BB_NOINLINE void clear_stack(void)
{
	volatile char filler[4096];
	for (size_t i = 0; i < sizeof filler; i++)
		filler[i] = 0;
}

static void test_dead_views(void **state)
{
	BbThread *t = *state;
	BbValue array = bb_bytearray_new(t, "abc", 3), view = bb_memoryview_new(t, array);
	assert_false(bb_bytearray_append(t, array, "d", 1));
	assert_true(raised(t, &bb_exc_BufferError));
	assert_true(bb_bytearray_splice(t, array, 0, 1, "x", 1));
	assert_int_equal(bb_to_small(bb_getitem(t, view, bb_from_small(0))), 'x');
	assert_true(bb_memoryview_release(t, bb_to_pointer(view)));
	assert_true(bb_bytearray_append(t, array, "d", 1));
	/* Nobody releases these, but they are dead. */
	make_views(t, array);
	clear_stack();
	assert_true(bb_bytearray_append(t, array, "e", 1));
	assert_int_equal(bb_bytearray_size(array), 5);
}

/* ---- Strings. ---- */

static void test_one_character(void **state)
{
	BbThread *t = *state;
	for (unsigned c = 0; c < 128; c++) {
		char text[2] = {(char)c, 0};
		BbValue s = bb_str_new(t, text, 1);
		assert_true(bb_is(s, bb_str_ascii_char(c)));
		assert_int_equal(bb_str_hash(bb_to_str(s)), bb_str_hash_bytes(text, 1));
		assert_int_equal(bb_to_str(s)->size, 1);
		assert_int_not_equal((int32_t)bb_str_hash(bb_to_str(s)), -1);
		assert_string_equal(bb_str_text(s), text);
	}
	assert_int_equal(bb_str_hash(bb_to_str(bb_str_empty(t))), bb_str_hash_bytes("", 0));
}

static void test_places(void **state)
{
	BbThread *t = *state;
	static const uint32_t chars[] = {'a', 0xe9, 0x20ac, 0x1f600, 0xd800};
	uint32_t text[1000];
	for (size_t length = 1; length <= BB_COUNT(text); length += length < 140 ? 1 : 61) {
		uint32_t seed = (uint32_t)length;
		for (size_t i = 0; i < length; i++)
			text[i] = chars[objects_random(&seed) % BB_COUNT(chars)];
		BbValue v = bb_str_from_chars(t, text, length);
		const BbStr *s = bb_to_str(v);
		assert_int_equal(s->length, length);
		size_t offset = 0;
		for (size_t i = 0; i <= length; i++) {
			assert_int_equal(bb_str_offset(s, i), offset);
			assert_int_equal(bb_str_index_at(s, offset), i);
			if (i < length) {
				assert_true(bb_str_equal(bb_to_str(bb_str_char_at(t, v, i)),
							 bb_to_str(bb_str_from_char(t, text[i]))));
				offset += bb_utf8_width(text[i]);
			}
		}
		assert_int_equal(offset, s->size);
	}
}

static size_t find_slowly(const char *h, size_t n, const char *x, size_t m, bool last)
{
	size_t found = SIZE_MAX;
	for (size_t i = 0; i + m <= n; i++) {
		if (memcmp(h + i, x, m) == 0) {
			found = i;
			if (!last)
				break;
		}
	}
	return found;
}

static void test_find(void **state)
{
	char hay[300], needle[40];
	uint32_t seed = 1;
	for (int round = 0; round < 100000; round++) {
		unsigned letters = 1 + objects_random(&seed) % 2;
		size_t n = objects_random(&seed) % sizeof hay, m = 1 + objects_random(&seed) % sizeof needle;
		for (size_t i = 0; i < n; i++)
			hay[i] = (char)('a' + objects_random(&seed) % letters + (objects_random(&seed) % 50 == 0));
		for (size_t i = 0; i < m; i++)
			needle[i] = (char)('a' + objects_random(&seed) % letters);
		if (n > m && objects_random(&seed) % 2)
			memcpy(needle, hay + objects_random(&seed) % (n - m), m);
		must(bb_str_find_first(hay, n, needle, m) == find_slowly(hay, n, needle, m, false));
		must(bb_str_find_last(hay, n, needle, m) == find_slowly(hay, n, needle, m, true));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_character),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_dead_views),
		cmocka_unit_test(test_bytearray_history),
		cmocka_unit_test(test_views_and_resizing),
		cmocka_unit_test(test_release_race),
	};
	return cmocka_run_group_tests_name("bytes", tests, objects_setup, objects_teardown);
}
