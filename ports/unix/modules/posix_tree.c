/* SPDX-License-Identifier: MIT */
/*
 * Module posix: changing the tree of files.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_tree.h"

#include "object/error.h"
#include "object/int.h"
#include "object/float.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ---- Changing the tree. ---- */

#define AT_CALL(name, expression)                                                                                      \
	static intptr_t call_##name(BbPosixCall *c)                                                                    \
	{                                                                                                              \
		return expression;                                                                                     \
	}
AT_CALL(mkdir, mkdirat(c->fd, c->path, (mode_t)c->a))
AT_CALL(rmdir, unlinkat(c->fd, c->path, AT_REMOVEDIR))
AT_CALL(unlink, unlinkat(c->fd, c->path, 0))
AT_CALL(rename, renameat(c->fd, c->path, c->a, c->other))
AT_CALL(link, linkat(c->fd, c->path, c->a, c->other, c->b))
AT_CALL(symlink, symlinkat(c->path, c->fd, c->other))
AT_CALL(chdir, c->path ? chdir(c->path) : fchdir(c->fd))
AT_CALL(chmod, c->path ? fchmodat(c->fd, c->path, (mode_t)c->a, 0) : fchmod(c->b, (mode_t)c->a))
AT_CALL(mkfifo, mkfifoat(c->fd, c->path, (mode_t)c->a))

BB_PARAMS(mkdir_params, "mkdir", 0, 2, 1, "path", "mode", "dir_fd");

static BbValue make_at(BbThread *t, intptr_t (*fn)(BbPosixCall *), int mode, const BbValue *args, size_t nargs,
		       BbValue kwnames)
{
	BbValue v[3];
	BbPosixPath path;
	BbPosixCall c = {.fn = fn};
	if (!bb_args_bind(t, &mkdir_params, args, nargs, kwnames, v) || !bb_posix_path(t, "mkdir", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], mode, &c.a) || !bb_posix_dir_fd(t, v[2], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

BB_POSIX_FUNCTION(mkdir)
{
	return make_at(t, call_mkdir, 0777, args, nargs, kwnames);
}

BB_POSIX_FUNCTION(mkfifo)
{
	return make_at(t, call_mkfifo, 0666, args, nargs, kwnames);
}

BB_PARAMS(remove_params, "remove", 0, 1, 1, "path", "dir_fd");

static BbValue remove_with(BbThread *t, intptr_t (*fn)(BbPosixCall *), const BbValue *args, size_t nargs,
			   BbValue kwnames)
{
	BbValue v[2];
	BbPosixPath path;
	BbPosixCall c = {.fn = fn};
	if (!bb_args_bind(t, &remove_params, args, nargs, kwnames, v) || !bb_posix_path(t, "remove", v[0], 0, &path) ||
	    !bb_posix_dir_fd(t, v[1], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

BB_POSIX_FUNCTION(remove)
{
	return remove_with(t, call_unlink, args, nargs, kwnames);
}

BB_POSIX_FUNCTION(rmdir)
{
	return remove_with(t, call_rmdir, args, nargs, kwnames);
}

BB_PARAMS(rename_params, "rename", 0, 2, 2, "src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks");

static BbValue two_paths(BbThread *t, const char *function, intptr_t (*fn)(BbPosixCall *), const BbValue *args,
			 size_t nargs, BbValue kwnames)
{
	BbValue v[5];
	BbPosixPath from, to;
	bool follow;
	BbPosixCall c = {.fn = fn};
	if (!bb_args_bind(t, &rename_params, args, nargs, kwnames, v) || !bb_posix_path(t, function, v[0], 0, &from) ||
	    !bb_posix_path(t, function, v[1], 0, &to) || !bb_posix_dir_fd(t, v[2], &c.fd) ||
	    !bb_posix_dir_fd(t, v[3], &c.a) || !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.b = follow && fn == call_link ? AT_SYMLINK_FOLLOW : 0;
	c.path = from.text;
	c.other = to.text;
	return bb_posix_do(t, &c, from.given, to.given);
}

BB_POSIX_FUNCTION(rename)
{
	return two_paths(t, "rename", call_rename, args, nargs, kwnames);
}

BB_POSIX_FUNCTION(link)
{
	return two_paths(t, "link", call_link, args, nargs, kwnames);
}

BB_PARAMS(symlink_params, "symlink", 0, 3, 2, "src", "dst", "target_is_directory", "dir_fd");

BB_POSIX_FUNCTION(symlink)
{
	BbValue v[4];
	BbPosixPath from, to;
	BbPosixCall c = {.fn = call_symlink};
	if (!bb_args_bind(t, &symlink_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "symlink", v[0], 0, &from) || !bb_posix_path(t, "symlink", v[1], 0, &to) ||
	    !bb_posix_dir_fd(t, v[3], &c.fd))
		return BB_EMPTY;
	c.path = from.text;
	c.other = to.text;
	return bb_posix_do(t, &c, from.given, to.given);
}

BB_PARAMS(path_params, "chdir", 0, 1, 1, "path");

BB_POSIX_FUNCTION(chdir)
{
	BbValue v[1];
	BbPosixPath path;
	if (!bb_args_bind(t, &path_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "chdir", v[0], BB_POSIX_FD, &path))
		return BB_EMPTY;
	BbPosixCall c = {.fn = call_chdir, .path = path.text, .fd = path.fd};
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

BB_PARAMS(chmod_params, "chmod", 0, 2, 2, "path", "mode", "dir_fd", "follow_symlinks");

BB_POSIX_FUNCTION(chmod)
{
	BbValue v[4];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_chmod};
	if (!bb_args_bind(t, &chmod_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "chmod", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[1], 0, &c.a) ||
	    !bb_posix_dir_fd(t, v[2], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	c.b = path.fd;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

static intptr_t call_utime(BbPosixCall *c)
{
	return c->path ? utimensat(c->fd, c->path, c->data, c->a) : futimens(c->b, c->data);
}

static bool read_time(BbThread *t, BbValue v, bool is_ns, struct timespec *out)
{
	int64_t whole;
	double x;
	if (is_ns) {
		if (!bb_posix_i64(t, v, &whole))
			return false;
		out->tv_nsec = (long)(((whole % 1000000000) + 1000000000) % 1000000000);
		out->tv_sec = (whole - out->tv_nsec) / 1000000000;
		return true;
	}
	if (bb_is_int(v)) {
		*out = (struct timespec){0};
		if (!bb_posix_i64(t, v, &whole))
			return false;
		out->tv_sec = whole;
		return true;
	}
	if (!bb_as_double(t, v, &x))
		return false;
	double below = __builtin_floor(x);
	out->tv_sec = (time_t)below;
	out->tv_nsec = (long)((x - below) * 1e9);
	return true;
}

BB_PARAMS(utime_params, "utime", 0, 2, 1, "path", "times", "ns", "dir_fd", "follow_symlinks");

BB_POSIX_FUNCTION(utime)
{
	BbValue v[5];
	BbPosixPath path;
	bool follow;
	struct timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
	BbPosixCall c = {.fn = call_utime, .data = times};
	if (!bb_args_bind(t, &utime_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "utime", v[0], BB_POSIX_FD, &path) || !bb_posix_dir_fd(t, v[3], &c.fd) ||
	    !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	bool is_ns = !bb_is_empty(v[2]);
	BbValue given = is_ns ? v[2] : v[1];
	if (!bb_is_empty(v[1]) && !bb_is_none(v[1]) && is_ns)
		return bb_value_error(t, "utime: you may specify either 'times' or 'ns' but not both");
	if (!bb_is_empty(given) && !bb_is_none(given)) {
		if (!bb_is_tuple(given) || bb_tuple_count(given) != 2)
			return bb_type_error(t, is_ns ? "utime: 'ns' must be a tuple of two ints"
						      : "utime: 'times' must be either a tuple of two ints or None");
		for (size_t i = 0; i < 2; i++)
			if (!read_time(t, bb_tuple_get(given, i), is_ns, &times[i]))
				return BB_EMPTY;
	}
	c.path = path.text;
	c.b = path.fd;
	c.a = follow ? 0 : AT_SYMLINK_NOFOLLOW;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

AT_CALL(chown, c->path ? fchownat(c->fd, c->path, (uid_t)c->a, (gid_t)c->b, (int)c->size)
		       : fchown(c->fd, (uid_t)c->a, (gid_t)c->b))

BB_PARAMS(chown_params, "chown", 0, 3, 3, "path", "uid", "gid", "dir_fd", "follow_symlinks");

BB_POSIX_FUNCTION(chown)
{
	BbValue v[5];
	BbPosixPath path;
	bool follow;
	BbPosixCall c = {.fn = call_chown};
	if (!bb_args_bind(t, &chown_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "chown", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[1], -1, &c.a) ||
	    !bb_posix_int(t, v[2], -1, &c.b) || !bb_posix_dir_fd(t, v[3], &c.fd) ||
	    !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.path = path.text;
	c.size = follow ? 0 : AT_SYMLINK_NOFOLLOW;
	if (!path.text)
		c.fd = path.fd;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}
