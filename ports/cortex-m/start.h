/* SPDX-License-Identifier: MIT */
/*
 * From reset to the main thread.
 */
#ifndef CORTEX_M_START_H
#define CORTEX_M_START_H

#include "base/compiler.h"

/* The interrupt stacks; each core's stack pointer begins at the end of its own. */
extern uint64_t bb_interrupt_stacks[BB_CORES][BB_INTERRUPT_STACK / 8];

/* The main thread's stack. */
extern uint64_t bb_main_stack[BB_MAIN_STACK / 8];

/* The reset handler of core 0: makes .data and .bss, starts the board, its other cores, and the main thread. */
BB_NORETURN void bb_start_reset(void);

/* What another core does, on its interrupt stack, once its board has set it up. */
BB_NORETURN void bb_start_core(unsigned core);

/* The main thread: main.c. */
void bb_firmware_main(void *arg);

/* The first sixteen entries of a vector table. */
#define BB_START_VECTORS                                                                                               \
	(const void *)&bb_interrupt_stacks[1], bb_start_reset, bb_fault_unexpected, bb_fault_exception,                \
		bb_fault_exception, bb_fault_exception, bb_fault_exception, bb_fault_exception, NULL, NULL, NULL,      \
		bb_fault_unexpected, bb_fault_unexpected, NULL, bb_switch_exception, bb_fault_unexpected

#endif
