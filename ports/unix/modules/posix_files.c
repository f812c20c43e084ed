/* SPDX-License-Identifier: MIT */
/*
 * Module posix: descriptors.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_files.h"

#include "posix_stat.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* ---- Descriptors. ---- */

static intptr_t call_open(BbPosixCall *c)
{
	return openat(c->fd, c->path, c->a | O_CLOEXEC, c->b);
}

BB_PARAMS(open_params, "open", 0, 3, 2, "path", "flags", "mode", "dir_fd");

BB_POSIX_FUNCTION(open)
{
	BbValue v[4];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_open};
	if (!bb_args_bind(t, &open_params, args, nargs, kwnames, v) || !bb_posix_path(t, "open", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], 0, &c.a) || !bb_posix_int(t, v[2], 0777, &c.b) || !bb_posix_dir_fd(t, v[3], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_call(t, &c) ? bb_from_small(c.result) : bb_posix_error(t, &c, path.given, BB_EMPTY);
}

static intptr_t call_close(BbPosixCall *c)
{
	/* Whether or not a signal came the descriptor is gone. */
	return close(c->fd) < 0 && errno != EINTR ? -1 : 0;
}

BB_PARAMS(fd_params, "close", 0, 1, 1, "fd");

BB_POSIX_FUNCTION(close)
{
	BbValue v[1];
	BbPosixCall c = {.fn = call_close};
	if (!bb_args_bind(t, &fd_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &c.fd))
		return BB_EMPTY;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

static intptr_t call_read(BbPosixCall *c)
{
	return c->a ? pread(c->fd, c->data, c->size, c->offset) : read(c->fd, c->data, c->size);
}

static intptr_t call_write(BbPosixCall *c)
{
	return c->a ? pwrite(c->fd, c->data, c->size, c->offset) : write(c->fd, c->data, c->size);
}

/* Reads n bytes into memory that nobody else sees yet. */
static BbValue read_bytes(BbThread *t, BbPosixCall *c, int64_t n)
{
	if (n < 0)
		return bb_raise_os_error(t, EINVAL, BB_EMPTY);
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)n);
	if (!bytes)
		return BB_EMPTY;
	c->fn = call_read;
	c->data = bytes->data;
	c->size = (size_t)n;
	if (!bb_posix_call(t, c))
		return bb_posix_error(t, c, BB_EMPTY, BB_EMPTY);
	return c->result == n ? bb_from_pointer(bytes) : bb_bytes_new(t, bytes->data, (size_t)c->result);
}

BB_POSIX_FUNCTION(read)
{
	BbPosixCall c = {0};
	int64_t n;
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_i64(t, args[1], &n))
		return BB_EMPTY;
	return read_bytes(t, &c, n);
}

BB_POSIX_FUNCTION(pread)
{
	BbPosixCall c = {.a = 1};
	int64_t n;
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_i64(t, args[1], &n) ||
	    !bb_posix_i64(t, args[2], &c.offset))
		return BB_EMPTY;
	return read_bytes(t, &c, n);
}

static BbValue write_bytes(BbThread *t, BbPosixCall *c, BbValue data)
{
	BbBuffer buffer;
	if (!bb_buffer_acquire(t, data, &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	c->fn = call_write;
	c->data = buffer.data;
	c->size = buffer.size;
	bool done = bb_posix_call(t, c);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return done ? bb_int_from_ssize(t, c->result) : bb_posix_error(t, c, BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(write)
{
	BbPosixCall c = {0};
	return bb_posix_int(t, args[0], 0, &c.fd) ? write_bytes(t, &c, args[1]) : BB_EMPTY;
}

BB_POSIX_FUNCTION(pwrite)
{
	BbPosixCall c = {.a = 1};
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_i64(t, args[2], &c.offset))
		return BB_EMPTY;
	return write_bytes(t, &c, args[1]);
}

BB_POSIX_FUNCTION(readinto)
{
	BbPosixCall c = {.fn = call_read};
	BbBuffer buffer;
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_buffer_acquire(t, args[1], &buffer, BB_BUFFER_WRITABLE))
		return BB_EMPTY;
	c.data = buffer.data;
	c.size = buffer.size;
	bool done = bb_posix_call(t, &c);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return done ? bb_int_from_ssize(t, c.result) : bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(lseek)
{
	int fd, whence;
	int64_t offset;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_i64(t, args[1], &offset) ||
	    !bb_posix_int(t, args[2], 0, &whence))
		return BB_EMPTY;
	off_t at = lseek(fd, offset, whence);
	return at < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_int_from_i64(t, at);
}

BB_POSIX_FUNCTION(dup)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	return copy < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_from_small(copy);
}

BB_PARAMS(dup2_params, "dup2", 0, 3, 2, "fd", "fd2", "inheritable");

BB_POSIX_FUNCTION(dup2)
{
	BbValue v[3];
	int fd, to;
	bool inherit;
	if (!bb_args_bind(t, &dup2_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &fd) ||
	    !bb_posix_int(t, v[1], 0, &to) || !bb_posix_flag(t, v[2], true, &inherit))
		return BB_EMPTY;
	int copy = inherit || fd == to ? dup2(fd, to) : dup3(fd, to, O_CLOEXEC);
	return copy < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_from_small(copy);
}

static BbValue pipe_with(BbThread *t, int flags)
{
	int ends[2];
	if (pipe2(ends, flags) < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	return bb_tuple_pair(t, bb_from_small(ends[0]), bb_from_small(ends[1]));
}

BB_POSIX_FUNCTION(pipe)
{
	return pipe_with(t, O_CLOEXEC);
}

BB_POSIX_FUNCTION(pipe2)
{
	int flags;
	return bb_posix_int(t, args[0], 0, &flags) ? pipe_with(t, flags) : BB_EMPTY;
}

BB_POSIX_FUNCTION(isatty)
{
	int fd;
	return bb_posix_int(t, args[0], 0, &fd) ? bb_bool(isatty(fd) == 1) : BB_EMPTY;
}

BB_POSIX_FUNCTION(get_inheritable)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFD);
	return flags < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_bool(!(flags & FD_CLOEXEC));
}

BB_POSIX_FUNCTION(set_inheritable)
{
	int fd, on;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_int(t, args[1], 0, &on))
		return BB_EMPTY;
	return fcntl(fd, F_SETFD, on ? 0 : FD_CLOEXEC) < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : BB_NONE;
}

BB_POSIX_FUNCTION(get_blocking)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFL);
	return flags < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_bool(!(flags & O_NONBLOCK));
}

BB_POSIX_FUNCTION(set_blocking)
{
	int fd, on;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_int(t, args[1], 0, &on))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFL);
	if (flags < 0 || fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	return BB_NONE;
}

BB_POSIX_FUNCTION(get_terminal_size)
{
	int fd;
	struct winsize size;
	if (!bb_posix_int(t, nargs ? args[0] : BB_EMPTY, 1, &fd))
		return BB_EMPTY;
	if (ioctl(fd, TIOCGWINSZ, &size) < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	BbValue v[] = {bb_from_small(size.ws_col), bb_from_small(size.ws_row)};
	return bb_posix_result_new(t, BB_POSIX_TERMINAL_SIZE, v);
}

static intptr_t call_fsync(BbPosixCall *c)
{
	return c->a ? fdatasync(c->fd) : fsync(c->fd);
}

static BbValue sync_with(BbThread *t, BbValue file, int data_only)
{
	BbPosixCall c = {.fn = call_fsync, .a = data_only};
	if (!bb_is_small(file))
		file = bb_call_method(t, file, "fileno", NULL, 0);
	if (bb_is_empty(file) || !bb_posix_int(t, file, 0, &c.fd))
		return BB_EMPTY;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(fsync)
{
	return sync_with(t, args[0], 0);
}

BB_POSIX_FUNCTION(fdatasync)
{
	return sync_with(t, args[0], 1);
}

static intptr_t call_truncate(BbPosixCall *c)
{
	return c->path ? truncate(c->path, c->offset) : ftruncate(c->fd, c->offset);
}

BB_POSIX_FUNCTION(truncate)
{
	BbPosixPath path;
	BbPosixCall c = {.fn = call_truncate};
	if (!bb_posix_path(t, "truncate", args[0], BB_POSIX_FD, &path) || !bb_posix_i64(t, args[1], &c.offset))
		return BB_EMPTY;
	c.path = path.text;
	c.fd = path.fd;
	return bb_posix_do(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
}
