/* SPDX-License-Identifier: MIT */
/*
 * Iterators over the characters of a str.
 *
 * Threading: the position is a published word; threads that share an iterator may see characters twice or not at all.
 */
#ifndef BB_OBJECT_STR_ITER_H
#define BB_OBJECT_STR_ITER_H

#include "object/str.h"

typedef struct BbStrIterator {
	BbObject header;
	BbValue text;	    /* constant */
	BbPublished offset; /* in bytes, of the next character; the size: exhausted */
} BbStrIterator;

extern BbType bb_str_iterator_type, bb_str_ascii_iterator_type;

BB_NODISCARD BbValue bb_str_iter_new(BbThread *t, BbValue s);

#endif
