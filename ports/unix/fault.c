/* SPDX-License-Identifier: MIT */
/*
 * Faults, and signals that are answered inside their handlers.
 *
 * Whoever handles them is set before the handler is installed and never cleared, so that a handler that is under way on
 * another processor finds it.  Only one thread at a time changes them: the callers hold a lock.
 */
#include "platform/platform.h"
#include "platform/signal.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { ALTERNATE_STACK = 64 << 10 };

static struct fault {
	int number;
	const char *what;
	bool caught;
	struct sigaction before;
} faults[] = {
	{.number = SIGBUS, .what = "Bus error"},
	{.number = SIGILL, .what = "Illegal instruction"},
	{.number = SIGFPE, .what = "Floating-point exception"},
	{.number = SIGABRT, .what = "Aborted"},
	{.number = SIGSEGV, .what = "Segmentation fault"},
};

static BbPublished fault_report;

static void release(struct fault *fault)
{
	if (fault->caught)
		sigaction(fault->number, &fault->before, NULL);
	fault->caught = false;
}

static void on_fault(int number)
{
	int saved = errno;
	for (size_t i = 0; i < BB_COUNT(faults); i++) {
		if (faults[i].number != number)
			continue;
		/* First, so that a fault in what follows ends the program. */
		release(&faults[i]);
		void (*report)(int, const char *) = (void (*)(int, const char *))bb_published_load(&fault_report);
		report(number, faults[i].what);
	}
	errno = saved;
	raise(number);
}

/* So that an overflow of the calling thread's stack can be reported. */
static void use_alternate_stack(void)
{
	static void *memory;
	if (memory)
		return;
	memory = malloc(ALTERNATE_STACK);
	stack_t stack = {.ss_sp = memory, .ss_size = ALTERNATE_STACK};
	if (memory)
		sigaltstack(&stack, NULL);
}

int bb_platform_fault_report(void (*report)(int number, const char *what))
{
	if (!report) {
		for (size_t i = 0; i < BB_COUNT(faults); i++)
			release(&faults[i]);
		return 0;
	}
	bb_published_store(&fault_report, (uintptr_t)report);
	use_alternate_stack();
	/* The first call allocates, later ones don't. */
	void *frame;
	backtrace(&frame, 1);
	for (size_t i = 0; i < BB_COUNT(faults); i++) {
		struct sigaction action = {.sa_handler = on_fault, .sa_flags = SA_NODEFER | SA_ONSTACK};
		sigemptyset(&action.sa_mask);
		if (faults[i].caught)
			continue;
		if (sigaction(faults[i].number, &action, &faults[i].before))
			return -errno;
		faults[i].caught = true;
	}
	return 0;
}

/* ---- Signals that are answered at once. ---- */

static struct direct {
	BbPublished fn;
	bool chain, caught;
	struct sigaction before;
} directs[BB_SIGNAL_COUNT];

static void on_signal(int number);

static void catch (int number)
{
	struct direct *direct = &directs[number];
	struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK | SA_RESTART};
	if (direct->chain)
		action.sa_flags |= SA_NODEFER;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, direct->caught ? NULL : &direct->before);
	direct->caught = true;
}

static void on_signal(int number)
{
	int saved = errno;
	struct direct *direct = &directs[number];
	void (*fn)(int) = (void (*)(int))bb_published_load(&direct->fn);
	if (fn)
		fn(number);
	if (direct->chain) {
		sigaction(number, &direct->before, NULL);
		raise(number);
		catch (number);
	}
	errno = saved;
}

int bb_platform_signal_direct(int number, void (*fn)(int number), bool chain)
{
	struct direct *direct = &directs[number];
	if (fn) {
		struct sigaction now;
		if (sigaction(number, NULL, &now))
			return -errno;
		if (number == SIGKILL || number == SIGSTOP)
			return -EINVAL;
		bb_published_store(&direct->fn, (uintptr_t)fn);
		direct->chain = chain;
		catch (number);
	} else if (direct->caught) {
		sigaction(number, &direct->before, NULL);
		direct->caught = false;
	}
	return 0;
}

/* ---- The C stack. ---- */

size_t bb_platform_c_stack(BbPlatformCFrame *frames, size_t max)
{
	void *addresses[64];
	int wanted = max < BB_COUNT(addresses) ? (int)max : (int)BB_COUNT(addresses);
	int count = backtrace(addresses, wanted);
	for (int i = 0; i < count; i++) {
		Dl_info info;
		BbPlatformCFrame *frame = &frames[i];
		*frame = (BbPlatformCFrame){.address = (uintptr_t)addresses[i]};
		if (!dladdr(addresses[i], &info) || !info.dli_fname)
			continue;
		frame->file = info.dli_fname;
		frame->symbol = info.dli_sname;
		frame->offset = frame->address - (uintptr_t)(info.dli_sname ? info.dli_saddr : info.dli_fbase);
	}
	return (size_t)count;
}

void bb_platform_exit_now(int code)
{
	_exit(code);
}
