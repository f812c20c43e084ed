/* SPDX-License-Identifier: MIT */
/*
 * Functions and lambdas; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_function.h"

#include "compiler/gen_annotation.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "compiler/gen_type_params.h"
#include "object/error.h"
#include "object/protocol.h"

/* Where a body ends that ends with the statement: behind several lines it is no line of its own. */
static const BbPos *end_position(const BbStmt *last)
{
	return last->pos.line == last->pos.end_line ? &last->pos : NULL;
}

void bb_gen_function_end(BbGenerator *c, const BbPos *pos)
{
	if (c->failed || !c->unit->a.reachable)
		return;
	int k = bb_codegen_constant_operand(c, BB_NONE, 0xffff);

	if (k >= 0) {
		bb_codegen_emit_bx(c, pos, BB_OPCODE_RETURN_K, 0, (unsigned)k);
	} else {
		int temp = bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP);

		BB_EMIT(c, pos, RETURN, temp, 0, 0);
		c->unit->a.next_temp = temp;
	}
	bb_assembler_unreachable(&c->unit->a);
}

/* ---- Decorators. ---- */

void bb_gen_function_decorators(BbGenerator *c, const BbExprs *decorators)
{
	bb_gen_expr_row(c, decorators, 0, decorators->count);
}

void bb_gen_function_decorate(BbGenerator *c, const BbExprs *decorators, int value)
{
	for (uint32_t i = decorators->count; i-- > 0;) {
		BB_EMIT(c, &decorators->items[i]->pos, CALL, value - 1, value - 1, 1);
		value--;
	}
	c->unit->a.next_temp = value + 1;
}

/* ---- Parameters. ---- */

/* The defaults as a tuple in a new temporary; false: there are none. */
static bool positional_defaults(BbGenerator *c, const BbPos *pos, const BbArguments *args)
{
	BbExpr tuple = {.pos = *pos, .kind = BB_EXPR_TUPLE, .ctx = BB_LOAD};

	if (args->defaults.count == 0)
		return false;
	tuple.tuple.elts = args->defaults;
	bb_gen_expr(c, &tuple, BB_WANT_TEMP);
	return true;
}

static bool keyword_defaults(BbGenerator *c, const BbPos *pos, const BbArguments *args)
{
	BbAssembler *a = &c->unit->a;
	int dict = -1;

	for (uint32_t i = 0; i < args->kwonlyargs.count && !c->failed; i++) {
		const BbExpr *value = args->kw_defaults.items[i];

		if (value == NULL)
			continue;
		if (dict < 0) {
			dict = bb_codegen_temps(c, 1);
			BB_EMIT(c, pos, BUILD_MAP, dict, dict, 0);
		}
		int mark = a->next_temp;
		BbName *name = bb_codegen_mangle(c, args->kwonlyargs.items[i].arg);
		int key = bb_codegen_constant(c, pos, bb_codegen_name_value(c, name), BB_WANT_TEMP);
		BB_EMIT(c, pos, MAP_ADD, dict, key, bb_gen_expr(c, value, BB_WANT_ANY));
		a->next_temp = mark;
	}
	return dict >= 0;
}

/* Sets the defaults of the function in R[function]. */
static void set_defaults(BbGenerator *c, const BbPos *pos, const BbArguments *args, int function)
{
	int mark = c->unit->a.next_temp;

	if (positional_defaults(c, pos, args))
		BB_EMIT(c, pos, SET_FUNCTION, function, mark, BB_FUNCTION_DEFAULTS);
	c->unit->a.next_temp = mark;
	if (keyword_defaults(c, pos, args))
		BB_EMIT(c, pos, SET_FUNCTION, function, mark, BB_FUNCTION_KWDEFAULTS);
	c->unit->a.next_temp = mark;
}

static void set_parameters(BbUnit *u, const BbArguments *args)
{
	u->positional_only_count = args->posonlyargs.count;
	u->argument_count = args->posonlyargs.count + args->args.count;
	u->keyword_only_count = args->kwonlyargs.count;
	if (args->vararg != NULL)
		u->flags |= BB_CODE_VARARGS;
	if (args->kwarg != NULL)
		u->flags |= BB_CODE_VARKEYWORDS;
	unsigned n = u->argument_count + u->keyword_only_count + (args->vararg != NULL) + (args->kwarg != NULL);
	for (unsigned i = 0; i < n; i++)
		bb_assembler_set_bound(&u->a, (int)i, (u->local_kinds[i] & BB_LOCAL_CELL) == 0);
}

/* ---- Bodies. ---- */

static BbValue lambda_code(BbGenerator *c, const BbExpr *e)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, e, BB_ROLE_BODY);

	bb_codegen_begin(c, &u, scope, bb_codegen_check(c, bb_intern_text(c->t, "<lambda>")), e->pos.line);
	if (!c->failed) {
		set_parameters(&u, e->lambda.args);
		int value = bb_gen_expr(c, e->lambda.body, BB_WANT_ANY);

		BB_EMIT(c, &e->lambda.body->pos, RETURN, value, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

int bb_gen_function_lambda(BbGenerator *c, const BbExpr *e, int want)
{
	BbValue code = lambda_code(c, e);
	int temp = bb_codegen_temps(c, 1);

	bb_codegen_make_function(c, &e->pos, code, temp);
	set_defaults(c, &e->pos, e->lambda.args, temp);
	if (want < 0)
		return temp;
	bb_codegen_move(c, &e->pos, want, temp);
	c->unit->a.next_temp = temp;
	return want;
}

static BbValue function_code(BbGenerator *c, const BbStmt *stmt, uint32_t first_line)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_BODY);
	const BbStmts *body = &stmt->function_def.body;

	bb_codegen_begin(c, &u, scope, bb_codegen_name_value(c, stmt->function_def.name), first_line);
	if (!c->failed) {
		set_parameters(&u, stmt->function_def.args);
		if (scope->parent->kind == BB_SCOPE_CLASS)
			u.flags |= BB_CODE_METHOD;
		if (u.flags & BB_CODE_HAS_DOCSTRING) {
			/* The docstring is the first constant. */
			BbValue doc = bb_gen_stmt_docstring(c, body);

			if (!c->failed)
				bb_assembler_constant(&u.a, doc);
		}
		bb_gen_stmt_body(c, body);
		bb_gen_function_end(c, end_position(body->items[body->count - 1]));
	}
	return bb_codegen_end(c, &u);
}

/* The function itself, without defaults and type parameters, in R[dst]. */
static void make_function(BbGenerator *c, const BbStmt *stmt, uint32_t first_line, int dst)
{
	BbValue code = function_code(c, stmt, first_line);

	bb_codegen_make_function(c, &stmt->pos, code, dst);
	bb_gen_annotation_function(c, stmt, dst);
}

/* The scope of the type parameters: a function that is called at once with the defaults, and returns the function. */
static BbValue generic_code(BbGenerator *c, const BbStmt *stmt, uint32_t first_line)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_TYPE_PARAMS);
	const BbPos *pos = &stmt->pos;
	BbValue name =
		bb_codegen_check(c, bb_format(c->t, "<generic parameters of %s>", stmt->function_def.name->text));

	bb_codegen_begin(c, &u, scope, name, first_line);
	if (!c->failed) {
		int params = bb_gen_type_params(c, &stmt->function_def.type_params), function = bb_codegen_temps(c, 1);
		static const uint8_t what[] = {BB_FUNCTION_DEFAULTS, BB_FUNCTION_KWDEFAULTS};

		make_function(c, stmt, first_line, function);
		for (int i = 0; i < 2; i++) {
			BbLabel none = bb_assembler_label(&u.a);

			BB_EMIT(c, pos, TEST_NONE, i, true, 0);
			bb_assembler_jump_if(&u.a, pos, none);
			BB_EMIT(c, pos, SET_FUNCTION, function, i, what[i]);
			bb_assembler_bind(&u.a, none);
		}
		BB_EMIT(c, pos, SET_FUNCTION, function, params, BB_FUNCTION_TYPE_PARAMS);
		BB_EMIT(c, pos, RETURN, function, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

static void gen_generic(BbGenerator *c, const BbStmt *stmt, uint32_t first_line, int dst)
{
	const BbPos *pos = &stmt->pos;
	const BbArguments *args = stmt->function_def.args;
	BbValue code = generic_code(c, stmt, first_line);

	bb_codegen_make_function(c, pos, code, dst);
	if (!positional_defaults(c, pos, args))
		bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP);
	if (!keyword_defaults(c, pos, args))
		bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP);
	BB_EMIT(c, pos, CALL, dst, dst, 2);
	c->unit->a.next_temp = dst + 1;
}

void bb_gen_function(BbGenerator *c, const BbStmt *stmt)
{
	const BbExprs *decorators = &stmt->function_def.decorator_list;
	uint32_t first_line = decorators->count > 0 ? decorators->items[0]->pos.line : stmt->pos.line;
	int mark = c->unit->a.next_temp;

	bb_gen_function_decorators(c, decorators);
	int function = bb_codegen_temps(c, 1);
	if (stmt->function_def.type_params.count > 0) {
		gen_generic(c, stmt, first_line, function);
	} else {
		make_function(c, stmt, first_line, function);
		set_defaults(c, &stmt->pos, stmt->function_def.args, function);
	}
	bb_gen_function_decorate(c, decorators, function);
	bb_gen_name_store(c, &stmt->pos, stmt->function_def.name, mark);
	c->unit->a.next_temp = mark;
}
