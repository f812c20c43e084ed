/* SPDX-License-Identifier: MIT */
/*
 * Views of dicts, and the iterators over dicts.
 *
 * Threading: see dict_views.h.  The set operations of views work on a set made from what the view shows at one moment.
 */
#include "object/dict_views.h"

#include "object/error.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/mappingproxy.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/tuple.h"

static BbType *const view_types[] = {&bb_dict_keys_type, &bb_dict_values_type, &bb_dict_items_type};
static BbType *const iterator_types[] = {&bb_dict_key_iterator_type, &bb_dict_value_iterator_type,
					 &bb_dict_item_iterator_type};
static BbType *const reverse_types[] = {&bb_dict_reverse_key_iterator_type, &bb_dict_reverse_value_iterator_type,
					&bb_dict_reverse_item_iterator_type};

static BbValue dict_of(BbValue view)
{
	return ((const BbDictView *)bb_to_pointer(view))->dict;
}

static BbViewKind kind_of(BbValue view)
{
	return bb_is_exact(view, &bb_dict_keys_type)	 ? BB_VIEW_KEYS
	       : bb_is_exact(view, &bb_dict_values_type) ? BB_VIEW_VALUES
							 : BB_VIEW_ITEMS;
}

BbValue bb_dict_view_new(BbThread *t, BbValue dict, BbViewKind kind)
{
	BbDictView *view = bb_object_new(t, view_types[kind], sizeof(BbDictView));
	if (!view)
		return BB_EMPTY;
	view->dict = dict;
	return bb_from_pointer(view);
}

bool bb_dict_view_of_dict(BbValue v, BbValue *owner, BbViewKind *kind)
{
	*owner = v;
	*kind = BB_VIEW_KEYS;
	if (bb_is_exact(v, &bb_dict_keys_type) || bb_is_exact(v, &bb_dict_values_type) ||
	    bb_is_exact(v, &bb_dict_items_type)) {
		*owner = dict_of(v);
		*kind = kind_of(v);
	}
	return bb_is_exact(*owner, &bb_dict_type);
}

/* ---- Iterators. ---- */

static BbValue iterator_make(BbThread *t, BbType *type, BbValue dict, size_t position)
{
	BbDictIterator *it = bb_object_new(t, type, sizeof(BbDictIterator));
	if (BB_UNLIKELY(!it))
		return BB_EMPTY;
	size_t count = bb_dict_len(t, dict);
	bb_published_store(&it->position, position);
	bb_published_store(&it->count, count);
	bb_published_store(&it->left, count);
	bb_store(t, it, &it->dict, dict);
	return bb_from_pointer(it);
}

BbValue bb_dict_iterator_new(BbThread *t, BbValue dict, BbViewKind kind)
{
	return iterator_make(t, iterator_types[kind], dict, 0);
}

BbValue bb_dict_reverse_iterator_new(BbThread *t, BbValue dict, BbViewKind kind)
{
	return iterator_make(t, reverse_types[kind], dict, SIZE_MAX);
}

/* Moves the iterator on: true and an item; false: exhausted, or an exception is pending. */
static bool step(BbThread *t, BbDictIterator *it, bool reverse, BbValue *key, BbValue *value)
{
	BbValue dict = bb_slot_load(&it->dict);
	if (BB_UNLIKELY(bb_is_empty(dict)))
		return false;
	size_t position = bb_published_load_relaxed(&it->position), left = bb_published_load_relaxed(&it->left);
	if (BB_UNLIKELY(bb_published_load_relaxed(&it->count) != bb_dict_count(dict))) {
		bb_published_store_relaxed(&it->count, UINTPTR_MAX);
		bb_runtime_error(t, "dictionary changed size during iteration");
		return false;
	}
	if (!(reverse ? bb_dict_previous(dict, &position, key, value) : bb_dict_next(dict, &position, key, value))) {
		bb_store(t, it, &it->dict, BB_EMPTY);
		return false;
	}
	if (BB_UNLIKELY(left == 0)) {
		bb_store(t, it, &it->dict, BB_EMPTY);
		bb_runtime_error(t, "dictionary keys changed during iteration");
		return false;
	}
	bb_published_store_relaxed(&it->position, position);
	bb_published_store_relaxed(&it->left, left - 1);
	return true;
}

static BbValue shown(BbThread *t, BbViewKind kind, BbValue key, BbValue value)
{
	return kind == BB_VIEW_KEYS ? key : kind == BB_VIEW_VALUES ? value : bb_tuple_pair(t, key, value);
}

#define NEXT_FUNCTION(name, KIND, REVERSE)                                                                             \
	static BbValue name(BbThread *t, BbValue self)                                                                 \
	{                                                                                                              \
		BbValue key, value;                                                                                    \
		return step(t, bb_to_pointer(self), REVERSE, &key, &value) ? shown(t, KIND, key, value) : BB_EMPTY;    \
	}
NEXT_FUNCTION(next_key, BB_VIEW_KEYS, false)
NEXT_FUNCTION(next_value, BB_VIEW_VALUES, false)
NEXT_FUNCTION(next_item, BB_VIEW_ITEMS, false)
NEXT_FUNCTION(previous_key, BB_VIEW_KEYS, true)
NEXT_FUNCTION(previous_value, BB_VIEW_VALUES, true)
NEXT_FUNCTION(previous_item, BB_VIEW_ITEMS, true)

BB_CFUNCTION(iterator_length_hint)
{
	BbDictIterator *it = bb_to_pointer(self);
	BbValue dict = bb_slot_load(&it->dict);
	if (bb_is_empty(dict) || bb_published_load(&it->count) != bb_dict_count(dict))
		return bb_from_small(0);
	return bb_from_small((intptr_t)bb_published_load(&it->left));
}

/* (iter, (list of what is left,)) */
BB_CFUNCTION(iterator_reduce)
{
	const BbDictIterator *it = bb_to_pointer(self);
	BbType *type = bb_type_of(self);
	BbDictIterator *copy = bb_object_new(t, type, sizeof(BbDictIterator));
	BbValue list = copy ? bb_list_new(t, 0) : BB_EMPTY, item;
	if (bb_is_empty(list))
		return BB_EMPTY;
	bb_store(t, copy, &copy->dict, bb_slot_load(&it->dict));
	bb_published_store(&copy->position, bb_published_load(&it->position));
	bb_published_store(&copy->count, bb_published_load(&it->count));
	bb_published_store(&copy->left, bb_published_load(&it->left));
	while (!bb_is_empty(item = type->next(t, bb_from_pointer(copy))))
		if (!bb_list_append(t, list, item))
			return BB_EMPTY;
	return bb_has_exception(t) ? BB_EMPTY : bb_iterator_reduce(t, list, BB_EMPTY);
}

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbDictIterator *)cell)->dict);
}

#define ITERATOR_TYPE(TYPE, NAME, NEXT)                                                                                \
	static const BbBuiltin TYPE##_methods[] = {                                                                    \
		BB_ITER_SELF_ENTRY(TYPE),                                                                              \
		BB_METHOD(TYPE, "__length_hint__", iterator_length_hint, 0, 0, "How many items are left, about."),     \
		BB_NEXT_ENTRY(TYPE),                                                                                   \
		BB_METHOD(TYPE, "__reduce__", iterator_reduce, 0, 0, "Return state information for pickling."),        \
	};                                                                                                             \
	BbType TYPE = {                                                                                                \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = iterator_trace},                                                                     \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,                                                           \
		.instance_size = sizeof(BbDictIterator),                                                               \
		.methods = TYPE##_methods,                                                                             \
		.method_count = BB_COUNT(TYPE##_methods),                                                              \
		.next = NEXT,                                                                                          \
	};
ITERATOR_TYPE(bb_dict_key_iterator_type, "dict_keyiterator", next_key)
ITERATOR_TYPE(bb_dict_value_iterator_type, "dict_valueiterator", next_value)
ITERATOR_TYPE(bb_dict_item_iterator_type, "dict_itemiterator", next_item)
ITERATOR_TYPE(bb_dict_reverse_key_iterator_type, "dict_reversekeyiterator", previous_key)
ITERATOR_TYPE(bb_dict_reverse_value_iterator_type, "dict_reversevalueiterator", previous_value)
ITERATOR_TYPE(bb_dict_reverse_item_iterator_type, "dict_reverseitemiterator", previous_item)

/* ---- Views: what all three have. ---- */

static void view_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((const BbDictView *)cell)->dict);
}

BB_CFUNCTION(view_iter)
{
	return bb_dict_iterator_new(t, dict_of(self), kind_of(self));
}

BB_CFUNCTION(view_reversed)
{
	return bb_dict_reverse_iterator_new(t, dict_of(self), kind_of(self));
}

BB_CFUNCTION(view_len)
{
	return bb_from_small((intptr_t)bb_dict_len(t, dict_of(self)));
}

BB_CFUNCTION(view_repr)
{
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_str_from_text(t, "...");
	BbValue list = bb_list_from_iterable(t, self);
	BbValue text = bb_is_empty(list) ? list : bb_format(t, "%N(%R)", bb_type_of(self), list);
	bb_repr_leave(t, self);
	return text;
}

static BbValue get_mapping(BbThread *t, BbValue self)
{
	return bb_mappingproxy_new(t, dict_of(self), false);
}

/* ---- Keys and items as sets. ---- */

static bool is_set_view(BbValue v)
{
	return bb_is_exact(v, &bb_dict_keys_type) || bb_is_exact(v, &bb_dict_items_type);
}

/* Is an item of some container in the view? */
static int view_has(BbThread *t, BbValue self, BbValue item)
{
	BbValue value;
	if (kind_of(self) == BB_VIEW_KEYS)
		return bb_dict_get(t, dict_of(self), item, &value);
	if (!bb_is_tuple(item) || bb_tuple_count(item) != 2)
		return 0;
	int found = bb_dict_get(t, dict_of(self), bb_tuple_get(item, 0), &value);
	return found > 0 ? bb_equal(t, value, bb_tuple_get(item, 1)) : found;
}

BB_CFUNCTION(view_contains)
{
	int has = view_has(t, self, args[0]);
	return has < 0 ? BB_EMPTY : bb_bool(has);
}

static intptr_t size_of(BbThread *t, BbValue v)
{
	return is_set_view(v) ? (intptr_t)bb_dict_len(t, dict_of(v)) : bb_length(t, v);
}

/* Is everything in a also in b? */
static int all_in(BbThread *t, BbValue a, BbValue b)
{
	BbValue iterator = bb_iter(t, a), item;
	if (bb_is_empty(iterator))
		return -1;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int has = is_set_view(b) ? view_has(t, b, item) : bb_contains(t, b, item);
		if (has <= 0)
			return has;
	}
	return status < 0 ? -1 : 1;
}

static BbValue view_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_any_set(other) && !is_set_view(other))
		return BB_NOT_IMPLEMENTED;
	intptr_t n = size_of(t, self), m = size_of(t, other);
	if (n < 0 || m < 0)
		return BB_EMPTY;
	int result = 0;
	switch (op) {
	case BB_COMPARE_EQ:
	case BB_COMPARE_NE:
		result = n == m ? all_in(t, self, other) : 0;
		if (op == BB_COMPARE_NE && result >= 0)
			result = !result;
		break;
	case BB_COMPARE_LT:
		result = n < m ? all_in(t, self, other) : 0;
		break;
	case BB_COMPARE_LE:
		result = n <= m ? all_in(t, self, other) : 0;
		break;
	case BB_COMPARE_GT:
		result = n > m ? all_in(t, other, self) : 0;
		break;
	case BB_COMPARE_GE:
		result = n >= m ? all_in(t, other, self) : 0;
		break;
	}
	return result < 0 ? BB_EMPTY : bb_bool(result);
}
BB_COMPARE_METHODS(view_compare)

/* One of the in-place methods of set, on a set of what `left' shows. */
static BbValue combine(BbThread *t, BbValue left, BbValue right, const char *method)
{
	BbValue set = bb_set_from_iterable(t, &bb_set_type, left);
	if (bb_is_empty(set) || bb_is_empty(bb_call_method(t, set, method, &right, 1)))
		return BB_EMPTY;
	return set;
}

BB_CFUNCTION(view_and)
{
	BbValue set = bb_set_new(t), iterator = bb_is_empty(set) ? set : bb_iter(t, args[0]), item;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int has = view_has(t, self, item);
		if (has < 0 || (has && !bb_set_add(t, set, item)))
			return BB_EMPTY;
	}
	return status < 0 ? BB_EMPTY : set;
}

BB_CFUNCTION(view_sub)
{
	return combine(t, self, args[0], "difference_update");
}

BB_CFUNCTION(view_rsub)
{
	return combine(t, args[0], self, "difference_update");
}

BB_CFUNCTION(view_or)
{
	return combine(t, self, args[0], "update");
}

BB_CFUNCTION(view_ror)
{
	return combine(t, args[0], self, "update");
}

BB_CFUNCTION(view_xor)
{
	return combine(t, self, args[0], "symmetric_difference_update");
}

BB_CFUNCTION(view_rxor)
{
	return combine(t, args[0], self, "symmetric_difference_update");
}

BB_CFUNCTION(view_isdisjoint)
{
	BbValue iterator = bb_iter(t, args[0]), item;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int has = view_has(t, self, item);
		if (has)
			return has < 0 ? BB_EMPTY : BB_FALSE;
	}
	return status < 0 ? BB_EMPTY : BB_TRUE;
}

#define SET_VIEW_METHODS(TYPE)                                                                                         \
	{                                                                                                              \
		BB_METHOD(TYPE, "__and__", view_and, 1, 1, "Return self&value."),                                      \
			BB_METHOD(TYPE, "__contains__", view_contains, 1, 1, "Return bool(key in self)."),             \
			BB_COMPARE_ENTRY(TYPE, view_compare, eq), BB_COMPARE_ENTRY(TYPE, view_compare, ge),            \
			BB_COMPARE_ENTRY(TYPE, view_compare, gt),                                                      \
			BB_METHOD(TYPE, "__iter__", view_iter, 0, 0, "Implement iter(self)."),                         \
			BB_COMPARE_ENTRY(TYPE, view_compare, le),                                                      \
			BB_METHOD(TYPE, "__len__", view_len, 0, 0, "Return len(self)."),                               \
			BB_COMPARE_ENTRY(TYPE, view_compare, lt), BB_COMPARE_ENTRY(TYPE, view_compare, ne),            \
			BB_METHOD(TYPE, "__or__", view_or, 1, 1, "Return self|value."),                                \
			BB_METHOD(TYPE, "__rand__", view_and, 1, 1, "Return value&self."),                             \
			BB_METHOD(TYPE, "__repr__", view_repr, 0, 0, "Return repr(self)."),                            \
			BB_METHOD(TYPE, "__reversed__", view_reversed, 0, 0,                                           \
				  "Return an iterator from the end to the beginning."),                                \
			BB_METHOD(TYPE, "__ror__", view_ror, 1, 1, "Return value|self."),                              \
			BB_METHOD(TYPE, "__rsub__", view_rsub, 1, 1, "Return value-self."),                            \
			BB_METHOD(TYPE, "__rxor__", view_rxor, 1, 1, "Return value^self."),                            \
			BB_METHOD(TYPE, "__sub__", view_sub, 1, 1, "Return self-value."),                              \
			BB_METHOD(TYPE, "__xor__", view_xor, 1, 1, "Return self^value."),                              \
			BB_METHOD(TYPE, "isdisjoint", view_isdisjoint, 1, 1,                                           \
				  "True if the view and an iterable have nothing in common."),                         \
			BB_GETSET(TYPE, "mapping", get_mapping, NULL, "A read-only view of the dict."),                \
	}
static const BbBuiltin keys_methods[] = SET_VIEW_METHODS(bb_dict_keys_type);
static const BbBuiltin items_methods[] = SET_VIEW_METHODS(bb_dict_items_type);
static const BbBuiltin values_methods[] = {
	BB_METHOD(bb_dict_values_type, "__iter__", view_iter, 0, 0, "Implement iter(self)."),
	BB_METHOD(bb_dict_values_type, "__len__", view_len, 0, 0, "Return len(self)."),
	BB_METHOD(bb_dict_values_type, "__repr__", view_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_dict_values_type, "__reversed__", view_reversed, 0, 0,
		  "Return an iterator from the end to the beginning."),
	BB_GETSET(bb_dict_values_type, "mapping", get_mapping, NULL, "A read-only view of the dict."),
};

#define VIEW_TYPE(TYPE, NAME, METHODS, HASH)                                                                           \
	BbType TYPE = {                                                                                                \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = view_trace},                                                                         \
		.name = NAME,                                                                                          \
		.module = "builtins",                                                                                  \
		.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,                                                           \
		.instance_size = sizeof(BbDictView),                                                                   \
		.methods = METHODS,                                                                                    \
		.method_count = BB_COUNT(METHODS),                                                                     \
		.hash = HASH,                                                                                          \
	};
VIEW_TYPE(bb_dict_keys_type, "dict_keys", keys_methods, bb_unhashable)
VIEW_TYPE(bb_dict_values_type, "dict_values", values_methods, NULL)
VIEW_TYPE(bb_dict_items_type, "dict_items", items_methods, bb_unhashable)
