/* SPDX-License-Identifier: MIT */
/*
 * The firmware's main thread: a runtime with the REPL on the console.  A soft reset ends the runtime and starts the
 * board anew.
 */
#include "cortex-m/start.h"

#include "cortex-m/board.h"
#include "cortex-m/console.h"
#include "cortex-m/fault.h"
#include "modules/modules.h"
#include "modules/thread_dump.h"
#include "object/error.h"
#include "platform/platform.h"
#include "serial/program/serial_repl.h"
#include "thread/world.h"
#include "vm/frame.h"
#include "vm/vm.h"

/* How long threads may take to run their finally clauses. */
#define LONGEST_FAREWELL ((int64_t)1000000000)

/* What the board remembers over a soft reset. */
static uint32_t remembered __attribute__((section(".stacks")));
#define REMEMBER_RAW 0x7261770au

static void interrupt(void *context)
{
	BbRuntime *rt = context;
	bb_sync_or(&rt->vm->interrupted, 1);
	bb_poll_request(rt->main_thread, BB_POLL_SIGNAL);
}

static void catch_interrupts(void *context, bool on)
{
	bb_console_set_interrupt(on ? 3 : -1, interrupt, context);
}

/* After a fault: what the thread was doing. */
static void put_traceback(void)
{
	const BbThread *t = bb_platform_tls_get();
	if (t)
		bb_thread_dump_tracebacks(2, t->rt, t, false);
}

/* Raises SystemExit in every other thread and waits for them for a while. */
static void end_threads(BbThread *t)
{
	bb_world_stop(t);
	BB_FOR_EACH_THREAD(t->rt, other)
	{
		if (other == t || !other->vm)
			continue;
		other->vm->async_exc = bb_from_pointer(&bb_exc_SystemExit);
		bb_poll_request(other, BB_POLL_ASYNC_EXC);
	}
	bb_world_start(t);
	bb_thread_wait_alone(t, bb_platform_monotonic() + LONGEST_FAREWELL);
}

void bb_firmware_main(void *arg)
{
	static const char reboot[] = "soft reboot\r\n";
	const BbRuntimeOptions options = {
		.executable = "", .ignore_environment = true, .start_modules = bb_modules_start};
	(void)arg;
	bool raw = remembered == REMEMBER_RAW;
	remembered = 0;
	BbThread *t = bb_runtime_create(&options);
	if (!t)
		bb_panic("no memory for the runtime");
	const BbSerialLine line = {catch_interrupts, t->rt, BB_MACHINE_NAME};
	bb_fault_set_report(put_traceback);
	BbSerialEnd end = bb_serial_repl_run(t, &line, raw);
	end_threads(t);
	if (bb_vm(t)->flush_streams)
		(void)bb_vm(t)->flush_streams(t);
	remembered = end == BB_SERIAL_END_RAW ? REMEMBER_RAW : 0;
	bb_platform_console_error(reboot, sizeof reboot - 1);
	bb_board_reset();
}
