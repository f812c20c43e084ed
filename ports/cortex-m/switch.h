/* SPDX-License-Identifier: MIT */
/*
 * What switching threads needs of the processor: saved registers on stacks, the exception, the stack's guard.
 */
#ifndef CORTEX_M_SWITCH_H
#define CORTEX_M_SWITCH_H

#include "base/compiler.h"

/* Bytes of an idle thread's stack: for an exception's frame and the saved registers. */
enum { BB_SWITCH_IDLE_STACK = 256 };

/* Prepares a new thread's stack: when the result is given to the exception, entry(arg) runs on it. */
uintptr_t bb_switch_prepare(uintptr_t stack_high, void (*entry)(void *arg), void *arg);

/* From now on the calling core's thread faults when its stack reaches the address: by the processor's stack limit where
 * there is one, else by a region of the MPU. */
void bb_switch_guard(uintptr_t stack_low);

/* For now it has no guard: on the way to another stack. */
void bb_switch_unguard(void);

/* Goes on in idle(), on the given stack, with interrupts on; what is on the interrupt stack is forgotten. */
BB_NORETURN void bb_switch_enter_idle(uintptr_t stack_high, void (*idle)(void));

/* Calls fn(arg) on the stack that ends at high, a multiple of 8, and comes back to the present one. */
void bb_switch_call(void *arg, void (*fn)(void *arg), uintptr_t high);

/* The exception (PendSV). */
void bb_switch_exception(void);

#endif
