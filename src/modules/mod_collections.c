/* SPDX-License-Identifier: MIT */
/*
 * Module _collections: defaultdict, and what namedtuple and Counter are made of; deque is in collections_deque.c.
 *
 * Threading: a defaultdict's items are guarded as a dict's; its factory is a published slot.
 */
#include "modules/mod_collections.h"

#include "modules/collections_deque.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

/* ---- defaultdict. ---- */

typedef struct DefaultDict {
	BbDict dict;
	BbSlot factory; /* EMPTY: None */
} DefaultDict;

static BbType defaultdict_type;

static void defaultdict_trace(BbTracer *tracer, void *cell)
{
	bb_dict_type.kind.trace(tracer, cell);
	bb_trace_slot(tracer, &((const DefaultDict *)cell)->factory);
}

static BbValue get_factory(BbThread *t, BbValue self)
{
	BbValue factory = bb_slot_load(&((const DefaultDict *)bb_to_pointer(self))->factory);
	return bb_is_empty(factory) ? BB_NONE : factory;
}

static bool set_factory(BbThread *t, BbValue self, BbValue value)
{
	DefaultDict *d = bb_to_pointer(self);
	bb_store(t, d, &d->factory, value);
	return true;
}

BB_CFUNCTION(defaultdict_init)
{
	BbValue factory = nargs ? args[0] : BB_NONE;
	if (!bb_is_none(factory) && !bb_is_callable(factory))
		return bb_type_error(t, "first argument must be callable or None");
	if (!set_factory(t, self, factory))
		return BB_EMPTY;
	const BbBuiltin *init = bb_to_pointer(bb_special(&bb_dict_type, BB_SP_INIT));
	size_t skip = nargs ? 1 : 0;
	return init->function(t, self, args + skip, nargs - skip, kwnames);
}

BB_CFUNCTION(defaultdict_missing)
{
	BbValue factory = get_factory(t, self);
	if (bb_is_none(factory))
		return bb_raise_key_error(t, args[0]);
	BbValue value = bb_call0(t, factory);
	if (bb_is_empty(value))
		return value;
	if (bb_is(bb_special(bb_type_of(self), BB_SP_SETITEM), bb_special(&bb_dict_type, BB_SP_SETITEM)))
		return bb_dict_setdefault(t, self, args[0], value);
	return bb_setitem(t, self, args[0], value) ? value : BB_EMPTY;
}

BB_CFUNCTION(defaultdict_copy)
{
	return bb_call2(t, bb_from_pointer(bb_type_of(self)), get_factory(t, self), self);
}

BB_CFUNCTION(defaultdict_repr)
{
	BbValue base = bb_call_special(t, bb_special(&bb_dict_type, BB_SP_REPR), self, NULL, 0);
	if (bb_is_empty(base))
		return base;
	BbValue factory = get_factory(t, self), shown;
	int entered = bb_is_none(factory) ? 0 : bb_repr_enter(t, factory);
	if (entered < 0)
		return BB_EMPTY;
	shown = entered ? bb_intern_text(t, "...") : bb_repr(t, factory);
	if (!entered && !bb_is_none(factory))
		bb_repr_leave(t, factory);
	return bb_is_empty(shown) ? shown : bb_format(t, "%s(%S, %S)", bb_type_of(self)->name, shown, base);
}

BB_CFUNCTION(defaultdict_reduce)
{
	BbValue factory = get_factory(t, self);
	BbValue arguments = bb_is_none(factory) ? bb_tuple_empty(t) : bb_tuple_from(t, &factory, 1);
	BbValue view = bb_is_empty(arguments) ? arguments : bb_call_method(t, self, "items", NULL, 0);
	BbValue iterator = bb_is_empty(view) ? view : bb_iter(t, view);
	BbValue parts[] = {bb_from_pointer(bb_type_of(self)), arguments, BB_NONE, BB_NONE, iterator};
	return bb_is_empty(iterator) ? iterator : bb_tuple_from(t, parts, 5);
}

/* A defaultdict with the items of a, then of b. */
static BbValue join(BbThread *t, BbValue self, BbValue a, BbValue b)
{
	if (!bb_is_dict(a) || !bb_is_dict(b))
		return BB_NOT_IMPLEMENTED;
	BbValue new = bb_call2(t, bb_from_pointer(bb_type_of(self)), get_factory(t, self), a);
	if (bb_is_empty(new) || !bb_is_dict(new))
		return bb_is_empty(new) ? new : BB_NOT_IMPLEMENTED;
	return bb_dict_merge(t, new, b, 1) ? new : BB_EMPTY;
}

BB_CFUNCTION(defaultdict_or)
{
	return join(t, self, self, args[0]);
}

BB_CFUNCTION(defaultdict_ror)
{
	return join(t, self, args[0], self);
}

static const BbBuiltin defaultdict_methods[] = {
	BB_METHOD(defaultdict_type, "__copy__", defaultdict_copy, 0, 0, "D.copy() -> a shallow copy of D."),
	BB_METHOD_KW(defaultdict_type, "__init__", defaultdict_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_METHOD(defaultdict_type, "__missing__", defaultdict_missing, 1, 1,
		  "Make the value for a key that is not there by calling default_factory, and insert it."),
	BB_METHOD(defaultdict_type, "__or__", defaultdict_or, 1, 1, "Return self|value."),
	BB_METHOD(defaultdict_type, "__reduce__", defaultdict_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(defaultdict_type, "__repr__", defaultdict_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(defaultdict_type, "__ror__", defaultdict_ror, 1, 1, "Return value|self."),
	BB_METHOD(defaultdict_type, "copy", defaultdict_copy, 0, 0, "D.copy() -> a shallow copy of D."),
	BB_GETSET(defaultdict_type, "default_factory", get_factory, set_factory,
		  "Factory for default value called by __missing__()."),
};
static BbType defaultdict_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = defaultdict_trace},
	.name = "defaultdict",
	.module = "collections",
	.doc = BB_DOC("defaultdict(default_factory=None, /, [...])\n\n"
		      "A dict that makes the value for a missing key by calling default_factory without arguments."),
	.flags = BB_TYPE_BASE | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(DefaultDict),
	.base = &bb_dict_type,
	.methods = defaultdict_methods,
	.method_count = BB_COUNT(defaultdict_methods),
	.hash = bb_unhashable,
};

/* ---- Fields of named tuples. ---- */

typedef struct TupleGetter {
	BbObject header;
	size_t index;
	BbSlot doc;
} TupleGetter;

static BbType tuplegetter_type;

static void tuplegetter_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((const TupleGetter *)cell)->doc);
}

BB_CFUNCTION(tuplegetter_new)
{
	intptr_t index;
	if (!bb_args_check(t, "_tuplegetter", nargs - 1, kwnames, 2, 2) || !bb_index_ssize(t, args[1], false, &index))
		return BB_EMPTY;
	if (index < 0)
		return bb_value_error(t, "index must be non-negative");
	TupleGetter *g = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!g)
		return BB_EMPTY;
	g->index = (size_t)index;
	bb_store(t, g, &g->doc, args[2]);
	return bb_from_pointer(g);
}

BB_CFUNCTION(tuplegetter_get)
{
	const TupleGetter *g = bb_to_pointer(self);
	if (bb_is_none(args[0]))
		return self;
	if (!bb_is_tuple(args[0]))
		return bb_type_error(t, "descriptor for index '%zu' for tuple subclasses doesn't apply to '%T' object",
				     g->index, args[0]);
	if (g->index >= bb_tuple_count(args[0]))
		return bb_index_error(t, "tuple index out of range");
	return bb_tuple_get(args[0], g->index);
}

BB_CFUNCTION(tuplegetter_set)
{
	return bb_raise(t, &bb_exc_AttributeError, "can't set attribute");
}

BB_CFUNCTION(tuplegetter_delete)
{
	return bb_raise(t, &bb_exc_AttributeError, "can't delete attribute");
}

static BbValue get_doc(BbThread *t, BbValue self)
{
	BbValue doc = bb_slot_load(&((const TupleGetter *)bb_to_pointer(self))->doc);
	return bb_is_empty(doc) ? BB_NONE : doc;
}

static bool set_doc(BbThread *t, BbValue self, BbValue value)
{
	TupleGetter *g = bb_to_pointer(self);
	bb_store(t, g, &g->doc, value);
	return true;
}

BB_CFUNCTION(tuplegetter_reduce)
{
	const TupleGetter *g = bb_to_pointer(self);
	BbValue arguments = bb_tuple_pair(t, bb_from_small((intptr_t)g->index), get_doc(t, self));
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), arguments);
}

BB_CFUNCTION(tuplegetter_repr)
{
	return bb_format(t, "_tuplegetter(%zu, %R)", ((const TupleGetter *)bb_to_pointer(self))->index,
			 get_doc(t, self));
}

static const BbBuiltin tuplegetter_methods[] = {
	BB_METHOD(tuplegetter_type, "__delete__", tuplegetter_delete, 1, 1, "Raises AttributeError."),
	BB_GETSET(tuplegetter_type, "__doc__", get_doc, set_doc, NULL),
	BB_METHOD(tuplegetter_type, "__get__", tuplegetter_get, 1, 2, "Return the tuple's item."),
	BB_NEW(tuplegetter_type, tuplegetter_new),
	BB_METHOD(tuplegetter_type, "__reduce__", tuplegetter_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(tuplegetter_type, "__repr__", tuplegetter_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(tuplegetter_type, "__set__", tuplegetter_set, 2, 2, "Raises AttributeError."),
};
static BbType tuplegetter_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = tuplegetter_trace},
	.name = "_tuplegetter",
	.module = "collections",
	.flags = BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(TupleGetter),
	.methods = tuplegetter_methods,
	.method_count = BB_COUNT(tuplegetter_methods),
};

/* ---- Counting. ---- */

static BbValue plus_one(BbThread *t, BbValue count)
{
	return bb_is_small(count) && bb_to_small(count) < BB_SMALL_MAX
		       ? bb_from_small(bb_to_small(count) + 1)
		       : bb_binary(t, BB_OP_ADD, count, bb_from_small(1));
}

BB_CFUNCTION(count_elements)
{
	BbValue mapping = args[0], iterator = bb_iter(t, args[1]), item;
	if (bb_is_empty(iterator))
		return iterator;
	bool plain = bb_is_dict(mapping) &&
		     bb_is(bb_special(bb_type_of(mapping), BB_SP_SETITEM), bb_special(&bb_dict_type, BB_SP_SETITEM)) &&
		     bb_is(bb_type_lookup(t, bb_type_of(mapping), BB_NAME(t, get)),
			   bb_type_lookup(t, &bb_dict_type, BB_NAME(t, get)));
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		BbValue count = bb_from_small(0), get_args[2] = {item, bb_from_small(0)};
		if (plain) {
			if (bb_dict_get(t, mapping, item, &count) < 0)
				return BB_EMPTY;
		} else {
			count = bb_call_method(t, mapping, "get", get_args, 2);
		}
		count = bb_is_empty(count) ? count : plus_one(t, count);
		if (bb_is_empty(count))
			return count;
		if (plain ? !bb_dict_set(t, mapping, item, count) : !bb_setitem(t, mapping, item, count))
			return BB_EMPTY;
	}
	return status < 0 ? BB_EMPTY : BB_NONE;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_count_elements", count_elements, 2, 2, "Count elements in the iterable, updating the mapping"),
};

static bool collections_init(BbThread *t, BbValue module)
{
	return bb_modules_add_type(t, module, &bb_collections_deque_type) &&
	       bb_modules_add_type(t, module, &defaultdict_type) &&
	       bb_modules_add_type(t, module, &bb_collections_deque_iterator_type) &&
	       bb_modules_add_type(t, module, &bb_collections_deque_reverse_iterator_type) &&
	       bb_modules_add_type(t, module, &tuplegetter_type);
}

const BbModuleDef bb_mod_collections = {
	.name = "_collections",
	.doc = BB_DOC("The native part of collections."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = collections_init,
};
