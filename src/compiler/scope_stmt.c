/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: the names in statements, type parameters and annotations.
 *
 * Invariant and threading rule: see scope.h.
 */
#include "compiler/scope_stmt.h"

#include "compiler/scope_expr.h"
#include "compiler/scope_resolve.h"
#include "object/error.h"

#include <string.h>

static void visit_stmts(BbScopes *s, const BbStmts *stmts);

/* ---- Type parameters and annotations. ---- */

/* An expression of a type parameter, evaluated when it is asked for. */
static void visit_deferred(BbScopes *s, const BbExpr *e, const void *node, BbScopeRole role, BbScopeKind kind,
			   const char *what)
{
	BbScope *around = s->current;

	if (s->failed)
		return;
	BbScope *scope = bb_scope_enter(s, node, role, kind, &e->pos);
	if (scope == NULL)
		return;
	scope->what = what;
	bb_scope_add(s, s->format, BB_SYM_PARAM | BB_SYM_USE, &e->pos);
	if (scope->sees_class)
		bb_scope_add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, &e->pos);
	bb_scope_expr(s, e);
	bb_scope_leave(s, around);
}

static void visit_type_params(BbScopes *s, const BbTypeParams *params)
{
	bool defaults = false;

	for (uint32_t i = 0; i < params->count && !s->failed; i++) {
		const BbTypeParam *p = &params->items[i];
		bool is_var = p->kind == BB_TYPE_VAR;

		bb_scope_check_name(s, p->name, BB_STORE, &p->pos);
		bb_scope_add(s, p->name, BB_SYM_TYPE_PARAM | BB_SYM_BOUND_LOCAL, &p->pos);
		if (p->bound != NULL)
			visit_deferred(s, p->bound, p, BB_ROLE_BOUND, BB_SCOPE_TYPE_VARIABLE,
				       p->bound->kind == BB_EXPR_TUPLE ? "a TypeVar constraint" : "a TypeVar bound");
		if (p->default_value != NULL) {
			defaults = true;
			visit_deferred(s, p->default_value, p, BB_ROLE_DEFAULT, BB_SCOPE_TYPE_VARIABLE,
				       is_var			  ? "a TypeVar default"
				       : p->kind == BB_PARAM_SPEC ? "a ParamSpec default"
								  : "a TypeVarTuple default");
		} else if (defaults) {
			bb_scope_fail(s, &p->pos, "non-default type parameter '%s' follows default type parameter",
				      p->name->text);
		}
	}
}

/* The scope around something generic. */
static void enter_type_params(BbScopes *s, const BbStmt *stmt, const BbTypeParams *params, bool is_class)
{
	if (bb_scope_enter(s, stmt, BB_ROLE_TYPE_PARAMS, BB_SCOPE_TYPE_PARAMS, &stmt->pos) == NULL)
		return;
	if (s->current->sees_class)
		bb_scope_add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, &stmt->pos);
	if (is_class) {
		bb_scope_add(s, s->type_params, BB_SYM_BOUND_LOCAL, &stmt->pos);
		bb_scope_add(s, s->generic_base, BB_SYM_BOUND_LOCAL, &stmt->pos);
	}
	visit_type_params(s, params);
}

/* The annotation scope of a function, or of the class or module that is being visited. */
static bool enter_annotations(BbScopes *s, const void *node, const BbPos *pos)
{
	BbScope *scope = bb_scope_find(s, node, BB_ROLE_ANNOTATIONS);

	if (scope != NULL) {
		s->current = scope;
		return true;
	}
	scope = bb_scope_enter(s, node, BB_ROLE_ANNOTATIONS, BB_SCOPE_ANNOTATION, pos);
	if (scope == NULL)
		return false;
	bb_scope_add(s, s->format, BB_SYM_PARAM | BB_SYM_USE, pos);
	if (scope->sees_class)
		bb_scope_add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, pos);
	return true;
}

/* An annotation for which no code is made obeys the rules all the same, in a scope that is then cut off. */
static void check_annotation(BbScopes *s, const BbExpr *annotation)
{
	BbScope *around = s->current, *last = around->last_child;

	if (s->failed ||
	    bb_scope_enter(s, annotation, BB_ROLE_ANNOTATIONS, BB_SCOPE_ANNOTATION, &annotation->pos) == NULL)
		return;
	bb_scope_expr(s, annotation);
	bb_scope_leave(s, around);
	around->last_child = last;
	if (last != NULL)
		last->next_child = NULL;
	else
		around->first_child = NULL;
}

static void visit_annotation(BbScopes *s, const void *node, const BbExpr *annotation)
{
	BbScope *around = s->current;

	if (annotation == NULL || s->failed)
		return;
	if (s->future_annotations) {
		check_annotation(s, annotation);
		return;
	}
	if (!enter_annotations(s, node, &annotation->pos))
		return;
	bb_scope_expr(s, annotation);
	bb_scope_leave(s, around);
}

static void visit_arg_annotations(BbScopes *s, const BbStmt *stmt, const BbArgs *args)
{
	for (uint32_t i = 0; i < args->count; i++)
		visit_annotation(s, stmt, args->items[i].annotation);
}

static void visit_annotations(BbScopes *s, const BbStmt *stmt)
{
	const BbArguments *args = stmt->function_def.args;

	visit_arg_annotations(s, stmt, &args->posonlyargs);
	visit_arg_annotations(s, stmt, &args->args);
	if (args->vararg != NULL)
		visit_annotation(s, stmt, args->vararg->annotation);
	visit_arg_annotations(s, stmt, &args->kwonlyargs);
	if (args->kwarg != NULL)
		visit_annotation(s, stmt, args->kwarg->annotation);
	visit_annotation(s, stmt, stmt->function_def.returns);
}

/* ---- Statements. ---- */

static bool has_docstring(const BbStmts *body)
{
	return body->count > 0 && body->items[0]->kind == BB_STMT_EXPR &&
	       body->items[0]->expr.value->kind == BB_EXPR_CONSTANT &&
	       body->items[0]->expr.value->constant.kind == BB_CONST_STR;
}

static void visit_function(BbScopes *s, const BbStmt *stmt)
{
	BbScope *around = s->current;
	bool generic = stmt->function_def.type_params.count > 0;
	unsigned conditional = s->conditional;

	bb_scope_bind(s, stmt->function_def.name, 0, &stmt->pos);
	bb_scope_expr_all(s, &stmt->function_def.args->defaults);
	bb_scope_expr_all(s, &stmt->function_def.args->kw_defaults);
	bb_scope_expr_all(s, &stmt->function_def.decorator_list);
	if (generic && !s->failed)
		enter_type_params(s, stmt, &stmt->function_def.type_params, false);
	visit_annotations(s, stmt);
	if (s->failed)
		return;
	BbScope *scope = bb_scope_enter(s, stmt, BB_ROLE_BODY, BB_SCOPE_FUNCTION, &stmt->pos);
	if (scope == NULL)
		return;
	scope->is_async = stmt->kind == BB_STMT_ASYNC_FUNCTION_DEF;
	scope->has_docstring = has_docstring(&stmt->function_def.body);
	s->conditional = 0;
	bb_scope_expr_arguments(s, stmt->function_def.args);
	visit_stmts(s, &stmt->function_def.body);
	s->conditional = conditional;
	bb_scope_leave(s, around);
}

static void visit_class(BbScopes *s, const BbStmt *stmt)
{
	BbScope *around = s->current;
	unsigned conditional = s->conditional;
	bool generic = stmt->class_def.type_params.count > 0;

	bb_scope_bind(s, stmt->class_def.name, 0, &stmt->pos);
	bb_scope_expr_all(s, &stmt->class_def.decorator_list);
	if (s->failed)
		return;
	if (generic) {
		enter_type_params(s, stmt, &stmt->class_def.type_params, true);
		/* Names in the bases of a generic class are mangled as the class's own. */
		s->current->class_name = stmt->class_def.name;
	}
	bb_scope_expr_all(s, &stmt->class_def.bases);
	bb_scope_expr_keywords(s, &stmt->class_def.keywords);
	if (s->failed)
		return;
	BbScope *scope = bb_scope_enter(s, stmt, BB_ROLE_BODY, BB_SCOPE_CLASS, &stmt->pos);
	if (scope == NULL)
		return;
	scope->class_name = stmt->class_def.name;
	scope->has_docstring = has_docstring(&stmt->class_def.body);
	if (generic)
		bb_scope_add(s, s->type_params, BB_SYM_USE, &stmt->pos);
	s->conditional = 0;
	visit_stmts(s, &stmt->class_def.body);
	s->conditional = conditional;
	bb_scope_leave(s, around);
}

static void visit_type_alias(BbScopes *s, const BbStmt *stmt)
{
	BbScope *around = s->current;

	bb_scope_expr(s, stmt->type_alias.name);
	if (stmt->type_alias.type_params.count > 0 && !s->failed)
		enter_type_params(s, stmt, &stmt->type_alias.type_params, false);
	visit_deferred(s, stmt->type_alias.value, stmt, BB_ROLE_BODY, BB_SCOPE_TYPE_ALIAS, NULL);
	bb_scope_leave(s, around);
}

static void visit_ann_assign(BbScopes *s, const BbStmt *stmt)
{
	const BbExpr *target = stmt->ann_assign.target;
	BbScope *around = s->current;

	if (target->kind == BB_EXPR_NAME) {
		BbName *mangled = bb_scope_mangle(s->arena, around->class_name, target->name.id);
		BbSymbol *symbol = mangled != NULL ? bb_scope_lookup(around, mangled) : NULL;

		bb_scope_check_name(s, target->name.id, BB_STORE, &target->pos);
		if (symbol != NULL && (symbol->flags & (BB_SYM_GLOBAL | BB_SYM_NONLOCAL)) &&
		    around->kind != BB_SCOPE_MODULE && stmt->ann_assign.simple)
			bb_scope_fail(s, &stmt->pos,
				      symbol->flags & BB_SYM_GLOBAL ? "annotated name '%s' can't be global"
								    : "annotated name '%s' can't be nonlocal",
				      target->name.id->text);
		if (stmt->ann_assign.simple)
			bb_scope_add(s, target->name.id, BB_SYM_ANNOTATED | BB_SYM_BOUND_LOCAL, &target->pos);
		else if (stmt->ann_assign.value != NULL)
			bb_scope_add(s, target->name.id, BB_SYM_BOUND_LOCAL, &target->pos);
	} else {
		bb_scope_expr(s, target);
	}
	if (stmt->ann_assign.simple && !bb_scope_is_function(around)) {
		if (around->kind == BB_SCOPE_CLASS && s->conditional > 0)
			around->conditional_annotations = true;
		visit_annotation(s, around->kind == BB_SCOPE_CLASS ? around->node : NULL, stmt->ann_assign.annotation);
		BbScope *annotations =
			bb_scope_find(s, around->kind == BB_SCOPE_CLASS ? around->node : NULL, BB_ROLE_ANNOTATIONS);
		if (annotations != NULL && around->kind == BB_SCOPE_CLASS && s->conditional > 0) {
			s->current = annotations;
			bb_scope_add(s, s->implicit[BB_IMPLICIT_CONDITIONAL], BB_SYM_USE, &stmt->pos);
			s->current = around;
		}
	} else {
		check_annotation(s, stmt->ann_assign.annotation);
	}
	bb_scope_expr_optional(s, stmt->ann_assign.value);
}

static void visit_declaration(BbScopes *s, const BbStmt *stmt)
{
	bool global = stmt->kind == BB_STMT_GLOBAL;
	const char *what = global ? "global" : "nonlocal";

	for (uint32_t i = 0; i < stmt->global.names.count && !s->failed; i++) {
		BbName *name = stmt->global.names.items[i];
		BbSymbol *symbol = bb_scope_add_to(s, s->current, name, 0, &stmt->pos);

		if (symbol == NULL)
			return;
		if (symbol->flags & BB_SYM_PARAM)
			bb_scope_fail(s, &stmt->pos, "name '%s' is parameter and %s", name->text, what);
		else if (symbol->flags & BB_SYM_ANNOTATED)
			bb_scope_fail(s, &stmt->pos, "annotated name '%s' can't be %s", name->text, what);
		else if (symbol->flags & BB_SYM_BOUND_LOCAL)
			bb_scope_fail(s, &stmt->pos, "name '%s' is assigned to before %s declaration", name->text,
				      what);
		else if (symbol->flags & BB_SYM_USE)
			bb_scope_fail(s, &stmt->pos, "name '%s' is used prior to %s declaration", name->text, what);
		if (!(symbol->flags & (BB_SYM_GLOBAL | BB_SYM_NONLOCAL)))
			symbol->declared = stmt->pos;
		symbol->flags |= global ? BB_SYM_GLOBAL : BB_SYM_NONLOCAL;
		/* The statements around it at module level mean the global variable, too. */
		if (global && (symbol = bb_scope_add_to(s, s->module, symbol->name, 0, &stmt->pos)) != NULL)
			symbol->flags |= BB_SYM_GLOBAL;
	}
}

static void visit_pattern(BbScopes *s, const BbPattern *p)
{
	if (s->failed)
		return;
	if (!bb_check_native_stack(s->t, " during compilation")) {
		s->failed = true;
		return;
	}
	switch ((BbPatternKind)p->kind) {
	case BB_PATTERN_VALUE:
		bb_scope_expr(s, p->value.value);
		break;
	case BB_PATTERN_SINGLETON:
		break;
	case BB_PATTERN_SEQUENCE:
	case BB_PATTERN_OR:
		for (uint32_t i = 0; i < p->sequence.patterns.count; i++)
			visit_pattern(s, p->sequence.patterns.items[i]);
		break;
	case BB_PATTERN_MAPPING:
		bb_scope_expr_all(s, &p->mapping.keys);
		for (uint32_t i = 0; i < p->mapping.patterns.count; i++)
			visit_pattern(s, p->mapping.patterns.items[i]);
		if (p->mapping.rest != NULL)
			bb_scope_bind(s, p->mapping.rest, 0, &p->pos);
		break;
	case BB_PATTERN_CLASS:
		bb_scope_expr(s, p->cls.cls);
		for (uint32_t i = 0; i < p->cls.patterns.count; i++)
			visit_pattern(s, p->cls.patterns.items[i]);
		for (uint32_t i = 0; i < p->cls.kwd_patterns.count; i++) {
			bb_scope_check_name(s, p->cls.kwd_attrs.items[i], BB_STORE, &p->pos);
			visit_pattern(s, p->cls.kwd_patterns.items[i]);
		}
		break;
	case BB_PATTERN_STAR:
		if (p->star.name != NULL)
			bb_scope_bind(s, p->star.name, 0, &p->pos);
		break;
	case BB_PATTERN_AS:
		if (p->as.pattern != NULL)
			visit_pattern(s, p->as.pattern);
		if (p->as.name != NULL)
			bb_scope_bind(s, p->as.name, 0, &p->pos);
		break;
	}
}

static void visit_import(BbScopes *s, const BbAliases *names, bool from)
{
	for (uint32_t i = 0; i < names->count && !s->failed; i++) {
		const BbAlias *alias = &names->items[i];
		BbName *name = alias->asname != NULL ? alias->asname : alias->name;
		const char *dot = alias->asname == NULL && !from ? strchr(name->text, '.') : NULL;

		if (dot != NULL) {
			name = bb_arena_name(s->arena, name->text, (size_t)(dot - name->text));
			if (name == NULL) {
				s->failed = s->no_memory = true;
				return;
			}
		}
		if (strcmp(name->text, "*") == 0) {
			if (s->current->kind != BB_SCOPE_MODULE)
				bb_scope_fail(s, &alias->pos, "import * only allowed at module level");
			continue;
		}
		bb_scope_check_name(s, name, BB_STORE, &alias->pos);
		bb_scope_add(s, name, BB_SYM_IMPORT, &alias->pos);
	}
}

static void visit_try(BbScopes *s, const BbStmt *stmt)
{
	visit_stmts(s, &stmt->try_.body);
	for (uint32_t i = 0; i < stmt->try_.handlers.count && !s->failed; i++) {
		const BbExceptHandler *handler = &stmt->try_.handlers.items[i];

		bb_scope_expr_optional(s, handler->type);
		if (handler->name != NULL)
			bb_scope_bind(s, handler->name, BB_SYM_DELETED, &handler->pos);
		visit_stmts(s, &handler->body);
	}
	visit_stmts(s, &stmt->try_.orelse);
	visit_stmts(s, &stmt->try_.finalbody);
}

static bool may_await(const BbScopes *s)
{
	return (s->current->is_async && s->current->kind == BB_SCOPE_FUNCTION) ||
	       (s->allow_top_level_await && s->current->kind == BB_SCOPE_MODULE);
}

static void visit_with(BbScopes *s, const BbStmt *stmt)
{
	if (stmt->kind == BB_STMT_ASYNC_WITH && !may_await(s))
		bb_scope_fail(s, &stmt->pos, "'async with' outside async function");
	for (uint32_t i = 0; i < stmt->with.items.count; i++) {
		bb_scope_expr(s, stmt->with.items.items[i].context_expr);
		bb_scope_expr_optional(s, stmt->with.items.items[i].optional_vars);
	}
	visit_stmts(s, &stmt->with.body);
}

static void visit_compound(BbScopes *s, const BbStmt *stmt)
{
	s->conditional++;
	switch ((BbStmtKind)stmt->kind) {
	case BB_STMT_ASYNC_FOR:
		if (!may_await(s))
			bb_scope_fail(s, &stmt->pos, "'async for' outside async function");
		BB_FALLTHROUGH;
	case BB_STMT_FOR:
		bb_scope_expr(s, stmt->for_.target);
		bb_scope_expr(s, stmt->for_.iter);
		visit_stmts(s, &stmt->for_.body);
		visit_stmts(s, &stmt->for_.orelse);
		break;
	case BB_STMT_WHILE:
		bb_scope_expr(s, stmt->while_.test);
		visit_stmts(s, &stmt->while_.body);
		visit_stmts(s, &stmt->while_.orelse);
		break;
	case BB_STMT_IF:
		bb_scope_expr(s, stmt->if_.test);
		visit_stmts(s, &stmt->if_.body);
		visit_stmts(s, &stmt->if_.orelse);
		break;
	case BB_STMT_WITH:
	case BB_STMT_ASYNC_WITH:
		visit_with(s, stmt);
		break;
	case BB_STMT_TRY:
	case BB_STMT_TRY_STAR:
		visit_try(s, stmt);
		break;
	default:
		bb_scope_expr(s, stmt->match.subject);
		for (uint32_t i = 0; i < stmt->match.cases.count; i++) {
			visit_pattern(s, stmt->match.cases.items[i].pattern);
			bb_scope_expr_optional(s, stmt->match.cases.items[i].guard);
			visit_stmts(s, &stmt->match.cases.items[i].body);
		}
		break;
	}
	s->conditional--;
}

void bb_scope_stmt(BbScopes *s, const BbStmt *stmt)
{
	if (!bb_check_native_stack(s->t, " during compilation")) {
		s->failed = true;
		return;
	}
	switch ((BbStmtKind)stmt->kind) {
	case BB_STMT_FUNCTION_DEF:
	case BB_STMT_ASYNC_FUNCTION_DEF:
		visit_function(s, stmt);
		break;
	case BB_STMT_CLASS_DEF:
		visit_class(s, stmt);
		break;
	case BB_STMT_RETURN:
		bb_scope_expr_optional(s, stmt->return_.value);
		if (stmt->return_.value != NULL)
			s->current->has_return_value = true;
		break;
	case BB_STMT_DELETE:
		bb_scope_expr_all(s, &stmt->delete.targets);
		break;
	case BB_STMT_ASSIGN:
		bb_scope_expr_all(s, &stmt->assign.targets);
		bb_scope_expr(s, stmt->assign.value);
		break;
	case BB_STMT_TYPE_ALIAS:
		visit_type_alias(s, stmt);
		break;
	case BB_STMT_AUG_ASSIGN:
		bb_scope_expr(s, stmt->aug_assign.target);
		bb_scope_expr(s, stmt->aug_assign.value);
		break;
	case BB_STMT_ANN_ASSIGN:
		visit_ann_assign(s, stmt);
		break;
	case BB_STMT_RAISE:
		bb_scope_expr_optional(s, stmt->raise.exc);
		bb_scope_expr_optional(s, stmt->raise.cause);
		break;
	case BB_STMT_ASSERT:
		bb_scope_expr(s, stmt->assert_.test);
		bb_scope_expr_optional(s, stmt->assert_.msg);
		break;
	case BB_STMT_IMPORT:
		visit_import(s, &stmt->import.names, false);
		break;
	case BB_STMT_IMPORT_FROM:
		visit_import(s, &stmt->import_from.names, true);
		break;
	case BB_STMT_GLOBAL:
	case BB_STMT_NONLOCAL:
		visit_declaration(s, stmt);
		break;
	case BB_STMT_EXPR:
		bb_scope_expr(s, stmt->expr.value);
		break;
	case BB_STMT_PASS:
	case BB_STMT_BREAK:
	case BB_STMT_CONTINUE:
		break;
	default:
		visit_compound(s, stmt);
		break;
	}
}

static void visit_stmts(BbScopes *s, const BbStmts *stmts)
{
	for (uint32_t i = 0; i < stmts->count && !s->failed; i++)
		bb_scope_stmt(s, stmts->items[i]);
}
