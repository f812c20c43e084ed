/* SPDX-License-Identifier: MIT */
/*
 * Module posix: descriptors.
 */
#ifndef BB_UNIX_MODULES_POSIX_FILES_H
#define BB_UNIX_MODULES_POSIX_FILES_H

#include "posix_args.h"

BB_POSIX_FUNCTION(open);
BB_POSIX_FUNCTION(close);
BB_POSIX_FUNCTION(read);
BB_POSIX_FUNCTION(pread);
BB_POSIX_FUNCTION(write);
BB_POSIX_FUNCTION(pwrite);
BB_POSIX_FUNCTION(readinto);
BB_POSIX_FUNCTION(lseek);
BB_POSIX_FUNCTION(dup);
BB_POSIX_FUNCTION(dup2);
BB_POSIX_FUNCTION(pipe);
BB_POSIX_FUNCTION(pipe2);
BB_POSIX_FUNCTION(isatty);
BB_POSIX_FUNCTION(get_inheritable);
BB_POSIX_FUNCTION(set_inheritable);
BB_POSIX_FUNCTION(get_blocking);
BB_POSIX_FUNCTION(set_blocking);
BB_POSIX_FUNCTION(get_terminal_size);
BB_POSIX_FUNCTION(fsync);
BB_POSIX_FUNCTION(fdatasync);
BB_POSIX_FUNCTION(truncate);

#endif
