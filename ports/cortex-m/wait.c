/* SPDX-License-Identifier: MIT */
/*
 * Blocking and waking on a word, and the mutex built on them.
 */
#include "cortex-m/kernel.h"
#include "platform/platform.h"

int bb_platform_wait(BbSync *word, uint32_t expected, int64_t deadline)
{
	return bb_kernel_wait((const uint32_t *)&word->word, expected, deadline);
}

void bb_platform_wake(BbSync *word, bool all)
{
	bb_kernel_wake(&word->word, all);
}

void bb_platform_mutex_lock(BbMutex *mutex)
{
	uint32_t expected = 0;
	if (BB_LIKELY(bb_sync_cas(&mutex->state, &expected, 1)))
		return;
	while (bb_sync_exchange(&mutex->state, 2) != 0)
		bb_platform_wait(&mutex->state, 2, BB_FOREVER);
}

void bb_platform_mutex_unlock(BbMutex *mutex)
{
	if (bb_sync_exchange(&mutex->state, 0) == 2)
		bb_platform_wake(&mutex->state, false);
}
