/* SPDX-License-Identifier: MIT */
/*
 * Buffers that classes lend by __buffer__ and take back by __release_buffer__.
 *
 * The memoryview that __buffer__ returned is borrowed in turn. A wrapper stands between: it is the buffer's exporter,
 * and hands the memoryview to __release_buffer__ when the buffer is given back.
 */
#ifndef BB_OBJECT_BUFFER_WRAPPER_H
#define BB_OBJECT_BUFFER_WRAPPER_H

#include "object/buffer.h"

extern BbType bb_buffer_wrapper_type;

/* The __buffer__ that v's class defines itself, not one of a built-in type; EMPTY: none.  Runs nothing, may allocate.
 */
BbValue bb_buffer_wrapper_method(BbThread *t, BbValue v);

/* Calls it and borrows what it returns; flags as for bb_buffer_acquire.  Raises what the method does, or TypeError if
 * that is no memoryview, or BufferError.  Giving the buffer back runs user code, too, whose errors are reported as
 * unraisable. */
BB_NODISCARD bool bb_buffer_wrapper_acquire(BbThread *t, BbValue v, BbValue method, BbBuffer *out, unsigned flags);

#endif
