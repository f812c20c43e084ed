/* SPDX-License-Identifier: MIT */
/*
 * What the parts of the code generator (gen_*.c) share: units, names, blocks, and how a value is asked for.
 *
 * A unit is a code object in the making.  Units and blocks live on the C stack of the functions that generate them.
 *
 * Invariant: temporaries are a stack: who takes some gives them back by restoring a.next_temp, and every temporary
 * below it holds a value.  An expression leaves nothing but its result.  Errors are sticky: after the first one
 * (c->failed, an exception is pending) nothing more is generated. Threads: a compilation belongs to one thread.
 */
#ifndef BB_COMPILER_CODEGEN_H
#define BB_COMPILER_CODEGEN_H

#include "compiler/assembler.h"
#include "compiler/ast.h"
#include "compiler/compiler.h"
#include "compiler/scope.h"

/* Where a value is wanted; else the number of a register. */
enum {
	BB_WANT_ANY = -1,  /* wherever it is: a local variable's own register, or a new temporary */
	BB_WANT_TEMP = -2, /* in a new temporary */
};

typedef enum BbBlockKind {
	BB_BLOCK_LOOP,
	BB_BLOCK_TRY,	       /* has handlers; leaving it does nothing */
	BB_BLOCK_FINALLY,      /* leaving it runs the body of the finally clause */
	BB_BLOCK_HANDLER,      /* an exception is being handled: `saved' holds the one before */
	BB_BLOCK_HANDLER_NAME, /* ... and bound to a name */
	BB_BLOCK_WITH,	       /* `saved' holds the exit function */
	BB_BLOCK_ASYNC_WITH,
	BB_BLOCK_FINALBODY, /* marks the body of a finally clause, for warnings */
} BbBlockKind;

/* What surrounds the statement that is being generated, inside its unit. */
typedef struct BbBlock {
	struct BbBlock *outer;
	uint8_t kind;	/* BbBlockKind */
	bool protects;	/* exceptions inside go to handler */
	bool is_star;	/* HANDLER of an except* clause: nothing may jump out */
	uint16_t depth; /* number of protecting blocks around */
	uint32_t start; /* where the protected range begins, the present piece of it */
	BbLabel handler, break_label, continue_label;
	int reg;   /* where the exception goes */
	int saved; /* see BbBlockKind */
	const BbStmts *finalbody;
	BbName *name;
	BbPos pos;
} BbBlock;

typedef struct BbUnit {
	BbAssembler a;
	struct BbUnit *outer;
	BbScope *scope;	  /* NULL between the statements of a module */
	BbScope *current; /* scope, or the innermost inlined comprehension inside it */
	BbBlock *blocks;
	BbValue name, qualname;
	BbValue local_names;  /* list of str */
	uint8_t *local_kinds; /* BB_LOCAL_*, and BB_LOCAL_BUSY */
	unsigned local_count, local_capacity;
	unsigned argument_count, positional_only_count, keyword_only_count;
	uint32_t flags, first_line;
	BbBound deletable; /* locals that some statement unbinds */
	unsigned block_depth;
	uint8_t kind; /* BbScopeKind of the scope */
	bool is_async, is_generator, is_lambda, is_genexp;
	bool awaits;			   /* a module, if that is allowed: it is a coroutine's */
	BbName *class_name;		   /* for mangling */
	BbValue frees;			   /* tuple of names */
	BbValue static_attributes;	   /* class: list of names */
	struct BbAnnotations *annotations; /* class or module: the function of its annotations, or NULL */
} BbUnit;

/* Of hidden locals: in use; used since the outermost block around began. */
enum { BB_LOCAL_BUSY = 0x80, BB_LOCAL_RECENT = 0x40, BB_LOCAL_MARKS = BB_LOCAL_BUSY | BB_LOCAL_RECENT };

typedef struct BbGenerator {
	BbThread *t;
	BbArena *arena;
	const BbCompileOptions *options;
	BbScopes scopes;
	BbUnit *unit;
	uint32_t future_flags;
	bool failed;	    /* an exception is pending */
	unsigned quiet;	    /* > 0: a statement is being repeated: no warnings */
	const char *source; /* for the line shown in a SyntaxError */
	size_t source_size;
	BbValue module_names; /* dict: the BB_SYM_* of the names in the module's statements so far; EMPTY: none yet */
	bool future_allowed;  /* only a docstring and __future__ imports so far */
	bool is_interactive;
} BbGenerator;

/* ---- Errors. ---- */

/* v, or if that is EMPTY notes the failure. */
BbValue bb_codegen_check(BbGenerator *c, BbValue v);
/* False when something failed or the C stack is nearly used up. */
bool bb_codegen_enter_node(BbGenerator *c);

/* ---- Units. ---- */

/* Begins a unit inside the present one; it becomes c->unit. */
void bb_codegen_begin(BbGenerator *c, BbUnit *u, BbScope *scope, BbValue name, uint32_t first_line);
/* Ends it; the code object, or EMPTY when failed. */
BbValue bb_codegen_end(BbGenerator *c, BbUnit *u);
/* A new local variable; returns its number. */
int bb_codegen_new_local(BbGenerator *c, BbValue name, unsigned kind);
/* A hidden local variable of an inlined comprehension, and its end. */
int bb_codegen_hidden_local(BbGenerator *c, BbName *name, bool is_cell);
void bb_codegen_release_hidden(BbGenerator *c, int local);
/* Makes function R[dst] of a code object; closure, if it has free variables, is made of the present unit's cells. */
void bb_codegen_make_function(BbGenerator *c, const BbPos *pos, BbValue code, int dst);

/* ---- Emitting. ---- */

uint32_t bb_codegen_emit(BbGenerator *c, const BbPos *pos, BbOpcode op, int a, int b, int cc);
uint32_t bb_codegen_emit_bx(BbGenerator *c, const BbPos *pos, BbOpcode op, int a, unsigned bx);
/* Second word: a name and a new inline cache. */
void bb_codegen_name_word(BbGenerator *c, const BbPos *pos, BbName *name);
/* Second word: anything. */
void bb_codegen_word(BbGenerator *c, const BbPos *pos, uint32_t word);

#define BB_EMIT(c, pos, op, a, b, cc) ((void)bb_codegen_emit((c), (pos), BB_OPCODE_##op, (a), (b), (cc)))

/* Before a call, and before what changes something that other threads may see: under chaos one of them may get its
 * turn here. */
void bb_codegen_poll(BbGenerator *c, const BbPos *pos);

/* n consecutive new temporaries. */
int bb_codegen_temps(BbGenerator *c, int n);
/* The register for a result that is wanted so. */
int bb_codegen_result(BbGenerator *c, int want);
void bb_codegen_move(BbGenerator *c, const BbPos *pos, int dst, int src);
/* Puts a constant where it is wanted. */
int bb_codegen_constant(BbGenerator *c, const BbPos *pos, BbValue v, int want);
/* The number of a constant if that is at most max, else -1. */
int bb_codegen_constant_operand(BbGenerator *c, BbValue v, unsigned max);

/* ---- Names. ---- */

/* The str of a name: interned. */
BbValue bb_codegen_name_value(BbGenerator *c, const BbName *name);
BbName *bb_codegen_mangle(BbGenerator *c, BbName *name);
BbName *bb_codegen_known(BbGenerator *c, const char *text);

/* Forgets which variables are bound as far as something may have unbound them: where a loop or handler begins. */
void bb_codegen_forget_bound(BbGenerator *c);

/* The innermost unit that is a function, class or module as the program sees it: not a type parameter scope. */
BB_INLINE bool bb_codegen_in_function(const BbGenerator *c)
{
	return c->unit->kind != BB_SCOPE_MODULE && c->unit->kind != BB_SCOPE_CLASS;
}

#endif
