/* SPDX-License-Identifier: MIT */
/*
 * Module cmath.
 *
 * Threading: pure functions; arguments' special methods may run user code.
 */
#ifndef BB_MODULES_MOD_CMATH_H
#define BB_MODULES_MOD_CMATH_H

#include "object/object.h"

/* The functions, sorted by name. */
extern const BbBuiltin bb_mod_cmath_functions[];
extern const size_t bb_mod_cmath_function_count;

/* Adds the constants to the module. */
BB_NODISCARD bool bb_mod_cmath_init(BbThread *t, BbValue module);

#endif
