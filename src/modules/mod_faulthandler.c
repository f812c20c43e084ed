/* SPDX-License-Identifier: MIT */
/*
 * Module faulthandler.
 *
 * Signals are the process's, so what their handlers need is static: file numbers, flags, the runtime.  It is written
 * under the module's lock, by attached threads, and read by handlers and by the thread of dump_traceback_later().  The
 * file objects are kept alive in the runtime's registry.
 */
#include "modules/mod_faulthandler.h"

#include "modules/thread_dump.h"
#include "modules/time_value.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "platform/signal.h"
#include "thread/world.h"
#include "vm/name.h"
#include "vm/vm.h"

#include <stdlib.h>

/* Where a dump goes, and what is in it. */
typedef struct Target {
	BbPublished32 fd;
	BbPublished8 all;
	BbPublished8 c_stack; /* the C stack, too: of fault_target only */
	BbPublished8 enabled;
} Target;

/* C functions in a dump. */
enum { C_FRAMES = 32 };

static Target fault_target, signal_targets[BB_SIGNAL_COUNT];
static BbPublished runtime; /* BbRuntime * */

static void dump(const Target *target)
{
	const BbRuntime *rt = (const BbRuntime *)bb_published_load(&runtime);
	if (rt)
		bb_thread_dump_tracebacks((int)bb_published32_load(&target->fd), rt, bb_thread_current(),
					  bb_published8_load(&target->all));
}

static void dump_hex(int fd, uintptr_t n)
{
	char text[2 * sizeof n + 1] = {0};
	size_t i = sizeof text - 1;
	do
		text[--i] = "0123456789abcdef"[n & 15];
	while (n >>= 4);
	bb_thread_dump_text(fd, "0x");
	bb_thread_dump_text(fd, text + i);
}

static void dump_c_frame(int fd, const BbPlatformCFrame *frame)
{
	bb_thread_dump_text(fd, "  ");
	if (frame->file) {
		bb_thread_dump_text(fd, "Binary file \"");
		bb_thread_dump_text(fd, frame->file);
		bb_thread_dump_text(fd, "\", at ");
		bb_thread_dump_text(fd, frame->symbol ? frame->symbol : "");
		bb_thread_dump_text(fd, "+");
		dump_hex(fd, frame->offset);
		bb_thread_dump_text(fd, " ");
	}
	bb_thread_dump_text(fd, "[");
	dump_hex(fd, frame->address);
	bb_thread_dump_text(fd, "]\n");
}

static void dump_c_stack_to(int fd)
{
	BbPlatformCFrame frames[C_FRAMES];
	size_t count = bb_platform_c_stack(frames, C_FRAMES);
	bb_thread_dump_text(fd, "Current thread's C stack trace (most recent call first):\n");
	for (size_t i = 0; i < count; i++)
		dump_c_frame(fd, &frames[i]);
	if (count == 0)
		bb_thread_dump_text(fd, "  <cannot get C stack on this system>\n");
}

/* ---- Arguments. ---- */

/* The file number of the argument `file' (EMPTY or None: sys.stderr), flushed, and kept alive under the name. */
static bool file_number(BbThread *t, BbValue file, const char *keep, int *fd)
{
	int64_t number;
	if (bb_is_empty(file) || bb_is_none(file)) {
		file = bb_name_of_sys(t, BB_NAME(t, stderr));
		if (bb_is_empty(file) || bb_is_none(file)) {
			bb_runtime_error(t, bb_is_empty(file) ? "unable to get sys.stderr" : "sys.stderr is None");
			return false;
		}
	}
	if (bb_is_int(file)) {
		if (!bb_int_to_i64(file, &number) || number < 0 || number > INT32_MAX) {
			bb_value_error(t, "file is not a valid file descripter");
			return false;
		}
		*fd = (int)number;
		return true;
	}
	BbValue n = bb_call_method(t, file, "fileno", NULL, 0);
	if (bb_is_empty(n))
		return false;
	if (!bb_is_int(n) || !bb_int_to_i64(n, &number) || number < 0 || number > INT32_MAX) {
		bb_runtime_error(t, "file.fileno() is not a valid file descriptor");
		return false;
	}
	*fd = (int)number;
	if (bb_is_empty(bb_call_method(t, file, "flush", NULL, 0)))
		bb_exception_clear(t);
	return !keep || bb_dict_set_name(t, bb_vm(t)->registry, keep, file);
}

static bool flag(BbThread *t, BbValue v, bool fallback, bool *out)
{
	int truth = bb_is_empty(v) ? fallback : bb_truth(t, v);
	*out = truth > 0;
	return truth >= 0;
}

static void set_target(BbThread *t, Target *target, int fd, bool all)
{
	bb_published_store(&runtime, (uintptr_t)t->rt);
	bb_published32_store(&target->fd, (uint32_t)fd);
	bb_published8_store(&target->all, all);
	bb_published8_store(&target->enabled, 1);
}

/* ---- Faults. ---- */

static void report_fault(int number, const char *what)
{
	int fd = (int)bb_published32_load(&fault_target.fd);
	bb_thread_dump_text(fd, "Fatal Python error: ");
	bb_thread_dump_text(fd, what);
	bb_thread_dump_text(fd, "\n\n");
	dump(&fault_target);
	if (bb_published8_load(&fault_target.c_stack)) {
		bb_thread_dump_text(fd, "\n");
		dump_c_stack_to(fd);
	}
}

BB_PARAMS(enable_params, "enable", 0, 3, 0, "file", "all_threads", "c_stack");

BB_CFUNCTION(enable)
{
	BbValue v[3];
	int fd;
	bool all, c_stack;
	if (!bb_args_bind(t, &enable_params, args, nargs, kwnames, v) || !flag(t, v[1], true, &all) ||
	    !flag(t, v[2], true, &c_stack) || !file_number(t, v[0], "faulthandler.fault", &fd))
		return BB_EMPTY;
	set_target(t, &fault_target, fd, all);
	bb_published8_store(&fault_target.c_stack, c_stack);
	int result = bb_platform_fault_report(report_fault);
	return result < 0 ? bb_raise_os_error(t, -result, BB_EMPTY) : BB_NONE;
}

BB_CFUNCTION(disable)
{
	bool was = bb_published8_load(&fault_target.enabled);
	bb_platform_fault_report(NULL);
	bb_published8_store(&fault_target.enabled, 0);
	return bb_bool(was);
}

BB_CFUNCTION(is_enabled)
{
	return bb_bool(bb_published8_load(&fault_target.enabled));
}

/* ---- At once. ---- */

BB_PARAMS(dump_params, "dump_traceback", 0, 2, 0, "file", "all_threads");

BB_CFUNCTION(dump_traceback)
{
	BbValue v[2];
	int fd;
	bool all;
	if (!bb_args_bind(t, &dump_params, args, nargs, kwnames, v) || !flag(t, v[1], true, &all) ||
	    !file_number(t, v[0], NULL, &fd))
		return BB_EMPTY;
	bb_world_stop(t);
	bb_thread_dump_tracebacks(fd, t->rt, t, all);
	bb_world_start(t);
	return BB_NONE;
}

BB_PARAMS(c_stack_params, "dump_c_stack", 0, 1, 0, "file");

BB_CFUNCTION(dump_c_stack)
{
	BbValue file;
	int fd;
	if (!bb_args_bind(t, &c_stack_params, args, nargs, kwnames, &file) || !file_number(t, file, NULL, &fd))
		return BB_EMPTY;
	dump_c_stack_to(fd);
	return BB_NONE;
}

/* ---- Signals. ---- */

static void on_signal(int number)
{
	dump(&signal_targets[number]);
}

static bool signal_number(BbThread *t, BbValue v, int *out)
{
	intptr_t number;
	if (!bb_index_ssize(t, v, true, &number))
		return false;
	if (number < 1 || number >= BB_SIGNAL_COUNT) {
		bb_value_error(t, "signal number out of range");
		return false;
	}
	*out = (int)number;
	const BbSignalName *names;
	size_t n = bb_platform_signal_names(&names);
	for (size_t i = 0; i < n; i++) {
		static const char *const fatal[] = {"SIGBUS", "SIGILL", "SIGFPE", "SIGABRT", "SIGSEGV"};
		for (size_t j = 0; j < BB_COUNT(fatal); j++) {
			if (names[i].number == number && strcmp(names[i].name, fatal[j]) == 0) {
				bb_runtime_error(t, "signal %zd cannot be registered, use enable() instead", number);
				return false;
			}
		}
	}
	return true;
}

BB_PARAMS(register_params, "register", 0, 4, 1, "signum", "file", "all_threads", "chain");

BB_CFUNCTION(register_signal)
{
	BbValue v[4];
	int number, fd;
	bool all, chain;
	char keep[32] = "faulthandler.";
	if (!bb_args_bind(t, &register_params, args, nargs, kwnames, v) || !signal_number(t, v[0], &number) ||
	    !flag(t, v[2], true, &all) || !flag(t, v[3], false, &chain))
		return BB_EMPTY;
	size_t n = strlen(keep);
	keep[n] = (char)('0' + number / 10);
	keep[n + 1] = (char)('0' + number % 10);
	if (!file_number(t, v[1], keep, &fd))
		return BB_EMPTY;
	set_target(t, &signal_targets[number], fd, all);
	int result = bb_platform_signal_direct(number, on_signal, chain);
	return result < 0 ? bb_raise_os_error(t, -result, BB_EMPTY) : BB_NONE;
}

BB_CFUNCTION(unregister_signal)
{
	int number;
	if (!signal_number(t, args[0], &number))
		return BB_EMPTY;
	bool was = bb_published8_load(&signal_targets[number].enabled);
	bb_platform_signal_direct(number, NULL, false);
	bb_published8_store(&signal_targets[number].enabled, 0);
	return bb_bool(was);
}

/* ---- Later. ---- */

/* The thread that waits ends when `turn' is no longer the one that it was started for. */
static BbSync turn, waiting_threads;

typedef struct Later {
	Target target;
	uint32_t turn;
	int64_t ns;
	bool repeat, exit;
	char header[64];
} Later;

static bool wait_for_turn(const Later *later)
{
	int64_t deadline = bb_time_value_deadline(later->ns);
	while (bb_sync_load(&turn) == later->turn)
		if (bb_platform_wait(&turn, later->turn, deadline) == BB_WAIT_TIMEOUT)
			return true;
	return false;
}

static void run_later(void *arg)
{
	Later *later = arg;
	while (wait_for_turn(later)) {
		int fd = (int)bb_published32_load(&later->target.fd);
		bb_thread_dump_text(fd, later->header);
		dump(&later->target);
		if (later->exit)
			bb_platform_exit_now(1);
		if (!later->repeat)
			break;
	}
	bb_platform_free(later);
	bb_sync_sub(&waiting_threads, 1);
	bb_platform_wake(&waiting_threads, true);
}

static void *wait_for_end(void *arg)
{
	uint32_t n;
	while ((n = bb_sync_load(&waiting_threads)) != 0)
		bb_platform_wait(&waiting_threads, n, BB_FOREVER);
	return arg;
}

BB_CFUNCTION(cancel_later)
{
	bb_sync_add(&turn, 1);
	bb_platform_wake(&turn, true);
	bb_detached(t, wait_for_end, NULL);
	return BB_NONE;
}

/* "Timeout (H:MM:SS.ffffff)!" */
static void make_header(BbThread *t, Later *later)
{
	uint64_t us = (uint64_t)(later->ns / 1000), s = us / 1000000;
	us %= 1000000;
	const char *format = us ? "Timeout (%u:%s%u:%s%u.%s)!\n" : "Timeout (%u:%s%u:%s%u)!\n";
	char fraction[8] = {0};
	for (int i = 5; i >= 0; i--, us /= 10)
		fraction[i] = (char)('0' + us % 10);
	unsigned m = (unsigned)(s / 60 % 60), sec = (unsigned)(s % 60);
	BbValue text =
		bb_format(t, format, (unsigned)(s / 3600), m < 10 ? "0" : "", m, sec < 10 ? "0" : "", sec, fraction);
	if (bb_is_empty(text)) {
		bb_exception_clear(t);
		return;
	}
	size_t n = bb_to_str(text)->size;
	memcpy(later->header, bb_str_text(text), n < sizeof later->header ? n : sizeof later->header - 1);
}

BB_PARAMS(later_params, "dump_traceback_later", 0, 4, 1, "timeout", "repeat", "file", "exit");

BB_CFUNCTION(dump_later)
{
	BbValue v[4];
	Later settings = {0};
	int fd;
	if (!bb_args_bind(t, &later_params, args, nargs, kwnames, v) || !bb_time_value_seconds(t, v[0], &settings.ns) ||
	    !flag(t, v[1], false, &settings.repeat) || !flag(t, v[3], false, &settings.exit))
		return BB_EMPTY;
	if (settings.ns <= 0)
		return bb_value_error(t, "timeout must be greater than 0");
	if (!file_number(t, v[2], "faulthandler.later", &fd))
		return BB_EMPTY;
	make_header(t, &settings);
	cancel_later(t, self, NULL, 0, BB_EMPTY);
	Later *later = bb_platform_alloc(sizeof *later);
	if (!later)
		return bb_raise_no_memory(t);
	*later = settings;
	set_target(t, &later->target, fd, true);
	later->turn = bb_sync_load(&turn);
	bb_sync_add(&waiting_threads, 1);
	if (bb_platform_thread_start(run_later, later, 0) == 0)
		return BB_NONE;
	bb_sync_sub(&waiting_threads, 1);
	bb_platform_free(later);
	return bb_runtime_error(t, "unable to start watchdog thread");
}

/* ---- For tests: faults. ---- */

static int fault_number(const char *name)
{
	const BbSignalName *names;
	size_t n = bb_platform_signal_names(&names);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].number;
	return 0;
}

BB_CFUNCTION(read_null)
{
	const volatile int *null = (const volatile int *)bb_published_load(&(BbPublished){0});
	return bb_from_small(*null);
}

static BbValue raise_fault(const char *name)
{
	bb_platform_signal_raise(fault_number(name));
	return BB_NONE;
}

BB_CFUNCTION(raise_segv)
{
	return raise_fault("SIGSEGV");
}

BB_CFUNCTION(raise_fpe)
{
	return raise_fault("SIGFPE");
}

BB_CFUNCTION(raise_abort)
{
	abort();
}

static BB_NOINLINE size_t overflow(volatile char *above)
{
	volatile char here[4096];
	here[0] = above ? above[0] : 0;
	if (here[0])
		return 0;
	return overflow(here) + (size_t)here[0];
}

BB_CFUNCTION(stack_overflow)
{
	return bb_int_from_size(t, overflow(NULL));
}

static const BbBuiltin functions[] = {
	BB_FUNCTION("_read_null", read_null, 0, 0, "Read from NULL."),
	BB_FUNCTION("_sigabrt", raise_abort, 0, 0, "Raise a SIGABRT signal."),
	BB_FUNCTION("_sigfpe", raise_fpe, 0, 0, "Raise a SIGFPE signal."),
	BB_FUNCTION("_sigsegv", raise_segv, 0, -1, "Raise a SIGSEGV signal."),
	BB_FUNCTION("_stack_overflow", stack_overflow, 0, 0, "Recursive call to raise a stack overflow."),
	BB_FUNCTION("cancel_dump_traceback_later", cancel_later, 0, 0, "Cancel dump_traceback_later()."),
	BB_FUNCTION("disable", disable, 0, 0, "Report faults no more; returns whether they were reported."),
	BB_FUNCTION_KW("dump_c_stack", dump_c_stack, "Print the C functions that this thread is in."),
	BB_FUNCTION_KW("dump_traceback", dump_traceback, "Print the tracebacks of all threads, or of this one."),
	BB_FUNCTION_KW(
		"dump_traceback_later", dump_later,
		"Print the tracebacks of all threads in so many seconds, and again and again if repeat is true.\n\n"
		"With exit the process is ended after that, at once."),
	BB_FUNCTION_KW("enable", enable, "Print tracebacks when the program has a fault, as a segmentation fault."),
	BB_FUNCTION("is_enabled", is_enabled, 0, 0, "Are faults reported?"),
	BB_FUNCTION_KW("register", register_signal, "Print tracebacks when the signal arrives."),
	BB_FUNCTION("unregister", unregister_signal, 1, 1,
		    "Undo register(); returns whether there was something to undo."),
};

/* The runtime is about to go: nothing is dumped of it any more. */
static void end(BbThread *t)
{
	if (bb_published_load(&runtime) != (uintptr_t)t->rt)
		return;
	cancel_later(t, BB_EMPTY, NULL, 0, BB_EMPTY);
	bb_published_store(&runtime, 0);
}

const BbModuleDef bb_mod_faulthandler = {
	.name = "faulthandler",
	.doc = BB_DOC("Tracebacks on faults, on signals, and after some time."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.end = end,
};
