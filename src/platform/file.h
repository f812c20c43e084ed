/* SPDX-License-Identifier: MIT */
/*
 * The part of the contract with a port that is about open files: what module _io needs beyond platform.h's reading and
 * writing.
 *
 * A file is a small number.  Results < 0 are negated errno values.  Everything here may block: never called while
 * attached.
 */
#ifndef BB_PLATFORM_FILE_H
#define BB_PLATFORM_FILE_H

#include <stdint.h>

/* How a file is opened. */
enum {
	BB_FILE_READ = 1,
	BB_FILE_WRITE = 2,
	BB_FILE_APPEND = 4,    /* every write goes to the end */
	BB_FILE_CREATE = 8,    /* made if it is not there */
	BB_FILE_TRUNCATE = 16, /* emptied */
	BB_FILE_EXCLUSIVE = 32 /* must not be there yet */
};

/* Opens the file; new ones get the mode 0666 less the umask.  Children of this program don't inherit it. */
int bb_platform_file_open(const char *path, unsigned how);

/* The same as the system's own number of flags, which an opener written in Python gets.  Does not block. */
int bb_platform_file_flags(unsigned how);

/* What a file is. */
typedef struct BbFileInfo {
	int kind;	     /* BB_FILE_REGULAR, ... (platform.h) */
	int64_t size;	     /* bytes */
	uint32_t block_size; /* what the system likes to transfer at once, 0: unknown */
} BbFileInfo;
int bb_platform_file_info(int fd, BbFileInfo *out);

/* Sets the position relative to the beginning (whence 0), the position (1) or the end (2), and returns it. */
int64_t bb_platform_file_seek(int fd, int64_t offset, int whence);

int bb_platform_file_truncate(int fd, int64_t size);

/* What an error number means; the text is not to be changed, and may be gone when this thread asks again.  Does not
 * block. */
const char *bb_platform_error_text(int error);

/* Children will not inherit a file that something else has opened. */
int bb_platform_file_keep_private(int fd);

#endif
