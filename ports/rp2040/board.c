/* SPDX-License-Identifier: MIT */
/*
 * RP2040, as on the Raspberry Pi Pico: two Cortex-M0+, 264 KB of RAM, 2 MB of flash.
 *
 * The console is UART0 on pins 0 and 1; the clock is the timer's microseconds with its first alarm; the cores interrupt
 * each other through their FIFOs.
 */
#include "cortex-m/board.h"

#include "cortex-m/console.h"
#include "cortex-m/fault.h"
#include "cortex-m/kernel.h"
#include "cortex-m/start.h"
#include "cortex-m/switch.h"
#include "rp2040/rp2040.h"

#define IO_BANK0 0x40014000u
#define UART0 0x40034000u
#define TIMER 0x40054000u
#define ROSC 0x40060000u

enum { UART_DATA = 0, UART_FLAGS = 0x18, UART_IBRD = 0x24, UART_FBRD = 0x28, UART_LCR_H = 0x2C };
enum { UART_CONTROL = 0x30, UART_IFLS = 0x34, UART_MASK = 0x38, UART_CLEAR = 0x44 };
enum {
	TIMER_ALARM0 = 0x10,
	TIMER_ARMED = 0x20,
	TIMER_RAW = 0x28,
	TIMER_INTR = 0x34,
	TIMER_INTE = 0x38,
	TIMER_INTF = 0x3C
};
enum { SIO_FIFO_STATE = 0x50, SIO_FIFO_WRITE = 0x54, SIO_FIFO_READ = 0x58 };
enum { FIFO_HAS_WORD = 1, FIFO_HAS_ROOM = 2 };
enum { IRQ_ALARM = 0, IRQ_FIFO = 15, IRQ_CONSOLE = 20 }; /* core 1's FIFO is the one behind core 0's */

/* Bits of RESETS. */
enum { BLOCK_IO_BANK0 = 1 << 5, BLOCK_PADS_BANK0 = 1 << 8, BLOCK_TIMER = 1 << 21, BLOCK_UART0 = 1 << 22 };

enum { BAUD = 115200 };

/* ---- Console. ---- */

void bb_board_console_put(uint8_t byte)
{
	while (BB_REGISTER(UART0 + UART_FLAGS) & 1u << 5)
		continue;
	BB_REGISTER(UART0 + UART_DATA) = byte;
}

static void console_interrupt(void)
{
	while (!(BB_REGISTER(UART0 + UART_FLAGS) & 1u << 4))
		bb_console_received((uint8_t)BB_REGISTER(UART0 + UART_DATA));
}

static void init_console(void)
{
	enum { DIVISOR = (RP_CLOCK_HZ * 8ll / BAUD + 1) / 2 }; /* in 64ths of sixteen times the rate */
	BB_REGISTER(UART0 + UART_IBRD) = DIVISOR >> 6;
	BB_REGISTER(UART0 + UART_FBRD) = DIVISOR & 63;
	BB_REGISTER(UART0 + UART_LCR_H) = 0x70; /* eight bits, with queues */
	BB_REGISTER(UART0 + UART_CONTROL) = 0x301;
	BB_REGISTER(UART0 + UART_IFLS) = 0;		    /* interrupts when an eighth is full, */
	BB_REGISTER(UART0 + UART_MASK) = 1u << 4 | 1u << 6; /* or when it pauses */
	BB_REGISTER(IO_BANK0 + 4) = 2;
	BB_REGISTER(IO_BANK0 + 12) = 2;
}

/* ---- Clock. ---- */

uint32_t bb_board_counter(void)
{
	return BB_REGISTER(TIMER + TIMER_RAW);
}

void bb_board_alarm(uint32_t ticks)
{
	BB_REGISTER(TIMER + TIMER_ARMED) = 1;
	BB_REGISTER(TIMER + TIMER_INTR) = 1;
	if (ticks == UINT32_MAX)
		return;
	uint32_t due = BB_REGISTER(TIMER + TIMER_RAW) + ticks;
	BB_REGISTER(TIMER + TIMER_ALARM0) = due;
	/* It goes off at that very microsecond only, which may have passed before it was set. */
	if ((int32_t)(BB_REGISTER(TIMER + TIMER_RAW) - due) >= 0)
		BB_REGISTER(TIMER + TIMER_INTF) = 1;
}

static void alarm_interrupt(void)
{
	BB_REGISTER(TIMER + TIMER_INTF) = 0;
	BB_REGISTER(TIMER + TIMER_INTR) = 1;
	bb_kernel_alarm();
}

/* ---- Cores. ---- */

/* Its FIFO is full only if it has been kicked already. */
void bb_board_kick(unsigned core)
{
	(void)core;
	if (BB_REGISTER(RP_SIO + SIO_FIFO_STATE) & FIFO_HAS_ROOM)
		BB_REGISTER(RP_SIO + SIO_FIFO_WRITE) = 1;
}

static void drain_fifo(void)
{
	while (BB_REGISTER(RP_SIO + SIO_FIFO_STATE) & FIFO_HAS_WORD)
		(void)BB_REGISTER(RP_SIO + SIO_FIFO_READ);
}

static void fifo_interrupt(void)
{
	drain_fifo();
	BB_REGISTER(RP_SIO + SIO_FIFO_STATE) = 0; /* forget overflows */
	bb_cpu_pend_switch();
}

static void start_core_1(void)
{
	bb_start_core(1);
}

static const void *const vectors[16 + 26] __attribute__((section(".vectors"), used)) = {
	BB_START_VECTORS,
	[16 + IRQ_ALARM] = alarm_interrupt,
	[16 + 1 ... 16 + IRQ_FIFO - 1] = bb_fault_unexpected,
	[16 + IRQ_FIFO] = fifo_interrupt,
	[16 + IRQ_FIFO + 1] = fifo_interrupt,
	[16 + IRQ_FIFO + 2 ... 16 + IRQ_CONSOLE - 1] = bb_fault_unexpected,
	[16 + IRQ_CONSOLE] = console_interrupt,
	[16 + IRQ_CONSOLE + 1 ... 16 + 25] = bb_fault_unexpected,
};

/* Sends a word to core 1's ROM; returns what it answers. */
static uint32_t ask(uint32_t word)
{
	while (!(BB_REGISTER(RP_SIO + SIO_FIFO_STATE) & FIFO_HAS_ROOM))
		continue;
	BB_REGISTER(RP_SIO + SIO_FIFO_WRITE) = word;
	__asm__ volatile("sev");
	while (!(BB_REGISTER(RP_SIO + SIO_FIFO_STATE) & FIFO_HAS_WORD))
		__asm__ volatile("wfe");
	return BB_REGISTER(RP_SIO + SIO_FIFO_READ);
}

/* Core 1 waits in its ROM for this sequence, repeats each word, and begins anew at a wrong one. */
void bb_board_start_core(unsigned core)
{
	const uint32_t sequence[] = {
		0, 0, 1, (uint32_t)vectors, (uint32_t)&bb_interrupt_stacks[core + 1], (uint32_t)start_core_1};
	for (unsigned i = 0; i < BB_COUNT(sequence);) {
		if (sequence[i] == 0) {
			drain_fifo();
			__asm__ volatile("sev");
		}
		i = ask(sequence[i]) == sequence[i] ? i + 1 : 0;
	}
}

/* ---- Beginning and end. ---- */

/* Whoever held a lock when the processors were reset, but not this part of the chip, has gone. */
static void free_locks(void)
{
	for (unsigned i = 0; i < 32; i++)
		BB_REGISTER(BB_SPIN_LOCKS_ADDRESS + 4 * i) = 1;
}

void bb_board_init(void)
{
	free_locks();
	rp_clocks_init();
	rp_unreset(BLOCK_IO_BANK0 | BLOCK_PADS_BANK0 | BLOCK_TIMER | BLOCK_UART0);
	init_console();
	BB_REGISTER(TIMER + TIMER_INTE) = 1;
}

/* The interrupt of the core's FIFO is as urgent as a switch: neither interrupts the other. */
void bb_board_init_core(unsigned core)
{
	unsigned fifo = IRQ_FIFO + core;
	BB_REGISTER(0xE000ED08) = (uint32_t)vectors;
	BB_REGISTER(0xE000E400u + fifo / 4 * 4) |= 0xC0u << fifo % 4 * 8;
	drain_fifo();
	BB_NVIC_ENABLE(fifo) = 1u << fifo;
	if (core == 0)
		BB_NVIC_ENABLE(0) = 1u << IRQ_ALARM | 1u << IRQ_CONSOLE;
}

/* By the watchdog, which resets everything but the oscillators. */
void bb_board_reset(void)
{
	enum { PSM_WATCHDOG_SELECT = 8, ALL_BUT_OSCILLATORS = 0x1FFFC };
	BB_REGISTER(RP_PSM + PSM_WATCHDOG_SELECT) = ALL_BUT_OSCILLATORS;
	BB_REGISTER(RP_WATCHDOG) = 1u << 31;
	for (;;)
		continue;
}

/* The ring oscillator's random bit, which only approximately is: eight of them for each bit. */
size_t bb_board_entropy(void *out, size_t n)
{
	uint8_t *bytes = out;
	for (size_t i = 0; i < n; i++) {
		bytes[i] = 0;
		for (unsigned bit = 0; bit < 64; bit++) {
			uint8_t turned = (uint8_t)(bytes[i] << 1 | bytes[i] >> 7);
			bytes[i] = turned ^ (BB_REGISTER(ROSC + 0x1C) & 1);
		}
	}
	return n;
}
