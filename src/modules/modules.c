/* SPDX-License-Identifier: MIT */
/*
 * Finding and making built-in modules, and the start of builtins and sys.  The table is generated.
 *
 * Constant but for what bb_modules_start puts into the runtime.
 */
#include "modules/modules.h"

#include "modules/mod_builtins.h"
#include "modules/mod_sys.h"
#include "modules/thread_exit.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/import.h"
#include "vm/vm.h"

const BbModuleDef *bb_modules_find(const char *name)
{
	for (const BbModuleDef *const *def = bb_modules_table; *def; def++)
		if (strcmp((*def)->name, name) == 0)
			return *def;
	for (const BbModuleDef *const *def = bb_port_modules; *def; def++)
		if (strcmp((*def)->name, name) == 0)
			return *def;
	return NULL;
}

bool bb_modules_add(BbThread *t, BbValue module, const char *name, BbValue value)
{
	return !bb_is_empty(value) && bb_dict_set_name(t, bb_module_dict(module), name, value);
}

bool bb_modules_add_int(BbThread *t, BbValue module, const char *name, int64_t value)
{
	return bb_modules_add(t, module, name, bb_int_from_i64(t, value));
}

bool bb_modules_add_text(BbThread *t, BbValue module, const char *name, const char *text)
{
	return bb_modules_add(t, module, name, bb_str_from_text(t, text));
}

bool bb_modules_add_type(BbThread *t, BbValue module, BbType *type)
{
	return bb_type_ready(t, type) && bb_modules_add(t, module, type->name, bb_from_pointer(type));
}

/* ---- Functions, types and constants, by number. ---- */

/* NULL: there are no more. */
static const char *member_name(const BbModuleDef *def, size_t i)
{
	if (i < def->function_count)
		return def->functions[i].name;
	i -= def->function_count;
	if (i < def->type_count)
		return def->types[i]->name;
	return def->constants ? def->constants[i - def->type_count].name : NULL;
}

static BbValue constant_value(BbThread *t, const BbModuleConstant *constant)
{
	if (constant->make)
		return constant->make(t);
	return constant->text ? bb_str_from_text(t, constant->text) : constant->value;
}

static BbValue member_value(BbThread *t, const BbModuleDef *def, size_t i)
{
	if (i < def->function_count)
		return bb_from_pointer(&def->functions[i]);
	i -= def->function_count;
	if (i < def->type_count)
		return bb_type_ready(t, def->types[i]) ? bb_from_pointer(def->types[i]) : BB_EMPTY;
	return constant_value(t, &def->constants[i - def->type_count]);
}

#if BB_LATE_MODULES

static BbValue late_member(BbThread *t, const void *late, BbValue name)
{
	const char *other;
	for (size_t i = 0; (other = member_name(late, i)); i++)
		if (strcmp(other, bb_str_text(name)) == 0)
			return member_value(t, late, i);
	return BB_EMPTY;
}

static bool late_members(BbThread *t, BbValue module, const void *late)
{
	const char *text;
	for (size_t i = 0; (text = member_name(late, i)); i++) {
		BbValue name = bb_intern_text(t, text), there;
		int found = bb_is_empty(name) ? -1 : bb_dict_get(t, bb_module_dict(module), name, &there);
		if (found < 0 || (!found && bb_is_empty(bb_module_late(t, module, name)) && bb_has_exception(t)))
			return false;
	}
	return true;
}

static bool add_members(BbThread *t, BbValue module, const BbModuleDef *def)
{
	bb_module_set_late(module, def);
	return true;
}

#else

static bool add_members(BbThread *t, BbValue module, const BbModuleDef *def)
{
	const char *name;
	for (size_t i = 0; (name = member_name(def, i)); i++)
		if (!bb_modules_add(t, module, name, member_value(t, def, i)))
			return false;
	return true;
}

#endif

/* ---- Making. ---- */

static BbValue make(BbThread *t, const BbModuleDef *def)
{
	BbValue name = bb_intern_text(t, def->name);
	BbValue module = bb_is_empty(name) ? BB_EMPTY : bb_module_new(t, name);
	if (bb_is_empty(module))
		return BB_EMPTY;
	if (def->doc && !bb_modules_add_text(t, module, "__doc__", def->doc))
		return BB_EMPTY;
	return (def->init && !def->init(t, module)) || !add_members(t, module, def) ? BB_EMPTY : module;
}

const BbBuiltin *bb_modules_function(const BbModuleDef *def, const char *name)
{
	for (size_t i = 0; i < def->function_count; i++)
		if (strcmp(def->functions[i].name, name) == 0)
			return &def->functions[i];
	return NULL;
}

BbValue bb_modules_load(BbThread *t, const char *name)
{
	const BbModuleDef *def = bb_modules_find(name);
	return def ? make(t, def) : BB_EMPTY;
}

BbValue bb_modules_owner_name(BbThread *t, const BbBuiltin *def)
{
	uintptr_t at = (uintptr_t)def;
	const BbModuleDef *const *const tables[] = {bb_modules_table, bb_port_modules};
	for (size_t i = 0; i < BB_COUNT(tables); i++) {
		for (const BbModuleDef *const *m = tables[i]; *m; m++) {
			uintptr_t start = (uintptr_t)(*m)->functions;
			if (at >= start && at < start + (*m)->function_count * sizeof(BbBuiltin))
				return bb_intern_text(t, (*m)->name);
		}
	}
	return bb_intern_text(t, "builtins");
}

static BbValue start_module(BbThread *t, const BbModuleDef *def)
{
	BbValue module = make(t, def);
	BbValue name = bb_is_empty(module) ? BB_EMPTY : bb_intern_text(t, def->name);
	if (bb_is_empty(name) || !bb_dict_set(t, bb_vm(t)->modules, name, module) ||
	    !bb_import_describe_builtin(t, module, name))
		return BB_EMPTY;
	return module;
}

static bool start_others(BbThread *t)
{
	const BbModuleDef *const *const tables[] = {bb_modules_table, bb_port_modules};
	for (size_t i = 0; i < BB_COUNT(tables); i++)
		for (const BbModuleDef *const *def = tables[i]; *def; def++)
			if ((*def)->start && !(*def)->start(t))
				return false;
	return true;
}

void bb_modules_end(BbThread *t)
{
	const BbModuleDef *const *const tables[] = {bb_port_modules, bb_modules_table};
	for (size_t i = 0; i < BB_COUNT(tables); i++)
		for (const BbModuleDef *const *def = tables[i]; *def; def++)
			if ((*def)->end)
				(*def)->end(t);
}

bool bb_modules_start(BbThread *t)
{
	BbVm *vm = bb_vm(t);
	vm->load_builtin_module = bb_modules_load;
	vm->at_exit = bb_thread_exit_run;
	bb_import_set_frozen(bb_frozen_modules);
	if (!bb_import_init(t))
		return false;
	vm->flush_streams = bb_sys_flush_streams;
	bb_objects(t)->builtin_module = bb_modules_owner_name;
#if BB_LATE_MODULES
	bb_objects(t)->late_member = late_member;
	bb_objects(t)->late_members = late_members;
#endif
	vm->builtins_module = start_module(t, &bb_mod_builtins);
	if (bb_is_empty(vm->builtins_module))
		return false;
	vm->builtins = bb_module_dict(vm->builtins_module);
	bb_objects(t)->getattr_function = bb_from_pointer(bb_modules_function(&bb_mod_builtins, "getattr"));
	return !bb_is_empty(start_module(t, &bb_mod_sys)) && start_others(t);
}
