/* SPDX-License-Identifier: MIT */
/*
 * The formats of module struct, and one value as bytes and back.
 *
 * A format is read anew at each use: that takes less than finding it in a cache would.  No state.
 */
#ifndef BB_MODULES_STRUCT_FORMAT_H
#define BB_MODULES_STRUCT_FORMAT_H

#include "object/object.h"

extern BbType bb_struct_error_type;

/* A format being read, and its current item. */
typedef struct BbStructFormat {
	const char *at, *end;
	bool native, big;
	char code;
	size_t count;  /* repetitions of code, or (s, p) its length */
	size_t size;   /* bytes of one */
	size_t offset; /* where the item begins */
} BbStructFormat;

/* Checks that v is a format: the same as str, or EMPTY: raised. */
BB_NODISCARD BbValue bb_struct_format_check(BbThread *t, BbValue v);

/* Begins to read a checked format. */
void bb_struct_format_begin(BbStructFormat *f, BbValue format);

/* Goes to the next item: 1, 0 at the end, -1 raised. */
BB_NODISCARD int bb_struct_format_next(BbThread *t, BbStructFormat *f);

/* How many bytes a checked format takes and how many values it stands for; false: raised. */
BB_NODISCARD bool bb_struct_format_measure(BbThread *t, BbValue format, size_t *size, size_t *values);

/* One value as f->size bytes (s, p: f->count) at out, which are zero; false: raised.  Runs user code. */
BB_NODISCARD bool bb_struct_pack_value(BbThread *t, const BbStructFormat *f, BbValue v, char *out);

/* The value of the bytes at in. */
BB_NODISCARD BbValue bb_struct_unpack_value(BbThread *t, const BbStructFormat *f, const char *in);

#endif
