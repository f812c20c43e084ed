/* SPDX-License-Identifier: MIT */
/*
 * Arm's MPS2+ board with the AN521 image: two Cortex-M33 cores, as QEMU has it.
 *
 * Everything is "secure".  Code runs from SSRAM1, data stands in SSRAM2 and 3.  The cores interrupt each other by the
 * message handling unit.
 */
#include "cortex-m/board.h"

#include "cortex-m/console.h"
#include "cortex-m/cpu.h"
#include "cortex-m/fault.h"
#include "cortex-m/kernel.h"
#include "cortex-m/start.h"
#include "cortex-m/switch.h"

#define TIMER0 0x50000000u /* counts down for ever */
#define TIMER1 0x50001000u /* the alarm */
#define MHU0 0x50003000u
#define SYSCTL 0x50021000u
#define UART0 0x50200000u

enum { TIMER_CTRL = 0, TIMER_VALUE = 4, TIMER_RELOAD = 8, TIMER_INT = 12 };
enum { UART_DATA = 0, UART_STATE = 4, UART_CTRL = 8, UART_INT = 12, UART_BAUDDIV = 16 };
enum { IRQ_ALARM = 4, IRQ_MHU = 6, IRQ_CONSOLE = 32 };

/* ---- Console. ---- */

void bb_board_console_put(uint8_t byte)
{
	while (BB_REGISTER(UART0 + UART_STATE) & 1)
		continue;
	BB_REGISTER(UART0 + UART_DATA) = byte;
}

static void console_interrupt(void)
{
	BB_REGISTER(UART0 + UART_INT) = 2;
	while (BB_REGISTER(UART0 + UART_STATE) & 2)
		bb_console_received((uint8_t)BB_REGISTER(UART0 + UART_DATA));
}

/* ---- Clock. ---- */

uint32_t bb_board_counter(void)
{
	return ~BB_REGISTER(TIMER0 + TIMER_VALUE);
}

void bb_board_alarm(uint32_t ticks)
{
	BB_REGISTER(TIMER1 + TIMER_CTRL) = 0;
	BB_REGISTER(TIMER1 + TIMER_INT) = 1;
	if (ticks == UINT32_MAX)
		return;
	BB_REGISTER(TIMER1 + TIMER_RELOAD) = ticks;
	BB_REGISTER(TIMER1 + TIMER_VALUE) = ticks;
	BB_REGISTER(TIMER1 + TIMER_CTRL) = 8 | 1;
}

static void alarm_interrupt(void)
{
	BB_REGISTER(TIMER1 + TIMER_CTRL) = 0;
	BB_REGISTER(TIMER1 + TIMER_INT) = 1;
	bb_kernel_alarm();
}

/* ---- Cores. ---- */

static uint32_t mhu(unsigned core, bool clear)
{
	return MHU0 + 4 + 16 * core + (clear ? 4 : 0);
}

void bb_board_kick(unsigned core)
{
	BB_REGISTER(mhu(core, false)) = 1;
}

/* ---- Resetting both cores.  The emulator resets core 0 only: the other one holds until that is done. ---- */

#define HOLD_ASKED 0x484f4c01u
#define HOLD_HELD 0x484f4c02u
#define HOLD_RELEASED 0x484f4c03u

static volatile uint32_t hold __attribute__((section(".stacks")));

/* Goes on in entry() on the given interrupt stack, out of an interrupt handler, too (where no other one is active). */
BB_NORETURN __attribute__((naked)) static void begin_anew(const void *stack_high, void (*entry)(void))
{
	__asm__ volatile("	mov r3, #0\n"
			 "	msr psplim, r3\n"
			 "	mrs r2, ipsr\n"
			 "	cbz r2, 1f\n"
			 "	subs r0, #32\n"
			 "	bic r1, r1, #1\n"
			 "	str r1, [r0, #24]\n"
			 "	mov r1, #0x01000000\n"
			 "	str r1, [r0, #28]\n"
			 "	msr msp, r0\n"
			 "	mvn lr, #6\n"
			 "	bx lr\n"
			 "1:	msr control, r3\n"
			 "	isb\n"
			 "	msr msp, r0\n"
			 "	bx r1\n");
}

/* On core 1, out of interrupt handlers: those are forgotten by the reset. */
static void hold_core_1(void)
{
	bb_cpu_interrupts_off();
	hold = HOLD_HELD;
	while (hold != HOLD_RELEASED)
		continue;
	hold = 0;
	bb_start_core(1);
}

static void request_reset(void)
{
	__asm__ volatile("dsb" ::: "memory");
	BB_SCB_AIRCR = 0x05FA0004u;
}

static void reset_from_core_1(void)
{
	hold = HOLD_HELD;
	request_reset();
	hold_core_1();
}

void bb_board_reset(void)
{
	bb_cpu_interrupts_off();
	if (bb_cpu_core() == 1)
		begin_anew(&bb_interrupt_stacks[2], reset_from_core_1);
	hold = HOLD_ASKED;
	bb_board_kick(1);
	for (unsigned i = 0; i < 10000000 && hold != HOLD_HELD; i++)
		continue;
	request_reset();
	for (;;)
		continue;
}

static void mhu_interrupt(void)
{
	BB_REGISTER(mhu(bb_cpu_core(), true)) = 0xFFFFFFFFu;
	if (hold == HOLD_ASKED && bb_cpu_core() == 1)
		begin_anew(&bb_interrupt_stacks[2], hold_core_1);
	bb_cpu_pend_switch();
}

static void start_core_1(void)
{
	bb_start_core(1);
}

static const void *const vectors[16 + 64] __attribute__((section(".vectors"), used)) = {
	BB_START_VECTORS,
	[16 ... 16 + 63] = bb_fault_unexpected,
	[16 + IRQ_ALARM] = alarm_interrupt,
	[16 + IRQ_MHU] = mhu_interrupt,
	[16 + IRQ_CONSOLE] = console_interrupt,
};

/* Core 1 begins here, and takes the other table then. */
static const void *const vectors_1[2] __attribute__((section(".vectors_1"), used)) = {
	&bb_interrupt_stacks[2],
	start_core_1,
};

void bb_board_start_core(unsigned core)
{
	(void)core;
	if (hold == HOLD_HELD) {
		hold = HOLD_RELEASED;
		return;
	}
	hold = 0;
	BB_REGISTER(SYSCTL + 0x114) = (uint32_t)vectors_1;
	BB_REGISTER(SYSCTL + 0x118) = 0;
}

/* ---- Beginning and end. ---- */

void bb_board_init(void)
{
	BB_REGISTER(UART0 + UART_BAUDDIV) = 16;
	BB_REGISTER(UART0 + UART_CTRL) = 1 | 2 | 8;
	BB_REGISTER(TIMER0 + TIMER_RELOAD) = 0xFFFFFFFFu;
	BB_REGISTER(TIMER0 + TIMER_VALUE) = 0xFFFFFFFFu;
	BB_REGISTER(TIMER0 + TIMER_CTRL) = 1;
}

void bb_board_init_core(unsigned core)
{
	BB_REGISTER(0xE000ED08) = (uint32_t)vectors;
	/* As urgent as a switch: neither interrupts the other. */
	*(volatile uint8_t *)(0xE000E400u + IRQ_MHU) = 0xFF;
	BB_NVIC_ENABLE(IRQ_MHU) = 1u << IRQ_MHU;
	if (core)
		return;
	BB_NVIC_ENABLE(IRQ_ALARM) = 1u << IRQ_ALARM;
	BB_NVIC_ENABLE(IRQ_CONSOLE) = 1u << IRQ_CONSOLE % 32;
}

size_t bb_board_entropy(void *out, size_t n)
{
	(void)out;
	(void)n;
	return 0;
}
