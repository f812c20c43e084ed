/* SPDX-License-Identifier: MIT */
/*
 * Module cmath (see mod_cmath.h): the functions are those of complex_functions.c; domain and range are checked here.
 *
 * Threading: pure functions; arguments' special methods may run user code.
 */
#include "modules/mod_cmath.h"

#include "modules/complex_functions.h"
#include "modules/mod_math.h"
#include "object/complex.h"
#include "object/error.h"
#include "object/float.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <math.h>

#define LN10 2.302585092994046

typedef BbComplexNumber Z;

static bool is_finite(Z z)
{
	return isfinite(z.real) && isfinite(z.imag);
}

static bool is_infinite(Z z)
{
	return isinf(z.real) || isinf(z.imag);
}

static BbValue domain_error(BbThread *t)
{
	return bb_value_error(t, "math domain error");
}

/* The result r of a function of z. */
static BbValue finish(BbThread *t, Z z, Z r)
{
	if (is_infinite(r) && is_finite(z))
		return bb_overflow_error(t, "math range error");
	return bb_complex_new(t, r.real, r.imag);
}

/* ---- Domains: true where the function is not defined. ---- */

static bool anywhere(Z z)
{
	(void)z;
	return false;
}

static bool bad_exp(Z z)
{
	return isinf(z.imag) && !isnan(z.real) && !(isinf(z.real) && z.real < 0.0);
}

static bool bad_cosh(Z z)
{
	return isinf(z.imag) && !isnan(z.real);
}

static bool bad_cos(Z z)
{
	return isinf(z.real) && !isnan(z.imag);
}

static bool bad_tanh(Z z)
{
	return isinf(z.imag) && isfinite(z.real);
}

static bool bad_tan(Z z)
{
	return isinf(z.real) && isfinite(z.imag);
}

static bool bad_atanh(Z z)
{
	return fabs(z.real) == 1.0 && z.imag == 0.0;
}

static bool bad_atan(Z z)
{
	return z.real == 0.0 && fabs(z.imag) == 1.0;
}

static bool bad_log(Z z)
{
	return z.real == 0.0 && z.imag == 0.0;
}

/* ---- Functions of one number. ---- */

static BbValue call(BbThread *t, BbValue v, Z (*fn)(Z), bool (*bad)(Z))
{
	Z z;
	if (!bb_complex_as_number(t, v, &z))
		return BB_EMPTY;
	return bad(z) ? domain_error(t) : finish(t, z, fn(z));
}

#define ONE(NAME, FN, BAD)                                                                                             \
	BB_CFUNCTION(NAME)                                                                                             \
	{                                                                                                              \
		(void)self;                                                                                            \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return call(t, args[0], FN, BAD);                                                                      \
	}

ONE(acos_method, bb_complex_functions_acos, anywhere)
ONE(acosh_method, bb_complex_functions_acosh, anywhere)
ONE(asin_method, bb_complex_functions_asin, anywhere)
ONE(asinh_method, bb_complex_functions_asinh, anywhere)
ONE(atan_method, bb_complex_functions_atan, bad_atan)
ONE(atanh_method, bb_complex_functions_atanh, bad_atanh)
ONE(cos_method, bb_complex_functions_cos, bad_cos)
ONE(cosh_method, bb_complex_functions_cosh, bad_cosh)
ONE(exp_method, bb_complex_functions_exp, bad_exp)
ONE(sin_method, bb_complex_functions_sin, bad_cos)
ONE(sinh_method, bb_complex_functions_sinh, bad_cosh)
ONE(sqrt_method, bb_complex_functions_sqrt, anywhere)
ONE(tan_method, bb_complex_functions_tan, bad_tan)
ONE(tanh_method, bb_complex_functions_tanh, bad_tanh)

/* ---- Logarithms. ---- */

static bool log_of(BbThread *t, BbValue v, Z *out)
{
	Z z;
	if (!bb_complex_as_number(t, v, &z))
		return false;
	if (bad_log(z)) {
		domain_error(t);
		return false;
	}
	*out = bb_complex_functions_log(z);
	return true;
}

BB_CFUNCTION(log_method)
{
	Z z, base;
	(void)self;
	(void)kwnames;
	if (!log_of(t, args[0], &z))
		return BB_EMPTY;
	if (nargs == 1)
		return bb_complex_new(t, z.real, z.imag);
	if (!log_of(t, args[1], &base))
		return BB_EMPTY;
	if (base.real == 0.0 && base.imag == 0.0)
		return domain_error(t);
	z = bb_complex_divide(z, base);
	return bb_complex_new(t, z.real, z.imag);
}

BB_CFUNCTION(log10_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return log_of(t, args[0], &z) ? bb_complex_new(t, z.real / LN10, z.imag / LN10) : BB_EMPTY;
}

/* ---- Polar coordinates. ---- */

BB_CFUNCTION(phase_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_complex_as_number(t, args[0], &z) ? bb_float_new(t, atan2(z.imag, z.real)) : BB_EMPTY;
}

BB_CFUNCTION(polar_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_complex_as_number(t, args[0], &z))
		return BB_EMPTY;
	double size = hypot(z.real, z.imag);
	if (isinf(size) && is_finite(z))
		return bb_overflow_error(t, "math range error");
	BbValue r = bb_float_new(t, size), angle = bb_is_empty(r) ? r : bb_float_new(t, atan2(z.imag, z.real));
	return bb_is_empty(angle) ? angle : bb_tuple_pair(t, r, angle);
}

/* A length or an angle is not finite. */
static Z special_rect(double r, double phi)
{
	if (isinf(r) && isfinite(phi)) {
		double size = fabs(r), sign = copysign(1.0, r);
		if (phi == 0.0)
			return (Z){r, sign * phi};
		return (Z){sign * copysign(size, cos(phi)), sign * copysign(size, sin(phi))};
	}
	if (isinf(r))
		return (Z){INFINITY, NAN};
	if (r == 0.0)
		return (Z){0.0, 0.0};
	return (Z){NAN, phi == 0.0 ? 0.0 : NAN};
}

BB_CFUNCTION(rect_method)
{
	double r, phi;
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	if (!bb_as_double(t, args[0], &r) || !bb_as_double(t, args[1], &phi))
		return BB_EMPTY;
	if (isinf(phi) && r != 0.0 && !isnan(r))
		return domain_error(t);
	if (!isfinite(r) || !isfinite(phi))
		z = special_rect(r, phi);
	else if (phi == 0.0)
		z = (Z){r, r * phi};
	else
		z = (Z){r * cos(phi), r * sin(phi)};
	return bb_complex_new(t, z.real, z.imag);
}

/* ---- Kinds of numbers. ---- */

BB_CFUNCTION(isfinite_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_complex_as_number(t, args[0], &z) ? bb_bool(is_finite(z)) : BB_EMPTY;
}

BB_CFUNCTION(isinf_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_complex_as_number(t, args[0], &z) ? bb_bool(is_infinite(z)) : BB_EMPTY;
}

BB_CFUNCTION(isnan_method)
{
	Z z;
	(void)self;
	(void)nargs;
	(void)kwnames;
	return bb_complex_as_number(t, args[0], &z) ? bb_bool(isnan(z.real) || isnan(z.imag)) : BB_EMPTY;
}

BB_PARAMS(isclose_params, "isclose", 0, 2, 2, "a", "b", "rel_tol", "abs_tol");

BB_CFUNCTION(isclose_method)
{
	BbValue v[4];
	Z a, b;
	double relative = 1e-9, absolute = 0.0;
	(void)self;
	if (!bb_args_bind(t, &isclose_params, args, nargs, kwnames, v) || !bb_complex_as_number(t, v[0], &a) ||
	    !bb_complex_as_number(t, v[1], &b) || (!bb_is_empty(v[2]) && !bb_as_double(t, v[2], &relative)) ||
	    (!bb_is_empty(v[3]) && !bb_as_double(t, v[3], &absolute)))
		return BB_EMPTY;
	if (relative < 0.0 || absolute < 0.0)
		return bb_value_error(t, "tolerances must be non-negative");
	if (a.real == b.real && a.imag == b.imag)
		return BB_TRUE;
	if (is_infinite(a) || is_infinite(b))
		return BB_FALSE;
	double distance = hypot(a.real - b.real, a.imag - b.imag);
	return bb_bool(
		bb_mod_math_is_close(distance, hypot(a.real, a.imag), hypot(b.real, b.imag), relative, absolute));
}

/* ---- The module. ---- */

#define F BB_FUNCTION

static const BbBuiltin functions[] = {
	F("acos", acos_method, 1, 1, "acos($module, z, /)\n--\n\nArc cosine."),
	F("acosh", acosh_method, 1, 1, "acosh($module, z, /)\n--\n\nInverse hyperbolic cosine."),
	F("asin", asin_method, 1, 1, "asin($module, z, /)\n--\n\nArc sine."),
	F("asinh", asinh_method, 1, 1, "asinh($module, z, /)\n--\n\nInverse hyperbolic sine."),
	F("atan", atan_method, 1, 1, "atan($module, z, /)\n--\n\nArc tangent."),
	F("atanh", atanh_method, 1, 1, "atanh($module, z, /)\n--\n\nInverse hyperbolic tangent."),
	F("cos", cos_method, 1, 1, "cos($module, z, /)\n--\n\nCosine."),
	F("cosh", cosh_method, 1, 1, "cosh($module, z, /)\n--\n\nHyperbolic cosine."),
	F("exp", exp_method, 1, 1, "exp($module, z, /)\n--\n\ne to the power of z."),
	BB_FUNCTION_KW(
		"isclose", isclose_method,
		"isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\n"
		"Is the distance of a and b within a tolerance relative to the larger, or within an absolute one?"),
	F("isfinite", isfinite_method, 1, 1,
	  "isfinite($module, z, /)\n--\n\nAre both parts neither an infinity nor a NaN?"),
	F("isinf", isinf_method, 1, 1, "isinf($module, z, /)\n--\n\nIs a part an infinity?"),
	F("isnan", isnan_method, 1, 1, "isnan($module, z, /)\n--\n\nIs a part a NaN?"),
	F("log", log_method, 1, 2,
	  "log($module, z, base=<unrepresentable>, /)\n--\n\nLogarithm to the given base, else the natural one."),
	F("log10", log10_method, 1, 1, "log10($module, z, /)\n--\n\nLogarithm to base 10."),
	F("phase", phase_method, 1, 1,
	  "phase($module, z, /)\n--\n\nThe angle of z in polar coordinates, from -pi to pi."),
	F("polar", polar_method, 1, 1, "polar($module, z, /)\n--\n\nThe length and angle of z."),
	F("rect", rect_method, 2, 2, "rect($module, r, phi, /)\n--\n\nThe number with this length and angle."),
	F("sin", sin_method, 1, 1, "sin($module, z, /)\n--\n\nSine."),
	F("sinh", sinh_method, 1, 1, "sinh($module, z, /)\n--\n\nHyperbolic sine."),
	F("sqrt", sqrt_method, 1, 1, "sqrt($module, z, /)\n--\n\nSquare root."),
	F("tan", tan_method, 1, 1, "tan($module, z, /)\n--\n\nTangent."),
	F("tanh", tanh_method, 1, 1, "tanh($module, z, /)\n--\n\nHyperbolic tangent."),
};

static bool init(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		double real, imag;
		bool is_complex;
	} constants[] = {
		{"e", 2.718281828459045, 0.0, false},	{"inf", (double)INFINITY, 0.0, false},
		{"infj", 0.0, (double)INFINITY, true},	{"nan", (double)NAN, 0.0, false},
		{"nanj", 0.0, (double)NAN, true},	{"pi", 3.141592653589793, 0.0, false},
		{"tau", 6.283185307179586, 0.0, false},
	};
	for (size_t i = 0; i < BB_COUNT(constants); i++) {
		BbValue v = constants[i].is_complex ? bb_complex_new(t, constants[i].real, constants[i].imag)
						    : bb_float_new(t, constants[i].real);
		if (bb_is_empty(v) || !bb_setattr_text(t, module, constants[i].name, v))
			return false;
	}
	return true;
}

const BbModuleDef bb_mod_cmath = {
	.name = "cmath",
	.doc = BB_DOC("Mathematical functions of complex numbers."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};
