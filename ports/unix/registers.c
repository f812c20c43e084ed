/* SPDX-License-Identifier: MIT */
/*
 * bb_save_registers for the architectures that unix runs on.  It is assembler from the first instruction to the last: a
 * C function's prologue could already have moved a register.
 *
 * void bb_save_registers(BbRegisters *out): out->sp gets the stack pointer as the caller has it once the call has
 * returned, out->saved the callee-saved registers, those of the floating-point unit included on ARM.
 */
#include "platform/platform.h"

_Static_assert(offsetof(BbRegisters, sp) == 0, "the assembler below writes to fixed offsets");
_Static_assert(offsetof(BbRegisters, saved) == sizeof(uintptr_t), "the assembler below writes to fixed offsets");

#define FUNCTION_BEGIN                                                                                                 \
	".text\n"                                                                                                      \
	".balign 16\n"                                                                                                 \
	".globl bb_save_registers\n"                                                                                   \
	".hidden bb_save_registers\n"                                                                                  \
	".type bb_save_registers, %function\n"                                                                         \
	"bb_save_registers:\n"
#define FUNCTION_END                                                                                                   \
	".size bb_save_registers, . - bb_save_registers\n"                                                             \
	".previous\n"

#if defined(__x86_64__)

_Static_assert(sizeof(uintptr_t) == 8 && BB_SAVED_REGISTERS >= 6, "six registers of eight bytes");
/* clang-format off */
__asm__(FUNCTION_BEGIN
	"	.cfi_startproc\n"
	"	endbr64\n"
	"	leaq 8(%rsp), %rax\n"
	"	movq %rax, 0(%rdi)\n"
	"	movq %rbx, 8(%rdi)\n"
	"	movq %rbp, 16(%rdi)\n"
	"	movq %r12, 24(%rdi)\n"
	"	movq %r13, 32(%rdi)\n"
	"	movq %r14, 40(%rdi)\n"
	"	movq %r15, 48(%rdi)\n"
	"	ret\n"
	"	.cfi_endproc\n"
	FUNCTION_END);

#elif defined(__i386__)

_Static_assert(BB_SAVED_REGISTERS >= 4, "four registers");
__asm__(FUNCTION_BEGIN
	"	.cfi_startproc\n"
	"	endbr32\n"
	"	movl 4(%esp), %eax\n"
	"	leal 4(%esp), %ecx\n"
	"	movl %ecx, 0(%eax)\n"
	"	movl %ebx, 4(%eax)\n"
	"	movl %ebp, 8(%eax)\n"
	"	movl %esi, 12(%eax)\n"
	"	movl %edi, 16(%eax)\n"
	"	ret\n"
	"	.cfi_endproc\n"
	FUNCTION_END);

#elif defined(__aarch64__)

_Static_assert(BB_SAVED_REGISTERS >= 20, "eleven core registers, eight of the floating-point unit");
__asm__(FUNCTION_BEGIN
	"	.cfi_startproc\n"
	"	hint #34\n" /* bti c */
	"	mov x9, sp\n"
	"	stp x9, x19, [x0, #0]\n"
	"	stp x20, x21, [x0, #16]\n"
	"	stp x22, x23, [x0, #32]\n"
	"	stp x24, x25, [x0, #48]\n"
	"	stp x26, x27, [x0, #64]\n"
	"	stp x28, x29, [x0, #80]\n"
	"	stp d8, d9, [x0, #96]\n"
	"	stp d10, d11, [x0, #112]\n"
	"	stp d12, d13, [x0, #128]\n"
	"	stp d14, d15, [x0, #144]\n"
	"	ret\n"
	"	.cfi_endproc\n"
	FUNCTION_END);

#elif defined(__arm__)

_Static_assert(BB_SAVED_REGISTERS >= 8, "eight registers");
__asm__(".syntax unified\n"
#ifdef __thumb__
	".thumb\n"
#else
	".arm\n"
#endif
	FUNCTION_BEGIN
	"	.fnstart\n"
	"	mov r1, sp\n"
	"	str r1, [r0], #4\n"
	"	stmia r0!, {r4-r11}\n"
#ifdef __ARM_FP
	"	vstmia r0!, {d8-d15}\n"
#endif
	"	bx lr\n"
	"	.cantunwind\n"
	"	.fnend\n"
	FUNCTION_END);
/* clang-format on */

#else
#error "no bb_save_registers for this processor"
#endif
