/* SPDX-License-Identifier: MIT */
/*
 * Methods that many built-in types share.
 *
 * Nothing here has state.
 */
#include "object/native.h"

#include "object/error.h"
#include "object/generic_alias.h"
#include "object/int.h"
#include "object/protocol.h"

BbValue bb_next_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue v = bb_static_type_of(self)->next(t, self);
	return bb_is_empty(v) && !bb_has_exception(t) ? bb_raise_stop_iteration(t, BB_EMPTY) : v;
}

BbValue bb_hash_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbHash hash;
	if (!bb_static_type_of(self)->hash(t, self, &hash))
		return BB_EMPTY;
	return bb_int_from_ssize(t, hash);
}

BbValue bb_self_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return self;
}

BbValue bb_class_getitem_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_generic_alias_new(t, self, args[0]);
}

bool bb_unhashable(BbThread *t, BbValue self, BbHash *out)
{
	bb_type_error(t, "unhashable type: '%T'", self);
	return false;
}

BbValue bb_sequence_other(BbThread *t, BbSpecial reflected, BbValue self, BbValue other)
{
	BbValue function = bb_special(bb_type_of(other), reflected);
	return bb_is_empty(function) || bb_is_exact(function, &bb_method_descriptor_type)
		       ? BB_NOT_IMPLEMENTED
		       : bb_call_special(t, function, other, &self, 1);
}

BbValue bb_sequence_times(BbThread *t, BbValue self, BbValue n, intptr_t *count)
{
	if (BB_LIKELY(bb_is_small(n))) {
		*count = bb_to_small(n);
	} else if (!bb_is_int(n) && bb_is_empty(bb_special(bb_type_of(n), BB_SP_INDEX))) {
		BbValue result = bb_sequence_other(t, BB_SP_RMUL, self, n);
		if (!bb_is(result, BB_NOT_IMPLEMENTED))
			return result;
		return bb_type_error(t, "can't multiply sequence by non-int of type '%T'", n);
	} else if (!bb_index_ssize(t, n, false, count)) {
		if (bb_exception_matches(t, &bb_exc_IndexError)) {
			bb_exception_clear(t);
			bb_overflow_error(t, "cannot fit '%T' into an index-sized integer", n);
		}
		return BB_EMPTY;
	}
	if (*count < 0)
		*count = 0;
	return BB_NOT_IMPLEMENTED;
}

bool bb_sequence_bound(BbThread *t, BbValue v, intptr_t *bound)
{
	if (bb_is_empty(v))
		return true;
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "slice indices must be integers or have an __index__ method");
		return false;
	}
	return bb_index_ssize(t, v, true, bound);
}

bool bb_readonly_setter(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}
