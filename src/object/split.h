/* SPDX-License-Identifier: MIT */
/*
 * Splitting str, bytes and bytearray.
 *
 * The text stays in place and unchanged for the length of a call (bytearrays give a copy or a kept buffer).  Runs no
 * user code.
 */
#ifndef BB_OBJECT_SPLIT_H
#define BB_OBJECT_SPLIT_H

#include "object/object.h"

typedef struct BbSplit {
	BbThread *t;
	BbValue self;
	const char *data;
	size_t size;
	bool is_text; /* UTF-8, with Unicode's white space and line ends; else ASCII's */
	/* The object for data[start..end). */
	BbValue (*make)(const struct BbSplit *s, size_t start, size_t end);
} BbSplit;

/* Lists of parts; max < 0: as many as there are; reverse: count from the end. */
BB_NODISCARD BbValue bb_split_separator(const BbSplit *s, const char *separator, size_t size, intptr_t max,
					bool reverse);
BB_NODISCARD BbValue bb_split_space(const BbSplit *s, intptr_t max, bool reverse);
BB_NODISCARD BbValue bb_split_lines(const BbSplit *s, bool keep_ends);

/* (before, separator, after); separator is the object for the middle. */
BB_NODISCARD BbValue bb_split_partition(const BbSplit *s, BbValue separator, const char *data, size_t size,
					bool reverse);

/* The c of the text is white space. */
bool bb_split_is_space(uint32_t c, bool is_text);

#endif
