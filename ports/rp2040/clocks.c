/* SPDX-License-Identifier: MIT */
/*
 * Clocks: crystal 12 MHz -> PLL 1500 MHz -> 125 MHz for processors and peripherals; a microsecond for the timer.
 */
#include "rp2040/rp2040.h"

#define CLOCKS 0x40008000u
#define XOSC 0x40024000u
#define PLL_SYS 0x40028000u

enum { CLK_REF_CTRL = 0x30, CLK_REF_SELECTED = 0x38 };
enum { CLK_SYS_CTRL = 0x3C, CLK_SYS_SELECTED = 0x44 };
enum { CLK_PERI_CTRL = 0x48, CLK_RESUS_CTRL = 0x78 };
enum { XOSC_CTRL = 0, XOSC_STATUS = 4, XOSC_STARTUP = 12 };
enum { PLL_CS = 0, PLL_PWR = 4, PLL_FBDIV = 8, PLL_PRIM = 12 };
enum { WATCHDOG_TICK = 0x2C };

enum { CRYSTAL_MHZ = 12, PLL_MHZ = 1500, POST_DIVIDER_1 = 6, POST_DIVIDER_2 = 2 };
_Static_assert(PLL_MHZ % CRYSTAL_MHZ == 0, "the PLL multiplies by whole numbers");
_Static_assert(PLL_MHZ / POST_DIVIDER_1 / POST_DIVIDER_2 * 1000000 == RP_CLOCK_HZ, "as the header says");

static void start_crystal(void)
{
	BB_REGISTER(XOSC + XOSC_STARTUP) = 47; /* a millisecond, in units of 256 of its cycles */
	BB_REGISTER(XOSC + XOSC_CTRL) = 0xAA0;
	RP_SET(XOSC + XOSC_CTRL) = 0xFABu << 12;
	while (!(BB_REGISTER(XOSC + XOSC_STATUS) & 1u << 31))
		continue;
}

/* Runs everything from the crystal while the PLL is set up. */
static void leave_pll(void)
{
	RP_CLEAR(CLOCKS + CLK_SYS_CTRL) = 1;
	while (BB_REGISTER(CLOCKS + CLK_SYS_SELECTED) != 1)
		continue;
	BB_REGISTER(CLOCKS + CLK_REF_CTRL) = 2;
	while (!(BB_REGISTER(CLOCKS + CLK_REF_SELECTED) & 1u << 2))
		continue;
}

static void start_pll(void)
{
	enum { POWER_DOWN = 1 << 0, POST_DIVIDER_DOWN = 1 << 3, OSCILLATOR_DOWN = 1 << 5 };
	RP_SET(RP_RESETS) = 1u << 12;
	rp_unreset(1u << 12);
	BB_REGISTER(PLL_SYS + PLL_CS) = 1;
	BB_REGISTER(PLL_SYS + PLL_FBDIV) = PLL_MHZ / CRYSTAL_MHZ;
	RP_CLEAR(PLL_SYS + PLL_PWR) = POWER_DOWN | OSCILLATOR_DOWN;
	while (!(BB_REGISTER(PLL_SYS + PLL_CS) & 1u << 31))
		continue;
	BB_REGISTER(PLL_SYS + PLL_PRIM) = POST_DIVIDER_1 << 16 | POST_DIVIDER_2 << 12;
	RP_CLEAR(PLL_SYS + PLL_PWR) = POST_DIVIDER_DOWN;
}

void rp_unreset(uint32_t blocks)
{
	RP_CLEAR(RP_RESETS) = blocks;
	while (~BB_REGISTER(RP_RESETS + 8) & blocks)
		continue;
}

void rp_clocks_init(void)
{
	BB_REGISTER(CLOCKS + CLK_RESUS_CTRL) = 0;
	start_crystal();
	leave_pll();
	start_pll();
	BB_REGISTER(CLOCKS + CLK_SYS_CTRL) = 0; /* from its auxiliary source, the PLL, in two steps */
	RP_SET(CLOCKS + CLK_SYS_CTRL) = 1;
	while (BB_REGISTER(CLOCKS + CLK_SYS_SELECTED) != 2)
		continue;
	BB_REGISTER(CLOCKS + CLK_PERI_CTRL) = 1u << 11; /* on, from clk_sys */
	BB_REGISTER(RP_WATCHDOG + WATCHDOG_TICK) = 1u << 9 | CRYSTAL_MHZ;
}
