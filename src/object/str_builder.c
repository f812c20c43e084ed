/* SPDX-License-Identifier: MIT */
/*
 * Building a str piece by piece; see str_builder.h.
 *
 * Invariant: data[0..size) is valid UTF-8 of length characters, and at least one byte of capacity is left for the NUL.
 * A buffer that has outgrown the builder is the data of a BbStr cell with size 0, which becomes the result if it fits
 * well. Threading: a builder belongs to one thread.
 */
#include "object/str_builder.h"

#include "base/utf8.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/str.h"

void bb_str_builder_init(BbStrBuilder *b, BbThread *t)
{
	b->t = t;
	b->data = b->small;
	b->size = b->length = 0;
	b->capacity = sizeof b->small;
	b->failed = false;
}

static bool grow(BbStrBuilder *b, size_t size)
{
	if (b->failed)
		return false;
	size_t wanted = b->size + size + 1;
	if (wanted < size || wanted > UINT32_MAX) {
		b->failed = true;
		bb_raise_no_memory(b->t);
		return false;
	}
	size_t capacity = b->capacity + b->capacity / 2;
	if (capacity < wanted)
		capacity = wanted;
	if (capacity < 256)
		capacity = 256;
	size_t total = bb_heap_round_size(sizeof(BbStr) + capacity);
	BbStr *cell = bb_object_new(b->t, &bb_str_type, total);
	if (!cell) {
		b->failed = true;
		return false;
	}
	memcpy(cell->inline_text, b->data, b->size);
	b->data = cell->inline_text;
	b->capacity = total - sizeof(BbStr);
	return true;
}

bool bb_str_builder_reserve(BbStrBuilder *b, size_t size)
{
	return BB_LIKELY(size < b->capacity - b->size && !b->failed) || grow(b, size);
}

static bool add_counted(BbStrBuilder *b, const char *text, size_t size, size_t length)
{
	if (BB_UNLIKELY(!bb_str_builder_reserve(b, size)))
		return false;
	if (size > 0)
		memcpy(b->data + b->size, text, size);
	b->size += size;
	b->length += length;
	return true;
}

bool bb_str_builder_add(BbStrBuilder *b, const char *text, size_t size)
{
	return add_counted(b, text, size, bb_utf8_count((const uint8_t *)text, size));
}

bool bb_str_builder_add_text(BbStrBuilder *b, const char *text)
{
	return bb_str_builder_add(b, text, strlen(text));
}

bool bb_str_builder_add_char(BbStrBuilder *b, uint32_t code_point)
{
	if (BB_UNLIKELY(!bb_str_builder_reserve(b, BB_UTF8_MAX_BYTES)))
		return false;
	if (BB_LIKELY(code_point < 0x80))
		b->data[b->size++] = (char)code_point;
	else
		b->size += bb_utf8_encode((uint8_t *)b->data + b->size, code_point);
	b->length++;
	return true;
}

bool bb_str_builder_add_chars(BbStrBuilder *b, uint32_t code_point, size_t n)
{
	uint8_t one[BB_UTF8_MAX_BYTES];
	unsigned width = bb_utf8_encode(one, code_point);
	if (n == 0)
		return !b->failed;
	if (BB_UNLIKELY(!bb_str_builder_reserve(b, n > UINT32_MAX / 4 ? SIZE_MAX / 2 : n * width)))
		return false;
	if (width == 1)
		memset(b->data + b->size, one[0], n);
	else
		for (size_t i = 0; i < n; i++)
			memcpy(b->data + b->size + i * width, one, width);
	b->size += n * width;
	b->length += n;
	return true;
}

bool bb_str_builder_add_str(BbStrBuilder *b, BbValue v)
{
	const BbStr *s = bb_to_str(v);
	return add_counted(b, bb_str_data(s), s->size, s->length);
}

bool bb_str_builder_add_part(BbStrBuilder *b, BbValue v, size_t start, size_t end)
{
	const BbStr *s = bb_to_str(v);
	size_t size = end - start;
	return add_counted(b, bb_str_data(s) + start, size,
			   bb_str_is_ascii(s) ? size : bb_utf8_count((const uint8_t *)bb_str_data(s) + start, size));
}

bool bb_str_builder_add_repr(BbStrBuilder *b, BbValue v)
{
	if (b->failed)
		return false;
	BbValue text = bb_repr(b->t, v);
	if (bb_is_empty(text)) {
		b->failed = true;
		return false;
	}
	return bb_str_builder_add_str(b, text);
}

BbValue bb_str_builder_finish(BbStrBuilder *b)
{
	if (b->failed)
		return BB_EMPTY;
	if (b->size <= 1)
		return b->size ? bb_str_ascii_char((unsigned char)b->data[0]) : bb_str_empty(b->t);
	bool has_offsets = b->size != b->length && b->length > BB_STR_STEP;
	if (b->data != b->small && !has_offsets && b->capacity - b->size <= b->size / 4 + 64) {
		BbStr *s = BB_CONTAINER_OF(b->data, BbStr, inline_text);
		s->inline_text[b->size] = 0;
		s->size = b->size;
		s->length = (uint32_t)b->length;
		b->failed = true; /* the buffer is given away */
		return bb_from_pointer(s);
	}
	BbStr *s = bb_str_alloc(b->t, b->size, b->length);
	if (!s)
		return BB_EMPTY;
	memcpy(s->inline_text, b->data, b->size);
	return bb_from_pointer(s);
}
