/* SPDX-License-Identifier: MIT */
/*
 * Spans of time: conversions between Python's seconds and nanoseconds.
 *
 * Nothing here has state.
 */
#include "modules/time_value.h"

#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/protocol.h"

#include <math.h>

enum { NS_PER_S = 1000000000 };

static bool too_large(BbThread *t)
{
	bb_overflow_error(t, "timestamp too large to convert to C PyTime_t");
	return false;
}

static bool from_seconds(BbThread *t, BbValue v, bool down, int64_t *ns)
{
	if (bb_is_float(v)) {
		double x = bb_to_double(v);
		if (isnan(x)) {
			bb_value_error(t, "Invalid value NaN (not a number)");
			return false;
		}
		x *= NS_PER_S;
		x = down || x < 0 ? floor(x) : ceil(x);
		if (!(x >= -0x1p63 && x < 0x1p63)) {
			bb_overflow_error(t, "timestamp out of range for platform time_t");
			return false;
		}
		*ns = (int64_t)x;
		return true;
	}
	if (!down && !bb_is_int(v) && bb_is_empty(BB_SPECIAL(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "'%T' object cannot be interpreted as an integer or float", v);
		return false;
	}
	BbValue index = bb_index(t, v);
	int64_t seconds;
	if (bb_is_empty(index))
		return false;
	if (!bb_int_to_i64(index, &seconds) || __builtin_mul_overflow(seconds, NS_PER_S, ns))
		return too_large(t);
	return true;
}

bool bb_time_value_seconds(BbThread *t, BbValue v, int64_t *ns)
{
	return from_seconds(t, v, false, ns);
}

bool bb_time_value_floor(BbThread *t, BbValue v, int64_t *ns)
{
	return from_seconds(t, v, true, ns);
}

int64_t bb_time_value_deadline(int64_t ns)
{
	int64_t deadline;
	return __builtin_add_overflow(bb_platform_monotonic(), ns, &deadline) ? BB_FOREVER : deadline;
}

BbValue bb_time_value_to_float(BbThread *t, int64_t ns)
{
	/* Whole seconds are exact, so that only the sum rounds. */
	if (ns % NS_PER_S == 0)
		return bb_float_new(t, (double)(ns / NS_PER_S));
	return bb_float_new(t, (double)ns / 1e9);
}
