/* SPDX-License-Identifier: MIT */
/*
 * list.sort: a stable merge sort that makes use of order that is there already.
 *
 * The values are cut into runs that ascend already (or descend strictly and are turned round; short ones are filled up
 * by insertion), and neighbouring runs are merged.  Which to merge next follows the rule of powersort (Munro and Wild):
 * each border between two runs gets a power, as deep as the border lies in a binary tree over the whole array, and
 * deeper borders are merged first.  A merge first skips what stands in its place already, and gallops while one side
 * wins all the time.
 *
 * Sorting with only ints, floats or strs to compare runs no user code: it is done on a copy under the list's lock, and
 * published at once. Otherwise the array is taken out of the list, which looks empty meanwhile, and put back, whatever
 * happens, with the lock held only at both ends.  If somebody changed the list meanwhile, what he put in is kept behind
 * the sorted values, and ValueError is raised.
 *
 * All arrays are heap cells (BbItems), so the collector sees the values at any time.  At every call of user code they
 * hold, together, all of the values.
 */
#include "object/list_sort.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "thread/lock.h"

enum {
	MINIMUM_RUN = 32, /* a run is filled up to 16..32 values */
	GALLOP = 7,	  /* wins in a row that start galloping */
	STACK_SIZE = 66,  /* as many powers as a size_t has bits, and some */
};

/* What is compared. */
typedef enum Order { BY_SMALL, BY_FLOAT, BY_STR, BY_PYTHON } Order;

/* Two arrays that move together: what is compared, and with a key function also the values. */
typedef struct Row {
	BbItems *keys;
	BbItems *values; /* or NULL */
} Row;

typedef struct Run {
	size_t start, length;
	unsigned power; /* of the border to the next run */
} Run;

typedef struct Sort {
	BbThread *t;
	Order order;
	Row row, spare;
	size_t spare_size;
	size_t n;
	unsigned steps;
	int gallop;
	bool no_memory;
	bool locked;	/* the list's lock is held: no signal's handler may run */
	bool gives_way; /* then a signal that waits ends the sorting */
	bool gave_way;
	Run stack[STACK_SIZE];
	unsigned depth;
} Sort;

/* ---- Comparing and moving. ---- */

static bool poll(Sort *s)
{
	if (!s->locked)
		return bb_poll_interrupts(s->t);
	bb_poll_stop(s->t);
	s->gave_way = s->gives_way && (bb_sync_load_relaxed(&s->t->poll) & BB_POLL_INTERRUPTS) != 0;
	return !s->gave_way;
}

/* a < b: 1, 0, -1 failed. */
static inline int less(Sort *s, BbValue a, BbValue b)
{
	if ((++s->steps & 1023) == 0 && !poll(s))
		return -1;
	switch (s->order) {
	case BY_SMALL:
		return (intptr_t)a.bits < (intptr_t)b.bits;
	case BY_FLOAT:
		return bb_to_double(a) < bb_to_double(b);
	case BY_STR:
		return bb_str_compare(bb_to_str(a), bb_to_str(b)) < 0;
	case BY_PYTHON:
		break;
	}
	return bb_compare_truth(s->t, BB_COMPARE_LT, a, b);
}

static inline BbValue load(const BbItems *items, size_t i)
{
	return bb_slot_load(&items->slots[i]);
}

static inline BbValue key_at(const Sort *s, size_t i)
{
	return load(s->row.keys, i);
}

static inline void move(Sort *s, Row to, size_t at, Row from, size_t i)
{
	bb_store(s->t, to.keys, &to.keys->slots[at], load(from.keys, i));
	if (to.values)
		bb_store(s->t, to.values, &to.values->slots[at], load(from.values, i));
}

static void move_up(Sort *s, Row to, size_t at, Row from, size_t i, size_t n)
{
	for (size_t k = 0; k < n; k++)
		move(s, to, at + k, from, i + k);
}

/* The same for a move to higher places of the same row. */
static void move_down(Sort *s, Row row, size_t at, size_t i, size_t n)
{
	while (n-- > 0)
		move(s, row, at + n, row, i + n);
}

static void swap(Sort *s, size_t i, size_t k)
{
	Row row = s->row;
	BbValue key = load(row.keys, i);
	BbValue value = row.values ? load(row.values, i) : BB_EMPTY;
	move(s, row, i, row, k);
	bb_store(s->t, row.keys, &row.keys->slots[k], key);
	if (row.values)
		bb_store(s->t, row.values, &row.values->slots[k], value);
}

static void turn_round(Sort *s, size_t start, size_t end)
{
	while (start + 1 < end)
		swap(s, start++, --end);
}

/* ---- Runs. ---- */

/* The length of the run at start, made ascending; 0: failed. */
static size_t find_run(Sort *s, size_t start)
{
	size_t end = start + 1;
	if (end >= s->n)
		return s->n - start;
	int descends = less(s, key_at(s, end), key_at(s, start));
	if (descends < 0)
		return 0;
	for (end++; end < s->n; end++) {
		int down = less(s, key_at(s, end), key_at(s, end - 1));
		if (down < 0)
			return 0;
		if (down != descends)
			break;
	}
	if (descends)
		turn_round(s, start, end);
	return end - start;
}

/* Sorts [start, end), of which [start, sorted) is sorted, by binary insertion. */
static bool insert_rest(Sort *s, size_t start, size_t sorted, size_t end)
{
	for (; sorted < end; sorted++) {
		BbValue key = key_at(s, sorted);
		size_t low = start, high = sorted;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			int before = less(s, key, key_at(s, middle));
			if (before < 0)
				return false;
			if (before)
				high = middle;
			else
				low = middle + 1;
		}
		BbValue value = s->row.values ? load(s->row.values, sorted) : BB_EMPTY;
		move_down(s, s->row, low + 1, low, sorted - low);
		bb_store(s->t, s->row.keys, &s->row.keys->slots[low], key);
		if (s->row.values)
			bb_store(s->t, s->row.values, &s->row.values->slots[low], value);
	}
	return true;
}

static size_t minimum_run(size_t n)
{
	size_t odd = 0;
	while (n >= MINIMUM_RUN) {
		odd |= n & 1;
		n >>= 1;
	}
	return n + odd;
}

/* ---- Searching with doubling steps. ---- */

/* In items[start, start + n), sorted: how many come before key (right: or are equal to it), looking near `hint' first.
 * SIZE_MAX: failed. */
static size_t gallop(Sort *s, BbValue key, const BbItems *items, size_t start, size_t n, size_t hint, bool right)
{
/* Does the item at i stand before the key's place? */
#define BEFORE(i)                                                                                                      \
	(right ? (verdict = less(s, key, load(items, start + (i)))) < 0 ? -1 : !verdict                                \
	       : less(s, load(items, start + (i)), key))
	int verdict;
	size_t low, high, step = 1;
	int before = BEFORE(hint);
	if (before < 0)
		return SIZE_MAX;
	if (before) {
		low = hint + 1;
		high = n;
		for (; hint + step < n; step = step * 2 + 1) {
			if ((before = BEFORE(hint + step)) < 0)
				return SIZE_MAX;
			if (!before) {
				high = hint + step;
				break;
			}
			low = hint + step + 1;
		}
	} else {
		low = 0;
		high = hint;
		for (; step <= hint; step = step * 2 + 1) {
			if ((before = BEFORE(hint - step)) < 0)
				return SIZE_MAX;
			if (before) {
				low = hint - step + 1;
				break;
			}
			high = hint - step;
		}
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if ((before = BEFORE(middle)) < 0)
			return SIZE_MAX;
		if (before)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
#undef BEFORE
}

/* ---- Merging. ---- */

static bool need_spare(Sort *s, size_t n)
{
	if (s->spare_size >= n)
		return true;
	s->spare.keys = bb_items_new(s->t, n);
	s->spare.values = s->row.values ? bb_items_new(s->t, n) : NULL;
	if (!s->spare.keys || (s->row.values && !s->spare.values)) {
		s->no_memory = true;
		s->spare_size = 0;
		return false;
	}
	s->spare_size = n;
	return true;
}

/* Merges [a, a + na) and [a + na, a + na + nb), na <= nb, going up: the left one is moved aside. */
static bool merge_up(Sort *s, size_t a, size_t na, size_t nb)
{
	if (!need_spare(s, na))
		return false;
	move_up(s, s->spare, 0, s->row, a, na);
	size_t to = a, left = 0, right = a + na, end = a + na + nb;
	int wins_left = 0, wins_right = 0;
	bool ok = true;
	while (left < na && right < end) {
		if (wins_left < s->gallop && wins_right < s->gallop) {
			int take_right = less(s, key_at(s, right), load(s->spare.keys, left));
			if (take_right < 0) {
				ok = false;
				break;
			}
			if (take_right) {
				move(s, s->row, to++, s->row, right++);
				wins_right++;
				wins_left = 0;
			} else {
				move(s, s->row, to++, s->spare, left++);
				wins_left++;
				wins_right = 0;
			}
			continue;
		}
		size_t n = gallop(s, key_at(s, right), s->spare.keys, left, na - left, 0, true);
		if (n == SIZE_MAX) {
			ok = false;
			break;
		}
		move_up(s, s->row, to, s->spare, left, n);
		to += n;
		left += n;
		if (left == na)
			break;
		size_t m = gallop(s, load(s->spare.keys, left), s->row.keys, right, end - right, 0, false);
		if (m == SIZE_MAX) {
			ok = false;
			break;
		}
		move_up(s, s->row, to, s->row, right, m);
		to += m;
		right += m;
		if (n >= GALLOP || m >= GALLOP) {
			s->gallop -= s->gallop > 1;
		} else {
			s->gallop += 2;
			wins_left = wins_right = 0;
		}
	}
	move_up(s, s->row, to, s->spare, left, na - left);
	return ok;
}

/* The same for na >= nb, going down: the right one is moved aside. */
static bool merge_down(Sort *s, size_t a, size_t na, size_t nb)
{
	if (!need_spare(s, nb))
		return false;
	move_up(s, s->spare, 0, s->row, a + na, nb);
	/* Behind the last of each that is left. */
	size_t to = a + na + nb, left = a + na, right = nb;
	int wins_left = 0, wins_right = 0;
	bool ok = true;
	while (left > a && right > 0) {
		if (wins_left < s->gallop && wins_right < s->gallop) {
			int take_left = less(s, load(s->spare.keys, right - 1), key_at(s, left - 1));
			if (take_left < 0) {
				ok = false;
				break;
			}
			if (take_left) {
				move(s, s->row, --to, s->row, --left);
				wins_left++;
				wins_right = 0;
			} else {
				move(s, s->row, --to, s->spare, --right);
				wins_right++;
				wins_left = 0;
			}
			continue;
		}
		size_t stay = gallop(s, load(s->spare.keys, right - 1), s->row.keys, a, left - a, left - a - 1, true);
		if (stay == SIZE_MAX) {
			ok = false;
			break;
		}
		size_t n = left - a - stay;
		move_down(s, s->row, to - n, left - n, n);
		to -= n;
		left -= n;
		if (left == a)
			break;
		stay = gallop(s, key_at(s, left - 1), s->spare.keys, 0, right, right - 1, false);
		if (stay == SIZE_MAX) {
			ok = false;
			break;
		}
		size_t m = right - stay;
		for (size_t i = 0; i < m; i++)
			move(s, s->row, --to, s->spare, --right);
		if (n >= GALLOP || m >= GALLOP) {
			s->gallop -= s->gallop > 1;
		} else {
			s->gallop += 2;
			wins_left = wins_right = 0;
		}
	}
	/* What is left of the right one fills the hole, which is just as big. */
	move_up(s, s->row, to - right, s->spare, 0, right);
	return ok;
}

/* Merges the two topmost runs. */
static bool merge_top(Sort *s)
{
	Run *left = &s->stack[s->depth - 2], *right = left + 1;
	size_t a = left->start, na = left->length, nb = right->length, b = right->start;
	left->length = na + nb;
	left->power = right->power;
	s->depth--;
	size_t skip = gallop(s, key_at(s, b), s->row.keys, a, na, 0, true);
	if (skip == SIZE_MAX)
		return false;
	a += skip;
	na -= skip;
	if (na == 0)
		return true;
	nb = gallop(s, key_at(s, b - 1), s->row.keys, b, nb, nb - 1, false);
	if (nb == SIZE_MAX)
		return false;
	if (nb == 0)
		return true;
	return na <= nb ? merge_up(s, a, na, nb) : merge_down(s, a, na, nb);
}

/* How deep the border between two neighbouring runs lies: the first binary digit in which their middles, as fractions
 * of n, differ. */
static unsigned border_power(size_t start, size_t na, size_t nb, size_t n)
{
	size_t a = 2 * start + na, b = a + na + nb, power = 0;
	for (;;) {
		power++;
		if (a >= n) {
			a -= n;
			b -= n;
		} else if (b >= n) {
			return (unsigned)power;
		}
		a *= 2;
		b *= 2;
	}
}

/* Sorts the row.  In any case the row holds what it held before. */
static bool sort_row(Sort *s)
{
	size_t least = minimum_run(s->n);
	s->gallop = GALLOP;
	for (size_t start = 0; start < s->n;) {
		size_t length = find_run(s, start);
		if (length == 0)
			return false;
		if (length < least) {
			size_t fill = least < s->n - start ? least : s->n - start;
			if (!insert_rest(s, start, start + length, start + fill))
				return false;
			length = fill;
		}
		if (s->depth) {
			Run *top = &s->stack[s->depth - 1];
			unsigned power = border_power(top->start, top->length, length, s->n);
			while (s->depth > 1 && s->stack[s->depth - 2].power > power)
				if (!merge_top(s))
					return false;
			s->stack[s->depth - 1].power = power;
		}
		s->stack[s->depth++] = (Run){start, length, 0};
		start += length;
	}
	while (s->depth > 1)
		if (!merge_top(s))
			return false;
	return true;
}

static bool sort_both_ways(Sort *s, bool reverse)
{
	/* Turned round before and after, equal values keep their order. */
	if (reverse)
		turn_round(s, 0, s->n);
	bool ok = sort_row(s);
	if (reverse)
		turn_round(s, 0, s->n);
	return ok;
}

/* ---- The list. ---- */

static Order order_of(const BbItems *keys, size_t n)
{
	BbValue first = load(keys, 0);
	if (bb_is_small(first)) {
		for (size_t i = 1; i < n; i++)
			if (!bb_is_small(load(keys, i)))
				return BY_PYTHON;
		return BY_SMALL;
	}
	if (bb_is_exact_float(first)) {
		for (size_t i = 1; i < n; i++)
			if (!bb_is_exact_float(load(keys, i)))
				return BY_PYTHON;
		return BY_FLOAT;
	}
	if (!bb_is_exact_str(first))
		return BY_PYTHON;
	for (size_t i = 1; i < n; i++)
		if (!bb_is_exact_str(load(keys, i)))
			return BY_PYTHON;
	return BY_STR;
}

/* A copy of the first n values; NULL: out of memory (not raised). */
static BbItems *copy_items(BbThread *t, const BbItems *items, size_t n)
{
	BbItems *copy = bb_items_new(t, n);
	for (size_t i = 0; copy && i < n; i++)
		bb_slot_init(&copy->slots[i], load(items, i));
	return copy;
}

/* Sorts a copy without running user code, in one step for all others: 1, -1 failed, or 0: it must be the other way.
 * *gives_way: a signal may end it, which is told there; otherwise it is cleared. */
static int sort_natively(BbThread *t, BbList *list, bool reverse, bool *gives_way)
{
	bb_lock(t, &list->header.lock);
	const BbItems *items = (const BbItems *)bb_published_load(&list->items);
	size_t n = bb_published_load(&list->count);
	Sort s = {.t = t,
		  .n = n,
		  .order = n < 2 ? BY_SMALL : order_of(items, n),
		  .locked = true,
		  .gives_way = *gives_way};
	bool done = n < 2;
	if (!done && s.order != BY_PYTHON) {
		s.row.keys = copy_items(t, items, n);
		s.no_memory = !s.row.keys;
		done = s.row.keys && sort_both_ways(&s, reverse);
		if (done)
			bb_list_publish_locked(t, list, s.row.keys, n);
	}
	bb_unlock(t, &list->header.lock);
	*gives_way = s.gave_way;
	if (s.no_memory)
		bb_raise_no_memory(t);
	return done ? 1 : s.no_memory ? -1 : 0;
}

/* Fills keys with what the key function says of the values. */
static bool compute_keys(Sort *s, BbValue function)
{
	for (size_t i = 0; i < s->n; i++) {
		BbValue key = bb_call1(s->t, function, load(s->row.values, i));
		if (bb_is_empty(key))
			return false;
		bb_store(s->t, s->row.keys, &s->row.keys->slots[i], key);
	}
	return true;
}

/* Puts the array back.  False: the list was changed meanwhile (then what it holds now comes behind), or *no_memory. */
static bool put_back(BbThread *t, BbList *list, BbItems *items, size_t n, bool *no_memory)
{
	bb_lock(t, &list->header.lock);
	const BbItems *now = (const BbItems *)bb_published_load(&list->items);
	size_t more = bb_published_load(&list->count);
	bool untouched = now == &bb_items_none;
	BbItems *both = items;
	if (more && n + more > items->capacity && !(both = bb_items_new(t, n + more)))
		*no_memory = true;
	if (both) {
		for (size_t i = 0; both != items && i < n; i++)
			bb_store(t, both, &both->slots[i], load(items, i));
		for (size_t i = 0; i < more; i++)
			bb_store(t, both, &both->slots[n + i], load(now, i));
	}
	bb_list_publish_locked(t, list, both ? both : items, both ? n + more : n);
	bb_unlock(t, &list->header.lock);
	return untouched && !*no_memory;
}

bool bb_list_sort(BbThread *t, BbValue self, BbValue key_or_empty, bool reverse)
{
	BbList *list = bb_to_list(self);
	bool has_key = !bb_is_empty(key_or_empty), no_memory = false;
	if (!has_key) {
		bool gives_way = true;
		int done = sort_natively(t, list, reverse, &gives_way);
		if (gives_way) { /* once only, or a timer could keep it from ever getting done */
			if (!bb_poll_interrupts(t))
				return false;
			gives_way = false;
			done = sort_natively(t, list, reverse, &gives_way);
		}
		if (done)
			return done > 0;
	}
	BbItems *keys = NULL;
	bb_lock(t, &list->header.lock);
	BbItems *items = (BbItems *)bb_published_load(&list->items);
	size_t n = bb_published_load(&list->count);
	if (n && has_key && !(keys = bb_items_new(t, n)))
		no_memory = true;
	if (n && !no_memory)
		bb_list_publish_locked(t, list, &bb_items_none, 0);
	bb_unlock(t, &list->header.lock);
	if (no_memory)
		bb_raise_no_memory(t);
	if (no_memory || n == 0)
		return !no_memory;

	/* A reader that loaded the array before it was taken away finds out by `moves' that it came too late. */
	Sort s = {.t = t,
		  .order = BY_PYTHON,
		  .n = n,
		  .row = {.keys = has_key ? keys : items, .values = has_key ? items : NULL}};
	bool ok = !has_key || compute_keys(&s, key_or_empty);
	if (ok && n > 1) {
		s.order = order_of(s.row.keys, n);
		ok = sort_both_ways(&s, reverse);
	}
	bool untouched = put_back(t, list, items, n, &no_memory);
	if (ok && !untouched && !no_memory) {
		bb_value_error(t, "list modified during sort");
		return false;
	}
	if (s.no_memory || (ok && no_memory))
		bb_raise_no_memory(t);
	return ok && untouched;
}
