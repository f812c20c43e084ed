/* SPDX-License-Identifier: MIT */
/*
 * See io_text_type.h.
 *
 * Threading: each method holds the stream's lock from its first look to its last; attributes are single words.
 */
#include "modules/io_text_type.h"

#include "modules/io_buffered_type.h"
#include "modules/io_file.h"
#include "modules/io_text_position.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/type.h"
#include "platform/file.h"

enum { CHUNK = 8192 };

static BbIoText *to_text(BbValue v)
{
	return bb_to_io_text(v);
}

static void text_trace(BbTracer *tracer, void *cell)
{
	BbIoText *x = cell;
	const BbSlot *slots[] = {&x->buffer,	    &x->encoding,    &x->errors, &x->decoder, &x->encoder,
				 &x->decoder_flags, &x->start_flags, &x->text,	 &x->input};
	for (size_t i = 0; i < BB_COUNT(slots); i++)
		bb_trace_slot(tracer, slots[i]);
	bb_trace_pointer(tracer, (void *)bb_published_load(&x->row));
	bb_io_base_trace(tracer, cell);
}

/* ---- Making one. ---- */

typedef struct Settings {
	BbValue encoding, errors; /* str */
	BbNewline newline;
	bool line_buffering, write_through;
} Settings;

static bool set_up(BbThread *t, BbValue self, BbValue buffer, const Settings *s)
{
	BbIoText *x = to_text(self);
	BbValue old = bb_slot_load(&x->buffer);
	if (!bb_is_empty(old))
		bb_io_base_keep(old, false);
	bb_store(t, x, &x->buffer, BB_EMPTY);
	bb_io_text_forget(t, x);
	x->used = 0;
	x->chunk_size = CHUNK;
	bb_published8_store(&x->seen, 0);
	bb_published8_store(&x->line_buffering, s->line_buffering);
	bb_published8_store(&x->write_through, s->write_through);
	if (bb_io_base_ask(t, buffer, "readable") < 0 ||
	    !bb_io_text_set_codec(t, x, s->encoding, s->errors, s->newline))
		return false;
	x->is_buffered = bb_io_buffered_type_is_exact(buffer);
	int seekable = bb_io_base_ask(t, buffer, "seekable");
	if (seekable < 0)
		return false;
	x->seekable = x->telling = seekable;
	x->at_start = true;
	if (seekable && x->codec != BB_ENCODING_UTF8) {
		int64_t position = 0;
		int writable = bb_io_base_ask(t, buffer, "writable");
		BbValue at = writable > 0 ? bb_call_method(t, buffer, "tell", NULL, 0) : bb_from_small(0);
		if (writable < 0 || bb_is_empty(at) || !bb_io_base_offset(t, at, &position))
			return false;
		x->at_start = position == 0;
		BbValue encoder = bb_slot_load(&x->encoder), flag = bb_from_small(0);
		if (position && !bb_is_empty(encoder) && bb_is_empty(bb_call_method(t, encoder, "setstate", &flag, 1)))
			return false;
	}
	bb_store(t, x, &x->buffer, buffer);
	bb_io_base_keep(buffer, true);
	return true;
}

/* The same text, ending in a NUL. */
static BbValue interned(BbThread *t, BbValue v)
{
	BbValue text = bb_str_exact(t, v);
	return bb_is_empty(text) ? BB_EMPTY : bb_intern(t, text);
}

/* encoding=..., as a str. */
static BbValue encoding_argument(BbThread *t, BbValue v)
{
	if (bb_is_empty(v) || bb_is_none(v) || (bb_is_str(v) && bb_str_equals_text(v, "locale")))
		return bb_intern_text(t, "UTF-8");
	if (!bb_is_str(v))
		return bb_type_error(t, "TextIOWrapper() argument 'encoding' must be str or None, not %T", v);
	if (memchr(bb_str_text(v), 0, bb_to_str(v)->size))
		return bb_value_error(t, "embedded null character");
	return interned(t, v);
}

static BbValue errors_argument(BbThread *t, BbValue v)
{
	if (bb_is_empty(v) || bb_is_none(v))
		return bb_intern_text(t, "strict");
	return bb_is_str(v) ? interned(t, v)
			    : bb_type_error(t, "TextIOWrapper() argument 'errors' must be str or None, not %T", v);
}

/* Reads the arguments that __init__ and open() have in common. */
static bool read_settings(BbThread *t, BbValue encoding, BbValue errors, BbValue newline, Settings *out)
{
	out->encoding = encoding_argument(t, encoding);
	out->errors = bb_is_empty(out->encoding) ? BB_EMPTY : errors_argument(t, errors);
	return !bb_is_empty(out->errors) &&
	       bb_io_newline_parse(t, newline, BB_NEWLINE_TRANSLATE,
				   "TextIOWrapper() argument 'newline' must be str or None, not %T",
				   "illegal newline value: %S", &out->newline);
}

BbValue bb_io_text_type_new(BbThread *t, BbValue buffer, BbValue encoding, BbValue errors, BbValue newline,
			    bool line_buffering)
{
	Settings s = {.line_buffering = line_buffering};
	void *x = read_settings(t, encoding, errors, newline, &s) ? bb_instance_new(t, &bb_io_text_type) : NULL;
	return x && set_up(t, bb_from_pointer(x), buffer, &s) ? bb_from_pointer(x) : BB_EMPTY;
}

BB_CFUNCTION(text_new)
{
	void *x = bb_instance_new(t, bb_to_pointer(args[0]));
	return x ? bb_from_pointer(x) : BB_EMPTY;
}

BB_PARAMS(init_params, "TextIOWrapper", 0, 6, 1, "buffer", "encoding", "errors", "newline", "line_buffering",
	  "write_through");

/* An optional truth: 1, 0, -1 raised. */
static int flag(BbThread *t, BbValue v, bool standard)
{
	return bb_is_empty(v) || bb_is_none(v) ? standard : bb_truth(t, v);
}

BB_CFUNCTION(text_init)
{
	BbValue v[6];
	Settings s;
	if (!bb_args_bind(t, &init_params, args, nargs, kwnames, v) || !read_settings(t, v[1], v[2], v[3], &s))
		return BB_EMPTY;
	int lines = flag(t, v[4], false), through = lines < 0 ? -1 : flag(t, v[5], false);
	if (through < 0)
		return BB_EMPTY;
	s.line_buffering = lines;
	s.write_through = through;
	return set_up(t, self, v[0], &s) ? BB_NONE : BB_EMPTY;
}

BbValue bb_io_text_type_standard(BbThread *t, int fd, const char *name, const char *errors, bool unbuffered)
{
	bool reads = fd == 0;
	BbFileInfo info;
	if (bb_platform_file_info(fd, &info) < 0)
		return BB_NONE;
	BbValue raw = bb_io_file_open(t, bb_from_small(fd), reads ? "rb" : "wb", false, BB_NONE);
	BbValue shown = bb_is_empty(raw) ? BB_EMPTY : bb_intern_text(t, name);
	BbValue mode = bb_is_empty(shown) ? BB_EMPTY : bb_intern_text(t, reads ? "r" : "w");
	if (bb_is_empty(mode) || bb_instance_set(t, raw, BB_NAME(t, name), shown) < 0)
		return BB_EMPTY;
	BbType *type = reads ? &bb_io_buffered_type_reader : &bb_io_buffered_type_writer;
	BbValue buffer = unbuffered && !reads ? raw : bb_io_buffered_type_new(t, type, raw, BB_IO_BUFFERED_SIZE);
	BbValue how = bb_is_empty(buffer) ? BB_EMPTY : bb_intern_text(t, errors);
	BbValue encoding = bb_is_empty(how) ? BB_EMPTY : bb_intern_text(t, "utf-8");
	if (bb_is_empty(encoding))
		return BB_EMPTY;
	bool lines = fd == 2 || bb_io_file_is_terminal(bb_to_io_file(raw));
	/* Without buffers every write() goes to the file at once. */
	Settings s = {encoding, how, BB_NEWLINE_LF, lines, unbuffered && !reads};
	void *x = bb_instance_new(t, &bb_io_text_type);
	BbValue self = x ? bb_from_pointer(x) : BB_EMPTY;
	if (!x || !set_up(t, self, buffer, &s) || bb_instance_set(t, self, bb_intern_text(t, "mode"), mode) < 0)
		return BB_EMPTY;
	bb_io_base_keep(self, true);
	return self;
}

void bb_io_text_type_after_fork(BbValue stream)
{
	if (!bb_is_exact(stream, &bb_io_text_type))
		return;
	BbIoText *x = to_text(stream);
	bb_io_lock_after_fork(&x->lock);
	if (x->is_buffered)
		bb_io_lock_after_fork(&bb_to_io_buffered(bb_slot_load(&x->buffer))->lock);
}

/* ---- Around an operation. ---- */

/* The lock of an open stream; NULL: raised. */
static BbIoText *enter(BbThread *t, BbValue self)
{
	BbIoText *x = to_text(self);
	if (!bb_io_text_check(t, x) || !bb_io_lock(t, &x->lock, self))
		return NULL;
	if (bb_io_text_check_open(t, x))
		return x;
	bb_io_unlock(t, &x->lock);
	return NULL;
}

static void leave(BbThread *t, BbIoText *x)
{
	bb_io_unlock(t, &x->lock);
}

/* ---- Reading and writing. ---- */

BB_CFUNCTION(text_write)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "write() argument must be str, not %T", args[0]);
	return bb_io_text_write(t, self, args[0]) ? bb_int_from_size(t, bb_to_str(args[0])->length) : BB_EMPTY;
}

BB_CFUNCTION(text_flush)
{
	BbIoText *x = enter(t, self);
	if (!x)
		return BB_EMPTY;
	x->telling = x->seekable;
	bool done = bb_io_text_flush(t, x);
	leave(t, x);
	return done ? BB_NONE : BB_EMPTY;
}

BB_CFUNCTION(text_read)
{
	intptr_t limit;
	BbIoText *x = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &limit) ? enter(t, self) : NULL;
	if (!x)
		return BB_EMPTY;
	BbValue text = bb_io_text_read(t, x, limit);
	leave(t, x);
	return text;
}

BB_CFUNCTION(text_readline)
{
	intptr_t limit = -1;
	BbIoText *x = nargs == 0 || bb_index_ssize(t, args[0], false, &limit) ? enter(t, self) : NULL;
	if (!x)
		return BB_EMPTY;
	BbValue line = bb_io_text_read_line(t, x, limit);
	leave(t, x);
	return line;
}

static BbValue text_next(BbThread *t, BbValue self)
{
	BbIoText *x = to_text(self);
	if (!bb_is_exact(self, &bb_io_text_type)) {
		x->telling = false;
		BbValue line = bb_io_base_type.next(t, self);
		if (bb_is_empty(line) && !bb_has_exception(t))
			x->telling = x->seekable;
		return line;
	}
	if (!enter(t, self))
		return BB_EMPTY;
	x->telling = false;
	BbValue line = bb_io_text_read_line(t, x, -1);
	bool ended = !bb_is_empty(line) && bb_to_str(line)->size == 0;
	if (ended) {
		x->telling = x->seekable;
		bb_store(t, x, &x->input, BB_EMPTY);
	}
	leave(t, x);
	return ended ? BB_EMPTY : line;
}

/* ---- Positions. ---- */

static bool check_seekable(BbThread *t, const BbIoText *x)
{
	if (!x->seekable)
		bb_io_base_unsupported(t, "underlying stream is not seekable");
	return x->seekable;
}

static BbValue tell(BbThread *t, BbIoText *x)
{
	if (!check_seekable(t, x))
		return BB_EMPTY;
	if (!x->telling)
		return bb_raise(t, &bb_exc_OSError, "telling position disabled by next() call");
	return bb_io_text_position_tell(t, x);
}

BB_CFUNCTION(text_tell)
{
	BbIoText *x = enter(t, self);
	if (!x)
		return BB_EMPTY;
	BbValue at = tell(t, x);
	leave(t, x);
	return at;
}

static BbValue seek(BbThread *t, BbIoText *x, BbValue cookie, intptr_t whence)
{
	bool zero = bb_is_small(cookie) && bb_to_small(cookie) == 0;
	if (!check_seekable(t, x))
		return BB_EMPTY;
	x->telling = x->seekable;
	switch (whence) {
	case 0:
		break;
	case 1:
		if (!zero)
			return bb_io_base_unsupported(t, "can't do nonzero cur-relative seeks");
		cookie = tell(t, x);
		break;
	case 2:
		if (!zero)
			return bb_io_base_unsupported(t, "can't do nonzero end-relative seeks");
		return bb_io_text_position_seek_end(t, x);
	default:
		return bb_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
	}
	return !bb_is_empty(cookie) && bb_io_text_position_seek(t, x, cookie) ? cookie : BB_EMPTY;
}

BB_CFUNCTION(text_seek)
{
	intptr_t whence = 0;
	BbValue cookie = bb_index(t, args[0]);
	if (bb_is_empty(cookie) || (nargs > 1 && !bb_index_ssize(t, args[1], true, &whence)))
		return BB_EMPTY;
	BbIoText *x = enter(t, self);
	if (!x)
		return BB_EMPTY;
	BbValue at = seek(t, x, cookie, whence);
	leave(t, x);
	return at;
}

BB_CFUNCTION(text_truncate)
{
	if (bb_is_empty(text_flush(t, self, NULL, 0, BB_EMPTY)))
		return BB_EMPTY;
	BbIoText *x = enter(t, self);
	if (!x)
		return BB_EMPTY;
	BbValue result = bb_io_text_ask_buffer(t, x, "truncate", args, nargs);
	leave(t, x);
	return result;
}

/* ---- What the buffer answers. ---- */

#define ASKS(name)                                                                                                     \
	BB_CFUNCTION(text_##name)                                                                                      \
	{                                                                                                              \
		BbIoText *x = to_text(self);                                                                           \
		return bb_io_text_check(t, x) ? bb_io_text_ask_buffer(t, x, #name, NULL, 0) : BB_EMPTY;                \
	}
ASKS(fileno)
ASKS(isatty)
ASKS(readable)
ASKS(seekable)
ASKS(writable)

static BbValue buffer_attribute(BbThread *t, BbValue self, const char *name)
{
	BbIoText *x = to_text(self);
	return bb_io_text_check(t, x) ? bb_getattr_text(t, bb_slot_load(&x->buffer), name) : BB_EMPTY;
}

static BbValue get_name(BbThread *t, BbValue self)
{
	return buffer_attribute(t, self, "name");
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return buffer_attribute(t, self, "closed");
}

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

static BbValue get_buffer(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_text(self)->buffer));
}

static BbValue get_encoding(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_text(self)->encoding));
}

static BbValue get_errors(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_text(self)->errors));
}

static BbValue get_newlines(BbThread *t, BbValue self)
{
	return bb_io_newline_seen(t, bb_published8_load(&to_text(self)->seen));
}

static BbValue get_line_buffering(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_text(self)->line_buffering) != 0);
}

static BbValue get_write_through(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_text(self)->write_through) != 0);
}

static BbValue get_chunk_size(BbThread *t, BbValue self)
{
	return bb_int_from_size(t, to_text(self)->chunk_size);
}

static bool set_chunk_size(BbThread *t, BbValue self, BbValue value)
{
	intptr_t n;
	if (bb_is_empty(value)) {
		bb_raise(t, &bb_exc_AttributeError, "cannot delete attribute");
		return false;
	}
	if (!bb_index_ssize(t, value, false, &n))
		return false;
	if (n <= 0) {
		bb_value_error(t, "a strictly positive integer is required");
		return false;
	}
	BbIoText *x = enter(t, self);
	if (!x)
		return false;
	x->chunk_size = (size_t)n;
	leave(t, x);
	return true;
}

BB_CFUNCTION(text_repr)
{
	static const char *const names[] = {"name", "mode"};
	if (bb_is_empty(bb_slot_load(&to_text(self)->buffer)))
		return bb_value_error(t, "I/O operation on uninitialized object");
	BbValue type = bb_io_base_type_name(t, self), text = bb_is_empty(type) ? BB_EMPTY : bb_format(t, "<%S", type);
	int shown = bb_is_empty(text) ? -1 : bb_repr_enter(t, self);
	if (shown)
		return shown < 0 ? BB_EMPTY
				 : bb_runtime_error(t, "reentrant call inside %N.__repr__", bb_type_of(self));
	for (size_t i = 0; i < BB_COUNT(names) && !bb_is_empty(text); i++) {
		BbValue v;
		int found = bb_getattr_optional(t, self, bb_intern_text(t, names[i]), &v);
		if (found > 0)
			text = bb_format(t, "%S %s=%R", text, names[i], v);
		else if (found < 0 && bb_exception_matches(t, &bb_exc_ValueError))
			bb_exception_clear(t);
		else if (found < 0)
			text = BB_EMPTY;
	}
	bb_repr_leave(t, self);
	if (bb_is_empty(text))
		return BB_EMPTY;
	return bb_format(t, "%S encoding=%R>", text, or_none(bb_slot_load(&to_text(self)->encoding)));
}

/* ---- Changing it. ---- */

BB_PARAMS(reconfigure_params, "reconfigure", 0, 0, 0, "encoding", "errors", "newline", "line_buffering",
	  "write_through");

static bool reconfigure_codec(BbThread *t, BbIoText *x, const BbValue *v)
{
	bool keep_encoding = bb_is_empty(v[0]) || bb_is_none(v[0]), keep_errors = bb_is_empty(v[1]) || bb_is_none(v[1]);
	BbValue encoding = keep_encoding ? bb_slot_load(&x->encoding) : encoding_argument(t, v[0]);
	BbNewline newline;
	if (bb_is_empty(encoding) ||
	    !bb_io_newline_parse(t, v[2], x->newline, "reconfigure() argument 'newline' must be str or None, not %T",
				 "illegal newline value: %S", &newline))
		return false;
	BbValue errors = !keep_errors	 ? errors_argument(t, v[1])
			 : keep_encoding ? bb_slot_load(&x->errors)
					 : bb_intern_text(t, "strict");
	return !bb_is_empty(errors) && bb_io_text_set_codec(t, x, encoding, errors, newline);
}

static bool reconfigure(BbThread *t, BbIoText *x, const BbValue *v, bool lines, bool through)
{
	bool codec = false;
	for (int i = 0; i < 3; i++)
		codec |= !bb_is_empty(v[i]) && (i == 2 || !bb_is_none(v[i]));
	if (codec && !bb_is_empty(bb_slot_load(&x->text))) {
		bb_io_base_unsupported(t, "It is not possible to set the encoding or newline of stream after the first "
					  "read");
		return false;
	}
	if (!bb_io_text_flush(t, x) || (codec && !reconfigure_codec(t, x, v)))
		return false;
	bb_published8_store(&x->line_buffering, lines);
	bb_published8_store(&x->write_through, through);
	return true;
}

BB_CFUNCTION(text_reconfigure)
{
	BbValue v[5];
	BbIoText *x = to_text(self);
	if (!bb_args_bind(t, &reconfigure_params, args, nargs, kwnames, v))
		return BB_EMPTY;
	int lines = flag(t, v[3], bb_published8_load(&x->line_buffering));
	int through = lines < 0 ? -1 : flag(t, v[4], bb_published8_load(&x->write_through));
	if (through < 0 || !enter(t, self))
		return BB_EMPTY;
	bool done = reconfigure(t, x, v, lines, through);
	leave(t, x);
	return done ? BB_NONE : BB_EMPTY;
}

/* ---- The end. ---- */

BB_CFUNCTION(text_detach)
{
	BbIoText *x = to_text(self);
	if (!bb_io_text_check(t, x) || bb_is_empty(bb_call_method(t, self, "flush", NULL, 0)) ||
	    !bb_io_lock(t, &x->lock, self))
		return BB_EMPTY;
	BbValue buffer = bb_slot_load(&x->buffer);
	bb_store(t, x, &x->buffer, BB_NONE);
	x->is_buffered = false;
	leave(t, x);
	bb_io_base_keep(buffer, false);
	return bb_is_none(buffer) ? bb_value_error(t, "underlying buffer has been detached") : buffer;
}

/* Closes the buffer even if flushing fails. */
BB_CFUNCTION(text_close)
{
	BbIoText *x = to_text(self);
	if (!bb_io_text_check(t, x))
		return BB_EMPTY;
	int closed = bb_io_base_is_closed(t, self);
	if (closed)
		return closed < 0 ? BB_EMPTY : BB_NONE;
	BbValue flushed = bb_call_method(t, self, "flush", NULL, 0);
	BbValue pending = bb_exception_take(t), result = bb_io_text_ask_buffer(t, x, "close", NULL, 0);
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

/* The file below would be closed with the stream. */
static bool owns_file(const BbIoText *x)
{
	BbValue raw = x->is_buffered ? bb_slot_load(&bb_to_io_buffered(bb_slot_load(&x->buffer))->raw) : BB_EMPTY;
	return !bb_is_empty(raw) && bb_is_exact(raw, &bb_io_file_type) && bb_to_io_file(raw)->close_fd;
}

BB_CFUNCTION(text_del)
{
	BbIoText *x = to_text(self);
	BbValue buffer = bb_slot_load(&x->buffer);
	if (bb_published8_load(&x->stream.kept) || bb_is_empty(buffer) || bb_is_none(buffer))
		return BB_NONE;
	if (x->used == 0 && bb_io_lock_is_abandoned(t, &x->lock))
		return BB_NONE;
	int closed = bb_io_base_is_closed(t, self);
	if (closed == 0 && owns_file(x))
		bb_io_base_warn_unclosed(t, self);
	if (closed != 0 || bb_is_empty(bb_call_method(t, self, "close", NULL, 0)))
		bb_exception_clear(t);
	return BB_NONE;
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_text_type, name, fn, min, max, doc)
#define G(name, fn, doc) BB_GETSET(bb_io_text_type, name, fn, NULL, doc)

static const BbBuiltin text_methods[] = {
	BB_GETSET(bb_io_text_type, "_CHUNK_SIZE", get_chunk_size, set_chunk_size, "How many bytes are read at a time."),
	M("__del__", text_del, 0, 0, "Close the stream."),
	M("__getstate__", bb_io_base_no_state, 0, 0, "Streams cannot be pickled."),
	BB_METHOD_KW(bb_io_text_type, "__init__", text_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_NEW(bb_io_text_type, text_new),
	BB_NEXT_ENTRY(bb_io_text_type),
	M("__repr__", text_repr, 0, 0, "Return repr(self)."),
	G("buffer", get_buffer, "The stream of bytes."),
	M("close", text_close, 0, 0, "Flush and close the stream."),
	G("closed", get_closed, "Is the stream closed?"),
	M("detach", text_detach, 0, 0, "Part from the buffer and return it."),
	G("encoding", get_encoding, "The encoding."),
	G("errors", get_errors, "How errors of the encoding are handled."),
	M("fileno", text_fileno, 0, 0, "The file's number."),
	M("flush", text_flush, 0, 0, "Write out what is buffered."),
	M("isatty", text_isatty, 0, 0, "Is it a terminal?"),
	G("line_buffering", get_line_buffering, "Is it flushed after each line?"),
	G("name", get_name, "The name of the file."),
	G("newlines", get_newlines, "The kinds of line ends seen so far."),
	M("read", text_read, 0, 1, "Read up to size characters, or all."),
	M("readable", text_readable, 0, 0, "Can the stream be read from?"),
	M("readline", text_readline, 0, 1, "Read a line, at most size characters of it."),
	BB_METHOD_KW(bb_io_text_type, "reconfigure", text_reconfigure, "Change encoding, line ends and buffering."),
	M("seek", text_seek, 1, 2, "Go to a position that tell() gave, to the beginning, or (whence 2) to the end."),
	M("seekable", text_seekable, 0, 0, "Can the position be set?"),
	M("tell", text_tell, 0, 0, "The position, as seek() takes it."),
	M("truncate", text_truncate, 0, 1, "Set the size of the file, by default to the position."),
	M("writable", text_writable, 0, 0, "Can the stream be written to?"),
	M("write", text_write, 1, 1, "Write text: how many characters."),
	G("write_through", get_write_through, "Is nothing gathered?"),
};

BbType bb_io_text_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = text_trace},
	.name = "TextIOWrapper",
	.module = "_io",
	.doc = BB_DOC("TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, "
		      "write_through=False): text over a stream of bytes."),
	.flags = BB_IO_BASE_FLAGS | BB_TYPE_HAS_DEL,
	.instance_size = sizeof(BbIoText),
	.instance_offset = offsetof(BbIoText, part),
	.base = &bb_io_base_text_type,
	.methods = text_methods,
	.method_count = BB_COUNT(text_methods),
	.next = text_next,
};
