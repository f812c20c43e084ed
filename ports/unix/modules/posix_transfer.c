/* SPDX-License-Identifier: MIT */
/*
 * Module posix: moving data between descriptors and many buffers at once, and descriptors that are no files.
 *
 * Threading: no state; whatever may block runs detached, and again after a signal's handlers have run.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_transfer.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* What a call returned: an int, or OSError. */
static BbValue number(BbThread *t, BbPosixCall *c)
{
	return bb_posix_call(t, c) ? bb_int_from_i64(t, c->result) : bb_posix_error(t, c, BB_EMPTY, BB_EMPTY);
}

/* ---- Many buffers. ---- */

typedef struct Vector {
	size_t count; /* how many of the buffers are held */
	BbBuffer *buffers;
	struct iovec *parts;
} Vector;

static void release(BbThread *t, Vector *v)
{
	while (v->count > 0)
		bb_buffer_release(t, &v->buffers[--v->count]);
	free(v->buffers);
	free(v->parts);
}

static bool acquire(BbThread *t, BbValue given, unsigned flags, Vector *v)
{
	BbValue items = bb_tuple_from_iterable(t, given);
	*v = (Vector){0};
	if (bb_is_empty(items))
		return false;
	size_t n = bb_tuple_count(items);
	v->buffers = malloc((n + 1) * sizeof *v->buffers);
	v->parts = malloc((n + 1) * sizeof *v->parts);
	if (!v->buffers || !v->parts) {
		release(t, v);
		bb_raise_no_memory(t);
		return false;
	}
	while (v->count < n) {
		BbBuffer *buffer = &v->buffers[v->count];
		if (!bb_buffer_acquire(t, bb_tuple_get(items, v->count), buffer, flags)) {
			release(t, v);
			return false;
		}
		v->parts[v->count++] = (struct iovec){buffer->data, buffer->size};
	}
	return true;
}

enum { IS_WRITE = 1, HAS_OFFSET = 2 };

static intptr_t call_vector(BbPosixCall *c)
{
	const Vector *v = c->data;
	int n = (int)v->count;
	switch (c->a) {
	case 0:
		return readv(c->fd, v->parts, n);
	case IS_WRITE:
		return writev(c->fd, v->parts, n);
	case HAS_OFFSET:
		return preadv2(c->fd, v->parts, n, c->offset, c->b);
	default:
		return pwritev2(c->fd, v->parts, n, c->offset, c->b);
	}
}

static bool check_sequence(BbThread *t, const char *function, BbValue v)
{
	if (!bb_is_empty(bb_special(bb_type_of(v), BB_SP_GETITEM)) && !bb_is_dict(v))
		return true;
	bb_type_error(t, "%s() arg 2 must be a sequence", function);
	return false;
}

static BbValue transfer(BbThread *t, const BbValue *args, size_t nargs, int how)
{
	static const char *const names[] = {"readv", "writev", "preadv", "pwritev"};
	Vector v;
	BbPosixCall c = {.fn = call_vector, .a = how, .data = &v};
	if (!bb_posix_int(t, args[0], 0, &c.fd) || ((how & HAS_OFFSET) && !bb_posix_i64(t, args[2], &c.offset)) ||
	    !bb_posix_int(t, nargs > 3 ? args[3] : BB_EMPTY, 0, &c.b) || !check_sequence(t, names[how], args[1]) ||
	    !acquire(t, args[1], (how & IS_WRITE) ? BB_BUFFER_READ : BB_BUFFER_WRITABLE, &v))
		return BB_EMPTY;
	bool fine = bb_posix_call(t, &c);
	release(t, &v);
	return fine ? bb_int_from_i64(t, c.result) : bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(readv)
{
	return transfer(t, args, nargs, 0);
}

BB_POSIX_FUNCTION(writev)
{
	return transfer(t, args, nargs, IS_WRITE);
}

BB_POSIX_FUNCTION(preadv)
{
	return transfer(t, args, nargs, HAS_OFFSET);
}

BB_POSIX_FUNCTION(pwritev)
{
	return transfer(t, args, nargs, IS_WRITE | HAS_OFFSET);
}

/* ---- From one descriptor to another. ---- */

typedef struct Offsets {
	off64_t in, out;
	bool has_in, has_out;
} Offsets;

static bool read_offset(BbThread *t, BbValue v, off64_t *out, bool *has)
{
	int64_t x = 0;
	*has = !bb_is_empty(v) && !bb_is_none(v);
	if (*has && !bb_posix_i64(t, v, &x))
		return false;
	*out = x;
	return true;
}

static bool read_count(BbThread *t, BbValue v, size_t *out)
{
	int64_t n;
	if (!bb_posix_i64(t, v, &n))
		return false;
	if (n < 0) {
		bb_value_error(t, "negative value for 'count' not allowed");
		return false;
	}
	*out = (size_t)n;
	return true;
}

static intptr_t call_sendfile(BbPosixCall *c)
{
	Offsets *o = c->data;
	return sendfile64(c->a, c->fd, o->has_in ? &o->in : NULL, c->size);
}

BB_PARAMS(sendfile_params, "sendfile", 0, 4, 4, "out_fd", "in_fd", "offset", "count");

BB_POSIX_FUNCTION(sendfile)
{
	BbValue v[4];
	int64_t count;
	Offsets o = {0};
	BbPosixCall c = {.fn = call_sendfile, .data = &o};
	if (!bb_args_bind(t, &sendfile_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &c.a) ||
	    !bb_posix_int(t, v[1], 0, &c.fd) || !read_offset(t, v[2], &o.in, &o.has_in) ||
	    !bb_posix_i64(t, v[3], &count))
		return BB_EMPTY;
	c.size = (size_t)count;
	return number(t, &c);
}

static intptr_t call_copy_file_range(BbPosixCall *c)
{
	Offsets *o = c->data;
	return copy_file_range(c->fd, o->has_in ? &o->in : NULL, c->a, o->has_out ? &o->out : NULL, c->size, 0);
}

static intptr_t call_splice(BbPosixCall *c)
{
	Offsets *o = c->data;
	return splice(c->fd, o->has_in ? &o->in : NULL, c->a, o->has_out ? &o->out : NULL, c->size, (unsigned)c->b);
}

/* v: source, destination, count, offset in the source, offset in the destination. */
static BbValue copy(BbThread *t, intptr_t (*fn)(BbPosixCall *), const BbValue *v, int flags)
{
	Offsets o;
	BbPosixCall c = {.fn = fn, .data = &o, .b = flags};
	if (!bb_posix_int(t, v[0], 0, &c.fd) || !bb_posix_int(t, v[1], 0, &c.a) || !read_count(t, v[2], &c.size) ||
	    !read_offset(t, v[3], &o.in, &o.has_in) || !read_offset(t, v[4], &o.out, &o.has_out))
		return BB_EMPTY;
	return number(t, &c);
}

BB_PARAMS(copy_file_range_params, "copy_file_range", 0, 5, 3, "src", "dst", "count", "offset_src", "offset_dst");

BB_POSIX_FUNCTION(copy_file_range)
{
	BbValue v[5];
	if (!bb_args_bind(t, &copy_file_range_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	return copy(t, call_copy_file_range, v, 0);
}

BB_PARAMS(splice_params, "splice", 0, 6, 3, "src", "dst", "count", "offset_src", "offset_dst", "flags");

BB_POSIX_FUNCTION(splice)
{
	BbValue v[6];
	int flags;
	if (!bb_args_bind(t, &splice_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[5], 0, &flags))
		return BB_EMPTY;
	return copy(t, call_splice, v, flags);
}

/* ---- Ranges of a file. ---- */

static intptr_t with_errno(int error)
{
	errno = error;
	return error ? -1 : 0;
}

static intptr_t call_fadvise(BbPosixCall *c)
{
	return with_errno(posix_fadvise64(c->fd, c->offset, (off64_t)c->size, c->a));
}

static intptr_t call_fallocate(BbPosixCall *c)
{
	return with_errno(posix_fallocate64(c->fd, c->offset, (off64_t)c->size));
}

static intptr_t call_lockf(BbPosixCall *c)
{
	return lockf64(c->fd, c->a, c->offset);
}

static BbValue on_range(BbThread *t, BbPosixCall *c, const BbValue *args)
{
	int64_t length;
	if (!bb_posix_int(t, args[0], 0, &c->fd) || !bb_posix_i64(t, args[1], &c->offset) ||
	    !bb_posix_i64(t, args[2], &length))
		return BB_EMPTY;
	c->size = (size_t)length;
	return bb_posix_do(t, c, BB_EMPTY, BB_EMPTY);
}

BB_POSIX_FUNCTION(posix_fadvise)
{
	BbPosixCall c = {.fn = call_fadvise};
	return bb_posix_int(t, args[3], 0, &c.a) ? on_range(t, &c, args) : BB_EMPTY;
}

BB_POSIX_FUNCTION(posix_fallocate)
{
	BbPosixCall c = {.fn = call_fallocate};
	return on_range(t, &c, args);
}

BB_POSIX_FUNCTION(lockf)
{
	BbPosixCall c = {.fn = call_lockf};
	if (!bb_posix_int(t, args[0], 0, &c.fd) || !bb_posix_int(t, args[1], 0, &c.a) ||
	    !bb_posix_i64(t, args[2], &c.offset))
		return BB_EMPTY;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

static intptr_t call_sync(BbPosixCall *c)
{
	(void)c;
	sync();
	return 0;
}

BB_POSIX_FUNCTION(sync)
{
	BbPosixCall c = {.fn = call_sync};
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

/* ---- Descriptors that are no files. ---- */

static BbValue descriptor(BbThread *t, long result)
{
	return result < 0 ? bb_raise_os_error(t, errno, BB_EMPTY) : bb_from_small(result);
}

BB_PARAMS(memfd_create_params, "memfd_create", 0, 2, 1, "name", "flags");

BB_POSIX_FUNCTION(memfd_create)
{
	BbValue v[2];
	BbPosixPath name;
	int flags;
	if (!bb_args_bind(t, &memfd_create_params, args, nargs, kwnames, v) ||
	    !bb_posix_path(t, "memfd_create", v[0], 0, &name) || !bb_posix_int(t, v[1], MFD_CLOEXEC, &flags))
		return BB_EMPTY;
	return descriptor(t, memfd_create(name.text, (unsigned)flags));
}

BB_PARAMS(eventfd_params, "eventfd", 0, 2, 1, "initval", "flags");

BB_POSIX_FUNCTION(eventfd)
{
	BbValue v[2];
	int first, flags;
	if (!bb_args_bind(t, &eventfd_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &first) ||
	    !bb_posix_int(t, v[1], EFD_CLOEXEC, &flags))
		return BB_EMPTY;
	return descriptor(t, eventfd((unsigned)first, flags));
}

static intptr_t call_eventfd_read(BbPosixCall *c)
{
	return eventfd_read(c->fd, c->data);
}

static intptr_t call_eventfd_write(BbPosixCall *c)
{
	return eventfd_write(c->fd, (eventfd_t)c->offset);
}

BB_PARAMS(eventfd_read_params, "eventfd_read", 0, 1, 1, "fd");

BB_POSIX_FUNCTION(eventfd_read)
{
	BbValue v[1];
	eventfd_t value = 0;
	BbPosixCall c = {.fn = call_eventfd_read, .data = &value};
	if (!bb_args_bind(t, &eventfd_read_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &c.fd))
		return BB_EMPTY;
	return bb_posix_call(t, &c) ? bb_int_from_u64(t, value) : bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_PARAMS(eventfd_write_params, "eventfd_write", 0, 2, 2, "fd", "value");

BB_POSIX_FUNCTION(eventfd_write)
{
	BbValue v[2];
	BbPosixCall c = {.fn = call_eventfd_write};
	if (!bb_args_bind(t, &eventfd_write_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &c.fd) ||
	    !bb_posix_i64(t, v[1], &c.offset))
		return BB_EMPTY;
	return bb_posix_do(t, &c, BB_EMPTY, BB_EMPTY);
}

BB_PARAMS(pidfd_open_params, "pidfd_open", 0, 2, 1, "pid", "flags");

BB_POSIX_FUNCTION(pidfd_open)
{
	BbValue v[2];
	int pid, flags;
	if (!bb_args_bind(t, &pidfd_open_params, args, nargs, kwnames, v) || !bb_posix_int(t, v[0], 0, &pid) ||
	    !bb_posix_int(t, v[1], 0, &flags))
		return BB_EMPTY;
	return descriptor(t, syscall(SYS_pidfd_open, pid, flags));
}

static intptr_t call_getrandom(BbPosixCall *c)
{
	return getrandom(c->data, c->size, (unsigned)c->a);
}

BB_PARAMS(getrandom_params, "getrandom", 0, 2, 1, "size", "flags");

BB_POSIX_FUNCTION(getrandom)
{
	BbValue v[2];
	int64_t n;
	BbPosixCall c = {.fn = call_getrandom};
	if (!bb_args_bind(t, &getrandom_params, args, nargs, kwnames, v) || !bb_posix_i64(t, v[0], &n) ||
	    !bb_posix_int(t, v[1], 0, &c.a))
		return BB_EMPTY;
	if (n < 0)
		return bb_raise_os_error(t, EINVAL, BB_EMPTY);
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)n);
	if (!bytes)
		return BB_EMPTY;
	c.data = bytes->data;
	c.size = (size_t)n;
	if (!bb_posix_call(t, &c))
		return bb_posix_error(t, &c, BB_EMPTY, BB_EMPTY);
	return c.result == n ? bb_from_pointer(bytes) : bb_bytes_new(t, bytes->data, (size_t)c.result);
}
