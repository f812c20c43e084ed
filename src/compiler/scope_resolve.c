/* SPDX-License-Identifier: MIT */
/*
 * Finds the binding of each name; see scope.h for the invariant and the threading rule.
 *
 * A name is looked for from the inside to the outside; classes are invisible to what is inside them, but for the cells
 * of __class__ and its like.  A variable that is found beyond the border of a unit becomes a cell, and every unit
 * between carries it in its closure.
 */
#include "compiler/scope_resolve.h"

#include "object/error.h"

#include <stdlib.h>
#include <string.h>

/* The cell of a class that is visible inside it under this name, or NULL. */
static BbSymbol *implicit_symbol(BbScopes *s, BbScope *class_scope, const BbName *name)
{
	for (unsigned i = 0; i < 3; i++) {
		if (name != s->implicit[i])
			continue;
		if (class_scope->implicit[i] == NULL) {
			BbSymbol *symbol = bb_arena_alloc(s->arena, sizeof *symbol);

			if (symbol == NULL) {
				s->failed = s->no_memory = true;
				return NULL;
			}
			symbol->name = s->implicit[i];
			symbol->closure = -1;
			symbol->local = -1;
			symbol->flags = BB_SYM_BOUND_LOCAL;
			class_scope->implicit[i] = symbol;
		}
		return class_scope->implicit[i];
	}
	return NULL;
}

/* Carries the variable through every unit from `from' (included) to the owner's (excluded). */
static void pass_through(BbScopes *s, BbScope *from, const BbScope *owner_unit, BbName *name)
{
	for (BbScope *scope = bb_scope_unit(from); scope != owner_unit && !s->failed;
	     scope = bb_scope_unit(scope->parent)) {
		BbSymbol *symbol = bb_scope_symbol(s, scope, name);

		if (symbol == NULL)
			return;
		symbol->passes = true;
		if (symbol->resolution == BB_NAME_UNRESOLVED && bb_scope_is_function(scope))
			symbol->resolution = BB_NAME_FREE;
	}
}

/* Looks around `scope' for the function-like scope (or class, for implicit cells) that binds the name.  Returns its
 * symbol, or NULL: global. */
static BbSymbol *find_binding(BbScopes *s, BbScope *scope, const BbName *name, BbScope **owner)
{
	for (BbScope *p = scope->parent; p != NULL && p->kind != BB_SCOPE_MODULE; p = p->parent) {
		BbSymbol *symbol;

		if (p->kind == BB_SCOPE_CLASS) {
			symbol = implicit_symbol(s, p, name);
			if (symbol != NULL) {
				*owner = p;
				return symbol;
			}
			continue;
		}
		symbol = bb_scope_lookup(p, name);
		if (symbol == NULL || (symbol->flags & BB_SYM_NONLOCAL))
			continue;
		if (symbol->flags & BB_SYM_GLOBAL)
			return NULL;
		if (symbol->flags & BB_SYM_IS_BOUND) {
			*owner = p;
			return symbol;
		}
	}
	return NULL;
}

static BbScope *class_around(BbScope *scope)
{
	while (scope->kind != BB_SCOPE_CLASS)
		scope = scope->parent;
	return scope;
}

/* An annotation-like scope in a class sees the class's names first. */
static bool resolve_in_class(BbScope *scope, BbSymbol *symbol)
{
	if (!scope->sees_class)
		return false;
	const BbSymbol *seen = bb_scope_lookup(class_around(scope), symbol->name);

	if (seen == NULL)
		return false;
	if (seen->flags & BB_SYM_GLOBAL) {
		symbol->resolution = BB_NAME_GLOBAL;
		return true;
	}
	if ((seen->flags & BB_SYM_IS_BOUND) && !(seen->flags & BB_SYM_NONLOCAL)) {
		symbol->resolution = BB_NAME_IMPLICIT;
		return true;
	}
	return false;
}

static void resolve_symbol(BbScopes *s, BbScope *scope, BbSymbol *symbol)
{
	BbScope *owner = NULL;
	bool is_nonlocal = (symbol->flags & BB_SYM_NONLOCAL) != 0;

	if (symbol->flags & BB_SYM_GLOBAL) {
		if (is_nonlocal)
			bb_scope_fail(s, &symbol->declared, "name '%s' is nonlocal and global", symbol->name->text);
		symbol->resolution = BB_NAME_GLOBAL;
		return;
	}
	if (scope->kind == BB_SCOPE_MODULE) {
		if (is_nonlocal)
			bb_scope_fail(s, &symbol->declared, "nonlocal declaration not allowed at module level");
		symbol->resolution = BB_NAME_LOCAL;
		return;
	}
	if (!is_nonlocal && (symbol->flags & BB_SYM_IS_BOUND)) {
		if (symbol->resolution != BB_NAME_CELL)
			symbol->resolution = BB_NAME_LOCAL;
		return;
	}
	if (!(symbol->flags & (BB_SYM_USE | BB_SYM_NONLOCAL)))
		return; /* only passes through */
	if (!is_nonlocal && resolve_in_class(scope, symbol))
		return;
	BbSymbol *binding = find_binding(s, scope, symbol->name, &owner);
	if (binding == NULL) {
		if (is_nonlocal && !(symbol->flags & BB_SYM_WALRUS))
			bb_scope_fail(s, &symbol->declared, "no binding for nonlocal '%s' found", symbol->name->text);
		symbol->resolution = BB_NAME_IMPLICIT;
		return;
	}
	if (is_nonlocal && (binding->flags & BB_SYM_TYPE_PARAM)) {
		bb_scope_fail(s, &symbol->declared, "nonlocal binding not allowed for type parameter '%s'",
			      symbol->name->text);
		return;
	}
	if (owner->kind == BB_SCOPE_CLASS)
		binding->resolution = BB_NAME_CELL;
	BbScope *owner_unit = bb_scope_unit(owner);
	if (bb_scope_unit(scope) == owner_unit) {
		symbol->resolution = BB_NAME_LOCAL;
		return;
	}
	binding->resolution = BB_NAME_CELL;
	symbol->resolution = BB_NAME_FREE;
	pass_through(s, scope, owner_unit, symbol->name);
}

static void resolve_scope(BbScopes *s, BbScope *scope)
{
	if (!bb_check_native_stack(s->t, " during compilation")) {
		s->failed = true;
		return;
	}
	for (BbSymbol *symbol = scope->first; symbol != NULL && !s->failed; symbol = symbol->next)
		resolve_symbol(s, scope, symbol);
	for (BbScope *child = scope->first_child; child != NULL && !s->failed; child = child->next_child)
		resolve_scope(s, child);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp((*(BbSymbol *const *)a)->name->text, (*(BbSymbol *const *)b)->name->text);
}

/* Numbers the closures: names in order. */
static void number_closures(BbScopes *s, BbScope *scope)
{
	uint32_t n = 0;

	for (BbSymbol *symbol = scope->first; symbol != NULL; symbol = symbol->next)
		n += symbol->passes;
	if (n > 0) {
		BbSymbol **sorted = bb_arena_alloc(s->arena, n * sizeof *sorted);

		if (sorted == NULL) {
			s->failed = s->no_memory = true;
			return;
		}
		n = 0;
		for (BbSymbol *symbol = scope->first; symbol != NULL; symbol = symbol->next)
			if (symbol->passes)
				sorted[n++] = symbol;
		qsort(sorted, n, sizeof *sorted, compare_names);
		for (uint32_t i = 0; i < n; i++)
			sorted[i]->closure = (int16_t)i;
	}
	for (BbScope *child = scope->first_child; child != NULL && !s->failed; child = child->next_child)
		number_closures(s, child);
}

bool bb_scope_resolve(BbScopes *s)
{
	if (!s->failed)
		resolve_scope(s, s->module);
	if (!s->failed)
		number_closures(s, s->module);
	return !s->failed;
}
