/* SPDX-License-Identifier: MIT */
/*
 * try and with.
 *
 * Invariant: at every exit of a handler, a finally body or a with block, the handled exception is what it was before.
 * Threads: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_TRY_H
#define BB_COMPILER_GEN_TRY_H

#include "compiler/codegen.h"

void bb_gen_try(BbGenerator *c, const BbStmt *stmt);
void bb_gen_try_with(BbGenerator *c, const BbStmt *stmt);

/* What is to be done when a jump leaves the block, which has been taken off already. */
void bb_gen_try_leave(BbGenerator *c, BbBlock *block, const BbPos *pos);

/* Notes that an exception in what was generated since may lead to the handler: with the variables bound that are bound
 * now, but for those that can be unbound. */
void bb_gen_try_reach(BbGenerator *c, BbLabel handler);

#endif
