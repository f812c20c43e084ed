/* SPDX-License-Identifier: MIT */
/*
 * TextIOWrapper: text over a buffered stream of bytes.
 *
 * io_text.c reads and writes, io_text_position.c is about tell() and seek(), io_text_type.c is the Python type.
 *
 * Reading decodes a chunk at a time; the chunk's text is handed out line by line.  What the chunk was made of is kept,
 * so that tell() can find the byte that belongs to a character.  Writing gathers encoded text and hands it on in larger
 * pieces.
 */
#ifndef BB_MODULES_IO_TEXT_H
#define BB_MODULES_IO_TEXT_H

#include "modules/io_base.h"
#include "modules/io_lock.h"
#include "modules/io_newline.h"
#include "object/codec.h"

/* Where a decoder is between two calls. */
typedef struct BbIoTextState {
	BbValue flags;	 /* of a decoder written in Python: the second half of getstate(); EMPTY */
	int8_t order;	 /* UTF-16 and UTF-32: -1 little, 1 big, 0 not known yet; utf-8-sig: 1 behind the mark */
	bool pending_cr; /* a \r has been read that may belong to a \n */
	uint8_t kept;	 /* how many bytes of an unfinished character are in `bytes' */
	char bytes[8];
} BbIoTextState;

typedef struct BbIoText {
	BbIoStream stream;
	BbIoLock lock;
	BbSlot buffer; /* EMPTY: before __init__; None: detached */
	/* All guarded by lock, but for reading single words of it: */
	BbSlot encoding, errors; /* str */
	BbSlot decoder, encoder; /* objects of module codecs; EMPTY: the codec is known in C, or not needed yet */
	BbSlot decoder_flags;	 /* keeps state.flags */
	BbSlot start_flags;	 /* keeps start.flags */
	BbEncoding codec;
	BbNewline newline;
	BbPublished8 seen; /* line ends, BB_NEWLINE_SEEN_* */
	BbPublished8 line_buffering, write_through;
	bool is_buffered; /* the buffer is one of the C types itself */
	bool seekable;
	bool telling;  /* tell() works: no iteration is under way */
	bool at_start; /* nothing has been encoded yet: a mark may have to come first */
	size_t chunk_size;
	/* Writing: */
	BbPublished row; /* BbIoRow *: encoded text, or NULL */
	size_t used;
	/* Reading: */
	BbSlot text;	     /* str: decoded, or EMPTY */
	size_t at, chars;    /* how much of it has been handed out: bytes, characters */
	BbSlot input;	     /* bytes: what it was decoded from; EMPTY: nothing has been read since the last seek */
	BbIoTextState start; /* of the decoder before that */
	BbIoTextState state; /* and now */
	BbInstance part;
} BbIoText;

BB_INLINE BbIoText *bb_to_io_text(BbValue v)
{
	return (BbIoText *)bb_to_pointer(v);
}

/* The buffer is there: ValueError otherwise. */
BB_NODISCARD bool bb_io_text_check(BbThread *t, BbIoText *x);
/* And open. */
BB_NODISCARD bool bb_io_text_check_open(BbThread *t, BbIoText *x);

/* Sets encoding, error handler and line ends; texts are str.  LookupError. */
BB_NODISCARD bool bb_io_text_set_codec(BbThread *t, BbIoText *x, BbValue encoding, BbValue errors, BbNewline newline);

/* Writes a str.  Takes the lock. */
BB_NODISCARD bool bb_io_text_write(BbThread *t, BbValue self, BbValue text);

/* ---- With the lock held.  These may block and run the buffer's code. ---- */

/* Hands encoded text on to the buffer. */
BB_NODISCARD bool bb_io_text_write_out(BbThread *t, BbIoText *x);
BB_NODISCARD bool bb_io_text_flush(BbThread *t, BbIoText *x);
/* Up to limit (-1: any number of) characters, or a line. */
BB_NODISCARD BbValue bb_io_text_read(BbThread *t, BbIoText *x, intptr_t limit);
BB_NODISCARD BbValue bb_io_text_read_line(BbThread *t, BbIoText *x, intptr_t limit);
/* Forgets what has been read ahead; the decoder begins anew. */
void bb_io_text_forget(BbThread *t, BbIoText *x);
/* Decodes n bytes in the present state: a str. */
BB_NODISCARD BbValue bb_io_text_decode(BbThread *t, BbIoText *x, const char *data, size_t n, bool final);
/* Has the decoder go on in a state (one without kept bytes) / begin anew. */
BB_NODISCARD bool bb_io_text_set_state(BbThread *t, BbIoText *x, const BbIoTextState *state);

/* Calls a method of the buffer. */
BB_NODISCARD BbValue bb_io_text_ask_buffer(BbThread *t, BbIoText *x, const char *name, const BbValue *args, size_t n);

#endif
