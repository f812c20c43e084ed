/* SPDX-License-Identifier: MIT */
/*
 * Module _heapq: heaps in lists.
 *
 * A heap is the caller's list.  Comparing runs user code, so each step looks whether the list still has the length that
 * it had; threads that share a heap need a lock around each of these functions.
 */
#include "modules/mod_heapq.h"

#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"

/* Which item comes first in a heap. */
typedef enum Order { LEAST_FIRST, GREATEST_FIRST } Order;

typedef struct Heap {
	BbThread *t;
	BbValue list;
	intptr_t count; /* of its items, as we know it */
	Order order;
} Heap;

static bool changed(Heap *heap)
{
	if ((intptr_t)bb_list_count(heap->list) == heap->count)
		return false;
	bb_runtime_error(heap->t, "list changed size during iteration");
	return true;
}

/* Belongs a before b?  -1: failed. */
static int before(Heap *heap, BbValue a, BbValue b)
{
	int less = heap->order == LEAST_FIRST ? bb_compare_truth(heap->t, BB_COMPARE_LT, a, b)
					      : bb_compare_truth(heap->t, BB_COMPARE_LT, b, a);
	return less >= 0 && changed(heap) ? -1 : less;
}

/* EMPTY: raised. */
static BbValue item_at(Heap *heap, intptr_t i)
{
	BbValue item = bb_list_get(heap->t, heap->list, i);
	return bb_is_empty(item) ? bb_index_error(heap->t, "index out of range") : item;
}

static bool put(Heap *heap, intptr_t i, BbValue item)
{
	int done = bb_list_set(heap->t, heap->list, i, item);
	if (done == 0)
		bb_index_error(heap->t, "index out of range");
	return done > 0;
}

/* Exchanges the items at i and k. */
static bool swap(Heap *heap, intptr_t i, intptr_t k)
{
	BbValue a = item_at(heap, i), b = bb_is_empty(a) ? a : item_at(heap, k);
	return !bb_is_empty(b) && put(heap, i, b) && put(heap, k, a);
}

/* Moves the item at pos up, not above start, to where it belongs. */
static bool rise(Heap *heap, intptr_t start, intptr_t pos)
{
	while (pos > start) {
		intptr_t parent = (pos - 1) >> 1;
		BbValue item = item_at(heap, pos), above = bb_is_empty(item) ? item : item_at(heap, parent);
		int first = bb_is_empty(above) ? -1 : before(heap, item, above);
		if (first <= 0)
			return first == 0;
		if (!swap(heap, pos, parent))
			return false;
		pos = parent;
	}
	return true;
}

/* Moves the item at pos down: to a leaf, by the child that comes first each time, then up again. */
static bool sink(Heap *heap, intptr_t pos)
{
	intptr_t start = pos;
	while (2 * pos + 1 < heap->count) {
		intptr_t child = 2 * pos + 1;
		if (child + 1 < heap->count) {
			BbValue a = item_at(heap, child), b = bb_is_empty(a) ? a : item_at(heap, child + 1);
			int first = bb_is_empty(b) ? -1 : before(heap, a, b);
			if (first < 0)
				return false;
			child += !first;
		}
		if (!swap(heap, pos, child))
			return false;
		pos = child;
	}
	return rise(heap, start, pos);
}

/* ---- The functions; each for both orders. ---- */

static bool begin(BbThread *t, Heap *heap, const char *function, Order order, BbValue list)
{
	if (!bb_is_list(list)) {
		bb_type_error(t, "%s%s() argument%s must be list, not %T", function, order == LEAST_FIRST ? "" : "_max",
			      strcmp(function, "heapify") && strcmp(function, "heappop") ? " 1" : "", list);
		return false;
	}
	*heap = (Heap){.t = t, .list = list, .count = (intptr_t)bb_list_count(list), .order = order};
	return true;
}

static BbValue heapify(BbThread *t, BbValue list, Order order)
{
	Heap heap;
	if (!begin(t, &heap, "heapify", order, list))
		return BB_EMPTY;
	for (intptr_t i = heap.count / 2 - 1; i >= 0; i--)
		if (!sink(&heap, i))
			return BB_EMPTY;
	return BB_NONE;
}

static BbValue push(BbThread *t, const BbValue *args, Order order)
{
	Heap heap;
	if (!begin(t, &heap, "heappush", order, args[0]) || !bb_list_append(t, args[0], args[1]))
		return BB_EMPTY;
	heap.count++;
	return rise(&heap, 0, heap.count - 1) ? BB_NONE : BB_EMPTY;
}

static BbValue pop(BbThread *t, BbValue list, Order order)
{
	Heap heap;
	if (!begin(t, &heap, "heappop", order, list))
		return BB_EMPTY;
	if (heap.count == 0)
		return bb_index_error(t, "index out of range");
	BbValue last = bb_list_pop(t, list, -1);
	if (bb_is_empty(last) || --heap.count == 0)
		return last;
	BbValue first = item_at(&heap, 0);
	return !bb_is_empty(first) && put(&heap, 0, last) && sink(&heap, 0) ? first : BB_EMPTY;
}

static BbValue replace(BbThread *t, const BbValue *args, Order order)
{
	Heap heap;
	if (!begin(t, &heap, "heapreplace", order, args[0]))
		return BB_EMPTY;
	BbValue first = item_at(&heap, 0);
	return !bb_is_empty(first) && put(&heap, 0, args[1]) && sink(&heap, 0) ? first : BB_EMPTY;
}

static BbValue push_pop(BbThread *t, const BbValue *args, Order order)
{
	Heap heap;
	if (!begin(t, &heap, "heappushpop", order, args[0]))
		return BB_EMPTY;
	if (heap.count == 0)
		return args[1];
	BbValue first = item_at(&heap, 0);
	bool least = order == LEAST_FIRST;
	int comes_out = bb_is_empty(first)
				? -1
				: bb_compare_truth(t, BB_COMPARE_LT, least ? first : args[1], least ? args[1] : first);
	if (comes_out <= 0)
		return comes_out < 0 ? BB_EMPTY : args[1];
	heap.count = (intptr_t)bb_list_count(heap.list);
	first = item_at(&heap, 0);
	return !bb_is_empty(first) && put(&heap, 0, args[1]) && sink(&heap, 0) ? first : BB_EMPTY;
}

#define BOTH_ORDERS(name, function, argument)                                                                          \
	BB_CFUNCTION(name)                                                                                             \
	{                                                                                                              \
		return function(t, argument, LEAST_FIRST);                                                             \
	}                                                                                                              \
	BB_CFUNCTION(name##_max)                                                                                       \
	{                                                                                                              \
		return function(t, argument, GREATEST_FIRST);                                                          \
	}
BOTH_ORDERS(heapify_list, heapify, args[0])
BOTH_ORDERS(heappop, pop, args[0])
BOTH_ORDERS(heappush, push, args)
BOTH_ORDERS(heappushpop, push_pop, args)
BOTH_ORDERS(heapreplace, replace, args)

static const BbBuiltin functions[] = {
	BB_FUNCTION("heapify", heapify_list, 1, 1, "Turn a list into a heap, in place."),
	BB_FUNCTION("heapify_max", heapify_list_max, 1, 1, "Turn a list into a max-heap, in place."),
	BB_FUNCTION("heappop", heappop, 1, 1, "Take the least item out of a heap and return it."),
	BB_FUNCTION("heappop_max", heappop_max, 1, 1, "Take the greatest item out of a max-heap and return it."),
	BB_FUNCTION("heappush", heappush, 2, 2, "Push an item onto a heap."),
	BB_FUNCTION("heappush_max", heappush_max, 2, 2, "Push an item onto a max-heap."),
	BB_FUNCTION("heappushpop", heappushpop, 2, 2, "Push an item, then take the least one out and return it."),
	BB_FUNCTION("heappushpop_max", heappushpop_max, 2, 2,
		    "Push an item onto a max-heap, then take the greatest one out and return it."),
	BB_FUNCTION("heapreplace", heapreplace, 2, 2, "Take the least item out, return it, and push an item."),
	BB_FUNCTION("heapreplace_max", heapreplace_max, 2, 2,
		    "Take the greatest item out of a max-heap, return it, and push an item."),
};

const BbModuleDef bb_mod_heapq = {
	.name = "_heapq",
	.doc = BB_DOC("Heaps in lists."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
};
