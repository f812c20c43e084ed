/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: entering the names of a statement's tree.  scope_resolve.c finds the binding of each name.
 *
 * Invariant and threading rule: see scope.h.  Errors are sticky: after the first one nothing more is entered.
 */
#include "compiler/scope.h"

#include "compiler/message.h"
#include "compiler/scope_resolve.h"
#include "object/error.h"

#include <string.h>

static void visit_expr(BbScopes *s, const BbExpr *e);
static void visit_stmt(BbScopes *s, const BbStmt *stmt);
static void visit_stmts(BbScopes *s, const BbStmts *stmts);

static void *allocate(BbScopes *s, size_t size)
{
	void *p = bb_arena_alloc(s->arena, size);

	if (p == NULL)
		s->failed = s->no_memory = true;
	return p;
}

/* A syntax error at pos, unless there is one already. */
static void fail(BbScopes *s, const BbPos *pos, const char *format, ...)
{
	va_list args;

	if (s->failed)
		return;
	va_start(args, format);
	s->message = bb_message_format(s->arena, format, args);
	va_end(args);
	s->error = *pos;
	s->failed = true;
	s->no_memory = s->message == NULL;
}

/* ---- Scopes. ---- */

static unsigned bucket(const void *node, BbScopeRole role)
{
	return (unsigned)(((uintptr_t)node >> 3) * 31 + role) % BB_SCOPE_BUCKETS;
}

BbScope *bb_scope_find(const BbScopes *s, const void *node, BbScopeRole role)
{
	BbScope *scope = s->buckets[bucket(node, role)];

	while (scope != NULL && (scope->node != node || scope->role != role))
		scope = scope->next_in_bucket;
	return scope;
}

static BbScope *enter(BbScopes *s, const void *node, BbScopeRole role, BbScopeKind kind, const BbPos *pos)
{
	BbScope *scope = allocate(s, sizeof *scope), *parent = s->current;

	if (scope == NULL)
		return NULL;
	scope->node = node;
	scope->role = (uint8_t)role;
	scope->kind = (uint8_t)kind;
	scope->parent = parent;
	scope->last = &scope->first;
	if (pos != NULL)
		scope->pos = *pos;
	if (parent != NULL) {
		scope->class_name = parent->class_name;
		scope->is_nested = parent->is_nested || bb_scope_is_function(parent);
		if (parent->last_child != NULL)
			parent->last_child->next_child = scope;
		else
			parent->first_child = scope;
		parent->last_child = scope;
		if (kind > BB_SCOPE_COMPREHENSION)
			scope->sees_class = parent->kind == BB_SCOPE_CLASS || parent->sees_class;
	}
	unsigned i = bucket(node, role);
	scope->next_in_bucket = s->buckets[i];
	s->buckets[i] = scope;
	s->current = scope;
	return scope;
}

static void leave(BbScopes *s, BbScope *before)
{
	s->current = before;
}

/* ---- Names. ---- */

BbName *bb_scope_mangle(BbArena *arena, const BbName *class_name, BbName *name)
{
	if (class_name == NULL || name->length < 3 || name->text[0] != '_' || name->text[1] != '_' ||
	    (name->text[name->length - 1] == '_' && name->text[name->length - 2] == '_') ||
	    memchr(name->text, '.', name->length) != NULL)
		return name;
	const char *class_text = class_name->text;

	while (*class_text == '_')
		class_text++;
	if (*class_text == '\0')
		return name;
	size_t n = strlen(class_text);
	char *text = bb_arena_alloc(arena, 1 + n + name->length + 1);
	if (text == NULL)
		return NULL;
	text[0] = '_';
	memcpy(text + 1, class_text, n);
	memcpy(text + 1 + n, name->text, name->length);
	return bb_arena_name(arena, text, 1 + n + name->length);
}

BbSymbol *bb_scope_lookup(const BbScope *scope, const BbName *name)
{
	if (scope->table == NULL)
		return NULL;
	for (uint32_t i = name->hash;; i++) {
		BbSymbol *symbol = scope->table[i & scope->mask];

		if (symbol == NULL || symbol->name == name)
			return symbol;
	}
}

static void insert(BbScope *scope, BbSymbol *symbol)
{
	uint32_t i = symbol->name->hash;

	while (scope->table[i & scope->mask] != NULL)
		i++;
	scope->table[i & scope->mask] = symbol;
}

BbSymbol *bb_scope_symbol(BbScopes *s, BbScope *scope, BbName *name)
{
	BbSymbol *symbol = bb_scope_lookup(scope, name);

	if (symbol != NULL)
		return symbol;
	if (scope->table == NULL || 2 * scope->count >= scope->mask) {
		uint32_t size = scope->table == NULL ? 8 : 2 * (scope->mask + 1);
		BbSymbol **table = allocate(s, size * sizeof(BbSymbol *));

		if (table == NULL)
			return NULL;
		scope->table = table;
		scope->mask = size - 1;
		for (BbSymbol *old = scope->first; old != NULL; old = old->next)
			insert(scope, old);
	}
	symbol = allocate(s, sizeof *symbol);
	if (symbol == NULL)
		return NULL;
	symbol->name = name;
	symbol->closure = -1;
	symbol->local = -1;
	*scope->last = symbol;
	scope->last = &symbol->next;
	scope->count++;
	insert(scope, symbol);
	return symbol;
}

static BbSymbol *add_to(BbScopes *s, BbScope *scope, BbName *name, unsigned flags, const BbPos *pos)
{
	if (s->failed)
		return NULL;
	BbName *mangled = bb_scope_mangle(s->arena, s->current->class_name, name);
	if (mangled == NULL) {
		s->failed = s->no_memory = true;
		return NULL;
	}
	BbSymbol *symbol = bb_scope_symbol(s, scope, mangled);
	if (symbol == NULL)
		return NULL;
	if ((flags & BB_SYM_PARAM) && (symbol->flags & BB_SYM_PARAM)) {
		fail(s, pos, "duplicate parameter '%s' in function definition", name->text);
		return NULL;
	}
	if ((flags & BB_SYM_TYPE_PARAM) && (symbol->flags & BB_SYM_TYPE_PARAM)) {
		fail(s, pos, "duplicate type parameter '%s'", name->text);
		return NULL;
	}
	symbol->flags |= (uint16_t)flags;
	return symbol;
}

static void add(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos)
{
	add_to(s, s->current, name, flags, pos);
}

/* Refuses to bind __debug__. */
static void check_name(BbScopes *s, const BbName *name, BbExprContext ctx, const BbPos *pos)
{
	if (name == s->debug && ctx != BB_LOAD)
		fail(s, pos, ctx == BB_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
}

static void bind(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos)
{
	check_name(s, name, BB_STORE, pos);
	add(s, name, BB_SYM_BOUND_LOCAL | flags, pos);
}

/* ---- Expressions. ---- */

static void visit_exprs(BbScopes *s, const BbExprs *exprs)
{
	for (uint32_t i = 0; i < exprs->count && !s->failed; i++)
		if (exprs->items[i] != NULL)
			visit_expr(s, exprs->items[i]);
}

static void visit_optional(BbScopes *s, const BbExpr *e)
{
	if (e != NULL)
		visit_expr(s, e);
}

static void visit_keywords(BbScopes *s, const BbKeywords *keywords)
{
	for (uint32_t i = 0; i < keywords->count; i++) {
		const BbKeyword *k = &keywords->items[i];

		if (k->arg != NULL)
			check_name(s, k->arg, BB_STORE, &k->pos);
		visit_expr(s, k->value);
	}
}

static bool is_comprehension(const BbScope *scope)
{
	return scope->comprehension != 0;
}

/* A use of a name; super brings __class__ with it. */
static void visit_name(BbScopes *s, const BbExpr *e)
{
	check_name(s, e->name.id, e->ctx, &e->pos);
	if (e->ctx == BB_LOAD) {
		add(s, e->name.id, BB_SYM_USE, &e->pos);
		if (e->name.id == s->super && bb_scope_is_function(s->current))
			add(s, s->implicit[BB_IMPLICIT_CLASS], BB_SYM_USE, &e->pos);
		return;
	}
	unsigned flags = BB_SYM_BOUND_LOCAL;
	if (e->ctx == BB_DEL)
		flags |= BB_SYM_DELETED;
	add(s, e->name.id, flags, &e->pos);
}

/* What cannot stand in annotations and the like. */
static void refuse(BbScopes *s, const char *what, const BbPos *pos)
{
	switch (s->current->kind) {
	case BB_SCOPE_ANNOTATION:
		fail(s, pos, "%s cannot be used within an annotation", what);
		break;
	case BB_SCOPE_TYPE_VARIABLE:
		fail(s, pos, "%s cannot be used within %s", what, s->current->what);
		break;
	case BB_SCOPE_TYPE_ALIAS:
		fail(s, pos, "%s cannot be used within a type alias", what);
		break;
	case BB_SCOPE_TYPE_PARAMS:
		fail(s, pos, "%s cannot be used within the definition of a generic", what);
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
				fail(s, &target->pos,
				     "assignment expression cannot rebind comprehension iteration variable '%s'",
				     name->text);
			continue;
		}
		switch (scope->kind) {
		case BB_SCOPE_MODULE:
			add(s, name, BB_SYM_GLOBAL | BB_SYM_WALRUS, &target->pos);
			add_to(s, scope, name, BB_SYM_BOUND_LOCAL, &target->pos);
			return;
		case BB_SCOPE_FUNCTION:
			if (symbol != NULL && (symbol->flags & BB_SYM_GLOBAL)) {
				add(s, name, BB_SYM_GLOBAL | BB_SYM_WALRUS, &target->pos);
			} else {
				add(s, name, BB_SYM_NONLOCAL | BB_SYM_WALRUS, &target->pos);
				scope->has_walrus = true;
				/* Enclosing comprehensions may not use the name for their own iteration later on. */
				for (BbScope *between = s->current->parent; between != scope; between = between->parent)
					add_to(s, between, name, BB_SYM_NONLOCAL | BB_SYM_WALRUS, &target->pos);
			}
			add_to(s, scope, name, BB_SYM_BOUND_LOCAL, &target->pos);
			return;
		case BB_SCOPE_CLASS:
			fail(s, &target->pos,
			     "assignment expression within a comprehension cannot be used in a class body");
			return;
		case BB_SCOPE_TYPE_PARAMS:
			fail(s, &target->pos,
			     "assignment expression within a comprehension cannot be used within the definition of a generic");
			return;
		case BB_SCOPE_TYPE_ALIAS:
			fail(s, &target->pos,
			     "assignment expression within a comprehension cannot be used in a type alias");
			return;
		case BB_SCOPE_TYPE_VARIABLE:
			fail(s, &target->pos,
			     "assignment expression within a comprehension cannot be used in a TypeVar bound");
			return;
		default:
			fail(s, &target->pos, "named expression cannot be used within an annotation");
			return;
		}
	}
}

static void visit_named(BbScopes *s, const BbExpr *e)
{
	refuse(s, "named expression", &e->pos);
	for (const BbScope *scope = s->current; scope != NULL; scope = scope->parent) {
		if (scope->in_iterable)
			fail(s, &e->pos, "assignment expression cannot be used in a comprehension iterable expression");
		if (!is_comprehension(scope))
			break;
	}
	if (is_comprehension(s->current))
		extend_named(s, e->named_expr.target);
	visit_expr(s, e->named_expr.value);
	if (!is_comprehension(s->current)) {
		s->current->has_walrus = true;
		visit_expr(s, e->named_expr.target);
	} else {
		check_name(s, e->named_expr.target->name.id, BB_STORE, &e->named_expr.target->pos);
	}
}

static void mark_iteration(BbScopes *s, const BbExpr *target)
{
	BbSymbol *symbol;

	switch (target->kind) {
	case BB_EXPR_NAME:
		symbol = add_to(s, s->current, target->name.id, 0, &target->pos);
		if (symbol == NULL)
			return;
		if (symbol->flags & BB_SYM_WALRUS)
			fail(s, &target->pos,
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
	visit_expr(s, target);
}

static void visit_iterable(BbScopes *s, const BbExpr *iter)
{
	bool before = s->current->in_iterable;

	s->current->in_iterable = true;
	visit_expr(s, iter);
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
	BbScope *scope = enter(s, e, BB_ROLE_BODY, is_genexp ? BB_SCOPE_FUNCTION : BB_SCOPE_COMPREHENSION, &e->pos);
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
		visit_exprs(s, &g->ifs);
	}
	visit_optional(s, e->comp.value);
	visit_expr(s, e->comp.elt);
	leave(s, around);
	/* An asynchronous list comprehension makes the generator expression around it asynchronous. */
	if (scope->is_async && !is_genexp && is_comprehension(around))
		around->is_async = true;
}

static void visit_params(BbScopes *s, const BbArgs *args)
{
	for (uint32_t i = 0; i < args->count; i++) {
		check_name(s, args->items[i].arg, BB_STORE, &args->items[i].pos);
		add(s, args->items[i].arg, BB_SYM_PARAM, &args->items[i].pos);
	}
}

static void visit_param(BbScopes *s, const BbArg *arg)
{
	if (arg != NULL) {
		BbArgs one = {1, (BbArg *)arg};
		visit_params(s, &one);
	}
}

static void visit_arguments(BbScopes *s, const BbArguments *args)
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

	visit_exprs(s, &e->lambda.args->defaults);
	visit_exprs(s, &e->lambda.args->kw_defaults);
	if (s->failed)
		return;
	BbScope *scope = enter(s, e, BB_ROLE_BODY, BB_SCOPE_FUNCTION, &e->pos);
	if (scope == NULL)
		return;
	scope->is_lambda = true;
	visit_arguments(s, e->lambda.args);
	visit_expr(s, e->lambda.body);
	leave(s, around);
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
	visit_optional(s, e->kind == BB_EXPR_YIELD ? e->yield.value : e->yield_from.value);
	s->current->is_generator = true;
	if (is_comprehension(s->current))
		fail(s, &e->pos, comprehension_name(s->current));
}

static void visit_expr(BbScopes *s, const BbExpr *e)
{
	if (s->failed)
		return;
	if (!bb_check_native_stack(s->t, " during compilation")) {
		s->failed = true;
		return;
	}
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_BOOL_OP:
		visit_exprs(s, &e->bool_op.values);
		break;
	case BB_EXPR_NAMED_EXPR:
		visit_named(s, e);
		break;
	case BB_EXPR_BIN_OP:
		visit_expr(s, e->bin_op.left);
		visit_expr(s, e->bin_op.right);
		break;
	case BB_EXPR_UNARY_OP:
		visit_expr(s, e->unary_op.operand);
		break;
	case BB_EXPR_LAMBDA:
		visit_lambda(s, e);
		break;
	case BB_EXPR_IF_EXP:
		visit_expr(s, e->if_exp.test);
		visit_expr(s, e->if_exp.body);
		visit_expr(s, e->if_exp.orelse);
		break;
	case BB_EXPR_DICT:
		visit_exprs(s, &e->dict.keys);
		visit_exprs(s, &e->dict.values);
		break;
	case BB_EXPR_SET:
		visit_exprs(s, &e->set.elts);
		break;
	case BB_EXPR_LIST_COMP:
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
	case BB_EXPR_GENERATOR_EXP:
		visit_comprehension(s, e);
		break;
	case BB_EXPR_AWAIT:
		refuse(s, "await expression", &e->pos);
		visit_expr(s, e->await.value);
		if (is_comprehension(s->current))
			s->current->is_async = true;
		break;
	case BB_EXPR_YIELD:
	case BB_EXPR_YIELD_FROM:
		visit_yield(s, e);
		break;
	case BB_EXPR_COMPARE:
		visit_expr(s, e->compare.left);
		for (uint32_t i = 0; i < e->compare.count; i++)
			visit_expr(s, e->compare.comparators[i]);
		break;
	case BB_EXPR_CALL:
		visit_expr(s, e->call.func);
		visit_exprs(s, &e->call.args);
		visit_keywords(s, &e->call.keywords);
		break;
	case BB_EXPR_FORMATTED_VALUE:
	case BB_EXPR_INTERPOLATION:
		visit_expr(s, e->formatted_value.value);
		visit_optional(s, e->formatted_value.format_spec);
		break;
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_TEMPLATE_STR:
		visit_exprs(s, &e->joined_str.values);
		break;
	case BB_EXPR_CONSTANT:
		break;
	case BB_EXPR_ATTRIBUTE:
		check_name(s, e->attribute.attr, e->ctx, &e->pos);
		visit_expr(s, e->attribute.value);
		break;
	case BB_EXPR_SUBSCRIPT:
		visit_expr(s, e->subscript.value);
		visit_expr(s, e->subscript.slice);
		break;
	case BB_EXPR_STARRED:
		visit_expr(s, e->starred.value);
		break;
	case BB_EXPR_NAME:
		visit_name(s, e);
		break;
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		visit_exprs(s, &e->list.elts);
		break;
	case BB_EXPR_SLICE:
		visit_optional(s, e->slice.lower);
		visit_optional(s, e->slice.upper);
		visit_optional(s, e->slice.step);
		break;
	}
}

/* ---- Type parameters and annotations. ---- */

/* An expression of a type parameter, evaluated when it is asked for. */
static void visit_deferred(BbScopes *s, const BbExpr *e, const void *node, BbScopeRole role, BbScopeKind kind,
			   const char *what)
{
	BbScope *around = s->current;

	if (s->failed)
		return;
	BbScope *scope = enter(s, node, role, kind, &e->pos);
	if (scope == NULL)
		return;
	scope->what = what;
	add(s, s->format, BB_SYM_PARAM | BB_SYM_USE, &e->pos);
	if (scope->sees_class)
		add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, &e->pos);
	visit_expr(s, e);
	leave(s, around);
}

static void visit_type_params(BbScopes *s, const BbTypeParams *params)
{
	bool defaults = false;

	for (uint32_t i = 0; i < params->count && !s->failed; i++) {
		const BbTypeParam *p = &params->items[i];
		bool is_var = p->kind == BB_TYPE_VAR;

		check_name(s, p->name, BB_STORE, &p->pos);
		add(s, p->name, BB_SYM_TYPE_PARAM | BB_SYM_BOUND_LOCAL, &p->pos);
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
			fail(s, &p->pos, "non-default type parameter '%s' follows default type parameter",
			     p->name->text);
		}
	}
}

/* The scope around something generic. */
static void enter_type_params(BbScopes *s, const BbStmt *stmt, const BbTypeParams *params, bool is_class)
{
	if (enter(s, stmt, BB_ROLE_TYPE_PARAMS, BB_SCOPE_TYPE_PARAMS, &stmt->pos) == NULL)
		return;
	if (s->current->sees_class)
		add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, &stmt->pos);
	if (is_class) {
		add(s, s->type_params, BB_SYM_BOUND_LOCAL, &stmt->pos);
		add(s, s->generic_base, BB_SYM_BOUND_LOCAL, &stmt->pos);
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
	scope = enter(s, node, BB_ROLE_ANNOTATIONS, BB_SCOPE_ANNOTATION, pos);
	if (scope == NULL)
		return false;
	add(s, s->format, BB_SYM_PARAM | BB_SYM_USE, pos);
	if (scope->sees_class)
		add(s, s->implicit[BB_IMPLICIT_CLASSDICT], BB_SYM_USE, pos);
	return true;
}

static void visit_annotation(BbScopes *s, const void *node, const BbExpr *annotation)
{
	BbScope *around = s->current;

	if (annotation == NULL || s->future_annotations || s->failed)
		return;
	if (!enter_annotations(s, node, &annotation->pos))
		return;
	visit_expr(s, annotation);
	leave(s, around);
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

	bind(s, stmt->function_def.name, 0, &stmt->pos);
	visit_exprs(s, &stmt->function_def.args->defaults);
	visit_exprs(s, &stmt->function_def.args->kw_defaults);
	visit_exprs(s, &stmt->function_def.decorator_list);
	if (generic && !s->failed)
		enter_type_params(s, stmt, &stmt->function_def.type_params, false);
	visit_annotations(s, stmt);
	if (s->failed)
		return;
	BbScope *scope = enter(s, stmt, BB_ROLE_BODY, BB_SCOPE_FUNCTION, &stmt->pos);
	if (scope == NULL)
		return;
	scope->is_async = stmt->kind == BB_STMT_ASYNC_FUNCTION_DEF;
	scope->has_docstring = has_docstring(&stmt->function_def.body);
	s->conditional = 0;
	visit_arguments(s, stmt->function_def.args);
	visit_stmts(s, &stmt->function_def.body);
	s->conditional = conditional;
	leave(s, around);
}

static void visit_class(BbScopes *s, const BbStmt *stmt)
{
	BbScope *around = s->current;
	unsigned conditional = s->conditional;
	bool generic = stmt->class_def.type_params.count > 0;

	bind(s, stmt->class_def.name, 0, &stmt->pos);
	visit_exprs(s, &stmt->class_def.decorator_list);
	if (s->failed)
		return;
	if (generic) {
		enter_type_params(s, stmt, &stmt->class_def.type_params, true);
		/* Names in the bases of a generic class are mangled as the class's own. */
		s->current->class_name = stmt->class_def.name;
	}
	visit_exprs(s, &stmt->class_def.bases);
	visit_keywords(s, &stmt->class_def.keywords);
	if (s->failed)
		return;
	BbScope *scope = enter(s, stmt, BB_ROLE_BODY, BB_SCOPE_CLASS, &stmt->pos);
	if (scope == NULL)
		return;
	scope->class_name = stmt->class_def.name;
	scope->has_docstring = has_docstring(&stmt->class_def.body);
	if (generic)
		add(s, s->type_params, BB_SYM_USE, &stmt->pos);
	s->conditional = 0;
	visit_stmts(s, &stmt->class_def.body);
	s->conditional = conditional;
	leave(s, around);
}

static void visit_type_alias(BbScopes *s, const BbStmt *stmt)
{
	BbScope *around = s->current;

	visit_expr(s, stmt->type_alias.name);
	if (stmt->type_alias.type_params.count > 0 && !s->failed)
		enter_type_params(s, stmt, &stmt->type_alias.type_params, false);
	visit_deferred(s, stmt->type_alias.value, stmt, BB_ROLE_BODY, BB_SCOPE_TYPE_ALIAS, NULL);
	leave(s, around);
}

static void visit_ann_assign(BbScopes *s, const BbStmt *stmt)
{
	const BbExpr *target = stmt->ann_assign.target;
	BbScope *around = s->current;

	if (target->kind == BB_EXPR_NAME) {
		BbName *mangled = bb_scope_mangle(s->arena, around->class_name, target->name.id);
		BbSymbol *symbol = mangled != NULL ? bb_scope_lookup(around, mangled) : NULL;

		check_name(s, target->name.id, BB_STORE, &target->pos);
		if (symbol != NULL && (symbol->flags & (BB_SYM_GLOBAL | BB_SYM_NONLOCAL)) &&
		    around->kind != BB_SCOPE_MODULE && stmt->ann_assign.simple)
			fail(s, &stmt->pos,
			     symbol->flags & BB_SYM_GLOBAL ? "annotated name '%s' can't be global"
							   : "annotated name '%s' can't be nonlocal",
			     target->name.id->text);
		if (stmt->ann_assign.simple)
			add(s, target->name.id, BB_SYM_ANNOTATED | BB_SYM_BOUND_LOCAL, &target->pos);
		else if (stmt->ann_assign.value != NULL)
			add(s, target->name.id, BB_SYM_BOUND_LOCAL, &target->pos);
	} else {
		visit_expr(s, target);
	}
	if (stmt->ann_assign.simple && !bb_scope_is_function(around)) {
		if (around->kind == BB_SCOPE_CLASS && s->conditional > 0)
			around->conditional_annotations = true;
		visit_annotation(s, around->kind == BB_SCOPE_CLASS ? around->node : NULL, stmt->ann_assign.annotation);
		BbScope *annotations =
			bb_scope_find(s, around->kind == BB_SCOPE_CLASS ? around->node : NULL, BB_ROLE_ANNOTATIONS);
		if (annotations != NULL && around->kind == BB_SCOPE_CLASS && s->conditional > 0) {
			s->current = annotations;
			add(s, s->implicit[BB_IMPLICIT_CONDITIONAL], BB_SYM_USE, &stmt->pos);
			s->current = around;
		}
	} else if (!bb_scope_is_function(around) && !s->future_annotations) {
		/* Evaluated at once and forgotten. */
		visit_expr(s, stmt->ann_assign.annotation);
	}
	visit_optional(s, stmt->ann_assign.value);
}

static void visit_declaration(BbScopes *s, const BbStmt *stmt)
{
	bool global = stmt->kind == BB_STMT_GLOBAL;
	const char *what = global ? "global" : "nonlocal";

	for (uint32_t i = 0; i < stmt->global.names.count && !s->failed; i++) {
		BbName *name = stmt->global.names.items[i];
		BbSymbol *symbol = add_to(s, s->current, name, 0, &stmt->pos);

		if (symbol == NULL)
			return;
		if (symbol->flags & BB_SYM_PARAM)
			fail(s, &stmt->pos, "name '%s' is parameter and %s", name->text, what);
		else if (symbol->flags & BB_SYM_ANNOTATED)
			fail(s, &stmt->pos, "annotated name '%s' can't be %s", name->text, what);
		else if (symbol->flags & BB_SYM_BOUND_LOCAL)
			fail(s, &stmt->pos, "name '%s' is assigned to before %s declaration", name->text, what);
		else if (symbol->flags & BB_SYM_USE)
			fail(s, &stmt->pos, "name '%s' is used prior to %s declaration", name->text, what);
		symbol->flags |= global ? BB_SYM_GLOBAL : BB_SYM_NONLOCAL;
		symbol->declared = stmt->pos;
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
		visit_expr(s, p->value.value);
		break;
	case BB_PATTERN_SINGLETON:
		break;
	case BB_PATTERN_SEQUENCE:
	case BB_PATTERN_OR:
		for (uint32_t i = 0; i < p->sequence.patterns.count; i++)
			visit_pattern(s, p->sequence.patterns.items[i]);
		break;
	case BB_PATTERN_MAPPING:
		visit_exprs(s, &p->mapping.keys);
		for (uint32_t i = 0; i < p->mapping.patterns.count; i++)
			visit_pattern(s, p->mapping.patterns.items[i]);
		if (p->mapping.rest != NULL)
			bind(s, p->mapping.rest, 0, &p->pos);
		break;
	case BB_PATTERN_CLASS:
		visit_expr(s, p->cls.cls);
		for (uint32_t i = 0; i < p->cls.patterns.count; i++)
			visit_pattern(s, p->cls.patterns.items[i]);
		for (uint32_t i = 0; i < p->cls.kwd_patterns.count; i++) {
			check_name(s, p->cls.kwd_attrs.items[i], BB_STORE, &p->pos);
			visit_pattern(s, p->cls.kwd_patterns.items[i]);
		}
		break;
	case BB_PATTERN_STAR:
		if (p->star.name != NULL)
			bind(s, p->star.name, 0, &p->pos);
		break;
	case BB_PATTERN_AS:
		if (p->as.pattern != NULL)
			visit_pattern(s, p->as.pattern);
		if (p->as.name != NULL)
			bind(s, p->as.name, 0, &p->pos);
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
				fail(s, &alias->pos, "import * only allowed at module level");
			continue;
		}
		check_name(s, name, BB_STORE, &alias->pos);
		add(s, name, BB_SYM_IMPORT, &alias->pos);
	}
}

static void visit_try(BbScopes *s, const BbStmt *stmt)
{
	visit_stmts(s, &stmt->try_.body);
	for (uint32_t i = 0; i < stmt->try_.handlers.count && !s->failed; i++) {
		const BbExceptHandler *handler = &stmt->try_.handlers.items[i];

		visit_optional(s, handler->type);
		if (handler->name != NULL)
			bind(s, handler->name, BB_SYM_DELETED, &handler->pos);
		visit_stmts(s, &handler->body);
	}
	visit_stmts(s, &stmt->try_.orelse);
	visit_stmts(s, &stmt->try_.finalbody);
}

static bool may_await(const BbScopes *s)
{
	return s->current->is_async && s->current->kind == BB_SCOPE_FUNCTION;
}

static void visit_with(BbScopes *s, const BbStmt *stmt)
{
	if (stmt->kind == BB_STMT_ASYNC_WITH && !may_await(s))
		fail(s, &stmt->pos, "'async with' outside async function");
	for (uint32_t i = 0; i < stmt->with.items.count; i++) {
		visit_expr(s, stmt->with.items.items[i].context_expr);
		visit_optional(s, stmt->with.items.items[i].optional_vars);
	}
	visit_stmts(s, &stmt->with.body);
}

static void visit_compound(BbScopes *s, const BbStmt *stmt)
{
	s->conditional++;
	switch ((BbStmtKind)stmt->kind) {
	case BB_STMT_ASYNC_FOR:
		if (!may_await(s))
			fail(s, &stmt->pos, "'async for' outside async function");
		BB_FALLTHROUGH;
	case BB_STMT_FOR:
		visit_expr(s, stmt->for_.target);
		visit_expr(s, stmt->for_.iter);
		visit_stmts(s, &stmt->for_.body);
		visit_stmts(s, &stmt->for_.orelse);
		break;
	case BB_STMT_WHILE:
		visit_expr(s, stmt->while_.test);
		visit_stmts(s, &stmt->while_.body);
		visit_stmts(s, &stmt->while_.orelse);
		break;
	case BB_STMT_IF:
		visit_expr(s, stmt->if_.test);
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
		visit_expr(s, stmt->match.subject);
		for (uint32_t i = 0; i < stmt->match.cases.count; i++) {
			visit_pattern(s, stmt->match.cases.items[i].pattern);
			visit_optional(s, stmt->match.cases.items[i].guard);
			visit_stmts(s, &stmt->match.cases.items[i].body);
		}
		break;
	}
	s->conditional--;
}

static void visit_stmt(BbScopes *s, const BbStmt *stmt)
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
		visit_optional(s, stmt->return_.value);
		if (stmt->return_.value != NULL)
			s->current->has_return_value = true;
		break;
	case BB_STMT_DELETE:
		visit_exprs(s, &stmt->delete.targets);
		break;
	case BB_STMT_ASSIGN:
		visit_exprs(s, &stmt->assign.targets);
		visit_expr(s, stmt->assign.value);
		break;
	case BB_STMT_TYPE_ALIAS:
		visit_type_alias(s, stmt);
		break;
	case BB_STMT_AUG_ASSIGN:
		visit_expr(s, stmt->aug_assign.target);
		visit_expr(s, stmt->aug_assign.value);
		break;
	case BB_STMT_ANN_ASSIGN:
		visit_ann_assign(s, stmt);
		break;
	case BB_STMT_RAISE:
		visit_optional(s, stmt->raise.exc);
		visit_optional(s, stmt->raise.cause);
		break;
	case BB_STMT_ASSERT:
		visit_expr(s, stmt->assert_.test);
		visit_optional(s, stmt->assert_.msg);
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
		visit_expr(s, stmt->expr.value);
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
		visit_stmt(s, stmts->items[i]);
}

/* ---- Entry points. ---- */

static BbName *known(BbScopes *s, const char *text)
{
	BbName *name = bb_arena_name(s->arena, text, strlen(text));

	if (name == NULL)
		s->failed = s->no_memory = true;
	return name;
}

void bb_scope_init(BbScopes *s, BbThread *t, BbArena *arena, bool future_annotations)
{
	memset(s, 0, sizeof *s);
	s->t = t;
	s->arena = arena;
	s->future_annotations = future_annotations;
	s->implicit[BB_IMPLICIT_CLASS] = known(s, "__class__");
	s->implicit[BB_IMPLICIT_CLASSDICT] = known(s, "__classdict__");
	s->implicit[BB_IMPLICIT_CONDITIONAL] = known(s, "__conditional_annotations__");
	s->super = known(s, "super");
	s->debug = known(s, "__debug__");
	s->format = known(s, ".format");
	s->type_params = known(s, ".type_params");
	s->generic_base = known(s, ".generic_base");
	if (!s->failed)
		s->module = enter(s, NULL, BB_ROLE_BODY, BB_SCOPE_MODULE, NULL);
}

bool bb_scope_statement(BbScopes *s, const BbStmt *stmt)
{
	if (!s->failed)
		visit_stmt(s, stmt);
	return !s->failed;
}

bool bb_scope_expression(BbScopes *s, const BbExpr *expr)
{
	if (!s->failed)
		visit_expr(s, expr);
	return !s->failed;
}
