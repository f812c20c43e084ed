/* SPDX-License-Identifier: MIT */
/*
 * property: an attribute that is computed by functions of its class.
 *
 * The functions are slots that __init__ may set again, so each is read once for an operation.
 */
#include "object/property.h"

#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"

static BbProperty *to_property(BbValue v)
{
	return bb_to_pointer(v);
}

static void property_trace(BbTracer *tracer, void *cell)
{
	BbProperty *property = cell;
	bb_trace_slot(tracer, &property->get);
	bb_trace_slot(tracer, &property->set);
	bb_trace_slot(tracer, &property->del);
	bb_trace_slot(tracer, &property->doc);
	bb_trace_slot(tracer, &property->name);
}

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

static bool is_missing(BbValue v)
{
	return bb_is_empty(v) || bb_is_none(v);
}

/* ---- Making. ---- */

BB_CFUNCTION(property_new)
{
	void *made = bb_instance_new(t, bb_to_type(args[0]));
	return made ? bb_from_pointer(made) : BB_EMPTY;
}

BB_PARAMS(init_params, "property", 0, 4, 0, "fget", "fset", "fdel", "doc");

/* The docstring of instances of a subclass is an attribute: that of the class would hide the slot.  Where it cannot be
 * set one that was given is dropped silently. */
static bool set_doc_of_subclass(BbThread *t, BbValue self, BbValue doc, bool from_getter)
{
	if (bb_setattr(t, self, BB_NAME(t, __doc__), doc))
		return true;
	if (from_getter || !bb_exception_matches(t, &bb_exc_AttributeError))
		return false;
	bb_exception_clear(t);
	return true;
}

BB_CFUNCTION(property_init)
{
	BbValue v[4];
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	BbProperty *property = to_property(self);
	bb_store(t, property, &property->get, or_none(v[0]));
	bb_store(t, property, &property->set, or_none(v[1]));
	bb_store(t, property, &property->del, or_none(v[2]));
	bb_store(t, property, &property->name, BB_EMPTY);
	BbValue doc = or_none(v[3]);
	bool from_getter = false;
	if (bb_is_none(doc) && !is_missing(v[0])) {
		BbValue found;
		int there = bb_getattr_optional(t, v[0], BB_NAME(t, __doc__), &found);
		if (there < 0)
			return BB_EMPTY;
		if (there && !bb_is_none(found)) {
			doc = found;
			from_getter = true;
		}
	}
	bb_published8_store(&property->doc_from_getter, from_getter);
	if (bb_is_exact(self, &bb_property_type))
		bb_store(t, property, &property->doc, doc);
	else if (!set_doc_of_subclass(t, self, doc, from_getter))
		return BB_EMPTY;
	return BB_NONE;
}

/* A property of the same type with some functions replaced (EMPTY: keep). */
static BbValue copy_with(BbThread *t, BbValue self, BbValue get, BbValue set, BbValue del)
{
	BbProperty *old = to_property(self);
	BbValue args[4] = {
		bb_is_empty(get) ? or_none(bb_slot_load(&old->get)) : get,
		bb_is_empty(set) ? or_none(bb_slot_load(&old->set)) : set,
		bb_is_empty(del) ? or_none(bb_slot_load(&old->del)) : del,
		BB_NONE,
	};
	if (!bb_published8_load(&old->doc_from_getter) || bb_is_none(args[0]))
		args[3] = or_none(bb_slot_load(&old->doc));
	BbValue made = bb_call(t, bb_from_pointer(bb_type_of(self)), args, 4, BB_EMPTY);
	if (!bb_is_empty(made) && bb_is_of_type(made, &bb_property_type))
		bb_store(t, to_property(made), &to_property(made)->name, bb_slot_load(&old->name));
	return made;
}

BB_CFUNCTION(property_getter)
{
	return copy_with(t, self, args[0], BB_EMPTY, BB_EMPTY);
}

BB_CFUNCTION(property_setter)
{
	return copy_with(t, self, BB_EMPTY, args[0], BB_EMPTY);
}

BB_CFUNCTION(property_deleter)
{
	return copy_with(t, self, BB_EMPTY, BB_EMPTY, args[0]);
}

BB_CFUNCTION(property_set_name)
{
	if (nargs != 2)
		return bb_type_error(t, "__set_name__() takes 2 positional arguments but %zu were given", nargs);
	BbProperty *property = to_property(self);
	bb_store(t, property, &property->name, args[1]);
	return BB_NONE;
}

/* ---- The name: as given by the class, or else the getter's.  1: *out, 0: none, -1: failed. ---- */

static int find_name(BbThread *t, BbValue self, BbValue *out)
{
	BbProperty *property = to_property(self);
	*out = bb_slot_load(&property->name);
	if (!bb_is_empty(*out))
		return 1;
	BbValue get = bb_slot_load(&property->get);
	return is_missing(get) ? 0 : bb_getattr_optional(t, get, BB_NAME(t, __name__), out);
}

static BbValue get_name(BbThread *t, BbValue self)
{
	BbValue name;
	int found = find_name(t, self, &name);
	if (found == 0)
		return bb_raise(t, &bb_exc_AttributeError, "'%T' object has no attribute '__name__'", self);
	return found < 0 ? BB_EMPTY : name;
}

static bool set_name(BbThread *t, BbValue self, BbValue value)
{
	BbProperty *property = to_property(self);
	bb_store(t, property, &property->name, value);
	return true;
}

/* ---- As a descriptor. ---- */

static BbValue no_function(BbThread *t, BbValue self, BbValue object, const char *what)
{
	BbValue name, qualname = bb_type_qualname(t, bb_type_of(object));
	int found = find_name(t, self, &name);
	if (found < 0 || bb_is_empty(qualname))
		return BB_EMPTY;
	if (found)
		return bb_raise(t, &bb_exc_AttributeError, "property %R of %R object has no %s", name, qualname, what);
	return bb_raise(t, &bb_exc_AttributeError, "property of %R object has no %s", qualname, what);
}

BB_CFUNCTION(property_get)
{
	if (bb_is_none(args[0]))
		return self;
	BbValue get = bb_slot_load(&to_property(self)->get);
	return is_missing(get) ? no_function(t, self, args[0], "getter") : bb_call1(t, get, args[0]);
}

BB_CFUNCTION(property_set)
{
	BbValue set = bb_slot_load(&to_property(self)->set);
	if (is_missing(set))
		return no_function(t, self, args[0], "setter");
	return bb_is_empty(bb_call2(t, set, args[0], args[1])) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(property_delete)
{
	BbValue del = bb_slot_load(&to_property(self)->del);
	if (is_missing(del))
		return no_function(t, self, args[0], "deleter");
	return bb_is_empty(bb_call1(t, del, args[0])) ? BB_EMPTY : BB_NONE;
}

/* ---- Attributes. ---- */

static BbValue get_fget(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_property(self)->get));
}

static BbValue get_fset(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_property(self)->set));
}

static BbValue get_fdel(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_property(self)->del));
}

static bool read_only(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static BbValue get_doc(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_property(self)->doc));
}

static bool set_doc(BbThread *t, BbValue self, BbValue value)
{
	BbProperty *property = to_property(self);
	bb_store(t, property, &property->doc, value);
	return true;
}

static BbValue get_abstract(BbThread *t, BbValue self)
{
	BbProperty *property = to_property(self);
	BbValue functions[] = {bb_slot_load(&property->get), bb_slot_load(&property->set),
			       bb_slot_load(&property->del)};
	for (size_t i = 0; i < BB_COUNT(functions); i++) {
		BbValue v;
		int found = is_missing(functions[i])
				    ? 0
				    : bb_getattr_optional(t, functions[i], BB_NAME(t, __isabstractmethod__), &v);
		int truth = found > 0 ? bb_truth(t, v) : found;
		if (truth)
			return truth < 0 ? BB_EMPTY : BB_TRUE;
	}
	return BB_FALSE;
}

static const BbBuiltin property_methods[] = {
	BB_METHOD(bb_property_type, "__delete__", property_delete, 1, 1, "Delete an attribute of instance."),
	BB_GETSET(bb_property_type, "__doc__", get_doc, set_doc, NULL),
	BB_METHOD(bb_property_type, "__get__", property_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_METHOD_KW(bb_property_type, "__init__", property_init, "Initialize self."),
	BB_GETSET(bb_property_type, "__isabstractmethod__", get_abstract, NULL, NULL),
	BB_GETSET(bb_property_type, "__name__", get_name, set_name, NULL),
	BB_NEW(bb_property_type, property_new),
	BB_METHOD(bb_property_type, "__set__", property_set, 2, 2, "Set an attribute of instance to value."),
	BB_METHOD(bb_property_type, "__set_name__", property_set_name, 0, -1, "Learn the name of the property."),
	BB_METHOD(bb_property_type, "deleter", property_deleter, 1, 1, "The same property with another deleter."),
	BB_GETSET(bb_property_type, "fdel", get_fdel, read_only, NULL),
	BB_GETSET(bb_property_type, "fget", get_fget, read_only, NULL),
	BB_GETSET(bb_property_type, "fset", get_fset, read_only, NULL),
	BB_METHOD(bb_property_type, "getter", property_getter, 1, 1, "The same property with another getter."),
	BB_METHOD(bb_property_type, "setter", property_setter, 1, 1, "The same property with another setter."),
};

BbType bb_property_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = property_trace},
	.name = "property",
	.module = "builtins",
	.doc = BB_DOC("An attribute that functions get, set and delete."),
	.flags = BB_TYPE_BASE,
	.instance_size = sizeof(BbProperty),
	.methods = property_methods,
	.method_count = BB_COUNT(property_methods),
};
