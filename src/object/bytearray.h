/* SPDX-License-Identifier: MIT */
/*
 * bytearray: a row of bytes that can be changed.
 *
 * The bytes stand in a cell of their own together with their number, so that a reader who has loaded the cell has a
 * consistent pair.  len(b) and b[i] take no lock.  Writers hold the object's lock.  Single bytes are stored in place;
 * appending stores the bytes, then the size; whatever moves bytes publishes a new cell once there are other threads.
 * Reading more than one byte works on a copy made under the lock (without other threads: on the bytes themselves).
 */
#ifndef BB_OBJECT_BYTEARRAY_H
#define BB_OBJECT_BYTEARRAY_H

#include "object/buffer.h"
#include "object/object.h"

extern BbType bb_bytearray_iterator_type;

/* No object. */
typedef struct BbByteCell {
	const BbCellKind *kind;
	BbPublished size; /* <= capacity.  Guard: the bytearray's lock */
	size_t capacity;
	BbPublished8 bytes[];
} BbByteCell;

typedef struct BbBytearray {
	BbObject header;
	BbPublished cell; /* BbByteCell *, never NULL.  Guard: lock */
	BbExports exports;
} BbBytearray;

BB_INLINE BbBytearray *bb_to_bytearray(BbValue v)
{
	return (BbBytearray *)bb_to_pointer(v);
}
BB_INLINE size_t bb_bytearray_size(BbValue v)
{
	return bb_published_load(&((const BbByteCell *)bb_published_load(&bb_to_bytearray(v)->cell))->size);
}

/* The byte at index, or -1: out of range.  No lock. */
BB_INLINE int bb_bytearray_get(BbValue v, size_t index)
{
	const BbByteCell *cell = (const BbByteCell *)bb_published_load(&bb_to_bytearray(v)->cell);
	return index < bb_published_load(&cell->size) ? bb_published8_load(&cell->bytes[index]) : -1;
}

BB_NODISCARD BbValue bb_bytearray_new(BbThread *t, const void *data, size_t size);

/* What it holds at one moment, as bytes. */
BB_NODISCARD BbValue bb_bytearray_snapshot(BbThread *t, BbValue v);
/* The same without a copy where no other thread can interfere.  *data stays readable as long as the caller has the
 * pointer on its stack. */
BB_NODISCARD bool bb_bytearray_peek(BbThread *t, BbValue v, const char **data, size_t *size);

/* Atomically v[start:stop] = data[0..n), 0 <= start <= stop (cut to the size).  BufferError. */
BB_NODISCARD bool bb_bytearray_splice(BbThread *t, BbValue v, size_t start, size_t stop, const void *data, size_t n);
/* The same under the lock, once the caller knows that the bytes may move if the size changes. */
BB_NODISCARD bool bb_bytearray_splice_locked(BbThread *t, BbBytearray *b, size_t start, size_t stop, const void *data,
					     size_t n);
/* The cell of every new one. */
const BbByteCell *bb_bytearray_empty_cell(void);
BB_NODISCARD bool bb_bytearray_append(BbThread *t, BbValue v, const void *data, size_t n);

#endif
