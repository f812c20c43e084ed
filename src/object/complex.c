/* SPDX-License-Identifier: MIT */
/*
 * complex: arithmetic (with the recovery of infinities of C's annex G), text, and the type.
 *
 * Threading: everything is immutable.
 */
#include "object/complex.h"

#include "base/dtoa.h"
#include "base/hash.h"
#include "object/error.h"
#include "object/float.h"
#include "object/format_spec.h"
#include "object/int.h"
#include "object/number.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <math.h>

typedef BbComplexNumber Z;

bool bb_is_complex(BbValue v)
{
	return bb_is_pointer(v) && bb_is_of_type(v, &bb_complex_type);
}

BbValue bb_complex_of_type(BbThread *t, BbType *type, Z z)
{
	BbComplex *c = type == &bb_complex_type ? bb_object_new(t, type, sizeof *c) : bb_instance_new(t, type);
	if (BB_UNLIKELY(!c))
		return BB_EMPTY;
	c->z = z;
	return bb_from_pointer(c);
}

static BbValue make(BbThread *t, Z z)
{
	return bb_complex_of_type(t, &bb_complex_type, z);
}

BbValue bb_complex_new(BbThread *t, double real, double imag)
{
	return make(t, (Z){real, imag});
}

/* ---- Products and quotients. ---- */

/* An infinite part becomes 1, a finite one 0, keeping its sign. */
static double boxed(double x)
{
	return copysign(isinf(x) ? 1.0 : 0.0, x);
}

static bool is_infinite(Z a)
{
	return isinf(a.real) || isinf(a.imag);
}

static bool is_finite(Z a)
{
	return isfinite(a.real) && isfinite(a.imag);
}

/* NaNs become zeros that keep their sign. */
static Z without_nan(Z a)
{
	return (Z){isnan(a.real) ? copysign(0.0, a.real) : a.real, isnan(a.imag) ? copysign(0.0, a.imag) : a.imag};
}

/* A product whose parts both came out as NaN, although a factor or a partial product is infinite. */
static Z recover_product(Z a, Z b, Z r)
{
	bool recover = false;
	if (is_infinite(a)) {
		a = (Z){boxed(a.real), boxed(a.imag)};
		b = without_nan(b);
		recover = true;
	}
	if (is_infinite(b)) {
		b = (Z){boxed(b.real), boxed(b.imag)};
		a = without_nan(a);
		recover = true;
	}
	if (!recover &&
	    (isinf(a.real * b.real) || isinf(a.imag * b.imag) || isinf(a.real * b.imag) || isinf(a.imag * b.real))) {
		a = without_nan(a);
		b = without_nan(b);
		recover = true;
	}
	if (!recover)
		return r;
	return (Z){INFINITY * (a.real * b.real - a.imag * b.imag), INFINITY * (a.real * b.imag + a.imag * b.real)};
}

Z bb_complex_multiply(Z a, Z b)
{
	Z r = {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
	return BB_UNLIKELY(isnan(r.real) && isnan(r.imag)) ? recover_product(a, b, r) : r;
}

/* A quotient whose parts both came out as NaN. */
static Z recover_quotient(Z a, Z b, Z r)
{
	if (is_infinite(a) && is_finite(b)) {
		double x = boxed(a.real), y = boxed(a.imag);
		return (Z){INFINITY * (x * b.real + y * b.imag), INFINITY * (y * b.real - x * b.imag)};
	}
	if (is_infinite(b) && is_finite(a)) {
		double x = boxed(b.real), y = boxed(b.imag);
		return (Z){0.0 * (a.real * x + a.imag * y), 0.0 * (a.imag * x - a.real * y)};
	}
	return r;
}

/* Smith's method: scale by the larger part of the divisor. */
Z bb_complex_divide(Z a, Z b)
{
	Z r = {NAN, NAN};
	if (fabs(b.real) >= fabs(b.imag)) {
		double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
		r = (Z){(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
	} else if (fabs(b.imag) >= fabs(b.real)) {
		double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
		r = (Z){(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
	}
	return isnan(r.real) && isnan(r.imag) ? recover_quotient(a, b, r) : r;
}

/* The same for a numerator without imaginary part. */
static Z divide_real(double a, Z b)
{
	Z r = {NAN, NAN};
	if (fabs(b.real) >= fabs(b.imag)) {
		double ratio = b.imag / b.real, scale = b.real + b.imag * ratio;
		r = (Z){a / scale, (-a * ratio) / scale};
	} else if (fabs(b.imag) >= fabs(b.real)) {
		double ratio = b.real / b.imag, scale = b.real * ratio + b.imag;
		r = (Z){(a * ratio) / scale, (-a) / scale};
	}
	if (isnan(r.real) && isnan(r.imag) && isfinite(a) && is_infinite(b))
		r = (Z){0.0 * (a * boxed(b.real)), 0.0 * (-a * boxed(b.imag))};
	return r;
}

/* ---- Powers. ---- */

static Z whole_power(Z z, unsigned n)
{
	Z r = {1.0, 0.0};
	for (; n > 0; n >>= 1) {
		if (n & 1)
			r = bb_complex_multiply(r, z);
		z = bb_complex_multiply(z, z);
	}
	return r;
}

/* a ** b in polar form; a is not 0. */
static Z polar_power(Z a, Z b)
{
	double size = hypot(a.real, a.imag), angle = atan2(a.imag, a.real);
	double length = pow(size, b.real), turned = angle * b.real;
	if (b.imag != 0.0) {
		length *= exp(-angle * b.imag);
		turned += b.imag * log(size);
	}
	return (Z){length * cos(turned), length * sin(turned)};
}

static BbValue power(BbThread *t, Z a, Z b)
{
	bool zero = a.real == 0.0 && a.imag == 0.0;
	Z r = {1.0, 0.0};
	if (zero && (b.imag != 0.0 || b.real < 0.0))
		return bb_zero_division(t, "zero to a negative or complex power");
	if (b.imag == 0.0 && b.real == floor(b.real) && fabs(b.real) <= 100.0) {
		/* Small whole exponents are faster and more exact by multiplication. */
		r = whole_power(a, (unsigned)fabs(b.real));
		zero = r.real == 0.0 && r.imag == 0.0; /* by underflow */
		if (b.real < 0.0 && zero)
			return bb_zero_division(t, "zero to a negative or complex power");
		if (b.real < 0.0)
			r = bb_complex_divide((Z){1.0, 0.0}, r);
	} else if (zero) {
		r = (Z){0.0, 0.0};
	} else {
		r = polar_power(a, b);
	}
	return is_infinite(r) ? bb_overflow_error(t, "complex exponentiation") : make(t, r);
}

/* ---- Operators. ---- */

/* A number as complex: 2 complex, 1 real, 0 neither, -1 raised. */
static int operand(BbThread *t, BbValue v, Z *out)
{
	if (bb_is_complex(v)) {
		*out = bb_to_complex(v);
		return 2;
	}
	out->imag = 0.0;
	return bb_number_to_double(t, v, &out->real);
}

static BbValue divide(BbThread *t, Z a, bool a_real, Z b, bool b_real)
{
	if (b.real == 0.0 && b.imag == 0.0)
		return bb_zero_division(t, "division by zero");
	if (b_real)
		return make(t, (Z){a.real / b.real, a.imag / b.real});
	return make(t, a_real ? divide_real(a.real, b) : bb_complex_divide(a, b));
}

BbValue bb_complex_binary(BbThread *t, BbOperator op, BbValue x, BbValue y)
{
	Z a, b;
	int a_kind = operand(t, x, &a), b_kind = a_kind > 0 ? operand(t, y, &b) : 0;
	if (a_kind < 0 || b_kind < 0)
		return BB_EMPTY;
	if (a_kind == 0 || b_kind == 0)
		return BB_NOT_IMPLEMENTED;
	bool a_real = a_kind == 1, b_real = b_kind == 1;
	switch (op) {
	case BB_OP_ADD:
		return make(t, (Z){a.real + b.real, b_real ? a.imag : a_real ? b.imag : a.imag + b.imag});
	case BB_OP_SUB:
		return make(t, (Z){a.real - b.real, b_real ? a.imag : a_real ? -b.imag : a.imag - b.imag});
	case BB_OP_MUL:
		if (a_real || b_real)
			return make(t, b_real ? (Z){a.real * b.real, a.imag * b.real}
					      : (Z){a.real * b.real, a.real * b.imag});
		return make(t, bb_complex_multiply(a, b));
	case BB_OP_TRUEDIV:
		return divide(t, a, a_real, b, b_real);
	case BB_OP_POW:
		return power(t, a, b);
	default:
		return BB_NOT_IMPLEMENTED;
	}
}

static bool equal(Z a, BbValue other)
{
	if (bb_is_complex(other)) {
		Z b = bb_to_complex(other);
		return a.real == b.real && a.imag == b.imag;
	}
	if (bb_is_float(other))
		return a.imag == 0.0 && a.real == bb_to_double(other);
	return a.imag == 0.0 && bb_float_compare_int(a.real, other) == 0;
}

static bool is_number(BbValue v)
{
	return bb_has_flag(v, BB_TYPE_IS_INT | BB_TYPE_IS_FLOAT) || bb_is_complex(v);
}

BbValue bb_complex_compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	(void)t;
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !is_number(a) || !is_number(b))
		return BB_NOT_IMPLEMENTED;
	if (!bb_is_complex(a)) {
		BbValue swap = a;
		a = b;
		b = swap;
	}
	if (!bb_is_complex(a))
		return BB_NOT_IMPLEMENTED;
	return bb_bool(equal(bb_to_complex(a), b) == (op == BB_COMPARE_EQ));
}

static BbValue absolute_value(BbThread *t, Z z)
{
	double r = hypot(z.real, z.imag);
	return isinf(r) && is_finite(z) ? bb_overflow_error(t, "absolute value too large") : bb_float_new(t, r);
}

BB_NUMBER_OPERATOR(bb_complex_binary, add, BB_OP_ADD)
BB_NUMBER_OPERATOR(bb_complex_binary, sub, BB_OP_SUB)
BB_NUMBER_OPERATOR(bb_complex_binary, mul, BB_OP_MUL)
BB_NUMBER_OPERATOR(bb_complex_binary, truediv, BB_OP_TRUEDIV)
BB_COMPARE_METHODS(bb_complex_compare)

static BbValue power_method(BbThread *t, BbValue a, BbValue b, const BbValue *args, size_t nargs)
{
	BbValue r = nargs == 2 && !bb_is_none(args[1]) && is_number(b) ? bb_value_error(t, "complex modulo") : BB_NONE;
	return bb_is_empty(r) ? r : bb_complex_binary(t, BB_OP_POW, a, b);
}

BB_CFUNCTION(pow_method)
{
	(void)kwnames;
	return power_method(t, self, args[0], args, nargs);
}

BB_CFUNCTION(rpow_method)
{
	(void)kwnames;
	return power_method(t, args[0], self, args, nargs);
}

static BbValue exact(BbThread *t, BbValue v)
{
	return bb_is_exact_complex(v) ? v : make(t, bb_to_complex(v));
}

static bool is_true(BbValue v)
{
	Z z = bb_to_complex(v);
	return z.real != 0.0 || z.imag != 0.0;
}

BB_NUMBER_UNARY(absolute, absolute_value(t, bb_to_complex(self)))
BB_NUMBER_UNARY(truth, ((void)t, bb_bool(is_true(self))))
BB_NUMBER_UNARY(neg, bb_complex_new(t, -bb_to_complex(self).real, -bb_to_complex(self).imag))
BB_NUMBER_UNARY(same, exact(t, self))
BB_NUMBER_UNARY(conjugate, bb_complex_new(t, bb_to_complex(self).real, -bb_to_complex(self).imag))

static bool hash(BbThread *t, BbValue self, BbHash *out)
{
	Z z = bb_to_complex(self);
	BbHash nan_hash = bb_hash_pointer(bb_to_pointer(self));
	(void)t;
	*out = bb_hash_complex(isnan(z.real) ? nan_hash : bb_hash_double(z.real),
			       isnan(z.imag) ? nan_hash : bb_hash_double(z.imag));
	return true;
}

/* ---- Text. ---- */

static BbValue show(BbThread *t, Z z)
{
	char text[2 * BB_DTOA_REPR_SIZE + 4];
	size_t n = 0;
	if (z.real == 0.0 && !signbit(z.real)) {
		n = bb_dtoa_format(z.imag, 'r', 0, 0, text, BB_DTOA_REPR_SIZE);
		text[n++] = 'j';
		return bb_str_new(t, text, n);
	}
	text[n++] = '(';
	n += bb_dtoa_format(z.real, 'r', 0, 0, text + n, BB_DTOA_REPR_SIZE);
	n += bb_dtoa_format(z.imag, 'r', 0, BB_DTOA_PLUS, text + n, BB_DTOA_REPR_SIZE);
	text[n++] = 'j';
	text[n++] = ')';
	return bb_str_new(t, text, n);
}

BB_NUMBER_UNARY(repr, show(t, bb_to_complex(self)))

static bool take(const char **p, const char *end, double *out)
{
	size_t n = bb_dtoa_parse(*p, (size_t)(end - *p), BB_DTOA_UNDERSCORES, out);
	*p += n;
	return n != 0;
}

/* 1 for "+j" and "j", -1 for "-j"; the sign is taken off. */
static double take_sign(const char **p, const char *end)
{
	double sign = 1.0;
	if (*p < end && (**p == '+' || **p == '-'))
		sign = *(*p)++ == '-' ? -1.0 : 1.0;
	return sign;
}

static bool take_j(const char **p, const char *end)
{
	return *p < end && (**p == 'j' || **p == 'J') && ++*p;
}

static bool parse_parts(const char *p, const char *end, Z *out)
{
	double x;
	*out = (Z){0.0, 0.0};
	if (!take(&p, end, &x)) {
		out->imag = take_sign(&p, end);
		return take_j(&p, end) && p == end;
	}
	if (take_j(&p, end)) {
		out->imag = x;
		return p == end;
	}
	out->real = x;
	if (p == end)
		return true;
	if (*p != '+' && *p != '-')
		return false;
	if (!take(&p, end, &out->imag))
		out->imag = take_sign(&p, end);
	return take_j(&p, end) && p == end;
}

/* Every underscore stands between digits. */
static bool check_underscores(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool between =
			i > 0 && i + 1 < n && s[i - 1] >= '0' && s[i - 1] <= '9' && s[i + 1] >= '0' && s[i + 1] <= '9';
		if (s[i] == '_' && !between)
			return false;
	}
	return true;
}

static bool parse(BbThread *t, BbValue str, Z *out)
{
	BbNumberText text;
	if (!bb_number_text(t, str, &text))
		return false;
	const char *s = text.text;
	size_t n = text.size;
	if (!check_underscores(s, n)) {
		bb_value_error(t, "could not convert string to complex: %R", str);
		return false;
	}
	if (n >= 2 && s[0] == '(' && s[n - 1] == ')') {
		s++;
		n -= 2;
		bb_number_strip(&s, &n);
	}
	if (parse_parts(s, s + n, out))
		return true;
	bb_value_error(t, "complex() arg is a malformed string");
	return false;
}

BB_CFUNCTION(format_method)
{
	(void)nargs;
	(void)kwnames;
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__format__() argument must be str, not %T", args[0]);
	if (bb_to_str(args[0])->size == 0 && !bb_is_exact(self, &bb_complex_type))
		return bb_str(t, self);
	return bb_format_complex(t, bb_to_complex(self).real, bb_to_complex(self).imag, args[0]);
}

static BbValue newargs(BbThread *t, BbValue self)
{
	Z z = bb_to_complex(self);
	BbValue real = bb_float_new(t, z.real), imag = bb_is_empty(real) ? real : bb_float_new(t, z.imag);
	return bb_is_empty(imag) ? imag : bb_tuple_pair(t, real, imag);
}

BB_NUMBER_UNARY(getnewargs, newargs(t, self))

static BbValue get_real(BbThread *t, BbValue self)
{
	return bb_float_new(t, bb_to_complex(self).real);
}

static BbValue get_imag(BbThread *t, BbValue self)
{
	return bb_float_new(t, bb_to_complex(self).imag);
}

/* ---- Conversions. ---- */

/* The result of v.__complex__(): 1, 0: it has none, -1: failed. */
static int by_special_method(BbThread *t, BbValue v, Z *out)
{
	if (bb_is_exact_complex(v)) {
		*out = bb_to_complex(v);
		return 1;
	}
	BbValue function = bb_type_lookup_text(t, bb_type_of(v), "__complex__");
	if (bb_is_empty(function))
		return bb_has_exception(t) ? -1 : 0;
	BbValue result = bb_call_special(t, function, v, NULL, 0);
	if (bb_is_empty(result))
		return -1;
	if (!bb_is_complex(result)) {
		bb_type_error(t, "__complex__ returned non-complex (type %T)", result);
		return -1;
	}
	if (!bb_warn_strict_subclass(t, "__complex__", "complex", result))
		return -1;
	*out = bb_to_complex(result);
	return 1;
}

bool bb_complex_as_number(BbThread *t, BbValue v, Z *out)
{
	int found = by_special_method(t, v, out);
	if (found != 0)
		return found > 0;
	out->imag = 0.0;
	return bb_as_double(t, v, &out->real);
}

static bool has_float(BbValue v)
{
	return !bb_is_empty(bb_special(bb_type_of(v), BB_SP_FLOAT)) ||
	       !bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX));
}

/* complex(v) */
static bool from_one(BbThread *t, BbValue v, Z *out)
{
	if (bb_is_str(v))
		return parse(t, v, out);
	int found = by_special_method(t, v, out);
	if (found != 0)
		return found > 0;
	if (!has_float(v)) {
		bb_type_error(t, "complex() argument must be a string or a number, not %T", v);
		return false;
	}
	out->imag = 0.0;
	return bb_as_double(t, v, &out->real);
}

static bool warn_complex_part(BbThread *t, const char *name, BbValue v)
{
	return bb_warn(t, &bb_exc_DeprecationWarning, "complex() argument '%s' must be a real number, not %T", name, v);
}

/* complex(real, imag); either may be EMPTY.  Complex arguments are still added up. */
static bool from_two(BbThread *t, BbValue real, BbValue imag, Z *out)
{
	Z a = {0.0, 0.0}, b = {0.0, 0.0};
	if (!bb_is_empty(real)) {
		int found = bb_is_str(real) ? 0 : by_special_method(t, real, &a);
		if (found < 0 || (found > 0 && !warn_complex_part(t, "real", real)))
			return false;
		if (found == 0 && (bb_is_str(real) || !has_float(real))) {
			bb_type_error(t, "complex() argument 'real' must be a real number, not %T", real);
			return false;
		}
		if (found == 0 && !bb_as_double(t, real, &a.real))
			return false;
	}
	if (!bb_is_empty(imag)) {
		if (bb_is_complex(imag)) {
			if (!warn_complex_part(t, "imag", imag))
				return false;
			b = bb_to_complex(imag);
		} else if (!has_float(imag)) {
			bb_type_error(t, "complex() argument 'imag' must be a real number, not %T", imag);
			return false;
		} else if (!bb_as_double(t, imag, &b.real)) {
			return false;
		}
	}
	/* Parts that are not there don't change the sign of a zero. */
	out->real = bb_is_empty(imag) || !bb_is_complex(imag) ? a.real : a.real - b.imag;
	out->imag = bb_is_empty(imag)						   ? a.imag
		    : a.imag == 0.0 && (bb_is_empty(real) || !bb_is_complex(real)) ? b.real
										   : a.imag + b.real;
	return true;
}

BB_PARAMS(new_params, "complex", 0, 2, 0, "real", "imag");

BB_CFUNCTION(new_method)
{
	BbType *type = bb_to_pointer(args[0]);
	BbValue v[2];
	Z z = {0.0, 0.0};
	(void)self;
	if (nargs == 2 && bb_is_empty(kwnames)) {
		if (type == &bb_complex_type && bb_is_exact_complex(args[1]))
			return args[1];
		return from_one(t, args[1], &z) ? bb_complex_of_type(t, type, z) : BB_EMPTY;
	}
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v) || !from_two(t, v[0], v[1], &z))
		return BB_EMPTY;
	return bb_complex_of_type(t, type, z);
}

BB_CFUNCTION(from_number)
{
	Z z;
	(void)nargs;
	(void)kwnames;
	if (bb_is(self, bb_from_pointer(&bb_complex_type)) && bb_is_exact_complex(args[0]))
		return args[0];
	if (!bb_complex_as_number(t, args[0], &z))
		return BB_EMPTY;
	BbValue v = make(t, z);
	return bb_is_empty(v) || bb_is(self, bb_from_pointer(&bb_complex_type)) ? v : bb_call1(t, self, v);
}

/* ---- The type. ---- */

#define M(NAME, FN, MIN, MAX, DOC) BB_METHOD(bb_complex_type, NAME, FN, MIN, MAX, DOC)

static const BbBuiltin methods[] = {
	M("__abs__", absolute, 0, 0, "abs(self)"),
	M("__add__", add, 1, 1, "Return self+value."),
	M("__bool__", truth, 0, 0, "True if self else False"),
	M("__complex__", same, 0, 0, "__complex__($self, /)\n--\n\nThe number as an exact complex."),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, eq),
	M("__format__", format_method, 1, 1,
	  "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, ge),
	M("__getnewargs__", getnewargs, 0, 0,
	  "__getnewargs__($self, /)\n--\n\nThe arguments that make an equal number."),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, gt),
	BB_HASH_ENTRY(bb_complex_type),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, le),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, lt),
	M("__mul__", mul, 1, 1, "Return self*value."),
	BB_COMPARE_ENTRY(bb_complex_type, bb_complex_compare, ne),
	M("__neg__", neg, 0, 0, "-self"),
	BB_NEW(bb_complex_type, new_method),
	M("__pos__", same, 0, 0, "+self"),
	M("__pow__", pow_method, 1, 2, "Return pow(self, value, mod)."),
	M("__radd__", radd, 1, 1, "Return value+self."),
	M("__repr__", repr, 0, 0, "Return repr(self)."),
	M("__rmul__", rmul, 1, 1, "Return value*self."),
	M("__rpow__", rpow_method, 1, 2, "Return pow(value, self, mod)."),
	M("__rsub__", rsub, 1, 1, "Return value-self."),
	M("__rtruediv__", rtruediv, 1, 1, "Return value/self."),
	M("__sub__", sub, 1, 1, "Return self-value."),
	M("__truediv__", truediv, 1, 1, "Return self/value."),
	M("conjugate", conjugate, 0, 0,
	  "conjugate($self, /)\n--\n\nThe number with the sign of its imaginary part changed."),
	BB_CLASS_METHOD(bb_complex_type, "from_number", from_number, 1, 1,
			"from_number($type, number, /)\n--\n\nMake a complex of a number, but not of text."),
	BB_GETSET(bb_complex_type, "imag", get_imag, NULL, "the imaginary part"),
	BB_GETSET(bb_complex_type, "real", get_real, NULL, "the real part"),
};

BbType bb_complex_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "complex",
	.module = "builtins",
	.doc = BB_DOC("complex(real=0, imag=0)\n--\n\n"
		      "A complex number, made from text, from a number, or from two real numbers."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbComplex),
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.hash = hash,
};
