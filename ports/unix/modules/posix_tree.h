/* SPDX-License-Identifier: MIT */
/*
 * Module posix: changing the tree of files.
 */
#ifndef BB_UNIX_MODULES_POSIX_TREE_H
#define BB_UNIX_MODULES_POSIX_TREE_H

#include "posix_args.h"

BB_POSIX_FUNCTION(mkdir);
BB_POSIX_FUNCTION(mkfifo);
BB_POSIX_FUNCTION(remove);
BB_POSIX_FUNCTION(rmdir);
BB_POSIX_FUNCTION(rename);
BB_POSIX_FUNCTION(link);
BB_POSIX_FUNCTION(symlink);
BB_POSIX_FUNCTION(chdir);
BB_POSIX_FUNCTION(chmod);
BB_POSIX_FUNCTION(utime);
BB_POSIX_FUNCTION(chown);

#endif
