/* SPDX-License-Identifier: MIT */
/*
 * Module posix: reading directories.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_directory.h"

#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

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

BB_POSIX_FUNCTION(listdir)
{
	BbValue v[1];
	return bb_args_bind(t, &listdir_params, args, nargs, kwnames, v) ? list_directory(t, "listdir", v[0], false)
									 : BB_EMPTY;
}

BB_POSIX_FUNCTION(scan)
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

BB_POSIX_FUNCTION(getcwd)
{
	return current_directory(t, false);
}

BB_POSIX_FUNCTION(getcwdb)
{
	return current_directory(t, true);
}

static intptr_t call_readlink(BbPosixCall *c)
{
	return readlinkat(c->fd, c->path, c->data, c->size - 1);
}

BB_PARAMS(readlink_params, "readlink", 0, 1, 1, "path", "dir_fd");

BB_POSIX_FUNCTION(readlink)
{
	BbValue v[2];
	BbPosixPath path;
	char text[PATH_MAX];
	BbPosixCall c = {.fn = call_readlink, .data = text, .size = sizeof text};
	if (!bb_args_bind(t, &readlink_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "readlink", v[0], 0, &path) || !bb_posix_dir_fd(t, v[1], &c.fd))
		return BB_EMPTY;
	c.path = path.text;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, path.given, BB_EMPTY);
	text[c.result] = 0;
	return bb_posix_name(t, text, path.is_bytes);
}
