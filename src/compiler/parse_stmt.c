/* SPDX-License-Identifier: MIT */
/*
 * Statements of one line: expressions, assignments, and those that begin with a keyword.
 *
 * Invariant and threading rule: see parse_stmt.h.
 */
#include "compiler/parse_stmt.h"

#include "compiler/parse_expr.h"
#include "compiler/parse_import.h"
#include "compiler/parse_invalid_stmt.h"
#include "compiler/parse_params.h"
#include "compiler/parse_target.h"

static bool at_statement_end(BbParser *p)
{
	BbTokenKind kind = bb_parse_kind(p);

	return kind == BB_TOKEN_NEWLINE || kind == BB_TOKEN_SEMI || kind == BB_TOKEN_END;
}

/* --- assignments --- */

static BbStmt *annotated(BbParser *p, BbPos start, BbExpr *target)
{
	BbExpr *value = NULL;

	if (!bb_parse_target_is_single(target))
		return NULL;
	p->index++;
	BbExpr *annotation = bb_parse_expr_expression(p);
	if (!annotation)
		return NULL;
	uint32_t behind = p->index;
	if (bb_parse_accept(p, BB_TOKEN_EQUAL) && !(value = bb_parse_expr_annotated_rhs(p))) {
		if (bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, behind);
	}
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_ANN_ASSIGN, start);
	if (!s)
		return NULL;
	bb_parse_target_set_context(target, BB_STORE);
	s->ann_assign.target = target;
	s->ann_assign.annotation = annotation;
	s->ann_assign.value = value;
	s->ann_assign.simple = target->kind == BB_EXPR_NAME && !target->parenthesized;
	return s;
}

static BbStmt *augmented(BbParser *p, BbPos start, BbExpr *target, BbTokenKind token)
{
	if (!bb_parse_target_is_single(target))
		return NULL;
	p->index++;
	BbExpr *value = bb_parse_expr_annotated_rhs(p);
	BbStmt *s = value ? bb_parse_stmt_node(p, BB_STMT_AUG_ASSIGN, start) : NULL;
	if (!s)
		return NULL;
	bb_parse_target_set_context(target, BB_STORE);
	s->aug_assign.target = target;
	s->aug_assign.op = (BbBinaryOp)(BB_BIN_ADD + (token - BB_TOKEN_PLUS_EQUAL));
	s->aug_assign.value = value;
	return s;
}

static BbStmt *assignment(BbParser *p, BbPos start, BbExpr *first)
{
	size_t mark = p->scratch_used;
	BbExpr *value = first;

	while (bb_parse_kind(p) == BB_TOKEN_EQUAL) {
		if (!bb_parse_target_is_star_targets(value) || !bb_parse_push(p, &value, sizeof value)) {
			p->scratch_used = mark;
			return NULL;
		}
		p->index++;
		value = bb_parse_expr_annotated_rhs(p);
		if (!value) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_ASSIGN, start);
	if (!s || !bb_parse_take(p, mark, sizeof value, &s->assign.targets.count, &s->assign.targets.items))
		return NULL;
	for (uint32_t i = 0; i < s->assign.targets.count; i++)
		bb_parse_target_set_context(s->assign.targets.items[i], BB_STORE);
	s->assign.value = value;
	return s;
}

static bool is_augmented(BbTokenKind kind)
{
	return kind >= BB_TOKEN_PLUS_EQUAL && kind <= BB_TOKEN_DOUBLE_SLASH_EQUAL;
}

static BbStmt *expression_or_assignment(BbParser *p, BbPos start)
{
	BbExpr *first = bb_parse_expr_annotated_rhs(p);

	if (!first)
		return NULL;
	BbTokenKind kind = bb_parse_kind(p);
	if (kind == BB_TOKEN_EQUAL)
		return assignment(p, start, first);
	if (kind == BB_TOKEN_COLON)
		return annotated(p, start, first);
	if (is_augmented(kind))
		return augmented(p, start, first, kind);
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_EXPR, start);
	if (s)
		s->expr.value = first;
	return s;
}

static BbStmt *expression_statement(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;
	BbStmt *s = expression_or_assignment(p, start);

	if ((s && s->kind != BB_STMT_EXPR) || !p->diagnose || bb_parse_failed(p))
		return s;
	bb_parse_reset(p, index);
	bb_parse_invalid_stmt_assignment(p);
	if (bb_parse_failed(p))
		return NULL;
	/* As CPython: what matches as an expression is one, and its end is what doesn't fit. */
	bb_parse_reset(p, index);
	BbExpr *e = bb_parse_expr_annotated_rhs(p);
	s = e ? bb_parse_stmt_node(p, BB_STMT_EXPR, start) : NULL;
	if (s)
		s->expr.value = e;
	return s;
}

/* --- statements that begin with a keyword --- */

static BbStmt *return_statement(BbParser *p)
{
	static const char in_finally[] = "'return' in a 'finally' block";
	BbPos start = bb_parse_here(p);
	BbExpr *value = NULL;

	p->index++;
	if (!at_statement_end(p) && !(value = bb_parse_expr_star_expressions(p)))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_RETURN, start);
	if (!s)
		return NULL;
	s->return_.value = value;
	if (p->in_finally && !p->diagnose && !bb_lexer_warn_range(&p->lexer, &s->pos, in_finally, in_finally))
		return bb_parse_error_lexer(p);
	return s;
}

static BbStmt *word_statement(BbParser *p, BbStmtKind kind)
{
	BbPos start = bb_parse_here(p);

	const char *in_finally =
		kind == BB_STMT_BREAK ? "'break' in a 'finally' block" : "'continue' in a 'finally' block";

	p->index++;
	BbStmt *s = bb_parse_stmt_node(p, kind, start);
	if (s && kind != BB_STMT_PASS && p->in_finally && !p->loop_in_finally && !p->diagnose &&
	    !bb_lexer_warn_range(&p->lexer, &s->pos, in_finally, in_finally))
		return bb_parse_error_lexer(p);
	return s;
}

static BbStmt *raise_statement(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *exc = NULL, *cause = NULL;

	p->index++;
	if (!at_statement_end(p)) {
		exc = bb_parse_expr_expression(p);
		if (!exc)
			return NULL;
		if (bb_parse_accept(p, BB_TOKEN_FROM) && !(cause = bb_parse_expr_expression(p)))
			return NULL;
	}
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_RAISE, start);
	if (s) {
		s->raise.exc = exc;
		s->raise.cause = cause;
	}
	return s;
}

static BbStmt *assert_statement(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *msg = NULL;

	p->index++;
	BbExpr *test = bb_parse_expr_expression(p);
	if (!test || (bb_parse_accept(p, BB_TOKEN_COMMA) && !(msg = bb_parse_expr_expression(p))))
		return NULL;
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_ASSERT, start);
	if (s) {
		s->assert_.test = test;
		s->assert_.msg = msg;
	}
	return s;
}

static BbStmt *del_statement(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;

	p->index++;
	uint32_t index = p->index;
	bool good = true;
	do {
		BbExpr *target = bb_parse_expr_bitwise_or(p);
		good = target && bb_parse_target_is_del(target) && bb_parse_push(p, &target, sizeof target);
	} while (good && bb_parse_accept(p, BB_TOKEN_COMMA) && !at_statement_end(p));
	if (good && at_statement_end(p)) {
		BbStmt *s = bb_parse_stmt_node(p, BB_STMT_DELETE, start);
		if (!s || !bb_parse_take(p, mark, sizeof(BbExpr *), &s->delete.targets.count, &s->delete.targets.items))
			return NULL;
		for (uint32_t i = 0; i < s->delete.targets.count; i++)
			bb_parse_target_set_context(s->delete.targets.items[i], BB_DEL);
		return s;
	}
	p->scratch_used = mark;
	if (p->diagnose && !bb_parse_failed(p)) {
		bb_parse_reset(p, index);
		BbExpr *e = bb_parse_expr_star_expressions(p);
		if (e)
			bb_parse_target_raise_invalid(p, e, BB_TARGET_DEL);
	}
	return NULL;
}

static BbStmt *global_statement(BbParser *p, BbStmtKind kind)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;

	p->index++;
	do {
		BbName *name = bb_parse_name(p);
		if (!name || !bb_parse_push(p, &name, sizeof name)) {
			p->scratch_used = mark;
			return NULL;
		}
	} while (bb_parse_accept(p, BB_TOKEN_COMMA));
	BbStmt *s = bb_parse_stmt_node(p, kind, start);
	if (!s || !bb_parse_take(p, mark, sizeof(BbName *), &s->global.names.count, &s->global.names.items))
		return NULL;
	return s;
}

/* `type` NAME ...: NULL with nothing consumed if it is no type statement after all. */
static BbStmt *type_alias(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;
	BbTypeParams params;

	p->index++;
	BbPos name_pos = bb_parse_here(p);
	BbName *name = bb_parse_name(p);
	BbExpr *target = name ? bb_parse_expr_node(p, BB_EXPR_NAME, name_pos) : NULL;
	if (!target || !bb_parse_params_type_params(p, &params) || !bb_parse_accept(p, BB_TOKEN_EQUAL))
		goto none;
	BbExpr *value = bb_parse_expr_expression(p);
	if (!value)
		goto none;
	BbStmt *s = bb_parse_stmt_node(p, BB_STMT_TYPE_ALIAS, start);
	if (!s)
		return NULL;
	target->name.id = name;
	target->ctx = BB_STORE;
	s->type_alias.name = target;
	s->type_alias.type_params = params;
	s->type_alias.value = value;
	return s;
none:
	bb_parse_reset(p, index);
	return NULL;
}

static BbStmt *other_statement(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);

	if (token->kind == BB_TOKEN_NAME && bb_parse_is_word(p, token, "type") &&
	    bb_parse_kind_after(p) == BB_TOKEN_NAME) {
		if (p->diagnose) {
			uint32_t index = p->index;
			bb_parse_invalid_stmt_assignment(p);
			if (bb_parse_failed(p))
				return NULL;
			bb_parse_reset(p, index);
		}
		BbStmt *s = type_alias(p);
		if (s || bb_parse_failed(p))
			return s;
	}
	return expression_statement(p);
}

static BbStmt *simple_statement(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_RETURN:
		return return_statement(p);
	case BB_TOKEN_IMPORT:
		return bb_parse_import_plain(p);
	case BB_TOKEN_FROM:
		return bb_parse_import_from(p);
	case BB_TOKEN_RAISE:
		return raise_statement(p);
	case BB_TOKEN_PASS:
		return word_statement(p, BB_STMT_PASS);
	case BB_TOKEN_BREAK:
		return word_statement(p, BB_STMT_BREAK);
	case BB_TOKEN_CONTINUE:
		return word_statement(p, BB_STMT_CONTINUE);
	case BB_TOKEN_DEL:
		return del_statement(p);
	case BB_TOKEN_ASSERT:
		return assert_statement(p);
	case BB_TOKEN_GLOBAL:
		return global_statement(p, BB_STMT_GLOBAL);
	case BB_TOKEN_NONLOCAL:
		return global_statement(p, BB_STMT_NONLOCAL);
	default:
		return other_statement(p);
	}
}

BbStmt *bb_parse_stmt_simple(BbParser *p)
{
	BbStmt *s;
	uint32_t start = p->index;

	if (!p->diagnose)
		return simple_statement(p);
	if (bb_parse_recall(p, BB_RULE_SIMPLE_STMT, 0, &s))
		return s;
	BbTokenKind kind = bb_parse_kind(p);
	if (kind == BB_TOKEN_PASS || kind == BB_TOKEN_BREAK || kind == BB_TOKEN_CONTINUE) {
		/* An expression statement is tried first, and with it a rule about `pass if ...`. */
		if (!bb_parse_expr_expression(p) && bb_parse_failed(p))
			return NULL;
		bb_parse_reset(p, start);
	}
	s = simple_statement(p);
	return bb_parse_remember(p, BB_RULE_SIMPLE_STMT, 0, start, s);
}

bool bb_parse_stmt_push_line(BbParser *p)
{
	size_t mark = p->scratch_used;

	for (;;) {
		BbStmt *s = bb_parse_stmt_simple(p);
		if (!s || !bb_parse_push(p, &s, sizeof s))
			break;
		if (bb_parse_accept(p, BB_TOKEN_NEWLINE))
			return true;
		if (!bb_parse_accept(p, BB_TOKEN_SEMI))
			break;
		if (bb_parse_accept(p, BB_TOKEN_NEWLINE))
			return true;
	}
	p->scratch_used = mark;
	return false;
}
