/* SPDX-License-Identifier: MIT */
/*
 * Module posix: reading directories.
 */
#ifndef BB_UNIX_MODULES_POSIX_DIRECTORY_H
#define BB_UNIX_MODULES_POSIX_DIRECTORY_H

#include "posix_args.h"

BB_POSIX_FUNCTION(listdir);
BB_POSIX_FUNCTION(scan);
BB_POSIX_FUNCTION(getcwd);
BB_POSIX_FUNCTION(getcwdb);
BB_POSIX_FUNCTION(readlink);

#endif
