/* SPDX-License-Identifier: MIT */
/*
 * The methods that bytes and bytearray share, over (pointer, length).
 *
 * A bytearray is looked at through bb_bytearray_peek once all arguments have been converted, so that a method sees it
 * as it is at one moment.
 */
#ifndef BB_OBJECT_BYTES_METHODS_H
#define BB_OBJECT_BYTES_METHODS_H

#include "object/bytes_more.h"
#include "object/object.h"

typedef struct BbByteView {
	BbThread *t;
	BbValue self;
	const char *data;
	size_t size;
	bool is_array; /* results are bytearrays */
} BbByteView;

/* Of bytes or bytearray (or instances of subclasses). */
BB_NODISCARD bool bb_bytes_methods_view(BbThread *t, BbValue self, BbByteView *out);
/* Of an argument: anything with the buffer protocol.  TypeError. */
BB_NODISCARD bool bb_bytes_methods_view_of(BbThread *t, BbValue v, BbByteView *out);
/* A new bytes or bytearray, as the view's object is. */
BB_NODISCARD BbValue bb_bytes_methods_make(const BbByteView *like, const char *data, size_t size);

/* clang-format off */
#define BB_BYTES_METHODS(X) \
	X(find) X(rfind) X(index) X(rindex) X(count) X(contains) X(startswith) X(endswith) X(removeprefix) \
	X(removesuffix) X(replace) X(strip) X(lstrip) X(rstrip) X(split) X(rsplit) X(splitlines) \
	X(partition) X(rpartition) X(join) X(center) X(ljust) X(rjust) X(zfill) X(expandtabs) X(translate) \
	X(maketrans)
/* clang-format on */

#define X(name)                                                                                                        \
	BbValue bb_bytes_methods_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BB_BYTES_METHODS(X)
#undef X

/* data[start], data[start + step], ... as a new bytes or bytearray. */
BB_NODISCARD BbValue bb_bytes_methods_slice(const BbByteView *v, intptr_t start, intptr_t step, size_t count);

/* Entries of the tables of both types that go by the same order. */
#define BB_BYTES_M(T, name, min, max, doc) BB_METHOD(T, #name, bb_bytes_methods_##name, min, max, doc)
#define BB_BYTES_KW(T, name, doc) BB_METHOD_KW(T, #name, bb_bytes_methods_##name, doc)
#define BB_BYTES_MORE(T, name, min, max, doc) BB_METHOD(T, #name, bb_bytes_more_##name, min, max, doc)
#define BB_BYTES_MORE_KW(T, name, doc) BB_METHOD_KW(T, #name, bb_bytes_more_##name, doc)

/* Rows of both tables, between which bytearray has more (each is followed by a comma). */
#define BB_BYTES_ROWS_C_TO_FIND(T)                                                                                     \
	BB_BYTES_MORE(T, capitalize, 0, 0,                                                                             \
		      "Return a copy with the first byte upper-cased and the rest lower-cased, as ASCII."),            \
		BB_BYTES_M(T, center, 1, 2, "Return a centered copy of the given width."),                             \
		BB_BYTES_M(T, count, 1, 3, "Return how often sub occurs in self[start:end], without overlaps."),       \
		BB_BYTES_MORE_KW(T, decode, "Decode to str."),                                                         \
		BB_BYTES_M(T, endswith, 1, 3,                                                                          \
			   "Return whether self[start:end] ends with suffix, or with one of a tuple."),                \
		BB_BYTES_KW(T, expandtabs, "Return a copy in which tabs are replaced by spaces."),                     \
		BB_BYTES_M(T, find, 1, 3, "Return the lowest index where sub is found in self[start:end], or -1.")
#define BB_BYTES_ROWS_HEX_TO_INDEX(T)                                                                                  \
	BB_BYTES_MORE_KW(T, hex, "Return hexadecimal digits, with an optional separator between groups."),             \
		BB_BYTES_M(T, index, 1, 3, "Like find, but raise ValueError if there is none.")
#define BB_BYTES_ROWS_IS_TO_PARTITION(T)                                                                               \
	BB_BYTES_MORE(T, isalnum, 0, 0, "Return whether all bytes are ASCII letters or digits, and there is one."),    \
		BB_BYTES_MORE(T, isalpha, 0, 0, "Return whether all bytes are ASCII letters, and there is one."),      \
		BB_BYTES_MORE(T, isascii, 0, 0, "Return whether all bytes are ASCII."),                                \
		BB_BYTES_MORE(T, isdigit, 0, 0, "Return whether all bytes are ASCII digits, and there is one."),       \
		BB_BYTES_MORE(T, islower, 0, 0, "Return whether the ASCII letters are lower case, and there is one."), \
		BB_BYTES_MORE(T, isspace, 0, 0, "Return whether all bytes are ASCII white space, and there is one."),  \
		BB_BYTES_MORE(T, istitle, 0, 0, "Return whether the words are in title case, and there is one."),      \
		BB_BYTES_MORE(T, isupper, 0, 0, "Return whether the ASCII letters are upper case, and there is one."), \
		BB_BYTES_M(T, join, 1, 1, "Concatenate the buffers of an iterable, with self between them."),          \
		BB_BYTES_M(T, ljust, 1, 2, "Return a left-justified copy of the given width."),                        \
		BB_BYTES_MORE(T, lower, 0, 0, "Return a copy with ASCII letters in lower case."),                      \
		BB_BYTES_M(T, lstrip, 0, 1,                                                                            \
			   "Return a copy without white space (or the given bytes) at its beginning."),                \
		BB_STATIC_METHOD(T, "maketrans", bb_bytes_methods_maketrans, 2, 2, "Return a table for translate."),   \
		BB_BYTES_M(T, partition, 1, 1, "Split at the first occurrence of sep into three parts.")
#define BB_BYTES_ROWS_REMOVE_TO_REPLACE(T)                                                                             \
	BB_BYTES_M(T, removeprefix, 1, 1, "Return a copy without the prefix, if it is there."),                        \
		BB_BYTES_M(T, removesuffix, 1, 1, "Return a copy without the suffix, if it is there."),                \
		BB_BYTES_KW(T, replace, "Return a copy in which old is replaced by new, at most count times.")
#define BB_BYTES_ROWS_RFIND_TO_Z(T)                                                                                    \
	BB_BYTES_M(T, rfind, 1, 3, "Return the highest index where sub is found in self[start:end], or -1."),          \
		BB_BYTES_M(T, rindex, 1, 3, "Like rfind, but raise ValueError if there is none."),                     \
		BB_BYTES_M(T, rjust, 1, 2, "Return a right-justified copy of the given width."),                       \
		BB_BYTES_M(T, rpartition, 1, 1, "Split at the last occurrence of sep into three parts."),              \
		BB_BYTES_KW(T, rsplit, "Return a list of the parts between separators, splitting from the end."),      \
		BB_BYTES_M(T, rstrip, 0, 1, "Return a copy without white space (or the given bytes) at its end."),     \
		BB_BYTES_KW(T, split, "Return a list of the parts between separators."),                               \
		BB_BYTES_KW(T, splitlines, "Return a list of the lines."),                                             \
		BB_BYTES_M(T, startswith, 1, 3,                                                                        \
			   "Return whether self[start:end] starts with prefix, or with one of a tuple."),              \
		BB_BYTES_M(T, strip, 0, 1, "Return a copy without white space (or the given bytes) at both ends."),    \
		BB_BYTES_MORE(T, swapcase, 0, 0, "Return a copy with upper case and lower case exchanged."),           \
		BB_BYTES_MORE(T, title, 0, 0, "Return a copy in which each word begins in title case."),               \
		BB_BYTES_KW(T, translate,                                                                              \
			    "Replace each byte by what a table of 256 has for it, after deleting some."),              \
		BB_BYTES_MORE(T, upper, 0, 0, "Return a copy with ASCII letters in upper case."),                      \
		BB_BYTES_M(T, zfill, 1, 1, "Return a copy filled with zeros on the left, behind the sign.")

#endif
