/* SPDX-License-Identifier: MIT */
/*
 * Operations on two sets.
 *
 * Threading: while no user code must run to compare members, both sets are held and the result appears at once.
 */
#ifndef BB_OBJECT_SET_OPS_H
#define BB_OBJECT_SET_OPS_H

#include "object/object.h"

/* `into' is a fresh set or frozenset, or left itself; then the operation is one step for all others, unless it runs
 * user code. */
typedef enum BbSetOp { BB_SET_UNION, BB_SET_INTERSECTION, BB_SET_DIFFERENCE, BB_SET_SYMMETRIC } BbSetOp;
BB_NODISCARD bool bb_set_combine(BbThread *t, BbSetOp op, BbValue into, BbValue left, BbValue right);
/* 1, 0, -1 failed. */
BB_NODISCARD int bb_set_is_subset(BbThread *t, BbValue a, BbValue b);

#endif
