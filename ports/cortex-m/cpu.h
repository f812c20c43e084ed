/* SPDX-License-Identifier: MIT */
/*
 * The processor: interrupts, barriers, which core this is, and the one spin lock of the kernel.
 *
 * A board's build defines BB_CORES, and with more than one BB_CORE_ID_ADDRESS, the register that tells a core its
 * number, and on ARMv6-M, which has no exclusive accesses, BB_SPIN_LOCKS_ADDRESS: hardware locks, a word each, that are
 * taken by reading something else than 0, and given back by writing.
 */
#ifndef CORTEX_M_CPU_H
#define CORTEX_M_CPU_H

#include "base/compiler.h"

#define BB_REGISTER(address) (*(volatile uint32_t *)(uintptr_t)(address))

/* Of the system control block, the same on every Cortex-M. */
#define BB_SCB_ICSR BB_REGISTER(0xE000ED04)
#define BB_SCB_AIRCR BB_REGISTER(0xE000ED0C)
#define BB_SCB_SHPR2 BB_REGISTER(0xE000ED1C)
#define BB_SCB_SHPR3 BB_REGISTER(0xE000ED20)
#define BB_NVIC_ENABLE(irq) BB_REGISTER(0xE000E100 + 4 * ((irq) / 32))
#define BB_ICSR_PENDSVSET (1u << 28)

/* The core that this runs on, 0 to BB_CORES - 1.  A thread may be on another one the moment after, unless interrupts
 * are off. */
BB_INLINE unsigned bb_cpu_core(void)
{
#if BB_CORES > 1
	return BB_REGISTER(BB_CORE_ID_ADDRESS);
#else
	return 0;
#endif
}

/* Turns interrupts off on this core; the result tells bb_cpu_interrupts_restore how it was. */
BB_INLINE uint32_t bb_cpu_interrupts_off(void)
{
	uint32_t before;
	__asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before)::"memory");
	return before;
}

BB_INLINE void bb_cpu_interrupts_restore(uint32_t before)
{
	__asm__ volatile("msr primask, %0\n\tisb" ::"r"(before) : "memory");
}

BB_INLINE bool bb_cpu_in_interrupt(void)
{
	uint32_t number;
	__asm__ volatile("mrs %0, ipsr" : "=r"(number));
	return number != 0;
}

/* Sleeps until an interrupt is pending.  With interrupts off it is not taken, so that nothing is missed between a look
 * at some condition and the sleep. */
BB_INLINE void bb_cpu_sleep(void)
{
	__asm__ volatile("dsb\n\twfi" ::: "memory");
}

/* Has this core look for a better thread as soon as no interrupt handler runs and interrupts are on. */
BB_INLINE void bb_cpu_pend_switch(void)
{
	BB_SCB_ICSR = BB_ICSR_PENDSVSET;
	__asm__ volatile("dsb" ::: "memory");
}

/* ---- Spin locks between cores: with interrupts off, and for a few instructions. ---- */

/* Which of the hardware's locks a lock is, where it takes those. */
enum { BB_SPIN_LOCK_KERNEL = 16, BB_SPIN_LOCK_CONSOLE, BB_SPIN_LOCK_CLOCK };

#if BB_CORES == 1

typedef struct BbSpinLock {
	uint8_t number;
} BbSpinLock;
#define BB_SPIN_LOCK_INIT(n)                                                                                           \
	{                                                                                                              \
		n                                                                                                      \
	}

BB_INLINE void bb_cpu_spin_lock(BbSpinLock *lock)
{
	(void)lock;
	__asm__ volatile("" ::: "memory");
}

BB_INLINE void bb_cpu_spin_unlock(BbSpinLock *lock)
{
	(void)lock;
	__asm__ volatile("" ::: "memory");
}

#elif defined(__ARM_ARCH_6M__)

typedef struct BbSpinLock {
	uint8_t number;
} BbSpinLock;
#define BB_SPIN_LOCK_INIT(n)                                                                                           \
	{                                                                                                              \
		n                                                                                                      \
	}

BB_INLINE void bb_cpu_spin_lock(BbSpinLock *lock)
{
	while (BB_REGISTER(BB_SPIN_LOCKS_ADDRESS + 4 * lock->number) == 0)
		continue;
	__asm__ volatile("dmb" ::: "memory");
}

BB_INLINE void bb_cpu_spin_unlock(BbSpinLock *lock)
{
	__asm__ volatile("dmb" ::: "memory");
	BB_REGISTER(BB_SPIN_LOCKS_ADDRESS + 4 * lock->number) = 1;
}

#else

typedef struct BbSpinLock {
	bool held;
} BbSpinLock;
#define BB_SPIN_LOCK_INIT(n)                                                                                           \
	{                                                                                                              \
		(n) == 0                                                                                               \
	}

BB_INLINE void bb_cpu_spin_lock(BbSpinLock *lock)
{
	while (__atomic_test_and_set(&lock->held, __ATOMIC_ACQUIRE))
		continue;
}

BB_INLINE void bb_cpu_spin_unlock(BbSpinLock *lock)
{
	__atomic_clear(&lock->held, __ATOMIC_RELEASE);
}

#endif

#endif
