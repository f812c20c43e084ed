/* SPDX-License-Identifier: MIT */
/*
 * Elementary functions of complex numbers, over the C library's of real ones: the same on every port, since not every
 * C library has them whole (signs of zeros, infinities, numbers whose squares overflow).
 *
 * Branch cuts, and what infinities and NaNs give, are C's (annex G).  Domains are not checked; a part that is too large
 * is an infinity.
 *
 * Threading: pure functions.
 */
#ifndef BB_MODULES_COMPLEX_FUNCTIONS_H
#define BB_MODULES_COMPLEX_FUNCTIONS_H

#include "object/complex.h"

BbComplexNumber bb_complex_functions_sqrt(BbComplexNumber z);
BbComplexNumber bb_complex_functions_log(BbComplexNumber z);
BbComplexNumber bb_complex_functions_exp(BbComplexNumber z);

BbComplexNumber bb_complex_functions_cosh(BbComplexNumber z);
BbComplexNumber bb_complex_functions_sinh(BbComplexNumber z);
BbComplexNumber bb_complex_functions_tanh(BbComplexNumber z);
BbComplexNumber bb_complex_functions_acosh(BbComplexNumber z);
BbComplexNumber bb_complex_functions_asinh(BbComplexNumber z);
BbComplexNumber bb_complex_functions_atanh(BbComplexNumber z);

BbComplexNumber bb_complex_functions_cos(BbComplexNumber z);
BbComplexNumber bb_complex_functions_sin(BbComplexNumber z);
BbComplexNumber bb_complex_functions_tan(BbComplexNumber z);
BbComplexNumber bb_complex_functions_acos(BbComplexNumber z);
BbComplexNumber bb_complex_functions_asin(BbComplexNumber z);
BbComplexNumber bb_complex_functions_atan(BbComplexNumber z);

#endif
