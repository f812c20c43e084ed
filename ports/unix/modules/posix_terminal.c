/* SPDX-License-Identifier: MIT */
/*
 * Module posix: terminals.
 *
 * Threading: no state; the functions of the C library that keep names in static memory have variants that don't.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_terminal.h"

#include "object/error.h"
#include "object/tuple.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <utmp.h>

static BbValue error_value(BbThread *t, int error)
{
	return bb_raise_os_error(t, error, BB_EMPTY);
}

/* None, or OSError, of a function that takes a descriptor. */
static BbValue on_descriptor(BbThread *t, BbValue v, int (*fn)(int))
{
	int fd;
	if (!bb_posix_int(t, v, 0, &fd))
		return BB_EMPTY;
	return fn(fd) < 0 ? error_value(t, errno) : BB_NONE;
}

static BbValue name_or_error(BbThread *t, int error, const char *name)
{
	return error ? error_value(t, error) : bb_posix_name(t, name, false);
}

BB_POSIX_FUNCTION(openpty)
{
	int master, slave;
	if (openpty(&master, &slave, NULL, NULL, NULL) < 0)
		return error_value(t, errno);
	if (fcntl(master, F_SETFD, FD_CLOEXEC) < 0 || fcntl(slave, F_SETFD, FD_CLOEXEC) < 0) {
		int error = errno;
		close(master);
		close(slave);
		return error_value(t, error);
	}
	return bb_tuple_pair(t, bb_from_small(master), bb_from_small(slave));
}

static pid_t fork_with_terminal(void *master)
{
	return forkpty(master, NULL, NULL, NULL);
}

BB_POSIX_FUNCTION(forkpty)
{
	int master = -1;
	pid_t pid = bb_posix_fork_by(t, fork_with_terminal, &master);
	return pid < 0 ? error_value(t, errno) : bb_tuple_pair(t, bb_from_small(pid), bb_from_small(master));
}

BB_POSIX_FUNCTION(login_tty)
{
	return on_descriptor(t, args[0], login_tty);
}

BB_POSIX_FUNCTION(posix_openpt)
{
	int flags;
	if (!bb_posix_int(t, args[0], 0, &flags))
		return BB_EMPTY;
	int fd = posix_openpt(flags | O_CLOEXEC);
	return fd < 0 ? error_value(t, errno) : bb_from_small(fd);
}

BB_POSIX_FUNCTION(grantpt)
{
	return on_descriptor(t, args[0], grantpt);
}

BB_POSIX_FUNCTION(unlockpt)
{
	return on_descriptor(t, args[0], unlockpt);
}

BB_POSIX_FUNCTION(ptsname)
{
	int fd;
	char name[256];
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int error = ptsname_r(fd, name, sizeof name);
	return name_or_error(t, error, name);
}

BB_POSIX_FUNCTION(ttyname)
{
	int fd;
	char name[256];
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int error = ttyname_r(fd, name, sizeof name);
	return name_or_error(t, error, name);
}

BB_POSIX_FUNCTION(ctermid)
{
	char name[L_ctermid];
	return bb_posix_name(t, ctermid(name), false);
}

BB_POSIX_FUNCTION(tcgetpgrp)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	pid_t group = tcgetpgrp(fd);
	return group < 0 ? error_value(t, errno) : bb_from_small(group);
}

BB_POSIX_FUNCTION(tcsetpgrp)
{
	int fd, group;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_int(t, args[1], 0, &group))
		return BB_EMPTY;
	return tcsetpgrp(fd, group) < 0 ? error_value(t, errno) : BB_NONE;
}
