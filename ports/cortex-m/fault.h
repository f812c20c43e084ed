/* SPDX-License-Identifier: MIT */
/*
 * What happens when the processor or the runtime finds that something is broken: it says so on the console, and the
 * board starts anew.
 */
#ifndef CORTEX_M_FAULT_H
#define CORTEX_M_FAULT_H

/* The exception handler of faults. */
void bb_fault_exception(void);

/* What is called after a fault to show what the thread was doing; NULL: nothing.  It runs on the main thread's stack,
 * in the exception, with interrupts off, and may write to the console. */
void bb_fault_set_report(void (*function)(void));

/* Interrupts and exceptions that nobody expects. */
void bb_fault_unexpected(void);

#endif
