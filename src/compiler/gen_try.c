/* SPDX-License-Identifier: MIT */
/*
 * try and with; see gen_try.h for the invariant and the threading rule.
 *
 * A handler begins with PUSH_HANDLED, which saves what was handled before.  All of it is protected by a cleanup, which
 * restores that and goes on with the exception that was raised in the handler.
 */
#include "compiler/gen_try.h"

#include "compiler/gen_assign.h"
#include "compiler/gen_await.h"
#include "compiler/gen_compare.h"
#include "compiler/gen_comprehension.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_flow.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "object/error.h"

void bb_gen_try_reach(BbGenerator *c, BbLabel handler)
{
	BbAssembler *a = &c->unit->a;

	if (!a->reachable || a->failed)
		return;
	BbLabelInfo *label = &a->labels[handler];
	BbBound bound = a->bound;

	for (unsigned i = 0; i < BB_TRACKED_WORDS; i++)
		bound.words[i] &= ~c->unit->deletable.words[i];
	if (label->reached) {
		for (unsigned i = 0; i < BB_TRACKED_WORDS; i++)
			label->bound.words[i] &= bound.words[i];
	} else {
		label->bound = bound;
		label->reached = true;
	}
}

/* ---- Leaving. ---- */

static void final_body(BbGenerator *c, const BbStmts *body, const BbPos *pos)
{
	BbBlock block = {0};

	bb_gen_flow_push(c, &block, BB_BLOCK_FINALBODY, false, pos);
	bb_gen_stmt_all(c, body);
	bb_gen_flow_pop(c, &block);
}

/* The name of an `except ... as name' ends with the clause. */
static void unbind(BbGenerator *c, const BbPos *pos, BbName *name)
{
	int reg = bb_gen_name_register(c, name), mark = c->unit->a.next_temp;

	if (reg >= 0) {
		BB_EMIT(c, NULL, CLEAR, reg, 0, 0);
		bb_assembler_set_bound(&c->unit->a, reg, false);
		return;
	}
	/* The clause may have deleted it already. */
	bb_gen_name_store(c, pos, name, bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP));
	bb_gen_name_delete(c, pos, name);
	c->unit->a.next_temp = mark;
}

static void leave_with(BbGenerator *c, const BbBlock *block, const BbPos *pos)
{
	int mark = c->unit->a.next_temp, temp = bb_codegen_temps(c, 1);

	(void)pos;
	BB_EMIT(c, &block->pos, WITH_EXIT, temp, block->saved, 0);
	if (block->kind == BB_BLOCK_ASYNC_WITH)
		bb_gen_await_register(c, &block->pos, temp, 2);
	c->unit->a.next_temp = mark;
}

void bb_gen_try_leave(BbGenerator *c, BbBlock *block, const BbPos *pos)
{
	switch ((BbBlockKind)block->kind) {
	case BB_BLOCK_FINALLY:
		c->quiet++;
		final_body(c, block->finalbody, &block->pos);
		c->quiet--;
		break;
	case BB_BLOCK_HANDLER:
		BB_EMIT(c, NULL, POP_HANDLED, block->saved, 0, 0);
		break;
	case BB_BLOCK_HANDLER_NAME:
		unbind(c, pos, block->name);
		break;
	case BB_BLOCK_WITH:
	case BB_BLOCK_ASYNC_WITH:
		leave_with(c, block, pos);
		break;
	default:
		break;
	}
}

/* ---- Handlers. ---- */

/* Begins the code of a handler: R[exception] has the exception.  Fills in and pushes the block that protects it. */
static void begin_handler(BbGenerator *c, BbBlock *block, int exception, const BbPos *pos)
{
	BbAssembler *a = &c->unit->a;

	BB_ASSERT(a->next_temp == exception || c->failed);
	a->next_temp = exception;
	bb_codegen_temps(c, 1);
	block->saved = bb_codegen_temps(c, 1);
	BB_EMIT(c, NULL, PUSH_HANDLED, block->saved, exception, 0);
	bb_gen_comprehension_broken(c);
	block->handler = bb_assembler_label(a);
	block->reg = a->next_temp;
	bb_gen_flow_push(c, block, BB_BLOCK_HANDLER, true, pos);
	bb_gen_try_reach(c, block->handler);
}

/* Ends it: behind the code of the handler, which control does not leave downwards. */
static void end_handler(BbGenerator *c, BbBlock *block, const BbPos *pos)
{
	BbAssembler *a = &c->unit->a;

	bb_gen_flow_pop(c, block);
	a->next_temp = block->reg;
	bb_assembler_bind(a, block->handler);
	int reg = bb_codegen_temps(c, 1);
	BB_EMIT(c, NULL, POP_HANDLED, block->saved, 0, 0);
	BB_EMIT(c, NULL, RERAISE, reg, 0, 0);
	bb_assembler_unreachable(a);
	(void)pos;
}

/* Leaves the handler normally. */
static void leave_handler(BbGenerator *c, BbBlock *block, const BbPos *pos, BbLabel end)
{
	BbAssembler *a = &c->unit->a;

	bb_gen_flow_pop(c, block);
	BB_EMIT(c, NULL, POP_HANDLED, block->saved, 0, 0);
	bb_assembler_jump(a, NULL, end);
	/* What follows is protected again. */
	bb_gen_flow_push(c, block, BB_BLOCK_HANDLER, true, pos);
}

/* Leaves the handler with its exception, which goes on. */
static void raise_on(BbGenerator *c, BbBlock *block, int exception, const BbPos *pos)
{
	bb_gen_flow_pop(c, block);
	BB_EMIT(c, NULL, POP_HANDLED, block->saved, 0, 0);
	BB_EMIT(c, pos, RERAISE, exception, 0, 0);
	bb_assembler_unreachable(&c->unit->a);
	bb_gen_flow_push(c, block, BB_BLOCK_HANDLER, true, pos);
}

/* The body of an except clause, with its name bound to R[exception]. */
static void clause_body(BbGenerator *c, const BbExceptHandler *clause, int exception)
{
	BbAssembler *a = &c->unit->a;
	BbBlock named = {0};

	if (clause->name == NULL) {
		bb_gen_stmt_all(c, &clause->body);
		return;
	}
	bb_gen_name_store(c, &clause->pos, clause->name, exception);
	named.name = clause->name;
	named.handler = bb_assembler_label(a);
	named.reg = a->next_temp;
	bb_gen_flow_push(c, &named, BB_BLOCK_HANDLER_NAME, true, &clause->pos);
	bb_gen_try_reach(c, named.handler);
	bb_gen_stmt_all(c, &clause->body);
	bb_gen_flow_pop(c, &named);
	unbind(c, &clause->pos, clause->name);
	BbLabel after = bb_assembler_label(a);
	bb_assembler_jump(a, NULL, after);
	bb_assembler_bind(a, named.handler);
	int mark = a->next_temp, reg = bb_codegen_temps(c, 1);
	unbind(c, NULL, clause->name);
	BB_EMIT(c, NULL, RERAISE, reg, 0, 0);
	bb_assembler_unreachable(a);
	a->next_temp = mark;
	bb_assembler_bind(a, after);
}

static void except_clauses(BbGenerator *c, const BbStmt *stmt, BbBlock *handler, int exception, BbLabel end)
{
	BbAssembler *a = &c->unit->a;
	const BbExceptHandlers *clauses = &stmt->try_.handlers;
	int mark = a->next_temp;

	for (uint32_t i = 0; i < clauses->count && !c->failed; i++) {
		const BbExceptHandler *clause = &clauses->items[i];
		BbLabel next = bb_assembler_label(a);

		if (clause->type == NULL && i + 1 < clauses->count) {
			bb_gen_error(c, &clause->pos, "default 'except:' must be last");
			return;
		}
		if (clause->type != NULL) {
			int type = bb_gen_expr(c, clause->type, BB_WANT_ANY);

			a->next_temp = mark;
			int matches = bb_codegen_temps(c, 1);
			BB_EMIT(c, &clause->type->pos, MATCH_EXCEPTION, matches, exception, type);
			bb_gen_compare_test(c, &clause->type->pos, matches, next, false);
			a->next_temp = mark;
		}
		clause_body(c, clause, exception);
		leave_handler(c, handler, &clause->pos, end);
		bb_assembler_bind(a, next);
	}
	/* Where the search for a clause ended is where the frame is left. */
	raise_on(c, handler, exception, &clauses->items[clauses->count - 1].pos);
}

/* One except* clause.  R[rest] is what is left of the exception, R[raised] the list of what was raised instead. */
static void star_clause(BbGenerator *c, const BbExceptHandler *clause, int rest, int raised)
{
	BbAssembler *a = &c->unit->a;
	BbLabel next = bb_assembler_label(a);
	BbBlock block = {0};
	int mark = a->next_temp;

	int type = bb_gen_expr(c, clause->type, BB_WANT_TEMP);
	int match = type;
	bb_codegen_temps(c, 1);
	BB_EMIT(c, &clause->type->pos, MATCH_GROUP, match, rest, type);
	BB_EMIT(c, &clause->type->pos, TEST_NONE, match, true, 0);
	bb_assembler_jump_if(a, &clause->type->pos, next);
	bb_codegen_move(c, &clause->type->pos, rest, match + 1);
	a->next_temp = match + 1;
	block.saved = bb_codegen_temps(c, 1);
	BB_EMIT(c, NULL, PUSH_HANDLED, block.saved, match, 0);
	block.handler = bb_assembler_label(a);
	block.reg = a->next_temp;
	block.is_star = true;
	bb_gen_flow_push(c, &block, BB_BLOCK_HANDLER, true, &clause->pos);
	bb_gen_try_reach(c, block.handler);
	clause_body(c, clause, match);
	bb_gen_flow_pop(c, &block);
	BB_EMIT(c, NULL, POP_HANDLED, block.saved, 0, 0);
	bb_assembler_jump(a, NULL, next);
	/* The clause raised: that is raised in the end, with what else is left. */
	a->next_temp = block.reg;
	bb_assembler_bind(a, block.handler);
	int reg = bb_codegen_temps(c, 1);
	BB_EMIT(c, NULL, POP_HANDLED, block.saved, 0, 0);
	BB_EMIT(c, NULL, LIST_APPEND, raised, reg, 0);
	bb_assembler_bind(a, next);
	a->next_temp = mark;
}

static void star_clauses(BbGenerator *c, const BbStmt *stmt, BbBlock *handler, int exception, BbLabel end)
{
	BbAssembler *a = &c->unit->a;
	const BbExceptHandlers *clauses = &stmt->try_.handlers;
	int rest = bb_codegen_temps(c, 1);

	bb_codegen_move(c, NULL, rest, exception);
	int raised = bb_codegen_temps(c, 1);
	BB_EMIT(c, NULL, BUILD_LIST, raised, raised, 0);
	for (uint32_t i = 0; i < clauses->count && !c->failed; i++) {
		BbLabel none_left = bb_assembler_label(a);

		BB_EMIT(c, &clauses->items[i].pos, TEST_NONE, rest, true, 0);
		bb_assembler_jump_if(a, &clauses->items[i].pos, none_left);
		star_clause(c, &clauses->items[i], rest, raised);
		bb_assembler_bind(a, none_left);
	}
	BbLabel complete = bb_assembler_label(a), reraise = bb_assembler_label(a);
	BB_EMIT(c, NULL, TEST_NONE, rest, true, 0);
	bb_assembler_jump_if(a, NULL, complete);
	BB_EMIT(c, NULL, LIST_APPEND, raised, rest, 0);
	bb_assembler_bind(a, complete);
	BB_EMIT(c, NULL, PREP_RERAISE_STAR, rest, exception, raised);
	BB_EMIT(c, NULL, TEST_NONE, rest, false, 0);
	bb_assembler_jump_if(a, NULL, reraise);
	leave_handler(c, handler, &stmt->pos, end);
	bb_assembler_bind(a, reraise);
	BB_EMIT(c, NULL, RERAISE, rest, 0, 0);
	bb_assembler_unreachable(a);
}

static void try_except(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	BbBlock block = {0}, handler = {0};
	BbLabel end = bb_assembler_label(a);
	int mark = a->next_temp;

	block.handler = bb_assembler_label(a);
	block.reg = mark;
	uint32_t start = a->count;
	bb_gen_flow_push(c, &block, BB_BLOCK_TRY, true, &stmt->pos);
	bb_gen_try_reach(c, block.handler);
	bb_gen_stmt_all(c, &stmt->try_.body);
	bb_gen_flow_pop(c, &block);
	bb_gen_stmt_all(c, &stmt->try_.orelse);
	bb_assembler_jump(a, NULL, end);
	if (start == a->count && !c->failed)
		a->labels[block.handler].reached = false; /* nothing can raise */
	bb_assembler_bind(a, block.handler);
	begin_handler(c, &handler, mark, &stmt->pos);
	if (stmt->kind == BB_STMT_TRY_STAR)
		star_clauses(c, stmt, &handler, mark, end);
	else
		except_clauses(c, stmt, &handler, mark, end);
	end_handler(c, &handler, &stmt->pos);
	a->next_temp = mark;
	bb_assembler_bind(a, end);
}

static void try_finally(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	BbBlock block = {0}, handler = {0};
	BbLabel end = bb_assembler_label(a);
	int mark = a->next_temp;

	block.handler = bb_assembler_label(a);
	block.reg = mark;
	block.finalbody = &stmt->try_.finalbody;
	uint32_t start = a->count;
	bb_gen_flow_push(c, &block, BB_BLOCK_FINALLY, true, &stmt->pos);
	bb_gen_try_reach(c, block.handler);
	if (stmt->try_.handlers.count > 0)
		try_except(c, stmt);
	else
		bb_gen_stmt_all(c, &stmt->try_.body);
	bb_gen_flow_pop(c, &block);
	bool empty = start == a->count;
	final_body(c, &stmt->try_.finalbody, &stmt->pos);
	bb_assembler_jump(a, NULL, end);
	if (empty && !c->failed)
		a->labels[block.handler].reached = false;
	bb_assembler_bind(a, block.handler);
	c->quiet++;
	begin_handler(c, &handler, mark, &stmt->pos);
	final_body(c, &stmt->try_.finalbody, &stmt->pos);
	raise_on(c, &handler, mark, &stmt->try_.finalbody.items[stmt->try_.finalbody.count - 1]->pos);
	end_handler(c, &handler, &stmt->pos);
	c->quiet--;
	a->next_temp = mark;
	bb_assembler_bind(a, end);
}

void bb_gen_try(BbGenerator *c, const BbStmt *stmt)
{
	BB_EMIT(c, &stmt->pos, NOP, 0, 0, 0); /* a line for whoever traces */
	if (stmt->try_.finalbody.count > 0)
		try_finally(c, stmt);
	else
		try_except(c, stmt);
}

/* ---- with. ---- */

static void with_item(BbGenerator *c, const BbStmt *stmt, uint32_t i)
{
	BbAssembler *a = &c->unit->a;
	const BbWithItem *item;
	bool is_async = stmt->kind == BB_STMT_ASYNC_WITH;
	BbBlock block = {0}, handler = {0};
	int mark = a->next_temp;

	if (i == stmt->with.items.count) {
		bb_gen_stmt_all(c, &stmt->with.body);
		return;
	}
	if (!bb_codegen_enter_node(c))
		return;
	item = &stmt->with.items.items[i];
	const BbPos *pos = &item->context_expr->pos;
	BbLabel end = bb_assembler_label(a);
	block.saved = bb_gen_expr(c, item->context_expr, BB_WANT_TEMP);
	bb_codegen_temps(c, 1);
	int value = bb_codegen_temps(c, 1);
	bb_codegen_emit(c, pos, is_async ? BB_OPCODE_ASYNC_WITH_ENTER : BB_OPCODE_WITH_ENTER, value, block.saved, 0);
	if (is_async)
		bb_gen_await_register(c, pos, value, 1);
	block.handler = bb_assembler_label(a);
	block.reg = value;
	bb_gen_flow_push(c, &block, is_async ? BB_BLOCK_ASYNC_WITH : BB_BLOCK_WITH, true, pos);
	bb_gen_try_reach(c, block.handler);
	if (item->optional_vars != NULL)
		bb_gen_assign_store(c, item->optional_vars, value);
	a->next_temp = value;
	with_item(c, stmt, i + 1);
	bb_gen_flow_pop(c, &block);
	leave_with(c, &block, pos);
	bb_assembler_jump(a, NULL, end);
	/* An exception: the exit function may swallow it. */
	a->next_temp = value;
	bb_assembler_bind(a, block.handler);
	begin_handler(c, &handler, value, pos);
	BbLabel swallowed = bb_assembler_label(a);
	int result = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, WITH_EXCEPT, result, block.saved, value);
	if (is_async)
		bb_gen_await_register(c, pos, result, 2);
	bb_gen_compare_test(c, pos, result, swallowed, true);
	BB_EMIT(c, NULL, RERAISE, value, 0, 0);
	bb_assembler_unreachable(a);
	bb_assembler_bind(a, swallowed);
	leave_handler(c, &handler, pos, end);
	end_handler(c, &handler, pos);
	a->next_temp = mark;
	bb_assembler_bind(a, end);
}

void bb_gen_try_with(BbGenerator *c, const BbStmt *stmt)
{
	with_item(c, stmt, 0);
}
