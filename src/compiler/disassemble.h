/* SPDX-License-Identifier: MIT */
/*
 * A code object as readable text, for tests and for looking at what the generator makes.
 *
 * Threads: a pure function of an immutable object.
 */
#ifndef BB_COMPILER_DISASSEMBLE_H
#define BB_COMPILER_DISASSEMBLE_H

#include "object/object.h"

/* A str: one instruction a line, `line  index  NAME operands', then the exception table, then (nested) the code objects
 * among the constants. */
BB_NODISCARD BbValue bb_disassemble(BbThread *t, BbValue code, bool nested);

#endif
