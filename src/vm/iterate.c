/* SPDX-License-Identifier: MIT */
/*
 * Beginning a for loop, and its slow steps.
 */
#include "vm/iterate.h"

#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/range.h"

bool bb_iterate_prepare(BbThread *t, BbValue object, BbValue *loop)
{
	if (bb_is_exact(object, &bb_range_type)) {
		const BbRange *range = bb_to_pointer(object);
		if (bb_is_small(range->start) && bb_is_small(range->step) && bb_is_small(range->length) &&
		    bb_is_small(range->stop)) {
			loop[0] = range->start;
			loop[1] = range->length;
			loop[2] = range->step;
			return true;
		}
	}
	if (bb_is_exact(object, &bb_list_type) || bb_is_exact(object, &bb_tuple_type)) {
		loop[1] = bb_bool(bb_is_exact(object, &bb_list_type));
		loop[0] = object;
		loop[2] = bb_from_small(0);
		return true;
	}
	BbValue iterator = bb_iter(t, object);
	if (bb_is_empty(iterator))
		return false;
	loop[0] = iterator;
	loop[1] = BB_NONE;
	loop[2] = BB_NONE;
	return true;
}

int bb_iterate_next(BbThread *t, BbValue *loop, BbValue *out)
{
	if (bb_is(loop[1], BB_TRUE)) {
		BbValue v = bb_list_get(t, loop[0], bb_to_small(loop[2]));
		if (bb_is_empty(v))
			return bb_has_exception(t) ? -1 : 0;
		loop[2] = bb_from_small(bb_to_small(loop[2]) + 1);
		*out = v;
		return 1;
	}
	return bb_next(t, loop[0], out);
}
