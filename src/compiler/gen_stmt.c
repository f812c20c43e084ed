/* SPDX-License-Identifier: MIT */
/*
 * Statements; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_stmt.h"

#include "compiler/gen_annotation.h"
#include "compiler/gen_assign.h"
#include "compiler/gen_class.h"
#include "compiler/gen_compare.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_flow.h"
#include "compiler/gen_function.h"
#include "compiler/gen_import.h"
#include "compiler/gen_match.h"
#include "compiler/gen_try.h"
#include "object/error.h"
#include "object/str.h"

#include <string.h>

/* ---- Docstrings. ---- */

static bool is_docstring(const BbStmt *stmt)
{
	return stmt->kind == BB_STMT_EXPR && stmt->expr.value->kind == BB_EXPR_CONSTANT &&
	       stmt->expr.value->constant.kind == BB_CONST_STR;
}

/* The indentation that all lines but the first have in common. */
static size_t common_indent(const char *text, size_t n)
{
	size_t common = SIZE_MAX;
	const char *p = memchr(text, '\n', n), *end = text + n;

	while (p != NULL) {
		const char *line = ++p;

		while (p < end && *p == ' ')
			p++;
		if (p < end && *p != '\n' && (size_t)(p - line) < common)
			common = (size_t)(p - line);
		p = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
	}
	return common == SIZE_MAX ? 0 : common;
}

/* As CPython: leading spaces of the first line go, of the others what they have in common.  Tabs are expanded when they
 * indent. */
static BbValue clean_docstring(BbGenerator *c, const char *text, size_t n)
{
	BbStrBuilder b;
	const char *end = text + n, *p = text;
	char *expanded = NULL;

	if (memchr(text, '\t', n) != NULL) {
		/* Each tab in the indentation of a line becomes spaces up to the next multiple of eight columns. */
		size_t room = n, at = 0, column = 0;

		for (size_t i = 0; i < n; i++)
			room += text[i] == '\t' ? 8 : 0;
		expanded = bb_arena_alloc(c->arena, room + 1);
		if (expanded == NULL)
			return bb_codegen_check(c, BB_EMPTY);
		for (size_t i = 0; i < n; i++) {
			if (text[i] == '\t') {
				do
					expanded[at++] = ' ';
				while (++column % 8 != 0);
				continue;
			}
			column = text[i] == '\n' || text[i] == '\r' ? 0 : column + ((text[i] & 0xc0) != 0x80);
			expanded[at++] = text[i];
		}
		text = p = expanded;
		n = at;
		end = text + n;
	}
	size_t indent = common_indent(text, n);
	bb_str_builder_init(&b, c->t);
	while (p < end && *p == ' ')
		p++;
	while (p < end) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		const char *next = newline != NULL ? newline + 1 : end;

		bb_str_builder_add(&b, p, (size_t)(next - p));
		p = next;
		for (size_t i = 0; i < indent && p < end && *p == ' '; i++)
			p++;
	}
	return bb_codegen_check(c, bb_str_builder_finish(&b));
}

BbValue bb_gen_stmt_docstring(BbGenerator *c, const BbStmts *stmts)
{
	if (stmts->count == 0 || c->options->optimize >= 2 || !is_docstring(stmts->items[0]) || c->failed)
		return BB_EMPTY;
	const BbText *text = &stmts->items[0]->expr.value->constant.text;
	return clean_docstring(c, text->text, text->length);
}

void bb_gen_stmt_body(BbGenerator *c, const BbStmts *stmts)
{
	uint32_t first = stmts->count > 0 && is_docstring(stmts->items[0]) ? 1 : 0;

	for (uint32_t i = first; i < stmts->count && !c->failed; i++)
		bb_gen_stmt(c, stmts->items[i]);
}

/* ---- Simple statements. ---- */

static void gen_if(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	BbLabel orelse = bb_assembler_label(a);

	bb_gen_compare_jump(c, stmt->if_.test, orelse, false);
	bb_gen_stmt_all(c, &stmt->if_.body);
	if (stmt->if_.orelse.count == 0) {
		bb_assembler_bind(a, orelse);
		return;
	}
	BbLabel end = bb_assembler_label(a);
	bb_assembler_jump(a, NULL, end); /* on no line, for whoever traces */
	bb_assembler_bind(a, orelse);
	bb_gen_stmt_all(c, &stmt->if_.orelse);
	bb_assembler_bind(a, end);
}

static void gen_raise(BbGenerator *c, const BbStmt *stmt)
{
	int mark = c->unit->a.next_temp;

	if (stmt->raise.exc == NULL) {
		BB_EMIT(c, &stmt->pos, RAISE_AGAIN, 0, 0, 0);
	} else {
		int exc = bb_gen_expr_operand(c, stmt->raise.exc, stmt->raise.cause);
		int cause = stmt->raise.cause != NULL ? bb_gen_expr(c, stmt->raise.cause, BB_WANT_ANY) : 0;

		BB_EMIT(c, &stmt->pos, RAISE, exc, cause, stmt->raise.cause != NULL);
	}
	bb_assembler_unreachable(&c->unit->a);
	c->unit->a.next_temp = mark;
}

static void gen_assert(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	const BbExpr *test = stmt->assert_.test;

	if (test->kind == BB_EXPR_TUPLE && test->tuple.elts.count > 0)
		bb_gen_error_warn(c, &stmt->pos, "assertion is always true, perhaps remove parentheses?");
	if (c->options->optimize > 0)
		return;
	BbLabel end = bb_assembler_label(a);
	bb_gen_compare_jump(c, test, end, true);
	int mark = a->next_temp, base = bb_codegen_temps(c, 1);
	BB_EMIT(c, &test->pos, LOAD_ASSERTION_ERROR, base, 0, 0);
	if (stmt->assert_.msg != NULL) {
		bb_gen_expr(c, stmt->assert_.msg, BB_WANT_TEMP);
		BB_EMIT(c, &test->pos, CALL, base, base, 1);
	}
	BB_EMIT(c, &test->pos, RAISE, base, 0, 0);
	bb_assembler_unreachable(a);
	a->next_temp = mark;
	bb_assembler_bind(a, end);
}

static void gen_expr_stmt(BbGenerator *c, const BbStmt *stmt)
{
	int mark = c->unit->a.next_temp;

	if (!c->is_interactive || c->unit->kind != BB_SCOPE_MODULE) {
		bb_gen_expr_discard(c, stmt->expr.value);
		return;
	}
	int value = bb_gen_expr(c, stmt->expr.value, BB_WANT_TEMP);
	BB_EMIT(c, &stmt->pos, INTRINSIC, value, value, BB_INTRINSIC_PRINT);
	c->unit->a.next_temp = mark;
}

/* On a line of its own it is something for whoever traces lines. */
static void gen_pass(BbGenerator *c, const BbStmt *stmt)
{
	const BbAssembler *a = &c->unit->a;

	if (a->count == 0 || a->positions[a->count - 1].line != stmt->pos.line)
		BB_EMIT(c, &stmt->pos, NOP, 0, 0, 0);
}

void bb_gen_stmt(BbGenerator *c, const BbStmt *stmt)
{
	if (!bb_codegen_enter_node(c))
		return;
	switch ((BbStmtKind)stmt->kind) {
	case BB_STMT_FUNCTION_DEF:
	case BB_STMT_ASYNC_FUNCTION_DEF:
		bb_gen_function(c, stmt);
		break;
	case BB_STMT_CLASS_DEF:
		bb_gen_class(c, stmt);
		break;
	case BB_STMT_RETURN:
		bb_gen_flow_return(c, stmt);
		break;
	case BB_STMT_DELETE:
		for (uint32_t i = 0; i < stmt->delete.targets.count; i++)
			bb_gen_assign_delete(c, stmt->delete.targets.items[i]);
		break;
	case BB_STMT_ASSIGN:
		bb_gen_assign(c, stmt);
		break;
	case BB_STMT_TYPE_ALIAS:
		bb_gen_annotation_type_alias(c, stmt);
		break;
	case BB_STMT_AUG_ASSIGN:
		bb_gen_assign_augmented(c, stmt);
		break;
	case BB_STMT_ANN_ASSIGN:
		bb_gen_annotation_assign(c, stmt);
		break;
	case BB_STMT_FOR:
	case BB_STMT_ASYNC_FOR:
		bb_gen_flow_for(c, stmt);
		break;
	case BB_STMT_WHILE:
		bb_gen_flow_while(c, stmt);
		break;
	case BB_STMT_IF:
		gen_if(c, stmt);
		break;
	case BB_STMT_WITH:
	case BB_STMT_ASYNC_WITH:
		bb_gen_try_with(c, stmt);
		break;
	case BB_STMT_MATCH:
		bb_gen_match(c, stmt);
		break;
	case BB_STMT_RAISE:
		gen_raise(c, stmt);
		break;
	case BB_STMT_TRY:
	case BB_STMT_TRY_STAR:
		bb_gen_try(c, stmt);
		break;
	case BB_STMT_ASSERT:
		gen_assert(c, stmt);
		break;
	case BB_STMT_IMPORT:
		bb_gen_import(c, stmt);
		break;
	case BB_STMT_IMPORT_FROM:
		bb_gen_import_from(c, stmt);
		break;
	case BB_STMT_GLOBAL:
	case BB_STMT_NONLOCAL:
		break;
	case BB_STMT_PASS:
		gen_pass(c, stmt);
		break;
	case BB_STMT_EXPR:
		gen_expr_stmt(c, stmt);
		break;
	case BB_STMT_BREAK:
		bb_gen_flow_break(c, stmt);
		break;
	case BB_STMT_CONTINUE:
		bb_gen_flow_continue(c, stmt);
		break;
	}
}

void bb_gen_stmt_all(BbGenerator *c, const BbStmts *stmts)
{
	for (uint32_t i = 0; i < stmts->count && !c->failed; i++)
		bb_gen_stmt(c, stmts->items[i]);
}
