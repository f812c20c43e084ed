/* SPDX-License-Identifier: MIT */
/*
 * Iterators over bytes and bytearray; see bytes_iter.h.
 */
#include "object/bytes_iter.h"

#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/text_args.h"
#include "object/tuple.h"

typedef struct ByteIterator {
	BbObject header;
	BbSlot object; /* EMPTY: exhausted */
	BbPublished index;
} ByteIterator;

BbValue bb_bytes_iter_new(BbThread *t, BbValue v)
{
	ByteIterator *it =
		bb_object_new(t, bb_is_bytes(v) ? &bb_bytes_iterator_type : &bb_bytearray_iterator_type, sizeof *it);
	if (!it)
		return BB_EMPTY;
	bb_slot_init(&it->object, v);
	return bb_from_pointer(it);
}

static void trace(BbTracer *tracer, void *cell)
{
	bb_trace_slot(tracer, &((ByteIterator *)cell)->object);
}

static size_t size_of(BbValue v)
{
	return bb_is_bytes(v) ? bb_bytes_size(v) : bb_bytearray_size(v);
}

static BbValue next(BbThread *t, BbValue self)
{
	ByteIterator *it = bb_to_pointer(self);
	BbValue v = bb_slot_load(&it->object);
	if (bb_is_empty(v))
		return BB_EMPTY;
	size_t index = bb_published_load_relaxed(&it->index);
	int byte = -1;
	if (bb_is_bytes(v))
		byte = index < bb_bytes_size(v) ? (uint8_t)bb_bytes_data(v)[index] : -1;
	else
		byte = bb_bytearray_get(v, index);
	if (byte < 0) {
		bb_store(t, it, &it->object, BB_EMPTY);
		return BB_EMPTY;
	}
	bb_published_store_relaxed(&it->index, index + 1);
	return bb_from_small(byte);
}

BB_CFUNCTION(length_hint)
{
	ByteIterator *it = bb_to_pointer(self);
	BbValue v = bb_slot_load(&it->object);
	size_t index = bb_published_load_relaxed(&it->index), size = bb_is_empty(v) ? 0 : size_of(v);
	return bb_int_from_ssize(t, index < size ? (intptr_t)(size - index) : 0);
}

BB_CFUNCTION(reduce)
{
	ByteIterator *it = bb_to_pointer(self);
	BbValue v = bb_slot_load(&it->object);
	if (bb_is_empty(v))
		return bb_iterator_reduce(t, bb_tuple_empty(t), BB_EMPTY);
	return bb_iterator_reduce(t, v, bb_int_from_ssize(t, (intptr_t)bb_published_load_relaxed(&it->index)));
}

BB_CFUNCTION(set_state)
{
	ByteIterator *it = bb_to_pointer(self);
	BbValue v = bb_slot_load(&it->object);
	intptr_t index;
	if (!bb_text_args_count(t, args[0], &index))
		return BB_EMPTY;
	if (!bb_is_empty(v)) {
		intptr_t size = (intptr_t)size_of(v);
		bb_published_store_relaxed(&it->index, index < 0 ? 0 : (size_t)(index > size ? size : index));
	}
	return BB_NONE;
}

BB_TEXT_ITERATOR_TYPE(bb_bytes_iterator_type, "bytes_iterator", ByteIterator, bytes_iterator_methods)
BB_TEXT_ITERATOR_TYPE(bb_bytearray_iterator_type, "bytearray_iterator", ByteIterator, bytearray_iterator_methods)
