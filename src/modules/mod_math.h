/* SPDX-License-Identifier: MIT */
/*
 * Module math.
 *
 * Threading: pure functions; arguments' special methods may run user code.
 */
#ifndef BB_MODULES_MOD_MATH_H
#define BB_MODULES_MOD_MATH_H

#include "modules/modules.h"

/* The module. */
extern const BbModuleDef bb_mod_math;

/* Raises what a C function's result r for the arguments x, y calls for: ValueError "math domain error" for a NaN from
 * no NaN, OverflowError "math range error" for an infinity from finite numbers.  true: nothing. */
BB_NODISCARD bool bb_mod_math_check(BbThread *t, double r, double x, double y);

/* The body of isclose() on the distance of two numbers and the larger of their sizes. */
BB_INLINE bool bb_mod_math_is_close(double distance, double size_a, double size_b, double relative, double absolute)
{
	return distance <= relative * size_b || distance <= relative * size_a || distance <= absolute;
}

#endif
