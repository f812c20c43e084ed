/* SPDX-License-Identifier: MIT */
/*
 * See report_suggest.h.
 */
#include "vm/report_suggest.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/suggest.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/frame_locals.h"
#include "vm/name.h"
#include "vm/vm.h"

enum { MOST_CANDIDATES = 750 };

/* The candidate that is nearest to name; EMPTY: none is near. */
static BbValue nearest(BbValue candidates, BbValue name)
{
	size_t best_distance = SIZE_MAX, count = bb_list_count(candidates);
	BbValue best = BB_EMPTY;
	if (count > MOST_CANDIDATES)
		return BB_EMPTY;
	for (size_t i = 0; i < count; i++) {
		BbValue candidate = bb_list_peek(bb_to_list(candidates), i);
		if (bb_is_empty(candidate) || !bb_is_str(candidate) ||
		    bb_str_equal(bb_to_str(candidate), bb_to_str(name)))
			continue;
		const BbStr *s = bb_to_str(candidate);
		if (bb_suggest_is_nearer(bb_str_text(name), bb_to_str(name)->size, bb_str_data(s), s->size,
					 &best_distance))
			best = candidate;
	}
	return best;
}

static BbFrameObject *innermost_frame(BbValue exception)
{
	BbValue tb = bb_slot_load(&bb_to_exception(exception)->traceback);
	BbFrameObject *frame = NULL;
	for (; !bb_is_empty(tb) && !bb_is_none(tb); tb = bb_slot_load(&((BbTraceback *)bb_to_pointer(tb))->next))
		frame = bb_to_pointer(((BbTraceback *)bb_to_pointer(tb))->frame);
	return frame;
}

static BbValue locals_of(BbThread *t, BbFrameObject *frame)
{
	return bb_is_empty(frame->locals) ? bb_frame_locals_dict(t, frame) : frame->locals;
}

/* The local variable self of the innermost frame; EMPTY: none. */
static BbValue self_of(BbThread *t, BbValue exception)
{
	BbFrameObject *frame = innermost_frame(exception);
	BbValue locals = frame ? locals_of(t, frame) : BB_EMPTY, self;
	BbValue name = bb_is_empty(locals) || !bb_is_dict(locals) ? BB_EMPTY : bb_intern_text(t, "self");
	return !bb_is_empty(name) && bb_dict_get(t, locals, name, &self) > 0 ? self : BB_EMPTY;
}

/* dir(object), without private names if asked for. */
static BbValue names_of(BbThread *t, BbValue object, bool hide)
{
	BbValue hook = bb_type_lookup(t, bb_type_of(object), BB_NAME(t, __dir__));
	BbValue names = bb_is_empty(hook) ? BB_EMPTY : bb_call_special(t, hook, object, NULL, 0);
	BbValue all = bb_is_empty(names) ? BB_EMPTY : bb_list_from_iterable(t, names), list = bb_list_new(t, 0);
	if (bb_is_empty(all) || bb_is_empty(list) || !bb_list_sort(t, all, BB_EMPTY, false))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_list_count(all); i++) {
		BbValue name = bb_list_get(t, all, (intptr_t)i);
		if (bb_is_empty(name) || !bb_is_str(name) || (hide && *bb_str_text(name) == '_'))
			continue;
		if (!bb_list_append(t, list, name))
			return BB_EMPTY;
	}
	return list;
}

static BbValue visible_names(BbThread *t, BbFrameObject *frame)
{
	BbValue spaces[] = {locals_of(t, frame), frame->function ? frame->function->globals : BB_EMPTY,
			    bb_name_all_builtins(t)};
	BbValue list = bb_list_new(t, 0);
	for (size_t i = 0; i < BB_COUNT(spaces); i++)
		if (bb_is_empty(list) || (!bb_is_empty(spaces[i]) && !bb_list_extend(t, list, spaces[i])))
			return BB_EMPTY;
	return list;
}

static BbValue suggest_for_attribute(BbThread *t, BbValue exception, BbValue name)
{
	BbValue object = bb_exception_field(exception, 1);
	bool hide = *bb_str_text(name) != '_' && !bb_is(self_of(t, exception), object);
	BbValue names = names_of(t, object, hide);
	return bb_is_empty(names) ? BB_EMPTY : nearest(names, name);
}

static BbValue suggest_for_import(BbThread *t, BbValue exception, BbValue name)
{
	BbValue module_name = bb_exception_field(exception, 1);
	BbValue module = bb_is_str(module_name) ? bb_import_module(t, bb_str_text(module_name)) : BB_EMPTY;
	BbValue names = bb_is_empty(module) ? BB_EMPTY : names_of(t, module, *bb_str_text(name) != '_');
	return bb_is_empty(names) ? BB_EMPTY : nearest(names, name);
}

static BbValue suggest_for_name(BbThread *t, BbValue exception, BbValue name)
{
	BbFrameObject *frame = innermost_frame(exception);
	BbValue self = self_of(t, exception), attribute;
	if (!frame)
		return BB_EMPTY;
	if (!bb_is_empty(self) && bb_getattr_optional(t, self, name, &attribute) > 0)
		return bb_format(t, "self.%S", name);
	BbValue names = visible_names(t, frame);
	return bb_is_empty(names) ? BB_EMPTY : nearest(names, name);
}

static bool is_library_module(BbThread *t, BbValue name)
{
	BbValue names = bb_name_of_sys(t, BB_NAME(t, stdlib_module_names));
	return !bb_is_empty(names) && bb_contains(t, names, name) > 0;
}

static BbValue suggest(BbThread *t, BbValue exception)
{
	BbValue name, found = BB_EMPTY;
	bool is_name = bb_is_of_type(exception, &bb_exc_NameError);
	if (bb_is_of_type(exception, &bb_exc_ImportError)) {
		name = bb_exception_field(exception, 3);
		if (bb_is_str(name))
			found = suggest_for_import(t, exception, name);
	} else if (is_name || bb_is_of_type(exception, &bb_exc_AttributeError)) {
		name = bb_exception_field(exception, 0);
		if (bb_is_str(name))
			found = is_name ? suggest_for_name(t, exception, name)
					: suggest_for_attribute(t, exception, name);
	}
	bb_exception_clear(t);
	bool module = is_name && bb_is_str(name) && is_library_module(t, name);
	if (!bb_is_empty(found))
		return module ? bb_format(t, ". Did you mean: '%S'? Or did you forget to import '%S'?", found, name)
			      : bb_format(t, ". Did you mean: '%S'?", found);
	return module ? bb_format(t, ". Did you forget to import '%S'?", name) : BB_EMPTY;
}

BbValue bb_report_suggest(BbThread *t, BbValue exception)
{
	BbValue text = suggest(t, exception);
	bb_exception_clear(t);
	return text;
}
