/* SPDX-License-Identifier: MIT */
/*
 * The type `type': calling a class, its attributes and methods as Python sees them.
 */
#include "object/type.h"

#include "object/codec.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/mappingproxy.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/shape.h"
#include "object/str.h"
#include "object/subclass.h"
#include "object/tuple.h"
#include "object/type_bases.h"
#include "object/type_static.h"
#include "thread/world.h"

/* ---- Calling a class. ---- */

BbValue bb_type_call(BbThread *t, BbValue v, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbType *type = bb_to_type(v);
	if (type == &bb_type_type && nargs == 1 && bb_is_empty(kwnames))
		return bb_from_pointer(bb_type_of(args[0]));
	if (type == &bb_type_type && nargs != 3)
		return bb_type_error(t, "type() takes 1 or 3 arguments");
	BbValue new = type->special[BB_SP_NEW];
	if (bb_is_empty(new) || (type->flags & BB_TYPE_NO_NEW))
		return bb_type_error(t, "cannot create '%Q' instances", type);
	size_t total = nargs + (bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames));
	BbValue few[8];
	BbValue *all = few;
	if (total + 1 > BB_COUNT(few)) {
		BbTuple *many = bb_tuple_alloc(t, total + 1);
		if (!many)
			return BB_EMPTY;
		all = many->items;
	}
	all[0] = v;
	for (size_t i = 0; i < total; i++)
		all[i + 1] = args[i];
	BbValue made;
	if (bb_is_exact(new, &bb_builtin_function_type)) {
		made = bb_builtin_call(t, bb_to_pointer(new), BB_EMPTY, all, nargs + 1, kwnames);
	} else {
		BbValue function = bb_is_exact(new, &bb_static_method_type) ? bb_wrapped_function(new)
									    : bb_descriptor_get(t, new, BB_EMPTY, type);
		made = bb_is_empty(function) ? BB_EMPTY : bb_call(t, function, all, nargs + 1, kwnames);
	}
	if (bb_is_empty(made) || !bb_is_of_type(made, type))
		return made;
	BbValue init = bb_type_of(made)->special[BB_SP_INIT];
	BbValue result;
	if (bb_is_exact(init, &bb_method_descriptor_type)) {
		result = bb_builtin_call(t, bb_to_pointer(init), made, args, nargs, kwnames);
	} else if (bb_type_of(init)->flags & BB_TYPE_METHOD_LIKE) {
		all[0] = made;
		result = bb_call(t, init, all, nargs + 1, kwnames);
	} else {
		BbValue bound = bb_descriptor_get(t, init, made, bb_type_of(made));
		result = bb_is_empty(bound) ? BB_EMPTY : bb_call(t, bound, args, nargs, kwnames);
	}
	if (bb_is_empty(result))
		return BB_EMPTY;
	if (!bb_is_none(result))
		return bb_type_error(t, "__init__() should return None, not '%T'", result);
	return made;
}

BB_CFUNCTION(type_call)
{
	return bb_type_call(t, self, args, nargs, kwnames);
}

/* type(name, bases, namespace, **keywords) */
BB_CFUNCTION(type_new)
{
	if (nargs != 4)
		return bb_type_error(t, "type.__new__() takes exactly 3 arguments (%zu given)", nargs - 1);
	static const char *const what[] = {"str", "tuple", "dict"};
	for (size_t i = 1; i < 4; i++)
		if (!bb_has_flag(args[i], i == 1 ? BB_TYPE_IS_STR : i == 2 ? BB_TYPE_IS_TUPLE : BB_TYPE_IS_DICT))
			return bb_type_error(t, "type.__new__() argument %d must be %s, not %T", (int)i, what[i - 1],
					     args[i]);
	BbValue bases = args[2];
	for (size_t i = 0; i < bb_tuple_count(bases); i++)
		if (!bb_is_type(bb_tuple_get(bases, i)) &&
		    !bb_is_empty(bb_type_lookup(t, bb_type_of(bb_tuple_get(bases, i)), BB_NAME(t, __mro_entries__))))
			return bb_type_error(t, "type() doesn't support MRO entry resolution; use types.new_class()");
	BbType *winner = bb_type_winner(t, bb_to_type(args[0]), bases);
	if (!winner)
		return BB_EMPTY;
	if (winner != bb_to_type(args[0])) {
		BbValue new = winner->special[BB_SP_NEW];
		if (!bb_is(new, bb_type_type.special[BB_SP_NEW])) {
			BbValue all[4] = {bb_from_pointer(winner), args[1], args[2], args[3]};
			BbValue function = bb_descriptor_get(t, new, BB_EMPTY, winner);
			return bb_is_empty(function) ? BB_EMPTY : bb_call(t, function, all, 4, BB_EMPTY);
		}
	}
	BbValue kwargs = BB_EMPTY;
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames)) {
		kwargs = bb_dict_new(t, 0);
		for (size_t i = 0; i < bb_tuple_count(kwnames); i++)
			if (bb_is_empty(kwargs) || !bb_dict_set(t, kwargs, bb_tuple_get(kwnames, i), args[nargs + i]))
				return BB_EMPTY;
	}
	return bb_type_make(t, winner, args[1], bases, args[3], kwargs);
}

BB_CFUNCTION(type_init)
{
	if (nargs != 1 && nargs != 3)
		return bb_type_error(t, "type.__init__() takes 1 or 3 arguments");
	return BB_NONE;
}

/* ---- Attributes. ---- */

BbValue bb_type_getattr(BbThread *t, BbValue self, BbValue name)
{
	BbType *type = bb_to_type(self), *meta = bb_type_of(self);
	BbValue on_meta = bb_type_lookup(t, meta, name);
	if (!bb_is_empty(on_meta) && bb_is_overriding(on_meta))
		return bb_descriptor_get(t, on_meta, self, meta);
	BbValue found = bb_type_lookup(t, type, name);
	if (!bb_is_empty(found))
		return bb_descriptor_get(t, found, BB_EMPTY, type);
	if (!bb_is_empty(on_meta))
		return bb_descriptor_get(t, on_meta, self, meta);
	bb_raise(t, &bb_exc_AttributeError, "type object '%Q' has no attribute '%S'", type, name);
	if (bb_exception_matches(t, &bb_exc_AttributeError)) {
		bb_exception_set_field(t, t->exception, 0, name);
		bb_exception_set_field(t, t->exception, 1, self);
	}
	return BB_EMPTY;
}

BB_CFUNCTION(type_getattribute)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "attribute name must be string, not '%T'", args[0]);
	BbValue name = bb_intern(t, args[0]);
	return bb_is_empty(name) ? BB_EMPTY : bb_type_getattr(t, self, name);
}

static BbValue change_attribute(BbThread *t, BbValue self, BbValue name, BbValue value)
{
	if (!bb_is_str(name))
		return bb_type_error(t, "attribute name must be string, not '%T'", name);
	name = bb_intern(t, name);
	if (bb_is_empty(name))
		return BB_EMPTY;
	BbType *type = bb_to_type(self);
	if (type->flags & BB_TYPE_IMMUTABLE)
		return bb_type_error(t, "cannot set '%S' attribute of immutable type '%Q'", name, type);
	BbValue found = bb_type_lookup(t, bb_type_of(self), name);
	if (!bb_is_empty(found) && bb_is_data_descriptor(found))
		return bb_generic_setattr(t, self, name, value) ? BB_NONE : BB_EMPTY;
	return bb_type_set(t, type, name, value) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(type_setattr)
{
	return change_attribute(t, self, args[0], args[1]);
}

BB_CFUNCTION(type_delattr)
{
	return change_attribute(t, self, args[0], BB_EMPTY);
}

static bool immutable(BbThread *t, BbType *type, const char *name)
{
	if (!(type->flags & BB_TYPE_IMMUTABLE))
		return false;
	bb_type_error(t, "cannot set '%s' attribute of immutable type '%Q'", name, type);
	return true;
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return bb_type_name(t, bb_to_type(self));
}

/* CPython's words, of mutable types too. */
#define NO_DELETE "cannot delete '%s' attribute of immutable type '%N'"

static bool set_name(BbThread *t, BbValue self, BbValue value)
{
	BbType *type = bb_to_type(self);
	if (immutable(t, type, "__name__"))
		return false;
	if (bb_is_empty(value) || !bb_is_str(value)) {
		if (bb_is_empty(value))
			bb_type_error(t, NO_DELETE, "__name__", type);
		else
			bb_type_error(t, "can only assign string to %N.__name__, not '%T'", type, value);
		return false;
	}
	if (memchr(bb_str_text(value), 0, bb_to_str(value)->size)) {
		bb_value_error(t, "type name must not contain null characters");
		return false;
	}
	if (!bb_codec_check_utf8(t, value))
		return false;
	bb_world_stop(t);
	bb_store(t, type, &type->name_object, value);
	type->name = bb_str_text(value);
	bb_world_start(t);
	return true;
}

static BbValue get_qualname(BbThread *t, BbValue self)
{
	return bb_type_qualname(t, bb_to_type(self));
}

static bool set_qualname(BbThread *t, BbValue self, BbValue value)
{
	BbType *type = bb_to_type(self);
	if (immutable(t, type, "__qualname__"))
		return false;
	if (bb_is_empty(value) || !bb_is_str(value)) {
		if (bb_is_empty(value))
			bb_type_error(t, NO_DELETE, "__qualname__", type);
		else
			bb_type_error(t, "can only assign string to %N.__qualname__, not '%T'", type, value);
		return false;
	}
	bb_store(t, type, &type->qualname, value);
	return true;
}

static BbValue get_module(BbThread *t, BbValue self)
{
	return bb_type_module(t, bb_to_type(self));
}

static bool set_own(BbThread *t, BbValue self, BbNameId name, BbValue value)
{
	BbType *type = bb_to_type(self);
	return !immutable(t, type, bb_str_text(bb_name(t, name))) && bb_type_set(t, type, bb_name(t, name), value);
}

static bool set_module(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value) && (bb_to_type(self)->flags & BB_TYPE_HEAP)) {
		bb_type_error(t, NO_DELETE, "__module__", bb_to_type(self));
		return false;
	}
	return set_own(t, self, BB_N___module__, value);
}

static BbValue get_doc(BbThread *t, BbValue self)
{
	BbType *type = bb_to_type(self);
	if (!(type->flags & BB_TYPE_HEAP))
		return bb_text_of_doc(t, type->doc);
	BbValue doc = bb_type_own(t, type, BB_NAME(t, __doc__));
	if (bb_is_empty(doc))
		return BB_NONE;
	return bb_is_descriptor(doc) ? bb_descriptor_get(t, doc, BB_EMPTY, type) : doc;
}

static bool set_doc(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value))
		return !bb_is_empty(bb_type_error(t, NO_DELETE, "__doc__", bb_to_type(self)));
	return set_own(t, self, BB_N___doc__, value);
}

static BbValue get_base(BbThread *t, BbValue self)
{
	BbType *base = bb_to_type(self)->base;
	return base ? bb_from_pointer(base) : BB_NONE;
}

static BbValue get_bases(BbThread *t, BbValue self)
{
	return bb_to_type(self)->bases;
}

static BbValue get_mro(BbThread *t, BbValue self)
{
	return bb_is_empty(bb_to_type(self)->mro) ? BB_NONE : bb_to_type(self)->mro;
}

BbValue bb_type_dict_proxy(BbThread *t, BbType *type)
{
	BbValue dict = bb_type_attributes(t, type);
	return bb_is_empty(dict) ? BB_EMPTY : bb_mappingproxy_new(t, dict, false);
}

static BbValue get_dict(BbThread *t, BbValue self)
{
	return bb_type_dict_proxy(t, bb_to_type(self));
}

static BbValue get_flags(BbThread *t, BbValue self)
{
	/* The bits that CPython's programs look at. */
	const BbType *type = bb_to_type(self);
	intptr_t flags = 1 << 12 | 1 << 14;
	flags |= (type->flags & BB_TYPE_HEAP) ? 1 << 9 : 1 << 8;
	flags |= (type->flags & BB_TYPE_BASE) ? 1 << 10 : 0;
	flags |= (type->flags & BB_TYPE_ABSTRACT) ? 1 << 20 : 0;
	flags |= (type->flags & BB_TYPE_SEQUENCE) ? 1 << 5 : 0;
	flags |= (type->flags & BB_TYPE_MAPPING) ? 1 << 6 : 0;
	flags |= (type->flags & BB_TYPE_METHOD_LIKE) ? 1 << 17 : 0;
	static const struct {
		uint32_t ours;
		unsigned bit;
	} kinds[] = {{BB_TYPE_IS_INT, 24}, {BB_TYPE_IS_LIST, 25}, {BB_TYPE_IS_TUPLE, 26},     {BB_TYPE_IS_BYTES, 27},
		     {BB_TYPE_IS_STR, 28}, {BB_TYPE_IS_DICT, 29}, {BB_TYPE_IS_EXCEPTION, 30}, {BB_TYPE_IS_TYPE, 31}};
	for (size_t i = 0; i < BB_COUNT(kinds); i++)
		if (type->flags & kinds[i].ours)
			flags |= (intptr_t)1 << kinds[i].bit;
	return bb_from_small(flags);
}

/* The sizes are ours, in bytes; the places of __dict__ and __weakref__ tell only whether instances have them. */
static BbValue get_basicsize(BbThread *t, BbValue self)
{
	return bb_from_small(bb_to_type(self)->instance_size);
}

static BbValue get_itemsize(BbThread *t, BbValue self)
{
	return bb_from_small(bb_to_type(self)->item_size);
}

static BbValue get_dictoffset(BbThread *t, BbValue self)
{
	return bb_from_small((bb_to_type(self)->flags & BB_TYPE_HAS_DICT) ? -1 : 0);
}

static BbValue get_weakrefoffset(BbThread *t, BbValue self)
{
	return bb_from_small((bb_to_type(self)->flags & BB_TYPE_HAS_WEAKREF) ? -(intptr_t)(2 * sizeof(void *)) : 0);
}

static BbValue get_text_signature(BbThread *t, BbValue self)
{
	return bb_to_type(self)->flags & BB_TYPE_HEAP ? BB_NONE : bb_signature_of_doc(t, bb_to_type(self)->doc);
}

static BbValue get_abstract(BbThread *t, BbValue self)
{
	BbValue v = bb_to_pointer(self) == &bb_type_type
			    ? BB_EMPTY
			    : bb_type_own(t, bb_to_type(self), BB_NAME(t, __abstractmethods__));
	return bb_is_empty(v) ? bb_raise(t, &bb_exc_AttributeError, "__abstractmethods__") : v;
}

static bool set_abstract(BbThread *t, BbValue self, BbValue value)
{
	BbType *type = bb_to_type(self);
	int truth = bb_is_empty(value) ? 0 : bb_truth(t, value);
	if (truth < 0 || !bb_type_set(t, type, BB_NAME(t, __abstractmethods__), value))
		return false;
	bb_world_stop(t);
	type->flags = truth ? type->flags | BB_TYPE_ABSTRACT : type->flags & ~(uint32_t)BB_TYPE_ABSTRACT;
	bb_world_start(t);
	return true;
}

/* ---- Annotations (PEP 649). ---- */

static BbValue get_annotate(BbThread *t, BbValue self)
{
	BbType *type = bb_to_type(self);
	if (!(type->flags & BB_TYPE_HEAP))
		return bb_raise(t, &bb_exc_AttributeError, "type object '%Q' has no attribute '__annotate__'", type);
	BbValue v = bb_type_own(t, type, BB_NAME(t, __annotate_func__));
	if (bb_is_empty(v))
		v = bb_type_own(t, type, BB_NAME(t, __annotate__));
	if (bb_is_empty(v))
		return BB_NONE;
	return bb_is_descriptor(v) ? bb_descriptor_get(t, v, BB_EMPTY, type) : v;
}

static bool set_annotate(BbThread *t, BbValue self, BbValue value)
{
	BbType *type = bb_to_type(self);
	if (bb_is_empty(value)) {
		bb_type_error(t, "cannot delete __annotate__ attribute");
		return false;
	}
	if (immutable(t, type, "__annotate__"))
		return false;
	if (!bb_is_none(value) && !bb_is_callable(value)) {
		bb_type_error(t, "__annotate__ must be callable or None");
		return false;
	}
	BbValue cache = BB_NAME(t, __annotations_cache__);
	if (!bb_is_empty(bb_type_own(t, type, cache)) && !bb_is_none(value) && !bb_type_set(t, type, cache, BB_EMPTY))
		return false;
	return bb_type_set(t, type, BB_NAME(t, __annotate_func__), value);
}

static BbValue get_annotations(BbThread *t, BbValue self)
{
	BbType *type = bb_to_type(self);
	if (!(type->flags & BB_TYPE_HEAP))
		return bb_raise(t, &bb_exc_AttributeError, "type object '%Q' has no attribute '__annotations__'", type);
	BbValue own = bb_type_own(t, type, BB_NAME(t, __annotations__));
	if (bb_is_empty(own))
		own = bb_type_own(t, type, BB_NAME(t, __annotations_cache__));
	if (!bb_is_empty(own))
		return bb_is_descriptor(own) ? bb_descriptor_get(t, own, BB_EMPTY, type) : own;
	BbValue annotate = get_annotate(t, self);
	if (bb_is_empty(annotate))
		return BB_EMPTY;
	BbValue made = bb_is_none(annotate) ? bb_dict_new(t, 0) : bb_call1(t, annotate, bb_from_small(1));
	if (bb_is_empty(made))
		return BB_EMPTY;
	if (!bb_is_dict(made))
		return bb_type_error(t, "__annotate__ returned non-dict of type '%T'", made);
	return bb_type_set(t, type, BB_NAME(t, __annotations_cache__), made) ? made : BB_EMPTY;
}

static bool set_annotations(BbThread *t, BbValue self, BbValue value)
{
	BbType *type = bb_to_type(self);
	if (immutable(t, type, "__annotations__"))
		return false;
	BbValue cache = BB_NAME(t, __annotations_cache__);
	bool cached = !bb_is_empty(bb_type_own(t, type, cache));
	bool own = !bb_is_empty(bb_type_own(t, type, BB_NAME(t, __annotations__)));
	if (bb_is_empty(value)) {
		if (!cached && !own) {
			bb_raise(t, &bb_exc_AttributeError, "__annotations__");
			return false;
		}
		return (!cached || bb_type_set(t, type, cache, BB_EMPTY)) &&
		       (!own || bb_type_set(t, type, BB_NAME(t, __annotations__), BB_EMPTY));
	}
	if (!bb_type_set(t, type, own ? BB_NAME(t, __annotations__) : cache, value))
		return false;
	return bb_type_set(t, type, BB_NAME(t, __annotate_func__), BB_NONE);
}

static BbValue get_type_params(BbThread *t, BbValue self)
{
	BbValue v = bb_type_own(t, bb_to_type(self), BB_NAME(t, __type_params__));
	return bb_is_empty(v) ? bb_objects(t)->empty_tuple : v;
}

static bool set_type_params(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value)) {
		bb_type_error(t, NO_DELETE, "__type_params__", bb_to_type(self));
		return false;
	}
	return set_own(t, self, BB_N___type_params__, value);
}

/* ---- Methods. ---- */

BB_CFUNCTION(type_repr)
{
	const BbType *type = bb_to_type(self);
	BbValue module = bb_type_module(t, type), name = bb_type_qualname(t, type);
	if (bb_is_empty(module))
		bb_exception_clear(t);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is_empty(module) || !bb_is_str(module) || bb_str_equals_text(module, "builtins"))
		return bb_format(t, "<class '%S'>", name);
	return bb_format(t, "<class '%S.%S'>", module, name);
}

BB_CFUNCTION(type_mro)
{
	BbType *type = bb_to_type(self);
	BbValue mro = bb_type_compute_mro(t, type, type->bases);
	return bb_is_empty(mro) ? BB_EMPTY : bb_list_from_iterable(t, mro);
}

BB_CFUNCTION(type_subclasses)
{
	return bb_subclass_list(t, bb_to_type(self));
}

BB_CFUNCTION(type_dir)
{
	BbValue dict = bb_dict_new(t, 0);
	if (bb_is_empty(dict) || !bb_type_collect_names(t, bb_to_type(self), dict))
		return BB_EMPTY;
	return bb_dict_keys_list(t, dict);
}

BB_CFUNCTION(type_instancecheck)
{
	int found = bb_default_isinstance(t, args[0], self);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(type_subclasscheck)
{
	int found = bb_default_issubclass(t, args[0], self);
	return found < 0 ? BB_EMPTY : bb_bool(found);
}

BB_CFUNCTION(type_prepare)
{
	return bb_dict_new(t, 0);
}

BB_CFUNCTION(type_or)
{
	return bb_objects(t)->make_union ? bb_objects(t)->make_union(t, self, args[0]) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(type_ror)
{
	return bb_objects(t)->make_union ? bb_objects(t)->make_union(t, args[0], self) : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(type_sizeof)
{
	return bb_from_small(sizeof(BbType));
}

static const BbBuiltin type_methods[] = {
	BB_GETSET(bb_type_type, "__abstractmethods__", get_abstract, set_abstract, NULL),
	BB_GETSET(bb_type_type, "__annotate__", get_annotate, set_annotate, NULL),
	BB_GETSET(bb_type_type, "__annotations__", get_annotations, set_annotations, NULL),
	BB_GETSET(bb_type_type, "__base__", get_base, NULL, NULL),
	BB_GETSET(bb_type_type, "__bases__", get_bases, bb_type_set_bases, NULL),
	BB_GETSET(bb_type_type, "__basicsize__", get_basicsize, bb_readonly_setter, NULL),
	BB_METHOD_KW(bb_type_type, "__call__", type_call, "Call self as a function."),
	BB_METHOD(bb_type_type, "__delattr__", type_delattr, 1, 1, "Implement delattr(self, name)."),
	BB_GETSET(bb_type_type, "__dict__", get_dict, NULL, NULL),
	BB_GETSET(bb_type_type, "__dictoffset__", get_dictoffset, bb_readonly_setter, NULL),
	BB_METHOD(bb_type_type, "__dir__", type_dir, 0, 0, "Specialized __dir__ implementation for types."),
	BB_GETSET(bb_type_type, "__doc__", get_doc, set_doc, NULL),
	BB_GETSET(bb_type_type, "__flags__", get_flags, NULL, NULL),
	BB_METHOD(bb_type_type, "__getattribute__", type_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_METHOD_KW(bb_type_type, "__init__", type_init, "Initialize self."),
	BB_METHOD(bb_type_type, "__instancecheck__", type_instancecheck, 1, 1, "Check if an object is an instance."),
	BB_GETSET(bb_type_type, "__itemsize__", get_itemsize, bb_readonly_setter, NULL),
	BB_GETSET(bb_type_type, "__module__", get_module, set_module, NULL),
	BB_GETSET(bb_type_type, "__mro__", get_mro, NULL, NULL),
	BB_GETSET(bb_type_type, "__name__", get_name, set_name, NULL),
	BB_NEW(bb_type_type, type_new),
	BB_METHOD(bb_type_type, "__or__", type_or, 1, 1, "Return self|value."),
	BB_CLASS_METHOD_KW(bb_type_type, "__prepare__", type_prepare, "Create the namespace for the class statement"),
	BB_GETSET(bb_type_type, "__qualname__", get_qualname, set_qualname, NULL),
	BB_METHOD(bb_type_type, "__repr__", type_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_type_type, "__ror__", type_ror, 1, 1, "Return value|self."),
	BB_METHOD(bb_type_type, "__setattr__", type_setattr, 2, 2, "Implement setattr(self, name, value)."),
	BB_METHOD(bb_type_type, "__sizeof__", type_sizeof, 0, 0, "Return memory consumption of the type object."),
	BB_METHOD(bb_type_type, "__subclasscheck__", type_subclasscheck, 1, 1, "Check if a class is a subclass."),
	BB_METHOD(bb_type_type, "__subclasses__", type_subclasses, 0, 0, "Return a list of immediate subclasses."),
	BB_GETSET(bb_type_type, "__text_signature__", get_text_signature, NULL, NULL),
	BB_GETSET(bb_type_type, "__type_params__", get_type_params, set_type_params, NULL),
	BB_GETSET(bb_type_type, "__weakrefoffset__", get_weakrefoffset, bb_readonly_setter, NULL),
	BB_METHOD(bb_type_type, "mro", type_mro, 0, 0, "Return a type's method resolution order."),
};

static void type_trace(BbTracer *tracer, void *cell)
{
	BbType *type = cell;
	if (type->header.kind)
		bb_trace_pointer(tracer, (type->flags & BB_TYPE_HEAP) ? bb_type_of_object(&type->header) : NULL);
	bb_trace_pointer(tracer, type->base);
	bb_trace(tracer, type->bases);
	bb_trace(tracer, type->mro);
	bb_type_trace_specials(tracer, type);
	bb_type_trace_state(tracer, &type->own);
	bb_shape_trace(tracer, bb_shape_load(&type->root_shape));
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&type->resolved));
	bb_trace_slot(tracer, &type->name_object);
	bb_trace_slot(tracer, &type->qualname);
	bb_trace(tracer, type->slot_names);
}

void bb_type_trace_state(BbTracer *tracer, const BbTypeState *state)
{
	bb_trace_slot(tracer, &state->attributes);
	bb_trace_slot(tracer, &state->memo);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&state->subclasses));
}

BbType bb_type_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = type_trace},
	.name = "type",
	.module = "builtins",
	.doc = BB_DOC("type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_TYPE,
	.instance_size = sizeof(BbType),
	.methods = type_methods,
	.method_count = BB_COUNT(type_methods),
	.call = bb_type_call,
};
