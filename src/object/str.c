/* SPDX-License-Identifier: MIT */
/*
 * The core of str: making strings, finding a character's place, comparing, hashing, joining.
 *
 * Invariant: data[0..size) is valid UTF-8 (lone surrogates allowed), length its number of characters, and a NUL
 * follows. Threading: strings are immutable; the hash and the offset table are computed by whoever needs them first,
 * and anyone else who computes them at the same time stores the same.
 */
#include "object/str.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "object/error.h"

/* ---- The static strings. ---- */

/* A short string's hash is a constant expression, so that these can stand in read-only memory. */
#define HASH_STEP(c) ((uint32_t)((uint32_t)(c) + 1u) * 2654435761u)
#define HASH_CHAR(c) (HASH_STEP(c) ^ HASH_STEP(c) >> 15)
#define HASH_EMPTY HASH_CHAR(300)

#define CHAR(c)                                                                                                        \
	[c] = {.header = {.kind = &bb_str_type.kind},                                                                  \
	       .size = 1,                                                                                              \
	       .length = 1,                                                                                            \
	       .hash = {HASH_CHAR(c)},                                                                                 \
	       .inline_text = {(char)(c)}}
#define CHARS4(c) CHAR(c), CHAR((c) + 1), CHAR((c) + 2), CHAR((c) + 3)
#define CHARS16(c) CHARS4(c), CHARS4((c) + 4), CHARS4((c) + 8), CHARS4((c) + 12)

const BbStaticChar bb_str_ascii[129] = {
	CHARS16(0),  CHARS16(16),  CHARS16(32),
	CHARS16(48), CHARS16(64),  CHARS16(80),
	CHARS16(96), CHARS16(112), [128] = {.header = {.kind = &bb_str_type.kind}, .hash = {HASH_EMPTY}},
};

_Static_assert(offsetof(BbStaticChar, inline_text) == offsetof(BbStr, inline_text), "a static string is a string");

/* ---- Making strings. ---- */

static size_t steps_of(size_t size, size_t length)
{
	return size == length || length <= BB_STR_STEP ? 0 : (length - 1) / BB_STR_STEP;
}

/* Bytes behind the head of a string: text, NUL, offsets. */
static size_t room_for(size_t size, size_t length)
{
	size_t steps = steps_of(size, length);
	return steps == 0 ? size + 1 : ((size + 4) & ~(size_t)3) + steps * sizeof(BbPublished32);
}

static BbPublished32 *offsets_of(const BbStr *s)
{
	if (s->header.flags & BB_STR_SHARED)
		return bb_str_buffer_offsets(bb_str_buffer(s));
	return (BbPublished32 *)(uintptr_t)(s->inline_text + ((s->size + 4) & ~(size_t)3));
}

static bool check_size(BbThread *t, size_t size)
{
	if (BB_LIKELY(size <= UINT32_MAX - 16 && size <= (size_t)(INTPTR_MAX / 2)))
		return true;
	bb_raise_no_memory(t);
	return false;
}

BbStr *bb_str_alloc(BbThread *t, size_t size, size_t length)
{
	if (BB_UNLIKELY(!check_size(t, size)))
		return NULL;
	BbStr *s = bb_object_new(t, &bb_str_type, sizeof(BbStr) + room_for(size, length));
	if (BB_UNLIKELY(!s))
		return NULL;
	s->size = size;
	s->length = (uint32_t)length;
	return s;
}

BbValue bb_str_empty(BbThread *t)
{
	(void)t;
	return bb_from_pointer(&bb_str_ascii[128]);
}

static BbValue new_counted(BbThread *t, const char *text, size_t size, size_t length)
{
	if (size <= 1) {
		if (size == 0)
			return bb_str_empty(t);
		return bb_str_ascii_char((unsigned char)text[0]);
	}
	BbStr *s = bb_str_alloc(t, size, length);
	if (BB_UNLIKELY(!s))
		return BB_EMPTY;
	memcpy(s->inline_text, text, size);
	return bb_from_pointer(s);
}

BbValue bb_str_new(BbThread *t, const char *text, size_t size)
{
	BB_ASSERT(bb_utf8_validate((const uint8_t *)text, size, false) == size);
	return new_counted(t, text, size, bb_utf8_count((const uint8_t *)text, size));
}

BbValue bb_str_from_text(BbThread *t, const char *text)
{
	return bb_str_new(t, text, strlen(text));
}

BbValue bb_str_from_char(BbThread *t, uint32_t code_point)
{
	uint8_t utf8[BB_UTF8_MAX_BYTES];
	if (BB_LIKELY(code_point < 0x80))
		return bb_str_ascii_char(code_point);
	unsigned n = bb_utf8_encode(utf8, code_point);
	return new_counted(t, (const char *)utf8, n, 1);
}

BbValue bb_str_from_chars(BbThread *t, const uint32_t *chars, size_t n)
{
	size_t size = 0;
	for (size_t i = 0; i < n; i++)
		size += bb_utf8_width(chars[i]);
	if (size <= 1)
		return size ? bb_str_ascii_char(chars[0]) : bb_str_empty(t);
	BbStr *s = bb_str_alloc(t, size, n);
	if (!s)
		return BB_EMPTY;
	uint8_t *out = (uint8_t *)s->inline_text;
	for (size_t i = 0; i < n; i++)
		out += bb_utf8_encode(out, chars[i]);
	return bb_from_pointer(s);
}

BbValue bb_str_of_type(BbThread *t, BbType *type, BbValue v)
{
	BbStr *s = bb_to_str(v);
	if (s->header.kind == &type->kind)
		return v;
	if (type == &bb_str_type)
		return new_counted(t, bb_str_data(s), s->size, s->length);
	BbStr *copy = bb_instance_new_sized(t, type, room_for(s->size, s->length));
	if (!copy)
		return BB_EMPTY;
	copy->size = s->size;
	copy->length = s->length;
	memcpy(copy->inline_text, bb_str_data(s), s->size);
	return bb_from_pointer(copy);
}

BbValue bb_str_exact(BbThread *t, BbValue v)
{
	return bb_str_of_type(t, &bb_str_type, v);
}

/* ---- Characters and their places. ---- */

static void fill_offsets(const BbStr *s)
{
	BbPublished32 *offsets = offsets_of(s);
	size_t steps = steps_of(s->size, s->length), offset = 0;
	const uint8_t *data = (const uint8_t *)bb_str_data(s);
	for (size_t i = 0; i < steps; i++) {
		/* A shorter string with the same buffer may have filled the first ones. */
		uint32_t known = bb_published32_load_relaxed(&offsets[i]);
		if (known) {
			offset = known;
			continue;
		}
		offset += bb_utf8_offset(data + offset, s->size - offset, BB_STR_STEP);
		bb_published32_store_relaxed(&offsets[i], (uint32_t)offset);
	}
}

/* Byte offset of the character at step * BB_STR_STEP. */
static size_t step_offset(const BbStr *s, size_t step)
{
	if (step == 0)
		return 0;
	const BbPublished32 *word = &offsets_of(s)[step - 1];
	uint32_t offset = bb_published32_load_relaxed(word);
	if (BB_UNLIKELY(offset == 0)) {
		fill_offsets(s);
		offset = bb_published32_load_relaxed(word);
	}
	return offset;
}

size_t bb_str_offset(const BbStr *s, size_t index)
{
	if (bb_str_is_ascii(s))
		return index;
	if (index >= s->length)
		return s->size;
	size_t start = step_offset(s, index / BB_STR_STEP);
	return start + bb_utf8_offset((const uint8_t *)bb_str_data(s) + start, s->size - start, index % BB_STR_STEP);
}

size_t bb_str_index_at(const BbStr *s, size_t offset)
{
	if (bb_str_is_ascii(s))
		return offset;
	if (offset >= s->size)
		return s->length;
	/* The last step at or before offset. */
	size_t low = 0, high = steps_of(s->size, s->length);
	if (offset <= 8 * BB_STR_STEP)
		high = 0;
	while (low < high) {
		size_t middle = high - (high - low) / 2;
		if (step_offset(s, middle) <= offset)
			low = middle;
		else
			high = middle - 1;
	}
	size_t start = step_offset(s, low);
	return low * BB_STR_STEP + bb_utf8_count((const uint8_t *)bb_str_data(s) + start, offset - start);
}

BbValue bb_str_char_at(BbThread *t, BbValue v, size_t index)
{
	const BbStr *s = bb_to_str(v);
	if (BB_LIKELY(bb_str_is_ascii(s)))
		return bb_str_ascii_char((unsigned char)bb_str_data(s)[index]);
	const char *at = bb_str_data(s) + bb_str_offset(s, index);
	return new_counted(t, at, bb_utf8_length((uint8_t)*at), 1);
}

BbValue bb_str_slice_bytes(BbThread *t, BbValue v, size_t start, size_t end, size_t length)
{
	const BbStr *s = bb_to_str(v);
	if (start == 0 && end == s->size && bb_is_exact_str(v))
		return v;
	if (bb_str_is_ascii(s))
		length = end - start;
	else if (length == BB_STR_NONE)
		length = bb_utf8_count((const uint8_t *)bb_str_data(s) + start, end - start);
	return new_counted(t, bb_str_data(s) + start, end - start, length);
}

BbValue bb_str_substring(BbThread *t, BbValue v, size_t start, size_t end)
{
	const BbStr *s = bb_to_str(v);
	if (end <= start)
		return bb_str_empty(t);
	size_t from = bb_str_offset(s, start);
	size_t to = end - start <= 16 && !bb_str_is_ascii(s)
			    ? from + bb_utf8_offset((const uint8_t *)bb_str_data(s) + from, s->size - from, end - start)
			    : bb_str_offset(s, end);
	return bb_str_slice_bytes(t, v, from, to, end - start);
}

/* ---- Putting strings together. ---- */

BbValue bb_str_concat(BbThread *t, BbValue a, BbValue b)
{
	const BbStr *x = bb_to_str(a), *y = bb_to_str(b);
	if (y->size == 0 && bb_is_exact_str(a))
		return a;
	if (x->size == 0 && bb_is_exact_str(b))
		return b;
	size_t size = x->size + y->size;
	if (size <= 1)
		return new_counted(t, x->size ? bb_str_data(x) : bb_str_data(y), size, size);
	if (BB_UNLIKELY(size >= BB_STR_SHARED_LEAST && x->header.flags & (BB_STR_APPENDED | BB_STR_SHARED))) {
		if (BB_UNLIKELY(!check_size(t, size)))
			return BB_EMPTY;
		return bb_str_append(t, x, y);
	}
	BbStr *s = bb_str_alloc(t, size, (size_t)x->length + y->length);
	if (BB_UNLIKELY(!s))
		return BB_EMPTY;
	s->header.flags |= BB_STR_APPENDED;
	memcpy(s->inline_text, bb_str_data(x), x->size);
	memcpy(s->inline_text + x->size, bb_str_data(y), y->size);
	return bb_from_pointer(s);
}

BbValue bb_str_join(BbThread *t, BbValue separator, const BbValue *parts, size_t n)
{
	const BbStr *between = bb_to_str(separator);
	size_t size = 0, length = 0;
	if (n == 1 && bb_is_exact_str(parts[0]))
		return parts[0];
	for (size_t i = 0; i < n; i++) {
		if (BB_UNLIKELY(!bb_is_exact_str(parts[i]) && !bb_is_str(parts[i])))
			return bb_type_error(t, "sequence item %zu: expected str instance, %T found", i, parts[i]);
		const BbStr *part = bb_to_str(parts[i]);
		size += part->size;
		length += part->length;
		if (i > 0) {
			size += between->size;
			length += between->length;
		}
		if (BB_UNLIKELY(!check_size(t, size)))
			return BB_EMPTY;
	}
	if (size == 0)
		return bb_str_empty(t);
	BbStr *s = bb_str_alloc(t, size, length);
	if (BB_UNLIKELY(!s))
		return BB_EMPTY;
	char *out = s->inline_text;
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && between->size == 1) {
			*out++ = bb_str_data(between)[0];
		} else if (i > 0 && between->size) {
			memcpy(out, bb_str_data(between), between->size);
			out += between->size;
		}
		const BbStr *part = bb_to_str(parts[i]);
		memcpy(out, bb_str_data(part), part->size);
		out += part->size;
	}
	if (BB_UNLIKELY(size == 1))
		return bb_str_ascii_char((unsigned char)s->inline_text[0]);
	return bb_from_pointer(s);
}

BbValue bb_str_repeat(BbThread *t, BbValue v, intptr_t n)
{
	const BbStr *s = bb_to_str(v);
	if (n <= 0 || s->size == 0)
		return bb_str_empty(t);
	if (n == 1)
		return bb_str_exact(t, v);
	if ((size_t)n > (size_t)UINT32_MAX / s->size)
		return bb_raise_no_memory(t);
	size_t total = s->size * (size_t)n;
	BbStr *out = bb_str_alloc(t, total, s->length * (size_t)n);
	if (!out)
		return BB_EMPTY;
	if (s->size == 1) {
		memset(out->inline_text, bb_str_data(s)[0], total);
		return bb_from_pointer(out);
	}
	memcpy(out->inline_text, bb_str_data(s), s->size);
	for (size_t done = s->size; done < total;) {
		size_t more = done < total - done ? done : total - done;
		memcpy(out->inline_text + done, out->inline_text, more);
		done += more;
	}
	return bb_from_pointer(out);
}

/* ---- Comparing and hashing. ---- */

bool bb_str_equal(const BbStr *a, const BbStr *b)
{
	if (a == b)
		return true;
	if (a->size != b->size || a->length != b->length)
		return false;
	if (bb_str_is_interned(a) && bb_str_is_interned(b))
		return false;
	uint32_t x = bb_published32_load_relaxed(&a->hash), y = bb_published32_load_relaxed(&b->hash);
	if (x != y && x != 0 && y != 0)
		return false;
	return memcmp(bb_str_data(a), bb_str_data(b), a->size) == 0;
}

bool bb_str_equals_text(BbValue v, const char *text)
{
	const BbStr *s = bb_to_str(v);
	return strlen(text) == s->size && memcmp(bb_str_data(s), text, s->size) == 0;
}

int bb_str_compare(const BbStr *a, const BbStr *b)
{
	/* The order of the bytes of UTF-8 is that of the code points. */
	size_t n = a->size < b->size ? a->size : b->size;
	int order = memcmp(bb_str_data(a), bb_str_data(b), n);
	if (order)
		return order;
	return (a->size > b->size) - (a->size < b->size);
}

uint32_t bb_str_hash_bytes(const char *text, size_t size)
{
	if (size <= 1)
		return size ? HASH_CHAR((unsigned char)text[0]) : HASH_EMPTY;
#if BB_WORD64
	uint64_t wide = bb_hash_bytes64(text, size);
	uint32_t hash = (uint32_t)(wide ^ wide >> 32);
#else
	uint32_t hash = bb_hash_bytes32(text, size);
#endif
	/* 0 means "not computed", and all ones would be Python's -1 on a small machine. */
	if (BB_UNLIKELY(hash + 1 <= 1))
		hash = 0x5bd1e995u;
	return hash;
}
