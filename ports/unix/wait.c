/* SPDX-License-Identifier: MIT */
/*
 * Blocking and waking on a word, by futex; and the mutex built on them.
 *
 * Deadlines are absolute times of CLOCK_MONOTONIC, which is what FUTEX_WAIT_BITSET takes, so nothing drifts when a wait
 * starts over.  Only the address of the word goes to the kernel: waking a word that is gone is harmless.
 */
#include "platform/platform.h"

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

/* How often a lock is looked at before its taker sleeps, where there is another processor to release it. */
enum { SPINS = 100 };

#ifndef __has_feature
#define __has_feature(x) 0
#endif

/* ThreadSanitizer runs a signal's handler at the next instrumented operation.  If the signal comes just before the
 * system call that would be never, so under it no sleep lasts longer than this. */
#if defined(__SANITIZE_THREAD__) || __has_feature(thread_sanitizer)
enum { LONGEST_SLEEP = 50000000 };
#else
enum { LONGEST_SLEEP = 0 };
#endif

struct kernel_time64 {
	int64_t seconds;
	int64_t nanoseconds;
};

struct kernel_time {
	long seconds;
	long nanoseconds;
};

static long futex_wait(BbSync *word, uint32_t expected, int64_t deadline)
{
	const int op = FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG;
	if (deadline == BB_FOREVER)
		return syscall(SYS_futex, &word->word, op, expected, NULL, NULL, FUTEX_BITSET_MATCH_ANY);
	if (deadline < 0)
		deadline = 0;
	int64_t seconds = deadline / 1000000000;
	int64_t nanoseconds = deadline % 1000000000;
#ifdef SYS_futex_time64
	struct kernel_time64 wide = {seconds, nanoseconds};
	long result = syscall(SYS_futex_time64, &word->word, op, expected, &wide, NULL, FUTEX_BITSET_MATCH_ANY);
	if (result == 0 || errno != ENOSYS)
		return result;
#endif
	/* With 32-bit time a far deadline becomes an early return, which the caller takes for a timeout that it checks.
	 */
	bool cut = sizeof(long) < 8 && seconds > INT32_MAX;
	struct kernel_time narrow = {cut ? INT32_MAX : (long)seconds, (long)nanoseconds};
	return syscall(SYS_futex, &word->word, op, expected, &narrow, NULL, FUTEX_BITSET_MATCH_ANY);
}

int bb_platform_wait(BbSync *word, uint32_t expected, int64_t deadline)
{
	int64_t until = deadline;
	if (LONGEST_SLEEP > 0) {
		int64_t latest = bb_platform_monotonic() + LONGEST_SLEEP;
		until = until < latest ? until : latest;
	}
	if (futex_wait(word, expected, until) == 0)
		return BB_WAIT_WOKEN;
	if (errno == EAGAIN || deadline == BB_FOREVER)
		return BB_WAIT_WOKEN;
	return bb_platform_monotonic() >= deadline ? BB_WAIT_TIMEOUT : BB_WAIT_WOKEN;
}

void bb_platform_wake(BbSync *word, bool all)
{
	int saved = errno;
	syscall(SYS_futex, &word->word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, all ? INT32_MAX : 1, NULL, NULL, 0);
	errno = saved;
}

static bool mutex_spin(BbMutex *mutex)
{
	for (int i = 0; i < SPINS; i++) {
		uint32_t seen = bb_sync_load_relaxed(&mutex->state);
		if (seen == 0 && bb_sync_cas(&mutex->state, &seen, 1))
			return true;
		if (seen == 2)
			return false;
		bb_platform_relax();
	}
	return false;
}

void bb_platform_mutex_lock(BbMutex *mutex)
{
	uint32_t expected = 0;
	if (BB_LIKELY(bb_sync_cas(&mutex->state, &expected, 1)))
		return;
	static BbPublished32 cpus;
	uint32_t known = bb_published32_load_relaxed(&cpus);
	if (known == 0) {
		known = bb_platform_cpu_count();
		bb_published32_store_relaxed(&cpus, known);
	}
	if (known > 1 && mutex_spin(mutex))
		return;
	int saved = errno;
	while (bb_sync_exchange(&mutex->state, 2) != 0)
		futex_wait(&mutex->state, 2, BB_FOREVER);
	errno = saved;
}

void bb_platform_mutex_unlock(BbMutex *mutex)
{
	if (bb_sync_exchange(&mutex->state, 0) == 2)
		bb_platform_wake(&mutex->state, false);
}
