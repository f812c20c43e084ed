/* SPDX-License-Identifier: MIT */
/*
 * Module posix: files and directories by the system's calls, and the table of the module.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "mod_posix.h"

#include "mod_select.h"
#include "posix_args.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sched.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

/* ---- Descriptors. ---- */

static intptr_t call_open(BbPosixCall *c)
{
	return openat(c->fd, c->path, c->a | O_CLOEXEC, c->b);
}

BB_PARAMS(open_params, "open", 0, 3, 2, "path", "flags", "mode", "dir_fd");

BB_CFUNCTION(posix_open)
{
	BbValue v[4];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_open};
	if (!bb_args_bind(t, &open_params, args, nargs, kwnames, v) || !bb_posix_path(t, "open", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], 0, &c.a) || !bb_posix_int(t, v[2], 0777, &c.b) ||
	    !bb_posix_int(t, v[3], AT_FDCWD, &c.fd))
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

BB_CFUNCTION(posix_close)
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

BB_CFUNCTION(posix_read)
{
	BbPosixCall c = {0};
	int64_t n;
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_i64(t, args[1], &n))
		return BB_EMPTY;
	return read_bytes(t, &c, n);
}

BB_CFUNCTION(posix_pread)
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

BB_CFUNCTION(posix_write)
{
	BbPosixCall c = {0};
	return bb_posix_int(t, args[0], 0, &c.fd) ? write_bytes(t, &c, args[1]) : BB_EMPTY;
}

BB_CFUNCTION(posix_pwrite)
{
	BbPosixCall c = {.a = 1};
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_i64(t, args[2], &c.offset))
		return BB_EMPTY;
	return write_bytes(t, &c, args[1]);
}

BB_CFUNCTION(posix_readinto)
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

BB_CFUNCTION(posix_lseek)
{
	int fd, whence;
	int64_t offset;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_i64(t, args[1], &offset) ||
	    !bb_posix_int(t, args[2], 0, &whence))
		return BB_EMPTY;
	off_t at = lseek(fd, offset, whence);
	return at < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_int_from_i64(t, at);
}

BB_CFUNCTION(posix_dup)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	return copy < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_from_small(copy);
}

BB_PARAMS(dup2_params, "dup2", 0, 3, 2, "fd", "fd2", "inheritable");

BB_CFUNCTION(posix_dup2)
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

BB_CFUNCTION(posix_pipe)
{
	return pipe_with(t, O_CLOEXEC);
}

BB_CFUNCTION(posix_pipe2)
{
	int flags;
	return bb_posix_int(t, args[0], 0, &flags) ? pipe_with(t, flags) : BB_EMPTY;
}

BB_CFUNCTION(posix_isatty)
{
	int fd;
	return bb_posix_int(t, args[0], 0, &fd) ? bb_bool(isatty(fd) == 1) : BB_EMPTY;
}

BB_CFUNCTION(posix_get_inheritable)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFD);
	return flags < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_bool(!(flags & FD_CLOEXEC));
}

BB_CFUNCTION(posix_set_inheritable)
{
	int fd, on;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_int(t, args[1], 0, &on))
		return BB_EMPTY;
	return fcntl(fd, F_SETFD, on ? 0 : FD_CLOEXEC) < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : BB_NONE;
}

BB_CFUNCTION(posix_get_blocking)
{
	int fd;
	if (!bb_posix_int(t, args[0], 0, &fd))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFL);
	return flags < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_bool(!(flags & O_NONBLOCK));
}

BB_CFUNCTION(posix_set_blocking)
{
	int fd, on;
	if (!bb_posix_int(t, args[0], 0, &fd) || !bb_posix_int(t, args[1], 0, &on))
		return BB_EMPTY;
	int flags = fcntl(fd, F_GETFL);
	if (flags < 0 || fcntl(fd, F_SETFL, on ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	return BB_NONE;
}

BB_CFUNCTION(posix_get_terminal_size)
{
	int fd;
	struct winsize size;
	if (!bb_posix_int(t, nargs ? args[0] : BB_EMPTY, 1, &fd))
		return BB_EMPTY;
	if (ioctl(fd, TIOCGWINSZ, &size) < 0)
		return bb_raise_os_error(t, errno, BB_EMPTY);
	return bb_tuple_pair(t, bb_from_small(size.ws_col), bb_from_small(size.ws_row));
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

BB_CFUNCTION(posix_fsync)
{
	return sync_with(t, args[0], 0);
}

BB_CFUNCTION(posix_fdatasync)
{
	return sync_with(t, args[0], 1);
}

static intptr_t call_truncate(BbPosixCall *c)
{
	return c->path ? truncate(c->path, c->offset) : ftruncate(c->fd, c->offset);
}

BB_CFUNCTION(posix_truncate)
{
	BbPosixPath path;
	BbPosixCall c = {.fn = call_truncate};
	if (!bb_posix_path(t, "truncate", args[0], BB_POSIX_FD, &path) || !bb_posix_i64(t, args[1], &c.offset))
		return BB_EMPTY;
	c.path = path.text;
	c.fd = path.fd;
	return bb_posix_do(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
}

/* ---- What a file is. ---- */

static int64_t nanoseconds(struct timespec at)
{
	return (int64_t)at.tv_sec * 1000000000 + at.tv_nsec;
}

/* A flat tuple, which module os makes a stat_result of. */
static BbValue stat_tuple(BbThread *t, const struct stat *s)
{
	struct timespec times[3] = {s->st_atim, s->st_mtim, s->st_ctim};
	int64_t numbers[10] = {s->st_mode,	(int64_t)s->st_ino, (int64_t)s->st_dev, (int64_t)s->st_nlink,
			       s->st_uid,	s->st_gid,	    s->st_size,		times[0].tv_sec,
			       times[1].tv_sec, times[2].tv_sec};
	int64_t more[3] = {s->st_blksize, s->st_blocks, (int64_t)s->st_rdev};
	BbTuple *tuple = bb_tuple_alloc(t, 19);
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < 19; i++)
		tuple->items[i] = BB_NONE;
	for (size_t i = 0; i < 19; i++) {
		BbValue v;
		if (i < 10)
			v = i == 1 || i == 2 ? bb_int_from_u64(t, (uint64_t)numbers[i])
					     : bb_int_from_i64(t, numbers[i]);
		else if (i < 13)
			v = bb_float_new(t, (double)times[i - 10].tv_sec + 1e-9 * (double)times[i - 10].tv_nsec);
		else if (i < 16)
			v = bb_int_from_i64(t, nanoseconds(times[i - 13]));
		else
			v = bb_int_from_i64(t, more[i - 16]);
		if (bb_is_empty(v))
			return BB_EMPTY;
		tuple->items[i] = v;
	}
	return bb_from_pointer(tuple);
}

static intptr_t call_stat(BbPosixCall *c)
{
	return c->path ? fstatat(c->fd, c->path, c->data, c->a) : fstat(c->fd, c->data);
}

BB_CFUNCTION(posix_stat)
{
	BbPosixPath path;
	struct stat info;
	bool follow;
	int directory;
	if (!bb_posix_path(t, "stat", args[0], BB_POSIX_FD, &path) || !bb_posix_int(t, args[1], AT_FDCWD, &directory) ||
	    !bb_posix_flag(t, args[2], true, &follow))
		return BB_EMPTY;
	BbPosixCall c = {.fn = call_stat, .path = path.text, .data = &info, .fd = path.text ? directory : path.fd};
	c.a = follow ? 0 : AT_SYMLINK_NOFOLLOW;
	return bb_posix_call(t, &c) ? stat_tuple(t, &info)
				    : bb_posix_error(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
}

static intptr_t call_access(BbPosixCall *c)
{
	return faccessat(c->fd, c->path, c->a, c->b);
}

BB_PARAMS(access_params, "access", 0, 2, 2, "path", "mode", "dir_fd", "effective_ids", "follow_symlinks");

BB_CFUNCTION(posix_access)
{
	BbValue v[5];
	BbPosixPath path;
	bool effective, follow;
	BbPosixCall c = {.fn = call_access};
	if (!bb_args_bind(t, &access_params, args, nargs, kwnames, v) || !bb_posix_path(t, "access", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], 0, &c.a) || !bb_posix_int(t, v[2], AT_FDCWD, &c.fd) ||
	    !bb_posix_flag(t, v[3], false, &effective) || !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.path = path.text;
	c.b = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
	bool may = bb_posix_call(t, &c);
	return bb_has_exception(t) ? BB_EMPTY : bb_bool(may);
}

/* ---- Directories. ---- */

typedef struct Listing {
	BbPosixCall call;
	DIR *stream;
	struct dirent *entry;
} Listing;

static intptr_t call_opendir(BbPosixCall *c)
{
	Listing *listing = (Listing *)c;
	int fd = c->path ? open(c->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : fcntl(c->fd, F_DUPFD_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	listing->stream = fdopendir(fd);
	if (listing->stream) {
		rewinddir(listing->stream);
		return 0;
	}
	int error = errno;
	close(fd);
	errno = error;
	return -1;
}

static intptr_t call_readdir(BbPosixCall *c)
{
	errno = 0;
	((Listing *)c)->entry = readdir(((Listing *)c)->stream);
	return ((Listing *)c)->entry || !errno ? 0 : -1;
}

static intptr_t call_closedir(BbPosixCall *c)
{
	return closedir(((Listing *)c)->stream);
}

static BbValue entry_value(BbThread *t, const struct dirent *entry, bool as_bytes, bool full)
{
	BbValue name = bb_posix_name(t, entry->d_name, as_bytes);
	if (!full || bb_is_empty(name))
		return name;
	BbValue inode = bb_int_from_u64(t, entry->d_ino);
	if (bb_is_empty(inode))
		return BB_EMPTY;
	BbValue items[3] = {name, bb_from_small(entry->d_type), inode};
	return bb_tuple_from(t, items, 3);
}

/* The names of a directory, or tuples (name, type, inode). */
static BbValue list_directory(BbThread *t, const char *function, BbValue v, bool full)
{
	BbPosixPath path;
	if (!bb_posix_path(t, function, v, BB_POSIX_FD | BB_POSIX_NONE, &path))
		return BB_EMPTY;
	Listing listing = {.call = {.fn = call_opendir, .path = path.text, .fd = path.fd}};
	BbValue list = bb_list_new(t, 0);
	if (bb_is_empty(list))
		return BB_EMPTY;
	if (!bb_posix_call(t, &listing.call))
		return bb_posix_error(t, &listing.call, path.given, BB_EMPTY);
	for (;;) {
		listing.call.fn = call_readdir;
		if (!bb_posix_call(t, &listing.call)) {
			list = bb_posix_error(t, &listing.call, path.given, BB_EMPTY);
			break;
		}
		if (!listing.entry)
			break;
		const char *name = listing.entry->d_name;
		if (name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2])))
			continue;
		BbValue entry = entry_value(t, listing.entry, path.is_bytes, full);
		if (bb_is_empty(entry) || !bb_list_append(t, list, entry)) {
			list = BB_EMPTY;
			break;
		}
	}
	listing.call.fn = call_closedir;
	listing.call.error = 0;
	if (!bb_is_empty(list) && !bb_posix_call(t, &listing.call))
		list = bb_posix_error(t, &listing.call, path.given, BB_EMPTY);
	else if (bb_is_empty(list))
		closedir(listing.stream);
	BB_KEEP_FRAME();
	return list;
}

BB_PARAMS(listdir_params, "listdir", 0, 1, 0, "path");

BB_CFUNCTION(posix_listdir)
{
	BbValue v[1];
	return bb_args_bind(t, &listdir_params, args, nargs, kwnames, v) ? list_directory(t, "listdir", v[0], false)
									 : BB_EMPTY;
}

BB_CFUNCTION(posix_scan)
{
	return list_directory(t, "scandir", args[0], true);
}

static intptr_t call_getcwd(BbPosixCall *c)
{
	return getcwd(c->data, c->size) ? 0 : -1;
}

static BbValue current_directory(BbThread *t, bool as_bytes)
{
	char text[PATH_MAX];
	BbPosixCall c = {.fn = call_getcwd, .data = text, .size = sizeof text};
	return bb_posix_call(t, &c) ? bb_posix_name(t, text, as_bytes) : bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_CFUNCTION(posix_getcwd)
{
	return current_directory(t, false);
}

BB_CFUNCTION(posix_getcwdb)
{
	return current_directory(t, true);
}

static intptr_t call_readlink(BbPosixCall *c)
{
	return readlinkat(c->fd, c->path, c->data, c->size - 1);
}

BB_PARAMS(readlink_params, "readlink", 0, 1, 1, "path", "dir_fd");

BB_CFUNCTION(posix_readlink)
{
	BbValue v[2];
	BbPosixPath path;
	char text[PATH_MAX];
	BbPosixCall c = {.fn = call_readlink, .data = text, .size = sizeof text};
	if (!bb_args_bind(t, &readlink_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "readlink", v[0], 0, &path) || !bb_posix_int(t, v[1], AT_FDCWD, &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, path.given, BB_EMPTY);
	text[c.result] = 0;
	return bb_posix_name(t, text, path.is_bytes);
}

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
	    !bb_posix_int(t, v[1], mode, &c.a) || !bb_posix_int(t, v[2], AT_FDCWD, &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

BB_CFUNCTION(posix_mkdir)
{
	return make_at(t, call_mkdir, 0777, args, nargs, kwnames);
}

BB_CFUNCTION(posix_mkfifo)
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
	    !bb_posix_int(t, v[1], AT_FDCWD, &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

BB_CFUNCTION(posix_remove)
{
	return remove_with(t, call_unlink, args, nargs, kwnames);
}

BB_CFUNCTION(posix_rmdir)
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
	    !bb_posix_path(t, function, v[1], 0, &to) || !bb_posix_int(t, v[2], AT_FDCWD, &c.fd) ||
	    !bb_posix_int(t, v[3], AT_FDCWD, &c.a) || !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.b = follow && fn == call_link ? AT_SYMLINK_FOLLOW : 0;
	c.path = from.text;
	c.other = to.text;
	return bb_posix_do(t, &c, from.given, to.given);
}

BB_CFUNCTION(posix_rename)
{
	return two_paths(t, "rename", call_rename, args, nargs, kwnames);
}

BB_CFUNCTION(posix_link)
{
	return two_paths(t, "link", call_link, args, nargs, kwnames);
}

BB_PARAMS(symlink_params, "symlink", 0, 3, 2, "src", "dst", "target_is_directory", "dir_fd");

BB_CFUNCTION(posix_symlink)
{
	BbValue v[4];
	BbPosixPath from, to;
	BbPosixCall c = {.fn = call_symlink};
	if (!bb_args_bind(t, &symlink_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "symlink", v[0], 0, &from) || !bb_posix_path(t, "symlink", v[1], 0, &to) ||
	    !bb_posix_int(t, v[3], AT_FDCWD, &c.fd))
		return BB_EMPTY;
	c.path = from.text;
	c.other = to.text;
	return bb_posix_do(t, &c, from.given, to.given);
}

BB_PARAMS(path_params, "chdir", 0, 1, 1, "path");

BB_CFUNCTION(posix_chdir)
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

BB_CFUNCTION(posix_chmod)
{
	BbValue v[4];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_chmod};
	if (!bb_args_bind(t, &chmod_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "chmod", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[1], 0, &c.a) ||
	    !bb_posix_int(t, v[2], AT_FDCWD, &c.fd))
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

BB_CFUNCTION(posix_utime)
{
	BbValue v[5];
	BbPosixPath path;
	bool follow;
	struct timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
	BbPosixCall c = {.fn = call_utime, .data = times};
	if (!bb_args_bind(t, &utime_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "utime", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[3], AT_FDCWD, &c.fd) ||
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
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

AT_CALL(chown, c->path ? fchownat(c->fd, c->path, (uid_t)c->a, (gid_t)c->b, (int)c->size)
		       : fchown(c->fd, (uid_t)c->a, (gid_t)c->b))

BB_PARAMS(chown_params, "chown", 0, 3, 3, "path", "uid", "gid", "dir_fd", "follow_symlinks");

BB_CFUNCTION(posix_chown)
{
	BbValue v[5];
	BbPosixPath path;
	bool follow;
	BbPosixCall c = {.fn = call_chown};
	if (!bb_args_bind(t, &chown_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "chown", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[1], -1, &c.a) ||
	    !bb_posix_int(t, v[2], -1, &c.b) || !bb_posix_int(t, v[3], AT_FDCWD, &c.fd) ||
	    !bb_posix_flag(t, v[4], true, &follow))
		return BB_EMPTY;
	c.path = path.text;
	c.size = follow ? 0 : AT_SYMLINK_NOFOLLOW;
	if (!path.text)
		c.fd = path.fd;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

/* ---- The module. ---- */

#define F(name, fn, min, max, doc) BB_FUNCTION(name, fn, min, max, doc)
#define K(name, fn, doc) BB_FUNCTION_KW(name, fn, doc)

static const BbBuiltin functions[] = {
	F("_exit", bb_posix_exit_now, 1, 1, "Exit at once with a status, without cleaning up."),
	F("_scan", posix_scan, 1, 1, "The entries of a directory as tuples (name, type, inode)."),
	F("_stat", posix_stat, 3, 3, "What the system says of a file, as a flat tuple."),
	F("abort", bb_posix_abort_now, 0, 0, "Abort the process."),
	K("access", posix_access, "May this process access a path in that mode?"),
	K("chdir", posix_chdir, "Change the current directory."),
	K("chmod", posix_chmod, "Change a file's permissions."),
	K("chown", posix_chown, "Change a file's owner and group."),
	K("close", posix_close, "Close a file descriptor."),
	F("cpu_count", bb_posix_cpu_count, 0, 0, "How many processors there are, or None."),
	F("dup", posix_dup, 1, 1, "A copy of a file descriptor, not inheritable."),
	K("dup2", posix_dup2, "Make fd2 a copy of fd."),
	F("execv", bb_posix_execv, 2, 2, "Replace the process by a program."),
	F("execve", bb_posix_execve, 3, 3, "Replace the process by a program with this environment."),
	F("fdatasync", posix_fdatasync, 1, 1, "Write a file's data to the disk."),
	F("fork", bb_posix_fork, 0, 0, "Make a child process that goes on here: 0 in the child, its id in the parent."),
	F("fsync", posix_fsync, 1, 1, "Write a file to the disk."),
	F("get_blocking", posix_get_blocking, 1, 1, "Do reads and writes of the descriptor wait?"),
	F("get_inheritable", posix_get_inheritable, 1, 1,
	  "Do programs that this process starts inherit the descriptor?"),
	F("get_terminal_size", posix_get_terminal_size, 0, 1, "(columns, lines) of a terminal."),
	F("getcwd", posix_getcwd, 0, 0, "The current directory."),
	F("getcwdb", posix_getcwdb, 0, 0, "The current directory as bytes."),
	F("getegid", bb_posix_getegid, 0, 0, "The effective group."),
	F("geteuid", bb_posix_geteuid, 0, 0, "The effective user."),
	F("getgid", bb_posix_getgid, 0, 0, "The group."),
	F("getloadavg", bb_posix_getloadavg, 0, 0,
	  "How many processes ran on average in the last 1, 5 and 15 minutes."),
	F("getlogin", bb_posix_getlogin, 0, 0, "The name of the user who logged in."),
	F("getpgrp", bb_posix_getpgrp, 0, 0, "The process group."),
	F("getpid", bb_posix_getpid, 0, 0, "The id of this process."),
	F("getppid", bb_posix_getppid, 0, 0, "The id of the parent process."),
	F("getuid", bb_posix_getuid, 0, 0, "The user."),
	F("isatty", posix_isatty, 1, 1, "Is the descriptor a terminal?"),
	F("kill", bb_posix_kill, 2, 2, "Send a signal to a process."),
	F("killpg", bb_posix_killpg, 2, 2, "Send a signal to a process group."),
	K("link", posix_link, "Make a hard link."),
	K("listdir", posix_listdir, "The names in a directory, in no particular order."),
	F("lseek", posix_lseek, 3, 3, "Set the position of a descriptor and return it."),
	K("mkdir", posix_mkdir, "Make a directory."),
	K("mkfifo", posix_mkfifo, "Make a named pipe."),
	F("nice", bb_posix_nice, 1, 1, "Add to the process's niceness and return it."),
	K("open", posix_open, "Open a file: its descriptor, not inheritable."),
	F("pipe", posix_pipe, 0, 0, "A pipe: descriptors (for reading, for writing)."),
	F("pipe2", posix_pipe2, 1, 1, "A pipe made with these flags."),
	K("posix_spawn", bb_posix_posix_spawn, "Start a program: the id of its process."),
	K("posix_spawnp", bb_posix_posix_spawnp, "Start a program that is looked for in PATH."),
	F("pread", posix_pread, 3, 3, "Read from a position."),
	F("putenv", bb_posix_putenv, 2, 2, "Set a variable of the environment."),
	F("pwrite", posix_pwrite, 3, 3, "Write at a position."),
	F("read", posix_read, 2, 2, "Read up to that many bytes."),
	F("readinto", posix_readinto, 2, 2, "Read into a buffer: how many bytes."),
	K("readlink", posix_readlink, "What a symbolic link points to."),
	K("remove", posix_remove, "Remove a file."),
	K("rename", posix_rename, "Rename a file or directory."),
	K("replace", posix_rename, "Rename a file or directory, replacing what is there."),
	K("rmdir", posix_rmdir, "Remove an empty directory."),
	F("_processors", bb_posix_sched_affinity, 0, 0, "How many processors this process may use."),
	F("sched_yield", bb_posix_sched_yield, 0, 0, "Let others run."),
	F("set_blocking", posix_set_blocking, 2, 2, "Let reads and writes of the descriptor wait or not."),
	F("set_inheritable", posix_set_inheritable, 2, 2,
	  "Let programs that this process starts inherit the descriptor or not."),
	F("setsid", bb_posix_setsid, 0, 0, "Start a new session."),
	F("strerror", bb_posix_strerror, 1, 1, "The text of an error number."),
	K("symlink", posix_symlink, "Make a symbolic link."),
	F("_sysconf", bb_posix_sysconf, 1, 1, "A limit of the system, by number."),
	F("system", bb_posix_system, 1, 1, "Run a command in a shell: its status."),
	F("_times", bb_posix_times, 0, 0, "Processor times and elapsed time, in seconds."),
	F("truncate", posix_truncate, 2, 2, "Set a file's size."),
	F("ftruncate", posix_truncate, 2, 2, "Set an open file's size."),
	F("umask", bb_posix_umask, 1, 1, "Set the mask of permissions and return the old one."),
	F("_uname", bb_posix_uname, 0, 0, "Names of the system and the machine."),
	K("unlink", posix_remove, "Remove a file."),
	F("unsetenv", bb_posix_unsetenv, 1, 1, "Remove a variable of the environment."),
	F("urandom", bb_posix_urandom, 1, 1, "That many random bytes, fit for cryptography."),
	K("utime", posix_utime, "Set a file's times."),
	F("waitpid", bb_posix_waitpid, 2, 2, "Wait for a child process: (id, status)."),
	F("write", posix_write, 2, 2, "Write bytes: how many were written."),
};

static const struct {
	const char *name;
	int value;
} constants[] = {
#ifdef O_RDONLY
	{"O_RDONLY", (int)O_RDONLY},
#endif
#ifdef O_WRONLY
	{"O_WRONLY", (int)O_WRONLY},
#endif
#ifdef O_RDWR
	{"O_RDWR", (int)O_RDWR},
#endif
#ifdef O_CREAT
	{"O_CREAT", (int)O_CREAT},
#endif
#ifdef O_EXCL
	{"O_EXCL", (int)O_EXCL},
#endif
#ifdef O_TRUNC
	{"O_TRUNC", (int)O_TRUNC},
#endif
#ifdef O_APPEND
	{"O_APPEND", (int)O_APPEND},
#endif
#ifdef O_NONBLOCK
	{"O_NONBLOCK", (int)O_NONBLOCK},
#endif
#ifdef O_NDELAY
	{"O_NDELAY", (int)O_NDELAY},
#endif
#ifdef O_SYNC
	{"O_SYNC", (int)O_SYNC},
#endif
#ifdef O_DSYNC
	{"O_DSYNC", (int)O_DSYNC},
#endif
#ifdef O_RSYNC
	{"O_RSYNC", (int)O_RSYNC},
#endif
#ifdef O_NOCTTY
	{"O_NOCTTY", (int)O_NOCTTY},
#endif
#ifdef O_CLOEXEC
	{"O_CLOEXEC", (int)O_CLOEXEC},
#endif
#ifdef O_DIRECTORY
	{"O_DIRECTORY", (int)O_DIRECTORY},
#endif
#ifdef O_NOFOLLOW
	{"O_NOFOLLOW", (int)O_NOFOLLOW},
#endif
#ifdef O_DIRECT
	{"O_DIRECT", (int)O_DIRECT},
#endif
#ifdef O_ASYNC
	{"O_ASYNC", (int)O_ASYNC},
#endif
#ifdef O_NOATIME
	{"O_NOATIME", (int)O_NOATIME},
#endif
#ifdef O_PATH
	{"O_PATH", (int)O_PATH},
#endif
#ifdef O_TMPFILE
	{"O_TMPFILE", (int)O_TMPFILE},
#endif
#ifdef O_LARGEFILE
	{"O_LARGEFILE", (int)O_LARGEFILE},
#endif
#ifdef O_ACCMODE
	{"O_ACCMODE", (int)O_ACCMODE},
#endif
#ifdef F_OK
	{"F_OK", (int)F_OK},
#endif
#ifdef R_OK
	{"R_OK", (int)R_OK},
#endif
#ifdef W_OK
	{"W_OK", (int)W_OK},
#endif
#ifdef X_OK
	{"X_OK", (int)X_OK},
#endif
#ifdef SEEK_DATA
	{"SEEK_DATA", (int)SEEK_DATA},
#endif
#ifdef SEEK_HOLE
	{"SEEK_HOLE", (int)SEEK_HOLE},
#endif
#ifdef WNOHANG
	{"WNOHANG", (int)WNOHANG},
#endif
#ifdef WUNTRACED
	{"WUNTRACED", (int)WUNTRACED},
#endif
#ifdef WCONTINUED
	{"WCONTINUED", (int)WCONTINUED},
#endif
#ifdef WEXITED
	{"WEXITED", (int)WEXITED},
#endif
#ifdef WSTOPPED
	{"WSTOPPED", (int)WSTOPPED},
#endif
#ifdef WNOWAIT
	{"WNOWAIT", (int)WNOWAIT},
#endif
	{"P_ALL", (int)P_ALL},
	{"P_PID", (int)P_PID},
	{"P_PGID", (int)P_PGID},
#ifdef EX_OK
	{"EX_OK", (int)EX_OK},
#endif
#ifdef EX_USAGE
	{"EX_USAGE", (int)EX_USAGE},
#endif
#ifdef EX_DATAERR
	{"EX_DATAERR", (int)EX_DATAERR},
#endif
#ifdef EX_NOINPUT
	{"EX_NOINPUT", (int)EX_NOINPUT},
#endif
#ifdef EX_NOUSER
	{"EX_NOUSER", (int)EX_NOUSER},
#endif
#ifdef EX_NOHOST
	{"EX_NOHOST", (int)EX_NOHOST},
#endif
#ifdef EX_UNAVAILABLE
	{"EX_UNAVAILABLE", (int)EX_UNAVAILABLE},
#endif
#ifdef EX_SOFTWARE
	{"EX_SOFTWARE", (int)EX_SOFTWARE},
#endif
#ifdef EX_OSERR
	{"EX_OSERR", (int)EX_OSERR},
#endif
#ifdef EX_OSFILE
	{"EX_OSFILE", (int)EX_OSFILE},
#endif
#ifdef EX_CANTCREAT
	{"EX_CANTCREAT", (int)EX_CANTCREAT},
#endif
#ifdef EX_IOERR
	{"EX_IOERR", (int)EX_IOERR},
#endif
#ifdef EX_TEMPFAIL
	{"EX_TEMPFAIL", (int)EX_TEMPFAIL},
#endif
#ifdef EX_PROTOCOL
	{"EX_PROTOCOL", (int)EX_PROTOCOL},
#endif
#ifdef EX_NOPERM
	{"EX_NOPERM", (int)EX_NOPERM},
#endif
#ifdef EX_CONFIG
	{"EX_CONFIG", (int)EX_CONFIG},
#endif
#ifdef NGROUPS_MAX
	{"NGROUPS_MAX", (int)NGROUPS_MAX},
#endif
#ifdef TMP_MAX
	{"TMP_MAX", (int)TMP_MAX},
#endif
#ifdef PRIO_PROCESS
	{"PRIO_PROCESS", (int)PRIO_PROCESS},
#endif
#ifdef PRIO_PGRP
	{"PRIO_PGRP", (int)PRIO_PGRP},
#endif
#ifdef PRIO_USER
	{"PRIO_USER", (int)PRIO_USER},
#endif
#ifdef SCHED_OTHER
	{"SCHED_OTHER", (int)SCHED_OTHER},
#endif
#ifdef SCHED_FIFO
	{"SCHED_FIFO", (int)SCHED_FIFO},
#endif
#ifdef SCHED_RR
	{"SCHED_RR", (int)SCHED_RR},
#endif
#ifdef SCHED_BATCH
	{"SCHED_BATCH", (int)SCHED_BATCH},
#endif
#ifdef SCHED_IDLE
	{"SCHED_IDLE", (int)SCHED_IDLE},
#endif
	{"POSIX_SPAWN_OPEN", 0},
	{"POSIX_SPAWN_CLOSE", 1},
	{"POSIX_SPAWN_DUP2", 2},
	{"_SC_CLK_TCK", _SC_CLK_TCK},
	{"_SC_PAGESIZE", _SC_PAGESIZE},
	{"_SC_NPROCESSORS_ONLN", _SC_NPROCESSORS_ONLN},
	{"_SC_NPROCESSORS_CONF", _SC_NPROCESSORS_CONF},
	{"_SC_OPEN_MAX", _SC_OPEN_MAX},
	{"_SC_ARG_MAX", _SC_ARG_MAX},
	{"_SC_PHYS_PAGES", _SC_PHYS_PAGES},
};

static bool init(BbThread *t, BbValue module)
{
	for (size_t i = 0; i < BB_COUNT(constants); i++)
		if (!bb_modules_add_int(t, module, constants[i].name, constants[i].value))
			return false;
	return bb_modules_add(t, module, "environ", bb_posix_environment(t)) &&
	       bb_modules_add(t, module, "error", bb_from_pointer(&bb_exc_OSError));
}

const BbModuleDef bb_mod_posix = {
	.name = "posix",
	.doc = "The calls of the operating system; what programs use is module os.",
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
};

const BbModuleDef *const bb_port_modules[] = {&bb_mod_posix, &bb_mod_select, NULL};
