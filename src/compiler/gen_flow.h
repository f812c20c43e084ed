/* SPDX-License-Identifier: MIT */
/*
 * Blocks, loops, and leaving them: return, break, continue.
 *
 * Invariant: blocks are a stack; while control is led out of some of them by a jump, these are taken off, so that what
 * is generated on the way out is not protected by them, and put back behind the jump.  Threads: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_FLOW_H
#define BB_COMPILER_GEN_FLOW_H

#include "compiler/codegen.h"

/* Puts a block, whose kind-specific members the caller has filled in, on the stack; protects: exceptions in it go to
 * block->handler and block->reg. */
void bb_gen_flow_push(BbGenerator *c, BbBlock *block, BbBlockKind kind, bool protects, const BbPos *pos);
void bb_gen_flow_pop(BbGenerator *c, BbBlock *block);

void bb_gen_flow_for(BbGenerator *c, const BbStmt *stmt);
void bb_gen_flow_while(BbGenerator *c, const BbStmt *stmt);
void bb_gen_flow_return(BbGenerator *c, const BbStmt *stmt);
void bb_gen_flow_break(BbGenerator *c, const BbStmt *stmt);
void bb_gen_flow_continue(BbGenerator *c, const BbStmt *stmt);

/* The head of a loop over R[iterable] for the target: evaluates what to iterate over, binds `top', and stores the next
 * item or goes to `end'. */
void bb_gen_flow_loop_head(BbGenerator *c, const BbPos *pos, int iterable, const BbExpr *target, BbLabel top,
			   BbLabel end);

/* The same for `async for' over R[iterator], which GET_AITER has made.  The temporary at the mark must stay taken in
 * the loop; at the end of the loop bb_gen_flow_async_end generates where it ends (and control arrives from the last
 * item). */
typedef struct BbAsyncLoop {
	BbLabel handler;
	int reg;
} BbAsyncLoop;
void bb_gen_flow_async_head(BbGenerator *c, const BbPos *pos, int iterator, const BbExpr *target, BbLabel top,
			    BbAsyncLoop *loop);
void bb_gen_flow_async_end(BbGenerator *c, const BbPos *pos, const BbAsyncLoop *loop);

#endif
