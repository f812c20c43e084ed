/* SPDX-License-Identifier: MIT */
/*
 * A compiled regular expression: instructions of 32-bit words, and behind them a pool of sets and literal text.
 *
 * A program is constant once it is made; threads share it freely.
 *
 * The engine keeps a position in the text, a row of slots (where groups begin and end, what loops count), and a stack
 * of choices.  "Fails" below means: goes back to the last choice, with the slots as they were then.  Jump targets are
 * numbers of words from the program's start; `set' and `map' are offsets into the pool.
 */
#ifndef BB_MODULES_RE_PROGRAM_H
#define BB_MODULES_RE_PROGRAM_H

#include "memory/heap.h"
#include "modules/re_set.h"

/* X(name, operands) */
#define BB_RE_OPS(X)                                                                                                   \
	X(MATCH, 0) /* the end: success */                                                                             \
	X(FAIL, 0)                                                                                                     \
	X(BYTE, 1)	   /* byte: the next byte is this one */                                                       \
	X(BYTES, 2)	   /* size, text in the pool */                                                                \
	X(EITHER, 2)	   /* byte, byte: the next byte is one of the two */                                           \
	X(SET, 1)	   /* set: the next character is a member */                                                   \
	X(ANY, 0)	   /* a character but \n */                                                                    \
	X(ANY_ALL, 0)	   /* a character */                                                                           \
	X(BEGIN_STRING, 0) /* at the beginning */                                                                      \
	X(BEGIN_LINE, 0)   /* ... or behind \n */                                                                      \
	X(END_STRING, 0)   /* at the end */                                                                            \
	X(END, 0)	   /* ... or before a \n that ends the text */                                                 \
	X(END_LINE, 0)	   /* at the end or before \n */                                                               \
	X(BOUNDARY, 2)	   /* is a boundary of words (1) or is none (0), of Unicode (1) or ASCII (0) */                \
	X(OPEN, 1)	   /* slot: it gets the position */                                                            \
	X(CLOSE, 2)	   /* slot, group: it gets the position, and the group is the last one closed */               \
	X(JUMP, 1)	   /* target */                                                                                \
	X(AGAIN, 1)	   /* target: a jump backwards; polls */                                                       \
	X(SPLIT, 1)	   /* target: a choice to go on there */                                                       \
	X(SPLIT_JUMP, 1)   /* target: goes there; a choice to go on here */                                            \
	X(UNLESS_BYTE, 2)  /* byte, target: goes there unless the next byte is this one */                             \
	X(UNLESS_MAP, 2)   /* map, target: goes there unless the next byte is in the bitmap */                         \
	X(REPEAT, 5)	   /* unit, its operand, min, max, follow (REPEAT_*): as many as there are; choices: fewer */  \
	X(REPEAT_LAZY, 5)  /* as few as possible; choices: more */                                                     \
	X(REPEAT_ALL, 5)   /* as many as there are, no choice */                                                       \
	X(REPEAT_LEAD, 5)  /* the same as the first of all instructions: a search goes on behind what was taken */     \
	X(LOOP_INIT, 1)	   /* slot: begins a counted loop */                                                           \
	X(LOOP, 4)	   /* slot, min, max, target behind the loop: does one more if it can */                       \
	X(LOOP_LAZY, 4)	   /* the same, prefers to end; the choice goes to the LOOP_ENTER behind it */                 \
	X(LOOP_ENTER, 1)   /* slot: counts */                                                                          \
	X(STAR_ENTER, 1)   /* slot: it gets the position */                                                            \
	X(STAR_AGAIN, 2)   /* slot, target: goes there if the position has moved since STAR_ENTER */                   \
	X(ATOMIC, 1)	   /* slot: begins what has no choices left when it is over */                                 \
	X(ATOMIC_END, 1)   /* slot */                                                                                  \
	X(LOOK, 1)	   /* slot (and the next): begins a look around */                                             \
	X(LOOK_END, 1)	   /* slot: goes back to where it began */                                                     \
	X(LOOK_NOT, 2)	   /* slot, target: the choice if what follows fails */                                        \
	X(LOOK_NOT_END, 1) /* slot: fails, as what should not match did */                                             \
	X(BACK, 1)	   /* so many characters back */                                                               \
	X(BACKREF, 1)	   /* slot of its beginning: the same text again */                                            \
	X(BACKREF_FOLD, 2) /* slot, BbReFold: the same but for case */                                                 \
	X(UNLESS_GROUP, 2) /* slot, target: goes there unless the group is set */

typedef enum BbReOp {
#define X(name, operands) BB_RE_OP_##name,
	BB_RE_OPS(X)
#undef X
		BB_RE_OP_COUNT
} BbReOp;

/* What a REPEAT repeats, and its operand. */
typedef enum BbReUnit {
	BB_RE_UNIT_BYTE, /* byte */
	BB_RE_UNIT_SET,	 /* set */
	BB_RE_UNIT_ANY,
	BB_RE_UNIT_ANY_ALL,
} BbReUnit;

/* The max of a repetition without end. */
#define BB_RE_UNLIMITED UINT32_MAX

/* The `follow' of a REPEAT: the byte that must come behind it, or this. */
enum { BB_RE_FOLLOW_ANY = 256 };

/* Where a match can begin. */
typedef enum BbReStart {
	BB_RE_START_ANYWHERE,
	BB_RE_START_STRING, /* at the beginning only */
	BB_RE_START_LINE,   /* there, or behind \n */
	BB_RE_START_PREFIX, /* at this text */
	BB_RE_START_FIRST,  /* at a byte of this bitmap */
} BbReStart;

typedef struct BbReProgram {
	const BbCellKind *kind;
	uint32_t groups;     /* without group 0 */
	uint32_t slots;	     /* two for each group, then those of loops */
	uint32_t code_words; /* the pool is behind them */
	uint32_t pool_words;
	bool is_text;	      /* for str, else for bytes */
	bool has_lead;	      /* begins with REPEAT_LEAD */
	bool is_literal;      /* all it matches is the prefix */
	uint8_t start;	      /* BbReStart */
	uint32_t start_at;    /* the prefix or bitmap in the pool */
	uint32_t prefix_size; /* bytes */
	size_t shortest;      /* a match has so many characters at least */
	uint32_t words[];
} BbReProgram;

extern const BbCellKind bb_re_program_kind;

BB_INLINE const uint32_t *bb_re_pool(const BbReProgram *program)
{
	return program->words + program->code_words;
}

/* Number of words of an instruction. */
uint32_t bb_re_op_words(BbReOp op);

#endif
