/* SPDX-License-Identifier: MIT */
/*
 * Module sys.
 */
#include "modules/mod_sys.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/module.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/console_stream.h"
#include "vm/vm.h"

BbValue bb_sys_get(BbThread *t, BbNameId name)
{
	return bb_dict_get_name(t, bb_vm(t)->sys_dict, bb_name(t, name));
}

static bool flush(BbThread *t, BbNameId name)
{
	BbValue stream = bb_sys_get(t, name);
	if (bb_is_empty(stream) || bb_is_none(stream))
		return true;
	if (!bb_is_empty(bb_call_method(t, stream, "flush", NULL, 0)))
		return true;
	bb_exception_clear(t);
	return false;
}

bool bb_sys_flush_streams(BbThread *t)
{
	bool out = flush(t, BB_N_stdout);
	return flush(t, BB_N_stderr) && out;
}

static bool sys_init(BbThread *t, BbValue module)
{
	BbVm *vm = bb_vm(t);
	vm->sys_dict = bb_module_dict(module);
	bool unbuffered = vm->options.unbuffered;
	return bb_type_ready(t, &bb_console_stream_type) &&
	       bb_modules_add(t, module, "stdin", bb_console_stream_new(t, 0, "<stdin>", "r", "strict", false, false)) &&
	       bb_modules_add(t, module, "stdout", bb_console_stream_new(t, 1, "<stdout>", "w", "strict", false, unbuffered)) &&
	       bb_modules_add(t, module, "stderr", bb_console_stream_new(t, 2, "<stderr>", "w", "backslashreplace", true, unbuffered)) &&
	       bb_modules_add(t, module, "modules", vm->modules);
}

const BbModuleDef bb_mod_sys = {
	.name = "sys",
	.doc = "Access to objects used or kept by the interpreter.",
	.init = sys_init,
};
