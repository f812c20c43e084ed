/* SPDX-License-Identifier: MIT */
/*
 * The base classes of streams (_IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase), and what the streams written in C
 * have in common.
 */
#ifndef BB_MODULES_IO_BASE_H
#define BB_MODULES_IO_BASE_H

#include "object/buffer.h"
#include "object/instance.h"

/* How every stream begins. */
typedef struct BbIoStream {
	BbObject header;
	BbPublished8 closed; /* _IOBase.close() has run */
	BbPublished8 kept;   /* another stream or the runtime sees to it that it is flushed: no finalizer of its own */
} BbIoStream;

typedef struct BbIoPlain {
	BbIoStream stream;
	BbInstance part;
} BbIoPlain;

extern BbType bb_io_base_type, bb_io_base_raw_type, bb_io_base_buffered_type, bb_io_base_text_type;
/* UnsupportedOperation */
extern BbType bb_io_base_unsupported_type;

/* The flags of types of streams. */
#define BB_IO_BASE_FLAGS (BB_TYPE_BASE | BB_TYPE_INSTANCE | BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF)

/* Makes the types ready / enters them in module _io. */
BB_NODISCARD bool bb_io_base_ready(BbThread *t);
BB_NODISCARD bool bb_io_base_init(BbThread *t, BbValue module);

/* The trace function's part for a stream's attributes. */
void bb_io_base_trace(BbTracer *tracer, void *cell);

/* Raises UnsupportedOperation(message). */
BbValue bb_io_base_unsupported(BbThread *t, const char *message);

/* stream.closed: 1, 0, -1: raised.  Runs user code. */
BB_NODISCARD int bb_io_base_is_closed(BbThread *t, BbValue stream);

/* ValueError if stream.closed; message NULL: the usual one. */
BB_NODISCARD bool bb_io_base_check_open(BbThread *t, BbValue stream, const char *message);

/* stream.NAME() is true: 1, 0, -1: raised. */
BB_NODISCARD int bb_io_base_ask(BbThread *t, BbValue stream, const char *name);

/* An optional size: EMPTY and None give -1. */
BB_NODISCARD bool bb_io_base_size(BbThread *t, BbValue v, intptr_t *out);
/* A position or size of a file; ints only (__index__). */
BB_NODISCARD bool bb_io_base_offset(BbThread *t, BbValue v, int64_t *out);

/* The buffer that readinto() fills.  TypeError. */
BB_NODISCARD bool bb_io_base_target(BbThread *t, BbValue v, BbBuffer *out);

/* "_io.FileIO": the type's name for a repr. */
BB_NODISCARD BbValue bb_io_base_type_name(BbThread *t, BbValue stream);

/* From now on somebody else sees to it that stream is flushed and closed, or (false) no longer. */
void bb_io_base_keep(BbValue stream, bool kept);

/* Warns that the program forgot to close the stream, if anybody wants to know.  Raises nothing. */
void bb_io_base_warn_unclosed(BbThread *t, BbValue stream);

/* "<NAME name=...>", the name where there is one. */
BB_NODISCARD BbValue bb_io_base_repr(BbThread *t, BbValue stream);

/* __getstate__ and __reduce_ex__ of streams that cannot be pickled. */
BbValue bb_io_base_no_state(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

/* The getter of __dict__. */
BbValue bb_io_base_dict(BbThread *t, BbValue self);

/* A growing row of bytes: a cell that is no object. */
typedef struct BbIoRow {
	const BbCellKind *kind;
	size_t capacity;
	char data[];
} BbIoRow;

/* A larger one (at least `capacity', at least half as much again as old) with the first `used' bytes of old (or NULL).
 * NULL: out of memory, nothing is raised.  Legal under an object lock. */
BB_NODISCARD BbIoRow *bb_io_base_grow(BbThread *t, const BbIoRow *old, size_t used, size_t capacity);

#endif
