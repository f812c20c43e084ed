/* SPDX-License-Identifier: MIT */
/*
 * STM32F405: one Cortex-M4 with FPU, 1 MB of flash, 128 KB of RAM; the console on USART1, the clock on TIM2, its
 * alarm on SysTick (in QEMU a timer's comparison with a value never comes true).
 *
 * The board's option BB_TIM2_PRESCALER makes TIM2 count microseconds: on silicon its clock is what the reset leaves
 * (the internal oscillator's 16 MHz), in QEMU 1 GHz; BB_CPU_MHZ is 16 and 168.  Nothing waits for a ready bit without
 * an end: in QEMU most of them never come.
 */
#include "cortex-m/board.h"

#include "cortex-m/console.h"
#include "cortex-m/cpu.h"
#include "cortex-m/fault.h"
#include "cortex-m/kernel.h"
#include "cortex-m/start.h"
#include "cortex-m/switch.h"

#define RCC 0x40023800u
#define GPIOA 0x40020000u
#define TIM2 0x40000000u
#define SYSTICK 0xE000E010u
#define USART1 0x40011000u

enum { RCC_AHB1ENR = 0x30, RCC_APB1ENR = 0x40, RCC_APB2ENR = 0x44 };
enum { GPIO_MODER = 0, GPIO_AFRH = 0x24 };
enum { USART_SR = 0, USART_DR = 4, USART_BRR = 8, USART_CR1 = 12 };
enum { TIM_CR1 = 0, TIM_DIER = 12, TIM_SR = 16, TIM_EGR = 20, TIM_CNT = 36, TIM_PSC = 40, TIM_ARR = 44 };
enum { SYSTICK_CSR = 0, SYSTICK_RVR = 4, SYSTICK_CVR = 8 };
enum { IRQ_USART1 = 37 };

/* The console's clock, and its bits per second. */
enum { PCLK2 = 16000000, BAUD = 115200 };

/* How long a look at a ready bit may take. */
enum { PATIENCE = 1000000 };

/* ---- Console. ---- */

void bb_board_console_put(uint8_t byte)
{
	for (unsigned i = 0; i < PATIENCE && !(BB_REGISTER(USART1 + USART_SR) & 0x80); i++)
		continue;
	BB_REGISTER(USART1 + USART_DR) = byte;
}

static void console_interrupt(void)
{
	while (BB_REGISTER(USART1 + USART_SR) & 0x20)
		bb_console_received((uint8_t)BB_REGISTER(USART1 + USART_DR));
}

/* ---- Clock. ---- */

uint32_t bb_board_counter(void)
{
	return BB_REGISTER(TIM2 + TIM_CNT);
}

/* SysTick counts 24 bits: a later alarm comes too early, and is set again. */
void bb_board_alarm(uint32_t ticks)
{
	const uint32_t most = 0xFFFFFF / BB_CPU_MHZ;
	BB_REGISTER(SYSTICK + SYSTICK_CSR) = 0;
	if (ticks == UINT32_MAX)
		return;
	BB_REGISTER(SYSTICK + SYSTICK_RVR) = (ticks < most ? ticks : most) * BB_CPU_MHZ;
	BB_REGISTER(SYSTICK + SYSTICK_CVR) = 0;
	BB_REGISTER(SYSTICK + SYSTICK_CSR) = 7;
}

static void alarm_interrupt(void)
{
	BB_REGISTER(SYSTICK + SYSTICK_CSR) = 0;
	bb_kernel_alarm();
}

/* ---- Beginning and end. ---- */

static const void *const vectors[16 + 82] __attribute__((section(".vectors"), used)) = {
	BB_START_VECTORS,
	[15] = alarm_interrupt,
	[16 ... 16 + IRQ_USART1 - 1] = bb_fault_unexpected,
	[16 + IRQ_USART1] = console_interrupt,
	[16 + IRQ_USART1 + 1 ... 16 + 81] = bb_fault_unexpected,
};

static void init_console(void)
{
	BB_REGISTER(RCC + RCC_AHB1ENR) |= 1;
	BB_REGISTER(RCC + RCC_APB2ENR) |= 1u << 4;
	/* PA9 and PA10 are the USART's. */
	BB_REGISTER(GPIOA + GPIO_AFRH) = (BB_REGISTER(GPIOA + GPIO_AFRH) & ~0xFF0u) | 0x770u;
	BB_REGISTER(GPIOA + GPIO_MODER) = (BB_REGISTER(GPIOA + GPIO_MODER) & ~(15u << 18)) | 10u << 18;
	BB_REGISTER(USART1 + USART_BRR) = (PCLK2 + BAUD / 2) / BAUD;
	BB_REGISTER(USART1 + USART_CR1) = 0x202C;
}

static void init_clock(void)
{
	BB_REGISTER(RCC + RCC_APB1ENR) |= 1;
	BB_REGISTER(TIM2 + TIM_PSC) = BB_TIM2_PRESCALER - 1;
	BB_REGISTER(TIM2 + TIM_ARR) = 0xFFFFFFFFu;
	BB_REGISTER(TIM2 + TIM_EGR) = 1;
	BB_REGISTER(TIM2 + TIM_SR) = 0;
	BB_REGISTER(TIM2 + TIM_CR1) = 1;
}

void bb_board_init(void)
{
	init_console();
	init_clock();
}

void bb_board_init_core(unsigned core)
{
	(void)core;
	BB_NVIC_ENABLE(IRQ_USART1) = 1u << IRQ_USART1 % 32;
}

void bb_board_start_core(unsigned core)
{
	(void)core;
}

void bb_board_kick(unsigned core)
{
	(void)core;
}

void bb_board_reset(void)
{
	__asm__ volatile("dsb" ::: "memory");
	BB_SCB_AIRCR = 0x05FA0004u;
	for (;;)
		continue;
}

size_t bb_board_entropy(void *out, size_t n)
{
	(void)out;
	(void)n;
	return 0;
}
