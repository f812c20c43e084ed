/* SPDX-License-Identifier: MIT */
/*
 * Making, reading, comparing and hashing ints; memory and polls for the kernels.
 *
 * Invariant: every int that leaves here is small if it fits.  Threading: ints are immutable, and the functions keep
 * nothing.
 */
#include "object/int.h"

#include "base/hash.h"
#include "object/protocol.h"
#include "object/state.h"

#include <math.h>

/* More limbs than any memory has; what needs more is an OverflowError. */
#define MAX_LIMBS ((size_t)(PTRDIFF_MAX / 16) / sizeof(BbLimb))

/* ---- For kernels. ---- */

static bool poll(void *ctx)
{
	return bb_poll_interrupts(ctx);
}

BbMpnPoll bb_int_poll(BbThread *t)
{
	return (BbMpnPoll){.poll = poll, .ctx = t};
}

/* A cell of limbs: no references in it. */
typedef struct Scratch {
	const BbCellKind *kind;
	size_t padding;
	BbLimb limbs[];
} Scratch;

static const BbCellKind scratch_kind = {NULL, NULL};

static void *memory_alloc(void *ctx, size_t bytes)
{
	Scratch *scratch =
		bytes > MAX_LIMBS * sizeof(BbLimb) ? NULL : bb_alloc(ctx, &scratch_kind, sizeof *scratch + bytes);
	return scratch ? scratch->limbs : NULL;
}

static void memory_free(void *ctx, void *p)
{
	(void)ctx;
	(void)p;
}

BbMpnMemory bb_int_memory(BbThread *t)
{
	return (BbMpnMemory){.alloc = memory_alloc, .free = memory_free, .ctx = t};
}

BbLimb *bb_int_scratch(BbThread *t, size_t n)
{
	BbLimb *limbs = n > MAX_LIMBS ? NULL : memory_alloc(t, n * sizeof(BbLimb));
	if (BB_UNLIKELY(!limbs))
		bb_raise_no_memory(t);
	return limbs;
}

bool bb_int_check_status(BbThread *t, BbMpnStatus status)
{
	if (BB_LIKELY(status == BB_MPN_OK))
		return true;
	if (status != BB_MPN_INTERRUPTED)
		bb_raise_no_memory(t);
	return false;
}

/* ---- Making ints. ---- */

BbBigInt *bb_int_alloc(BbThread *t, size_t n)
{
	if (BB_UNLIKELY(n > MAX_LIMBS)) {
		bb_overflow_error(t, "too many digits in integer");
		return NULL;
	}
	BbBigInt *big = bb_object_new(t, &bb_int_type, sizeof *big + n * sizeof(BbLimb));
	if (BB_LIKELY(big != NULL))
		big->size = (intptr_t)n;
	return big;
}

/* The magnitude of at most a word. */
static uintptr_t word_of(const BbLimb *limbs, size_t n)
{
	uintptr_t word = 0;
	for (size_t i = n; i-- > 0;)
		word = (uintptr_t)((uint64_t)word << (BB_LIMB_BITS % 64)) | limbs[i];
	return word;
}

/* Stores the small int with this magnitude, if there is one. */
static bool try_small(const BbLimb *limbs, size_t n, bool negative, BbValue *out)
{
	if (n > BB_INT_WORD_LIMBS)
		return false;
	uintptr_t word = word_of(limbs, n);
	if (word > (uintptr_t)BB_SMALL_MAX + negative)
		return false;
	*out = bb_from_small((intptr_t)(negative ? -word : word));
	return true;
}

BbValue bb_int_finish(BbBigInt *big, size_t n, bool negative)
{
	BbValue small;
	n = bb_mpn_normalize(big->limbs, n);
	if (try_small(big->limbs, n, negative, &small))
		return small;
	big->size = negative ? -(intptr_t)n : (intptr_t)n;
	return bb_from_pointer(big);
}

BbValue bb_int_from_limbs(BbThread *t, const BbLimb *limbs, size_t n, bool negative)
{
	BbValue small;
	n = bb_mpn_normalize(limbs, n);
	if (try_small(limbs, n, negative, &small))
		return small;
	BbBigInt *big = bb_int_alloc(t, n);
	if (BB_UNLIKELY(!big))
		return BB_EMPTY;
	bb_mpn_copy(big->limbs, limbs, n);
	big->size = negative ? -(intptr_t)n : (intptr_t)n;
	return bb_from_pointer(big);
}

/* Splits a magnitude into limbs. */
static size_t split(uint64_t x, BbLimb *limbs)
{
	size_t n = 0;
	for (; n < BB_INT_64_LIMBS && x != 0; n++) {
		limbs[n] = (BbLimb)x;
#if BB_LIMB_BITS < 64
		x >>= BB_LIMB_BITS;
#else
		x = 0;
#endif
	}
	return n;
}

static BbValue from_magnitude(BbThread *t, uint64_t x, bool negative)
{
	BbLimb limbs[BB_INT_64_LIMBS];
	return bb_int_from_limbs(t, limbs, split(x, limbs), negative);
}

BbValue bb_int_from_i64(BbThread *t, int64_t x)
{
	if (x >= BB_SMALL_MIN && x <= BB_SMALL_MAX)
		return bb_from_small((intptr_t)x);
	return from_magnitude(t, x < 0 ? -(uint64_t)x : (uint64_t)x, x < 0);
}

BbValue bb_int_from_u64(BbThread *t, uint64_t x)
{
	if (x <= (uint64_t)BB_SMALL_MAX)
		return bb_from_small((intptr_t)x);
	return from_magnitude(t, x, false);
}

BbValue bb_int_from_double(BbThread *t, double x)
{
	if (BB_LIKELY(x > -0x1p62 && x < 0x1p62))
		return bb_int_from_i64(t, (int64_t)x);
	if (isnan(x))
		return bb_value_error(t, "cannot convert float NaN to integer");
	if (isinf(x))
		return bb_overflow_error(t, "cannot convert float infinity to integer");
	BbLimb limbs[BB_MPN_DOUBLE_LIMBS];
	return bb_int_from_limbs(t, limbs, bb_mpn_from_double(limbs, x), x < 0);
}

BbValue bb_int_of_type(BbThread *t, BbType *type, BbValue v)
{
	if (type == &bb_int_type)
		return bb_int_exact(t, v);
	BbIntView view;
	bb_int_view(v, &view);
	BbBigInt *big = bb_instance_new_sized(t, type, view.count);
	if (BB_UNLIKELY(!big))
		return BB_EMPTY;
	big->size = view.negative ? -(intptr_t)view.count : (intptr_t)view.count;
	bb_mpn_copy(big->limbs, view.limbs, view.count);
	return bb_from_pointer(big);
}

/* ---- Reading. ---- */

static void view_word(BbIntView *view, intptr_t x)
{
	uintptr_t word = x < 0 ? -(uintptr_t)x : (uintptr_t)x;
	view->negative = x < 0;
	view->limbs = view->small;
	view->count = split(word, view->small);
}

void bb_int_view(BbValue v, BbIntView *view)
{
	if (bb_is_small(v)) {
		view_word(view, bb_to_small(v));
	} else if (bb_is_exact(v, &bb_bool_type)) {
		view_word(view, bb_is(v, BB_TRUE));
	} else {
		const BbBigInt *big = bb_to_pointer(v);
		view->negative = big->size < 0;
		view->limbs = big->limbs;
		view->count = (size_t)(big->size < 0 ? -big->size : big->size);
	}
}

BbValue bb_int_exact(BbThread *t, BbValue v)
{
	if (BB_LIKELY(bb_is_exact_int(v)))
		return v;
	BbIntView view;
	bb_int_view(v, &view);
	return bb_int_from_limbs(t, view.limbs, view.count, view.negative);
}

/* The magnitude; false: more than 64 bits. */
static bool magnitude_of(const BbIntView *view, uint64_t *out)
{
	uint64_t x = 0;
	if (view->count > BB_INT_64_LIMBS)
		return false;
	for (size_t i = view->count; i-- > 0;)
		x |= (uint64_t)view->limbs[i] << (i * BB_LIMB_BITS);
	*out = x;
	return true;
}

bool bb_int_to_i64(BbValue v, int64_t *out)
{
	if (BB_LIKELY(bb_is_small(v))) {
		*out = bb_to_small(v);
		return true;
	}
	BbIntView view;
	uint64_t x;
	bb_int_view(v, &view);
	if (!magnitude_of(&view, &x) || x > (uint64_t)INT64_MAX + view.negative)
		return false;
	*out = (int64_t)(view.negative ? -x : x);
	return true;
}

bool bb_int_to_ssize(BbValue v, intptr_t *out)
{
	int64_t x;
	if (!bb_int_to_i64(v, &x) || x < INTPTR_MIN || x > INTPTR_MAX)
		return false;
	*out = (intptr_t)x;
	return true;
}

bool bb_int_to_u64(BbValue v, uint64_t *out)
{
	BbIntView view;
	bb_int_view(v, &view);
	return !view.negative && magnitude_of(&view, out);
}

uint64_t bb_int_wrap_u64(BbValue v)
{
	BbIntView view;
	uint64_t x = 0;
	bb_int_view(v, &view);
	for (size_t i = 0; i < view.count && i < BB_INT_64_LIMBS; i++)
		x |= (uint64_t)view.limbs[i] << (i * BB_LIMB_BITS);
	return view.negative ? -x : x;
}

bool bb_int_is_negative(BbValue v)
{
	return bb_int_sign(v) < 0;
}

int bb_int_sign(BbValue v)
{
	BbIntView view;
	if (BB_LIKELY(bb_is_small(v)))
		return (bb_to_small(v) > 0) - (bb_to_small(v) < 0);
	bb_int_view(v, &view);
	return view.negative ? -1 : view.count != 0;
}

bool bb_int_to_double(BbThread *t, BbValue v, double *out)
{
	if (BB_LIKELY(bb_is_small(v))) {
		*out = (double)bb_to_small(v);
		return true;
	}
	BbIntView view;
	bb_int_view(v, &view);
	double x = bb_mpn_to_double(view.limbs, view.count);
	if (BB_UNLIKELY(isinf(x))) {
		bb_overflow_error(t, "int too large to convert to float");
		return false;
	}
	*out = view.negative ? -x : x;
	return true;
}

double bb_int_frexp(BbValue v, int64_t *exponent)
{
	BbIntView view;
	bb_int_view(v, &view);
	size_t bits = bb_mpn_bit_length(view.limbs, view.count);
	double x = bits == 0 ? 0.0 : bb_mpn_scale_double(view.limbs, view.count, false, -(intptr_t)bits);
	if (x == 1.0) {
		x = 0.5;
		bits++;
	}
	*exponent = (int64_t)bits;
	return view.negative ? -x : x;
}

size_t bb_int_bit_length(BbValue v)
{
	BbIntView view;
	bb_int_view(v, &view);
	return bb_mpn_bit_length(view.limbs, view.count);
}

/* ---- Comparing and hashing. ---- */

int bb_int_compare(BbValue a, BbValue b)
{
	if (BB_LIKELY(bb_both_small(a, b)))
		return ((intptr_t)a.bits > (intptr_t)b.bits) - ((intptr_t)a.bits < (intptr_t)b.bits);
	BbIntView x, y;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	if (x.negative != y.negative)
		return x.negative ? -1 : 1;
	int order = bb_mpn_cmp2(x.limbs, x.count, y.limbs, y.count);
	order = (order > 0) - (order < 0);
	return x.negative ? -order : order;
}

bool bb_int_equal(BbValue a, BbValue b)
{
	return bb_is(a, b) || (!bb_both_small(a, b) && bb_int_compare(a, b) == 0);
}

BbHash bb_int_hash(BbValue v)
{
	if (BB_LIKELY(bb_is_small(v)))
		return bb_hash_int(bb_to_small(v));
	BbIntView view;
	bb_int_view(v, &view);
	return bb_hash_natural(view.limbs, view.count, view.negative);
}

/* ---- The limit on digits: the word holds its difference from the default, so that a fresh runtime has the default.
 * ---- */

int bb_int_max_str_digits(BbRuntime *rt)
{
	return (int)((intptr_t)bb_published_load_relaxed(&rt->objects->int_max_str_digits) +
		     BB_INT_DEFAULT_MAX_STR_DIGITS);
}

void bb_int_set_max_str_digits(BbRuntime *rt, int n)
{
	bb_published_store(&rt->objects->int_max_str_digits, (uintptr_t)((intptr_t)n - BB_INT_DEFAULT_MAX_STR_DIGITS));
}
