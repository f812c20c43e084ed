/* SPDX-License-Identifier: MIT */
/*
 * The end of the program: the modules that have something to do then are called if they were imported.
 */
#include "modules/thread_exit.h"

#include "modules/modules.h"
#include "modules/thread_handle.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/protocol.h"
#include "vm/vm.h"

/* Calls module.function(), if the module has been imported.  false: it has not. */
static bool call_if_imported(BbThread *t, const char *module, const char *function, const char *what)
{
	BbValue name = bb_intern_text(t, module), found;
	if (bb_is_empty(name) || bb_dict_get(t, bb_vm(t)->modules, name, &found) <= 0 || bb_is_none(found)) {
		bb_exception_clear(t);
		return false;
	}
	if (bb_is_empty(bb_call_method(t, found, function, NULL, 0)))
		bb_write_unraisable(t, what, found);
	return true;
}

void bb_thread_exit_run(BbThread *t)
{
	if (!call_if_imported(t, "threading", "_shutdown", "Exception ignored on threading shutdown") &&
	    !bb_is_empty(bb_vm(t)->thread_state))
		bb_thread_handle_join_all(t);
	call_if_imported(t, "atexit", "_run_exitfuncs", "Exception ignored in atexit callback");
	bb_modules_end(t);
}
