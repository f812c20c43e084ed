/* SPDX-License-Identifier: MIT */
/*
 * Module posix: extended attributes of files, special files, and limits that depend on a path.
 */
#ifndef BB_UNIX_MODULES_POSIX_XATTR_H
#define BB_UNIX_MODULES_POSIX_XATTR_H

#include "posix_args.h"

BB_POSIX_FUNCTION(getxattr);
BB_POSIX_FUNCTION(setxattr);
BB_POSIX_FUNCTION(removexattr);
BB_POSIX_FUNCTION(listxattr);
BB_POSIX_FUNCTION(mknod);
BB_POSIX_FUNCTION(chroot);
BB_POSIX_FUNCTION(pathconf);
BB_POSIX_FUNCTION(confstr);

#endif
