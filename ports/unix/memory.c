/* SPDX-License-Identifier: MIT */
/*
 * Address space for the heap (mmap), memory for the runtime's own structures (the C library's), random bytes.
 *
 * Reserved memory is inaccessible, so that a use before commit or after decommit faults at once.
 */
#include "platform/platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/uio.h>
#include <unistd.h>

/* Below this a smaller reservation isn't worth trying. */
enum { LEAST_RESERVE = 256 << 10 };

enum { RESERVE_FLAGS = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE };

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

/* Maps size + align bytes and gives back what sticks out of the aligned part. */
static void *reserve_aligned(size_t size, size_t align)
{
	if (size > SIZE_MAX - align)
		return NULL;
	char *start = mmap(NULL, size + align, PROT_NONE, RESERVE_FLAGS, -1, 0);
	if (start == MAP_FAILED)
		return NULL;
	char *aligned = start + (align - (uintptr_t)start % align) % align;
	if (aligned > start)
		munmap(start, (size_t)(aligned - start));
	size_t behind = (size_t)(start + align - aligned);
	if (behind > 0)
		munmap(aligned + size, behind);
	return aligned;
}

void *bb_platform_reserve(size_t *size, size_t align)
{
	size_t page = page_size();
	if (align < page)
		align = page;
	size_t want = *size > SIZE_MAX - page ? *size & ~(page - 1) : (*size + page - 1) & ~(page - 1);
	while (want > 0) {
		void *start = reserve_aligned(want, align);
		if (start) {
			*size = want;
			return start;
		}
		if (want <= LEAST_RESERVE)
			break;
		want = (want / 2 + page - 1) & ~(page - 1);
	}
	*size = 0;
	return NULL;
}

bool bb_platform_commit(void *start, size_t size)
{
	size_t page = page_size();
	uintptr_t low = (uintptr_t)start & ~(page - 1);
	uintptr_t high = ((uintptr_t)start + size + page - 1) & ~(page - 1);
	return mprotect((void *)low, high - low, PROT_READ | PROT_WRITE) == 0;
}

void bb_platform_decommit(void *start, size_t size)
{
	size_t page = page_size();
	uintptr_t low = ((uintptr_t)start + page - 1) & ~(page - 1);
	uintptr_t high = ((uintptr_t)start + size) & ~(page - 1);
	if (low >= high)
		return;
	/* A fresh mapping also gives back what the system counts as promised.  It can fail for want of mappings. */
	if (mmap((void *)low, high - low, PROT_NONE, RESERVE_FLAGS | MAP_FIXED, -1, 0) == MAP_FAILED)
		madvise((void *)low, high - low, MADV_DONTNEED);
}

void bb_platform_release(void *start, size_t size)
{
	munmap(start, size);
}

void *bb_platform_alloc(size_t size)
{
	return calloc(1, size ? size : 1);
}

bool bb_platform_can_alloc(size_t size)
{
	void *memory = malloc(size);
	/* Or compilers leave both out. */
	__asm__ volatile("" : "+r"(memory));
	bool can = memory != NULL;
	free(memory);
	return can;
}

void bb_platform_free(void *memory)
{
	free(memory);
}

void *bb_platform_grow(void *memory, size_t size)
{
	return realloc(memory, size);
}

size_t bb_platform_entropy(void *out, size_t n)
{
	size_t done = 0;
	while (done < n) {
		ssize_t got = getrandom((char *)out + done, n - done, GRND_NONBLOCK);
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return done;
}

bool bb_platform_peek(const void *from, void *to, size_t n)
{
	struct iovec local = {to, n}, remote = {(void *)(uintptr_t)from, n};
	int saved = errno;
	ssize_t got = process_vm_readv(getpid(), &local, 1, &remote, 1, 0);
	bool missing = got < 0 && errno == EFAULT;
	/* Where the system doesn't let us ask there is only trying. */
	if (got < 0 && !missing)
		memcpy(to, from, n);
	errno = saved;
	return got == (ssize_t)n || (got < 0 && !missing);
}
