/* SPDX-License-Identifier: MIT */
/*
 * Assignment, augmented assignment, annotated assignment and del.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_ASSIGN_H
#define BB_COMPILER_GEN_ASSIGN_H

#include "compiler/codegen.h"

void bb_gen_assign(BbGenerator *c, const BbStmt *stmt);
void bb_gen_assign_augmented(BbGenerator *c, const BbStmt *stmt);
void bb_gen_assign_delete(BbGenerator *c, const BbExpr *target);

/* Stores R[value] into a target. */
void bb_gen_assign_store(BbGenerator *c, const BbExpr *target, int value);

/* The register into which a value for this target can be written directly, or BB_WANT_ANY.  After writing call
 * bb_gen_name_stored. */
int bb_gen_assign_register(BbGenerator *c, const BbExpr *target);

#endif
