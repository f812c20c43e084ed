/* SPDX-License-Identifier: MIT */
/*
 * The console: bytes that have arrived wait in a ring; bytes to send go to the board at once.
 */
#ifndef CORTEX_M_CONSOLE_H
#define CORTEX_M_CONSOLE_H

#include "base/compiler.h"

/* A byte has arrived: in the board's interrupt handler.  What doesn't fit is lost. */
void bb_console_received(uint8_t byte);

/* Calls function(context) in the interrupt handler when the byte arrives, which is then not put into the ring; -1: no
 * byte does that. */
void bb_console_set_interrupt(int byte, void (*function)(void *context), void *context);

/* Up to n bytes that have arrived; waits for the first one. */
size_t bb_console_read(void *out, size_t n);

/* From now on nobody waits for anybody who is writing: after a fault. */
void bb_console_seize(void);

/* Sends n bytes, with a carriage return before each line feed; those of one call stay together. */
void bb_console_write(const char *text, size_t n);

#endif
