/* SPDX-License-Identifier: MIT */
/*
 * Code objects: what the compiler makes of a module, class body, function, lambda or generator expression.
 *
 * Immutable once published, but for the inline caches, which stand beside the instructions (so that these may be in
 * flash). The instructions are those of compiler/opcodes.h.
 *
 * Registers: the parameters first (positional-only, positional, keyword-only, *args, **kwargs), then the other local
 * variables, then temporaries. Local variable i is in register i, unless BB_CODE_FAR: then the locals from 128 on are
 * in register i + 128 (bb_code_local_register), and the temporaries are 128..255; instructions reach far registers by
 * LOAD_FAR and STORE_FAR only.  A local variable that an inner function uses (a "cell variable") has a BbCellObject in
 * its register.
 */
#ifndef BB_OBJECT_CODE_H
#define BB_OBJECT_CODE_H

#include "base/place.h"
#include "object/object.h"

enum {
	/* CPython's co_flags */
	BB_CODE_OPTIMIZED = 0x1,
	BB_CODE_NEWLOCALS = 0x2,
	BB_CODE_VARARGS = 0x4,
	BB_CODE_VARKEYWORDS = 0x8,
	BB_CODE_NESTED = 0x10,
	BB_CODE_GENERATOR = 0x20,
	BB_CODE_COROUTINE = 0x80,
	BB_CODE_ITERABLE_COROUTINE = 0x100,
	BB_CODE_ASYNC_GENERATOR = 0x200,
	BB_CODE_FUTURE_ANNOTATIONS = 0x1000000,
	BB_CODE_HAS_DOCSTRING = 0x4000000,
	BB_CODE_METHOD = 0x8000000,
	/* ours */
	BB_CODE_FAR = 0x10000000,	     /* more locals than an 8-bit operand reaches */
	BB_CODE_CLASS = 0x20000000,	     /* a class body */
	BB_CODE_QUALIFIED = (int)0x80000000, /* the qualified name is qualname, a dot, and name: frozen code only */
	BB_CODE_SIMPLE = 0x40000000, /* no *args, **kwargs, keyword-only parameters; no generator of any kind: calls
					take the short way */
};

/* Where code stands in flash, small ones: longer code is refused (MemoryError). */
#if BB_FROZEN_CODE
typedef uint16_t BbCodeCount;
#else
typedef uint32_t BbCodeCount;
#endif

/* Where an exception goes: raised in [start, end) (instruction indexes), it is put into register `reg' and the frame
 * goes on at handler.  Innermost entries first. */
typedef struct BbExceptionEntry {
	BbCodeCount start, end, handler;
	uint16_t reg;
} BbExceptionEntry;

typedef struct BbPosition {
	BbPlace line, end_line; /* 0: none */
	BbPlace col, end_col;	/* UTF-8 bytes from 0; BB_PLACE_NONE: unknown */
} BbPosition;

typedef struct BbCode {
	BbObject header;
	/* In one cell, or static each */
	BbValue *constants; /* before them stand the inline caches: bb_code_cache */
	const uint32_t *instructions;
	const BbExceptionEntry *exceptions; /* behind them the kinds of locals, behind those the positions */
	BbCodeCount instruction_count, constant_count, cache_count, exception_count;
	BbPlace first_line;
	uint16_t register_count;
	uint16_t local_count;	 /* parameters and other local variables */
	uint16_t argument_count; /* positional parameters, positional-only included */
	uint16_t positional_only_count;
	uint16_t keyword_only_count;
	uint32_t flags;
	BbValue name, qualname, filename; /* str */
	BbValue locals;			  /* tuple of local_count names; what they are say their kinds */
	BbValue frees; /* tuple of the names of free variables, in the order of the function's closure */
} BbCode;

enum { BB_LOCAL_CELL = 1, BB_LOCAL_HIDDEN = 2 };

extern BbType bb_code_type;

BB_INLINE unsigned bb_code_local_register(const BbCode *code, unsigned i)
{
	return (code->flags & BB_CODE_FAR) && i >= 128 ? i + 128 : i;
}

/* Inline cache i, zero at first: there are cache_count. */
BB_INLINE BbPublished *bb_code_cache(const BbCode *code, uint32_t i)
{
	return (BbPublished *)(void *)code->constants - 1 - i;
}

/* One byte for each local: BB_LOCAL_*. */
BB_INLINE const uint8_t *bb_code_local_kinds(const BbCode *code)
{
	return (const uint8_t *)(code->exceptions + code->exception_count);
}

/* What bb_code_position decodes. */
BB_INLINE const uint8_t *bb_code_positions(const BbCode *code)
{
	return bb_code_local_kinds(code) + code->local_count;
}

/* str; EMPTY: raised, which only frozen code can. */
BB_NODISCARD BbValue bb_code_qualname(BbThread *t, const BbCode *code);

/* Everything by reference; the arrays are copied.  positions are one per instruction word. */
typedef struct BbCodeParts {
	const uint32_t *instructions;
	const BbPosition *instruction_positions;
	const BbValue *constants;
	const BbExceptionEntry *exceptions;
	const uint8_t *local_kinds;
	uint32_t instruction_count, constant_count, cache_count, exception_count;
	uint32_t flags, first_line;
	unsigned register_count, local_count, argument_count, positional_only_count, keyword_only_count;
	BbValue name, qualname, filename, locals, frees;
} BbCodeParts;

BB_NODISCARD BbValue bb_code_new(BbThread *t, const BbCodeParts *parts);

/* The source position of an instruction (an index).  Allocates nothing. */
void bb_code_position(const BbCode *code, uint32_t instruction, BbPosition *out);

#endif
