/* SPDX-License-Identifier: MIT */
/*
 * Calls on another stack, for builds that have the boards' stacks in pieces (BB_C_STACK_FIRST): by the C library's
 * contexts, and with a word to the sanitizers.
 */
#include "platform/platform.h"

#if BB_C_STACK_FIRST

#include <signal.h>
#include <ucontext.h>

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/common_interface_defs.h>
#define ASAN(code) code
#else
#define ASAN(code)
#endif
#if defined(__SANITIZE_THREAD__) || __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#define TSAN(code) code
#else
#define TSAN(code)
#endif

/* On the stack that the call is made from. */
typedef struct Call {
	void (*fn)(void *arg);
	void *arg;
	ucontext_t caller, callee;
	const void *caller_low;
	size_t caller_size;
	void *caller_fake, *caller_fiber, *fiber;
} Call;

/* What makecontext could only hand over in pieces. */
static _Thread_local Call *beginning;

static void begin(void)
{
	Call *call = beginning;
	ASAN(__sanitizer_finish_switch_fiber(NULL, &call->caller_low, &call->caller_size));
	call->fn(call->arg);
	ASAN(__sanitizer_start_switch_fiber(NULL, call->caller_low, call->caller_size));
	TSAN(__tsan_switch_to_fiber(call->caller_fiber, 0));
	/* The context would bring the mask back that was at the beginning. */
	pthread_sigmask(SIG_BLOCK, NULL, &call->caller.uc_sigmask);
	setcontext(&call->caller);
}

void bb_platform_call_on_stack(void (*fn)(void *arg), void *arg, uintptr_t low, uintptr_t high)
{
	Call call = {.fn = fn, .arg = arg};
	getcontext(&call.callee);
	call.callee.uc_stack.ss_sp = (void *)low;
	call.callee.uc_stack.ss_size = high - low;
	call.callee.uc_link = NULL;
	makecontext(&call.callee, begin, 0);
	beginning = &call;
	TSAN(call.caller_fiber = __tsan_get_current_fiber());
	TSAN(call.fiber = __tsan_create_fiber(0));
	TSAN(__tsan_switch_to_fiber(call.fiber, 0));
	ASAN(__sanitizer_start_switch_fiber(&call.caller_fake, (void *)low, high - low));
	swapcontext(&call.caller, &call.callee);
	ASAN(__sanitizer_finish_switch_fiber(call.caller_fake, NULL, NULL));
	TSAN(__tsan_destroy_fiber(call.fiber));
}

#endif
