/* SPDX-License-Identifier: MIT */
/*
 * Giving back the memory of threads that have ended.
 */
#ifndef CORTEX_M_THREAD_MEMORY_H
#define CORTEX_M_THREAD_MEMORY_H

/* Frees all of it that there is now.  Not in interrupt handlers. */
void bb_thread_memory_reap(void);

#endif
