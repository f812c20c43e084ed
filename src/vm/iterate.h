/* SPDX-License-Identifier: MIT */
/*
 * The for loop's three registers.
 *
 *	[0] value	[1] small int: how many are left	[2] step	a range of small integers
 *	[0] list	[1] True				[2] index	an exact list
 *	[0] tuple	[1] False				[2] index	an exact tuple
 *	[0] iterator	[1] None						anything else
 */
#ifndef BB_VM_ITERATE_H
#define BB_VM_ITERATE_H

#include "object/object.h"

/* FOR_PREPARE over an object. Runs user code (__iter__). */
BB_NODISCARD bool bb_iterate_prepare(BbThread *t, BbValue object, BbValue *loop);

/* FOR_ITER where the fast paths fail: 1: *out is the next item; 0: the end; -1: raised. */
BB_NODISCARD int bb_iterate_next(BbThread *t, BbValue *loop, BbValue *out);

#endif
