/* SPDX-License-Identifier: MIT */
/*
 * The REPL on a serial line: for people with a terminal (friendly), and for tools (raw, raw-paste), which know a board
 * by it.
 *
 * Input is bytes of file 0 of the platform, output goes to file 1; the line does not echo, and passes all bytes.
 */
#ifndef BB_PORTS_SERIAL_SERIAL_REPL_H
#define BB_PORTS_SERIAL_SERIAL_REPL_H

#include "object/object.h"

typedef struct BbSerialLine {
	/* From now on Ctrl-C raises KeyboardInterrupt in the main thread (true), or is read like any byte. */
	void (*catch_interrupts)(void *context, bool on);
	void *context;
	const char *machine; /* a few words for the banner */
} BbSerialLine;

typedef enum BbSerialEnd {
	BB_SERIAL_RESET,   /* Ctrl-D on an empty line, or SystemExit: start the runtime anew */
	BB_SERIAL_END_RAW, /* the same, in raw mode, in which the next REPL begins */
	BB_SERIAL_CLOSED,  /* the input has ended */
	BB_SERIAL_FAILED,  /* no memory to begin with; an exception is pending */
} BbSerialEnd;

/* Reads and runs until something ends it.  In the main thread. */
BbSerialEnd bb_serial_repl_run(BbThread *t, const BbSerialLine *line, bool raw);

#endif
