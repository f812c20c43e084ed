/* SPDX-License-Identifier: MIT */
/*
 * Module objects.
 *
 * The dict is made with the module and never replaced, so that reading it needs no care; what threads do to the
 * namespace is the dict's business.
 */
#include "object/module.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"

static BbModule *to_module(BbValue v)
{
	return bb_to_pointer(v);
}

static void module_trace(BbTracer *tracer, void *cell)
{
	BbModule *module = cell;
	bb_trace(tracer, module->dict);
	bb_instance_trace(tracer, &module->header, bb_type_of_object(&module->header));
}

bool bb_is_module(BbValue v)
{
	return bb_is_of_type(v, &bb_module_type);
}

/* ---- Making. ---- */

static BbValue alloc_module(BbThread *t, BbType *type)
{
	BbValue dict = bb_dict_new(t, 0);
	BbModule *module = bb_is_empty(dict) ? NULL : bb_instance_new(t, type);
	if (!module)
		return BB_EMPTY;
	module->dict = dict;
	return bb_from_pointer(module);
}

static bool fill(BbThread *t, BbValue dict, BbValue name, BbValue doc)
{
	return bb_dict_set(t, dict, BB_NAME(t, __name__), name) && bb_dict_set(t, dict, BB_NAME(t, __doc__), doc) &&
	       bb_dict_set(t, dict, BB_NAME(t, __package__), BB_NONE) &&
	       bb_dict_set(t, dict, BB_NAME(t, __loader__), BB_NONE) &&
	       bb_dict_set(t, dict, BB_NAME(t, __spec__), BB_NONE);
}

BbValue bb_module_new(BbThread *t, BbValue name)
{
	BbValue module = alloc_module(t, &bb_module_type);
	return bb_is_empty(module) || !fill(t, to_module(module)->dict, name, BB_NONE) ? BB_EMPTY : module;
}

BB_CFUNCTION(module_new)
{
	return alloc_module(t, bb_to_type(args[0]));
}

BB_PARAMS(init_params, "module", 0, 2, 1, "name", "doc");

BB_CFUNCTION(module_init)
{
	BbValue v[2];
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_str(v[0]))
		return bb_type_error(t, "module() argument 'name' must be str, not %T", v[0]);
	return fill(t, to_module(self)->dict, v[0], bb_is_empty(v[1]) ? BB_NONE : v[1]) ? BB_NONE : BB_EMPTY;
}

/* ---- What is there late. ---- */

#if BB_LATE_MODULES

void bb_module_set_late(BbValue module, const void *late)
{
	bb_published_store(&to_module(module)->late, (uintptr_t)late);
}

BbValue bb_module_late(BbThread *t, BbValue module, BbValue name)
{
	BbModule *m = to_module(module);
	uintptr_t late = bb_published_load(&m->late);
	BbValue v = late ? bb_objects(t)->late_member(t, (const void *)late, name) : BB_EMPTY;
	if (bb_is_empty(v))
		return BB_EMPTY;
	/* Once the module is complete somebody may have deleted the name: that must stay so. */
	bb_type_begin_change(t);
	bool open = bb_published_load(&m->late) != 0;
	if (open)
		v = bb_dict_setdefault(t, m->dict, name, v);
	bb_type_end_change(t);
	return open ? v : bb_dict_get_name(t, m->dict, name);
}

bool bb_module_complete(BbThread *t, BbValue module)
{
	BbModule *m = to_module(module);
	uintptr_t late = bb_published_load(&m->late);
	if (!late)
		return true;
	if (!bb_objects(t)->late_members(t, module, (const void *)late))
		return false;
	bb_type_begin_change(t);
	bb_published_store(&m->late, 0);
	bb_type_end_change(t);
	return true;
}

#endif

/* ---- Attributes. ---- */

/* The truth of an attribute that may be missing. */
static int flag_of(BbThread *t, BbValue object, BbNameId name)
{
	BbValue v;
	int found = bb_getattr_optional(t, object, bb_name(t, name), &v);
	return found <= 0 ? found : bb_truth(t, v);
}

static BbValue spec_of(BbThread *t, BbValue module)
{
	BbValue spec = bb_dict_get_name(t, to_module(module)->dict, BB_NAME(t, __spec__));
	return bb_is_empty(spec) || bb_is_none(spec) ? BB_EMPTY : spec;
}

int bb_module_is_initializing(BbThread *t, BbValue module)
{
	BbValue spec = spec_of(t, module);
	return bb_is_empty(spec) ? 0 : flag_of(t, spec, BB_N__initializing);
}

/* The file that a spec's module comes from, a str: 1; 0: none; -1: failed. */
static int origin_of(BbThread *t, BbValue spec, BbValue *origin)
{
	BbValue v;
	int found = bb_getattr_optional(t, spec, bb_intern_text(t, "has_location"), &v);
	int truth = found > 0 ? bb_truth(t, v) : found;
	if (truth <= 0)
		return truth;
	found = bb_getattr_optional(t, spec, bb_intern_text(t, "origin"), origin);
	return found > 0 && !bb_is_str(*origin) ? 0 : found;
}

/* The name is that of a submodule which is being imported. */
static int is_unfinished_submodule(BbThread *t, BbValue spec, BbValue name)
{
	BbValue list;
	int found = bb_getattr_optional(t, spec, bb_intern_text(t, "_uninitialized_submodules"), &list);
	return found <= 0 ? found : bb_contains(t, list, name);
}

#define CIRCULAR "(most likely due to a circular import)"

static BbValue raise_missing(BbThread *t, BbValue module, BbValue name)
{
	BbValue own = bb_dict_get_name(t, to_module(module)->dict, BB_NAME(t, __name__));
	if (bb_is_empty(own) || !bb_is_str(own))
		return bb_raise(t, &bb_exc_AttributeError, "module has no attribute '%S'", name);
	BbValue spec = spec_of(t, module), origin;
	int initializing = bb_is_empty(spec) ? 0 : flag_of(t, spec, BB_N__initializing);
	if (initializing < 0)
		return BB_EMPTY;
	if (initializing) {
		int has_origin = origin_of(t, spec, &origin);
		if (has_origin < 0)
			return BB_EMPTY;
		if (has_origin)
			return bb_raise(t, &bb_exc_AttributeError,
					"partially initialized module '%S' from '%S' has no attribute '%S' " CIRCULAR,
					own, origin, name);
		return bb_raise(t, &bb_exc_AttributeError,
				"partially initialized module '%S' has no attribute '%S' " CIRCULAR, own, name);
	}
	int unfinished = bb_is_empty(spec) ? 0 : is_unfinished_submodule(t, spec, name);
	if (unfinished < 0)
		return BB_EMPTY;
	if (unfinished)
		return bb_raise(t, &bb_exc_AttributeError,
				"cannot access submodule '%S' of module '%S' (most likely due to a circular import)",
				name, own);
	return bb_raise(t, &bb_exc_AttributeError, "module '%S' has no attribute '%S'", own, name);
}

BbValue bb_module_no_attribute(BbThread *t, BbValue module, BbValue name)
{
	raise_missing(t, module, name);
	if (bb_exception_matches(t, &bb_exc_AttributeError)) {
		bb_exception_set_field(t, t->exception, 0, name);
		bb_exception_set_field(t, t->exception, 1, module);
	}
	return BB_EMPTY;
}

/* An attribute of the type that goes before the module's own. */
static bool goes_first(BbValue found)
{
	return !bb_is_empty(found) && bb_is_overriding(found);
}

BbValue bb_module_getattr(BbThread *t, BbValue module, BbValue name)
{
	BbType *type = bb_type_of(module);
	BbValue dict = to_module(module)->dict;
	BbValue found = bb_type_lookup(t, type, name);
	BbValue v;
	if (goes_first(found)) {
		v = bb_descriptor_get(t, found, module, type);
		if (!bb_is_empty(v) || !bb_exception_matches(t, &bb_exc_AttributeError))
			return v;
	} else {
		v = bb_dict_get_name(t, dict, name);
		if (!bb_is_empty(v))
			return v;
		if (!bb_is_empty(found)) {
			v = bb_descriptor_get(t, found, module, type);
			if (!bb_is_empty(v) || !bb_exception_matches(t, &bb_exc_AttributeError))
				return v;
		}
	}
	if (BB_LATE_MODULES && !bb_has_exception(t)) {
		v = bb_module_late(t, module, name);
		if (!bb_is_empty(v) || bb_has_exception(t))
			return v;
	}
	BbValue hook = bb_dict_get_name(t, dict, bb_special_name(t, BB_SP_GETATTR));
	if (!bb_is_empty(hook)) {
		bb_exception_clear(t);
		return bb_call1(t, hook, name);
	}
	return bb_has_exception(t) ? BB_EMPTY : bb_module_no_attribute(t, module, name);
}

bool bb_module_setattr(BbThread *t, BbValue module, BbValue name, BbValue value)
{
	BbValue found = bb_type_lookup(t, bb_type_of(module), name);
	if (goes_first(found))
		return bb_generic_setattr(t, module, name, value);
	if (!bb_is_empty(value))
		return bb_dict_set(t, to_module(module)->dict, name, value);
	if (!bb_module_complete(t, module))
		return false;
	int done = bb_dict_delete(t, to_module(module)->dict, name);
	if (done == 0)
		bb_raise(t, &bb_exc_AttributeError, "'%T' object has no attribute '%S'", module, name);
	return done > 0;
}

static BbValue attribute_name(BbThread *t, BbValue name)
{
	return bb_is_str(name) ? bb_intern(t, name) : bb_type_error(t, "attribute name must be string, not '%T'", name);
}

BB_CFUNCTION(module_getattribute)
{
	BbValue name = attribute_name(t, args[0]);
	return bb_is_empty(name) ? BB_EMPTY : bb_module_getattr(t, self, name);
}

BB_CFUNCTION(module_setattr)
{
	BbValue name = attribute_name(t, args[0]);
	return bb_is_empty(name) || !bb_module_setattr(t, self, name, args[1]) ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(module_delattr)
{
	BbValue name = attribute_name(t, args[0]);
	return bb_is_empty(name) || !bb_module_setattr(t, self, name, BB_EMPTY) ? BB_EMPTY : BB_NONE;
}

static BbValue get_dict(BbThread *t, BbValue self)
{
	return bb_module_complete(t, self) ? to_module(self)->dict : BB_EMPTY;
}

static bool set_dict(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

BB_CFUNCTION(module_dir)
{
	BbValue dict = bb_getattr(t, self, BB_NAME(t, __dict__));
	if (bb_is_empty(dict))
		return BB_EMPTY;
	if (!bb_is_dict(dict))
		return bb_type_error(t, "%T.__dict__ is not a dictionary", self);
	BbValue hook;
	int found = bb_dict_get(t, dict, BB_NAME(t, __dir__), &hook);
	if (found)
		return found < 0 ? BB_EMPTY : bb_call0(t, hook);
	return bb_dict_keys_list(t, dict);
}

/* ---- repr. ---- */

/* "(origin)", "from 'file'" or the loader, as __spec__ tells. */
static BbValue repr_by_spec(BbThread *t, BbValue spec)
{
	BbValue name, origin = BB_NONE, loader = BB_NONE, has_location = BB_FALSE;
	name = bb_getattr(t, spec, BB_NAME(t, name));
	if (bb_is_empty(name) || bb_getattr_optional(t, spec, bb_intern_text(t, "origin"), &origin) < 0 ||
	    bb_getattr_optional(t, spec, bb_intern_text(t, "loader"), &loader) < 0 ||
	    bb_getattr_optional(t, spec, bb_intern_text(t, "has_location"), &has_location) < 0)
		return BB_EMPTY;
	if (bb_is_none(name)) {
		name = bb_str_from_text(t, "?");
		if (bb_is_empty(name))
			return BB_EMPTY;
	}
	if (bb_is_empty(origin) || bb_is_none(origin)) {
		if (bb_is_empty(loader) || bb_is_none(loader))
			return bb_format(t, "<module %R>", name);
		BbValue path;
		int found = strcmp(bb_type_of(loader)->name, "NamespaceLoader") == 0
				    ? bb_getattr_optional(t, loader, bb_intern_text(t, "_path"), &path)
				    : 0;
		if (found < 0)
			return BB_EMPTY;
		return found ? bb_format(t, "<module %R (namespace) from %R>", name, path)
			     : bb_format(t, "<module %R (%R)>", name, loader);
	}
	int located = bb_is_empty(has_location) ? 0 : bb_truth(t, has_location);
	if (located < 0)
		return BB_EMPTY;
	return located ? bb_format(t, "<module %R from %R>", name, origin)
		       : bb_format(t, "<module %R (%S)>", name, origin);
}

BB_CFUNCTION(module_repr)
{
	BbValue spec = spec_of(t, self);
	if (!bb_is_empty(spec))
		return repr_by_spec(t, spec);
	BbValue dict = to_module(self)->dict;
	BbValue name = bb_dict_get_name(t, dict, BB_NAME(t, __name__)),
		file = bb_dict_get_name(t, dict, BB_NAME(t, __file__));
	BbValue loader = bb_dict_get_name(t, dict, BB_NAME(t, __loader__));
	if (bb_is_empty(name))
		name = bb_str_from_text(t, "?");
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (!bb_is_empty(file))
		return bb_format(t, "<module %R from %R>", name, file);
	if (bb_is_empty(loader) || bb_is_none(loader))
		return bb_format(t, "<module %R>", name);
	return bb_format(t, "<module %R (%R)>", name, loader);
}

/* ---- Annotations (PEP 649). ---- */

static BbValue get_annotate(BbThread *t, BbValue self)
{
	BbValue dict = to_module(self)->dict;
	BbValue v = bb_dict_get_name(t, dict, BB_NAME(t, __annotate__));
	if (!bb_is_empty(v))
		return v;
	return bb_dict_set(t, dict, BB_NAME(t, __annotate__), BB_NONE) ? BB_NONE : BB_EMPTY;
}

static bool set_annotate(BbThread *t, BbValue self, BbValue value)
{
	BbValue dict = to_module(self)->dict;
	if (bb_is_empty(value)) {
		bb_type_error(t, "cannot delete __annotate__ attribute");
		return false;
	}
	if (!bb_is_none(value) && !bb_is_callable(value)) {
		bb_type_error(t, "__annotate__ must be callable or None");
		return false;
	}
	return bb_dict_set(t, dict, BB_NAME(t, __annotate__), value) &&
	       (bb_is_none(value) || bb_dict_delete(t, dict, BB_NAME(t, __annotations__)) >= 0);
}

static BbValue get_annotations(BbThread *t, BbValue self)
{
	BbValue dict = to_module(self)->dict;
	BbValue v = bb_dict_get_name(t, dict, BB_NAME(t, __annotations__));
	if (!bb_is_empty(v))
		return v;
	BbValue annotate = bb_dict_get_name(t, dict, BB_NAME(t, __annotate__));
	if (!bb_is_empty(annotate) && bb_is_callable(annotate)) {
		v = bb_call1(t, annotate, bb_from_small(1));
		if (!bb_is_empty(v) && !bb_is_dict(v))
			return bb_type_error(t, "__annotate__ returned non-dict of type '%T'", v);
	} else {
		v = bb_dict_new(t, 0);
	}
	/* What half of the module's annotations give is not kept. */
	int initializing = bb_is_empty(v) ? -1 : bb_module_is_initializing(t, self);
	if (initializing < 0)
		return BB_EMPTY;
	return initializing ? v : bb_dict_setdefault(t, dict, BB_NAME(t, __annotations__), v);
}

static bool set_annotations(BbThread *t, BbValue self, BbValue value)
{
	BbValue dict = to_module(self)->dict;
	if (bb_is_empty(value)) {
		int done = bb_dict_delete(t, dict, BB_NAME(t, __annotations__));
		if (done == 0)
			bb_raise(t, &bb_exc_AttributeError, "__annotations__");
		if (done <= 0)
			return false;
	} else if (!bb_dict_set(t, dict, BB_NAME(t, __annotations__), value)) {
		return false;
	}
	return bb_dict_delete(t, dict, BB_NAME(t, __annotate__)) >= 0;
}

static const BbBuiltin module_methods[] = {
	BB_GETSET(bb_module_type, "__annotate__", get_annotate, set_annotate, NULL),
	BB_GETSET(bb_module_type, "__annotations__", get_annotations, set_annotations, NULL),
	BB_METHOD(bb_module_type, "__delattr__", module_delattr, 1, 1, "Implement delattr(self, name)."),
	BB_GETSET(bb_module_type, "__dict__", get_dict, set_dict, NULL),
	BB_METHOD(bb_module_type, "__dir__", module_dir, 0, 0,
		  "The names of the module, or what its own __dir__ says."),
	BB_METHOD(bb_module_type, "__getattribute__", module_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_METHOD_KW(bb_module_type, "__init__", module_init, "Initialize self."),
	BB_NEW(bb_module_type, module_new),
	BB_METHOD(bb_module_type, "__repr__", module_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_module_type, "__setattr__", module_setattr, 2, 2, "Implement setattr(self, name, value)."),
};

BbType bb_module_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = module_trace},
	.name = "module",
	.module = "builtins",
	.doc = BB_DOC("Create a module object."),
	.flags = BB_TYPE_BASE | BB_TYPE_HAS_WEAKREF | BB_TYPE_HAS_DICT | BB_TYPE_INSTANCE,
	.instance_size = sizeof(BbModule),
	.instance_offset = offsetof(BbModule, part),
	.methods = module_methods,
	.method_count = BB_COUNT(module_methods),
};
