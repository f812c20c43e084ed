/* SPDX-License-Identifier: MIT */
/*
 * See complex_functions.h.  The inverse functions are after W. Kahan, "Branch cuts for complex elementary functions".
 *
 * Each function has its way for ordinary numbers; what differs from that is said before it.
 */
#include "modules/complex_functions.h"

#include <float.h>
#include <math.h>

#define PI 3.141592653589793
#define LN2 0.6931471805599453

typedef BbComplexNumber Z;

static bool is_finite(Z z)
{
	return isfinite(z.real) && isfinite(z.imag);
}

static bool is_infinite(Z z)
{
	return isinf(z.real) || isinf(z.imag);
}

static double larger_part(Z z)
{
	return fmax(fabs(z.real), fabs(z.imag));
}

/* Neither a square overflows nor is a part no number. */
static bool is_ordinary(Z z)
{
	return is_finite(z) && larger_part(z) < 1e150;
}

/* i * z */
static Z turn(Z z)
{
	return (Z){-z.imag, z.real};
}

/* -i * z */
static Z turn_back(Z z)
{
	return (Z){z.imag, -z.real};
}

/* ---- Roots and logarithms. ---- */

/* Infinities: the larger one wins; an infinite imaginary part more than all. */
static Z special_sqrt(Z z)
{
	if (isinf(z.imag))
		return (Z){(double)INFINITY, z.imag};
	if (!isinf(z.real))
		return (Z){(double)NAN, (double)NAN};
	double other = isnan(z.imag) ? (double)NAN : 0.0;
	if (z.real > 0.0)
		return (Z){z.real, isnan(z.imag) ? other : copysign(other, z.imag)};
	return (Z){other, copysign((double)INFINITY, z.imag)};
}

Z bb_complex_functions_sqrt(Z z)
{
	if (!is_finite(z))
		return special_sqrt(z);
	if (z.real == 0.0 && z.imag == 0.0)
		return (Z){0.0, z.imag};
	/* By an even power of two, so that neither the sum overflows nor small parts lose digits. */
	int scale = larger_part(z) < 1e200 ? 108 : -4;
	double x = ldexp(fabs(z.real), scale), y = ldexp(fabs(z.imag), scale);
	double large = sqrt((x + hypot(x, y)) / 2.0), small = y / large / 2.0;
	large = ldexp(large, -scale / 2);
	small = ldexp(small, -scale / 2);
	return z.real >= 0.0 ? (Z){large, copysign(small, z.imag)} : (Z){small, copysign(large, z.imag)};
}

/* The logarithm of the absolute value. */
static double log_size(Z z)
{
	double x = fabs(z.real), y = fabs(z.imag), large = fmax(x, y), small = fmin(x, y), size = hypot(x, y);
	/* Near 1 it would lose digits. */
	if (size >= 0.71 && size <= 1.73)
		return log1p((large - 1.0) * (large + 1.0) + small * small) / 2.0;
	if (large > 1e300 && is_finite(z))
		return log(hypot(x / 2.0, y / 2.0)) + LN2;
	if (large < 1e-300)
		return log(hypot(ldexp(x, 54), ldexp(y, 54))) - 54.0 * LN2;
	return log(size);
}

Z bb_complex_functions_log(Z z)
{
	return (Z){log_size(z), atan2(z.imag, z.real)};
}

/* ---- Exponential and hyperbolic functions. ---- */

/* exp(x) * factor * (cos(y) + i sin(y)), where exp(x) alone might overflow. */
static Z spread(double x, double factor, double y)
{
	double half = exp(x / 2.0);
	return (Z){half * cos(y) * factor * half, half * sin(y) * factor * half};
}

/* The real exponential beyond these may be out of range, and the product not. */
#define FAR 700.0

/* Without an angle an infinite size has one direction, and a size of 0 none. */
Z bb_complex_functions_exp(Z z)
{
	if (z.imag == 0.0)
		return (Z){exp(z.real), z.imag};
	if (!isfinite(z.imag) && isinf(z.real))
		return z.real < 0.0 ? (Z){0.0, 0.0} : (Z){z.real, (double)NAN};
	return fabs(z.real) > FAR ? spread(z.real, 1.0, z.imag)
				  : (Z){exp(z.real) * cos(z.imag), exp(z.real) * sin(z.imag)};
}

/* Without an angle only an infinity, and the part that is 0 whatever the angle, are known. */
Z bb_complex_functions_cosh(Z z)
{
	double x = z.real, y = z.imag;
	if (y == 0.0)
		return (Z){cosh(x), isnan(x) ? 0.0 : copysign(1.0, x) * y};
	if (!isfinite(y))
		return (Z){isinf(x) ? (double)INFINITY : (double)NAN, x == 0.0 ? 0.0 : (double)NAN};
	if (fabs(x) <= FAR || !isfinite(x))
		return (Z){cosh(x) * cos(y), sinh(x) * sin(y)};
	Z r = spread(fabs(x), 0.5, y);
	return (Z){r.real, copysign(1.0, x) * r.imag};
}

Z bb_complex_functions_sinh(Z z)
{
	double x = z.real, y = z.imag;
	if (y == 0.0)
		return (Z){sinh(x), y};
	if (!isfinite(y))
		return (Z){isinf(x) ? (double)INFINITY : x == 0.0 ? 0.0 : (double)NAN, (double)NAN};
	if (fabs(x) <= FAR || !isfinite(x))
		return (Z){sinh(x) * cos(y), cosh(x) * sin(y)};
	Z r = spread(fabs(x), 0.5, y);
	return (Z){copysign(1.0, x) * r.real, r.imag};
}

/* Far from 0 it is 1 or -1, and what is left of the imaginary part a power of e. */
Z bb_complex_functions_tanh(Z z)
{
	if (z.imag == 0.0)
		return (Z){tanh(z.real), z.imag};
	if (!isfinite(z.imag) && isinf(z.real))
		return (Z){copysign(1.0, z.real), 0.0};
	if (isnan(z.real) || !isfinite(z.imag))
		return (Z){z.real == 0.0 ? z.real : (double)NAN, (double)NAN};
	if (fabs(z.real) >= 350.0)
		return (Z){copysign(1.0, z.real), 4.0 * sin(z.imag) * cos(z.imag) * exp(-2.0 * fabs(z.real))};
	double x = tanh(z.real), y = tan(z.imag), decay = 1.0 / cosh(z.real), both = x * y, scale = 1.0 + both * both;
	return (Z){x * (1.0 + y * y) / scale, y / scale * decay * decay};
}

/* ---- Inverse hyperbolic functions, and the arc cosine. ---- */

static Z root(double real, double imag)
{
	return bb_complex_functions_sqrt((Z){real, imag});
}

/* The real part of the inverse hyperbolic cosine and sine where it is not an ordinary number: log(2 * |z|). */
static double log_twice(Z z)
{
	return is_infinite(z) ? (double)INFINITY : log_size(z) + LN2;
}

/* The angle of what is infinite or large; that of something on the imaginary axis is known without its size. */
static double angle(double imag, double real)
{
	return real == 0.0 && isnan(imag) ? PI / 2.0 : atan2(imag, real);
}

Z bb_complex_functions_acos(Z z)
{
	if (!is_ordinary(z))
		return (Z){angle(fabs(z.imag), z.real), isnan(z.imag) ? log_twice(z) : -copysign(log_twice(z), z.imag)};
	Z a = root(1.0 - z.real, -z.imag), b = root(1.0 + z.real, z.imag);
	return (Z){2.0 * atan2(a.real, b.real), asinh(b.real * a.imag - b.imag * a.real)};
}

Z bb_complex_functions_acosh(Z z)
{
	if (!is_ordinary(z))
		return (Z){log_twice(z), angle(z.imag, z.real)};
	Z a = root(z.real - 1.0, z.imag), b = root(z.real + 1.0, z.imag);
	return (Z){asinh(a.real * b.real + a.imag * b.imag), 2.0 * atan2(a.imag, b.real)};
}

Z bb_complex_functions_asinh(Z z)
{
	if (isnan(z.real) && z.imag == 0.0)
		return z;
	if (!is_ordinary(z))
		return (Z){isnan(z.real) ? log_twice(z) : copysign(log_twice(z), z.real), atan2(z.imag, fabs(z.real))};
	Z a = root(1.0 + z.imag, -z.real), b = root(1.0 - z.imag, z.real);
	return (Z){asinh(a.real * b.imag - b.real * a.imag), atan2(z.imag, a.real * b.real - a.imag * b.imag)};
}

/* Of a large number there is left its inverse, and a right angle. */
static Z large_atanh(Z z)
{
	if (isnan(z.imag) || (isnan(z.real) && !isinf(z.imag)))
		return (Z){z.real == 0.0 || isinf(z.real) ? copysign(0.0, z.real) : (double)NAN, (double)NAN};
	double size = hypot(z.real / 2.0, z.imag / 2.0);
	double real = is_infinite(z) ? 0.0 : fabs(z.real) / 4.0 / size / size;
	return (Z){isnan(z.real) ? 0.0 : copysign(real, z.real), copysign(PI / 2.0, z.imag)};
}

Z bb_complex_functions_atanh(Z z)
{
	if (!is_ordinary(z))
		return large_atanh(z);
	double sign = copysign(1.0, z.real), x = fabs(z.real), y = fabs(z.imag), near = 1.0 - x, square = y * y;
	/* At a pole the square may be 0. */
	if (near == 0.0 && y < 1e-150)
		return (Z){sign * (LN2 - log(y)) / 2.0, copysign(atan2(2.0, -y) / 2.0, z.imag)};
	double real = log1p(4.0 * x / (near * near + square)) / 4.0;
	double imag = atan2(2.0 * y, near * (1.0 + x) - square) / 2.0;
	return (Z){sign * real, copysign(imag, z.imag)};
}

/* ---- The others, by a quarter turn. ---- */

Z bb_complex_functions_cos(Z z)
{
	return bb_complex_functions_cosh(turn(z));
}

Z bb_complex_functions_sin(Z z)
{
	return turn_back(bb_complex_functions_sinh(turn(z)));
}

Z bb_complex_functions_tan(Z z)
{
	return turn_back(bb_complex_functions_tanh(turn(z)));
}

Z bb_complex_functions_asin(Z z)
{
	return turn_back(bb_complex_functions_asinh(turn(z)));
}

Z bb_complex_functions_atan(Z z)
{
	return turn_back(bb_complex_functions_atanh(turn(z)));
}
