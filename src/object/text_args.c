/* SPDX-License-Identifier: MIT */
/*
 * Arguments of text methods; see text_args.h.
 */
#include "object/text_args.h"

#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"

bool bb_text_args_has_index(BbThread *t, BbValue v)
{
	(void)t;
	return bb_is_small(v) || !bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX));
}

bool bb_text_args_index(BbThread *t, BbValue v, intptr_t *out)
{
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	if (BB_LIKELY(bb_is_small(v))) {
		*out = bb_to_small(v);
		return true;
	}
	if (!bb_text_args_has_index(t, v)) {
		bb_type_error(t, "slice indices must be integers or None or have an __index__ method");
		return false;
	}
	return bb_index_ssize(t, v, true, out);
}

bool bb_text_args_range(BbThread *t, const BbValue *args, size_t nargs, size_t first, intptr_t *start, intptr_t *end)
{
	*start = 0;
	*end = INTPTR_MAX;
	return (nargs <= first || bb_text_args_index(t, args[first], start)) &&
	       (nargs <= first + 1 || bb_text_args_index(t, args[first + 1], end));
}

bool bb_text_args_cstring(BbThread *t, BbValue v, const char *function, const char *name, const char **out)
{
	*out = NULL;
	if (bb_is_empty(v))
		return true;
	if (!bb_is_str(v)) {
		bb_type_error(t, "%s() argument '%s' must be str, not %T", function, name, v);
		return false;
	}
	const BbStr *s = bb_to_str(v);
	if (memchr(bb_str_data(s), 0, s->size)) {
		bb_value_error(t, "embedded null character");
		return false;
	}
	BbValue ended = bb_str_with_end(t, v);
	if (bb_is_empty(ended))
		return false;
	*out = bb_str_text(ended);
	return true;
}

/* v.__index__() that fits; raises the type otherwise. */
static bool to_ssize(BbThread *t, BbValue v, BbType *error, intptr_t *out)
{
	if (BB_LIKELY(bb_is_small(v))) {
		*out = bb_to_small(v);
		return true;
	}
	BbValue index = bb_index(t, v);
	if (bb_is_empty(index))
		return false;
	if (bb_int_to_ssize(index, out))
		return true;
	bb_raise(t, error, "cannot fit '%T' into an index-sized integer", v);
	return false;
}

bool bb_text_args_count(BbThread *t, BbValue v, intptr_t *out)
{
	return to_ssize(t, v, &bb_exc_OverflowError, out);
}

bool bb_text_args_item(BbThread *t, BbValue v, intptr_t *out)
{
	return to_ssize(t, v, &bb_exc_IndexError, out);
}

bool bb_text_args_reflects(BbValue v, BbSpecial reflected)
{
	const BbType *type = bb_type_of(v);
	return (type->flags & BB_TYPE_HEAP) && !bb_is_empty(bb_special(type, reflected));
}

int bb_text_args_repeat(BbThread *t, BbValue v, intptr_t *n)
{
	if (bb_text_args_has_index(t, v))
		return bb_text_args_count(t, v, n) ? 1 : -1;
	if (bb_text_args_reflects(v, BB_SP_RMUL))
		return 0;
	bb_type_error(t, "can't multiply sequence by non-int of type '%T'", v);
	return -1;
}
