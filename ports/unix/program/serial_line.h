/* SPDX-License-Identifier: MIT */
/*
 * A board's REPL on unix: standard input and output as a serial line (bobbin -X serial), so that tools and tests of
 * boards can be tried without one.
 */
#ifndef BB_PORTS_UNIX_SERIAL_LINE_H
#define BB_PORTS_UNIX_SERIAL_LINE_H

#include "vm/runtime.h"

/* Runs the REPL, with a new runtime after each soft reset, until the input ends.  The program's exit code. */
int bb_serial_line_run(const BbRuntimeOptions *options);

#endif
