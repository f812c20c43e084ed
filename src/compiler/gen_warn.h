/* SPDX-License-Identifier: MIT */
/*
 * Warnings about doubtful code.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_WARN_H
#define BB_COMPILER_GEN_WARN_H

#include "compiler/codegen.h"

/* `is' with a literal. */
void bb_gen_warn_compare(BbGenerator *c, const BbExpr *e);
/* Calling or subscripting a literal. */
void bb_gen_warn_call(BbGenerator *c, const BbExpr *e);
void bb_gen_warn_subscript(BbGenerator *c, const BbExpr *e);

#endif
