/* SPDX-License-Identifier: MIT */
/*
 * str: immutable text, UTF-8 inside (lone surrogates as three bytes; each string has exactly one byte form).
 *
 * An ASCII string is indexed directly.  Behind the text of another one of more than BB_STR_STEP characters stands a
 * table with the byte offset of every BB_STR_STEP-th character.  It is filled at the first lookup; whoever fills it
 * writes the same numbers, so that readers need no lock.
 *
 * The text stands inside the object, or, if the string was made by appending again and again, in a buffer that it
 * shares with the strings it was made of (str_growth.c): each of them is a beginning of the buffer's text.  So
 * appending in a loop takes time in proportion to the text.  Such text has at least BB_STR_SHARED_LEAST bytes and no
 * NUL of its own: who hands text to a C function uses bb_text_arg, or an interned string, which is never shared.
 *
 * The empty string and those of one ASCII character are constants, in flash on a board.
 */
#ifndef BB_OBJECT_STR_H
#define BB_OBJECT_STR_H

#include "object/object.h"
#include "object/str_builder.h"

enum {
	BB_STR_INTERNED = 1,
	BB_STR_APPENDED = 2, /* made by +: if it grows again it does so in a shared buffer */
	BB_STR_SHARED = 4,   /* the text is in a BbStrBuffer */
};

typedef struct BbStr {
	BbObject header;
	size_t size;	    /* bytes */
	uint32_t length;    /* characters; equals size for ASCII text.  Longer text is refused (MemoryError). */
	BbPublished32 hash; /* 0: not computed yet */
	char inline_text[]; /* size bytes and a NUL; then, aligned, the offsets.  If shared: a pointer to the buffer */
} BbStr;

/* The growing buffer of several strings.  Only the strings refer to it. */
typedef struct BbStrBuffer {
	BbCell header;
	BbSyncWord used; /* bytes that belong to a string; whoever raises it writes what lies between */
	size_t capacity;
	uint32_t has_offsets; /* 1: they are behind the text, as in a string */
	char text[];	      /* capacity bytes and a NUL */
} BbStrBuffer;
_Static_assert(offsetof(BbStrBuffer, text) % sizeof(BbPublished32) == 0, "offsets are counted from the text");

/* Shorter text is not shared. */
enum { BB_STR_SHARED_LEAST = 1024 };

/* Distance in characters between two known byte offsets. */
enum { BB_STR_STEP = 64 };

/* "Not found", of functions that return an offset or index. */
#define BB_STR_NONE SIZE_MAX

/* The static strings: bb_str_ascii[c] is the string of the ASCII character c; the one behind them is empty. */
typedef struct BbStaticChar {
	BbObject header;
	size_t size;
	uint32_t length;
	BbPublished32 hash;
	char inline_text[8];
} BbStaticChar;
extern const BbStaticChar bb_str_ascii[129];

BB_INLINE bool bb_is_exact_str(BbValue v)
{
	return bb_is_exact(v, &bb_str_type);
}
BB_INLINE BbStr *bb_to_str(BbValue v)
{
	return (BbStr *)bb_to_pointer(v);
}
BB_INLINE bool bb_str_is_ascii(const BbStr *s)
{
	return s->length == s->size;
}
BB_INLINE bool bb_str_is_interned(const BbStr *s)
{
	return (s->header.flags & BB_STR_INTERNED) != 0;
}

BB_INLINE BbStrBuffer *bb_str_buffer(const BbStr *s)
{
	return *(BbStrBuffer *const *)(const void *)s->inline_text;
}
/* The text: s->size bytes, and a NUL unless it is shared.  Valid as long as the str is. */
BB_INLINE const char *bb_str_data(const BbStr *s)
{
	return BB_UNLIKELY(s->header.flags & BB_STR_SHARED) ? bb_str_buffer(s)->text : s->inline_text;
}

/* The same text with a NUL behind it, for C functions: s itself unless it is shared. */
BB_NODISCARD BbValue bb_str_with_end(BbThread *t, BbValue s);

/* text + more, of together at least BB_STR_SHARED_LEAST bytes, in a shared buffer. */
BB_NODISCARD BbValue bb_str_append(BbThread *t, const BbStr *text, const BbStr *more);
/* Of a buffer that has offsets. */
BbPublished32 *bb_str_buffer_offsets(BbStrBuffer *buffer);
void bb_str_trace(BbTracer *tracer, void *cell);

/* The string of one ASCII character; c < 128. */
BB_INLINE BbValue bb_str_ascii_char(unsigned c)
{
	return bb_from_pointer(&bb_str_ascii[c]);
}

/* text is valid UTF-8 (surrogates allowed): checked only by assertion. */
BB_NODISCARD BbValue bb_str_new(BbThread *t, const char *text, size_t size);
BB_NODISCARD BbValue bb_str_from_text(BbThread *t, const char *text);
/* From bytes of unknown quality: UnicodeDecodeError; errors: "strict", "replace", "surrogateescape", ... or NULL. */
BB_NODISCARD BbValue bb_str_decode_utf8(BbThread *t, const char *bytes, size_t size, const char *errors);
BB_NODISCARD BbValue bb_str_from_char(BbThread *t, uint32_t code_point);
/* An unfilled string of size bytes that is ASCII or whose length the caller gives; the caller fills inline_text
 * before it publishes it. */
BB_NODISCARD BbStr *bb_str_alloc(BbThread *t, size_t size, size_t length);
BbValue bb_str_empty(BbThread *t);
/* From n code points (surrogates allowed). */
BB_NODISCARD BbValue bb_str_from_chars(BbThread *t, const uint32_t *chars, size_t n);
/* The same text as an instance of type, a subclass of str (or str itself). */
BB_NODISCARD BbValue bb_str_of_type(BbThread *t, BbType *type, BbValue s);
/* The plain str of an instance of a subclass. */
BB_NODISCARD BbValue bb_str_exact(BbThread *t, BbValue s);

/* Byte offset of the character at index (<= length), and back (offset at a character's beginning).  Allocate nothing.
 */
size_t bb_str_offset(const BbStr *s, size_t index);
size_t bb_str_index_at(const BbStr *s, size_t offset);

BB_NODISCARD BbValue bb_str_repeat(BbThread *t, BbValue s, intptr_t n);
/* The text from byte offset start to end, which begin characters and are length characters apart (BB_STR_NONE: not
 * counted yet). */
BB_NODISCARD BbValue bb_str_slice_bytes(BbThread *t, BbValue s, size_t start, size_t end, size_t length);

BB_NODISCARD BbValue bb_str_concat(BbThread *t, BbValue a, BbValue b);
BB_NODISCARD BbValue bb_str_join(BbThread *t, BbValue separator, const BbValue *parts,
				 size_t n);				   /* parts are str, else TypeError */
BB_NODISCARD BbValue bb_str_char_at(BbThread *t, BbValue s, size_t index); /* index < length */
BB_NODISCARD BbValue bb_str_substring(BbThread *t, BbValue s, size_t start, size_t end);

/* Exact equality and hash of str objects; run and allocate nothing. */
bool bb_str_equal(const BbStr *a, const BbStr *b);
bool bb_str_equals_text(BbValue s, const char *text);
int bb_str_compare(const BbStr *a, const BbStr *b);
/* The hash that a str with this text has; never 0. */
uint32_t bb_str_hash_bytes(const char *text, size_t size);
BB_INLINE uint32_t bb_str_compute_hash(const BbStr *s)
{
	return bb_str_hash_bytes(bb_str_data(s), s->size);
}
BB_INLINE uint32_t bb_str_hash(BbStr *s)
{
	uint32_t hash = bb_published32_load_relaxed(&s->hash);
	if (BB_UNLIKELY(hash == 0)) {
		hash = bb_str_compute_hash(s);
		bb_published32_store_relaxed(&s->hash, hash);
	}
	return hash;
}
/* The same as Python's hash(). */
BB_INLINE BbHash bb_str_python_hash(BbStr *s)
{
	return (BbHash)(intptr_t)(uintptr_t)bb_str_hash(s);
}

/* The same of a value. */
BB_INLINE const char *bb_str_text(BbValue s)
{
	return bb_str_data(bb_to_str(s));
}

#endif
