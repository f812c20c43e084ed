/* SPDX-License-Identifier: MIT */
/*
 * The kernel: preemptive threads for one or more cores.
 *
 * One run queue under one lock.  Threads of one priority run in turn, a slice of time each; a more urgent thread that
 * can run takes a core at once.  Threads belong to no core.  A core without a thread runs its idle thread, which sleeps
 * until an interrupt.  There is no periodic tick: the clock's alarm is set for the first sleeper that is due or the
 * first slice that ends, whichever is earlier, and a slice only ends when somebody waits for a turn.
 *
 * Switching is done by the lowest exception, PendSV, on whose entry the processor has saved the registers that a
 * function may change; the rest is saved on the thread's stack (switch.c).
 *
 * Interrupt handlers may wake threads.  All of this is guarded by one spin lock that is taken with interrupts off.
 */
#ifndef CORTEX_M_KERNEL_H
#define CORTEX_M_KERNEL_H

#include "cortex-m/thread_list.h"

/* Makes a thread that runs entry(arg) on the given stack, and lets it run.  thread is zero-filled, and stays where it
 * is until the thread is dead. */
void bb_kernel_start(BbKernelThread *thread, void (*entry)(void *arg), void *arg, uintptr_t stack_low,
		     uintptr_t stack_high);

/* Ends the calling thread. */
BB_NORETURN void bb_kernel_exit(void);

/* A dead thread, whose memory its maker can have back; NULL: none (any more). */
BbKernelThread *bb_kernel_take_dead(void);

/* Makes the calling core, which runs on its interrupt stack with interrupts off, one of the kernel's. */
BB_NORETURN void bb_kernel_run_core(unsigned core);

/* The calling thread. */
BbKernelThread *bb_kernel_current(void);

/* What the calling core runs, for fault handlers. */
BbKernelThread *bb_kernel_on_core(unsigned core);

/* Blocks while *word == expected; bb_platform_wait. */
int bb_kernel_wait(const uint32_t *word, uint32_t expected, int64_t deadline);

/* Legal in interrupt handlers; bb_platform_wake. */
void bb_kernel_wake(const void *word, bool all);

/* Lets another thread of the same priority run. */
void bb_kernel_yield(void);

/* Nanoseconds on a core: of the calling thread, of all threads. */
int64_t bb_kernel_thread_time(void);
int64_t bb_kernel_busy_time(void);

/* The clock's alarm: wakes who is due, ends slices.  In an interrupt handler of core 0. */
void bb_kernel_alarm(void);

/* ---- For switch.c. ---- */

/* In the exception: the running thread's registers are saved at sp; returns where those of the next thread are. */
uintptr_t bb_kernel_switch(uintptr_t sp);

#endif
