/* SPDX-License-Identifier: MIT */
/*
 * Iterators over bytes and bytearray.
 *
 * Threading: position and object are published words; threads that share an iterator may see bytes twice or not at all.
 */
#ifndef BB_OBJECT_BYTES_ITER_H
#define BB_OBJECT_BYTES_ITER_H

#include "object/object.h"

extern BbType bb_bytes_iterator_type, bb_bytearray_iterator_type;

/* Over a bytes or a bytearray. */
BB_NODISCARD BbValue bb_bytes_iter_new(BbThread *t, BbValue v);

#endif
