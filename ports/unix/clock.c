/* SPDX-License-Identifier: MIT */
/*
 * Clocks and the local time zone, with 64-bit seconds also where the system's default has 32.
 */
#undef _TIME_BITS
#undef _FILE_OFFSET_BITS
#define _TIME_BITS 64
#define _FILE_OFFSET_BITS 64

#include "platform/platform.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
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

/* ---- Local time. ---- */

/* Held while the C library's zone is looked at: the name that it gives away is its own. */
static pthread_mutex_t zone_mutex = PTHREAD_MUTEX_INITIALIZER;

void bb_platform_local_zone(int64_t seconds, BbLocalZone *out)
{
	struct tm tm;
	time_t time = (time_t)seconds;
	memset(out, 0, sizeof *out);
	pthread_mutex_lock(&zone_mutex);
	if (localtime_r(&time, &tm)) {
		out->offset = (int32_t)tm.tm_gmtoff;
		out->daylight = tm.tm_isdst > 0;
		if (tm.tm_zone)
			strncpy(out->name, tm.tm_zone, sizeof out->name - 1);
	}
	pthread_mutex_unlock(&zone_mutex);
}

void bb_platform_local_zone_changed(void)
{
	pthread_mutex_lock(&zone_mutex);
	tzset();
	pthread_mutex_unlock(&zone_mutex);
}

/* ---- Clocks by number. ---- */

int bb_platform_clock_get(int clock, bool resolution, int64_t *ns)
{
	struct timespec time;
	if (resolution ? clock_getres(clock, &time) : clock_gettime(clock, &time))
		return -errno;
	*ns = (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
	return 0;
}

int bb_platform_clock_set(int clock, int64_t ns)
{
	struct timespec time = {.tv_sec = (time_t)(ns / 1000000000), .tv_nsec = (long)(ns % 1000000000)};
	if (time.tv_nsec < 0) {
		time.tv_nsec += 1000000000;
		time.tv_sec--;
	}
	return clock_settime(clock, &time) ? -errno : 0;
}

size_t bb_platform_clock_names(const BbClockName **names)
{
	static const BbClockName clocks[] = {
		{"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
		{"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
		{"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
		{"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
		{"CLOCK_REALTIME", CLOCK_REALTIME},
		{"CLOCK_TAI", CLOCK_TAI},
		{"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
	};
	*names = clocks;
	return BB_COUNT(clocks);
}
