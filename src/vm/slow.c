/* SPDX-License-Identifier: MIT */
/*
 * Slow paths: operators, building, unpacking, with, match, and the rest.
 */
#include "vm/slow.h"

#include "compiler/opcodes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/generic.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/template.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_alias.h"
#include "object/typevar.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/leave.h"
#include "vm/name.h"
#include "vm/vm.h"

/* ---- Operators. ---- */

/* As a double if v is exactly an int or float. */
static bool to_number(BbValue v, double *out, bool *is_float)
{
	if (bb_is_small(v)) {
		*out = (double)bb_to_small(v);
		/* Beyond 2^53 the conversion may round: let the types do it. */
		return bb_to_small(v) <= (intptr_t)1 << 30 && bb_to_small(v) >= -((intptr_t)1 << 30);
	}
	if (bb_is_exact_float(v)) {
		*out = bb_to_double(v);
		*is_float = true;
		return true;
	}
	return false;
}

BbValue bb_slow_binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	if (BB_UNLIKELY(op == BB_OP_MATMUL))
		return bb_binary(t, op, a, b);
	if (bb_both_small(a, b))
		return bb_int_binary(t, op, a, b);
	double x, y;
	bool is_float = false;
	if (op <= BB_OP_POW && to_number(a, &x, &is_float) && to_number(b, &y, &is_float) && is_float)
		return bb_float_binary(t, op, x, y);
	if (op == BB_OP_ADD && bb_is_exact_str(a) && bb_is_exact_str(b))
		return bb_str_concat(t, a, b);
	if (bb_is_exact_int(a) && bb_is_exact_int(b))
		return bb_int_binary(t, op, a, b);
	return bb_binary(t, op, a, b);
}

BbValue bb_slow_inplace(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	if (bb_is_exact(a, &bb_list_type) || (bb_type_of(a)->flags & BB_TYPE_HEAP))
		return bb_inplace(t, op, a, b);
	if (bb_is_small(a) || bb_is_exact_float(a) || bb_is_exact_str(a)) {
		bool same = bb_is_exact_str(a) ? bb_is_exact_str(b) && op == BB_OP_ADD
					       : bb_is_small(b) || bb_is_exact_float(b);
		if (same && op != BB_OP_MATMUL)
			return bb_slow_binary(t, op, a, b);
	}
	return bb_inplace(t, op, a, b);
}

static int compare_numbers(BbComparison op, double x, double y)
{
	switch (op) {
	case BB_COMPARE_LT:
		return x < y;
	case BB_COMPARE_LE:
		return x <= y;
	case BB_COMPARE_EQ:
		return x == y;
	case BB_COMPARE_NE:
		return x != y;
	case BB_COMPARE_GT:
		return x > y;
	default:
		return x >= y;
	}
}

BbValue bb_slow_compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	double x, y;
	bool is_float = false;
	if (to_number(a, &x, &is_float) && to_number(b, &y, &is_float))
		return bb_bool(compare_numbers(op, x, y));
	if (bb_is_exact_str(a) && bb_is_exact_str(b)) {
		if (op == BB_COMPARE_EQ || op == BB_COMPARE_NE)
			return bb_bool(bb_str_equal(bb_to_str(a), bb_to_str(b)) == (op == BB_COMPARE_EQ));
		return bb_bool(bb_compare_result(op, bb_str_compare(bb_to_str(a), bb_to_str(b))));
	}
	return bb_compare(t, op, a, b);
}

int bb_slow_compare_truth(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	BbValue v = bb_slow_compare(t, op, a, b);
	return bb_is_empty(v) ? -1 : bb_truth(t, v);
}

int bb_slow_contains(BbThread *t, BbValue container, BbValue item)
{
	if (bb_is_exact(container, &bb_dict_type)) {
		BbValue unused;
		return bb_dict_get(t, container, item, &unused);
	}
	return bb_contains(t, container, item);
}

BbValue bb_slow_getitem(BbThread *t, BbValue object, BbValue key)
{
	if (bb_is_exact(object, &bb_dict_type)) {
		BbValue v;
		int found = bb_dict_get(t, object, key, &v);
		if (BB_LIKELY(found > 0))
			return v;
		return found == 0 ? bb_raise_key_error(t, key) : BB_EMPTY;
	}
	if (bb_is_exact_str(object) && bb_is_small(key)) {
		intptr_t i = bb_to_small(key), n = bb_to_str(object)->length;
		if (i < 0)
			i += n;
		if (i >= 0 && i < n)
			return bb_str_char_at(t, object, (size_t)i);
	}
	return bb_getitem(t, object, key);
}

bool bb_slow_setitem(BbThread *t, BbValue object, BbValue key, BbValue value)
{
	if (bb_is_exact(object, &bb_list_type) && bb_is_small(key)) {
		intptr_t i = bb_to_small(key);
		if (i < 0)
			i += (intptr_t)bb_list_count(object);
		if (i >= 0 && bb_list_set(t, object, i, value) > 0)
			return true;
		bb_index_error(t, "list assignment index out of range");
		return false;
	}
	if (bb_is_exact(object, &bb_dict_type))
		return bb_dict_set(t, object, key, value);
	return bb_setitem(t, object, key, value);
}

/* ---- Building. ---- */

BbValue bb_slow_build_set(BbThread *t, const BbValue *regs, size_t n)
{
	BbValue set = bb_set_new(t);
	for (size_t i = 0; i < n; i++)
		if (bb_is_empty(set) || !bb_set_add(t, set, regs[i]))
			return BB_EMPTY;
	return set;
}

BbValue bb_slow_build_map(BbThread *t, const BbValue *regs, size_t pairs)
{
	BbValue dict = bb_dict_new(t, pairs);
	for (size_t i = 0; i < pairs; i++)
		if (bb_is_empty(dict) || !bb_dict_set(t, dict, regs[2 * i], regs[2 * i + 1]))
			return BB_EMPTY;
	return dict;
}

BbValue bb_slow_build_string(BbThread *t, const BbValue *regs, size_t n)
{
	return bb_str_join(t, bb_str_empty(t), regs, n);
}

BbValue bb_slow_build_slice(BbThread *t, const BbValue *regs, size_t n)
{
	return bb_slice_new(t, regs[0], regs[1], n == 3 ? regs[2] : BB_NONE);
}

/* How a callable is called in messages: "module.f()". */
static BbValue callable_name(BbThread *t, BbValue callable)
{
	BbValue name, module;
	int found = bb_getattr_optional(t, callable, BB_NAME(t, __qualname__), &name);
	if (found <= 0 || !bb_is_str(name))
		return found < 0 ? BB_EMPTY : bb_str(t, callable);
	found = bb_getattr_optional(t, callable, BB_NAME(t, __module__), &module);
	if (found < 0)
		return BB_EMPTY;
	if (!found || !bb_is_str(module) || bb_str_equals_text(module, "builtins"))
		return bb_format(t, "%S()", name);
	return bb_format(t, "%S.%S()", module, name);
}

bool bb_slow_list_extend(BbThread *t, const BbValue *list, BbValue iterable, bool only_argument)
{
	if (bb_list_extend(t, list[0], iterable))
		return true;
	const BbType *type = bb_type_of(iterable);
	if (!bb_exception_matches(t, &bb_exc_TypeError) || !bb_is_empty(type->special[BB_SP_ITER]) ||
	    !bb_is_empty(type->special[BB_SP_GETITEM]))
		return false;
	bb_exception_clear(t);
	BbValue name = only_argument ? callable_name(t, list[-1]) : BB_NONE;
	if (only_argument && !bb_is_empty(name))
		bb_type_error(t, "%S argument after * must be an iterable, not %T", name, iterable);
	else if (!only_argument)
		bb_type_error(t, "Value after * must be an iterable, not %T", iterable);
	return false;
}

bool bb_slow_set_add(BbThread *t, BbValue set, BbValue item)
{
	return bb_set_add(t, set, item);
}

bool bb_slow_set_update(BbThread *t, BbValue set, BbValue iterable)
{
	return bb_set_update(t, set, iterable);
}

static bool is_mapping(BbThread *t, BbValue v)
{
	return bb_is_dict(v) || !bb_is_empty(bb_type_lookup(t, bb_type_of(v), BB_NAME(t, keys)));
}

bool bb_slow_dict_update(BbThread *t, BbValue dict, BbValue mapping)
{
	BbValue keys;
	if (!is_mapping(t, mapping) && bb_getattr_optional(t, mapping, BB_NAME(t, keys), &keys) <= 0) {
		if (!bb_has_exception(t))
			bb_type_error(t, "'%T' object is not a mapping", mapping);
		return false;
	}
	return bb_dict_merge(t, dict, mapping, 1);
}

bool bb_slow_dict_merge(BbThread *t, BbValue dict, BbValue mapping, BbValue callable)
{
	BbValue keys;
	if (!is_mapping(t, mapping) && bb_getattr_optional(t, mapping, BB_NAME(t, keys), &keys) <= 0) {
		BbValue name = bb_has_exception(t) ? BB_EMPTY : callable_name(t, callable);
		if (!bb_is_empty(name))
			bb_type_error(t, "%S argument after ** must be a mapping, not %T", name, mapping);
		return false;
	}
	if (bb_dict_merge(t, dict, mapping, 2))
		return true;
	if (bb_exception_matches(t, &bb_exc_KeyError)) {
		BbValue args = bb_slot_load(&bb_to_exception(t->exception)->args);
		BbValue key = bb_tuple_count(args) == 1 ? bb_tuple_get(args, 0) : BB_NONE;
		BbValue there;
		if (bb_is_str(key)) {
			BbValue pending = bb_exception_take(t);
			int found = bb_dict_get(t, dict, key, &there);
			if (found <= 0) {
				bb_exception_restore(t, pending);
				return false;
			}
			BbValue name = callable_name(t, callable);
			if (!bb_is_empty(name))
				bb_type_error(t, "%S got multiple values for keyword argument '%S'", name, key);
		} else {
			bb_exception_clear(t);
			bb_type_error(t, "keywords must be strings");
		}
	}
	return false;
}

BbValue bb_slow_interpolation(BbThread *t, const BbValue *regs)
{
	return bb_interpolation_new(t, regs[0], regs[1], regs[2], regs[3]);
}

BbValue bb_slow_template(BbThread *t, const BbValue *regs)
{
	return bb_template_new(t, regs[0], regs[1]);
}

/* ---- Unpacking. ---- */

static bool wrong_count(BbThread *t, size_t wanted, size_t got, bool known)
{
	if (got < wanted)
		bb_value_error(t, "not enough values to unpack (expected %zu, got %zu)", wanted, got);
	else if (known)
		bb_value_error(t, "too many values to unpack (expected %zu, got %zu)", wanted, got);
	else
		bb_value_error(t, "too many values to unpack (expected %zu)", wanted);
	return false;
}

static BbValue iterator_to_unpack(BbThread *t, BbValue v)
{
	BbValue iterator = bb_iter(t, v);
	const BbType *type = bb_type_of(v);
	if (bb_is_empty(iterator) && bb_exception_matches(t, &bb_exc_TypeError) &&
	    bb_is_empty(type->special[BB_SP_ITER]) && bb_is_empty(type->special[BB_SP_GETITEM])) {
		bb_exception_clear(t);
		bb_type_error(t, "cannot unpack non-iterable %T object", v);
	}
	return iterator;
}

bool bb_slow_unpack(BbThread *t, BbValue v, size_t n, BbValue *out)
{
	if (bb_is_exact(v, &bb_list_type))
		v = bb_list_snapshot(t, v);
	if (bb_is_empty(v))
		return false;
	if (bb_is_exact(v, &bb_tuple_type)) {
		if (bb_tuple_count(v) != n)
			return wrong_count(t, n, bb_tuple_count(v), true);
		for (size_t i = 0; i < n; i++)
			out[i] = bb_tuple_get(v, i);
		return true;
	}
	BbValue iterator = iterator_to_unpack(t, v);
	if (bb_is_empty(iterator))
		return false;
	BbTuple *items = bb_tuple_alloc(t, n);
	if (!items)
		return false;
	for (size_t i = 0; i < n; i++) {
		int more = bb_next(t, iterator, &items->items[i]);
		if (more <= 0)
			return more == 0 ? wrong_count(t, n, i, true) : false;
	}
	BbValue extra;
	int more = bb_next(t, iterator, &extra);
	if (more) {
		if (more > 0) {
			if (bb_is_dict(v))
				wrong_count(t, n, bb_dict_count(v), true);
			else
				wrong_count(t, n, n + 1, false);
		}
		return false;
	}
	for (size_t i = 0; i < n; i++)
		out[i] = items->items[i];
	return true;
}

static bool too_few_beside_star(BbThread *t, size_t wanted, size_t given)
{
	bb_value_error(t, "not enough values to unpack (expected at least %zu, got %zu)", wanted, given);
	return false;
}

/* Moves the last items of the list to behind it. */
static bool split_off(BbThread *t, BbValue list, size_t before, size_t after, BbValue *out)
{
	BbValue all = bb_list_snapshot(t, list);
	size_t n = bb_is_empty(all) ? 0 : bb_tuple_count(all);
	if (n < after)
		return !bb_is_empty(all) && too_few_beside_star(t, before + after, before + n);
	out[0] = bb_list_from(t, bb_to_tuple(all)->items, n - after);
	for (size_t i = 0; i < after; i++)
		out[1 + i] = bb_tuple_get(all, n - after + i);
	return !bb_is_empty(out[0]);
}

bool bb_slow_unpack_ex(BbThread *t, BbValue v, size_t before, size_t after, BbValue *out)
{
	BbValue iterator = iterator_to_unpack(t, v);
	BbTuple *first = bb_is_empty(iterator) ? NULL : bb_tuple_alloc(t, before);
	if (!first)
		return false;
	for (size_t i = 0; i < before; i++) {
		int more = bb_next(t, iterator, &first->items[i]);
		if (more <= 0)
			return more == 0 ? too_few_beside_star(t, before + after, i) : false;
	}
	BbValue rest = bb_list_from_iterable(t, iterator);
	if (bb_is_empty(rest))
		return false;
	for (size_t i = 0; i < before; i++)
		out[i] = first->items[i];
	out[before] = rest;
	return after == 0 || split_off(t, rest, before, after, out + before);
}

/* ---- with. ---- */

/* TypeError for what lacks __enter__ or __exit__; but has it the methods of the other kind of `with'? */
static BbValue no_context_manager(BbThread *t, BbValue manager, const char *missed, bool is_async)
{
	const BbType *type = bb_type_of(manager);
	BbValue enter = bb_type_lookup(t, type, is_async ? BB_NAME(t, __enter__) : BB_NAME(t, __aenter__));
	BbValue exit = bb_type_lookup(t, type, is_async ? BB_NAME(t, __exit__) : BB_NAME(t, __aexit__));
	bool other = !bb_is_empty(enter) && !bb_is_empty(exit);
	const char *hint =
		!other ? ""
		: is_async
			? " but it supports the context manager protocol. Did you mean to use 'with'?"
			: " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?";
	return bb_type_error(t,
			     "'%T' object does not support the %scontext manager protocol (missed __%s%s__ method)%s",
			     manager, is_async ? "asynchronous " : "", is_async ? "a" : "", missed, hint);
}

BbValue bb_slow_with_enter(BbThread *t, BbValue *regs, bool is_async)
{
	BbValue manager = regs[0];
	const BbType *type = bb_type_of(manager);
	BbValue enter = bb_type_lookup(t, type, is_async ? BB_NAME(t, __aenter__) : BB_NAME(t, __enter__));
	BbValue exit = bb_type_lookup(t, type, is_async ? BB_NAME(t, __aexit__) : BB_NAME(t, __exit__));
	if (bb_is_empty(exit) || bb_is_empty(enter))
		return no_context_manager(t, manager, bb_is_empty(exit) ? "exit" : "enter", is_async);
	if (bb_type_of(exit)->flags & BB_TYPE_METHOD_LIKE) {
		regs[0] = exit;
		regs[1] = manager;
	} else {
		BbValue bound = bb_descriptor_get(t, exit, manager, bb_type_of(manager));
		if (bb_is_empty(bound))
			return BB_EMPTY;
		regs[0] = bound;
		regs[1] = BB_EMPTY;
	}
	if (BB_C_STACK_FIRST && bb_is_exact(enter, &bb_method_descriptor_type))
		return bb_vm_call_or_leave(t, enter, &manager, 1, BB_EMPTY);
	return bb_call_special(t, enter, manager, NULL, 0);
}

BbValue bb_slow_with_exit(BbThread *t, const BbValue *regs, BbValue exception)
{
	BbValue args[4] = {regs[1], BB_NONE, BB_NONE, BB_NONE};
	if (!bb_is_empty(exception)) {
		args[1] = bb_from_pointer(bb_type_of(exception));
		args[2] = exception;
		args[3] = bb_slot_load(&bb_to_exception(exception)->traceback);
		if (bb_is_empty(args[3]))
			args[3] = BB_NONE;
	}
	bool bound = bb_is_empty(regs[1]);
	return bb_call(t, regs[0], args + bound, 4 - bound, BB_EMPTY);
}

/* ---- Import. ---- */

BbValue bb_slow_import_name(BbThread *t, BbFrame *frame, BbValue name, BbValue fromlist, BbValue level)
{
	BbValue globals = frame->function->globals;
	BbValue locals = bb_is_empty(frame->locals) ? BB_NONE : frame->locals;
	BbValue function = bb_name_builtin(t, frame, BB_NAME(t, __import__));
	if (bb_is_empty(function))
		return bb_has_exception(t) ? BB_EMPTY : bb_raise(t, &bb_exc_ImportError, "__import__ not found");
	if (bb_is_exact(function, &bb_builtin_function_type))
		return bb_import(t, name, globals, locals, fromlist, level);
	BbValue args[5] = {name, globals, locals, fromlist, level};
	return bb_call(t, function, args, 5, BB_EMPTY);
}

BbValue bb_slow_import_from(BbThread *t, BbValue module, BbValue name)
{
	return bb_import_from(t, module, name);
}

bool bb_slow_import_star(BbThread *t, BbFrame *frame, BbValue module)
{
	BbValue locals = bb_frame_locals(t, frame);
	return !bb_is_empty(locals) && bb_import_star(t, module, locals);
}

/* ---- match. ---- */

BbValue bb_slow_match_keys(BbThread *t, BbValue subject, BbValue keys)
{
	size_t n = bb_tuple_count(keys);
	BbTuple *values = bb_tuple_alloc(t, n);
	BbValue seen = values ? bb_set_new(t) : BB_EMPTY;
	if (bb_is_empty(seen))
		return BB_EMPTY;
	BbValue get = BB_EMPTY;
	if (!bb_is_exact(subject, &bb_dict_type)) {
		get = bb_getattr(t, subject, BB_NAME(t, get));
		if (bb_is_empty(get))
			return BB_EMPTY;
	}
	BbObject *missing = bb_object_new(t, &bb_object_type, sizeof *missing);
	if (!missing)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++) {
		BbValue key = bb_tuple_get(keys, i), v;
		int there = bb_set_contains(t, seen, key);
		if (there > 0)
			return bb_value_error(t, "mapping pattern checks duplicate key (%R)", key);
		if (there < 0 || !bb_set_add(t, seen, key))
			return BB_EMPTY;
		if (bb_is_empty(get)) {
			int found = bb_dict_get(t, subject, key, &v);
			if (found <= 0)
				return found ? BB_EMPTY : BB_NONE;
		} else {
			v = bb_call2(t, get, key, bb_from_pointer(missing));
			if (bb_is_empty(v) || bb_to_pointer(v) == missing)
				return bb_is_empty(v) ? BB_EMPTY : BB_NONE;
		}
		values->items[i] = v;
	}
	return bb_from_pointer(values);
}

BbValue bb_slow_match_rest(BbThread *t, BbValue subject, BbValue keys)
{
	BbValue rest = bb_dict_new(t, 0);
	if (bb_is_empty(rest) || !bb_dict_merge(t, rest, subject, 1))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(keys); i++)
		if (bb_dict_delete(t, rest, bb_tuple_get(keys, i)) < 0)
			return BB_EMPTY;
	return rest;
}

/* One attribute for a class pattern: 1, 0: the pattern does not match, -1: raised. */
static int match_attribute(BbThread *t, BbValue subject, BbValue class, BbValue name, BbValue seen, BbValue *out)
{
	int there = bb_set_contains(t, seen, name);
	if (there > 0) {
		bb_type_error(t, "%N() got multiple sub-patterns for attribute %R", bb_to_type(class), name);
		return -1;
	}
	if (there < 0 || !bb_set_add(t, seen, name))
		return -1;
	BbValue interned = bb_intern(t, name);
	return bb_is_empty(interned) ? -1 : bb_getattr_optional(t, subject, interned, out);
}

BbValue bb_slow_match_class(BbThread *t, BbValue subject, BbValue class, size_t positional, BbValue names)
{
	if (!bb_is_type(class))
		return bb_type_error(t, "called match pattern must be a class");
	int is_instance = bb_is_instance(t, subject, class);
	if (is_instance <= 0)
		return is_instance ? BB_EMPTY : BB_NONE;
	size_t keywords = bb_tuple_count(names);
	BbValue result = bb_list_new(t, positional + keywords);
	BbValue seen = bb_is_empty(result) ? BB_EMPTY : bb_set_new(t);
	if (bb_is_empty(seen))
		return BB_EMPTY;
	if (positional) {
		BbValue match_args;
		int found = bb_getattr_optional(t, class, BB_NAME(t, __match_args__), &match_args);
		if (found < 0)
			return BB_EMPTY;
		if (found && !bb_is_exact(match_args, &bb_tuple_type))
			return bb_type_error(t, "%N.__match_args__ must be a tuple (got %T)", bb_to_type(class),
					     match_args);
		bool self = !found && (bb_to_type(class)->flags & BB_TYPE_MATCH_SELF);
		size_t allowed = found ? bb_tuple_count(match_args) : self;
		if (positional > allowed)
			return bb_type_error(t, "%N() accepts %zu positional sub-pattern%s (%zu given)",
					     bb_to_type(class), allowed, allowed == 1 ? "" : "s", positional);
		for (size_t i = 0; i < positional; i++) {
			BbValue v = subject;
			if (!self) {
				BbValue name = bb_tuple_get(match_args, i);
				if (!bb_is_exact_str(name))
					return bb_type_error(t, "__match_args__ elements must be strings (got %T)",
							     name);
				int have = match_attribute(t, subject, class, name, seen, &v);
				if (have <= 0)
					return have ? BB_EMPTY : BB_NONE;
			}
			if (!bb_list_append(t, result, v))
				return BB_EMPTY;
		}
	}
	for (size_t i = 0; i < keywords; i++) {
		BbValue v;
		int have = match_attribute(t, subject, class, bb_tuple_get(names, i), seen, &v);
		if (have <= 0)
			return have ? BB_EMPTY : BB_NONE;
		if (!bb_list_append(t, result, v))
			return BB_EMPTY;
	}
	return bb_list_snapshot(t, result);
}

/* ---- The rest. ---- */

BbValue bb_slow_intrinsic(BbThread *t, BbFrame *frame, unsigned which, const BbValue *regs)
{
	switch (which) {
	case BB_INTRINSIC_PRINT: {
		BbValue hook = bb_name_of_sys(t, BB_NAME(t, displayhook));
		if (bb_is_empty(hook))
			return bb_runtime_error(t, "lost sys.displayhook");
		return bb_call1(t, hook, regs[0]);
	}
	case BB_INTRINSIC_TYPEVAR:
		return bb_typevar_new(t, regs[0], BB_EMPTY, BB_EMPTY);
	case BB_INTRINSIC_TYPEVAR_BOUND:
		return bb_typevar_new(t, regs[0], regs[1], BB_EMPTY);
	case BB_INTRINSIC_TYPEVAR_CONSTRAINTS:
		return bb_typevar_new(t, regs[0], BB_EMPTY, regs[1]);
	case BB_INTRINSIC_PARAMSPEC:
		return bb_paramspec_new(t, regs[0]);
	case BB_INTRINSIC_TYPEVARTUPLE:
		return bb_typevar_tuple_new(t, regs[0]);
	case BB_INTRINSIC_SET_TYPEPARAM_DEFAULT:
		bb_typevar_set_default(t, regs[0], regs[1]);
		return regs[0];
	case BB_INTRINSIC_SUBSCRIPT_GENERIC:
		return bb_generic_subscript(t, regs[0]);
	case BB_INTRINSIC_TYPEALIAS:
		return bb_type_alias_new(t, regs[0], regs[1], regs[2]);
	default:
		return bb_raise(t, &bb_exc_SystemError, "unknown intrinsic");
	}
}

bool bb_slow_setup_annotations(BbThread *t, BbFrame *frame)
{
	BbValue name = BB_NAME(t, __annotations__);
	BbValue there = BB_EMPTY;
	if (bb_is_exact(frame->locals, &bb_dict_type)) {
		there = bb_dict_get_name(t, frame->locals, name);
	} else {
		there = bb_getitem(t, frame->locals, name);
		if (bb_is_empty(there)) {
			if (!bb_exception_matches(t, &bb_exc_KeyError))
				return false;
			bb_exception_clear(t);
		}
	}
	if (!bb_is_empty(there))
		return true;
	BbValue made = bb_dict_new(t, 0);
	return !bb_is_empty(made) && bb_setitem(t, frame->locals, name, made);
}
