/* SPDX-License-Identifier: MIT */
/*
 * See serial_line.h.
 */
#include "unix/program/serial_line.h"

#include "serial/program/serial_repl.h"

#include <stdio.h>
#include <termios.h>
#include <unistd.h>

/* Keys are the terminal's signals only while a program runs; output is left as it is. */
static void catch_interrupts(void *context, bool on)
{
	struct termios mode;
	(void)context;
	if (tcgetattr(STDIN_FILENO, &mode) != 0)
		return;
	mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	mode.c_iflag &= ~(tcflag_t)(ICRNL | IXON);
	if (on)
		mode.c_lflag |= ISIG;
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	mode.c_cc[VINTR] = 3;
	mode.c_cc[VQUIT] = mode.c_cc[VSUSP] = _POSIX_VDISABLE;
	tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

int bb_serial_line_run(const BbRuntimeOptions *options)
{
	const BbSerialLine line = {.catch_interrupts = catch_interrupts, .machine = "unix"};
	BbSerialEnd end = BB_SERIAL_RESET;
	catch_interrupts(NULL, false);
	do {
		BbThread *t = bb_runtime_create(options);
		if (!t)
			return 1;
		end = bb_serial_repl_run(t, &line, end == BB_SERIAL_END_RAW);
		bb_runtime_finish(t);
		if (end == BB_SERIAL_RESET || end == BB_SERIAL_END_RAW) {
			fputs("soft reboot\n", stdout);
			fflush(stdout);
		}
	} while (end == BB_SERIAL_RESET || end == BB_SERIAL_END_RAW);
	return end == BB_SERIAL_CLOSED ? 0 : 1;
}
