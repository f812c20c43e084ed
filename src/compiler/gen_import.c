/* SPDX-License-Identifier: MIT */
/*
 * import; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_import.h"

#include "compiler/gen_error.h"
#include "compiler/gen_name.h"
#include "object/error.h"
#include "object/tuple.h"

#include <string.h>

/* R[result] = __import__(name, fromlist, level) */
static int import_module(BbGenerator *c, const BbPos *pos, BbName *name, BbValue fromlist, uint32_t level)
{
	BbAssembler *a = &c->unit->a;
	int list = bb_codegen_constant(c, pos, fromlist, BB_WANT_TEMP);
	int depth = bb_codegen_constant(c, pos, bb_from_small((intptr_t)level), BB_WANT_TEMP);

	a->next_temp = list;
	int result = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, IMPORT_NAME, result, list, depth);
	bb_codegen_name_word(c, pos, bb_codegen_mangle(c, name));
	return result;
}

void bb_gen_import(BbGenerator *c, const BbStmt *stmt)
{
	for (uint32_t i = 0; i < stmt->import.names.count && !c->failed; i++) {
		const BbAlias *alias = &stmt->import.names.items[i];
		const char *text = alias->name->text, *dot = strchr(text, '.');
		int mark = c->unit->a.next_temp, module = import_module(c, &stmt->pos, alias->name, BB_NONE, 0);
		BbName *name = alias->asname != NULL ? alias->asname : alias->name;

		if (alias->asname == NULL && dot != NULL)
			name = bb_arena_name(c->arena, text, (size_t)(dot - text));
		while (alias->asname != NULL && dot != NULL && !c->failed) {
			const char *part = dot + 1;

			dot = strchr(part, '.');
			BB_EMIT(c, &stmt->pos, IMPORT_FROM, module, module, 0);
			bb_codegen_name_word(
				c, &stmt->pos,
				bb_arena_name(c->arena, part, dot != NULL ? (size_t)(dot - part) : strlen(part)));
		}
		if (name == NULL)
			bb_codegen_check(c, BB_EMPTY);
		else
			bb_gen_name_store(c, &stmt->pos, name, module);
		c->unit->a.next_temp = mark;
	}
}

void bb_gen_import_from(BbGenerator *c, const BbStmt *stmt)
{
	const BbAliases *names = &stmt->import_from.names;
	BbTuple *list = bb_tuple_alloc(c->t, names->count);
	BbName *module_name = stmt->import_from.module;
	int mark = c->unit->a.next_temp;

	if (list == NULL) {
		bb_codegen_check(c, BB_EMPTY);
		return;
	}
	for (uint32_t i = 0; i < names->count && !c->failed; i++)
		list->items[i] = bb_codegen_name_value(c, names->items[i].name);
	if (module_name != NULL && stmt->import_from.level == 0 && strcmp(module_name->text, "__future__") == 0 &&
	    !c->future_allowed) {
		bb_gen_error(c, &stmt->pos, "from __future__ imports must occur at the beginning of the file");
		return;
	}
	if (module_name == NULL)
		module_name = bb_codegen_known(c, "");
	if (c->failed)
		return;
	int module = import_module(c, &stmt->pos, module_name, bb_from_pointer(list), stmt->import_from.level);
	for (uint32_t i = 0; i < names->count && !c->failed; i++) {
		const BbAlias *alias = &names->items[i];

		if (i == 0 && strcmp(alias->name->text, "*") == 0) {
			BB_EMIT(c, &stmt->pos, IMPORT_STAR, module, 0, 0);
			break;
		}
		BbName *name = alias->asname != NULL ? alias->asname : alias->name;
		int reg = bb_gen_name_register(c, name), value = reg >= 0 ? reg : bb_codegen_temps(c, 1);
		BB_EMIT(c, &stmt->pos, IMPORT_FROM, value, module, 0);
		bb_codegen_name_word(c, &stmt->pos, bb_codegen_mangle(c, alias->name));
		if (reg >= 0)
			bb_gen_name_stored(c, reg);
		else
			bb_gen_name_store(c, &stmt->pos, name, value);
		c->unit->a.next_temp = module + 1;
	}
	c->unit->a.next_temp = mark;
}

/* ---- __future__. ---- */

static void note_features(BbGenerator *c, const BbStmt *stmt)
{
	static const char *const old[] = {"nested_scopes",    "generators",	"division",
					  "absolute_import",  "with_statement", "print_function",
					  "unicode_literals", "generator_stop", "barry_as_FLUFL"};

	for (uint32_t i = 0; i < stmt->import_from.names.count && !c->failed; i++) {
		const BbAlias *alias = &stmt->import_from.names.items[i];
		const char *name = alias->name->text;
		bool known = strcmp(name, "annotations") == 0;

		if (known)
			c->future_flags |= BB_CODE_FUTURE_ANNOTATIONS;
		for (size_t j = 0; j < BB_COUNT(old); j++)
			known = known || strcmp(name, old[j]) == 0;
		if (!known)
			bb_gen_error(c, &alias->pos,
				     strcmp(name, "braces") == 0 ? "not a chance" : "future feature %s is not defined",
				     name);
	}
}

void bb_gen_import_future(BbGenerator *c, const BbStmt *stmt, bool is_first)
{
	if (!c->future_allowed)
		return;
	if (stmt->kind == BB_STMT_IMPORT_FROM && stmt->import_from.module != NULL && stmt->import_from.level == 0 &&
	    strcmp(stmt->import_from.module->text, "__future__") == 0)
		note_features(c, stmt);
	else if (!is_first || stmt->kind != BB_STMT_EXPR || stmt->expr.value->kind != BB_EXPR_CONSTANT ||
		 stmt->expr.value->constant.kind != BB_CONST_STR)
		c->future_allowed = false;
}
