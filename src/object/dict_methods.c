/* SPDX-License-Identifier: MIT */
/*
 * The methods of dict.
 *
 * Everything that touches the table goes through dict.c.
 */
#include "object/dict_methods.h"

#include "object/dict.h"
#include "object/dict_views.h"
#include "object/error.h"
#include "object/hash_table.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"

static void dict_trace(BbTracer *tracer, void *cell)
{
	const BbDict *d = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&d->table));
	bb_trace_slot(tracer, &d->view_of);
}

/* ---- Construction. ---- */

BB_CFUNCTION(dict_new)
{
	BbDict *d = bb_instance_new(t, bb_to_pointer(args[0]));
	if (!d)
		return BB_EMPTY;
	bb_store_pointer(t, d, &d->table, &bb_table_empty_dict.table);
	return bb_from_pointer(d);
}

/* update() and __init__: a mapping or pairs, then keyword arguments. */
static bool update(BbThread *t, const char *function, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	if (!bb_args_check(t, function, nargs, BB_EMPTY, 0, 1))
		return false;
	if (nargs && !bb_dict_merge(t, self, args[0], 1))
		return false;
	size_t keywords = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	if (keywords == 0)
		return true;
	/* Together, so that others see all of them or none. */
	BbValue named = bb_dict_new(t, keywords);
	for (size_t i = 0; i < keywords; i++)
		if (bb_is_empty(named) || !bb_dict_set(t, named, bb_tuple_get(kwnames, i), args[nargs + i]))
			return false;
	return bb_dict_merge(t, self, named, 1);
}

BB_CFUNCTION(dict_init)
{
	return update(t, "dict", self, args, nargs, kwnames) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(dict_update)
{
	return update(t, "update", self, args, nargs, kwnames) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(dict_fromkeys)
{
	BbValue value = nargs > 1 ? args[1] : BB_NONE, key;
	BbValue dict = bb_call0(t, self);
	BbValue iterator = bb_is_empty(dict) ? dict : bb_iter(t, args[0]);
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	bool exact = bb_is_exact(dict, &bb_dict_type);
	int status;
	while ((status = bb_next(t, iterator, &key)) > 0)
		if (exact ? !bb_dict_set(t, dict, key, value) : !bb_setitem(t, dict, key, value))
			return BB_EMPTY;
	return status < 0 ? BB_EMPTY : dict;
}

/* ---- Repr, length, size. ---- */

BB_CFUNCTION(dict_repr)
{
	if (bb_dict_count(self) == 0)
		return bb_str_from_text(t, "{}");
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_str_from_text(t, "{...}");
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_text(&b, "{");
	size_t pos = 0;
	BbValue key, value;
	for (bool first = true; bb_dict_next(self, &pos, &key, &value); first = false)
		if ((!first && !bb_str_builder_add_text(&b, ", ")) || !bb_str_builder_add_repr(&b, key) ||
		    !bb_str_builder_add_text(&b, ": ") || !bb_str_builder_add_repr(&b, value))
			break;
	bb_str_builder_add_text(&b, "}");
	bb_repr_leave(t, self);
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(dict_len)
{
	return bb_from_small((intptr_t)bb_dict_len(t, self));
}

BB_CFUNCTION(dict_sizeof)
{
	const BbDictTable *table = bb_dict_table(bb_to_dict(self));
	size_t size = bb_type_of(self)->instance_size;
	if (table->capacity)
		size += table->entries_offset +
			(size_t)table->capacity *
				(table->layout == BB_TABLE_HASH ? sizeof(BbHashEntry) : sizeof(BbStrEntry));
	return bb_from_small((intptr_t)size);
}

/* ---- Items. ---- */

BbValue bb_dict_getitem(BbThread *t, BbValue dict, BbValue key)
{
	BbValue value;
	int found = bb_dict_get(t, dict, key, &value);
	if (BB_LIKELY(found > 0))
		return value;
	if (found < 0)
		return BB_EMPTY;
	BbType *type = bb_type_of(dict);
	if (type != &bb_dict_type) {
		BbValue missing = bb_type_lookup(t, type, BB_NAME(t, __missing__));
		if (!bb_is_empty(missing))
			return bb_call_special(t, missing, dict, &key, 1);
		if (bb_has_exception(t))
			return BB_EMPTY;
	}
	return bb_raise_key_error(t, key);
}

BB_CFUNCTION(dict_getitem)
{
	return bb_dict_getitem(t, self, args[0]);
}

BB_CFUNCTION(dict_setitem)
{
	return bb_dict_set(t, self, args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(dict_delitem)
{
	int deleted = bb_dict_delete(t, self, args[0]);
	if (deleted < 0)
		return BB_EMPTY;
	return deleted ? BB_NONE : bb_raise_key_error(t, args[0]);
}

BB_CFUNCTION(dict_contains)
{
	BbValue value;
	int found = bb_dict_get(t, self, args[0], &value);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(dict_get)
{
	BbValue value;
	int found = bb_dict_get(t, self, args[0], &value);
	if (found < 0)
		return BB_EMPTY;
	return found ? value : nargs > 1 ? args[1] : BB_NONE;
}

BB_CFUNCTION(dict_setdefault)
{
	return bb_dict_setdefault(t, self, args[0], nargs > 1 ? args[1] : BB_NONE);
}

BB_CFUNCTION(dict_pop)
{
	/* An empty dict doesn't ask for the hash. */
	BbValue value = bb_dict_count(self) ? bb_dict_pop(t, self, args[0]) : BB_EMPTY;
	if (!bb_is_empty(value) || bb_has_exception(t))
		return value;
	return nargs > 1 ? args[1] : bb_raise_key_error(t, args[0]);
}

BB_CFUNCTION(dict_popitem)
{
	BbTuple *pair = bb_tuple_alloc(t, 2);
	if (!pair)
		return BB_EMPTY;
	int found = bb_dict_popitem(t, self, &pair->items[0], &pair->items[1]);
	if (found < 0)
		return BB_EMPTY;
	return found ? bb_from_pointer(pair) : bb_raise(t, &bb_exc_KeyError, "popitem(): dictionary is empty");
}

BB_CFUNCTION(dict_clear)
{
	bb_dict_clear(t, self);
	return BB_NONE;
}

BB_CFUNCTION(dict_copy)
{
	return bb_dict_copy(t, self);
}

/* ---- Operators. ---- */

static BbValue dict_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_dict(other) || (op != BB_COMPARE_EQ && op != BB_COMPARE_NE))
		return BB_NOT_IMPLEMENTED;
	int equal = bb_dict_equal(t, self, other);
	return equal < 0 ? BB_EMPTY : bb_bool(equal == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(dict_compare)

BB_CFUNCTION(dict_or)
{
	return bb_is_dict(args[0]) ? bb_dict_union(t, self, args[0]) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(dict_ror)
{
	return bb_is_dict(args[0]) ? bb_dict_union(t, args[0], self) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(dict_ior)
{
	return bb_dict_merge(t, self, args[0], 1) ? self : BB_EMPTY;
}

/* ---- Views and iterators. ---- */

BB_CFUNCTION(dict_iter)
{
	return bb_dict_iterator_new(t, self, BB_VIEW_KEYS);
}

BB_CFUNCTION(dict_reversed)
{
	return bb_dict_reverse_iterator_new(t, self, BB_VIEW_KEYS);
}

BB_CFUNCTION(dict_keys)
{
	return bb_dict_view_new(t, self, BB_VIEW_KEYS);
}

BB_CFUNCTION(dict_values)
{
	return bb_dict_view_new(t, self, BB_VIEW_VALUES);
}

BB_CFUNCTION(dict_items)
{
	return bb_dict_view_new(t, self, BB_VIEW_ITEMS);
}

static const BbBuiltin dict_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_dict_type),
	BB_METHOD(bb_dict_type, "__contains__", dict_contains, 1, 1,
		  "True if the dictionary has the specified key, else False."),
	BB_METHOD(bb_dict_type, "__delitem__", dict_delitem, 1, 1, "Delete self[key]."),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, eq),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, ge),
	BB_METHOD(bb_dict_type, "__getitem__", dict_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, gt),
	BB_METHOD_KW(bb_dict_type, "__init__", dict_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_METHOD(bb_dict_type, "__ior__", dict_ior, 1, 1, "Return self|=value."),
	BB_METHOD(bb_dict_type, "__iter__", dict_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, le),
	BB_METHOD(bb_dict_type, "__len__", dict_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, lt),
	BB_COMPARE_ENTRY(bb_dict_type, dict_compare, ne),
	BB_NEW(bb_dict_type, dict_new),
	BB_METHOD(bb_dict_type, "__or__", dict_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_dict_type, "__repr__", dict_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_dict_type, "__reversed__", dict_reversed, 0, 0,
		  "Return an iterator over the keys, the last one first."),
	BB_METHOD(bb_dict_type, "__ror__", dict_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_dict_type, "__setitem__", dict_setitem, 2, 2, "Set self[key] to value."),
	BB_METHOD(bb_dict_type, "__sizeof__", dict_sizeof, 0, 0, "Return the size of the dict in memory, in bytes."),
	BB_METHOD(bb_dict_type, "clear", dict_clear, 0, 0, "Take all items out."),
	BB_METHOD(bb_dict_type, "copy", dict_copy, 0, 0, "Return a new dict with the same items."),
	BB_CLASS_METHOD(bb_dict_type, "fromkeys", dict_fromkeys, 1, 2,
			"Make a dict with the items of iterable as keys, all with one value."),
	BB_METHOD(bb_dict_type, "get", dict_get, 1, 2, "Return the value for key, or default if the key is not there."),
	BB_METHOD(bb_dict_type, "items", dict_items, 0, 0, "Return a view of the (key, value) pairs."),
	BB_METHOD(bb_dict_type, "keys", dict_keys, 0, 0, "Return a view of the keys."),
	BB_METHOD(bb_dict_type, "pop", dict_pop, 1, 2,
		  "Take a key out and return its value.\n\nWithout the key: default if given, else KeyError."),
	BB_METHOD(bb_dict_type, "popitem", dict_popitem, 0, 0,
		  "Take the item that was inserted last out and return it as (key, value).\n\n"
		  "Raises KeyError if there is none."),
	BB_METHOD(bb_dict_type, "setdefault", dict_setdefault, 1, 2,
		  "Return the value for key; insert key with default first if it is not there."),
	BB_METHOD_KW(bb_dict_type, "update", dict_update,
		     "Take over the items of a mapping or of an iterable of pairs, then keyword arguments."),
	BB_METHOD(bb_dict_type, "values", dict_values, 0, 0, "Return a view of the values."),
};

BbType bb_dict_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = dict_trace},
	.name = "dict",
	.module = "builtins",
	.doc = BB_DOC("dict(), dict(mapping), dict(iterable of pairs), each with **kwargs\n\n"
		      "A mapping from keys to values, in order of insertion."),
	.flags = BB_TYPE_BASE | BB_TYPE_MAPPING | BB_TYPE_MATCH_SELF | BB_TYPE_IS_DICT | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbDict),
	.methods = dict_methods,
	.method_count = BB_COUNT(dict_methods),
	.hash = bb_unhashable,
};
