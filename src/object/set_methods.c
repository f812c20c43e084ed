/* SPDX-License-Identifier: MIT */
/*
 * The methods of set and frozenset, and their iterator.
 *
 * Everything that touches a table goes through set.c and set_ops.c.
 */
#include "object/set_methods.h"

#include "object/error.h"
#include "object/hash_table.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/tuple.h"

static void set_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&((const BbSet *)cell)->table));
}

/* ---- Construction. ---- */

static BbValue make(BbThread *t, BbType *type)
{
	BbSet *s = bb_instance_new(t, type);
	if (!s)
		return BB_EMPTY;
	bb_store_pointer(t, s, &s->table, &bb_table_empty_set.table);
	return bb_from_pointer(s);
}

BB_CFUNCTION(set_new)
{
	return make(t, bb_to_pointer(args[0]));
}

BB_CFUNCTION(set_init)
{
	if (!bb_args_check(t, "set", nargs, kwnames, 0, 1))
		return BB_EMPTY;
	if (bb_set_count(self))
		bb_set_clear(t, self);
	return nargs && !bb_set_update(t, self, args[0]) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(frozenset_new)
{
	BbType *type = bb_to_pointer(args[0]);
	if (type != &bb_frozenset_type &&
	    !bb_is(bb_special(type, BB_SP_INIT), bb_special(&bb_frozenset_type, BB_SP_INIT)))
		kwnames = BB_EMPTY;
	if (!bb_args_check(t, "frozenset", nargs - 1, kwnames, 0, 1))
		return BB_EMPTY;
	if (type == &bb_frozenset_type && nargs > 1)
		return bb_set_from_iterable(t, type, args[1]);
	BbValue set = make(t, type);
	if (!bb_is_empty(set) && nargs > 1 && !bb_set_update(t, set, args[1]))
		return BB_EMPTY;
	return set;
}

/* ---- Repr, hash, length. ---- */

BB_CFUNCTION(set_repr)
{
	const char *name = bb_type_of(self)->name;
	if (bb_set_count(self) == 0)
		return bb_format(t, "%s()", name);
	int entered = bb_repr_enter(t, self);
	if (entered != 0)
		return entered < 0 ? BB_EMPTY : bb_format(t, "%s(...)", name);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bool plain = bb_is_exact(self, &bb_set_type);
	if (!plain) {
		bb_str_builder_add_text(&b, name);
		bb_str_builder_add_text(&b, "(");
	}
	bb_str_builder_add_text(&b, "{");
	BbValue members = bb_set_snapshot(t, self);
	for (size_t i = 0; !bb_is_empty(members) && i < bb_tuple_count(members); i++)
		if ((i && !bb_str_builder_add_text(&b, ", ")) || !bb_str_builder_add_repr(&b, bb_tuple_get(members, i)))
			break;
	bb_str_builder_add_text(&b, plain ? "}" : "})");
	bb_repr_leave(t, self);
	return bb_is_empty(members) ? BB_EMPTY : bb_str_builder_finish(&b);
}

static bool frozenset_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbSet *s = bb_to_set(self);
	uintptr_t known = bb_published_load_relaxed(&s->hash), state = 0;
	if (!known) {
		const BbDictTable *table = (const BbDictTable *)bb_published_load(&s->table);
		BbValue key, value;
		size_t pos = 0;
		while (bb_table_next(table, &pos, &key, &value))
			state ^= bb_hash_set_item((BbHash)bb_to_small(value));
		/* A hash is never -1. */
		known = (uintptr_t)bb_hash_set_finish(state, bb_set_count(self)) + 1;
		bb_published_store_relaxed(&s->hash, known);
	}
	*out = (BbHash)(known - 1);
	return true;
}

BB_CFUNCTION(set_len)
{
	return bb_from_small((intptr_t)bb_set_len(t, self));
}

BB_CFUNCTION(set_sizeof)
{
	const BbDictTable *table = (const BbDictTable *)bb_published_load(&bb_to_set(self)->table);
	size_t size = bb_type_of(self)->instance_size;
	if (table->capacity)
		size += table->entries_offset + (size_t)table->capacity * sizeof(BbStrEntry);
	return bb_from_small((intptr_t)size);
}

BB_CFUNCTION(set_reduce)
{
	BbValue members = bb_set_snapshot(t, self);
	BbValue list =
		bb_is_empty(members) ? members : bb_list_from(t, bb_to_tuple(members)->items, bb_tuple_count(members));
	if (bb_is_empty(list))
		return list;
	BbValue parts[] = {bb_from_pointer(bb_type_of(self)), bb_tuple_from(t, &list, 1), BB_EMPTY};
	if (bb_is_empty(parts[1]) || bb_is_empty(parts[2] = bb_call_method(t, self, "__getstate__", NULL, 0)))
		return BB_EMPTY;
	return bb_tuple_from(t, parts, 3);
}

/* ---- Members. ---- */

/* What to look for: a set, unhashable itself, stands for an equal frozenset. */
static BbValue as_key(BbThread *t, BbValue key)
{
	if (!bb_is_any_set(key) || !bb_is_none(bb_special(bb_type_of(key), BB_SP_HASH)))
		return key;
	return bb_set_from_iterable(t, &bb_frozenset_type, key);
}

BB_CFUNCTION(set_contains)
{
	BbValue key = as_key(t, args[0]);
	int has = bb_is_empty(key) ? -1 : bb_set_contains(t, self, key);
	return has < 0 ? BB_EMPTY : bb_bool(has);
}

BB_CFUNCTION(set_add)
{
	return bb_set_add(t, self, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(set_discard)
{
	BbValue key = as_key(t, args[0]);
	return bb_is_empty(key) || bb_set_discard(t, self, key) < 0 ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(set_remove)
{
	BbValue key = as_key(t, args[0]);
	int removed = bb_is_empty(key) ? -1 : bb_set_discard(t, self, key);
	if (removed < 0)
		return BB_EMPTY;
	return removed ? BB_NONE : bb_raise_key_error(t, args[0]);
}

BB_CFUNCTION(set_pop)
{
	BbValue key;
	return bb_set_pop(t, self, &key) ? key : bb_raise(t, &bb_exc_KeyError, "pop from an empty set");
}

BB_CFUNCTION(set_clear)
{
	bb_set_clear(t, self);
	return BB_NONE;
}

BB_CFUNCTION(set_copy)
{
	return bb_set_copy(t, self);
}

BB_CFUNCTION(frozenset_copy)
{
	if (bb_is_exact(self, &bb_frozenset_type))
		return self;
	BbValue copy = bb_frozenset_new(t);
	return !bb_is_empty(copy) && bb_set_update(t, copy, self) ? copy : BB_EMPTY;
}

/* ---- Combining. ---- */

/* A set of what an iterable gives; a set as it is. */
static BbValue as_set(BbThread *t, BbValue v)
{
	return bb_is_any_set(v) ? v : bb_set_from_iterable(t, &bb_set_type, v);
}

/* left op right as a new object of left's base type. */
static BbValue combined(BbThread *t, BbSetOp op, BbValue left, BbValue right)
{
	BbValue result = bb_set_new_like(t, left);
	return !bb_is_empty(result) && bb_set_combine(t, op, result, left, right) ? result : BB_EMPTY;
}

#define OPERATORS(name, OP)                                                                                            \
	BB_CFUNCTION(set_##name)                                                                                       \
	{                                                                                                              \
		return bb_is_any_set(args[0]) ? combined(t, OP, self, args[0]) : BB_NOT_IMPLEMENTED;                   \
	}                                                                                                              \
	BB_CFUNCTION(set_r##name)                                                                                      \
	{                                                                                                              \
		return bb_is_any_set(args[0]) ? combined(t, OP, args[0], self) : BB_NOT_IMPLEMENTED;                   \
	}                                                                                                              \
	BB_CFUNCTION(set_i##name)                                                                                      \
	{                                                                                                              \
		if (!bb_is_any_set(args[0]))                                                                           \
			return BB_NOT_IMPLEMENTED;                                                                     \
		return bb_set_combine(t, OP, self, self, args[0]) ? self : BB_EMPTY;                                   \
	}
OPERATORS(or, BB_SET_UNION)
OPERATORS(and, BB_SET_INTERSECTION)
OPERATORS(sub, BB_SET_DIFFERENCE)
OPERATORS(xor, BB_SET_SYMMETRIC)

/* A copy of self, combined with each argument in turn. */
static BbValue combine_each(BbThread *t, BbSetOp op, BbValue self, const BbValue *args, size_t nargs)
{
	BbValue result = bb_set_new_like(t, self);
	if (bb_is_empty(result) || !bb_set_update(t, result, self))
		return BB_EMPTY;
	for (size_t i = 0; i < nargs; i++) {
		if (op == BB_SET_UNION) {
			if (!bb_set_update(t, result, args[i]))
				return BB_EMPTY;
			continue;
		}
		BbValue other = as_set(t, args[i]);
		if (bb_is_empty(other) || !bb_set_combine(t, op, result, result, other))
			return BB_EMPTY;
	}
	return result;
}

static BbValue combine_each_in_place(BbThread *t, BbSetOp op, BbValue self, const BbValue *args, size_t nargs)
{
	for (size_t i = 0; i < nargs; i++) {
		BbValue other = as_set(t, args[i]);
		if (bb_is_empty(other) || !bb_set_combine(t, op, self, self, other))
			return BB_EMPTY;
	}
	return BB_NONE;
}

BB_CFUNCTION(set_union)
{
	return combine_each(t, BB_SET_UNION, self, args, nargs);
}

BB_CFUNCTION(set_intersection)
{
	return combine_each(t, BB_SET_INTERSECTION, self, args, nargs);
}

BB_CFUNCTION(set_difference)
{
	return combine_each(t, BB_SET_DIFFERENCE, self, args, nargs);
}

BB_CFUNCTION(set_symmetric_difference)
{
	return combine_each(t, BB_SET_SYMMETRIC, self, args, nargs);
}

BB_CFUNCTION(set_update)
{
	for (size_t i = 0; i < nargs; i++)
		if (!bb_set_update(t, self, args[i]))
			return BB_EMPTY;
	return BB_NONE;
}

BB_CFUNCTION(set_intersection_update)
{
	/* At once for all arguments: the set never shows what is not in the result. */
	if (nargs == 1)
		return combine_each_in_place(t, BB_SET_INTERSECTION, self, args, nargs);
	BbValue result = combine_each(t, BB_SET_INTERSECTION, self, args, nargs);
	return !bb_is_empty(result) && bb_set_combine(t, BB_SET_INTERSECTION, self, self, result) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(set_difference_update)
{
	return combine_each_in_place(t, BB_SET_DIFFERENCE, self, args, nargs);
}

BB_CFUNCTION(set_symmetric_difference_update)
{
	return combine_each_in_place(t, BB_SET_SYMMETRIC, self, args, nargs);
}

/* ---- Comparing. ---- */

BB_CFUNCTION(set_isdisjoint)
{
	if (bb_is_any_set(args[0])) {
		BbValue small = bb_set_count(self) < bb_set_count(args[0]) ? self : args[0],
			big = bb_is(small, self) ? args[0] : self;
		BbValue members = bb_set_snapshot(t, small);
		for (size_t i = 0; !bb_is_empty(members) && i < bb_tuple_count(members); i++) {
			int has = bb_set_contains(t, big, bb_tuple_get(members, i));
			if (has)
				return has < 0 ? BB_EMPTY : BB_FALSE;
		}
		return bb_is_empty(members) ? BB_EMPTY : BB_TRUE;
	}
	BbValue iterator = bb_iter(t, args[0]), item;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int has = bb_set_contains(t, self, item);
		if (has)
			return has < 0 ? BB_EMPTY : BB_FALSE;
	}
	return status < 0 ? BB_EMPTY : BB_TRUE;
}

BB_CFUNCTION(set_issubset)
{
	BbValue other = as_set(t, args[0]);
	int is = bb_is_empty(other) ? -1 : bb_set_is_subset(t, self, other);
	return is < 0 ? BB_EMPTY : bb_bool(is);
}

BB_CFUNCTION(set_issuperset)
{
	if (bb_is_any_set(args[0])) {
		int is = bb_set_is_subset(t, args[0], self);
		return is < 0 ? BB_EMPTY : bb_bool(is);
	}
	BbValue iterator = bb_iter(t, args[0]), item;
	if (bb_is_empty(iterator))
		return BB_EMPTY;
	int status;
	while ((status = bb_next(t, iterator, &item)) > 0) {
		int has = bb_set_contains(t, self, item);
		if (has <= 0)
			return has < 0 ? BB_EMPTY : BB_FALSE;
	}
	return status < 0 ? BB_EMPTY : BB_TRUE;
}

static BbValue set_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if (!bb_is_any_set(other))
		return BB_NOT_IMPLEMENTED;
	size_t n = bb_set_len(t, self), m = bb_set_len(t, other);
	int result = 0;
	switch (op) {
	case BB_COMPARE_EQ:
	case BB_COMPARE_NE:
		result = n == m ? bb_set_is_subset(t, self, other) : 0;
		if (op == BB_COMPARE_NE && result >= 0)
			result = !result;
		break;
	case BB_COMPARE_LT:
		result = n < m ? bb_set_is_subset(t, self, other) : 0;
		break;
	case BB_COMPARE_LE:
		result = bb_set_is_subset(t, self, other);
		break;
	case BB_COMPARE_GT:
		result = n > m ? bb_set_is_subset(t, other, self) : 0;
		break;
	case BB_COMPARE_GE:
		result = bb_set_is_subset(t, other, self);
		break;
	}
	return result < 0 ? BB_EMPTY : bb_bool(result);
}
BB_COMPARE_METHODS(set_compare)

/* ---- The iterator. ---- */

BbValue bb_set_iterator_new(BbThread *t, BbValue set)
{
	BbSetIterator *it = bb_object_new(t, &bb_set_iterator_type, sizeof(BbSetIterator));
	if (!it)
		return BB_EMPTY;
	size_t count = bb_set_len(t, set);
	bb_published_store(&it->count, count);
	bb_published_store(&it->left, count);
	bb_store(t, it, &it->set, set);
	return bb_from_pointer(it);
}

BB_CFUNCTION(set_iter)
{
	return bb_set_iterator_new(t, self);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	BbSetIterator *it = bb_to_pointer(self);
	BbValue set = bb_slot_load(&it->set), key;
	if (BB_UNLIKELY(bb_is_empty(set)))
		return BB_EMPTY;
	if (BB_UNLIKELY(bb_published_load_relaxed(&it->count) != bb_set_count(set))) {
		bb_published_store_relaxed(&it->count, UINTPTR_MAX);
		return bb_runtime_error(t, "Set changed size during iteration");
	}
	size_t position = bb_published_load_relaxed(&it->position);
	if (!bb_set_next(set, &position, &key)) {
		bb_store(t, it, &it->set, BB_EMPTY);
		return BB_EMPTY;
	}
	size_t left = bb_published_load_relaxed(&it->left);
	bb_published_store_relaxed(&it->position, position);
	bb_published_store_relaxed(&it->left, left ? left - 1 : 0);
	return key;
}

BB_CFUNCTION(iterator_length_hint)
{
	BbSetIterator *it = bb_to_pointer(self);
	BbValue set = bb_slot_load(&it->set);
	if (bb_is_empty(set) || bb_published_load(&it->count) != bb_set_count(set))
		return bb_from_small(0);
	return bb_from_small((intptr_t)bb_published_load(&it->left));
}

BB_CFUNCTION(iterator_reduce)
{
	const BbSetIterator *it = bb_to_pointer(self);
	BbValue set = bb_slot_load(&it->set), list = bb_list_new(t, 0), key;
	size_t position = bb_published_load(&it->position);
	if (bb_is_empty(list))
		return list;
	while (!bb_is_empty(set) && bb_set_next(set, &position, &key))
		if (!bb_list_append(t, list, key))
			return BB_EMPTY;
	return bb_iterator_reduce(t, list, BB_EMPTY);
}

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BbSetIterator *)cell)->set);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_set_iterator_type),
	BB_METHOD(bb_set_iterator_type, "__length_hint__", iterator_length_hint, 0, 0,
		  "How many items are left, about."),
	BB_NEXT_ENTRY(bb_set_iterator_type),
	BB_METHOD(bb_set_iterator_type, "__reduce__", iterator_reduce, 0, 0, "Return state information for pickling."),
};

BbType bb_set_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "set_iterator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_IMMUTABLE,
	.instance_size = sizeof(BbSetIterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

/* ---- The types. ---- */

#define DOC_SYMMETRIC "Return a new set of what is in exactly one of the two."

static const BbBuiltin set_methods[] = {
	BB_METHOD(bb_set_type, "__and__", set_and, 1, 1, "Return self&value."),
	BB_CLASS_GETITEM_ENTRY(bb_set_type),
	BB_METHOD(bb_set_type, "__contains__", set_contains, 1, 1, "x.__contains__(y) <==> y in x."),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, eq),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, ge),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, gt),
	BB_METHOD(bb_set_type, "__iand__", set_iand, 1, 1, "Return self&=value."),
	BB_METHOD_KW(bb_set_type, "__init__", set_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_METHOD(bb_set_type, "__ior__", set_ior, 1, 1, "Return self|=value."),
	BB_METHOD(bb_set_type, "__isub__", set_isub, 1, 1, "Return self-=value."),
	BB_METHOD(bb_set_type, "__iter__", set_iter, 0, 0, "Implement iter(self)."),
	BB_METHOD(bb_set_type, "__ixor__", set_ixor, 1, 1, "Return self^=value."),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, le),
	BB_METHOD(bb_set_type, "__len__", set_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, lt),
	BB_COMPARE_ENTRY(bb_set_type, set_compare, ne),
	BB_NEW(bb_set_type, set_new),
	BB_METHOD(bb_set_type, "__or__", set_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_set_type, "__rand__", set_rand, 1, 1, "Return value&self."),
	BB_METHOD(bb_set_type, "__reduce__", set_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(bb_set_type, "__repr__", set_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_set_type, "__ror__", set_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_set_type, "__rsub__", set_rsub, 1, 1, "Return value-self."),
	BB_METHOD(bb_set_type, "__rxor__", set_rxor, 1, 1, "Return value^self."),
	BB_METHOD(bb_set_type, "__sizeof__", set_sizeof, 0, 0, "Return the size of the set in memory, in bytes."),
	BB_METHOD(bb_set_type, "__sub__", set_sub, 1, 1, "Return self-value."),
	BB_METHOD(bb_set_type, "__xor__", set_xor, 1, 1, "Return self^value."),
	BB_METHOD(bb_set_type, "add", set_add, 1, 1, "Make an object a member."),
	BB_METHOD(bb_set_type, "clear", set_clear, 0, 0, "Take all members out."),
	BB_METHOD(bb_set_type, "copy", set_copy, 0, 0, "Return a new set with the same members."),
	BB_METHOD(bb_set_type, "difference", set_difference, 0, -1,
		  "Return a new set of the members that are in none of the others."),
	BB_METHOD(bb_set_type, "difference_update", set_difference_update, 0, -1,
		  "Take out the members that are in the others."),
	BB_METHOD(bb_set_type, "discard", set_discard, 1, 1, "Take an object out if it is a member."),
	BB_METHOD(bb_set_type, "intersection", set_intersection, 0, -1,
		  "Return a new set of the members that are in all others, too."),
	BB_METHOD(bb_set_type, "intersection_update", set_intersection_update, 0, -1,
		  "Keep only members that are in all others, too."),
	BB_METHOD(bb_set_type, "isdisjoint", set_isdisjoint, 1, 1, "True if the two have no member in common."),
	BB_METHOD(bb_set_type, "issubset", set_issubset, 1, 1, "True if every member is in the other."),
	BB_METHOD(bb_set_type, "issuperset", set_issuperset, 1, 1, "True if everything in the other is a member."),
	BB_METHOD(bb_set_type, "pop", set_pop, 0, 0,
		  "Take any member out and return it.\n\nRaises KeyError if there is none."),
	BB_METHOD(bb_set_type, "remove", set_remove, 1, 1, "Take a member out.\n\nRaises KeyError if it is none."),
	BB_METHOD(bb_set_type, "symmetric_difference", set_symmetric_difference, 1, 1, DOC_SYMMETRIC),
	BB_METHOD(bb_set_type, "symmetric_difference_update", set_symmetric_difference_update, 1, 1,
		  "Keep what is in exactly one of the two."),
	BB_METHOD(bb_set_type, "union", set_union, 0, -1, "Return a new set of what is in any of them."),
	BB_METHOD(bb_set_type, "update", set_update, 0, -1, "Add everything in the others."),
};

static const BbBuiltin frozenset_methods[] = {
	BB_METHOD(bb_frozenset_type, "__and__", set_and, 1, 1, "Return self&value."),
	BB_CLASS_GETITEM_ENTRY(bb_frozenset_type),
	BB_METHOD(bb_frozenset_type, "__contains__", set_contains, 1, 1, "x.__contains__(y) <==> y in x."),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, eq),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, ge),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, gt),
	BB_HASH_ENTRY(bb_frozenset_type),
	BB_METHOD(bb_frozenset_type, "__iter__", set_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, le),
	BB_METHOD(bb_frozenset_type, "__len__", set_len, 0, 0, "Return len(self)."),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, lt),
	BB_COMPARE_ENTRY(bb_frozenset_type, set_compare, ne),
	BB_NEW(bb_frozenset_type, frozenset_new),
	BB_METHOD(bb_frozenset_type, "__or__", set_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_frozenset_type, "__rand__", set_rand, 1, 1, "Return value&self."),
	BB_METHOD(bb_frozenset_type, "__reduce__", set_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(bb_frozenset_type, "__repr__", set_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_frozenset_type, "__ror__", set_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_frozenset_type, "__rsub__", set_rsub, 1, 1, "Return value-self."),
	BB_METHOD(bb_frozenset_type, "__rxor__", set_rxor, 1, 1, "Return value^self."),
	BB_METHOD(bb_frozenset_type, "__sizeof__", set_sizeof, 0, 0, "Return the size of the set in memory, in bytes."),
	BB_METHOD(bb_frozenset_type, "__sub__", set_sub, 1, 1, "Return self-value."),
	BB_METHOD(bb_frozenset_type, "__xor__", set_xor, 1, 1, "Return self^value."),
	BB_METHOD(bb_frozenset_type, "copy", frozenset_copy, 0, 0, "Return a set with the same members."),
	BB_METHOD(bb_frozenset_type, "difference", set_difference, 0, -1,
		  "Return a new set of the members that are in none of the others."),
	BB_METHOD(bb_frozenset_type, "intersection", set_intersection, 0, -1,
		  "Return a new set of the members that are in all others, too."),
	BB_METHOD(bb_frozenset_type, "isdisjoint", set_isdisjoint, 1, 1, "True if the two have no member in common."),
	BB_METHOD(bb_frozenset_type, "issubset", set_issubset, 1, 1, "True if every member is in the other."),
	BB_METHOD(bb_frozenset_type, "issuperset", set_issuperset, 1, 1,
		  "True if everything in the other is a member."),
	BB_METHOD(bb_frozenset_type, "symmetric_difference", set_symmetric_difference, 1, 1, DOC_SYMMETRIC),
	BB_METHOD(bb_frozenset_type, "union", set_union, 0, -1, "Return a new set of what is in any of them."),
};

BbType bb_set_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = set_trace},
	.name = "set",
	.module = "builtins",
	.doc = BB_DOC("set(iterable=(), /)\n--\n\nA set that can be changed, of the items of iterable at first."),
	.flags = BB_TYPE_BASE | BB_TYPE_MATCH_SELF | BB_TYPE_IS_SET | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbSet),
	.methods = set_methods,
	.method_count = BB_COUNT(set_methods),
	.hash = bb_unhashable,
};

BbType bb_frozenset_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = set_trace},
	.name = "frozenset",
	.module = "builtins",
	.doc = BB_DOC("frozenset(iterable=(), /)\n--\n\nAn immutable set of the items of iterable."),
	.flags = BB_TYPE_BASE | BB_TYPE_MATCH_SELF | BB_TYPE_IS_SET | BB_TYPE_IMMUTABLE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbSet),
	.methods = frozenset_methods,
	.method_count = BB_COUNT(frozenset_methods),
	.hash = frozenset_hash,
};
