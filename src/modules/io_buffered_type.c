/* SPDX-License-Identifier: MIT */
/*
 * See io_buffered_type.h.  The three types share their methods; each has those that make sense for it.
 *
 * Threading: each method holds the stream's lock from its first look at the buffer to its last.
 */
#include "modules/io_buffered_type.h"

#include "modules/io_file.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"

static BbIoBuffered *to_buffered(BbValue v)
{
	return bb_to_io_buffered(v);
}

static void buffered_trace(BbTracer *tracer, void *cell)
{
	BbIoBuffered *b = cell;
	bb_trace_slot(tracer, &b->raw);
	bb_trace_pointer(tracer, (void *)bb_published_load(&b->row));
	bb_io_base_trace(tracer, cell);
}

/* ---- Making one. ---- */

static bool reads(const BbType *type)
{
	return !bb_type_is_subtype(type, &bb_io_buffered_type_writer);
}

static bool writes(const BbType *type)
{
	return !bb_type_is_subtype(type, &bb_io_buffered_type_reader);
}

static bool set_up(BbThread *t, BbValue self, BbValue raw, intptr_t size)
{
	const BbType *type = bb_type_of(self);
	return bb_io_buffered_init(t, to_buffered(self), raw, size, reads(type), writes(type));
}

BbValue bb_io_buffered_type_new(BbThread *t, BbType *type, BbValue raw, intptr_t size)
{
	BbIoBuffered *b = bb_instance_new(t, type);
	return b && set_up(t, bb_from_pointer(b), raw, size) ? bb_from_pointer(b) : BB_EMPTY;
}

BB_CFUNCTION(buffered_new)
{
	void *b = bb_instance_new(t, bb_to_pointer(args[0]));
	return b ? bb_from_pointer(b) : BB_EMPTY;
}

static const char *const init_names[] = {"raw", "buffer_size"};

BB_CFUNCTION(buffered_init)
{
	const BbType *type = bb_type_of(self);
	const char *name = !writes(type) ? "BufferedReader" : !reads(type) ? "BufferedWriter" : "BufferedRandom";
	const BbParams params = {name, init_names, 0, 2, 1, 2};
	BbValue v[2];
	intptr_t size = BB_IO_BUFFERED_SIZE;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) ||
	    (!bb_is_empty(v[1]) && !bb_index_ssize(t, v[1], false, &size)))
		return BB_EMPTY;
	return set_up(t, self, v[0], size) ? BB_NONE : BB_EMPTY;
}

/* ---- Around an operation. ---- */

/* The lock of an open stream; NULL: raised. */
static BbIoBuffered *enter(BbThread *t, BbValue self, const char *closed_message)
{
	BbIoBuffered *b = to_buffered(self);
	if (!bb_io_buffered_check(t, b) || !bb_io_lock(t, &b->lock, self))
		return NULL;
	if (bb_io_buffered_check_open(t, b, closed_message))
		return b;
	bb_io_unlock(t, &b->lock);
	return NULL;
}

static void leave(BbThread *t, BbIoBuffered *b)
{
	bb_io_unlock(t, &b->lock);
}

/* The same for reading. */
static BbIoBuffered *enter_reading(BbThread *t, BbValue self, const char *closed_message)
{
	BbIoBuffered *b = enter(t, self, closed_message);
	if (!b || bb_io_buffered_begin_read(t, b))
		return b;
	leave(t, b);
	return NULL;
}

/* ---- Reading. ---- */

static BbValue read_some(BbThread *t, BbIoBuffered *b, size_t n, bool one)
{
	BbBytes *bytes = bb_bytes_alloc(t, n);
	intptr_t got = bytes ? bb_io_buffered_read_into(t, b, bytes->data, n, one) : -1;
	if (got == BB_IO_WOULD_BLOCK)
		return one ? bb_bytes_empty(t) : BB_NONE;
	if (got < 0)
		return BB_EMPTY;
	return (size_t)got == n ? bb_from_pointer(bytes) : bb_bytes_new(t, bytes->data, (size_t)got);
}

BB_CFUNCTION(buffered_read)
{
	intptr_t size;
	if (!bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &size))
		return BB_EMPTY;
	if (size < -1)
		return bb_value_error(t, "read length must be non-negative or -1");
	BbIoBuffered *b = enter_reading(t, self, "read of closed file");
	if (!b)
		return BB_EMPTY;
	BbValue bytes = size < 0 ? bb_io_buffered_read_all(t, b) : read_some(t, b, (size_t)size, false);
	leave(t, b);
	return bytes;
}

BbValue bb_io_buffered_type_read_all(BbThread *t, BbValue stream)
{
	return buffered_read(t, stream, NULL, 0, BB_EMPTY);
}

BB_CFUNCTION(buffered_read1)
{
	intptr_t size = -1;
	if (nargs && !bb_io_base_size(t, args[0], &size))
		return BB_EMPTY;
	BbIoBuffered *b = enter_reading(t, self, "read of closed file");
	if (!b)
		return BB_EMPTY;
	size_t most = size < 0 ? b->size : (size_t)size, ahead = bb_io_buffered_ahead(b);
	if (ahead && ahead < most)
		most = ahead;
	BbValue bytes = most ? read_some(t, b, most, true) : bb_bytes_empty(t);
	leave(t, b);
	return bytes;
}

intptr_t bb_io_buffered_type_read1(BbThread *t, BbValue stream, char *out, size_t n)
{
	BbIoBuffered *b = enter_reading(t, stream, "read of closed file");
	if (!b)
		return -1;
	intptr_t got = bb_io_buffered_read_into(t, b, out, n, true);
	leave(t, b);
	return got == BB_IO_WOULD_BLOCK ? 0 : got;
}

static BbValue into(BbThread *t, BbValue self, BbValue target, bool one)
{
	BbBuffer buffer;
	BbValue result = BB_EMPTY;
	if (!bb_io_buffered_check_open(t, to_buffered(self), "readinto of closed file") ||
	    !bb_io_base_target(t, target, &buffer))
		return BB_EMPTY;
	/* Other threads may look at the target, so it is filled from memory of our own. */
	BbBytes *bytes = bb_bytes_alloc(t, buffer.size);
	BbIoBuffered *b = bytes ? enter_reading(t, self, "readinto of closed file") : NULL;
	if (b) {
		intptr_t got = bb_io_buffered_read_into(t, b, bytes->data, buffer.size, one);
		leave(t, b);
		if (got > 0)
			bb_buffer_store(buffer.data, bytes->data, (size_t)got);
		if (got != -1)
			result = got == BB_IO_WOULD_BLOCK ? BB_NONE : bb_int_from_ssize(t, got);
	}
	bb_buffer_release(t, &buffer);
	return result;
}

BB_CFUNCTION(buffered_readinto)
{
	return into(t, self, args[0], false);
}

BB_CFUNCTION(buffered_readinto1)
{
	return into(t, self, args[0], true);
}

BB_CFUNCTION(buffered_peek)
{
	intptr_t unused; /* at least what is buffered is given, and nothing more is read */
	if (nargs > 0 && !bb_index_ssize(t, args[0], false, &unused))
		return BB_EMPTY;
	BbIoBuffered *b = enter_reading(t, self, "peek of closed file");
	if (!b)
		return BB_EMPTY;
	intptr_t got = bb_io_buffered_ahead(b) ? 1 : bb_io_buffered_fill(t, b);
	size_t ahead = bb_io_buffered_ahead(b);
	BbValue bytes = got == -1 ? BB_EMPTY
			: ahead	  ? bb_bytes_new(t, bb_io_buffered_next(b), ahead)
				  : bb_bytes_empty(t);
	leave(t, b);
	return bytes;
}

/* The number of bytes of the next line that are there now with its end, or 0. */
static size_t line_end(const BbIoBuffered *b, size_t from)
{
	size_t ahead = bb_io_buffered_ahead(b);
	if (from >= ahead)
		return 0;
	const char *start = bb_io_buffered_next(b), *end = memchr(start + from, '\n', ahead - from);
	return end ? (size_t)(end - start) + 1 : 0;
}

static BbValue read_line(BbThread *t, BbIoBuffered *b, intptr_t limit)
{
	size_t n, seen = 0;
	while ((n = line_end(b, seen)) == 0) {
		seen = bb_io_buffered_ahead(b);
		if (limit >= 0 && seen >= (size_t)limit)
			break;
		intptr_t got = bb_io_buffered_fill(t, b);
		if (got == -1)
			return BB_EMPTY;
		if (got <= 0)
			break;
	}
	if (n == 0)
		n = bb_io_buffered_ahead(b);
	if (limit >= 0 && n > (size_t)limit)
		n = (size_t)limit;
	if (n == 0)
		return bb_bytes_empty(t);
	BbValue line = bb_bytes_new(t, bb_io_buffered_next(b), n);
	b->start += n;
	return line;
}

BB_CFUNCTION(buffered_readline)
{
	intptr_t limit;
	if (!bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &limit))
		return BB_EMPTY;
	BbIoBuffered *b = enter_reading(t, self, "readline of closed file");
	if (!b)
		return BB_EMPTY;
	BbValue line = read_line(t, b, limit);
	leave(t, b);
	return line;
}

static BbValue buffered_next(BbThread *t, BbValue self)
{
	if (!bb_io_buffered_type_is_exact(self))
		return bb_io_base_type.next(t, self);
	BbIoBuffered *b = enter_reading(t, self, "readline of closed file");
	if (!b)
		return BB_EMPTY;
	BbValue line = read_line(t, b, -1);
	leave(t, b);
	return bb_is_empty(line) || bb_bytes_size(line) == 0 ? BB_EMPTY : line;
}

/* ---- Writing. ---- */

bool bb_io_buffered_type_write(BbThread *t, BbValue stream, const char *data, size_t n)
{
	BbIoBuffered *b = enter(t, stream, "write to closed file");
	if (!b)
		return false;
	bool done = b->writable && bb_io_buffered_put(t, b, data, n);
	if (!b->writable)
		bb_io_base_unsupported(t, "write");
	leave(t, b);
	return done;
}

BB_CFUNCTION(buffered_write)
{
	BbBuffer buffer;
	if (!bb_buffer_acquire(t, args[0], &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	size_t n = buffer.size;
	bool done = bb_io_buffered_type_write(t, self, buffer.data, n);
	bb_buffer_release(t, &buffer);
	return done ? bb_int_from_size(t, n) : BB_EMPTY;
}

bool bb_io_buffered_type_flush(BbThread *t, BbValue stream)
{
	BbIoBuffered *b = enter(t, stream, "flush of closed file");
	if (!b)
		return false;
	bool done = bb_io_buffered_write_out(t, b);
	if (done && b->writable && bb_io_buffered_ahead(b))
		done = bb_io_buffered_rewind(t, b);
	leave(t, b);
	return done;
}

BB_CFUNCTION(buffered_flush)
{
	return bb_io_buffered_type_flush(t, self) ? BB_NONE : BB_EMPTY;
}

/* A reader's flush() is its raw stream's. */
BB_CFUNCTION(reader_flush)
{
	if (!bb_io_buffered_check(t, to_buffered(self)))
		return BB_EMPTY;
	return bb_call_method(t, bb_slot_load(&to_buffered(self)->raw), "flush", NULL, 0);
}

/* ---- Positions. ---- */

BB_CFUNCTION(buffered_seek)
{
	int64_t offset, whence = 0;
	if (!bb_io_base_offset(t, args[0], &offset) || (nargs > 1 && !bb_io_base_offset(t, args[1], &whence)))
		return BB_EMPTY;
	if (whence < 0 || whence > 4)
		return bb_value_error(t, "whence value %d unsupported", (int)whence);
	BbIoBuffered *b = enter(t, self, "seek of closed file");
	if (!b)
		return BB_EMPTY;
	int64_t at = -1;
	int able = b->is_file ? 1 : bb_io_base_ask(t, bb_slot_load(&b->raw), "seekable");
	if (able > 0)
		at = bb_io_buffered_set_position(t, b, offset, (int)whence);
	else if (able == 0)
		bb_io_base_unsupported(t, "File or stream is not seekable.");
	leave(t, b);
	return at < 0 ? BB_EMPTY : bb_int_from_i64(t, at);
}

BB_CFUNCTION(buffered_tell)
{
	BbIoBuffered *b = enter(t, self, "I/O operation on closed file");
	if (!b)
		return BB_EMPTY;
	int64_t at = bb_io_buffered_position(t, b);
	leave(t, b);
	return at < 0 ? BB_EMPTY : bb_int_from_i64(t, at);
}

BB_CFUNCTION(buffered_truncate)
{
	BbIoBuffered *b = enter(t, self, "truncate of closed file");
	BbValue size = nargs ? args[0] : BB_NONE, result = BB_EMPTY;
	if (!b)
		return BB_EMPTY;
	if (!b->writable) {
		bb_io_base_unsupported(t, "truncate");
	} else if (bb_io_buffered_write_out(t, b) && bb_io_buffered_rewind(t, b)) {
		if (bb_is_none(size)) {
			int64_t at = bb_io_buffered_position(t, b);
			size = at < 0 ? BB_EMPTY : bb_int_from_i64(t, at);
		}
		if (!bb_is_empty(size))
			result = bb_call_method(t, bb_slot_load(&b->raw), "truncate", &size, 1);
	}
	leave(t, b);
	return result;
}

/* ---- What the raw stream answers. ---- */

static BbValue ask_raw(BbThread *t, BbValue self, const char *name)
{
	BbIoBuffered *b = to_buffered(self);
	return bb_io_buffered_check(t, b) ? bb_call_method(t, bb_slot_load(&b->raw), name, NULL, 0) : BB_EMPTY;
}

BB_CFUNCTION(buffered_fileno)
{
	return ask_raw(t, self, "fileno");
}

BB_CFUNCTION(buffered_isatty)
{
	return ask_raw(t, self, "isatty");
}

BB_CFUNCTION(buffered_readable)
{
	return ask_raw(t, self, "readable");
}

BB_CFUNCTION(buffered_writable)
{
	return ask_raw(t, self, "writable");
}

BB_CFUNCTION(buffered_seekable)
{
	return ask_raw(t, self, "seekable");
}

static BbValue raw_attribute(BbThread *t, BbValue self, const char *name)
{
	BbIoBuffered *b = to_buffered(self);
	return bb_io_buffered_check(t, b) ? bb_getattr_text(t, bb_slot_load(&b->raw), name) : BB_EMPTY;
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return raw_attribute(t, self, "name");
}

static BbValue get_mode(BbThread *t, BbValue self)
{
	return raw_attribute(t, self, "mode");
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return raw_attribute(t, self, "closed");
}

static BbValue get_raw(BbThread *t, BbValue self)
{
	BbValue raw = bb_slot_load(&to_buffered(self)->raw);
	return bb_is_empty(raw) ? BB_NONE : raw;
}

BB_CFUNCTION(buffered_repr)
{
	return bb_io_base_repr(t, self);
}

/* ---- The end. ---- */

BB_CFUNCTION(buffered_detach)
{
	BbIoBuffered *b = to_buffered(self);
	if (!bb_io_buffered_check(t, b) || bb_is_empty(bb_call_method(t, self, "flush", NULL, 0)) ||
	    !bb_io_lock(t, &b->lock, self))
		return BB_EMPTY;
	BbValue raw = bb_slot_load(&b->raw);
	bb_store(t, b, &b->raw, BB_NONE);
	b->is_file = false;
	leave(t, b);
	bb_io_base_keep(raw, false);
	return bb_is_none(raw) ? bb_value_error(t, "raw stream has been detached") : raw;
}

/* Closes the raw stream even if flushing fails; that error then stays, or is the context of the other. */
BB_CFUNCTION(buffered_close)
{
	BbIoBuffered *b = to_buffered(self);
	if (!bb_io_buffered_check(t, b))
		return BB_EMPTY;
	int closed = bb_io_buffered_is_closed(t, b);
	if (closed)
		return closed < 0 ? BB_EMPTY : BB_NONE;
	BbValue flushed = bb_call_method(t, self, "flush", NULL, 0);
	BbValue pending = bb_exception_take(t), result = BB_EMPTY;
	/* Under the lock, so that no call of another thread is under way. */
	if (bb_io_lock(t, &b->lock, self)) {
		b->start = b->end = 0;
		result = ask_raw(t, self, "close");
		leave(t, b);
	}
	if (bb_is_empty(pending))
		return bb_is_empty(flushed) ? BB_EMPTY : result;
	if (bb_has_exception(t)) {
		BbValue second = bb_exception_take(t);
		bb_exception_set_context(t, second, pending);
		pending = second;
	}
	bb_exception_restore(t, pending);
	return BB_EMPTY;
}

BB_CFUNCTION(buffered_del)
{
	BbIoBuffered *b = to_buffered(self);
	BbValue raw = bb_slot_load(&b->raw);
	if (bb_published8_load(&b->stream.kept) || bb_is_empty(raw) || bb_is_none(raw))
		return BB_NONE;
	if (!b->writable && bb_io_lock_is_abandoned(t, &b->lock))
		return BB_NONE;
	int closed = bb_io_base_is_closed(t, self);
	if (closed == 0 && b->is_file && bb_to_io_file(raw)->close_fd)
		bb_io_base_warn_unclosed(t, self);
	if (closed != 0 || bb_is_empty(bb_call_method(t, self, "close", NULL, 0)))
		bb_exception_clear(t);
	return BB_NONE;
}

/* ---- The types. ---- */

#define M(T, name, fn, min, max, doc) BB_METHOD(T, name, fn, min, max, doc)

#define ROWS_DEL_TO_REPR(T)                                                                                            \
	M(T, "__del__", buffered_del, 0, 0, "Close the stream."),                                                      \
		M(T, "__getstate__", bb_io_base_no_state, 0, 0, "Streams cannot be pickled."),                         \
		BB_METHOD_KW(T, "__init__", buffered_init,                                                             \
			     "Initialize self.  See help(type(self)) for accurate signature."),                        \
		BB_NEW(T, buffered_new)
#define ROWS_CLOSE_TO_FILENO(T)                                                                                        \
	M(T, "__repr__", buffered_repr, 0, 0, "Return repr(self)."),                                                   \
		M(T, "close", buffered_close, 0, 0, "Flush and close the stream."),                                    \
		BB_GETSET(T, "closed", get_closed, NULL, "Is the stream closed?"),                                     \
		M(T, "detach", buffered_detach, 0, 0, "Part from the raw stream and return it."),                      \
		M(T, "fileno", buffered_fileno, 0, 0, "The file's number.")
#define ROWS_ISATTY_TO_NAME(T)                                                                                         \
	M(T, "isatty", buffered_isatty, 0, 0, "Is it a terminal?"),                                                    \
		BB_GETSET(T, "mode", get_mode, NULL, "How the file was opened."),                                      \
		BB_GETSET(T, "name", get_name, NULL, "The name of the file.")
#define ROWS_OF_READING(T)                                                                                             \
	M(T, "peek", buffered_peek, 0, 1, "Bytes from the position on, which stay unread."),                           \
		BB_GETSET(T, "raw", get_raw, NULL, "The raw stream."),                                                 \
		M(T, "read", buffered_read, 0, 1, "Read size bytes, or all."),                                         \
		M(T, "read1", buffered_read1, 0, 1, "Read up to size bytes by at most one call of the raw stream."),   \
		M(T, "readable", buffered_readable, 0, 0, "Can the stream be read from?"),                             \
		M(T, "readinto", buffered_readinto, 1, 1, "Read into a buffer: how many bytes."),                      \
		M(T, "readinto1", buffered_readinto1, 1, 1,                                                            \
		  "Read into a buffer by at most one call of the raw stream."),                                        \
		M(T, "readline", buffered_readline, 0, 1, "Read a line, at most size bytes of it.")
#define ROWS_SEEK_TO_TRUNCATE(T)                                                                                       \
	M(T, "seek", buffered_seek, 1, 2,                                                                              \
	  "Set the position, relative to the beginning (whence 0), the position or the end."),                         \
		M(T, "seekable", buffered_seekable, 0, 0, "Can the position be set?"),                                 \
		M(T, "tell", buffered_tell, 0, 0, "The position."),                                                    \
		M(T, "truncate", buffered_truncate, 0, 1, "Set the size of the file, by default to the position.")
#define ROWS_OF_WRITING(T)                                                                                             \
	M(T, "writable", buffered_writable, 0, 0, "Can the stream be written to?"),                                    \
		M(T, "write", buffered_write, 1, 1, "Write bytes: how many.")

#define TYPE(NAME, METHODS, DOC)                                                                                       \
	{                                                                                                              \
		.header = BB_STATIC_OBJECT(bb_type_type), .kind = {.trace = buffered_trace}, .name = NAME,             \
		.module = "_io", .doc = BB_DOC(DOC), .flags = BB_IO_BASE_FLAGS | BB_TYPE_HAS_DEL,                      \
		.instance_size = sizeof(BbIoBuffered), .instance_offset = offsetof(BbIoBuffered, part),                \
		.base = &bb_io_base_buffered_type, .methods = METHODS, .method_count = BB_COUNT(METHODS),              \
		.next = buffered_next                                                                                  \
	}

#define TYPE_ bb_io_buffered_type_reader
static const BbBuiltin reader_methods[] = {
	ROWS_DEL_TO_REPR(TYPE_),      BB_NEXT_ENTRY(TYPE_),
	ROWS_CLOSE_TO_FILENO(TYPE_),  M(TYPE_, "flush", reader_flush, 0, 0, "Flush the raw stream."),
	ROWS_ISATTY_TO_NAME(TYPE_),   ROWS_OF_READING(TYPE_),
	ROWS_SEEK_TO_TRUNCATE(TYPE_),
};
#undef TYPE_
BbType bb_io_buffered_type_reader = TYPE("BufferedReader", reader_methods, "Reading from a raw stream with a buffer.");

#define TYPE_ bb_io_buffered_type_writer
static const BbBuiltin writer_methods[] = {
	ROWS_DEL_TO_REPR(TYPE_),
	ROWS_CLOSE_TO_FILENO(TYPE_),
	M(TYPE_, "flush", buffered_flush, 0, 0, "Write out what is buffered."),
	ROWS_ISATTY_TO_NAME(TYPE_),
	BB_GETSET(TYPE_, "raw", get_raw, NULL, "The raw stream."),
	ROWS_SEEK_TO_TRUNCATE(TYPE_),
	ROWS_OF_WRITING(TYPE_),
};
#undef TYPE_
BbType bb_io_buffered_type_writer = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = buffered_trace},
	.name = "BufferedWriter",
	.module = "_io",
	.doc = BB_DOC("Writing to a raw stream with a buffer."),
	.flags = BB_IO_BASE_FLAGS | BB_TYPE_HAS_DEL,
	.instance_size = sizeof(BbIoBuffered),
	.instance_offset = offsetof(BbIoBuffered, part),
	.base = &bb_io_base_buffered_type,
	.methods = writer_methods,
	.method_count = BB_COUNT(writer_methods),
};

#define TYPE_ bb_io_buffered_type_random
static const BbBuiltin random_methods[] = {
	ROWS_DEL_TO_REPR(TYPE_),      BB_NEXT_ENTRY(TYPE_),
	ROWS_CLOSE_TO_FILENO(TYPE_),  M(TYPE_, "flush", buffered_flush, 0, 0, "Write out what is buffered."),
	ROWS_ISATTY_TO_NAME(TYPE_),   ROWS_OF_READING(TYPE_),
	ROWS_SEEK_TO_TRUNCATE(TYPE_), ROWS_OF_WRITING(TYPE_),
};
#undef TYPE_
BbType bb_io_buffered_type_random =
	TYPE("BufferedRandom", random_methods, "Reading from and writing to a raw stream with a buffer.");
