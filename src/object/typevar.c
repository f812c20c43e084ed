/* SPDX-License-Identifier: MIT */
/*
 * Type parameters.
 *
 * Bound, constraints and default are evaluated when first asked for; threads that ask at once may all evaluate, and the
 * last result stays.  The rest is fixed when the parameter is made.
 */
#include "object/typevar.h"

#include "object/error.h"
#include "object/generic_alias.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/union_type.h"

/* One layout for all three. */
typedef struct Parameter {
	BbObject header;
	BbValue name;
	BbSlot bound, evaluate_bound; /* EMPTY: none, or not evaluated yet */
	BbSlot constraints, evaluate_constraints;
	BbSlot default_value, evaluate_default;
	bool covariant, contravariant, infer_variance;
	BbInstance part; /* attributes */
} Parameter;

static Parameter *to_parameter(BbValue v)
{
	return bb_to_pointer(v);
}

static void parameter_trace(BbTracer *tracer, void *cell)
{
	Parameter *p = cell;
	bb_trace(tracer, p->name);
	bb_trace_slot(tracer, &p->bound);
	bb_trace_slot(tracer, &p->evaluate_bound);
	bb_trace_slot(tracer, &p->constraints);
	bb_trace_slot(tracer, &p->evaluate_constraints);
	bb_trace_slot(tracer, &p->default_value);
	bb_trace_slot(tracer, &p->evaluate_default);
	bb_instance_trace(tracer, &p->header, bb_type_of_object(&p->header));
}

bool bb_is_type_parameter(BbValue v)
{
	return bb_is_exact(v, &bb_typevar_type) || bb_is_exact(v, &bb_paramspec_type) ||
	       bb_is_exact(v, &bb_typevar_tuple_type);
}

static BbValue new_parameter(BbThread *t, BbType *type, BbValue name)
{
	Parameter *p = bb_instance_new(t, type);
	if (!p)
		return BB_EMPTY;
	p->name = name;
	return bb_from_pointer(p);
}

BbValue bb_typevar_new(BbThread *t, BbValue name, BbValue evaluate_bound, BbValue evaluate_constraints)
{
	BbValue v = new_parameter(t, &bb_typevar_type, name);
	if (!bb_is_empty(v)) {
		Parameter *p = to_parameter(v);
		bb_slot_init(&p->evaluate_bound, evaluate_bound);
		bb_slot_init(&p->evaluate_constraints, evaluate_constraints);
		p->infer_variance = true;
	}
	return v;
}

BbValue bb_paramspec_new(BbThread *t, BbValue name)
{
	BbValue v = new_parameter(t, &bb_paramspec_type, name);
	if (!bb_is_empty(v))
		to_parameter(v)->infer_variance = true;
	return v;
}

BbValue bb_typevar_tuple_new(BbThread *t, BbValue name)
{
	return new_parameter(t, &bb_typevar_tuple_type, name);
}

void bb_typevar_set_default(BbThread *t, BbValue parameter, BbValue evaluate)
{
	Parameter *p = to_parameter(parameter);
	bb_store(t, p, &p->evaluate_default, evaluate);
}

/* The module of the caller of typing's constructors. */
static bool note_module(BbThread *t, BbValue v)
{
	BbValue module = bb_objects(t)->calling_module ? bb_objects(t)->calling_module(t) : BB_EMPTY;
	if (bb_is_empty(module))
		return !bb_has_exception(t);
	return bb_instance_set(t, v, BB_NAME(t, __module__), module) > 0;
}

/* ---- Lazy values. ---- */

/* The format in which annotations are wanted: annotationlib.Format. */
enum { FORMAT_VALUE = 1, FORMAT_STRING = 4 };

static BbValue evaluated(BbThread *t, BbValue self, BbSlot *value, BbSlot *evaluate, BbValue otherwise)
{
	BbValue v = bb_slot_load(value);
	if (!bb_is_empty(v))
		return v;
	BbValue function = bb_slot_load(evaluate);
	if (bb_is_empty(function))
		return otherwise;
	v = bb_call1(t, function, bb_from_small(FORMAT_VALUE));
	if (!bb_is_empty(v))
		bb_store(t, bb_to_pointer(self), value, v);
	return v;
}

/* The function that evaluates, or one that gives the value; None if there is neither. */
static BbValue evaluator(BbThread *t, BbSlot *value, BbSlot *evaluate)
{
	BbValue function = bb_slot_load(evaluate);
	if (!bb_is_empty(function))
		return function;
	BbValue v = bb_slot_load(value);
	return bb_is_empty(v) ? BB_NONE : bb_const_evaluator_new(t, v);
}

static BbValue get_bound(BbThread *t, BbValue self)
{
	return evaluated(t, self, &to_parameter(self)->bound, &to_parameter(self)->evaluate_bound, BB_NONE);
}

static BbValue get_evaluate_bound(BbThread *t, BbValue self)
{
	return evaluator(t, &to_parameter(self)->bound, &to_parameter(self)->evaluate_bound);
}

static BbValue get_constraints(BbThread *t, BbValue self)
{
	return evaluated(t, self, &to_parameter(self)->constraints, &to_parameter(self)->evaluate_constraints,
			 bb_objects(t)->empty_tuple);
}

static BbValue get_evaluate_constraints(BbThread *t, BbValue self)
{
	return evaluator(t, &to_parameter(self)->constraints, &to_parameter(self)->evaluate_constraints);
}

static BbValue get_default(BbThread *t, BbValue self)
{
	return evaluated(t, self, &to_parameter(self)->default_value, &to_parameter(self)->evaluate_default,
			 BB_NO_DEFAULT);
}

static BbValue get_evaluate_default(BbThread *t, BbValue self)
{
	return evaluator(t, &to_parameter(self)->default_value, &to_parameter(self)->evaluate_default);
}

bool bb_typevar_has_default(BbValue self)
{
	Parameter *p = to_parameter(self);
	return !bb_is_empty(bb_slot_load(&p->default_value)) || !bb_is_empty(bb_slot_load(&p->evaluate_default));
}

BB_CFUNCTION(parameter_has_default)
{
	return bb_bool(bb_typevar_has_default(self));
}

/* ---- Constructors for programs. ---- */

/* The names of the keyword arguments that the three have. */
typedef struct Keywords {
	BbValue name, bound, default_value;
	bool covariant, contravariant, infer_variance;
} Keywords;

enum { TAKES_BOUND = 1, TAKES_VARIANCE = 2 };

static int truth_of(BbThread *t, BbValue v, bool *out)
{
	int truth = bb_truth(t, v);
	*out = truth > 0;
	return truth;
}

static bool take_keywords(BbThread *t, const char *function, Keywords *k, int takes, const BbValue *values,
			  BbValue kwnames)
{
	size_t n = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	for (size_t i = 0; i < n; i++) {
		BbValue name = bb_tuple_get(kwnames, i);
		int ok = 0;
		if (bb_str_equals_text(name, "name") && bb_is_empty(k->name))
			k->name = values[i];
		else if (bb_str_equals_text(name, "default"))
			k->default_value = values[i];
		else if ((takes & TAKES_BOUND) && bb_str_equals_text(name, "bound"))
			k->bound = values[i];
		else if ((takes & TAKES_VARIANCE) && bb_str_equals_text(name, "covariant"))
			ok = truth_of(t, values[i], &k->covariant);
		else if ((takes & TAKES_VARIANCE) && bb_str_equals_text(name, "contravariant"))
			ok = truth_of(t, values[i], &k->contravariant);
		else if ((takes & TAKES_VARIANCE) && bb_str_equals_text(name, "infer_variance"))
			ok = truth_of(t, values[i], &k->infer_variance);
		else
			ok = bb_is_empty(
				     bb_type_error(t, "%s() got an unexpected keyword argument '%S'", function, name))
				     ? -1
				     : 0;
		if (ok < 0)
			return false;
	}
	if (bb_is_empty(k->name))
		bb_type_error(t, "%s() missing required argument 'name' (pos 1)", function);
	else if (!bb_is_str(k->name))
		bb_type_error(t, "%s() argument 'name' must be str, not %T", function, k->name);
	else if (k->infer_variance && (k->covariant || k->contravariant))
		bb_value_error(t, "Variance cannot be specified with infer_variance.");
	else if (k->covariant && k->contravariant)
		bb_value_error(t, "Bivariant types are not supported.");
	else
		return true;
	return false;
}

static bool is_plain_type(BbValue v)
{
	return bb_is_type(v) || bb_is_type_parameter(v) || bb_is_of_type(v, &bb_generic_alias_type) ||
	       bb_is_exact(v, &bb_typevar_unpacked_type);
}

BbValue bb_typevar_as_type(BbThread *t, BbValue v, const char *message)
{
	if (bb_is_none(v))
		return bb_from_pointer(&bb_none_type);
	if (bb_is_exact(v, &bb_tuple_type))
		return bb_type_error(t, "%s Got %.100R.", message, v);
	if (is_plain_type(v) || !bb_objects(t)->from_library)
		return v;
	if (bb_is_str(v)) {
		BbValue reference = bb_objects(t)->from_library(t, "annotationlib", "ForwardRef");
		return bb_is_empty(reference) ? BB_EMPTY : bb_call1(t, reference, v);
	}
	BbValue check = bb_objects(t)->from_library(t, "typing", "_type_check"), text = bb_str_from_text(t, message);
	return bb_is_empty(check) || bb_is_empty(text) ? BB_EMPTY : bb_call2(t, check, v, text);
}

static BbValue make(BbThread *t, BbType *type, const Keywords *k, BbValue constraints)
{
	BbValue bound = bb_is_empty(k->bound) || bb_is_none(k->bound) ? BB_EMPTY : k->bound;
	if (!bb_is_empty(bound)) {
		bound = bb_typevar_as_type(t, bound, "Bound must be a type.");
		if (bb_is_empty(bound))
			return BB_EMPTY;
	}
	BbValue v = new_parameter(t, type, k->name);
	if (bb_is_empty(v))
		return BB_EMPTY;
	Parameter *p = to_parameter(v);
	bb_slot_init(&p->bound, bound);
	bb_slot_init(&p->constraints, constraints);
	if (!bb_is_empty(k->default_value) && !bb_is(k->default_value, BB_NO_DEFAULT))
		bb_slot_init(&p->default_value, k->default_value);
	p->covariant = k->covariant;
	p->contravariant = k->contravariant;
	p->infer_variance = k->infer_variance;
	return note_module(t, v) ? v : BB_EMPTY;
}

BB_CFUNCTION(typevar_new)
{
	Keywords k = {.name = nargs > 1 ? args[1] : BB_EMPTY};
	if (!take_keywords(t, "typevar", &k, TAKES_BOUND | TAKES_VARIANCE, args + nargs, kwnames))
		return BB_EMPTY;
	size_t n = nargs > 2 ? nargs - 2 : 0;
	if (n == 1)
		return bb_type_error(t, "A single constraint is not allowed");
	if (n && !bb_is_empty(k.bound) && !bb_is_none(k.bound))
		return bb_type_error(t, "Constraints cannot be combined with bound=...");
	BbValue constraints = n ? bb_tuple_from(t, args + 2, n) : BB_EMPTY;
	return n && bb_is_empty(constraints) ? BB_EMPTY : make(t, &bb_typevar_type, &k, constraints);
}

BB_CFUNCTION(paramspec_new)
{
	Keywords k = {.name = nargs > 1 ? args[1] : BB_EMPTY};
	if (nargs > 2)
		return bb_type_error(t, "paramspec() takes at most 1 positional argument (%zu given)", nargs - 1);
	if (!take_keywords(t, "paramspec", &k, TAKES_BOUND | TAKES_VARIANCE, args + nargs, kwnames))
		return BB_EMPTY;
	return make(t, &bb_paramspec_type, &k, BB_EMPTY);
}

BB_CFUNCTION(typevar_tuple_new)
{
	Keywords k = {.name = nargs > 1 ? args[1] : BB_EMPTY};
	if (nargs > 2)
		return bb_type_error(t, "typevartuple() takes at most 1 positional argument (%zu given)", nargs - 1);
	if (!take_keywords(t, "typevartuple", &k, 0, args + nargs, kwnames))
		return BB_EMPTY;
	return make(t, &bb_typevar_tuple_type, &k, BB_EMPTY);
}

/* ---- Attributes and methods that all have. ---- */

static BbValue get_name(BbThread *t, BbValue self)
{
	return to_parameter(self)->name;
}

static BbValue get_covariant(BbThread *t, BbValue self)
{
	return bb_bool(to_parameter(self)->covariant);
}

static BbValue get_contravariant(BbThread *t, BbValue self)
{
	return bb_bool(to_parameter(self)->contravariant);
}

static BbValue get_infer_variance(BbThread *t, BbValue self)
{
	return bb_bool(to_parameter(self)->infer_variance);
}

static BbValue get_module(BbThread *t, BbValue self)
{
	BbValue v = bb_instance_get(t, self, BB_NAME(t, __module__));
	return bb_is_empty(v) ? bb_intern_text(t, "typing") : v;
}

static bool set_module(BbThread *t, BbValue self, BbValue value)
{
	return bb_instance_set(t, self, BB_NAME(t, __module__), value) >= 0;
}

BB_CFUNCTION(parameter_repr)
{
	Parameter *p = to_parameter(self);
	if (p->infer_variance || bb_is_exact(self, &bb_typevar_tuple_type))
		return bb_str(t, p->name);
	return bb_format(t, "%c%S", p->covariant ? '+' : p->contravariant ? '-' : '~', p->name);
}

BB_CFUNCTION(parameter_reduce)
{
	return to_parameter(self)->name;
}

BB_CFUNCTION(no_mro_entries)
{
	return bb_type_error(t, "Cannot subclass an instance of %T", self);
}

static BbValue either(BbThread *t, BbValue a, BbValue b)
{
	BbValue both = bb_tuple_pair(t, a, b);
	return bb_is_empty(both) ? BB_EMPTY : bb_union_from_tuple(t, both);
}

BB_CFUNCTION(parameter_or)
{
	return either(t, self, args[0]);
}

BB_CFUNCTION(parameter_ror)
{
	return either(t, args[0], self);
}

/* ---- Substitution. ---- */

/* The tuple of parameters of what is subscripted, and the place of self in it. */
static bool place_among(BbThread *t, BbValue self, BbValue alias, BbValue *parameters, size_t *place)
{
	*parameters = bb_getattr(t, alias, BB_NAME(t, __parameters__));
	if (bb_is_empty(*parameters))
		return false;
	*place = 0;
	if (bb_is_tuple(*parameters))
		for (; *place < bb_tuple_count(*parameters); (*place)++)
			if (bb_is(bb_tuple_get(*parameters, *place), self))
				return true;
	bb_value_error(t, "%R is not in list", self);
	return false;
}

static BbValue too_few(BbThread *t, BbValue self, BbValue alias, size_t given, size_t place)
{
	if (bb_is_exact(self, &bb_paramspec_type))
		return bb_type_error(t, "Too few arguments for %S", alias);
	return bb_type_error(t, "Too few arguments for %S; actual %zu, expected at least %zu", alias, given, place + 1);
}

static BbValue with_default(BbThread *t, BbValue self, BbValue alias, BbValue items, size_t place)
{
	size_t n = bb_tuple_count(items);
	if (place < n)
		return items;
	if (place > n || !bb_typevar_has_default(self))
		return too_few(t, self, alias, n, place);
	BbValue value = get_default(t, self);
	BbTuple *made = bb_is_empty(value) ? NULL : bb_tuple_alloc(t, n + 1);
	if (!made)
		return BB_EMPTY;
	for (size_t i = 0; i < n; i++)
		made->items[i] = bb_tuple_get(items, i);
	made->items[n] = value;
	return bb_from_pointer(made);
}

static bool check_items(BbThread *t, BbValue items)
{
	return bb_is_tuple(items) || !bb_is_empty(bb_type_error(t, "arguments must be a tuple, not %T", items));
}

BB_CFUNCTION(typevar_prepare)
{
	BbValue parameters;
	size_t place;
	if (!check_items(t, args[1]) || !place_among(t, self, args[0], &parameters, &place))
		return BB_EMPTY;
	return with_default(t, self, args[0], args[1], place);
}

BB_CFUNCTION(typevar_subst)
{
	BbValue v = bb_typevar_as_type(t, args[0], "Parameters to generic types must be types.");
	BbValue starred = BB_FALSE;
	if (bb_is_empty(v) ||
	    (bb_is_of_type(v, &bb_generic_alias_type) && bb_is_empty(starred = bb_getattr_text(t, v, "__unpacked__"))))
		return BB_EMPTY;
	if (bb_is(starred, BB_TRUE) || bb_is_exact(v, &bb_typevar_unpacked_type))
		return bb_type_error(t, "%S is not valid as type argument", v);
	return v;
}

static bool is_parameter_expression(BbValue v)
{
	return bb_is(v, BB_ELLIPSIS) || bb_is_tuple(v) || bb_is_list(v) || bb_is_exact(v, &bb_paramspec_type) ||
	       strcmp(bb_type_of(v)->name, "_ConcatenateGenericAlias") == 0;
}

BB_CFUNCTION(paramspec_subst)
{
	if (bb_is_list(args[0]))
		return bb_list_snapshot(t, args[0]);
	if (!is_parameter_expression(args[0]) && bb_is_type(args[0]))
		return bb_type_error(t, "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got %S",
				     args[0]);
	return args[0];
}

/* Z[int, str] is Z[[int, str]] where the only parameter is a ParamSpec. */
BB_CFUNCTION(paramspec_prepare)
{
	BbValue parameters, items = args[1];
	size_t place;
	if (!check_items(t, items) || !place_among(t, self, args[0], &parameters, &place))
		return BB_EMPTY;
	items = with_default(t, self, args[0], items, place);
	if (bb_is_empty(items))
		return BB_EMPTY;
	if (bb_tuple_count(parameters) == 1 && !is_parameter_expression(bb_tuple_get(items, 0)))
		return bb_tuple_from(t, &items, 1);
	if (!bb_is_list(bb_tuple_get(items, place)))
		return items;
	BbValue inner = bb_list_snapshot(t, bb_tuple_get(items, place));
	BbValue copy =
		bb_is_empty(inner) ? BB_EMPTY : bb_tuple_from(t, bb_to_tuple(items)->items, bb_tuple_count(items));
	if (!bb_is_empty(copy))
		bb_to_tuple(copy)->items[place] = inner;
	return copy;
}

BB_CFUNCTION(typevar_tuple_subst)
{
	return bb_type_error(t, "Substitution of bare TypeVarTuple is not supported");
}

/* Where among the items *tuple[X, ...] stands, of which *fill is X; n: nowhere; SIZE_MAX: raised. */
static size_t find_open_tuple(BbThread *t, BbValue items, BbValue *fill)
{
	size_t n = bb_tuple_count(items), at = n;
	BbValue name = bb_intern_text(t, "__typing_unpacked_tuple_args__");
	for (size_t i = 0; i < n; i++) {
		BbValue v = bb_tuple_get(items, i), inner;
		int found = bb_is_empty(name) ? -1 : bb_is_type(v) ? 0 : bb_getattr_optional(t, v, name, &inner);
		if (found < 0)
			return SIZE_MAX;
		if (!found || !bb_is_tuple(inner) || bb_tuple_count(inner) != 2 ||
		    !bb_is(bb_tuple_get(inner, 1), BB_ELLIPSIS))
			continue;
		if (at < n) {
			bb_type_error(t, "More than one unpacked arbitrary-length tuple argument");
			return SIZE_MAX;
		}
		at = i;
		*fill = bb_tuple_get(inner, 0);
	}
	return at;
}

static bool append(BbThread *t, BbValue list, const BbValue *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!bb_list_append(t, list, items[i]))
			return false;
	return true;
}

static bool append_times(BbThread *t, BbValue list, BbValue v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!bb_list_append(t, list, v))
			return false;
	return true;
}

/* Gathers what the TypeVarTuple stands for in a tuple of its own, so that there is one item for each parameter. */
BB_CFUNCTION(typevar_tuple_prepare)
{
	BbValue parameters, items = args[1], fill = BB_NONE;
	size_t place;
	if (!check_items(t, items) || !place_among(t, self, args[0], &parameters, &place))
		return BB_EMPTY;
	size_t n = bb_tuple_count(items), wanted = bb_tuple_count(parameters);
	for (size_t i = place + 1; i < wanted; i++)
		if (bb_is_exact(bb_tuple_get(parameters, i), &bb_typevar_tuple_type))
			return bb_type_error(t, "More than one TypeVarTuple parameter in %S", args[0]);
	size_t left = place, right = wanted - place - 1;
	size_t open = find_open_tuple(t, items, &fill);
	if (open == SIZE_MAX)
		return BB_EMPTY;
	if (open < n) {
		left = left < open ? left : open;
		right = right < n - open - 1 ? right : n - open - 1;
	} else if (left + right > n) {
		return bb_type_error(t, "Too few arguments for %S; actual %zu, expected at least %zu", args[0], n,
				     wanted - 1);
	}
	const BbValue *all = bb_to_tuple(items)->items;
	BbValue replacement = bb_tuple_from(t, all + left, n - right - left);
	if (left == n - right && bb_typevar_has_default(self)) {
		BbValue value = get_default(t, self), inner;
		int found = bb_is_empty(value)
				    ? -1
				    : bb_getattr_optional(t, value, bb_intern_text(t, "__typing_unpacked_tuple_args__"),
							  &inner);
		if (found < 0)
			return BB_EMPTY;
		replacement = found && bb_is_tuple(inner) ? inner : bb_tuple_from(t, &value, 1);
	}
	/* What the open tuple gave before is left out of what it gives after, as CPython has it. */
	size_t counted = right + left + place + 1, after = wanted > counted ? wanted - counted : 0;
	BbValue list = bb_list_new(t, wanted);
	if (bb_is_empty(replacement) || bb_is_empty(list) || !append(t, list, all, left) ||
	    !append_times(t, list, fill, place - left) || !bb_list_append(t, list, replacement) ||
	    !append_times(t, list, fill, after) || !append(t, list, all + (n - right), right))
		return BB_EMPTY;
	return bb_list_snapshot(t, list);
}

/* ---- The three types. ---- */

#define COMMON_FLAGS (BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF)
#define PARAMETER_TYPE(VAR, NAME, METHODS, DOC)                                                                        \
	BbType VAR = {                                                                                                 \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = parameter_trace},                                                                    \
		.name = NAME,                                                                                          \
		.module = "typing",                                                                                    \
		.doc = BB_DOC(DOC),                                                                                    \
		.flags = COMMON_FLAGS,                                                                                 \
		.instance_size = sizeof(Parameter),                                                                    \
		.instance_offset = offsetof(Parameter, part),                                                          \
		.methods = METHODS,                                                                                    \
		.method_count = BB_COUNT(METHODS),                                                                     \
	}

static const BbBuiltin typevar_methods[] = {
	BB_GETSET(bb_typevar_type, "__bound__", get_bound, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__constraints__", get_constraints, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__contravariant__", get_contravariant, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__covariant__", get_covariant, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__default__", get_default, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__infer_variance__", get_infer_variance, NULL, NULL),
	BB_GETSET(bb_typevar_type, "__module__", get_module, set_module, NULL),
	BB_METHOD(bb_typevar_type, "__mro_entries__", no_mro_entries, 1, 1, NULL),
	BB_GETSET(bb_typevar_type, "__name__", get_name, NULL, NULL),
	BB_NEW(bb_typevar_type, typevar_new),
	BB_METHOD(bb_typevar_type, "__or__", parameter_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_typevar_type, "__reduce__", parameter_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_typevar_type, "__repr__", parameter_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_typevar_type, "__ror__", parameter_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_typevar_type, "__typing_prepare_subst__", typevar_prepare, 2, 2, NULL),
	BB_METHOD(bb_typevar_type, "__typing_subst__", typevar_subst, 1, 1, NULL),
	BB_GETSET(bb_typevar_type, "evaluate_bound", get_evaluate_bound, NULL, NULL),
	BB_GETSET(bb_typevar_type, "evaluate_constraints", get_evaluate_constraints, NULL, NULL),
	BB_GETSET(bb_typevar_type, "evaluate_default", get_evaluate_default, NULL, NULL),
	BB_METHOD(bb_typevar_type, "has_default", parameter_has_default, 0, 0, NULL),
};
PARAMETER_TYPE(bb_typevar_type, "TypeVar", typevar_methods, "Type variable.");

/* P.args and P.kwargs */

typedef struct Part {
	BbObject header;
	BbValue origin;
} Part;

static void part_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((Part *)cell)->origin);
}

static BbValue new_part(BbThread *t, BbType *type, BbValue origin)
{
	Part *part = bb_object_new(t, type, sizeof *part);
	if (!part)
		return BB_EMPTY;
	part->origin = origin;
	return bb_from_pointer(part);
}

static BbValue part_origin(BbThread *t, BbValue self)
{
	return ((Part *)bb_to_pointer(self))->origin;
}

BB_CFUNCTION(part_new)
{
	if (!bb_args_check(t, bb_to_type(args[0])->name, nargs - 1, kwnames, 1, 1))
		return BB_EMPTY;
	return new_part(t, bb_to_type(args[0]), args[1]);
}

BB_CFUNCTION(part_repr)
{
	BbValue origin = part_origin(t, self);
	const char *what = bb_is_exact(self, &bb_paramspec_args_type) ? "args" : "kwargs";
	if (bb_is_exact(origin, &bb_paramspec_type))
		return bb_format(t, "%S.%s", to_parameter(origin)->name, what);
	return bb_format(t, "%R.%s", origin, what);
}

static BbValue part_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || bb_type_of(self) != bb_type_of(other))
		return BB_NOT_IMPLEMENTED;
	return bb_compare(t, op, part_origin(t, self), part_origin(t, other));
}
BB_COMPARE_METHODS(part_compare)

#define PART_TYPE(VAR, NAME, DOC)                                                                                      \
	static const BbBuiltin VAR##_methods[] = {                                                                     \
		BB_COMPARE_ENTRY(VAR, part_compare, eq),                                                               \
		BB_COMPARE_ENTRY(VAR, part_compare, ge),                                                               \
		BB_COMPARE_ENTRY(VAR, part_compare, gt),                                                               \
		BB_COMPARE_ENTRY(VAR, part_compare, le),                                                               \
		BB_COMPARE_ENTRY(VAR, part_compare, lt),                                                               \
		BB_METHOD(VAR, "__mro_entries__", no_mro_entries, 1, 1, NULL),                                         \
		BB_COMPARE_ENTRY(VAR, part_compare, ne),                                                               \
		BB_NEW(VAR, part_new),                                                                                 \
		BB_GETSET(VAR, "__origin__", part_origin, NULL, NULL),                                                 \
		BB_METHOD(VAR, "__repr__", part_repr, 0, 0, "Return repr(self)."),                                     \
	};                                                                                                             \
	BbType VAR = {                                                                                                 \
		.header = BB_STATIC_OBJECT(bb_type_type),                                                              \
		.kind = {.trace = part_trace},                                                                         \
		.name = NAME,                                                                                          \
		.module = "typing",                                                                                    \
		.doc = BB_DOC(DOC),                                                                                    \
		.flags = BB_TYPE_HAS_WEAKREF,                                                                          \
		.instance_size = sizeof(Part),                                                                         \
		.methods = VAR##_methods,                                                                              \
		.method_count = BB_COUNT(VAR##_methods),                                                               \
		.hash = bb_unhashable,                                                                                 \
	}
PART_TYPE(bb_paramspec_args_type, "ParamSpecArgs", "The args for a ParamSpec object.");
PART_TYPE(bb_paramspec_kwargs_type, "ParamSpecKwargs", "The kwargs for a ParamSpec object.");

static BbValue get_spec_args(BbThread *t, BbValue self)
{
	return new_part(t, &bb_paramspec_args_type, self);
}

static BbValue get_spec_kwargs(BbThread *t, BbValue self)
{
	return new_part(t, &bb_paramspec_kwargs_type, self);
}

static const BbBuiltin paramspec_methods[] = {
	BB_GETSET(bb_paramspec_type, "__bound__", get_bound, NULL, NULL),
	BB_GETSET(bb_paramspec_type, "__contravariant__", get_contravariant, NULL, NULL),
	BB_GETSET(bb_paramspec_type, "__covariant__", get_covariant, NULL, NULL),
	BB_GETSET(bb_paramspec_type, "__default__", get_default, NULL, NULL),
	BB_GETSET(bb_paramspec_type, "__infer_variance__", get_infer_variance, NULL, NULL),
	BB_GETSET(bb_paramspec_type, "__module__", get_module, set_module, NULL),
	BB_METHOD(bb_paramspec_type, "__mro_entries__", no_mro_entries, 1, 1, NULL),
	BB_GETSET(bb_paramspec_type, "__name__", get_name, NULL, NULL),
	BB_NEW(bb_paramspec_type, paramspec_new),
	BB_METHOD(bb_paramspec_type, "__or__", parameter_or, 1, 1, "Return self|value."),
	BB_METHOD(bb_paramspec_type, "__reduce__", parameter_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_paramspec_type, "__repr__", parameter_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_paramspec_type, "__ror__", parameter_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_paramspec_type, "__typing_prepare_subst__", paramspec_prepare, 2, 2, NULL),
	BB_METHOD(bb_paramspec_type, "__typing_subst__", paramspec_subst, 1, 1, NULL),
	BB_GETSET(bb_paramspec_type, "args", get_spec_args, NULL, "Represents positional arguments."),
	BB_GETSET(bb_paramspec_type, "evaluate_default", get_evaluate_default, NULL, NULL),
	BB_METHOD(bb_paramspec_type, "has_default", parameter_has_default, 0, 0, NULL),
	BB_GETSET(bb_paramspec_type, "kwargs", get_spec_kwargs, NULL, "Represents keyword arguments."),
};
PARAMETER_TYPE(bb_paramspec_type, "ParamSpec", paramspec_methods, "Parameter specification.");

BB_CFUNCTION(typevar_tuple_iter)
{
	return bb_typevar_iter(t, self);
}

static const BbBuiltin typevar_tuple_methods[] = {
	BB_GETSET(bb_typevar_tuple_type, "__default__", get_default, NULL, NULL),
	BB_METHOD(bb_typevar_tuple_type, "__iter__", typevar_tuple_iter, 0, 0, "Implement iter(self)."),
	BB_GETSET(bb_typevar_tuple_type, "__module__", get_module, set_module, NULL),
	BB_METHOD(bb_typevar_tuple_type, "__mro_entries__", no_mro_entries, 1, 1, NULL),
	BB_GETSET(bb_typevar_tuple_type, "__name__", get_name, NULL, NULL),
	BB_NEW(bb_typevar_tuple_type, typevar_tuple_new),
	BB_METHOD(bb_typevar_tuple_type, "__reduce__", parameter_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_typevar_tuple_type, "__repr__", parameter_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_typevar_tuple_type, "__typing_prepare_subst__", typevar_tuple_prepare, 2, 2, NULL),
	BB_METHOD(bb_typevar_tuple_type, "__typing_subst__", typevar_tuple_subst, 1, 1, NULL),
	BB_GETSET(bb_typevar_tuple_type, "evaluate_default", get_evaluate_default, NULL, NULL),
	BB_METHOD(bb_typevar_tuple_type, "has_default", parameter_has_default, 0, 0, NULL),
};
PARAMETER_TYPE(bb_typevar_tuple_type, "TypeVarTuple", typevar_tuple_methods,
	       "A specialized form of type variable that stands for many types.");

/* ---- *Ts: the unpacked form of a TypeVarTuple or type alias. ---- */

static BbValue unpack(BbThread *t, BbValue v)
{
	return new_part(t, &bb_typevar_unpacked_type, v);
}

BbValue bb_typevar_iter(BbThread *t, BbValue v)
{
	BbValue unpacked = unpack(t, v);
	BbValue tuple = bb_is_empty(unpacked) ? BB_EMPTY : bb_tuple_from(t, &unpacked, 1);
	return bb_is_empty(tuple) ? BB_EMPTY : bb_iter(t, tuple);
}

BbValue bb_typevar_unpack_all(BbThread *t, BbValue parameters)
{
	size_t n = bb_tuple_count(parameters);
	BbTuple *made = bb_tuple_alloc(t, n);
	for (size_t i = 0; made && i < n; i++) {
		BbValue v = bb_tuple_get(parameters, i);
		if (bb_is_exact(v, &bb_typevar_tuple_type))
			v = unpack(t, v);
		if (bb_is_empty(v))
			return BB_EMPTY;
		made->items[i] = v;
	}
	return made ? bb_from_pointer(made) : BB_EMPTY;
}

static BbValue unpacked_args(BbThread *t, BbValue self)
{
	BbValue v = part_origin(t, self);
	return bb_tuple_from(t, &v, 1);
}

static BbValue unpacked_parameters(BbThread *t, BbValue self)
{
	BbValue all = unpacked_args(t, self);
	return bb_is_empty(all) ? BB_EMPTY : bb_generic_alias_parameters(t, all);
}

static BbValue unpacked_is_typevar_tuple(BbThread *t, BbValue self)
{
	return bb_bool(bb_is_exact(part_origin(t, self), &bb_typevar_tuple_type));
}

BB_CFUNCTION(unpacked_repr)
{
	return bb_format(t, "typing.Unpack[%R]", part_origin(t, self));
}

/* What stands for it is what it is replaced by. */
BB_CFUNCTION(unpacked_getitem)
{
	return args[0];
}

static bool unpacked_hash(BbThread *t, BbValue self, BbHash *out)
{
	return bb_hash(t, part_origin(t, self), out);
}

static const BbBuiltin unpacked_methods[] = {
	BB_GETSET(bb_typevar_unpacked_type, "__args__", unpacked_args, NULL, NULL),
	BB_COMPARE_ENTRY(bb_typevar_unpacked_type, part_compare, eq),
	BB_METHOD(bb_typevar_unpacked_type, "__getitem__", unpacked_getitem, 1, 1, "Return self[key]."),
	BB_HASH_ENTRY(bb_typevar_unpacked_type),
	BB_COMPARE_ENTRY(bb_typevar_unpacked_type, part_compare, ne),
	BB_GETSET(bb_typevar_unpacked_type, "__parameters__", unpacked_parameters, NULL, NULL),
	BB_METHOD(bb_typevar_unpacked_type, "__repr__", unpacked_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_typevar_unpacked_type, "__typing_is_unpacked_typevartuple__", unpacked_is_typevar_tuple, NULL,
		  NULL),
};

BbType bb_typevar_unpacked_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = part_trace},
	.name = "_UnpackGenericAlias",
	.module = "typing",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Part),
	.methods = unpacked_methods,
	.method_count = BB_COUNT(unpacked_methods),
	.hash = unpacked_hash,
};

/* ---- Functions that evaluate to a value that is there already. ---- */

BbValue bb_const_evaluator_new(BbThread *t, BbValue value)
{
	return new_part(t, &bb_const_evaluator_type, value);
}

static BbValue as_text(BbThread *t, BbValue value)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (bb_is_tuple(value)) {
		size_t n = bb_tuple_count(value);
		bb_str_builder_add_text(&b, "(");
		for (size_t i = 0; i < n; i++) {
			if (i)
				bb_str_builder_add_text(&b, ", ");
			if (!bb_generic_alias_add_type(&b, bb_tuple_get(value, i)))
				return BB_EMPTY;
		}
		bb_str_builder_add_text(&b, n == 1 ? ",)" : ")");
	} else if (!bb_generic_alias_add_type(&b, value)) {
		return BB_EMPTY;
	}
	return bb_str_builder_finish(&b);
}

BB_PARAMS(evaluator_params, "constevaluator.__call__", 0, 1, 1, "format");

static BbValue evaluator_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue format;
	intptr_t number;
	if (!bb_args_bind(t, &evaluator_params, args, nargs, kwnames, &format) ||
	    !bb_index_ssize(t, format, true, &number))
		return BB_EMPTY;
	BbValue value = part_origin(t, self);
	return number == FORMAT_STRING ? as_text(t, value) : value;
}

BB_CFUNCTION(evaluator_call_method)
{
	return evaluator_call(t, self, args, nargs, kwnames);
}

BB_CFUNCTION(evaluator_repr)
{
	return bb_format(t, "<constevaluator %R>", part_origin(t, self));
}

static const BbBuiltin evaluator_methods[] = {
	BB_METHOD_KW(bb_const_evaluator_type, "__call__", evaluator_call_method, "Call self as a function."),
	BB_METHOD(bb_const_evaluator_type, "__repr__", evaluator_repr, 0, 0, "Return repr(self)."),
};

BbType bb_const_evaluator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = part_trace},
	.name = "_ConstEvaluator",
	.module = "_typing",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Part),
	.methods = evaluator_methods,
	.method_count = BB_COUNT(evaluator_methods),
	.call = evaluator_call,
};

/* ---- NoDefault. ---- */

BbObject bb_no_default_object = BB_STATIC_OBJECT(bb_no_default_type);

BB_CFUNCTION(no_default_new)
{
	if (nargs > 1 || (!bb_is_empty(kwnames) && bb_tuple_count(kwnames)))
		return bb_type_error(t, "NoDefaultType takes no arguments");
	return BB_NO_DEFAULT;
}

BB_CFUNCTION(no_default_repr)
{
	return bb_intern_text(t, "typing.NoDefault");
}

BB_CFUNCTION(no_default_reduce)
{
	return bb_intern_text(t, "NoDefault");
}

static const BbBuiltin no_default_methods[] = {
	BB_NEW(bb_no_default_type, no_default_new),
	BB_METHOD(bb_no_default_type, "__reduce__", no_default_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_no_default_type, "__repr__", no_default_repr, 0, 0, "Return repr(self)."),
};

BbType bb_no_default_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "NoDefaultType",
	.module = "typing",
	.doc = BB_DOC("The type of the NoDefault singleton."),
	.instance_size = sizeof(BbObject),
	.methods = no_default_methods,
	.method_count = BB_COUNT(no_default_methods),
};
