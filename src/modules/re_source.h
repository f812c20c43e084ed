/* SPDX-License-Identifier: MIT */
/*
 * The text of a pattern or of a replacement, token by token: a token is a character, or a backslash and a character.
 * One token is read ahead.
 *
 * Once anything failed, an exception is pending, the next token is the end, and further errors are not raised.
 * Belongs to one thread, on its C stack.
 */
#ifndef BB_MODULES_RE_SOURCE_H
#define BB_MODULES_RE_SOURCE_H

#include "object/object.h"

enum { BB_RE_ESCAPED = 1 << 24 }; /* a flag of tokens; the character is below it */
#define BB_RE_END UINT32_MAX

typedef struct BbReSource {
	BbThread *t;
	BbValue string; /* str or bytes */
	bool is_text;
	const uint32_t *chars; /* inside a heap cell */
	size_t count;
	size_t index;  /* behind the next token */
	uint32_t next; /* the next token */
} BbReSource;

/* Begins with a str, or with bytes-like data as bytes.  false: raised. */
BB_NODISCARD bool bb_re_source_init(BbReSource *s, BbThread *t, BbValue string);

/* Takes the next token. */
uint32_t bb_re_source_get(BbReSource *s);
/* Takes the next token if it is this one. */
bool bb_re_source_match(BbReSource *s, uint32_t token);
/* Goes to a position. */
void bb_re_source_seek(BbReSource *s, size_t position);

/* The position of the next token. */
BB_INLINE size_t bb_re_source_tell(const BbReSource *s)
{
	return s->next == BB_RE_END ? s->index : s->index - (s->next & BB_RE_ESCAPED ? 2 : 1);
}

/* Raises PatternError at the position `back' characters before the next token.  Returns NULL. */
void *bb_re_source_fail(BbReSource *s, size_t back, const char *format, ...);

/* A part of the text, as str. */
BB_NODISCARD BbValue bb_re_source_slice(BbReSource *s, size_t start, size_t end);

/* The text up to the terminator, which is taken, too: EMPTY: raised "missing `name'" and the like. */
BB_NODISCARD BbValue bb_re_source_until(BbReSource *s, uint32_t terminator, const char *name);

/* The name is an identifier (if not: raised, at `back' characters before the name's end). */
BB_NODISCARD bool bb_re_source_check_name(BbReSource *s, BbValue name, size_t back);
bool bb_re_is_identifier(BbValue name);

/* A name that is a number: 1 and *out (cut off at BB_RE_MAX_GROUPS), or 0. */
bool bb_re_source_number(BbValue name, uint32_t *out);

/* What an escape that stands for a character means, digits included; token is taken already.  In a class of
 * characters \b is a backspace and \1 octal.  The character, or BB_RE_END: raised.  Does not take \1 to \9 outside of
 * classes. */
uint32_t bb_re_source_escape(BbReSource *s, uint32_t token, bool in_class);

/* \0 or three octal digits: the rest of an octal escape of at most `digits' more digits; value starts it. */
BB_INLINE bool bb_re_is_octal(uint32_t c)
{
	return c - '0' < 8;
}
BB_INLINE bool bb_re_is_digit(uint32_t c)
{
	return c - '0' < 10;
}
BB_INLINE bool bb_re_is_letter(uint32_t c)
{
	return (c | 0x20) - 'a' < 26;
}

/* \a \b \f \n \r \t \v \\: the character, or 0. */
uint32_t bb_re_simple_escape(uint32_t c);

#endif
