/* SPDX-License-Identifier: MIT */
/*
 * Arithmetic, comparison, hash and text of floats (declared in float.h).
 *
 * Threading: pure functions of immutable values.
 */
#include "object/float.h"

#include "base/dtoa.h"
#include "base/hash.h"
#include "object/complex.h"
#include "object/int.h"
#include "object/number.h"
#include "object/str.h"
#include "object/tuple.h"

#include <math.h>

BbValue bb_float_box(BbThread *t, double x)
{
	BbFloat *f = bb_object_new(t, &bb_float_type, sizeof *f);
	if (BB_UNLIKELY(!f))
		return BB_EMPTY;
	f->x = x;
	return bb_from_pointer(f);
}

BbValue bb_float_of_type(BbThread *t, BbType *type, double x)
{
	if (type == &bb_float_type)
		return bb_float_new(t, x);
	BbFloat *f = bb_instance_new(t, type);
	if (BB_UNLIKELY(!f))
		return BB_EMPTY;
	f->x = x;
	return bb_from_pointer(f);
}

/* ---- Arithmetic. ---- */

static double modulo(double x, double y)
{
	double r = fmod(x, y);
	if (r == 0.0)
		return copysign(0.0, y);
	return (r < 0) != (y < 0) ? r + y : r;
}

void bb_float_divmod(double x, double y, double *quotient, double *remainder)
{
	double r = fmod(x, y), q = (x - r) / y;
	if (r == 0.0) {
		r = copysign(0.0, y);
	} else if ((r < 0) != (y < 0)) {
		r += y;
		q -= 1.0;
	}
	*remainder = r;
	if (q == 0.0) {
		*quotient = copysign(0.0, x / y);
		return;
	}
	/* q is a whole number but for its own rounding. */
	double whole = floor(q);
	*quotient = q - whole > 0.5 ? whole + 1.0 : whole;
}

bool bb_float_power(BbThread *t, double x, double y, double *out)
{
	if (x == 0.0 && y < 0.0 && isfinite(y)) {
		bb_zero_division(t, "zero to a negative power");
		return false;
	}
	double r = pow(x, y);
	if (isinf(r) && isfinite(x) && isfinite(y)) {
		bb_number_range_error(t);
		return false;
	}
	*out = r;
	return true;
}

static BbValue power(BbThread *t, double x, double y)
{
	double r;
	if (x < 0.0 && isfinite(x) && isfinite(y) && y != floor(y)) {
		BbValue base = bb_complex_new(t, x, 0.0);
		BbValue exponent = bb_is_empty(base) ? base : bb_complex_new(t, y, 0.0);
		return bb_is_empty(exponent) ? exponent : bb_complex_binary(t, BB_OP_POW, base, exponent);
	}
	return bb_float_power(t, x, y, &r) ? bb_float_new(t, r) : BB_EMPTY;
}

BbValue bb_float_binary(BbThread *t, BbOperator op, double x, double y)
{
	double q, r;
	switch (op) {
	case BB_OP_ADD:
		return bb_float_new(t, x + y);
	case BB_OP_SUB:
		return bb_float_new(t, x - y);
	case BB_OP_MUL:
		return bb_float_new(t, x * y);
	case BB_OP_POW:
		return power(t, x, y);
	case BB_OP_TRUEDIV:
	case BB_OP_FLOORDIV:
	case BB_OP_MOD:
	case BB_OP_DIVMOD:
		break;
	default:
		return BB_NOT_IMPLEMENTED;
	}
	if (BB_UNLIKELY(y == 0.0))
		return bb_zero_division(t, "division by zero");
	if (op == BB_OP_TRUEDIV)
		return bb_float_new(t, x / y);
	if (op == BB_OP_MOD)
		return bb_float_new(t, modulo(x, y));
	bb_float_divmod(x, y, &q, &r);
	BbValue quotient = bb_float_new(t, q);
	if (op == BB_OP_FLOORDIV || bb_is_empty(quotient))
		return quotient;
	BbValue remainder = bb_float_new(t, r);
	return bb_is_empty(remainder) ? remainder : bb_tuple_pair(t, quotient, remainder);
}

BbValue bb_float_round(BbThread *t, double x, intptr_t digits)
{
	/* Beyond these all digits of any double are kept, or none. */
	if (!isfinite(x) || digits > 323)
		return bb_float_new(t, x);
	if (digits < -308)
		return bb_float_new(t, 0.0 * x);
	double r = bb_dtoa_round(x, (int)digits);
	return isinf(r) ? bb_overflow_error(t, "rounded value too large to represent") : bb_float_new(t, r);
}

/* ---- Comparing and hashing. ---- */

int bb_float_compare_int(double x, BbValue i)
{
	if (isnan(x))
		return 2;
	if (bb_is_small(i) && x > -0x1p53 && x < 0x1p53) {
		/* An integer beyond 2^53 cannot come near x by its conversion. */
		double y = (double)bb_to_small(i);
		return (x > y) - (x < y);
	}
	if (isinf(x))
		return x > 0 ? 1 : -1;
	BbIntView view;
	bb_int_view(i, &view);
	int sign = view.negative ? -1 : view.count != 0, x_sign = (x > 0) - (x < 0);
	if (sign != x_sign)
		return x_sign > sign ? 1 : -1;
	BbLimb limbs[BB_MPN_DOUBLE_LIMBS];
	size_t n = bb_mpn_from_double(limbs, x);
	int order = bb_mpn_cmp2(limbs, n, view.limbs, view.count);
	if (order == 0)
		order = x != trunc(x);
	order = (order > 0) - (order < 0);
	return sign < 0 ? -order : order;
}

BbHash bb_float_hash(BbValue v)
{
	double x = bb_to_double(v);
	return BB_UNLIKELY(isnan(x)) ? bb_hash_pointer(bb_to_pointer(v)) : bb_hash_double(x);
}

/* ---- Text. ---- */

BbValue bb_float_repr(BbThread *t, double x)
{
	char text[BB_DTOA_REPR_SIZE];
	return bb_str_new(t, text, bb_dtoa_repr(x, text));
}

bool bb_float_parse_bytes(BbThread *t, const char *text, size_t size, BbValue shown, double *out)
{
	bb_number_strip(&text, &size);
	if (BB_LIKELY(size > 0 && bb_dtoa_parse(text, size, BB_DTOA_UNDERSCORES, out) == size))
		return true;
	bb_value_error(t, "could not convert string to float: %R", shown);
	return false;
}

bool bb_float_parse_str(BbThread *t, BbValue str, double *out)
{
	BbNumberText text;
	return bb_number_text(t, str, &text) && bb_float_parse_bytes(t, text.text, text.size, str, out);
}
