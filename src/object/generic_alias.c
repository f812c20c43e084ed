/* SPDX-License-Identifier: MIT */
/*
 * Generic aliases, and the substitution of type parameters.
 *
 * An alias is immutable; its tuple of parameters is computed when first asked for, by whoever asks, with the same
 * result.
 */
#include "object/generic_alias.h"

#include "object/error.h"
#include "object/generic.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "object/type.h"

typedef struct Alias {
	BbObject header;
	BbValue origin;
	BbValue args;	   /* tuple */
	BbSlot parameters; /* tuple, or EMPTY: not computed yet */
	bool starred;	   /* *tuple[...]; set before the alias is published */
} Alias;

static Alias *to_alias(BbValue v)
{
	return bb_to_pointer(v);
}

static bool is_alias(BbValue v)
{
	return bb_is_of_type(v, &bb_generic_alias_type);
}

static void alias_trace(BbTracer *tracer, void *cell)
{
	Alias *alias = cell;
	bb_trace(tracer, alias->origin);
	bb_trace(tracer, alias->args);
	bb_trace_slot(tracer, &alias->parameters);
}

static BbValue make(BbThread *t, BbType *type, BbValue origin, BbValue args, bool starred)
{
	if (!bb_is_tuple(args))
		args = bb_tuple_from(t, &args, 1);
	Alias *alias = bb_is_empty(args) ? NULL : bb_instance_new(t, type);
	if (!alias)
		return BB_EMPTY;
	alias->origin = origin;
	alias->args = args;
	alias->starred = starred;
	return bb_from_pointer(alias);
}

BbValue bb_generic_alias_new(BbThread *t, BbValue origin, BbValue args)
{
	return make(t, &bb_generic_alias_type, origin, args, false);
}

BbValue bb_generic_alias_origin(BbValue v)
{
	return to_alias(v)->origin;
}

BbValue bb_generic_alias_args(BbValue v)
{
	return to_alias(v)->args;
}

static int optional(BbThread *t, BbValue object, const char *name, BbValue *out)
{
	BbValue interned = bb_intern_text(t, name);
	return bb_is_empty(interned) ? -1 : bb_getattr_optional(t, object, interned, out);
}

/* ---- Parameters. ---- */

static bool is_row(BbValue v)
{
	return bb_is_tuple(v) || bb_is_list(v);
}

/* A tuple of the items of a tuple or list. */
static BbValue row_items(BbThread *t, BbValue row)
{
	return bb_is_tuple(row) ? row : bb_list_snapshot(t, row);
}

static bool add_once(BbThread *t, BbValue list, BbValue v)
{
	for (size_t i = 0; i < bb_list_count(list); i++)
		if (bb_is(bb_list_get(t, list, (intptr_t)i), v))
			return true;
	return bb_list_append(t, list, v);
}

static bool add_all_once(BbThread *t, BbValue list, BbValue tuple)
{
	for (size_t i = 0; i < bb_tuple_count(tuple); i++)
		if (!add_once(t, list, bb_tuple_get(tuple, i)))
			return false;
	return true;
}

/* The parameters of one argument. */
static bool collect(BbThread *t, BbValue list, BbValue arg)
{
	if (bb_is_type(arg))
		return true;
	if (is_row(arg)) {
		BbValue inner =
			bb_check_native_stack(t, " in __parameters__") ? bb_generic_alias_parameters(t, arg) : BB_EMPTY;
		return !bb_is_empty(inner) && add_all_once(t, list, inner);
	}
	BbValue v;
	int found = bb_getattr_optional(t, arg, BB_NAME(t, __typing_subst__), &v);
	if (found)
		return found > 0 && add_once(t, list, arg);
	found = bb_getattr_optional(t, arg, BB_NAME(t, __parameters__), &v);
	return found == 0 || (found > 0 && (!bb_is_tuple(v) || add_all_once(t, list, v)));
}

BbValue bb_generic_alias_parameters(BbThread *t, BbValue args)
{
	BbValue items = row_items(t, args), list = bb_list_new(t, 0);
	if (bb_is_empty(items) || bb_is_empty(list))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(items); i++)
		if (!collect(t, list, bb_tuple_get(items, i)))
			return BB_EMPTY;
	return bb_list_snapshot(t, list);
}

static BbValue parameters_of(BbThread *t, BbValue self)
{
	Alias *alias = to_alias(self);
	BbValue v = bb_slot_load(&alias->parameters);
	if (bb_is_empty(v)) {
		v = bb_generic_alias_parameters(t, alias->args);
		if (!bb_is_empty(v))
			bb_store(t, alias, &alias->parameters, v);
	}
	return v;
}

/* ---- Substitution. ---- */

static bool append_all(BbThread *t, BbValue list, BbValue tuple)
{
	for (size_t i = 0; i < bb_tuple_count(tuple); i++)
		if (!bb_list_append(t, list, bb_tuple_get(tuple, i)))
			return false;
	return true;
}

/* The arguments that *tuple[...] stands for; EMPTY without exception: v is no such thing. */
static BbValue unpacked_args(BbThread *t, BbValue v)
{
	if (bb_is_exact(v, &bb_generic_alias_type))
		return to_alias(v)->starred && bb_to_pointer(to_alias(v)->origin) == &bb_tuple_type ? to_alias(v)->args
												    : BB_EMPTY;
	BbValue args;
	int found = optional(t, v, "__typing_unpacked_tuple_args__", &args);
	return found <= 0 || bb_is_none(args) ? BB_EMPTY : args;
}

/* The arguments between the brackets, with unpacked tuples of known length in place, as a tuple. */
static BbValue unpack_item(BbThread *t, BbValue item)
{
	BbValue items = bb_is_tuple(item) ? item : bb_tuple_from(t, &item, 1), list = bb_list_new(t, 0);
	if (bb_is_empty(items) || bb_is_empty(list))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(items); i++) {
		BbValue v = bb_tuple_get(items, i);
		BbValue inner = bb_is_type(v) ? BB_EMPTY : unpacked_args(t, v);
		if (bb_is_empty(inner) && bb_has_exception(t))
			return BB_EMPTY;
		size_t n = !bb_is_empty(inner) && bb_is_tuple(inner) ? bb_tuple_count(inner) : 0;
		bool open = n && bb_is(bb_tuple_get(inner, n - 1), BB_ELLIPSIS);
		bool known = !bb_is_empty(inner) && bb_is_tuple(inner) && !open;
		if (known ? !append_all(t, list, inner) : !bb_list_append(t, list, v))
			return BB_EMPTY;
	}
	return bb_list_snapshot(t, list);
}

/* Each parameter may rearrange the arguments before they are counted. */
static BbValue prepare_items(BbThread *t, BbValue self, BbValue parameters, BbValue items)
{
	for (size_t i = 0; i < bb_tuple_count(parameters); i++) {
		BbValue prepare;
		int found = optional(t, bb_tuple_get(parameters, i), "__typing_prepare_subst__", &prepare);
		if (found < 0)
			return BB_EMPTY;
		if (!found || bb_is_none(prepare))
			continue;
		items = bb_call2(t, prepare, self, items);
		if (!bb_is_empty(items) && !bb_is_tuple(items))
			items = bb_tuple_from(t, &items, 1);
		if (bb_is_empty(items))
			return BB_EMPTY;
	}
	return items;
}

static intptr_t index_of(BbValue tuple, BbValue v)
{
	for (size_t i = 0; i < bb_tuple_count(tuple); i++)
		if (bb_is(bb_tuple_get(tuple, i), v))
			return (intptr_t)i;
	return -1;
}

/* An argument that has parameters of its own, like list[T]: it is subscripted in its turn. */
static BbValue substitute_within(BbThread *t, BbValue arg, BbValue parameters, BbValue items)
{
	BbValue inner;
	int found = bb_getattr_optional(t, arg, BB_NAME(t, __parameters__), &inner);
	if (found < 0)
		return BB_EMPTY;
	if (!found || !bb_is_tuple(inner) || bb_tuple_count(inner) == 0)
		return arg;
	BbValue list = bb_list_new(t, bb_tuple_count(inner));
	if (bb_is_empty(list))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(inner); i++) {
		BbValue parameter = bb_tuple_get(inner, i), v = parameter;
		intptr_t at = index_of(parameters, parameter);
		if (at >= 0 && (size_t)at < bb_tuple_count(items))
			v = bb_tuple_get(items, (size_t)at);
		bool many = at >= 0 && bb_is_tuple(v) && !bb_is_empty(bb_special(bb_type_of(parameter), BB_SP_ITER));
		if (many ? !append_all(t, list, v) : !bb_list_append(t, list, v))
			return BB_EMPTY;
	}
	BbValue key = bb_list_snapshot(t, list);
	return bb_is_empty(key) ? BB_EMPTY : bb_getitem(t, arg, key);
}

static int is_unpacked_typevartuple(BbThread *t, BbValue arg)
{
	BbValue v;
	int found = optional(t, arg, "__typing_is_unpacked_typevartuple__", &v);
	return found <= 0 ? found : bb_truth(t, v);
}

static bool substitute_one(BbThread *t, BbValue list, BbValue arg, BbValue parameters, BbValue items)
{
	int many = is_unpacked_typevartuple(t, arg);
	BbValue subst, made;
	int found = many < 0 ? -1 : bb_getattr_optional(t, arg, BB_NAME(t, __typing_subst__), &subst);
	if (found < 0)
		return false;
	intptr_t at = found ? index_of(parameters, arg) : -1;
	if (found && at >= 0)
		made = bb_call1(t, subst, bb_tuple_get(items, (size_t)at));
	else
		made = substitute_within(t, arg, parameters, items);
	if (bb_is_empty(made))
		return false;
	if (!many)
		return bb_list_append(t, list, made);
	if (bb_is_tuple(made))
		return append_all(t, list, made);
	bb_type_error(t, "expected __typing_subst__ of %T objects to return a tuple, not %T", arg, made);
	return false;
}

/* The new arguments as a list. */
static BbValue substitute_row(BbThread *t, BbValue args, BbValue parameters, BbValue items)
{
	BbValue old = row_items(t, args), list = bb_list_new(t, 0);
	if (bb_is_empty(old) || bb_is_empty(list) || !bb_check_native_stack(t, " in substitution of type parameters"))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(old); i++) {
		BbValue arg = bb_tuple_get(old, i);
		bool ok;
		if (bb_is_type(arg)) {
			ok = bb_list_append(t, list, arg);
		} else if (is_row(arg)) {
			BbValue inner = substitute_row(t, arg, parameters, items);
			if (!bb_is_empty(inner) && bb_is_tuple(arg))
				inner = bb_list_snapshot(t, inner);
			ok = !bb_is_empty(inner) && bb_list_append(t, list, inner);
		} else {
			ok = substitute_one(t, list, arg, parameters, items);
		}
		if (!ok)
			return BB_EMPTY;
	}
	return list;
}

BbValue bb_generic_alias_substitute(BbThread *t, BbValue self, BbValue args, BbValue parameters, BbValue item)
{
	size_t n = bb_tuple_count(parameters);
	if (n == 0)
		return bb_type_error(t, "%R is not a generic class", self);
	BbValue items = unpack_item(t, item);
	if (!bb_is_empty(items))
		items = prepare_items(t, self, parameters, items);
	if (bb_is_empty(items))
		return BB_EMPTY;
	size_t given = bb_tuple_count(items);
	if (given != n)
		return bb_type_error(t, "Too %s arguments for %R; actual %zu, expected %zu", given > n ? "many" : "few",
				     self, given, n);
	BbValue list = substitute_row(t, args, parameters, items);
	return bb_is_empty(list) || bb_is_list(args) ? list : bb_list_snapshot(t, list);
}

/* ---- Text. ---- */

bool bb_generic_alias_add_type(BbStrBuilder *b, BbValue type)
{
	BbThread *t = b->t;
	if (bb_is(type, BB_ELLIPSIS))
		return bb_str_builder_add_text(b, "...");
	if (bb_to_pointer(type) == &bb_none_type)
		return bb_str_builder_add_text(b, "None");
	BbValue unused, qualname, module;
	int found = bb_getattr_optional(t, type, BB_NAME(t, __origin__), &unused);
	if (found > 0)
		found = bb_getattr_optional(t, type, BB_NAME(t, __args__), &unused);
	if (found)
		return found > 0 && bb_str_builder_add_repr(b, type);
	found = bb_getattr_optional(t, type, BB_NAME(t, __qualname__), &qualname);
	if (found > 0)
		found = bb_getattr_optional(t, type, BB_NAME(t, __module__), &module);
	if (found < 0)
		return false;
	if (!found || bb_is_none(module))
		return bb_str_builder_add_repr(b, type);
	if (bb_is_str(module) && bb_is_str(qualname) && bb_str_equals_text(module, "builtins"))
		return bb_str_builder_add_str(b, qualname);
	BbValue text = bb_format(t, "%S.%S", module, qualname);
	return !bb_is_empty(text) && bb_str_builder_add_str(b, text);
}

/* A list among the arguments, of a callable's parameters. */
static bool add_list(BbStrBuilder *b, BbValue list)
{
	BbValue items = bb_list_snapshot(b->t, list);
	bool ok = !bb_is_empty(items) && bb_str_builder_add_text(b, "[");
	for (size_t i = 0; ok && i < bb_tuple_count(items); i++)
		ok = (i == 0 || bb_str_builder_add_text(b, ", ")) &&
		     bb_generic_alias_add_type(b, bb_tuple_get(items, i));
	return ok && bb_str_builder_add_text(b, "]");
}

/* An alias of a class that derives from Generic. */
static bool is_of_generic(BbThread *t, BbValue self)
{
	BbValue origin = to_alias(self)->origin;
	return bb_generic_class(t) && bb_is_type(origin) && bb_type_is_subtype(bb_to_type(origin), bb_generic_class(t));
}

/* An argument of a class of a program, as typing shows it: a tuple in brackets, a list as it is. */
static bool add_typing(BbStrBuilder *b, BbValue arg)
{
	if (bb_to_pointer(arg) == &bb_none_type)
		return bb_str_builder_add_text(b, "NoneType");
	if (!bb_is_tuple(arg))
		return bb_generic_alias_add_type(b, arg);
	if (!bb_check_native_stack(b->t, " in the text of type parameters"))
		return false;
	bool ok = bb_str_builder_add_text(b, "[");
	for (size_t i = 0; ok && i < bb_tuple_count(arg); i++)
		ok = (i == 0 || bb_str_builder_add_text(b, ", ")) && add_typing(b, bb_tuple_get(arg, i));
	return ok && bb_str_builder_add_text(b, "]");
}

static bool add_argument(BbStrBuilder *b, bool typing, BbValue arg)
{
	if (typing)
		return add_typing(b, arg);
	return bb_is_exact(arg, &bb_list_type) ? add_list(b, arg) : bb_generic_alias_add_type(b, arg);
}

BB_CFUNCTION(alias_repr)
{
	Alias *alias = to_alias(self);
	size_t n = bb_tuple_count(alias->args);
	bool typing = is_of_generic(t, self);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (alias->starred)
		bb_str_builder_add_text(&b, "*");
	if (!bb_generic_alias_add_type(&b, alias->origin))
		return BB_EMPTY;
	bb_str_builder_add_text(&b, n ? "[" : "[()");
	for (size_t i = 0; i < n; i++) {
		BbValue arg = bb_tuple_get(alias->args, i);
		if (i)
			bb_str_builder_add_text(&b, ", ");
		if (!add_argument(&b, typing, arg))
			return BB_EMPTY;
	}
	bb_str_builder_add_text(&b, "]");
	return bb_str_builder_finish(&b);
}

/* ---- Methods. ---- */

BB_CFUNCTION(alias_new)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "GenericAlias() takes no keyword arguments");
	if (!bb_args_check(t, "GenericAlias", nargs - 1, BB_EMPTY, 2, 2))
		return BB_EMPTY;
	return make(t, bb_to_type(args[0]), args[1], args[2], false);
}

/* Calling the alias calls the class, and tells the instance if it takes attributes. */
static BbValue alias_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue made = bb_call(t, to_alias(self)->origin, args, nargs, kwnames);
	if (!bb_is_empty(made) && !bb_setattr(t, made, BB_NAME(t, __orig_class__), self)) {
		if (!bb_exception_matches(t, &bb_exc_AttributeError) && !bb_exception_matches(t, &bb_exc_TypeError))
			return BB_EMPTY;
		bb_exception_clear(t);
	}
	return made;
}

BB_CFUNCTION(call_method)
{
	return alias_call(t, self, args, nargs, kwnames);
}

BB_CFUNCTION(alias_getitem)
{
	Alias *alias = to_alias(self);
	BbValue parameters = parameters_of(t, self);
	BbValue new_args = bb_is_empty(parameters)
				   ? BB_EMPTY
				   : bb_generic_alias_substitute(t, self, alias->args, parameters, args[0]);
	return bb_is_empty(new_args) ? BB_EMPTY
				     : make(t, &bb_generic_alias_type, alias->origin, new_args, alias->starred);
}

/* What an alias answers for itself; all else is asked of the class. */
static const char *const own_names[] = {"__class__",	   "__origin__",     "__args__",
					"__unpacked__",	   "__parameters__", "__typing_unpacked_tuple_args__",
					"__mro_entries__", "__reduce_ex__",  "__reduce__"};
static const char *const hidden_names[] = {"__bases__", "__copy__", "__deepcopy__"};

static bool is_among(BbValue name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bb_str_equals_text(name, names[i]))
			return true;
	return false;
}

BB_CFUNCTION(alias_getattribute)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "attribute name must be string, not '%T'", args[0]);
	BbValue name = bb_intern(t, args[0]);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (is_among(name, own_names, BB_COUNT(own_names)) || is_among(name, hidden_names, BB_COUNT(hidden_names)))
		return bb_generic_getattr(t, self, name);
	return bb_getattr(t, to_alias(self)->origin, name);
}

static BbValue alias_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !is_alias(other))
		return BB_NOT_IMPLEMENTED;
	Alias *a = to_alias(self), *b = to_alias(other);
	int same = a->starred == b->starred;
	if (same)
		same = bb_equal(t, a->origin, b->origin);
	if (same > 0)
		same = bb_equal(t, a->args, b->args);
	return same < 0 ? BB_EMPTY : bb_bool(same == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(alias_compare)

static bool alias_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbHash a, b;
	if (!bb_hash(t, to_alias(self)->origin, &a) || !bb_hash(t, to_alias(self)->args, &b))
		return false;
	*out = (a ^ b) == -1 ? -2 : a ^ b;
	return true;
}

/* Are both Generic[...] with the same parameters? */
static bool is_same(BbValue self, BbValue other)
{
	BbValue args = to_alias(self)->args;
	if (!is_alias(other) || !bb_is(to_alias(other)->origin, to_alias(self)->origin) ||
	    bb_tuple_count(to_alias(other)->args) != bb_tuple_count(args))
		return false;
	for (size_t i = 0; i < bb_tuple_count(args); i++)
		if (!bb_is(bb_tuple_get(to_alias(other)->args, i), bb_tuple_get(args, i)))
			return false;
	return true;
}

/* Generic[...] gives way to a later base that is an alias, which brings Generic along. */
static bool brings_generic(BbThread *t, BbValue self, BbValue bases)
{
	bool after = false;
	for (size_t i = 0; bb_is_tuple(bases) && i < bb_tuple_count(bases); i++) {
		BbValue base = bb_tuple_get(bases, i);
		if (after && !is_same(self, base) && is_alias(base) && bb_is_type(to_alias(base)->origin) &&
		    bb_type_is_subtype(bb_to_type(to_alias(base)->origin), bb_generic_class(t)))
			return true;
		after = after || bb_is(base, self);
	}
	return false;
}

BB_CFUNCTION(alias_mro_entries)
{
	if (bb_generic_class(t) && bb_to_pointer(to_alias(self)->origin) == bb_generic_class(t) &&
	    brings_generic(t, self, args[0]))
		return bb_objects(t)->empty_tuple;
	return bb_tuple_from(t, &to_alias(self)->origin, 1);
}

BB_CFUNCTION(alias_instancecheck)
{
	if (is_of_generic(t, self))
		return bb_type_error(t, "Subscripted generics cannot be used with class and instance checks");
	return bb_type_error(t, "isinstance() argument 2 cannot be a parameterized generic");
}

BB_CFUNCTION(alias_subclasscheck)
{
	if (is_of_generic(t, self))
		return bb_type_error(t, "Subscripted generics cannot be used with class and instance checks");
	return bb_type_error(t, "issubclass() argument 2 cannot be a parameterized generic");
}

BB_CFUNCTION(alias_reduce)
{
	Alias *alias = to_alias(self);
	BbValue pair = bb_tuple_pair(t, alias->origin, alias->args);
	if (bb_is_empty(pair))
		return BB_EMPTY;
	if (!alias->starred)
		return bb_tuple_pair(t, bb_from_pointer(bb_type_of(self)), pair);
	BbValue plain = make(t, &bb_generic_alias_type, alias->origin, alias->args, false);
	BbValue iterator = bb_is_empty(plain) ? BB_EMPTY : bb_iter(t, plain);
	BbValue next = bb_is_empty(iterator) ? BB_EMPTY : bb_getattr_text(t, iterator, "__next__");
	return bb_is_empty(next) ? BB_EMPTY : bb_tuple_pair(t, next, bb_objects(t)->empty_tuple);
}

BB_CFUNCTION(alias_dir)
{
	BbValue class = bb_from_pointer(bb_type_of(to_alias(self)->origin));
	BbValue dir = bb_type_lookup(t, bb_to_type(class), BB_NAME(t, __dir__));
	BbValue names = bb_is_empty(dir) ? BB_EMPTY : bb_call_special(t, dir, to_alias(self)->origin, NULL, 0);
	BbValue list = bb_is_empty(names) ? BB_EMPTY : bb_list_from_iterable(t, names);
	for (size_t i = 0; !bb_is_empty(list) && i < BB_COUNT(own_names); i++) {
		BbValue name = bb_intern_text(t, own_names[i]);
		int there = bb_is_empty(name) ? -1 : bb_contains(t, list, name);
		if (there < 0 || (!there && !bb_list_append(t, list, name)))
			return BB_EMPTY;
	}
	return list;
}

static BbValue either(BbThread *t, BbValue a, BbValue b)
{
	return bb_objects(t)->make_union ? bb_objects(t)->make_union(t, a, b) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(alias_or)
{
	return either(t, self, args[0]);
}

BB_CFUNCTION(alias_ror)
{
	return either(t, args[0], self);
}

static BbValue get_origin(BbThread *t, BbValue self)
{
	return to_alias(self)->origin;
}

static bool read_only(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static BbValue get_args(BbThread *t, BbValue self)
{
	return to_alias(self)->args;
}

static BbValue get_unpacked(BbThread *t, BbValue self)
{
	return bb_bool(to_alias(self)->starred);
}

static BbValue get_unpacked_args(BbThread *t, BbValue self)
{
	Alias *alias = to_alias(self);
	return alias->starred && bb_to_pointer(alias->origin) == &bb_tuple_type ? alias->args : BB_NONE;
}

/* ---- Iteration: *alias gives the starred alias, once. ---- */

typedef struct AliasIterator {
	BbObject header;
	BbSlot alias; /* EMPTY: exhausted */
} AliasIterator;

static void iterator_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((AliasIterator *)cell)->alias);
}

static BbValue iterator_new(BbThread *t, BbValue alias)
{
	AliasIterator *iterator = bb_object_new(t, &bb_generic_alias_iterator_type, sizeof *iterator);
	if (!iterator)
		return BB_EMPTY;
	bb_slot_init(&iterator->alias, alias);
	return bb_from_pointer(iterator);
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	AliasIterator *iterator = bb_to_pointer(self);
	BbValue v = bb_slot_load(&iterator->alias);
	if (bb_is_empty(v))
		return BB_EMPTY;
	BbValue starred = make(t, &bb_generic_alias_type, to_alias(v)->origin, to_alias(v)->args, true);
	if (!bb_is_empty(starred))
		bb_store(t, iterator, &iterator->alias, BB_EMPTY);
	return starred;
}

BB_CFUNCTION(alias_iter)
{
	return iterator_new(t, self);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_generic_alias_iterator_type),
	BB_NEXT_ENTRY(bb_generic_alias_iterator_type),
};

BbType bb_generic_alias_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = iterator_trace},
	.name = "generic_alias_iterator",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(AliasIterator),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

static const BbBuiltin alias_methods[] = {
	BB_GETSET(bb_generic_alias_type, "__args__", get_args, read_only, NULL),
	BB_METHOD_KW(bb_generic_alias_type, "__call__", call_method, "Call self as a function."),
	BB_METHOD(bb_generic_alias_type, "__dir__", alias_dir, 0, 0, "Default dir() implementation."),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, eq),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, ge),
	BB_METHOD(bb_generic_alias_type, "__getattribute__", alias_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_METHOD(bb_generic_alias_type, "__getitem__", alias_getitem, 1, 1, "Return self[key]."),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, gt),
	BB_HASH_ENTRY(bb_generic_alias_type),
	BB_METHOD(bb_generic_alias_type, "__instancecheck__", alias_instancecheck, 1, 1, NULL),
	BB_METHOD(bb_generic_alias_type, "__iter__", alias_iter, 0, 0, "Implement iter(self)."),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, le),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, lt),
	BB_METHOD(bb_generic_alias_type, "__mro_entries__", alias_mro_entries, 1, 1, NULL),
	BB_COMPARE_ENTRY(bb_generic_alias_type, alias_compare, ne),
	BB_NEW(bb_generic_alias_type, alias_new),
	BB_METHOD(bb_generic_alias_type, "__or__", alias_or, 1, 1, "Return self|value."),
	BB_GETSET(bb_generic_alias_type, "__origin__", get_origin, read_only, NULL),
	BB_GETSET(bb_generic_alias_type, "__parameters__", parameters_of, NULL, "Type variables in the GenericAlias."),
	BB_METHOD(bb_generic_alias_type, "__reduce__", alias_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_generic_alias_type, "__repr__", alias_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_generic_alias_type, "__ror__", alias_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_generic_alias_type, "__subclasscheck__", alias_subclasscheck, 1, 1, NULL),
	BB_GETSET(bb_generic_alias_type, "__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL),
	BB_GETSET(bb_generic_alias_type, "__unpacked__", get_unpacked, NULL, NULL),
};

BbType bb_generic_alias_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = alias_trace},
	.name = "GenericAlias",
	.module = "types",
	.doc = BB_DOC("Represent a PEP 585 generic type"),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Alias),
	.methods = alias_methods,
	.method_count = BB_COUNT(alias_methods),
	.hash = alias_hash,
	.call = alias_call,
};
