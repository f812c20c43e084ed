/* SPDX-License-Identifier: MIT */
/*
 * The types BufferedReader, BufferedWriter and BufferedRandom.
 */
#ifndef BB_MODULES_IO_BUFFERED_TYPE_H
#define BB_MODULES_IO_BUFFERED_TYPE_H

#include "modules/io_buffered.h"

extern BbType bb_io_buffered_type_reader, bb_io_buffered_type_writer, bb_io_buffered_type_random;

/* One of the three over raw. */
BB_NODISCARD BbValue bb_io_buffered_type_new(BbThread *t, BbType *type, BbValue raw, intptr_t size);

/* stream is one of the three itself. */
BB_INLINE bool bb_io_buffered_type_is_exact(BbValue v)
{
	return bb_is_exact(v, &bb_io_buffered_type_reader) || bb_is_exact(v, &bb_io_buffered_type_writer) ||
	       bb_is_exact(v, &bb_io_buffered_type_random);
}

/* What the methods do, for text streams over these types. */
BB_NODISCARD bool bb_io_buffered_type_write(BbThread *t, BbValue stream, const char *data, size_t n);
BB_NODISCARD bool bb_io_buffered_type_flush(BbThread *t, BbValue stream);
/* Up to n bytes into out, which nobody else sees; -1: raised. */
BB_NODISCARD intptr_t bb_io_buffered_type_read1(BbThread *t, BbValue stream, char *out, size_t n);
BB_NODISCARD BbValue bb_io_buffered_type_read_all(BbThread *t, BbValue stream);

#endif
