/* SPDX-License-Identifier: MIT */
/*
 * Blocks, loops, and leaving them; see gen_flow.h for the invariant and the threading rule.
 */
#include "compiler/gen_flow.h"

#include "compiler/gen_assign.h"
#include "compiler/gen_await.h"
#include "compiler/gen_comprehension.h"
#include "compiler/gen_compare.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "compiler/gen_try.h"
#include "object/error.h"

enum { MAX_BLOCKS = 20 };

/* ---- Blocks. ---- */

static void open_range(BbGenerator *c, BbBlock *block)
{
	block->start = c->unit->a.count;
	c->unit->a.barrier = c->unit->a.count;
}

static void close_range(BbGenerator *c, const BbBlock *block)
{
	if (!block->protects)
		return;
	bb_assembler_protect(&c->unit->a, block->start, c->unit->a.count, block->handler, block->reg, block->depth);
	c->unit->a.barrier = c->unit->a.count;
}

void bb_gen_flow_push(BbGenerator *c, BbBlock *block, BbBlockKind kind, bool protects, const BbPos *pos)
{
	BbUnit *u = c->unit;

	if (u->blocks == NULL)
		bb_gen_comprehension_none_broken(c);
	block->outer = u->blocks;
	block->kind = (uint8_t)kind;
	block->protects = protects;
	block->pos = *pos;
	block->depth = (uint16_t)((u->blocks != NULL ? u->blocks->depth : 0) + 1);
	u->blocks = block;
	if (kind == BB_BLOCK_LOOP || kind == BB_BLOCK_TRY || kind == BB_BLOCK_FINALLY || kind == BB_BLOCK_WITH ||
	    kind == BB_BLOCK_ASYNC_WITH) {
		if (++u->block_depth > MAX_BLOCKS)
			bb_gen_error(c, pos, "too many statically nested blocks");
	}
	open_range(c, block);
}

void bb_gen_flow_pop(BbGenerator *c, BbBlock *block)
{
	BbBlockKind kind = (BbBlockKind)block->kind;

	BB_ASSERT(c->unit->blocks == block);
	close_range(c, block);
	c->unit->blocks = block->outer;
	if (kind == BB_BLOCK_LOOP || kind == BB_BLOCK_TRY || kind == BB_BLOCK_FINALLY || kind == BB_BLOCK_WITH ||
	    kind == BB_BLOCK_ASYNC_WITH)
		c->unit->block_depth--;
}

/* Must something be done when control leaves a block from here out to (and without) until? */
static bool has_actions(const BbGenerator *c, const BbBlock *until)
{
	for (const BbBlock *b = c->unit->blocks; b != until; b = b->outer)
		if (b->kind != BB_BLOCK_LOOP && b->kind != BB_BLOCK_TRY && b->kind != BB_BLOCK_FINALBODY)
			return true;
	return false;
}

/* Takes off all blocks out to until and does what each wants done.  Returns the former top, for rewind. */
static BbBlock *unwind(BbGenerator *c, BbBlock *until, const BbPos *pos)
{
	BbBlock *top = c->unit->blocks;

	for (BbBlock *b = top; b != until && !c->failed; b = b->outer) {
		close_range(c, b);
		c->unit->blocks = b->outer;
		if (b->is_star) {
			bb_gen_error(c, pos, "'break', 'continue' and 'return' cannot appear in an except* block");
			break;
		}
		bb_gen_try_leave(c, b, pos);
	}
	return top;
}

static void rewind_blocks(BbGenerator *c, BbBlock *top, const BbBlock *until)
{
	c->unit->blocks = top;
	for (BbBlock *b = top; b != until; b = b->outer)
		open_range(c, b);
}

void bb_gen_flow_return(BbGenerator *c, const BbStmt *stmt)
{
	const BbExpr *value = stmt->return_.value;
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, reg = -1;
	BbValue v = BB_NONE;
	const BbPos *pos = &stmt->pos;

	if (c->unit->kind != BB_SCOPE_FUNCTION) {
		bb_gen_error(c, &stmt->pos, "'return' outside function");
		return;
	}
	if (value != NULL && c->unit->is_async && c->unit->is_generator) {
		bb_gen_error(c, &stmt->pos, "'return' with value in async generator");
		return;
	}
	if (value != NULL && !bb_gen_expr_constant(c, value, &v))
		reg = bb_gen_expr(c, value, has_actions(c, NULL) ? BB_WANT_TEMP : BB_WANT_ANY);
	if (value != NULL && reg < 0 && value->pos.line == stmt->pos.line)
		pos = &value->pos;
	bool elsewhere = has_actions(c, NULL); /* on other lines */
	BbBlock *top = unwind(c, NULL, pos);
	if (elsewhere)
		pos = NULL;
	int k = reg < 0 ? bb_codegen_constant_operand(c, v, 0xffff) : -1;
	if (reg < 0 && k >= 0) {
		bb_codegen_emit_bx(c, pos, BB_OPCODE_RETURN_K, 0, (unsigned)k);
	} else {
		if (reg < 0)
			reg = bb_codegen_constant(c, pos, v, BB_WANT_TEMP);
		BB_EMIT(c, pos, RETURN, reg, 0, 0);
	}
	bb_assembler_unreachable(a);
	rewind_blocks(c, top, NULL);
	a->next_temp = mark;
}

static BbBlock *innermost_loop(const BbGenerator *c)
{
	BbBlock *b = c->unit->blocks;

	while (b != NULL && b->kind != BB_BLOCK_LOOP)
		b = b->outer;
	return b;
}

/* Is an except* clause between here and the loop (or the unit's border)? */
static bool leaves_star(const BbGenerator *c, const BbBlock *until)
{
	for (const BbBlock *b = c->unit->blocks; b != until; b = b->outer)
		if (b->is_star)
			return true;
	return false;
}

static BbBlock *find_loop(BbGenerator *c, const BbStmt *stmt, const char *message)
{
	BbBlock *loop = innermost_loop(c);

	if (leaves_star(c, loop))
		bb_gen_error(c, &stmt->pos, "'break', 'continue' and 'return' cannot appear in an except* block");
	else if (loop == NULL)
		bb_gen_error(c, &stmt->pos, message);
	return loop;
}

/* Where other lines come before the jump, the statement's own comes first, for whoever traces.  Returns the position
 * of the jump. */
static const BbPos *before_leaving(BbGenerator *c, const BbBlock *loop, const BbPos *pos)
{
	if (!has_actions(c, loop))
		return pos;
	BB_EMIT(c, pos, NOP, 0, 0, 0);
	return NULL;
}

void bb_gen_flow_break(BbGenerator *c, const BbStmt *stmt)
{
	BbBlock *loop = find_loop(c, stmt, "'break' outside loop");

	if (c->failed)
		return;
	const BbPos *pos = before_leaving(c, loop, &stmt->pos);
	BbBlock *top = unwind(c, loop, &stmt->pos);
	bb_assembler_jump(&c->unit->a, pos, loop->break_label);
	rewind_blocks(c, top, loop);
}

void bb_gen_flow_continue(BbGenerator *c, const BbStmt *stmt)
{
	BbBlock *loop = find_loop(c, stmt, "'continue' not properly in loop");

	if (c->failed)
		return;
	const BbPos *pos = before_leaving(c, loop, &stmt->pos);
	BbBlock *top = unwind(c, loop, &stmt->pos);
	bb_assembler_jump_back(&c->unit->a, pos, loop->continue_label);
	rewind_blocks(c, top, loop);
}

/* ---- Loops. ---- */

void bb_gen_flow_loop_head(BbGenerator *c, const BbPos *pos, int iterable, const BbExpr *target, BbLabel top,
			   BbLabel end)
{
	BbAssembler *a = &c->unit->a;
	int loop = bb_codegen_temps(c, 3), reg = bb_gen_assign_register(c, target);

	BB_EMIT(c, pos, FOR_PREPARE, loop, iterable, 0);
	bb_codegen_forget_bound(c);
	bb_assembler_bind(a, top);
	if (reg >= 0) {
		BB_EMIT(c, pos, FOR_ITER, loop, reg, 0);
		bb_assembler_jump_if(a, pos, end);
		bb_gen_name_stored(c, reg);
		return;
	}
	int item = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, FOR_ITER, loop, item, 0);
	bb_assembler_jump_if(a, pos, end);
	bb_gen_assign_store(c, target, item);
	a->next_temp = item;
}

void bb_gen_flow_async_head(BbGenerator *c, const BbPos *pos, int iterator, const BbExpr *target, BbLabel top,
			    BbAsyncLoop *loop)
{
	BbAssembler *a = &c->unit->a;
	BbBlock block = {0};
	int mark = a->next_temp;

	loop->handler = block.handler = bb_assembler_label(a);
	loop->reg = block.reg = mark;
	bb_codegen_forget_bound(c);
	bb_assembler_bind(a, top);
	bb_gen_flow_push(c, &block, BB_BLOCK_TRY, true, pos);
	int awaitable = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, GET_ANEXT, awaitable, iterator, 0);
	int value = bb_codegen_temps(c, 1);
	bb_gen_await_delegate(c, pos, awaitable, value);
	bb_gen_flow_pop(c, &block);
	bb_gen_try_reach(c, loop->handler);
	bb_gen_assign_store(c, target, value);
	a->next_temp = mark;
}

void bb_gen_flow_async_end(BbGenerator *c, const BbPos *pos, const BbAsyncLoop *loop)
{
	int mark = c->unit->a.next_temp;

	bb_assembler_bind(&c->unit->a, loop->handler);
	c->unit->a.next_temp = loop->reg;
	int reg = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, END_ASYNC_FOR, reg, 0, 0);
	c->unit->a.next_temp = mark;
}

static void async_for(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	const BbPos *pos = &stmt->for_.iter->pos;
	int mark = a->next_temp;
	BbAsyncLoop loop;
	BbBlock block = {0};
	BbLabel end = bb_assembler_label(a), top = bb_assembler_label(a);

	int iterator = bb_gen_expr(c, stmt->for_.iter, BB_WANT_TEMP);
	BB_EMIT(c, pos, GET_AITER, iterator, iterator, 0);
	block.break_label = end;
	block.continue_label = top;
	bb_gen_flow_push(c, &block, BB_BLOCK_LOOP, false, &stmt->pos);
	bb_gen_flow_async_head(c, pos, iterator, stmt->for_.target, top, &loop);
	bb_gen_stmt_all(c, &stmt->for_.body);
	bb_assembler_jump_back(a, pos, top);
	bb_gen_flow_pop(c, &block);
	bb_gen_flow_async_end(c, pos, &loop);
	a->next_temp = mark;
	bb_gen_stmt_all(c, &stmt->for_.orelse);
	bb_assembler_bind(a, end);
}

void bb_gen_flow_for(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	const BbPos *pos = &stmt->for_.iter->pos;
	int mark = a->next_temp;
	BbBlock block = {0};

	if (stmt->kind == BB_STMT_ASYNC_FOR) {
		async_for(c, stmt);
		return;
	}
	BbLabel end = bb_assembler_label(a), orelse = bb_assembler_label(a), top = bb_assembler_label(a);
	int iterable = bb_gen_expr(c, stmt->for_.iter, BB_WANT_ANY);
	a->next_temp = mark;
	block.break_label = end;
	block.continue_label = top;
	bb_gen_flow_push(c, &block, BB_BLOCK_LOOP, false, &stmt->pos);
	bb_gen_flow_loop_head(c, pos, iterable, stmt->for_.target, top, orelse);
	bb_gen_stmt_all(c, &stmt->for_.body);
	bb_assembler_jump_back(a, pos, top);
	bb_gen_flow_pop(c, &block);
	a->next_temp = mark;
	bb_assembler_bind(a, orelse);
	bb_gen_stmt_all(c, &stmt->for_.orelse);
	bb_assembler_bind(a, end);
}

void bb_gen_flow_while(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	BbLabel end = bb_assembler_label(a), orelse = bb_assembler_label(a), top = bb_assembler_label(a);
	BbBlock block = {0};

	block.break_label = end;
	block.continue_label = top;
	bb_codegen_forget_bound(c);
	bb_assembler_bind(a, top);
	bb_gen_flow_push(c, &block, BB_BLOCK_LOOP, false, &stmt->pos);
	bb_gen_compare_jump(c, stmt->while_.test, orelse, false);
	bb_gen_stmt_all(c, &stmt->while_.body);
	bb_assembler_jump_back(a, &stmt->while_.test->pos, top);
	bb_gen_flow_pop(c, &block);
	bb_assembler_bind(a, orelse);
	bb_gen_stmt_all(c, &stmt->while_.orelse);
	bb_assembler_bind(a, end);
}
