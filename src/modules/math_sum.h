/* SPDX-License-Identifier: MIT */
/*
 * The functions of module math on many numbers: fsum, prod, sumprod, dist, hypot.
 *
 * Threading: they keep their state on the C stack and in cells of their own.  Iterators and operators may run user
 * code.
 */
#ifndef BB_MODULES_MATH_SUM_H
#define BB_MODULES_MATH_SUM_H

#include "object/object.h"

/* C functions of built-ins: see BbCFunction. */
BbValue bb_math_sum_fsum(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_sum_prod(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_sum_sumprod(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_sum_dist(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_math_sum_hypot(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

#endif
