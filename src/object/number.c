/* SPDX-License-Identifier: MIT */
/*
 * What the number types share (declared in number.h).
 *
 * Threading: pure functions of immutable values.
 */
#include "object/number.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str.h"

#include <errno.h>
#include <math.h>

/* ---- Text. ---- */

void bb_number_strip(const char **text, size_t *size)
{
	const char *s = *text, *end = s + *size;
	while (s < end && bb_number_is_space(*s))
		s++;
	while (s < end && bb_number_is_space(end[-1]))
		end--;
	*text = s;
	*size = (size_t)(end - s);
}

static char to_ascii(uint32_t c)
{
	if (c < 127)
		return (char)c;
	if (bb_unicode_is_space(c))
		return ' ';
	int digit = bb_unicode_decimal(c);
	return digit < 0 ? '?' : (char)('0' + digit);
}

bool bb_number_text(BbThread *t, BbValue str, BbNumberText *out)
{
	const BbStr *s = bb_to_str(str);
	out->text = bb_str_data(s);
	out->size = s->size;
	if (!bb_str_is_ascii(s)) {
		char *copy = out->small;
		if (s->length > sizeof out->small &&
		    !(copy = (char *)bb_int_scratch(t, s->length / sizeof(BbLimb) + 1)))
			return false;
		const uint8_t *p = (const uint8_t *)bb_str_data(s);
		for (size_t i = 0; i < s->length; i++)
			copy[i] = to_ascii(bb_utf8_next(&p));
		out->text = copy;
		out->size = s->length;
	}
	bb_number_strip(&out->text, &out->size);
	return true;
}

/* ---- Arithmetic on whatever numbers. ---- */

int bb_number_to_double(BbThread *t, BbValue v, double *out)
{
	if (bb_is_float(v)) {
		*out = bb_to_double(v);
		return 1;
	}
	if (bb_is_int(v))
		return bb_int_to_double(t, v, out) ? 1 : -1;
	return 0;
}

BbValue bb_number_binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	bool a_int = bb_is_int(a), b_int = bb_is_int(b);
	if (a_int && b_int) {
		bool bits = op == BB_OP_AND || op == BB_OP_OR || op == BB_OP_XOR;
		BbValue r = bb_int_binary(t, op, a, b);
		return bits && bb_is_exact(a, &bb_bool_type) && bb_is_exact(b, &bb_bool_type)
			       ? bb_bool(!bb_is(r, bb_from_small(0)))
			       : r;
	}
	if ((a_int || bb_is_float(a)) && (b_int || bb_is_float(b))) {
		double x, y;
		if (bb_number_to_double(t, a, &x) < 0 || bb_number_to_double(t, b, &y) < 0)
			return BB_EMPTY;
		return bb_float_binary(t, op, x, y);
	}
	return bb_complex_binary(t, op, a, b);
}

/* -1, 0, 1, or 2: unordered. */
static int compare_reals(BbValue a, BbValue b)
{
	if (bb_is_int(a)) {
		if (bb_is_int(b))
			return bb_int_compare(a, b);
		int order = bb_float_compare_int(bb_to_double(b), a);
		return order == 2 ? 2 : -order;
	}
	double x = bb_to_double(a);
	if (bb_is_int(b))
		return bb_float_compare_int(x, b);
	double y = bb_to_double(b);
	return isnan(x) || isnan(y) ? 2 : (x > y) - (x < y);
}

BbValue bb_number_compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	if (!bb_has_flag(a, BB_TYPE_IS_INT | BB_TYPE_IS_FLOAT) || !bb_has_flag(b, BB_TYPE_IS_INT | BB_TYPE_IS_FLOAT))
		return bb_complex_compare(t, op, a, b);
	int order = compare_reals(a, b);
	return bb_bool(order == 2 ? op == BB_COMPARE_NE : bb_compare_result(op, order));
}

BbValue bb_number_range_error(BbThread *t)
{
	BbValue args[2] = {bb_from_small(ERANGE), bb_str_from_text(t, "Numerical result out of range")};
	return bb_is_empty(args[1]) ? BB_EMPTY : bb_raise_with(t, &bb_exc_OverflowError, args, 2);
}
