/* SPDX-License-Identifier: MIT */
/*
 * The second stage of the boot: the flash's first 256 bytes, which the ROM copies to the end of RAM and calls if their
 * last word is their checksum (tools/make_uf2.py writes it).  It sets up reading the flash as memory, and starts the
 * firmware behind it.
 *
 * The flash is read by command 0x3B, "fast read, dual output", at half the system's clock: every chip knows it, and no
 * bit of its own has to be set first.  The pads are made fast enough for that.
 *
 * It runs where it was not linked for: no calls, no address but registers' and the vectors'.
 */
#include "cortex-m/cpu.h"

#define SSI 0x18000000u
#define PADS_QSPI 0x40020000u
#define VECTORS 0x10000100u

enum {
	SSI_CTRLR0 = 0,
	SSI_CTRLR1 = 4,
	SSI_SSIENR = 8,
	SSI_BAUDR = 0x14,
	SSI_RX_SAMPLE_DLY = 0xF0,
	SSI_SPI_CTRLR0 = 0xF4
};

enum {
	FRAME_DUAL = 1 << 21, /* data on two lines */
	FRAME_32_BITS = 31 << 16,
	EEPROM_READ = 3 << 8,	  /* a command is sent, data are received */
	ADDRESS_24_BITS = 6 << 2, /* in units of four */
	COMMAND_8_BITS = 2 << 8,
	WAIT_8_CYCLES = 8 << 11,
};
#define FAST_READ_DUAL (0x3Bu << 24)

enum { PAD_CLOCK = 4, PAD_DATA0 = 8, PAD_DATA1 = 12 };
enum { PAD_FAST = 1 << 0, PAD_SCHMITT = 1 << 1, PAD_8_MA = 2 << 4 };

__attribute__((section(".boot2"), used, noreturn)) void rp_boot2(void);
void rp_boot2(void)
{
	BB_REGISTER(PADS_QSPI + PAD_CLOCK) = PAD_8_MA | PAD_FAST;
	BB_REGISTER(PADS_QSPI + PAD_DATA0) &= ~(uint32_t)PAD_SCHMITT;
	BB_REGISTER(PADS_QSPI + PAD_DATA1) &= ~(uint32_t)PAD_SCHMITT;
	BB_REGISTER(SSI + SSI_SSIENR) = 0;
	BB_REGISTER(SSI + SSI_BAUDR) = 2;
	BB_REGISTER(SSI + SSI_RX_SAMPLE_DLY) = 1;
	BB_REGISTER(SSI + SSI_CTRLR0) = FRAME_DUAL | FRAME_32_BITS | EEPROM_READ;
	BB_REGISTER(SSI + SSI_CTRLR1) = 0; /* one frame at a time */
	BB_REGISTER(SSI + SSI_SPI_CTRLR0) = FAST_READ_DUAL | WAIT_8_CYCLES | COMMAND_8_BITS | ADDRESS_24_BITS;
	BB_REGISTER(SSI + SSI_SSIENR) = 1;
	BB_REGISTER(0xE000ED08) = VECTORS;
	__asm__ volatile("	msr msp, %0\n"
			 "	bx %1\n" ::"r"(BB_REGISTER(VECTORS)),
			 "r"(BB_REGISTER(VECTORS + 4)));
	__builtin_unreachable();
}
