/* SPDX-License-Identifier: MIT */
/*
 * What the files of module posix share: arguments, system calls that may block, and errors.
 *
 * A PosixCall lives on the C stack, whose scanning keeps the bytes behind its paths alive.
 */
#ifndef BB_UNIX_MODULES_POSIX_ARGS_H
#define BB_UNIX_MODULES_POSIX_ARGS_H

#include "modules/modules.h"
#include "object/native.h"

#include <sys/types.h>

/* A path argument: a text, or an open file. */
typedef struct BbPosixPath {
	BbValue given; /* as the caller gave it, for messages */
	BbValue bytes;
	const char *text; /* NULL: fd */
	int fd;
	bool is_bytes; /* results are bytes, too */
} BbPosixPath;

/* One call of the system, made detached: fn returns -1 and sets errno when it failed. */
typedef struct BbPosixCall BbPosixCall;
struct BbPosixCall {
	intptr_t (*fn)(BbPosixCall *call);
	const char *path, *other;
	int fd, a, b;
	int64_t offset;
	void *data;
	size_t size;
	intptr_t result;
	int error;
};

enum { BB_POSIX_FD = 1, BB_POSIX_NONE = 2 /* None stands for "." */ };

/* Reads a path (str, bytes, os.PathLike; with BB_POSIX_FD an int).  function is for messages; NULL: the text
 * needs not be a path. */
BB_NODISCARD bool bb_posix_path(BbThread *t, const char *function, BbValue v, unsigned flags, BbPosixPath *out);

/* Reads an int; EMPTY or None gives the default. */
BB_NODISCARD bool bb_posix_int(BbThread *t, BbValue v, int standard, int *out);
/* Reads the descriptor of a directory; EMPTY or None: the current one. */
BB_NODISCARD bool bb_posix_dir_fd(BbThread *t, BbValue v, int *out);
BB_NODISCARD bool bb_posix_i64(BbThread *t, BbValue v, int64_t *out);
/* A truth with a default. */
BB_NODISCARD bool bb_posix_flag(BbThread *t, BbValue v, bool standard, bool *out);

/* Makes the call detached, again after signals; false: it failed, or a signal's handler raised (then error is 0). */
BB_NODISCARD bool bb_posix_call(BbThread *t, BbPosixCall *call);

/* Raises for a failed call, unless something raised already; EMPTY. */
BbValue bb_posix_error(BbThread *t, const BbPosixCall *call, BbValue path, BbValue other);

/* Both: EMPTY or None. */
BB_NODISCARD BbValue bb_posix_do(BbThread *t, BbPosixCall *call, BbValue path, BbValue other);

/* A name that the system gave, as str or bytes. */
BB_NODISCARD BbValue bb_posix_name(BbThread *t, const char *text, bool as_bytes);

/* The functions of posix_files.c and posix_process.c. */
#define BB_POSIX_FUNCTION(name)                                                                                        \
	BbValue bb_posix_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

BB_POSIX_FUNCTION(fork);
BB_POSIX_FUNCTION(kill);
BB_POSIX_FUNCTION(killpg);
BB_POSIX_FUNCTION(exit_now);
BB_POSIX_FUNCTION(abort_now);
BB_POSIX_FUNCTION(execv);
BB_POSIX_FUNCTION(execve);
BB_POSIX_FUNCTION(posix_spawn);
BB_POSIX_FUNCTION(posix_spawnp);
BB_POSIX_FUNCTION(uname);
BB_POSIX_FUNCTION(times);
BB_POSIX_FUNCTION(getpid);
BB_POSIX_FUNCTION(getppid);
BB_POSIX_FUNCTION(getuid);
BB_POSIX_FUNCTION(geteuid);
BB_POSIX_FUNCTION(getgid);
BB_POSIX_FUNCTION(getegid);
BB_POSIX_FUNCTION(getpgrp);
BB_POSIX_FUNCTION(setsid);
BB_POSIX_FUNCTION(getlogin);
BB_POSIX_FUNCTION(umask);
BB_POSIX_FUNCTION(nice);
BB_POSIX_FUNCTION(getloadavg);
BB_POSIX_FUNCTION(sched_yield);
BB_POSIX_FUNCTION(cpu_count);
BB_POSIX_FUNCTION(urandom);
BB_POSIX_FUNCTION(strerror);
BB_POSIX_FUNCTION(system);
BB_POSIX_FUNCTION(putenv);
BB_POSIX_FUNCTION(unsetenv);
BB_POSIX_FUNCTION(sysconf);

/* Forks by fn(arg), which calls fork() or the like: 0 in the child, whose only thread is the caller's; -1: errno tells.
 */
pid_t bb_posix_fork_by(BbThread *t, pid_t (*fn)(void *), void *arg);

/* The environment as a dict of bytes. */
BB_NODISCARD BbValue bb_posix_environment(BbThread *t);

#endif
