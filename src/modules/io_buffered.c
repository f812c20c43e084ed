/* SPDX-License-Identifier: MIT */
/*
 * See io_buffered.h: the buffer and what goes through it.
 *
 * Threading: every function is called with the stream's lock held, unless it only looks at `raw'.
 */
#include "modules/io_buffered.h"

#include "modules/io_file.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/memoryview.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"

#include <errno.h>

/* The first size of a row for writing; it doubles up to the stream's own. */
enum { FIRST_ROW = BB_IO_FIRST_BUFFER };

static BbIoRow *row_of(const BbIoBuffered *b)
{
	return (BbIoRow *)bb_published_load(&b->row);
}

/* A row with room for `capacity' bytes that begins with the first `used' of the present one. */
static bool reserve(BbThread *t, BbIoBuffered *b, size_t used, size_t capacity)
{
	BbIoRow *row = row_of(b);
	if (row && row->capacity >= capacity)
		return true;
	row = bb_io_base_grow(t, row, used, capacity);
	if (!row) {
		bb_raise_no_memory(t);
		return false;
	}
	bb_store_pointer(t, b, &b->row, row);
	return true;
}

/* ---- The raw stream. ---- */

bool bb_io_buffered_check(BbThread *t, BbIoBuffered *b)
{
	BbValue raw = bb_slot_load(&b->raw);
	if (BB_LIKELY(!bb_is_empty(raw) && !bb_is_none(raw)))
		return true;
	bb_value_error(t, bb_is_empty(raw) ? "I/O operation on uninitialized object" : "raw stream has been detached");
	return false;
}

int bb_io_buffered_is_closed(BbThread *t, BbIoBuffered *b)
{
	BbValue raw = bb_slot_load(&b->raw);
	return b->is_file ? bb_io_file_is_closed(bb_to_io_file(raw)) : bb_io_base_is_closed(t, raw);
}

bool bb_io_buffered_check_open(BbThread *t, BbIoBuffered *b, const char *message)
{
	if (!bb_io_buffered_check(t, b))
		return false;
	int closed = bb_io_buffered_is_closed(t, b);
	if (closed > 0)
		bb_value_error(t, "%s", message);
	return closed == 0;
}

static bool check_able(BbThread *t, BbValue raw, const char *question, const char *message)
{
	int able = bb_io_base_ask(t, raw, question);
	if (able == 0)
		bb_io_base_unsupported(t, message);
	return able > 0;
}

bool bb_io_buffered_init(BbThread *t, BbIoBuffered *b, BbValue raw, intptr_t size, bool reads, bool writes)
{
	if (reads && writes && !check_able(t, raw, "seekable", "File or stream is not seekable."))
		return false;
	if (reads && !check_able(t, raw, "readable", "File or stream is not readable."))
		return false;
	if (writes && !check_able(t, raw, "writable", "File or stream is not writable."))
		return false;
	if (size <= 0) {
		bb_value_error(t, "buffer size must be strictly positive");
		return false;
	}
	BbValue old = bb_slot_load(&b->raw);
	if (!bb_is_empty(old))
		bb_io_base_keep(old, false);
	b->size = (size_t)size;
	b->start = b->end = b->used = 0;
	b->readable = reads;
	b->writable = writes;
	b->is_file = bb_is_exact(raw, &bb_io_file_type);
	bb_store(t, b, &b->raw, raw);
	bb_io_base_keep(raw, true);
	return true;
}

/* raw.readinto() into memory that is ours. */
static intptr_t read_by_python(BbThread *t, BbValue raw, char *out, size_t n)
{
	BbValue size = bb_int_from_size(t, n), got = BB_EMPTY;
	BbValue room = bb_is_empty(size) ? BB_EMPTY : bb_call1(t, bb_from_pointer(&bb_bytearray_type), size);
	BbValue view = bb_is_empty(room) ? BB_EMPTY : bb_memoryview_new(t, room);
	intptr_t done;
	if (!bb_is_empty(view))
		got = bb_call_method(t, raw, "readinto", &view, 1);
	if (bb_is_empty(got))
		return -1;
	if (bb_is_none(got))
		return BB_IO_WOULD_BLOCK;
	if (!bb_index_ssize(t, got, false, &done)) {
		BbValue cause = bb_exception_take(t);
		bb_raise(t, &bb_exc_OSError, "raw readinto() failed");
		bb_slot_store(&bb_to_exception(t->exception)->cause, cause);
		bb_slot_store(&bb_to_exception(t->exception)->context, cause);
		bb_published8_store(&bb_to_exception(t->exception)->suppress_context, 1);
		return -1;
	}
	if (done < 0 || (size_t)done > n) {
		bb_raise(t, &bb_exc_OSError,
			 "raw readinto() returned invalid length %zd (should have been between 0 and %zd)", done,
			 (intptr_t)n);
		return -1;
	}
	BbValue bytes = bb_bytearray_snapshot(t, room);
	if (bb_is_empty(bytes))
		return -1;
	memcpy(out, bb_bytes_data(bytes), (size_t)done);
	return done;
}

static intptr_t raw_read(BbThread *t, BbIoBuffered *b, char *out, size_t n)
{
	BbValue raw = bb_slot_load(&b->raw);
	return b->is_file ? bb_io_file_read(t, bb_to_io_file(raw), out, n) : read_by_python(t, raw, out, n);
}

static intptr_t raw_write(BbThread *t, BbIoBuffered *b, const char *data, size_t n)
{
	BbValue raw = bb_slot_load(&b->raw);
	intptr_t done;
	if (b->is_file)
		return bb_io_file_write(t, bb_to_io_file(raw), data, n);
	BbBytes *bytes = bb_bytes_alloc(t, n);
	if (!bytes)
		return -1;
	bb_buffer_load(bytes->data, data, n);
	BbValue arg = bb_from_pointer(bytes), put = bb_call_method(t, raw, "write", &arg, 1);
	if (bb_is_empty(put))
		return -1;
	if (bb_is_none(put))
		return BB_IO_WOULD_BLOCK;
	if (!bb_index_ssize(t, put, false, &done))
		return -1;
	if (done >= 0 && (size_t)done <= n)
		return done;
	bb_raise(t, &bb_exc_OSError, "raw write() returned invalid length %zd (should have been between 0 and %zd)",
		 done, (intptr_t)n);
	return -1;
}

static int64_t raw_seek(BbThread *t, BbIoBuffered *b, int64_t offset, int whence)
{
	BbValue raw = bb_slot_load(&b->raw), result;
	if (b->is_file)
		return bb_io_file_seek(t, bb_to_io_file(raw), offset, whence);
	if (whence == 1 && offset == 0) {
		result = bb_call_method(t, raw, "tell", NULL, 0);
	} else {
		BbValue args[] = {bb_int_from_i64(t, offset), bb_from_small(whence)};
		result = bb_is_empty(args[0]) ? BB_EMPTY : bb_call_method(t, raw, "seek", args, 2);
	}
	int64_t at;
	if (bb_is_empty(result) || !bb_io_base_offset(t, result, &at))
		return -1;
	if (at < 0)
		bb_raise(t, &bb_exc_OSError, "Raw stream returned invalid position %zd", (intptr_t)at);
	return at < 0 ? -1 : at;
}

/* ---- Reading. ---- */

bool bb_io_buffered_begin_read(BbThread *t, BbIoBuffered *b)
{
	return b->used == 0 || bb_io_buffered_write_out(t, b);
}

intptr_t bb_io_buffered_fill(BbThread *t, BbIoBuffered *b)
{
	size_t ahead = bb_io_buffered_ahead(b);
	if (b->start > 0 && ahead)
		memmove(row_of(b)->data, row_of(b)->data + b->start, ahead);
	b->start = 0;
	b->end = ahead;
	/* A line may be longer than the buffer. */
	size_t room = ahead < b->size ? b->size - ahead : b->size;
	if (!reserve(t, b, ahead, ahead + room))
		return -1;
	intptr_t n = raw_read(t, b, row_of(b)->data + ahead, room);
	if (n > 0)
		b->end += (size_t)n;
	return n;
}

size_t bb_io_buffered_take(BbIoBuffered *b, char *out, size_t n)
{
	size_t ahead = bb_io_buffered_ahead(b);
	if (n > ahead)
		n = ahead;
	if (n)
		memcpy(out, bb_io_buffered_next(b), n);
	b->start += n;
	return n;
}

intptr_t bb_io_buffered_read_into(BbThread *t, BbIoBuffered *b, char *out, size_t n, bool one)
{
	size_t done = bb_io_buffered_take(b, out, n);
	while (done < n && !(one && done)) {
		/* The buffer is empty; much is read past it. */
		bool direct = n - done >= b->size;
		intptr_t got = direct ? raw_read(t, b, out + done, n - done) : bb_io_buffered_fill(t, b);
		if (got == -1)
			return -1;
		if (got <= 0)
			return done || got == 0 ? (intptr_t)done : got;
		done += direct ? (size_t)got : bb_io_buffered_take(b, out + done, n - done);
	}
	return (intptr_t)done;
}

BbValue bb_io_buffered_read_all(BbThread *t, BbIoBuffered *b)
{
	BbValue raw = bb_slot_load(&b->raw), rest, readall;
	size_t ahead = bb_io_buffered_ahead(b);
	BbBytesBuilder all;
	bb_bytes_builder_init(&all, t);
	if (ahead && !bb_bytes_builder_add(&all, bb_io_buffered_next(b), ahead))
		return BB_EMPTY;
	b->start = b->end = 0;
	if (b->is_file) {
		rest = bb_io_file_read_all(t, bb_to_io_file(raw));
	} else {
		int found = bb_getattr_optional(t, raw, bb_intern_text(t, "readall"), &readall);
		rest = found < 0 ? BB_EMPTY : found ? bb_call0(t, readall) : bb_call_method(t, raw, "read", NULL, 0);
	}
	if (bb_is_empty(rest))
		return BB_EMPTY;
	if (!bb_is_none(rest) && !bb_is_bytes(rest))
		return bb_type_error(t, "readall() should return bytes");
	if (ahead == 0)
		return rest;
	if (!bb_is_none(rest) && !bb_bytes_builder_add(&all, bb_bytes_data(rest), bb_bytes_size(rest)))
		return BB_EMPTY;
	return bb_bytes_builder_finish(&all);
}

/* ---- Writing. ---- */

static void would_block(BbThread *t, size_t written)
{
	BbValue args[] = {bb_from_small(EAGAIN), bb_str_from_text(t, "write could not complete without blocking"),
			  bb_int_from_size(t, written)};
	if (!bb_is_empty(args[1]) && !bb_is_empty(args[2]))
		bb_raise_with(t, &bb_exc_BlockingIOError, args, 3);
}

/* 1: all is written; 0: raw would block; -1: raised. */
static int try_write_out(BbThread *t, BbIoBuffered *b)
{
	size_t done = 0;
	int result = 1;
	while (done < b->used) {
		intptr_t n = raw_write(t, b, row_of(b)->data + done, b->used - done);
		if (n < 0) {
			result = n == BB_IO_WOULD_BLOCK ? 0 : -1;
			break;
		}
		done += (size_t)n;
	}
	if (done && done < b->used)
		memmove(row_of(b)->data, row_of(b)->data + done, b->used - done);
	b->used -= done;
	return result;
}

bool bb_io_buffered_write_out(BbThread *t, BbIoBuffered *b)
{
	int done = try_write_out(t, b);
	if (done == 0)
		would_block(t, 0);
	return done > 0;
}

/* Adds n bytes, for which the buffer is large enough. */
static bool append(BbThread *t, BbIoBuffered *b, const char *data, size_t n)
{
	size_t needed = b->used + n, row = needed < FIRST_ROW && FIRST_ROW < b->size ? FIRST_ROW : needed;
	if (!reserve(t, b, b->used, row))
		return false;
	bb_buffer_load(row_of(b)->data + b->used, data, n);
	b->used += n;
	return true;
}

/* Raw takes no more now: keeps what there is room for. */
static bool append_some(BbThread *t, BbIoBuffered *b, const char *data, size_t done, size_t n)
{
	size_t room = b->size - b->used, kept = n - done < room ? n - done : room;
	if (!append(t, b, data + done, kept))
		return false;
	if (done + kept == n)
		return true;
	would_block(t, done + kept);
	return false;
}

bool bb_io_buffered_put(BbThread *t, BbIoBuffered *b, const char *data, size_t n)
{
	if (bb_io_buffered_ahead(b) && !bb_io_buffered_rewind(t, b))
		return false;
	if (n <= b->size - b->used)
		return append(t, b, data, n);
	int out = try_write_out(t, b);
	if (out < 0)
		return false;
	size_t done = 0;
	while (out && n - done > b->size) {
		intptr_t put = raw_write(t, b, data + done, n - done);
		if (put == -1)
			return false;
		if (put == BB_IO_WOULD_BLOCK)
			break;
		done += (size_t)put;
	}
	return append_some(t, b, data, done, n);
}

/* ---- Positions. ---- */

bool bb_io_buffered_rewind(BbThread *t, BbIoBuffered *b)
{
	int64_t ahead = (int64_t)bb_io_buffered_ahead(b);
	b->start = b->end = 0;
	return ahead == 0 || raw_seek(t, b, -ahead, 1) >= 0;
}

int64_t bb_io_buffered_position(BbThread *t, BbIoBuffered *b)
{
	int64_t at = raw_seek(t, b, 0, 1);
	if (at < 0)
		return -1;
	at += (int64_t)b->used - (int64_t)bb_io_buffered_ahead(b);
	return at < 0 ? 0 : at;
}

/* A place inside what has been read ahead needs no call but the one that tells raw's position. */
static int64_t move_inside(BbThread *t, BbIoBuffered *b, int64_t offset, int whence)
{
	int64_t raw_at = raw_seek(t, b, 0, 1);
	if (raw_at < 0)
		return -1;
	int64_t here = raw_at - (int64_t)bb_io_buffered_ahead(b);
	int64_t step = whence == 0 ? offset - here : offset;
	if (step < -(int64_t)b->start || step > (int64_t)bb_io_buffered_ahead(b))
		return -2;
	b->start = (size_t)((int64_t)b->start + step);
	return here + step;
}

int64_t bb_io_buffered_set_position(BbThread *t, BbIoBuffered *b, int64_t offset, int whence)
{
	if (!bb_io_buffered_begin_read(t, b))
		return -1;
	if (whence < 2 && b->end > 0) {
		int64_t at = move_inside(t, b, offset, whence);
		if (at != -2)
			return at;
	}
	if (whence == 1)
		offset -= (int64_t)bb_io_buffered_ahead(b);
	b->start = b->end = 0;
	return raw_seek(t, b, offset, whence);
}
