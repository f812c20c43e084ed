/* SPDX-License-Identifier: MIT */
/*
 * FileIO: every method is one call of the system (or, in readall, several).
 *
 * Threading: the number of the file is taken away by one thread, which closes it.  A call that is under way at that
 * moment ends as the system likes.  System calls are made detached, and a thread always comes back from one, even when
 * the program ends, since it may hold a stream's lock.
 */
#include "modules/io_file.h"

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "platform/file.h"
#include "vm/vm.h"

#include <errno.h>

enum { UNKNOWN, NO, YES };

/* No single call of the system transfers more. */
static const size_t most_at_once = 0x7ffff000;

/* ---- Calls of the system. ---- */

typedef struct Call {
	enum { READ, WRITE, SEEK, TRUNCATE, OPEN, CLOSE, INFO, TERMINAL, PRIVATE } what;
	int fd, whence;
	char *data;
	size_t size;
	const char *path;
	unsigned how;
	int64_t offset;
	BbFileInfo *info;
} Call;

static int64_t make_call(const Call *call)
{
	switch (call->what) {
	case READ:
		return bb_platform_read(call->fd, call->data, call->size);
	case WRITE:
		return bb_platform_write(call->fd, call->data, call->size);
	case SEEK:
		return bb_platform_file_seek(call->fd, call->offset, call->whence);
	case TRUNCATE:
		return bb_platform_file_truncate(call->fd, call->offset);
	case OPEN:
		return bb_platform_file_open(call->path, call->how);
	case CLOSE:
		return bb_platform_close(call->fd);
	case INFO:
		return bb_platform_file_info(call->fd, call->info);
	case TERMINAL:
		return bb_platform_is_terminal(call->fd);
	case PRIVATE:
		return bb_platform_file_keep_private(call->fd);
	}
	BB_UNREACHABLE();
}

static int64_t detached_call(BbThread *t, const Call *call)
{
	bb_thread_detach(t);
	int64_t result = make_call(call);
	bb_thread_attach_always(t);
	BB_KEEP_FRAME();
	return result;
}

/* Again until no signal interrupts it.  False: a signal's handler raised. */
static bool restarted_call(BbThread *t, const Call *call, int64_t *result)
{
	for (;;) {
		/* A signal from before the call does not interrupt it. */
		if (call->what != CLOSE && (bb_sync_load(&t->poll) & BB_POLL_INTERRUPTS) && !bb_vm_poll(t))
			return false;
		*result = detached_call(t, call);
		if (*result != -EINTR || call->what == CLOSE)
			return true;
	}
}

/* The same; errors are raised: -1. */
static int64_t checked_call(BbThread *t, const Call *call)
{
	int64_t result;
	if (!restarted_call(t, call, &result))
		return -1;
	if (result < 0) {
		bb_raise_os_error(t, (int)-result, BB_EMPTY);
		return -1;
	}
	return result;
}

/* The number of an open file; -1: raised. */
static int number_of(BbThread *t, const BbIoFile *f)
{
	uint32_t fd = bb_sync_load(&f->fd);
	if (fd != BB_IO_FILE_CLOSED)
		return (int)fd;
	bb_value_error(t, "I/O operation on closed file");
	return -1;
}

static intptr_t transfer(BbThread *t, BbIoFile *f, Call *call)
{
	int64_t result;
	call->fd = number_of(t, f);
	if (call->size > most_at_once)
		call->size = most_at_once;
	if (call->fd < 0 || !restarted_call(t, call, &result))
		return -1;
	if (result == -EAGAIN || result == -EWOULDBLOCK)
		return BB_IO_WOULD_BLOCK;
	if (result < 0) {
		bb_raise_os_error(t, (int)-result, BB_EMPTY);
		return -1;
	}
	return (intptr_t)result;
}

intptr_t bb_io_file_read(BbThread *t, BbIoFile *f, char *out, size_t n)
{
	Call call = {.what = READ, .data = out, .size = n};
	return transfer(t, f, &call);
}

intptr_t bb_io_file_write(BbThread *t, BbIoFile *f, const char *data, size_t n)
{
	Call call = {.what = WRITE, .data = (char *)(uintptr_t)data, .size = n};
	return transfer(t, f, &call);
}

int64_t bb_io_file_seek(BbThread *t, BbIoFile *f, int64_t offset, int whence)
{
	Call call = {.what = SEEK, .fd = number_of(t, f), .offset = offset, .whence = whence};
	return call.fd < 0 ? -1 : checked_call(t, &call);
}

bool bb_io_file_is_terminal(BbIoFile *f)
{
	return !bb_io_file_is_closed(f) && bb_platform_is_terminal((int)bb_sync_load(&f->fd));
}

/* ---- Opening. ---- */

/* What a mode such as "rb+" says. */
static bool read_mode(BbThread *t, BbIoFile *f, const char *mode, unsigned *how)
{
	unsigned kinds = 0, plus = 0;
	for (const char *p = mode; *p; p++) {
		kinds += *p == 'r' || *p == 'w' || *p == 'x' || *p == 'a';
		plus += *p == '+';
		if (!strchr("rwxab+", *p)) {
			bb_value_error(t, "invalid mode: %.200s", mode);
			return false;
		}
	}
	if (kinds != 1 || plus > 1) {
		bb_value_error(t, "Must have exactly one of create/read/write/append mode and at most one plus");
		return false;
	}
	bool reads = strchr(mode, 'r') != NULL;
	f->created = strchr(mode, 'x') != NULL;
	f->appending = strchr(mode, 'a') != NULL;
	f->readable = reads || plus;
	f->writable = !reads || plus;
	*how = (f->readable ? BB_FILE_READ : 0u) | (f->writable ? BB_FILE_WRITE : 0u);
	if (!reads)
		*how |= BB_FILE_CREATE | (f->created	 ? BB_FILE_EXCLUSIVE
					  : f->appending ? BB_FILE_APPEND
							 : BB_FILE_TRUNCATE);
	return true;
}

/* The path in the system's encoding, as bytes; EMPTY: raised. */
static BbValue path_bytes(BbThread *t, BbValue file)
{
	BbValue path = file;
	if (!bb_is_str(path) && !bb_is_bytes(path)) {
		BbValue method = bb_type_lookup(t, bb_type_of(file), BB_NAME(t, __fspath__));
		if (bb_is_empty(method))
			return bb_has_exception(t)
				       ? BB_EMPTY
				       : bb_type_error(t, "expected str, bytes or os.PathLike object, not %T", file);
		path = bb_call_special(t, method, file, NULL, 0);
		if (bb_is_empty(path))
			return BB_EMPTY;
		if (!bb_is_str(path) && !bb_is_bytes(path))
			return bb_type_error(t, "expected %T.__fspath__() to return str or bytes, not %T", file, path);
	}
	BbValue bytes = bb_is_str(path) ? bb_codec_encode(t, path, "utf-8", "surrogateescape") : path;
	if (!bb_is_empty(bytes) && memchr(bb_bytes_data(bytes), 0, bb_bytes_size(bytes)))
		return bb_value_error(t, "embedded null byte");
	return bytes;
}

/* What an opener makes of the file. */
static int open_by(BbThread *t, BbValue opener, BbValue file, unsigned how)
{
	BbValue result = bb_call2(t, opener, file, bb_from_small(bb_platform_file_flags(how)));
	intptr_t fd;
	if (bb_is_empty(result))
		return -1;
	if (!bb_is_int(result)) {
		bb_type_error(t, "expected integer from opener");
		return -1;
	}
	if (!bb_index_ssize(t, result, true, &fd))
		return -1;
	if (fd < 0 || fd > INT32_MAX) {
		bb_value_error(t, "opener returned %zd", fd);
		return -1;
	}
	Call call = {.what = PRIVATE, .fd = (int)fd};
	return checked_call(t, &call) < 0 ? -1 : (int)fd;
}

static int open_path(BbThread *t, BbValue file, unsigned how, BbValue opener)
{
	if (!bb_is_none(opener))
		return open_by(t, opener, file, how);
	BbValue path = path_bytes(t, file);
	int64_t fd;
	if (bb_is_empty(path))
		return -1;
	Call call = {.what = OPEN, .path = bb_bytes_data(path), .how = how};
	bool done = restarted_call(t, &call, &fd);
	BB_KEEP_FRAME();
	if (done && fd < 0)
		bb_raise_os_error(t, (int)-fd, file);
	return done && fd >= 0 ? (int)fd : -1;
}

/* The number in `file', if it is one: 1, 0: it is a path, -1: raised. */
static int given_number(BbThread *t, BbValue file, int *fd)
{
	intptr_t n;
	if (!bb_is_int(file))
		return 0;
	if (!bb_index_ssize(t, file, true, &n))
		return -1;
	if (n < 0) {
		bb_value_error(t, "negative file descriptor");
		return -1;
	}
	*fd = n > INT32_MAX ? INT32_MAX : (int)n;
	return 1;
}

static void close_quietly(BbThread *t, BbIoFile *f)
{
	uint32_t fd = bb_sync_exchange(&f->fd, BB_IO_FILE_CLOSED);
	Call call = {.what = CLOSE, .fd = (int)fd};
	if (fd != BB_IO_FILE_CLOSED && f->close_fd)
		detached_call(t, &call);
}

static bool examine(BbThread *t, BbIoFile *f, BbValue file)
{
	BbFileInfo info;
	int64_t result;
	Call call = {.what = INFO, .fd = (int)bb_sync_load(&f->fd), .info = &info};
	if (!restarted_call(t, &call, &result))
		return false;
	if (result == 0 && info.kind == BB_FILE_DIRECTORY)
		result = -EISDIR;
	if (result < 0) {
		bb_raise_os_error(t, (int)-result, bb_is_int(file) ? BB_EMPTY : file);
		return false;
	}
	f->block_size = info.block_size > 1 ? info.block_size : 8192;
	return true;
}

static bool set_up(BbThread *t, BbIoFile *f, BbValue file, const char *mode, bool close_fd, BbValue opener)
{
	unsigned how;
	int fd = -1, given = given_number(t, file, &fd);
	close_quietly(t, f);
	if (given < 0 || !read_mode(t, f, mode, &how))
		return false;
	bb_published8_store(&f->seekable, UNKNOWN);
	if (!given) {
		if (!close_fd) {
			bb_value_error(t, "Cannot use closefd=False with file name");
			return false;
		}
		fd = open_path(t, file, how, opener);
		if (fd < 0)
			return false;
	}
	/* A number that belongs to somebody else is not closed if this fails. */
	f->close_fd = !given;
	bb_sync_exchange(&f->fd, (uint32_t)fd);
	BbValue self = bb_from_pointer(f);
	if (!examine(t, f, file) || bb_instance_set(t, self, BB_NAME(t, name), file) <= 0)
		goto failed;
	if (f->appending && bb_io_file_seek(t, f, 0, 2) < 0) {
		if (!bb_exception_matches(t, &bb_exc_OSError))
			goto failed;
		bb_exception_clear(t);
	}
	f->close_fd = close_fd;
	return true;
failed:
	close_quietly(t, f);
	return false;
}

static BbIoFile *make(BbThread *t, BbType *type)
{
	BbIoFile *f = bb_instance_new(t, type);
	if (f)
		bb_sync_exchange(&f->fd, BB_IO_FILE_CLOSED);
	return f;
}

BbValue bb_io_file_open(BbThread *t, BbValue file, const char *mode, bool close_fd, BbValue opener)
{
	BbIoFile *f = make(t, &bb_io_file_type);
	return f && set_up(t, f, file, mode, close_fd, opener) ? bb_from_pointer(f) : BB_EMPTY;
}

BB_CFUNCTION(file_new)
{
	BbIoFile *f = make(t, bb_to_pointer(args[0]));
	return f ? bb_from_pointer(f) : BB_EMPTY;
}

BB_PARAMS(init_params, "FileIO", 0, 4, 1, "file", "mode", "closefd", "opener");

BB_CFUNCTION(file_init)
{
	BbValue v[4];
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	if (!bb_is_empty(v[1]) && !bb_is_str(v[1]))
		return bb_type_error(t, "FileIO() argument 'mode' must be str, not %T", v[1]);
	int close_fd = bb_is_empty(v[2]) ? 1 : bb_truth(t, v[2]);
	if (close_fd < 0)
		return BB_EMPTY;
	char mode[16] = "r";
	if (!bb_is_empty(v[1])) {
		size_t n = bb_to_str(v[1])->size;
		if (n >= sizeof mode)
			return bb_value_error(t, "invalid mode: %.200S", v[1]);
		memcpy(mode, bb_str_text(v[1]), n);
		mode[n] = 0;
	}
	return set_up(t, bb_to_io_file(self), v[0], mode, close_fd, bb_is_empty(v[3]) ? BB_NONE : v[3]) ? BB_NONE
													: BB_EMPTY;
}

/* ---- Reading and writing. ---- */

static BbValue not_open_for(BbThread *t, const char *what)
{
	return bb_raise(t, &bb_io_base_unsupported_type, "File not open for %s", what);
}

static bool check_reading(BbThread *t, const BbIoFile *f)
{
	if (number_of(t, f) < 0)
		return false;
	if (!f->readable)
		not_open_for(t, "reading");
	return f->readable;
}

static bool check_writing(BbThread *t, const BbIoFile *f)
{
	if (number_of(t, f) < 0)
		return false;
	if (!f->writable)
		not_open_for(t, "writing");
	return f->writable;
}

/* About how much is left to read, from size and position, or 0. */
static size_t left_to_read(BbThread *t, BbIoFile *f)
{
	BbFileInfo info = {0};
	Call call = {.what = INFO, .fd = (int)bb_sync_load(&f->fd), .info = &info};
	if (detached_call(t, &call) < 0 || info.kind != BB_FILE_REGULAR)
		return 0;
	Call tell = {.what = SEEK, .fd = call.fd, .whence = 1};
	int64_t at = detached_call(t, &tell);
	int64_t left = at < 0 ? 0 : info.size - at;
	return left < 0 || left > INTPTR_MAX / 4 ? 0 : (size_t)left;
}

BbValue bb_io_file_read_all(BbThread *t, BbIoFile *f)
{
	if (number_of(t, f) < 0)
		return BB_EMPTY;
	size_t left = left_to_read(t, f);
	/* One byte more, so that the last call says that this was all. */
	BbBytes *bytes = bb_bytes_alloc(t, left ? left + 1 : 8192);
	size_t used = 0;
	while (bytes) {
		if (used == bytes->size) {
			BbBytes *larger = bb_bytes_alloc(t, used + used / 2 + 8192);
			if (!larger)
				return BB_EMPTY;
			memcpy(larger->data, bytes->data, used);
			bytes = larger;
		}
		intptr_t n = bb_io_file_read(t, f, bytes->data + used, bytes->size - used);
		if (n == -1)
			return BB_EMPTY;
		if (n == BB_IO_WOULD_BLOCK && used == 0)
			return BB_NONE;
		if (n <= 0)
			break;
		used += (size_t)n;
	}
	if (!bytes)
		return BB_EMPTY;
	if (used && used == left) {
		/* Nobody else has seen it yet. */
		bytes->data[used] = 0;
		bytes->size = used;
		return bb_from_pointer(bytes);
	}
	return bb_bytes_new(t, bytes->data, used);
}

BB_CFUNCTION(file_readall)
{
	return bb_io_file_read_all(t, bb_to_io_file(self));
}

BB_CFUNCTION(file_read)
{
	BbIoFile *f = bb_to_io_file(self);
	intptr_t size;
	if (!check_reading(t, f) || !bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &size))
		return BB_EMPTY;
	if (size < 0)
		return bb_io_file_read_all(t, f);
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)size);
	intptr_t n = bytes ? bb_io_file_read(t, f, bytes->data, (size_t)size) : -1;
	if (n < 0)
		return n == BB_IO_WOULD_BLOCK ? BB_NONE : BB_EMPTY;
	return n == size ? bb_from_pointer(bytes) : bb_bytes_new(t, bytes->data, (size_t)n);
}

/* Reads into memory that other threads may look at: by way of memory of its own. */
BB_CFUNCTION(file_readinto)
{
	BbIoFile *f = bb_to_io_file(self);
	BbBuffer buffer;
	if (!check_reading(t, f) || !bb_io_base_target(t, args[0], &buffer))
		return BB_EMPTY;
	BbIoRow *row = bb_io_base_grow(t, NULL, 0, buffer.size);
	intptr_t n = -1;
	if (!row)
		bb_raise_no_memory(t);
	else
		n = bb_io_file_read(t, f, row->data, buffer.size);
	if (n > 0)
		bb_buffer_store(buffer.data, row->data, (size_t)n);
	bb_buffer_release(t, &buffer);
	return n == BB_IO_WOULD_BLOCK ? BB_NONE : n < 0 ? BB_EMPTY : bb_int_from_ssize(t, n);
}

BB_CFUNCTION(file_write)
{
	BbIoFile *f = bb_to_io_file(self);
	BbBuffer buffer;
	if (!check_writing(t, f) || !bb_buffer_acquire(t, args[0], &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	intptr_t n = bb_io_file_write(t, f, buffer.data, buffer.size);
	bb_buffer_release(t, &buffer);
	BB_KEEP_FRAME();
	return n == BB_IO_WOULD_BLOCK ? BB_NONE : n < 0 ? BB_EMPTY : bb_int_from_ssize(t, n);
}

/* ---- Positions. ---- */

BB_CFUNCTION(file_seek)
{
	int64_t offset, whence = 0;
	if (number_of(t, bb_to_io_file(self)) < 0 || !bb_io_base_offset(t, args[0], &offset) ||
	    (nargs > 1 && !bb_io_base_offset(t, args[1], &whence)))
		return BB_EMPTY;
	int64_t at = bb_io_file_seek(t, bb_to_io_file(self), offset, (int)whence);
	return at < 0 ? BB_EMPTY : bb_int_from_i64(t, at);
}

BB_CFUNCTION(file_tell)
{
	int64_t at = bb_io_file_seek(t, bb_to_io_file(self), 0, 1);
	return at < 0 ? BB_EMPTY : bb_int_from_i64(t, at);
}

BB_CFUNCTION(file_truncate)
{
	BbIoFile *f = bb_to_io_file(self);
	int64_t size;
	if (!check_writing(t, f))
		return BB_EMPTY;
	if (nargs == 0 || bb_is_none(args[0]))
		size = bb_io_file_seek(t, f, 0, 1);
	else if (!bb_io_base_offset(t, args[0], &size))
		return BB_EMPTY;
	if (bb_has_exception(t))
		return BB_EMPTY;
	Call call = {.what = TRUNCATE, .fd = number_of(t, f), .offset = size};
	return call.fd < 0 || checked_call(t, &call) < 0 ? BB_EMPTY : bb_int_from_i64(t, size);
}

BB_CFUNCTION(file_seekable)
{
	BbIoFile *f = bb_to_io_file(self);
	Call call = {.what = SEEK, .fd = number_of(t, f), .whence = 1};
	if (call.fd < 0)
		return BB_EMPTY;
	if (bb_published8_load(&f->seekable) == UNKNOWN)
		bb_published8_store(&f->seekable, detached_call(t, &call) < 0 ? NO : YES);
	return bb_bool(bb_published8_load(&f->seekable) == YES);
}

/* ---- What it is. ---- */

BB_CFUNCTION(file_fileno)
{
	int fd = number_of(t, bb_to_io_file(self));
	return fd < 0 ? BB_EMPTY : bb_from_small(fd);
}

BB_CFUNCTION(file_isatty)
{
	Call call = {.what = TERMINAL, .fd = number_of(t, bb_to_io_file(self))};
	return call.fd < 0 ? BB_EMPTY : bb_bool(detached_call(t, &call) > 0);
}

BB_CFUNCTION(file_readable)
{
	return number_of(t, bb_to_io_file(self)) < 0 ? BB_EMPTY : bb_bool(bb_to_io_file(self)->readable);
}

BB_CFUNCTION(file_writable)
{
	return number_of(t, bb_to_io_file(self)) < 0 ? BB_EMPTY : bb_bool(bb_to_io_file(self)->writable);
}

static const char *mode_text(const BbIoFile *f)
{
	if (f->created)
		return f->readable ? "xb+" : "xb";
	if (f->appending)
		return f->readable ? "ab+" : "ab";
	return !f->readable ? "wb" : f->writable ? "rb+" : "rb";
}

static BbValue get_mode(BbThread *t, BbValue self)
{
	return bb_intern_text(t, mode_text(bb_to_io_file(self)));
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return bb_bool(bb_io_file_is_closed(bb_to_io_file(self)));
}

static BbValue get_closefd(BbThread *t, BbValue self)
{
	return bb_bool(bb_to_io_file(self)->close_fd);
}

static BbValue get_block_size(BbThread *t, BbValue self)
{
	return bb_int_from_u64(t, bb_to_io_file(self)->block_size);
}

BB_CFUNCTION(file_repr)
{
	BbIoFile *f = bb_to_io_file(self);
	BbValue type = bb_io_base_type_name(t, self), name;
	if (bb_is_empty(type))
		return BB_EMPTY;
	uint32_t fd = bb_sync_load(&f->fd);
	if (fd == BB_IO_FILE_CLOSED)
		return bb_format(t, "<%S [closed]>", type);
	const char *close_fd = f->close_fd ? "True" : "False";
	int found = bb_getattr_optional(t, self, BB_NAME(t, name), &name);
	if (found < 0)
		return BB_EMPTY;
	if (!found)
		return bb_format(t, "<%S fd=%d mode='%s' closefd=%s>", type, (int)fd, mode_text(f), close_fd);
	int shown = bb_repr_enter(t, self);
	if (shown)
		return shown < 0 ? BB_EMPTY
				 : bb_runtime_error(t, "reentrant call inside %N.__repr__", bb_type_of(self));
	BbValue text = bb_format(t, "<%S name=%R mode='%s' closefd=%s>", type, name, mode_text(f), close_fd);
	bb_repr_leave(t, self);
	return text;
}

/* ---- Closing. ---- */

static BbValue close_number(BbThread *t, BbIoFile *f)
{
	uint32_t fd = bb_sync_exchange(&f->fd, BB_IO_FILE_CLOSED);
	Call call = {.what = CLOSE, .fd = (int)fd};
	if (fd == BB_IO_FILE_CLOSED || !f->close_fd)
		return BB_NONE;
	int64_t result = detached_call(t, &call);
	/* After a signal it is closed all the same. */
	return result < 0 && result != -EINTR ? bb_raise_os_error(t, (int)-result, BB_EMPTY) : BB_NONE;
}

BB_CFUNCTION(file_close)
{
	BbIoFile *f = bb_to_io_file(self);
	BbValue method = bb_type_lookup_text(t, &bb_io_base_type, "close");
	BbValue flushed = bb_is_empty(method) ? BB_EMPTY : bb_call_special(t, method, self, NULL, 0);
	BbValue pending = bb_exception_take(t);
	BbValue closed = close_number(t, f);
	if (!bb_is_empty(pending)) {
		bb_exception_clear(t);
		bb_exception_restore(t, pending);
	}
	return bb_is_empty(flushed) ? BB_EMPTY : closed;
}

BB_CFUNCTION(file_del)
{
	BbIoFile *f = bb_to_io_file(self);
	if (bb_published8_load(&f->stream.kept) || bb_io_file_is_closed(f))
		return BB_NONE;
	if (f->close_fd)
		bb_io_base_warn_unclosed(t, self);
	if (bb_is_empty(bb_call_method(t, self, "close", NULL, 0)))
		bb_exception_clear(t);
	return BB_NONE;
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_file_type, name, fn, min, max, doc)
#define G(name, fn, doc) BB_GETSET(bb_io_file_type, name, fn, NULL, doc)

static const BbBuiltin file_methods[] = {
	M("__del__", file_del, 0, 0, "Close the file."),
	M("__getstate__", bb_io_base_no_state, 0, 0, "Files cannot be pickled."),
	BB_METHOD_KW(bb_io_file_type, "__init__", file_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_NEW(bb_io_file_type, file_new),
	M("__repr__", file_repr, 0, 0, "Return repr(self)."),
	G("_blksize", get_block_size, "What the system likes to transfer at once."),
	M("close", file_close, 0, 0, "Close the file."),
	G("closed", get_closed, "Is the file closed?"),
	G("closefd", get_closefd, "Does close() close the file's number?"),
	M("fileno", file_fileno, 0, 0, "The file's number."),
	M("isatty", file_isatty, 0, 0, "Is it a terminal?"),
	G("mode", get_mode, "How it was opened."),
	M("read", file_read, 0, 1, "Read up to size bytes by one call of the system, or all."),
	M("readable", file_readable, 0, 0, "Was it opened for reading?"),
	M("readall", file_readall, 0, 0, "Read to the end."),
	M("readinto", file_readinto, 1, 1, "Read into a buffer by one call of the system: how many bytes."),
	M("seek", file_seek, 1, 2, "Set the position, relative to the beginning (whence 0), the position or the end."),
	M("seekable", file_seekable, 0, 0, "Can the position be set?"),
	M("tell", file_tell, 0, 0, "The position."),
	M("truncate", file_truncate, 0, 1, "Set the size of the file, by default to the position."),
	M("writable", file_writable, 0, 0, "Was it opened for writing?"),
	M("write", file_write, 1, 1, "Write bytes by one call of the system: how many were."),
};

BbType bb_io_file_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_io_base_trace},
	.name = "FileIO",
	.module = "_io",
	.doc = BB_DOC("FileIO(file, mode='r', closefd=True, opener=None): a file of the system."),
	.flags = BB_IO_BASE_FLAGS | BB_TYPE_HAS_DEL,
	.instance_size = sizeof(BbIoFile),
	.instance_offset = offsetof(BbIoFile, part),
	.base = &bb_io_base_raw_type,
	.methods = file_methods,
	.method_count = BB_COUNT(file_methods),
};
