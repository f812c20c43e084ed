/* SPDX-License-Identifier: MIT */
/*
 * See console.h.
 */
#include "cortex-m/console.h"

#include "cortex-m/board.h"
#include "cortex-m/cpu.h"
#include "platform/platform.h"

/* Tools send up to 256 bytes without waiting. */
enum { RING = 512 };

static BbSpinLock console_lock = BB_SPIN_LOCK_INIT(BB_SPIN_LOCK_CONSOLE);
/* Guard: console_lock. */
static uint8_t ring[RING];
static uint32_t put, taken; /* counted up for ever */
static int interrupt_byte = -1;
static void (*interrupt_function)(void *context);
static void *interrupt_context;

static BbSync arrived; /* grows with each byte: who reads waits on it */
static BbMutex write_mutex;
static bool seized;

static uint32_t lock(void)
{
	uint32_t before = bb_cpu_interrupts_off();
	bb_cpu_spin_lock(&console_lock);
	return before;
}

static void unlock(uint32_t before)
{
	bb_cpu_spin_unlock(&console_lock);
	bb_cpu_interrupts_restore(before);
}

void bb_console_received(uint8_t byte)
{
	uint32_t before = lock();
	bool interrupts = byte == interrupt_byte;
	if (!interrupts && put - taken < RING)
		ring[put++ % RING] = byte;
	void (*function)(void *context) = interrupt_function;
	void *context = interrupt_context;
	unlock(before);
	if (interrupts) {
		function(context);
		return;
	}
	bb_sync_add(&arrived, 1);
	bb_platform_wake(&arrived, true);
}

void bb_console_set_interrupt(int byte, void (*function)(void *context), void *context)
{
	uint32_t before = lock();
	interrupt_byte = byte;
	interrupt_function = function;
	interrupt_context = context;
	unlock(before);
}

static size_t take(uint8_t *out, size_t n)
{
	uint32_t before = lock();
	size_t i = 0;
	while (i < n && taken != put)
		out[i++] = ring[taken++ % RING];
	unlock(before);
	return i;
}

size_t bb_console_read(void *out, size_t n)
{
	for (;;) {
		uint32_t seen = bb_sync_load(&arrived);
		size_t got = take(out, n);
		if (got || n == 0)
			return got;
		bb_platform_wait(&arrived, seen, BB_FOREVER);
	}
}

static void send(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bb_board_console_put((uint8_t)text[i]);
}

static void send_lines(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\n')
			bb_board_console_put('\r');
		bb_board_console_put((uint8_t)text[i]);
	}
}

void bb_console_seize(void)
{
	seized = true;
}

void bb_console_write(const char *text, size_t n)
{
	if (seized) {
		send_lines(text, n);
		return;
	}
	bb_platform_mutex_lock(&write_mutex);
	send_lines(text, n);
	bb_platform_mutex_unlock(&write_mutex);
}

void bb_platform_console_error(const char *text, size_t n)
{
	send(text, n);
}
