/* SPDX-License-Identifier: MIT */
/*
 * if, while, for, with, functions, classes, and blocks.  (try and match: parse_try.c, parse_match.c.)
 *
 * Invariant and threading rule: see parse_compound.h.
 */
#include "compiler/parse_compound.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_call.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_match.h"
#include "compiler/parse_params.h"
#include "compiler/parse_stmt.h"
#include "compiler/parse_target.h"
#include "compiler/parse_try.h"

/* --- blocks --- */

static bool push_statements(BbParser *p)
{
	bool compound;

	do {
		if (!p->diagnose && p->index > 64)
			bb_parse_drop_tokens(p);
		if (!bb_parse_compound_push_statement(p, &compound))
			return false;
	} while (bb_parse_kind(p) != BB_TOKEN_DEDENT && bb_parse_kind(p) != BB_TOKEN_END);
	return true;
}

static BbStmts *read_block(BbParser *p, const char *what, uint32_t line)
{
	size_t mark = p->scratch_used;
	bool good;
	BbStmts *body = bb_parse_alloc(p, sizeof *body);

	if (!body)
		return NULL;
	if (bb_parse_accept(p, BB_TOKEN_NEWLINE)) {
		if (!bb_parse_accept(p, BB_TOKEN_INDENT)) {
			if (p->diagnose)
				bb_parse_error_last(p, BB_PARSE_INDENTATION_ERROR,
						    "expected an indented block after %s on line %d", what, (int)line);
			return NULL;
		}
		good = push_statements(p) && bb_parse_accept(p, BB_TOKEN_DEDENT);
	} else {
		good = bb_parse_stmt_push_line(p);
	}
	if (good && bb_parse_take(p, mark, sizeof(BbStmt *), &body->count, &body->items))
		return body;
	p->scratch_used = mark;
	return NULL;
}

bool bb_parse_compound_block(BbParser *p, const char *what, uint32_t line, BbStmts *body)
{
	BbStmts *read;
	uint32_t start = p->index;

	if (p->diagnose && bb_parse_recall(p, BB_RULE_BLOCK, 0, &read)) {
		if (read)
			*body = *read;
		return read != NULL;
	}
	if (!bb_parse_enter(p))
		return false;
	read = read_block(p, what, line);
	bb_parse_leave(p);
	bb_parse_remember(p, BB_RULE_BLOCK, 0, start, read);
	if (read)
		*body = *read;
	return read != NULL;
}

bool bb_parse_compound_colon_block(BbParser *p, const char *what, uint32_t line, BbStmts *body)
{
	if (!bb_parse_accept(p, BB_TOKEN_COLON)) {
		if (p->diagnose && bb_parse_kind(p) == BB_TOKEN_NEWLINE)
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "expected ':'");
		return false;
	}
	return bb_parse_compound_block(p, what, line, body);
}

/* `else` ':' block, if it comes. */
static bool else_block(BbParser *p, BbStmts *orelse)
{
	uint32_t line = bb_parse_here(p).line;

	if (!bb_parse_accept(p, BB_TOKEN_ELSE))
		return true;
	return bb_parse_force(p, BB_TOKEN_COLON, ":") && bb_parse_compound_block(p, "'else' statement", line, orelse);
}

/* --- if, while, for --- */

static BbStmt *if_statement(BbParser *p, const char *what);

/* What follows an if's or elif's block. */
static bool rest_of_if(BbParser *p, BbStmts *orelse)
{
	if (bb_parse_kind(p) != BB_TOKEN_ELIF)
		return else_block(p, orelse);
	if (!bb_parse_enter(p))
		return false;
	BbStmt *elif = if_statement(p, "'elif' statement");
	bb_parse_leave(p);
	if (!elif || !(orelse->items = bb_parse_alloc(p, sizeof elif)))
		return false;
	orelse->items[0] = elif;
	orelse->count = 1;
	return true;
}

static BbStmt *if_statement(BbParser *p, const char *what)
{
	BbPos start = bb_parse_here(p);
	BbStmts body, orelse = {0};

	p->index++;
	BbExpr *test = bb_parse_expr_named_expression(p);
	if (!test || !bb_parse_compound_colon_block(p, what, start.line, &body) || !rest_of_if(p, &orelse))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_IF, start);
	if (s) {
		s->if_.test = test;
		s->if_.body = body;
		s->if_.orelse = orelse;
	}
	return s;
}

/* The body of a loop, in which break and continue are its own. */
static bool loop_body(BbParser *p, const char *what, uint32_t line, BbStmts *body)
{
	bool outer = p->loop_in_finally;

	p->loop_in_finally = true;
	bool good = bb_parse_compound_colon_block(p, what, line, body);
	p->loop_in_finally = outer;
	return good;
}

static BbStmt *while_statement(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbStmts body, orelse = {0};

	p->index++;
	BbExpr *test = bb_parse_expr_named_expression(p);
	if (!test || !loop_body(p, "'while' statement", start.line, &body) || !else_block(p, &orelse))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_WHILE, start);
	if (s) {
		s->while_.test = test;
		s->while_.body = body;
		s->while_.orelse = orelse;
	}
	return s;
}

static BbStmt *for_statement(BbParser *p, BbPos start, BbStmtKind kind)
{
	BbStmts body, orelse = {0};
	uint32_t line = bb_parse_here(p).line;

	p->index++;
	uint32_t index = p->index;
	BbExpr *target = bb_parse_target_star_targets(p);
	if (!target || !bb_parse_accept(p, BB_TOKEN_IN)) {
		if (p->diagnose && !bb_parse_failed(p)) {
			bb_parse_reset(p, index);
			BbExpr *e = bb_parse_expr_star_expressions(p);
			if (e)
				bb_parse_target_raise_invalid(p, e, BB_TARGET_FOR);
		}
		return NULL;
	}
	BbExpr *iter = bb_parse_expr_star_expressions(p);
	if (!iter || !loop_body(p, "'for' statement", line, &body) || !else_block(p, &orelse))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, kind, start);
	if (s) {
		s->for_.target = target;
		s->for_.iter = iter;
		s->for_.body = body;
		s->for_.orelse = orelse;
	}
	return s;
}

/* --- with --- */

static bool at_item_end(BbParser *p)
{
	BbTokenKind kind = bb_parse_kind(p);

	return kind == BB_TOKEN_COMMA || kind == BB_TOKEN_RPAR || kind == BB_TOKEN_COLON;
}

static bool with_item(BbParser *p, BbWithItem *item)
{
	item->optional_vars = NULL;
	item->context_expr = bb_parse_expr_expression(p);
	if (!item->context_expr)
		return false;
	uint32_t index = p->index;
	if (!bb_parse_accept(p, BB_TOKEN_AS))
		return true;
	item->optional_vars = bb_parse_target_star_target(p);
	if (item->optional_vars && at_item_end(p))
		return true;
	if (bb_parse_failed(p))
		return false;
	if (p->diagnose) {
		bb_parse_reset(p, index + 1);
		BbExpr *e = bb_parse_expr_expression(p);
		if (e && at_item_end(p))
			bb_parse_target_raise_invalid(p, e, BB_TARGET_STAR);
		if (bb_parse_failed(p))
			return false;
	}
	/* Perhaps the item ends before `as`. */
	item->optional_vars = NULL;
	bb_parse_reset(p, index);
	return true;
}

/* Items pushed as BbWithItem; parenthesized ones end at ')' ':'. */
static bool push_items(BbParser *p, bool parenthesized)
{
	BbWithItem item;

	if (parenthesized && !bb_parse_accept(p, BB_TOKEN_LPAR))
		return false;
	do {
		if (parenthesized && bb_parse_kind(p) == BB_TOKEN_RPAR &&
		    p->tokens[p->index - 1].kind == BB_TOKEN_COMMA)
			break;
		if (!with_item(p, &item) || !bb_parse_push(p, &item, sizeof item))
			return false;
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	return !parenthesized || (bb_parse_accept(p, BB_TOKEN_RPAR) && bb_parse_kind(p) == BB_TOKEN_COLON);
}

/* `with` items up to NEWLINE: the colon is missing. */
static void missing_with_colon(BbParser *p)
{
	uint32_t index = p->index;
	size_t mark = p->scratch_used;

	for (int parenthesized = 0; parenthesized < 2 && !bb_parse_failed(p); parenthesized++) {
		bb_parse_reset(p, index);
		bool good = true;
		if (parenthesized)
			good = bb_parse_accept(p, BB_TOKEN_LPAR);
		do {
			if (parenthesized && bb_parse_kind(p) == BB_TOKEN_RPAR)
				break;
			good = good && bb_parse_expr_expression(p) &&
			       (!bb_parse_accept(p, BB_TOKEN_AS) || bb_parse_target_star_target(p));
		} while (good && bb_parse_accept(p, BB_TOKEN_COMMA));
		if (good && parenthesized)
			good = bb_parse_accept(p, BB_TOKEN_RPAR);
		if (good && bb_parse_kind(p) == BB_TOKEN_NEWLINE)
			bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "expected ':'");
	}
	p->scratch_used = mark;
	bb_parse_reset(p, index);
}

static BbStmt *with_statement(BbParser *p, BbPos start, BbStmtKind kind)
{
	uint32_t line = bb_parse_here(p).line;
	size_t mark = p->scratch_used;
	BbWithItems items;
	BbStmts body;

	p->index++;
	uint32_t index = p->index;
	if (p->diagnose) {
		missing_with_colon(p);
		if (bb_parse_failed(p))
			return NULL;
	}
	bool good = bb_parse_kind(p) == BB_TOKEN_LPAR && push_items(p, true);
	if (!good && !bb_parse_failed(p)) {
		bb_parse_reset(p, index);
		p->scratch_used = mark;
		good = push_items(p, false);
	}
	if (!good) {
		p->scratch_used = mark;
		return NULL;
	}
	if (!bb_parse_take(p, mark, sizeof(BbWithItem), &items.count, &items.items) ||
	    !bb_parse_accept(p, BB_TOKEN_COLON) || !bb_parse_compound_block(p, "'with' statement", line, &body))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, kind, start);
	if (s) {
		s->with.items = items;
		s->with.body = body;
	}
	return s;
}

/* --- functions and classes --- */

typedef struct Finally {
	bool in_finally, loop_in_finally;
} Finally;

static Finally leave_finally(BbParser *p)
{
	Finally outer = {p->in_finally, p->loop_in_finally};

	p->in_finally = p->loop_in_finally = false;
	return outer;
}

static void enter_finally(BbParser *p, Finally outer)
{
	p->in_finally = outer.in_finally;
	p->loop_in_finally = outer.loop_in_finally;
}

static BbStmt *function(BbParser *p, BbPos start, BbStmtKind kind, BbExprs decorators)
{
	uint32_t line = bb_parse_here(p).line;
	BbTypeParams type_params;
	BbExpr *returns = NULL;
	BbStmts body;

	p->index++;
	BbName *name = bb_parse_name(p);
	uint32_t bracket = p->index;
	if (!name)
		return NULL;
	if (!bb_parse_params_type_params(p, &type_params)) {
		if (bb_parse_failed(p) || !p->diagnose)
			return NULL;
		bb_parse_reset(p, bracket);
	}
	if (!bb_parse_force(p, BB_TOKEN_LPAR, "("))
		return NULL;
	BbArguments *args = bb_parse_params_read(p, false);
	if (!args || !bb_parse_accept(p, BB_TOKEN_RPAR))
		return NULL;
	uint32_t behind = p->index;
	if (bb_parse_accept(p, BB_TOKEN_ARROW) && !(returns = bb_parse_expr_expression(p))) {
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, behind);
	}
	if (!bb_parse_force(p, BB_TOKEN_COLON, ":"))
		return NULL;
	Finally outer = leave_finally(p);
	bool good = bb_parse_compound_block(p, "function definition", line, &body);
	enter_finally(p, outer);
	BbStmt *s = good ? bb_parse_stmt_node(p, kind, start) : NULL;
	if (s) {
		s->function_def.name = name;
		s->function_def.args = args;
		s->function_def.body = body;
		s->function_def.decorator_list = decorators;
		s->function_def.returns = returns;
		s->function_def.type_params = type_params;
	}
	return s;
}

static BbStmt *class_statement(BbParser *p, BbExprs decorators)
{
	BbPos start = bb_parse_here(p);
	BbTypeParams type_params;
	BbCallArguments arguments = {0};
	BbStmts body;

	p->index++;
	BbName *name = bb_parse_name(p);
	if (!name || !bb_parse_params_type_params(p, &type_params))
		return NULL;
	if (bb_parse_accept(p, BB_TOKEN_LPAR) &&
	    (!bb_parse_call_arguments(p, &arguments) || !bb_parse_accept(p, BB_TOKEN_RPAR)))
		return NULL;
	Finally outer = leave_finally(p);
	bool good = bb_parse_compound_colon_block(p, "class definition", start.line, &body);
	enter_finally(p, outer);
	BbStmt *s = good ? bb_parse_stmt_node(p, BB_STMT_CLASS_DEF, start) : NULL;
	if (s) {
		s->class_def.name = name;
		s->class_def.bases = arguments.args;
		s->class_def.keywords = arguments.keywords;
		s->class_def.body = body;
		s->class_def.decorator_list = decorators;
		s->class_def.type_params = type_params;
	}
	return s;
}

static BbStmt *async_statement(BbParser *p, BbExprs decorators, bool decorated)
{
	BbPos start = bb_parse_here(p);

	p->index++;
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_DEF:
		return function(p, start, BB_STMT_ASYNC_FUNCTION_DEF, decorators);
	case BB_TOKEN_FOR:
		return decorated ? NULL : for_statement(p, start, BB_STMT_ASYNC_FOR);
	case BB_TOKEN_WITH:
		return decorated ? NULL : with_statement(p, start, BB_STMT_ASYNC_WITH);
	default:
		return NULL;
	}
}

static BbStmt *decorated(BbParser *p)
{
	size_t mark = p->scratch_used;
	BbExprs decorators;

	while (bb_parse_accept(p, BB_TOKEN_AT)) {
		BbExpr *e = bb_parse_expr_named_expression(p);
		if (!e || !bb_parse_accept(p, BB_TOKEN_NEWLINE) || !bb_parse_push(p, &e, sizeof e)) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	if (!bb_parse_take(p, mark, sizeof(BbExpr *), &decorators.count, &decorators.items))
		return NULL;
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_DEF:
		return function(p, bb_parse_here(p), BB_STMT_FUNCTION_DEF, decorators);
	case BB_TOKEN_CLASS:
		return class_statement(p, decorators);
	case BB_TOKEN_ASYNC:
		return async_statement(p, decorators, true);
	default:
		return NULL;
	}
}

bool bb_parse_compound_push_statement(BbParser *p, bool *compound)
{
	BbExprs none = {0};
	BbStmt *s = NULL;

	*compound = true;
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_IF:
		s = if_statement(p, "'if' statement");
		break;
	case BB_TOKEN_WHILE:
		s = while_statement(p);
		break;
	case BB_TOKEN_FOR:
		s = for_statement(p, bb_parse_here(p), BB_STMT_FOR);
		break;
	case BB_TOKEN_TRY:
		s = bb_parse_try_read(p);
		break;
	case BB_TOKEN_WITH:
		s = with_statement(p, bb_parse_here(p), BB_STMT_WITH);
		break;
	case BB_TOKEN_DEF:
		s = function(p, bb_parse_here(p), BB_STMT_FUNCTION_DEF, none);
		break;
	case BB_TOKEN_CLASS:
		s = class_statement(p, none);
		break;
	case BB_TOKEN_ASYNC:
		s = async_statement(p, none, false);
		break;
	case BB_TOKEN_AT:
		s = decorated(p);
		break;
	default:
		if (bb_parse_match_may_begin(p)) {
			bool certain = false;
			s = bb_parse_match_read(p, &certain);
			if (s || certain || bb_parse_failed(p))
				break;
		}
		*compound = false;
		return bb_parse_stmt_push_line(p);
	}
	return s && bb_parse_push(p, &s, sizeof s);
}
