/* SPDX-License-Identifier: MIT */
/*
 * Module posix: moving data between descriptors and many buffers at once, and descriptors that are no files.
 */
#ifndef BB_UNIX_MODULES_POSIX_TRANSFER_H
#define BB_UNIX_MODULES_POSIX_TRANSFER_H

#include "posix_args.h"

BB_POSIX_FUNCTION(readv);
BB_POSIX_FUNCTION(writev);
BB_POSIX_FUNCTION(preadv);
BB_POSIX_FUNCTION(pwritev);
BB_POSIX_FUNCTION(sendfile);
BB_POSIX_FUNCTION(copy_file_range);
BB_POSIX_FUNCTION(splice);
BB_POSIX_FUNCTION(posix_fadvise);
BB_POSIX_FUNCTION(posix_fallocate);
BB_POSIX_FUNCTION(lockf);
BB_POSIX_FUNCTION(sync);
BB_POSIX_FUNCTION(memfd_create);
BB_POSIX_FUNCTION(eventfd);
BB_POSIX_FUNCTION(eventfd_read);
BB_POSIX_FUNCTION(eventfd_write);
BB_POSIX_FUNCTION(pidfd_open);
BB_POSIX_FUNCTION(getrandom);

#endif
