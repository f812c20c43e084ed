/* SPDX-License-Identifier: MIT */
/*
 * itertools: product, permutations, combinations, combinations_with_replacement.
 *
 * a: the pool, a tuple (product: of tuples); b: the indices, a tuple of small ints that nobody else sees; c:
 * permutations' counters, likewise; n: how many items a result has; flag: 0 not begun, 1 running, 2 ended.
 *
 * Threading: the tuples b and c and the flag are read and written under the iterator's lock.
 */
#include "modules/itertools.h"

#include "object/int.h"
#include "object/str.h"

enum { FRESH, RUNNING, ENDED };

static intptr_t at(BbValue tuple, size_t i)
{
	return bb_to_small(bb_tuple_get(tuple, i));
}

static void put(BbValue tuple, size_t i, intptr_t x)
{
	bb_to_tuple(tuple)->items[i] = bb_from_small(x);
}

/* A private tuple of n small ints. */
static BbValue numbers(BbThread *t, size_t n)
{
	BbTuple *tuple = bb_tuple_alloc(t, n);
	for (size_t i = 0; tuple && i < n; i++)
		tuple->items[i] = bb_from_small((intptr_t)i);
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

/* Steps on with `advance', which returns whether there is a further result, and makes it of pool's items. */
static BbValue next_result(BbThread *t, BbValue self, bool (*advance)(BbItertool *it, size_t r))
{
	BbItertool *it = bb_to_itertool(self);
	size_t r = bb_published_load(&it->n);
	if (bb_published8_load(&it->flag) == ENDED)
		return BB_EMPTY;
	BbTuple *result = bb_tuple_alloc(t, r);
	if (!result)
		return BB_EMPTY;
	BbValue pool = bb_slot_load(&it->a), indices = bb_slot_load(&it->b);
	bool nested = bb_type_is_subtype(bb_type_of(self), &bb_itertools_product_type);
	bb_lock(t, &it->header.lock);
	uint8_t state = bb_published8_load(&it->flag);
	bool more = state == FRESH || (state == RUNNING && advance(it, r));
	bb_published8_store(&it->flag, more ? RUNNING : ENDED);
	for (size_t i = 0; more && i < r; i++)
		result->items[i] = bb_tuple_get(nested ? bb_tuple_get(pool, i) : pool, (size_t)at(indices, i));
	bb_unlock(t, &it->header.lock);
	return more ? bb_from_pointer(result) : BB_EMPTY;
}

/* ---- product. ---- */

static bool product_advance(BbItertool *it, size_t r)
{
	BbValue pools = bb_slot_load(&it->a), indices = bb_slot_load(&it->b);
	for (size_t i = r; i-- > 0;) {
		intptr_t x = at(indices, i) + 1;
		if ((size_t)x < bb_tuple_count(bb_tuple_get(pools, i))) {
			put(indices, i, x);
			return true;
		}
		put(indices, i, 0);
	}
	return false;
}

static BbValue product_next(BbThread *t, BbValue self)
{
	return next_result(t, self, product_advance);
}

BB_CFUNCTION(product_new)
{
	intptr_t repeat = 1;
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++) {
		if (!bb_str_equals_text(bb_tuple_get(kwnames, i), "repeat"))
			return bb_type_error(t, "product() got an unexpected keyword argument '%S'",
					     bb_tuple_get(kwnames, i));
		if (!bb_index_ssize(t, args[nargs + i], false, &repeat))
			return BB_EMPTY;
	}
	if (repeat < 0)
		return bb_value_error(t, "repeat argument cannot be negative");
	size_t count = repeat ? nargs - 1 : 0, total;
	if (__builtin_mul_overflow(count, (size_t)repeat, &total) || total > SIZE_MAX / 64)
		return bb_overflow_error(t, "repeat argument too large");
	BbTuple *pools = bb_tuple_alloc(t, total);
	BbValue indices = pools ? numbers(t, total) : BB_EMPTY;
	if (bb_is_empty(indices))
		return BB_EMPTY;
	bool empty = false;
	for (size_t i = 0; i < count; i++) {
		if (bb_is_empty(pools->items[i] = bb_tuple_from_iterable(t, args[i + 1])))
			return BB_EMPTY;
		empty |= bb_tuple_count(pools->items[i]) == 0;
	}
	for (size_t i = 0; i < total; i++) {
		pools->items[i] = pools->items[i % count];
		put(indices, i, 0);
	}
	BbItertool *it = bb_itertools_new(t, args[0], bb_from_pointer(pools), indices);
	if (!it)
		return BB_EMPTY;
	bb_published_store(&it->n, total);
	bb_published8_store(&it->flag, empty ? ENDED : FRESH);
	return bb_from_pointer(it);
}

BB_ITERTOOL(
	product,
	"product(*iterables, repeat=1)\n--\n\nThe Cartesian product of iterables: every tuple with an item of each.");

/* ---- The others: an iterable and r. ---- */

BB_PARAMS(combinations_params, "combinations", 0, 2, 2, "iterable", "r");
BB_PARAMS(replacement_params, "combinations_with_replacement", 0, 2, 2, "iterable", "r");
BB_PARAMS(permutations_params, "permutations", 0, 2, 1, "iterable", "r");

static BbItertool *choose(BbThread *t, const BbParams *params, const BbValue *args, size_t nargs, BbValue kwnames,
			  size_t *n)
{
	BbValue v[2];
	if (!bb_args_bind(t, params, args + 1, nargs - 1, kwnames, v))
		return NULL;
	BbValue pool = bb_tuple_from_iterable(t, v[0]);
	if (bb_is_empty(pool))
		return NULL;
	*n = bb_tuple_count(pool);
	intptr_t r = (intptr_t)*n;
	if (!bb_is_empty(v[1]) && !(bb_is_none(v[1]) && params->required == 1)) {
		if (params->required == 1 && !bb_is_int(v[1])) {
			bb_type_error(t, "Expected int as r");
			return NULL;
		}
		if (!bb_index_ssize(t, v[1], false, &r))
			return NULL;
	}
	if (r < 0) {
		bb_value_error(t, "r must be non-negative");
		return NULL;
	}
	/* No result is longer than the pool, but for combinations_with_replacement. */
	bool ended = params == &replacement_params ? *n == 0 && r > 0 : (size_t)r > *n;
	BbItertool *it = bb_itertools_new(t, args[0], pool,
					  numbers(t, ended			      ? 0
						     : params == &permutations_params ? *n
										      : (size_t)r));
	if (it) {
		bb_published_store(&it->n, ended ? 0 : (size_t)r);
		bb_published8_store(&it->flag, ended ? ENDED : FRESH);
	}
	return it;
}

static bool combinations_advance(BbItertool *it, size_t r)
{
	BbValue indices = bb_slot_load(&it->b);
	size_t n = bb_tuple_count(bb_slot_load(&it->a)), i = r;
	while (i > 0 && (size_t)at(indices, i - 1) == i - 1 + n - r)
		i--;
	if (i == 0)
		return false;
	intptr_t x = at(indices, i - 1) + 1;
	for (size_t j = i - 1; j < r; j++)
		put(indices, j, x++);
	return true;
}

static BbValue combinations_next(BbThread *t, BbValue self)
{
	return next_result(t, self, combinations_advance);
}

BB_CFUNCTION(combinations_new)
{
	size_t n;
	BbItertool *it = choose(t, &combinations_params, args, nargs, kwnames, &n);
	return it ? bb_from_pointer(it) : BB_EMPTY;
}

BB_ITERTOOL(combinations,
	    "combinations(iterable, r)\n--\n\nEvery choice of r items, in the order in which they stand.");

static bool replacement_advance(BbItertool *it, size_t r)
{
	BbValue indices = bb_slot_load(&it->b);
	size_t n = bb_tuple_count(bb_slot_load(&it->a)), i = r;
	while (i > 0 && (size_t)at(indices, i - 1) == n - 1)
		i--;
	if (i == 0)
		return false;
	intptr_t x = at(indices, i - 1) + 1;
	for (size_t j = i - 1; j < r; j++)
		put(indices, j, x);
	return true;
}

static BbValue combinations_with_replacement_next(BbThread *t, BbValue self)
{
	return next_result(t, self, replacement_advance);
}

BB_CFUNCTION(combinations_with_replacement_new)
{
	size_t n;
	BbItertool *it = choose(t, &replacement_params, args, nargs, kwnames, &n);
	BbValue indices = it ? bb_slot_load(&it->b) : BB_EMPTY;
	for (size_t i = 0; it && i < bb_tuple_count(indices); i++)
		put(indices, i, 0);
	return it ? bb_from_pointer(it) : BB_EMPTY;
}

BB_ITERTOOL(
	combinations_with_replacement,
	"combinations_with_replacement(iterable, r)\n--\n\nEvery choice of r items, in order, each as often as one likes.");

static bool permutations_advance(BbItertool *it, size_t r)
{
	BbValue indices = bb_slot_load(&it->b), cycles = bb_slot_load(&it->c);
	size_t n = bb_tuple_count(indices);
	for (size_t i = r; i-- > 0;) {
		intptr_t left = at(cycles, i) - 1;
		if (left) {
			intptr_t x = at(indices, i);
			put(cycles, i, left);
			put(indices, i, at(indices, n - (size_t)left));
			put(indices, n - (size_t)left, x);
			return true;
		}
		intptr_t first = at(indices, i);
		for (size_t j = i; j + 1 < n; j++)
			put(indices, j, at(indices, j + 1));
		put(indices, n - 1, first);
		put(cycles, i, (intptr_t)(n - i));
	}
	return false;
}

static BbValue permutations_next(BbThread *t, BbValue self)
{
	return next_result(t, self, permutations_advance);
}

BB_CFUNCTION(permutations_new)
{
	size_t n;
	BbItertool *it = choose(t, &permutations_params, args, nargs, kwnames, &n);
	size_t r = it ? bb_published_load(&it->n) : 0;
	BbValue cycles = it ? numbers(t, r) : BB_EMPTY;
	if (bb_is_empty(cycles))
		return cycles;
	for (size_t i = 0; i < r; i++)
		put(cycles, i, (intptr_t)(n - i));
	bb_store(t, it, &it->c, cycles);
	return bb_from_pointer(it);
}

BB_ITERTOOL(permutations,
	    "permutations(iterable, r=None)\n--\n\nEvery order of every choice of r items (default: all).");
