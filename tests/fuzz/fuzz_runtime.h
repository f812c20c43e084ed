/* SPDX-License-Identifier: MIT */
/*
 * What the fuzzers that need a whole runtime have in common: one runtime for all inputs, and an alarm that ends what
 * takes too long with TimeoutError.
 */
#ifndef BB_TESTS_FUZZ_RUNTIME_H
#define BB_TESTS_FUZZ_RUNTIME_H

#include "modules/modules.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/object.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/runtime.h"
#include "vm/vm.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static BbThread *fuzz_thread;

static void fuzz_alarm(int number)
{
	(void)number;
	bb_poll_request(fuzz_thread, BB_POLL_SIGNAL);
}

static bool fuzz_too_long(BbThread *t)
{
	bb_raise(t, &bb_exc_TimeoutError, "too long");
	return false;
}

/* The runtime, made at the first input. */
static BbThread *fuzz_start(void)
{
	if (!fuzz_thread) {
		BbRuntimeOptions options = {.heap_limit = (size_t)256 << 20, .start_modules = bb_modules_start};
		fuzz_thread = bb_runtime_create(&options);
		if (!fuzz_thread)
			abort();
		bb_vm(fuzz_thread)->run_signal_handlers = fuzz_too_long;
		signal(SIGVTALRM, fuzz_alarm);
	}
	return fuzz_thread;
}

/* From here on each call may take half a second of processor time. */
static BB_UNUSED void fuzz_limit_time(void)
{
	struct itimerval limit = {.it_value = {0, 500000}, .it_interval = {0, 100000}};
	setitimer(ITIMER_VIRTUAL, &limit, NULL);
}

/* Ends the time limit, and drops an exception. */
static void fuzz_end(BbThread *t)
{
	struct itimerval none = {0};
	setitimer(ITIMER_VIRTUAL, &none, NULL);
	bb_poll_take(t, BB_POLL_SIGNAL);
	bb_exception_clear(t);
}

/* Prints what is pending and aborts: the fuzzer has found something. */
static BB_UNUSED void fuzz_fail(BbThread *t, const char *what)
{
	BbValue exception = bb_exception_take(t), text = bb_is_empty(exception) ? exception : bb_repr(t, exception);
	fprintf(stderr, "%s: %s\n", what, bb_is_empty(text) ? "" : bb_str_text(text));
	abort();
}

/* The exception that is pending is an instance of one of the types (ended by NULL), or one that may always come. */
static BB_UNUSED bool fuzz_is_expected(BbThread *t, const BbType *const *types)
{
	static const BbType *const always[] = {&bb_exc_MemoryError, &bb_exc_RecursionError, &bb_exc_TimeoutError, NULL};
	for (const BbType *const *type = always; *type; type++)
		if (bb_exception_matches(t, *type))
			return true;
	for (; *types; types++)
		if (bb_exception_matches(t, *types))
			return true;
	return false;
}

#endif
