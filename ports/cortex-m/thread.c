/* SPDX-License-Identifier: MIT */
/*
 * The platform's threads: the kernel's, each with its stack in one piece of memory.
 */
#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"
#include "cortex-m/thread_memory.h"
#include "platform/platform.h"

#include <errno.h>
#include <string.h>

/* Room for an interrupt's frame and the kernel's, below what C code may use. */
enum { LEAST_STACK = 512 };

void bb_thread_memory_reap(void)
{
	BbKernelThread *thread;
	while ((thread = bb_kernel_take_dead()))
		bb_platform_free(thread);
}

int bb_platform_thread_start(void (*entry)(void *arg), void *arg, size_t stack_size)
{
	if (stack_size == 0)
		stack_size = BB_C_STACK_SIZE;
	if (stack_size < LEAST_STACK)
		stack_size = LEAST_STACK;
	stack_size = (stack_size + 7) & ~(size_t)7;
	size_t head = (sizeof(BbKernelThread) + 31) & ~(size_t)31;
	if (stack_size > SIZE_MAX - head)
		return ENOMEM;
	BbKernelThread *thread = bb_platform_alloc(head + stack_size);
	if (!thread)
		return EAGAIN;
	uintptr_t low = (uintptr_t)thread + head;
	bb_kernel_start(thread, entry, arg, low, low + stack_size);
	return 0;
}

void bb_platform_stack_bounds(uintptr_t *low, uintptr_t *high)
{
	const BbKernelThread *thread = bb_kernel_current();
	*low = thread->stack_low;
	*high = thread->stack_high;
}

void bb_platform_yield(void)
{
	bb_kernel_yield();
}

void bb_platform_relax(void)
{
	__asm__ volatile("nop" ::: "memory");
}

unsigned bb_platform_cpu_count(void)
{
	return BB_CORES;
}

uint64_t bb_platform_native_id(void)
{
	return bb_kernel_current()->number;
}

void bb_platform_thread_name(const char *name)
{
	char *out = bb_kernel_current()->name;
	size_t n = strlen(name);
	if (n > BB_PLATFORM_THREAD_NAME_MAX) {
		n = BB_PLATFORM_THREAD_NAME_MAX;
		while (n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(out, name, n);
	out[n] = '\0';
}

size_t bb_platform_thread_get_name(char *out, size_t size)
{
	const char *name = bb_kernel_current()->name;
	size_t n = strlen(name);
	if (n > size)
		n = size;
	memcpy(out, name, n);
	return n;
}

size_t bb_platform_thread_library(char *out, size_t size)
{
	(void)out;
	(void)size;
	return 0;
}

void *bb_platform_tls_get(void)
{
	return bb_kernel_current()->tls;
}

void bb_platform_tls_set(void *value)
{
	bb_kernel_current()->tls = value;
}

/* The C library's errno: one for each thread. */
int *__errno(void);
int *__errno(void)
{
	return &bb_kernel_current()->error;
}
