/* SPDX-License-Identifier: MIT */
/*
 * list: a row of values that grows.
 *
 * The values stand in a separate cell (BbItems) that the list points to.  Readers take no lock: they load `items', then
 * `count', check the index against count and against the array's own capacity, and load the slot.  Writers hold the
 * list's lock.  Appending stores the value, then count: len() flips with that one store, and with it the list. Whatever
 * moves values inside the list (insert, delete, slices, sort, reverse) brackets the move with `moves', a sequence word
 * that is odd while a move goes on; taking values off the end only moves it on by two, between the stores of count and
 * of EMPTY, so that no reader takes a value that is appended there later for one that the old count covered.  A reader
 * of an item compares `moves' from before and after; if it differs or is odd, or the slot is EMPTY, it takes the lock.
 * Slots behind count are EMPTY.  An array that has been replaced is never written again. Readers of many items (copies,
 * slices) take the lock.
 */
#ifndef BB_OBJECT_LIST_H
#define BB_OBJECT_LIST_H

#include "object/list_methods.h"
#include "object/list_sort.h"
#include "object/object.h"

/* An array of slots behind a list, deque or set: a cell, no object. */
typedef struct BbItems {
	const BbCellKind *kind; /* &bb_items_kind */
	size_t capacity;
	BbSlot slots[];
} BbItems;

extern const BbCellKind bb_items_kind;

/* At least capacity EMPTY slots (what the cell has room for).  Raises nothing: NULL when out of memory.  Legal under an
 * object lock. */
BB_NODISCARD BbItems *bb_items_new(BbThread *t, size_t capacity);

/* The array of all empty lists; outside the heap, never written. */
extern BbItems bb_items_none;

typedef struct BbList {
	BbObject header;
	BbPublished items;   /* BbItems *, never NULL. Guard: lock */
	BbPublished count;   /* Guard: lock */
	BbPublished32 moves; /* Guard: lock */
} BbList;

BB_INLINE BbList *bb_to_list(BbValue v)
{
	return (BbList *)bb_to_pointer(v);
}
BB_INLINE size_t bb_list_count(BbValue v)
{
	return bb_published_load(&bb_to_list(v)->count);
}

/* The item, or EMPTY: the index is out of range, or the reader must take the slow way (bb_list_get).  Linearizable when
 * not EMPTY. Allocates and raises nothing. */
BB_INLINE BbValue bb_list_peek(const BbList *list, size_t index)
{
	uint32_t moves = bb_published32_load(&list->moves);
	const BbItems *items = (const BbItems *)bb_published_load(&list->items);
	if (BB_UNLIKELY(index >= bb_published_load(&list->count) || index >= items->capacity))
		return BB_EMPTY;
	BbValue v = bb_slot_load(&items->slots[index]);
	if (BB_UNLIKELY((moves & 1) != 0 || bb_published32_load_relaxed(&list->moves) != moves))
		return BB_EMPTY;
	return v;
}

BB_NODISCARD BbValue bb_list_new(BbThread *t, size_t capacity);
BB_NODISCARD BbValue bb_list_from(BbThread *t, const BbValue *values, size_t n);
/* list(iterable); runs user code. */
BB_NODISCARD BbValue bb_list_from_iterable(BbThread *t, BbValue iterable);
/* Linearizable; index < 0 is out of range. EMPTY without exception: out of range. */
BbValue bb_list_get(BbThread *t, BbValue list, intptr_t index);
/* 1 stored, 0 out of range. */
int bb_list_set(BbThread *t, BbValue list, intptr_t index, BbValue value);
BB_NODISCARD bool bb_list_append(BbThread *t, BbValue list, BbValue value);
BB_NODISCARD bool bb_list_extend(BbThread *t, BbValue list, BbValue iterable); /* runs user code */
BB_NODISCARD BbValue bb_list_pop(BbThread *t, BbValue list, intptr_t index);   /* IndexError */
/* A tuple of what the list holds at one moment. */
BB_NODISCARD BbValue bb_list_snapshot(BbThread *t, BbValue list);
/* A new list of list[start:stop] for 0 <= start <= stop, cut to the list's length under its lock. */
BB_NODISCARD BbValue bb_list_slice(BbThread *t, BbValue list, size_t start, size_t stop);
/* Inserts before index, which counts from the end if negative and is cut to the list. */
BB_NODISCARD bool bb_list_insert(BbThread *t, BbValue list, intptr_t index, BbValue value);
/* list[start:stop] = values[0..n), for 0 <= start <= stop (cut to the length); the values are copied under the lock. */
BB_NODISCARD bool bb_list_splice(BbThread *t, BbValue list, size_t start, size_t stop, const BbValue *values, size_t n);
void bb_list_clear(BbThread *t, BbValue list);
void bb_list_reverse(BbThread *t, BbValue list);

/* a + b and list * n, as new lists. */
BB_NODISCARD BbValue bb_list_concat(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_list_repeat(BbThread *t, BbValue list, size_t times);
BB_NODISCARD bool bb_list_repeat_in_place(BbThread *t, BbValue list, size_t times);

/* ---- Between list.c and its companions; the caller holds the list's lock. ---- */

/* Room for n values: false: out of memory (not raised). */
BB_NODISCARD bool bb_list_reserve_locked(BbThread *t, BbList *list, size_t n);
/* Makes items (with count values, EMPTY behind them) the list's array at one moment. */
void bb_list_publish_locked(BbThread *t, BbList *list, BbItems *items, size_t count);

/* list[start:stop] = the first n values of `from', another exact list (whose lock is held, too) or a tuple, or EMPTY
 * for n == 0; start <= stop <= count.  False: out of memory (not raised), nothing changed. */
BB_NODISCARD bool bb_list_splice_from_locked(BbThread *t, BbList *list, size_t start, size_t stop, BbValue from,
					     size_t n);
/* Around stores that move values. */
void bb_list_begin_move_locked(BbList *list);
void bb_list_end_move_locked(BbList *list);

#endif
