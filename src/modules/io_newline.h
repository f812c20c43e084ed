/* SPDX-License-Identifier: MIT */
/*
 * Line ends of text streams: what newline=... means, finding and translating them.
 *
 * Nothing here has state.
 */
#ifndef BB_MODULES_IO_NEWLINE_H
#define BB_MODULES_IO_NEWLINE_H

#include "object/object.h"

/* newline=...: */
typedef enum BbNewline {
	BB_NEWLINE_TRANSLATE, /* None: all kinds become \n */
	BB_NEWLINE_KEEP,      /* "": all kinds end a line */
	BB_NEWLINE_LF,	      /* "\n" ends a line */
	BB_NEWLINE_CR,
	BB_NEWLINE_CRLF,
} BbNewline;

/* Kinds that have been seen, as bits. */
enum { BB_NEWLINE_SEEN_CR = 1, BB_NEWLINE_SEEN_LF = 2, BB_NEWLINE_SEEN_CRLF = 4 };

/* Reads an argument, EMPTY standing for `standard'.  TypeError, ValueError: the messages are formats for v. */
BB_NODISCARD bool bb_io_newline_parse(BbThread *t, BbValue v, BbNewline standard, const char *type_message,
				      const char *value_message, BbNewline *out);

/* The argument again: None or a str. */
BB_NODISCARD BbValue bb_io_newline_value(BbThread *t, BbNewline newline);

/* The attribute newlines for the kinds that have been seen. */
BB_NODISCARD BbValue bb_io_newline_seen(BbThread *t, unsigned seen);

/* Which kinds the text has. */
unsigned bb_io_newline_look(const char *text, size_t size);

/* The text with all kinds as \n. */
BB_NODISCARD BbValue bb_io_newline_unify(BbThread *t, BbValue text);
/* The text with \n as "\r" or "\r\n". */
BB_NODISCARD BbValue bb_io_newline_expand(BbThread *t, BbValue text, BbNewline newline);

/* How many bytes the first line of the text has with its end; 0: its end is not there. */
size_t bb_io_newline_find(const char *text, size_t size, BbNewline newline);

#endif
