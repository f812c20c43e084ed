/* SPDX-License-Identifier: MIT */
/*
 * See io_text.h: decoding, reading, encoding and writing.
 *
 * Threading: everything but bb_io_text_write is called with the stream's lock held.
 */
#include "modules/io_text.h"

#include "modules/io_buffered_type.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/import.h"

bool bb_io_text_check(BbThread *t, BbIoText *x)
{
	BbValue buffer = bb_slot_load(&x->buffer);
	if (BB_LIKELY(!bb_is_empty(buffer) && !bb_is_none(buffer)))
		return true;
	bb_value_error(t, bb_is_empty(buffer) ? "I/O operation on uninitialized object"
					      : "underlying buffer has been detached");
	return false;
}

bool bb_io_text_check_open(BbThread *t, BbIoText *x)
{
	if (!bb_io_text_check(t, x))
		return false;
	BbValue buffer = bb_slot_load(&x->buffer);
	int closed = 0;
	if (BB_LIKELY(x->is_buffered)) {
		if (!bb_io_buffered_check(t, bb_to_io_buffered(buffer)))
			return false;
		closed = bb_io_buffered_is_closed(t, bb_to_io_buffered(buffer));
	} else {
		closed = bb_io_base_is_closed(t, buffer);
	}
	if (closed > 0)
		bb_value_error(t, "I/O operation on closed file.");
	return closed == 0;
}

BbValue bb_io_text_ask_buffer(BbThread *t, BbIoText *x, const char *name, const BbValue *args, size_t n)
{
	return bb_call_method(t, bb_slot_load(&x->buffer), name, args, n);
}

/* ---- The codec. ---- */

/* Encodings that a stream can use without module codecs. */
static bool is_native(BbEncoding encoding)
{
	return encoding >= BB_ENCODING_UTF8 && encoding <= BB_ENCODING_UTF32_BE;
}

/* codecs.lookup(encoding), which must be a text encoding. */
static BbValue look_up(BbThread *t, BbValue encoding)
{
	BbValue codecs = bb_import_module(t, "codecs");
	BbValue function = bb_is_empty(codecs) ? BB_EMPTY : bb_getattr_text(t, codecs, "lookup");
	BbValue info = bb_is_empty(function) ? BB_EMPTY : bb_call1(t, function, encoding);
	BbValue is_text = BB_EMPTY;
	if (bb_is_empty(info) || bb_getattr_optional(t, info, bb_intern_text(t, "_is_text_encoding"), &is_text) < 0)
		return BB_EMPTY;
	if (!bb_is_empty(is_text) && bb_truth(t, is_text) == 0)
		return bb_raise(t, &bb_exc_LookupError, "%R is not a text encoding", encoding);
	return info;
}

bool bb_io_text_set_codec(BbThread *t, BbIoText *x, BbValue encoding, BbValue errors, BbNewline newline)
{
	BbEncoding codec = bb_codec_find(bb_str_text(encoding));
	BbValue decoder = BB_EMPTY, encoder = BB_EMPTY;
	if (!is_native(codec)) {
		BbValue info = look_up(t, encoding);
		if (bb_is_empty(info))
			return false;
		decoder = bb_call_method(t, info, "incrementaldecoder", &errors, 1);
		encoder = bb_is_empty(decoder) ? BB_EMPTY : bb_call_method(t, info, "incrementalencoder", &errors, 1);
		if (bb_is_empty(encoder))
			return false;
		codec = BB_ENCODING_OTHER;
	}
	bb_store(t, x, &x->decoder, decoder);
	bb_store(t, x, &x->encoder, encoder);
	bb_store(t, x, &x->encoding, encoding);
	bb_store(t, x, &x->errors, errors);
	x->codec = codec;
	x->newline = newline;
	x->state = (BbIoTextState){0};
	return true;
}

/* ---- Decoding. ---- */

static BbValue python_decode(BbThread *t, BbIoText *x, const char *data, size_t n, bool final)
{
	BbValue args[] = {bb_bytes_new(t, data, n), bb_bool(final)};
	BbValue decoder = bb_slot_load(&x->decoder);
	BbValue text = bb_is_empty(args[0]) ? BB_EMPTY : bb_call_method(t, decoder, "decode", args, 2);
	if (!bb_is_empty(text) && !bb_is_str(text))
		return bb_type_error(t, "decoder should return a string result, not '%T'", text);
	return text;
}

/* Brings state up to date with a decoder written in Python. */
static bool python_state(BbThread *t, BbIoText *x)
{
	BbValue pair = bb_call_method(t, bb_slot_load(&x->decoder), "getstate", NULL, 0);
	if (bb_is_empty(pair))
		return false;
	if (!bb_is_tuple(pair) || bb_tuple_count(pair) != 2 || !bb_is_bytes(bb_tuple_get(pair, 0))) {
		bb_type_error(t, "illegal decoder state");
		return false;
	}
	size_t kept = bb_bytes_size(bb_tuple_get(pair, 0));
	x->state.kept = (uint8_t)(kept < sizeof x->state.bytes ? kept : sizeof x->state.bytes);
	memcpy(x->state.bytes, bb_bytes_data(bb_tuple_get(pair, 0)), x->state.kept);
	x->state.flags = bb_tuple_get(pair, 1);
	bb_store(t, x, &x->decoder_flags, x->state.flags);
	return true;
}

/* The encoding and byte order of what comes next. */
static BbEncoding present_codec(const BbIoTextState *state, BbEncoding codec, int *order)
{
	*order = state->order;
	if (codec == BB_ENCODING_UTF8_SIG && state->order)
		return BB_ENCODING_UTF8;
	return codec;
}

static BbValue native_decode(BbThread *t, BbIoText *x, const char *data, size_t n, bool final)
{
	BbIoTextState *state = &x->state;
	int order;
	BbEncoding codec = present_codec(state, x->codec, &order);
	size_t used = n, kept = state->kept;
	if (kept) {
		BbBytes *joined = bb_bytes_alloc(t, kept + n);
		if (!joined)
			return BB_EMPTY;
		memcpy(joined->data, state->bytes, kept);
		memcpy(joined->data + kept, data, n);
		data = joined->data;
		n += kept;
	}
	BbValue text =
		bb_codec_decode_native(t, codec, data, n, bb_str_text(bb_slot_load(&x->errors)), final, &used, &order);
	if (bb_is_empty(text))
		return BB_EMPTY;
	BB_ASSERT(n - used <= sizeof state->bytes);
	state->kept = (uint8_t)(n - used);
	memcpy(state->bytes, data + used, n - used);
	state->order = (int8_t)(x->codec == BB_ENCODING_UTF8_SIG ? state->order || used > 0 : order);
	return text;
}

/* Keeps a \r back at the end, puts one that was kept before the text, and translates. */
static BbValue decode_newlines(BbThread *t, BbIoText *x, BbValue text, bool final)
{
	const BbStr *s = bb_to_str(text);
	if (x->state.pending_cr && (s->size > 0 || final)) {
		text = bb_str_concat(t, bb_str_ascii_char('\r'), text);
		if (bb_is_empty(text))
			return BB_EMPTY;
		s = bb_to_str(text);
		x->state.pending_cr = false;
	}
	if (!final && s->size > 0 && bb_str_data(s)[s->size - 1] == '\r') {
		x->state.pending_cr = true;
		text = bb_str_slice_bytes(t, text, 0, s->size - 1, s->length - 1);
		if (bb_is_empty(text))
			return BB_EMPTY;
		s = bb_to_str(text);
	}
	unsigned seen = bb_published8_load(&x->seen);
	if (seen != BB_NEWLINE_SEEN_LF || memchr(bb_str_data(s), '\r', s->size))
		bb_published8_store(&x->seen, (uint8_t)(seen | bb_io_newline_look(bb_str_data(s), s->size)));
	return x->newline == BB_NEWLINE_TRANSLATE ? bb_io_newline_unify(t, text) : text;
}

BbValue bb_io_text_decode(BbThread *t, BbIoText *x, const char *data, size_t n, bool final)
{
	BbValue text;
	if (BB_LIKELY(x->codec != BB_ENCODING_OTHER)) {
		text = native_decode(t, x, data, n, final);
	} else {
		text = python_decode(t, x, data, n, final);
		if (bb_is_empty(text) || !python_state(t, x))
			return BB_EMPTY;
	}
	if (bb_is_empty(text) || x->newline > BB_NEWLINE_KEEP)
		return text;
	return decode_newlines(t, x, text, final);
}

bool bb_io_text_set_state(BbThread *t, BbIoText *x, const BbIoTextState *state)
{
	BbValue decoder = bb_slot_load(&x->decoder);
	x->state = *state;
	x->state.kept = 0;
	bb_store(t, x, &x->decoder_flags, state->flags);
	if (bb_is_empty(decoder))
		return true;
	if (bb_is_empty(state->flags))
		return !bb_is_empty(bb_call_method(t, decoder, "reset", NULL, 0));
	BbValue pair = bb_tuple_pair(t, bb_bytes_empty(t), state->flags);
	return !bb_is_empty(pair) && !bb_is_empty(bb_call_method(t, decoder, "setstate", &pair, 1));
}

/* ---- Reading. ---- */

void bb_io_text_forget(BbThread *t, BbIoText *x)
{
	bb_store(t, x, &x->text, BB_EMPTY);
	bb_store(t, x, &x->input, BB_EMPTY);
	x->at = x->chars = 0;
}

static void set_text(BbThread *t, BbIoText *x, BbValue text)
{
	bb_store(t, x, &x->text, text);
	x->at = x->chars = 0;
}

/* Up to chunk_size bytes from the buffer, behind the bytes that the decoder has kept. */
static BbValue read_bytes(BbThread *t, BbIoText *x)
{
	size_t kept = x->state.kept;
	if (x->is_buffered) {
		BbBytes *bytes = bb_bytes_alloc(t, kept + x->chunk_size);
		if (!bytes)
			return BB_EMPTY;
		intptr_t n = bb_io_buffered_type_read1(t, bb_slot_load(&x->buffer), bytes->data + kept, x->chunk_size);
		if (n < 0)
			return BB_EMPTY;
		memcpy(bytes->data, x->state.bytes, kept);
		/* Nobody else has seen it yet. */
		bytes->size = kept + (size_t)n;
		return bb_from_pointer(bytes);
	}
	BbValue size = bb_int_from_size(t, x->chunk_size), read1 = BB_EMPTY;
	int found = bb_getattr_optional(t, bb_slot_load(&x->buffer), bb_intern_text(t, "read1"), &read1);
	if (found < 0)
		return BB_EMPTY;
	BbValue data = found ? bb_call1(t, read1, size) : bb_io_text_ask_buffer(t, x, "read", &size, 1);
	if (bb_is_empty(data))
		return BB_EMPTY;
	if (!bb_is_bytes(data)) {
		BbBuffer buffer;
		if (!bb_buffer_is_supported(t, data))
			return bb_type_error(t, "underlying %s() should have returned a bytes-like object, not '%T'",
					     found ? "read1" : "read", data);
		if (!bb_buffer_acquire(t, data, &buffer, BB_BUFFER_READ))
			return BB_EMPTY;
		data = bb_bytes_new(t, buffer.data, buffer.size);
		bb_buffer_release(t, &buffer);
	}
	if (kept == 0 || bb_is_empty(data))
		return data;
	BbBytesBuilder joined;
	bb_bytes_builder_init(&joined, t);
	bb_bytes_builder_add(&joined, x->state.bytes, kept);
	bb_bytes_builder_add(&joined, bb_bytes_data(data), bb_bytes_size(data));
	return bb_bytes_builder_finish(&joined);
}

/* Decodes another chunk: 1, 0: the end of the file, -1: raised.  The text there was has been handed out. */
static int read_chunk(BbThread *t, BbIoText *x)
{
	size_t kept = x->state.kept;
	BbValue bytes = read_bytes(t, x);
	if (bb_is_empty(bytes))
		return -1;
	bool final = bb_bytes_size(bytes) == kept;
	BbIoTextState start = x->state;
	start.kept = 0;
	/* A decoder written in Python has the kept bytes itself. */
	size_t skip = x->codec == BB_ENCODING_OTHER ? kept : 0;
	if (!skip)
		x->state.kept = 0;
	BbValue text = bb_io_text_decode(t, x, bb_bytes_data(bytes) + skip, bb_bytes_size(bytes) - skip, final);
	BB_KEEP_FRAME();
	if (bb_is_empty(text))
		return -1;
	set_text(t, x, text);
	if (x->seekable) {
		x->start = start;
		bb_store(t, x, &x->start_flags, start.flags);
		bb_store(t, x, &x->input, bytes);
	}
	return bb_to_str(text)->size > 0 || !final;
}

static bool begin_read(BbThread *t, BbIoText *x)
{
	if (x->used && !bb_io_text_write_out(t, x))
		return false;
	if (!bb_is_empty(bb_slot_load(&x->text)))
		return true;
	int able = x->is_buffered ? bb_to_io_buffered(bb_slot_load(&x->buffer))->readable
				  : bb_io_base_ask(t, bb_slot_load(&x->buffer), "readable");
	if (able == 0)
		bb_io_base_unsupported(t, "not readable");
	return able > 0;
}

/* The text up to byte `end', `length' characters (BB_STR_NONE: to be counted), which counts as read. */
static BbValue hand_out(BbThread *t, BbIoText *x, size_t end, size_t length)
{
	BbValue text = bb_slot_load(&x->text);
	BbValue part =
		x->at == 0 && end == bb_to_str(text)->size ? text : bb_str_slice_bytes(t, text, x->at, end, length);
	if (!bb_is_empty(part)) {
		x->at = end;
		x->chars += bb_to_str(part)->length;
	}
	return part;
}

/* The unread text, or NULL if there is none. */
static const BbStr *unread(const BbIoText *x)
{
	BbValue text = bb_slot_load(&x->text);
	return bb_is_empty(text) || x->at == bb_to_str(text)->size ? NULL : bb_to_str(text);
}

static BbValue join(BbThread *t, BbValue a, BbValue b)
{
	return bb_is_empty(a) || bb_is_empty(b) ? b : bb_to_str(b)->size ? bb_str_concat(t, a, b) : a;
}

static BbValue read_rest(BbThread *t, BbIoText *x)
{
	BbValue bytes = x->is_buffered ? bb_io_buffered_type_read_all(t, bb_slot_load(&x->buffer))
				       : bb_io_text_ask_buffer(t, x, "read", NULL, 0);
	if (bb_is_none(bytes))
		bytes = bb_bytes_empty(t);
	if (bb_is_empty(bytes))
		return BB_EMPTY;
	if (!bb_is_bytes(bytes))
		return bb_type_error(t, "underlying read() should have returned a bytes object, not '%T'", bytes);
	BbValue rest = bb_io_text_decode(t, x, bb_bytes_data(bytes), bb_bytes_size(bytes), true);
	const BbStr *before = unread(x);
	if (bb_is_empty(rest))
		return BB_EMPTY;
	if (before) {
		BbValue part = hand_out(t, x, before->size, before->length - x->chars);
		rest = bb_is_empty(part) ? BB_EMPTY : bb_str_concat(t, part, rest);
	}
	bb_io_text_forget(t, x);
	bb_store(t, x, &x->text, bb_str_empty(t));
	return rest;
}

BbValue bb_io_text_read(BbThread *t, BbIoText *x, intptr_t limit)
{
	if (!begin_read(t, x))
		return BB_EMPTY;
	if (limit < 0)
		return read_rest(t, x);
	BbStrBuilder all;
	BbValue part = bb_str_empty(t);
	size_t wanted = (size_t)limit;
	bb_str_builder_init(&all, t);
	while (wanted > 0) {
		const BbStr *s = unread(x);
		if (!s) {
			int more = read_chunk(t, x);
			if (more < 0)
				return BB_EMPTY;
			if (more == 0)
				break;
			continue;
		}
		size_t left = s->length - x->chars, n = wanted < left ? wanted : left;
		part = hand_out(t, x, n == left ? s->size : bb_str_offset(s, x->chars + n), n);
		if (bb_is_empty(part) || (n == (size_t)limit))
			return part;
		bb_str_builder_add_str(&all, part);
		wanted -= n;
	}
	return bb_str_builder_finish(&all);
}

BbValue bb_io_text_read_line(BbThread *t, BbIoText *x, intptr_t limit)
{
	if (!begin_read(t, x))
		return BB_EMPTY;
	BbValue line = BB_EMPTY; /* what chunks before had of it */
	size_t have = 0;
	for (;;) {
		const BbStr *s = unread(x);
		if (!s) {
			int more = read_chunk(t, x);
			if (more < 0)
				return BB_EMPTY;
			if (more > 0)
				continue;
			return bb_is_empty(line) ? bb_str_empty(t) : line;
		}
		bool split = x->newline == BB_NEWLINE_CRLF && !bb_is_empty(line) && bb_str_data(s)[x->at] == '\n' &&
			     bb_str_text(line)[bb_to_str(line)->size - 1] == '\r';
		size_t n = split ? 1 : bb_io_newline_find(bb_str_data(s) + x->at, s->size - x->at, x->newline);
		size_t end = n ? x->at + n : s->size;
		size_t length = bb_str_is_ascii(s) ? end - x->at : BB_STR_NONE;
		if (limit >= 0) {
			size_t left = s->length - x->chars, wanted = (size_t)limit - have;
			size_t most = wanted < left ? bb_str_offset(s, x->chars + wanted) : s->size;
			if (most < end) {
				end = most;
				length = wanted;
			}
		}
		BbValue part = hand_out(t, x, end, length);
		if (bb_is_empty(part))
			return BB_EMPTY;
		have += bb_to_str(part)->length;
		line = join(t, line, part);
		if (n || bb_is_empty(line) || (limit >= 0 && have >= (size_t)limit))
			return line;
	}
}

/* ---- Writing. ---- */

static bool hand_on(BbThread *t, BbIoText *x, const char *data, size_t n)
{
	if (x->is_buffered)
		return bb_io_buffered_type_write(t, bb_slot_load(&x->buffer), data, n);
	BbValue bytes = bb_bytes_new(t, data, n);
	return !bb_is_empty(bytes) && !bb_is_empty(bb_io_text_ask_buffer(t, x, "write", &bytes, 1));
}

bool bb_io_text_write_out(BbThread *t, BbIoText *x)
{
	BbIoRow *row = (BbIoRow *)bb_published_load(&x->row);
	size_t n = x->used;
	x->used = 0;
	return n == 0 || hand_on(t, x, row->data, n);
}

bool bb_io_text_flush(BbThread *t, BbIoText *x)
{
	if (!bb_io_text_write_out(t, x))
		return false;
	if (bb_is_exact(bb_slot_load(&x->buffer), &bb_io_buffered_type_writer))
		return bb_io_buffered_type_flush(t, bb_slot_load(&x->buffer));
	return !bb_is_empty(bb_io_text_ask_buffer(t, x, "flush", NULL, 0));
}

static BbEncoding codec_for_writing(const BbIoText *x)
{
	static const uint16_t one = 1;
	const bool little = *(const uint8_t *)&one == 1;
	if (x->at_start)
		return x->codec;
	switch (x->codec) {
	case BB_ENCODING_UTF8_SIG:
		return BB_ENCODING_UTF8;
	case BB_ENCODING_UTF16:
		return little ? BB_ENCODING_UTF16_LE : BB_ENCODING_UTF16_BE;
	case BB_ENCODING_UTF32:
		return little ? BB_ENCODING_UTF32_LE : BB_ENCODING_UTF32_BE;
	default:
		return x->codec;
	}
}

/* The text's own bytes are what the encoding makes of it. */
static bool is_plain(BbEncoding codec, const BbStr *s)
{
	return bb_str_is_ascii(s) &&
	       (codec == BB_ENCODING_UTF8 || codec == BB_ENCODING_ASCII || codec == BB_ENCODING_LATIN1);
}

/* The encoded text, in a bytes object. */
static BbValue encode(BbThread *t, BbIoText *x, BbValue text)
{
	BbValue encoder = bb_slot_load(&x->encoder), bytes;
	if (bb_is_empty(encoder)) {
		bytes = bb_codec_encode_native(t, codec_for_writing(x), text, bb_str_text(bb_slot_load(&x->errors)));
		x->at_start = x->at_start && bb_is_empty(bytes);
		return bytes;
	}
	bytes = bb_call_method(t, encoder, "encode", &text, 1);
	if (!bb_is_empty(bytes) && !bb_is_bytes(bytes))
		return bb_type_error(t, "encoder should return a bytes object, not '%T'", bytes);
	return bytes;
}

static bool append(BbThread *t, BbIoText *x, const char *data, size_t n)
{
	BbIoRow *row = (BbIoRow *)bb_published_load(&x->row);
	if (!row || row->capacity - x->used < n) {
		row = bb_io_base_grow(t, row, x->used, x->used + n < 1024 ? 1024 : x->used + n);
		if (!row) {
			bb_raise_no_memory(t);
			return false;
		}
		bb_store_pointer(t, x, &x->row, row);
	}
	memcpy(row->data + x->used, data, n);
	x->used += n;
	return true;
}

/* Much text goes past what is gathered. */
static bool put(BbThread *t, BbIoText *x, const char *data, size_t n)
{
	if (n >= x->chunk_size)
		return bb_io_text_write_out(t, x) && hand_on(t, x, data, n);
	return append(t, x, data, n) && (x->used < x->chunk_size || bb_io_text_write_out(t, x));
}

static bool check_writable(BbThread *t, BbIoText *x)
{
	int able = x->is_buffered ? bb_to_io_buffered(bb_slot_load(&x->buffer))->writable
				  : bb_io_base_ask(t, bb_slot_load(&x->buffer), "writable");
	if (able == 0)
		bb_io_base_unsupported(t, "not writable");
	return able > 0;
}

static bool write_locked(BbThread *t, BbIoText *x, BbValue text)
{
	const BbStr *s = bb_to_str(text);
	bool lines = bb_published8_load(&x->line_buffering) &&
		     (memchr(bb_str_data(s), '\n', s->size) || memchr(bb_str_data(s), '\r', s->size));
	if (x->newline >= BB_NEWLINE_CR) {
		text = bb_io_newline_expand(t, text, x->newline);
		if (bb_is_empty(text))
			return false;
		s = bb_to_str(text);
	}
	const char *data = bb_str_data(s);
	size_t n = s->size;
	if (BB_UNLIKELY(!is_plain(codec_for_writing(x), s))) {
		text = encode(t, x, text);
		if (bb_is_empty(text))
			return false;
		data = bb_bytes_data(text);
		n = bb_bytes_size(text);
	}
	if (x->is_buffered ? !bb_to_io_buffered(bb_slot_load(&x->buffer))->writable && !check_writable(t, x)
			   : x->used == 0 && !check_writable(t, x))
		return false;
	bool done = put(t, x, data, n);
	BB_KEEP_FRAME();
	if (!done)
		return false;
	if (lines ? !bb_io_text_flush(t, x) : bb_published8_load(&x->write_through) && !bb_io_text_write_out(t, x))
		return false;
	if (!bb_is_empty(bb_slot_load(&x->text))) {
		bb_io_text_forget(t, x);
		return bb_io_text_set_state(t, x, &(BbIoTextState){0});
	}
	return true;
}

bool bb_io_text_write(BbThread *t, BbValue self, BbValue text)
{
	BbIoText *x = bb_to_io_text(self);
	if (!bb_io_text_check(t, x) || !bb_io_lock(t, &x->lock, self))
		return false;
	bool done = bb_io_text_check_open(t, x) && write_locked(t, x, text);
	bb_io_unlock(t, &x->lock);
	return done;
}
