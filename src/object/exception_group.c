/* SPDX-License-Identifier: MIT */
/*
 * Exception groups: BaseExceptionGroup, ExceptionGroup, and the operations behind except*.
 *
 * Field 0 is the message, field 1 the tuple of exceptions; neither changes once the group is made.
 */
#include "object/exception_group.h"

#include "object/dict.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

bool bb_is_exception_group(BbValue v)
{
	return bb_is_of_type(v, &bb_exc_BaseExceptionGroup);
}

static BbValue message_of(BbValue group)
{
	return bb_exception_field(group, 0);
}

/* A tuple, also of a group whose __init__ has been bypassed. */
static BbValue exceptions_of(BbThread *t, BbValue group)
{
	BbValue v = bb_exception_field(group, 1);
	return bb_is_tuple(v) ? v : bb_objects(t)->empty_tuple;
}

/* ---- Making. ---- */

static bool is_sequence(BbValue v)
{
	return !bb_is_dict(v) && !bb_is_empty(bb_special(bb_type_of(v), BB_SP_GETITEM));
}

/* The class to make an instance of, which depends on what the group holds; NULL: raised. */
static BbType *check_nesting(BbThread *t, BbType *type, BbValue exceptions)
{
	bool plain = true;
	for (size_t i = 0; i < bb_tuple_count(exceptions); i++) {
		BbValue e = bb_tuple_get(exceptions, i);
		if (!bb_is_exception(e)) {
			bb_value_error(t, "Item %zu of second argument (exceptions) is not an exception", i);
			return NULL;
		}
		plain = plain && bb_is_of_type(e, &bb_exc_Exception);
	}
	if (type == &bb_exc_BaseExceptionGroup)
		return plain ? &bb_exc_ExceptionGroup : type;
	if (plain || !bb_type_is_subtype(type, &bb_exc_Exception))
		return type;
	if (type == &bb_exc_ExceptionGroup)
		bb_type_error(t, "Cannot nest BaseExceptions in an ExceptionGroup");
	else
		bb_type_error(t, "Cannot nest BaseExceptions in '%.200s'", type->name);
	return NULL;
}

BB_CFUNCTION(group_new)
{
	if (nargs != 3)
		return bb_type_error(t, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
				     nargs - 1);
	if (!bb_is_str(args[1]))
		return bb_type_error(t, "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[1]);
	if (!is_sequence(args[2]))
		return bb_type_error(t, "second argument (exceptions) must be a sequence");
	BbValue exceptions = bb_tuple_from_iterable(t, args[2]);
	if (bb_is_empty(exceptions))
		return BB_EMPTY;
	if (bb_tuple_count(exceptions) == 0)
		return bb_value_error(t, "second argument (exceptions) must be a non-empty sequence");
	BbType *type = check_nesting(t, bb_to_type(args[0]), exceptions);
	if (!type)
		return BB_EMPTY;
	BbValue all[] = {bb_from_pointer(type), args[1], args[2]};
	BbValue group = bb_call(t, bb_special(&bb_exc_BaseException, BB_SP_NEW), all, 3, BB_EMPTY);
	if (!bb_is_empty(group)) {
		bb_exception_set_field(t, group, 0, args[1]);
		bb_exception_set_field(t, group, 1, exceptions);
	}
	return group;
}

static BbValue new_group(BbThread *t, BbValue message, BbValue exceptions)
{
	BbValue args[] = {message, exceptions};
	return bb_exception_new(t, &bb_exc_BaseExceptionGroup, args, 2);
}

BB_CFUNCTION(group_str)
{
	size_t n = bb_tuple_count(exceptions_of(t, self));
	return bb_format(t, "%S (%zu sub-exception%s)", message_of(self), n, n == 1 ? "" : "s");
}

BB_CFUNCTION(group_derive)
{
	return new_group(t, message_of(self), args[0]);
}

/* ---- Splitting. ---- */

typedef struct Matcher {
	enum { BY_TYPE, BY_PREDICATE, BY_IDENTITY } kind;
	BbValue value; /* class or tuple of classes; function; dict whose keys are addresses */
	bool want_rest;
} Matcher;

static bool is_exception_class(BbValue v)
{
	return bb_is_type(v) && bb_type_is_subtype(bb_to_type(v), &bb_exc_BaseException);
}

static bool set_matcher(BbThread *t, Matcher *matcher, BbValue value)
{
	matcher->value = value;
	bool types = is_exception_class(value);
	if (!types && bb_is_tuple(value)) {
		types = true;
		for (size_t i = 0; types && i < bb_tuple_count(value); i++)
			types = is_exception_class(bb_tuple_get(value, i));
	}
	matcher->kind = types ? BY_TYPE : BY_PREDICATE;
	if (types || (bb_is_callable(value) && !bb_is_type(value)))
		return true;
	bb_type_error(t, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
	return false;
}

static bool matches_type(BbValue exception, BbValue type)
{
	if (!bb_is_tuple(type))
		return bb_is_type(type) && bb_is_of_type(exception, bb_to_type(type));
	for (size_t i = 0; i < bb_tuple_count(type); i++)
		if (matches_type(exception, bb_tuple_get(type, i)))
			return true;
	return false;
}

/* An address as a key. */
static BbValue identity(BbValue v)
{
	return bb_from_small((intptr_t)(v.bits >> 2));
}

static int is_match(BbThread *t, const Matcher *matcher, BbValue exception)
{
	if (matcher->kind == BY_TYPE)
		return matches_type(exception, matcher->value);
	if (matcher->kind == BY_PREDICATE) {
		BbValue v = bb_call1(t, matcher->value, exception);
		return bb_is_empty(v) ? -1 : bb_truth(t, v);
	}
	if (bb_is_exception_group(exception))
		return 0;
	BbValue unused;
	return bb_dict_get(t, matcher->value, identity(exception), &unused);
}

/* A group like the given one with some of its exceptions; None for none of them. */
static BbValue subset(BbThread *t, BbValue group, BbValue exceptions)
{
	if (bb_list_count(exceptions) == 0)
		return BB_NONE;
	BbValue made = bb_call_method(t, group, "derive", &exceptions, 1);
	if (bb_is_empty(made))
		return BB_EMPTY;
	if (!bb_is_exception_group(made))
		return bb_type_error(t, "derive must return an instance of BaseExceptionGroup");
	BbException *from = bb_to_exception(group), *to = bb_to_exception(made);
	BbValue traceback = bb_slot_load(&from->traceback);
	if (!bb_is_empty(traceback) && !bb_is_none(traceback))
		bb_store(t, to, &to->traceback, traceback);
	bb_store(t, to, &to->context, bb_slot_load(&from->context));
	bb_store(t, to, &to->cause, bb_slot_load(&from->cause));
	bb_published8_store(&to->suppress_context, 1);
	BbValue notes;
	int found = bb_getattr_optional(t, group, BB_NAME(t, __notes__), &notes);
	if (found < 0)
		return BB_EMPTY;
	if (found && is_sequence(notes)) {
		BbValue copy = bb_list_from_iterable(t, notes);
		if (bb_is_empty(copy) || !bb_setattr(t, made, BB_NAME(t, __notes__), copy))
			return BB_EMPTY;
	}
	return made;
}

static bool split(BbThread *t, BbValue exception, const Matcher *matcher, BbValue *match, BbValue *rest)
{
	*match = *rest = BB_NONE;
	int whole = is_match(t, matcher, exception);
	if (whole < 0)
		return false;
	if (whole || !bb_is_exception_group(exception)) {
		*(whole ? match : rest) = exception;
		return true;
	}
	if (!bb_check_native_stack(t, " in exceptiongroup_split_recursive"))
		return false;
	BbValue matched = bb_list_new(t, 0), left = bb_list_new(t, 0);
	if (bb_is_empty(matched) || bb_is_empty(left))
		return false;
	BbValue exceptions = exceptions_of(t, exception);
	for (size_t i = 0; i < bb_tuple_count(exceptions); i++) {
		BbValue yes, no;
		if (!split(t, bb_tuple_get(exceptions, i), matcher, &yes, &no))
			return false;
		if (!bb_is_none(yes) && !bb_list_append(t, matched, yes))
			return false;
		if (!bb_is_none(no) && matcher->want_rest && !bb_list_append(t, left, no))
			return false;
	}
	*match = subset(t, exception, matched);
	if (bb_is_empty(*match))
		return false;
	*rest = subset(t, exception, left);
	return !bb_is_empty(*rest);
}

BB_CFUNCTION(group_split)
{
	Matcher matcher = {.want_rest = true};
	BbValue match, rest;
	if (!set_matcher(t, &matcher, args[0]) || !split(t, self, &matcher, &match, &rest))
		return BB_EMPTY;
	return bb_tuple_pair(t, match, rest);
}

BB_CFUNCTION(group_subgroup)
{
	Matcher matcher = {.want_rest = false};
	BbValue match, rest;
	return set_matcher(t, &matcher, args[0]) && split(t, self, &matcher, &match, &rest) ? match : BB_EMPTY;
}

/* ---- except*. ---- */

bool bb_exception_group_split(BbThread *t, BbValue group, BbValue type, BbValue *match, BbValue *rest)
{
	*match = *rest = BB_NONE;
	if (bb_is_none(group))
		return true;
	if (matches_type(group, type)) {
		/* An exception that is no group comes in one of its own. */
		if (bb_is_exception_group(group)) {
			*match = group;
			return true;
		}
		BbValue alone = bb_tuple_from(t, &group, 1);
		*match = bb_is_empty(alone) ? BB_EMPTY : new_group(t, bb_str_empty(t), alone);
		return !bb_is_empty(*match);
	}
	if (!bb_is_exception_group(group)) {
		*rest = group;
		return true;
	}
	BbValue pair = bb_call_method(t, group, "split", &type, 1);
	if (bb_is_empty(pair))
		return false;
	if (!bb_is_tuple(pair)) {
		bb_type_error(t, "%T.split must return a tuple, not %T", group, pair);
		return false;
	}
	if (bb_tuple_count(pair) < 2) {
		bb_type_error(t, "%T.split must return a 2-tuple, got tuple of size %zu", group, bb_tuple_count(pair));
		return false;
	}
	*match = bb_tuple_get(pair, 0);
	*rest = bb_tuple_get(pair, 1);
	return true;
}

/* The part of an original group that was left over by the clauses carries its marks. */
static bool same_metadata(BbValue a, BbValue b)
{
	if (!bb_is_exception_group(a) || !bb_is_exception_group(b))
		return false;
	const BbException *x = bb_to_exception(a), *y = bb_to_exception(b);
	return bb_is(bb_slot_load(&x->traceback), bb_slot_load(&y->traceback)) &&
	       bb_is(bb_slot_load(&x->cause), bb_slot_load(&y->cause)) &&
	       bb_is(bb_slot_load(&x->context), bb_slot_load(&y->context));
}

static bool collect_leaves(BbThread *t, BbValue exception, BbValue leaves)
{
	if (!bb_is_exception_group(exception))
		return bb_dict_set(t, leaves, identity(exception), exception);
	if (!bb_check_native_stack(t, " in collect_exception_group_leaf_ids"))
		return false;
	BbValue exceptions = exceptions_of(t, exception);
	for (size_t i = 0; i < bb_tuple_count(exceptions); i++)
		if (!collect_leaves(t, bb_tuple_get(exceptions, i), leaves))
			return false;
	return true;
}

/* The original group, cut down to the leaves of the groups in `keep'. */
static BbValue project(BbThread *t, BbValue original, BbValue keep)
{
	Matcher matcher = {.kind = BY_IDENTITY, .value = bb_dict_new(t, 0)};
	if (bb_is_empty(matcher.value))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_list_count(keep); i++)
		if (!collect_leaves(t, bb_list_get(t, keep, (intptr_t)i), matcher.value))
			return BB_EMPTY;
	BbValue match, rest;
	return split(t, original, &matcher, &match, &rest) ? match : BB_EMPTY;
}

BbValue bb_exception_prep_reraise_star(BbThread *t, BbValue original, BbValue raised_list)
{
	BbValue all = bb_list_snapshot(t, raised_list);
	if (bb_is_empty(all))
		return BB_EMPTY;
	size_t n = bb_tuple_count(all);
	if (!bb_is_exception_group(original)) /* wrapped by the clause that caught it: at most one exception */
		return n ? bb_tuple_get(all, 0) : BB_NONE;
	BbValue raised = bb_list_new(t, 0), reraised = bb_list_new(t, 0);
	if (bb_is_empty(raised) || bb_is_empty(reraised))
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++) {
		BbValue e = bb_tuple_get(all, i);
		if (!bb_is_none(e) && !bb_list_append(t, same_metadata(e, original) ? reraised : raised, e))
			return BB_EMPTY;
	}
	BbValue left = bb_list_count(reraised) ? project(t, original, reraised) : BB_NONE;
	if (bb_is_empty(left) || bb_list_count(raised) == 0)
		return left;
	if (!bb_is_none(left) && !bb_list_append(t, raised, left))
		return BB_EMPTY;
	if (bb_list_count(raised) == 1)
		return bb_list_get(t, raised, 0);
	return new_group(t, bb_str_empty(t), raised);
}

/* ---- The types. ---- */

static BbValue get_message(BbThread *t, BbValue self)
{
	return message_of(self);
}

static BbValue get_exceptions(BbThread *t, BbValue self)
{
	return exceptions_of(t, self);
}

static bool read_only(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static const BbBuiltin group_methods[] = {
	BB_CLASS_GETITEM_ENTRY(bb_exc_BaseExceptionGroup),
	BB_NEW(bb_exc_BaseExceptionGroup, group_new),
	BB_METHOD(bb_exc_BaseExceptionGroup, "__str__", group_str, 0, 0, "Return str(self)."),
	BB_METHOD(bb_exc_BaseExceptionGroup, "derive", group_derive, 1, 1,
		  "A group like this one with other exceptions."),
	BB_GETSET(bb_exc_BaseExceptionGroup, "exceptions", get_exceptions, read_only, "nested exceptions"),
	BB_GETSET(bb_exc_BaseExceptionGroup, "message", get_message, read_only, "exception message"),
	BB_METHOD(bb_exc_BaseExceptionGroup, "split", group_split, 1, 1,
		  "The part of the group that matches, and the rest."),
	BB_METHOD(bb_exc_BaseExceptionGroup, "subgroup", group_subgroup, 1, 1, "The part of the group that matches."),
};

static BbValue get_weakref(BbThread *t, BbValue self)
{
	return BB_NONE;
}

static BbValue get_module(BbThread *t, BbValue self)
{
	return bb_intern_text(t, "builtins");
}

/* As if a class statement had made it. */
static const BbBuiltin exception_group_methods[] = {
	BB_GETSET(bb_exc_ExceptionGroup, "__module__", get_module, NULL, NULL),
	BB_GETSET(bb_exc_ExceptionGroup, "__weakref__", get_weakref, NULL, NULL),
};

BbType bb_exc_BaseExceptionGroup = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "BaseExceptionGroup",
	.module = "builtins",
	.doc = BB_DOC("A combination of multiple unrelated exceptions."),
	.flags = BB_TYPE_BASE,
	.base = &bb_exc_BaseException,
	.methods = group_methods,
	.method_count = BB_COUNT(group_methods),
};

BbType bb_exc_ExceptionGroup = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "ExceptionGroup",
	.module = "builtins",
	.flags = BB_TYPE_BASE,
	.base = &bb_exc_BaseExceptionGroup,
	.second_base = &bb_exc_Exception,
	.methods = exception_group_methods,
	.method_count = BB_COUNT(exception_group_methods),
};
