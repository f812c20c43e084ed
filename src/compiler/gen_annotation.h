/* SPDX-License-Identifier: MIT */
/*
 * Annotations, which are evaluated when they are asked for, by functions called __annotate__; and type aliases.
 *
 * The annotations of a module stand in a unit that stays open until the module ends, since the tree of a statement does
 * not.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_ANNOTATION_H
#define BB_COMPILER_GEN_ANNOTATION_H

#include "compiler/codegen.h"

/* The unit of the function __annotate__ of a module. */
typedef struct BbAnnotations {
	BbUnit unit;
	int count; /* annotations so far */
	bool open;
} BbAnnotations;

void bb_gen_annotation_assign(BbGenerator *c, const BbStmt *stmt);
void bb_gen_annotation_type_alias(BbGenerator *c, const BbStmt *stmt);

/* The annotations of a function, for the function object in R[dst]. */
void bb_gen_annotation_function(BbGenerator *c, const BbStmt *stmt, int dst);
/* At the end of a class body. */
void bb_gen_annotation_class(BbGenerator *c, const BbStmt *stmt);
/* At the end of a module: closes the unit; its code goes into a prologue of the module. */
void bb_gen_annotation_module(BbGenerator *c);
/* Gives back what an open unit holds, after a failure. */
void bb_gen_annotation_discard(BbGenerator *c, BbAnnotations *annotations);

/* if format > 2: raise NotImplementedError */
void bb_gen_annotation_check_format(BbGenerator *c, const BbPos *pos);

#endif
