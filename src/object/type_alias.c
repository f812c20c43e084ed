/* SPDX-License-Identifier: MIT */
/*
 * Type aliases.
 *
 * The value is evaluated when first asked for; threads that ask at once may all evaluate, and the last result stays.
 */
#include "object/type_alias.h"

#include "object/error.h"
#include "object/generic_alias.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/typevar.h"
#include "object/union_type.h"

typedef struct TypeAlias {
	BbObject header;
	BbValue name;
	BbValue parameters; /* tuple */
	BbValue evaluate;   /* EMPTY: the value was given */
	BbValue module;	    /* EMPTY: that of evaluate */
	BbSlot value;	    /* EMPTY: not evaluated yet */
} TypeAlias;

static TypeAlias *to_type_alias(BbValue v)
{
	return bb_to_pointer(v);
}

static void alias_trace(BbTracer *tracer, void *cell)
{
	TypeAlias *alias = cell;
	bb_trace(tracer, alias->name);
	bb_trace(tracer, alias->parameters);
	bb_trace(tracer, alias->evaluate);
	bb_trace(tracer, alias->module);
	bb_trace_slot(tracer, &alias->value);
}

static TypeAlias *make(BbThread *t, BbValue name, BbValue parameters)
{
	TypeAlias *alias = bb_object_new(t, &bb_type_alias_type, sizeof *alias);
	if (alias) {
		alias->name = name;
		alias->parameters = parameters;
	}
	return alias;
}

BbValue bb_type_alias_new(BbThread *t, BbValue name, BbValue parameters, BbValue evaluate)
{
	TypeAlias *alias = make(t, name, bb_is_tuple(parameters) ? parameters : bb_objects(t)->empty_tuple);
	if (!alias)
		return BB_EMPTY;
	alias->evaluate = evaluate;
	return bb_from_pointer(alias);
}

/* Parameters are distinct, and none without a default follows one with. */
static bool check_parameters(BbThread *t, BbValue parameters)
{
	bool defaults = false;
	for (size_t i = 0; i < bb_tuple_count(parameters); i++) {
		BbValue p = bb_tuple_get(parameters, i);
		if (!bb_is_type_parameter(p)) {
			bb_type_error(t, "Expected a type param, got %R", p);
			return false;
		}
		BbValue has = bb_call_method(t, p, "has_default", NULL, 0);
		if (bb_is_empty(has))
			return false;
		if (defaults && bb_is(has, BB_FALSE)) {
			bb_type_error(t, "non-default type parameter '%R' follows default type parameter", p);
			return false;
		}
		defaults = defaults || bb_is(has, BB_TRUE);
	}
	return true;
}

BB_PARAMS(new_params, "typealias", 0, 2, 2, "name", "value", "type_params");

BB_CFUNCTION(alias_new)
{
	BbValue v[3];
	if (!bb_args_bind(t, &new_params, args + 1, nargs - 1, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_str(v[0]))
		return bb_type_error(t, "typealias() argument 'name' must be str, not %T", v[0]);
	if (bb_is_empty(v[2]))
		v[2] = bb_objects(t)->empty_tuple;
	if (!bb_is_tuple(v[2]))
		return bb_type_error(t, "type_params must be a tuple");
	BbValue module = bb_objects(t)->calling_module ? bb_objects(t)->calling_module(t) : BB_EMPTY;
	if (bb_has_exception(t) || !check_parameters(t, v[2]))
		return BB_EMPTY;
	TypeAlias *alias = make(t, v[0], v[2]);
	if (!alias)
		return BB_EMPTY;
	alias->module = module;
	bb_slot_init(&alias->value, v[1]);
	return bb_from_pointer(alias);
}

/* ---- Attributes. ---- */

static BbValue get_name(BbThread *t, BbValue self)
{
	return to_type_alias(self)->name;
}

static BbValue get_type_params(BbThread *t, BbValue self)
{
	return to_type_alias(self)->parameters;
}

static BbValue get_parameters(BbThread *t, BbValue self)
{
	return bb_typevar_unpack_all(t, to_type_alias(self)->parameters);
}

static BbValue get_value(BbThread *t, BbValue self)
{
	TypeAlias *alias = to_type_alias(self);
	BbValue v = bb_slot_load(&alias->value);
	if (!bb_is_empty(v))
		return v;
	v = bb_call1(t, alias->evaluate, bb_from_small(1));
	if (!bb_is_empty(v))
		bb_store(t, alias, &alias->value, v);
	return v;
}

static BbValue get_evaluate(BbThread *t, BbValue self)
{
	TypeAlias *alias = to_type_alias(self);
	return bb_is_empty(alias->evaluate) ? bb_const_evaluator_new(t, bb_slot_load(&alias->value)) : alias->evaluate;
}

static BbValue get_module(BbThread *t, BbValue self)
{
	TypeAlias *alias = to_type_alias(self);
	if (!bb_is_empty(alias->module))
		return alias->module;
	return bb_is_empty(alias->evaluate) ? BB_NONE : bb_getattr(t, alias->evaluate, BB_NAME(t, __module__));
}

/* ---- Methods. ---- */

BB_CFUNCTION(alias_repr)
{
	return bb_str(t, to_type_alias(self)->name);
}

BB_CFUNCTION(alias_reduce)
{
	return to_type_alias(self)->name;
}

BB_CFUNCTION(alias_getitem)
{
	if (bb_tuple_count(to_type_alias(self)->parameters) == 0)
		return bb_type_error(t, "Only generic type aliases are subscriptable");
	return bb_generic_alias_new(t, self, args[0]);
}

BB_CFUNCTION(alias_iter)
{
	return bb_typevar_iter(t, self);
}

BB_CFUNCTION(alias_or)
{
	return bb_union_or(t, self, args[0]);
}

BB_CFUNCTION(alias_ror)
{
	return bb_union_or(t, args[0], self);
}

static const BbBuiltin alias_methods[] = {
	BB_METHOD(bb_type_alias_type, "__getitem__", alias_getitem, 1, 1, "Return self[key]."),
	BB_METHOD(bb_type_alias_type, "__iter__", alias_iter, 0, 0, "Implement iter(self)."),
	BB_GETSET(bb_type_alias_type, "__module__", get_module, NULL, NULL),
	BB_GETSET(bb_type_alias_type, "__name__", get_name, NULL, NULL),
	BB_NEW(bb_type_alias_type, alias_new),
	BB_METHOD(bb_type_alias_type, "__or__", alias_or, 1, 1, "Return self|value."),
	BB_GETSET(bb_type_alias_type, "__parameters__", get_parameters, NULL, NULL),
	BB_METHOD(bb_type_alias_type, "__reduce__", alias_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_type_alias_type, "__repr__", alias_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_type_alias_type, "__ror__", alias_ror, 1, 1, "Return value|self."),
	BB_GETSET(bb_type_alias_type, "__type_params__", get_type_params, NULL, NULL),
	BB_GETSET(bb_type_alias_type, "__value__", get_value, NULL, NULL),
	BB_GETSET(bb_type_alias_type, "evaluate_value", get_evaluate, NULL, NULL),
};

BbType bb_type_alias_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = alias_trace},
	.name = "TypeAliasType",
	.module = "typing",
	.doc = BB_DOC("Type alias."),
	.flags = BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(TypeAlias),
	.methods = alias_methods,
	.method_count = BB_COUNT(alias_methods),
};
