/* SPDX-License-Identifier: MIT */
/*
 * See io_text_position.h.
 *
 * The byte that belongs to a character is found by decoding the beginning of the chunk again, in halving steps.
 *
 * Threading: called with the stream's lock held.
 */
#include "modules/io_text_position.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

typedef struct Cookie {
	int64_t position;
	uint32_t flags, feed, skip, end;
} Cookie;

static BbValue pack(BbThread *t, const Cookie *c)
{
	const uint32_t parts[] = {c->end, c->skip, c->feed, c->flags};
	BbValue position = bb_int_from_i64(t, c->position), high = bb_from_small(0);
	if (!c->flags && !c->feed && !c->skip && !c->end)
		return position;
	for (size_t i = 0; i < BB_COUNT(parts); i++) {
		high = bb_int_shift_left(t, high, 32);
		BbValue part = bb_is_empty(high) ? BB_EMPTY : bb_int_from_u64(t, parts[i]);
		high = bb_is_empty(part) ? BB_EMPTY : bb_int_add(t, high, part);
		if (bb_is_empty(high))
			return BB_EMPTY;
	}
	high = bb_int_shift_left(t, high, 64);
	return bb_is_empty(high) || bb_is_empty(position) ? BB_EMPTY : bb_int_add(t, high, position);
}

static bool unpack(BbThread *t, BbValue v, Cookie *out)
{
	uint64_t words[6];
	BbValue mask = bb_int_from_u64(t, UINT32_MAX);
	for (size_t i = 0; i < BB_COUNT(words); i++) {
		BbValue low = bb_is_empty(mask) ? BB_EMPTY : bb_int_binary(t, BB_OP_AND, v, mask);
		v = bb_is_empty(low) ? BB_EMPTY : bb_int_shift_right(t, v, 32);
		if (bb_is_empty(v) || !bb_int_to_u64(low, &words[i]))
			return false;
	}
	*out = (Cookie){(int64_t)(words[1] << 32 | words[0]), (uint32_t)words[2], (uint32_t)words[3],
			(uint32_t)words[4], (uint32_t)words[5]};
	return true;
}

/* ---- A decoder's state as flags. ---- */

static int8_t machine_order(void)
{
	static const uint16_t one = 1;
	return *(const uint8_t *)&one == 1 ? -1 : 1;
}

static bool has_order(BbEncoding codec)
{
	return codec == BB_ENCODING_UTF16 || codec == BB_ENCODING_UTF32;
}

static uint32_t flags_of(const BbIoText *x, const BbIoTextState *state)
{
	int64_t flags = 0;
	if (has_order(x->codec))
		flags = state->order == 0 ? 2 : state->order != machine_order();
	else if (x->codec == BB_ENCODING_UTF8_SIG)
		flags = !state->order;
	else if (!bb_is_empty(state->flags) && !bb_int_to_i64(state->flags, &flags))
		flags = 0;
	return x->newline <= BB_NEWLINE_KEEP ? (uint32_t)flags << 1 | state->pending_cr : (uint32_t)flags;
}

static BbIoTextState state_of(const BbIoText *x, uint32_t flags)
{
	BbIoTextState state = {0};
	if (x->newline <= BB_NEWLINE_KEEP) {
		state.pending_cr = flags & 1;
		flags >>= 1;
	}
	if (has_order(x->codec))
		state.order = flags == 2 ? 0 : flags ? (int8_t)-machine_order() : machine_order();
	else if (x->codec == BB_ENCODING_UTF8_SIG)
		state.order = !flags;
	else if (x->codec == BB_ENCODING_OTHER)
		state.flags = bb_from_small((intptr_t)flags);
	return state;
}

/* ---- tell ---- */

/* How many characters the first n bytes of the chunk make; -1: raised.  The decoder's state is then x->state. */
static intptr_t count_chars(BbThread *t, BbIoText *x, size_t n, bool final)
{
	BbValue input = bb_slot_load(&x->input);
	if (!bb_io_text_set_state(t, x, &x->start))
		return -1;
	BbValue text = bb_io_text_decode(t, x, bb_bytes_data(input), n, final);
	return bb_is_empty(text) ? -1 : (intptr_t)bb_to_str(text)->length;
}

/* The smallest number of bytes that make at least `chars' characters; SIZE_MAX: raised. */
static size_t bytes_for(BbThread *t, BbIoText *x, size_t chars)
{
	size_t low = 0, high = bb_bytes_size(bb_slot_load(&x->input));
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		intptr_t n = count_chars(t, x, middle, false);
		if (n < 0)
			return SIZE_MAX;
		if ((size_t)n >= chars)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Fills in the cookie for the next character of a chunk that begins at c->position. */
static bool search(BbThread *t, BbIoText *x, Cookie *c)
{
	size_t chars = x->chars, size = bb_bytes_size(bb_slot_load(&x->input)), n = bytes_for(t, x, chars);
	intptr_t made = n == SIZE_MAX ? -1 : count_chars(t, x, n, false);
	if (made >= 0 && (size_t)made < chars) {
		c->end = 1;
		made = count_chars(t, x, n, true);
	}
	if (made < 0)
		return false;
	if ((size_t)made == chars && x->state.kept == 0 && !c->end) {
		c->position += (int64_t)n;
		c->flags = flags_of(x, &x->state);
		return true;
	}
	/* Between two places of the decoder: the last one before, and how to go on from there. */
	size_t before = n;
	do {
		made = before == 0 ? 0 : count_chars(t, x, --before, false);
	} while (made >= 0 && x->state.kept && before > 0);
	if (made < 0)
		return false;
	if (before == 0)
		x->state = x->start;
	BB_ASSERT(n <= size);
	c->position += (int64_t)before;
	c->flags = flags_of(x, &x->state);
	c->feed = (uint32_t)(n - before);
	c->skip = (uint32_t)(chars - (size_t)made);
	return true;
}

/* The search with the decoder's own state put back afterwards. */
static bool search_and_restore(BbThread *t, BbIoText *x, Cookie *c)
{
	BbIoTextState state = x->state;
	BbValue decoder = bb_slot_load(&x->decoder), saved = BB_EMPTY;
	uint8_t seen = bb_published8_load(&x->seen);
	if (!bb_is_empty(decoder)) {
		saved = bb_call_method(t, decoder, "getstate", NULL, 0);
		if (bb_is_empty(saved))
			return false;
	}
	bool done = search(t, x, c);
	BbValue pending = bb_exception_take(t);
	if (!bb_is_empty(saved) && bb_is_empty(bb_call_method(t, decoder, "setstate", &saved, 1)))
		done = false;
	if (!bb_is_empty(pending))
		bb_exception_restore(t, pending);
	x->state = state;
	bb_store(t, x, &x->decoder_flags, state.flags);
	bb_published8_store(&x->seen, seen);
	return done;
}

BbValue bb_io_text_position_tell(BbThread *t, BbIoText *x)
{
	Cookie c = {0};
	if (!bb_io_text_flush(t, x))
		return BB_EMPTY;
	BbValue at = bb_io_text_ask_buffer(t, x, "tell", NULL, 0), input = bb_slot_load(&x->input);
	if (bb_is_empty(at) || bb_is_empty(input))
		return at;
	if (!bb_io_base_offset(t, at, &c.position))
		return BB_EMPTY;
	c.position -= (int64_t)bb_bytes_size(input);
	const BbStr *text = bb_to_str(bb_slot_load(&x->text));
	if (x->chars == 0) {
		c.flags = flags_of(x, &x->start);
	} else if (x->codec <= BB_ENCODING_LATIN1 && x->at <= bb_bytes_size(input) && !x->start.pending_cr &&
		   (x->codec != BB_ENCODING_LATIN1 || bb_str_is_ascii(text)) &&
		   memcmp(bb_str_data(text), bb_bytes_data(input), x->at) == 0) {
		/* So far the text is the bytes. */
		c.position += (int64_t)x->at;
	} else if (!search_and_restore(t, x, &c)) {
		return BB_EMPTY;
	}
	return pack(t, &c);
}

/* ---- seek ---- */

static BbValue seek_buffer(BbThread *t, BbIoText *x, int64_t position, int whence)
{
	BbValue args[] = {bb_int_from_i64(t, position), bb_from_small(whence)};
	return bb_is_empty(args[0]) ? BB_EMPTY : bb_io_text_ask_buffer(t, x, "seek", args, whence ? 2 : 1);
}

/* Decodes and skips what lies between the position and the character. */
static bool skip_chars(BbThread *t, BbIoText *x, const Cookie *c, const BbIoTextState *state)
{
	BbValue size = bb_from_small((intptr_t)c->feed), input = bb_io_text_ask_buffer(t, x, "read", &size, 1);
	if (bb_is_empty(input))
		return false;
	if (!bb_is_bytes(input)) {
		bb_type_error(t, "underlying read() should have returned a bytes object, not '%T'", input);
		return false;
	}
	BbValue text = bb_io_text_decode(t, x, bb_bytes_data(input), bb_bytes_size(input), c->end);
	if (bb_is_empty(text))
		return false;
	if (bb_to_str(text)->length < c->skip) {
		bb_raise(t, &bb_exc_OSError, "can't restore logical file position");
		return false;
	}
	bb_store(t, x, &x->text, text);
	bb_store(t, x, &x->input, input);
	x->start = *state;
	bb_store(t, x, &x->start_flags, state->flags);
	x->at = bb_str_offset(bb_to_str(text), c->skip);
	x->chars = c->skip;
	return true;
}

bool bb_io_text_position_seek(BbThread *t, BbIoText *x, BbValue cookie)
{
	Cookie c;
	if (bb_int_is_negative(cookie)) {
		bb_value_error(t, "negative seek position %R", cookie);
		return false;
	}
	if (!unpack(t, cookie, &c) || !bb_io_text_flush(t, x) || bb_is_empty(seek_buffer(t, x, c.position, 0)))
		return false;
	bb_io_text_forget(t, x);
	bool beginning = c.position == 0 && c.flags == 0;
	BbIoTextState state = beginning ? (BbIoTextState){0} : state_of(x, c.flags);
	if (!bb_io_text_set_state(t, x, &state) || (c.skip && !skip_chars(t, x, &c, &state)))
		return false;
	if (beginning)
		bb_published8_store(&x->seen, 0);
	x->at_start = beginning;
	BbValue encoder = bb_slot_load(&x->encoder);
	if (bb_is_empty(encoder))
		return true;
	BbValue flag = bb_from_small(beginning ? 0 : 1);
	return !bb_is_empty(beginning ? bb_call_method(t, encoder, "reset", NULL, 0)
				      : bb_call_method(t, encoder, "setstate", &flag, 1));
}

BbValue bb_io_text_position_seek_end(BbThread *t, BbIoText *x)
{
	if (!bb_io_text_flush(t, x))
		return BB_EMPTY;
	bb_io_text_forget(t, x);
	if (!bb_io_text_set_state(t, x, &(BbIoTextState){0}))
		return BB_EMPTY;
	BbValue at = seek_buffer(t, x, 0, 2);
	int64_t n;
	if (!bb_is_empty(at) && bb_io_base_offset(t, at, &n))
		x->at_start = n == 0;
	return bb_has_exception(t) ? BB_EMPTY : at;
}
