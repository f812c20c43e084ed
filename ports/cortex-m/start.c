/* SPDX-License-Identifier: MIT */
/*
 * See start.h.
 */
#include "cortex-m/start.h"

#include "cortex-m/board.h"
#include "cortex-m/cpu.h"
#include "cortex-m/kernel.h"

/* Of the linker. */
extern uint32_t bb_data_load[], bb_data_begin[], bb_data_end[], bb_bss_begin[], bb_bss_end[];

/* Not in .bss, which is zeroed while the first one is in use. */
uint64_t bb_interrupt_stacks[BB_CORES][BB_INTERRUPT_STACK / 8] __attribute__((section(".stacks")));

static BbKernelThread main_thread;
uint64_t bb_main_stack[BB_MAIN_STACK / 8] __attribute__((section(".stacks")));

static void init_memory(void)
{
	const uint32_t *from = bb_data_load;
	for (uint32_t *to = bb_data_begin; to < bb_data_end;)
		*to++ = *from++;
	for (uint32_t *to = bb_bss_begin; to < bb_bss_end;)
		*to++ = 0;
}

static void init_fpu(void)
{
#ifdef __ARM_FP
	BB_REGISTER(0xE000ED88) |= 0xFu << 20;
	__asm__ volatile("dsb\n\tisb");
#endif
}

void bb_start_reset(void)
{
	bb_cpu_interrupts_off();
	init_memory();
	init_fpu();
	bb_board_init();
	bb_board_init_core(0);
	bb_kernel_start(&main_thread, bb_firmware_main, NULL, (uintptr_t)bb_main_stack,
			(uintptr_t)bb_main_stack + sizeof bb_main_stack);
	for (unsigned core = 1; core < BB_CORES; core++)
		bb_board_start_core(core);
	bb_kernel_run_core(0);
}

void bb_start_core(unsigned core)
{
	bb_cpu_interrupts_off();
	init_fpu();
	bb_board_init_core(core);
	bb_kernel_run_core(core);
}
