/* SPDX-License-Identifier: MIT */
/*
 * The base classes of streams.  Their methods call what subclasses define.
 *
 * Threading: the flags of a stream are published words; nothing else here has state.
 */
#include "modules/io_base.h"

#include "modules/mod_sys.h"
#include "modules/modules.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/instance_dict.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "vm/import.h"
#include "vm/name.h"
#include "vm/vm.h"

static BbIoStream *to_stream(BbValue v)
{
	return bb_to_pointer(v);
}

void bb_io_base_trace(BbTracer *tracer, void *cell)
{
	BbObject *object = cell;
	bb_instance_trace(tracer, object, bb_type_of_object(object));
}

/* ---- For the other files. ---- */

BbType bb_io_base_unsupported_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.name = "UnsupportedOperation",
	.module = "io",
	.doc = BB_DOC("The stream cannot do that."),
	.flags = BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF | BB_TYPE_IS_EXCEPTION,
	.instance_size = sizeof(BbException),
	.instance_offset = offsetof(BbException, part),
	.base = &bb_exc_OSError,
	.second_base = &bb_exc_ValueError,
};

BbValue bb_io_base_unsupported(BbThread *t, const char *message)
{
	return bb_raise(t, &bb_io_base_unsupported_type, "%s", message);
}

int bb_io_base_is_closed(BbThread *t, BbValue stream)
{
	BbValue closed = bb_getattr_text(t, stream, "closed");
	return bb_is_empty(closed) ? -1 : bb_truth(t, closed);
}

bool bb_io_base_check_open(BbThread *t, BbValue stream, const char *message)
{
	int closed = bb_io_base_is_closed(t, stream);
	if (closed > 0)
		bb_value_error(t, "%s", message ? message : "I/O operation on closed file.");
	return closed == 0;
}

int bb_io_base_ask(BbThread *t, BbValue stream, const char *name)
{
	BbValue answer = bb_call_method(t, stream, name, NULL, 0);
	return bb_is_empty(answer) ? -1 : bb_truth(t, answer);
}

bool bb_io_base_size(BbThread *t, BbValue v, intptr_t *out)
{
	*out = -1;
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	if (!bb_is_int(v) && bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		bb_type_error(t, "argument should be integer or None, not '%T'", v);
		return false;
	}
	return bb_index_ssize(t, v, false, out);
}

bool bb_io_base_offset(BbThread *t, BbValue v, int64_t *out)
{
	BbValue n = bb_index(t, v);
	if (bb_is_empty(n))
		return false;
	if (bb_int_to_i64(n, out))
		return true;
	bb_overflow_error(t, "Python int too large to convert to C long");
	return false;
}

bool bb_io_base_target(BbThread *t, BbValue v, BbBuffer *out)
{
	if (bb_buffer_acquire(t, v, out, BB_BUFFER_WRITABLE))
		return true;
	if (bb_exception_matches(t, &bb_exc_TypeError) || bb_exception_matches(t, &bb_exc_BufferError)) {
		bb_exception_clear(t);
		bb_type_error(t, "readinto() argument must be read-write bytes-like object, not %T", v);
	}
	return false;
}

BbValue bb_io_base_type_name(BbThread *t, BbValue stream)
{
	BbType *type = bb_type_of(stream);
	BbValue module = bb_type_module(t, type), name = bb_type_qualname(t, type);
	if (bb_is_empty(module) || bb_is_empty(name))
		return BB_EMPTY;
	return bb_format(t, "%S.%S", module, name);
}

BbValue bb_io_base_repr(BbThread *t, BbValue stream)
{
	BbValue type = bb_io_base_type_name(t, stream), name;
	if (bb_is_empty(type))
		return BB_EMPTY;
	int found = bb_getattr_optional(t, stream, BB_NAME(t, name), &name);
	if (found < 0 && bb_exception_matches(t, &bb_exc_ValueError))
		bb_exception_clear(t);
	else if (found < 0)
		return BB_EMPTY;
	return found > 0 ? bb_format(t, "<%S name=%R>", type, name) : bb_format(t, "<%S>", type);
}

BbValue bb_io_base_no_state(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return bb_type_error(t, "cannot pickle '%N' instances", bb_type_of(self));
}

BbValue bb_io_base_dict(BbThread *t, BbValue self)
{
	return bb_instance_dict(t, self);
}

void bb_io_base_keep(BbValue stream, bool kept)
{
	if (bb_is_pointer(stream) && bb_is_of_type(stream, &bb_io_base_type))
		bb_published8_store(&to_stream(stream)->kept, kept);
}

static const BbCellKind row_kind = {0};

BbIoRow *bb_io_base_grow(BbThread *t, const BbIoRow *old, size_t used, size_t capacity)
{
	if (old && capacity < old->capacity + old->capacity / 2)
		capacity = old->capacity + old->capacity / 2;
	if (capacity > SIZE_MAX / 4)
		return NULL;
	size_t size = bb_heap_round_size(sizeof(BbIoRow) + capacity);
	BbIoRow *row = bb_alloc(t, &row_kind, size);
	if (!row)
		return NULL;
	row->capacity = size - sizeof(BbIoRow);
	if (used)
		memcpy(row->data, old->data, used);
	return row;
}

/* Module warnings is imported already, or the command line asked for warnings. */
static bool warnings_wanted(BbThread *t)
{
	BbValue options = bb_name_of_sys(t, BB_NAME(t, warnoptions)), module;
	if (!bb_is_empty(options) && bb_is_list(options) && bb_length(t, options) > 0)
		return true;
	return bb_dict_get(t, bb_vm(t)->modules, BB_NAME(t, warnings), &module) > 0;
}

void bb_io_base_warn_unclosed(BbThread *t, BbValue stream)
{
	if (bb_sync_load(&t->rt->shutting_down) || !warnings_wanted(t))
		return;
	BbValue module = bb_import_module(t, "warnings");
	BbValue warn = bb_is_empty(module) ? BB_EMPTY : bb_getattr_text(t, module, "warn");
	BbValue args[] = {bb_is_empty(warn) ? BB_EMPTY : bb_format(t, "unclosed file %R", stream),
			  bb_from_pointer(&bb_exc_ResourceWarning), bb_from_small(1)};
	if (bb_is_empty(args[0]) || bb_is_empty(bb_call(t, warn, args, 3, BB_EMPTY)))
		bb_write_unraisable(t, "Exception ignored while finalizing file", stream);
}

/* ---- _IOBase ---- */

BB_CFUNCTION(base_new)
{
	void *stream = bb_instance_new(t, bb_to_pointer(args[0]));
	return stream ? bb_from_pointer(stream) : BB_EMPTY;
}

BB_CFUNCTION(base_check_closed)
{
	return bb_io_base_check_open(t, self, NULL) ? BB_NONE : BB_EMPTY;
}

/* TYPE._checkX: UnsupportedOperation if X() is false. */
static BbValue check_ability(BbThread *t, BbValue self, const char *question, const char *message)
{
	int able = bb_io_base_ask(t, self, question);
	return able < 0 ? BB_EMPTY : able ? BB_TRUE : bb_io_base_unsupported(t, message);
}

BB_CFUNCTION(base_check_readable)
{
	return check_ability(t, self, "readable", "File or stream is not readable.");
}

BB_CFUNCTION(base_check_seekable)
{
	return check_ability(t, self, "seekable", "File or stream is not seekable.");
}

BB_CFUNCTION(base_check_writable)
{
	return check_ability(t, self, "writable", "File or stream is not writable.");
}

BB_CFUNCTION(base_enter)
{
	return bb_io_base_check_open(t, self, NULL) ? self : BB_EMPTY;
}

BB_CFUNCTION(base_exit)
{
	return bb_call_method(t, self, "close", NULL, 0);
}

BB_CFUNCTION(base_close)
{
	BbIoStream *stream = to_stream(self);
	if (bb_published8_load(&stream->closed))
		return BB_NONE;
	BbValue result = bb_call_method(t, self, "flush", NULL, 0);
	bb_published8_store(&stream->closed, 1);
	return bb_is_empty(result) ? BB_EMPTY : BB_NONE;
}

/* The finalizer closes what the program forgot to. */
BB_CFUNCTION(base_del)
{
	if (bb_published8_load(&to_stream(self)->kept))
		return BB_NONE;
	int closed = bb_io_base_is_closed(t, self);
	if (closed == 0 && !bb_is_empty(bb_call_method(t, self, "close", NULL, 0)))
		return BB_NONE;
	/* A stream that was never set up, or cannot be closed. */
	bb_exception_clear(t);
	return BB_NONE;
}

static BbValue base_get_closed(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_stream(self)->closed) != 0);
}

BB_CFUNCTION(base_flush)
{
	if (bb_published8_load(&to_stream(self)->closed))
		return bb_value_error(t, "I/O operation on closed file.");
	return BB_NONE;
}

BB_CFUNCTION(base_no)
{
	return bb_io_base_check_open(t, self, NULL) ? BB_FALSE : BB_EMPTY;
}

BB_CFUNCTION(base_fileno)
{
	return bb_io_base_unsupported(t, "fileno");
}

BB_CFUNCTION(base_seek)
{
	return bb_io_base_unsupported(t, "seek");
}

BB_CFUNCTION(base_tell)
{
	BbValue v[] = {bb_from_small(0), bb_from_small(1)};
	return bb_call_method(t, self, "seek", v, 2);
}

BB_CFUNCTION(base_truncate)
{
	return bb_io_base_unsupported(t, "truncate");
}

/* How many bytes readline() may read at once without going beyond the line: what peek() shows, or 1. */
static intptr_t line_step(BbThread *t, BbValue self, BbValue peek, intptr_t limit)
{
	if (bb_is_empty(peek))
		return 1;
	BbValue ahead = bb_call1(t, peek, bb_from_small(1));
	if (bb_is_empty(ahead))
		return -1;
	if (!bb_is_bytes(ahead)) {
		bb_raise(t, &bb_exc_OSError, "peek() should have returned a bytes object, not '%T'", ahead);
		return -1;
	}
	size_t size = bb_bytes_size(ahead);
	if (size == 0)
		return 1;
	if (limit >= 0 && size > (size_t)limit)
		size = (size_t)limit;
	const char *end = memchr(bb_bytes_data(ahead), '\n', size);
	return end ? end - bb_bytes_data(ahead) + 1 : (intptr_t)size;
}

BB_CFUNCTION(base_readline)
{
	intptr_t limit = -1;
	BbValue peek = BB_EMPTY;
	if (!bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &limit) ||
	    bb_getattr_optional(t, self, bb_intern_text(t, "peek"), &peek) < 0)
		return BB_EMPTY;
	BbBytesBuilder line;
	bb_bytes_builder_init(&line, t);
	while (limit < 0 || line.size < (size_t)limit) {
		intptr_t step = line_step(t, self, peek, limit < 0 ? -1 : limit - (intptr_t)line.size);
		BbValue size = bb_from_small(step);
		BbValue bytes = step < 0 ? BB_EMPTY : bb_call_method(t, self, "read", &size, 1);
		if (bb_is_empty(bytes))
			return BB_EMPTY;
		if (!bb_is_bytes(bytes))
			return bb_raise(t, &bb_exc_OSError, "read() should have returned a bytes object, not '%T'",
					bytes);
		size_t n = bb_bytes_size(bytes);
		if (n == 0)
			break;
		if (!bb_bytes_builder_add(&line, bb_bytes_data(bytes), n))
			return BB_EMPTY;
		if (bb_bytes_data(bytes)[n - 1] == '\n')
			break;
	}
	return bb_bytes_builder_finish(&line);
}

BB_CFUNCTION(base_iter)
{
	return bb_io_base_check_open(t, self, NULL) ? self : BB_EMPTY;
}

static BbValue base_next(BbThread *t, BbValue self)
{
	BbValue line = bb_call_method(t, self, "readline", NULL, 0);
	if (bb_is_empty(line))
		return BB_EMPTY;
	intptr_t n = bb_length(t, line);
	return n > 0 ? line : BB_EMPTY;
}

BB_CFUNCTION(base_readlines)
{
	intptr_t hint, total = 0;
	if (!bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &hint))
		return BB_EMPTY;
	BbValue lines = bb_list_new(t, 0), iterator = bb_is_empty(lines) ? BB_EMPTY : bb_iter(t, self), line;
	int more = bb_is_empty(iterator) ? -1 : 1;
	while (more > 0 && (more = bb_next(t, iterator, &line)) > 0) {
		if (!bb_list_append(t, lines, line))
			return BB_EMPTY;
		intptr_t n = hint > 0 ? bb_length(t, line) : 0;
		if (n < 0)
			return BB_EMPTY;
		total += n;
		if (hint > 0 && total >= hint)
			break;
	}
	return more < 0 ? BB_EMPTY : lines;
}

BB_CFUNCTION(base_writelines)
{
	if (!bb_io_base_check_open(t, self, NULL))
		return BB_EMPTY;
	BbValue iterator = bb_iter(t, args[0]), line;
	int more = bb_is_empty(iterator) ? -1 : 1;
	while (more > 0 && (more = bb_next(t, iterator, &line)) > 0)
		if (bb_is_empty(bb_call_method(t, self, "write", &line, 1)))
			return BB_EMPTY;
	return more < 0 ? BB_EMPTY : BB_NONE;
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_base_type, name, fn, min, max, doc)

static const BbBuiltin base_methods[] = {
	M("__del__", base_del, 0, 0, "Close the stream."),
	BB_GETSET(bb_io_base_type, "__dict__", bb_io_base_dict, NULL, "The attributes."),
	M("__enter__", base_enter, 0, 0, "Return self."),
	M("__exit__", base_exit, 0, -1, "Close the stream."),
	M("__iter__", base_iter, 0, 0, "Return self: a stream is an iterator over its lines."),
	BB_NEW(bb_io_base_type, base_new),
	BB_NEXT_ENTRY(bb_io_base_type),
	M("_checkClosed", base_check_closed, 0, 1, "Raise ValueError if the stream is closed."),
	M("_checkReadable", base_check_readable, 0, 1, "Raise UnsupportedOperation if it cannot be read from."),
	M("_checkSeekable", base_check_seekable, 0, 1, "Raise UnsupportedOperation if it has no positions."),
	M("_checkWritable", base_check_writable, 0, 1, "Raise UnsupportedOperation if it cannot be written to."),
	M("close", base_close, 0, 0, "Flush and close the stream.  Closing it again does nothing."),
	BB_GETSET(bb_io_base_type, "closed", base_get_closed, NULL, "Is the stream closed?"),
	M("fileno", base_fileno, 0, 0, "The file's number, if there is one."),
	M("flush", base_flush, 0, 0, "Write out what is buffered."),
	M("isatty", base_no, 0, 0, "Is it a terminal?"),
	M("readable", base_no, 0, 0, "Can the stream be read from?"),
	M("readline", base_readline, 0, 1, "Read a line, at most size bytes of it."),
	M("readlines", base_readlines, 0, 1, "A list of lines, of about hint bytes in all if that is given."),
	M("seek", base_seek, 1, 2, "Set the position, relative to the beginning (whence 0), the position or the end."),
	M("seekable", base_no, 0, 0, "Can the position be set?"),
	M("tell", base_tell, 0, 0, "The position."),
	M("truncate", base_truncate, 0, 1, "Set the size of the file, by default to the position."),
	M("writable", base_no, 0, 0, "Can the stream be written to?"),
	M("writelines", base_writelines, 1, 1, "Write several lines, which have their ends with them."),
};
#undef M

BbType bb_io_base_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_io_base_trace},
	.name = "_IOBase",
	.module = "_io",
	.doc = BB_DOC("What all streams have in common."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(BbIoPlain),
	.instance_offset = offsetof(BbIoPlain, part),
	.methods = base_methods,
	.method_count = BB_COUNT(base_methods),
	.next = base_next,
};

/* ---- _RawIOBase ---- */

BB_CFUNCTION(raw_missing)
{
	return bb_raise_with(t, &bb_exc_NotImplementedError, NULL, 0);
}

BB_CFUNCTION(raw_read)
{
	intptr_t size;
	if (!bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &size))
		return BB_EMPTY;
	if (size < 0)
		return bb_call_method(t, self, "readall", NULL, 0);
	BbValue length = bb_int_from_ssize(t, size);
	BbValue room = bb_is_empty(length) ? BB_EMPTY : bb_call1(t, bb_from_pointer(&bb_bytearray_type), length);
	BbValue got = bb_is_empty(room) ? BB_EMPTY : bb_call_method(t, self, "readinto", &room, 1);
	intptr_t n;
	if (bb_is_empty(got) || bb_is_none(got))
		return got;
	if (!bb_index_ssize(t, got, false, &n))
		return BB_EMPTY;
	if (n < 0 || n > size)
		return bb_value_error(t, "readinto returned %zd outside buffer size %zd", n, size);
	BbValue all = bb_bytearray_snapshot(t, room);
	return bb_is_empty(all) || (size_t)n == bb_bytes_size(all) ? all
								   : bb_bytes_new(t, bb_bytes_data(all), (size_t)n);
}

BB_CFUNCTION(raw_readall)
{
	BbBytesBuilder all;
	bb_bytes_builder_init(&all, t);
	for (;;) {
		BbValue size = bb_from_small(131072), bytes = bb_call_method(t, self, "read", &size, 1);
		if (bb_is_empty(bytes) || (bb_is_none(bytes) && all.size == 0))
			return bytes;
		if (bb_is_none(bytes))
			break;
		if (!bb_is_bytes(bytes))
			return bb_type_error(t, "read() should return bytes");
		if (bb_bytes_size(bytes) == 0)
			break;
		if (!bb_bytes_builder_add(&all, bb_bytes_data(bytes), bb_bytes_size(bytes)))
			return BB_EMPTY;
	}
	return bb_bytes_builder_finish(&all);
}

static const BbBuiltin raw_methods[] = {
	BB_METHOD(bb_io_base_raw_type, "read", raw_read, 0, 1, "Read up to size bytes, or all."),
	BB_METHOD(bb_io_base_raw_type, "readall", raw_readall, 0, 0, "Read to the end."),
	BB_METHOD(bb_io_base_raw_type, "readinto", raw_missing, 1, 1, "Read into a buffer."),
	BB_METHOD(bb_io_base_raw_type, "write", raw_missing, 1, 1, "Write bytes."),
};

BbType bb_io_base_raw_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_io_base_trace},
	.name = "_RawIOBase",
	.module = "_io",
	.doc = BB_DOC("A stream of bytes without a buffer."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(BbIoPlain),
	.instance_offset = offsetof(BbIoPlain, part),
	.base = &bb_io_base_type,
	.methods = raw_methods,
	.method_count = BB_COUNT(raw_methods),
};

/* ---- _BufferedIOBase ---- */

#define UNSUPPORTED(name)                                                                                              \
	BB_CFUNCTION(unsupported_##name)                                                                               \
	{                                                                                                              \
		return bb_io_base_unsupported(t, #name);                                                               \
	}
UNSUPPORTED(detach)
UNSUPPORTED(read)
UNSUPPORTED(read1)
UNSUPPORTED(readline)
UNSUPPORTED(write)

static BbValue read_into(BbThread *t, BbValue self, BbValue target, const char *function)
{
	BbBuffer buffer;
	if (!bb_io_base_target(t, target, &buffer))
		return BB_EMPTY;
	BbValue size = bb_int_from_size(t, buffer.size), result = BB_EMPTY;
	BbValue bytes = bb_is_empty(size) ? BB_EMPTY : bb_call_method(t, self, function, &size, 1);
	if (bb_is_empty(bytes))
		goto out;
	if (!bb_is_bytes(bytes)) {
		bb_type_error(t, "read() should return bytes");
		goto out;
	}
	size_t n = bb_bytes_size(bytes);
	if (n > buffer.size) {
		bb_value_error(t, "read() returned too much data: %zu bytes requested, %zu returned", buffer.size, n);
		goto out;
	}
	bb_buffer_store(buffer.data, bb_bytes_data(bytes), n);
	result = bb_int_from_size(t, n);
out:
	bb_buffer_release(t, &buffer);
	return result;
}

BB_CFUNCTION(buffered_readinto)
{
	return read_into(t, self, args[0], "read");
}

BB_CFUNCTION(buffered_readinto1)
{
	return read_into(t, self, args[0], "read1");
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_base_buffered_type, name, fn, min, max, doc)

static const BbBuiltin buffered_methods[] = {
	M("detach", unsupported_detach, 0, 0, "Part from the raw stream and return it."),
	M("read", unsupported_read, 0, 1, "Read size bytes, or all."),
	M("read1", unsupported_read1, 0, 1, "Read up to size bytes by at most one call of the raw stream."),
	M("readinto", buffered_readinto, 1, 1, "Read into a buffer."),
	M("readinto1", buffered_readinto1, 1, 1, "Read into a buffer by at most one call of the raw stream."),
	M("write", unsupported_write, 1, 1, "Write bytes."),
};
#undef M

BbType bb_io_base_buffered_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_io_base_trace},
	.name = "_BufferedIOBase",
	.module = "_io",
	.doc = BB_DOC("A stream of bytes with a buffer."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(BbIoPlain),
	.instance_offset = offsetof(BbIoPlain, part),
	.base = &bb_io_base_type,
	.methods = buffered_methods,
	.method_count = BB_COUNT(buffered_methods),
};

/* ---- _TextIOBase ---- */

static BbValue get_none(BbThread *t, BbValue self)
{
	return BB_NONE;
}

static const BbBuiltin text_methods[] = {
	BB_METHOD(bb_io_base_text_type, "detach", unsupported_detach, 0, 0, "Part from the buffer and return it."),
	BB_GETSET(bb_io_base_text_type, "encoding", get_none, NULL, "The encoding."),
	BB_GETSET(bb_io_base_text_type, "errors", get_none, NULL, "How errors of the encoding are handled."),
	BB_GETSET(bb_io_base_text_type, "newlines", get_none, NULL, "The kinds of line ends seen so far."),
	BB_METHOD(bb_io_base_text_type, "read", unsupported_read, 0, 1, "Read up to size characters, or all."),
	BB_METHOD(bb_io_base_text_type, "readline", unsupported_readline, 0, 1, "Read a line."),
	BB_METHOD(bb_io_base_text_type, "write", unsupported_write, 1, 1, "Write text: how many characters."),
};

BbType bb_io_base_text_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = bb_io_base_trace},
	.name = "_TextIOBase",
	.module = "_io",
	.doc = BB_DOC("A stream of text."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(BbIoPlain),
	.instance_offset = offsetof(BbIoPlain, part),
	.base = &bb_io_base_type,
	.methods = text_methods,
	.method_count = BB_COUNT(text_methods),
};

static BbType *const types[] = {
	&bb_io_base_unsupported_type, &bb_io_base_type,	     &bb_io_base_raw_type,
	&bb_io_base_buffered_type,    &bb_io_base_text_type,
};

bool bb_io_base_ready(BbThread *t)
{
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_type_ready(t, types[i]))
			return false;
	return true;
}

bool bb_io_base_init(BbThread *t, BbValue module)
{
	for (size_t i = 0; i < BB_COUNT(types); i++)
		if (!bb_modules_add_type(t, module, types[i]))
			return false;
	return true;
}
