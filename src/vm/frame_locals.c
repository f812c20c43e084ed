/* SPDX-License-Identifier: MIT */
/*
 * Variables are numbered: the locals of the code object, then its free variables.  What is stored under other names
 * stands in a dict of the frame object.
 *
 * Invariant and threading rule: see frame_locals.h.
 */
#include "vm/frame_locals.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "thread/world.h"
#include "vm/frame.h"
#include "vm/function.h"

typedef struct Proxy {
	BbObject header;
	BbFrameObject *frame;
} Proxy;

enum { NO_VARIABLE = -1 };

static BbFrameObject *frame_of(BbValue self)
{
	return ((Proxy *)bb_to_pointer(self))->frame;
}

static void proxy_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, ((Proxy *)cell)->frame);
}

BbValue bb_frame_locals_proxy(BbThread *t, BbFrameObject *o)
{
	Proxy *proxy = bb_object_new(t, &bb_frame_locals_type, sizeof *proxy);
	if (!proxy)
		return BB_EMPTY;
	proxy->frame = o;
	return bb_from_pointer(proxy);
}

/* ---- Variables. ---- */

static size_t variable_count(const BbFrameObject *o)
{
	return o->code->local_count + bb_tuple_count(o->code->frees);
}

static BbValue variable_name(const BbFrameObject *o, size_t i)
{
	size_t locals = o->code->local_count;
	return i < locals ? bb_tuple_get(o->code->locals, i) : bb_tuple_get(o->code->frees, i - locals);
}

static bool is_hidden(const BbFrameObject *o, size_t i)
{
	return i < o->code->local_count && (bb_code_local_kinds(o->code)[i] & BB_LOCAL_HIDDEN);
}

/* Its frame is in the calling thread's stack, so it stays as it is. */
static bool runs_here(const BbThread *t, const BbFrameObject *o)
{
	const BbFrame *frame = t->frame;
	while (frame && !bb_is(frame->object, bb_from_pointer(o)))
		frame = frame->back;
	return frame != NULL;
}

/* Where local variable i stands: in a register, or among the values that the frame has left; NULL: gone. */
static BbValue *place_of(const BbFrameObject *o, size_t i)
{
	if (o->frame)
		return &o->frame->regs[bb_code_local_register(o->code, (unsigned)i)];
	return bb_is_empty(o->values) ? NULL : &bb_to_tuple(o->values)->items[i];
}

static BbCellObject *cell_in(const BbFrameObject *o, size_t i, const BbValue *place)
{
	bool has_cell = (bb_code_local_kinds(o->code)[i] & BB_LOCAL_CELL) && !bb_is_empty(*place) &&
			bb_is_exact(*place, &bb_cell_type);
	return has_cell ? bb_to_pointer(*place) : NULL;
}

/* The cell of a free variable; NULL: there is none. */
static BbCellObject *free_cell(const BbFrameObject *o, size_t i)
{
	BbValue closure = o->function ? o->function->closure : BB_EMPTY;
	return bb_is_empty(closure) ? NULL : bb_to_pointer(bb_tuple_get(closure, i - o->code->local_count));
}

static BbValue read_local(const BbFrameObject *o, size_t i)
{
	const BbValue *place = place_of(o, i);
	const BbCellObject *cell = place ? cell_in(o, i, place) : NULL;
	return cell ? bb_slot_load(&cell->value) : place ? *place : BB_EMPTY;
}

static void write_local(BbThread *t, BbFrameObject *o, size_t i, BbValue value)
{
	BbValue *place = place_of(o, i);
	BbCellObject *cell = place ? cell_in(o, i, place) : NULL;
	if (cell)
		bb_store(t, cell, &cell->value, value);
	else if (place)
		*place = value;
}

/* EMPTY: unbound. */
static BbValue read_variable(BbThread *t, const BbFrameObject *o, size_t i, bool here)
{
	if (i >= o->code->local_count) {
		const BbCellObject *cell = free_cell(o, i);
		return cell ? bb_slot_load(&cell->value) : BB_EMPTY;
	}
	if (!here)
		bb_world_stop(t);
	BbValue value = read_local(o, i);
	if (!here)
		bb_world_start(t);
	return value;
}

static void write_variable(BbThread *t, BbFrameObject *o, size_t i, BbValue value)
{
	if (i >= o->code->local_count) {
		BbCellObject *cell = free_cell(o, i);
		if (cell)
			bb_store(t, cell, &cell->value, value);
		return;
	}
	bool here = runs_here(t, o);
	if (!here)
		bb_world_stop(t);
	write_local(t, o, i, value);
	if (!here)
		bb_world_start(t);
}

/* The number of the variable of that name; of a comprehension's that runs first. */
static intptr_t find_variable(BbThread *t, const BbFrameObject *o, BbValue name)
{
	size_t n = bb_is_str(name) ? variable_count(o) : 0;
	intptr_t found = NO_VARIABLE;
	for (size_t i = 0; i < n; i++) {
		if (!bb_str_equal(bb_to_str(variable_name(o, i)), bb_to_str(name)))
			continue;
		if (!is_hidden(o, i))
			found = (intptr_t)i;
		else if (!bb_is_empty(read_variable(t, o, i, runs_here(t, o))))
			return (intptr_t)i;
	}
	return found;
}

/* ---- All of them. ---- */

static bool add_some(BbThread *t, const BbFrameObject *o, bool here, bool hidden, BbValue dict)
{
	for (size_t i = 0; i < variable_count(o); i++) {
		BbValue v = is_hidden(o, i) == hidden ? read_variable(t, o, i, here) : BB_EMPTY;
		if (!bb_is_empty(v) && !bb_dict_set(t, dict, variable_name(o, i), v))
			return false;
	}
	return true;
}

static BbValue add_all(BbThread *t, const BbFrameObject *o, bool here)
{
	BbValue dict = bb_dict_new(t, 0);
	if (bb_is_empty(dict) || !add_some(t, o, here, false, dict) || !add_some(t, o, here, true, dict))
		return BB_EMPTY;
	BbValue extra = bb_slot_load(&o->extra_locals);
	if (!bb_is_empty(extra) && !bb_dict_merge(t, dict, extra, 1))
		return BB_EMPTY;
	return dict;
}

bool bb_frame_locals_in_comprehension(const BbFrame *frame)
{
	for (unsigned i = 0; i < frame->code->local_count; i++)
		if ((bb_code_local_kinds(frame->code)[i] & BB_LOCAL_HIDDEN) &&
		    !bb_is_empty(frame->regs[bb_code_local_register(frame->code, i)]))
			return true;
	return false;
}

BbValue bb_frame_locals_running(BbThread *t, BbFrame *frame)
{
	BbFrameObject view = {.frame = frame, .code = frame->code, .function = frame->function};
	return add_all(t, &view, true);
}

BbValue bb_frame_locals_dict(BbThread *t, BbFrameObject *o)
{
	return add_all(t, o, runs_here(t, o));
}

/* The dict of other names; with create, EMPTY means: raised. */
static BbValue extra_of(BbThread *t, BbFrameObject *o, bool create)
{
	BbValue extra = bb_slot_load(&o->extra_locals);
	if (!create || !bb_is_empty(extra))
		return extra;
	BbValue fresh = bb_dict_new(t, 0);
	if (bb_is_empty(fresh))
		return BB_EMPTY;
	bb_lock(t, &o->header.lock);
	extra = bb_slot_load(&o->extra_locals);
	if (bb_is_empty(extra))
		bb_store(t, o, &o->extra_locals, extra = fresh);
	bb_unlock(t, &o->header.lock);
	return extra;
}

/* ---- The proxy as a mapping. ---- */

/* 1 and the value, 0, or -1: raised. */
static int look_up(BbThread *t, BbValue self, BbValue key, BbValue *out)
{
	BbFrameObject *o = frame_of(self);
	BbHash hash;
	if (!bb_hash(t, key, &hash))
		return -1;
	intptr_t i = find_variable(t, o, key);
	*out = i >= 0 ? read_variable(t, o, (size_t)i, runs_here(t, o)) : BB_EMPTY;
	if (i >= 0)
		return !bb_is_empty(*out);
	BbValue extra = extra_of(t, o, false);
	return bb_is_empty(extra) ? 0 : bb_dict_get(t, extra, key, out);
}

static bool store(BbThread *t, BbValue self, BbValue key, BbValue value)
{
	BbFrameObject *o = frame_of(self);
	intptr_t i = find_variable(t, o, key);
	if (i >= 0) {
		write_variable(t, o, (size_t)i, value);
		return true;
	}
	BbValue extra = extra_of(t, o, true);
	return !bb_is_empty(extra) && bb_dict_set(t, extra, key, value);
}

static bool is_proxy(BbValue v)
{
	return bb_is_exact(v, &bb_frame_locals_type);
}

static BbValue contents(BbThread *t, BbValue v)
{
	return is_proxy(v) ? bb_frame_locals_dict(t, frame_of(v)) : v;
}

static bool update(BbThread *t, BbValue self, BbValue other)
{
	BbValue keys = bb_call_method(t, other, "keys", NULL, 0);
	BbValue list = bb_is_empty(keys) ? BB_EMPTY : bb_list_from_iterable(t, keys);
	if (bb_is_empty(list))
		return false;
	for (size_t i = 0; i < bb_list_count(list); i++) {
		BbValue key = bb_list_get(t, list, (intptr_t)i), value = bb_getitem(t, other, key);
		if (bb_is_empty(value) || !store(t, self, key, value))
			return false;
	}
	return true;
}

BB_CFUNCTION(proxy_new)
{
	if (nargs != 2)
		return bb_type_error(t, "FrameLocalsProxy expected 1 argument, got %zu", nargs - 1);
	if (!bb_is_exact(args[1], &bb_frame_type))
		return bb_type_error(t, "expect frame, not %T", args[1]);
	return bb_frame_locals_proxy(t, bb_to_pointer(args[1]));
}

BB_CFUNCTION(proxy_getitem)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	if (found)
		return found > 0 ? value : BB_EMPTY;
	BbValue message = bb_format(t, "local variable '%R' is not defined", args[0]);
	return bb_is_empty(message) ? BB_EMPTY : bb_raise_key_error(t, message);
}

BB_CFUNCTION(proxy_setitem)
{
	return store(t, self, args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

static BbValue remove_key(BbThread *t, BbValue self, BbValue key, BbValue missing)
{
	BbFrameObject *o = frame_of(self);
	BbHash hash;
	if (!bb_hash(t, key, &hash))
		return BB_EMPTY;
	if (find_variable(t, o, key) >= 0)
		return bb_value_error(t, "cannot remove local variables from FrameLocalsProxy");
	BbValue extra = extra_of(t, o, true), args[] = {key, missing};
	return bb_is_empty(extra) ? BB_EMPTY : bb_call_method(t, extra, "pop", args, 1 + !bb_is_empty(missing));
}

BB_CFUNCTION(proxy_delitem)
{
	return bb_is_empty(remove_key(t, self, args[0], BB_EMPTY)) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(proxy_pop)
{
	return remove_key(t, self, args[0], nargs > 1 ? args[1] : BB_EMPTY);
}

BB_CFUNCTION(proxy_contains)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(proxy_get)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	return found < 0 ? BB_EMPTY : found ? value : nargs > 1 ? args[1] : BB_NONE;
}

BB_CFUNCTION(proxy_setdefault)
{
	BbValue value;
	int found = look_up(t, self, args[0], &value);
	if (found)
		return found > 0 ? value : BB_EMPTY;
	value = nargs > 1 ? args[1] : BB_NONE;
	return store(t, self, args[0], value) ? value : BB_EMPTY;
}

BB_CFUNCTION(proxy_update)
{
	if (!bb_is_dict(args[0]) && !is_proxy(args[0]))
		return bb_type_error(t, "update() argument must be dict or another FrameLocalsProxy");
	return update(t, self, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(proxy_len)
{
	BbValue dict = contents(t, self);
	return bb_is_empty(dict) ? BB_EMPTY : bb_from_small(bb_length(t, dict));
}

/* What a method of dict says, as a list. */
static BbValue listed(BbThread *t, BbValue self, const char *method)
{
	BbValue dict = contents(t, self);
	BbValue view = bb_is_empty(dict) ? BB_EMPTY : bb_call_method(t, dict, method, NULL, 0);
	return bb_is_empty(view) ? BB_EMPTY : bb_list_from_iterable(t, view);
}

BB_CFUNCTION(proxy_keys)
{
	return listed(t, self, "keys");
}

BB_CFUNCTION(proxy_values)
{
	return listed(t, self, "values");
}

BB_CFUNCTION(proxy_items)
{
	return listed(t, self, "items");
}

BB_CFUNCTION(proxy_iter)
{
	BbValue keys = listed(t, self, "keys");
	return bb_is_empty(keys) ? BB_EMPTY : bb_iter(t, keys);
}

BB_CFUNCTION(proxy_reversed)
{
	return listed(t, self, "__reversed__");
}

BB_CFUNCTION(proxy_copy)
{
	return contents(t, self);
}

BB_CFUNCTION(proxy_repr)
{
	int entered = bb_repr_enter(t, self);
	if (entered)
		return entered < 0 ? BB_EMPTY : bb_str_from_text(t, "{...}");
	BbValue dict = contents(t, self);
	BbValue text = bb_is_empty(dict) ? BB_EMPTY : bb_repr(t, dict);
	bb_repr_leave(t, self);
	return text;
}

static BbValue join(BbThread *t, BbValue a, BbValue b)
{
	if ((!bb_is_dict(a) && !is_proxy(a)) || (!bb_is_dict(b) && !is_proxy(b)))
		return BB_NOT_IMPLEMENTED;
	BbValue one = contents(t, a), other = bb_is_empty(one) ? BB_EMPTY : contents(t, b);
	return bb_is_empty(other) ? BB_EMPTY : bb_binary(t, BB_OP_OR, one, other);
}

BB_CFUNCTION(proxy_or)
{
	return join(t, self, args[0]);
}

BB_CFUNCTION(proxy_ror)
{
	return join(t, args[0], self);
}

BB_CFUNCTION(proxy_ior)
{
	if (!bb_is_dict(args[0]) && !is_proxy(args[0]))
		return BB_NOT_IMPLEMENTED;
	return update(t, self, args[0]) ? self : BB_EMPTY;
}

static BbValue proxy_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (op != BB_COMPARE_EQ && op != BB_COMPARE_NE)
		return BB_NOT_IMPLEMENTED;
	if (is_proxy(other))
		return bb_bool((frame_of(self) == frame_of(other)) == (op == BB_COMPARE_EQ));
	BbValue dict = bb_is_dict(other) ? contents(t, self) : BB_NOT_IMPLEMENTED;
	return bb_is_dict(dict) ? bb_compare(t, op, dict, other) : dict;
}
BB_COMPARE_METHODS(proxy_compare)

static const BbBuiltin proxy_methods[] = {
	BB_METHOD(bb_frame_locals_type, "__contains__", proxy_contains, 1, 1, "Return bool(key in self)."),
	BB_METHOD(bb_frame_locals_type, "__delitem__", proxy_delitem, 1, 1, "Delete self[key]; variables stay."),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, eq),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, ge),
	BB_METHOD(bb_frame_locals_type, "__getitem__", proxy_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, gt),
	BB_METHOD(bb_frame_locals_type, "__ior__", proxy_ior, 1, 1, "Return self|=value."),
	BB_METHOD(bb_frame_locals_type, "__iter__", proxy_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, le),
	BB_METHOD(bb_frame_locals_type, "__len__", proxy_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, lt),
	BB_COMPARE_ENTRY(bb_frame_locals_type, proxy_compare, ne),
	BB_NEW(bb_frame_locals_type, proxy_new),
	BB_METHOD(bb_frame_locals_type, "__or__", proxy_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_frame_locals_type, "__repr__", proxy_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_frame_locals_type, "__reversed__", proxy_reversed, 0, 0, "The names, the last one first."),
	BB_METHOD(bb_frame_locals_type, "__ror__", proxy_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_frame_locals_type, "__setitem__", proxy_setitem, 2, 2, "Set the variable key to value."),
	BB_METHOD(bb_frame_locals_type, "copy", proxy_copy, 0, 0, "A dict of what is there now."),
	BB_METHOD(bb_frame_locals_type, "get", proxy_get, 1, 2, "The value for key, or default if there is none."),
	BB_METHOD(bb_frame_locals_type, "items", proxy_items, 0, 0, "A list of the (name, value) pairs."),
	BB_METHOD(bb_frame_locals_type, "keys", proxy_keys, 0, 0, "A list of the names."),
	BB_METHOD(bb_frame_locals_type, "pop", proxy_pop, 1, 2, "Remove and return what is no variable."),
	BB_METHOD(bb_frame_locals_type, "setdefault", proxy_setdefault, 1, 2, "The value for key, set if need be."),
	BB_METHOD(bb_frame_locals_type, "update", proxy_update, 1, 1, "Set what another mapping has."),
	BB_METHOD(bb_frame_locals_type, "values", proxy_values, 0, 0, "A list of the values."),
};

BbType bb_frame_locals_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = proxy_trace},
	.name = "FrameLocalsProxy",
	.module = "builtins",
	.flags = BB_TYPE_MAPPING | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(Proxy),
	.methods = proxy_methods,
	.method_count = BB_COUNT(proxy_methods),
	.hash = bb_unhashable,
};
