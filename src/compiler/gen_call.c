/* SPDX-License-Identifier: MIT */
/*
 * Calls; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_call.h"

#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "compiler/gen_warn.h"
#include "object/error.h"
#include "object/tuple.h"

#include <string.h>

/* Arguments that are put into registers; calls with more go through a list and a dict. */
enum { MAX_ARGUMENTS = 32 };

static void check_keywords(BbGenerator *c, const BbKeywords *keywords)
{
	for (uint32_t i = 0; i < keywords->count; i++) {
		const BbKeyword *k = &keywords->items[i];

		for (uint32_t j = i + 1; k->arg != NULL && j < keywords->count; j++)
			if (keywords->items[j].arg == k->arg) {
				bb_gen_error(c, &keywords->items[j].pos, "keyword argument repeated: %s", k->arg->text);
				return;
			}
	}
}

static bool is_plain(const BbExprs *args, const BbKeywords *keywords, int n_before)
{
	if (args->count + keywords->count + (uint32_t)n_before > MAX_ARGUMENTS)
		return false;
	for (uint32_t i = 0; i < args->count; i++)
		if (args->items[i]->kind == BB_EXPR_STARRED)
			return false;
	for (uint32_t i = 0; i < keywords->count; i++)
		if (keywords->items[i].arg == NULL)
			return false;
	return true;
}

static BbValue keyword_names(BbGenerator *c, const BbKeywords *keywords)
{
	BbTuple *names = bb_tuple_alloc(c->t, keywords->count);

	if (names == NULL)
		return bb_codegen_check(c, BB_EMPTY);
	BbValue result = bb_from_pointer(names);
	for (uint32_t i = 0; i < keywords->count && !c->failed; i++)
		names->items[i] = bb_codegen_name_value(c, keywords->items[i].arg);
	return result;
}

/* All arguments in registers. */
static int call_plain(BbGenerator *c, const BbPos *pos, int base, int n_before, const BbExprs *args,
		      const BbKeywords *keywords, int want, bool method)
{
	int n = n_before + (int)args->count + (int)keywords->count;
	uint32_t names = 0;

	bb_gen_expr_row(c, args, 0, args->count);
	for (uint32_t i = 0; i < keywords->count; i++)
		bb_gen_expr(c, keywords->items[i].value, BB_WANT_TEMP);
	if (keywords->count > 0) {
		BbValue tuple = keyword_names(c, keywords);

		if (c->failed)
			return base;
		names = bb_assembler_constant(&c->unit->a, tuple);
	}
	c->unit->a.next_temp = base;
	int dst = bb_codegen_result(c, want);
	bb_codegen_poll(c, pos);
	if (keywords->count > 0) {
		bb_codegen_emit(c, pos, method ? BB_OPCODE_CALL_METHOD_KW : BB_OPCODE_CALL_KW, dst, base, n);
		bb_codegen_word(c, pos, names);
	} else {
		bb_codegen_emit(c, pos, method ? BB_OPCODE_CALL_METHOD : BB_OPCODE_CALL, dst, base, n);
	}
	return dst;
}

/* The positional arguments, the first n_before of which are in R[base+1] .. already, as a list in R[base+1]. */
static void gather_positional(BbGenerator *c, const BbPos *pos, int base, int n_before, const BbExprs *args)
{
	BbAssembler *a = &c->unit->a;
	uint32_t n = 0;

	while (n < args->count && n + (uint32_t)n_before < MAX_ARGUMENTS && args->items[n]->kind != BB_EXPR_STARRED)
		n++;
	bb_gen_expr_row(c, args, 0, n);
	a->next_temp = base + 1;
	int list = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, BUILD_LIST, list, base + 1, n_before + (int)n);
	for (uint32_t i = n; i < args->count && !c->failed; i++) {
		const BbExpr *item = args->items[i];
		bool starred = item->kind == BB_EXPR_STARRED;
		int value = bb_gen_expr(c, starred ? item->starred.value : item, BB_WANT_ANY);

		bb_codegen_emit(c, starred ? pos : &item->pos, starred ? BB_OPCODE_LIST_EXTEND : BB_OPCODE_LIST_APPEND,
				list, value, starred && n_before == 0 && args->count == 1);
		a->next_temp = list + 1;
	}
}

/* The keyword arguments as a dict in the next temporary. */
static void gather_keywords(BbGenerator *c, const BbPos *pos, int base, const BbKeywords *keywords)
{
	BbAssembler *a = &c->unit->a;
	int dict = bb_codegen_temps(c, 1);
	uint32_t i = 0;

	BB_EMIT(c, pos, BUILD_MAP, dict, dict, 0);
	while (i < keywords->count && !c->failed) {
		const BbKeyword *k = &keywords->items[i];

		if (k->arg == NULL) {
			BB_EMIT(c, pos, DICT_MERGE, dict, bb_gen_expr(c, k->value, BB_WANT_ANY), base);
			a->next_temp = dict + 1;
			i++;
			continue;
		}
		/* Names in a row go through a dict of their own, so that a repetition is found. */
		int map = i == 0 ? dict : bb_codegen_temps(c, 1);
		if (i > 0)
			BB_EMIT(c, pos, BUILD_MAP, map, map, 0);
		int mark = a->next_temp;
		for (; i < keywords->count && keywords->items[i].arg != NULL && !c->failed; i++) {
			BbValue name = bb_codegen_name_value(c, keywords->items[i].arg);
			int key = bb_codegen_constant(c, pos, name, BB_WANT_TEMP);
			int value = bb_gen_expr(c, keywords->items[i].value, BB_WANT_ANY);

			BB_EMIT(c, pos, MAP_ADD, map, key, value);
			a->next_temp = mark;
		}
		if (map != dict)
			BB_EMIT(c, pos, DICT_MERGE, dict, map, base);
		a->next_temp = dict + 1;
	}
}

int bb_gen_call_arguments(BbGenerator *c, const BbPos *pos, int base, int n_before, const BbExprs *args,
			  const BbKeywords *keywords, int want)
{
	check_keywords(c, keywords);
	if (is_plain(args, keywords, n_before))
		return call_plain(c, pos, base, n_before, args, keywords, want, false);
	gather_positional(c, pos, base, n_before, args);
	if (keywords->count > 0)
		gather_keywords(c, pos, base, keywords);
	c->unit->a.next_temp = base;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, pos, CALL_EX, dst, base, keywords->count > 0);
	return dst;
}

/* ---- super(). ---- */

bool bb_gen_call_is_super(const BbGenerator *c, const BbExpr *e)
{
	const BbUnit *u = c->unit;

	if (e->kind != BB_EXPR_CALL || e->call.args.count > 0 || e->call.keywords.count > 0 ||
	    e->call.func->kind != BB_EXPR_NAME || strcmp(e->call.func->name.id->text, "super") != 0 ||
	    u->kind != BB_SCOPE_FUNCTION || u->current != u->scope || u->argument_count == 0 || u->is_genexp)
		return false;
	const BbSymbol *super = bb_scope_lookup(u->scope, c->scopes.super);
	const BbSymbol *cell = bb_scope_lookup(u->scope, c->scopes.implicit[BB_IMPLICIT_CLASS]);
	return super != NULL && super->resolution == BB_NAME_IMPLICIT && cell != NULL &&
	       cell->resolution == BB_NAME_FREE;
}

/* Loads the attribute of super() into R[dst] (or R[dst], R[dst+1] for a call). */
static void load_super(BbGenerator *c, const BbExpr *e, BbOpcode op, int dst)
{
	BbAssembler *a = &c->unit->a;
	const BbPos *pos = &e->attribute.value->pos;
	int mark = a->next_temp, base = bb_codegen_temps(c, 2);

	bb_gen_name_load_implicit(c, pos, BB_IMPLICIT_CLASS, base);
	if (c->unit->local_kinds[0] & BB_LOCAL_CELL)
		BB_EMIT(c, pos, LOAD_CELL, base + 1, 0, 0);
	else
		BB_EMIT(c, pos, MOVE, base + 1, 0, 0);
	bb_codegen_emit(c, &e->pos, op, dst, base, 1);
	bb_codegen_name_word(c, &e->pos, bb_codegen_mangle(c, e->attribute.attr));
	a->next_temp = mark;
}

int bb_gen_call_super_attribute(BbGenerator *c, const BbExpr *e, int want)
{
	int dst = bb_codegen_result(c, want);

	/* The result may stand where the operands stood. */
	c->unit->a.next_temp -= want < 0;
	load_super(c, e, BB_OPCODE_LOAD_SUPER_ATTR, dst);
	c->unit->a.next_temp += want < 0;
	return dst;
}

/* ---- Calls. ---- */

/* object.name(...): without making a bound method. */
static int call_method(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExpr *func = e->call.func;
	BbAssembler *a = &c->unit->a;
	int base = a->next_temp;
	/* Errors of the call are shown at the name, so that chained calls on several lines are told apart. */
	BbPos pos = e->pos;

	if (func->pos.line != func->pos.end_line && func->pos.end_col >= func->attribute.attr->length) {
		pos.line = func->pos.end_line;
		pos.col = func->pos.end_col - func->attribute.attr->length;
	}
	if (bb_gen_call_is_super(c, func->attribute.value)) {
		load_super(c, func, BB_OPCODE_LOAD_SUPER_METHOD, base);
	} else {
		int object = bb_gen_expr(c, func->attribute.value, BB_WANT_ANY);
		BbPos at = func->pos;

		if (pos.line != e->pos.line) {
			at.line = pos.line;
			at.col = pos.col;
		}
		BB_EMIT(c, &at, LOAD_METHOD, base, object, 0);
		bb_codegen_name_word(c, &at, bb_codegen_mangle(c, func->attribute.attr));
	}
	a->next_temp = base;
	bb_codegen_temps(c, 2);
	return call_plain(c, &pos, base, 0, &e->call.args, &e->call.keywords, want, true);
}

int bb_gen_call(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExpr *func = e->call.func;

	bb_gen_warn_call(c, e);
	check_keywords(c, &e->call.keywords);
	if (c->failed)
		return BB_NEAR_LOCALS;
	if (func->kind == BB_EXPR_ATTRIBUTE && is_plain(&e->call.args, &e->call.keywords, 0))
		return call_method(c, e, want);
	int base = bb_gen_expr(c, func, BB_WANT_TEMP);
	return bb_gen_call_arguments(c, &e->pos, base, 0, &e->call.args, &e->call.keywords, want);
}
