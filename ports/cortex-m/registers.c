/* SPDX-License-Identifier: MIT */
/*
 * bb_save_registers: see platform.h.
 */
#include "platform/platform.h"

_Static_assert(offsetof(BbRegisters, sp) == 0, "the assembler below writes to fixed offsets");
_Static_assert(offsetof(BbRegisters, saved) == sizeof(uintptr_t), "the assembler below writes to fixed offsets");

__attribute__((naked)) void bb_save_registers(BbRegisters *out)
{
#if defined(__ARM_ARCH_6M__)
	__asm__ volatile("	mov r1, sp\n"
			 "	str r1, [r0]\n"
			 "	adds r0, #4\n"
			 "	stmia r0!, {r4-r7}\n"
			 "	mov r1, r8\n"
			 "	mov r2, r9\n"
			 "	mov r3, r10\n"
			 "	stmia r0!, {r1-r3}\n"
			 "	mov r1, r11\n"
			 "	str r1, [r0]\n"
			 "	bx lr\n");
#else
	__asm__ volatile("	mov r1, sp\n"
			 "	str r1, [r0], #4\n"
			 "	stmia r0!, {r4-r11}\n"
#ifdef __ARM_FP
			 "	vstmia r0!, {d8-d15}\n"
#endif
			 "	bx lr\n");
#endif
}
