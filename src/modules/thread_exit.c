/* SPDX-License-Identifier: MIT */
/*
 * The end of the program: its threads are waited for, then modules do what they have to do.
 */
#include "modules/thread_exit.h"

#include "modules/modules.h"
#include "modules/thread_handle.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/protocol.h"
#include "vm/vm.h"

/* Calls threading._shutdown(), if that module has been imported.  false: it has not. */
static bool shut_threading_down(BbThread *t)
{
	BbValue name = bb_intern_text(t, "threading"), found;
	if (bb_is_empty(name) || bb_dict_get(t, bb_vm(t)->modules, name, &found) <= 0 || bb_is_none(found)) {
		bb_exception_clear(t);
		return false;
	}
	if (bb_is_empty(bb_call_method(t, found, "_shutdown", NULL, 0)))
		bb_write_unraisable(t, "Exception ignored on threading shutdown", found);
	return true;
}

void bb_thread_exit_run(BbThread *t)
{
	if (!shut_threading_down(t) && !bb_is_empty(bb_vm(t)->thread_state))
		bb_thread_handle_join_all(t);
	/* In alphabetical order, so that what atexit calls finds the others at work. */
	bb_modules_end(t);
}
