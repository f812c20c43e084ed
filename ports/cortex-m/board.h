/* SPDX-License-Identifier: MIT */
/*
 * What a board gives the kernel: its console, clock, cores, and memory.
 *
 * Each port that uses the kernel implements these.  Unless said otherwise they are called with interrupts off and never
 * block.
 */
#ifndef CORTEX_M_BOARD_H
#define CORTEX_M_BOARD_H

#include "base/compiler.h"

/* Clocks, pins, the console's transmitter, the clock's counter: on core 0, before anything else, when .data and .bss
 * are there. */
void bb_board_init(void);

/* Enables the interrupts of the calling core: of the console and the clock on core 0, of bb_board_kick on each. */
void bb_board_init_core(unsigned core);

/* Starts another core, which calls bb_kernel_run_core. */
void bb_board_start_core(unsigned core);

/* Has another core look for a better thread (its interrupt handler calls bb_cpu_pend_switch). */
void bb_board_kick(unsigned core);

/* The clock: a counter of 32 bits that goes up by one every BB_COUNTER_NS nanoseconds and wraps. */
uint32_t bb_board_counter(void);

/* Has bb_kernel_alarm called on core 0 in so many ticks of the counter (at least 1), or soon after; UINT32_MAX: never.
 * A later call replaces it.  The board may call it earlier than asked, too. */
void bb_board_alarm(uint32_t ticks);

/* The console: sends a byte, waiting for room; from any context, interrupts on or off.  Bytes that arrive are given to
 * bb_console_received. */
void bb_board_console_put(uint8_t byte);

/* Restarts the board. */
BB_NORETURN void bb_board_reset(void);

/* Random bytes from the hardware; returns how many. */
size_t bb_board_entropy(void *out, size_t n);

#endif
