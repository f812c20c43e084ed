/* SPDX-License-Identifier: MIT */
/*
 * The contents of bytearrays; see bytearray.h.  The type is in bytearray_type.c.
 *
 * Invariant: cell->size <= cell->capacity.  A cell's bytes are changed in place where no reader can tell (no other
 * threads, a single byte, behind the end) or where a buffer pins them.
 */
#include "object/bytearray.h"

#include "object/bytes.h"
#include "object/error.h"
#include "thread/lock.h"

static const BbCellKind byte_kind;

static const BbByteCell empty = {.kind = &byte_kind};

const BbByteCell *bb_bytearray_empty_cell(void)
{
	return &empty;
}

static BbByteCell *cell_of(const BbBytearray *b)
{
	return (BbByteCell *)bb_published_load(&b->cell);
}

static BbByteCell *new_cell(BbThread *t, size_t capacity)
{
	if (capacity > (size_t)INTPTR_MAX / 2) {
		bb_raise_no_memory(t);
		return NULL;
	}
	size_t total = bb_heap_round_size(sizeof(BbByteCell) + capacity);
	BbByteCell *cell = bb_cell_new(t, &byte_kind, total);
	if (cell)
		cell->capacity = total - sizeof(BbByteCell);
	return cell;
}

BbValue bb_bytearray_new(BbThread *t, const void *data, size_t size)
{
	BbByteCell *cell = NULL;
	if (size > 0) {
		cell = new_cell(t, size);
		if (!cell)
			return BB_EMPTY;
		memcpy(cell->bytes, data, size);
		bb_published_store_relaxed(&cell->size, size);
	}
	BbBytearray *b = bb_object_new(t, &bb_bytearray_type, sizeof *b);
	if (!b)
		return BB_EMPTY;
	bb_store_pointer(t, b, &b->cell, cell ? cell : &empty);
	return bb_from_pointer(b);
}

BbValue bb_bytearray_snapshot(BbThread *t, BbValue v)
{
	BbBytearray *b = bb_to_bytearray(v);
	bb_lock(t, &b->header.lock);
	BbByteCell *cell = cell_of(b);
	size_t size = bb_published_load(&cell->size);
	BbBytes *copy = size ? bb_bytes_alloc(t, size) : NULL;
	if (copy)
		bb_buffer_load(copy->data, cell->bytes, size);
	bb_unlock(t, &b->header.lock);
	if (size == 0)
		return bb_bytes_empty(t);
	return copy ? bb_from_pointer(copy) : BB_EMPTY;
}

bool bb_bytearray_peek(BbThread *t, BbValue v, const char **data, size_t *size)
{
	if (BB_LIKELY(!t->use_locks)) {
		BbByteCell *cell = cell_of(bb_to_bytearray(v));
		*data = (const char *)cell->bytes;
		*size = bb_published_load(&cell->size);
		return true;
	}
	BbValue copy = bb_bytearray_snapshot(t, v);
	if (bb_is_empty(copy))
		return false;
	*data = bb_bytes_data(copy);
	*size = bb_bytes_size(copy);
	return true;
}

/* ---- Changing. ---- */

/* The same in a new cell, with start..stop replaced by n bytes. */
static bool replace_in_copy_locked(BbThread *t, BbBytearray *b, size_t start, size_t stop, const void *data, size_t n)
{
	BbByteCell *old = cell_of(b);
	size_t size = bb_published_load(&old->size), tail = size - stop, new_size = start + n + tail;
	/* Room to grow for one that grows: half, since cells are copied and cannot be made larger where they are. */
	BbByteCell *cell = new_cell(t, new_size > size && old->capacity > 0 ? new_size + new_size / 2 + 16 : new_size);
	if (!cell)
		return false;
	bb_buffer_load(cell->bytes, old->bytes, start);
	if (n > 0)
		memcpy(cell->bytes + start, data, n);
	bb_buffer_load(cell->bytes + start + n, old->bytes + stop, tail);
	bb_published_store_relaxed(&cell->size, new_size);
	bb_store_pointer(t, b, &b->cell, cell);
	return true;
}

bool bb_bytearray_splice_locked(BbThread *t, BbBytearray *b, size_t start, size_t stop, const void *data, size_t n)
{
	BbByteCell *cell = cell_of(b);
	size_t size = bb_published_load(&cell->size);
	if (stop > size)
		stop = size;
	if (start > stop)
		start = stop;
	size_t removed = stop - start, tail = size - stop, new_size = start + n + tail;
	if (new_size < size && new_size < cell->capacity / 4 && cell->capacity > 256) {
		if (!t->use_locks || tail > 0 || n > 0)
			return replace_in_copy_locked(t, b, start, stop, data, n);
	}
	bool pinned = n == removed && bb_exports_is_busy_locked(t, &b->header, &b->exports);
	bool at_end = tail == 0 && (removed == 0 || n == 0);
	if (new_size > cell->capacity || (t->use_locks && !pinned && !at_end && !(n == removed && n <= 1)))
		return replace_in_copy_locked(t, b, start, stop, data, n);
	if (tail > 0 && n != removed)
		memmove(cell->bytes + start + n, cell->bytes + stop, tail);
	if (t->use_locks || pinned)
		bb_buffer_store(cell->bytes + start, data, n);
	else if (n > 0)
		memcpy(cell->bytes + start, data, n);
	if (new_size != size)
		bb_published_store(&cell->size, new_size);
	return true;
}

bool bb_bytearray_splice(BbThread *t, BbValue v, size_t start, size_t stop, const void *data, size_t n)
{
	BbBytearray *b = bb_to_bytearray(v);
	const BbByteCell *cell = cell_of(b);
	const char *bytes = data;
	if (n > 0 && bytes >= (const char *)cell->bytes && bytes < (const char *)cell->bytes + cell->capacity) {
		/* A part of itself. */
		BbValue copy = bb_bytes_new(t, data, n);
		if (bb_is_empty(copy))
			return false;
		return bb_bytearray_splice(t, v, start, stop, bb_bytes_data(copy), n);
	}
	bb_lock(t, &b->header.lock);
	for (int attempt = 0;; attempt++) {
		size_t size = bb_bytearray_size(v);
		size_t to = stop < size ? stop : size, from = start < to ? start : to;
		if (to - from == n || attempt > 0 || !bb_exports_is_busy_locked(t, &b->header, &b->exports))
			break;
		bb_unlock(t, &b->header.lock);
		if (!bb_exports_lock_for_resize(t, &b->header, &b->exports))
			return false;
	}
	bool ok = bb_bytearray_splice_locked(t, b, start, stop, data, n);
	bb_unlock(t, &b->header.lock);
	return ok;
}

bool bb_bytearray_append(BbThread *t, BbValue v, const void *data, size_t n)
{
	BbBytearray *b = bb_to_bytearray(v);
	bb_lock(t, &b->header.lock);
	BbByteCell *cell = cell_of(b);
	size_t size = bb_published_load_relaxed(&cell->size);
	bool free = bb_published_load_relaxed(&b->exports.holders) == 0 &&
		    bb_published32_load_relaxed(&b->exports.count) == 0;
	if (BB_LIKELY(n <= cell->capacity - size && free)) {
		/* Readers may still look there, from before the bytearray became smaller. */
		if (t->use_locks)
			bb_buffer_store(cell->bytes + size, data, n);
		else if (n > 0)
			memcpy(cell->bytes + size, data, n);
		bb_published_store(&cell->size, size + n);
		bb_unlock(t, &b->header.lock);
		return true;
	}
	bb_unlock(t, &b->header.lock);
	return bb_bytearray_splice(t, v, SIZE_MAX, SIZE_MAX, data, n);
}
