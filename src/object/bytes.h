/* SPDX-License-Identifier: MIT */
/*
 * bytes: an immutable row of bytes.
 *
 * Invariant: data[0..size) and a NUL behind it.  Threading: immutable; the hash is computed by whoever needs it first.
 */
#ifndef BB_OBJECT_BYTES_H
#define BB_OBJECT_BYTES_H

#include "object/object.h"

typedef struct BbBytes {
	BbObject header;
	size_t size;
	BbPublished hash; /* 0: not computed yet */
	char data[];	  /* size bytes and a NUL */
} BbBytes;

BB_INLINE BbBytes *bb_to_bytes(BbValue v)
{
	return (BbBytes *)bb_to_pointer(v);
}
BB_INLINE bool bb_is_exact_bytes(BbValue v)
{
	return bb_is_exact(v, &bb_bytes_type);
}
BB_INLINE size_t bb_bytes_size(BbValue v)
{
	return bb_to_bytes(v)->size;
}
BB_INLINE const char *bb_bytes_data(BbValue v)
{
	return bb_to_bytes(v)->data;
}

BB_NODISCARD BbValue bb_bytes_new(BbThread *t, const void *data, size_t size);
/* size bytes, to be filled before the object is published. */
BB_NODISCARD BbBytes *bb_bytes_alloc(BbThread *t, size_t size);
BbValue bb_bytes_empty(BbThread *t);
/* From anything that has the buffer protocol; TypeError. */
BB_NODISCARD BbValue bb_bytes_from_buffer(BbThread *t, BbValue v);
/* From a buffer or an iterable of ints, as an exact bytes.  type_name ("bytes", "bytearray") is for messages.  Runs
 * user code. */
BB_NODISCARD BbValue bb_bytes_from_object(BbThread *t, BbValue v, const char *type_name);
/* The bytes of an int for a bytearray: ValueError "byte must be in range(0, 256)", TypeError; -1: failed. */
BB_NODISCARD int bb_bytes_byte(BbThread *t, BbValue v, const char *range_message);
/* What bytes(...) and bytearray(...) make of (source, encoding, errors), EMPTY where not given: an exact bytes. */
BB_NODISCARD BbValue bb_bytes_from_args(BbThread *t, const BbValue args[3], const char *type_name);
BB_NODISCARD BbValue bb_bytes_of_type(BbThread *t, BbType *type, BbValue bytes);
BbHash bb_bytes_hash(BbBytes *bytes);

extern BbType bb_bytes_iterator_type;

/* ---- Building bytes piece by piece; as BbStrBuilder in str.h. ---- */

typedef struct BbBytesBuilder {
	BbThread *t;
	char *data; /* `small', or inside a heap cell */
	size_t size, capacity;
	bool failed;
	char small[112];
} BbBytesBuilder;

void bb_bytes_builder_init(BbBytesBuilder *b, BbThread *t);
bool bb_bytes_builder_reserve(BbBytesBuilder *b, size_t size);
bool bb_bytes_builder_add(BbBytesBuilder *b, const void *data, size_t size);
bool bb_bytes_builder_add_byte(BbBytesBuilder *b, uint8_t byte);
BB_NODISCARD BbValue bb_bytes_builder_finish(BbBytesBuilder *b);

#endif
