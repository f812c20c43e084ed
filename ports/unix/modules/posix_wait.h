/* SPDX-License-Identifier: MIT */
/*
 * Module posix: waiting for children, and what they used.
 */
#ifndef BB_UNIX_MODULES_POSIX_WAIT_H
#define BB_UNIX_MODULES_POSIX_WAIT_H

#include "posix_args.h"

BB_POSIX_FUNCTION(waitpid);
BB_POSIX_FUNCTION(wait3);
BB_POSIX_FUNCTION(wait4);
BB_POSIX_FUNCTION(waitid);

#endif
