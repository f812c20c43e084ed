/* SPDX-License-Identifier: MIT */
/*
 * See import.h.
 */
#include "vm/import.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "vm/vm.h"

BbValue bb_import(BbThread *t, BbValue name, BbValue globals, BbValue locals, BbValue fromlist, BbValue level)
{
	BbValue module;
	int found = bb_dict_get(t, bb_vm(t)->modules, name, &module);
	if (found)
		return found < 0 ? BB_EMPTY : module;
	module = bb_vm(t)->load_builtin_module(t, bb_str_text(name));
	if (bb_is_empty(module))
		return bb_has_exception(t) ? BB_EMPTY : bb_raise(t, &bb_exc_ModuleNotFoundError, "No module named %R", name);
	return module;
}

BbValue bb_import_module(BbThread *t, const char *name)
{
	BbValue text = bb_intern_text(t, name);
	return bb_is_empty(text) ? BB_EMPTY : bb_import(t, text, BB_EMPTY, BB_EMPTY, BB_EMPTY, BB_EMPTY);
}

BbValue bb_import_from(BbThread *t, BbValue module, BbValue name)
{
	return bb_getattr(t, module, name);
}

bool bb_import_star(BbThread *t, BbValue module, BbValue into)
{
	bb_raise(t, &bb_exc_ImportError, "import *");
	return false;
}
