/* SPDX-License-Identifier: MIT */
/*
 * Module posix: terminals.
 */
#ifndef BB_UNIX_MODULES_POSIX_TERMINAL_H
#define BB_UNIX_MODULES_POSIX_TERMINAL_H

#include "posix_args.h"

BB_POSIX_FUNCTION(openpty);
BB_POSIX_FUNCTION(forkpty);
BB_POSIX_FUNCTION(login_tty);
BB_POSIX_FUNCTION(posix_openpt);
BB_POSIX_FUNCTION(grantpt);
BB_POSIX_FUNCTION(unlockpt);
BB_POSIX_FUNCTION(ptsname);
BB_POSIX_FUNCTION(ttyname);
BB_POSIX_FUNCTION(ctermid);
BB_POSIX_FUNCTION(tcgetpgrp);
BB_POSIX_FUNCTION(tcsetpgrp);

#endif
