/* SPDX-License-Identifier: MIT */
/*
 * The instructions of the register machine: the contract between the code generator and the vm.
 *
 * An instruction is a 32-bit word: operation in bits 0-7, A in 8-15, B in 16-23, C in 24-31.  Bx is B and C together
 *(16 bits, unsigned), sBx the same signed, sJ is A, B and C together (24 bits, signed).  Some are followed by a second
 *word: NAME	constant index of an interned str in bits 0-15, inline cache index in bits 16-31 (0xffff: no cache) JUMP
 *an ordinary JUMP instruction, executed if the instruction says so and skipped otherwise WORD	anything else, as
 *described Jump distances count words from the word after the JUMP.
 *
 * R[x] is a register, K[x] a constant.  Every instruction reads its operands before it writes its result, so that the
 *result may go to a register that is an operand.  An operand register is never EMPTY, except where said: the generator
 *emits CHECK for a local variable that may be unbound.
 *
 * Calls: the callable and its arguments stand in consecutive registers.  Temporaries form a stack: at a call, every
 *register from base on is dead afterwards (the collector relies on that), except the result.
 */
#ifndef BB_COMPILER_OPCODES_H
#define BB_COMPILER_OPCODES_H

#include <stdint.h>

/* X(name, words) */
#define BB_OPCODES(X)                                                                                                  \
	/* ---- Moving values ---- */                                                                                  \
	X(NOP, 1)                                                                                                      \
	X(MOVE, 1)	/* R[A] = R[B] (may be EMPTY) */                                                               \
	X(LOADK, 1)	/* R[A] = K[Bx] */                                                                             \
	X(LOADKX, 2)	/* R[A] = K[WORD] */                                                                           \
	X(LOADI, 1)	/* R[A] = sBx as a small int */                                                                \
	X(CLEAR, 1)	/* R[A] = EMPTY (unbind) */                                                                    \
	X(CHECK, 1)	/* UnboundLocalError if R[A] is EMPTY; the name is that of local A */                          \
	X(LOAD_FAR, 1)	/* R[A] = R[Bx] */                                                                             \
	X(STORE_FAR, 1) /* R[Bx] = R[A] (may be EMPTY) */                                                              \
	/* ---- Closures.  A cell is a BbCellObject ---- */                                                            \
	X(MAKE_CELL, 1)	  /* R[A] = new cell holding R[A] (may be EMPTY) */                                            \
	X(LOAD_CELL, 1)	  /* R[A] = content of cell R[B]; NameError/UnboundLocalError for local B if EMPTY */          \
	X(STORE_CELL, 1)  /* content of cell R[A] = R[B] */                                                            \
	X(DELETE_CELL, 1) /* content of cell R[A] = EMPTY; error if it was */                                          \
	X(LOAD_FREE, 1)	  /* R[A] = content of cell Bx of the function's closure; NameError if EMPTY */                \
	X(STORE_FREE, 1)  /* content of cell Bx of the closure = R[A] */                                               \
	X(DELETE_FREE, 1) /* content of cell Bx of the closure = EMPTY; error if it was (A unused) */                  \
	X(FREE_CELL, 1)	  /* R[A] = cell Bx of the closure itself */                                                   \
	/* ---- Names ---- */                                                                                          \
	X(LOAD_GLOBAL, 2)	  /* R[A] = global or builtin NAME */                                                  \
	X(STORE_GLOBAL, 2)	  /* global NAME = R[A] */                                                             \
	X(DELETE_GLOBAL, 2)	  /* del global NAME */                                                                \
	X(LOAD_NAME, 2)		  /* R[A] = NAME in the frame's locals mapping, else global, else builtin */           \
	X(STORE_NAME, 2)	  /* locals mapping[NAME] = R[A] */                                                    \
	X(DELETE_NAME, 2)	  /* del locals mapping[NAME] */                                                       \
	X(LOAD_DICT_OR_GLOBAL, 2) /* R[A] = NAME in mapping R[B], else global, else builtin */                         \
	X(LOAD_DICT_OR_FREE, 2)	  /* R[A] = NAME in mapping R[B], else content of closure cell C */                    \
	X(LOAD_DICT_OR_CELL, 2)	  /* R[A] = NAME in mapping R[B], else content of cell R[C] */                         \
	X(LOAD_LOCALS, 1)	  /* R[A] = the frame's locals mapping (class bodies, exec) */                         \
	/* ---- Attributes and items ---- */                                                                           \
	X(LOAD_ATTR, 2) /* R[A] = R[B].NAME */                                                                         \
	X(LOAD_METHOD,                                                                                                 \
	  2)		 /* for R[B].NAME(...): R[A] = function, R[A+1] = self; or R[A] = attribute, R[A+1] = EMPTY */ \
	X(STORE_ATTR, 2) /* R[A].NAME = R[B] */                                                                        \
	X(DELETE_ATTR, 2) /* del R[A].NAME */                                                                          \
	X(LOAD_SUPER_ATTR,                                                                                             \
	  2) /* R[A] = super(R[B], R[B+1]).NAME; R[B] is the class, R[B+1] self; C = 1: written without arguments */   \
	X(LOAD_SUPER_METHOD, 2) /* the same, in the manner of LOAD_METHOD */                                           \
	X(GETITEM, 1)		/* R[A] = R[B][R[C]] */                                                                \
	X(GETITEM_K, 1)		/* R[A] = R[B][K[C]] */                                                                \
	X(SETITEM, 1)		/* R[A][R[B]] = R[C] */                                                                \
	X(DELITEM, 1)		/* del R[A][R[B]] */                                                                   \
	/* ---- Operators ---- */                                                                                      \
	X(ADD, 1) /* R[A] = R[B] + R[C]; in the order of BbOperator */                                                 \
	X(SUB, 1)                                                                                                      \
	X(MUL, 1)                                                                                                      \
	X(MATMUL, 1)                                                                                                   \
	X(TRUEDIV, 1)                                                                                                  \
	X(FLOORDIV, 1)                                                                                                 \
	X(MOD, 1)                                                                                                      \
	X(POW, 1)                                                                                                      \
	X(LSHIFT, 1)                                                                                                   \
	X(RSHIFT, 1)                                                                                                   \
	X(AND, 1)                                                                                                      \
	X(XOR, 1)                                                                                                      \
	X(OR, 1)                                                                                                       \
	X(ADD_K, 1) /* R[A] = R[B] + K[C]; for each operator that has such a form below */                             \
	X(SUB_K, 1)                                                                                                    \
	X(MUL_K, 1)                                                                                                    \
	X(TRUEDIV_K, 1)                                                                                                \
	X(FLOORDIV_K, 1)                                                                                               \
	X(MOD_K, 1)                                                                                                    \
	X(LSHIFT_K, 1)                                                                                                 \
	X(RSHIFT_K, 1)                                                                                                 \
	X(AND_K, 1)                                                                                                    \
	X(INPLACE_ADD, 1) /* R[A] = R[B] += R[C] (A usually is B) */                                                   \
	X(INPLACE_SUB, 1)                                                                                              \
	X(INPLACE_MUL, 1)                                                                                              \
	X(INPLACE_ADD_K, 1) /* R[A] = R[B] += K[C] */                                                                  \
	X(INPLACE_SUB_K, 1)                                                                                            \
	X(INPLACE, 2) /* R[A] = R[B] WORD= R[C]; WORD is a BbOperator: all the others */                               \
	X(NEG, 1)     /* R[A] = -R[B] */                                                                               \
	X(POS, 1)                                                                                                      \
	X(INVERT, 1)                                                                                                   \
	X(NOT, 1)                                                                                                      \
	X(LT, 1) /* R[A] = R[B] < R[C]; in the order of BbComparison */                                                \
	X(LE, 1)                                                                                                       \
	X(EQ, 1)                                                                                                       \
	X(NE, 1)                                                                                                       \
	X(GT, 1)                                                                                                       \
	X(GE, 1)                                                                                                       \
	X(IS, 1) /* R[A] = R[B] is R[C] */                                                                             \
	X(IS_NOT, 1)                                                                                                   \
	X(IN, 1) /* R[A] = R[B] in R[C] */                                                                             \
	X(NOT_IN, 1)                                                                                                   \
	/* ---- Jumps ---- */                                                                                          \
	X(JUMP, 1)	/* pc += sJ; forward */                                                                        \
	X(JUMP_BACK, 1) /* pc += sJ (negative); polls */                                                               \
	X(POLL, 1)	/* polls: where other threads may get their turn, under chaos only */                          \
	X(TEST, 2)	/* if bool(R[A]) == B: JUMP */                                                                 \
	X(TEST_LT, 2)	/* if bool(R[A] < R[B]) == C: JUMP */                                                          \
	X(TEST_LE, 2)                                                                                                  \
	X(TEST_EQ, 2)                                                                                                  \
	X(TEST_NE, 2)                                                                                                  \
	X(TEST_GT, 2)                                                                                                  \
	X(TEST_GE, 2)                                                                                                  \
	X(TEST_LT_K, 2) /* if bool(R[A] < K[B]) == C: JUMP */                                                          \
	X(TEST_LE_K, 2)                                                                                                \
	X(TEST_EQ_K, 2)                                                                                                \
	X(TEST_NE_K, 2)                                                                                                \
	X(TEST_GT_K, 2)                                                                                                \
	X(TEST_GE_K, 2)                                                                                                \
	X(TEST_IS, 2)	 /* if (R[A] is R[B]) == C: JUMP */                                                            \
	X(TEST_NONE, 2)	 /* if (R[A] is None) == B: JUMP */                                                            \
	X(TEST_IN, 2)	 /* if (R[A] in R[B]) == C: JUMP */                                                            \
	X(TEST_EMPTY, 2) /* if (R[A] is EMPTY) == B: JUMP; R[A] may be EMPTY */                                        \
	/* ---- Calls ---- */                                                                                          \
	X(CALL, 1) /* R[A] = R[B](R[B+1] .. R[B+C]) */                                                                 \
	X(CALL_METHOD,                                                                                                 \
	  1) /* after LOAD_METHOD: R[A] = R[B](R[B+1], R[B+2] .. R[B+1+C]), without R[B+1] if that is EMPTY */         \
	X(CALL_KW, 2)	     /* like CALL; the last arguments are named by the tuple K[WORD]; C counts all */          \
	X(CALL_METHOD_KW, 2) /* like CALL_METHOD; likewise */                                                          \
	X(CALL_EX, 1)  /* R[A] = R[B](*R[B+1], **R[B+2]); R[B+1] a tuple or list; C = 0: no R[B+2], else a dict */     \
	X(RETURN, 1)   /* return R[A] */                                                                               \
	X(RETURN_K, 1) /* return K[Bx] */                                                                              \
	/* ---- Building ---- */                                                                                       \
	X(BUILD_TUPLE, 1) /* R[A] = (R[B] .. R[B+C-1]) */                                                              \
	X(BUILD_LIST, 1)                                                                                               \
	X(BUILD_SET, 1)                                                                                                \
	X(BUILD_MAP, 1)	    /* R[A] = {R[B]: R[B+1], ...}; C pairs */                                                  \
	X(BUILD_STRING, 1)  /* R[A] = "".join of the strs R[B] .. R[B+C-1] */                                          \
	X(BUILD_SLICE, 1)   /* R[A] = slice(R[B], R[B+1], C == 3 ? R[B+2] : None) */                                   \
	X(LIST_APPEND, 1)   /* R[A].append(R[B]) on an exact list */                                                   \
	X(LIST_EXTEND, 1)   /* R[A].extend(R[B]); C = 1: for the one argument *R[B] of the callable R[A-1] */          \
	X(LIST_TO_TUPLE, 1) /* R[A] = tuple(R[B]) */                                                                   \
	X(SET_ADD, 1)	    /* R[A].add(R[B]) */                                                                       \
	X(SET_UPDATE, 1)                                                                                               \
	X(MAP_ADD, 1)	  /* R[A][R[B]] = R[C] on an exact dict */                                                     \
	X(DICT_UPDATE, 1) /* R[A].update(R[B]) for ** in a display: "'T' object is not a mapping" */                   \
	X(DICT_MERGE,                                                                                                  \
	  1)	      /* the same for ** in a call: TypeError on repeated keys; R[C] is the callable, for messages */  \
	X(CONVERT, 1) /* R[A] = str, repr or ascii (C = 's', 'r', 'a') of R[B] */                                      \
	X(FORMAT, 1)  /* R[A] = format(R[B], C == 0 ? "" : R[B+1]) */                                                  \
	X(BUILD_INTERPOLATION, 1) /* R[A] = Interpolation(R[B] value, R[B+1] expression str, R[B+2] conversion str or  \
				     None, R[B+3] format spec str) */                                                  \
	X(BUILD_TEMPLATE, 1)	  /* R[A] = Template(strings tuple R[B], interpolations tuple R[B+1]) */               \
	X(UNPACK, 1)		  /* R[A] .. R[A+C-1] = the C items of R[B] */                                         \
	X(UNPACK_EX,                                                                                                   \
	  2) /* R[A] .. = items of R[B] around a star; WORD: before | after << 16; the list goes to R[A+before] */     \
	/* ---- Functions and classes ---- */                                                                          \
	X(MAKE_FUNCTION, 1)    /* R[A] = function of code K[Bx], without defaults, annotations and closure */          \
	X(SET_FUNCTION, 1)     /* attribute C (BB_FUNCTION_*) of the new function R[A] = R[B] */                       \
	X(LOAD_BUILD_CLASS, 1) /* R[A] = builtins.__build_class__ */                                                   \
	/* ---- Iteration ---- */                                                                                      \
	X(GET_ITER, 1) /* R[A] = iter(R[B]) */                                                                         \
	X(FOR_PREPARE,                                                                                                 \
	  1)	       /* begins a for over R[B]: sets up the three registers R[A] .. R[A+2], private to the loop */   \
	X(FOR_ITER, 2) /* R[B] = next item of the loop at R[A]; at the end: JUMP */                                    \
	/* ---- Generators and coroutines ---- */                                                                      \
	X(RETURN_GENERATOR,                                                                                            \
	  1) /* first instruction of a generator, coroutine or async generator: makes it and returns it; A unused */   \
	X(YIELD, 1) /* yield R[B]; when resumed R[A] = what was sent; C temporaries hold something until then */       \
	X(YIELD_FROM_ITER, 1) /* R[A] = the iterator for `yield from R[B]' */                                          \
	X(SEND, 2) /* R[C] = result of sending R[B] into R[A]; if R[A] is finished (R[C] = its return value): JUMP */  \
	X(YIELD_DELEGATED,                                                                                             \
	  1) /* like YIELD, inside a SEND loop whose receiver is R[C]: throw() and close() go there */                 \
	X(GET_AWAITABLE,                                                                                               \
	  1) /* R[A] = the iterator for `await R[B]'; C: 0 await, 1 __aenter__, 2 __aexit__ (for messages) */          \
	X(GET_AITER, 1) /* R[A] = aiter(R[B]) */                                                                       \
	X(GET_ANEXT, 1) /* R[A] = awaitable of anext(R[B]) */                                                          \
	X(END_ASYNC_FOR,                                                                                               \
	  1) /* exception R[A] in an `async for': go on if it is StopAsyncIteration, else raise it again */            \
	X(ASYNC_GEN_WRAP, 1) /* R[A] = R[B] wrapped as a value that an async generator yields */                       \
	/* ---- Exceptions ---- */                                                                                     \
	X(RAISE, 1)	      /* raise R[A] (C = 0) or raise R[A] from R[B] (C = 1) */                                 \
	X(RAISE_AGAIN, 1)     /* bare raise */                                                                         \
	X(RERAISE, 1)	      /* goes on with the exception object R[A], traceback as it is */                         \
	X(PUSH_HANDLED, 1)    /* R[A] = the exception handled so far (or None); the handled exception = R[B] */        \
	X(POP_HANDLED, 1)     /* the handled exception = R[A] */                                                       \
	X(MATCH_EXCEPTION, 1) /* R[A] = whether exception R[B] matches R[C] (class or tuple) */                        \
	X(MATCH_GROUP, 1) /* except*: group R[B], type R[C]: R[A] = matching part or None, R[A+1] = rest or None */    \
	X(PREP_RERAISE_STAR, 1) /* R[A] = what to raise after except* clauses, or None: R[B] the original, R[C] list   \
				   of raised/unhandled */                                                              \
	X(LOAD_ASSERTION_ERROR, 1) /* R[A] = AssertionError */                                                         \
	X(WITH_ENTER, 1)       /* context manager R[B]: R[B] = its __exit__ function, R[B+1] = self (or EMPTY); R[A] = \
				  result of __enter__() */                                                             \
	X(WITH_EXIT, 1)	       /* R[A] = exit(None, None, None) with R[B], R[B+1] from WITH_ENTER */                   \
	X(WITH_EXCEPT, 1)      /* R[A] = exit(type, exc, traceback) with R[B], R[B+1], exception R[C] */               \
	X(ASYNC_WITH_ENTER, 1) /* like WITH_ENTER with __aenter__/__aexit__; R[A] = the awaitable */                   \
	/* ---- Import ---- */                                                                                         \
	X(IMPORT_NAME, 2) /* R[A] = __import__(NAME, globals, locals, R[B] fromlist, R[C] level) */                    \
	X(IMPORT_FROM, 2) /* R[A] = from R[B] import NAME */                                                           \
	X(IMPORT_STAR, 1) /* from R[A] import * */                                                                     \
	/* ---- match ---- */                                                                                          \
	X(MATCH_SEQUENCE, 1) /* R[A] = whether R[B] is a sequence for patterns */                                      \
	X(MATCH_MAPPING, 1)                                                                                            \
	X(MATCH_KEYS, 1)  /* R[A] = tuple of the values in mapping R[B] of the keys in tuple R[C], or None */          \
	X(MATCH_CLASS, 2) /* R[A] = tuple of attributes of R[B] for class R[C] or None; WORD: positional count | names \
			     tuple constant << 16 */                                                                   \
	X(MATCH_REST, 1)  /* R[A] = dict of mapping R[B] without the keys in tuple R[C] */                             \
	X(GET_LEN, 1)	  /* R[A] = len(R[B]) */                                                                       \
	/* ---- The rest ---- */                                                                                       \
	X(INTRINSIC, 1)		/* R[A] = intrinsic C (BB_INTRINSIC_*) of R[B], R[B+1] ... */                          \
	X(SETUP_ANNOTATIONS, 1) /* makes sure that the frame's locals mapping has __annotations__ */                   \
	X(RESUME, 1)		/* start of a function body: poll and tracing */                                       \
	/* ---- Short forms of the above, in code without inline caches: the name is K[C] or K[Bx] ---- */             \
	X(SHORT_LOAD_GLOBAL, 1) /* Bx */                                                                               \
	X(SHORT_LOAD_NAME, 1)	/* Bx */                                                                               \
	X(SHORT_STORE_NAME, 1)	/* Bx */                                                                               \
	X(SHORT_LOAD_ATTR, 1)	/* C, as in the following */                                                           \
	X(SHORT_LOAD_METHOD, 1)                                                                                        \
	X(SHORT_STORE_ATTR, 1)                                                                                         \
	X(SHORT_IMPORT_FROM, 1)

typedef enum BbOpcode {
#define X(name, words) BB_OPCODE_##name,
	BB_OPCODES(X)
#undef X
		BB_OPCODE_COUNT
} BbOpcode;

/* SET_FUNCTION's C. */
enum {
	BB_FUNCTION_DEFAULTS,	 /* tuple */
	BB_FUNCTION_KWDEFAULTS,	 /* dict */
	BB_FUNCTION_ANNOTATE,	 /* function __annotate__ */
	BB_FUNCTION_CLOSURE,	 /* tuple of cells */
	BB_FUNCTION_ANNOTATIONS, /* dict: under `from __future__ import annotations' */
	BB_FUNCTION_TYPE_PARAMS, /* tuple */
};

/* INTRINSIC's C. */
enum {
	BB_INTRINSIC_PRINT,		  /* shows a value at the REPL (sys.displayhook) */
	BB_INTRINSIC_TYPEVAR,		  /* R[B] name */
	BB_INTRINSIC_TYPEVAR_BOUND,	  /* name, function that evaluates the bound */
	BB_INTRINSIC_TYPEVAR_CONSTRAINTS, /* name, function that evaluates to the tuple of constraints */
	BB_INTRINSIC_PARAMSPEC,
	BB_INTRINSIC_TYPEVARTUPLE,
	BB_INTRINSIC_SET_TYPEPARAM_DEFAULT, /* type parameter, function that evaluates the default; returns the
					       parameter */
	BB_INTRINSIC_SUBSCRIPT_GENERIC,	    /* tuple of type parameters: Generic[*params] */
	BB_INTRINSIC_TYPEALIAS, /* name, tuple of type parameters or None, function that evaluates the value */
	BB_INTRINSIC_STOPITERATION_ERROR, /* unused by the generator; PEP 479 is done by the vm */
};

#define BB_INSTRUCTION(op, a, b, c)                                                                                    \
	((uint32_t)(op) | (uint32_t)(uint8_t)(a) << 8 | (uint32_t)(uint8_t)(b) << 16 | (uint32_t)(uint8_t)(c) << 24)
#define BB_INSTRUCTION_BX(op, a, bx) ((uint32_t)(op) | (uint32_t)(uint8_t)(a) << 8 | (uint32_t)(uint16_t)(bx) << 16)
#define BB_INSTRUCTION_SJ(op, sj) ((uint32_t)(op) | (uint32_t)(sj) << 8)
#define BB_NO_CACHE 0xffffu
#define BB_NAME_WORD(name, cache) ((uint32_t)(uint16_t)(name) | (uint32_t)(uint16_t)(cache) << 16)

#define BB_OP(insn) ((insn)&0xff)
#define BB_A(insn) ((insn) >> 8 & 0xff)
#define BB_B(insn) ((insn) >> 16 & 0xff)
#define BB_C(insn) ((insn) >> 24)
#define BB_BX(insn) ((insn) >> 16)
#define BB_SBX(insn) ((int32_t)(insn) >> 16)
#define BB_SJ(insn) ((int32_t)(insn) >> 8)

#endif
