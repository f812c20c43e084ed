/* SPDX-License-Identifier: MIT */
/*
 * Module _signal: what lib/signal.py gives names to.
 *
 * The port's handler sets a bit in `pending' and asks the main thread for a full poll; there the Python handler runs.
 * The state is an object in the runtime's registry; it is the handler's context, and cells don't move.
 *
 * The table of Python handlers is written by the main thread only and read by all.
 */
#include "modules/mod_signal.h"

#include "modules/thread_dump.h"
#include "modules/time_value.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "object/type.h"
#include "platform/file.h"
#include "platform/platform.h"
#include "platform/signal.h"
#include "thread/parking.h"
#include "thread/world.h"
#include "vm/vm.h"

#include <errno.h>
#include <string.h>

enum { SIG_DFL_VALUE = 0, SIG_IGN_VALUE = 1 };
enum { PENDING_WORDS = (BB_SIGNAL_COUNT + 31) / 32 };

typedef struct State {
	BbObject header;
	BbRuntime *rt;
	BbSync pending[PENDING_WORDS];
	BbSlot handlers[BB_SIGNAL_COUNT];    /* 0, 1, None (not ours), or a callable */
	uint8_t started_as[BB_SIGNAL_COUNT]; /* BB_SIGNAL_* at start-up */
	BbPublished32 report;		     /* SIGQUIT, as long as it asks for a report on all threads; else 0 */
} State;

static void state_trace(BbTracer *tracer, void *cell)
{
	State *state = cell;
	for (int i = 0; i < BB_SIGNAL_COUNT; i++)
		bb_trace_slot(tracer, &state->handlers[i]);
}

static BbType state_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = state_trace},
	.name = "_state",
	.module = "signal",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(State),
};

/* NULL: the runtime was started without signals. */
static State *state_of(BbThread *t)
{
	BbValue name = bb_intern_text(t, "signal");
	BbValue v;
	if (bb_is_empty(name) || bb_dict_get(t, bb_vm(t)->registry, name, &v) <= 0) {
		bb_exception_clear(t);
		return NULL;
	}
	return bb_to_pointer(v);
}

/* ---- From the signal to its Python handler. ---- */

enum { STANDARD_ERROR = 2 };

/* Asks the main thread for a report.  If it has not even answered the last request, it is stuck: then it has to do
 * without the world standing still. */
static void request_report(State *state)
{
	BbThread *main = state->rt->main_thread;
	if (bb_sync_load(&main->poll) & BB_POLL_REPORT)
		bb_thread_dump_report(STANDARD_ERROR, state->rt);
	else
		bb_poll_request(main, BB_POLL_REPORT);
}

/* BbVm.report_threads. */
static void report(BbThread *t)
{
	bb_world_stop(t);
	bb_thread_dump_report(STANDARD_ERROR, t->rt);
	bb_world_start(t);
}

/* In a signal handler. */
static void notify(void *context, int number)
{
	State *state = context;
	if (number == (int)bb_published32_load(&state->report)) {
		request_report(state);
		return;
	}
	bb_sync_or(&state->pending[number / 32], (uint32_t)1 << (number % 32));
	bb_poll_request(state->rt->main_thread, BB_POLL_SIGNAL);
}

/* Takes the pending signal with the least number; 0: none. */
static int take_pending(State *state)
{
	for (int i = 0; i < PENDING_WORDS; i++) {
		uint32_t bits = bb_sync_load(&state->pending[i]);
		if (!bits)
			continue;
		int bit = __builtin_ctz(bits);
		bb_sync_and(&state->pending[i], ~((uint32_t)1 << bit));
		return i * 32 + bit;
	}
	return 0;
}

static bool is_handler(BbValue v)
{
	return !bb_is_empty(v) && !bb_is_none(v) && !bb_is_small(v);
}

/* BbVm.run_signal_handlers. */
static bool run_handlers(BbThread *t)
{
	State *state = t->is_main ? state_of(t) : NULL;
	int number;
	while (state && (number = take_pending(state)) != 0) {
		BbValue function = bb_slot_load(&state->handlers[number]);
		if (!is_handler(function))
			continue;
		BbValue frame = t->frame ? bb_frame_object(t, t->frame) : BB_NONE;
		if (bb_is_empty(frame) || bb_is_empty(bb_call2(t, function, bb_from_small(number), frame))) {
			/* The others are run at the next poll. */
			bb_poll_request(t, BB_POLL_SIGNAL);
			return false;
		}
	}
	return true;
}

/* After something that may have raised a signal in this thread. */
static BbValue poll(BbThread *t, BbValue result)
{
	return bb_vm_poll(t) ? result : BB_EMPTY;
}

static int find_signal(const char *name)
{
	const BbSignalName *names;
	size_t n = bb_platform_signal_names(&names);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].number;
	return 0;
}

/* BbVm.interrupt. */
static bool interrupt_main(BbThread *t, int64_t number)
{
	if (number < 1 || number >= BB_SIGNAL_COUNT)
		return false;
	State *state = state_of(t);
	if (!state && number == find_signal("SIGINT")) {
		bb_sync_or(&bb_vm(t)->interrupted, 1);
		bb_poll_request(t->rt->main_thread, BB_POLL_SIGNAL);
	}
	if (state && is_handler(bb_slot_load(&state->handlers[number])))
		bb_platform_signal_simulate((int)number);
	return true;
}

/* ---- Arguments. ---- */

static bool to_int(BbThread *t, BbValue v, int *out)
{
	int64_t x;
	BbValue index = bb_index(t, v);
	if (bb_is_empty(index))
		return false;
	if (!bb_int_to_i64(index, &x) || x < INT32_MIN || x > INT32_MAX) {
		bb_overflow_error(t, "Python int too large to convert to C int");
		return false;
	}
	*out = (int)x;
	return true;
}

static bool to_number(BbThread *t, BbValue v, int *out)
{
	if (!to_int(t, v, out))
		return false;
	if (*out >= 1 && *out < BB_SIGNAL_COUNT)
		return true;
	bb_value_error(t, "signal number out of range");
	return false;
}

static BbValue os_error(BbThread *t, int result)
{
	return bb_raise_os_error(t, -result, BB_EMPTY);
}

/* ---- Handlers. ---- */

BB_CFUNCTION(default_int_handler)
{
	return bb_raise_with(t, &bb_exc_KeyboardInterrupt, NULL, 0);
}

static const BbBuiltin default_int_handler_function = BB_FUNCTION("default_int_handler", default_int_handler, 2, 2,
								  "The handler of SIGINT: raises KeyboardInterrupt.");

/* What the signal is to do; -1: raised. */
static int action_of(BbThread *t, BbValue handler)
{
	int64_t number;
	if (bb_is_int(handler) && bb_int_to_i64(handler, &number) &&
	    (number == SIG_DFL_VALUE || number == SIG_IGN_VALUE))
		return number == SIG_DFL_VALUE ? BB_SIGNAL_DEFAULT : BB_SIGNAL_IGNORE;
	if (bb_is_callable(handler))
		return BB_SIGNAL_CATCH;
	bb_type_error(t, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
	return -1;
}

BB_CFUNCTION(set_handler)
{
	int number;
	State *state = state_of(t);
	if (!to_int(t, args[0], &number))
		return BB_EMPTY;
	if (!t->is_main || !state)
		return bb_value_error(t, "signal only works in main thread of the main interpreter");
	if (number < 1 || number >= BB_SIGNAL_COUNT)
		return bb_value_error(t, "signal number out of range");
	int action = action_of(t, args[1]);
	/* What is pending belongs to the old handler. */
	if (action < 0 || !bb_vm_poll(t))
		return BB_EMPTY;
	BbValue handler = action == BB_SIGNAL_CATCH
				  ? args[1]
				  : bb_from_small(action == BB_SIGNAL_IGNORE ? SIG_IGN_VALUE : SIG_DFL_VALUE);
	BbValue old = bb_slot_load(&state->handlers[number]);
	if (action == BB_SIGNAL_CATCH)
		bb_store(t, state, &state->handlers[number], handler);
	/* Whoever decides on SIGQUIT himself, be it for its default, gets no reports. */
	if (number == (int)bb_published32_load(&state->report))
		bb_published32_store(&state->report, 0);
	int result = bb_platform_signal_set(number, action);
	bb_store(t, state, &state->handlers[number], result < 0 ? old : handler);
	return result < 0 ? os_error(t, result) : old;
}

BB_CFUNCTION(get_handler)
{
	int number;
	if (!to_number(t, args[0], &number))
		return BB_EMPTY;
	State *state = state_of(t);
	return state ? bb_slot_load(&state->handlers[number]) : BB_NONE;
}

BB_CFUNCTION(siginterrupt_function)
{
	int number;
	if (!to_number(t, args[0], &number))
		return BB_EMPTY;
	int truth = bb_truth(t, args[1]);
	if (truth < 0)
		return BB_EMPTY;
	int result = bb_platform_signal_restart(number, !truth);
	return result < 0 ? os_error(t, result) : BB_NONE;
}

BB_PARAMS(wakeup_params, "set_wakeup_fd", 1, 1, 1, "", "warn_on_full_buffer");

BB_CFUNCTION(set_wakeup_fd)
{
	BbValue v[2];
	int fd;
	if (!bb_args_bind(t, &wakeup_params, args, nargs, kwnames, v) || !to_int(t, v[0], &fd))
		return BB_EMPTY;
	if (!t->is_main)
		return bb_value_error(t, "set_wakeup_fd only works in main thread of the main interpreter");
	int old = bb_platform_signal_wakeup_fd(fd);
	if (old == -EINVAL)
		return bb_value_error(t, "the fd %d must be in non-blocking mode", fd);
	return old < -1 ? os_error(t, old) : bb_from_small(old);
}

/* ---- Sending and waiting. ---- */

BB_CFUNCTION(raise_signal)
{
	int number;
	if (!to_int(t, args[0], &number))
		return BB_EMPTY;
	/* Other threads block signals: there it goes to the process. */
	int result = t->is_main ? bb_platform_signal_raise(number) : bb_platform_signal_process(number);
	return result < 0 ? os_error(t, result) : poll(t, BB_NONE);
}

/* Sends to the thread with this ident; a negated errno value or 0. */
static int send(BbThread *t, uint64_t ident, int number)
{
	bb_mutex_lock(t, &t->rt->registry_mutex);
	BbThread *target = bb_thread_by_ident(t->rt, ident);
	/* Python handlers run in the main thread, and what else a signal does it does to the process. */
	int result = !target ? -ESRCH
			     : bb_platform_signal_thread(target->is_main || number == 0 ? target->native_id
											: t->rt->main_thread->native_id,
							 number);
	bb_mutex_unlock(t, &t->rt->registry_mutex);
	return result;
}

BB_CFUNCTION(pthread_kill_function)
{
	int number;
	uint64_t ident;
	if (!bb_is_int(args[0]))
		return bb_type_error(t, "an integer is required (got type %T)", args[0]);
	if (!to_int(t, args[1], &number))
		return BB_EMPTY;
	int result = bb_int_to_u64(args[0], &ident) ? send(t, ident, number) : -ESRCH;
	return result < 0 ? os_error(t, result) : poll(t, BB_NONE);
}

BB_CFUNCTION(pause_function)
{
	/* Interrupts are sticky, so none gets lost before the sleep. */
	while (bb_park_sleep(t, BB_FOREVER) != BB_PARK_INTERRUPTED)
		;
	return poll(t, BB_NONE);
}

static BbValue set_from_bits(BbThread *t, uint64_t bits)
{
	BbValue set = bb_set_new(t);
	for (int i = 0; !bb_is_empty(set) && i < 64; i++)
		if ((bits >> i & 1) && !bb_set_add(t, set, bb_from_small(i + 1)))
			return BB_EMPTY;
	return set;
}

static bool bits_from_iterable(BbThread *t, BbValue iterable, uint64_t *bits)
{
	BbValue list = bb_tuple_from_iterable(t, iterable);
	if (bb_is_empty(list))
		return false;
	*bits = 0;
	for (size_t i = 0; i < bb_tuple_count(list); i++) {
		BbValue index = bb_index(t, bb_tuple_get(list, i));
		int64_t number;
		if (bb_is_empty(index))
			return false;
		if (!bb_int_to_i64(index, &number) || number < 1 || number >= BB_SIGNAL_COUNT) {
			bb_value_error(t, "signal number %S out of range [1; %d]", index, BB_SIGNAL_COUNT - 1);
			return false;
		}
		*bits |= (uint64_t)1 << (number - 1);
	}
	return true;
}

BB_CFUNCTION(pthread_sigmask_function)
{
	int how;
	uint64_t bits, old;
	if (!to_int(t, args[0], &how) || !bits_from_iterable(t, args[1], &bits))
		return BB_EMPTY;
	int result = bb_platform_signal_mask(how, bits, &old);
	return result < 0 ? os_error(t, result) : poll(t, set_from_bits(t, old));
}

BB_CFUNCTION(sigpending_function)
{
	return set_from_bits(t, bb_platform_signal_pending());
}

typedef struct Wait {
	uint64_t bits;
	int64_t timeout; /* nanoseconds; -1: none */
	BbSignalInfo info;
	int result;
} Wait;

static void *wait_detached(void *arg)
{
	Wait *wait = arg;
	wait->result = bb_platform_signal_wait(wait->bits, wait->timeout, &wait->info);
	return NULL;
}

/* Waits for a signal; those with Python handlers that come meanwhile are handled.  0: none in time; -1: raised. */
static int wait_for_signal(BbThread *t, Wait *wait)
{
	int64_t deadline = wait->timeout < 0 ? 0 : bb_platform_monotonic() + wait->timeout;
	for (;;) {
		bb_detached(t, wait_detached, wait);
		if (wait->result == -EAGAIN)
			return 0;
		if (wait->result != -EINTR) {
			if (wait->result < 0)
				os_error(t, wait->result);
			return wait->result < 0 ? -1 : wait->result;
		}
		if (!bb_vm_poll(t))
			return -1;
		int64_t left = deadline - bb_platform_monotonic();
		if (wait->timeout >= 0)
			wait->timeout = left > 0 ? left : 0;
	}
}

BB_CFUNCTION(sigwait_function)
{
	Wait wait = {.timeout = -1};
	if (!bits_from_iterable(t, args[0], &wait.bits))
		return BB_EMPTY;
	int number = wait_for_signal(t, &wait);
	return number < 0 ? BB_EMPTY : bb_from_small(number);
}

static const char *const info_fields[] = {"si_signo", "si_code",   "si_errno", "si_pid",
					  "si_uid",   "si_status", "si_band"};

static const BbStructSeqDef info_def = {
	.module = "signal",
	.name = "struct_siginfo",
	.doc = BB_DOC("What is known of a signal that was waited for."),
	.fields = info_fields,
	.visible = BB_COUNT(info_fields),
	.total = BB_COUNT(info_fields),
};

static BbValue info_type(BbThread *t)
{
	BbValue registry = bb_vm(t)->registry, name = bb_intern_text(t, "signal.struct_siginfo"), type;
	if (bb_is_empty(name))
		return BB_EMPTY;
	int found = bb_dict_get(t, registry, name, &type);
	if (found)
		return found < 0 ? BB_EMPTY : type;
	type = bb_structseq_type(t, &info_def);
	return bb_is_empty(type) ? BB_EMPTY : bb_dict_setdefault(t, registry, name, type);
}

/* Waits, and tells about the signal; None: it did not come in time. */
static BbValue wait_with_info(BbThread *t, Wait *wait)
{
	int number = wait_for_signal(t, wait);
	if (number <= 0)
		return number < 0 ? BB_EMPTY : BB_NONE;
	BbValue type = info_type(t);
	if (bb_is_empty(type))
		return BB_EMPTY;
	const BbSignalInfo *info = &wait->info;
	BbValue values[BB_COUNT(info_fields)] = {
		bb_from_small(number),		bb_from_small(info->code),     bb_from_small(info->error),
		bb_int_from_i64(t, info->pid),	bb_int_from_i64(t, info->uid), bb_from_small(info->status),
		bb_int_from_i64(t, info->band),
	};
	return bb_structseq_new(t, type, values);
}

BB_CFUNCTION(sigwaitinfo_function)
{
	Wait wait = {.timeout = -1};
	return bits_from_iterable(t, args[0], &wait.bits) ? wait_with_info(t, &wait) : BB_EMPTY;
}

BB_CFUNCTION(sigtimedwait_function)
{
	Wait wait = {0};
	if (!bits_from_iterable(t, args[0], &wait.bits) || !bb_time_value_seconds(t, args[1], &wait.timeout))
		return BB_EMPTY;
	if (wait.timeout < 0)
		return bb_value_error(t, "timeout must be non-negative");
	return wait_with_info(t, &wait);
}

BB_CFUNCTION(valid_signals)
{
	return set_from_bits(t, bb_platform_signal_all());
}

BB_CFUNCTION(strsignal_function)
{
	int number;
	if (!to_number(t, args[0], &number))
		return BB_EMPTY;
	const char *text = bb_platform_signal_describe(number);
	return text ? bb_str_decode_utf8(t, text, strlen(text), "surrogateescape") : BB_NONE;
}

/* ---- Timers. ---- */

static BbValue timer_pair(BbThread *t, const BbTimer *timer)
{
	BbValue delay = bb_float_new(t, (double)timer->delay / 1e6);
	BbValue interval = bb_float_new(t, (double)timer->interval / 1e6);
	return bb_is_empty(delay) || bb_is_empty(interval) ? BB_EMPTY : bb_tuple_pair(t, delay, interval);
}

static bool to_microseconds(BbThread *t, BbValue v, int64_t *us)
{
	int64_t ns;
	if (!bb_time_value_seconds(t, v, &ns))
		return false;
	*us = ns / 1000 + (ns % 1000 > 0);
	return true;
}

static BbType itimer_error_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "ItimerError",
	.module = "signal",
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_OSError,
};

static BbValue itimer_error(BbThread *t, int result)
{
	const char *message = bb_platform_error_text(-result);
	BbValue args[] = {bb_from_small(-result), bb_str_decode_utf8(t, message, strlen(message), "surrogateescape")};
	return bb_is_empty(args[1]) ? BB_EMPTY : bb_raise_with(t, &itimer_error_type, args, 2);
}

/* set NULL: only look. */
static BbValue use_timer(BbThread *t, BbValue which, const BbTimer *set)
{
	int number;
	BbTimer old;
	if (!to_int(t, which, &number))
		return BB_EMPTY;
	int result = bb_platform_timer(number, set, &old);
	return result < 0 ? itimer_error(t, result) : timer_pair(t, &old);
}

BB_CFUNCTION(setitimer_function)
{
	BbTimer timer = {0};
	if (!to_microseconds(t, args[1], &timer.delay) || (nargs > 2 && !to_microseconds(t, args[2], &timer.interval)))
		return BB_EMPTY;
	return use_timer(t, args[0], &timer);
}

BB_CFUNCTION(getitimer_function)
{
	return use_timer(t, args[0], NULL);
}

BB_CFUNCTION(alarm_function)
{
	int seconds;
	if (!to_int(t, args[0], &seconds))
		return BB_EMPTY;
	return bb_int_from_u64(t, bb_platform_alarm((unsigned)seconds));
}

/* ---- The module. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION("alarm", alarm_function, 1, 1,
		    "Let SIGALRM arrive in so many seconds (0: never); returns what was left before."),
	BB_FUNCTION("getitimer", getitimer_function, 1, 1, "What is left of an interval timer, and its interval."),
	BB_FUNCTION("getsignal", get_handler, 1, 1,
		    "The handler of a signal: SIG_IGN, SIG_DFL, a callable, or None if it was not set from here."),
	BB_FUNCTION("pause", pause_function, 0, 0, "Wait until a signal arrives."),
	BB_FUNCTION("pthread_kill", pthread_kill_function, 2, 2, "Send a signal to a thread."),
	BB_FUNCTION("pthread_sigmask", pthread_sigmask_function, 2, 2,
		    "Change which signals the calling thread blocks; returns those from before."),
	BB_FUNCTION("raise_signal", raise_signal, 1, 1, "Send a signal to the calling process."),
	BB_FUNCTION_KW(
		"set_wakeup_fd", set_wakeup_fd,
		"Write a byte with its number to a file at each caught signal (-1: to none); returns the file before."),
	BB_FUNCTION(
		"setitimer", setitimer_function, 2, 3,
		"Let a timer's signal arrive in so many seconds, and then again and again; returns the timer from before."),
	BB_FUNCTION("siginterrupt", siginterrupt_function, 2, 2, "Does the signal interrupt system calls for good?"),
	BB_FUNCTION("signal", set_handler, 2, 2,
		    "Set the handler of a signal: SIG_IGN, SIG_DFL, or what is called with the signal and a frame.\n\n"
		    "Returns the one before.  Only the main thread may do that; there the handler runs, too."),
	BB_FUNCTION("sigpending", sigpending_function, 0, 0, "The blocked signals that have arrived."),
	BB_FUNCTION("sigtimedwait", sigtimedwait_function, 2, 2,
		    "Wait for one of the signals for so many seconds; what is known of it, or None."),
	BB_FUNCTION("sigwaitinfo", sigwaitinfo_function, 1, 1, "Wait for one of the signals; what is known of it."),
	BB_FUNCTION("sigwait", sigwait_function, 1, 1, "Wait for one of the signals, which are blocked, and take it."),
	BB_FUNCTION("strsignal", strsignal_function, 1, 1, "What the system calls a signal."),
	BB_FUNCTION("valid_signals", valid_signals, 0, 0, "The signals that there are."),
};

static bool add_numbers(BbThread *t, BbValue module)
{
	static const struct {
		const char *name;
		int value;
	} numbers[] = {
		{"ITIMER_PROF", BB_TIMER_PROFILE},
		{"ITIMER_REAL", BB_TIMER_REAL},
		{"ITIMER_VIRTUAL", BB_TIMER_VIRTUAL},
		{"NSIG", BB_SIGNAL_COUNT},
		{"SIG_BLOCK", BB_SIGNAL_BLOCK},
		{"SIG_DFL", SIG_DFL_VALUE},
		{"SIG_IGN", SIG_IGN_VALUE},
		{"SIG_SETMASK", BB_SIGNAL_SETMASK},
		{"SIG_UNBLOCK", BB_SIGNAL_UNBLOCK},
		{"SIGRTMAX", 64},
		{"SIGRTMIN", 34},
	};
	for (size_t i = 0; i < BB_COUNT(numbers); i++)
		if (!bb_modules_add_int(t, module, numbers[i].name, numbers[i].value))
			return false;
	const BbSignalName *names;
	size_t n = bb_platform_signal_names(&names);
	for (size_t i = 0; i < n; i++)
		if (!bb_modules_add_int(t, module, names[i].name, names[i].number))
			return false;
	return true;
}

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add(t, module, "default_int_handler", bb_from_pointer(&default_int_handler_function)) &&
	       bb_modules_add_type(t, module, &itimer_error_type) &&
	       bb_modules_add(t, module, "struct_siginfo", info_type(t)) && add_numbers(t, module);
}

/* ---- Start and end. ---- */

static void note_actions(State *state)
{
	for (int i = 1; i < BB_SIGNAL_COUNT; i++) {
		int action = bb_platform_signal_get(i);
		state->started_as[i] = action < 0 ? BB_SIGNAL_FOREIGN : (uint8_t)action;
		BbValue handler = action == BB_SIGNAL_DEFAULT  ? bb_from_small(SIG_DFL_VALUE)
				  : action == BB_SIGNAL_IGNORE ? bb_from_small(SIG_IGN_VALUE)
							       : BB_NONE;
		bb_slot_init(&state->handlers[i], handler);
	}
}

/* Makes the table of handlers and lets SIGINT raise KeyboardInterrupt. */
static bool start(BbThread *t)
{
	bb_vm(t)->interrupt = interrupt_main;
	if (bb_vm(t)->options.without_signals)
		return true;
	State *state = bb_type_ready(t, &state_type) ? bb_object_new(t, &state_type, sizeof *state) : NULL;
	if (!state)
		return false;
	state->rt = t->rt;
	note_actions(state);
	if (!bb_dict_set_name(t, bb_vm(t)->registry, "signal", bb_from_pointer(state)))
		return false;
	bb_vm(t)->run_signal_handlers = run_handlers;
	bb_platform_signal_notify(notify, state);
	int interrupt = find_signal("SIGINT");
	if (interrupt && state->started_as[interrupt] == BB_SIGNAL_DEFAULT) {
		bb_store(t, state, &state->handlers[interrupt], bb_from_pointer(&default_int_handler_function));
		if (bb_platform_signal_set(interrupt, BB_SIGNAL_CATCH) < 0)
			return true;
	}
	int quit = find_signal("SIGQUIT");
	if (quit && state->started_as[quit] == BB_SIGNAL_DEFAULT &&
	    bb_platform_signal_set(quit, BB_SIGNAL_CATCH) == 0) {
		bb_vm(t)->report_threads = report;
		bb_published32_store(&state->report, (uint32_t)quit);
	}
	/* Writing to a pipe that nobody reads is an error of write(), and no more. */
	int pipe = find_signal("SIGPIPE");
	if (pipe && state->started_as[pipe] == BB_SIGNAL_DEFAULT && bb_platform_signal_set(pipe, BB_SIGNAL_IGNORE) == 0)
		bb_store(t, state, &state->handlers[pipe], bb_from_small(SIG_IGN_VALUE));
	return true;
}

/* Gives every signal back the effect that it had before. */
static void end(BbThread *t)
{
	State *state = state_of(t);
	if (!state)
		return;
	uint32_t quit = bb_published32_load(&state->report);
	if (quit)
		bb_platform_signal_set((int)quit, BB_SIGNAL_DEFAULT);
	for (int i = 1; i < BB_SIGNAL_COUNT; i++)
		if (is_handler(bb_slot_load(&state->handlers[i])) && state->started_as[i] != BB_SIGNAL_FOREIGN)
			bb_platform_signal_set(i, state->started_as[i]);
	bb_platform_signal_notify(NULL, NULL);
}

const BbModuleDef bb_mod_signal = {
	.name = "_signal",
	.doc = BB_DOC("The native part of signal."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
	.start = start,
	.end = end,
};
