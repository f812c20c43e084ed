/* SPDX-License-Identifier: MIT */
/*
 * Module _imp.
 *
 * Nothing here has state.
 */
#include "modules/mod_imp.h"

#include "object/error.h"
#include "object/native.h"
#include "object/str.h"
#include "vm/import.h"
#include "vm/module_spec.h"

static bool check_name(BbThread *t, BbValue name)
{
	if (!bb_is_exact_str(name))
		bb_type_error(t, "module name must be str, not %T", name);
	return bb_is_exact_str(name);
}

BB_CFUNCTION(find_spec_function)
{
	return check_name(t, args[0]) ? bb_import_find_spec(t, args[0], args[1]) : BB_EMPTY;
}

BB_CFUNCTION(find_on_path_function)
{
	return check_name(t, args[0]) ? bb_import_find_on_path(t, args[0], args[1]) : BB_EMPTY;
}

BB_CFUNCTION(module_from_spec_function)
{
	return bb_import_module_from_spec(t, args[0]);
}

BB_CFUNCTION(exec_module_function)
{
	return bb_import_exec(t, args[0], args[1]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(is_builtin_function)
{
	if (!check_name(t, args[0]))
		return BB_EMPTY;
	const BbModuleDef *def = bb_modules_find(bb_str_text(args[0]));
	bool once = def && (strcmp(def->name, "sys") == 0 || strcmp(def->name, "builtins") == 0);
	return bb_from_small(once ? -1 : def != NULL);
}

BB_CFUNCTION(override_frozen)
{
	return BB_NONE;
}

BB_CFUNCTION(is_frozen_function)
{
	if (!check_name(t, args[0]))
		return BB_EMPTY;
	for (const BbFrozenModule *m = bb_import_frozen(); m && m->name; m++)
		if (bb_str_equals_text(args[0], m->name))
			return BB_TRUE;
	return BB_FALSE;
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_override_frozen_modules_for_tests", override_frozen, 1, 1,
		    "Does nothing: the library has no other form."),
	BB_FUNCTION("exec_module", exec_module_function, 2, 2, "exec_module(spec, module): run the module's code."),
	BB_FUNCTION("find_on_path", find_on_path_function, 2, 2, "find_on_path(name, path): a spec, or None."),
	BB_FUNCTION("find_spec", find_spec_function, 2, 2, "find_spec(name, path): a spec, or None."),
	BB_FUNCTION("is_builtin", is_builtin_function, 1, 1, "Is there a module in C with this name?"),
	BB_FUNCTION("is_frozen", is_frozen_function, 1, 1, "Is there a module of the library with this name?"),
	BB_FUNCTION("module_from_spec", module_from_spec_function, 1, 1, "A new module for the spec."),
};

static bool imp_init(BbThread *t, BbValue module)
{
	static BbType *const types[] = {&bb_module_spec_type, &bb_builtin_importer_type, &bb_frozen_importer_type,
					&bb_source_loader_type, &bb_namespace_loader_type};
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_modules_add_type(t, module, types[i]))
			return false;
	return true;
}

const BbModuleDef bb_mod_imp = {
	.name = "_imp",
	.doc = BB_DOC("The import system."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = imp_init,
};
