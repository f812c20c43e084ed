/* SPDX-License-Identifier: MIT */
/*
 * See switch.h.
 *
 * What the processor has stacked by itself stands above what the exception stores, from low addresses to high:
 *
 *	ARMv7-M, ARMv8-M mainline	r4-r11, lr, and before them s16-s31 if lr says that the thread used the FPU
 *	ARMv6-M				r4-r7, r8-r11
 */
#include "cortex-m/switch.h"

#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"

/* Back to the thread, on its own stack, without registers of the FPU. */
#define RETURN_TO_THREAD 0xFFFFFFFDu
/* A program status that says no more than "Thumb". */
#define STATUS_THUMB 0x01000000u

enum { FRAME_WORDS = 8 };

#if defined(__ARM_ARCH_6M__)

enum { SAVED_WORDS = 8 };

__attribute__((naked)) void bb_switch_exception(void)
{
	__asm__ volatile("	mrs r0, psp\n"
			 "	subs r0, #32\n"
			 "	stmia r0!, {r4-r7}\n"
			 "	mov r4, r8\n"
			 "	mov r5, r9\n"
			 "	mov r6, r10\n"
			 "	mov r7, r11\n"
			 "	stmia r0!, {r4-r7}\n"
			 "	subs r0, #32\n"
			 "	push {r3, lr}\n"
			 "	bl bb_kernel_switch\n"
			 "	adds r0, #16\n"
			 "	ldmia r0!, {r4-r7}\n"
			 "	mov r8, r4\n"
			 "	mov r9, r5\n"
			 "	mov r10, r6\n"
			 "	mov r11, r7\n"
			 "	msr psp, r0\n"
			 "	subs r0, #32\n"
			 "	ldmia r0!, {r4-r7}\n"
			 "	pop {r3, pc}\n");
}

#else

enum { SAVED_WORDS = 9 };

__attribute__((naked)) void bb_switch_exception(void)
{
	__asm__ volatile("	mrs r0, psp\n"
#ifdef __ARM_FP
			 "	tst lr, #0x10\n"
			 "	it eq\n"
			 "	vstmdbeq r0!, {s16-s31}\n"
#endif
			 "	stmdb r0!, {r4-r11, lr}\n"
			 "	bl bb_kernel_switch\n"
			 "	ldmia r0!, {r4-r11, lr}\n"
#ifdef __ARM_FP
			 "	tst lr, #0x10\n"
			 "	it eq\n"
			 "	vldmiaeq r0!, {s16-s31}\n"
#endif
			 "	msr psp, r0\n"
			 "	bx lr\n");
}

#endif

/* ---- The guard at the end of the stack. ---- */

#if defined(__ARM_ARCH_8M_MAIN__)

static void init_guard(void)
{
}

void bb_switch_unguard(void)
{
	__asm__ volatile("msr psplim, %0" ::"r"(0));
}

void bb_switch_guard(uintptr_t stack_low)
{
	__asm__ volatile("msr psplim, %0" ::"r"((stack_low + 7) & ~7u));
}

#else

#define MPU_CTRL BB_REGISTER(0xE000ED94)
#define MPU_RNR BB_REGISTER(0xE000ED98)
#define MPU_RBAR BB_REGISTER(0xE000ED9C)
#define MPU_RASR BB_REGISTER(0xE000EDA0)

/* The region that takes precedence.  On ARMv6-M the least region has 256 bytes, of which an eighth is in use. */
#if defined(__ARM_ARCH_6M__)
enum { REGION_LOG = 8 };
#else
enum { REGION_LOG = 5 };
#endif
enum { GUARD_REGION = 7, REGION_SIZE = 1 << REGION_LOG, GUARD_SIZE = 32 };

/* Everything else is as without the MPU. */
static void init_guard(void)
{
	MPU_CTRL = 5;
	__asm__ volatile("dsb\n\tisb");
}

void bb_switch_unguard(void)
{
	MPU_RNR = GUARD_REGION;
	MPU_RASR = 0;
}

void bb_switch_guard(uintptr_t stack_low)
{
	uintptr_t start = (stack_low + GUARD_SIZE - 1) & ~(uintptr_t)(GUARD_SIZE - 1);
	uint32_t unused_eighths = REGION_SIZE == GUARD_SIZE ? 0 : 0xFF ^ 1u << (start / GUARD_SIZE % 8);
	MPU_RNR = GUARD_REGION;
	MPU_RBAR = start & ~(uintptr_t)(REGION_SIZE - 1);
	/* Nobody may read, write or execute it. */
	MPU_RASR = 1u << 28 | unused_eighths << 8 | (REGION_LOG - 1) << 1 | 1;
	__asm__ volatile("dsb" ::: "memory");
}

#endif

/* ---- Beginnings. ---- */

uintptr_t bb_switch_prepare(uintptr_t stack_high, void (*entry)(void *arg), void *arg)
{
	uint32_t *sp = (uint32_t *)(stack_high & ~(uintptr_t)7);
	sp -= FRAME_WORDS;
	for (unsigned i = 0; i < FRAME_WORDS; i++)
		sp[i] = 0;
	sp[0] = (uint32_t)(uintptr_t)arg;
	sp[6] = (uint32_t)(uintptr_t)entry & ~1u;
	sp[7] = STATUS_THUMB;
	sp -= SAVED_WORDS;
	for (unsigned i = 0; i < SAVED_WORDS; i++)
		sp[i] = 0;
	if (SAVED_WORDS == 9)
		sp[8] = RETURN_TO_THREAD;
	return (uintptr_t)sp;
}

void bb_switch_enter_idle(uintptr_t stack_high, void (*idle)(void))
{
	/* PendSV is the least urgent exception. */
	BB_SCB_SHPR3 |= 0xFFu << 16;
	init_guard();
	uintptr_t select = 2;
	__asm__ volatile("	msr psp, %0\n"
			 "	msr control, %1\n"
			 "	isb\n"
			 "	cpsie i\n"
			 "	bx %2\n" ::"r"(stack_high),
			 "r"(select), "r"(idle));
	__builtin_unreachable();
}

/* The stack pointer is that of the thread's own stack, and is changed by one instruction. */
__attribute__((naked)) void bb_switch_call(void *arg, void (*fn)(void *arg), uintptr_t high)
{
	__asm__ volatile("	push {r4, lr}\n"
			 "	mov r4, sp\n"
			 "	mov sp, r2\n"
			 "	blx r1\n"
			 "	mov sp, r4\n"
			 "	pop {r4, pc}\n");
}
