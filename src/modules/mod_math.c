/* SPDX-License-Identifier: MIT */
/*
 * Module math: the functions of one to three floats, and the table of all (see mod_math.h, math_int.h, math_sum.h).
 *
 * The functions are the C library's; what is checked here is what they say about domain and range.
 */
#include "modules/mod_math.h"

#include "base/wide.h"
#include "modules/math_int.h"
#include "modules/math_sum.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <limits.h>
#include <math.h>

#define PI 3.141592653589793

/* ---- Functions of one float. ---- */

static BbValue domain_error(BbThread *t)
{
	return bb_value_error(t, "math domain error");
}

static BbValue range_error(BbThread *t)
{
	return bb_overflow_error(t, "math range error");
}

bool bb_mod_math_check(BbThread *t, double r, double x, double y)
{
	if (BB_LIKELY(isfinite(r)))
		return true;
	if (isnan(r) && !isnan(x) && !isnan(y)) {
		domain_error(t);
		return false;
	}
	if (isinf(r) && isfinite(x) && isfinite(y)) {
		range_error(t);
		return false;
	}
	return true;
}

/* fn(v).  A NaN from no NaN, or an infinity from a finite number without `overflows', is a ValueError that says what
 * the domain is. */
static BbValue call(BbThread *t, BbValue v, double (*fn)(double), bool overflows, const char *domain)
{
	double x;
	if (!bb_as_double(t, v, &x))
		return BB_EMPTY;
	double r = fn(x);
	bool bad = (isnan(r) && !isnan(x)) || (isinf(r) && isfinite(x));
	if (BB_LIKELY(!bad))
		return bb_float_new(t, r);
	if (isinf(r) && overflows)
		return range_error(t);
	BbValue shown = bb_float_repr(t, x);
	if (bb_is_empty(shown) || !domain)
		return bb_is_empty(shown) ? shown : domain_error(t);
	return bb_value_error(t, "%s, got %S", domain, shown);
}

#define ONE(NAME, FN, OVERFLOWS, DOMAIN)                                                                               \
	BB_CFUNCTION(NAME)                                                                                             \
	{                                                                                                              \
		(void)self;                                                                                            \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return call(t, args[0], FN, OVERFLOWS, DOMAIN);                                                        \
	}

static double gamma_of(double x)
{
	/* The library may give an infinity (a pole) or a NaN for whole numbers below 1. */
	if (x == -(double)INFINITY || (x <= 0.0 && x == floor(x)))
		return (double)NAN;
	if (x > 23.0 || x != floor(x))
		return tgamma(x);
	double product = 1.0; /* exact: up to 22! */
	for (double factor = 2.0; factor < x; factor += 1.0)
		product *= factor;
	return product;
}

static double lgamma_of(double x)
{
	int sign;
	if (isinf(x))
		return INFINITY;
	return x <= 0.0 && x == floor(x) ? NAN : lgamma_r(x, &sign);
}

static double log1p_of(double x)
{
	return x > -1.0 || isnan(x) ? log1p(x) : NAN;
}

static double atanh_of(double x)
{
	return fabs(x) < 1.0 || isnan(x) ? atanh(x) : NAN;
}

#define FINITE "expected a finite input"
#define UNIT "expected a number in range from -1 up to 1"
#define NO_POLE "expected a noninteger or positive integer"

ONE(acos_method, acos, false, UNIT)
ONE(acosh_method, acosh, false, "expected argument value not less than 1")
ONE(asin_method, asin, false, UNIT)
ONE(asinh_method, asinh, false, NULL)
ONE(atan_method, atan, false, NULL)
ONE(atanh_method, atanh_of, false, "expected a number between -1 and 1")
ONE(cbrt_method, cbrt, false, NULL)
ONE(cos_method, cos, false, FINITE)
ONE(cosh_method, cosh, true, NULL)
ONE(erf_method, erf, false, NULL)
ONE(erfc_method, erfc, false, NULL)
ONE(exp_method, exp, true, NULL)
ONE(exp2_method, exp2, true, NULL)
ONE(expm1_method, expm1, true, NULL)
ONE(fabs_method, fabs, false, NULL)
ONE(gamma_method, gamma_of, true, NO_POLE)
ONE(lgamma_method, lgamma_of, true, NO_POLE)
ONE(log1p_method, log1p_of, false, "expected argument value > -1")
ONE(sin_method, sin, false, FINITE)
ONE(sinh_method, sinh, true, NULL)
ONE(sqrt_method, sqrt, false, "expected a nonnegative input")
ONE(tan_method, tan, false, FINITE)
ONE(tanh_method, tanh, false, NULL)

/* ---- Logarithms, also of ints beyond the range of a double. ---- */

static bool log_of(BbThread *t, BbValue v, double (*fn)(double), double *out)
{
	double x;
	if (bb_is_int(v)) {
		int64_t exponent;
		if (bb_int_sign(v) <= 0) {
			bb_value_error(t, "expected a positive input");
			return false;
		}
		x = bb_int_frexp(v, &exponent);
		*out = exponent <= 1024 ? fn(ldexp(x, (int)exponent)) : fn(x) + fn(2.0) * (double)exponent;
		return true;
	}
	if (!bb_as_double(t, v, &x))
		return false;
	if (x > 0.0 || isnan(x)) {
		*out = fn(x);
		return true;
	}
	BbValue shown = bb_float_repr(t, x);
	if (!bb_is_empty(shown))
		bb_value_error(t, "expected a positive input, got %S", shown);
	return false;
}

BB_CFUNCTION(log_method)
{
	double x, base;
	(void)self;
	(void)kwnames;
	if (!log_of(t, args[0], log, &x))
		return BB_EMPTY;
	if (nargs == 1)
		return bb_float_new(t, x);
	return log_of(t, args[1], log, &base) ? bb_float_binary(t, BB_OP_TRUEDIV, x, base) : BB_EMPTY;
}

BB_CFUNCTION(log2_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return log_of(t, args[0], log2, &x) ? bb_float_new(t, x) : BB_EMPTY;
}

BB_CFUNCTION(log10_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return log_of(t, args[0], log10, &x) ? bb_float_new(t, x) : BB_EMPTY;
}

/* ---- Whole numbers. ---- */

static BbValue round_with(BbThread *t, BbValue v, const char *special, double (*fn)(double))
{
	double x;
	if (!bb_is_exact_float(v)) {
		if (bb_is_exact_int(v))
			return v;
		BbValue function = bb_type_lookup_text(t, bb_type_of(v), special);
		if (!bb_is_empty(function))
			return bb_call_special(t, function, v, NULL, 0);
		if (bb_has_exception(t))
			return BB_EMPTY;
	}
	return bb_as_double(t, v, &x) ? bb_int_from_double(t, fn(x)) : BB_EMPTY;
}

BB_CFUNCTION(ceil_method)
{
	(void)self;
	(void)nargs;
	(void)kwnames;
	return round_with(t, args[0], "__ceil__", ceil);
}

BB_CFUNCTION(floor_method)
{
	(void)self;
	(void)nargs;
	(void)kwnames;
	return round_with(t, args[0], "__floor__", floor);
}

BB_CFUNCTION(trunc_method)
{
	BbValue v = args[0];
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (bb_is_exact_float(v))
		return bb_int_from_double(t, bb_to_double(v));
	BbValue function = bb_type_lookup_text(t, bb_type_of(v), "__trunc__");
	if (!bb_is_empty(function))
		return bb_call_special(t, function, v, NULL, 0);
	return bb_has_exception(t) ? BB_EMPTY : bb_type_error(t, "type %T doesn't define __trunc__ method", v);
}

/* ---- Functions of two and three floats. ---- */

static bool take_two(BbThread *t, const BbValue *args, double *x, double *y)
{
	return bb_as_double(t, args[0], x) && bb_as_double(t, args[1], y);
}

BB_CFUNCTION(atan2_method)
{
	double x, y;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return take_two(t, args, &x, &y) ? bb_float_new(t, atan2(x, y)) : BB_EMPTY;
}

BB_CFUNCTION(copysign_method)
{
	double x, y;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return take_two(t, args, &x, &y) ? bb_float_new(t, copysign(x, y)) : BB_EMPTY;
}

BB_CFUNCTION(fmod_method)
{
	double x, y;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!take_two(t, args, &x, &y))
		return BB_EMPTY;
	double r = isinf(y) && isfinite(x) ? x : fmod(x, y);
	return bb_mod_math_check(t, r, x, y) ? bb_float_new(t, r) : BB_EMPTY;
}

BB_CFUNCTION(remainder_method)
{
	double x, y;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!take_two(t, args, &x, &y))
		return BB_EMPTY;
	double r = remainder(x, y);
	return bb_mod_math_check(t, r, x, y) ? bb_float_new(t, r) : BB_EMPTY;
}

BB_CFUNCTION(pow_method)
{
	double x, y;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!take_two(t, args, &x, &y))
		return BB_EMPTY;
	double r = pow(x, y);
	if (x == 0.0 && isinf(r) && isfinite(y))
		return domain_error(t);
	return bb_mod_math_check(t, r, x, y) ? bb_float_new(t, r) : BB_EMPTY;
}

BB_CFUNCTION(fma_method)
{
	double x, y, z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!take_two(t, args, &x, &y) || !bb_as_double(t, args[2], &z))
		return BB_EMPTY;
	double r = fma(x, y, z);
	if (isnan(r) && !isnan(x) && !isnan(y) && !isnan(z))
		return bb_value_error(t, "invalid operation in fma");
	if (isinf(r) && isfinite(x) && isfinite(y) && isfinite(z))
		return bb_overflow_error(t, "overflow in fma");
	return bb_float_new(t, r);
}

/* ---- Parts of a float. ---- */

static BbValue pair(BbThread *t, double a, BbValue second)
{
	BbValue first = bb_is_empty(second) ? second : bb_float_new(t, a);
	return bb_is_empty(first) ? first : bb_tuple_pair(t, first, second);
}

BB_CFUNCTION(frexp_method)
{
	double x;
	int exponent = 0;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_as_double(t, args[0], &x))
		return BB_EMPTY;
	if (isfinite(x))
		x = frexp(x, &exponent);
	return pair(t, x, bb_from_small(exponent));
}

BB_CFUNCTION(modf_method)
{
	double x, whole;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_as_double(t, args[0], &x))
		return BB_EMPTY;
	double fraction = modf(x, &whole);
	return pair(t, fraction, bb_float_new(t, whole));
}

BB_CFUNCTION(ldexp_method)
{
	double x;
	int64_t n;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_as_double(t, args[0], &x))
		return BB_EMPTY;
	if (!bb_is_int(args[1]))
		return bb_type_error(t, "Expected an int as second argument to ldexp.");
	if (!bb_int_to_i64(args[1], &n) || n > INT_MAX || n < -INT_MAX)
		n = bb_int_is_negative(args[1]) ? -INT_MAX : INT_MAX;
	double r = x == 0.0 || !isfinite(x) ? x : ldexp(x, (int)n);
	return isinf(r) && isfinite(x) ? range_error(t) : bb_float_new(t, r);
}

BB_CFUNCTION(degrees_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_as_double(t, args[0], &x) ? bb_float_new(t, x * (180.0 / PI)) : BB_EMPTY;
}

BB_CFUNCTION(radians_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_as_double(t, args[0], &x) ? bb_float_new(t, x * (PI / 180.0)) : BB_EMPTY;
}

BB_CFUNCTION(isfinite_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_as_double(t, args[0], &x) ? bb_bool(isfinite(x)) : BB_EMPTY;
}

BB_CFUNCTION(isinf_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_as_double(t, args[0], &x) ? bb_bool(isinf(x)) : BB_EMPTY;
}

BB_CFUNCTION(isnan_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_as_double(t, args[0], &x) ? bb_bool(isnan(x)) : BB_EMPTY;
}

BB_PARAMS(isclose_params, "isclose", 0, 2, 2, "a", "b", "rel_tol", "abs_tol");

BB_CFUNCTION(isclose_method)
{
	BbValue v[4];
	double a, b, relative = 1e-9, absolute = 0.0;
	(void)self;
	if (!bb_args_bind(t, &isclose_params, args, nargs, kwnames, v) || !take_two(t, v, &a, &b) ||
	    (!bb_is_empty(v[2]) && !bb_as_double(t, v[2], &relative)) ||
	    (!bb_is_empty(v[3]) && !bb_as_double(t, v[3], &absolute)))
		return BB_EMPTY;
	if (relative < 0.0 || absolute < 0.0)
		return bb_value_error(t, "tolerances must be non-negative");
	if (a == b)
		return BB_TRUE;
	if (isinf(a) || isinf(b))
		return BB_FALSE;
	return bb_bool(bb_mod_math_is_close(fabs(b - a), fabs(a), fabs(b), relative, absolute));
}

/* ---- Neighbours. ---- */

/* x moved towards y by n floats, not beyond it. */
static double step(double x, double y, uint64_t n)
{
	const uint64_t sign = (uint64_t)1 << 63;
	if (isnan(x) || n == 0)
		return x;
	if (isnan(y))
		return y;
	/* Without their signs floats are ordered like their bits. */
	uint64_t a = bb_wide_from_double(x), b = bb_wide_from_double(y), from = a & ~sign, to = b & ~sign;
	if ((a ^ b) & sign) {
		if (n >= from + to)
			return y;
		return bb_wide_to_double(n < from ? a - n : (b & sign) | (n - from));
	}
	if (from > to)
		return n >= from - to ? y : bb_wide_to_double(a - n);
	return n >= to - from ? y : bb_wide_to_double(a + n);
}

BB_PARAMS(nextafter_params, "nextafter", 2, 2, 2, "", "", "steps");

BB_CFUNCTION(nextafter_method)
{
	BbValue v[3];
	double x, y;
	uint64_t n;
	(void)self;
	if (nargs != 2)
		return bb_type_error(t, "nextafter() takes exactly 2 positional arguments (%zu given)", nargs);
	if (!bb_args_bind(t, &nextafter_params, args, nargs, kwnames, v) || !take_two(t, v, &x, &y))
		return BB_EMPTY;
	if (bb_is_empty(v[2]) || bb_is_none(v[2]))
		return bb_float_new(t, nextafter(x, y));
	BbValue steps = bb_index(t, v[2]);
	if (bb_is_empty(steps))
		return BB_EMPTY;
	if (bb_int_is_negative(steps))
		return bb_value_error(t, "steps must be a non-negative integer");
	return bb_float_new(t, step(x, y, bb_int_to_u64(steps, &n) ? n : UINT64_MAX));
}

BB_CFUNCTION(ulp_method)
{
	double x;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_as_double(t, args[0], &x))
		return BB_EMPTY;
	x = fabs(x);
	if (!isfinite(x))
		return bb_float_new(t, x);
	double next = nextafter(x, (double)INFINITY);
	return bb_float_new(t, isinf(next) ? x - nextafter(x, -(double)INFINITY) : next - x);
}

/* ---- The module. ---- */

#define F BB_FUNCTION

static const BbBuiltin functions[] = {
	F("acos", acos_method, 1, 1, "acos($module, x, /)\n--\n\nArc cosine in radians, from 0 to pi."),
	F("acosh", acosh_method, 1, 1, "acosh($module, x, /)\n--\n\nInverse hyperbolic cosine."),
	F("asin", asin_method, 1, 1, "asin($module, x, /)\n--\n\nArc sine in radians, from -pi/2 to pi/2."),
	F("asinh", asinh_method, 1, 1, "asinh($module, x, /)\n--\n\nInverse hyperbolic sine."),
	F("atan", atan_method, 1, 1, "atan($module, x, /)\n--\n\nArc tangent in radians, from -pi/2 to pi/2."),
	F("atan2", atan2_method, 2, 2,
	  "atan2($module, y, x, /)\n--\n\nArc tangent of y/x in radians, in the quadrant of the point (x, y)."),
	F("atanh", atanh_method, 1, 1, "atanh($module, x, /)\n--\n\nInverse hyperbolic tangent."),
	F("cbrt", cbrt_method, 1, 1, "cbrt($module, x, /)\n--\n\nCube root."),
	F("ceil", ceil_method, 1, 1, "ceil($module, x, /)\n--\n\nThe least int that is not below x."),
	F("comb", bb_math_int_comb, 2, 2,
	  "comb($module, n, k, /)\n--\n\nIn how many ways k things can be chosen from n, without order."),
	F("copysign", copysign_method, 2, 2, "copysign($module, x, y, /)\n--\n\nThe size of x with the sign of y."),
	F("cos", cos_method, 1, 1, "cos($module, x, /)\n--\n\nCosine of x in radians."),
	F("cosh", cosh_method, 1, 1, "cosh($module, x, /)\n--\n\nHyperbolic cosine."),
	F("degrees", degrees_method, 1, 1, "degrees($module, x, /)\n--\n\nAn angle in radians as degrees."),
	F("dist", bb_math_sum_dist, 2, 2,
	  "dist($module, p, q, /)\n--\n\nEuclidean distance of two points, each a sequence of coordinates."),
	F("erf", erf_method, 1, 1, "erf($module, x, /)\n--\n\nError function."),
	F("erfc", erfc_method, 1, 1, "erfc($module, x, /)\n--\n\n1 - erf(x), exact for large x, too."),
	F("exp", exp_method, 1, 1, "exp($module, x, /)\n--\n\ne to the power of x."),
	F("exp2", exp2_method, 1, 1, "exp2($module, x, /)\n--\n\n2 to the power of x."),
	F("expm1", expm1_method, 1, 1, "expm1($module, x, /)\n--\n\nexp(x) - 1, exact for small x, too."),
	F("fabs", fabs_method, 1, 1, "fabs($module, x, /)\n--\n\nThe absolute value as a float."),
	F("factorial", bb_math_int_factorial, 1, 1,
	  "factorial($module, n, /)\n--\n\nThe product of the ints from 1 to n."),
	F("floor", floor_method, 1, 1, "floor($module, x, /)\n--\n\nThe greatest int that is not above x."),
	F("fma", fma_method, 3, 3, "fma($module, x, y, z, /)\n--\n\nx * y + z, rounded once."),
	F("fmod", fmod_method, 2, 2, "fmod($module, x, y, /)\n--\n\nThe remainder of x / y with the sign of x."),
	F("frexp", frexp_method, 1, 1,
	  "frexp($module, x, /)\n--\n\n(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1, or (x, 0)."),
	F("fsum", bb_math_sum_fsum, 1, 1, "fsum($module, seq, /)\n--\n\nThe sum of floats, rounded only once."),
	F("gamma", gamma_method, 1, 1, "gamma($module, x, /)\n--\n\nGamma function."),
	F("gcd", bb_math_int_gcd, 0, -1, "gcd($module, *integers)\n--\n\nGreatest common divisor."),
	F("hypot", bb_math_sum_hypot, 0, -1, "hypot(*coordinates) -> value\n\nDistance of a point from the origin."),
	BB_FUNCTION_KW(
		"isclose", isclose_method,
		"isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\n"
		"Is the difference of a and b within a tolerance relative to the larger, or within an absolute one?"),
	F("isfinite", isfinite_method, 1, 1, "isfinite($module, x, /)\n--\n\nIs x neither an infinity nor a NaN?"),
	F("isinf", isinf_method, 1, 1, "isinf($module, x, /)\n--\n\nIs x an infinity?"),
	F("isnan", isnan_method, 1, 1, "isnan($module, x, /)\n--\n\nIs x a NaN?"),
	F("isqrt", bb_math_int_isqrt, 1, 1, "isqrt($module, n, /)\n--\n\nThe square root of an int, cut to an int."),
	F("lcm", bb_math_int_lcm, 0, -1, "lcm($module, *integers)\n--\n\nLeast common multiple."),
	F("ldexp", ldexp_method, 2, 2, "ldexp($module, x, i, /)\n--\n\nx * 2**i."),
	F("lgamma", lgamma_method, 1, 1,
	  "lgamma($module, x, /)\n--\n\nNatural logarithm of the absolute value of gamma(x)."),
	F("log", log_method, 1, 2, "log(x, [base=math.e])\nLogarithm of x to the given base, else the natural one."),
	F("log10", log10_method, 1, 1, "log10($module, x, /)\n--\n\nLogarithm to base 10."),
	F("log1p", log1p_method, 1, 1,
	  "log1p($module, x, /)\n--\n\nNatural logarithm of 1 + x, exact for small x, too."),
	F("log2", log2_method, 1, 1, "log2($module, x, /)\n--\n\nLogarithm to base 2."),
	F("modf", modf_method, 1, 1,
	  "modf($module, x, /)\n--\n\nThe parts of x behind and before the point, both with its sign."),
	BB_FUNCTION_KW("nextafter", nextafter_method,
		       "nextafter($module, x, y, /, *, steps=None)\n--\n\n"
		       "The float that is that many steps (1) from x towards y."),
	F("perm", bb_math_int_perm, 1, 2,
	  "perm($module, n, k=None, /)\n--\n\nIn how many ways k things (all) can be chosen from n, in order."),
	F("pow", pow_method, 2, 2, "pow($module, x, y, /)\n--\n\nx to the power of y, as floats."),
	BB_FUNCTION_KW("prod", bb_math_sum_prod,
		       "prod($module, iterable, /, *, start=1)\n--\n\nThe product of start and all items."),
	F("radians", radians_method, 1, 1, "radians($module, x, /)\n--\n\nAn angle in degrees as radians."),
	F("remainder", remainder_method, 2, 2,
	  "remainder($module, x, y, /)\n--\n\nx minus the multiple of y that is nearest to it."),
	F("sin", sin_method, 1, 1, "sin($module, x, /)\n--\n\nSine of x in radians."),
	F("sinh", sinh_method, 1, 1, "sinh($module, x, /)\n--\n\nHyperbolic sine."),
	F("sqrt", sqrt_method, 1, 1, "sqrt($module, x, /)\n--\n\nSquare root."),
	F("sumprod", bb_math_sum_sumprod, 2, 2,
	  "sumprod($module, p, q, /)\n--\n\nThe sum of the products of the items of p and q."),
	F("tan", tan_method, 1, 1, "tan($module, x, /)\n--\n\nTangent of x in radians."),
	F("tanh", tanh_method, 1, 1, "tanh($module, x, /)\n--\n\nHyperbolic tangent."),
	F("trunc", trunc_method, 1, 1,
	  "trunc($module, x, /)\n--\n\nThe int next to x on the side of 0: x.__trunc__()."),
	F("ulp", ulp_method, 1, 1, "ulp($module, x, /)\n--\n\nThe value of the last bit of x."),
};

static bool init(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		double value;
	} constants[] = {
		{"e", 2.718281828459045}, {"inf", (double)INFINITY}, {"nan", (double)NAN}, {"pi", PI}, {"tau", 2 * PI},
	};
	for (size_t i = 0; i < BB_COUNT(constants); i++) {
		BbValue v = bb_float_new(t, constants[i].value);
		if (bb_is_empty(v) || !bb_setattr_text(t, module, constants[i].name, v))
			return false;
	}
	return true;
}

const BbModuleDef bb_mod_math = {
	.name = "math",
	.doc = BB_DOC("Mathematical functions of floats and ints."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
