/* SPDX-License-Identifier: MIT */
/*
 * fsum, prod, sumprod, dist, hypot (see math_sum.h).
 *
 * Sums are carried in several doubles whose exact sum is what has been added up: the error of each addition and
 * multiplication is itself a double, and is kept.
 */
#include "modules/math_sum.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <math.h>

#define FUNCTION(name)                                                                                                 \
	BbValue bb_math_sum_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

/* ---- Exact sums and products of two doubles. ---- */

typedef struct Pair {
	double high, low; /* their sum, |low| at most half a unit of high */
} Pair;

static Pair add_exactly(double a, double b)
{
	double sum = a + b, b_part = sum - a, a_part = sum - b_part;
	return (Pair){sum, (a - a_part) + (b - b_part)};
}

static Pair multiply_exactly(double a, double b)
{
	double product = a * b;
	return (Pair){product, fma(a, b, -product)};
}

/* A sum of products with about three times the precision of a double. */
typedef struct Triple {
	double high, low, tiny;
} Triple;

static Triple add_product(Triple total, double a, double b)
{
	Pair product = multiply_exactly(a, b);
	Pair sum = add_exactly(total.high, product.high);
	Pair rest = add_exactly(total.low, product.low);
	Pair low = add_exactly(rest.high, sum.low);
	return (Triple){sum.high, low.high, total.tiny + rest.low + low.low};
}

static double triple_value(Triple total)
{
	Pair last = add_exactly(total.low, total.high);
	return total.tiny + last.low + last.high;
}

/* ---- fsum ---- */

/* The partial sums, from the smallest: none overlaps another. */
typedef struct Partials {
	double *items; /* `small', or a cell */
	size_t count, room;
	double small[32];
} Partials;

static bool add_partial(BbThread *t, Partials *p, size_t *count, double x)
{
	if (*count == p->room) {
		double *items = (double *)(void *)bb_int_scratch(t, 2 * p->room * sizeof(double) / sizeof(BbLimb));
		if (!items)
			return false;
		for (size_t i = 0; i < p->count; i++)
			items[i] = p->items[i];
		p->items = items;
		p->room *= 2;
	}
	p->items[(*count)++] = x;
	return true;
}

static bool add_to_partials(BbThread *t, Partials *p, double x)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->count; i++) {
		Pair sum = add_exactly(x, p->items[i]);
		if (sum.low != 0.0)
			p->items[kept++] = sum.low;
		x = sum.high;
	}
	if (!isfinite(x)) {
		bb_overflow_error(t, "intermediate overflow in fsum");
		return false;
	}
	p->count = kept;
	if (x != 0.0 && !add_partial(t, p, &kept, x))
		return false;
	p->count = kept;
	return true;
}

/* The sum of the partials, rounded once. */
static double round_partials(const Partials *p)
{
	size_t n = p->count;
	if (n == 0)
		return 0.0;
	Pair sum = {p->items[--n], 0.0};
	while (n > 0 && sum.low == 0.0)
		sum = add_exactly(sum.high, p->items[--n]);
	/* A tie is decided by the sign of what is below. */
	if (n > 0 && ((sum.low < 0.0 && p->items[n - 1] < 0.0) || (sum.low > 0.0 && p->items[n - 1] > 0.0))) {
		double twice = sum.low * 2.0, high = sum.high + twice;
		if (high - sum.high == twice)
			return high;
	}
	return sum.high;
}

FUNCTION(fsum)
{
	Partials partials = {.room = BB_COUNT(partials.small)};
	double special = 0.0, infinite = 0.0, x;
	BbValue iterator = bb_iter(t, args[0]), v;
	int more;
	(void)self;
	(void)nargs;
	(void)kwnames;
	partials.items = partials.small;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	while ((more = bb_next(t, iterator, &v)) > 0) {
		if (!bb_as_double(t, v, &x))
			return BB_EMPTY;
		if (isfinite(x)) {
			if (!add_to_partials(t, &partials, x))
				return BB_EMPTY;
		} else {
			if (isinf(x))
				infinite += x;
			special += x;
		}
	}
	if (more < 0)
		return BB_EMPTY;
	if (special != 0.0)
		return isnan(infinite) ? bb_value_error(t, "-inf + inf in fsum") : bb_float_new(t, special);
	return bb_float_new(t, round_partials(&partials));
}

/* ---- prod, sumprod ---- */

BB_PARAMS(prod_params, "prod", 1, 1, 1, "", "start");

FUNCTION(prod)
{
	BbValue v[2], item;
	int more;
	(void)self;
	if (nargs != 1)
		return bb_type_error(t, "prod() takes exactly 1 positional argument (%zu given)", nargs);
	if (!bb_args_bind(t, &prod_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue iterator = bb_iter(t, v[0]), result = bb_is_empty(v[1]) ? bb_from_small(1) : v[1];
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	while ((more = bb_next(t, iterator, &item)) > 0) {
		result = bb_is_exact_int(result) && bb_is_exact_int(item) ? bb_int_mul(t, result, item)
									  : bb_binary(t, BB_OP_MUL, result, item);
		if (bb_is_empty(result))
			return BB_EMPTY;
	}
	return more < 0 ? BB_EMPTY : result;
}

/* An exact float or int as a double: false if it is something else or does not fit (nothing is raised). */
static bool quick_double(BbValue v, double *out)
{
	if (bb_is_exact_float(v)) {
		*out = bb_to_double(v);
		return true;
	}
	if (!bb_is_small(v))
		return false;
	*out = (double)bb_to_small(v);
	return true;
}

typedef struct Products {
	BbValue total;
	Triple floats; /* not yet in total, if has_floats */
	bool has_floats;
} Products;

static bool flush_floats(BbThread *t, Products *p)
{
	if (!p->has_floats)
		return true;
	p->has_floats = false;
	BbValue sum = bb_float_new(t, triple_value(p->floats));
	p->floats = (Triple){0.0, 0.0, 0.0};
	return !bb_is_empty(sum) && !bb_is_empty(p->total = bb_binary(t, BB_OP_ADD, p->total, sum));
}

static bool add_general_product(BbThread *t, Products *p, BbValue a, BbValue b)
{
	BbValue product;
	return flush_floats(t, p) && !bb_is_empty(product = bb_binary(t, BB_OP_MUL, a, b)) &&
	       !bb_is_empty(p->total = bb_binary(t, BB_OP_ADD, p->total, product));
}

static bool add_one_product(BbThread *t, Products *p, BbValue a, BbValue b)
{
	double x, y;
	if ((bb_is_exact_float(a) || bb_is_exact_float(b)) && quick_double(a, &x) && quick_double(b, &y)) {
		Triple floats = add_product(p->floats, x, y);
		if (isfinite(floats.high)) {
			p->floats = floats;
			p->has_floats = true;
			return true;
		}
	}
	return add_general_product(t, p, a, b);
}

FUNCTION(sumprod)
{
	BbValue first = bb_iter(t, args[0]), second, a, b;
	Products products = {.total = bb_from_small(0)};
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (bb_is_empty(first) || bb_is_empty(second = bb_iter(t, args[1])))
		return BB_EMPTY;
	for (;;) {
		int more_a = bb_next(t, first, &a), more_b = more_a < 0 ? -1 : bb_next(t, second, &b);
		if (more_a < 0 || more_b < 0)
			return BB_EMPTY;
		if (more_a != more_b)
			return bb_value_error(t, "Inputs are not the same length");
		if (more_a == 0)
			return flush_floats(t, &products) ? products.total : BB_EMPTY;
		if (!add_one_product(t, &products, a, b))
			return BB_EMPTY;
	}
}

/* ---- dist, hypot ---- */

/* The Euclidean norm of n numbers that are not negative.  They are scaled by a power of two, their squares are summed
 * with their errors, and the root is corrected once. */
static double norm(const double *x, size_t n)
{
	double max = 0.0;
	bool nan = false;
	for (size_t i = 0; i < n; i++) {
		if (isinf(x[i]))
			return INFINITY;
		nan |= isnan(x[i]);
		if (x[i] > max)
			max = x[i];
	}
	if (nan)
		return NAN;
	if (max == 0.0 || n == 1)
		return max;
	int exponent;
	frexp(max, &exponent);
	Triple sum = {0.0, 0.0, 0.0};
	for (size_t i = 0; i < n; i++) {
		double scaled = ldexp(x[i], -exponent);
		sum = add_product(sum, scaled, scaled);
	}
	Pair square = add_exactly(sum.high, sum.low + sum.tiny);
	double root = sqrt(square.high);
	double rest = fma(-root, root, square.high) + square.low;
	return ldexp(root + rest / (2.0 * root), exponent);
}

/* Room for n doubles: `small' if they fit. */
static double *room_for(BbThread *t, double *small, size_t small_count, size_t n)
{
	return n <= small_count ? small : (double *)(void *)bb_int_scratch(t, n * (sizeof(double) / sizeof(BbLimb)));
}

FUNCTION(hypot)
{
	double small[16], *x = room_for(t, small, BB_COUNT(small), nargs);
	(void)self;
	(void)kwnames;
	if (!x)
		return BB_EMPTY;
	for (size_t i = 0; i < nargs; i++) {
		if (!bb_as_double(t, args[i], &x[i]))
			return BB_EMPTY;
		x[i] = fabs(x[i]);
	}
	return bb_float_new(t, norm(x, nargs));
}

FUNCTION(dist)
{
	double small[16], a, b;
	BbValue p = bb_is_tuple(args[0]) ? args[0] : bb_tuple_from_iterable(t, args[0]), q;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (bb_is_empty(p) || bb_is_empty(q = bb_is_tuple(args[1]) ? args[1] : bb_tuple_from_iterable(t, args[1])))
		return BB_EMPTY;
	size_t n = bb_tuple_count(p);
	if (n != bb_tuple_count(q))
		return bb_value_error(t, "both points must have the same number of dimensions");
	double *x = room_for(t, small, BB_COUNT(small), n);
	if (!x)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++) {
		if (!bb_as_double(t, bb_tuple_get(p, i), &a) || !bb_as_double(t, bb_tuple_get(q, i), &b))
			return BB_EMPTY;
		x[i] = fabs(a - b);
	}
	return bb_float_new(t, norm(x, n));
}
