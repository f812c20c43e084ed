/* SPDX-License-Identifier: MIT */
/*
 * Operations on any object: what operators, built-in functions and the interpreter's slow paths come down to.
 *
 * All of them may run user code, unless said otherwise; none is called with an object lock held.
 */
#ifndef BB_OBJECT_PROTOCOL_H
#define BB_OBJECT_PROTOCOL_H

#include "memory/c_stack.h"
#include "object/object.h"

/* ---- Calls. ---- */

/* Calls anything.  Checks the C stack.  kwnames: see BbCFunction. */
BB_NODISCARD BbValue bb_call(BbThread *t, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames);
BB_NODISCARD BbValue bb_call0(BbThread *t, BbValue callable);
BB_NODISCARD BbValue bb_call1(BbThread *t, BbValue callable, BbValue a);
BB_NODISCARD BbValue bb_call2(BbThread *t, BbValue callable, BbValue a, BbValue b);

/* callable(*args, **kwargs): args a tuple, kwargs a dict or EMPTY. */
BB_NODISCARD BbValue bb_call_tuple(BbThread *t, BbValue callable, BbValue args, BbValue kwargs);

/* self.name(args...), name as C text. */
BB_NODISCARD BbValue bb_call_method(BbThread *t, BbValue self, const char *name, const BbValue *args, size_t nargs);

/* A special method, found on self's type: function(self, args...).  `function' comes from bb_special or bb_type_lookup;
 * binds by __get__ where it is not METHOD_LIKE. */
BB_NODISCARD BbValue bb_call_special(BbThread *t, BbValue function, BbValue self, const BbValue *args, size_t nargs);

/* Calls a built-in with self already taken apart, after checking arguments. */
BB_NODISCARD BbValue bb_builtin_call(BbThread *t, const BbBuiltin *def, BbValue self, const BbValue *args, size_t nargs,
				     BbValue kwnames);

/* Calls a C function that takes much C stack: on a further piece if the present one is short (memory/c_stack.h). */
BB_NODISCARD BbValue bb_call_on_piece(BbThread *t, BbCFunction function, BbValue self, const BbValue *args,
				      size_t nargs, BbValue kwnames);

BB_INLINE BB_NODISCARD BbValue bb_call_deep(BbThread *t, BbCFunction function, BbValue self, const BbValue *args,
					    size_t nargs, BbValue kwnames)
{
	return bb_c_stack_is_short(t) ? bb_call_on_piece(t, function, self, args, nargs, kwnames)
				      : function(t, self, args, nargs, kwnames);
}

bool bb_is_callable(BbValue v); /* runs nothing */

/* ---- Attributes.  name is an interned str. ---- */

/* Tells a pending AttributeError which attribute of what it is about, unless it knows. */
void bb_attribute_note_failed(BbThread *t, BbValue object, BbValue name);
BB_NODISCARD BbValue bb_getattr(BbThread *t, BbValue object, BbValue name);
/* 1 found, 0 not found (no exception), -1 failed. */
BB_NODISCARD int bb_getattr_optional(BbThread *t, BbValue object, BbValue name, BbValue *out);
/* value EMPTY: delete. */
BB_NODISCARD bool bb_setattr(BbThread *t, BbValue object, BbValue name, BbValue value);
BB_NODISCARD BbValue bb_getattr_text(BbThread *t, BbValue object, const char *name);
BB_NODISCARD bool bb_setattr_text(BbThread *t, BbValue object, const char *name, BbValue value);

/* The attribute as found on the type along its mro, unbound; EMPTY without exception: none.  Runs no user code, may
 * allocate.  name is interned. */
BbValue bb_type_lookup(BbThread *t, const BbType *type, BbValue name);
BbValue bb_type_lookup_text(BbThread *t, const BbType *type, const char *name);

/* object.__getattribute__ and object.__setattr__. */
BB_NODISCARD BbValue bb_generic_getattr(BbThread *t, BbValue object, BbValue name);
BB_NODISCARD bool bb_generic_setattr(BbThread *t, BbValue object, BbValue name, BbValue value);

/* ---- Operators. ---- */

BB_NODISCARD BbValue bb_binary(BbThread *t, BbOperator op, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_inplace(BbThread *t, BbOperator op, BbValue a, BbValue b);
/* pow(a, b, c) */
BB_NODISCARD BbValue bb_power(BbThread *t, BbValue a, BbValue b, BbValue modulus);
/* which: BB_SP_NEG, BB_SP_POS, BB_SP_INVERT, BB_SP_ABS. */
BB_NODISCARD BbValue bb_unary(BbThread *t, BbSpecial which, BbValue a);
BB_NODISCARD BbValue bb_compare(BbThread *t, BbComparison op, BbValue a, BbValue b);
/* Calls the comparison method `function' that was found for self.  One that cannot be bound (a property that raises)
 * counts as not there: NotImplemented. */
BB_NODISCARD BbValue bb_compare_by(BbThread *t, BbValue function, BbValue self, BbValue other);
BB_NODISCARD int bb_compare_truth(BbThread *t, BbComparison op, BbValue a, BbValue b);
/* a is b or a == b. */
BB_NODISCARD int bb_equal(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD int bb_truth(BbThread *t, BbValue v);
BB_NODISCARD bool bb_hash(BbThread *t, BbValue v, BbHash *out);

/* ---- Containers and iteration. ---- */

/* For loops in C that may be long: lets the world stop, and answers signals and exceptions that were sent to this
 * thread.  false: raised.  May run user code (not while an exception is pending: then it only stops); holds no lock. */
bool bb_poll_interrupts_slow(BbThread *t);
BB_INLINE bool bb_poll_interrupts(BbThread *t)
{
	return BB_LIKELY((bb_sync_load_relaxed(&t->poll) & (BB_POLL_INTERRUPTS | BB_POLL_STOP)) == 0) ||
	       bb_poll_interrupts_slow(t);
}

BB_NODISCARD BbValue bb_getitem(BbThread *t, BbValue object, BbValue key);
/* value EMPTY: delete. */
BB_NODISCARD bool bb_setitem(BbThread *t, BbValue object, BbValue key, BbValue value);
BB_NODISCARD int bb_contains(BbThread *t, BbValue container, BbValue item);
/* -1: failed. */
BB_NODISCARD intptr_t bb_length(BbThread *t, BbValue object);
/* len() or __length_hint__() or fallback; -1: failed. */
BB_NODISCARD intptr_t bb_length_hint(BbThread *t, BbValue object, intptr_t fallback);
BB_NODISCARD BbValue bb_iter(BbThread *t, BbValue object);
/* 1: *out is the next item; 0: exhausted; -1: failed. */
BB_NODISCARD int bb_next(BbThread *t, BbValue iterator, BbValue *out);

/* ---- Conversions. ---- */

BB_NODISCARD BbValue bb_repr(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_str(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_ascii(BbThread *t, BbValue v);
/* format(v, spec): spec a str. */
BB_NODISCARD BbValue bb_format_value(BbThread *t, BbValue v, BbValue spec);
/* DeprecationWarning where a special method (its name is for the message) gave a number of a subclass of int, float or
 * complex (`type').  false: raised.  Runs user code. */
BB_NODISCARD bool bb_warn_strict_subclass(BbThread *t, const char *method, const char *type, BbValue result);
/* v.__index__(): an int object.  TypeError "'T' object cannot be interpreted as an integer". */
BB_NODISCARD BbValue bb_index(BbThread *t, BbValue v);
/* As a C integer.  clip: out of range goes to the nearest; else IndexError/OverflowError "cannot fit 'int' into an
 * index-sized integer". */
BB_NODISCARD bool bb_index_ssize(BbThread *t, BbValue v, bool clip, intptr_t *out);
/* What v.__float__() returned, as a double: TypeError, DeprecationWarning. */
BB_NODISCARD bool bb_float_from_special(BbThread *t, BbValue v, BbValue result, double *out);
/* float(v) for a number: __float__ or __index__. */
BB_NODISCARD bool bb_as_double(BbThread *t, BbValue v, double *out);

/* ---- Types. ---- */

BB_NODISCARD int bb_is_instance(BbThread *t, BbValue v, BbValue class_or_tuple);
BB_NODISCARD int bb_is_subclass(BbThread *t, BbValue type, BbValue class_or_tuple);
/* By mro alone; runs nothing. */
bool bb_type_is_subtype(const BbType *type, const BbType *base);
BB_INLINE bool bb_is_of_type(BbValue v, const BbType *type)
{
	const BbType *own = bb_type_of(v);
	return own == type || bb_type_is_subtype(own, type);
}

/* type.__instancecheck__ and type.__subclasscheck__. */
BB_NODISCARD int bb_default_isinstance(BbThread *t, BbValue v, BbValue class);
BB_NODISCARD int bb_default_issubclass(BbThread *t, BbValue derived, BbValue class);

/* ---- Interning. ---- */

/* The interned str for C text. */
BB_NODISCARD BbValue bb_intern_text(BbThread *t, const char *text);
BB_NODISCARD BbValue bb_intern_utf8(BbThread *t, const char *text, size_t size);
/* The interned equal of an exact str. */
BB_NODISCARD BbValue bb_intern(BbThread *t, BbValue str);

/* ---- repr of containers that contain themselves. ---- */

/* 1: v is already being shown by this thread (print "[...]"); 0: entered; -1 failed.  Leave with bb_repr_leave after 0.
 */
BB_NODISCARD int bb_repr_enter(BbThread *t, BbValue v);
void bb_repr_leave(BbThread *t, BbValue v);

#endif
