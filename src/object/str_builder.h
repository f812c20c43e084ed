/* SPDX-License-Identifier: MIT */
/*
 * Building text piece by piece.  Short text stays inside the builder, longer text stands in a heap cell that becomes
 * the str.
 *
 * The builder lives on the C stack, belongs to one thread and is not copied.
 */
#ifndef BB_OBJECT_STR_BUILDER_H
#define BB_OBJECT_STR_BUILDER_H

#include "object/object.h"

typedef struct BbStrBuilder {
	BbThread *t;
	char *data; /* `small', or inside a heap cell */
	size_t size, capacity;
	size_t length; /* characters */
	bool failed;   /* an allocation failed: an exception is pending */
	char small[112];
} BbStrBuilder;

void bb_str_builder_init(BbStrBuilder *b, BbThread *t);
/* These return false when failed; one check at the end (finish) is enough. */
bool bb_str_builder_add(BbStrBuilder *b, const char *text, size_t size);
bool bb_str_builder_add_text(BbStrBuilder *b, const char *text);
bool bb_str_builder_add_char(BbStrBuilder *b, uint32_t code_point);
bool bb_str_builder_add_chars(BbStrBuilder *b, uint32_t code_point, size_t n); /* n times */
bool bb_str_builder_add_str(BbStrBuilder *b, BbValue s);
bool bb_str_builder_add_part(BbStrBuilder *b, BbValue s, size_t start, size_t end); /* byte offsets */
bool bb_str_builder_add_repr(BbStrBuilder *b, BbValue v);			    /* runs user code */
/* Makes room for size more bytes. */
bool bb_str_builder_reserve(BbStrBuilder *b, size_t size);
BB_NODISCARD BbValue bb_str_builder_finish(BbStrBuilder *b);

#endif
