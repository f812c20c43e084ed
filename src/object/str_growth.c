/* SPDX-License-Identifier: MIT */
/*
 * Text that grows by appending: `s += more` in a loop.
 *
 * A str never changes, so that each step makes a new one; what they share is a buffer with room at its end.  The bytes
 * [0, used) of the buffer belong to strings.  Appending to the string that ends just at `used` raises `used` by a
 * compare-and-swap and writes the new bytes behind it; any other string that is appended to gets a buffer of its own.
 * So a byte is written once, by the thread that claimed it, before a string that has it is published.
 *
 * Threading: `used` is the only word that threads race for; the offsets are as in a string of its own (str.h).
 */
#include "object/str.h"

#include "object/error.h"

static const BbCellKind buffer_kind = {0};

static size_t offsets_at(size_t capacity)
{
	return (capacity + 4) & ~(size_t)3;
}

BbPublished32 *bb_str_buffer_offsets(BbStrBuffer *buffer)
{
	return (BbPublished32 *)(void *)(buffer->text + offsets_at(buffer->capacity));
}

void bb_str_trace(BbTracer *tracer, void *cell)
{
	const BbStr *s = cell;
	if (s->header.flags & BB_STR_SHARED)
		bb_trace_pointer(tracer, bb_str_buffer(s));
}

/* A buffer with text in it, `more` bytes claimed behind it, and room for half as much again. */
static BbStrBuffer *new_buffer(BbThread *t, const BbStr *text, size_t more, bool has_offsets)
{
	size_t size = text->size + more, capacity = size + size / 2;
	size_t total = sizeof(BbStrBuffer) + offsets_at(capacity);
	if (has_offsets)
		total += capacity / BB_STR_STEP * sizeof(BbPublished32);
	BbStrBuffer *buffer = bb_alloc(t, &buffer_kind, total);
	if (!buffer)
		return NULL;
	buffer->capacity = capacity;
	buffer->has_offsets = has_offsets;
	memcpy(buffer->text, bb_str_data(text), text->size);
	buffer->used = (BbSyncWord){size};
	return buffer;
}

/* Takes the bytes from `end` to `size` for the caller.  Returns false: another string ends there, or there is no room.
 */
static bool claim(BbStrBuffer *buffer, size_t end, size_t size)
{
	uintptr_t expected = end;
	return size <= buffer->capacity && bb_syncword_cas(&buffer->used, &expected, size);
}

BbValue bb_str_append(BbThread *t, const BbStr *text, const BbStr *more)
{
	size_t size = text->size + more->size, length = (size_t)text->length + more->length;
	bool shared = (text->header.flags & BB_STR_SHARED) != 0, needs_offsets = size != length;
	BbStr *s = bb_object_new(t, &bb_str_type, sizeof(BbStr) + sizeof(BbStrBuffer *));
	if (BB_UNLIKELY(!s))
		return BB_EMPTY;
	BbStrBuffer *buffer = shared ? bb_str_buffer(text) : NULL;
	if (!buffer || (needs_offsets && !buffer->has_offsets) || !claim(buffer, text->size, size)) {
		buffer = new_buffer(t, text, more->size, needs_offsets);
		if (BB_UNLIKELY(!buffer))
			return bb_raise_no_memory(t);
	}
	memcpy(buffer->text + text->size, bb_str_data(more), more->size);
	*(BbStrBuffer **)(void *)s->inline_text = buffer;
	s->header.flags |= BB_STR_SHARED;
	s->size = size;
	s->length = (uint32_t)length;
	return bb_from_pointer(s);
}

BbValue bb_str_with_end(BbThread *t, BbValue v)
{
	const BbStr *s = bb_to_str(v);
	return s->header.flags & BB_STR_SHARED ? bb_str_new(t, bb_str_data(s), s->size) : v;
}
