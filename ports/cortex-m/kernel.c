/* SPDX-License-Identifier: MIT */
/*
 * See kernel.h.
 *
 * A thread that begins to wait leaves its core only in the exception, a moment after it has let the lock go; who wakes
 * it meanwhile must not put it into the run queue, where another core would find registers that are not saved yet.  So
 * it only becomes ready, and the core that it is on puts it there (on_core).
 */
#include "cortex-m/kernel.h"

#include "cortex-m/board.h"
#include "cortex-m/clock.h"
#include "cortex-m/cpu.h"
#include "cortex-m/switch.h"
#include "platform/platform.h"

#define SLICE ((int64_t)10000000)

enum { BUCKET_COUNT = 16 };

typedef struct Core {
	BbKernelThread *current;
	int64_t since;	   /* when current was put on it */
	int64_t busy;	   /* ns in which it ran threads, up to since */
	bool switch_asked; /* it will look for a better thread by itself */
	BbKernelThread idle;
	uint64_t idle_stack[BB_SWITCH_IDLE_STACK / 8];
} Core;

static BbSpinLock kernel_lock = BB_SPIN_LOCK_INIT(BB_SPIN_LOCK_KERNEL);

/* All guarded by the lock. */
static Core cores[BB_CORES];
static BbRunQueue run_queue;
static BbSleepers sleepers;
static BbThreadList buckets[BUCKET_COUNT];
static BbThreadList dead;
static uint32_t last_number;

static uint32_t lock(void)
{
	uint32_t before = bb_cpu_interrupts_off();
	bb_cpu_spin_lock(&kernel_lock);
	return before;
}

/* A switch that this core has asked for happens before this returns, where interrupts are on then. */
static void unlock(uint32_t before)
{
	bb_cpu_spin_unlock(&kernel_lock);
	bb_cpu_interrupts_restore(before);
}

/* ---- Who runs. ---- */

static bool is_idle(const Core *core)
{
	return core->current == &core->idle;
}

static void ask_for_switch(unsigned core)
{
	cores[core].switch_asked = true;
	if (core == bb_cpu_core())
		bb_cpu_pend_switch();
	else
		bb_board_kick(core);
}

/* Would the core's thread give way to one of the priority at the end of its slice? */
static bool has_competition(const Core *core, unsigned priority)
{
	return core->current && !core->switch_asked && core->current->priority >= priority;
}

/* Sets the alarm to whatever is due first. */
static void set_alarm(void)
{
	int64_t first = sleepers.first ? sleepers.first->deadline : BB_FOREVER;
	unsigned priority = bb_run_queue_priority(&run_queue);
	for (unsigned i = 0; i < BB_CORES; i++)
		if (has_competition(&cores[i], priority) && cores[i].current->slice_end < first)
			first = cores[i].current->slice_end;
	bb_clock_set_alarm(first);
}

/* Finds a core for a thread of the priority that has just come into the run queue. */
static void find_core(unsigned priority)
{
	for (unsigned i = 0; i < BB_CORES; i++) {
		if (cores[i].current && is_idle(&cores[i]) && !cores[i].switch_asked) {
			ask_for_switch(i);
			return;
		}
	}
	for (unsigned i = 0; i < BB_CORES; i++) {
		if (cores[i].current && cores[i].current->priority > priority && !cores[i].switch_asked) {
			ask_for_switch(i);
			return;
		}
	}
	set_alarm();
}

static void make_ready(BbKernelThread *thread)
{
	thread->state = BB_THREAD_READY;
	if (thread->on_core)
		return;
	bb_run_queue_put(&run_queue, thread, false);
	find_core(thread->priority);
}

/* Takes the core's thread off it. */
static void leave_core(Core *core, int64_t now)
{
	BbKernelThread *thread = core->current;
	int64_t ran = now - core->since;
	thread->time += ran;
	thread->on_core = false;
	if (thread == &core->idle)
		return;
	core->busy += ran;
	if (thread->state == BB_THREAD_RUNNING) {
		thread->state = BB_THREAD_READY;
		bb_run_queue_put(&run_queue, thread, now < thread->slice_end);
	} else if (thread->state == BB_THREAD_READY) {
		bb_run_queue_put(&run_queue, thread, false);
	} else if (thread->state == BB_THREAD_DEAD) {
		bb_thread_list_append(&dead, thread);
	}
}

uintptr_t bb_kernel_switch(uintptr_t sp)
{
	uint32_t before = lock();
	Core *core = &cores[bb_cpu_core()];
	int64_t now = bb_clock_now();
	core->current->sp = sp;
	core->switch_asked = false;
	leave_core(core, now);
	BbKernelThread *next = bb_run_queue_take(&run_queue);
	if (!next)
		next = &core->idle;
	next->state = BB_THREAD_RUNNING;
	next->on_core = true;
	if (now >= next->slice_end)
		next->slice_end = now + SLICE;
	core->current = next;
	core->since = now;
	bb_switch_guard(next->stack_low);
	set_alarm();
	unlock(before);
	return next->sp;
}

void bb_kernel_yield(void)
{
	uint32_t before = lock();
	Core *core = &cores[bb_cpu_core()];
	core->current->slice_end = 0;
	ask_for_switch(bb_cpu_core());
	unlock(before);
}

/* ---- Threads. ---- */

static void run(void *memory)
{
	BbKernelThread *thread = memory;
	thread->entry(thread->arg);
	bb_kernel_exit();
}

void bb_kernel_start(BbKernelThread *thread, void (*entry)(void *arg), void *arg, uintptr_t stack_low,
		     uintptr_t stack_high)
{
	thread->entry = entry;
	thread->arg = arg;
	thread->stack_low = stack_low;
	thread->stack_high = stack_high;
	thread->priority = BB_PRIORITY_DEFAULT;
	thread->sp = bb_switch_prepare(stack_high, run, thread);
	uint32_t before = lock();
	thread->number = ++last_number;
	make_ready(thread);
	unlock(before);
}

void bb_kernel_exit(void)
{
	uint32_t before = lock();
	cores[bb_cpu_core()].current->state = BB_THREAD_DEAD;
	ask_for_switch(bb_cpu_core());
	unlock(before);
	for (;;)
		continue;
}

BbKernelThread *bb_kernel_take_dead(void)
{
	uint32_t before = lock();
	BbKernelThread *thread = dead.first;
	if (thread)
		bb_thread_list_remove(&dead, thread);
	unlock(before);
	return thread;
}

BbKernelThread *bb_kernel_current(void)
{
	uint32_t before = bb_cpu_interrupts_off();
	BbKernelThread *thread = cores[bb_cpu_core()].current;
	bb_cpu_interrupts_restore(before);
	return thread;
}

BbKernelThread *bb_kernel_on_core(unsigned core)
{
	return cores[core].current;
}

int64_t bb_kernel_thread_time(void)
{
	uint32_t before = lock();
	const Core *core = &cores[bb_cpu_core()];
	int64_t time = core->current->time + bb_clock_now() - core->since;
	unlock(before);
	return time;
}

int64_t bb_kernel_busy_time(void)
{
	uint32_t before = lock();
	int64_t time = 0, now = bb_clock_now();
	for (unsigned i = 0; i < BB_CORES; i++)
		time += cores[i].busy + (cores[i].current && !is_idle(&cores[i]) ? now - cores[i].since : 0);
	unlock(before);
	return time;
}

/* ---- Waiting. ---- */

static BbThreadList *bucket_of(const void *word)
{
	uintptr_t address = (uintptr_t)word;
	return &buckets[(address >> 2 ^ address >> 6 ^ address >> 10) % BUCKET_COUNT];
}

/* Ends the waiting of a thread. */
static void end_wait(BbKernelThread *thread, int result)
{
	bb_thread_list_remove(bucket_of(thread->word), thread);
	bb_sleepers_remove(&sleepers, thread);
	thread->wait_result = (uint8_t)result;
	make_ready(thread);
}

int bb_kernel_wait(const uint32_t *word, uint32_t expected, int64_t deadline)
{
	uint32_t before = lock();
	if (__atomic_load_n(word, __ATOMIC_ACQUIRE) != expected) {
		unlock(before);
		return BB_WAIT_WOKEN;
	}
	BbKernelThread *thread = cores[bb_cpu_core()].current;
	thread->word = word;
	thread->state = BB_THREAD_WAITING;
	bb_thread_list_append(bucket_of(word), thread);
	if (deadline != BB_FOREVER) {
		thread->deadline = deadline;
		bb_sleepers_add(&sleepers, thread);
	}
	ask_for_switch(bb_cpu_core());
	unlock(before);
	return thread->wait_result;
}

void bb_kernel_wake(const void *word, bool all)
{
	uint32_t before = lock();
	BbThreadList *bucket = bucket_of(word);
	for (BbKernelThread *thread = bucket->first; thread;) {
		BbKernelThread *next = thread->next == bucket->first ? NULL : thread->next;
		if (thread->word == word) {
			end_wait(thread, BB_WAIT_WOKEN);
			if (!all)
				break;
		}
		thread = next;
	}
	unlock(before);
}

void bb_kernel_alarm(void)
{
	uint32_t before = lock();
	int64_t now = bb_clock_now();
	bb_clock_forget_alarm();
	while (sleepers.first && sleepers.first->deadline <= now)
		end_wait(sleepers.first, BB_WAIT_TIMEOUT);
	unsigned priority = bb_run_queue_priority(&run_queue);
	for (unsigned i = 0; i < BB_CORES; i++)
		if (has_competition(&cores[i], priority) && cores[i].current->slice_end <= now)
			ask_for_switch(i);
	set_alarm();
	unlock(before);
}

/* ---- Cores. ---- */

/* What a core does that has no thread: on the idle thread's stack. */
static void idle(void)
{
	for (;;) {
		uint32_t before = bb_cpu_interrupts_off();
		bb_cpu_sleep();
		bb_cpu_interrupts_restore(before);
	}
}

void bb_kernel_run_core(unsigned number)
{
	Core *core = &cores[number];
	core->idle.priority = BB_PRIORITY_COUNT - 1;
	core->idle.stack_low = (uintptr_t)core->idle_stack;
	core->idle.stack_high = core->idle.stack_low + sizeof core->idle_stack;
	core->idle.state = BB_THREAD_RUNNING;
	core->idle.on_core = true;
	uint32_t before = lock();
	core->since = bb_clock_now();
	core->current = &core->idle;
	ask_for_switch(number);
	unlock(before);
	bb_switch_enter_idle(core->idle.stack_high, idle);
}
