/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: the names in expressions.
 *
 * Invariant and threading rule: see scope.h.
 */
#include "compiler/scope_expr.h"

#include "object/error.h"

#include <string.h>

void bb_scope_expr_all(BbScopes *s, const BbExprs *exprs)
{
	for (uint32_t i = 0; i < exprs->count && !s->failed; i++)
		if (exprs->items[i] != NULL)
			bb_scope_expr(s, exprs->items[i]);
}

void bb_scope_expr_optional(BbScopes *s, const BbExpr *e)
{
	if (e != NULL)
		bb_scope_expr(s, e);
}

void bb_scope_expr_keywords(BbScopes *s, const BbKeywords *keywords)
{
	for (uint32_t i = 0; i < keywords->count; i++) {
		const BbKeyword *k = &keywords->items[i];

		if (k->arg != NULL)
			bb_scope_check_name(s, k->arg, BB_STORE, &k->pos);
		bb_scope_expr(s, k->value);
	}
}

static bool is_comprehension(const BbScope *scope)
{
	return scope->comprehension != 0;
}

/* A use of a name; super brings __class__ with it. */
static void visit_name(BbScopes *s, const BbExpr *e)
{
	bb_scope_check_name(s, e->name.id, e->ctx, &e->pos);
	if (e->ctx == BB_LOAD) {
		bb_scope_add(s, e->name.id, BB_SYM_USE, &e->pos);
		if (e->name.id == s->super && bb_scope_is_function(s->current))
			bb_scope_add(s, s->implicit[BB_IMPLICIT_CLASS], BB_SYM_USE, &e->pos);
		return;
	}
	unsigned flags = BB_SYM_BOUND_LOCAL;
	if (e->ctx == BB_DEL)
		flags |= BB_SYM_DELETED;
	bb_scope_add(s, e->name.id, flags, &e->pos);
}

/* What cannot stand in annotations and the like. */
static void refuse(BbScopes *s, const char *what, const BbPos *pos)
{
	switch (s->current->kind) {
	case BB_SCOPE_ANNOTATION:
		bb_scope_fail(s, pos, "%s cannot be used within an annotation", what);
		break;
	case BB_SCOPE_TYPE_VARIABLE:
		bb_scope_fail(s, pos, "%s cannot be used within %s", what, s->current->what);
		break;
	case BB_SCOPE_TYPE_ALIAS:
		bb_scope_fail(s, pos, "%s cannot be used within a type alias", what);
		break;
	case BB_SCOPE_TYPE_PARAMS:
		bb_scope_fail(s, pos, "%s cannot be used within the definition of a generic", what);
		break;
	default:
		break;
	}
}

/* The target of := inside a comprehension belongs to the scope around all comprehensions. */
static void extend_named(BbScopes *s, const BbExpr *target)
{
	BbName *name = target->name.id;
	BbName *mangled = bb_scope_mangle(s->arena, s->current->class_name, name);

	if (mangled == NULL) {
		s->failed = s->no_memory = true;
		return;
	}
	for (BbScope *scope = s->current; scope != NULL && !s->failed; scope = scope->parent) {
		BbSymbol *symbol = bb_scope_lookup(scope, mangled);

		if (is_comprehension(scope)) {
			if (symbol != NULL && (symbol->flags & BB_SYM_ITERATION) &&
			    (symbol->flags & BB_SYM_BOUND_LOCAL))
				bb_scope_fail(
					s, &target->pos,
					"assignment expression cannot rebind comprehension iteration variable '%s'",
					name->text);
			continue;
		}
		switch (scope->kind) {
		case BB_SCOPE_MODULE:
			bb_scope_add(s, name, BB_SYM_GLOBAL | BB_SYM_WALRUS, &target->pos);
			bb_scope_add_to(s, scope, name, BB_SYM_GLOBAL, &target->pos);
			return;
		case BB_SCOPE_FUNCTION:
			if (symbol != NULL && (symbol->flags & BB_SYM_GLOBAL)) {
				bb_scope_add(s, name, BB_SYM_GLOBAL | BB_SYM_WALRUS, &target->pos);
			} else {
				bb_scope_add(s, name, BB_SYM_NONLOCAL | BB_SYM_WALRUS, &target->pos);
				scope->has_walrus = true;
				/* Enclosing comprehensions may not use the name for their own iteration later on. */
				for (BbScope *between = s->current->parent; between != scope; between = between->parent)
					bb_scope_add_to(s, between, name, BB_SYM_NONLOCAL | BB_SYM_WALRUS,
							&target->pos);
			}
			bb_scope_add_to(s, scope, name, BB_SYM_BOUND_LOCAL, &target->pos);
			return;
		case BB_SCOPE_CLASS:
			bb_scope_fail(s, &target->pos,
				      "assignment expression within a comprehension cannot be used in a class body");
			return;
		case BB_SCOPE_TYPE_PARAMS:
			bb_scope_fail(s, &target->pos,
				      "assignment expression within a comprehension cannot be used "
				      "within the definition of a generic");
			return;
		case BB_SCOPE_TYPE_ALIAS:
			bb_scope_fail(s, &target->pos,
				      "assignment expression within a comprehension cannot be used in a type alias");
			return;
		case BB_SCOPE_TYPE_VARIABLE:
			bb_scope_fail(s, &target->pos,
				      "assignment expression within a comprehension cannot be used in a TypeVar bound");
			return;
		default:
			bb_scope_fail(s, &target->pos, "named expression cannot be used within an annotation");
			return;
		}
	}
}

static void visit_named(BbScopes *s, const BbExpr *e)
{
	refuse(s, "named expression", &e->pos);
	for (const BbScope *scope = s->current; scope != NULL; scope = scope->parent) {
		if (scope->in_iterable)
			bb_scope_fail(s, &e->pos,
				      "assignment expression cannot be used in a comprehension iterable expression");
		if (!is_comprehension(scope) && !scope->is_lambda)
			break;
	}
	if (is_comprehension(s->current))
		extend_named(s, e->named_expr.target);
	bb_scope_expr(s, e->named_expr.value);
	if (!is_comprehension(s->current)) {
		s->current->has_walrus = true;
		bb_scope_expr(s, e->named_expr.target);
	} else {
		bb_scope_check_name(s, e->named_expr.target->name.id, BB_STORE, &e->named_expr.target->pos);
	}
}

static void mark_iteration(BbScopes *s, const BbExpr *target)
{
	BbSymbol *symbol;

	switch (target->kind) {
	case BB_EXPR_NAME:
		symbol = bb_scope_add_to(s, s->current, target->name.id, 0, &target->pos);
		if (symbol == NULL)
			return;
		if (symbol->flags & BB_SYM_WALRUS)
			bb_scope_fail(s, &target->pos,
				      "comprehension inner loop cannot rebind assignment expression target '%s'",
				      target->name.id->text);
		symbol->flags |= BB_SYM_ITERATION;
		break;
	case BB_EXPR_STARRED:
		mark_iteration(s, target->starred.value);
		break;
	case BB_EXPR_TUPLE:
	case BB_EXPR_LIST:
		for (uint32_t i = 0; i < target->tuple.elts.count; i++)
			mark_iteration(s, target->tuple.elts.items[i]);
		break;
	default:
		break;
	}
}

static void visit_target(BbScopes *s, const BbExpr *target)
{
	mark_iteration(s, target);
	bb_scope_expr(s, target);
}

static void visit_iterable(BbScopes *s, const BbExpr *iter)
{
	bool before = s->current->in_iterable;

	s->current->in_iterable = true;
	bb_scope_expr(s, iter);
	s->current->in_iterable = before;
}

static void visit_comprehension(BbScopes *s, const BbExpr *e)
{
	const BbComprehensions *generators = &e->comp.generators;
	bool is_genexp = e->kind == BB_EXPR_GENERATOR_EXP;
	BbScope *around = s->current;

	visit_iterable(s, generators->items[0].iter);
	if (s->failed)
		return;
	BbScope *scope =
		bb_scope_enter(s, e, BB_ROLE_BODY, is_genexp ? BB_SCOPE_FUNCTION : BB_SCOPE_COMPREHENSION, &e->pos);
	if (scope == NULL)
		return;
	scope->comprehension = (uint8_t)(e->kind + 1);
	scope->is_genexp = is_genexp;
	scope->is_generator = is_genexp;
	for (uint32_t i = 0; i < generators->count && !s->failed; i++) {
		const BbComprehension *g = &generators->items[i];

		if (g->is_async)
			scope->is_async = true;
		visit_target(s, g->target);
		if (i > 0)
			visit_iterable(s, g->iter);
		bb_scope_expr_all(s, &g->ifs);
	}
	bb_scope_expr_optional(s, e->comp.value);
	bb_scope_expr(s, e->comp.elt);
	bb_scope_leave(s, around);
	/* An asynchronous list comprehension makes the generator expression around it asynchronous. */
	if (scope->is_async && !is_genexp && is_comprehension(around))
		around->is_async = true;
}

static void visit_params(BbScopes *s, const BbArgs *args)
{
	for (uint32_t i = 0; i < args->count; i++) {
		bb_scope_check_name(s, args->items[i].arg, BB_STORE, &args->items[i].pos);
		bb_scope_add(s, args->items[i].arg, BB_SYM_PARAM, &args->items[i].pos);
	}
}

static void visit_param(BbScopes *s, const BbArg *arg)
{
	if (arg != NULL) {
		BbArgs one = {1, (BbArg *)arg};
		visit_params(s, &one);
	}
}

void bb_scope_expr_arguments(BbScopes *s, const BbArguments *args)
{
	visit_params(s, &args->posonlyargs);
	visit_params(s, &args->args);
	visit_params(s, &args->kwonlyargs);
	visit_param(s, args->vararg);
	visit_param(s, args->kwarg);
}

static void visit_lambda(BbScopes *s, const BbExpr *e)
{
	BbScope *around = s->current;

	bb_scope_expr_all(s, &e->lambda.args->defaults);
	bb_scope_expr_all(s, &e->lambda.args->kw_defaults);
	if (s->failed)
		return;
	BbScope *scope = bb_scope_enter(s, e, BB_ROLE_BODY, BB_SCOPE_FUNCTION, &e->pos);
	if (scope == NULL)
		return;
	scope->is_lambda = true;
	bb_scope_expr_arguments(s, e->lambda.args);
	bb_scope_expr(s, e->lambda.body);
	bb_scope_leave(s, around);
}

static const char *comprehension_name(const BbScope *scope)
{
	switch (scope->comprehension - 1) {
	case BB_EXPR_LIST_COMP:
		return "'yield' inside list comprehension";
	case BB_EXPR_SET_COMP:
		return "'yield' inside set comprehension";
	case BB_EXPR_DICT_COMP:
		return "'yield' inside dict comprehension";
	default:
		return "'yield' inside generator expression";
	}
}

static void visit_yield(BbScopes *s, const BbExpr *e)
{
	refuse(s, "yield expression", &e->pos);
	bb_scope_expr_optional(s, e->kind == BB_EXPR_YIELD ? e->yield.value : e->yield_from.value);
	s->current->is_generator = true;
	if (is_comprehension(s->current))
		bb_scope_fail(s, &e->pos, comprehension_name(s->current));
}

void bb_scope_expr(BbScopes *s, const BbExpr *e)
{
	if (s->failed)
		return;
	if (!bb_check_native_stack(s->t, " during compilation")) {
		s->failed = true;
		return;
	}
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_BOOL_OP:
		bb_scope_expr_all(s, &e->bool_op.values);
		break;
	case BB_EXPR_NAMED_EXPR:
		visit_named(s, e);
		break;
	case BB_EXPR_BIN_OP:
		bb_scope_expr(s, e->bin_op.left);
		bb_scope_expr(s, e->bin_op.right);
		break;
	case BB_EXPR_UNARY_OP:
		bb_scope_expr(s, e->unary_op.operand);
		break;
	case BB_EXPR_LAMBDA:
		visit_lambda(s, e);
		break;
	case BB_EXPR_IF_EXP:
		bb_scope_expr(s, e->if_exp.test);
		bb_scope_expr(s, e->if_exp.body);
		bb_scope_expr(s, e->if_exp.orelse);
		break;
	case BB_EXPR_DICT:
		bb_scope_expr_all(s, &e->dict.keys);
		bb_scope_expr_all(s, &e->dict.values);
		break;
	case BB_EXPR_SET:
		bb_scope_expr_all(s, &e->set.elts);
		break;
	case BB_EXPR_LIST_COMP:
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
	case BB_EXPR_GENERATOR_EXP:
		visit_comprehension(s, e);
		break;
	case BB_EXPR_AWAIT:
		refuse(s, "await expression", &e->pos);
		bb_scope_expr(s, e->await.value);
		if (is_comprehension(s->current))
			s->current->is_async = true;
		break;
	case BB_EXPR_YIELD:
	case BB_EXPR_YIELD_FROM:
		visit_yield(s, e);
		break;
	case BB_EXPR_COMPARE:
		bb_scope_expr(s, e->compare.left);
		for (uint32_t i = 0; i < e->compare.count; i++)
			bb_scope_expr(s, e->compare.comparators[i]);
		break;
	case BB_EXPR_CALL:
		bb_scope_expr(s, e->call.func);
		bb_scope_expr_all(s, &e->call.args);
		bb_scope_expr_keywords(s, &e->call.keywords);
		break;
	case BB_EXPR_FORMATTED_VALUE:
	case BB_EXPR_INTERPOLATION:
		bb_scope_expr(s, e->formatted_value.value);
		bb_scope_expr_optional(s, e->formatted_value.format_spec);
		break;
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_TEMPLATE_STR:
		bb_scope_expr_all(s, &e->joined_str.values);
		break;
	case BB_EXPR_CONSTANT:
		break;
	case BB_EXPR_ATTRIBUTE:
		bb_scope_check_name(s, e->attribute.attr, e->ctx, &e->pos);
		bb_scope_expr(s, e->attribute.value);
		break;
	case BB_EXPR_SUBSCRIPT:
		bb_scope_expr(s, e->subscript.value);
		bb_scope_expr(s, e->subscript.slice);
		break;
	case BB_EXPR_STARRED:
		bb_scope_expr(s, e->starred.value);
		break;
	case BB_EXPR_NAME:
		visit_name(s, e);
		break;
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		bb_scope_expr_all(s, &e->list.elts);
		break;
	case BB_EXPR_SLICE:
		bb_scope_expr_optional(s, e->slice.lower);
		bb_scope_expr_optional(s, e->slice.upper);
		bb_scope_expr_optional(s, e->slice.step);
		break;
	}
}
