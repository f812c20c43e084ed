/* SPDX-License-Identifier: MIT */
/*
 * The operators of int but ** (declared in int.h): signs here, magnitudes by the kernels of base/mpn.h.
 *
 * Invariant: results are exact ints in their one form.  Threading: pure functions of immutable operands; long ones let
 * the world stop.
 */
#include "object/int.h"

#include "object/float.h"
#include "object/tuple.h"

#include <math.h>

/* ---- Sums. ---- */

static BbValue add_magnitudes(BbThread *t, const BbIntView *a, const BbIntView *b, bool negative)
{
	if (a->count < b->count) {
		const BbIntView *swap = a;
		a = b;
		b = swap;
	}
	BbBigInt *r = bb_int_alloc(t, a->count + 1);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	r->limbs[a->count] = bb_mpn_add(r->limbs, a->limbs, a->count, b->limbs, b->count);
	return bb_int_finish(r, a->count + 1, negative);
}

/* |a| - |b|, negated if `negative'. */
static BbValue subtract_magnitudes(BbThread *t, const BbIntView *a, const BbIntView *b, bool negative)
{
	int order = bb_mpn_cmp2(a->limbs, a->count, b->limbs, b->count);
	if (order == 0)
		return bb_from_small(0);
	if (order < 0) {
		const BbIntView *swap = a;
		a = b;
		b = swap;
		negative = !negative;
	}
	BbBigInt *r = bb_int_alloc(t, a->count);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	bb_mpn_sub(r->limbs, a->limbs, a->count, b->limbs, b->count);
	return bb_int_finish(r, a->count, negative);
}

static BbValue add_views(BbThread *t, const BbIntView *a, const BbIntView *b, bool subtract)
{
	bool b_negative = b->negative != subtract;
	return a->negative == b_negative ? add_magnitudes(t, a, b, a->negative)
					 : subtract_magnitudes(t, a, b, a->negative);
}

BbValue bb_int_add_any(BbThread *t, BbValue a, BbValue b)
{
	BbIntView x, y;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	return add_views(t, &x, &y, false);
}

BbValue bb_int_sub_any(BbThread *t, BbValue a, BbValue b)
{
	BbIntView x, y;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	return add_views(t, &x, &y, true);
}

/* ---- Products. ---- */

BbValue bb_int_mul_any(BbThread *t, BbValue a, BbValue b)
{
	BbIntView x, y;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	if (x.count == 0 || y.count == 0)
		return bb_from_small(0);
	BbBigInt *r = bb_int_alloc(t, x.count + y.count);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	bool negative = x.negative != y.negative;
	if (y.count == 1) {
		r->limbs[x.count] = bb_mpn_mul_1(r->limbs, x.limbs, x.count, y.limbs[0]);
		return bb_int_finish(r, x.count + 1, negative);
	}
	size_t scratch_size = bb_mpn_mul_scratch(x.count, y.count);
	BbLimb *scratch = NULL;
	if (scratch_size != 0 && !(scratch = bb_int_scratch(t, scratch_size)))
		return BB_EMPTY;
	BbMpnPoll poll = bb_int_poll(t);
	if (!bb_int_check_status(t, bb_mpn_mul(r->limbs, x.limbs, x.count, y.limbs, y.count, scratch, &poll)))
		return BB_EMPTY;
	return bb_int_finish(r, x.count + y.count, negative);
}

/* ---- Quotients. ---- */

/* Truncating division of magnitudes into fresh ints of the result's size; b is not 0 and a has at least as many limbs.
 */
static bool divide(BbThread *t, const BbIntView *a, const BbIntView *b, BbBigInt **q, BbBigInt **r)
{
	BbLimb *q_limbs = NULL;
	if (q) {
		if (!(*q = bb_int_alloc(t, a->count - b->count + 2)))
			return false;
		q_limbs = (*q)->limbs;
	}
	if (!(*r = bb_int_alloc(t, b->count)))
		return false;
	if (b->count == 1) {
		(*r)->limbs[0] = bb_mpn_divrem_1(q_limbs, a->limbs, a->count, b->limbs[0]);
		return true;
	}
	BbLimb small[64], *scratch = small;
	size_t scratch_size = bb_mpn_divrem_scratch(a->count, b->count);
	if (scratch_size > BB_COUNT(small) && !(scratch = bb_int_scratch(t, scratch_size)))
		return false;
	BbMpnPoll poll = bb_int_poll(t);
	return bb_int_check_status(
		t, bb_mpn_divrem(q_limbs, (*r)->limbs, a->limbs, a->count, b->limbs, b->count, scratch, &poll));
}

static bool divide_small(BbThread *t, intptr_t x, intptr_t y, BbValue *q, BbValue *r)
{
	bool adjust = x % y != 0 && (x ^ y) < 0;
	if (r)
		*r = bb_from_small(adjust ? x % y + y : x % y);
	if (q && bb_is_empty(*q = bb_int_from_ssize(t, x / y - adjust)))
		return false;
	return true;
}

bool bb_int_divmod(BbThread *t, BbValue a, BbValue b, BbValue *q, BbValue *r)
{
	BbIntView x, y;
	BbBigInt *quotient = NULL, *rest;
	bb_int_view(b, &y);
	if (BB_UNLIKELY(y.count == 0)) {
		bb_zero_division(t, "division by zero");
		return false;
	}
	if (BB_LIKELY(bb_both_small(a, b)))
		return divide_small(t, bb_to_small(a), bb_to_small(b), q, r);
	bb_int_view(a, &x);
	bool adjust = x.negative != y.negative;
	if (x.count < y.count) {
		/* The quotient is 0 or -1. */
		adjust = adjust && x.count != 0;
		if (q)
			*q = bb_from_small(adjust ? -1 : 0);
		return !r || !bb_is_empty(*r = adjust ? bb_int_add(t, a, b) : bb_int_exact(t, a));
	}
	if (!divide(t, &x, &y, q ? &quotient : NULL, &rest))
		return false;
	adjust = adjust && bb_mpn_normalize(rest->limbs, y.count) != 0;
	if (adjust)
		bb_mpn_sub_n(rest->limbs, y.limbs, rest->limbs, y.count);
	if (r)
		*r = bb_int_finish(rest, y.count, y.negative);
	if (q) {
		size_t n = x.count - y.count + 1;
		quotient->limbs[n] = adjust ? bb_mpn_add_1(quotient->limbs, quotient->limbs, n, 1) : 0;
		*q = bb_int_finish(quotient, n + 1, x.negative != y.negative);
	}
	return true;
}

static BbValue divmod_tuple(BbThread *t, BbValue a, BbValue b)
{
	BbValue q, r;
	if (!bb_int_divmod(t, a, b, &q, &r))
		return BB_EMPTY;
	return bb_tuple_pair(t, q, r);
}

/* a / b: enough bits of the quotient for one rounding, and whether something is left. */
static bool true_divide(BbThread *t, BbValue a, BbValue b, double *out)
{
	BbIntView x, y;
	BbBigInt *q, *r;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	intptr_t x_bits = (intptr_t)bb_mpn_bit_length(x.limbs, x.count),
		 y_bits = (intptr_t)bb_mpn_bit_length(y.limbs, y.count);
	bool sticky = false;
	intptr_t shift = y_bits - x_bits + 66;
	if (x_bits - y_bits > 1100 || x_bits - y_bits < -1200) {
		*out = x_bits == 0 || x_bits < y_bits ? 0.0 : (double)INFINITY;
		return true;
	}
	/* Only the one of the operands that gains (a) or would lose (b) bits is touched: shifting b up instead of a
	 * down keeps it exact. */
	BbValue moved = bb_int_shift_left(t, shift > 0 ? a : b, (size_t)(shift > 0 ? shift : -shift));
	if (bb_is_empty(moved))
		return false;
	bb_int_view(moved, shift > 0 ? &x : &y);
	if (x.count == 0) {
		*out = 0.0;
		return true;
	}
	if (!divide(t, &x, &y, &q, &r))
		return false;
	sticky = bb_mpn_normalize(r->limbs, y.count) != 0;
	*out = bb_mpn_scale_double(q->limbs, bb_mpn_normalize(q->limbs, x.count - y.count + 1), sticky, -shift);
	return true;
}

static BbValue truediv(BbThread *t, BbValue a, BbValue b)
{
	double x = 0.0;
	if (bb_both_small(a, b) && bb_int_truediv_small(a, b, &x))
		return bb_float_new(t, x);
	int sign = bb_int_sign(b);
	if (sign == 0)
		return bb_zero_division(t, "division by zero");
	if (!true_divide(t, a, b, &x))
		return BB_EMPTY;
	if (isinf(x))
		return bb_overflow_error(t, "integer division result too large for a float");
	return bb_float_new(t, bb_int_is_negative(a) != (sign < 0) ? -x : x);
}

/* ---- Shifts. ---- */

BbValue bb_int_shift_left(BbThread *t, BbValue a, size_t count)
{
	BbIntView x;
	bb_int_view(a, &x);
	if (x.count == 0)
		return bb_from_small(0);
	size_t limbs = count / BB_LIMB_BITS;
	BbBigInt *r = bb_int_alloc(t, x.count + limbs + 1);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	return bb_int_finish(r, bb_mpn_shl(r->limbs, x.limbs, x.count, count), x.negative);
}

BbValue bb_int_shift_right(BbThread *t, BbValue a, size_t count)
{
	BbIntView x;
	bb_int_view(a, &x);
	size_t limbs = count / BB_LIMB_BITS;
	if (limbs >= x.count)
		return bb_from_small(x.negative ? -1 : 0);
	BbBigInt *r = bb_int_alloc(t, x.count - limbs + 1);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	bool lost;
	size_t n = bb_mpn_shr(r->limbs, x.limbs, x.count, count, &lost);
	if (lost && x.negative) {
		r->limbs[n] = bb_mpn_add_1(r->limbs, r->limbs, n, 1);
		n++;
	}
	return bb_int_finish(r, n, x.negative);
}

static BbValue shift(BbThread *t, BbValue a, BbValue b, bool left)
{
	intptr_t count;
	if (bb_int_is_negative(b))
		return bb_value_error(t, "negative shift count");
	bool fits = bb_int_to_ssize(b, &count);
	if (left && !fits)
		return bb_int_sign(a) == 0 ? bb_from_small(0) : bb_overflow_error(t, "too many digits in integer");
	if (left)
		return bb_int_shift_left(t, a, (size_t)count);
	return bb_int_shift_right(t, a, fits ? (size_t)count : SIZE_MAX);
}

/* ---- Bits. ---- */

static BbValue bit_operation(BbThread *t, BbMpnBitOp op, BbValue a, BbValue b)
{
	BbIntView x, y;
	bool negative;
	bb_int_view(a, &x);
	bb_int_view(b, &y);
	BbBigInt *r = bb_int_alloc(t, (x.count > y.count ? x.count : y.count) + 1);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	size_t n = bb_mpn_bitop(op, r->limbs, x.limbs, x.count, x.negative, y.limbs, y.count, y.negative, &negative);
	return bb_int_finish(r, n, negative);
}

/* ---- One operand. ---- */

BbValue bb_int_neg(BbThread *t, BbValue a)
{
	BbValue r;
	BbIntView x;
	if (bb_is_small(a) && bb_int_neg_small(a, &r))
		return r;
	bb_int_view(a, &x);
	return bb_int_from_limbs(t, x.limbs, x.count, !x.negative);
}

BbValue bb_int_abs(BbThread *t, BbValue a)
{
	return bb_int_is_negative(a) ? bb_int_neg(t, a) : bb_int_exact(t, a);
}

BbValue bb_int_invert(BbThread *t, BbValue a)
{
	if (BB_LIKELY(bb_is_small(a)))
		return bb_int_invert_small(a);
	BbValue r = bb_int_neg(t, a);
	return bb_is_empty(r) ? r : bb_int_sub(t, r, bb_from_small(1));
}

/* ---- By operator. ---- */

static BbValue floordiv(BbThread *t, BbValue a, BbValue b)
{
	BbValue q;
	return bb_int_divmod(t, a, b, &q, NULL) ? q : BB_EMPTY;
}

static BbValue mod(BbThread *t, BbValue a, BbValue b)
{
	BbValue r;
	return bb_int_divmod(t, a, b, NULL, &r) ? r : BB_EMPTY;
}

BbValue bb_int_binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	BbValue r;
	bool small = bb_both_small(a, b);
	switch (op) {
	case BB_OP_ADD:
		return bb_int_add(t, a, b);
	case BB_OP_SUB:
		return bb_int_sub(t, a, b);
	case BB_OP_MUL:
		return bb_int_mul(t, a, b);
	case BB_OP_TRUEDIV:
		return truediv(t, a, b);
	case BB_OP_FLOORDIV:
		return small && bb_int_floordiv_small(a, b, &r) ? r : floordiv(t, a, b);
	case BB_OP_MOD:
		return small && bb_int_mod_small(a, b, &r) ? r : mod(t, a, b);
	case BB_OP_DIVMOD:
		return divmod_tuple(t, a, b);
	case BB_OP_POW:
		return bb_int_power(t, a, b, BB_EMPTY);
	case BB_OP_LSHIFT:
		return small && bb_int_lshift_small(a, b, &r) ? r : shift(t, a, b, true);
	case BB_OP_RSHIFT:
		return small && bb_int_rshift_small(a, b, &r) ? r : shift(t, a, b, false);
	case BB_OP_AND:
		return small ? bb_int_and_small(a, b) : bit_operation(t, BB_MPN_AND, a, b);
	case BB_OP_OR:
		return small ? bb_int_or_small(a, b) : bit_operation(t, BB_MPN_OR, a, b);
	case BB_OP_XOR:
		return small ? bb_int_xor_small(a, b) : bit_operation(t, BB_MPN_XOR, a, b);
	case BB_OP_MATMUL:
		break;
	}
	return BB_NOT_IMPLEMENTED;
}
