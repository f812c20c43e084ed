/* SPDX-License-Identifier: MIT */
/*
 * Clocks, with 64-bit seconds also where the system's default has 32.
 */
#undef _TIME_BITS
#undef _FILE_OFFSET_BITS
#define _TIME_BITS 64
#define _FILE_OFFSET_BITS 64

#include "platform/platform.h"

#include <time.h>

static int64_t read_clock(clockid_t clock)
{
	struct timespec now;
	if (clock_gettime(clock, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t bb_platform_monotonic(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

int64_t bb_platform_wall_clock(void)
{
	return read_clock(CLOCK_REALTIME);
}

int64_t bb_platform_cpu_time(void)
{
	return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

int64_t bb_platform_thread_time(void)
{
	return read_clock(CLOCK_THREAD_CPUTIME_ID);
}
