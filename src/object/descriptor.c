/* SPDX-License-Identifier: MIT */
/*
 * What stands between a class and its instances: built-in methods and computed attributes, bound methods, staticmethod,
 * classmethod.
 *
 * All immutable once made, but for the attributes that functools.update_wrapper copies.
 */
#include "object/type.h"

#include "base/hash.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

static const BbBuiltin *def_of(BbValue v)
{
	return bb_to_pointer(v);
}

BbValue bb_descriptor_get(BbThread *t, BbValue found, BbValue instance, BbType *owner)
{
	const BbType *type = bb_type_of(found);
	if (type->flags & BB_TYPE_METHOD_LIKE) {
		if (bb_is_empty(instance))
			return found;
		if (type == &bb_method_descriptor_type)
			return bb_bound_builtin_new(t, def_of(found), instance);
		return bb_method_new(t, found, instance);
	}
	if (type == &bb_getset_descriptor_type)
		return bb_is_empty(instance) ? found : def_of(found)->accessors->get(t, instance);
	if (type == &bb_class_method_descriptor_type)
		return bb_bound_builtin_new(t, def_of(found), bb_from_pointer(owner));
	BbValue get = type->special[BB_SP_GET];
	if (bb_is_empty(get))
		return found;
	BbValue args[] = {bb_is_empty(instance) ? BB_NONE : instance, owner ? bb_from_pointer(owner) : BB_NONE};
	return bb_call_special(t, get, found, args, 2);
}

/* ---- What all built-in callables have in common. ---- */

static BbValue builtin_name(BbThread *t, BbValue self)
{
	BbValue unused;
	return bb_intern_text(t, bb_builtin_take(self, &unused)->name);
}

BbValue bb_text_of_doc(BbThread *t, const char *doc)
{
	if (!doc)
		return BB_NONE;
	const char *end = strstr(doc, "\n--\n\n");
	return bb_str_from_text(t, end ? end + 5 : doc);
}

BbValue bb_signature_of_doc(BbThread *t, const char *doc)
{
	const char *end = doc ? strstr(doc, "\n--\n\n") : NULL;
	const char *start = end ? strchr(doc, '(') : NULL;
	return start && start < end ? bb_str_new(t, start, (size_t)(end - start)) : BB_NONE;
}

static const char *doc_of(const BbBuiltin *def)
{
#if BB_DOCSTRINGS
	return def->doc;
#else
	return NULL;
#endif
}

static BbValue builtin_doc(BbThread *t, BbValue self)
{
	BbValue unused;
	return bb_text_of_doc(t, doc_of(bb_builtin_take(self, &unused)));
}

static BbValue builtin_signature(BbThread *t, BbValue self)
{
	BbValue unused;
	return bb_signature_of_doc(t, doc_of(bb_builtin_take(self, &unused)));
}

static BbValue builtin_qualname(BbThread *t, BbValue self)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	if (!def->owner)
		return bb_intern_text(t, def->name);
	return bb_format(t, "%s.%s", def->owner->name, def->name);
}

static BbValue builtin_self(BbThread *t, BbValue self)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	if (bb_is_empty(receiver))
		return def->owner ? bb_from_pointer(def->owner) : BB_NONE;
	return receiver;
}

static BbValue builtin_module(BbThread *t, BbValue self)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	if (def->owner)
		return BB_NONE;
	return bb_objects(t)->builtin_module ? bb_objects(t)->builtin_module(t, def) : BB_NONE;
}

static BbValue builtin_objclass(BbThread *t, BbValue self)
{
	return bb_from_pointer(def_of(self)->owner);
}

BB_CFUNCTION(builtin_reduce)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	if (bb_is_empty(receiver))
		return bb_intern_text(t, def->name);
	BbValue getattr = bb_objects(t)->getattr_function;
	BbValue name = bb_intern_text(t, def->name);
	BbValue pair = bb_tuple_from(t, (BbValue[]){receiver, name}, 2);
	return bb_tuple_from(t, (BbValue[]){getattr, pair}, 2);
}

static bool identity_hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_hash_pointer(bb_to_pointer(self));
	return true;
}

/* ---- builtin_function_or_method ---- */

static void bound_trace(BbTracer *tracer, void *cell)
{
	bb_trace(tracer, ((BbBoundBuiltin *)cell)->self);
}

bool bb_builtin_is_slot(const BbThread *t, const BbBuiltin *def)
{
	const char *name = def->name;
	if (name[0] != '_' || name[1] != '_' || def->what != BB_BUILTIN_METHOD)
		return false;
	/* Methods in their own right. */
	const BbType *owner = def->owner;
	bool item = (owner->flags & (BB_TYPE_IS_LIST | BB_TYPE_IS_DICT)) != 0;
	bool contains = (owner->flags & (BB_TYPE_IS_DICT | BB_TYPE_IS_SET)) != 0;
	if ((item && strcmp(name, "__getitem__") == 0) || (contains && strcmp(name, "__contains__") == 0))
		return false;
	for (unsigned i = 0; i < BB_SP_COUNT; i++)
		if (strcmp(bb_str_text(bb_special_name(t, i)), name) == 0)
			return true;
	return false;
}

BbValue bb_bound_builtin_new(BbThread *t, const BbBuiltin *def, BbValue self)
{
	BbType *type = bb_builtin_is_slot(t, def) ? &bb_method_wrapper_type : &bb_builtin_function_type;
	BbBoundBuiltin *bound = bb_object_new(t, type, sizeof *bound);
	if (!bound)
		return BB_EMPTY;
	bound->header.flags = BB_BUILTIN_IS_BOUND;
	bound->def = def;
	bound->self = self;
	return bb_from_pointer(bound);
}

static BbValue function_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue self;
	const BbBuiltin *def = bb_builtin_take(v, &self);
	return bb_builtin_call(t, def, self, args, nargs, kwnames);
}

BB_CFUNCTION(function_repr)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	if (bb_is_empty(receiver) || bb_is_type(receiver)) {
		if (bb_is_empty(receiver))
			return def->what == BB_BUILTIN_NEW
				       ? bb_format(t, "<built-in method %s of type object at 0x%zx>", def->name,
						   (size_t)def->owner)
				       : bb_format(t, "<built-in function %s>", def->name);
	}
	return bb_format(t, "<built-in method %s of %T object at 0x%zx>", def->name, receiver, (size_t)receiver.bits);
}

static BbValue function_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || bb_type_of(other) != bb_type_of(self))
		return BB_NOT_IMPLEMENTED;
	BbValue a, b;
	bool same = bb_builtin_take(self, &a) == bb_builtin_take(other, &b) && bb_is(a, b);
	return bb_bool(same == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(function_compare)

static bool function_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	*out = bb_hash_pointer(def) ^ (bb_is_empty(receiver) ? 0 : bb_hash_pointer(bb_to_pointer(receiver)));
	if (*out == -1)
		*out = -2;
	return true;
}

BB_CFUNCTION(callable_call)
{
	return bb_static_type_of(self)->call(t, self, args, nargs, kwnames);
}

static const BbBuiltin function_methods[] = {
	BB_METHOD_KW(bb_builtin_function_type, "__call__", callable_call, "Call self as a function."),
	BB_GETSET(bb_builtin_function_type, "__doc__", builtin_doc, NULL, NULL),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, eq),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, ge),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, gt),
	BB_HASH_ENTRY(bb_builtin_function_type),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, le),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, lt),
	BB_GETSET(bb_builtin_function_type, "__module__", builtin_module, NULL, NULL),
	BB_GETSET(bb_builtin_function_type, "__name__", builtin_name, NULL, NULL),
	BB_COMPARE_ENTRY(bb_builtin_function_type, function_compare, ne),
	BB_GETSET(bb_builtin_function_type, "__qualname__", builtin_qualname, NULL, NULL),
	BB_METHOD(bb_builtin_function_type, "__reduce__", builtin_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_builtin_function_type, "__repr__", function_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_builtin_function_type, "__self__", builtin_self, NULL, NULL),
	BB_GETSET(bb_builtin_function_type, "__text_signature__", builtin_signature, NULL, NULL),
};

BbType bb_builtin_function_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bound_trace},
	.name = "builtin_function_or_method",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbBoundBuiltin),
	.methods = function_methods,
	.method_count = BB_COUNT(function_methods),
	.hash = function_hash,
	.call = function_call,
};

/* ---- method-wrapper: a special method bound to its object ---- */

static BbValue special_objclass(BbThread *t, BbValue self)
{
	BbValue receiver;
	return bb_from_pointer(bb_builtin_take(self, &receiver)->owner);
}

BB_CFUNCTION(special_repr)
{
	BbValue receiver;
	const BbBuiltin *def = bb_builtin_take(self, &receiver);
	return bb_format(t, "<method-wrapper '%s' of %T object at 0x%zx>", def->name, receiver, (size_t)receiver.bits);
}

static const BbBuiltin special_methods[] = {
	BB_METHOD_KW(bb_method_wrapper_type, "__call__", callable_call, "Call self as a function."),
	BB_GETSET(bb_method_wrapper_type, "__doc__", builtin_doc, NULL, NULL),
	BB_COMPARE_ENTRY(bb_method_wrapper_type, function_compare, eq),
	BB_HASH_ENTRY(bb_method_wrapper_type),
	BB_GETSET(bb_method_wrapper_type, "__name__", builtin_name, NULL, NULL),
	BB_COMPARE_ENTRY(bb_method_wrapper_type, function_compare, ne),
	BB_GETSET(bb_method_wrapper_type, "__objclass__", special_objclass, NULL, NULL),
	BB_GETSET(bb_method_wrapper_type, "__qualname__", builtin_qualname, NULL, NULL),
	BB_METHOD(bb_method_wrapper_type, "__reduce__", builtin_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_method_wrapper_type, "__repr__", special_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_method_wrapper_type, "__self__", builtin_self, NULL, NULL),
	BB_GETSET(bb_method_wrapper_type, "__text_signature__", builtin_signature, NULL, NULL),
};

BbType bb_method_wrapper_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bound_trace},
	.name = "method-wrapper",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbBoundBuiltin),
	.methods = special_methods,
	.method_count = BB_COUNT(special_methods),
	.hash = function_hash,
	.call = function_call,
};

/* ---- method_descriptor ---- */

static BbValue descriptor_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const BbBuiltin *def = def_of(v);
	if (nargs == 0)
		return bb_builtin_is_slot(t, def)
			       ? bb_type_error(t, "descriptor '%s' of '%Q' object needs an argument", def->name,
					       def->owner)
			       : bb_type_error(t, "unbound method %N.%s() needs an argument", def->owner, def->name);
	if (!bb_is_of_type(args[0], def->owner) && !(def->flags & BB_ALLOW_ANY_SELF))
		return bb_type_error(t,
				     bb_builtin_is_slot(t, def)
					     ? "descriptor '%s' requires a '%Q' object but received a '%T'"
					     : "descriptor '%s' for '%Q' objects doesn't apply to a '%T' object",
				     def->name, def->owner, args[0]);
	return bb_builtin_call(t, def, args[0], args + 1, nargs - 1, kwnames);
}

BB_CFUNCTION(descriptor_repr)
{
	const BbBuiltin *def = def_of(self);
	return bb_format(
		t, bb_builtin_is_slot(t, def) ? "<slot wrapper '%s' of '%Q' objects>" : "<method '%s' of '%Q' objects>",
		def->name, def->owner);
}

BB_CFUNCTION(descriptor_get)
{
	const BbBuiltin *def = def_of(self);
	if (bb_is_none(args[0]) && def->owner != &bb_none_type)
		return self;
	if (!bb_is_of_type(args[0], def->owner))
		return bb_type_error(t, "descriptor '%s' for '%Q' objects doesn't apply to a '%T' object", def->name,
				     def->owner, args[0]);
	return bb_bound_builtin_new(t, def, args[0]);
}

static const BbBuiltin method_descriptor_methods[] = {
	BB_METHOD_KW(bb_method_descriptor_type, "__call__", callable_call, "Call self as a function."),
	BB_GETSET(bb_method_descriptor_type, "__doc__", builtin_doc, NULL, NULL),
	BB_METHOD(bb_method_descriptor_type, "__get__", descriptor_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_GETSET(bb_method_descriptor_type, "__name__", builtin_name, NULL, NULL),
	BB_GETSET(bb_method_descriptor_type, "__objclass__", builtin_objclass, NULL, NULL),
	BB_GETSET(bb_method_descriptor_type, "__qualname__", builtin_qualname, NULL, NULL),
	BB_METHOD(bb_method_descriptor_type, "__repr__", descriptor_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_method_descriptor_type, "__text_signature__", builtin_signature, NULL, NULL),
};

BbType bb_method_descriptor_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "method_descriptor",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW | BB_TYPE_METHOD_LIKE,
	.instance_size = sizeof(BbBuiltin),
	.methods = method_descriptor_methods,
	.method_count = BB_COUNT(method_descriptor_methods),
	.hash = identity_hash,
	.call = descriptor_call,
};

/* ---- classmethod_descriptor ---- */

static BbValue class_descriptor_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const BbBuiltin *def = def_of(v);
	if (nargs == 0 || !bb_is_type(args[0]) || !bb_type_is_subtype(bb_to_type(args[0]), def->owner))
		return bb_type_error(t, "descriptor '%s' for type '%Q' needs a type as its first argument", def->name,
				     def->owner);
	return bb_builtin_call(t, def, args[0], args + 1, nargs - 1, kwnames);
}

BB_CFUNCTION(class_descriptor_get)
{
	BbValue owner = nargs > 1 && !bb_is_none(args[1]) ? args[1] : bb_from_pointer(bb_type_of(args[0]));
	if (!bb_is_type(owner))
		return bb_type_error(t, "descriptor '%s' for type '%Q' needs a type, not a '%T' as arg 2",
				     def_of(self)->name, def_of(self)->owner, owner);
	return bb_bound_builtin_new(t, def_of(self), owner);
}

BB_CFUNCTION(class_descriptor_repr)
{
	return bb_format(t, "<method '%s' of '%Q' objects>", def_of(self)->name, def_of(self)->owner);
}

static const BbBuiltin class_descriptor_methods[] = {
	BB_METHOD_KW(bb_class_method_descriptor_type, "__call__", callable_call, "Call self as a function."),
	BB_GETSET(bb_class_method_descriptor_type, "__doc__", builtin_doc, NULL, NULL),
	BB_METHOD(bb_class_method_descriptor_type, "__get__", class_descriptor_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_GETSET(bb_class_method_descriptor_type, "__name__", builtin_name, NULL, NULL),
	BB_GETSET(bb_class_method_descriptor_type, "__objclass__", builtin_objclass, NULL, NULL),
	BB_GETSET(bb_class_method_descriptor_type, "__qualname__", builtin_qualname, NULL, NULL),
	BB_METHOD(bb_class_method_descriptor_type, "__repr__", class_descriptor_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_class_method_descriptor_type, "__text_signature__", builtin_signature, NULL, NULL),
};

BbType bb_class_method_descriptor_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "classmethod_descriptor",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbBuiltin),
	.methods = class_descriptor_methods,
	.method_count = BB_COUNT(class_descriptor_methods),
	.hash = identity_hash,
	.call = class_descriptor_call,
};

/* ---- getset_descriptor ---- */

static BbValue getset_doc(BbThread *t, BbValue self)
{
	const char *doc = doc_of(def_of(self));
	return doc ? bb_str_from_text(t, doc) : BB_NONE;
}

static bool getset_applies(BbThread *t, const BbBuiltin *def, BbValue v)
{
	if (bb_is_of_type(v, def->owner))
		return true;
	bb_type_error(t, "descriptor '%s' for '%Q' objects doesn't apply to a '%T' object", def->name, def->owner, v);
	return false;
}

BB_CFUNCTION(getset_get)
{
	if (bb_is_none(args[0]))
		return self;
	return getset_applies(t, def_of(self), args[0]) ? def_of(self)->accessors->get(t, args[0]) : BB_EMPTY;
}

static BbValue getset_change(BbThread *t, BbValue self, BbValue object, BbValue value)
{
	const BbBuiltin *def = def_of(self);
	if (!getset_applies(t, def, object))
		return BB_EMPTY;
	if (!def->accessors->set)
		return bb_raise(t, &bb_exc_AttributeError, "attribute '%s' of '%Q' objects is not writable", def->name,
				def->owner);
	return def->accessors->set(t, object, value) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(getset_set)
{
	return getset_change(t, self, args[0], args[1]);
}

BB_CFUNCTION(getset_delete)
{
	return getset_change(t, self, args[0], BB_EMPTY);
}

BB_CFUNCTION(getset_repr)
{
	return bb_format(t, "<attribute '%s' of '%Q' objects>", def_of(self)->name, def_of(self)->owner);
}

static const BbBuiltin getset_methods[] = {
	BB_METHOD(bb_getset_descriptor_type, "__delete__", getset_delete, 1, 1, "Delete an attribute of instance."),
	BB_GETSET(bb_getset_descriptor_type, "__doc__", getset_doc, NULL, NULL),
	BB_METHOD(bb_getset_descriptor_type, "__get__", getset_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_GETSET(bb_getset_descriptor_type, "__name__", builtin_name, NULL, NULL),
	BB_GETSET(bb_getset_descriptor_type, "__objclass__", builtin_objclass, NULL, NULL),
	BB_GETSET(bb_getset_descriptor_type, "__qualname__", builtin_qualname, NULL, NULL),
	BB_METHOD(bb_getset_descriptor_type, "__repr__", getset_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_getset_descriptor_type, "__set__", getset_set, 2, 2, "Set an attribute of instance to value."),
};

BbType bb_getset_descriptor_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "getset_descriptor",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbBuiltin),
	.methods = getset_methods,
	.method_count = BB_COUNT(getset_methods),
	.hash = identity_hash,
};

/* ---- method: a function bound to self ---- */

static void method_trace(BbTracer *tracer, void *cell)
{
	BbBoundMethod *method = cell;
	bb_trace(tracer, method->function);
	bb_trace(tracer, method->self);
}

BbValue bb_method_new(BbThread *t, BbValue function, BbValue self)
{
	BbBoundMethod *method = bb_object_new(t, &bb_method_type, sizeof *method);
	if (!method)
		return BB_EMPTY;
	method->function = function;
	method->self = self;
	return bb_from_pointer(method);
}

static BbBoundMethod *to_method(BbValue v)
{
	return bb_to_pointer(v);
}

static BbValue method_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbBoundMethod *method = to_method(v);
	size_t total = 1 + nargs + (bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames));
	if (total <= 8) {
		BbValue all[8];
		all[0] = method->self;
		for (size_t i = 1; i < total; i++)
			all[i] = args[i - 1];
		return bb_call(t, method->function, all, nargs + 1, kwnames);
	}
	BbTuple *all = bb_tuple_alloc(t, total);
	if (!all)
		return BB_EMPTY;
	all->items[0] = method->self;
	for (size_t i = 1; i < total; i++)
		all->items[i] = args[i - 1];
	return bb_call(t, method->function, all->items, nargs + 1, kwnames);
}

BB_CFUNCTION(method_new)
{
	if (!bb_args_check(t, "method", nargs - 1, kwnames, 2, 2))
		return BB_EMPTY;
	if (!bb_is_callable(args[1]))
		return bb_type_error(t, "first argument must be callable");
	if (bb_is_none(args[2]))
		return bb_type_error(t, "instance must not be None");
	return bb_method_new(t, args[1], args[2]);
}

BB_CFUNCTION(method_repr)
{
	BbBoundMethod *method = to_method(self);
	BbValue name;
	int found = bb_getattr_optional(t, method->function, BB_NAME(t, __qualname__), &name);
	if (found == 0)
		found = bb_getattr_optional(t, method->function, BB_NAME(t, __name__), &name);
	if (found < 0)
		return BB_EMPTY;
	if (!found || !bb_is_str(name))
		return bb_format(t, "<bound method ? of %R>", method->self);
	return bb_format(t, "<bound method %S of %R>", name, method->self);
}

static BbValue method_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !bb_is_exact(other, &bb_method_type))
		return BB_NOT_IMPLEMENTED;
	BbBoundMethod *a = to_method(self), *b = to_method(other);
	int same = bb_equal(t, a->function, b->function);
	if (same < 0)
		return BB_EMPTY;
	same = same && bb_is(a->self, b->self);
	return bb_bool(same == (op == BB_COMPARE_EQ));
}
BB_COMPARE_METHODS(method_compare)

static bool method_hash(BbThread *t, BbValue self, BbHash *out)
{
	BbBoundMethod *method = to_method(self);
	BbHash h;
	if (!bb_hash(t, method->function, &h))
		return false;
	*out = bb_hash_pointer(bb_to_pointer(method->self)) ^ h;
	if (*out == -1)
		*out = -2;
	return true;
}

static BbValue method_function(BbThread *t, BbValue self)
{
	return to_method(self)->function;
}

static BbValue method_self(BbThread *t, BbValue self)
{
	return to_method(self)->self;
}

static BbValue method_doc(BbThread *t, BbValue self)
{
	return bb_getattr(t, to_method(self)->function, BB_NAME(t, __doc__));
}

BB_CFUNCTION(method_getattribute)
{
	BbValue name = args[0];
	if (bb_is_exact_str(name)) {
		name = bb_intern(t, name);
		if (bb_is_empty(name))
			return BB_EMPTY;
		if (bb_is_empty(bb_type_lookup(t, &bb_method_type, name)))
			return bb_getattr(t, to_method(self)->function, name);
	}
	return bb_generic_getattr(t, self, name);
}

BB_CFUNCTION(method_get)
{
	return self;
}

BB_CFUNCTION(method_reduce)
{
	BbValue name = bb_getattr(t, to_method(self)->function, BB_NAME(t, __name__));
	if (bb_is_empty(name))
		return BB_EMPTY;
	BbValue pair = bb_tuple_from(t, (BbValue[]){to_method(self)->self, name}, 2);
	return bb_tuple_from(t, (BbValue[]){bb_objects(t)->getattr_function, pair}, 2);
}

static const BbBuiltin method_methods[] = {
	BB_METHOD_KW(bb_method_type, "__call__", callable_call, "Call self as a function."),
	BB_GETSET(bb_method_type, "__doc__", method_doc, NULL, NULL),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, eq),
	BB_GETSET(bb_method_type, "__func__", method_function, NULL,
		  "the function (or other callable) implementing a method"),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, ge),
	BB_METHOD(bb_method_type, "__get__", method_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_METHOD(bb_method_type, "__getattribute__", method_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, gt),
	BB_HASH_ENTRY(bb_method_type),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, le),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, lt),
	BB_COMPARE_ENTRY(bb_method_type, method_compare, ne),
	BB_NEW(bb_method_type, method_new),
	BB_METHOD(bb_method_type, "__reduce__", method_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_method_type, "__repr__", method_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_method_type, "__self__", method_self, NULL, "the instance to which a method is bound"),
};

BbType bb_method_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = method_trace},
	.name = "method",
	.module = "builtins",
	.doc = BB_DOC("Create a bound instance method object."),
	.flags = BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbBoundMethod),
	.methods = method_methods,
	.method_count = BB_COUNT(method_methods),
	.hash = method_hash,
	.call = method_call,
};

/* ---- staticmethod and classmethod ---- */

typedef struct Wrapper {
	BbObject header;
	BbSlot function;
	BbInstance part; /* attributes copied from the function */
} Wrapper;

static Wrapper *to_wrapper(BbValue v)
{
	return bb_to_pointer(v);
}

BbValue bb_wrapped_function(BbValue v)
{
	return bb_slot_load(&to_wrapper(v)->function);
}

static void wrapper_trace(BbTracer *tracer, void *cell)
{
	Wrapper *wrapper = cell;
	bb_trace_slot(tracer, &wrapper->function);
	bb_instance_trace(tracer, &wrapper->header, bb_type_of_object(&wrapper->header));
}

/* The attributes that make the wrapper look like the function. */
static bool copy_attributes(BbThread *t, BbValue wrapper, BbValue function)
{
	static const BbNameId names[] = {BB_N___module__, BB_N___name__, BB_N___qualname__, BB_N___doc__};
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		BbValue v;
		int found = bb_getattr_optional(t, function, bb_name(t, names[i]), &v);
		if (found < 0 || (found && bb_instance_set(t, wrapper, bb_name(t, names[i]), v) < 0))
			return false;
	}
	return true;
}

static BbValue wrapper_make(BbThread *t, BbType *type, BbValue function)
{
	Wrapper *wrapper = bb_instance_new(t, type);
	if (!wrapper)
		return BB_EMPTY;
	bb_slot_init(&wrapper->function, function);
	BbValue v = bb_from_pointer(wrapper);
	return copy_attributes(t, v, function) ? v : BB_EMPTY;
}

BbValue bb_static_method_new(BbThread *t, BbValue v)
{
	return wrapper_make(t, &bb_static_method_type, v);
}

BbValue bb_class_method_new(BbThread *t, BbValue v)
{
	return wrapper_make(t, &bb_class_method_type, v);
}

BB_CFUNCTION(wrapper_new)
{
	Wrapper *wrapper = bb_instance_new(t, bb_to_type(args[0]));
	if (!wrapper)
		return BB_EMPTY;
	bb_slot_init(&wrapper->function, BB_NONE);
	return bb_from_pointer(wrapper);
}

BB_CFUNCTION(wrapper_init)
{
	const char *name = bb_is_of_type(self, &bb_static_method_type) ? "staticmethod" : "classmethod";
	if (!bb_args_check(t, name, nargs, kwnames, 1, 1))
		return BB_EMPTY;
	Wrapper *wrapper = to_wrapper(self);
	bb_store(t, wrapper, &wrapper->function, args[0]);
	return copy_attributes(t, self, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(static_get)
{
	return bb_wrapped_function(self);
}

BB_CFUNCTION(class_get)
{
	BbValue owner = nargs > 1 && !bb_is_none(args[1]) ? args[1] : bb_from_pointer(bb_type_of(args[0]));
	return bb_method_new(t, bb_wrapped_function(self), owner);
}

static BbValue static_call(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_call(t, bb_wrapped_function(self), args, nargs, kwnames);
}

BB_CFUNCTION(wrapper_repr)
{
	return bb_format(t, "<%T(%R)>", self, bb_wrapped_function(self));
}

static BbValue wrapper_function(BbThread *t, BbValue self)
{
	return bb_wrapped_function(self);
}

static BbValue wrapper_abstract(BbThread *t, BbValue self)
{
	BbValue v;
	int found = bb_getattr_optional(t, bb_wrapped_function(self), BB_NAME(t, __isabstractmethod__), &v);
	if (found <= 0)
		return found ? BB_EMPTY : BB_FALSE;
	int truth = bb_truth(t, v);
	return truth < 0 ? BB_EMPTY : bb_bool(truth);
}

static BbValue wrapper_dict(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

static BbValue wrapper_wrapped_attribute(BbThread *t, BbValue self, BbNameId name)
{
	BbValue own = bb_instance_get(t, self, bb_name(t, name));
	return bb_is_empty(own) ? bb_getattr(t, bb_wrapped_function(self), bb_name(t, name)) : own;
}

static BbValue wrapper_annotations(BbThread *t, BbValue self)
{
	return wrapper_wrapped_attribute(t, self, BB_N___annotations__);
}

static bool wrapper_set_annotations(BbThread *t, BbValue self, BbValue value)
{
	return bb_instance_set(t, self, BB_NAME(t, __annotations__), value) >= 0;
}

static BbValue wrapper_annotate(BbThread *t, BbValue self)
{
	return wrapper_wrapped_attribute(t, self, BB_N___annotate__);
}

static bool wrapper_set_annotate(BbThread *t, BbValue self, BbValue value)
{
	return bb_instance_set(t, self, BB_NAME(t, __annotate__), value) >= 0;
}

#define WRAPPER_ENTRIES(TYPE, GET)                                                                                     \
	BB_GETSET(TYPE, "__annotate__", wrapper_annotate, wrapper_set_annotate, NULL),                                 \
		BB_GETSET(TYPE, "__annotations__", wrapper_annotations, wrapper_set_annotations, NULL)

static const BbBuiltin static_methods[] = {
	WRAPPER_ENTRIES(bb_static_method_type, static_get),
	BB_METHOD_KW(bb_static_method_type, "__call__", callable_call, "Call self as a function."),
	BB_CLASS_METHOD(bb_static_method_type, "__class_getitem__", bb_class_getitem_wrapper, 1, 1,
			"Make a generic alias of this class."),
	BB_GETSET(bb_static_method_type, "__dict__", wrapper_dict, NULL, NULL),
	BB_GETSET(bb_static_method_type, "__func__", wrapper_function, NULL, NULL),
	BB_METHOD(bb_static_method_type, "__get__", static_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_METHOD_KW(bb_static_method_type, "__init__", wrapper_init, "Initialize self."),
	BB_GETSET(bb_static_method_type, "__isabstractmethod__", wrapper_abstract, NULL, NULL),
	BB_NEW(bb_static_method_type, wrapper_new),
	BB_METHOD(bb_static_method_type, "__repr__", wrapper_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_static_method_type, "__wrapped__", wrapper_function, NULL, NULL),
};

BbType bb_static_method_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = wrapper_trace},
	.name = "staticmethod",
	.module = "builtins",
	.doc = BB_DOC("Convert a function to be a static method."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Wrapper),
	.instance_offset = offsetof(Wrapper, part),
	.methods = static_methods,
	.method_count = BB_COUNT(static_methods),
	.call = static_call,
};

static const BbBuiltin class_methods[] = {
	WRAPPER_ENTRIES(bb_class_method_type, class_get),
	BB_CLASS_METHOD(bb_class_method_type, "__class_getitem__", bb_class_getitem_wrapper, 1, 1,
			"Make a generic alias of this class."),
	BB_GETSET(bb_class_method_type, "__dict__", wrapper_dict, NULL, NULL),
	BB_GETSET(bb_class_method_type, "__func__", wrapper_function, NULL, NULL),
	BB_METHOD(bb_class_method_type, "__get__", class_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_METHOD_KW(bb_class_method_type, "__init__", wrapper_init, "Initialize self."),
	BB_GETSET(bb_class_method_type, "__isabstractmethod__", wrapper_abstract, NULL, NULL),
	BB_NEW(bb_class_method_type, wrapper_new),
	BB_METHOD(bb_class_method_type, "__repr__", wrapper_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_class_method_type, "__wrapped__", wrapper_function, NULL, NULL),
};

BbType bb_class_method_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = wrapper_trace},
	.name = "classmethod",
	.module = "builtins",
	.doc = BB_DOC("Convert a function to be a class method."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(Wrapper),
	.instance_offset = offsetof(Wrapper, part),
	.methods = class_methods,
	.method_count = BB_COUNT(class_methods),
};
