/* SPDX-License-Identifier: MIT */
/*
 * Threads at one list, dict or set: histories of single operations, and long runs that count what is there at the end.
 */
#include "support_history.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/tuple.h"

static int8_t number(BbValue v)
{
	return (int8_t)(bb_is_empty(v) ? -1 : (int)bb_to_small(v));
}

static void record_tuple(Op *op, BbValue tuple)
{
	op->count = 0;
	for (size_t i = 0; i < bb_tuple_count(tuple) && i < HISTORY_ITEMS; i++)
		op->items[op->count++] = number(bb_tuple_get(tuple, i));
}

/* ---- list ---- */

enum {
	APPEND,
	POP,
	POP_FIRST,
	INSERT,
	GET,
	SET,
	LEN,
	SNAPSHOT,
	REVERSE,
	CLEAR,
	EXTEND,
	SPLICE,
	SORT,
	COPY,
	DELETE_SLICE,
	LIST_KINDS
};

static BbValue list_make(BbThread *t)
{
	return bb_list_new(t, 0);
}

static void list_run(BbThread *t, BbValue list, Op *op)
{
	BbValue v = bb_from_small(op->b), pair[2] = {v, v};
	op->result = -1;
	switch (op->kind) {
	case APPEND:
		must(bb_list_append(t, list, v));
		break;
	case POP:
	case POP_FIRST:
		op->result = number(bb_list_pop(t, list, op->kind == POP ? -1 : 0));
		if (op->result < 0)
			bb_exception_clear(t);
		break;
	case INSERT:
		must(bb_list_insert(t, list, op->a, v));
		break;
	case GET:
		op->result = number(bb_list_get(t, list, op->a));
		break;
	case SET:
		op->result = (int8_t)bb_list_set(t, list, op->a, v);
		break;
	case LEN:
		op->result = (int8_t)bb_list_count(list);
		break;
	case SNAPSHOT:
		record_tuple(op, bb_list_snapshot(t, list));
		break;
	case REVERSE:
		bb_list_reverse(t, list);
		break;
	case CLEAR:
		bb_list_clear(t, list);
		break;
	case EXTEND:
		must(bb_list_extend(t, list, bb_tuple_from(t, pair, 2)));
		break;
	case SPLICE:
		must(bb_list_splice(t, list, 0, 2, &v, 1));
		break;
	case SORT:
		must(bb_list_sort(t, list, BB_EMPTY, false));
		break;
	case COPY:
		record_tuple(op, bb_list_snapshot(t, bb_list_slice(t, list, 1, 3)));
		break;
	case DELETE_SLICE:
		must(bb_list_splice(t, list, 1, 3, NULL, 0));
		break;
	}
}

static void model_splice(Model *m, unsigned start, unsigned stop, const int8_t *with, unsigned n)
{
	Model old = *m;
	if (start > old.count)
		start = old.count;
	if (stop > old.count)
		stop = old.count;
	m->count = 0;
	for (unsigned i = 0; i < start; i++)
		m->items[m->count++] = old.items[i];
	for (unsigned i = 0; i < n; i++)
		m->items[m->count++] = with[i];
	for (unsigned i = stop; i < old.count; i++)
		m->items[m->count++] = old.items[i];
}

static bool same_items(const Op *op, const int8_t *items, unsigned n)
{
	return op->count == n && memcmp(op->items, items, n) == 0;
}

static bool list_model(Model *m, const Op *op)
{
	int8_t pair[2] = {op->b, op->b};
	unsigned n = m->count;
	switch (op->kind) {
	case APPEND:
		model_splice(m, n, n, pair, 1);
		return true;
	case POP:
	case POP_FIRST:
		if (n == 0)
			return op->result == -1;
		n = op->kind == POP ? n - 1 : 0;
		if (op->result != m->items[n])
			return false;
		model_splice(m, n, n + 1, NULL, 0);
		return true;
	case INSERT:
		model_splice(m, (unsigned)op->a, (unsigned)op->a < n ? (unsigned)op->a : n, pair, 1);
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
		return same_items(op, m->items, n);
	case REVERSE:
		for (unsigned i = 0; i < n / 2; i++) {
			int8_t x = m->items[i];
			m->items[i] = m->items[n - 1 - i];
			m->items[n - 1 - i] = x;
		}
		return true;
	case CLEAR:
		m->count = 0;
		return true;
	case EXTEND:
		model_splice(m, n, n, pair, 2);
		return true;
	case SPLICE:
		model_splice(m, 0, 2, pair, 1);
		return true;
	case SORT:
		for (unsigned i = 1; i < n; i++)
			for (unsigned k = i; k > 0 && m->items[k] < m->items[k - 1]; k--) {
				int8_t x = m->items[k];
				m->items[k] = m->items[k - 1];
				m->items[k - 1] = x;
			}
		return true;
	case COPY:
		n = n < 1 ? 0 : n > 3 ? 2 : n - 1;
		return same_items(op, m->items + 1, n);
	case DELETE_SLICE:
		model_splice(m, 1, 3, NULL, 0);
		return true;
	}
	return false;
}

static void test_list_history(void **state)
{
	static const Subject subject = {"list", LIST_KINDS, list_make, list_run, list_model, {0}};
	history_check(*state, &subject);
}

/* A longer list, in which moving takes its time. */
enum { LONG = 24 };

static const uint8_t long_kinds[] = {GET, GET, GET, GET, INSERT, POP_FIRST, REVERSE, SET};

static BbValue long_make(BbThread *t)
{
	BbValue items[LONG];
	for (int i = 0; i < LONG; i++)
		items[i] = bb_from_small(i);
	return bb_list_from(t, items, LONG);
}

static Op long_op(const Op *op)
{
	Op other = *op;
	other.kind = long_kinds[op->kind];
	other.a = (int8_t)(other.kind == INSERT ? 0 : op->a * 7 + 1);
	return other;
}

static void long_run(BbThread *t, BbValue list, Op *op)
{
	Op other = long_op(op);
	list_run(t, list, &other);
	op->result = other.result;
}

static bool long_model(Model *m, const Op *op)
{
	Op other = long_op(op);
	return list_model(m, &other);
}

static void test_long_list_history(void **state)
{
	static Subject subject = {"long list", BB_COUNT(long_kinds), long_make, long_run, long_model, {.count = LONG}};
	for (int i = 0; i < LONG; i++)
		subject.start.items[i] = (int8_t)i;
	history_check(*state, &subject);
}

/* ---- dict ---- */

enum {
	D_SET,
	D_GET,
	D_DELETE,
	D_POP,
	D_SETDEFAULT,
	D_LEN,
	D_POPITEM,
	D_CLEAR,
	D_UPDATE,
	D_SNAPSHOT,
	D_COPY,
	D_NAME,
	DICT_KINDS
};
enum { KEYS = 4 };

/* Keys: strs, or ints. */
static BbValue keys[KEYS];
static bool with_strs;

static void trace_keys(BbTracer *tracer, BbRuntime *rt, void *context)
{
	for (int i = 0; i < KEYS; i++)
		bb_trace(tracer, keys[i]);
}

static void make_keys(BbThread *t, bool strs)
{
	bb_heap_add_roots(t->rt, trace_keys, NULL);
	with_strs = strs;
	for (int i = 0; i < KEYS; i++) {
		char text[2] = {(char)('a' + i), 0};
		keys[i] = strs ? bb_intern_text(t, text) : bb_from_small(i * 8);
	}
}

static int8_t key_number(BbValue key)
{
	for (int i = 0; i < KEYS; i++)
		if (bb_is(keys[i], key))
			return (int8_t)i;
	return -1;
}

static BbValue dict_make(BbThread *t)
{
	return bb_dict_new(t, 0);
}

static void record_pairs(Op *op, BbValue pairs)
{
	record_tuple(op, pairs);
	for (int i = 0; i < op->count; i += 2)
		op->items[i] = key_number(bb_tuple_get(pairs, (size_t)i));
}

static void dict_run(BbThread *t, BbValue dict, Op *op)
{
	BbValue key = keys[op->a], v = bb_from_small(op->b), out = BB_EMPTY, found = BB_EMPTY;
	op->result = op->second = -1;
	switch (op->kind) {
	case D_SET:
		must(bb_dict_set(t, dict, key, v));
		break;
	case D_GET:
		if (bb_dict_get(t, dict, key, &out))
			op->result = number(out);
		break;
	case D_DELETE:
		op->result = (int8_t)bb_dict_delete(t, dict, key);
		break;
	case D_POP:
		op->result = number(bb_dict_pop(t, dict, key));
		break;
	case D_SETDEFAULT:
		op->result = number(bb_dict_setdefault(t, dict, key, v));
		break;
	case D_LEN:
		op->result = (int8_t)bb_dict_len(t, dict);
		break;
	case D_POPITEM:
		if (bb_dict_popitem(t, dict, &found, &out) > 0) {
			op->result = key_number(found);
			op->second = number(out);
		}
		break;
	case D_CLEAR:
		bb_dict_clear(t, dict);
		break;
	case D_UPDATE: {
		BbValue more = bb_dict_new(t, 0);
		must(bb_dict_set(t, more, key, v) && bb_dict_set(t, more, keys[(op->a + 1) % KEYS], v));
		must(bb_dict_merge(t, dict, more, 1));
		break;
	}
	case D_SNAPSHOT:
		record_pairs(op, bb_dict_snapshot(t, dict));
		break;
	case D_COPY:
		record_pairs(op, bb_dict_snapshot(t, bb_dict_copy(t, dict)));
		break;
	case D_NAME: {
		uint32_t entry;
		if (with_strs)
			op->result = number(bb_dict_get_name_entry(t, dict, key, (op->b & 1) != 0, &entry));
		else
			op->result = (int8_t)bb_dict_len(t, dict);
		break;
	}
	}
}

static int model_find(const Model *m, int8_t key)
{
	for (int i = 0; i < m->count; i++)
		if (m->items[i] == key)
			return i;
	return -1;
}

static void model_set(Model *m, int8_t key, int8_t value)
{
	int i = model_find(m, key);
	if (i < 0) {
		i = m->count++;
		m->items[i] = key;
	}
	m->values[i] = value;
}

static void model_remove(Model *m, int at)
{
	for (int i = at; i + 1 < m->count; i++) {
		m->items[i] = m->items[i + 1];
		m->values[i] = m->values[i + 1];
	}
	m->count--;
}

static bool dict_model(Model *m, const Op *op)
{
	int i = model_find(m, op->a);
	int8_t value = i < 0 ? -1 : m->values[i];
	switch (op->kind) {
	case D_SET:
		model_set(m, op->a, op->b);
		return true;
	case D_NAME:
		if (!with_strs)
			return op->result == m->count;
		BB_FALLTHROUGH;
	case D_GET:
		return op->result == value;
	case D_DELETE:
	case D_POP:
		if (i >= 0)
			model_remove(m, i);
		return op->result == (op->kind == D_POP ? value : i >= 0);
	case D_SETDEFAULT:
		if (i < 0)
			model_set(m, op->a, op->b);
		return op->result == (i < 0 ? op->b : value);
	case D_LEN:
		return op->result == m->count;
	case D_POPITEM:
		if (m->count == 0)
			return op->result == -1;
		m->count--;
		return op->result == m->items[m->count] && op->second == m->values[m->count];
	case D_CLEAR:
		m->count = 0;
		return true;
	case D_UPDATE:
		model_set(m, op->a, op->b);
		model_set(m, (int8_t)((op->a + 1) % KEYS), op->b);
		return true;
	case D_SNAPSHOT:
	case D_COPY:
		if (op->count != m->count * 2)
			return false;
		for (i = 0; i < m->count; i++)
			if (op->items[2 * i] != m->items[i] || op->items[2 * i + 1] != m->values[i])
				return false;
		return true;
	}
	return false;
}

static void test_dict_history(void **state)
{
	static const Subject subject = {"dict of ints", DICT_KINDS, dict_make, dict_run, dict_model, {0}};
	make_keys(*state, false);
	history_check(*state, &subject);
}

static void test_str_dict_history(void **state)
{
	static const Subject subject = {"dict of strs", DICT_KINDS, dict_make, dict_run, dict_model, {0}};
	make_keys(*state, true);
	history_check(*state, &subject);
}

/* ---- set ---- */

enum { S_ADD, S_DISCARD, S_HAS, S_LEN, S_CLEAR, S_UPDATE, S_MINUS, S_AND, S_XOR, S_POP, S_SNAPSHOT, S_COPY, SET_KINDS };

static BbValue set_make(BbThread *t)
{
	return bb_set_new(t);
}

/* Membership as bits. */
static int8_t bits_of(BbThread *t, BbValue set)
{
	BbValue members = bb_set_snapshot(t, set);
	int bits = 0;
	for (size_t i = 0; i < bb_tuple_count(members); i++)
		bits |= 1 << key_number(bb_tuple_get(members, i));
	return (int8_t)bits;
}

static void set_run(BbThread *t, BbValue set, Op *op)
{
	BbValue key = keys[op->a], other = bb_set_new(t);
	op->result = -1;
	must(bb_set_add(t, other, key) && bb_set_add(t, other, keys[(op->a + 1) % KEYS]));
	switch (op->kind) {
	case S_ADD:
		must(bb_set_add(t, set, key));
		break;
	case S_DISCARD:
		op->result = (int8_t)bb_set_discard(t, set, key);
		break;
	case S_HAS:
		op->result = (int8_t)bb_set_contains(t, set, key);
		break;
	case S_LEN:
		op->result = (int8_t)bb_set_len(t, set);
		break;
	case S_CLEAR:
		bb_set_clear(t, set);
		break;
	case S_UPDATE:
		must(bb_set_update(t, set, other));
		break;
	case S_MINUS:
		must(bb_set_combine(t, BB_SET_DIFFERENCE, set, set, other));
		break;
	case S_AND:
		must(bb_set_combine(t, BB_SET_INTERSECTION, set, set, other));
		break;
	case S_XOR:
		must(bb_set_combine(t, BB_SET_SYMMETRIC, set, set, other));
		break;
	case S_POP:
		if (bb_set_pop(t, set, &key))
			op->result = key_number(key);
		break;
	case S_SNAPSHOT:
		op->result = bits_of(t, set);
		break;
	case S_COPY:
		op->result = bits_of(t, bb_set_copy(t, set));
		break;
	}
}

static bool set_model(Model *m, const Op *op)
{
	int bits = m->items[0], bit = 1 << op->a, both = bit | 1 << (op->a + 1) % KEYS;
	int result = op->result;
	switch (op->kind) {
	case S_ADD:
		m->items[0] = (int8_t)(bits | bit);
		return true;
	case S_DISCARD:
		m->items[0] = (int8_t)(bits & ~bit);
		return result == ((bits & bit) != 0);
	case S_HAS:
		return result == ((bits & bit) != 0);
	case S_LEN:
		return result == __builtin_popcount((unsigned)bits);
	case S_CLEAR:
		m->items[0] = 0;
		return true;
	case S_UPDATE:
		m->items[0] = (int8_t)(bits | both);
		return true;
	case S_MINUS:
		m->items[0] = (int8_t)(bits & ~both);
		return true;
	case S_AND:
		m->items[0] = (int8_t)(bits & both);
		return true;
	case S_XOR:
		m->items[0] = (int8_t)(bits ^ both);
		return true;
	case S_POP:
		if (result < 0)
			return bits == 0;
		m->items[0] = (int8_t)(bits & ~(1 << result));
		return (bits >> result & 1) != 0;
	case S_SNAPSHOT:
	case S_COPY:
		return result == bits;
	}
	return false;
}

static void test_set_history(void **state)
{
	static const Subject subject = {"set", SET_KINDS, set_make, set_run, set_model, {0}};
	make_keys(*state, false);
	history_check(*state, &subject);
}

/* ---- Long runs. ---- */

enum { THREADS = 4, PER_THREAD = 20000 };

typedef struct Shared {
	BbSlot object;
	BbSync next;
} Shared;

static Shared shared;

static void trace_shared(BbTracer *tracer, BbRuntime *rt, void *context)
{
	bb_trace_slot(tracer, &shared.object);
}

static uint32_t begin(void)
{
	return bb_sync_add(&shared.next, 1);
}

static void share(BbThread *t, BbValue object)
{
	bb_heap_add_roots(t->rt, trace_shared, NULL);
	bb_slot_store(&shared.object, object);
	bb_sync_exchange(&shared.next, 0);
}

static void append_many(BbThread *t, void *arg)
{
	uint32_t me = begin();
	for (uint32_t i = 0; i < PER_THREAD; i++)
		must(bb_list_append(t, bb_slot_load(&shared.object), bb_from_small((intptr_t)(me * PER_THREAD + i))));
}

/* Nothing is lost, and each thread's own values are in order. */
static void test_append(void **state)
{
	BbThread *t = *state;
	BbValue list = bb_list_new(t, 0);
	share(t, list);
	objects_run_threads(t, THREADS, append_many, NULL);
	assert_int_equal(bb_list_count(list), THREADS * PER_THREAD);
	intptr_t last[THREADS];
	for (int i = 0; i < THREADS; i++)
		last[i] = (intptr_t)i * PER_THREAD - 1;
	for (intptr_t i = 0; i < THREADS * PER_THREAD; i++) {
		intptr_t x = bb_to_small(bb_list_get(t, list, i));
		assert_int_equal(x, ++last[x / PER_THREAD]);
	}
}

/* Tokens that go in and out are never lost or doubled. */
static void move_tokens(BbThread *t, void *arg)
{
	uint32_t seed = begin() + 77;
	BbValue list = bb_slot_load(&shared.object);
	for (int i = 0; i < PER_THREAD; i++) {
		BbValue token = bb_list_pop(t, list, objects_random(&seed) % 3 ? -1 : 0);
		if (bb_is_empty(token)) {
			bb_exception_clear(t);
			continue;
		}
		if (objects_random(&seed) % 8 == 0)
			bb_list_reverse(t, list);
		if (objects_random(&seed) % 64 == 0)
			must(bb_list_sort(t, list, BB_EMPTY, objects_random(&seed) % 2));
		must(objects_random(&seed) % 2
			     ? bb_list_append(t, list, token)
			     : bb_list_insert(t, list, (intptr_t)(objects_random(&seed) % 20), token));
	}
}

static void test_tokens(void **state)
{
	BbThread *t = *state;
	enum { TOKENS = 50 };
	BbValue list = bb_list_new(t, 0);
	for (intptr_t i = 0; i < TOKENS; i++)
		assert_true(bb_list_append(t, list, bb_from_small(i)));
	share(t, list);
	objects_run_threads(t, THREADS, move_tokens, NULL);
	assert_int_equal(bb_list_count(list), TOKENS);
	assert_true(bb_list_sort(t, list, BB_EMPTY, false));
	for (intptr_t i = 0; i < TOKENS; i++)
		assert_int_equal(bb_to_small(bb_list_get(t, list, i)), i);
}

/* A long list is turned round all the time: who has seen the beginning of the new order sees all of it. */
enum { TURNED = 5000 };
static BbSync turns, readers_left;

static void read_turned(BbThread *t, void *arg)
{
	uint32_t me = begin(), seed = me + 5;
	BbValue list = bb_slot_load(&shared.object);
	if (me == 0) {
		while (bb_sync_load(&readers_left)) {
			bb_list_reverse(t, list);
			bb_sync_add(&turns, 1);
			bb_poll_stop(t);
		}
		return;
	}
	for (uint32_t i = 0; i < 20 * PER_THREAD; i++) {
		intptr_t k = (intptr_t)(objects_random(&seed) % TURNED);
		uint32_t before = bb_sync_load(&turns);
		BbValue a = bb_list_get(t, list, 0), b = bb_list_get(t, list, k);
		if (bb_sync_load(&turns) != before || 2 * k == TURNED - 1)
			continue;
		/* Both reads lie between turn number `before' and the end of the next one. */
		bool a_turned = bb_to_small(a) != 0, b_turned = bb_to_small(b) != k;
		must(a_turned == b_turned || a_turned == ((before & 1) != 0));
		bb_poll_stop(t);
	}
	bb_sync_sub(&readers_left, 1);
}

static void test_reverse(void **state)
{
	BbThread *t = *state;
	BbValue list = bb_list_new(t, 0);
	for (intptr_t i = 0; i < TURNED; i++)
		assert_true(bb_list_append(t, list, bb_from_small(i)));
	share(t, list);
	bb_sync_exchange(&turns, 0);
	bb_sync_exchange(&readers_left, THREADS - 1);
	objects_run_threads(t, THREADS, read_turned, NULL);
}

static void fill_dict(BbThread *t, void *arg)
{
	uint32_t me = begin();
	BbValue dict = bb_slot_load(&shared.object), out;
	for (uint32_t i = 0; i < PER_THREAD; i++) {
		BbValue mine = bb_from_small((intptr_t)(i * THREADS + me));
		must(bb_dict_set(t, dict, mine, mine));
		if (i % 3 == 2)
			must(bb_dict_delete(t, dict, bb_from_small((intptr_t)((i - 1) * THREADS + me))) == 1);
		must(bb_dict_get(t, dict, mine, &out) == 1 && bb_is(out, mine));
	}
}

static void test_dict_growth(void **state)
{
	BbThread *t = *state;
	BbValue dict = bb_dict_new(t, 0), out;
	share(t, dict);
	objects_run_threads(t, THREADS, fill_dict, NULL);
	size_t expected = 0;
	for (uint32_t i = 0; i < PER_THREAD; i++) {
		bool gone = i % 3 == 1 && i + 1 < PER_THREAD;
		for (uint32_t me = 0; me < THREADS; me++) {
			expected += !gone;
			assert_int_equal(bb_dict_get(t, dict, bb_from_small((intptr_t)(i * THREADS + me)), &out),
					 !gone);
		}
	}
	assert_int_equal(bb_dict_count(dict), expected);
}

static void count_words(BbThread *t, void *arg)
{
	begin();
	BbValue dict = bb_slot_load(&shared.object), value;
	for (uint32_t i = 0; i < PER_THREAD / 10; i++) {
		char text[16];
		int n = 0;
		for (uint32_t k = i % 500 + 1; k; k /= 7)
			text[n++] = (char)('a' + k % 7);
		BbValue key = bb_str_new(t, text, (size_t)n);
		must(!bb_is_empty(key));
		must(!bb_is_empty(bb_dict_setdefault(t, dict, key, key)));
		/* All threads agree on the object that came first. */
		must(bb_dict_get(t, dict, key, &value) == 1 && bb_str_equal(bb_to_str(value), bb_to_str(key)));
	}
}

static void test_dict_setdefault(void **state)
{
	BbThread *t = *state;
	BbValue dict = bb_dict_new(t, 0), key, value;
	share(t, dict);
	objects_run_threads(t, THREADS, count_words, NULL);
	size_t n = 0;
	for (size_t pos = 0; bb_dict_next(dict, &pos, &key, &value); n++)
		assert_true(bb_is(key, value));
	assert_int_equal(n, bb_dict_count(dict));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list_history), cmocka_unit_test(test_long_list_history),
		cmocka_unit_test(test_dict_history), cmocka_unit_test(test_str_dict_history),
		cmocka_unit_test(test_set_history),  cmocka_unit_test(test_append),
		cmocka_unit_test(test_tokens),	     cmocka_unit_test(test_reverse),
		cmocka_unit_test(test_dict_growth),  cmocka_unit_test(test_dict_setdefault),
	};
	return cmocka_run_group_tests_name("races", tests, objects_setup, objects_teardown);
}
