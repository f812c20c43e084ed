/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: scopes and symbols.  scope_expr.c and scope_stmt.c enter the names of a tree, scope_resolve.c finds
 * the binding of each name.
 *
 * Invariant and threading rule: see scope.h. Errors are sticky: after the first one nothing more is entered.
 */
#include "compiler/scope.h"

#include "compiler/message.h"
#include "compiler/scope_expr.h"
#include "compiler/scope_resolve.h"
#include "compiler/scope_stmt.h"

#include <string.h>

static void *allocate(BbScopes *s, size_t size)
{
	void *p = bb_arena_alloc(s->arena, size);

	if (p == NULL)
		s->failed = s->no_memory = true;
	return p;
}

/* A syntax error at pos, unless there is one already. */
void bb_scope_fail(BbScopes *s, const BbPos *pos, const char *format, ...)
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

BbScope *bb_scope_enter(BbScopes *s, const void *node, BbScopeRole role, BbScopeKind kind, const BbPos *pos)
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

void bb_scope_leave(BbScopes *s, BbScope *before)
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

BbSymbol *bb_scope_add_to(BbScopes *s, BbScope *scope, BbName *name, unsigned flags, const BbPos *pos)
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
		bb_scope_fail(s, pos, "duplicate argument '%s' in function definition", name->text);
		return NULL;
	}
	if ((flags & BB_SYM_TYPE_PARAM) && (symbol->flags & BB_SYM_TYPE_PARAM)) {
		bb_scope_fail(s, pos, "duplicate type parameter '%s'", name->text);
		return NULL;
	}
	symbol->flags |= (uint16_t)flags;
	return symbol;
}

void bb_scope_add(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos)
{
	bb_scope_add_to(s, s->current, name, flags, pos);
}

/* Refuses to bind __debug__. */
void bb_scope_check_name(BbScopes *s, const BbName *name, BbExprContext ctx, const BbPos *pos)
{
	if (name == s->debug && ctx != BB_LOAD)
		bb_scope_fail(s, pos, ctx == BB_STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
}

void bb_scope_bind(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos)
{
	bb_scope_check_name(s, name, BB_STORE, pos);
	bb_scope_add(s, name, BB_SYM_BOUND_LOCAL | flags, pos);
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
		s->module = bb_scope_enter(s, NULL, BB_ROLE_BODY, BB_SCOPE_MODULE, NULL);
}

bool bb_scope_statement(BbScopes *s, const BbStmt *stmt)
{
	if (!s->failed)
		bb_scope_stmt(s, stmt);
	return !s->failed;
}

bool bb_scope_expression(BbScopes *s, const BbExpr *expr)
{
	if (!s->failed)
		bb_scope_expr(s, expr);
	return !s->failed;
}
