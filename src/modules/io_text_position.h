/* SPDX-License-Identifier: MIT */
/*
 * Positions of text streams: the numbers ("cookies") that tell() gives and seek() takes.
 *
 * A cookie is the position of a byte that a decoder can begin at, in its low 64 bits; above them, 32 bits each: the
 * decoder's flags there, how many bytes to feed it then, how many of the characters that it makes to skip, and whether
 * the file ends behind those bytes.  Almost always all but the position is 0.
 */
#ifndef BB_MODULES_IO_TEXT_POSITION_H
#define BB_MODULES_IO_TEXT_POSITION_H

#include "modules/io_text.h"

/* With the lock held: the cookie of the next character. */
BB_NODISCARD BbValue bb_io_text_position_tell(BbThread *t, BbIoText *x);

/* With the lock held: goes there.  cookie is an int; whence 0.  OSError, ValueError. */
BB_NODISCARD bool bb_io_text_position_seek(BbThread *t, BbIoText *x, BbValue cookie);

/* With the lock held: goes to the end; the position there, or EMPTY. */
BB_NODISCARD BbValue bb_io_text_position_seek_end(BbThread *t, BbIoText *x);

#endif
