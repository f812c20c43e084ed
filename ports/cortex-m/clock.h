/* SPDX-License-Identifier: MIT */
/*
 * The kernel's clock: 64 bits of nanoseconds from the board's counter of 32 bits, and the alarm.
 */
#ifndef CORTEX_M_CLOCK_H
#define CORTEX_M_CLOCK_H

#include "base/compiler.h"

/* Nanoseconds since the start.  From any context. */
int64_t bb_clock_now(void);

/* Has bb_kernel_alarm called at the time or soon after; earlier, too, where it is far away.  Under the kernel's lock.
 */
void bb_clock_set_alarm(int64_t time);

/* The alarm went off: it has to be set again.  Under the kernel's lock. */
void bb_clock_forget_alarm(void);

#endif
