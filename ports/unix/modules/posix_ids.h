/* SPDX-License-Identifier: MIT */
/*
 * Module posix: users, groups, sessions, and what the scheduler thinks of a process.
 */
#ifndef BB_UNIX_MODULES_POSIX_IDS_H
#define BB_UNIX_MODULES_POSIX_IDS_H

#include "posix_args.h"

BB_POSIX_FUNCTION(getpgid);
BB_POSIX_FUNCTION(getsid);
BB_POSIX_FUNCTION(setpgid);
BB_POSIX_FUNCTION(setpgrp);
BB_POSIX_FUNCTION(setuid);
BB_POSIX_FUNCTION(seteuid);
BB_POSIX_FUNCTION(setgid);
BB_POSIX_FUNCTION(setegid);
BB_POSIX_FUNCTION(setreuid);
BB_POSIX_FUNCTION(setregid);
BB_POSIX_FUNCTION(setresuid);
BB_POSIX_FUNCTION(setresgid);
BB_POSIX_FUNCTION(getresuid);
BB_POSIX_FUNCTION(getresgid);
BB_POSIX_FUNCTION(getgroups);
BB_POSIX_FUNCTION(setgroups);
BB_POSIX_FUNCTION(initgroups);
BB_POSIX_FUNCTION(getgrouplist);
BB_POSIX_FUNCTION(getpriority);
BB_POSIX_FUNCTION(setpriority);
BB_POSIX_FUNCTION(sched_get_priority_max);
BB_POSIX_FUNCTION(sched_get_priority_min);
BB_POSIX_FUNCTION(sched_getaffinity);
BB_POSIX_FUNCTION(sched_setaffinity);
BB_POSIX_FUNCTION(sched_getparam);
BB_POSIX_FUNCTION(sched_setparam);
BB_POSIX_FUNCTION(sched_getscheduler);
BB_POSIX_FUNCTION(sched_setscheduler);
BB_POSIX_FUNCTION(sched_rr_get_interval);

#endif
