/* SPDX-License-Identifier: MIT */
/*
 * Calls on another stack.
 *
 * Stack pointer, guard and the kernel's idea of the thread's stack change together, with interrupts off: neither a
 * switch of threads nor a fault's report sees one without the others.
 */
#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"
#include "cortex-m/switch.h"
#include "platform/platform.h"

/* On the stack that the call is made from. */
typedef struct Call {
	void (*fn)(void *arg);
	void *arg;
	uintptr_t low;
	uint32_t interrupts;
} Call;

/* On the other one, with interrupts off. */
static void begin(void *memory)
{
	Call *call = memory;
	bb_switch_guard(call->low);
	bb_cpu_interrupts_restore(call->interrupts);
	call->fn(call->arg);
	call->interrupts = bb_cpu_interrupts_off();
	bb_switch_unguard();
}

void bb_platform_call_on_stack(void (*fn)(void *arg), void *arg, uintptr_t low, uintptr_t high)
{
	BbKernelThread *thread = bb_kernel_current();
	uintptr_t present_low = thread->stack_low, present_high = thread->stack_high;
	Call call = {.fn = fn, .arg = arg, .low = low};
	call.interrupts = bb_cpu_interrupts_off();
	bb_switch_unguard();
	thread->stack_low = low;
	thread->stack_high = high;
	bb_switch_call(&call, begin, high);
	thread->stack_low = present_low;
	thread->stack_high = present_high;
	bb_switch_guard(present_low);
	bb_cpu_interrupts_restore(call.interrupts);
}
