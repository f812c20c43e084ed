/* SPDX-License-Identifier: MIT */
/*
 * The type int: its constructor and methods.
 *
 * A method's self may be an int, a bool or an instance of a subclass; results are exact ints.  Threading: everything is
 * immutable.
 */
#include "object/int.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/float.h"
#include "object/format_spec.h"
#include "object/number.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

/* ---- Operators. ---- */

static BbValue binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	return bb_is_int(a) && bb_is_int(b) ? bb_int_binary(t, op, a, b) : BB_NOT_IMPLEMENTED;
}

static BbValue compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	(void)t;
	return bb_is_int(b) ? bb_bool(bb_compare_result(op, bb_int_compare(a, b))) : BB_NOT_IMPLEMENTED;
}

BB_NUMBER_OPERATOR(binary, add, BB_OP_ADD)
BB_NUMBER_OPERATOR(binary, sub, BB_OP_SUB)
BB_NUMBER_OPERATOR(binary, mul, BB_OP_MUL)
BB_NUMBER_OPERATOR(binary, truediv, BB_OP_TRUEDIV)
BB_NUMBER_OPERATOR(binary, floordiv, BB_OP_FLOORDIV)
BB_NUMBER_OPERATOR(binary, mod, BB_OP_MOD)
BB_NUMBER_OPERATOR(binary, divmod, BB_OP_DIVMOD)
BB_NUMBER_OPERATOR(binary, lshift, BB_OP_LSHIFT)
BB_NUMBER_OPERATOR(binary, rshift, BB_OP_RSHIFT)
BB_NUMBER_OPERATOR(binary, and, BB_OP_AND)
BB_NUMBER_OPERATOR(binary, or, BB_OP_OR)
BB_NUMBER_OPERATOR(binary, xor, BB_OP_XOR)
BB_COMPARE_METHODS(compare)

static BbValue power(BbThread *t, BbValue a, BbValue b, const BbValue *args, size_t nargs)
{
	BbValue modulus = nargs < 2 || bb_is_none(args[1]) ? BB_EMPTY : args[1];
	if (!bb_is_int(a) || !bb_is_int(b) || (!bb_is_empty(modulus) && !bb_is_int(modulus)))
		return BB_NOT_IMPLEMENTED;
	return bb_int_power(t, a, b, modulus);
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

static BbValue as_float(BbThread *t, BbValue v)
{
	double x;
	return bb_int_to_double(t, v, &x) ? bb_float_new(t, x) : BB_EMPTY;
}

BB_NUMBER_UNARY(neg, bb_int_neg(t, self))
BB_NUMBER_UNARY(absolute, bb_int_abs(t, self))
BB_NUMBER_UNARY(invert, bb_int_invert(t, self))
BB_NUMBER_UNARY(exact, bb_int_exact(t, self))
BB_NUMBER_UNARY(float_method, as_float(t, self))
BB_NUMBER_UNARY(truth, ((void)t, bb_bool(bb_int_sign(self) != 0)))
BB_NUMBER_UNARY(repr, bb_int_to_text(t, self, 10, false))

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	(void)t;
	*out = bb_int_hash(self);
	return true;
}

/* ---- Rounding. ---- */

/* v rounded to a multiple of 10^digits, half to even. */
static BbValue round_to(BbThread *t, BbValue v, uint64_t digits)
{
	BbValue unit, rest, down, twice, q;
	/* 2^3 < 10: a unit this long is more than twice v. */
	if (digits / 2 > bb_int_bit_length(v))
		return bb_from_small(0);
	if (bb_is_empty(unit = bb_int_from_u64(t, digits)) ||
	    bb_is_empty(unit = bb_int_power(t, bb_from_small(10), unit, BB_EMPTY)) ||
	    !bb_int_divmod(t, v, unit, &q, &rest) || bb_is_empty(down = bb_int_sub(t, v, rest)) ||
	    bb_is_empty(twice = bb_int_add(t, rest, rest)))
		return BB_EMPTY;
	int order = bb_int_compare(twice, unit);
	bool up = order > 0 || (order == 0 && (bb_int_wrap_u64(q) & 1) != 0);
	return up ? bb_int_add(t, down, unit) : down;
}

BB_CFUNCTION(round_method)
{
	(void)kwnames;
	if (nargs == 0 || bb_is_none(args[0]))
		return bb_int_exact(t, self);
	BbValue digits = bb_index(t, args[0]);
	if (bb_is_empty(digits))
		return BB_EMPTY;
	uint64_t n;
	if (!bb_int_is_negative(digits))
		return bb_int_exact(t, self);
	if (bb_is_empty(digits = bb_int_neg(t, digits)))
		return BB_EMPTY;
	return round_to(t, self, bb_int_to_u64(digits, &n) ? n : UINT64_MAX);
}

/* ---- Bits and bytes. ---- */

BB_NUMBER_UNARY(bit_length, bb_int_from_size(t, bb_int_bit_length(self)))

static size_t count_bits(BbValue v)
{
	BbIntView view;
	bb_int_view(v, &view);
	return bb_mpn_popcount(view.limbs, view.count);
}

BB_NUMBER_UNARY(bit_count, bb_int_from_size(t, count_bits(self)))

/* 1 big, 0 little, -1 raised. */
static int byte_order(BbThread *t, const char *function, BbValue v)
{
	if (bb_is_empty(v))
		return 1;
	if (!bb_is_str(v)) {
		bb_type_error(t, "%s() argument 'byteorder' must be str, not %T", function, v);
		return -1;
	}
	if (bb_str_equals_text(v, "big"))
		return 1;
	if (bb_str_equals_text(v, "little"))
		return 0;
	bb_value_error(t, "byteorder must be either 'little' or 'big'");
	return -1;
}

/* Does the number fit size bytes, as two's complement if is_signed? */
static bool fits_bytes(const BbIntView *view, size_t size, bool is_signed)
{
	size_t bits = bb_mpn_bit_length(view->limbs, view->count);
	if (is_signed && view->count != 0) {
		/* -2^k needs no more bits than 2^k - 1. */
		bool least = view->negative && bb_mpn_popcount(view->limbs, view->count) == 1;
		bits += !least;
	}
	return bits <= size * 8 || size > SIZE_MAX / 8;
}

static BbValue to_bytes(BbThread *t, BbValue self, intptr_t size, bool big, bool is_signed)
{
	BbIntView view;
	if (size < 0)
		return bb_value_error(t, "length argument must be non-negative");
	bb_int_view(self, &view);
	if (view.negative && !is_signed)
		return bb_overflow_error(t, "can't convert negative int to unsigned");
	if (!fits_bytes(&view, (size_t)size, is_signed))
		return bb_overflow_error(t, "int too big to convert");
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)size);
	if (BB_UNLIKELY(!bytes))
		return BB_EMPTY;
	bb_mpn_to_bytes((uint8_t *)bytes->data, (size_t)size, view.limbs, view.count, big, view.negative);
	return bb_from_pointer(bytes);
}

BB_PARAMS(to_bytes_params, "to_bytes", 0, 2, 0, "length", "byteorder", "signed");

BB_CFUNCTION(to_bytes_method)
{
	BbValue v[3], length;
	intptr_t size = 1;
	if (!bb_args_bind(t, &to_bytes_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[0])) {
		if (bb_is_empty(length = bb_index(t, v[0])))
			return BB_EMPTY;
		if (!bb_int_to_ssize(length, &size))
			return bb_overflow_error(t, "Python int too large to convert to C ssize_t");
	}
	int big = byte_order(t, "to_bytes", v[1]), is_signed = 0;
	if (big < 0 || (!bb_is_empty(v[2]) && (is_signed = bb_truth(t, v[2])) < 0))
		return BB_EMPTY;
	return to_bytes(t, self, size, big, is_signed);
}

static BbValue from_bytes(BbThread *t, const uint8_t *data, size_t size, bool big, bool is_signed)
{
	bool negative = is_signed && size > 0 && (data[big ? 0 : size - 1] & 0x80) != 0;
	BbBigInt *r = bb_int_alloc(t, size / sizeof(BbLimb) + 1);
	if (BB_UNLIKELY(!r))
		return BB_EMPTY;
	return bb_int_finish(r, bb_mpn_from_bytes(r->limbs, data, size, big, negative), negative);
}

/* What bytes(v) gives. */
static BbValue bytes_of(BbThread *t, BbValue v)
{
	BbValue function = bb_type_lookup_text(t, bb_type_of(v), "__bytes__");
	if (bb_is_empty(function))
		return bb_has_exception(t) ? BB_EMPTY : bb_bytes_from_object(t, v, "bytes");
	BbValue bytes = bb_call_special(t, function, v, NULL, 0);
	if (!bb_is_empty(bytes) && !bb_is_bytes(bytes))
		return bb_type_error(t, "__bytes__ returned non-bytes (type %T)", bytes);
	return bytes;
}

BB_PARAMS(from_bytes_params, "from_bytes", 0, 2, 1, "bytes", "byteorder", "signed");

BB_CFUNCTION(from_bytes_method)
{
	BbValue v[3], bytes, number;
	if (!bb_args_bind(t, &from_bytes_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	int big = byte_order(t, "from_bytes", v[1]), is_signed = 0;
	if (big < 0 || (!bb_is_empty(v[2]) && (is_signed = bb_truth(t, v[2])) < 0))
		return BB_EMPTY;
	bytes = bb_is_exact_bytes(v[0]) ? v[0] : bytes_of(t, v[0]);
	if (bb_is_empty(bytes) || bb_is_empty(number = from_bytes(t, (const uint8_t *)bb_bytes_data(bytes),
								  bb_bytes_size(bytes), big, is_signed)))
		return BB_EMPTY;
	return bb_is(self, bb_from_pointer(&bb_int_type)) ? number : bb_call1(t, self, number);
}

/* ---- Other methods. ---- */

BB_NUMBER_UNARY(as_integer_ratio, bb_tuple_pair(t, bb_int_exact(t, self), bb_from_small(1)))
BB_NUMBER_UNARY(is_integer, ((void)t, (void)self, BB_TRUE))

BB_CFUNCTION(format_method)
{
	(void)nargs;
	(void)kwnames;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__format__() argument must be str, not %T", args[0]);
	return bb_format_int(t, self, args[0]);
}

static BbValue newargs(BbThread *t, BbValue self)
{
	BbValue v = bb_int_exact(t, self);
	return bb_is_empty(v) ? v : bb_tuple_from(t, &v, 1);
}

static size_t size_of(BbValue v)
{
	BbIntView view;
	if (bb_is_small(v))
		return sizeof(BbValue);
	bb_int_view(v, &view);
	return sizeof(BbBigInt) + view.count * sizeof(BbLimb);
}

BB_NUMBER_UNARY(getnewargs, newargs(t, self))
BB_NUMBER_UNARY(size_method, bb_int_from_size(t, size_of(self)))

static BbValue get_zero(BbThread *t, BbValue self)
{
	(void)t;
	(void)self;
	return bb_from_small(0);
}

static BbValue get_one(BbThread *t, BbValue self)
{
	(void)t;
	(void)self;
	return bb_from_small(1);
}

/* ---- The constructor. ---- */

static bool is_special(BbValue function)
{
	return !bb_is_empty(function);
}

static BbValue from_special(BbThread *t, BbValue v, BbValue function)
{
	BbValue result = bb_call_special(t, function, v, NULL, 0);
	if (bb_is_empty(result) || bb_is_exact_int(result))
		return result;
	if (!bb_is_int(result))
		return bb_type_error(t, "__int__ returned non-int (type %T)", result);
	return bb_warn_strict_subclass(t, "__int__", "int", result) ? bb_int_exact(t, result) : BB_EMPTY;
}

/* The text in a bytes-like object. */
static BbValue from_buffer(BbThread *t, BbValue v, int base)
{
	BbValue copy = bb_bytes_from_buffer(t, v);
	if (bb_is_empty(copy))
		return copy;
	return bb_int_parse_bytes(t, bb_bytes_data(copy), bb_bytes_size(copy), base, copy);
}

static BbValue convert(BbThread *t, BbValue v)
{
	if (bb_is_exact_int(v))
		return v;
	if (bb_is_exact_float(v))
		return bb_int_from_double(t, bb_to_double(v));
	BbValue function = bb_special(bb_type_of(v), BB_SP_INT);
	if (is_special(function))
		return from_special(t, v, function);
	if (is_special(bb_special(bb_type_of(v), BB_SP_INDEX)))
		return bb_index(t, v);
	if (bb_is_str(v))
		return bb_int_parse_str(t, v, 10);
	if (bb_buffer_is_supported(t, v))
		return from_buffer(t, v, 10);
	return bb_type_error(t, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

static BbValue convert_base(BbThread *t, BbValue v, BbValue base_value)
{
	intptr_t base;
	if (!bb_index_ssize(t, base_value, true, &base))
		return BB_EMPTY;
	if (base != 0 && (base < 2 || base > 36))
		return bb_value_error(t, "int() base must be >= 2 and <= 36, or 0");
	if (bb_is_str(v))
		return bb_int_parse_str(t, v, (int)base);
	if (bb_is_bytes(v) || bb_is_of_type(v, &bb_bytearray_type))
		return from_buffer(t, v, (int)base);
	return bb_type_error(t, "int() can't convert non-string with explicit base");
}

BB_PARAMS(new_params, "int", 1, 2, 0, "", "base");

BB_CFUNCTION(new_method)
{
	(void)self;
	BbType *type = bb_to_pointer(args[0]);
	BbValue v[2] = {BB_EMPTY, BB_EMPTY}, number;
	if (BB_UNLIKELY(type == &bb_bool_type))
		return bb_type_error(t, "int.__new__(bool) is not safe, use bool.__new__()");
	if (BB_LIKELY(bb_is_empty(kwnames))) {
		if (nargs > 3)
			return bb_type_error(t, "int expected at most 2 arguments, got %zu", nargs - 1);
		for (size_t i = 1; i < nargs; i++)
			v[i - 1] = args[i];
	} else if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v)) {
		return BB_EMPTY;
	}
	if (bb_is_empty(v[0]))
		number = bb_is_empty(v[1]) ? bb_from_small(0) : bb_type_error(t, "int() missing string argument");
	else
		number = bb_is_empty(v[1]) ? convert(t, v[0]) : convert_base(t, v[0], v[1]);
	return type == &bb_int_type || bb_is_empty(number) ? number : bb_int_of_type(t, type, number);
}

/* ---- The type. ---- */

#define M(NAME, FN, MIN, MAX, DOC) BB_METHOD(bb_int_type, NAME, FN, MIN, MAX, DOC)

static const BbBuiltin methods[] = {
	M("__abs__", absolute, 0, 0, "abs(self)"),
	M("__add__", add, 1, 1, "Return self+value."),
	M("__and__", and, 1, 1, "Return self&value."),
	M("__bool__", truth, 0, 0, "True if self else False"),
	M("__ceil__", exact, 0, 0, "Ceiling of an int returns itself."),
	M("__divmod__", divmod, 1, 1, "Return divmod(self, value)."),
	BB_COMPARE_ENTRY(bb_int_type, compare, eq),
	M("__float__", float_method, 0, 0, "float(self)"),
	M("__floor__", exact, 0, 0, "Flooring an int returns itself."),
	M("__floordiv__", floordiv, 1, 1, "Return self//value."),
	M("__format__", format_method, 1, 1,
	  "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."),
	BB_COMPARE_ENTRY(bb_int_type, compare, ge),
	M("__getnewargs__", getnewargs, 0, 0, "__getnewargs__($self, /)\n--\n\nThe arguments that make an equal int."),
	BB_COMPARE_ENTRY(bb_int_type, compare, gt),
	BB_HASH_ENTRY(bb_int_type),
	M("__index__", exact, 0, 0, "The number as an int."),
	M("__int__", exact, 0, 0, "int(self)"),
	M("__invert__", invert, 0, 0, "~self"),
	BB_COMPARE_ENTRY(bb_int_type, compare, le),
	M("__lshift__", lshift, 1, 1, "Return self<<value."),
	BB_COMPARE_ENTRY(bb_int_type, compare, lt),
	M("__mod__", mod, 1, 1, "Return self%value."),
	M("__mul__", mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(bb_int_type, compare, ne),
	M("__neg__", neg, 0, 0, "-self"),
	BB_NEW(bb_int_type, new_method),
	M("__or__", or, 1, 1, "Return self|value."),
	M("__pos__", exact, 0, 0, "+self"),
	M("__pow__", pow_method, 1, 2, "Return pow(self, value, mod)."),
	M("__radd__", radd, 1, 1, "Return value+self."),
	M("__rand__", rand, 1, 1, "Return value&self."),
	M("__rdivmod__", rdivmod, 1, 1, "Return divmod(value, self)."),
	M("__repr__", repr, 0, 0, "Return repr(self)."),
	M("__rfloordiv__", rfloordiv, 1, 1, "Return value//self."),
	M("__rlshift__", rlshift, 1, 1, "Return value<<self."),
	M("__rmod__", rmod, 1, 1, "Return value%self."),
	M("__rmul__", rmul, 1, 1, "Return value*self."),
	M("__ror__", ror, 1, 1, "Return value|self."),
	M("__round__", round_method, 0, 1,
	  "__round__($self, ndigits=None, /)\n--\n\n"
	  "Round to a multiple of 10**-ndigits, half to even; an int is whole already."),
	M("__rpow__", rpow_method, 1, 2, "Return pow(value, self, mod)."),
	M("__rrshift__", rrshift, 1, 1, "Return value>>self."),
	M("__rshift__", rshift, 1, 1, "Return self>>value."),
	M("__rsub__", rsub, 1, 1, "Return value-self."),
	M("__rtruediv__", rtruediv, 1, 1, "Return value/self."),
	M("__rxor__", rxor, 1, 1, "Return value^self."),
	M("__sizeof__", size_method, 0, 0, "__sizeof__($self, /)\n--\n\nSize in memory, in bytes."),
	M("__sub__", sub, 1, 1, "Return self-value."),
	M("__truediv__", truediv, 1, 1, "Return self/value."),
	M("__trunc__", exact, 0, 0, "Truncating an int returns itself."),
	M("__xor__", xor, 1, 1, "Return self^value."),
	M("as_integer_ratio", as_integer_ratio, 0, 0,
	  "as_integer_ratio($self, /)\n--\n\nA pair of ints whose quotient is the number: itself and 1."),
	M("bit_count", bit_count, 0, 0, "bit_count($self, /)\n--\n\nHow many bits of the absolute value are 1."),
	M("bit_length", bit_length, 0, 0, "bit_length($self, /)\n--\n\nHow many bits the absolute value takes."),
	M("conjugate", exact, 0, 0, "conjugate($self, /)\n--\n\nThe number itself: it has no imaginary part."),
	BB_GETSET(bb_int_type, "denominator", get_one, NULL, "1: the denominator in lowest terms"),
	BB_CLASS_METHOD_KW(bb_int_type, "from_bytes", from_bytes_method,
			   "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\n"
			   "The number that an array of bytes represents, in two's complement if signed."),
	BB_GETSET(bb_int_type, "imag", get_zero, NULL, "0: the imaginary part"),
	M("is_integer", is_integer, 0, 0, "is_integer($self, /)\n--\n\nTrue."),
	BB_GETSET(bb_int_type, "numerator", bb_int_exact, NULL, "the numerator in lowest terms: the number itself"),
	BB_GETSET(bb_int_type, "real", bb_int_exact, NULL, "the real part: the number itself"),
	BB_METHOD_KW(
		bb_int_type, "to_bytes", to_bytes_method,
		"to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\n"
		"The number as an array of bytes, in two's complement if signed.  OverflowError if it does not fit."),
};

BbType bb_int_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "int",
	.module = "builtins",
	.doc = BB_DOC(
		"int([x]) -> integer\nint(x, base=10) -> integer\n\n"
		"A whole number of any size, made from a number (cut towards zero) or from text in base 2 to 36.\n"
		"In base 0 a prefix of the text (0b, 0o, 0x) says which base it is in.  Without arguments it is 0."),
	.flags = BB_TYPE_BASE | BB_TYPE_IS_INT | BB_TYPE_MATCH_SELF | BB_TYPE_IMMUTABLE,
	.instance_size = offsetof(BbBigInt, limbs),
	.item_size = sizeof(BbLimb),
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
};
