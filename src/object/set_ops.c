/* SPDX-License-Identifier: MIT */
/*
 * Operations on two sets.
 *
 * While no user code is needed to compare their members, both sets are held and the result appears at once.  Otherwise
 * the operation goes on copies, member by member.
 */
#include "object/set_ops.h"

#include "object/error.h"
#include "object/hash_table.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/tuple.h"
#include "thread/lock.h"

enum { NO_MEMORY = -1, DONE = 1, AGAIN = 2 };

static BbDictTable *table_locked(BbValue set)
{
	return (BbDictTable *)bb_published_load_relaxed(&bb_to_set(set)->table);
}

static size_t count_locked(BbValue set)
{
	return bb_published_load_relaxed(&bb_to_set(set)->count);
}

static void publish_locked(BbThread *t, BbValue set, BbDictTable *table, size_t count)
{
	BbSet *s = bb_to_set(set);
	bb_store_pointer(t, s, &s->table, table);
	bb_published_store(&s->count, count);
}

/* Members of `from', one after the other, with their hashes. */
static bool next_member(const BbDictTable *from, size_t *pos, BbValue *key, BbHash *hash)
{
	BbValue value;
	if (!bb_table_next(from, pos, key, &value))
		return false;
	*hash = (BbHash)bb_to_small(value);
	return true;
}

/* No member of `from' needs user code to be looked for in `table'. */
static bool all_simple_locked(const BbDictTable *table, const BbDictTable *from)
{
	size_t pos = 0;
	BbValue key;
	BbHash hash;
	BbTablePlace place;
	while (next_member(from, &pos, &key, &hash))
		if (bb_table_find_simple(table, key, hash, &place) == 2)
			return false;
	return true;
}

/* Adds members of `from' to a table with enough room; returns how many are new.  What only user code could compare are
 * two members of `from', which differ; the others stand before them on every walk. */
static size_t add_all_locked(BbThread *t, BbDictTable *table, const BbDictTable *from)
{
	size_t pos = 0, added = 0;
	BbValue key;
	BbHash hash;
	BbTablePlace place;
	while (next_member(from, &pos, &key, &hash)) {
		if (bb_table_find_simple(table, key, hash, &place) != 1) {
			bb_table_append_locked(t, table, bb_table_free_place(table, hash), key, hash, BB_EMPTY);
			added++;
		}
		if ((pos & 4095) == 0)
			bb_poll_stop(t);
	}
	return added;
}

/* Adds to a table with room those members of `from' that are (or are not) in `other'. */
static size_t add_chosen_locked(BbThread *t, BbDictTable *table, const BbDictTable *from, const BbDictTable *other,
				bool present)
{
	size_t pos = 0, added = 0;
	BbValue key;
	BbHash hash;
	BbTablePlace place;
	while (next_member(from, &pos, &key, &hash)) {
		if ((bb_table_find_simple(other, key, hash, &place) == 1) == present) {
			bb_table_append_locked(t, table, bb_table_free_place(table, hash), key, hash, BB_EMPTY);
			added++;
		}
		if ((pos & 4095) == 0)
			bb_poll_stop(t);
	}
	return added;
}

/* Kills the members of `from' in the table; returns how many. */
static size_t kill_all_locked(BbThread *t, BbDictTable *table, const BbDictTable *from)
{
	size_t pos = 0, killed = 0;
	BbValue key;
	BbHash hash;
	BbTablePlace place;
	while (next_member(from, &pos, &key, &hash)) {
		if (bb_table_find_simple(table, key, hash, &place) == 1) {
			bb_table_kill_locked(t, table, place.word - 1);
			killed++;
		}
	}
	return killed;
}

/* Small changes to a big set are made in its own table: update() and difference_update(). */
static int change_in_place_locked(BbThread *t, BbSetOp op, BbValue set, const BbDictTable *from, size_t more)
{
	BbDictTable *table = table_locked(set);
	size_t count = count_locked(set);
	if (more > 1 && !bb_table_hide_locked(t, bb_to_set(set), &bb_to_set(set)->table))
		return NO_MEMORY;
	if (op == BB_SET_UNION)
		count += add_all_locked(t, table, from);
	else
		count -= kill_all_locked(t, table, from);
	publish_locked(t, set, table, count);
	return DONE;
}

/* Both are held.  AGAIN: user code must run. */
static int combine_locked(BbThread *t, BbSetOp op, BbValue into, BbValue left, BbValue right)
{
	BbDictTable *a = table_locked(left), *b = table_locked(right), *table;
	size_t n = count_locked(left), m = count_locked(right), count = 0;
	bool in_place = bb_is(into, left);
	if (a == b && in_place && op == BB_SET_UNION)
		return DONE;
	/* Both ways, since each member of one is looked for in the other. */
	if (n <= m ? !all_simple_locked(b, a) : !all_simple_locked(a, b))
		return AGAIN;
	if (in_place && a != b) {
		uint32_t used = bb_published32_load_relaxed(&a->used);
		if ((op == BB_SET_UNION && a->capacity - used >= m) || (op == BB_SET_DIFFERENCE && m < n))
			return change_in_place_locked(t, op, left, b, m);
	}
	size_t room = op == BB_SET_UNION || op == BB_SET_SYMMETRIC ? n + m
		      : n < m && op == BB_SET_INTERSECTION	   ? n
		      : op == BB_SET_INTERSECTION		   ? m
								   : n;
	if (op == BB_SET_UNION)
		table = bb_table_rebuild_locked(t, a, in_place && n ? bb_table_grown(n, m ? m : 1) : room, BB_TABLE_SET,
						false);
	else
		table = bb_table_new(t, room, BB_TABLE_SET);
	if (!table)
		return NO_MEMORY;
	switch (op) {
	case BB_SET_UNION:
		count = n + add_all_locked(t, table, b);
		break;
	case BB_SET_INTERSECTION:
		count = m <= n ? add_chosen_locked(t, table, b, a, true) : add_chosen_locked(t, table, a, b, true);
		break;
	case BB_SET_DIFFERENCE:
		count = add_chosen_locked(t, table, a, b, false);
		break;
	case BB_SET_SYMMETRIC:
		count = add_chosen_locked(t, table, a, b, false);
		count += add_chosen_locked(t, table, b, a, false);
		break;
	}
	publish_locked(t, into, table, count);
	return DONE;
}

/* ---- With user code. ---- */

/* Adds to `into' those of the members that are (or are not) in `other'. */
static bool add_chosen(BbThread *t, BbValue into, BbValue members, BbValue other, bool present)
{
	for (size_t i = 0; i < bb_tuple_count(members); i++) {
		int has = bb_set_contains(t, other, bb_tuple_get(members, i));
		if (has < 0 || (has == present && !bb_set_add(t, into, bb_tuple_get(members, i))))
			return false;
	}
	return true;
}

static bool discard_all(BbThread *t, BbValue set, BbValue members)
{
	for (size_t i = 0; i < bb_tuple_count(members); i++)
		if (bb_set_discard(t, set, bb_tuple_get(members, i)) < 0)
			return false;
	return true;
}

static bool add_all(BbThread *t, BbValue set, BbValue members)
{
	for (size_t i = 0; i < bb_tuple_count(members); i++)
		if (!bb_set_add(t, set, bb_tuple_get(members, i)))
			return false;
	return true;
}

/* Makes `into' hold what `result' holds. */
static void take_over(BbThread *t, BbValue into, BbValue result)
{
	bb_lock(t, &bb_to_set(into)->header.lock);
	publish_locked(t, into, table_locked(result), count_locked(result));
	bb_unlock(t, &bb_to_set(into)->header.lock);
}

static bool combine_slowly(BbThread *t, BbSetOp op, BbValue into, BbValue left, BbValue right)
{
	BbValue b = bb_set_snapshot(t, right);
	if (bb_is_empty(b))
		return false;
	bool in_place = bb_is(into, left);
	if (op == BB_SET_UNION || op == BB_SET_DIFFERENCE) {
		BbValue a = in_place ? BB_EMPTY : bb_set_snapshot(t, left);
		if (!in_place && (bb_is_empty(a) || !add_all(t, into, a)))
			return false;
		return op == BB_SET_UNION ? add_all(t, into, b) : discard_all(t, into, b);
	}
	BbValue result = bb_set_new(t), a = bb_is_empty(result) ? result : bb_set_snapshot(t, left);
	if (bb_is_empty(a))
		return false;
	if (op == BB_SET_INTERSECTION) {
		bool ok = bb_tuple_count(b) <= bb_tuple_count(a) ? add_chosen(t, result, b, left, true)
								 : add_chosen(t, result, a, right, true);
		if (!ok)
			return false;
	} else if (!add_chosen(t, result, a, right, false) || !add_chosen(t, result, b, left, false)) {
		return false;
	}
	take_over(t, into, result);
	return true;
}

bool bb_set_combine(BbThread *t, BbSetOp op, BbValue into, BbValue left, BbValue right)
{
	BbObject *a = bb_to_pointer(left), *b = bb_to_pointer(right);
	bb_lock_two(t, &a->lock, &b->lock);
	int status = combine_locked(t, op, into, left, right);
	bb_unlock_two(t, &a->lock, &b->lock);
	if (status == NO_MEMORY)
		bb_raise_no_memory(t);
	return status == AGAIN ? combine_slowly(t, op, into, left, right) : status == DONE;
}

int bb_set_is_subset(BbThread *t, BbValue a, BbValue b)
{
	if (bb_set_len(t, a) > bb_set_len(t, b))
		return 0;
	BbValue members = bb_set_snapshot(t, a);
	if (bb_is_empty(members))
		return -1;
	for (size_t i = 0; i < bb_tuple_count(members); i++) {
		int has = bb_set_contains(t, b, bb_tuple_get(members, i));
		if (has <= 0)
			return has;
	}
	return 1;
}
