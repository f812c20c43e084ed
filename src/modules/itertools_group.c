/* SPDX-License-Identifier: MIT */
/*
 * itertools: groupby and tee.
 *
 * groupby: a: the iterator; b: the key function or None; c: the key of the group that is being given out; d: the key of
 * the item read last; e: that item.  Its groups have a: the groupby, b: their key.  n counts groups: a group whose
 * number is no longer the groupby's has ended.
 *
 * tee: items stand in a chain of nodes, each filled once and never changed: a: the item, b: the next node; the last is
 * without either.  A tee has a: the source, b: the node to read next.
 */
#include "modules/itertools.h"

#include "object/int.h"

/* ---- groupby. ---- */

BB_PARAMS(groupby_params, "groupby", 0, 2, 1, "iterable", "key");

BB_CFUNCTION(groupby_new)
{
	BbValue v[2];
	if (!bb_args_bind(t, &groupby_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	BbItertool *it = bb_itertools_new(t, args[0], bb_iter(t, v[0]), bb_is_empty(v[1]) ? BB_NONE : v[1]);
	return it ? bb_from_pointer(it) : BB_EMPTY;
}

/* Reads one item and its key: 1, 0: there is none, -1: failed. */
static int read_item(BbThread *t, BbItertool *it)
{
	BbValue item, function = bb_slot_load(&it->b);
	int status = bb_next(t, bb_slot_load(&it->a), &item);
	if (status <= 0)
		return status;
	BbValue key = bb_is_none(function) ? item : bb_call1(t, function, item);
	if (bb_is_empty(key))
		return -1;
	bb_store(t, it, &it->e, item);
	bb_store(t, it, &it->d, key);
	return 1;
}

static BbValue groupby_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	bb_published_store(&it->n, bb_published_load(&it->n) + 1);
	for (;;) {
		BbValue current = bb_slot_load(&it->d), target = bb_slot_load(&it->c);
		if (!bb_is_empty(current)) {
			int equal = bb_is_empty(target) ? 0 : bb_equal(t, target, current);
			if (equal < 0)
				return BB_EMPTY;
			if (!equal)
				break;
		}
		if (read_item(t, it) <= 0)
			return BB_EMPTY;
		bb_poll_stop(t);
	}
	BbValue key = bb_slot_load(&it->d);
	bb_store(t, it, &it->c, key);
	BbItertool *group = bb_itertools_new(t, bb_from_pointer(&bb_itertools_grouper_type), self, key);
	if (!group)
		return BB_EMPTY;
	bb_published_store(&group->n, bb_published_load(&it->n));
	return bb_tuple_pair(t, key, bb_from_pointer(group));
}

BB_ITERTOOL(groupby, "groupby(iterable, key=None)\n--\n\n"
		     "Runs of items with equal keys, as pairs of the key and an iterator over the run.");

static BbValue grouper_next(BbThread *t, BbValue self)
{
	BbItertool *group = bb_to_itertool(self), *it = bb_to_itertool(bb_slot_load(&group->a));
	if (bb_published_load(&group->n) != bb_published_load(&it->n))
		return BB_EMPTY;
	if (bb_is_empty(bb_slot_load(&it->e)) && read_item(t, it) <= 0)
		return BB_EMPTY;
	BbValue key = bb_slot_load(&it->d);
	int equal = bb_is_empty(key) ? 0 : bb_equal(t, bb_slot_load(&group->b), key);
	if (equal <= 0)
		return BB_EMPTY;
	bb_lock(t, &it->header.lock);
	BbValue item = bb_slot_load(&it->e);
	bb_store(t, it, &it->e, BB_EMPTY);
	bb_unlock(t, &it->header.lock);
	return item;
}

static const BbBuiltin grouper_methods[] = {BB_ITER_SELF_ENTRY(bb_itertools_grouper_type),
					    BB_NEXT_ENTRY(bb_itertools_grouper_type)};
BbType bb_itertools_grouper_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_itertools_trace},
	.name = "_grouper",
	.module = "itertools",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbItertool),
	.methods = grouper_methods,
	.method_count = BB_COUNT(grouper_methods),
	.next = grouper_next,
};

/* ---- tee. ---- */

typedef struct Node {
	BbObject header;
	BbSlot value;	      /* stored before next */
	BbSlot next;	      /* EMPTY: this is the last node, without value.  Guard: lock */
	BbPublished8 filling; /* a tee is asking the source for the value.  Guard for writing: lock */
} Node;

static void node_trace(BbTracer *tracer, void *cell)
{
	const Node *node = cell;
	bb_trace_slot(tracer, &node->value);
	bb_trace_slot(tracer, &node->next);
}

BbType bb_itertools_tee_node_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = node_trace},
	.name = "_tee_dataobject",
	.module = "itertools",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Node),
};

static BbValue new_node(BbThread *t)
{
	Node *node = bb_object_new(t, &bb_itertools_tee_node_type, sizeof(Node));
	return node ? bb_from_pointer(node) : BB_EMPTY;
}

enum { FILLED, MINE, BUSY };

/* May the caller ask the source for the value of the last node?  FILLED: it has come meanwhile. */
static int claim(BbThread *t, Node *node)
{
	bb_lock(t, &node->header.lock);
	int state = !bb_is_empty(bb_slot_load(&node->next)) ? FILLED : bb_published8_load(&node->filling) ? BUSY : MINE;
	if (state == MINE)
		bb_published8_store(&node->filling, 1);
	bb_unlock(t, &node->header.lock);
	return state;
}

/* Gives the claimed last node its value, and the chain a new one; an EMPTY value gives it back. */
static void fill(BbThread *t, Node *node, BbValue value, BbValue last)
{
	bb_lock(t, &node->header.lock);
	if (!bb_is_empty(value)) {
		bb_store(t, node, &node->value, value);
		bb_store(t, node, &node->next, last);
	}
	bb_published8_store(&node->filling, 0);
	bb_unlock(t, &node->header.lock);
}

/* Makes sure that the node has a value; false: there is none, or raised. */
static bool fetch(BbThread *t, BbItertool *it, Node *node)
{
	int state = claim(t, node);
	if (state == BUSY)
		bb_runtime_error(t, "cannot re-enter the tee iterator");
	if (state != MINE)
		return state == FILLED;
	BbValue item, last = new_node(t);
	bool got = !bb_is_empty(last) && bb_next(t, bb_slot_load(&it->a), &item) > 0;
	fill(t, node, got ? item : BB_EMPTY, last);
	return got;
}

static BbValue tee_next(BbThread *t, BbValue self)
{
	BbItertool *it = bb_to_itertool(self);
	for (;;) {
		BbValue at = bb_slot_load(&it->b);
		Node *node = bb_to_pointer(at);
		BbValue next = bb_slot_load(&node->next);
		if (bb_is_empty(next)) {
			if (!fetch(t, it, node))
				return BB_EMPTY;
			continue;
		}
		bb_lock(t, &it->header.lock);
		bool mine = bb_is(bb_slot_load(&it->b), at);
		if (mine)
			bb_store(t, it, &it->b, next);
		bb_unlock(t, &it->header.lock);
		if (mine)
			return bb_slot_load(&node->value);
	}
}

static BbValue tee_make(BbThread *t, BbValue type, BbValue iterable)
{
	if (bb_is_exact(iterable, &bb_itertools_tee_type)) {
		BbItertool *from = bb_to_itertool(iterable);
		BbItertool *copy = bb_itertools_new(t, type, bb_slot_load(&from->a), bb_slot_load(&from->b));
		return copy ? bb_from_pointer(copy) : BB_EMPTY;
	}
	BbItertool *it = bb_itertools_new(t, type, bb_iter(t, iterable), new_node(t));
	return it ? bb_from_pointer(it) : BB_EMPTY;
}

BB_CFUNCTION(tee_new)
{
	if (!bb_args_check(t, "_tee", nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	return tee_make(t, args[0], args[1]);
}

BB_CFUNCTION(tee_copy)
{
	return tee_make(t, bb_from_pointer(&bb_itertools_tee_type), self);
}

static const BbBuiltin tee_methods[] = {
	BB_METHOD(bb_itertools_tee_type, "__copy__", tee_copy, 0, 0, "Returns an independent iterator."),
	BB_ITER_SELF_ENTRY(bb_itertools_tee_type),
	BB_NEW(bb_itertools_tee_type, tee_new),
	BB_NEXT_ENTRY(bb_itertools_tee_type),
};
BbType bb_itertools_tee_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_itertools_trace},
	.name = "_tee",
	.module = "itertools",
	.doc = BB_DOC("Iterator wrapped to make it copyable."),
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbItertool),
	.methods = tee_methods,
	.method_count = BB_COUNT(tee_methods),
	.next = tee_next,
};

BbValue bb_itertools_tee(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	intptr_t n = 2;
	if (nargs > 1 && !bb_index_ssize(t, args[1], false, &n))
		return BB_EMPTY;
	if (n < 0)
		return bb_value_error(t, "n must be >= 0");
	BbTuple *result = bb_tuple_alloc(t, (size_t)n);
	BbValue type = bb_from_pointer(&bb_itertools_tee_type);
	if (!result || n == 0)
		return result ? bb_from_pointer(result) : BB_EMPTY;
	for (intptr_t i = 0; i < n; i++)
		if (bb_is_empty(result->items[i] = tee_make(t, type, i ? result->items[0] : args[0])))
			return BB_EMPTY;
	return bb_from_pointer(result);
}
