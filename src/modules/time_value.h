/* SPDX-License-Identifier: MIT */
/*
 * Spans of time: from Python's seconds to nanoseconds, and to deadlines of the monotonic clock.
 */
#ifndef BB_MODULES_TIME_VALUE_H
#define BB_MODULES_TIME_VALUE_H

#include "object/object.h"

/* Seconds (float or int) as nanoseconds, rounded away from zero, so that no wait is too short.  ValueError for NaN,
 * OverflowError, TypeError; may run an __index__. */
BB_NODISCARD bool bb_time_value_seconds(BbThread *t, BbValue v, int64_t *ns);

/* The same rounded down, for points of time. */
BB_NODISCARD bool bb_time_value_floor(BbThread *t, BbValue v, int64_t *ns);

/* The deadline that is ns from now; BB_FOREVER if that is beyond the clock.  Allocates nothing. */
int64_t bb_time_value_deadline(int64_t ns);

/* Nanoseconds as a float of seconds, to the nearest. */
BB_NODISCARD BbValue bb_time_value_to_float(BbThread *t, int64_t ns);

#endif
