/* SPDX-License-Identifier: MIT */
/*
 * StringIO: UTF-8 text that grows, and a position in characters and in bytes.
 *
 * Threading: every operation holds the object's lock while it looks at the text; arguments are converted before.  Text
 * that has been read is copied, under the lock.
 */
#include "modules/io_string.h"

#include "base/utf8.h"
#include "modules/io_base.h"
#include "modules/io_newline.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"

typedef struct StringIO {
	BbIoStream stream;
	/* All guarded by the object's lock. */
	BbPublished row;       /* BbIoRow * with the text, or NULL */
	size_t size, length;   /* of the text: bytes, characters */
	size_t position;       /* in characters; may lie behind the end */
	size_t offset;	       /* the same in bytes, if it does not */
	BbPublished8 newline;  /* BbNewline */
	BbPublished8 seen;     /* line ends, BB_NEWLINE_SEEN_* */
	BbPublished8 is_ready; /* __init__ has run */
	BbInstance part;
} StringIO;

static StringIO *to_io(BbValue v)
{
	return bb_to_pointer(v);
}

static void string_trace(BbTracer *tracer, void *cell)
{
	bb_trace_pointer(tracer, (void *)bb_published_load(&((StringIO *)cell)->row));
	bb_io_base_trace(tracer, cell);
}

/* Locks an open stream; NULL: raised. */
static StringIO *enter(BbThread *t, BbValue self)
{
	StringIO *io = to_io(self);
	bb_lock(t, &io->stream.header.lock);
	bool closed = bb_published8_load(&io->stream.closed), ready = bb_published8_load(&io->is_ready);
	if (ready && !closed)
		return io;
	bb_unlock(t, &io->stream.header.lock);
	bb_value_error(t, ready ? "I/O operation on closed file" : "I/O operation on uninitialized object");
	return NULL;
}

static void leave(BbThread *t, StringIO *io)
{
	bb_unlock(t, &io->stream.header.lock);
}

/* ---- With the lock held. ---- */

static char *text_of(const StringIO *io)
{
	BbIoRow *row = (BbIoRow *)bb_published_load_relaxed(&io->row);
	return row ? row->data : NULL;
}

/* The byte that the character `index' <= length begins at. */
static size_t offset_locked(const StringIO *io, size_t index)
{
	if (io->size == io->length)
		return index;
	if (index == io->length)
		return io->size;
	const uint8_t *start = (const uint8_t *)text_of(io), *p = start;
	if (index >= io->position && io->position <= io->length) {
		p += io->offset;
		index -= io->position;
	}
	for (; index > 0; index--)
		bb_utf8_next(&p);
	return (size_t)(p - start);
}

static void move_locked(StringIO *io, size_t position)
{
	if (position <= io->length)
		io->offset = offset_locked(io, position);
	io->position = position;
}

/* Makes room for `size' bytes instead of those in [offset, offset + old); false: no memory, nothing is raised. */
static bool replace_locked(BbThread *t, StringIO *io, size_t offset, size_t old, size_t size)
{
	BbIoRow *row = (BbIoRow *)bb_published_load_relaxed(&io->row);
	size_t new_size = io->size - old + size;
	if (!row || row->capacity < new_size) {
		row = bb_io_base_grow(t, row, io->size, new_size < 64 ? 64 : new_size);
		if (!row)
			return false;
		bb_store_pointer(t, io, &io->row, row);
	}
	if (old != size && offset + old < io->size)
		memmove(row->data + offset + size, row->data + offset + old, io->size - offset - old);
	io->size = new_size;
	return true;
}

static bool put_locked(BbThread *t, StringIO *io, const char *text, size_t size, size_t length)
{
	if (io->position > io->length) {
		size_t missing = io->position - io->length, at = io->size;
		if (!replace_locked(t, io, at, 0, missing))
			return false;
		memset(text_of(io) + at, 0, missing);
		io->length += missing;
		io->offset = io->size;
	}
	size_t behind = io->length - io->position, replaced = behind < length ? behind : length;
	size_t old = replaced ? offset_locked(io, io->position + replaced) - io->offset : 0;
	if (!replace_locked(t, io, io->offset, old, size))
		return false;
	memcpy(text_of(io) + io->offset, text, size);
	io->length += length - replaced;
	io->position += length;
	io->offset += size;
	return true;
}

/* The text from the position to byte `end', which is consumed. */
static BbValue take_locked(BbThread *t, StringIO *io, size_t end)
{
	if (io->position >= io->length || end <= io->offset)
		return bb_str_empty(t);
	BbValue text = bb_str_new(t, text_of(io) + io->offset, end - io->offset);
	if (!bb_is_empty(text)) {
		io->position += bb_to_str(text)->length;
		io->offset = end;
	}
	return text;
}

static BbValue take_chars_locked(BbThread *t, StringIO *io, intptr_t n)
{
	size_t left = io->position < io->length ? io->length - io->position : 0;
	bool all = n < 0 || (size_t)n >= left;
	return take_locked(t, io, all ? io->size : offset_locked(io, io->position + (size_t)n));
}

static BbValue take_line_locked(BbThread *t, StringIO *io, intptr_t limit)
{
	if (io->position >= io->length)
		return bb_str_empty(t);
	BbNewline newline = (BbNewline)bb_published8_load(&io->newline);
	size_t n = bb_io_newline_find(text_of(io) + io->offset, io->size - io->offset, newline);
	size_t end = n ? io->offset + n : io->size;
	if (limit >= 0 && (size_t)limit < io->length - io->position) {
		size_t most = offset_locked(io, io->position + (size_t)limit);
		end = most < end ? most : end;
	}
	return take_locked(t, io, end);
}

/* ---- Methods. ---- */

static bool put(BbThread *t, BbValue self, BbValue text)
{
	StringIO *io = to_io(self);
	BbNewline newline = (BbNewline)bb_published8_load(&io->newline);
	if (newline <= BB_NEWLINE_KEEP) {
		unsigned seen = bb_io_newline_look(bb_str_text(text), bb_to_str(text)->size);
		bb_published8_store(&io->seen, (uint8_t)(bb_published8_load(&io->seen) | seen));
		text = newline == BB_NEWLINE_KEEP ? text : bb_io_newline_unify(t, text);
	} else if (newline >= BB_NEWLINE_CR) {
		text = bb_io_newline_expand(t, text, newline);
	}
	if (bb_is_empty(text) || !enter(t, self))
		return false;
	const BbStr *s = bb_to_str(text);
	bool done = s->size == 0 || put_locked(t, io, bb_str_data(s), s->size, s->length);
	leave(t, io);
	BB_KEEP_FRAME();
	if (!done)
		bb_raise_no_memory(t);
	return done;
}

BB_CFUNCTION(string_write)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "string argument expected, got '%T'", args[0]);
	return put(t, self, args[0]) ? bb_int_from_size(t, bb_to_str(args[0])->length) : BB_EMPTY;
}

BB_CFUNCTION(string_new)
{
	void *io = bb_instance_new(t, bb_to_pointer(args[0]));
	return io ? bb_from_pointer(io) : BB_EMPTY;
}

static bool set_up(BbThread *t, BbValue self, BbValue initial, BbValue newline)
{
	StringIO *io = to_io(self);
	BbNewline kind;
	if (!bb_io_newline_parse(t, newline, BB_NEWLINE_LF, "newline must be str or None, not %T",
				 "illegal newline value: %R", &kind))
		return false;
	bool given = !bb_is_empty(initial) && !bb_is_none(initial);
	if (given && !bb_is_str(initial)) {
		bb_type_error(t, "initial_value must be str or None, not %T", initial);
		return false;
	}
	bb_lock(t, &io->stream.header.lock);
	bb_store_pointer(t, io, &io->row, NULL);
	io->size = io->length = io->position = io->offset = 0;
	bb_published8_store(&io->newline, (uint8_t)kind);
	bb_published8_store(&io->seen, 0);
	bb_published8_store(&io->is_ready, 1);
	bb_published8_store(&io->stream.closed, 0);
	leave(t, io);
	if (given && !put(t, self, initial))
		return false;
	bb_lock(t, &io->stream.header.lock);
	move_locked(io, 0);
	leave(t, io);
	return true;
}

BB_PARAMS(init_params, "StringIO", 0, 2, 0, "initial_value", "newline");

BB_CFUNCTION(string_init)
{
	BbValue v[2];
	return bb_args_bind(t, &init_params, args, nargs, kwnames, v) && set_up(t, self, v[0], v[1]) ? BB_NONE
												     : BB_EMPTY;
}

BB_CFUNCTION(string_read)
{
	intptr_t n;
	StringIO *io = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &n) ? enter(t, self) : NULL;
	if (!io)
		return BB_EMPTY;
	BbValue text = take_chars_locked(t, io, n);
	leave(t, io);
	return text;
}

BB_CFUNCTION(string_readline)
{
	intptr_t limit;
	StringIO *io = bb_io_base_size(t, nargs ? args[0] : BB_EMPTY, &limit) ? enter(t, self) : NULL;
	if (!io)
		return BB_EMPTY;
	BbValue line = take_line_locked(t, io, limit);
	leave(t, io);
	return line;
}

static BbValue string_next(BbThread *t, BbValue self)
{
	if (!bb_is_exact(self, &bb_io_string_type))
		return bb_io_base_type.next(t, self);
	StringIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	BbValue line = take_line_locked(t, io, -1);
	leave(t, io);
	return bb_is_empty(line) || bb_to_str(line)->size == 0 ? BB_EMPTY : line;
}

BB_CFUNCTION(string_getvalue)
{
	StringIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	BbValue all = io->size ? bb_str_new(t, text_of(io), io->size) : bb_str_empty(t);
	leave(t, io);
	return all;
}

BB_CFUNCTION(string_tell)
{
	StringIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	size_t position = io->position;
	leave(t, io);
	return bb_int_from_size(t, position);
}

BB_CFUNCTION(string_seek)
{
	int64_t position, whence = 0;
	if (!bb_io_base_offset(t, args[0], &position) || (nargs > 1 && !bb_io_base_offset(t, args[1], &whence)))
		return BB_EMPTY;
	StringIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	const bool valid = whence == 0 ? position >= 0 && position <= INTPTR_MAX : whence <= 2 && position == 0;
	if (valid && whence != 1)
		move_locked(io, whence == 2 ? io->length : (size_t)position);
	size_t now = io->position;
	leave(t, io);
	if (valid && whence >= 0)
		return bb_int_from_size(t, now);
	if (whence < 0 || whence > 2)
		return bb_value_error(t, "Invalid whence (%d, should be 0, 1 or 2)", (int)whence);
	if (whence == 0)
		return bb_value_error(t, "Negative seek position %zd", (intptr_t)position);
	return bb_raise(t, &bb_exc_OSError, "Can't do nonzero cur-relative seeks");
}

BB_CFUNCTION(string_truncate)
{
	intptr_t n = -1;
	bool given = nargs && !bb_is_none(args[0]);
	if (given && !bb_io_base_size(t, args[0], &n))
		return BB_EMPTY;
	StringIO *io = enter(t, self);
	if (!io)
		return BB_EMPTY;
	if (given && n < 0) {
		leave(t, io);
		return bb_value_error(t, "Negative size value %zd", n);
	}
	size_t to = given ? (size_t)n : io->position;
	if (to < io->length) {
		io->size = offset_locked(io, to);
		io->length = to;
		move_locked(io, io->position);
	}
	leave(t, io);
	return bb_int_from_size(t, to);
}

BB_CFUNCTION(string_close)
{
	StringIO *io = to_io(self);
	bb_lock(t, &io->stream.header.lock);
	bb_published8_store(&io->stream.closed, 1);
	bb_store_pointer(t, io, &io->row, NULL);
	io->size = io->length = 0;
	leave(t, io);
	return BB_NONE;
}

BB_CFUNCTION(string_yes)
{
	StringIO *io = enter(t, self);
	if (io)
		leave(t, io);
	return io ? BB_TRUE : BB_EMPTY;
}

static BbValue get_closed(BbThread *t, BbValue self)
{
	return bb_bool(bb_published8_load(&to_io(self)->stream.closed) != 0);
}

static BbValue get_line_buffering(BbThread *t, BbValue self)
{
	return bb_is_empty(string_yes(t, self, NULL, 0, BB_EMPTY)) ? BB_EMPTY : BB_FALSE;
}

static BbValue get_newlines(BbThread *t, BbValue self)
{
	return bb_io_newline_seen(t, bb_published8_load(&to_io(self)->seen));
}

/* ---- Pickling: (text, newline, position, attributes). ---- */

BB_CFUNCTION(string_getstate)
{
	BbValue state[4] = {string_getvalue(t, self, NULL, 0, BB_EMPTY)};
	if (bb_is_empty(state[0]))
		return BB_EMPTY;
	state[1] = bb_io_newline_value(t, (BbNewline)bb_published8_load(&to_io(self)->newline));
	state[2] = bb_is_empty(state[1]) ? BB_EMPTY : string_tell(t, self, NULL, 0, BB_EMPTY);
	BbValue attributes = bb_is_empty(state[2]) ? BB_EMPTY : bb_instance_dict(t, self);
	if (bb_is_empty(attributes))
		return BB_EMPTY;
	state[3] = bb_dict_count(attributes) ? bb_dict_copy(t, attributes) : BB_NONE;
	return bb_is_empty(state[3]) ? BB_EMPTY : bb_tuple_from(t, state, 4);
}

BB_CFUNCTION(string_setstate)
{
	if (!bb_is_tuple(args[0]) || bb_tuple_count(args[0]) < 4)
		return bb_type_error(t, "%N.__setstate__ argument should be 4-tuple, got %T", bb_type_of(self),
				     args[0]);
	BbValue position = bb_tuple_get(args[0], 2), attributes = bb_tuple_get(args[0], 3);
	if (!bb_is_int(position))
		return bb_type_error(t, "third item of state must be an integer, got %T", position);
	if (bb_int_is_negative(position))
		return bb_value_error(t, "position value cannot be negative");
	if (!bb_is_none(attributes) && !bb_is_dict(attributes))
		return bb_type_error(t, "fourth item of state should be a dict, got a %T", attributes);
	/* The text has been translated already. */
	if (!set_up(t, self, BB_EMPTY, bb_tuple_get(args[0], 1)))
		return BB_EMPTY;
	BbNewline newline = (BbNewline)bb_published8_load(&to_io(self)->newline);
	bb_published8_store(&to_io(self)->newline, BB_NEWLINE_LF);
	BbValue text = bb_tuple_get(args[0], 0), written = string_write(t, self, &text, 1, BB_EMPTY);
	bb_published8_store(&to_io(self)->newline, (uint8_t)newline);
	if (bb_is_empty(written) || bb_is_empty(string_seek(t, self, &position, 1, BB_EMPTY)))
		return BB_EMPTY;
	if (bb_is_none(attributes))
		return BB_NONE;
	BbValue dict = bb_instance_dict(t, self);
	return !bb_is_empty(dict) && bb_dict_merge(t, dict, attributes, true) ? BB_NONE : BB_EMPTY;
}

#define M(name, fn, min, max, doc) BB_METHOD(bb_io_string_type, name, fn, min, max, doc)
#define G(name, fn, doc) BB_GETSET(bb_io_string_type, name, fn, NULL, doc)

static const BbBuiltin string_methods[] = {
	M("__getstate__", string_getstate, 0, 0, "What pickle keeps."),
	BB_METHOD_KW(bb_io_string_type, "__init__", string_init,
		     "Initialize self.  See help(type(self)) for accurate signature."),
	BB_NEW(bb_io_string_type, string_new),
	BB_NEXT_ENTRY(bb_io_string_type),
	M("__setstate__", string_setstate, 1, 1, "What pickle gives back."),
	M("close", string_close, 0, 0, "Forget the text."),
	G("closed", get_closed, "Is the stream closed?"),
	M("getvalue", string_getvalue, 0, 0, "All text."),
	G("line_buffering", get_line_buffering, "No."),
	G("newlines", get_newlines, "The kinds of line ends seen so far."),
	M("read", string_read, 0, 1, "Read up to size characters, or all."),
	M("readable", string_yes, 0, 0, "Yes."),
	M("readline", string_readline, 0, 1, "Read a line, at most size characters of it."),
	M("seek", string_seek, 1, 2, "Set the position."),
	M("seekable", string_yes, 0, 0, "Yes."),
	M("tell", string_tell, 0, 0, "The position."),
	M("truncate", string_truncate, 0, 1, "Cut the text off behind pos, by default the position."),
	M("writable", string_yes, 0, 0, "Yes."),
	M("write", string_write, 1, 1, "Write text: how many characters."),
};

BbType bb_io_string_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = string_trace},
	.name = "StringIO",
	.module = "_io",
	.doc = BB_DOC("StringIO(initial_value='', newline='\\n'): a stream of text in memory."),
	.flags = BB_IO_BASE_FLAGS,
	.instance_size = sizeof(StringIO),
	.instance_offset = offsetof(StringIO, part),
	.base = &bb_io_base_text_type,
	.methods = string_methods,
	.method_count = BB_COUNT(string_methods),
	.next = string_next,
};
