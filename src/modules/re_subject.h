/* SPDX-License-Identifier: MIT */
/*
 * The text that a pattern is matched against.
 *
 * A BbReSubject lives on the C stack of one thread between open and close.  Text that another thread could change (a
 * bytearray's) is copied, so that the engine sees one moment of it.
 */
#ifndef BB_MODULES_RE_SUBJECT_H
#define BB_MODULES_RE_SUBJECT_H

#include "object/buffer.h"

typedef struct BbReSubject {
	BbValue string;	     /* what the caller gave */
	const uint8_t *text; /* its UTF-8 or bytes */
	size_t size;	     /* bytes */
	size_t length;	     /* characters, or bytes */
	bool is_text;
	BbValue copy;	 /* bytes, or EMPTY */
	BbBuffer buffer; /* borrowed until close */
} BbReSubject;

/* TypeError: it is no string, or str for a bytes pattern, or the reverse.  Runs user code only if the string's class
 * defines __buffer__. */
BB_NODISCARD bool bb_re_subject_open(BbReSubject *s, BbThread *t, bool is_text, BbValue string);
void bb_re_subject_close(BbReSubject *s, BbThread *t);

/* Characters from bytes, and back (index <= length). */
size_t bb_re_subject_index(const BbReSubject *s, size_t offset);
size_t bb_re_subject_offset(const BbReSubject *s, size_t index);

/* A part, from byte to byte: str or bytes; the whole is the string itself where it is exactly one of these. */
BB_NODISCARD BbValue bb_re_subject_slice(const BbReSubject *s, BbThread *t, size_t start, size_t end);

/* The same of a string that is not opened; what it has lost meanwhile is missing. */
BB_NODISCARD BbValue bb_re_slice(BbThread *t, BbValue string, size_t start, size_t end);

#endif
