/* SPDX-License-Identifier: MIT */
/*
 * The type float: its constructor and methods.
 *
 * A method's self may be an instance of a subclass; results are exact floats.  Threading: everything is immutable.
 */
#include "object/float.h"

#include "base/dtoa.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/format_spec.h"
#include "object/int.h"
#include "object/number.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <float.h>
#include <math.h>

/* ---- Operators. ---- */

static BbValue binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	double x, y;
	int known = bb_number_to_double(t, a, &x);
	if (known > 0)
		known = bb_number_to_double(t, b, &y);
	if (known > 0)
		return bb_float_binary(t, op, x, y);
	return known < 0 ? BB_EMPTY : BB_NOT_IMPLEMENTED;
}

static BbValue compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	return bb_has_flag(b, BB_TYPE_IS_INT | BB_TYPE_IS_FLOAT) ? bb_number_compare(t, op, a, b) : BB_NOT_IMPLEMENTED;
}

BB_NUMBER_OPERATOR(binary, add, BB_OP_ADD)
BB_NUMBER_OPERATOR(binary, sub, BB_OP_SUB)
BB_NUMBER_OPERATOR(binary, mul, BB_OP_MUL)
BB_NUMBER_OPERATOR(binary, truediv, BB_OP_TRUEDIV)
BB_NUMBER_OPERATOR(binary, floordiv, BB_OP_FLOORDIV)
BB_NUMBER_OPERATOR(binary, mod, BB_OP_MOD)
BB_NUMBER_OPERATOR(binary, divmod, BB_OP_DIVMOD)
BB_COMPARE_METHODS(compare)

static BbValue power(BbThread *t, BbValue a, BbValue b, const BbValue *args, size_t nargs)
{
	if (nargs == 2 && !bb_is_none(args[1]))
		return bb_type_error(t, "pow() 3rd argument not allowed unless all arguments are integers");
	return binary(t, BB_OP_POW, a, b);
}

BB_CFUNCTION(pow_method)
{
	(void)kwnames;
	return power(t, self, args[0], args, nargs);
}

BB_CFUNCTION(rpow_method)
{
	(void)kwnames;
	return power(t, args[0], self, args, nargs);
}

static BbValue exact(BbThread *t, BbValue v)
{
	return bb_is_exact_float(v) ? v : bb_float_new(t, bb_to_double(v));
}

BB_NUMBER_UNARY(neg, bb_float_new(t, -bb_to_double(self)))
BB_NUMBER_UNARY(absolute, bb_float_new(t, fabs(bb_to_double(self))))
BB_NUMBER_UNARY(same, exact(t, self))
BB_NUMBER_UNARY(truth, ((void)t, bb_bool(bb_to_double(self) != 0.0)))
BB_NUMBER_UNARY(truncate, bb_int_from_double(t, bb_to_double(self)))
BB_NUMBER_UNARY(floor_method, bb_int_from_double(t, floor(bb_to_double(self))))
BB_NUMBER_UNARY(ceil_method, bb_int_from_double(t, ceil(bb_to_double(self))))
BB_NUMBER_UNARY(repr, bb_float_repr(t, bb_to_double(self)))

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	(void)t;
	*out = bb_float_hash(self);
	return true;
}

/* ---- Other methods. ---- */

/* The nearest whole number, half to even, whatever the rounding mode. */
static double nearest(double x)
{
	double r = round(x);
	return fabs(x - r) == 0.5 ? 2.0 * round(x / 2.0) : r;
}

BB_CFUNCTION(round_method)
{
	double x = bb_to_double(self);
	intptr_t digits;
	(void)kwnames;
	if (nargs == 0 || bb_is_none(args[0]))
		return bb_int_from_double(t, isfinite(x) ? nearest(x) : x);
	return bb_index_ssize(t, args[0], true, &digits) ? bb_float_round(t, x, digits) : BB_EMPTY;
}

static BbValue is_integral(double x)
{
	return bb_bool(isfinite(x) && floor(x) == x);
}

BB_NUMBER_UNARY(is_integer, ((void)t, is_integral(bb_to_double(self))))

static BbValue integer_ratio(BbThread *t, double x)
{
	int exponent;
	if (isinf(x))
		return bb_overflow_error(t, "cannot convert Infinity to integer ratio");
	if (isnan(x))
		return bb_value_error(t, "cannot convert NaN to integer ratio");
	int64_t whole = (int64_t)ldexp(frexp(x, &exponent), DBL_MANT_DIG);
	exponent -= DBL_MANT_DIG;
	while (whole != 0 && (whole & 1) == 0 && exponent < 0) {
		whole /= 2;
		exponent++;
	}
	if (whole == 0)
		exponent = 0;
	BbValue numerator = bb_int_from_i64(t, whole), denominator = bb_from_small(1);
	if (bb_is_empty(numerator))
		return numerator;
	if (exponent > 0)
		numerator = bb_int_shift_left(t, numerator, (size_t)exponent);
	else
		denominator = bb_int_shift_left(t, denominator, (size_t)-exponent);
	return bb_is_empty(numerator) || bb_is_empty(denominator) ? BB_EMPTY : bb_tuple_pair(t, numerator, denominator);
}

BB_NUMBER_UNARY(as_integer_ratio, integer_ratio(t, bb_to_double(self)))

static BbValue hex_text(BbThread *t, double x)
{
	char text[BB_DTOA_HEX_SIZE];
	return bb_str_new(t, text, bb_dtoa_hex(x, text));
}

BB_NUMBER_UNARY(hex, hex_text(t, bb_to_double(self)))

/* x as an instance of a class, which may have its own __new__. */
static BbValue make(BbThread *t, BbValue class, double x)
{
	BbValue v = bb_float_new(t, x);
	return bb_is_empty(v) || bb_is(class, bb_from_pointer(&bb_float_type)) ? v : bb_call1(t, class, v);
}

BB_CFUNCTION(from_hex)
{
	double x;
	(void)nargs;
	(void)kwnames;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "bad argument type for built-in operation");
	const char *text = bb_str_text(args[0]);
	size_t size = bb_to_str(args[0])->size;
	bb_number_strip(&text, &size);
	switch (bb_dtoa_parse_hex(text, size, &x)) {
	case BB_DTOA_OK:
		return make(t, self, x);
	case BB_DTOA_OVERFLOW:
		return bb_overflow_error(t, "hexadecimal value too large to represent as a float");
	case BB_DTOA_INVALID:
		break;
	}
	return bb_value_error(t, "invalid hexadecimal floating-point string");
}

BB_CFUNCTION(from_number)
{
	double x;
	(void)nargs;
	(void)kwnames;
	if (bb_is_exact_float(args[0]) && bb_is(self, bb_from_pointer(&bb_float_type)))
		return args[0];
	return bb_as_double(t, args[0], &x) ? make(t, self, x) : BB_EMPTY;
}

BB_CFUNCTION(format_method)
{
	(void)nargs;
	(void)kwnames;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__format__() argument must be str, not %T", args[0]);
	if (bb_to_str(args[0])->size == 0 && !bb_is_exact_float(self))
		return bb_str(t, self);
	return bb_format_float(t, bb_to_double(self), args[0]);
}

BB_CFUNCTION(get_format)
{
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__getformat__() argument must be str, not %T", args[0]);
	if (!bb_str_equals_text(args[0], "double") && !bb_str_equals_text(args[0], "float"))
		return bb_value_error(t, "__getformat__() argument 1 must be 'double' or 'float'");
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return bb_str_from_text(t, "IEEE, big-endian");
#else
	return bb_str_from_text(t, "IEEE, little-endian");
#endif
}

static BbValue newargs(BbThread *t, BbValue self)
{
	BbValue v = exact(t, self);
	return bb_is_empty(v) ? v : bb_tuple_from(t, &v, 1);
}

BB_NUMBER_UNARY(getnewargs, newargs(t, self))

static BbValue get_zero(BbThread *t, BbValue self)
{
	(void)self;
	return bb_float_new(t, 0.0);
}

/* ---- The constructor. ---- */

static bool from_buffer(BbThread *t, BbValue v, double *out)
{
	BbValue copy = bb_bytes_from_buffer(t, v);
	return !bb_is_empty(copy) && bb_float_parse_bytes(t, bb_bytes_data(copy), bb_bytes_size(copy), v, out);
}

static bool convert(BbThread *t, BbValue v, double *out)
{
	if (bb_is_exact_float(v)) {
		*out = bb_to_double(v);
		return true;
	}
	if (bb_is_str(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_FLOAT)))
		return bb_float_parse_str(t, v, out);
	if (bb_is_empty(bb_special(bb_type_of(v), BB_SP_FLOAT)) &&
	    bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		if (bb_buffer_is_supported(t, v))
			return from_buffer(t, v, out);
		bb_type_error(t, "float() argument must be a string or a real number, not '%T'", v);
		return false;
	}
	BbValue special = bb_special(bb_type_of(v), BB_SP_FLOAT);
	if (bb_is_float(v) && !bb_is(special, bb_special(&bb_float_type, BB_SP_FLOAT)) && !bb_is_none(special)) {
		BbValue result = bb_call_special(t, special, v, NULL, 0);
		return !bb_is_empty(result) && bb_float_from_special(t, v, result, out);
	}
	return bb_as_double(t, v, out);
}

BB_CFUNCTION(new_method)
{
	BbType *type = bb_to_pointer(args[0]);
	double x = 0.0;
	(void)self;
	bool own_init = bb_is(bb_special(type, BB_SP_INIT), bb_special(&bb_float_type, BB_SP_INIT));
	if (own_init && !bb_is_empty(kwnames) && bb_tuple_count(kwnames) > 0)
		return bb_type_error(t, "float() takes no keyword arguments");
	if (nargs > 2)
		return bb_type_error(t, "float expected at most 1 argument, got %zu", nargs - 1);
	if (nargs == 2 && !convert(t, args[1], &x))
		return BB_EMPTY;
	if (nargs == 2 && type == &bb_float_type && bb_is_exact_float(args[1]))
		return args[1];
	return bb_float_of_type(t, type, x);
}

/* ---- The type. ---- */

#define M(NAME, FN, MIN, MAX, DOC) BB_METHOD(bb_float_type, NAME, FN, MIN, MAX, DOC)

static const BbBuiltin methods[] = {
	M("__abs__", absolute, 0, 0, "abs(self)"),
	M("__add__", add, 1, 1, "Return self+value."),
	M("__bool__", truth, 0, 0, "True if self else False"),
	M("__ceil__", ceil_method, 0, 0, "__ceil__($self, /)\n--\n\nThe least int that is not below self."),
	M("__divmod__", divmod, 1, 1, "Return divmod(self, value)."),
	BB_COMPARE_ENTRY(bb_float_type, compare, eq),
	M("__float__", same, 0, 0, "float(self)"),
	M("__floor__", floor_method, 0, 0, "__floor__($self, /)\n--\n\nThe greatest int that is not above self."),
	M("__floordiv__", floordiv, 1, 1, "Return self//value."),
	M("__format__", format_method, 1, 1,
	  "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."),
	BB_COMPARE_ENTRY(bb_float_type, compare, ge),
	BB_CLASS_METHOD(
		bb_float_type, "__getformat__", get_format, 1, 1,
		"__getformat__($type, typestr, /)\n--\n\nHow 'double' or 'float' numbers are represented in memory."),
	M("__getnewargs__", getnewargs, 0, 0,
	  "__getnewargs__($self, /)\n--\n\nThe arguments that make an equal float."),
	BB_COMPARE_ENTRY(bb_float_type, compare, gt),
	BB_HASH_ENTRY(bb_float_type),
	M("__int__", truncate, 0, 0, "int(self)"),
	BB_COMPARE_ENTRY(bb_float_type, compare, le),
	BB_COMPARE_ENTRY(bb_float_type, compare, lt),
	M("__mod__", mod, 1, 1, "Return self%value."),
	M("__mul__", mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(bb_float_type, compare, ne),
	M("__neg__", neg, 0, 0, "-self"),
	BB_NEW(bb_float_type, new_method),
	M("__pos__", same, 0, 0, "+self"),
	M("__pow__", pow_method, 1, 2, "Return pow(self, value, mod)."),
	M("__radd__", radd, 1, 1, "Return value+self."),
	M("__rdivmod__", rdivmod, 1, 1, "Return divmod(value, self)."),
	M("__repr__", repr, 0, 0, "Return repr(self)."),
	M("__rfloordiv__", rfloordiv, 1, 1, "Return value//self."),
	M("__rmod__", rmod, 1, 1, "Return value%self."),
	M("__rmul__", rmul, 1, 1, "Return value*self."),
	M("__round__", round_method, 0, 1,
	  "__round__($self, ndigits=None, /)\n--\n\n"
	  "The nearest int, or the nearest float with that many digits behind the point; half to even."),
	M("__rpow__", rpow_method, 1, 2, "Return pow(value, self, mod)."),
	M("__rsub__", rsub, 1, 1, "Return value-self."),
	M("__rtruediv__", rtruediv, 1, 1, "Return value/self."),
	M("__sub__", sub, 1, 1, "Return self-value."),
	M("__truediv__", truediv, 1, 1, "Return self/value."),
	M("__trunc__", truncate, 0, 0,
	  "__trunc__($self, /)\n--\n\nThe int between 0 and self that is nearest to self."),
	M("as_integer_ratio", as_integer_ratio, 0, 0,
	  "as_integer_ratio($self, /)\n--\n\n"
	  "A pair of ints without common factor, the second positive, whose quotient is exactly self."),
	M("conjugate", same, 0, 0, "conjugate($self, /)\n--\n\nThe number itself: it has no imaginary part."),
	BB_CLASS_METHOD(bb_float_type, "from_number", from_number, 1, 1,
			"from_number($type, number, /)\n--\n\nMake a float of a real number, but not of text."),
	BB_CLASS_METHOD(bb_float_type, "fromhex", from_hex, 1, 1,
			"fromhex($type, string, /)\n--\n\nMake a float of hexadecimal text such as '0x1.8p3'."),
	M("hex", hex, 0, 0, "hex($self, /)\n--\n\nThe exact number as hexadecimal text."),
	BB_GETSET(bb_float_type, "imag", get_zero, NULL, "0.0: the imaginary part"),
	M("is_integer", is_integer, 0, 0, "is_integer($self, /)\n--\n\nIs it a whole number?"),
	BB_GETSET(bb_float_type, "real", exact, NULL, "the real part: the number itself"),
};

BbType bb_float_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "float",
	.module = "builtins",
	.doc = BB_DOC("float(x=0, /)\n--\n\nA floating-point number, made from a number or text."),
	.flags = BB_TYPE_BASE | BB_TYPE_IS_FLOAT | BB_TYPE_MATCH_SELF | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbFloat),
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
};
