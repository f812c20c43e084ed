/* SPDX-License-Identifier: MIT */
/*
 * FileIO: a file of the system as a raw stream.
 */
#ifndef BB_MODULES_IO_FILE_H
#define BB_MODULES_IO_FILE_H

#include "modules/io_base.h"

typedef struct BbIoFile {
	BbIoStream stream;
	BbSync fd;	       /* the file's number; BB_IO_FILE_CLOSED.  Taken away by whoever closes it */
	BbPublished8 seekable; /* 0 unknown, 1 no, 2 yes */
	/* Set by __init__: */
	bool created, readable, writable, appending, close_fd;
	uint32_t block_size;
	BbInstance part;
} BbIoFile;

#define BB_IO_FILE_CLOSED UINT32_MAX

extern BbType bb_io_file_type;

BB_INLINE BbIoFile *bb_to_io_file(BbValue v)
{
	return (BbIoFile *)bb_to_pointer(v);
}
BB_INLINE bool bb_io_file_is_closed(const BbIoFile *f)
{
	return bb_sync_load(&f->fd) == BB_IO_FILE_CLOSED;
}

/* FileIO(file, mode, closefd, opener).  opener may be None. */
BB_NODISCARD BbValue bb_io_file_open(BbThread *t, BbValue file, const char *mode, bool close_fd, BbValue opener);

/* Read and write by the system's calls, detached, again after signals: how much, BB_IO_WOULD_BLOCK, or -1: raised.  The
 * memory stays in place. */
#define BB_IO_WOULD_BLOCK (-2)
BB_NODISCARD intptr_t bb_io_file_read(BbThread *t, BbIoFile *f, char *out, size_t n);
BB_NODISCARD intptr_t bb_io_file_write(BbThread *t, BbIoFile *f, const char *data, size_t n);
/* The new position; -1: raised. */
BB_NODISCARD int64_t bb_io_file_seek(BbThread *t, BbIoFile *f, int64_t offset, int whence);
/* Everything that is left, as bytes. */
BB_NODISCARD BbValue bb_io_file_read_all(BbThread *t, BbIoFile *f);

/* Looks at what the file is: false: raised (a directory, no file). */
bool bb_io_file_is_terminal(BbIoFile *f);

#endif
