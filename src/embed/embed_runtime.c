/* SPDX-License-Identifier: MIT */
/*
 * Runtimes and threads for programs that embed Bobbin.
 *
 * The native thread's own pointer (bb_platform_tls) is that of the BbThread that is entered, so that a native thread
 * may take part in several runtimes.
 */
#include "embed/embed.h"

#include "modules/modules.h"
#include "object/error.h"
#include "object/state.h"
#include "vm/vm.h"

BbThread *bb_py_create(const BbPyOptions *options)
{
	static const BbPyOptions none = {.size = sizeof none};
	if (!options)
		options = &none;
	BbRuntimeOptions o = {
		.heap_limit = options->heap_limit,
		.argc = options->argv ? options->argc : 0,
		.argv = options->argv,
		.executable = options->program,
		.ignore_environment = !options->use_environment,
		.without_signals = !options->handle_signals,
		.optimize = options->optimize,
		.start_modules = bb_modules_start,
	};
	BbThread *t = bb_runtime_create(&o);
	if (t && !bb_embed_start(t)) {
		bb_runtime_finish(t);
		t = NULL;
	}
	return t;
}

bool bb_py_destroy(BbThread *t)
{
	bb_exception_clear(t);
	return bb_runtime_finish(t);
}

BbRuntime *bb_py_runtime(const BbThread *t)
{
	return t->rt;
}

/* ---- Threads. ---- */

BbThread *bb_py_attach(BbRuntime *runtime)
{
	return bb_thread_attach_native(runtime);
}

void bb_py_detach(BbThread *t)
{
	bb_exception_clear(t);
	bb_thread_release(t);
}

/* The frames from here down to where t entered hold values; what the caller's own frame becomes meanwhile doesn't
 * matter, since it holds references only. */
void bb_py_leave(BbThread *t)
{
	bb_thread_detach(t);
	bb_platform_tls_set(NULL);
	BB_KEEP_FRAME();
}

void bb_py_enter(BbThread *t)
{
	bb_platform_tls_set(t);
	bb_thread_attach(t);
}

void *bb_py_blocking(BbThread *t, void *(*function)(void *argument), void *argument)
{
	return bb_detached(t, function, argument);
}

void bb_py_interrupt(BbRuntime *runtime)
{
	bb_sync_or(&runtime->vm->interrupted, 1);
	bb_poll_request(runtime->main_thread, BB_POLL_SIGNAL);
}

bool bb_py_poll(BbThread *t)
{
	return bb_vm_poll(t);
}
