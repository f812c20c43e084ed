/* SPDX-License-Identifier: MIT */
/*
 * What every kind of REPL does with a statement: compiling it, running it, showing its exception.
 */
#ifndef BB_PORTS_SERIAL_INTERACTIVE_H
#define BB_PORTS_SERIAL_INTERACTIVE_H

#include "object/object.h"

/* Compiles a statement that was typed, lines with their ends.  EMPTY: raised; _IncompleteInputError if more lines could
 * make it complete, and whole is false. */
BB_NODISCARD BbValue bb_interactive_compile(BbThread *t, const char *text, size_t size, bool whole);

/* Is there nothing but blanks and a comment? */
bool bb_interactive_is_blank(const char *text);

/* Writes what stands in the buffers of sys.stdout and sys.stderr; keeps a pending exception. */
void bb_interactive_flush(BbThread *t);

/* sys.ps1 or sys.ps2 as text; never raises. */
BbValue bb_interactive_prompt(BbThread *t, const char *name);

/* Sets sys.ps1 and sys.ps2 if they are missing.  false: raised. */
BB_NODISCARD bool bb_interactive_begin(BbThread *t);

#endif
