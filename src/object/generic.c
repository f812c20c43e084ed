/* SPDX-License-Identifier: MIT */
/*
 * typing.Generic.
 *
 * It is a class like one of a program, so that it adds nothing to the layout of its subclasses.  A subclass knows its
 * type parameters by __parameters__.
 */
#include "object/generic.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/generic_alias.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/super.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/typevar.h"

BbType *bb_generic_class(const BbThread *t)
{
	BbValue v = bb_objects(t)->generic_class;
	return bb_is_empty(v) ? NULL : bb_to_type(v);
}

/* ---- Generic[...] and Class[...]. ---- */

/* v is Generic, or typing.Protocol, which is parameterized in the same way. */
static bool is_generic(BbThread *t, BbValue v)
{
	BbValue generic = bb_objects(t)->generic_class;
	if (bb_is(v, generic))
		return true;
	return bb_is_type(v) && strcmp(bb_to_type(v)->name, "Protocol") == 0 &&
	       bb_is(bb_tuple_get(bb_to_type(v)->bases, 0), generic);
}

/* v is *Ts or Unpack[Ts] of a TypeVarTuple; -1: raised. */
static int is_unpacked_typevar_tuple(BbThread *t, BbValue v)
{
	BbValue answer, name = bb_intern_text(t, "__typing_is_unpacked_typevartuple__");
	if (bb_is_type(v))
		return 0;
	int found = bb_is_empty(name) ? -1 : bb_getattr_optional(t, v, name, &answer);
	return found > 0 ? bb_truth(t, answer) : found;
}

static int is_parameter_like(BbThread *t, BbValue v)
{
	if (bb_is_exact(v, &bb_typevar_type) || bb_is_exact(v, &bb_paramspec_type))
		return 1;
	return is_unpacked_typevar_tuple(t, v);
}

/* After a parameter with a default there is none without; after a TypeVarTuple there is none with one. */
static bool check_default_order(BbThread *t, BbValue args)
{
	bool after_tuple = false, after_default = false;
	for (size_t i = 0; i < bb_tuple_count(args); i++) {
		BbValue v = bb_tuple_get(args, i);
		if (!bb_is_type_parameter(v)) {
			after_tuple = true;
		} else if (bb_typevar_has_default(v)) {
			after_default = true;
			if (after_tuple)
				return !bb_is_empty(
					bb_type_error(t, "Type parameter with a default follows TypeVarTuple"));
		} else if (after_default) {
			return !bb_is_empty(bb_type_error(
				t, "Type parameter %R without a default follows type parameter with a default", v));
		}
	}
	return true;
}

BbValue bb_generic_subscript(BbThread *t, BbValue parameters)
{
	BbValue args = bb_typevar_unpack_all(t, parameters);
	return bb_is_empty(args) || !check_default_order(t, args)
		       ? BB_EMPTY
		       : bb_generic_alias_new(t, bb_objects(t)->generic_class, args);
}

static BbValue check_generic(BbThread *t, BbType *class, BbValue args)
{
	size_t n = bb_tuple_count(args);
	if (n == 0)
		return bb_type_error(t, "Parameter list to %N[...] cannot be empty", class);
	for (size_t i = 0; i < n; i++) {
		int fits = is_parameter_like(t, bb_tuple_get(args, i));
		if (fits < 0)
			return BB_EMPTY;
		if (!fits)
			return bb_type_error(
				t,
				"Parameters to %N[...] must all be type variables or parameter specification "
				"variables.",
				class);
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (bb_is(bb_tuple_get(args, i), bb_tuple_get(args, j)))
				return bb_type_error(t, "Parameters to %N[...] must all be unique", class);
	return check_default_order(t, args) ? args : BB_EMPTY;
}

/* None and texts among the arguments as types. */
static BbValue as_types(BbThread *t, BbValue args)
{
	size_t n = bb_tuple_count(args);
	BbTuple *made = bb_tuple_alloc(t, n);
	for (size_t i = 0; made && i < n; i++) {
		BbValue v = bb_tuple_get(args, i);
		if (bb_is_none(v) || bb_is_str(v))
			v = bb_typevar_as_type(t, v, "");
		if (bb_is_empty(v))
			return BB_EMPTY;
		made->items[i] = v;
	}
	return made ? bb_from_pointer(made) : BB_EMPTY;
}

static BbValue specialize(BbThread *t, BbValue class, BbValue args)
{
	BbValue parameters = bb_getattr(t, class, BB_NAME(t, __parameters__));
	if (bb_is_empty(parameters))
		return BB_EMPTY;
	size_t n = bb_is_tuple(parameters) ? bb_tuple_count(parameters) : 0;
	if (n == 0)
		return bb_type_error(t, "%R is not a generic class", class);
	for (size_t i = 0; i < n; i++) {
		BbValue prepare;
		int found = bb_getattr_optional(t, bb_tuple_get(parameters, i),
						bb_intern_text(t, "__typing_prepare_subst__"), &prepare);
		if (found > 0)
			args = bb_call2(t, prepare, class, args);
		if (found < 0 || bb_is_empty(args))
			return BB_EMPTY;
	}
	if (!bb_is_tuple(args) || bb_tuple_count(args) != n)
		return bb_type_error(t, "Too %s arguments for %R; actual %zu, expected %zu",
				     bb_tuple_count(args) > n ? "many" : "few", class, bb_tuple_count(args), n);
	BbValue list = bb_list_new(t, n);
	for (size_t i = 0; !bb_is_empty(list) && i < n; i++) {
		BbValue v = bb_tuple_get(args, i);
		bool many = bb_is_exact(bb_tuple_get(parameters, i), &bb_typevar_tuple_type) && bb_is_tuple(v);
		if (many ? !bb_list_extend(t, list, v) : !bb_list_append(t, list, v))
			return BB_EMPTY;
	}
	return bb_is_empty(list) ? BB_EMPTY : bb_list_snapshot(t, list);
}

/* __class_getitem__(cls, args) */
BB_CFUNCTION(class_getitem)
{
	if (!bb_args_check(t, "__class_getitem__", nargs, kwnames, 2, 2))
		return BB_EMPTY;
	BbValue items = bb_is_tuple(args[1]) ? args[1] : bb_tuple_from(t, &args[1], 1);
	if (bb_is_empty(items))
		return BB_EMPTY;
	items = as_types(t, items);
	if (!bb_is_empty(items))
		items = is_generic(t, args[0]) ? check_generic(t, bb_to_type(args[0]), items)
					       : specialize(t, args[0], items);
	return bb_is_empty(items) ? BB_EMPTY : bb_generic_alias_new(t, args[0], items);
}

/* ---- Subclasses. ---- */

static bool is_in(BbValue tuple, BbValue v)
{
	for (size_t i = 0; i < bb_tuple_count(tuple); i++)
		if (bb_is(bb_tuple_get(tuple, i), v))
			return true;
	return false;
}

/* "T, U": the str of each that is not in `without' (EMPTY: all). */
static BbValue listed(BbThread *t, BbValue parameters, BbValue without)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	const char *separator = "";
	for (size_t i = 0; i < bb_tuple_count(parameters); i++) {
		BbValue v = bb_tuple_get(parameters, i);
		if (!bb_is_empty(without) && is_in(without, v))
			continue;
		bb_str_builder_add_text(&b, separator);
		if (!bb_str_builder_add_repr(&b, v))
			return BB_EMPTY;
		separator = ", ";
	}
	return bb_str_builder_finish(&b);
}

/* The parameters that the bases, as written, mention; those of Generic[...] where that is among them. */
static BbValue parameters_of_bases(BbThread *t, BbValue bases)
{
	BbValue all = bb_generic_alias_parameters(t, bases), stated = BB_EMPTY;
	for (size_t i = 0; !bb_is_empty(all) && i < bb_tuple_count(bases); i++) {
		BbValue base = bb_tuple_get(bases, i);
		if (!bb_is_of_type(base, &bb_generic_alias_type) ||
		    !bb_is(bb_generic_alias_origin(base), bb_objects(t)->generic_class))
			continue;
		if (!bb_is_empty(stated))
			return bb_type_error(t, "Cannot inherit from %N[...] multiple times.",
					     bb_to_type(bb_generic_alias_origin(base)));
		stated = bb_getattr(t, base, BB_NAME(t, __parameters__));
		if (bb_is_empty(stated))
			return BB_EMPTY;
	}
	if (bb_is_empty(all) || bb_is_empty(stated))
		return all;
	for (size_t i = 0; i < bb_tuple_count(all); i++) {
		if (is_in(stated, bb_tuple_get(all, i)))
			continue;
		BbValue missing = listed(t, all, stated),
			named = bb_is_empty(missing) ? BB_EMPTY : listed(t, stated, BB_EMPTY);
		return bb_is_empty(named) ? BB_EMPTY
					  : bb_type_error(t, "Some type variables (%S) are not listed in Generic[%S]",
							  missing, named);
	}
	return stated;
}

/* __init_subclass__(cls, **kwargs) */
BB_CFUNCTION(init_subclass)
{
	if (nargs < 1 || !bb_is_type(args[0]))
		return bb_type_error(t, "__init_subclass__() needs a class");
	BbType *class = bb_to_type(args[0]), *generic = bb_generic_class(t);
	if (generic) {
		BbValue next = bb_super_getattr(t, generic, args[0], BB_NAME(t, __init_subclass__));
		if (bb_is_empty(next) || bb_is_empty(bb_call(t, next, args + 1, nargs - 1, kwnames)))
			return BB_EMPTY;
	}
	BbValue bases = bb_type_own(t, class, BB_NAME(t, __orig_bases__));
	bool written = !bb_is_empty(bases) && bb_is_tuple(bases);
	bool plain = generic && is_in(written ? bases : class->bases, bb_from_pointer(generic));
	if (plain && strcmp(class->name, "Protocol") != 0)
		return bb_type_error(t, "Cannot inherit from plain Generic");
	BbValue parameters = written ? parameters_of_bases(t, bases) : bb_objects(t)->empty_tuple;
	return !bb_is_empty(parameters) && bb_type_set(t, class, BB_NAME(t, __parameters__), parameters) ? BB_NONE
													 : BB_EMPTY;
}

/* ---- The class. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION_KW("__class_getitem__", class_getitem, "Parameterizes a generic class."),
	BB_FUNCTION_KW("__init_subclass__", init_subclass, "Function to initialize subclasses."),
};

static void trace_class(BbTracer *tracer, BbRuntime *rt, void *context)
{
	if (rt->objects)
		bb_trace(tracer, rt->objects->generic_class);
}

bool bb_generic_init(BbThread *t)
{
	BbValue empty = bb_objects(t)->empty_tuple, namespace = bb_dict_new(t, 0);
	BbValue name = bb_intern_text(t, "Generic"), module = bb_intern_text(t, "typing");
	BbValue doc = bb_str_from_text(t, "Abstract base class for generic types.");
	if (bb_is_empty(namespace) || bb_is_empty(name) || bb_is_empty(module) || bb_is_empty(doc))
		return false;
	for (size_t i = 0; i < BB_COUNT(functions); i++) {
		BbValue method = bb_class_method_new(t, bb_from_pointer(&functions[i]));
		if (bb_is_empty(method) || !bb_dict_set_name(t, namespace, functions[i].name, method))
			return false;
	}
	if (!bb_dict_set(t, namespace, BB_NAME(t, __module__), module) ||
	    !bb_dict_set(t, namespace, BB_NAME(t, __doc__), doc) ||
	    !bb_dict_set(t, namespace, BB_NAME(t, __slots__), empty))
		return false;
	BbValue class = bb_type_make(t, &bb_type_type, name, empty, namespace, BB_EMPTY);
	if (bb_is_empty(class))
		return false;
	bb_objects(t)->generic_class = class;
	bb_heap_add_roots(t->rt, trace_class, NULL);
	return true;
}
