/* SPDX-License-Identifier: MIT */
/*
 * Making bytes objects, and the builder; see bytes.h.  The type is in bytes_type.c.
 */
#include "object/bytes.h"

#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/text_args.h"

static const struct {
	BbObject header;
	size_t size;
	BbPublished hash;
	char data[sizeof(uintptr_t)];
} empty = {.header = {.kind = &bb_bytes_type.kind}};

BbValue bb_bytes_empty(BbThread *t)
{
	(void)t;
	return bb_from_pointer(&empty);
}

BbBytes *bb_bytes_alloc(BbThread *t, size_t size)
{
	if (BB_UNLIKELY(size > (size_t)INTPTR_MAX / 2)) {
		bb_raise_no_memory(t);
		return NULL;
	}
	BbBytes *bytes = bb_object_new(t, &bb_bytes_type, sizeof(BbBytes) + size + 1);
	if (bytes)
		bytes->size = size;
	return bytes;
}

BbValue bb_bytes_new(BbThread *t, const void *data, size_t size)
{
	if (size == 0)
		return bb_bytes_empty(t);
	BbBytes *bytes = bb_bytes_alloc(t, size);
	if (!bytes)
		return BB_EMPTY;
	memcpy(bytes->data, data, size);
	return bb_from_pointer(bytes);
}

BbValue bb_bytes_of_type(BbThread *t, BbType *type, BbValue v)
{
	BbBytes *bytes = bb_to_bytes(v);
	if (bytes->header.kind == &type->kind)
		return v;
	if (type == &bb_bytes_type)
		return bb_bytes_new(t, bytes->data, bytes->size);
	BbBytes *copy = bb_instance_new_sized(t, type, bytes->size + 1);
	if (!copy)
		return BB_EMPTY;
	copy->size = bytes->size;
	memcpy(copy->data, bytes->data, bytes->size);
	return bb_from_pointer(copy);
}

BbHash bb_bytes_hash(BbBytes *bytes)
{
	uintptr_t hash = bb_published_load_relaxed(&bytes->hash);
	if (hash == 0) {
		/* As a str of the same text has it. */
		hash = bb_str_hash_bytes(bytes->data, bytes->size);
		if (bytes->size > 0) /* the empty one is constant */
			bb_published_store_relaxed(&bytes->hash, hash);
	}
	return (BbHash)(intptr_t)hash;
}

static BbValue from_buffer(BbThread *t, BbValue v, unsigned flags)
{
	BbBuffer buffer;
	if (bb_is_exact_bytes(v))
		return v;
	if (bb_is_bytes(v))
		return bb_bytes_of_type(t, &bb_bytes_type, v);
	if (bb_is_of_type(v, &bb_bytearray_type))
		return bb_bytearray_snapshot(t, v);
	if (!bb_buffer_acquire(t, v, &buffer, flags))
		return BB_EMPTY;
	BbBytes *bytes = bb_bytes_alloc(t, buffer.size);
	if (bytes)
		bb_buffer_gather(&buffer, false, bytes->data);
	bb_buffer_release(t, &buffer);
	return bytes ? bb_from_pointer(bytes) : BB_EMPTY;
}

BbValue bb_bytes_from_buffer(BbThread *t, BbValue v)
{
	return from_buffer(t, v, BB_BUFFER_READ);
}

int bb_bytes_byte(BbThread *t, BbValue v, const char *range_message)
{
	intptr_t x;
	if (BB_LIKELY(bb_is_small(v)))
		x = bb_to_small(v);
	else if (!bb_index_ssize(t, v, true, &x))
		return -1;
	if (x >= 0 && x <= 255)
		return (int)x;
	bb_value_error(t, "%s", range_message);
	return -1;
}

BbValue bb_bytes_from_object(BbThread *t, BbValue v, const char *type_name)
{
	const char *range = type_name[4] == 's' ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)";
	BbBytesBuilder b;
	BbValue item;
	int more;
	if (bb_buffer_is_supported(t, v))
		return from_buffer(t, v, BB_BUFFER_STRIDED);
	if (bb_is_str(v))
		return bb_type_error(t, "cannot convert '%T' object to %s", v, type_name);
	BbValue iterator = bb_iter(t, v);
	if (bb_is_empty(iterator)) {
		if (bb_exception_matches(t, &bb_exc_TypeError)) {
			bb_exception_clear(t);
			bb_type_error(t, "cannot convert '%T' object to %s", v, type_name);
		}
		return BB_EMPTY;
	}
	bb_bytes_builder_init(&b, t);
	while ((more = bb_next(t, iterator, &item)) > 0) {
		int byte = bb_bytes_byte(t, item, range);
		if (byte < 0 || !bb_bytes_builder_add_byte(&b, (uint8_t)byte))
			return BB_EMPTY;
	}
	return more < 0 ? BB_EMPTY : bb_bytes_builder_finish(&b);
}

static BbValue from_text(BbThread *t, const BbValue args[3], const char *type_name)
{
	const char *encoding, *errors;
	if (!bb_text_args_cstring(t, args[1], type_name, "encoding", &encoding) ||
	    !bb_text_args_cstring(t, args[2], type_name, "errors", &errors))
		return BB_EMPTY;
	if (bb_is_empty(args[0]) || !bb_is_str(args[0]))
		return bb_type_error(t, encoding ? "encoding without a string argument"
						 : "errors without a string argument");
	if (!encoding)
		return bb_type_error(t, "string argument without an encoding");
	return bb_codec_encode(t, args[0], encoding, errors);
}

static BbValue zeros(BbThread *t, BbValue count)
{
	intptr_t n;
	if (!bb_text_args_count(t, count, &n))
		return BB_EMPTY;
	if (n < 0)
		return bb_value_error(t, "negative count");
	if (n == 0)
		return bb_bytes_empty(t);
	BbBytes *bytes = bb_bytes_alloc(t, (size_t)n);
	return bytes ? bb_from_pointer(bytes) : BB_EMPTY;
}

BbValue bb_bytes_from_args(BbThread *t, const BbValue args[3], const char *type_name)
{
	BbValue source = args[0];
	if (!bb_is_empty(args[1]) || !bb_is_empty(args[2]))
		return from_text(t, args, type_name);
	if (bb_is_empty(source))
		return bb_bytes_empty(t);
	if (bb_is_str(source))
		return bb_type_error(t, "string argument without an encoding");
	if (type_name[4] == 's' && !bb_is_exact_bytes(source)) {
		BbValue method = bb_type_lookup(t, bb_type_of(source), BB_NAME(t, __bytes__));
		if (!bb_is_empty(method)) {
			BbValue bytes = bb_call_special(t, method, source, NULL, 0);
			if (!bb_is_empty(bytes) && !bb_is_bytes(bytes))
				return bb_type_error(t, "__bytes__ returned non-bytes (type %T)", bytes);
			return bytes;
		}
	}
	if (bb_text_args_has_index(t, source))
		return zeros(t, source);
	return bb_bytes_from_object(t, source, type_name);
}

/* ---- The builder. ---- */

void bb_bytes_builder_init(BbBytesBuilder *b, BbThread *t)
{
	b->t = t;
	b->data = b->small;
	b->size = 0;
	b->capacity = sizeof b->small;
	b->failed = false;
}

static bool grow(BbBytesBuilder *b, size_t size)
{
	if (b->failed)
		return false;
	size_t wanted = b->size + size + 1, capacity = b->capacity + b->capacity / 2;
	if (wanted < size || wanted > (size_t)INTPTR_MAX / 2) {
		b->failed = true;
		bb_raise_no_memory(b->t);
		return false;
	}
	if (capacity < wanted)
		capacity = wanted;
	size_t total = bb_heap_round_size(sizeof(BbBytes) + capacity);
	BbBytes *cell = bb_object_new(b->t, &bb_bytes_type, total);
	if (!cell) {
		b->failed = true;
		return false;
	}
	memcpy(cell->data, b->data, b->size);
	b->data = cell->data;
	b->capacity = total - sizeof(BbBytes);
	return true;
}

bool bb_bytes_builder_reserve(BbBytesBuilder *b, size_t size)
{
	return BB_LIKELY(size < b->capacity - b->size && !b->failed) || grow(b, size);
}

bool bb_bytes_builder_add(BbBytesBuilder *b, const void *data, size_t size)
{
	if (BB_UNLIKELY(!bb_bytes_builder_reserve(b, size)))
		return false;
	if (size > 0)
		memcpy(b->data + b->size, data, size);
	b->size += size;
	return true;
}

bool bb_bytes_builder_add_byte(BbBytesBuilder *b, uint8_t byte)
{
	if (BB_UNLIKELY(!bb_bytes_builder_reserve(b, 1)))
		return false;
	b->data[b->size++] = (char)byte;
	return true;
}

BbValue bb_bytes_builder_finish(BbBytesBuilder *b)
{
	if (b->failed)
		return BB_EMPTY;
	if (b->data != b->small && b->capacity - b->size <= b->size / 4 + 64) {
		BbBytes *bytes = BB_CONTAINER_OF(b->data, BbBytes, data);
		bytes->data[b->size] = 0;
		bytes->size = b->size;
		b->failed = true; /* the buffer is given away */
		return bb_from_pointer(bytes);
	}
	return bb_bytes_new(b->t, b->data, b->size);
}
