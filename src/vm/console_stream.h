/* SPDX-License-Identifier: MIT */
/*
 * A text stream over a file descriptor, without module io: what sys.stdin, sys.stdout and sys.stderr are before there
 * is one.
 *
 * Text written is appended to the stream's buffer under its lock, a whole call at a time, so that what two threads
 * write never mixes inside a call.  One thread at a time (`busy') takes the buffer away and writes it out, detached;
 * the others wait for it where they must.
 */
#ifndef BB_VM_CONSOLE_STREAM_H
#define BB_VM_CONSOLE_STREAM_H

#include "object/object.h"

extern BbType bb_console_stream_type;

/* name is "<stdout>" or the like, mode "r" or "w", errors an error handler. Line-buffered if the descriptor is a
 * terminal or line_buffered says so. */
BB_NODISCARD BbValue bb_console_stream_new(BbThread *t, int fd, const char *name, const char *mode, const char *errors,
					   bool line_buffered, bool write_through);

/* Writes a str.  May block; runs signal handlers when interrupted. */
BB_NODISCARD bool bb_console_stream_write(BbThread *t, BbValue stream, BbValue text);
BB_NODISCARD bool bb_console_stream_flush(BbThread *t, BbValue stream);

/* The next line with its end, an empty str at the end of the input. */
BB_NODISCARD BbValue bb_console_stream_readline(BbThread *t, BbValue stream, intptr_t limit);

#endif
