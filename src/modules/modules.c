/* SPDX-License-Identifier: MIT */
/*
 * The table of built-in modules, and the start of builtins and sys.
 *
 * Constant but for what bb_modules_start puts into the runtime.
 */
#include "modules/modules.h"

#include "modules/mod_abc.h"
#include "modules/mod_array.h"
#include "modules/mod_atexit.h"
#include "modules/mod_binascii.h"
#include "modules/mod_builtins.h"
#include "modules/mod_cmath.h"
#include "modules/mod_codecs.h"
#include "modules/mod_collections.h"
#include "modules/mod_contextvars.h"
#include "modules/mod_errno.h"
#include "modules/mod_faulthandler.h"
#include "modules/mod_functools.h"
#include "modules/mod_gc.h"
#include "modules/mod_heapq.h"
#include "modules/mod_imp.h"
#include "modules/mod_io.h"
#include "modules/mod_itertools.h"
#include "modules/mod_json.h"
#include "modules/mod_math.h"
#include "modules/mod_operator.h"
#include "modules/mod_queue.h"
#include "modules/mod_random.h"
#include "modules/mod_re.h"
#include "modules/mod_signal.h"
#include "modules/mod_string.h"
#include "modules/mod_struct.h"
#include "modules/mod_sys.h"
#include "modules/mod_thread.h"
#include "modules/mod_time.h"
#include "modules/mod_types.h"
#include "modules/mod_unicodedata.h"
#include "modules/mod_weakref.h"
#include "modules/thread_exit.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/import.h"
#include "vm/vm.h"

const BbModuleDef *const bb_modules_table[] = {
	&bb_mod_abc,	     &bb_mod_array,  &bb_mod_atexit,	   &bb_mod_binascii,
	&bb_mod_builtins,    &bb_mod_cmath,  &bb_mod_codecs,	   &bb_mod_collections,
	&bb_mod_contextvars, &bb_mod_errno,  &bb_mod_faulthandler, &bb_mod_functools,
	&bb_mod_gc,	     &bb_mod_heapq,  &bb_mod_imp,	   &bb_mod_io,
	&bb_mod_itertools,   &bb_mod_json,   &bb_mod_math,	   &bb_mod_operator,
	&bb_mod_queue,	     &bb_mod_random, &bb_mod_re,	   &bb_mod_signal,
	&bb_mod_string,	     &bb_mod_struct, &bb_mod_sys,	   &bb_mod_thread,
	&bb_mod_time,	     &bb_mod_types,  &bb_mod_typing,	   &bb_mod_unicodedata,
	&bb_mod_weakref,     NULL,
};

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

static BbValue make(BbThread *t, const BbModuleDef *def)
{
	BbValue name = bb_intern_text(t, def->name);
	BbValue module = bb_is_empty(name) ? BB_EMPTY : bb_module_new(t, name);
	if (bb_is_empty(module))
		return BB_EMPTY;
	if (def->doc && !bb_modules_add_text(t, module, "__doc__", def->doc))
		return BB_EMPTY;
	for (size_t i = 0; i < def->function_count; i++)
		if (!bb_modules_add(t, module, def->functions[i].name, bb_from_pointer(&def->functions[i])))
			return BB_EMPTY;
	return def->init && !def->init(t, module) ? BB_EMPTY : module;
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

bool bb_modules_start(BbThread *t)
{
	BbVm *vm = bb_vm(t);
	vm->load_builtin_module = bb_modules_load;
	bb_mod_codecs_start();
	vm->at_exit = bb_thread_exit_run;
	bb_import_set_frozen(bb_frozen_modules);
	bb_codec_set_names(&bb_unicodedata_names);
	if (!bb_import_init(t))
		return false;
	vm->flush_streams = bb_sys_flush_streams;
	bb_objects(t)->builtin_module = bb_modules_owner_name;
	vm->builtins_module = start_module(t, &bb_mod_builtins);
	if (bb_is_empty(vm->builtins_module))
		return false;
	vm->builtins = bb_module_dict(vm->builtins_module);
	bb_objects(t)->getattr_function = bb_dict_get_name(t, vm->builtins, bb_intern_text(t, "getattr"));
	return !bb_is_empty(start_module(t, &bb_mod_sys)) && (vm->options.without_signals || bb_mod_signal_start(t));
}
