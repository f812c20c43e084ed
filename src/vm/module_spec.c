/* SPDX-License-Identifier: MIT */
/*
 * See module_spec.h.  State is attributes only, which object/instance.h keeps.
 */
#include "vm/module_spec.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/module.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/import.h"
#include "vm/vm.h"

BbValue bb_module_spec_parent(BbThread *t, BbValue name)
{
	const char *text = bb_str_text(name), *dot = strrchr(text, '.');
	return dot ? bb_intern_utf8(t, text, (size_t)(dot - text)) : BB_EMPTY;
}

static BbValue attribute(BbThread *t, BbValue object, const char *name)
{
	BbValue text = bb_intern_text(t, name);
	BbValue v = bb_is_empty(text) ? BB_EMPTY : bb_instance_get(t, object, text);
	return bb_is_empty(v) && !bb_has_exception(t) ? BB_NONE : v;
}

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

/* ---- ModuleSpec. ---- */

BB_CFUNCTION(plain_new)
{
	void *cell = bb_instance_new(t, bb_to_type(args[0]));
	return cell ? bb_from_pointer(cell) : BB_EMPTY;
}

static bool fill(BbThread *t, BbValue spec, BbValue name, BbValue loader, BbValue origin, BbValue state,
		 BbValue locations, bool has_location)
{
	return bb_setattr_text(t, spec, "name", name) && bb_setattr_text(t, spec, "loader", loader) &&
	       bb_setattr_text(t, spec, "origin", or_none(origin)) &&
	       bb_setattr_text(t, spec, "loader_state", or_none(state)) &&
	       bb_setattr_text(t, spec, "submodule_search_locations", or_none(locations)) &&
	       bb_setattr_text(t, spec, "_uninitialized_submodules", bb_list_new(t, 0)) &&
	       bb_setattr_text(t, spec, "_set_fileattr", bb_bool(has_location)) &&
	       bb_setattr_text(t, spec, "cached", BB_NONE);
}

BbValue bb_module_spec_new(BbThread *t, BbValue name, BbValue loader, BbValue origin, BbValue locations,
			   bool has_location)
{
	void *cell = bb_instance_new(t, &bb_module_spec_type);
	BbValue spec = cell ? bb_from_pointer(cell) : BB_EMPTY;
	return cell && fill(t, spec, name, loader, origin, BB_EMPTY, locations, has_location) ? spec : BB_EMPTY;
}

BB_PARAMS(spec_params, "ModuleSpec", 0, 2, 2, "name", "loader", "origin", "loader_state", "is_package");

BB_CFUNCTION(spec_init)
{
	BbValue v[5];
	if (!bb_args_bind(t, &spec_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	int package = bb_is_empty(v[4]) ? 0 : bb_truth(t, v[4]);
	BbValue locations = package > 0 ? bb_list_new(t, 0) : BB_NONE;
	if (package < 0 || bb_is_empty(locations))
		return BB_EMPTY;
	return fill(t, self, v[0], v[1], v[2], v[3], locations, false) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(spec_repr)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	static const char *const names[] = {"origin", "submodule_search_locations"};
	BbValue head =
		bb_format(t, "ModuleSpec(name=%R, loader=%R", attribute(t, self, "name"), attribute(t, self, "loader"));
	if (bb_is_empty(head))
		return BB_EMPTY;
	bb_str_builder_add_str(&b, head);
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		BbValue v = attribute(t, self, names[i]);
		if (bb_is_none(v))
			continue;
		BbValue part = bb_format(t, ", %s=%R", names[i], v);
		if (bb_is_empty(part))
			return BB_EMPTY;
		bb_str_builder_add_str(&b, part);
	}
	bb_str_builder_add_text(&b, ")");
	return bb_str_builder_finish(&b);
}

static BbValue spec_parent(BbThread *t, BbValue self)
{
	BbValue name = attribute(t, self, "name");
	if (!bb_is_none(attribute(t, self, "submodule_search_locations")) || !bb_is_str(name))
		return name;
	BbValue parent = bb_module_spec_parent(t, name);
	return bb_is_empty(parent) && !bb_has_exception(t) ? bb_str_empty(t) : parent;
}

static BbValue spec_has_location(BbThread *t, BbValue self)
{
	return attribute(t, self, "_set_fileattr");
}

static bool spec_set_has_location(BbThread *t, BbValue self, BbValue value)
{
	int truth = bb_is_empty(value) ? 0 : bb_truth(t, value);
	return truth >= 0 && bb_setattr_text(t, self, "_set_fileattr", bb_bool(truth));
}

static const BbBuiltin spec_methods[] = {
	BB_METHOD_KW(bb_module_spec_type, "__init__", spec_init, "Initialize self."),
	BB_NEW(bb_module_spec_type, plain_new),
	BB_METHOD(bb_module_spec_type, "__repr__", spec_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_module_spec_type, "has_location", spec_has_location, spec_set_has_location, NULL),
	BB_GETSET(bb_module_spec_type, "parent", spec_parent, NULL, "The name of the module's parent."),
};

#define PLAIN_TYPE(NAME, MODULE, METHODS, DOC)                                                                         \
	{                                                                                                              \
		.header = BB_STATIC_OBJECT(bb_type_type), .kind = {.trace = bb_instance_trace_plain}, .name = NAME,    \
		.module = MODULE, .doc = BB_DOC(DOC),                                                                  \
		.flags = BB_TYPE_BASE | BB_TYPE_HAS_DICT | BB_TYPE_INSTANCE | BB_TYPE_HAS_WEAKREF,                     \
		.instance_size = sizeof(BbPlainInstance), .instance_offset = offsetof(BbPlainInstance, part),          \
		.inline_slots = 8, .methods = METHODS, .method_count = BB_COUNT(METHODS)                               \
	}

BbType bb_module_spec_type =
	PLAIN_TYPE("ModuleSpec", "_frozen_importlib", spec_methods, "What is known of a module before it is loaded.");

/* ---- Loaders. ---- */

BB_CFUNCTION(create_module)
{
	return BB_NONE;
}

BB_CFUNCTION(frozen_get_source)
{
	if (bb_is_str(args[0]))
		for (const BbFrozenModule *m = bb_import_frozen(); m && m->name; m++)
			if (bb_str_equals_text(args[0], m->name))
				return bb_str_decode_utf8(t, m->source, m->size, NULL);
	return BB_NONE;
}

/* exec_module(module) of our own loaders: by the module's spec. */
BB_CFUNCTION(exec_module)
{
	BbValue spec = bb_getattr(t, args[0], BB_NAME(t, __spec__));
	return !bb_is_empty(spec) && bb_import_exec(t, spec, args[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(get_code)
{
	return bb_import_code(t, self, args[0]);
}

/* find_spec(name, path, target) of the two importers: only what is theirs. */
BB_CFUNCTION(importer_find_spec)
{
	if (!bb_is_exact_str(args[0]))
		return BB_NONE;
	BbValue spec = bb_import_find_spec(t, args[0], BB_NONE);
	BbValue loader = bb_is_empty(spec) || bb_is_none(spec) ? spec : attribute(t, spec, "loader");
	return bb_is_empty(loader) || bb_is(loader, self) ? spec : BB_NONE;
}

BB_CFUNCTION(is_package_by_spec)
{
	BbValue spec = importer_find_spec(t, self, args, nargs, kwnames);
	if (bb_is_empty(spec) || bb_is_none(spec))
		return bb_is_empty(spec) ? spec : bb_raise(t, &bb_exc_ImportError, "%R is not such a module", args[0]);
	return bb_bool(!bb_is_none(attribute(t, spec, "submodule_search_locations")));
}

BB_CFUNCTION(no_code)
{
	return BB_NONE;
}

static const BbBuiltin builtin_methods[] = {
	BB_CLASS_METHOD(bb_builtin_importer_type, "create_module", create_module, 1, 1, "Use the default."),
	BB_CLASS_METHOD(bb_builtin_importer_type, "exec_module", exec_module, 1, 1, "Nothing is left to do."),
	BB_CLASS_METHOD(bb_builtin_importer_type, "find_spec", importer_find_spec, 1, 3, "The spec, or None."),
	BB_CLASS_METHOD(bb_builtin_importer_type, "get_code", no_code, 1, 1, "None: there is no code object."),
	BB_CLASS_METHOD(bb_builtin_importer_type, "get_source", no_code, 1, 1, "None: there is no source."),
	BB_CLASS_METHOD(bb_builtin_importer_type, "is_package", is_package_by_spec, 1, 1, "Is it a package?"),
};

static const BbBuiltin frozen_methods[] = {
	BB_CLASS_METHOD(bb_frozen_importer_type, "create_module", create_module, 1, 1, "Use the default."),
	BB_CLASS_METHOD(bb_frozen_importer_type, "exec_module", exec_module, 1, 1, "Run the module's code."),
	BB_CLASS_METHOD(bb_frozen_importer_type, "find_spec", importer_find_spec, 1, 3, "The spec, or None."),
	BB_CLASS_METHOD(bb_frozen_importer_type, "get_code", get_code, 1, 1, "The code of a module."),
	BB_CLASS_METHOD(bb_frozen_importer_type, "get_source", frozen_get_source, 1, 1,
			"The source text of a module of the library."),
	BB_CLASS_METHOD(bb_frozen_importer_type, "is_package", is_package_by_spec, 1, 1, "Is it a package?"),
};

BbType bb_builtin_importer_type =
	PLAIN_TYPE("BuiltinImporter", "_frozen_importlib", builtin_methods, "Loads modules written in C.");
BbType bb_frozen_importer_type =
	PLAIN_TYPE("FrozenImporter", "_frozen_importlib", frozen_methods, "Loads modules of the library.");

BB_PARAMS(loader_params, "SourceFileLoader", 0, 2, 2, "fullname", "path");

BB_CFUNCTION(loader_init)
{
	BbValue v[2];
	if (!bb_args_bind(t, &loader_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	return bb_setattr_text(t, self, "name", v[0]) && bb_setattr_text(t, self, "path", v[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(loader_get_filename)
{
	return attribute(t, self, "path");
}

BB_CFUNCTION(loader_get_data)
{
	return bb_is_str(args[0]) ? bb_import_read_file(t, args[0])
				  : bb_type_error(t, "path must be str, not %T", args[0]);
}

BB_CFUNCTION(loader_get_source)
{
	BbValue bytes = bb_import_read_file(t, attribute(t, self, "path"));
	return bb_is_empty(bytes) ? BB_EMPTY : bb_call_method(t, bytes, "decode", NULL, 0);
}

BB_CFUNCTION(loader_is_package)
{
	BbValue path = attribute(t, self, "path");
	const char *text = bb_is_str(path) ? bb_str_text(path) : "", *slash = strrchr(text, '/');
	return bb_bool(strcmp(slash ? slash + 1 : text, "__init__.py") == 0);
}

static const BbBuiltin loader_methods[] = {
	BB_METHOD_KW(bb_source_loader_type, "__init__", loader_init, "Initialize self."),
	BB_NEW(bb_source_loader_type, plain_new),
	BB_METHOD(bb_source_loader_type, "create_module", create_module, 1, 1, "Use the default."),
	BB_METHOD(bb_source_loader_type, "exec_module", exec_module, 1, 1, "Run the module's code."),
	BB_METHOD(bb_source_loader_type, "get_code", get_code, 1, 1, "The code of the module."),
	BB_METHOD(bb_source_loader_type, "get_data", loader_get_data, 1, 1, "The bytes of a file."),
	BB_METHOD(bb_source_loader_type, "get_filename", loader_get_filename, 0, 1, "The path of the source."),
	BB_METHOD(bb_source_loader_type, "get_source", loader_get_source, 0, 1, "The source text."),
	BB_METHOD(bb_source_loader_type, "is_package", loader_is_package, 0, 1, "Is it a package?"),
};
BbType bb_source_loader_type = PLAIN_TYPE("SourceFileLoader", "_frozen_importlib_external", loader_methods,
					  "Loads a module from a source file.");

static const BbBuiltin namespace_methods[] = {
	BB_METHOD(bb_namespace_loader_type, "create_module", create_module, 1, 1, "Use the default."),
	BB_METHOD(bb_namespace_loader_type, "exec_module", exec_module, 1, 1, "Nothing is left to do."),
	BB_METHOD(bb_namespace_loader_type, "get_code", no_code, 1, 1, "None: there is no code."),
	BB_METHOD(bb_namespace_loader_type, "get_source", no_code, 1, 1, "None: there is no source."),
};
BbType bb_namespace_loader_type = PLAIN_TYPE("NamespaceLoader", "_frozen_importlib_external", namespace_methods,
					     "The loader of packages that are directories without code.");

BbValue bb_module_spec_loader(BbThread *t, BbType *type, BbValue name, BbValue path)
{
	void *cell = bb_instance_new(t, type);
	BbValue loader = cell ? bb_from_pointer(cell) : BB_EMPTY;
	const char *path_name = type == &bb_namespace_loader_type ? "_path" : "path";
	return cell && bb_setattr_text(t, loader, "name", name) && bb_setattr_text(t, loader, path_name, path)
		       ? loader
		       : BB_EMPTY;
}

bool bb_module_spec_init(BbThread *t)
{
	return bb_type_ready(t, &bb_module_spec_type) && bb_type_ready(t, &bb_builtin_importer_type) &&
	       bb_type_ready(t, &bb_frozen_importer_type) && bb_type_ready(t, &bb_source_loader_type) &&
	       bb_type_ready(t, &bb_namespace_loader_type);
}

/* ---- Into a module. ---- */

bool bb_module_spec_apply(BbThread *t, BbValue spec, BbValue module)
{
	BbValue loader, parent, locations, origin, has_location;
	loader = bb_getattr_text(t, spec, "loader");
	parent = bb_is_empty(loader) ? BB_EMPTY : bb_getattr_text(t, spec, "parent");
	locations = bb_is_empty(parent) ? BB_EMPTY : bb_getattr_text(t, spec, "submodule_search_locations");
	origin = bb_is_empty(locations) ? BB_EMPTY : bb_getattr_text(t, spec, "origin");
	has_location = bb_is_empty(origin) ? BB_EMPTY : bb_getattr_text(t, spec, "has_location");
	int located = bb_is_empty(has_location) ? -1 : bb_truth(t, has_location);
	return located >= 0 && bb_setattr(t, module, BB_NAME(t, __loader__), loader) &&
	       bb_setattr(t, module, BB_NAME(t, __package__), parent) &&
	       bb_setattr(t, module, BB_NAME(t, __spec__), spec) &&
	       (bb_is_none(locations) || bb_setattr(t, module, BB_NAME(t, __path__), locations)) &&
	       (!located || bb_setattr(t, module, BB_NAME(t, __file__), origin)) &&
	       (!bb_is_exact(loader, &bb_namespace_loader_type) ||
		bb_setattr(t, module, BB_NAME(t, __file__), BB_NONE));
}
