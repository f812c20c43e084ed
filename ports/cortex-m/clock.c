/* SPDX-License-Identifier: MIT */
/*
 * See clock.h, and the clocks of the platform's contract.
 *
 * The counter's upper half is counted by whoever reads the counter; the alarm makes sure that somebody does before it
 * wraps twice.
 */
#include "cortex-m/clock.h"

#include "cortex-m/board.h"
#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"
#include "platform/platform.h"

#include <errno.h>
#include <string.h>

/* The longest time between two looks at the counter, in its ticks. */
#define LONGEST_ALARM ((int64_t)1 << 30)

static BbSpinLock clock_lock = BB_SPIN_LOCK_INIT(BB_SPIN_LOCK_CLOCK);
static uint32_t last_low, high; /* guard: clock_lock */
static int64_t alarm_time = -1; /* what the board was asked for; guard: the kernel's lock */
static int64_t wall_offset;	/* wall clock less monotonic; guard: clock_lock */

static int64_t ticks(void)
{
	uint32_t before = bb_cpu_interrupts_off();
	bb_cpu_spin_lock(&clock_lock);
	uint32_t low = bb_board_counter();
	if (low < last_low)
		high++;
	last_low = low;
	int64_t now = (int64_t)((uint64_t)high << 32 | low);
	bb_cpu_spin_unlock(&clock_lock);
	bb_cpu_interrupts_restore(before);
	return now;
}

int64_t bb_clock_now(void)
{
	return ticks() * BB_COUNTER_NS;
}

void bb_clock_set_alarm(int64_t time)
{
	int64_t now = ticks();
	int64_t due = time == BB_FOREVER ? now + LONGEST_ALARM : (time + BB_COUNTER_NS - 1) / BB_COUNTER_NS;
	if (due == alarm_time)
		return;
	alarm_time = due;
	int64_t left = due <= now ? 1 : due - now;
	bb_board_alarm((uint32_t)(left > LONGEST_ALARM ? LONGEST_ALARM : left));
}

void bb_clock_forget_alarm(void)
{
	alarm_time = -1;
}

/* ---- The platform's clocks. ---- */

enum { CLOCK_REALTIME_NUMBER, CLOCK_MONOTONIC_NUMBER, CLOCK_PROCESS_NUMBER, CLOCK_THREAD_NUMBER };

static int64_t exchange_wall_offset(bool set, int64_t offset)
{
	uint32_t before = bb_cpu_interrupts_off();
	bb_cpu_spin_lock(&clock_lock);
	if (set)
		wall_offset = offset;
	offset = wall_offset;
	bb_cpu_spin_unlock(&clock_lock);
	bb_cpu_interrupts_restore(before);
	return offset;
}

int64_t bb_platform_monotonic(void)
{
	return bb_clock_now();
}

int64_t bb_platform_wall_clock(void)
{
	return bb_clock_now() + exchange_wall_offset(false, 0);
}

int64_t bb_platform_cpu_time(void)
{
	return bb_kernel_busy_time();
}

int64_t bb_platform_thread_time(void)
{
	return bb_kernel_thread_time();
}

void bb_platform_local_zone(int64_t seconds, BbLocalZone *out)
{
	(void)seconds;
	*out = (BbLocalZone){.name = "UTC"};
}

void bb_platform_local_zone_changed(void)
{
}

int bb_platform_clock_get(int clock, bool resolution, int64_t *ns)
{
	if (clock < CLOCK_REALTIME_NUMBER || clock > CLOCK_THREAD_NUMBER)
		return -EINVAL;
	if (resolution)
		*ns = BB_COUNTER_NS;
	else if (clock == CLOCK_REALTIME_NUMBER)
		*ns = bb_platform_wall_clock();
	else if (clock == CLOCK_MONOTONIC_NUMBER)
		*ns = bb_platform_monotonic();
	else if (clock == CLOCK_PROCESS_NUMBER)
		*ns = bb_platform_cpu_time();
	else
		*ns = bb_platform_thread_time();
	return 0;
}

int bb_platform_clock_set(int clock, int64_t ns)
{
	if (clock != CLOCK_REALTIME_NUMBER)
		return -EINVAL;
	exchange_wall_offset(true, ns - bb_clock_now());
	return 0;
}

size_t bb_platform_clock_names(const BbClockName **names)
{
	static const BbClockName clocks[] = {
		{"CLOCK_MONOTONIC", CLOCK_MONOTONIC_NUMBER},
		{"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_NUMBER},
		{"CLOCK_REALTIME", CLOCK_REALTIME_NUMBER},
		{"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_NUMBER},
	};
	*names = clocks;
	return BB_COUNT(clocks);
}
