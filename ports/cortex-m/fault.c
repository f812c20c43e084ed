/* SPDX-License-Identifier: MIT */
/*
 * See fault.h.  It runs on the interrupt stack, takes no lock, and trusts nothing that it reads.
 */
#include "cortex-m/fault.h"

#include "cortex-m/board.h"
#include "cortex-m/console.h"
#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"
#include "cortex-m/start.h"
#include "platform/platform.h"

#include <string.h>

/* What the processor stacks. */
typedef struct Frame {
	uint32_t r0, r1, r2, r3, r12, lr, pc, status;
} Frame;

static void (*more)(void);

void bb_fault_set_report(void (*function)(void))
{
	more = function;
}

static void put_text(const char *text)
{
	bb_platform_console_error(text, strlen(text));
}

static void put_hex(const char *name, uint32_t value)
{
	char text[9];
	for (unsigned i = 0; i < 8; i++)
		text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
	text[8] = '\0';
	put_text(name);
	put_text(text);
}

static void put_thread(void)
{
	const BbKernelThread *thread = bb_kernel_on_core(bb_cpu_core());
	put_hex("core ", bb_cpu_core());
	if (!thread)
		return;
	put_hex(" thread ", thread->number);
	put_hex(" stack ", (uint32_t)thread->stack_low);
	put_hex("..", (uint32_t)thread->stack_high);
	put_text("\r\n");
}

static void put_frame(const Frame *sp)
{
	Frame frame;
	put_hex("sp  ", (uint32_t)(uintptr_t)sp);
	if (!bb_platform_peek(sp, &frame, sizeof frame)) {
		put_text(" (not memory)\r\n");
		return;
	}
	put_hex(" pc ", frame.pc);
	put_hex(" lr ", frame.lr);
	put_hex(" psr ", frame.status);
	put_hex("\r\nr0  ", frame.r0);
	put_hex(" r1 ", frame.r1);
	put_hex(" r2 ", frame.r2);
	put_hex(" r3 ", frame.r3);
	put_hex(" r12 ", frame.r12);
	put_text("\r\n");
}

static void put_status(void)
{
#if !defined(__ARM_ARCH_6M__)
	put_hex("cfsr ", BB_REGISTER(0xE000ED28));
	put_hex(" hfsr ", BB_REGISTER(0xE000ED2C));
	put_hex(" bfar ", BB_REGISTER(0xE000ED38));
	put_text("\r\n");
#endif
}

/* Goes on in function() on a stack with more room; what is there is forgotten. */
BB_NORETURN __attribute__((naked)) static void go_on(const void *stack_high, void (*function)(void))
{
	__asm__ volatile("	msr msp, r0\n"
			 "	bx r1\n");
}

static void put_more_and_reset(void)
{
	void (*function)(void) = more;
	more = NULL;
	bb_console_seize();
	if (function)
		function();
	bb_board_reset();
}

BB_NORETURN __attribute__((used)) static void report(const Frame *frame)
{
	bb_cpu_interrupts_off();
	put_text("\r\nbobbin: fault\r\n");
	put_thread();
	put_frame(frame);
	put_status();
	go_on(bb_main_stack + BB_COUNT(bb_main_stack), put_more_and_reset);
}

__attribute__((naked)) void bb_fault_exception(void)
{
	__asm__ volatile("	mov r1, lr\n"
			 "	movs r0, #4\n"
			 "	tst r0, r1\n"
			 "	bne 1f\n"
			 "	mrs r0, msp\n"
			 "	b 2f\n"
			 "1:	mrs r0, psp\n"
			 "2:	ldr r1, 3f\n"
			 "	bx r1\n"
			 "	.balign 4\n"
			 "3:	.word report\n");
}

void bb_fault_unexpected(void)
{
	bb_cpu_interrupts_off();
	put_hex("\r\nbobbin: unexpected exception, icsr ", BB_SCB_ICSR);
	put_text("\r\n");
	bb_board_reset();
}

void bb_panic(const char *what)
{
	bb_cpu_interrupts_off();
	put_text("\r\nbobbin: fatal: ");
	put_text(what);
	put_text("\r\n");
	put_thread();
	bb_board_reset();
}
