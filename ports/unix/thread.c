/* SPDX-License-Identifier: MIT */
/*
 * Native threads: pthreads, detached, with every signal blocked except those that report the thread's own faults, so
 * that the main thread is the one that handles signals.
 */
#include "platform/platform.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __has_feature
#define __has_feature(x) 0
#endif

/* Sanitizers make frames larger. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) ||               \
	__has_feature(thread_sanitizer)
enum { STACK_FACTOR = 4 };
#else
enum { STACK_FACTOR = 1 };
#endif

/* What the main thread's stack is taken to be where it has no limit. */
enum { UNLIMITED_STACK = 8 << 20 };

struct start {
	void (*entry)(void *arg);
	void *arg;
	sigset_t mask; /* of the starter */
};

static _Thread_local void *tls_value;
static _Thread_local bool was_started;
static _Thread_local sigset_t starters_mask;

static void *run(void *memory)
{
	struct start start = *(struct start *)memory;
	free(memory);
	starters_mask = start.mask;
	was_started = true;
	start.entry(start.arg);
	return NULL;
}

/* All signals but the synchronous ones. */
static void asynchronous_signals(sigset_t *set)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	sigfillset(set);
	for (size_t i = 0; i < BB_COUNT(faults); i++)
		sigdelset(set, faults[i]);
}

static size_t round_stack_size(size_t size)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	long system_min = sysconf(_SC_THREAD_STACK_MIN);
	size_t least = system_min > 0 ? (size_t)system_min : 16384;
	if (size == 0)
		size = BB_C_STACK_SIZE;
	if (size > SIZE_MAX / STACK_FACTOR - page)
		return size & ~(page - 1);
	size *= STACK_FACTOR;
	if (size < least)
		size = least;
	return (size + page - 1) & ~(page - 1);
}

int bb_platform_thread_start(void (*entry)(void *arg), void *arg, size_t stack_size)
{
	struct start *start = malloc(sizeof *start);
	if (!start)
		return ENOMEM;
	*start = (struct start){.entry = entry, .arg = arg};

	pthread_attr_t attr;
	int error = pthread_attr_init(&attr);
	if (error)
		goto free_start;
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	error = pthread_attr_setstacksize(&attr, round_stack_size(stack_size));
	if (error)
		goto destroy_attr;

	sigset_t blocked, before;
	asynchronous_signals(&blocked);
	pthread_sigmask(SIG_BLOCK, &blocked, &before);
	start->mask = was_started ? starters_mask : before;
	pthread_t id;
	error = pthread_create(&id, &attr, run, start);
	pthread_sigmask(SIG_SETMASK, &before, NULL);

destroy_attr:
	pthread_attr_destroy(&attr);
free_start:
	if (error)
		free(start);
	return error;
}

void bb_platform_thread_take_signals(void)
{
	if (was_started)
		pthread_sigmask(SIG_SETMASK, &starters_mask, NULL);
}

void bb_platform_stack_bounds(uintptr_t *low, uintptr_t *high)
{
	pthread_attr_t attr;
	void *start = NULL;
	size_t size = 0;
	if (pthread_getattr_np(pthread_self(), &attr) == 0) {
		pthread_attr_getstack(&attr, &start, &size);
		pthread_attr_destroy(&attr);
	}
	if (size == 0)
		bb_panic("no stack bounds");
	*low = (uintptr_t)start;
	*high = (uintptr_t)start + size;

	if (syscall(SYS_gettid) != getpid())
		return;
	/* The main thread's stack grows up to a limit that can be very far away, or none. */
	struct rlimit limit;
	if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= *high)
		*low = *high - UNLIMITED_STACK;
	else if (*high - *low > limit.rlim_cur)
		*low = *high - (uintptr_t)limit.rlim_cur;
}

void bb_platform_yield(void)
{
	sched_yield();
}

void bb_platform_relax(void)
{
#if defined(__x86_64__) || defined(__i386__)
	__builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__ARM_ARCH_7A__)
	__asm__ volatile("yield" ::: "memory");
#else
	__asm__ volatile("" ::: "memory");
#endif
}

unsigned bb_platform_cpu_count(void)
{
	for (int most = 1024; most <= 1 << 16; most *= 4) {
		cpu_set_t *set = CPU_ALLOC((size_t)most);
		if (!set)
			break;
		size_t bytes = CPU_ALLOC_SIZE((size_t)most);
		int failed = sched_getaffinity(0, bytes, set);
		int count = failed ? 0 : CPU_COUNT_S(bytes, set);
		CPU_FREE(set);
		if (count > 0)
			return (unsigned)count;
		if (errno != EINVAL)
			break;
	}
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (unsigned)online : 1;
}

uint64_t bb_platform_native_id(void)
{
	return (uint64_t)syscall(SYS_gettid);
}

void bb_platform_thread_name(const char *name)
{
	char cut[16];
	size_t n = strlen(name);
	if (n > sizeof cut - 1) {
		n = sizeof cut - 1;
		while (n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(cut, name, n);
	cut[n] = 0;
	pthread_setname_np(pthread_self(), cut);
}

void *bb_platform_tls_get(void)
{
	return tls_value;
}

void bb_platform_tls_set(void *value)
{
	tls_value = value;
}
