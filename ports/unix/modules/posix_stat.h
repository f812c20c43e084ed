/* SPDX-License-Identifier: MIT */
/*
 * Module posix: what a file is, and the results of calls that have names.
 */
#ifndef BB_UNIX_MODULES_POSIX_STAT_H
#define BB_UNIX_MODULES_POSIX_STAT_H

#include "posix_args.h"

/* The types of results: os.stat_result and so on. */
enum {
	BB_POSIX_STAT_RESULT,
	BB_POSIX_TIMES_RESULT,
	BB_POSIX_UNAME_RESULT,
	BB_POSIX_TERMINAL_SIZE,
	BB_POSIX_SCHED_PARAM,
	BB_POSIX_STATVFS_RESULT,
	BB_POSIX_WAITID_RESULT,
	BB_POSIX_RUSAGE,
};

/* A result; values as many as it has fields, EMPTY if something has raised. */
BB_NODISCARD BbValue bb_posix_result_new(BbThread *t, unsigned which, const BbValue *values);

/* Makes the types and adds them to the module. */
BB_NODISCARD bool bb_posix_results_init(BbThread *t, BbValue module);

BB_POSIX_FUNCTION(stat);
BB_POSIX_FUNCTION(lstat);
BB_POSIX_FUNCTION(fstat);
BB_POSIX_FUNCTION(statvfs);
BB_POSIX_FUNCTION(access);

#endif
