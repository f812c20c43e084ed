/* SPDX-License-Identifier: MIT */
/*
 * Module posix: extended attributes of files, special files, and limits that depend on a path.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_xattr.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* ---- Extended attributes.  a: follow symbolic links; b: flags. ---- */

static intptr_t call_get(BbPosixCall *c)
{
	if (!c->path)
		return fgetxattr(c->fd, c->other, c->data, c->size);
	return (c->a ? getxattr : lgetxattr)(c->path, c->other, c->data, c->size);
}

static intptr_t call_set(BbPosixCall *c)
{
	if (!c->path)
		return fsetxattr(c->fd, c->other, c->data, c->size, c->b);
	return (c->a ? setxattr : lsetxattr)(c->path, c->other, c->data, c->size, c->b);
}

static intptr_t call_remove(BbPosixCall *c)
{
	if (!c->path)
		return fremovexattr(c->fd, c->other);
	return (c->a ? removexattr : lremovexattr)(c->path, c->other);
}

static intptr_t call_list(BbPosixCall *c)
{
	if (!c->path)
		return flistxattr(c->fd, c->data, c->size);
	return (c->a ? listxattr : llistxattr)(c->path, c->data, c->size);
}

/* Reads what all have: the path, the name of the attribute if name isn't EMPTY, and follow_symlinks. */
static bool prepare(BbThread *t, const char *function, BbPosixCall *c, BbPosixPath *path, BbValue where, BbValue name,
		    BbValue follow)
{
	BbPosixPath attribute = {0};
	bool follows;
	if (!bb_posix_path(t, function, where, BB_POSIX_FD | (bb_is_empty(name) ? BB_POSIX_NONE : 0), path) ||
	    (!bb_is_empty(name) && !bb_posix_path(t, function, name, 0, &attribute)) ||
	    !bb_posix_flag(t, follow, true, &follows))
		return false;
	c->path = path->text;
	c->fd = path->fd;
	c->other = attribute.text;
	c->a = follows;
	return true;
}

/* What the call gives, of whatever size: bytes.  EMPTY: raised. */
static BbValue read_all(BbThread *t, BbPosixCall *c, const BbPosixPath *path)
{
	for (;;) {
		c->data = NULL;
		c->size = 0;
		if (!bb_posix_call(t, c))
			break;
		size_t size = (size_t)c->result;
		BbBytes *bytes = bb_bytes_alloc(t, size);
		if (!bytes)
			return BB_EMPTY;
		c->data = bytes->data;
		c->size = size;
		if (size == 0)
			return bb_from_pointer(bytes);
		if (bb_posix_call(t, c))
			return bb_bytes_new(t, bytes->data, (size_t)c->result);
		if (c->error != ERANGE) /* it has grown meanwhile */
			break;
	}
	return bb_posix_error(t, c, path->text ? path->given : BB_EMPTY, BB_EMPTY);
}

BB_PARAMS(getxattr_params, "getxattr", 0, 2, 2, "path", "attribute", "follow_symlinks");

BB_POSIX_FUNCTION(getxattr)
{
	BbValue v[3];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_get};
	if (!bb_args_bind(t, &getxattr_params, args, nargs, kwnames, v) ||
	    !prepare(t, "getxattr", &c, &path, v[0], v[1], v[2]))
		return BB_EMPTY;
	return read_all(t, &c, &path);
}

BB_PARAMS(setxattr_params, "setxattr", 0, 4, 3, "path", "attribute", "value", "flags", "follow_symlinks");

BB_POSIX_FUNCTION(setxattr)
{
	BbValue v[5];
	BbPosixPath path;
	BbBuffer value;
	BbPosixCall c = {.fn = call_set};
	if (!bb_args_bind(t, &setxattr_params, args, nargs, kwnames, v) ||
	    !prepare(t, "setxattr", &c, &path, v[0], v[1], v[4]) || !bb_posix_int(t, v[3], 0, &c.b) ||
	    !bb_buffer_acquire(t, v[2], &value, BB_BUFFER_READ))
		return BB_EMPTY;
	c.data = value.data;
	c.size = value.size;
	BbValue result = bb_posix_do(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
	bb_buffer_release(t, &value);
	return result;
}

BB_PARAMS(removexattr_params, "removexattr", 0, 2, 2, "path", "attribute", "follow_symlinks");

BB_POSIX_FUNCTION(removexattr)
{
	BbValue v[3];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_remove};
	if (!bb_args_bind(t, &removexattr_params, args, nargs, kwnames, v) ||
	    !prepare(t, "removexattr", &c, &path, v[0], v[1], v[2]))
		return BB_EMPTY;
	return bb_posix_do(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
}

BB_PARAMS(listxattr_params, "listxattr", 0, 1, 0, "path", "follow_symlinks");

BB_POSIX_FUNCTION(listxattr)
{
	BbValue v[2];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_list};
	if (!bb_args_bind(t, &listxattr_params, args, nargs, kwnames, v) ||
	    !prepare(t, "listxattr", &c, &path, v[0], BB_EMPTY, v[1]))
		return BB_EMPTY;
	BbValue names = read_all(t, &c, &path), list = bb_is_empty(names) ? BB_EMPTY : bb_list_new(t, 0);
	if (bb_is_empty(list))
		return BB_EMPTY;
	const char *at = bb_bytes_data(names), *end = at + bb_bytes_size(names);
	while (at < end) {
		BbValue name = bb_posix_name(t, at, false);
		if (bb_is_empty(name) || !bb_list_append(t, list, name))
			return BB_EMPTY;
		at += strlen(at) + 1;
	}
	return list;
}

/* ---- Special files. ---- */

static intptr_t call_mknod(BbPosixCall *c)
{
	return mknodat(c->fd, c->path, (mode_t)c->a, (dev_t)c->offset);
}

BB_PARAMS(mknod_params, "mknod", 0, 3, 1, "path", "mode", "device", "dir_fd");

BB_POSIX_FUNCTION(mknod)
{
	BbValue v[4];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_mknod};
	if (!bb_args_bind(t, &mknod_params, args, nargs, kwnames, v) || !bb_posix_path(t, "mknod", v[0], 0, &path) ||
	    !bb_posix_int(t, v[1], 0600, &c.a) || (!bb_is_empty(v[2]) && !bb_posix_i64(t, v[2], &c.offset)) ||
	    !bb_posix_dir_fd(t, v[3], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

static intptr_t call_chroot(BbPosixCall *c)
{
	return chroot(c->path);
}

BB_PARAMS(chroot_params, "chroot", 0, 1, 1, "path");

BB_POSIX_FUNCTION(chroot)
{
	BbValue v[1];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_chroot};
	if (!bb_args_bind(t, &chroot_params, args, nargs, kwnames, v) || !bb_posix_path(t, "chroot", v[0], 0, &path))
		return BB_EMPTY;
	c.path = path.text;
	return bb_posix_do(t, &c, path.given, BB_EMPTY);
}

/* ---- Limits.  -1 is an answer: there is none; an error sets errno, too. ---- */

static intptr_t call_pathconf(BbPosixCall *c)
{
	errno = 0;
	c->offset = c->path ? pathconf(c->path, c->a) : fpathconf(c->fd, c->a);
	return c->offset < 0 && errno ? -1 : 0;
}

BB_PARAMS(pathconf_params, "pathconf", 0, 2, 2, "path", "name");

BB_POSIX_FUNCTION(pathconf)
{
	BbValue v[2];
	BbPosixPath path;
	BbPosixCall c = {.fn = call_pathconf};
	if (!bb_args_bind(t, &pathconf_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "pathconf", v[0], BB_POSIX_FD, &path) || !bb_posix_int(t, v[1], 0, &c.a))
		return BB_EMPTY;
	c.path = path.text;
	c.fd = path.fd;
	return bb_posix_call(t, &c) ? bb_int_from_i64(t, c.offset)
				    : bb_posix_error(t, &c, path.text ? path.given : BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(confstr)
{
	int name;
	if (!bb_posix_int(t, args[0], 0, &name))
		return BB_EMPTY;
	errno = 0;
	size_t size = confstr(name, NULL, 0);
	if (size == 0)
		return errno ? bb_raise_os_error(t, errno, BB_EMPTY) : BB_NONE;
	BbBytes *text = bb_bytes_alloc(t, size);
	if (!text)
		return BB_EMPTY;
	confstr(name, text->data, size);
	return bb_posix_name(t, text->data, false);
}
