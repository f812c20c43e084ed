/* SPDX-License-Identifier: MIT */
/*
 * BytesIO: a bytearray and a position.
 *
 * Threading: every operation holds the stream's lock, so that each is atomic.  The bytes themselves can also be changed
 * through getbuffer(), so they are read as bytes that others may write.
 */
#include "modules/io_bytes.h"

#include "modules/io_base.h"
#include "modules/io_lock.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/tuple.h"

typedef struct BytesIO {
	BbIoStream stream;
	BbIoLock lock;
	BbSlot bytes;	 /* bytearray; EMPTY before __init__.  Guard: lock */
	size_t position; /* Guard: lock */
	BbInstance part;
} BytesIO;

static BytesIO *to_io(BbValue v)
{
	return bb_to_pointer(v);
}

static void bytes_trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((BytesIO *)cell)->bytes);
	bb_io_base_trace(tracer, cell);
}

/* ---- Under the lock. ---- */

/* Takes the lock of an open stream; NULL: raised. */
static BytesIO *enter(BbThread *t, BbValue self)
{
	BytesIO *io = to_io(self);
	if (!bb_io_lock(t, &io->lock, self))
		return NULL;
	if (!bb_published8_load(&io->stream.closed) && !bb_is_empty(bb_slot_load(&io->bytes)))
		return io;
	bb_io_unlock(t, &io->lock);
	bb_value_error(t, "I/O operation on closed file.");
	return NULL;
}

static void leave(BbThread *t, BytesIO *io)
{
	bb_io_unlock(t, &io->lock);
}

static BbByteCell *cell_of(const BytesIO *io)
{
	return (BbByteCell *)bb_published_load(&bb_to_bytearray(bb_slot_load(&io->bytes))->cell);
}

static size_t size_of(const BytesIO *io)
{
	return bb_published_load(&cell_of(io)->size);
}

/* How many bytes there are from the position on. */
static size_t left_of(const BytesIO *io)
{
	size_t size = size_of(io);
	return io->position < size ? size - io->position : 0;
}

/* The next n bytes, which are there. */
static BbValue take(BbThread *t, BytesIO *io, size_t n)
{
	if (n == 0)
		return bb_bytes_empty(t);
	BbBytes *bytes = bb_bytes_alloc(t, n);
	if (!bytes)
		return BB_EMPTY;
	bb_buffer_load(bytes->data, cell_of(io)->bytes + io->position, n);
	io->position += n;
	return bb_from_pointer(bytes);
}

/* How long the next line is. */
static size_t line_of(const BytesIO *io)
{
	size_t left = left_of(io);
	const BbPublished8 *start = cell_of(io)->bytes + io->position;
	for (size_t i = 0; i < left; i++)
		if (bb_published8_load_relaxed(start + i) == '\n')
			return i + 1;
	return left;
}

static bool put(BbThread *t, BytesIO *io, const char *data, size_t n)
{
	BbValue bytes = bb_slot_load(&io->bytes);
	size_t size = size_of(io);
	if (n == 0)
		return true;
	if (io->position > INTPTR_MAX - n) {
		bb_overflow_error(t, "new buffer size too large");
		return false;
	}
	if (io->position > size) {
		BbBytes *zeros = bb_bytes_alloc(t, io->position - size);
		if (!zeros || !bb_bytearray_splice(t, bytes, size, size, zeros->data, zeros->size))
			return false;
	}
	bool done = io->position == size ? bb_bytearray_append(t, bytes, data, n)
					 : bb_bytearray_splice(t, bytes, io->position, io->position + n, data, n);
	if (!done)
		return false;
	io->position += n;
	return true;
}

/* ---- Methods. ---- */

BB_CFUNCTION(bytes_io_new)
{
	BytesIO *io = bb_instance_new(t, bb_to_pointer(args[0]));
	BbValue bytes = io ? bb_bytearray_new(t, NULL, 0) : BB_EMPTY;
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	bb_slot_init(&io->bytes, bytes);
	return bb_from_pointer(io);
}

static bool fill(BbThread *t, BbValue self, BbValue initial)
{
	BytesIO *io = to_io(self);
	BbBuffer buffer = {0};
	bool given = !bb_is_empty(initial) && !bb_is_none(initial);
	if (given && !bb_buffer_acquire(t, initial, &buffer, BB_BUFFER_READ))
		return false;
	BbBytes *copy = bb_bytes_alloc(t, buffer.size);
	if (copy && given)
		bb_buffer_load(copy->data, buffer.data, buffer.size);
	bb_buffer_release(t, &buffer);
	BbValue bytes = copy ? bb_bytearray_new(t, copy->data, copy->size) : BB_EMPTY;
	if (bb_is_empty(bytes) || !bb_io_lock(t, &io->lock, self))
		return false;
	bb_store(t, io, &io->bytes, bytes);
	io->position = 0;
	bb_published8_store(&io->stream.closed, 0);
	leave(t, io);
	return true;
}

BB_PARAMS(init_params, "BytesIO", 0, 1, 0, "initial_bytes");

BB_CFUNCTION(bytes_io_init)
{
	BbValue v[1];
	return bb_args_bind(t, &init_params, args, nargs, kwnames, v) && fill(t, self, v[0]) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(bytes_io_read)
{
	intptr_t size;
	BytesIO *io = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &size) ? enter(t, self) : NULL;
	if (!io)
		return BB_EMPTY;
	size_t left = left_of(io);
	BbValue bytes = take(t, io, size >= 0 && (size_t)size < left ? (size_t)size : left);
	leave(t, io);
	return bytes;
}

BB_CFUNCTION(bytes_io_readinto)
{
	BbBuffer buffer;
	if (!bb_io_base_target(t, args[0], &buffer))
		return BB_EMPTY;
	BytesIO *io = enter(t, self);
	size_t n = 0;
	if (io) {
		size_t left = left_of(io);
		n = buffer.size < left ? buffer.size : left;
		BbValue bytes = take(t, io, n);
		leave(t, io);
		if (!bb_is_empty(bytes))
			bb_buffer_store(buffer.data, bb_bytes_data(bytes), n);
	}
	bb_buffer_release(t, &buffer);
	return bb_has_exception(t) ? BB_EMPTY : bb_int_from_size(t, n);
}

BB_CFUNCTION(bytes_io_readline)
{
	intptr_t size;
	BytesIO *io = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &size) ? enter(t, self) : NULL;
	if (!io)
		return BB_EMPTY;
	size_t n = line_of(io);
	BbValue line = take(t, io, size >= 0 && (size_t)size < n ? (size_t)size : n);
	leave(t, io);
	return line;
}

static BbValue bytes_io_next(BbThread *t, BbValue self)
{
	BbValue line = bytes_io_readline(t, self, NULL, 0, BB_EMPTY);
	return bb_is_empty(line) || bb_bytes_size(line) == 0 ? BB_EMPTY : line;
}

BB_CFUNCTION(bytes_io_readlines)
{
	intptr_t hint, total = 0;
	BbValue lines = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &hint) ? bb_list_new(t, 0) : BB_EMPTY;
	BytesIO *io = bb_is_empty(lines) ? NULL : enter(t, self);
	if (!io)
		return BB_EMPTY;
	for (size_t n; (n = line_of(io)) > 0;) {
		BbValue line = take(t, io, n);
		if (bb_is_empty(line) || !bb_list_append(t, lines, line)) {
			lines = BB_EMPTY;
			break;
		}
		total += (intptr_t)n;
		if (hint > 0 && total >= hint)
			break;
	}
	leave(t, io);
	return lines;
}

BB_CFUNCTION(bytes_io_write)
{
	BbBuffer buffer;
	if (bb_is_exact_bytes(args[0])) {
		BytesIO *io = enter(t, self);
		if (!io)
			return BB_EMPTY;
		bool done = put(t, io, bb_bytes_data(args[0]), bb_bytes_size(args[0]));
		leave(t, io);
		return done ? bb_int_from_size(t, bb_bytes_size(args[0])) : BB_EMPTY;
	}
	if (!bb_buffer_acquire(t, args[0], &buffer, BB_BUFFER_READ))
		return BB_EMPTY;
	BytesIO *io = enter(t, self);
	bool done = io && put(t, io, buffer.data, buffer.size);
	if (io)
		leave(t, io);
	size_t n = buffer.size;
	bb_buffer_release(t, &buffer);
	return done ? bb_int_from_size(t, n) : BB_EMPTY;
}

BB_CFUNCTION(bytes_io_seek)
{
	int64_t offset, whence = 0;
	if (!bb_io_base_offset(t, args[0], &offset) || (nargs > 1 && !bb_io_base_offset(t, args[1], &whence)))
		return BB_EMPTY;
	BytesIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	int64_t base = whence == 1 ? (int64_t)io->position : whence == 2 ? (int64_t)size_of(io) : 0;
	BbValue result = BB_EMPTY;
	if (whence < 0 || whence > 2)
		bb_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
	else if (whence == 0 && offset < 0)
		bb_value_error(t, "negative seek value %zd", (intptr_t)offset);
	else if (offset > INTPTR_MAX - base)
		bb_overflow_error(t, "new position too large");
	else {
		offset += base;
		io->position = offset < 0 ? 0 : (size_t)offset;
		result = bb_int_from_size(t, io->position);
	}
	leave(t, io);
	return result;
}

BB_CFUNCTION(bytes_io_tell)
{
	BytesIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	size_t position = io->position;
	leave(t, io);
	return bb_int_from_size(t, position);
}

BB_CFUNCTION(bytes_io_truncate)
{
	intptr_t size = -1;
	bool given = nargs && !bb_is_none(args[0]);
	if (given && !bb_io_base_size(t, args[0], &size))
		return BB_EMPTY;
	BytesIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	size_t to = given ? (size_t)size : io->position;
	BbValue result = BB_EMPTY;
	if (given && size < 0)
		bb_value_error(t, "negative size value %zd", size);
	else if (to >= size_of(io) || bb_bytearray_splice(t, bb_slot_load(&io->bytes), to, SIZE_MAX, NULL, 0))
		result = bb_int_from_size(t, to);
	leave(t, io);
	return result;
}

BB_CFUNCTION(bytes_io_getvalue)
{
	BytesIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	BbValue all = bb_bytearray_snapshot(t, bb_slot_load(&io->bytes));
	leave(t, io);
	return all;
}

BB_CFUNCTION(bytes_io_getbuffer)
{
	BytesIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	BbValue view = bb_memoryview_new(t, bb_slot_load(&io->bytes));
	leave(t, io);
	return view;
}

BB_CFUNCTION(bytes_io_close)
{
	BytesIO *io = to_io(self);
	BbValue nothing = bb_bytearray_new(t, NULL, 0);
	if (bb_is_empty(nothing) || !bb_io_lock(t, &io->lock, self))
		return BB_EMPTY;
	bb_published8_store(&io->stream.closed, 1);
	bb_store(t, io, &io->bytes, nothing);
	leave(t, io);
	return BB_NONE;
}

static BbValue answer(BbThread *t, BbValue self, BbValue v)
{
	return bb_published8_load(&to_io(self)->stream.closed) ? bb_value_error(t, "I/O operation on closed file.") : v;
}

BB_CFUNCTION(bytes_io_yes)
{
	return answer(t, self, BB_TRUE);
}

BB_CFUNCTION(bytes_io_isatty)
{
	return answer(t, self, BB_FALSE);
}

BB_CFUNCTION(bytes_io_flush)
{
	return answer(t, self, BB_NONE);
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_io(self)->stream.closed) != 0);
}

/* ---- Pickling: (bytes, position, attributes). ---- */

BB_CFUNCTION(bytes_io_getstate)
{
	BbValue state[3] = {bytes_io_getvalue(t, self, NULL, 0, BB_EMPTY)};
	state[1] = bb_is_empty(state[0]) ? BB_EMPTY : bytes_io_tell(t, self, NULL, 0, BB_EMPTY);
	BbValue attributes = bb_is_empty(state[1]) ? BB_EMPTY : bb_instance_dict(t, self);
	if (bb_is_empty(attributes))
		return BB_EMPTY;
	state[2] = bb_dict_count(attributes) ? bb_dict_copy(t, attributes) : BB_NONE;
	return bb_is_empty(state[2]) ? BB_EMPTY : bb_tuple_from(t, state, 3);
}

BB_CFUNCTION(bytes_io_setstate)
{
	if (!bb_is_tuple(args[0]) || bb_tuple_count(args[0]) < 3)
		return bb_type_error(t, "%N.__setstate__ argument should be 3-tuple, got %T", bb_type_of(self),
				     args[0]);
	BbValue position = bb_tuple_get(args[0], 1), attributes = bb_tuple_get(args[0], 2);
	if (!bb_is_int(position))
		return bb_type_error(t, "second item of state must be an integer, not %T", position);
	if (bb_int_is_negative(position))
		return bb_value_error(t, "position value cannot be negative");
	if (!bb_is_none(attributes) && !bb_is_dict(attributes))
		return bb_type_error(t, "third item of state should be a dict, got a %T", attributes);
	if (!fill(t, self, bb_tuple_get(args[0], 0)) || bb_is_empty(bytes_io_seek(t, self, &position, 1, BB_EMPTY)))
		return BB_EMPTY;
	if (bb_is_none(attributes))
		return BB_NONE;
	BbValue dict = bb_instance_dict(t, self);
	return !bb_is_empty(dict) && bb_dict_merge(t, dict, attributes, true) ? BB_NONE : BB_EMPTY;
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_bytes_type, name, fn, min, max, doc)

static const BbBuiltin bytes_io_methods[] = {
	M("__getstate__", bytes_io_getstate, 0, 0, "What pickle keeps."),
	BB_METHOD_KW(bb_io_bytes_type, "__init__", bytes_io_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_NEW(bb_io_bytes_type, bytes_io_new),
	BB_NEXT_ENTRY(bb_io_bytes_type),
	M("__setstate__", bytes_io_setstate, 1, 1, "What pickle gives back."),
	M("close", bytes_io_close, 0, 0, "Forget the bytes."),
	BB_GETSET(bb_io_bytes_type, "closed", get_closed, NULL, "Is the stream closed?"),
	M("flush", bytes_io_flush, 0, 0, "Does nothing."),
	M("getbuffer", bytes_io_getbuffer, 0, 0, "A view of the bytes, through which they can be changed."),
	M("getvalue", bytes_io_getvalue, 0, 0, "All bytes."),
	M("isatty", bytes_io_isatty, 0, 0, "No."),
	M("read", bytes_io_read, 0, 1, "Read size bytes, or all."),
	M("read1", bytes_io_read, 0, 1, "Read size bytes, or all."),
	M("readable", bytes_io_yes, 0, 0, "Yes."),
	M("readinto", bytes_io_readinto, 1, 1, "Read into a buffer: how many bytes."),
	M("readinto1", bytes_io_readinto, 1, 1, "Read into a buffer: how many bytes."),
	M("readline", bytes_io_readline, 0, 1, "Read a line, at most size bytes of it."),
	M("readlines", bytes_io_readlines, 0, 1, "A list of lines, of about hint bytes in all if that is given."),
	M("seek", bytes_io_seek, 1, 2,
	  "Set the position, relative to the beginning (whence 0), the position or the end."),
	M("seekable", bytes_io_yes, 0, 0, "Yes."),
	M("tell", bytes_io_tell, 0, 0, "The position."),
	M("truncate", bytes_io_truncate, 0, 1, "Cut the bytes off behind size, by default the position."),
	M("writable", bytes_io_yes, 0, 0, "Yes."),
	M("write", bytes_io_write, 1, 1, "Write bytes: how many."),
};

BbType bb_io_bytes_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bytes_trace},
	.name = "BytesIO",
	.module = "_io",
	.doc = BB_DOC("BytesIO(initial_bytes=b''): a stream of bytes in memory."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(BytesIO),
	.instance_offset = offsetof(BytesIO, part),
	.base = &bb_io_base_buffered_type,
	.methods = bytes_io_methods,
	.method_count = BB_COUNT(bytes_io_methods),
	.next = bytes_io_next,
};
