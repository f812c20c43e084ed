/* SPDX-License-Identifier: MIT */
/*
 * The texts of error messages, put together in an arena.
 *
 * Invariant: needs no C library beyond string.h.  Threads: pure functions over the caller's arena.
 */
#ifndef BB_COMPILER_MESSAGE_H
#define BB_COMPILER_MESSAGE_H

#include "compiler/arena.h"

#include <stdarg.h>

/* A NUL-terminated text in the arena, or NULL: no memory.  The format knows %s, %.*s, %c (a byte), %U (a code point, as
 * UTF-8), %d, %X (upper-case hexadecimal, four digits at least), %x (two digits) and %%. */
BB_NODISCARD const char *bb_message_format(BbArena *arena, const char *format, va_list args);

#endif
