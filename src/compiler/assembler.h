/* SPDX-License-Identifier: MIT */
/*
 * The code of one unit (function, class body, module) while it is generated: instructions with their positions, labels
 * and jumps, constants, the exception table, temporaries, and which local variables are surely bound at the present
 * place.
 *
 * Registers have virtual numbers: near locals are 0..127, temporaries 128..255, whatever the number of locals.  When
 * the unit is finished the temporaries move down behind the locals, unless there are far locals (more than 128), when
 * they stay.
 *
 * Invariant: nothing is emitted where control cannot reach (`reachable' is false); words and positions have the same
 * count.  After a failure (an exception is pending and `failed' is set) every function here does nothing. Values are
 * kept in heap objects that the struct refers to, so it must live on the C stack. Threads: a unit belongs to the thread
 * that compiles it.
 */
#ifndef BB_COMPILER_ASSEMBLER_H
#define BB_COMPILER_ASSEMBLER_H

#include "compiler/ast.h"
#include "compiler/opcodes.h"
#include "object/code.h"
#include "object/object.h"

enum {
	BB_NEAR_LOCALS = 128, /* registers below are locals, from here on temporaries */
	BB_TRACKED_WORDS = 4, /* locals beyond 64 times this are always checked */
};

/* Which locals are surely bound: one bit each. */
typedef struct BbBound {
	uint64_t words[BB_TRACKED_WORDS];
} BbBound;

typedef struct BbLabelInfo {
	int32_t target; /* word index, or -1: not bound yet */
	int32_t fixup;	/* last JUMP word that waits for it (each links to the one before), or -1 */
	bool reached;	/* something jumps to it */
	BbBound bound;	/* what is bound on all ways to it */
} BbLabelInfo;

typedef int BbLabel;

typedef struct BbAssembler {
	BbThread *t;
	bool failed;
	bool reachable;
	uint32_t *words;
	BbPosition *positions; /* behind the words, in the same memory */
	uint32_t count, capacity;
	uint32_t barrier;  /* words before this are final: a label or an exception range begins there */
	int64_t last_jump; /* index of a JUMP that stands alone at the end, or -1 */
	BbLabelInfo *labels;
	uint32_t label_count, label_capacity;
	BbValue constants;	  /* list */
	uint32_t *constant_index; /* hash table of constant numbers + 1 */
	uint32_t constant_mask;
	size_t indexed; /* so many constants are in it: others may share the list and add to it */
	BbExceptionEntry *exceptions;
	uint16_t *exception_depths;
	uint32_t exception_count, exception_capacity;
	uint32_t exceptions_resolved; /* the handlers of the first ones are words already, those of the others labels */
	uint32_t cache_count;
	int next_temp, max_temp; /* virtual numbers */
	BbBound bound;
} BbAssembler;

/* Begins a unit; sets failed if there is no memory. */
void bb_assembler_init(BbAssembler *a, BbThread *t);
/* Gives the buffers back. */
void bb_assembler_free(BbAssembler *a);
/* Raises MemoryError and sets failed. */
void bb_assembler_no_memory(BbAssembler *a);

/* ---- Temporaries. ---- */

/* n consecutive new temporaries; the first one's number.  SyntaxError when there are too many. */
int bb_assembler_temps(BbAssembler *a, int n);

/* ---- Emitting. ---- */

/* Appends a word; returns its index. */
/* Puts constant `name' into the instruction that was emitted last, if that has a short form which can hold it. */
bool bb_assembler_shorten(BbAssembler *a, unsigned name);
uint32_t bb_assembler_emit(BbAssembler *a, const BbPos *pos, uint32_t word);
/* The number of a new inline cache. */
uint32_t bb_assembler_cache(BbAssembler *a);
/* Control does not come here. */
void bb_assembler_unreachable(BbAssembler *a);

BbLabel bb_assembler_label(BbAssembler *a);
/* The label is here. */
void bb_assembler_bind(BbAssembler *a, BbLabel label);
/* JUMP (forward) to a label that is not bound yet: alone, or as second word of a test. */
void bb_assembler_jump(BbAssembler *a, const BbPos *pos, BbLabel label);
void bb_assembler_jump_if(BbAssembler *a, const BbPos *pos, BbLabel label);
/* JUMP_BACK to a bound label. */
void bb_assembler_jump_back(BbAssembler *a, const BbPos *pos, BbLabel label);
/* Forgets all labels (none is waited for any more). */
void bb_assembler_forget_labels(BbAssembler *a);

/* ---- Constants. ---- */

/* The number of a constant that equals v and has the same type, new or old. */
uint32_t bb_assembler_constant(BbAssembler *a, BbValue v);

/* ---- Exceptions. ---- */

/* Exceptions in words [start, end) go to the label, the exception into register reg.  depth: nesting, inner ranges have
 * more. */
void bb_assembler_protect(BbAssembler *a, uint32_t start, uint32_t end, BbLabel handler, int reg, unsigned depth);

/* ---- Bound locals. ---- */

bool bb_assembler_is_bound(const BbAssembler *a, int local);
void bb_assembler_set_bound(BbAssembler *a, int local, bool bound);

/* ---- The end. ---- */

/* Moves the words from index `from' on to the beginning: a prologue that is known only at the end.  They contain no
 * jump out of themselves, and no exception range covers them. */
void bb_assembler_rotate(BbAssembler *a, uint32_t from);

/* Shortens jumps to jumps, places the temporaries behind local_count locals, and fills in the parts that are the
 * assembler's. *constants is a tuple that must be kept in a C local until bb_code_new has returned.  Returns false when
 * failed. */
BB_NODISCARD bool bb_assembler_finish(BbAssembler *a, unsigned local_count, BbCodeParts *parts, BbValue *constants);

/* Which operands of an instruction are registers: bit 0 A, bit 1 B, bit 2 C. */
unsigned bb_assembler_register_operands(BbOpcode op);
/* Words of an instruction, 1 or 2. */
unsigned bb_assembler_length(BbOpcode op);

#endif
