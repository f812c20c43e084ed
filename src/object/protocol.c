/* SPDX-License-Identifier: MIT */
/*
 * Operators, calls, items and iteration on any object, by the special methods of their types.
 *
 * Holds no state and no locks; what runs is the objects' own code.
 */
#include "object/protocol.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/native.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

/* ---- Calls. ---- */

bool bb_is_callable(BbValue v)
{
	return bb_type_of(v)->call != NULL;
}

BbValue bb_call(BbThread *t, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const BbType *type = bb_type_of(callable);
	if (BB_UNLIKELY(!type->call))
		return bb_type_error(t, "'%T' object is not callable", callable);
	if (BB_UNLIKELY(!bb_check_native_stack(t, " while calling a Python object")))
		return BB_EMPTY;
	return type->call(t, callable, args, nargs, kwnames);
}

BbValue bb_call0(BbThread *t, BbValue callable)
{
	return bb_call(t, callable, NULL, 0, BB_EMPTY);
}

BbValue bb_call1(BbThread *t, BbValue callable, BbValue a)
{
	return bb_call(t, callable, &a, 1, BB_EMPTY);
}

BbValue bb_call2(BbThread *t, BbValue callable, BbValue a, BbValue b)
{
	BbValue args[] = {a, b};
	return bb_call(t, callable, args, 2, BB_EMPTY);
}

BbValue bb_call_tuple(BbThread *t, BbValue callable, BbValue args, BbValue kwargs)
{
	size_t nargs = bb_tuple_count(args);
	if (bb_is_empty(kwargs) || bb_dict_count(kwargs) == 0)
		return bb_call(t, callable, bb_to_tuple(args)->items, nargs, BB_EMPTY);
	/* The names and the values as they are at one moment: other threads may be changing the dict. */
	BbValue copy = bb_dict_copy(t, kwargs);
	if (bb_is_empty(copy))
		return BB_EMPTY;
	size_t n = bb_dict_count(copy);
	BbTuple *names = bb_tuple_alloc(t, n);
	BbTuple *all = names ? bb_tuple_alloc(t, nargs + n) : NULL;
	if (!all)
		return BB_EMPTY;
	for (size_t i = 0; i < nargs; i++)
		all->items[i] = bb_tuple_get(args, i);
	BbValue key, value;
	size_t pos = 0, i = 0;
	while (i < n && bb_dict_next(copy, &pos, &key, &value)) {
		if (!bb_is_str(key))
			return bb_type_error(t, "keywords must be strings");
		names->items[i] = key;
		all->items[nargs + i++] = value;
	}
	return bb_call(t, callable, all->items, nargs, bb_from_pointer(names));
}

BbValue bb_call_method(BbThread *t, BbValue self, const char *name, const BbValue *args, size_t nargs)
{
	BbValue function = bb_getattr_text(t, self, name);
	return bb_is_empty(function) ? BB_EMPTY : bb_call(t, function, args, nargs, BB_EMPTY);
}

BbValue bb_call_special(BbThread *t, BbValue function, BbValue self, const BbValue *args, size_t nargs)
{
	BbType *type = bb_type_of(function);
	if (type == &bb_method_descriptor_type)
		return bb_builtin_call(t, bb_to_pointer(function), self, args, nargs, BB_EMPTY);
	if (type->flags & BB_TYPE_METHOD_LIKE) {
		BB_ASSERT(nargs <= 7);
		BbValue all[8];
		all[0] = self;
		for (size_t i = 0; i < nargs; i++)
			all[i + 1] = args[i];
		return bb_call(t, function, all, nargs + 1, BB_EMPTY);
	}
	BbValue bound = bb_descriptor_get(t, function, self, bb_type_of(self));
	return bb_is_empty(bound) ? BB_EMPTY : bb_call(t, bound, args, nargs, BB_EMPTY);
}

/* ---- Attributes. ---- */

void bb_attribute_note_failed(BbThread *t, BbValue object, BbValue name)
{
	if (!bb_exception_matches(t, &bb_exc_AttributeError))
		return;
	BbValue known_name = bb_exception_field(t->exception, 0), known_object = bb_exception_field(t->exception, 1);
	if ((!bb_is_empty(known_name) && !bb_is_none(known_name)) ||
	    (!bb_is_empty(known_object) && !bb_is_none(known_object)))
		return;
	bb_exception_set_field(t, t->exception, 0, name);
	bb_exception_set_field(t, t->exception, 1, object);
}

BbValue bb_getattr(BbThread *t, BbValue object, BbValue name)
{
	const BbType *type = bb_type_of(object);
	BbValue function = type->special[BB_SP_GETATTRIBUTE];
	BbValue v;
	if (BB_LIKELY(bb_to_pointer(function) == bb_objects(t)->object_getattribute))
		v = bb_generic_getattr(t, object, name);
	else
		v = bb_call_special(t, function, object, &name, 1);
	if (BB_UNLIKELY(bb_is_empty(v))) {
		BbValue fallback = type->special[BB_SP_GETATTR];
		if (!bb_is_empty(fallback) && bb_exception_matches(t, &bb_exc_AttributeError)) {
			bb_exception_clear(t);
			v = bb_call_special(t, fallback, object, &name, 1);
		}
		if (bb_is_empty(v))
			bb_attribute_note_failed(t, object, name);
	}
	return v;
}

int bb_getattr_optional(BbThread *t, BbValue object, BbValue name, BbValue *out)
{
	*out = bb_is_empty(name) ? BB_EMPTY : bb_getattr(t, object, name);
	if (!bb_is_empty(*out))
		return 1;
	if (!bb_exception_matches(t, &bb_exc_AttributeError))
		return -1;
	bb_exception_clear(t);
	return 0;
}

/* EMPTY deletes, but may also be what a call came to that failed. */
static bool is_failure(BbThread *t, BbValue value)
{
	return BB_UNLIKELY(bb_is_empty(value)) && bb_has_exception(t);
}

bool bb_setattr(BbThread *t, BbValue object, BbValue name, BbValue value)
{
	if (is_failure(t, value))
		return false;
	const BbType *type = bb_type_of(object);
	BbValue function = type->special[bb_is_empty(value) ? BB_SP_DELATTR : BB_SP_SETATTR];
	if (bb_to_pointer(function) == bb_objects(t)->object_setattr ||
	    bb_to_pointer(function) == bb_objects(t)->object_delattr)
		return bb_generic_setattr(t, object, name, value);
	BbValue args[] = {name, value};
	return !bb_is_empty(bb_call_special(t, function, object, args, bb_is_empty(value) ? 1 : 2));
}

BbValue bb_getattr_text(BbThread *t, BbValue object, const char *name)
{
	BbValue interned = bb_intern_text(t, name);
	return bb_is_empty(interned) ? BB_EMPTY : bb_getattr(t, object, interned);
}

bool bb_setattr_text(BbThread *t, BbValue object, const char *name, BbValue value)
{
	BbValue interned = bb_intern_text(t, name);
	return !bb_is_empty(interned) && bb_setattr(t, object, interned, value);
}

/* ---- Binary operators. ---- */

static const char *const operator_text[] = {"+",	   "-",	 "*",  "@", "/", "//", "%",
					    "** or pow()", "<<", ">>", "&", "^", "|",  "divmod()"};
static const char *const inplace_text[] = {
	"+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "|="};

/* A method that a class sets to None is there: calling it says that None is not callable.  Only what iterates and
 * hashes means by None that its type does neither. */
static bool is_missing(BbValue function)
{
	return bb_is_empty(function);
}

static bool is_missing_or_none(BbValue function)
{
	return bb_is_empty(function) || bb_is_none(function);
}

/* The result, NotImplemented, or EMPTY. */
static BbValue try_binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	const BbType *ta = bb_type_of(a), *tb = bb_type_of(b);
	BbValue forward = BB_SPECIAL(ta, BB_SP_ADD + op);
	BbValue reflected = ta == tb ? BB_EMPTY : BB_SPECIAL(tb, BB_SP_RADD + op);
	/* The right operand goes first if its type is a subtype that overrides the reflected method. */
	if (!bb_is_empty(reflected) && ta != tb && bb_type_is_subtype(tb, ta) &&
	    !bb_is(reflected, BB_SPECIAL(ta, BB_SP_RADD + op))) {
		if (!is_missing(reflected)) {
			BbValue v = bb_call_special(t, reflected, b, &a, 1);
			if (!bb_is(v, BB_NOT_IMPLEMENTED))
				return v;
		}
		reflected = BB_EMPTY;
	}
	if (!is_missing(forward)) {
		BbValue v = bb_call_special(t, forward, a, &b, 1);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	if (!is_missing(reflected))
		return bb_call_special(t, reflected, b, &a, 1);
	return BB_NOT_IMPLEMENTED;
}

static BbValue unsupported(BbThread *t, const char *op, BbValue a, BbValue b)
{
	return bb_type_error(t, "unsupported operand type(s) for %s: '%T' and '%T'", op, a, b);
}

BbValue bb_binary(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	BbValue v = try_binary(t, op, a, b);
	if (BB_UNLIKELY(bb_is(v, BB_NOT_IMPLEMENTED))) {
		if (op == BB_OP_RSHIFT && bb_is_exact(a, &bb_builtin_function_type) &&
		    strcmp(((const BbBuiltin *)bb_to_pointer(a))->name, "print") == 0)
			return bb_type_error(
				t,
				"unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print(<message>, file=<output_stream>)\"?",
				a, b);
		return unsupported(t, operator_text[op], a, b);
	}
	return v;
}

BbValue bb_inplace(BbThread *t, BbOperator op, BbValue a, BbValue b)
{
	BbValue function = BB_SPECIAL(bb_type_of(a), BB_SP_IADD + op);
	if (!is_missing(function)) {
		BbValue v = bb_call_special(t, function, a, &b, 1);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	BbValue v = try_binary(t, op, a, b);
	return bb_is(v, BB_NOT_IMPLEMENTED) ? unsupported(t, inplace_text[op], a, b) : v;
}

BbValue bb_power(BbThread *t, BbValue a, BbValue b, BbValue modulus)
{
	if (bb_is_none(modulus))
		return bb_binary(t, BB_OP_POW, a, b);
	BbValue function = BB_SPECIAL(bb_type_of(a), BB_SP_POW);
	if (!is_missing(function)) {
		BbValue args[] = {b, modulus};
		BbValue v = bb_call_special(t, function, a, args, 2);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	function = BB_SPECIAL(bb_type_of(b), BB_SP_RPOW);
	if (!is_missing(function) && bb_type_of(b) != bb_type_of(a)) {
		BbValue args[] = {a, modulus};
		BbValue v = bb_call_special(t, function, b, args, 2);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	return bb_type_error(t, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

BbValue bb_unary(BbThread *t, BbSpecial which, BbValue a)
{
	BbValue function = BB_SPECIAL(bb_type_of(a), which);
	if (is_missing(function)) {
		if (which == BB_SP_ABS)
			return bb_type_error(t, "bad operand type for abs(): '%T'", a);
		return bb_type_error(t, "bad operand type for unary %s: '%T'",
				     which == BB_SP_NEG	  ? "-"
				     : which == BB_SP_POS ? "+"
							  : "~",
				     a);
	}
	return bb_call_special(t, function, a, NULL, 0);
}

/* ---- Comparison. ---- */

static const BbComparison swapped[] = {BB_COMPARE_GT, BB_COMPARE_GE, BB_COMPARE_EQ,
				       BB_COMPARE_NE, BB_COMPARE_LT, BB_COMPARE_LE};
static const char *const comparison_text[] = {"<", "<=", "==", "!=", ">", ">="};

BbValue bb_compare_by(BbThread *t, BbValue function, BbValue self, BbValue other)
{
	const BbType *type = bb_type_of(function);
	if (type == &bb_method_descriptor_type || (type->flags & BB_TYPE_METHOD_LIKE))
		return bb_call_special(t, function, self, &other, 1);
	BbValue bound = bb_descriptor_get(t, function, self, bb_type_of(self));
	if (!bb_is_empty(bound))
		return bb_call1(t, bound, other);
	bb_exception_clear(t);
	return BB_NOT_IMPLEMENTED;
}

BbValue bb_compare(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	const BbType *ta = bb_type_of(a), *tb = bb_type_of(b);
	if (!bb_check_native_stack(t, " in comparison"))
		return BB_EMPTY;
	BbValue reflected = tb->special[BB_SP_LT + swapped[op]];
	bool tried = false;
	if (ta != tb && bb_type_is_subtype(tb, ta) && !is_missing(reflected)) {
		tried = true;
		BbValue v = bb_compare_by(t, reflected, b, a);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	BbValue forward = ta->special[BB_SP_LT + op];
	if (!is_missing(forward)) {
		BbValue v = bb_compare_by(t, forward, a, b);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	if (!tried && !is_missing(reflected)) {
		BbValue v = bb_compare_by(t, reflected, b, a);
		if (!bb_is(v, BB_NOT_IMPLEMENTED))
			return v;
	}
	if (op == BB_COMPARE_EQ)
		return bb_bool(bb_is(a, b));
	if (op == BB_COMPARE_NE)
		return bb_bool(!bb_is(a, b));
	return bb_type_error(t, "'%s' not supported between instances of '%T' and '%T'", comparison_text[op], a, b);
}

int bb_compare_truth(BbThread *t, BbComparison op, BbValue a, BbValue b)
{
	if (bb_both_small(a, b)) {
		intptr_t x = (intptr_t)a.bits, y = (intptr_t)b.bits;
		return bb_compare_result(op, x < y ? -1 : x > y);
	}
	BbValue v = bb_compare(t, op, a, b);
	return bb_is_empty(v) ? -1 : bb_truth(t, v);
}

int bb_equal(BbThread *t, BbValue a, BbValue b)
{
	if (bb_is(a, b))
		return 1;
	if (bb_both_small(a, b))
		return 0;
	if (bb_is_exact_str(a) && bb_is_exact_str(b))
		return bb_str_equal(bb_to_str(a), bb_to_str(b));
	return bb_compare_truth(t, BB_COMPARE_EQ, a, b);
}

int bb_truth(BbThread *t, BbValue v)
{
	if (bb_is(v, BB_TRUE))
		return 1;
	if (bb_is(v, BB_FALSE) || bb_is_none(v))
		return 0;
	if (bb_is_small(v))
		return bb_to_small(v) != 0;
	if (bb_is_unboxed_float(v))
		return bb_unboxed_to_double(v) != 0;
	if (bb_is_exact_str(v))
		return bb_to_str(v)->size != 0;
	if (bb_is_exact(v, &bb_list_type))
		return bb_list_count(v) != 0;
	const BbType *type = bb_type_of(v);
	BbValue function = type->special[BB_SP_BOOL];
	if (!bb_is_empty(function)) {
		BbValue result = bb_is_none(function) ? bb_type_error(t, "'%T' cannot be interpreted as a boolean", v)
						      : bb_call_special(t, function, v, NULL, 0);
		if (bb_is_empty(result))
			return -1;
		if (bb_is(result, BB_TRUE) || bb_is(result, BB_FALSE))
			return bb_is(result, BB_TRUE);
		bb_type_error(t, "__bool__ should return bool, returned %T", result);
		return -1;
	}
	if (!bb_is_empty(type->special[BB_SP_LEN])) {
		intptr_t n = bb_length(t, v);
		return n < 0 ? -1 : n > 0;
	}
	return 1;
}

bool bb_hash(BbThread *t, BbValue v, BbHash *out)
{
	if (bb_is_small(v)) {
		*out = bb_hash_int(bb_to_small(v));
		return true;
	}
	if (bb_is_unboxed_float(v)) {
		*out = bb_hash_double(bb_unboxed_to_double(v));
		return true;
	}
	return bb_check_native_stack(t, " while hashing an object") && bb_type_of(v)->hash(t, v, out);
}

/* ---- Items. ---- */

BbValue bb_getitem(BbThread *t, BbValue object, BbValue key)
{
	BbValue function = bb_type_of(object)->special[BB_SP_GETITEM];
	if (BB_LIKELY(!is_missing(function)))
		return bb_call_special(t, function, object, &key, 1);
	if (bb_is_type(object)) {
		if (bb_to_pointer(object) == &bb_type_type)
			return bb_class_getitem_wrapper(t, object, &key, 1, BB_EMPTY);
		BbValue hook;
		int found = bb_getattr_optional(t, object, BB_NAME(t, __class_getitem__), &hook);
		if (found < 0)
			return BB_EMPTY;
		if (found && !bb_is_none(hook))
			return bb_call1(t, hook, key);
		return bb_type_error(t, "type '%N' is not subscriptable", bb_to_type(object));
	}
	return bb_type_error(t, "'%T' object is not subscriptable", object);
}

/* What a type is that has the methods of a sequence can be told from the words with which it refuses to delete an item.
 */
static const char *no_deletion(BbValue object, BbValue key)
{
	const BbType *type = bb_type_of(object);
	bool sequence = (type->flags & BB_TYPE_HEAP) || !bb_is_empty(type->special[BB_SP_LEN]) ||
			!bb_is_empty(type->special[BB_SP_CONTAINS]);
	bool index = bb_is_int(key) || !bb_is_empty(BB_SPECIAL(bb_type_of(key), BB_SP_INDEX));

	return sequence && index ? "'%T' object doesn't support item deletion"
				 : "'%T' object does not support item deletion";
}

bool bb_setitem(BbThread *t, BbValue object, BbValue key, BbValue value)
{
	if (is_failure(t, value))
		return false;
	BbValue function = bb_type_of(object)->special[bb_is_empty(value) ? BB_SP_DELITEM : BB_SP_SETITEM];
	if (is_missing(function)) {
		bb_type_error(t,
			      bb_is_empty(value) ? no_deletion(object, key)
						 : "'%T' object does not support item assignment",
			      object);
		return false;
	}
	BbValue args[] = {key, value};
	return !bb_is_empty(bb_call_special(t, function, object, args, bb_is_empty(value) ? 1 : 2));
}

static int contains_by_iteration(BbThread *t, BbValue container, BbValue item)
{
	BbValue iterator = bb_iter(t, container);
	if (bb_is_empty(iterator)) {
		if (bb_exception_matches(t, &bb_exc_TypeError) &&
		    is_missing_or_none(bb_type_of(container)->special[BB_SP_ITER])) {
			bb_exception_clear(t);
			bb_type_error(t, "argument of type '%T' is not a container or iterable", container);
		}
		return -1;
	}
	BbValue v;
	int more;
	while ((more = bb_next(t, iterator, &v)) > 0) {
		int same = bb_equal(t, v, item);
		if (same)
			return same;
	}
	return more;
}

int bb_contains(BbThread *t, BbValue container, BbValue item)
{
	BbValue function = bb_type_of(container)->special[BB_SP_CONTAINS];
	if (bb_is_empty(function))
		return contains_by_iteration(t, container, item);
	if (bb_is_none(function)) {
		bb_type_error(t, "'%T' object is not a container", container);
		return -1;
	}
	BbValue v = bb_call_special(t, function, container, &item, 1);
	return bb_is_empty(v) ? -1 : bb_truth(t, v);
}

/* What __len__ or __length_hint__ returned, as a number. */
static intptr_t checked_length(BbThread *t, BbValue v, const char *method)
{
	intptr_t n;
	if (bb_is_small(v)) {
		n = bb_to_small(v);
	} else {
		if (!bb_is_int(v) && strcmp(method, "__len__") != 0) {
			bb_type_error(t, "%s must be an integer, not %T", method, v);
			return -1;
		}
		if (bb_is_int(v) && bb_int_is_negative(v)) {
			bb_value_error(t, "%s() should return >= 0", method);
			return -1;
		}
		if (!bb_index_ssize(t, v, false, &n)) {
			if (bb_exception_matches(t, &bb_exc_IndexError)) {
				bb_exception_clear(t);
				bb_overflow_error(t, "cannot fit 'int' into an index-sized integer");
			}
			return -1;
		}
	}
	if (n < 0) {
		bb_value_error(t, "%s() should return >= 0", method);
		return -1;
	}
	return n;
}

intptr_t bb_length(BbThread *t, BbValue object)
{
	BbValue function = bb_type_of(object)->special[BB_SP_LEN];
	if (is_missing(function)) {
		bb_type_error(t, "object of type '%T' has no len()", object);
		return -1;
	}
	BbValue v = bb_call_special(t, function, object, NULL, 0);
	return bb_is_empty(v) ? -1 : checked_length(t, v, "__len__");
}

intptr_t bb_length_hint(BbThread *t, BbValue object, intptr_t fallback)
{
	const BbType *type = bb_type_of(object);
	if (!is_missing(type->special[BB_SP_LEN])) {
		intptr_t n = bb_length(t, object);
		if (n >= 0)
			return n;
		if (!bb_exception_matches(t, &bb_exc_TypeError))
			return -1;
		bb_exception_clear(t);
	}
	BbValue function = bb_type_lookup(t, type, BB_NAME(t, __length_hint__));
	if (is_missing(function))
		return fallback;
	BbValue v = bb_call_special(t, function, object, NULL, 0);
	if (bb_is_empty(v)) {
		if (!bb_exception_matches(t, &bb_exc_TypeError))
			return -1;
		bb_exception_clear(t);
		return fallback;
	}
	return bb_is(v, BB_NOT_IMPLEMENTED) ? fallback : checked_length(t, v, "__length_hint__");
}

/* ---- Iteration. ---- */

BbValue bb_iter(BbThread *t, BbValue object)
{
	const BbType *type = bb_type_of(object);
	BbValue function = type->special[BB_SP_ITER];
	if (is_missing_or_none(function)) {
		if (bb_is_empty(function) && !is_missing(type->special[BB_SP_GETITEM]) && !bb_is_dict(object))
			return bb_sequence_iterator_new(t, object);
		return bb_type_error(t, "'%T' object is not iterable", object);
	}
	BbValue iterator = bb_call_special(t, function, object, NULL, 0);
	if (!bb_is_empty(iterator) && !bb_type_of(iterator)->next)
		return bb_type_error(t, "iter() returned non-iterator of type '%T'", iterator);
	return iterator;
}

bool bb_poll_interrupts_slow(BbThread *t)
{
	bb_poll_stop(t);
	if (!(bb_sync_load_relaxed(&t->poll) & BB_POLL_INTERRUPTS) || bb_has_exception(t) || !bb_objects(t)->poll)
		return true;
	return bb_objects(t)->poll(t);
}

int bb_next(BbThread *t, BbValue iterator, BbValue *out)
{
	const BbType *type = bb_type_of(iterator);
	if (BB_UNLIKELY(!type->next)) {
		bb_type_error(t, "'%T' object is not an iterator", iterator);
		return -1;
	}
	/* Iterators over iterators over iterators; and loops in C that know no end. */
	if (!bb_check_native_stack(t, " while iterating") || !bb_poll_interrupts(t))
		return -1;
	*out = type->next(t, iterator);
	if (!bb_is_empty(*out))
		return 1;
	return bb_has_exception(t) ? -1 : 0;
}

/* ---- Numbers. ---- */

bool bb_warn_strict_subclass(BbThread *t, const char *method, const char *type, BbValue result)
{
	bool exact = bb_is_exact_int(result) || bb_is_exact_float(result) || bb_is_exact(result, &bb_complex_type);
	return exact || bb_warn(t, &bb_exc_DeprecationWarning,
				"%s returned non-%s (type %T).  The ability to return an instance of a strict subclass "
				"of %s is deprecated, and may be removed in a future version of Python.",
				method, type, result, type);
}

BbValue bb_index(BbThread *t, BbValue v)
{
	if (bb_is_int(v))
		return bb_int_exact(t, v);
	BbValue function = BB_SPECIAL(bb_type_of(v), BB_SP_INDEX);
	if (is_missing(function))
		return bb_type_error(t, "'%T' object cannot be interpreted as an integer", v);
	BbValue result = bb_call_special(t, function, v, NULL, 0);
	if (bb_is_empty(result))
		return BB_EMPTY;
	if (!bb_is_int(result))
		return bb_type_error(t, "__index__ returned non-int (type %T)", result);
	return bb_warn_strict_subclass(t, "__index__", "int", result) ? bb_int_exact(t, result) : BB_EMPTY;
}

bool bb_index_ssize(BbThread *t, BbValue v, bool clip, intptr_t *out)
{
	if (BB_LIKELY(bb_is_small(v))) {
		*out = bb_to_small(v);
		return true;
	}
	BbValue number = bb_index(t, v);
	if (bb_is_empty(number))
		return false;
	if (bb_int_to_ssize(number, out))
		return true;
	if (clip) {
		*out = bb_int_is_negative(number) ? INTPTR_MIN : INTPTR_MAX;
		return true;
	}
	bb_index_error(t, "cannot fit '%T' into an index-sized integer", v);
	return false;
}

bool bb_float_from_special(BbThread *t, BbValue v, BbValue result, double *out)
{
	if (!bb_is_float(result)) {
		bb_type_error(t, "%T.__float__ returned non-float (type %T)", v, result);
		return false;
	}
	*out = bb_to_double(result);
	if (bb_is_exact_float(result))
		return true;
	BbValue method = bb_format(t, "%T.__float__", v);
	return !bb_is_empty(method) && bb_warn_strict_subclass(t, bb_str_text(method), "float", result);
}

bool bb_as_double(BbThread *t, BbValue v, double *out)
{
	if (bb_is_float(v)) {
		*out = bb_to_double(v);
		return true;
	}
	if (bb_is_small(v)) {
		*out = (double)bb_to_small(v);
		return true;
	}
	BbValue function = BB_SPECIAL(bb_type_of(v), BB_SP_FLOAT);
	if (!is_missing(function)) {
		BbValue result = bb_call_special(t, function, v, NULL, 0);
		if (bb_is_empty(result))
			return false;
		return bb_float_from_special(t, v, result, out);
	}
	if (is_missing(BB_SPECIAL(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "must be real number, not %T", v);
		return false;
	}
	BbValue number = bb_index(t, v);
	return !bb_is_empty(number) && bb_int_to_double(t, number, out);
}

/* ---- Text. ---- */

BbValue bb_repr(BbThread *t, BbValue v)
{
	if (!bb_check_native_stack(t, " while getting the repr of an object"))
		return BB_EMPTY;
	BbValue function = bb_type_of(v)->special[BB_SP_REPR];
	BbValue text = bb_call_special(t, function, v, NULL, 0);
	if (!bb_is_empty(text) && !bb_is_str(text))
		return bb_type_error(t, "__repr__ returned non-string (type %T)", text);
	return text;
}

BbValue bb_str(BbThread *t, BbValue v)
{
	if (bb_is_exact_str(v))
		return v;
	if (!bb_check_native_stack(t, " while getting the str of an object"))
		return BB_EMPTY;
	BbValue text = bb_call_special(t, bb_type_of(v)->special[BB_SP_STR], v, NULL, 0);
	if (!bb_is_empty(text) && !bb_is_str(text))
		return bb_type_error(t, "__str__ returned non-string (type %T)", text);
	return text;
}

int bb_repr_enter(BbThread *t, BbValue v)
{
	if (bb_is_empty(t->repr_active)) {
		t->repr_active = bb_list_new(t, 4);
		if (bb_is_empty(t->repr_active))
			return -1;
	}
	for (size_t i = bb_list_count(t->repr_active); i-- > 0;)
		if (bb_is(bb_list_peek(bb_to_list(t->repr_active), i), v))
			return 1;
	return bb_list_append(t, t->repr_active, v) ? 0 : -1;
}

void bb_repr_leave(BbThread *t, BbValue v)
{
	BbValue pending = bb_exception_take(t);
	BbValue last = bb_list_pop(t, t->repr_active, -1);
	BB_ASSERT(bb_is(last, v));
	(void)last;
	bb_exception_restore(t, pending);
}

static BbValue escaped(BbThread *t, BbValue text)
{
	static const char digits[] = "0123456789abcdef";
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	const uint8_t *p = (const uint8_t *)bb_str_text(text), *end = p + bb_to_str(text)->size;
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (c < 0x80) {
			bb_str_builder_add_char(&b, c);
			continue;
		}
		int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
		char escape[10] = {'\\', width == 2 ? 'x' : width == 4 ? 'u' : 'U'};
		for (int i = 0; i < width; i++)
			escape[2 + i] = digits[c >> (4 * (width - 1 - i)) & 15];
		bb_str_builder_add(&b, escape, 2 + (size_t)width);
	}
	return bb_str_builder_finish(&b);
}

BbValue bb_ascii(BbThread *t, BbValue v)
{
	BbValue text = bb_repr(t, v);
	if (bb_is_empty(text) || bb_str_is_ascii(bb_to_str(text)))
		return text;
	return escaped(t, text);
}

BbValue bb_format_value(BbThread *t, BbValue v, BbValue spec)
{
	if (bb_to_str(spec)->size == 0) {
		if (bb_is_exact_str(v))
			return v;
		if (bb_is_exact_int(v))
			return bb_str(t, v);
	}
	BbValue function = bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __format__));
	if (is_missing(function))
		return bb_type_error(t, "Type %T doesn't define __format__", v);
	BbValue text = bb_call_special(t, function, v, &spec, 1);
	if (!bb_is_empty(text) && !bb_is_str(text))
		return bb_type_error(t, "__format__ must return a str, not %T", text);
	return text;
}

/* ---- isinstance and issubclass. ---- */

/* The __bases__ of something that looks like a class; EMPTY without exception: it does not. */
static BbValue abstract_bases(BbThread *t, BbValue class)
{
	BbValue bases;
	int found = bb_getattr_optional(t, class, BB_NAME(t, __bases__), &bases);
	if (found <= 0 || !bb_is_tuple(bases))
		return BB_EMPTY;
	return bases;
}

static int abstract_subclass(BbThread *t, BbValue derived, BbValue class)
{
	if (bb_is(derived, class))
		return 1;
	if (!bb_check_native_stack(t, " in __issubclass__"))
		return -1;
	BbValue bases = abstract_bases(t, derived);
	if (bb_is_empty(bases))
		return bb_has_exception(t) ? -1 : 0;
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		int found = abstract_subclass(t, bb_tuple_get(bases, i), class);
		if (found)
			return found;
	}
	return 0;
}

int bb_default_isinstance(BbThread *t, BbValue v, BbValue class)
{
	if (bb_is_type(class)) {
		if (bb_is_of_type(v, bb_to_type(class)))
			return 1;
		BbValue own;
		int found = bb_getattr_optional(t, v, BB_NAME(t, __class__), &own);
		if (found <= 0)
			return found;
		if (bb_to_pointer(own) != bb_type_of(v) && bb_is_type(own))
			return bb_type_is_subtype(bb_to_type(own), bb_to_type(class));
		return 0;
	}
	BbValue bases = abstract_bases(t, class);
	if (bb_is_empty(bases)) {
		if (!bb_has_exception(t))
			bb_type_error(t, "isinstance() arg 2 must be a type, a tuple of types, or a union");
		return -1;
	}
	BbValue own;
	int found = bb_getattr_optional(t, v, BB_NAME(t, __class__), &own);
	return found <= 0 ? found : abstract_subclass(t, own, class);
}

int bb_default_issubclass(BbThread *t, BbValue derived, BbValue class)
{
	if (bb_is_type(class) && bb_is_type(derived))
		return bb_type_is_subtype(bb_to_type(derived), bb_to_type(class));
	BbValue bases = abstract_bases(t, derived);
	if (bb_is_empty(bases)) {
		if (!bb_has_exception(t))
			bb_type_error(t, "issubclass() arg 1 must be a class");
		return -1;
	}
	bases = abstract_bases(t, class);
	if (bb_is_empty(bases)) {
		if (!bb_has_exception(t))
			bb_type_error(t, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
		return -1;
	}
	return abstract_subclass(t, derived, class);
}

/* One function for both: hook is the name of __instancecheck__ or __subclasscheck__. */
static int check_class(BbThread *t, BbValue v, BbValue class, BbNameId hook,
		       int (*fallback)(BbThread *, BbValue, BbValue))
{
	if (bb_is_exact(class, &bb_type_type))
		return fallback(t, v, class);
	if (bb_is_tuple(class)) {
		if (!bb_check_native_stack(t, hook == BB_N___instancecheck__ ? " in __instancecheck__"
									     : " in __subclasscheck__"))
			return -1;
		for (size_t i = 0; i < bb_tuple_count(class); i++) {
			int found = check_class(t, v, bb_tuple_get(class, i), hook, fallback);
			if (found)
				return found;
		}
		return 0;
	}
	BbValue function = bb_type_lookup(t, bb_type_of(class), bb_name(t, hook));
	if (bb_is_empty(function))
		return fallback(t, v, class);
	if (!bb_check_native_stack(t,
				   hook == BB_N___instancecheck__ ? " in __instancecheck__" : " in __subclasscheck__"))
		return -1;
	BbValue result = bb_call_special(t, function, class, &v, 1);
	return bb_is_empty(result) ? -1 : bb_truth(t, result);
}

int bb_is_instance(BbThread *t, BbValue v, BbValue class_or_tuple)
{
	if (bb_to_pointer(class_or_tuple) == bb_type_of(v))
		return 1;
	return check_class(t, v, class_or_tuple, BB_N___instancecheck__, bb_default_isinstance);
}

int bb_is_subclass(BbThread *t, BbValue type, BbValue class_or_tuple)
{
	return check_class(t, type, class_or_tuple, BB_N___subclasscheck__, bb_default_issubclass);
}
