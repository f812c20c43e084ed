/* SPDX-License-Identifier: MIT */
/*
 * Tells AddressSanitizer which cells are free, so that a use of one is reported.  Nothing in other builds.
 *
 * Threading: none of its own.
 */
#ifndef BB_MEMORY_POISON_H
#define BB_MEMORY_POISON_H

#include "base/compiler.h"

#if defined(__SANITIZE_ADDRESS__)
#define BB_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BB_ASAN 1
#endif
#endif
#ifndef BB_ASAN
#define BB_ASAN 0
#endif

#if BB_ASAN
#include <sanitizer/asan_interface.h>
#endif

BB_INLINE void bb_poison(void *start, size_t size)
{
#if BB_ASAN
	__asan_poison_memory_region(start, size);
#else
	(void)start;
	(void)size;
#endif
}

BB_INLINE void bb_unpoison(void *start, size_t size)
{
#if BB_ASAN
	__asan_unpoison_memory_region(start, size);
#else
	(void)start;
	(void)size;
#endif
}

#endif
