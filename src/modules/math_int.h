/* SPDX-License-Identifier: MIT */
/*
 * The functions of module math on ints: factorial, comb, perm, gcd, lcm, isqrt.
 *
 * Threading: pure functions; long ones let the world stop.  Arguments' __index__ may run user code.
 */
#ifndef BB_MODULES_MATH_INT_H
#define BB_MODULES_MATH_INT_H

#include "object/object.h"

/* C functions of built-ins: see BbCFunction. */
BbValue bb_math_int_factorial(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_int_comb(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_int_perm(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_int_gcd(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_int_lcm(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_int_isqrt(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
