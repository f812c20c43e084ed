/* SPDX-License-Identifier: MIT */
/*
 * BufferedReader, BufferedWriter and BufferedRandom: a buffer before a raw stream.
 *
 * io_buffered.c has the buffer, io_buffered_type.c the Python types.
 */
#ifndef BB_MODULES_IO_BUFFERED_H
#define BB_MODULES_IO_BUFFERED_H

#include "modules/io_base.h"
#include "modules/io_lock.h"

/* The usual size. */
#define BB_IO_BUFFERED_SIZE 131072

/* Bytes read ahead ([start, end) of the row) and bytes not written yet ([0, used)) are never there together. */
typedef struct BbIoBuffered {
	BbIoStream stream;
	BbIoLock lock;
	BbSlot raw; /* EMPTY: before __init__; None: detached */
	/* All guarded by lock: */
	BbPublished row; /* BbIoRow *, or NULL: none yet */
	size_t size;	 /* how large it may grow */
	size_t start, end;
	size_t used;
	bool readable, writable;
	bool is_file; /* raw is a FileIO itself: no calls through Python are needed */
	BbInstance part;
} BbIoBuffered;

BB_INLINE BbIoBuffered *bb_to_io_buffered(BbValue v)
{
	return (BbIoBuffered *)bb_to_pointer(v);
}

/* Sets up a new one, or one anew.  OSError if raw cannot do what it needs. */
BB_NODISCARD bool bb_io_buffered_init(BbThread *t, BbIoBuffered *b, BbValue raw, intptr_t size, bool reads,
				      bool writes);

/* Raw is there: ValueError otherwise. */
BB_NODISCARD bool bb_io_buffered_check(BbThread *t, BbIoBuffered *b);
/* And is not closed: ValueError "WHAT of closed file". */
BB_NODISCARD bool bb_io_buffered_check_open(BbThread *t, BbIoBuffered *b, const char *message);
/* 1, 0, -1: raised. */
BB_NODISCARD int bb_io_buffered_is_closed(BbThread *t, BbIoBuffered *b);

/* ---- With the lock held.  These may block and run the code of raw.  Errors: -1 or false, raised. ---- */

/* Prepares for reading: what waits to be written is written. */
BB_NODISCARD bool bb_io_buffered_begin_read(BbThread *t, BbIoBuffered *b);
/* Reads more behind what is there: how many bytes, 0: the end, BB_IO_WOULD_BLOCK. */
BB_NODISCARD intptr_t bb_io_buffered_fill(BbThread *t, BbIoBuffered *b);
/* Takes up to n bytes that are there. */
size_t bb_io_buffered_take(BbIoBuffered *b, char *out, size_t n);
/* Reads n bytes, or (one) up to n by at most one call of raw: how many there were, BB_IO_WOULD_BLOCK if none. */
BB_NODISCARD intptr_t bb_io_buffered_read_into(BbThread *t, BbIoBuffered *b, char *out, size_t n, bool one);
/* Reads to the end: bytes or None. */
BB_NODISCARD BbValue bb_io_buffered_read_all(BbThread *t, BbIoBuffered *b);
/* Writes n bytes, which other threads may change but not move. */
BB_NODISCARD bool bb_io_buffered_put(BbThread *t, BbIoBuffered *b, const char *data, size_t n);
/* Writes out what waits. */
BB_NODISCARD bool bb_io_buffered_write_out(BbThread *t, BbIoBuffered *b);
/* Gives up what was read ahead, so that raw's position is the stream's. */
BB_NODISCARD bool bb_io_buffered_rewind(BbThread *t, BbIoBuffered *b);
BB_NODISCARD int64_t bb_io_buffered_position(BbThread *t, BbIoBuffered *b);
BB_NODISCARD int64_t bb_io_buffered_set_position(BbThread *t, BbIoBuffered *b, int64_t offset, int whence);

/* What is there to be read. */
BB_INLINE size_t bb_io_buffered_ahead(const BbIoBuffered *b)
{
	return b->end - b->start;
}
BB_INLINE const char *bb_io_buffered_next(const BbIoBuffered *b)
{
	return ((BbIoRow *)bb_published_load(&b->row))->data + b->start;
}

#endif
