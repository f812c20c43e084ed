/* SPDX-License-Identifier: MIT */
/*
 * See import.h.  What this file keeps is in sys.modules and in the import locks (import_lock.c).
 *
 * A module is looked for among the built-in ones, by the finders in sys.meta_path, along sys.path (or its package's
 * __path__), and last in the frozen library.  In sys.path the library is the entry ".frozen"; what stands behind it
 * (the directories of BOBBINPATH) serves the names that the library lacks, submodules of its packages included.
 */
#include "vm/import.h"

#include "compiler/compiler.h"
#include "object/bytes.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/import_lock.h"
#include "vm/module_spec.h"
#include "vm/name.h"
#include "vm/vm.h"

#include <errno.h>

#define FROZEN_ENTRY ".frozen"

/* Constant after start-up. */
static BbPublished frozen_word; /* const BbFrozenModule *: the same for all runtimes */

void bb_import_set_frozen(const BbFrozenModule *table)
{
	bb_published_store(&frozen_word, (uintptr_t)table);
}

const BbFrozenModule *bb_import_frozen(void)
{
	return (const BbFrozenModule *)bb_published_load(&frozen_word);
}

bool bb_import_init(BbThread *t)
{
	return bb_import_lock_init(t) && bb_module_spec_init(t);
}

void bb_import_after_fork(BbThread *t)
{
	bb_import_lock_after_fork(t);
}

/* ---- Files. ---- */

typedef struct FileCall {
	const char *path;
	int fd;
	char *data;
	size_t size;
	intptr_t result;
} FileCall;

static void *call_kind(void *arg)
{
	FileCall *call = arg;
	call->result = bb_platform_file_kind(call->path);
	return NULL;
}

static void *call_open(void *arg)
{
	FileCall *call = arg;
	call->result = bb_platform_open(call->path);
	return NULL;
}

static void *call_read(void *arg)
{
	FileCall *call = arg;
	call->result = bb_platform_read(call->fd, call->data, call->size);
	return NULL;
}

static intptr_t kind_of(BbThread *t, BbValue path)
{
	FileCall call = {.path = bb_str_text(path)};
	bb_detached(t, call_kind, &call);
	BB_KEEP_FRAME();
	return call.result;
}

BbValue bb_import_read_file(BbThread *t, BbValue path)
{
	/* Lone surrogates stand for bytes that are no text. */
	BbValue name = bb_call_method(t, path, "encode",
				      (BbValue[]){bb_intern_text(t, "utf-8"), bb_intern_text(t, "surrogateescape")}, 2);
	BbBytes *chunk = bb_is_empty(name) ? NULL : bb_bytes_alloc(t, 8192);
	if (!chunk)
		return BB_EMPTY;
	FileCall call = {.path = bb_bytes_data(name)};
	bb_detached(t, call_open, &call);
	if (call.result < 0)
		return bb_raise_os_error(t, (int)-call.result, path);
	call.fd = (int)call.result;
	call.data = chunk->data;
	call.size = 8192;
	BbBytesBuilder b;
	bb_bytes_builder_init(&b, t);
	BbValue text = BB_EMPTY;
	for (;;) {
		bb_detached(t, call_read, &call);
		if (call.result == -EINTR && bb_vm_poll(t))
			continue;
		if (call.result < 0 && !bb_has_exception(t))
			bb_raise_os_error(t, (int)-call.result, path);
		if (bb_has_exception(t) ||
		    (call.result > 0 && !bb_bytes_builder_add(&b, call.data, (size_t)call.result)))
			break;
		if (call.result == 0) {
			text = bb_bytes_builder_finish(&b);
			break;
		}
	}
	bb_platform_close(call.fd);
	return text;
}

/* ---- Errors. ---- */

/* Sets name and path of the pending ImportError. */
static void name_error(BbThread *t, BbValue name, BbValue path)
{
	if (!bb_exception_matches(t, &bb_exc_ImportError))
		return;
	bb_exception_set_field(t, t->exception, 1, name);
	if (!bb_is_empty(path))
		bb_exception_set_field(t, t->exception, 2, path);
}

static BbValue not_found(BbThread *t, BbValue name)
{
	bb_raise(t, &bb_exc_ModuleNotFoundError, "No module named %R", name);
	name_error(t, name, BB_EMPTY);
	return BB_EMPTY;
}

/* ---- Finding: each returns a spec, BB_NONE (not here), or EMPTY (raised). ---- */

static BbValue find_builtin(BbThread *t, BbValue name, BbValue *module)
{
	*module = bb_vm(t)->load_builtin_module(t, bb_str_text(name));
	if (bb_is_empty(*module))
		return bb_has_exception(t) ? BB_EMPTY : BB_NONE;
	return bb_module_spec_new(t, name, bb_from_pointer(&bb_builtin_importer_type), bb_intern_text(t, "built-in"),
				  BB_EMPTY, false);
}

static const BbFrozenModule *frozen_named(BbValue name)
{
	for (const BbFrozenModule *m = bb_import_frozen(); m && m->name; m++)
		if (bb_str_equals_text(name, m->name))
			return m;
	return NULL;
}

static BbValue find_frozen(BbThread *t, BbValue name)
{
	const BbFrozenModule *m = frozen_named(name);
	if (!m)
		return BB_NONE;
	BbValue locations = m->is_package ? bb_list_new(t, 0) : BB_EMPTY;
	if (m->is_package && bb_is_empty(locations))
		return BB_EMPTY;
	return bb_module_spec_new(t, name, bb_from_pointer(&bb_frozen_importer_type), bb_intern_text(t, "frozen"),
				  locations, false);
}

static BbValue source_spec(BbThread *t, BbValue name, BbValue file, BbValue directory)
{
	BbValue loader = bb_module_spec_loader(t, &bb_source_loader_type, name, file);
	BbValue locations = BB_EMPTY;
	if (!bb_is_empty(directory)) {
		locations = bb_list_from(t, &directory, 1);
		if (bb_is_empty(locations))
			return BB_EMPTY;
	}
	return bb_is_empty(loader) ? BB_EMPTY : bb_module_spec_new(t, name, loader, file, locations, true);
}

/* Looks into one directory; a directory of the module's name without code is added to portions. */
static BbValue find_in(BbThread *t, BbValue directory, BbValue name, const char *tail, BbValue portions)
{
	if (bb_str_equals_text(directory, FROZEN_ENTRY))
		return find_frozen(t, name);
	const char *text = bb_str_text(directory);
	size_t size = bb_to_str(directory)->size;
	BbValue base;
	if (size == 0) {
		char here[1024];
		if (!bb_platform_current_directory(here, sizeof here))
			return BB_NONE;
		base = bb_format(t, "%s/%s", here, tail);
	} else {
		base = bb_format(t, text[size - 1] == '/' ? "%S%s" : "%S/%s", directory, tail);
	}
	if (bb_is_empty(base))
		return BB_EMPTY;
	bool is_directory = kind_of(t, base) == BB_FILE_DIRECTORY;
	if (is_directory) {
		BbValue file = bb_format(t, "%S/__init__.py", base);
		if (bb_is_empty(file))
			return BB_EMPTY;
		if (kind_of(t, file) == BB_FILE_REGULAR)
			return source_spec(t, name, file, base);
	}
	BbValue file = bb_format(t, "%S.py", base);
	if (bb_is_empty(file))
		return BB_EMPTY;
	if (kind_of(t, file) == BB_FILE_REGULAR)
		return source_spec(t, name, file, BB_EMPTY);
	return is_directory && !bb_list_append(t, portions, base) ? BB_EMPTY : BB_NONE;
}

static BbValue find_on_path(BbThread *t, BbValue name, const char *tail, BbValue path)
{
	BbValue portions = bb_list_new(t, 0);
	BbValue iterator = bb_is_empty(portions) ? BB_EMPTY : bb_iter(t, path), entry;
	int more;
	while ((more = bb_is_empty(iterator) ? -1 : bb_next(t, iterator, &entry)) > 0) {
		BbValue spec = bb_is_str(entry) ? find_in(t, entry, name, tail, portions) : BB_NONE;
		if (!bb_is_none(spec))
			return spec;
	}
	if (more < 0)
		return BB_EMPTY;
	if (bb_list_count(portions) == 0)
		return BB_NONE;
	BbValue loader = bb_module_spec_loader(t, &bb_namespace_loader_type, name, portions);
	return bb_is_empty(loader) ? BB_EMPTY : bb_module_spec_new(t, name, loader, BB_EMPTY, portions, false);
}

/* The program's own finders. */
static BbValue find_by_meta_path(BbThread *t, BbValue name, BbValue path)
{
	BbValue finders = bb_name_of_sys(t, BB_NAME(t, meta_path));
	if (bb_is_empty(finders) || !bb_is_list(finders))
		return BB_NONE;
	for (size_t i = 0; i < bb_list_count(finders); i++) {
		BbValue finder = bb_list_get(t, finders, (intptr_t)i), find;
		if (bb_is_empty(finder))
			break;
		int found = bb_getattr_optional(t, finder, bb_intern_text(t, "find_spec"), &find);
		if (found < 0)
			return BB_EMPTY;
		BbValue args[] = {name, path, BB_NONE};
		BbValue spec = found ? bb_call(t, find, args, 3, BB_EMPTY) : BB_NONE;
		if (!bb_is_none(spec))
			return spec;
	}
	return BB_NONE;
}

/* A submodule that a package of the frozen library lacks: it may be in a directory of that package's name on sys.path.
 */
static BbValue find_beside_frozen(BbThread *t, BbValue name)
{
	const char *text = bb_str_text(name), *dot = strrchr(text, '.');
	BbValue package = dot ? bb_str_new(t, text, (size_t)(dot - text)) : BB_NONE;
	BbValue path = bb_name_of_sys(t, BB_NAME(t, path));
	const BbFrozenModule *m = !dot || bb_is_empty(package) ? NULL : frozen_named(package);
	if (!m || !m->is_package || bb_is_empty(path))
		return bb_is_empty(package) ? BB_EMPTY : BB_NONE;
	char tail[256];
	size_t size = bb_to_str(name)->size;
	if (size >= sizeof tail)
		return BB_NONE;
	for (size_t i = 0; i <= size; i++)
		tail[i] = text[i] == '.' ? '/' : text[i];
	return find_on_path(t, name, tail, path);
}

/* path is the package's __path__, or None.  *module is what a built-in loader has made already. */
static BbValue find_spec(BbThread *t, BbValue name, BbValue path, BbValue *module)
{
	*module = BB_EMPTY;
	BbValue spec = find_builtin(t, name, module);
	if (bb_is_none(spec))
		spec = find_by_meta_path(t, name, path);
	if (bb_is_none(spec)) {
		const char *dot = strrchr(bb_str_text(name), '.');
		BbValue where = bb_is_none(path) ? bb_name_of_sys(t, BB_NAME(t, path)) : path;
		if (!bb_is_empty(where))
			spec = find_on_path(t, name, dot ? dot + 1 : bb_str_text(name), where);
	}
	if (bb_is_none(spec))
		spec = find_frozen(t, name);
	return bb_is_none(spec) ? find_beside_frozen(t, name) : spec;
}

/* ---- Loading. ---- */

static BbValue compile_text(BbThread *t, const char *text, size_t size, BbValue filename, bool is_text)
{
	BbCompileOptions options = {.mode = BB_COMPILE_EXEC,
				    .filename = filename,
				    .is_text = is_text,
				    .optimize = bb_vm(t)->options.optimize};
	return bb_compile(t, text, size, &options);
}

static BbValue compile_file(BbThread *t, BbValue file)
{
	BbValue bytes = bb_import_read_file(t, file);
	BbValue code = bb_is_empty(bytes) ? BB_EMPTY
					  : compile_text(t, bb_bytes_data(bytes), bb_bytes_size(bytes), file, false);
	BB_KEEP_FRAME();
	return code;
}

static BbValue compile_frozen(BbThread *t, BbValue name)
{
	const BbFrozenModule *m = frozen_named(name);
#if BB_FROZEN_CODE
	if (m->code)
		return bb_from_pointer(m->code);
#endif
	BbValue file = bb_format(t, "<frozen %S>", name);
	return bb_is_empty(file) ? BB_EMPTY : compile_text(t, m->source, m->size, file, true);
}

/* The code of what the spec describes; None: it has none; EMPTY: raised. */
static BbValue code_of_spec(BbThread *t, BbValue spec, BbValue name)
{
	BbValue loader = bb_getattr_text(t, spec, "loader");
	if (bb_is_empty(loader))
		return BB_EMPTY;
	if (bb_is(loader, bb_from_pointer(&bb_frozen_importer_type)))
		return compile_frozen(t, name);
	if (bb_is_exact(loader, &bb_source_loader_type)) {
		BbValue file = bb_getattr_text(t, spec, "origin");
		return bb_is_empty(file) ? BB_EMPTY : compile_file(t, file);
	}
	return BB_NONE;
}

static BbValue run_in(BbThread *t, BbValue code, BbValue dict)
{
	if (!bb_dict_set(t, dict, BB_NAME(t, __builtins__), bb_name_builtins_of_new(t)))
		return BB_EMPTY;
	return bb_vm_run_code(t, bb_to_pointer(code), dict, dict, BB_EMPTY);
}

/* Executes the module of one of our own loaders, or by the loader of the program's. */
static bool execute(BbThread *t, BbValue spec, BbValue name, BbValue module)
{
	BbValue loader = bb_getattr_text(t, spec, "loader"), exec_module;
	if (bb_is_empty(loader))
		return false;
	if (bb_is_none(loader) || bb_is(loader, bb_from_pointer(&bb_builtin_importer_type)) ||
	    bb_is_exact(loader, &bb_namespace_loader_type))
		return true;
	if (bb_is(loader, bb_from_pointer(&bb_frozen_importer_type)) || bb_is_exact(loader, &bb_source_loader_type)) {
		BbValue code = code_of_spec(t, spec, name);
		return !bb_is_empty(code) && !bb_is_empty(run_in(t, code, bb_module_dict(module)));
	}
	exec_module = bb_getattr_text(t, loader, "exec_module");
	return !bb_is_empty(exec_module) && !bb_is_empty(bb_call1(t, exec_module, module));
}

/* A new module for the spec, by the loader's create_module if it has one. */
static BbValue create_module(BbThread *t, BbValue spec, BbValue name)
{
	BbValue loader = bb_getattr_text(t, spec, "loader"), create;
	if (bb_is_empty(loader))
		return BB_EMPTY;
	int found = bb_getattr_optional(t, loader, bb_intern_text(t, "create_module"), &create);
	BbValue module = found > 0 ? bb_call1(t, create, spec) : found < 0 ? BB_EMPTY : BB_NONE;
	return bb_is_none(module) ? bb_module_new(t, name) : module;
}

static void remove_module(BbThread *t, BbValue name)
{
	BbValue pending = bb_exception_take(t);
	if (bb_dict_delete(t, bb_vm(t)->modules, name) < 0)
		bb_exception_clear(t);
	bb_exception_restore(t, pending);
}

/* Makes the module and runs it; the caller holds its import lock. */
static BbValue load(BbThread *t, BbValue spec, BbValue name, BbValue module)
{
	BbValue modules = bb_vm(t)->modules, initializing = BB_NAME(t, _initializing);
	if (bb_is_empty(module))
		module = create_module(t, spec, name);
	if (bb_is_empty(module) || !bb_module_spec_apply(t, spec, module) ||
	    !bb_setattr(t, spec, initializing, BB_TRUE) || !bb_dict_set(t, modules, name, module))
		return BB_EMPTY;
	bool done = execute(t, spec, name, module);
	BbValue pending = bb_exception_take(t);
	bool noted = bb_setattr(t, spec, initializing, BB_FALSE);
	if (!noted)
		bb_exception_clear(t);
	bb_exception_restore(t, pending);
	if (!done) {
		remove_module(t, name);
		return BB_EMPTY;
	}
	/* A module may have put something else in its place. */
	int found = bb_dict_get(t, modules, name, &module);
	if (found == 0)
		bb_raise_key_error(t, name);
	return found > 0 ? module : BB_EMPTY;
}

/* ---- For module importlib. ---- */

BbValue bb_import_find_spec(BbThread *t, BbValue name, BbValue path)
{
	BbValue module;
	return find_spec(t, name, path, &module);
}

BbValue bb_import_find_on_path(BbThread *t, BbValue name, BbValue path)
{
	const char *dot = strrchr(bb_str_text(name), '.');
	return find_on_path(t, name, dot ? dot + 1 : bb_str_text(name), path);
}

/* spec.name, which must be a str. */
static BbValue name_of_spec(BbThread *t, BbValue spec)
{
	BbValue name = bb_getattr_text(t, spec, "name");
	if (bb_is_empty(name) || bb_is_exact_str(name))
		return name;
	return bb_type_error(t, "spec.name must be str, not %T", name);
}

BbValue bb_import_module_from_spec(BbThread *t, BbValue spec)
{
	BbValue name = name_of_spec(t, spec), module = bb_is_empty(name) ? BB_EMPTY : BB_NONE;
	BbValue loader = bb_is_empty(module) ? BB_EMPTY : bb_getattr_text(t, spec, "loader");
	if (bb_is_empty(loader))
		return BB_EMPTY;
	if (bb_is(loader, bb_from_pointer(&bb_builtin_importer_type)))
		module = bb_vm(t)->load_builtin_module(t, bb_str_text(name));
	if (bb_is_none(module))
		module = create_module(t, spec, name);
	return !bb_is_empty(module) && bb_module_spec_apply(t, spec, module) ? module : BB_EMPTY;
}

bool bb_import_exec(BbThread *t, BbValue spec, BbValue module)
{
	BbValue name = name_of_spec(t, spec);
	if (!bb_is_empty(name) && !bb_is_module(module))
		bb_type_error(t, "expected a module, not %T", module);
	return !bb_has_exception(t) && execute(t, spec, name, module);
}

BbValue bb_import_code(BbThread *t, BbValue loader, BbValue name)
{
	if (bb_is(loader, bb_from_pointer(&bb_frozen_importer_type)))
		return bb_is_exact_str(name) && frozen_named(name) ? compile_frozen(t, name) : BB_NONE;
	BbValue file = bb_getattr_text(t, loader, "path");
	return bb_is_empty(file) ? BB_EMPTY : compile_file(t, file);
}

/* ---- Loading. ---- */

/* Remembers (or forgets) that a submodule of parent is being imported. */
static bool note_submodule(BbThread *t, BbValue parent, BbValue child, bool begins)
{
	BbValue spec = BB_EMPTY, list;
	int found = bb_getattr_optional(t, parent, BB_NAME(t, __spec__), &spec);
	if (found > 0 && !bb_is_none(spec))
		found = bb_getattr_optional(t, spec, bb_intern_text(t, "_uninitialized_submodules"), &list);
	else
		return found >= 0;
	if (found <= 0 || !bb_is_list(list))
		return found >= 0;
	if (begins)
		return bb_list_append(t, list, child);
	BbValue pending = bb_exception_take(t);
	if (bb_is_empty(bb_call_method(t, list, "remove", &child, 1)))
		bb_exception_clear(t);
	bb_exception_restore(t, pending);
	return true;
}

static BbValue import_absolute(BbThread *t, BbValue name);

/* What a dotted name is in, imported.  None: name has no dot. */
static BbValue import_parent(BbThread *t, BbValue name)
{
	BbValue parent_name = bb_module_spec_parent(t, name);
	if (!bb_is_empty(parent_name))
		return import_absolute(t, parent_name);
	return bb_has_exception(t) ? BB_EMPTY : BB_NONE;
}

/* The __path__ that the module called name is looked for on: that of its parent, or None.  ImportError: parent is no
 * package. */
static BbValue parent_path(BbThread *t, BbValue parent, BbValue name)
{
	BbValue path = BB_EMPTY;
	if (bb_is_none(parent))
		return BB_NONE;
	if (bb_getattr_optional(t, parent, BB_NAME(t, __path__), &path) == 0) {
		bb_raise(t, &bb_exc_ModuleNotFoundError, "No module named %R; %R is not a package", name,
			 bb_module_spec_parent(t, name));
		name_error(t, name, BB_EMPTY);
	}
	return path;
}

/* The caller holds the import lock of name, which is not in sys.modules. */
static BbValue find_and_load(BbThread *t, BbValue name)
{
	BbValue module, parent = import_parent(t, name);
	if (bb_is_empty(parent))
		return BB_EMPTY;
	/* The parent may have imported it, or put it into sys.modules though it is no package, as os does. */
	int found = bb_is_none(parent) ? 0 : bb_dict_get(t, bb_vm(t)->modules, name, &module);
	if (found)
		return found < 0 ? BB_EMPTY : module;
	BbValue path = parent_path(t, parent, name);
	if (bb_is_empty(path))
		return BB_EMPTY;
	BbValue spec = find_spec(t, name, path, &module);
	if (bb_is_empty(spec) || bb_is_none(spec))
		return bb_is_none(spec) ? not_found(t, name) : BB_EMPTY;
	if (bb_is_none(parent))
		return load(t, spec, name, module);
	BbValue child = bb_intern_text(t, strrchr(bb_str_text(name), '.') + 1);
	if (bb_is_empty(child) || !note_submodule(t, parent, child, true))
		return BB_EMPTY;
	module = load(t, spec, name, module);
	if (!note_submodule(t, parent, child, false) || bb_is_empty(module))
		return BB_EMPTY;
	if (!bb_setattr(t, parent, child, module)) {
		if (!bb_exception_matches(t, &bb_exc_AttributeError))
			return BB_EMPTY;
		bb_exception_clear(t);
	}
	return module;
}

/* The module is being loaded (perhaps by another thread). */
static int is_initializing(BbThread *t, BbValue module)
{
	BbValue spec;
	if (bb_is_exact(module, &bb_module_type)) {
		spec = bb_dict_get_name(t, bb_module_dict(module), BB_NAME(t, __spec__));
		if (bb_is_empty(spec) || bb_is_none(spec))
			return 0;
		if (bb_is_exact(spec, &bb_module_spec_type))
			return bb_is(bb_instance_get(t, spec, BB_NAME(t, _initializing)), BB_TRUE);
	} else {
		int found = bb_getattr_optional(t, module, BB_NAME(t, __spec__), &spec);
		if (found <= 0 || bb_is_none(spec))
			return found;
	}
	BbValue v;
	int found = bb_getattr_optional(t, spec, BB_NAME(t, _initializing), &v);
	return found <= 0 ? found : bb_truth(t, v);
}

/* Imports the module with this whole name. */
static BbValue import_absolute(BbThread *t, BbValue name)
{
	bool has_parent = false;
	BbValue unfinished = BB_EMPTY; /* nobody is loading it any more, though it doesn't say so */
	for (;;) {
		BbValue module;
		int found = bb_dict_get(t, bb_vm(t)->modules, name, &module);
		if (found < 0)
			return BB_EMPTY;
		if (found && bb_is_none(module)) {
			bb_raise(t, &bb_exc_ModuleNotFoundError, "import of %S halted; None in sys.modules", name);
			name_error(t, name, BB_EMPTY);
			return BB_EMPTY;
		}
		int busy = found && !bb_is(module, unfinished) ? is_initializing(t, module) : 0;
		if (busy < 0)
			return BB_EMPTY;
		if (found && !busy)
			return module;
		/* The package comes before the lock: whoever is loading the package may want this module, too. */
		if (!found && !has_parent) {
			if (bb_is_empty(import_parent(t, name)))
				return BB_EMPTY;
			has_parent = true;
			continue;
		}
		switch (bb_import_lock_take(t, name, found)) {
		case BB_IMPORT_LOCK_FAILED:
			return BB_EMPTY;
		case BB_IMPORT_LOCK_FREE:
			unfinished = module;
			continue;
		case BB_IMPORT_LOCK_WAITED:
			continue;
		case BB_IMPORT_LOCK_OWN:
		case BB_IMPORT_LOCK_DEADLOCK:
			if (found)
				return module;
			/* It is not in sys.modules yet or not any more. */
			return find_and_load(t, name);
		case BB_IMPORT_LOCK_TAKEN:
			break;
		}
		/* Another thread may have been faster. */
		found = bb_dict_get(t, bb_vm(t)->modules, name, &module);
		if (found == 0)
			module = find_and_load(t, name);
		bb_import_lock_release(t, name);
		return found < 0 ? BB_EMPTY : module;
	}
}

/* ---- Names. ---- */

static BbValue global(BbThread *t, BbValue globals, BbNameId name)
{
	BbValue v;
	int found = bb_dict_get(t, globals, bb_name(t, name), &v);
	return found > 0 && !bb_is_none(v) ? v : BB_EMPTY;
}

/* The package that relative names in these globals start from. */
static BbValue package_of(BbThread *t, BbValue globals)
{
	if (bb_is_empty(globals) || bb_is_none(globals))
		return bb_raise(t, &bb_exc_KeyError, "'__name__' not in globals");
	if (!bb_is_dict(globals))
		return bb_type_error(t, "globals must be a dict");
	BbValue package = global(t, globals, BB_N___package__), spec = global(t, globals, BB_N___spec__);
	if (!bb_is_empty(package))
		return bb_is_str(package) ? package : bb_type_error(t, "package must be a string");
	if (!bb_is_empty(spec)) {
		package = bb_getattr_text(t, spec, "parent");
		return bb_is_empty(package) || bb_is_str(package)
			       ? package
			       : bb_type_error(t, "__spec__.parent must be a string");
	}
	if (!bb_warn(t, &bb_exc_ImportWarning,
		     "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"))
		return BB_EMPTY;
	BbValue name = global(t, globals, BB_N___name__);
	if (bb_is_empty(name))
		return bb_raise(t, &bb_exc_KeyError, "'__name__' not in globals");
	if (!bb_is_str(name))
		return bb_type_error(t, "__name__ must be a string");
	if (!bb_is_empty(global(t, globals, BB_N___path__)))
		return name;
	BbValue parent = bb_module_spec_parent(t, name);
	return bb_is_empty(parent) && !bb_has_exception(t) ? bb_str_empty(t) : parent;
}

static BbValue resolve(BbThread *t, BbValue name, BbValue globals, intptr_t level)
{
	BbValue package = package_of(t, globals);
	if (bb_is_empty(package))
		return BB_EMPTY;
	size_t size = bb_to_str(package)->size;
	const char *text = bb_str_text(package);
	if (size == 0)
		return bb_raise(t, &bb_exc_ImportError, "attempted relative import with no known parent package");
	for (intptr_t i = 1; i < level; i++) {
		while (size > 0 && text[size - 1] != '.')
			size--;
		if (size == 0)
			return bb_raise(t, &bb_exc_ImportError, "attempted relative import beyond top-level package");
		size--;
	}
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	bb_str_builder_add_part(&b, package, 0, size);
	if (bb_to_str(name)->size) {
		bb_str_builder_add_char(&b, '.');
		bb_str_builder_add_str(&b, name);
	}
	BbValue whole = bb_str_builder_finish(&b);
	return bb_is_empty(whole) ? BB_EMPTY : bb_intern(t, whole);
}

/* ---- from package import submodules. ---- */

static BbValue wrong_item(BbThread *t, BbValue module, BbValue item, bool from_all)
{
	if (!from_all)
		return bb_type_error(t, "Item in ``from list'' must be str, not %T", item);
	BbValue name = bb_getattr(t, module, BB_NAME(t, __name__));
	return bb_is_empty(name) ? BB_EMPTY : bb_type_error(t, "Item in %S.__all__ must be str, not %T", name, item);
}

/* Imports module.item, if there is such a submodule. */
static bool try_submodule(BbThread *t, BbValue module, BbValue item)
{
	BbValue package = bb_getattr(t, module, BB_NAME(t, __name__)), present;
	BbValue name = bb_is_empty(package) ? BB_EMPTY : bb_format(t, "%S.%S", package, item);
	name = bb_is_empty(name) ? BB_EMPTY : bb_intern(t, name);
	if (bb_is_empty(name))
		return false;
	if (!bb_is_empty(import_absolute(t, name)))
		return true;
	if (!bb_exception_matches(t, &bb_exc_ModuleNotFoundError))
		return false;
	BbValue exception = bb_exception_take(t), missing = bb_exception_field(exception, 1);
	bool same = bb_is_str(missing) && bb_str_equal(bb_to_str(missing), bb_to_str(name));
	if (same) {
		/* A name with None in sys.modules was made unavailable on purpose. */
		int found = bb_dict_get(t, bb_vm(t)->modules, name, &present);
		if (found < 0)
			return false;
		if (!(found && bb_is_none(present)))
			return true;
	}
	bb_exception_restore(t, exception);
	return false;
}

static bool handle_fromlist(BbThread *t, BbValue module, BbValue names, bool from_all)
{
	BbValue iterator = bb_iter(t, names), item, v;
	int more;
	while ((more = bb_is_empty(iterator) ? -1 : bb_next(t, iterator, &item)) > 0) {
		if (!bb_is_str(item)) {
			wrong_item(t, module, item, from_all);
			return false;
		}
		if (bb_str_equals_text(item, "*")) {
			int found = from_all ? 0 : bb_getattr_optional(t, module, BB_NAME(t, __all__), &v);
			if (found < 0 || (found && !handle_fromlist(t, module, v, true)))
				return false;
			continue;
		}
		BbValue name = bb_is_exact_str(item) ? bb_intern(t, item) : item;
		int found = bb_is_empty(name) ? -1 : bb_getattr_optional(t, module, name, &v);
		if (found < 0 || (!found && !try_submodule(t, module, name)))
			return false;
	}
	return more == 0;
}

/* ---- __import__. ---- */

/* import a.b.c gives a; a relative one the module that its first component names. */
static BbValue front_of(BbThread *t, BbValue name, BbValue whole, BbValue module, intptr_t level)
{
	const char *text = bb_str_text(name), *dot = strchr(text, '.');
	if (bb_to_str(name)->size == 0 || !dot)
		return module;
	size_t front = (size_t)(dot - text);
	if (level == 0) {
		BbValue first = bb_intern_utf8(t, text, front);
		return bb_is_empty(first) ? BB_EMPTY : import_absolute(t, first);
	}
	size_t cut = bb_to_str(whole)->size - (bb_to_str(name)->size - front);
	BbValue to_return = bb_intern_utf8(t, bb_str_text(whole), cut), v;
	int found = bb_is_empty(to_return) ? -1 : bb_dict_get(t, bb_vm(t)->modules, to_return, &v);
	if (found == 0)
		return bb_raise(t, &bb_exc_KeyError, "%R not in sys.modules as expected", to_return);
	return found > 0 ? v : BB_EMPTY;
}

BbValue bb_import(BbThread *t, BbValue name, BbValue globals, BbValue locals, BbValue fromlist, BbValue level_value)
{
	intptr_t level = 0;
	if (!bb_is_str(name))
		return bb_type_error(t, "module name must be a string");
	if (!bb_is_empty(level_value) && !bb_index_ssize(t, level_value, false, &level))
		return BB_EMPTY;
	if (level < 0)
		return bb_value_error(t, "level must be >= 0");
	BbValue whole;
	if (level > 0)
		whole = resolve(t, name, globals, level);
	else if (bb_to_str(name)->size == 0)
		return bb_value_error(t, "Empty module name");
	else
		whole = bb_is_exact_str(name) ? bb_intern(t, name) : bb_str_exact(t, name);
	BbValue module = bb_is_empty(whole) ? BB_EMPTY : import_absolute(t, whole);
	if (bb_is_empty(module))
		return BB_EMPTY;
	int has_list = bb_is_empty(fromlist) || bb_is_none(fromlist) ? 0 : bb_truth(t, fromlist);
	if (has_list <= 0)
		return has_list < 0 ? BB_EMPTY : front_of(t, name, whole, module, level);
	BbValue path;
	int package = bb_getattr_optional(t, module, BB_NAME(t, __path__), &path);
	if (package < 0 || (package && !handle_fromlist(t, module, fromlist, false)))
		return BB_EMPTY;
	return module;
}

BbValue bb_import_module(BbThread *t, const char *name)
{
	BbValue text = bb_intern_text(t, name);
	return bb_is_empty(text) ? BB_EMPTY : import_absolute(t, text);
}

/* ---- from module import name. ---- */

/* An attribute or None. */
static BbValue optional(BbThread *t, BbValue object, const char *name)
{
	BbValue v, text = bb_intern_text(t, name);
	int found = bb_is_empty(text) || bb_is_none(object) ? 0 : bb_getattr_optional(t, object, text, &v);
	if (found < 0)
		bb_exception_clear(t);
	return found > 0 ? v : BB_NONE;
}

/* The file is in the directory of the program, where it may hide a library module. */
static bool may_shadow(BbThread *t, BbValue origin)
{
	BbValue first = bb_dict_get_name(t, bb_vm(t)->registry, BB_NAME(t, path_0));
	const char *file = bb_str_text(origin), *slash = strrchr(file, '/');
	if (bb_is_empty(first) || !bb_is_str(first) || !slash)
		return false;
	size_t size = (size_t)(slash - file);
	if (strcmp(slash, "/__init__.py") == 0)
		while (size > 0 && file[--size] != '/')
			;
	return bb_to_str(first)->size == size && memcmp(bb_str_text(first), file, size) == 0;
}

static BbValue cannot_import(BbThread *t, BbValue module, BbValue name)
{
	BbValue module_name = optional(t, module, "__name__"), spec = optional(t, module, "__spec__");
	BbValue origin = bb_is_none(spec) || bb_is_none(optional(t, spec, "has_location")) ||
					 bb_is(optional(t, spec, "has_location"), BB_FALSE)
				 ? optional(t, module, "__file__")
				 : optional(t, spec, "origin");
	bool located = bb_is_str(origin);
	BbValue shown = bb_is_str(module_name) ? module_name : bb_intern_text(t, "<unknown module name>");
	bool shadows = located && may_shadow(t, origin);
	BbValue library = shadows ? bb_name_of_sys(t, BB_NAME(t, stdlib_module_names)) : BB_EMPTY;
	int hides = bb_is_empty(library) ? 0 : bb_contains(t, library, shown);
	if (hides < 0)
		return BB_EMPTY;
	if (hides)
		bb_raise(
			t, &bb_exc_ImportError,
			"cannot import name %R from %R (consider renaming %R since it has the same name as the standard library module named "
			"%R and prevents importing that standard library module)",
			name, shown, origin, shown);
	else if (bb_is(optional(t, spec, "_initializing"), BB_TRUE) && located && shadows)
		bb_raise(
			t, &bb_exc_ImportError,
			"cannot import name %R from %R (consider renaming %R if it has the same name as a library you intended to import)",
			name, shown, origin);
	else if (bb_is(optional(t, spec, "_initializing"), BB_TRUE) && located)
		bb_raise(
			t, &bb_exc_ImportError,
			"cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)",
			name, shown, origin);
	else if (bb_is(optional(t, spec, "_initializing"), BB_TRUE))
		bb_raise(
			t, &bb_exc_ImportError,
			"cannot import name %R from partially initialized module %R (most likely due to a circular import)",
			name, shown);
	else if (located)
		bb_raise(t, &bb_exc_ImportError, "cannot import name %R from %R (%S)", name, shown, origin);
	else
		bb_raise(t, &bb_exc_ImportError, "cannot import name %R from %R (unknown location)", name, shown);
	if (bb_exception_matches(t, &bb_exc_ImportError)) {
		name_error(t, shown, located ? origin : BB_NONE);
		bb_exception_set_field(t, t->exception, 3, name);
	}
	return BB_EMPTY;
}

BbValue bb_import_from(BbThread *t, BbValue module, BbValue name)
{
	BbValue v;
	int found = bb_getattr_optional(t, module, name, &v);
	if (found)
		return found > 0 ? v : BB_EMPTY;
	/* A submodule that is being imported is in sys.modules before it is an attribute of its package. */
	BbValue package = optional(t, module, "__name__");
	if (bb_is_str(package)) {
		BbValue whole = bb_format(t, "%S.%S", package, name);
		found = bb_is_empty(whole) ? -1 : bb_dict_get(t, bb_vm(t)->modules, whole, &v);
		if (found)
			return found > 0 ? v : BB_EMPTY;
	}
	return cannot_import(t, module, name);
}

/* ---- from module import *. ---- */

static bool is_private(BbValue name)
{
	return bb_is_str(name) && bb_str_text(name)[0] == '_';
}

static bool wrong_key(BbThread *t, BbValue module, BbValue key, bool has_all)
{
	BbValue name = bb_getattr(t, module, BB_NAME(t, __name__));
	if (!bb_is_empty(name))
		bb_type_error(t, "%s in %S.%s must be str, not %T", has_all ? "Item" : "Key", name,
			      has_all ? "__all__" : "__dict__", key);
	return false;
}

static bool store(BbThread *t, BbValue into, BbValue name, BbValue value)
{
	return bb_is_exact(into, &bb_dict_type) ? bb_dict_set(t, into, name, value) : bb_setitem(t, into, name, value);
}

bool bb_import_star(BbThread *t, BbValue module, BbValue into)
{
	BbValue names, dict, item;
	int has_all = bb_getattr_optional(t, module, BB_NAME(t, __all__), &names);
	if (has_all == 0) {
		int found = bb_getattr_optional(t, module, BB_NAME(t, __dict__), &dict);
		if (found == 0)
			bb_raise(t, &bb_exc_ImportError, "from-import-* object has no __dict__ and no __all__");
		names = found > 0 ? bb_call_method(t, dict, "keys", NULL, 0) : BB_EMPTY;
		names = bb_is_empty(names) ? BB_EMPTY : bb_list_from_iterable(t, names);
	}
	BbValue iterator = has_all < 0 || bb_is_empty(names) ? BB_EMPTY : bb_iter(t, names);
	int more;
	while ((more = bb_is_empty(iterator) ? -1 : bb_next(t, iterator, &item)) > 0) {
		if (!bb_is_str(item))
			return wrong_key(t, module, item, has_all);
		if (!has_all && is_private(item))
			continue;
		BbValue name = bb_is_exact_str(item) ? bb_intern(t, item) : item;
		BbValue value = bb_is_empty(name) ? BB_EMPTY : bb_getattr(t, module, name);
		if (bb_is_empty(value) || !store(t, into, name, value))
			return false;
	}
	return more == 0;
}

/* ---- Start-up. ---- */

bool bb_import_describe_builtin(BbThread *t, BbValue module, BbValue name)
{
	BbValue spec = bb_module_spec_new(t, name, bb_from_pointer(&bb_builtin_importer_type),
					  bb_intern_text(t, "built-in"), BB_EMPTY, false);
	return !bb_is_empty(spec) && bb_module_spec_apply(t, spec, module);
}

BbValue bb_import_initial_path(BbThread *t)
{
	BbValue library = bb_intern_text(t, FROZEN_ENTRY);
	BbValue list = bb_is_empty(library) ? BB_EMPTY : bb_list_from(t, &library, 1);
	const char *text = bb_vm(t)->options.ignore_environment ? NULL : bb_platform_environment("BOBBINPATH");
	while (!bb_is_empty(list) && text && *text) {
		size_t size = strcspn(text, ":");
		BbValue entry = bb_str_decode_utf8(t, text, size, "surrogateescape");
		if (bb_is_empty(entry) || !bb_list_append(t, list, entry))
			return BB_EMPTY;
		text += size + (text[size] == ':');
	}
	return list;
}

BbValue bb_import_run_main(BbThread *t, BbValue name, bool set_argv)
{
	BbValue module;
	name = bb_intern(t, name);
	BbValue parent = bb_is_empty(name) ? BB_EMPTY : import_parent(t, name);
	BbValue path = bb_is_empty(parent) ? BB_EMPTY : parent_path(t, parent, name);
	BbValue spec = bb_is_empty(path) ? BB_EMPTY : find_spec(t, name, path, &module);
	if (bb_is_empty(spec) || bb_is_none(spec))
		return bb_is_none(spec) ? not_found(t, name) : BB_EMPTY;
	BbValue locations = bb_getattr_text(t, spec, "submodule_search_locations");
	if (bb_is_empty(locations))
		return BB_EMPTY;
	if (!bb_is_none(locations)) {
		BbValue inner = bb_format(t, "%S.__main__", name);
		return bb_is_empty(inner) ? BB_EMPTY : bb_import_run_main(t, inner, set_argv);
	}
	BbValue code = code_of_spec(t, spec, name);
	if (bb_is_empty(code) || bb_is_none(code))
		return bb_is_none(code) ? bb_raise(t, &bb_exc_ImportError, "No code object available for %S", name)
					: BB_EMPTY;
	BbValue dict = bb_run_main_dict(t), main;
	if (bb_is_empty(dict) || bb_dict_get(t, bb_vm(t)->modules, BB_NAME(t, __main__), &main) <= 0 ||
	    !bb_module_spec_apply(t, spec, main))
		return BB_EMPTY;
	BbValue argv = bb_name_of_sys(t, BB_NAME(t, argv)), file = bb_getattr_text(t, spec, "origin");
	if (set_argv && !bb_is_empty(argv) && bb_is_list(argv) && !bb_is_empty(file) && bb_is_str(file))
		bb_list_set(t, argv, 0, file);
	return bb_vm_run_code(t, bb_to_pointer(code), dict, dict, BB_EMPTY);
}
