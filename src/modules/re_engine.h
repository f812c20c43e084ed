/* SPDX-License-Identifier: MIT */
/*
 * The matching engine: runs a program over a text, backtracking with a stack of its own.
 *
 * A BbReEngine lives on the C stack of one thread; the program is shared and constant, and so is the text: bytes that
 * somebody could change are copied first.  Positions are pointers into the text.
 */
#ifndef BB_MODULES_RE_ENGINE_H
#define BB_MODULES_RE_ENGINE_H

#include "modules/re_program.h"
#include "object/object.h"

/* One choice to go back to, or one slot to restore on the way. */
typedef struct BbReEntry {
	uintptr_t tag;
	uintptr_t a, b;
} BbReEntry;

enum { BB_RE_LOCAL_ENTRIES = 32, BB_RE_LOCAL_SLOTS = 24 };

typedef struct BbReEngine {
	BbThread *t;
	const BbReProgram *program;
	const uint8_t *begin, *end; /* the text */
	bool utf8;		    /* it has characters of several bytes */
	bool full;		    /* a match must end at `end' */
	bool dirty;		    /* slots of groups may be set */
	const uint8_t *must_move;   /* a match that ends here does not count; or NULL */
	const uint8_t *lead_end;    /* where the last REPEAT_LEAD ended */
	uint32_t budget;	    /* steps until the next poll */
	/* The match: */
	const uint8_t *match_start, *match_end;
	size_t last_group; /* 0: none */
	uintptr_t *slots;  /* 2 * (group - 1): its beginning, as a pointer; + 1: its end; 0: not set */
	/* The stack; `bottom' is local, or inside a heap cell. */
	BbReEntry *bottom, *limit;
	BbReEntry local[BB_RE_LOCAL_ENTRIES];
	uintptr_t local_slots[BB_RE_LOCAL_SLOTS];
} BbReEngine;

/* Starts one for the text between begin and end.  false: raised MemoryError. */
BB_NODISCARD bool bb_re_engine_init(BbReEngine *e, BbThread *t, const BbReProgram *program, const uint8_t *begin,
				    const uint8_t *end, bool utf8);

/* A match that begins at `at': 1, 0 there is none, -1 raised (MemoryError, or what a signal handler raised: it polls).
 */
BB_NODISCARD int bb_re_engine_match(BbReEngine *e, const uint8_t *at);

/* The first match that begins at `from' or behind it. */
BB_NODISCARD int bb_re_engine_search(BbReEngine *e, const uint8_t *from);

#endif
