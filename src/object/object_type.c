/* SPDX-License-Identifier: MIT */
/*
 * The type object: what every object can do, and the usual way of reading and writing attributes.
 */
#include "object/protocol.h"

#include "base/hash.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/native.h"
#include "object/shape.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_bases.h"
#include "thread/world.h"

/* ---- Attributes. ---- */

static BbValue raise_about(BbThread *t, const char *format, BbValue object, BbValue name)
{
	bb_raise(t, &bb_exc_AttributeError, format, object, name);
	if (bb_exception_matches(t, &bb_exc_AttributeError)) {
		bb_exception_set_field(t, t->exception, 0, name);
		bb_exception_set_field(t, t->exception, 1, object);
	}
	return BB_EMPTY;
}

static BbValue no_attribute(BbThread *t, BbValue object, BbValue name)
{
	return raise_about(t, "'%T' object has no attribute '%S'", object, name);
}

BbValue bb_generic_getattr(BbThread *t, BbValue object, BbValue name)
{
	if (BB_UNLIKELY(!bb_is_str(name)))
		return bb_type_error(t, "attribute name must be string, not '%T'", name);
	BbType *type = bb_type_of(object);
	BbValue found = bb_type_lookup(t, type, name);
	if (!bb_is_empty(found) && bb_is_overriding(found))
		return bb_descriptor_get(t, found, object, type);
	if (type->flags & BB_TYPE_INSTANCE) {
		BbValue own = bb_instance_get(t, object, name);
		if (!bb_is_empty(own))
			return own;
	}
	if (!bb_is_empty(found))
		return bb_descriptor_get(t, found, object, type);
	return no_attribute(t, object, name);
}

bool bb_generic_setattr(BbThread *t, BbValue object, BbValue name, BbValue value)
{
	if (BB_UNLIKELY(!bb_is_str(name))) {
		bb_type_error(t, "attribute name must be string, not '%T'", name);
		return false;
	}
	BbType *type = bb_type_of(object);
	BbValue found = bb_type_lookup(t, type, name);
	if (!bb_is_empty(found) && bb_is_data_descriptor(found)) {
		if (bb_is_exact(found, &bb_getset_descriptor_type)) {
			const BbBuiltin *def = bb_to_pointer(found);
			if (def->accessors->set)
				return def->accessors->set(t, object, value);
			bb_raise(t, &bb_exc_AttributeError, "attribute '%s' of '%Q' objects is not writable", def->name,
				 def->owner);
			return false;
		}
		BbValue function = bb_type_of(found)->special[bb_is_empty(value) ? BB_SP_DELETE : BB_SP_SET];
		if (bb_is_empty(function)) {
			bb_raise(t, &bb_exc_AttributeError, bb_is_empty(value) ? "__delete__" : "__set__");
			return false;
		}
		BbValue args[] = {object, value};
		return !bb_is_empty(bb_call_special(t, function, found, args, bb_is_empty(value) ? 1 : 2));
	}
	if (type->flags & BB_TYPE_HAS_DICT && type->flags & BB_TYPE_INSTANCE) {
		int done = bb_instance_set(t, object, name, value);
		if (done == 0)
			no_attribute(t, object, name);
		return done > 0;
	}
	raise_about(t,
		    bb_is_empty(found) ? "'%T' object has no attribute '%S' and no __dict__ for setting new attributes"
				       : "'%T' object attribute '%S' is read-only",
		    object, name);
	return false;
}

/* The name as an interned str; subclasses of str are taken for their text. */
static BbValue attribute_name(BbThread *t, BbValue name)
{
	if (!bb_is_str(name))
		return bb_type_error(t, "attribute name must be string, not '%T'", name);
	return bb_intern(t, name);
}

BB_CFUNCTION(object_getattribute)
{
	BbValue name = attribute_name(t, args[0]);
	return bb_is_empty(name) ? BB_EMPTY : bb_generic_getattr(t, self, name);
}

/* object.__setattr__ and __delattr__ must not go around those of type. */
static bool may_set(BbThread *t, BbValue self, const char *method)
{
	if (!(bb_type_of(self)->flags & BB_TYPE_IS_TYPE))
		return true;
	bb_type_error(t, "can't apply this %s to %T object", method, self);
	return false;
}

BB_CFUNCTION(object_setattr)
{
	BbValue name = may_set(t, self, "__setattr__") ? attribute_name(t, args[0]) : BB_EMPTY;
	return bb_is_empty(name) || !bb_generic_setattr(t, self, name, args[1]) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(object_delattr)
{
	BbValue name = may_set(t, self, "__delattr__") ? attribute_name(t, args[0]) : BB_EMPTY;
	return bb_is_empty(name) || !bb_generic_setattr(t, self, name, BB_EMPTY) ? BB_EMPTY : BB_NONE;
}

/* ---- Making. ---- */

static bool is_objects_own(BbThread *t, const BbType *type, BbSpecial which)
{
	return bb_is(BB_SPECIAL(type, which), BB_SPECIAL(&bb_object_type, which));
}

static BbValue abstract_error(BbThread *t, BbType *type)
{
	BbValue names = bb_type_lookup(t, type, BB_NAME(t, __abstractmethods__));
	BbValue list = bb_is_empty(names) ? bb_list_new(t, 0) : bb_list_from_iterable(t, names);
	if (bb_is_empty(list) || !bb_list_sort(t, list, BB_EMPTY, false))
		return BB_EMPTY;
	BbValue separator = bb_str_from_text(t, "', '");
	BbValue parts = bb_list_snapshot(t, list);
	BbValue joined = bb_is_empty(separator) || bb_is_empty(parts)
				 ? BB_EMPTY
				 : bb_str_join(t, separator, bb_to_tuple(parts)->items, bb_tuple_count(parts));
	if (bb_is_empty(joined))
		return BB_EMPTY;
	return bb_type_error(t,
			     "Can't instantiate abstract class %N without an implementation for abstract method%s '%S'",
			     type, bb_tuple_count(parts) == 1 ? "" : "s", joined);
}

BB_CFUNCTION(object_new)
{
	BbType *type = bb_to_type(args[0]);
	bool excess = nargs > 1 || (!bb_is_empty(kwnames) && bb_tuple_count(kwnames));
	if (excess) {
		if (!is_objects_own(t, type, BB_SP_NEW))
			return bb_type_error(t,
					     "object.__new__() takes exactly one argument (the type to instantiate)");
		if (is_objects_own(t, type, BB_SP_INIT))
			return bb_type_error(t, "%N() takes no arguments", type);
	}
	if (type->flags & BB_TYPE_ABSTRACT)
		return abstract_error(t, type);
	const BbType *native = type;
	while ((native->flags & BB_TYPE_HEAP) && native->base)
		native = native->base;
	if (native != &bb_object_type)
		return bb_type_error(t, "object.__new__(%N) is not safe, use %N.__new__()", type, native);
	void *made = bb_instance_new(t, type);
	return made ? bb_from_pointer(made) : BB_EMPTY;
}

BB_CFUNCTION(object_init)
{
	if (nargs > 0 || (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))) {
		const BbType *type = bb_type_of(self);
		if (!is_objects_own(t, type, BB_SP_INIT))
			return bb_type_error(
				t, "object.__init__() takes exactly one argument (the instance to initialize)");
		if (is_objects_own(t, type, BB_SP_NEW))
			return bb_type_error(t, "%N.__init__() takes exactly one argument (the instance to initialize)",
					     type);
	}
	return BB_NONE;
}

/* ---- Text, comparison, hash. ---- */

BB_CFUNCTION(object_repr)
{
	const BbType *type = bb_type_of(self);
	BbValue module = bb_type_module(t, type), name = bb_type_qualname(t, type);
	if (bb_is_empty(module))
		bb_exception_clear(t);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is_empty(module) || !bb_is_str(module) || bb_str_equals_text(module, "builtins"))
		return bb_format(t, "<%S object at 0x%zx>", name, (size_t)self.bits);
	return bb_format(t, "<%S.%S object at 0x%zx>", module, name, (size_t)self.bits);
}

BB_CFUNCTION(object_str)
{
	return bb_repr(t, self);
}

BB_CFUNCTION(object_format)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "__format__() argument must be str, not %T", args[0]);
	if (bb_to_str(args[0])->size)
		return bb_type_error(t, "unsupported format string passed to %T.__format__", self);
	return bb_str(t, self);
}

BB_CFUNCTION(object_eq)
{
	return bb_is(self, args[0]) ? BB_TRUE : BB_NOT_IMPLEMENTED;
}

BB_CFUNCTION(object_ne)
{
	/* The inverse of __eq__. */
	BbValue equal = bb_compare_by(t, bb_type_of(self)->special[BB_SP_EQ], self, args[0]);
	if (bb_is_empty(equal) || bb_is(equal, BB_NOT_IMPLEMENTED))
		return equal;
	int truth = bb_truth(t, equal);
	return truth < 0 ? BB_EMPTY : bb_bool(!truth);
}

BB_CFUNCTION(object_order)
{
	return BB_NOT_IMPLEMENTED;
}

static bool object_hash(BbThread *t, BbValue self, BbHash *out)
{
	*out = bb_hash_pointer((void *)(uintptr_t)self.bits);
	return true;
}

/* By identity, also for what is of a type with another hash. */
BB_CFUNCTION(object_hash_method)
{
	BbHash hash;
	return object_hash(t, self, &hash) ? bb_int_from_ssize(t, hash) : BB_EMPTY;
}

/* ---- __class__, __dict__, __dir__. ---- */

static BbValue get_class(BbThread *t, BbValue self)
{
	return bb_from_pointer(bb_type_of(self));
}

static bool set_class(BbThread *t, BbValue self, BbValue value)
{
	if (bb_is_empty(value)) {
		bb_type_error(t, "can't delete __class__ attribute");
		return false;
	}
	if (!bb_is_type(value)) {
		bb_type_error(t, "__class__ must be set to a class, not '%T' object", value);
		return false;
	}
	BbType *new = bb_to_type(value), *old = bb_type_of(self);
	if (new == old)
		return true;
	bool modules = bb_type_is_subtype(new, &bb_module_type) && bb_type_is_subtype(old, &bb_module_type);
	if (!modules && (!(new->flags &BB_TYPE_HEAP) || !(old->flags & BB_TYPE_HEAP))) {
		bb_type_error(t, "__class__ assignment only supported for mutable types or ModuleType subclasses");
		return false;
	}
	if (!modules && !bb_type_same_layout(old, new)) {
		bb_type_error(t, "__class__ assignment: '%N' object layout differs from '%N'", new, old);
		return false;
	}
	/* Replays the instance's attributes in the new type's tree of shapes, so that each keeps its slot; again if one
	 * was added meanwhile. */
	BbObject *object = bb_to_pointer(self);
	bool done = false;
	while (!done) {
		uint32_t before = bb_shape_load(&object->shape);
		BbValue names[BB_SHAPE_SLOTS_MAX];
		uint8_t slots[BB_SHAPE_SLOTS_MAX];
		unsigned n = bb_shape_names(bb_shape_of(t->rt, before), names, slots);
		BbShape *shape = bb_shape_to_extend(t, bb_shape_load(&new->root_shape));
		for (unsigned i = 0; i < n && shape; i++)
			shape = bb_shape_add(t, shape, names[i]);
		if (!shape) {
			bb_raise_no_memory(t);
			return false;
		}
		bb_world_stop(t);
		done = bb_shape_load(&object->shape) == before;
		if (done) {
			object->kind = &new->kind;
			bb_shape_store(&object->shape, shape->id);
		}
		bb_world_start(t);
	}
	return true;
}

BB_CFUNCTION(object_dir)
{
	BbValue dict = bb_dict_new(t, 0);
	BbValue own;
	if (bb_is_empty(dict))
		return BB_EMPTY;
	int found = bb_getattr_optional(t, self, BB_NAME(t, __dict__), &own);
	if (found < 0 || (found && bb_is_dict(own) && !bb_dict_merge(t, dict, own, 1)))
		return BB_EMPTY;
	BbValue class;
	found = bb_getattr_optional(t, self, BB_NAME(t, __class__), &class);
	if (found < 0)
		return BB_EMPTY;
	bool known = !found || !bb_is_type(class) || bb_type_collect_names(t, bb_to_type(class), dict);
	return known ? bb_dict_keys_list(t, dict) : BB_EMPTY;
}

BB_CFUNCTION(object_sizeof)
{
	if (!bb_is_pointer(self))
		return bb_from_small(sizeof(BbValue));
	const BbType *type = bb_type_of(self);
	return bb_from_small((intptr_t)(type->flags & BB_TYPE_HEAP ? bb_cell_capacity(t->rt, bb_to_pointer(self))
								   : type->instance_size));
}

BB_CFUNCTION(object_init_subclass)
{
	return nargs || (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		       ? bb_type_error(t, "%N.__init_subclass__() takes no keyword arguments", bb_to_type(self))
		       : BB_NONE;
}

BB_CFUNCTION(object_subclasshook)
{
	return BB_NOT_IMPLEMENTED;
}

/* ---- Pickling and copying. ---- */

static bool has_own_state(const BbType *type)
{
	return (type->flags & BB_TYPE_INSTANCE) != 0;
}

BB_CFUNCTION(object_getstate)
{
	const BbType *type = bb_type_of(self);
	BbValue state = BB_NONE;
	if (type->flags & BB_TYPE_HAS_DICT) {
		BbValue dict;
		int found = bb_getattr_optional(t, self, BB_NAME(t, __dict__), &dict);
		if (found < 0)
			return BB_EMPTY;
		if (found && bb_is_dict(dict) && bb_dict_count(dict)) {
			state = bb_dict_copy(t, dict);
			if (bb_is_empty(state))
				return BB_EMPTY;
		}
	}
	if (!has_own_state(type) || bb_is_empty(type->slot_names) || bb_tuple_count(type->slot_names) == 0)
		return state;
	BbValue slots = bb_dict_new(t, 0);
	for (size_t i = 0; !bb_is_empty(slots) && i < bb_tuple_count(type->slot_names); i++) {
		BbValue name = bb_tuple_get(type->slot_names, i), value;
		int found = bb_getattr_optional(t, self, name, &value);
		if (found < 0 || (found && !bb_dict_set(t, slots, name, value)))
			return BB_EMPTY;
	}
	if (bb_is_empty(slots))
		return BB_EMPTY;
	if (bb_dict_count(slots) == 0)
		return state;
	return bb_tuple_from(t, (BbValue[]){state, slots}, 2);
}

/* copyreg's part of object.__reduce_ex__: a function of object and protocol. */
static BbValue reduce_helper(BbThread *t)
{
	return bb_objects(t)->from_library ? bb_objects(t)->from_library(t, "copyreg", "_reduce_object") : BB_EMPTY;
}

BB_CFUNCTION(object_reduce_ex)
{
	BbValue on_class = bb_type_lookup(t, bb_type_of(self), BB_NAME(t, __reduce__));
	if (!bb_is(on_class, bb_type_own(t, &bb_object_type, BB_NAME(t, __reduce__)))) {
		BbValue reduce = bb_getattr(t, self, BB_NAME(t, __reduce__));
		return bb_is_empty(reduce) ? BB_EMPTY : bb_call0(t, reduce);
	}
	/* The rest is Python's business. */
	BbValue helper = reduce_helper(t);
	if (bb_is_empty(helper))
		return bb_has_exception(t) ? BB_EMPTY : bb_type_error(t, "cannot pickle '%T' object", self);
	return bb_call2(t, helper, self, args[0]);
}

BB_CFUNCTION(object_reduce)
{
	BbValue protocol = bb_from_small(0);
	BbValue helper = reduce_helper(t);
	if (bb_is_empty(helper))
		return bb_has_exception(t) ? BB_EMPTY : bb_type_error(t, "cannot pickle '%T' object", self);
	return bb_call2(t, helper, self, protocol);
}

static const BbBuiltin object_methods[] = {
	BB_GETSET(bb_object_type, "__class__", get_class, set_class, "the object's class"),
	BB_METHOD(bb_object_type, "__delattr__", object_delattr, 1, 1, "Implement delattr(self, name)."),
	BB_METHOD(bb_object_type, "__dir__", object_dir, 0, 0, "Default dir() implementation."),
	BB_METHOD(bb_object_type, "__eq__", object_eq, 1, 1, "Return self==value."),
	BB_METHOD(bb_object_type, "__format__", object_format, 1, 1, "Default object formatter."),
	BB_METHOD(bb_object_type, "__ge__", object_order, 1, 1, "Return self>=value."),
	BB_METHOD(bb_object_type, "__getattribute__", object_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_METHOD(bb_object_type, "__getstate__", object_getstate, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_object_type, "__gt__", object_order, 1, 1, "Return self>value."),
	BB_METHOD(bb_object_type, "__hash__", object_hash_method, 0, 0, "Return hash(self)."),
	BB_METHOD_KW(bb_object_type, "__init__", object_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_CLASS_METHOD_KW(bb_object_type, "__init_subclass__", object_init_subclass,
			   "This method is called when a class is subclassed."),
	BB_METHOD(bb_object_type, "__le__", object_order, 1, 1, "Return self<=value."),
	BB_METHOD(bb_object_type, "__lt__", object_order, 1, 1, "Return self<value."),
	BB_METHOD(bb_object_type, "__ne__", object_ne, 1, 1, "Return self!=value."),
	BB_NEW(bb_object_type, object_new),
	BB_METHOD(bb_object_type, "__reduce__", object_reduce, 0, 0, "Helper for pickle."),
	BB_METHOD(bb_object_type, "__reduce_ex__", object_reduce_ex, 1, 1, "Helper for pickle."),
	BB_METHOD(bb_object_type, "__repr__", object_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_object_type, "__setattr__", object_setattr, 2, 2, "Implement setattr(self, name, value)."),
	BB_METHOD(bb_object_type, "__sizeof__", object_sizeof, 0, 0, "Size of object in memory, in bytes."),
	BB_METHOD(bb_object_type, "__str__", object_str, 0, 0, "Return str(self)."),
	BB_CLASS_METHOD(bb_object_type, "__subclasshook__", object_subclasshook, 0, -1,
			"Abstract classes can override this to customize issubclass()."),
};

BbType bb_object_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "object",
	.module = "builtins",
	.doc = BB_DOC("The base class of the class hierarchy."),
	.flags = BB_TYPE_BASE,
	.instance_size = sizeof(BbObject),
	.methods = object_methods,
	.method_count = BB_COUNT(object_methods),
	.hash = object_hash,
};

void bb_object_type_note_own(BbThread *t)
{
	BbObjects *objects = bb_objects(t);
	objects->object_getattribute = bb_to_pointer(bb_object_type.special[BB_SP_GETATTRIBUTE]);
	objects->object_setattr = bb_to_pointer(bb_object_type.special[BB_SP_SETATTR]);
	objects->object_delattr = bb_to_pointer(bb_object_type.special[BB_SP_DELATTR]);
}
