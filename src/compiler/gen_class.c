/* SPDX-License-Identifier: MIT */
/*
 * Classes; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_class.h"

#include "compiler/gen_annotation.h"
#include "compiler/gen_call.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_function.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "compiler/gen_type_params.h"
#include "object/error.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"

#include <stdlib.h>

/* namespace[name] = value */
static void set_constant(BbGenerator *c, const BbPos *pos, const char *name, BbValue value)
{
	int mark = c->unit->a.next_temp;

	if (c->failed)
		return;
	bb_gen_name_store(c, pos, bb_codegen_known(c, name), bb_codegen_constant(c, pos, value, BB_WANT_TEMP));
	c->unit->a.next_temp = mark;
}

static int compare_strings(const void *a, const void *b)
{
	return bb_str_compare(bb_to_str(*(const BbValue *)a), bb_to_str(*(const BbValue *)b));
}

/* The names that methods assign as attributes of self, in order. */
static BbValue static_attributes(BbGenerator *c)
{
	BbValue names = bb_codegen_check(c, bb_list_snapshot(c->t, c->unit->static_attributes));

	if (!c->failed)
		qsort(bb_to_tuple(names)->items, bb_tuple_count(names), sizeof(BbValue), compare_strings);
	return names;
}

/* R[temp] = the cell in a class's local variable, as a value. */
static void store_cell(BbGenerator *c, const BbPos *pos, unsigned which, const char *name)
{
	const BbSymbol *symbol = c->unit->scope->implicit[which];
	int mark = c->unit->a.next_temp, temp;

	if (symbol == NULL || c->failed)
		return;
	temp = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, MOVE, temp, symbol->local, 0);
	bb_gen_name_store(c, pos, bb_codegen_known(c, name), temp);
	c->unit->a.next_temp = mark;
}

static void class_prologue(BbGenerator *c, const BbStmt *stmt, uint32_t first_line)
{
	BbUnit *u = c->unit;
	BbPos pos = {first_line, 0, first_line, 0};
	const BbScope *scope = u->scope;
	int mark = u->a.next_temp, temp;

	temp = bb_gen_name_load(c, &pos, bb_codegen_known(c, "__name__"), BB_WANT_TEMP);
	bb_gen_name_store(c, &pos, bb_codegen_known(c, "__module__"), temp);
	u->a.next_temp = mark;
	set_constant(c, &pos, "__qualname__", u->qualname);
	set_constant(c, &pos, "__firstlineno__", bb_from_small((intptr_t)first_line));
	if (stmt->class_def.type_params.count > 0 && !c->failed) {
		temp = bb_gen_name_load(c, &pos, c->scopes.type_params, BB_WANT_TEMP);
		bb_gen_name_store(c, &pos, bb_codegen_known(c, "__type_params__"), temp);
		u->a.next_temp = mark;
	}
	if (scope->implicit[BB_IMPLICIT_CLASSDICT] != NULL) {
		temp = bb_codegen_temps(c, 1);
		BB_EMIT(c, &pos, LOAD_LOCALS, temp, 0, 0);
		BB_EMIT(c, &pos, STORE_CELL, scope->implicit[BB_IMPLICIT_CLASSDICT]->local, temp, 0);
		u->a.next_temp = mark;
	}
	if (scope->implicit[BB_IMPLICIT_CONDITIONAL] != NULL) {
		temp = bb_codegen_temps(c, 1);
		BB_EMIT(c, &pos, BUILD_SET, temp, temp, 0);
		BB_EMIT(c, &pos, STORE_CELL, scope->implicit[BB_IMPLICIT_CONDITIONAL]->local, temp, 0);
		bb_gen_name_store(c, &pos, c->scopes.implicit[BB_IMPLICIT_CONDITIONAL], temp);
		u->a.next_temp = mark;
	}
}

static BbValue class_code(BbGenerator *c, const BbStmt *stmt, uint32_t first_line)
{
	BbUnit u;
	const BbStmts *body = &stmt->class_def.body;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_BODY);
	BbPos none = {first_line, 0, first_line, 0};
	const BbPos *end = body->count ? &body->items[body->count - 1]->pos : &none;

	bb_codegen_begin(c, &u, scope, bb_codegen_name_value(c, stmt->class_def.name), first_line);
	if (!c->failed) {
		class_prologue(c, stmt, first_line);
		BbValue doc = bb_gen_stmt_docstring(c, body);
		if (!bb_is_empty(doc))
			set_constant(c, &body->items[0]->pos, "__doc__", doc);
		if (c->future_flags & BB_CODE_FUTURE_ANNOTATIONS)
			BB_EMIT(c, &none, SETUP_ANNOTATIONS, 0, 0, 0);
		bb_gen_stmt_body(c, body);
		bb_gen_annotation_class(c, stmt);
		set_constant(c, end, "__static_attributes__", static_attributes(c));
		store_cell(c, end, BB_IMPLICIT_CLASSDICT, "__classdictcell__");
		store_cell(c, end, BB_IMPLICIT_CLASS, "__classcell__");
		if (scope->implicit[BB_IMPLICIT_CLASS] != NULL && !c->failed) {
			int temp = bb_codegen_temps(c, 1);

			BB_EMIT(c, end, MOVE, temp, scope->implicit[BB_IMPLICIT_CLASS]->local, 0);
			BB_EMIT(c, end, RETURN, temp, 0, 0);
			bb_assembler_unreachable(&u.a);
		}
		bb_gen_function_end(c, end);
	}
	return bb_codegen_end(c, &u);
}

/* __build_class__(body, name, *bases, **keywords) into R[dst], the newest temporary.  R[generic] is one more base, or
 * generic < 0. */
static void build_class(BbGenerator *c, const BbStmt *stmt, uint32_t first_line, int dst, int generic)
{
	BbAssembler *a = &c->unit->a;
	const BbPos *pos = &stmt->pos;
	BbExprs bases = stmt->class_def.bases;
	BbValue code = class_code(c, stmt, first_line);

	BB_EMIT(c, pos, LOAD_BUILD_CLASS, dst, 0, 0);
	int body = bb_codegen_temps(c, 1);
	bb_codegen_make_function(c, pos, code, body);
	bb_codegen_constant(c, pos, bb_codegen_name_value(c, stmt->class_def.name), BB_WANT_TEMP);
	if (generic >= 0) {
		/* Generic[...] comes behind the other bases: as an expression that is in a register already. */
		BbExpr *extra = bb_arena_alloc(c->arena, sizeof *extra);
		BbExpr **items = bb_arena_alloc(c->arena, (bases.count + 1) * sizeof *items);

		if (extra == NULL || items == NULL) {
			bb_codegen_check(c, BB_EMPTY);
			return;
		}
		extra->kind = BB_EXPR_NAME;
		extra->ctx = BB_LOAD;
		extra->pos = *pos;
		extra->name.id = bb_codegen_known(c, ".generic_base");
		for (uint32_t i = 0; i < bases.count; i++)
			items[i] = bases.items[i];
		items[bases.count] = extra;
		bases.items = items;
		bases.count++;
	}
	a->next_temp = dst + 3;
	bb_gen_call_arguments(c, pos, dst, 2, &bases, &stmt->class_def.keywords, dst);
	a->next_temp = dst + 1;
}

/* The scope of the type parameters: a function that is called at once and returns the class. */
static BbValue generic_code(BbGenerator *c, const BbStmt *stmt, uint32_t first_line)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_TYPE_PARAMS);
	BbValue name = bb_codegen_check(c, bb_format(c->t, "<generic parameters of %s>", stmt->class_def.name->text));

	bb_codegen_begin(c, &u, scope, name, first_line);
	if (!c->failed) {
		int params = bb_gen_type_params(c, &stmt->class_def.type_params);

		bb_gen_name_store(c, &stmt->pos, c->scopes.type_params, params);
		BB_EMIT(c, &stmt->pos, INTRINSIC, params, params, BB_INTRINSIC_SUBSCRIPT_GENERIC);
		bb_gen_name_store(c, &stmt->pos, bb_codegen_known(c, ".generic_base"), params);
		int class = bb_codegen_temps(c, 1);
		build_class(c, stmt, first_line, class, params);
		BB_EMIT(c, &stmt->pos, RETURN, class, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

void bb_gen_class(BbGenerator *c, const BbStmt *stmt)
{
	const BbExprs *decorators = &stmt->class_def.decorator_list;
	uint32_t first_line = decorators->count > 0 ? decorators->items[0]->pos.line : stmt->pos.line;
	int mark = c->unit->a.next_temp;

	bb_gen_function_decorators(c, decorators);
	int class = bb_codegen_temps(c, 1);
	if (stmt->class_def.type_params.count > 0) {
		bb_codegen_make_function(c, &stmt->pos, generic_code(c, stmt, first_line), class);
		BB_EMIT(c, &stmt->pos, CALL, class, class, 0);
		c->unit->a.next_temp = class + 1;
	} else {
		build_class(c, stmt, first_line, class, -1);
	}
	bb_gen_function_decorate(c, decorators, class);
	bb_gen_name_store(c, &stmt->pos, stmt->class_def.name, mark);
	c->unit->a.next_temp = mark;
}
