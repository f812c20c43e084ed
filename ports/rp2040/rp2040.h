/* SPDX-License-Identifier: MIT */
/*
 * Registers of the RP2040 that more than one file of the port uses.
 */
#ifndef RP2040_RP2040_H
#define RP2040_RP2040_H

#include "cortex-m/cpu.h"

#define RP_RESETS 0x4000C000u
#define RP_PSM 0x40010000u
#define RP_WATCHDOG 0x40058000u
#define RP_SIO 0xD0000000u

/* A register's second and third faces: what is written is set, or cleared. */
#define RP_SET(address) BB_REGISTER((address) + 0x2000)
#define RP_CLEAR(address) BB_REGISTER((address) + 0x3000)

/* What the clocks run at once rp_clocks_init has run. */
enum { RP_CLOCK_HZ = 125000000 };

/* The crystal, the PLL, clk_sys and clk_peri at RP_CLOCK_HZ, and the timer's microseconds. */
void rp_clocks_init(void);

/* Takes blocks (bits of RESETS) out of reset and waits for them. */
void rp_unreset(uint32_t blocks);

#endif
