/* SPDX-License-Identifier: MIT */
/*
 * Module _functools: partial, reduce, cmp_to_key; lru_cache's wrapper is in functools_cache.c.
 *
 * Threading: a partial's parts are published slots, set at creation and by __setstate__; a call loads each once.
 */
#include "modules/mod_functools.h"

#include "modules/functools_cache.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

#include <stddef.h>

/* ---- Placeholder. ---- */

static BbType placeholder_type;
static BbObject placeholder = BB_STATIC_OBJECT(placeholder_type);
#define PLACEHOLDER (bb_from_pointer(&placeholder))

BB_CFUNCTION(placeholder_new)
{
	if (nargs > 1 || (!bb_is_empty(kwnames) && bb_tuple_count(kwnames)))
		return bb_type_error(t, "_PlaceholderType takes no arguments");
	return PLACEHOLDER;
}

BB_CFUNCTION(placeholder_text)
{
	return bb_intern_text(t, "Placeholder");
}

static const BbBuiltin placeholder_methods[] = {
	BB_NEW(placeholder_type, placeholder_new),
	BB_METHOD(placeholder_type, "__reduce__", placeholder_text, 0, 0, "Return state information for pickling."),
	BB_METHOD(placeholder_type, "__repr__", placeholder_text, 0, 0, "Return repr(self)."),
};
static BbType placeholder_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "_PlaceholderType",
	.module = "functools",
	.doc = BB_DOC("The type of the Placeholder singleton.\n\n"
		      "Used as a placeholder for partial arguments."),
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbObject),
	.methods = placeholder_methods,
	.method_count = BB_COUNT(placeholder_methods),
};

/* ---- partial. ---- */

typedef struct Partial {
	BbObject header;
	BbSlot function;
	BbSlot args;	 /* tuple; may contain placeholders, but not as the last */
	BbSlot keywords; /* dict */
	BbInstance part;
} Partial;

static BbType partial_type;

static void partial_trace(BbTracer *tracer, void *cell)
{
	Partial *p = cell;
	bb_trace_slot(tracer, &p->function);
	bb_trace_slot(tracer, &p->args);
	bb_trace_slot(tracer, &p->keywords);
	bb_instance_trace(tracer, &p->header, &partial_type);
}

static size_t count_placeholders(BbValue tuple)
{
	size_t count = 0;
	for (size_t i = 0; i < bb_tuple_count(tuple); i++)
		count += bb_is(bb_tuple_get(tuple, i), PLACEHOLDER);
	return count;
}

/* own with its placeholders replaced by the first of the n values, and the rest of them behind it.  Where `partly' is
 * set there may be too few values: then placeholders stay. */
static BbValue fill(BbThread *t, BbValue own, const BbValue *values, size_t n, bool partly)
{
	size_t holes = count_placeholders(own), count = bb_tuple_count(own), used = 0;
	if (n < holes && !partly)
		return bb_type_error(
			t, "missing positional arguments in 'partial' call; expected at least %zu, got %zu", holes, n);
	if (n == 0)
		return own;
	BbTuple *all = bb_tuple_alloc(t, count + (n > holes ? n - holes : 0));
	if (!all)
		return BB_EMPTY;
	for (size_t i = 0; i < count; i++) {
		BbValue v = bb_tuple_get(own, i);
		all->items[i] = bb_is(v, PLACEHOLDER) && used < n ? values[used++] : v;
	}
	for (size_t i = count; used < n; i++)
		all->items[i] = values[used++];
	return bb_from_pointer(all);
}

/* A copy of keywords (EMPTY: none) with the call's own added. */
static BbValue merge_keywords(BbThread *t, BbValue keywords, const BbValue *values, BbValue kwnames)
{
	BbValue merged = bb_is_empty(keywords) ? bb_dict_new(t, 0) : bb_dict_copy(t, keywords);
	for (size_t i = 0; !bb_is_empty(merged) && !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++)
		if (!bb_dict_set(t, merged, bb_tuple_get(kwnames, i), values[i]))
			return BB_EMPTY;
	return merged;
}

BB_CFUNCTION(partial_new)
{
	if (nargs < 2)
		return bb_type_error(t, "type 'partial' takes at least one argument");
	BbValue function = args[1], own = BB_EMPTY, keywords = BB_EMPTY;
	if (!bb_is_callable(function))
		return bb_type_error(t, "the first argument must be callable");
	if (nargs > 2 && bb_is(args[nargs - 1], PLACEHOLDER))
		return bb_type_error(t, "trailing Placeholders are not allowed");
	for (size_t i = 0; !bb_is_empty(kwnames) && i < bb_tuple_count(kwnames); i++)
		if (bb_is(args[nargs + i], PLACEHOLDER))
			return bb_type_error(t, "Placeholder cannot be passed as a keyword argument");
	if (bb_is_exact(function, &partial_type)) {
		const Partial *inner = bb_to_pointer(function);
		own = bb_slot_load(&inner->args);
		keywords = bb_slot_load(&inner->keywords);
		own = fill(t, own, args + 2, nargs - 2, true);
		function = bb_slot_load(&inner->function);
	} else {
		own = bb_tuple_from(t, args + 2, nargs - 2);
	}
	if (bb_is_empty(own) || bb_is_empty(keywords = merge_keywords(t, keywords, args + nargs, kwnames)))
		return BB_EMPTY;
	Partial *p = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!p)
		return BB_EMPTY;
	bb_store(t, p, &p->function, function);
	bb_store(t, p, &p->args, own);
	bb_store(t, p, &p->keywords, keywords);
	return bb_from_pointer(p);
}

static BbValue partial_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const Partial *p = bb_to_pointer(self);
	BbValue function = bb_slot_load(&p->function), own = bb_slot_load(&p->args),
		keywords = bb_slot_load(&p->keywords);
	if (bb_is_exact(keywords, &bb_dict_type) && bb_dict_count(keywords) == 0) {
		size_t count = bb_tuple_count(own), named = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
		BbValue few[8];
		if (count + nargs + named <= BB_COUNT(few) && count_placeholders(own) == 0) {
			for (size_t i = 0; i < count; i++)
				few[i] = bb_tuple_get(own, i);
			for (size_t i = 0; i < nargs + named; i++)
				few[count + i] = args[i];
			return bb_call(t, function, few, count + nargs, kwnames);
		}
	}
	BbValue all = fill(t, own, args, nargs, false);
	BbValue merged = bb_is_empty(all) ? all : merge_keywords(t, keywords, args + nargs, kwnames);
	return bb_is_empty(merged) ? merged : bb_call_tuple(t, function, all, merged);
}

BB_CFUNCTION(partial_call_method)
{
	return partial_call(t, self, args, nargs, kwnames);
}

BB_CFUNCTION(partial_get)
{
	return bb_is_none(args[0]) ? self : bb_method_new(t, self, args[0]);
}

BB_CFUNCTION(partial_repr)
{
	const Partial *p = bb_to_pointer(self);
	int entered = bb_repr_enter(t, self);
	if (entered)
		return entered < 0 ? BB_EMPTY : bb_intern_text(t, "...");
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	BbValue module = bb_type_module(t, bb_type_of(self)),
		name = bb_is_empty(module) ? module : bb_type_qualname(t, bb_type_of(self));
	BbValue shown = bb_is_empty(name) ? name : bb_format(t, "%S.%S(", module, name);
	BbValue own = bb_slot_load(&p->args), pairs = BB_EMPTY;
	if (!bb_is_empty(shown) && bb_str_builder_add_str(&b, shown) &&
	    bb_str_builder_add_repr(&b, bb_slot_load(&p->function))) {
		for (size_t i = 0; !b.failed && i < bb_tuple_count(own); i++) {
			bb_str_builder_add_text(&b, ", ");
			bb_str_builder_add_repr(&b, bb_tuple_get(own, i));
		}
		pairs = b.failed ? BB_EMPTY : bb_dict_snapshot(t, bb_slot_load(&p->keywords));
		for (size_t i = 0; !bb_is_empty(pairs) && !b.failed && i < bb_tuple_count(pairs); i += 2) {
			BbValue key = bb_str(t, bb_tuple_get(pairs, i));
			bb_str_builder_add_text(&b, ", ");
			if (bb_is_empty(key) || !bb_str_builder_add_str(&b, key))
				break;
			bb_str_builder_add_text(&b, "=");
			bb_str_builder_add_repr(&b, bb_tuple_get(pairs, i + 1));
		}
		bb_str_builder_add_text(&b, ")");
	}
	bb_repr_leave(t, self);
	return bb_is_empty(pairs) || bb_has_exception(t) ? BB_EMPTY : bb_str_builder_finish(&b);
}

BB_CFUNCTION(partial_reduce)
{
	const Partial *p = bb_to_pointer(self);
	BbValue function = bb_slot_load(&p->function), dict = bb_instance_dict(t, self);
	if (bb_is_empty(dict))
		return dict;
	BbValue state[] = {function, bb_slot_load(&p->args), bb_slot_load(&p->keywords),
			   bb_dict_count(dict) ? dict : BB_NONE};
	BbValue parts[] = {bb_from_pointer(bb_type_of(self)), bb_tuple_from(t, &function, 1),
			   bb_tuple_from(t, state, 4)};
	return bb_is_empty(parts[1]) || bb_is_empty(parts[2]) ? BB_EMPTY : bb_tuple_from(t, parts, 3);
}

/* Makes the attributes those of a dict, or none. */
static bool replace_dict(BbThread *t, BbValue self, BbValue attributes)
{
	BbValue dict = bb_instance_dict(t, self);
	if (bb_is_empty(dict))
		return false;
	bb_dict_clear(t, dict);
	return bb_is_none(attributes) || bb_dict_merge(t, dict, attributes, 1);
}

BB_CFUNCTION(partial_setstate)
{
	Partial *p = bb_to_pointer(self);
	BbValue v[4] = {BB_EMPTY, BB_EMPTY, BB_EMPTY, BB_EMPTY};
	for (size_t i = 0; i < 4 && bb_is_tuple(args[0]) && bb_tuple_count(args[0]) == 4; i++)
		v[i] = bb_tuple_get(args[0], i);
	if (bb_is_empty(v[0]) || !bb_is_callable(v[0]) || !bb_is_tuple(v[1]) ||
	    (!bb_is_none(v[2]) && !bb_is_dict(v[2])))
		return bb_type_error(t, "invalid partial state");
	size_t count = bb_tuple_count(v[1]);
	if (count && bb_is(bb_tuple_get(v[1], count - 1), PLACEHOLDER))
		return bb_type_error(t, "trailing Placeholders are not allowed");
	BbValue own = bb_is_exact(v[1], &bb_tuple_type) ? v[1] : bb_tuple_from(t, bb_to_tuple(v[1])->items, count);
	BbValue keywords = bb_is_exact(v[2], &bb_dict_type) ? v[2]
			   : bb_is_none(v[2])		    ? bb_dict_new(t, 0)
							    : bb_dict_copy(t, v[2]);
	if (bb_is_empty(own) || bb_is_empty(keywords) || !replace_dict(t, self, v[3]))
		return BB_EMPTY;
	bb_store(t, p, &p->function, v[0]);
	bb_store(t, p, &p->args, own);
	bb_store(t, p, &p->keywords, keywords);
	return BB_NONE;
}

static BbValue get_function(BbThread *t, BbValue self)
{
	return bb_slot_load(&((const Partial *)bb_to_pointer(self))->function);
}

static BbValue get_args(BbThread *t, BbValue self)
{
	return bb_slot_load(&((const Partial *)bb_to_pointer(self))->args);
}

static BbValue get_keywords(BbThread *t, BbValue self)
{
	return bb_slot_load(&((const Partial *)bb_to_pointer(self))->keywords);
}

static BbValue get_dict(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

static bool set_dict(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value))
		return !bb_is_empty(bb_type_error(t, "cannot delete __dict__"));
	if (!bb_is_dict(value))
		return !bb_is_empty(bb_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", value));
	return replace_dict(t, self, value);
}

static const BbBuiltin partial_methods[] = {
	BB_METHOD_KW(partial_type, "__call__", partial_call_method, "Call self as a function."),
	BB_CLASS_GETITEM_ENTRY(partial_type),
	BB_GETSET(partial_type, "__dict__", get_dict, set_dict, "The attributes."),
	BB_METHOD(partial_type, "__get__", partial_get, 1, 2, "Return self bound to an instance."),
	BB_NEW(partial_type, partial_new),
	BB_METHOD(partial_type, "__reduce__", partial_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(partial_type, "__repr__", partial_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(partial_type, "__setstate__", partial_setstate, 1, 1, "Set what __reduce__ returned as state."),
	BB_GETSET(partial_type, "args", get_args, bb_readonly_setter, "tuple of arguments to future partial calls"),
	BB_GETSET(partial_type, "func", get_function, bb_readonly_setter,
		  "function object to use in future partial calls"),
	BB_GETSET(partial_type, "keywords", get_keywords, bb_readonly_setter,
		  "dictionary of keyword arguments to future partial calls"),
};
static BbType partial_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = partial_trace},
	.name = "partial",
	.module = "functools",
	.doc = BB_DOC("partial(func, /, *args, **keywords)\n--\n\n"
		      "A function with some arguments given already; Placeholder leaves a position open."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Partial),
	.instance_offset = offsetof(Partial, part),
	.methods = partial_methods,
	.method_count = BB_COUNT(partial_methods),
	.call = partial_call,
};

/* ---- cmp_to_key. ---- */

typedef struct Key {
	BbObject header;
	BbValue compare;
	BbSlot object; /* EMPTY: this is what cmp_to_key returned */
} Key;

static BbType key_type;
BB_PARAMS(key_params, "K", 0, 1, 1, "obj");
BB_PARAMS(cmp_params, "cmp_to_key", 0, 1, 1, "mycmp");

static void key_trace(BbTracer *tracer, void *cell)
{
	const Key *key = cell;
	bb_trace(tracer, key->compare);
	bb_trace_slot(tracer, &key->object);
}

static BbValue key_new(BbThread *t, BbValue compare, BbValue object)
{
	Key *key = bb_object_new(t, &key_type, sizeof(Key));
	if (!key)
		return BB_EMPTY;
	key->compare = compare;
	bb_store(t, key, &key->object, object);
	return bb_from_pointer(key);
}

static BbValue key_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue object;
	if (!bb_args_bind(t, &key_params, args, nargs, kwnames, &object))
		return BB_EMPTY;
	return key_new(t, ((const Key *)bb_to_pointer(self))->compare, object);
}

BB_CFUNCTION(key_call_method)
{
	return key_call(t, self, args, nargs, kwnames);
}

static BbValue key_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_exact(other, &key_type))
		return bb_type_error(t, "other argument must be K instance");
	const Key *a = bb_to_pointer(self), *b = bb_to_pointer(other);
	BbValue x = bb_slot_load(&a->object), y = bb_slot_load(&b->object);
	if (bb_is_empty(x) || bb_is_empty(y))
		return bb_raise(t, &bb_exc_AttributeError, "object");
	BbValue sign = bb_call2(t, a->compare, x, y);
	return bb_is_empty(sign) ? sign : bb_compare(t, op, sign, bb_from_small(0));
}
BB_COMPARE_METHODS(key_compare)

static BbValue get_object(BbThread *t, BbValue self)
{
	BbValue v = bb_slot_load(&((const Key *)bb_to_pointer(self))->object);
	return bb_is_empty(v)
		       ? bb_raise(t, &bb_exc_AttributeError, "'functools.KeyWrapper' object has no attribute 'obj'")
		       : v;
}

static bool set_object(BbThread *t, BbValue self, BbValue value)
{
	Key *key = bb_to_pointer(self);
	bb_store(t, key, &key->object, value);
	return true;
}

static const BbBuiltin key_methods[] = {
	BB_METHOD_KW(key_type, "__call__", key_call_method, "Call self as a function."),
	BB_COMPARE_ENTRY(key_type, key_compare, eq),
	BB_COMPARE_ENTRY(key_type, key_compare, ge),
	BB_COMPARE_ENTRY(key_type, key_compare, gt),
	BB_COMPARE_ENTRY(key_type, key_compare, le),
	BB_COMPARE_ENTRY(key_type, key_compare, lt),
	BB_COMPARE_ENTRY(key_type, key_compare, ne),
	BB_GETSET(key_type, "obj", get_object, set_object, "Value wrapped by a key function."),
};
static BbType key_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = key_trace},
	.name = "KeyWrapper",
	.module = "functools",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Key),
	.methods = key_methods,
	.method_count = BB_COUNT(key_methods),
	.hash = bb_unhashable,
	.call = key_call,
};

BB_CFUNCTION(cmp_to_key)
{
	BbValue compare;
	if (!bb_args_bind(t, &cmp_params, args, nargs, kwnames, &compare))
		return BB_EMPTY;
	return key_new(t, compare, BB_EMPTY);
}

/* ---- reduce. ---- */

BB_PARAMS(reduce_params, "reduce", 2, 3, 2, "", "", "initial");

BB_CFUNCTION(reduce)
{
	BbValue v[3], item;
	if (!bb_args_bind(t, &reduce_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbValue iterator = bb_iter(t, v[1]), result = v[2];
	if (bb_is_empty(iterator)) {
		if (bb_exception_matches(t, &bb_exc_TypeError)) {
			bb_exception_clear(t);
			bb_type_error(t, "reduce() arg 2 must support iteration");
		}
		return BB_EMPTY;
	}
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		result = bb_is_empty(result) ? item : bb_call2(t, v[0], result, item);
		if (bb_is_empty(result))
			return result;
	}
	if (status < 0)
		return BB_EMPTY;
	return bb_is_empty(result) ? bb_type_error(t, "reduce() of empty iterable with no initial value") : result;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION_KW("cmp_to_key", cmp_to_key, "Make a key function of one that compares two items."),
	BB_FUNCTION_KW("reduce", reduce,
		       "reduce(function, iterable[, initial]) -> value\n\n"
		       "Call function with what it returned last and the next item, from left to right."),
};

static bool functools_init(BbThread *t, BbValue module)
{
	return bb_type_ready(t, &key_type) && bb_modules_add_type(t, module, &placeholder_type) &&
	       bb_modules_add(t, module, "Placeholder", PLACEHOLDER) && bb_modules_add_type(t, module, &partial_type) &&
	       bb_type_set_text(t, &partial_type, "__doc__", bb_str_from_text(t, partial_type.doc)) &&
	       bb_functools_cache_init(t) && bb_modules_add_type(t, module, &bb_functools_cache_type);
}

const BbModuleDef bb_mod_functools = {
	.name = "_functools",
	.doc = BB_DOC("The native part of functools."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = functools_init,
};
