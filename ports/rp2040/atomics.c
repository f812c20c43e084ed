/* SPDX-License-Identifier: MIT */
/*
 * What ARMv6-M has no instructions for: read-modify-write.  GCC calls these by the names of its library.
 *
 * Each takes one of eight hardware locks, chosen by the address, with interrupts off: so no other thread of this core
 * and nobody on the other core is in between.  A plain store is not excluded; base/atomic.h has none to such words.
 */
#include "rp2040/rp2040.h"

enum { FIRST_LOCK = 24, LOCK_COUNT = 8 };

static uint32_t lock(const volatile void *word, volatile uint32_t **taken)
{
	volatile uint32_t *lock =
		(volatile uint32_t *)BB_SPIN_LOCKS_ADDRESS + FIRST_LOCK + ((uintptr_t)word >> 2) % LOCK_COUNT;
	uint32_t before = bb_cpu_interrupts_off();
	while (*lock == 0)
		continue;
	__asm__ volatile("dmb" ::: "memory");
	*taken = lock;
	return before;
}

static void unlock(volatile uint32_t *taken, uint32_t before)
{
	__asm__ volatile("dmb" ::: "memory");
	*taken = 1;
	__asm__ volatile("msr primask, %0" ::"r"(before) : "memory");
}

/* GCC knows its names as built-in functions: ours have others in C. */
#define MODIFY(name, size, T, after)                                                                                   \
	T rp_##name##_##size(volatile void *word, T x, int order) __asm__("__atomic_" #name "_" #size);                \
	T rp_##name##_##size(volatile void *word, T x, int order)                                                      \
	{                                                                                                              \
		(void)order;                                                                                           \
		volatile uint32_t *taken;                                                                              \
		uint32_t interrupts = lock(word, &taken);                                                              \
		T before = *(volatile T *)word;                                                                        \
		*(volatile T *)word = (T)(after);                                                                      \
		unlock(taken, interrupts);                                                                             \
		return before;                                                                                         \
	}

#define COMPARE_EXCHANGE(size, T)                                                                                      \
	bool rp_compare_exchange_##size(volatile void *word, void *expected, T x, bool weak, int success,              \
					int failure) __asm__("__atomic_compare_exchange_" #size);                      \
	bool rp_compare_exchange_##size(volatile void *word, void *expected, T x, bool weak, int success, int failure) \
	{                                                                                                              \
		(void)weak;                                                                                            \
		(void)success;                                                                                         \
		(void)failure;                                                                                         \
		volatile uint32_t *taken;                                                                              \
		uint32_t interrupts = lock(word, &taken);                                                              \
		T before = *(volatile T *)word;                                                                        \
		bool equal = before == *(T *)expected;                                                                 \
		if (equal)                                                                                             \
			*(volatile T *)word = x;                                                                       \
		unlock(taken, interrupts);                                                                             \
		if (!equal)                                                                                            \
			*(T *)expected = before;                                                                       \
		return equal;                                                                                          \
	}

#define OPERATIONS(size, T)                                                                                            \
	MODIFY(exchange, size, T, x)                                                                                   \
	MODIFY(fetch_add, size, T, before + x)                                                                         \
	MODIFY(fetch_sub, size, T, before - x)                                                                         \
	MODIFY(fetch_and, size, T, before &x)                                                                          \
	MODIFY(fetch_or, size, T, before | x)                                                                          \
	COMPARE_EXCHANGE(size, T)

OPERATIONS(1, uint8_t)
OPERATIONS(2, uint16_t)
OPERATIONS(4, uint32_t)
