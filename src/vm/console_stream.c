/* SPDX-License-Identifier: MIT */
/*
 * See console_stream.h.  `used' and `buffer' belong to whoever holds the object's lock; `busy' is 1 while a thread
 * reads or writes the descriptor.
 */
#include "vm/console_stream.h"

#include "object/bytes.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/lock.h"
#include "thread/parking.h"
#include "vm/import.h"
#include "vm/vm.h"

#include <errno.h>

/* Full buffering writes when this much has gathered. */
enum { FULL = 8192, CHUNK = 8192 };

static const BbCellKind raw_kind = {0};

typedef struct Buffer {
	const BbCellKind *kind;
	size_t capacity;
	char data[];
} Buffer;

typedef struct Stream {
	BbObject header;
	BbPublished buffer; /* Buffer * or NULL.  Guard: lock */
	BbPublished used;   /* bytes in it.  Guard: lock */
	BbPublished start;  /* reading: the first byte not yet taken.  Guard: busy */
	BbSync busy;
	BbPublished8 closed;
	int fd;
	bool writable;
	BbPublished8 line_buffered, write_through;
	BbValue name, mode; /* str */
	BbSlot errors;	    /* str */
	BbSlot binary;	    /* the binary stream over the same descriptor, once asked for, or EMPTY */
} Stream;

static Stream *to_stream(BbValue v)
{
	return bb_to_pointer(v);
}

static void stream_trace(BbTracer *tracer, void *cell)
{
	Stream *s = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load(&s->buffer));
	bb_trace(tracer, s->name);
	bb_trace(tracer, s->mode);
	bb_trace_slot(tracer, &s->errors);
	bb_trace_slot(tracer, &s->binary);
}

BbValue bb_console_stream_new(BbThread *t, int fd, const char *name, const char *mode, const char *errors,
			      bool line_buffered, bool write_through)
{
	BbValue name_text = bb_intern_text(t, name), mode_text = bb_intern_text(t, mode),
		errors_text = bb_intern_text(t, errors);
	if (bb_is_empty(name_text) || bb_is_empty(mode_text) || bb_is_empty(errors_text))
		return BB_EMPTY;
	Stream *s = bb_object_new(t, &bb_console_stream_type, sizeof *s);
	if (!s)
		return BB_EMPTY;
	s->fd = fd;
	s->writable = *mode == 'w';
	bb_published8_store(&s->line_buffered, line_buffered || bb_platform_is_terminal(fd));
	bb_published8_store(&s->write_through, write_through);
	s->name = name_text;
	s->mode = mode_text;
	bb_slot_init(&s->errors, errors_text);
	return bb_from_pointer(s);
}

/* ---- The descriptor: one thread at a time. ---- */

static bool is_busy(void *arg)
{
	return bb_sync_load(arg) == 1;
}

/* Waits until nobody uses the descriptor and takes it.  False: a signal handler raised. */
static bool claim(BbThread *t, Stream *s)
{
	uint32_t expected = 0;
	while (!bb_sync_cas(&s->busy, &expected, 1)) {
		expected = 0;
		BbParkResult result =
			bb_park(t, &s->busy, is_busy, &s->busy, 0, BB_FOREVER, BB_PARK_INTERRUPTIBLE, NULL);
		if (result == BB_PARK_INTERRUPTED && !bb_vm_poll(t))
			return false;
	}
	return true;
}

static void give_back(BbThread *t, Stream *s)
{
	bb_sync_exchange(&s->busy, 0);
	bb_unpark(t->rt, &s->busy, UINT32_MAX, NULL, NULL);
}

typedef struct Transfer {
	int fd;
	char *data;
	size_t size;
	intptr_t result;
} Transfer;

static void *write_some(void *arg)
{
	Transfer *transfer = arg;
	transfer->result = bb_platform_write(transfer->fd, transfer->data, transfer->size);
	return NULL;
}

static void *read_some(void *arg)
{
	Transfer *transfer = arg;
	transfer->result = bb_platform_read(transfer->fd, transfer->data, transfer->size);
	return NULL;
}

/* Writes all of data.  The caller has claimed the stream and keeps the cell that data is in. */
static bool write_all(BbThread *t, Stream *s, char *data, size_t size)
{
	while (size > 0) {
		Transfer transfer = {.fd = s->fd, .data = data, .size = size};
		bb_detached(t, write_some, &transfer);
		if (transfer.result == -EINTR) {
			if (!bb_vm_poll(t))
				return false;
			continue;
		}
		if (transfer.result < 0) {
			bb_raise_os_error(t, (int)-transfer.result, BB_EMPTY);
			return false;
		}
		data += transfer.result;
		size -= (size_t)transfer.result;
	}
	return true;
}

bool bb_console_stream_flush(BbThread *t, BbValue stream)
{
	Stream *s = to_stream(stream);
	if (!s->writable)
		return true;
	if (!claim(t, s))
		return false;
	bb_lock(t, &s->header.lock);
	Buffer *buffer = (Buffer *)bb_published_load(&s->buffer);
	size_t used = bb_published_load(&s->used);
	bb_store_pointer(t, s, &s->buffer, NULL);
	bb_published_store(&s->used, 0);
	bb_unlock(t, &s->header.lock);
	bool done = used == 0 || write_all(t, s, buffer->data, used);
	/* The cell is used again, unless somebody has made another meanwhile. */
	bb_lock(t, &s->header.lock);
	if (buffer && !bb_published_load(&s->buffer))
		bb_store_pointer(t, s, &s->buffer, buffer);
	bb_unlock(t, &s->header.lock);
	give_back(t, s);
	return done;
}

/* ---- Writing. ---- */

static bool check_open(BbThread *t, Stream *s, bool writing)
{
	if (bb_published8_load(&s->closed))
		bb_value_error(t, "I/O operation on closed file.");
	else if (s->writable != writing)
		bb_raise(t, &bb_exc_OSError, writing ? "not writable" : "not readable");
	else
		return true;
	return false;
}

/* Appends bytes; the new number of bytes in the buffer, 0: no memory. */
static size_t append_locked(BbThread *t, Stream *s, const char *data, size_t size)
{
	Buffer *buffer = (Buffer *)bb_published_load(&s->buffer);
	size_t used = bb_published_load(&s->used);
	if (!buffer || buffer->capacity - used < size) {
		size_t capacity = buffer ? buffer->capacity : FULL;
		while (capacity - used < size)
			capacity *= 2;
		Buffer *larger = bb_alloc(t, &raw_kind, sizeof *larger + capacity);
		if (!larger)
			return 0;
		larger->capacity = capacity;
		if (used)
			memcpy(larger->data, buffer->data, used);
		bb_store_pointer(t, s, &s->buffer, larger);
		buffer = larger;
	}
	memcpy(buffer->data + used, data, size);
	bb_published_store(&s->used, used + size);
	return used + size;
}

bool bb_console_stream_write(BbThread *t, BbValue stream, BbValue text)
{
	Stream *s = to_stream(stream);
	if (!check_open(t, s, true))
		return false;
	const char *data = bb_str_text(text);
	size_t size = bb_to_str(text)->size;
	if (size == 0)
		return true;
	if (!bb_str_is_ascii(bb_to_str(text))) {
		BbValue bytes = bb_codec_encode(t, text, "utf-8", bb_str_text(bb_slot_load(&s->errors)));
		if (bb_is_empty(bytes))
			return false;
		data = bb_bytes_data(bytes);
		size = bb_bytes_size(bytes);
		text = bytes;
	}
	bb_lock(t, &s->header.lock);
	size_t used = append_locked(t, s, data, size);
	bb_unlock(t, &s->header.lock);
	if (used == 0) {
		bb_raise_no_memory(t);
		return false;
	}
	bool now = bb_published8_load(&s->write_through) || used >= FULL ||
		   (bb_published8_load(&s->line_buffered) && memchr(data, '\n', size));
	BB_KEEP_FRAME();
	return !now || bb_console_stream_flush(t, stream);
}

/* ---- Reading. ---- */

/* Makes room and reads more: the number of bytes read, 0 at the end, -1: raised.  The caller has claimed the stream. */
static intptr_t fill(BbThread *t, Stream *s)
{
	Buffer *buffer = (Buffer *)bb_published_load(&s->buffer);
	size_t used = bb_published_load(&s->used), start = bb_published_load(&s->start);
	if (start == used)
		start = used = 0;
	if (!buffer || buffer->capacity - used < CHUNK) {
		size_t capacity = (used - start) * 2 + CHUNK;
		Buffer *larger = bb_alloc(t, &raw_kind, sizeof *larger + capacity);
		if (!larger) {
			bb_raise_no_memory(t);
			return -1;
		}
		larger->capacity = capacity;
		if (used > start)
			memcpy(larger->data, buffer->data + start, used - start);
		used -= start;
		start = 0;
		bb_store_pointer(t, s, &s->buffer, larger);
		buffer = larger;
	}
	bb_published_store(&s->used, used);
	bb_published_store(&s->start, start);
	for (;;) {
		Transfer transfer = {.fd = s->fd, .data = buffer->data + used, .size = CHUNK};
		bb_detached(t, read_some, &transfer);
		if (transfer.result >= 0) {
			bb_published_store(&s->used, used + (size_t)transfer.result);
			return transfer.result;
		}
		if (transfer.result != -EINTR) {
			bb_raise_os_error(t, (int)-transfer.result, BB_EMPTY);
			return -1;
		}
		if (!bb_vm_poll(t))
			return -1;
	}
}

/* Text of the first n unread bytes, which are consumed. */
static BbValue take(BbThread *t, Stream *s, size_t n)
{
	Buffer *buffer = (Buffer *)bb_published_load(&s->buffer);
	size_t start = bb_published_load(&s->start);
	bb_published_store(&s->start, start + n);
	return n ? bb_str_decode_utf8(t, buffer->data + start, n, bb_str_text(bb_slot_load(&s->errors)))
		 : bb_str_empty(t);
}

/* How many unread bytes the first line has; 0: its end is not there yet. */
static size_t line_size(const Stream *s, size_t from)
{
	const Buffer *buffer = (const Buffer *)bb_published_load(&s->buffer);
	size_t start = bb_published_load(&s->start), used = bb_published_load(&s->used);
	if (!buffer || start + from >= used)
		return 0;
	const char *end = memchr(buffer->data + start + from, '\n', used - start - from);
	return end ? (size_t)(end - (buffer->data + start)) + 1 : 0;
}

BbValue bb_console_stream_readline(BbThread *t, BbValue stream, intptr_t limit)
{
	Stream *s = to_stream(stream);
	if (!check_open(t, s, false) || !claim(t, s))
		return BB_EMPTY;
	BbValue text = BB_EMPTY;
	size_t seen = 0, n = 0;
	for (;;) {
		n = line_size(s, seen);
		seen = bb_published_load(&s->used) - bb_published_load(&s->start);
		if (n == 0 && limit >= 0 && seen >= (size_t)limit)
			n = (size_t)limit;
		if (n > 0)
			break;
		intptr_t got = fill(t, s);
		if (got < 0)
			goto out;
		if (got == 0) {
			n = bb_published_load(&s->used) - bb_published_load(&s->start);
			break;
		}
	}
	text = take(t, s, limit >= 0 && n > (size_t)limit ? (size_t)limit : n);
out:
	give_back(t, s);
	return text;
}

static BbValue read_all(BbThread *t, Stream *s, intptr_t limit)
{
	if (!check_open(t, s, false) || !claim(t, s))
		return BB_EMPTY;
	BbValue text = BB_EMPTY;
	for (;;) {
		size_t have = bb_published_load(&s->used) - bb_published_load(&s->start);
		if (limit >= 0 && have >= (size_t)limit) {
			text = take(t, s, (size_t)limit);
			break;
		}
		intptr_t got = fill(t, s);
		if (got < 0)
			break;
		if (got == 0) {
			text = take(t, s, bb_published_load(&s->used) - bb_published_load(&s->start));
			break;
		}
	}
	give_back(t, s);
	return text;
}

/* ---- As a Python object. ---- */

BB_CFUNCTION(method_write)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "write() argument must be str, not %T", args[0]);
	if (!bb_console_stream_write(t, self, args[0]))
		return BB_EMPTY;
	return bb_int_from_size(t, bb_to_str(args[0])->length);
}

BB_CFUNCTION(method_writelines)
{
	BbValue iterator = bb_iter(t, args[0]), line;
	int more;
	while ((more = bb_is_empty(iterator) ? -1 : bb_next(t, iterator, &line)) > 0)
		if (bb_is_empty(method_write(t, self, &line, 1, BB_EMPTY)))
			return BB_EMPTY;
	return more < 0 ? BB_EMPTY : BB_NONE;
}

BB_CFUNCTION(method_flush)
{
	if (bb_published8_load(&to_stream(self)->closed))
		return bb_value_error(t, "I/O operation on closed file.");
	return bb_console_stream_flush(t, self) ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(method_close)
{
	Stream *s = to_stream(self);
	if (bb_published8_load(&s->closed))
		return BB_NONE;
	bool flushed = bb_console_stream_flush(t, self);
	bb_published8_store(&s->closed, 1);
	bb_platform_close(s->fd);
	return flushed ? BB_NONE : BB_EMPTY;
}

static bool limit_of(BbThread *t, const BbValue *args, size_t nargs, intptr_t *limit)
{
	*limit = -1;
	return nargs == 0 || bb_is_none(args[0]) || bb_index_ssize(t, args[0], true, limit);
}

BB_CFUNCTION(method_read)
{
	intptr_t limit;
	return limit_of(t, args, nargs, &limit) ? read_all(t, to_stream(self), limit) : BB_EMPTY;
}

BB_CFUNCTION(method_readline)
{
	intptr_t limit;
	return limit_of(t, args, nargs, &limit) ? bb_console_stream_readline(t, self, limit) : BB_EMPTY;
}

static BbValue next_line(BbThread *t, BbValue self)
{
	BbValue line = bb_console_stream_readline(t, self, -1);
	return !bb_is_empty(line) && bb_to_str(line)->size == 0 ? BB_EMPTY : line;
}

BB_CFUNCTION(method_readlines)
{
	BbValue list = bb_list_new(t, 0);
	while (!bb_is_empty(list)) {
		BbValue line = next_line(t, self);
		if (bb_is_empty(line))
			break;
		if (!bb_list_append(t, list, line))
			return BB_EMPTY;
	}
	return bb_has_exception(t) ? BB_EMPTY : list;
}

BB_CFUNCTION(method_fileno)
{
	return bb_from_small(to_stream(self)->fd);
}

BB_CFUNCTION(method_isatty)
{
	return bb_bool(bb_platform_is_terminal(to_stream(self)->fd));
}

BB_CFUNCTION(method_readable)
{
	return bb_bool(!to_stream(self)->writable);
}

BB_CFUNCTION(method_writable)
{
	return bb_bool(to_stream(self)->writable);
}

BB_CFUNCTION(method_seekable)
{
	return BB_FALSE;
}

BB_CFUNCTION(method_enter)
{
	return self;
}

BB_CFUNCTION(method_exit)
{
	return method_close(t, self, args, 0, BB_EMPTY);
}

BB_CFUNCTION(method_repr)
{
	Stream *s = to_stream(self);
	return bb_format(t, "<_io.TextIOWrapper name=%R mode=%R encoding='utf-8'>", s->name, s->mode);
}

static BbValue get_encoding(BbThread *t, BbValue self)
{
	return bb_intern_text(t, "utf-8");
}

static BbValue get_errors(BbThread *t, BbValue self)
{
	return bb_slot_load(&to_stream(self)->errors);
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return to_stream(self)->name;
}

static BbValue get_mode(BbThread *t, BbValue self)
{
	return to_stream(self)->mode;
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_stream(self)->closed) != 0);
}

static BbValue get_line_buffering(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_stream(self)->line_buffered) != 0);
}

static BbValue get_newlines(BbThread *t, BbValue self)
{
	return BB_NONE;
}

static BbValue get_write_through(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_stream(self)->write_through) != 0);
}

/* io.open(fd, mode, buffering, closefd=False) */
static BbValue get_buffer(BbThread *t, BbValue self)
{
	Stream *s = to_stream(self);
	BbValue binary = bb_slot_load(&s->binary);
	if (!bb_is_empty(binary))
		return binary;
	BbValue io = bb_import_module(t, "io");
	BbValue open = bb_is_empty(io) ? BB_EMPTY : bb_getattr_text(t, io, "open");
	BbValue closefd = bb_intern_text(t, "closefd");
	BbValue kwnames = bb_is_empty(open) || bb_is_empty(closefd) ? BB_EMPTY : bb_tuple_from(t, &closefd, 1);
	if (bb_is_empty(kwnames))
		return BB_EMPTY;
	BbValue args[] = {bb_from_small(s->fd), bb_intern_text(t, s->writable ? "wb" : "rb"),
			  bb_from_small(s->writable ? 0 : -1), BB_FALSE};
	binary = bb_call(t, open, args, 3, kwnames);
	if (!bb_is_empty(binary))
		bb_store(t, s, &s->binary, binary);
	return binary;
}

BB_PARAMS(reconfigure_params, "reconfigure", 0, 0, 0, "encoding", "errors", "newline", "line_buffering",
	  "write_through");

static bool set_flag(BbThread *t, BbValue v, BbPublished8 *flag)
{
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	int truth = bb_truth(t, v);
	if (truth >= 0)
		bb_published8_store(flag, (uint8_t)truth);
	return truth >= 0;
}

BB_CFUNCTION(method_reconfigure)
{
	Stream *s = to_stream(self);
	BbValue v[5];
	if (!bb_args_bind(t, &reconfigure_params, args, nargs, kwnames, v) || !bb_console_stream_flush(t, self))
		return BB_EMPTY;
	if (!bb_is_empty(v[0]) && bb_is_str(v[0]) && bb_codec_find(bb_str_text(v[0])) != BB_ENCODING_UTF8)
		return bb_raise(t, &bb_exc_LookupError, "only the encoding utf-8 is available for this stream, not %S",
				v[0]);
	if (!bb_is_empty(v[1]) && bb_is_str(v[1]))
		bb_store(t, s, &s->errors, v[1]);
	return set_flag(t, v[3], &s->line_buffered) && set_flag(t, v[4], &s->write_through) ? BB_NONE : BB_EMPTY;
}

#define METHOD(name, fn, min, max, doc) BB_METHOD(bb_console_stream_type, name, fn, min, max, doc)
#define GETTER(name, fn) BB_GETSET(bb_console_stream_type, name, fn, NULL, NULL)

static const BbBuiltin methods[] = {
	METHOD("__enter__", method_enter, 0, 0, "Return self."),
	METHOD("__exit__", method_exit, 0, -1, "Close the stream."),
	BB_ITER_SELF_ENTRY(bb_console_stream_type),
	BB_NEXT_ENTRY(bb_console_stream_type),
	METHOD("__repr__", method_repr, 0, 0, "Return repr(self)."),
	GETTER("buffer", get_buffer),
	METHOD("close", method_close, 0, 0, "Flush and close the stream."),
	GETTER("closed", get_closed),
	GETTER("encoding", get_encoding),
	GETTER("errors", get_errors),
	METHOD("fileno", method_fileno, 0, 0, "The file descriptor."),
	METHOD("flush", method_flush, 0, 0, "Write out what is buffered."),
	METHOD("isatty", method_isatty, 0, 0, "Is this a terminal?"),
	GETTER("line_buffering", get_line_buffering),
	GETTER("mode", get_mode),
	GETTER("name", get_name),
	GETTER("newlines", get_newlines),
	METHOD("read", method_read, 0, 1, "Read that many bytes' worth of text, or all."),
	METHOD("readable", method_readable, 0, 0, "Can the stream be read from?"),
	METHOD("readline", method_readline, 0, 1, "Read a line."),
	METHOD("readlines", method_readlines, 0, 1, "Read all lines."),
	BB_METHOD_KW(bb_console_stream_type, "reconfigure", method_reconfigure,
		     "Change how text is encoded and buffered."),
	METHOD("seekable", method_seekable, 0, 0, "Can the position be changed?"),
	METHOD("writable", method_writable, 0, 0, "Can the stream be written to?"),
	METHOD("write", method_write, 1, 1, "Write text and return how many characters that were."),
	GETTER("write_through", get_write_through),
	METHOD("writelines", method_writelines, 1, 1, "Write several pieces of text."),
};

BbType bb_console_stream_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = stream_trace},
	.name = "TextIOWrapper",
	.module = "_io",
	.doc = "A text stream over a file descriptor.",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(Stream),
	.methods = methods,
	.method_count = BB_COUNT(methods),
	.next = next_line,
};
