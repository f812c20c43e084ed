/* SPDX-License-Identifier: MIT */
/*
 * Annotations; see gen_annotation.h for the invariant and the threading rule.
 */
#include "compiler/gen_annotation.h"

#include "compiler/gen_assign.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_function.h"
#include "compiler/gen_name.h"
#include "compiler/gen_type_params.h"
#include "compiler/unparse.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/tuple.h"

#include <string.h>

static bool are_text(const BbGenerator *c)
{
	return (c->future_flags & BB_CODE_FUTURE_ANNOTATIONS) != 0;
}

void bb_gen_annotation_check_format(BbGenerator *c, const BbPos *pos)
{
	BbAssembler *a = &c->unit->a;
	BbLabel fine = bb_assembler_label(a);
	int mark = a->next_temp, reg = bb_codegen_temps(c, 1);

	bb_assembler_set_bound(a, 0, true);
	BB_EMIT(c, pos, TEST_GT_K, 0, bb_codegen_constant_operand(c, bb_from_small(2), 0xff), false);
	bb_assembler_jump_if(a, pos, fine);
	BB_EMIT(c, pos, LOAD_GLOBAL, reg, 0, 0);
	bb_codegen_name_word(c, pos, bb_codegen_known(c, "NotImplementedError"));
	BB_EMIT(c, pos, RAISE, reg, 0, 0);
	bb_assembler_unreachable(a);
	bb_assembler_bind(a, fine);
	a->next_temp = mark;
}

/* The value of an annotation: *args may be annotated with a starred expression. */
static int annotation_value(BbGenerator *c, const BbExpr *annotation, int want)
{
	if (annotation->kind != BB_EXPR_STARRED)
		return bb_gen_expr(c, annotation, want);
	int value = bb_gen_expr(c, annotation->starred.value, BB_WANT_TEMP);
	BB_EMIT(c, &annotation->pos, UNPACK, value, value, 1);
	return value;
}

/* R[dict][name] = annotation */
static void add_annotation(BbGenerator *c, int dict, BbName *name, const BbExpr *annotation, bool as_text)
{
	BbAssembler *a = &c->unit->a;
	int mark = a->next_temp, value;
	const BbPos *pos = &annotation->pos;
	int key = bb_codegen_constant(c, pos, bb_codegen_name_value(c, bb_codegen_mangle(c, name)), BB_WANT_TEMP);

	if (c->failed)
		return;
	if (as_text)
		value = bb_codegen_constant(c, pos, bb_codegen_check(c, bb_unparse(c->t, annotation)), BB_WANT_TEMP);
	else
		value = annotation_value(c, annotation, BB_WANT_ANY);
	BB_EMIT(c, pos, MAP_ADD, dict, key, value);
	a->next_temp = mark;
}

/* ---- Functions. ---- */

static uint32_t add_args(BbGenerator *c, const BbArgs *args, int dict, bool as_text)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < args->count && !c->failed; i++) {
		const BbArg *arg = &args->items[i];

		if (arg->annotation == NULL)
			continue;
		if (dict >= 0)
			add_annotation(c, dict, arg->arg, arg->annotation, as_text);
		n++;
	}
	return n;
}

static uint32_t add_arg(BbGenerator *c, const BbArg *arg, int dict, bool as_text)
{
	if (arg == NULL)
		return 0;
	BbArgs one = {1, (BbArg *)arg};
	return add_args(c, &one, dict, as_text);
}

/* Adds a function's annotations to R[dict]; dict < 0: only counts them. */
static uint32_t add_all(BbGenerator *c, const BbStmt *stmt, int dict, bool as_text)
{
	const BbArguments *args = stmt->function_def.args;
	uint32_t n = add_args(c, &args->posonlyargs, dict, as_text);

	n += add_args(c, &args->args, dict, as_text);
	n += add_arg(c, args->vararg, dict, as_text);
	n += add_args(c, &args->kwonlyargs, dict, as_text);
	n += add_arg(c, args->kwarg, dict, as_text);
	if (stmt->function_def.returns != NULL) {
		if (dict >= 0)
			add_annotation(c, dict, bb_codegen_known(c, "return"), stmt->function_def.returns, as_text);
		n++;
	}
	return n;
}

static BbValue function_annotate(BbGenerator *c, const BbStmt *stmt)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_ANNOTATIONS);

	bb_codegen_begin(c, &u, scope, bb_codegen_check(c, bb_intern_text(c->t, "__annotate__")), stmt->pos.line);
	if (!c->failed) {
		bb_gen_annotation_check_format(c, &stmt->pos);
		int dict = bb_codegen_temps(c, 1);
		BB_EMIT(c, &stmt->pos, BUILD_MAP, dict, dict, 0);
		add_all(c, stmt, dict, false);
		BB_EMIT(c, &stmt->pos, RETURN, dict, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

void bb_gen_annotation_function(BbGenerator *c, const BbStmt *stmt, int dst)
{
	int mark = c->unit->a.next_temp;

	if (add_all(c, stmt, -1, false) == 0 || c->failed)
		return;
	if (are_text(c)) {
		int dict = bb_codegen_temps(c, 1);

		BB_EMIT(c, &stmt->pos, BUILD_MAP, dict, dict, 0);
		add_all(c, stmt, dict, true);
		BB_EMIT(c, &stmt->pos, SET_FUNCTION, dst, dict, BB_FUNCTION_ANNOTATIONS);
	} else {
		BbValue code = function_annotate(c, stmt);
		int function = bb_codegen_temps(c, 1);

		bb_codegen_make_function(c, &stmt->pos, code, function);
		BB_EMIT(c, &stmt->pos, SET_FUNCTION, dst, function, BB_FUNCTION_ANNOTATE);
	}
	c->unit->a.next_temp = mark;
}

/* ---- Classes. ---- */

/* The annotation statements of a class body are visited in order; those inside compound statements count as
 * conditional. */
typedef struct Visit {
	int dict;  /* annotations are added to R[dict]; < 0: not now */
	int index; /* of the next conditional annotation */
	int found;
	const BbStmt *wanted; /* look for this one's index */
	int wanted_index;
} Visit;

static void visit_body(BbGenerator *c, Visit *v, const BbStmts *body, bool conditional);

static void visit_annotated(BbGenerator *c, Visit *v, const BbStmt *stmt, bool conditional)
{
	BbAssembler *a = &c->unit->a;

	if (!stmt->ann_assign.simple)
		return;
	v->found++;
	int index = conditional ? v->index++ : -1;
	if (v->wanted == stmt)
		v->wanted_index = index;
	if (v->dict < 0)
		return;
	BbLabel skip = bb_assembler_label(a);
	const BbPos *pos = &stmt->pos;
	int mark = a->next_temp;
	if (conditional) {
		int key = bb_codegen_constant(c, pos, bb_from_small(index), BB_WANT_TEMP);
		int set = bb_gen_name_load_implicit(c, pos, BB_IMPLICIT_CONDITIONAL, BB_WANT_TEMP);

		BB_EMIT(c, pos, TEST_IN, key, set, false);
		bb_assembler_jump_if(a, pos, skip);
		a->next_temp = mark;
	}
	add_annotation(c, v->dict, stmt->ann_assign.target->name.id, stmt->ann_assign.annotation, false);
	bb_assembler_bind(a, skip);
}

static void visit_statement(BbGenerator *c, Visit *v, const BbStmt *stmt, bool conditional)
{
	switch ((BbStmtKind)stmt->kind) {
	case BB_STMT_ANN_ASSIGN:
		visit_annotated(c, v, stmt, conditional);
		break;
	case BB_STMT_FOR:
	case BB_STMT_ASYNC_FOR:
		visit_body(c, v, &stmt->for_.body, true);
		visit_body(c, v, &stmt->for_.orelse, true);
		break;
	case BB_STMT_WHILE:
		visit_body(c, v, &stmt->while_.body, true);
		visit_body(c, v, &stmt->while_.orelse, true);
		break;
	case BB_STMT_IF:
		visit_body(c, v, &stmt->if_.body, true);
		visit_body(c, v, &stmt->if_.orelse, true);
		break;
	case BB_STMT_WITH:
	case BB_STMT_ASYNC_WITH:
		visit_body(c, v, &stmt->with.body, true);
		break;
	case BB_STMT_TRY:
	case BB_STMT_TRY_STAR:
		visit_body(c, v, &stmt->try_.body, true);
		for (uint32_t i = 0; i < stmt->try_.handlers.count; i++)
			visit_body(c, v, &stmt->try_.handlers.items[i].body, true);
		visit_body(c, v, &stmt->try_.orelse, true);
		visit_body(c, v, &stmt->try_.finalbody, true);
		break;
	case BB_STMT_MATCH:
		for (uint32_t i = 0; i < stmt->match.cases.count; i++)
			visit_body(c, v, &stmt->match.cases.items[i].body, true);
		break;
	default:
		break;
	}
}

static void visit_body(BbGenerator *c, Visit *v, const BbStmts *body, bool conditional)
{
	for (uint32_t i = 0; i < body->count && !c->failed; i++)
		visit_statement(c, v, body->items[i], conditional);
}

static BbValue class_annotate(BbGenerator *c, const BbStmt *stmt)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_ANNOTATIONS);
	Visit v = {0};

	bb_codegen_begin(c, &u, scope, bb_codegen_check(c, bb_intern_text(c->t, "__annotate__")), stmt->pos.line);
	if (!c->failed) {
		bb_gen_annotation_check_format(c, &stmt->pos);
		v.dict = bb_codegen_temps(c, 1);
		BB_EMIT(c, &stmt->pos, BUILD_MAP, v.dict, v.dict, 0);
		visit_body(c, &v, &stmt->class_def.body, false);
		BB_EMIT(c, &stmt->pos, RETURN, v.dict, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

void bb_gen_annotation_class(BbGenerator *c, const BbStmt *stmt)
{
	int mark = c->unit->a.next_temp;

	if (are_text(c) || bb_scope_find(&c->scopes, stmt, BB_ROLE_ANNOTATIONS) == NULL || c->failed)
		return;
	BbValue code = class_annotate(c, stmt);
	int function = bb_codegen_temps(c, 1);
	bb_codegen_make_function(c, &stmt->pos, code, function);
	bb_gen_name_store(c, &stmt->pos, bb_codegen_known(c, "__annotate_func__"), function);
	c->unit->a.next_temp = mark;
}

/* ---- Modules. ---- */

static void module_annotation(BbGenerator *c, const BbStmt *stmt)
{
	BbAnnotations *m = c->unit->annotations;
	BbScope *scope = bb_scope_find(&c->scopes, NULL, BB_ROLE_ANNOTATIONS);
	BbUnit *module = c->unit;
	const BbPos *pos = &stmt->pos;
	int mark = module->a.next_temp;

	if (m == NULL || scope == NULL || c->failed)
		return;
	int index = m->count++;
	/* In the module: the annotation has been passed. */
	int set = bb_gen_name_load(c, pos, c->scopes.implicit[BB_IMPLICIT_CONDITIONAL], BB_WANT_TEMP);
	BB_EMIT(c, pos, SET_ADD, set, bb_codegen_constant(c, pos, bb_from_small(index), BB_WANT_TEMP), 0);
	module->a.next_temp = mark;
	/* In the function. */
	if (!m->open) {
		bb_codegen_begin(c, &m->unit, scope, bb_codegen_check(c, bb_intern_text(c->t, "__annotate__")),
				 stmt->pos.line);
		m->open = true;
		if (c->failed)
			return;
		bb_gen_annotation_check_format(c, pos);
		int dict = bb_codegen_temps(c, 1);
		BB_EMIT(c, pos, BUILD_MAP, dict, dict, 0);
	} else {
		m->unit.scope = m->unit.current = scope;
		for (BbSymbol *symbol = scope->first; symbol != NULL; symbol = symbol->next)
			if (symbol->flags & BB_SYM_PARAM)
				symbol->local = 0;
		c->unit = &m->unit;
	}
	BbAssembler *a = &m->unit.a;
	BbLabel skip = bb_assembler_label(a);
	int inside = a->next_temp;
	int key = bb_codegen_constant(c, pos, bb_from_small(index), BB_WANT_TEMP);
	set = bb_codegen_temps(c, 1);
	BB_EMIT(c, pos, LOAD_GLOBAL, set, 0, 0);
	bb_codegen_name_word(c, pos, c->scopes.implicit[BB_IMPLICIT_CONDITIONAL]);
	BB_EMIT(c, pos, TEST_IN, key, set, false);
	bb_assembler_jump_if(a, pos, skip);
	a->next_temp = inside;
	add_annotation(c, BB_NEAR_LOCALS, stmt->ann_assign.target->name.id, stmt->ann_assign.annotation, false);
	bb_assembler_bind(a, skip);
	if (!a->failed)
		bb_assembler_forget_labels(a);
	m->unit.scope = m->unit.current = NULL;
	c->unit = module;
}

void bb_gen_annotation_module(BbGenerator *c)
{
	BbAnnotations *m = c->unit->annotations;
	BbUnit *module = c->unit;
	BbPos pos = {1, 0, 1, 0};

	if (m == NULL || !m->open || c->failed)
		return;
	c->unit = &m->unit;
	BB_EMIT(c, &pos, RETURN, BB_NEAR_LOCALS, 0, 0);
	m->open = false;
	BbValue code = bb_codegen_end(c, &m->unit);
	c->unit = module;
	uint32_t start = module->a.count;
	int mark = module->a.next_temp;
	module->a.reachable = !module->a.failed;
	int temp = bb_codegen_temps(c, 1);
	BB_EMIT(c, &pos, BUILD_SET, temp, temp, 0);
	bb_gen_name_store(c, &pos, c->scopes.implicit[BB_IMPLICIT_CONDITIONAL], temp);
	bb_codegen_make_function(c, &pos, code, temp);
	bb_gen_name_store(c, &pos, bb_codegen_known(c, "__annotate__"), temp);
	module->a.next_temp = mark;
	bb_assembler_unreachable(&module->a);
	bb_assembler_rotate(&module->a, start);
}

void bb_gen_annotation_discard(BbGenerator *c, BbAnnotations *annotations)
{
	if (!annotations->open)
		return;
	BbUnit *unit = c->unit;

	annotations->open = false;
	c->failed = true;
	(void)bb_codegen_end(c, &annotations->unit);
	c->unit = unit;
}

/* ---- Statements. ---- */

static void evaluate_target(BbGenerator *c, const BbExpr *target)
{
	if (target->kind == BB_EXPR_ATTRIBUTE) {
		bb_gen_expr_discard(c, target->attribute.value);
	} else if (target->kind == BB_EXPR_SUBSCRIPT) {
		bb_gen_expr_discard(c, target->subscript.value);
		bb_gen_expr_discard(c, target->subscript.slice);
	}
}

/* Index of a conditional annotation of a class, -1: unconditional. */
static int class_index(BbGenerator *c, const BbStmt *stmt)
{
	const BbStmt *class_stmt = c->unit->scope->node;
	Visit v = {.dict = -1, .wanted = stmt, .wanted_index = -1};

	if (c->unit->scope->implicit[BB_IMPLICIT_CONDITIONAL] == NULL)
		return -1;
	visit_body(c, &v, &class_stmt->class_def.body, false);
	return v.wanted_index;
}

static void keep_annotation(BbGenerator *c, const BbStmt *stmt)
{
	BbAssembler *a = &c->unit->a;
	const BbPos *pos = &stmt->pos;
	int mark = a->next_temp, index;

	if (are_text(c)) {
		int text = bb_codegen_constant(
			c, pos, bb_codegen_check(c, bb_unparse(c->t, stmt->ann_assign.annotation)), BB_WANT_TEMP);
		int dict = bb_gen_name_load(c, pos, bb_codegen_known(c, "__annotations__"), BB_WANT_TEMP);
		int key = bb_codegen_constant(
			c, pos, bb_codegen_name_value(c, bb_codegen_mangle(c, stmt->ann_assign.target->name.id)),
			BB_WANT_TEMP);

		BB_EMIT(c, pos, SETITEM, dict, key, text);
	} else if (c->unit->kind == BB_SCOPE_MODULE) {
		module_annotation(c, stmt);
	} else if ((index = class_index(c, stmt)) >= 0) {
		int set = bb_gen_name_load_implicit(c, pos, BB_IMPLICIT_CONDITIONAL, BB_WANT_TEMP);

		BB_EMIT(c, pos, SET_ADD, set, bb_codegen_constant(c, pos, bb_from_small(index), BB_WANT_TEMP), 0);
	}
	a->next_temp = mark;
}

void bb_gen_annotation_assign(BbGenerator *c, const BbStmt *stmt)
{
	const BbExpr *target = stmt->ann_assign.target, *value = stmt->ann_assign.value;
	int mark = c->unit->a.next_temp;

	if (value != NULL) {
		int reg = bb_gen_assign_register(c, target), result = bb_gen_expr(c, value, reg);

		if (reg >= 0)
			bb_gen_name_stored(c, reg);
		else
			bb_gen_assign_store(c, target, result);
		c->unit->a.next_temp = mark;
	} else if (target->kind != BB_EXPR_NAME) {
		evaluate_target(c, target);
	}
	if (stmt->ann_assign.simple && !bb_codegen_in_function(c))
		keep_annotation(c, stmt);
}

/* ---- Type aliases. ---- */

/* R[dst] = the alias, dst being the newest temporary.  params: the temporary behind it has the tuple of parameters;
 * else there are none. */
static void make_alias(BbGenerator *c, const BbStmt *stmt, int dst)
{
	const BbPos *pos = &stmt->pos;
	BbName *name = stmt->type_alias.name->name.id;
	BbAssembler *a = &c->unit->a;

	bb_codegen_constant(c, pos, bb_codegen_name_value(c, name), dst);
	if (stmt->type_alias.type_params.count > 0)
		bb_gen_type_params(c, &stmt->type_alias.type_params);
	else
		bb_codegen_constant(c, pos, BB_NONE, BB_WANT_TEMP);
	bb_gen_type_params_evaluator_function(
		c, pos, bb_gen_type_params_evaluator(c, stmt->type_alias.value, stmt, BB_ROLE_BODY, name));
	BB_EMIT(c, pos, INTRINSIC, dst, dst, BB_INTRINSIC_TYPEALIAS);
	a->next_temp = dst + 1;
}

static BbValue generic_alias_code(BbGenerator *c, const BbStmt *stmt)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, stmt, BB_ROLE_TYPE_PARAMS);
	BbValue name = bb_codegen_check(
		c, bb_format(c->t, "<generic parameters of %s>", stmt->type_alias.name->name.id->text));

	bb_codegen_begin(c, &u, scope, name, stmt->pos.line);
	if (!c->failed) {
		int alias = bb_codegen_temps(c, 1);

		make_alias(c, stmt, alias);
		BB_EMIT(c, &stmt->pos, RETURN, alias, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

void bb_gen_annotation_type_alias(BbGenerator *c, const BbStmt *stmt)
{
	int mark = c->unit->a.next_temp, alias = bb_codegen_temps(c, 1);

	if (stmt->type_alias.type_params.count > 0) {
		bb_codegen_make_function(c, &stmt->pos, generic_alias_code(c, stmt), alias);
		BB_EMIT(c, &stmt->pos, CALL, alias, alias, 0);
	} else {
		make_alias(c, stmt, alias);
	}
	bb_gen_name_store(c, &stmt->pos, stmt->type_alias.name->name.id, alias);
	c->unit->a.next_temp = mark;
}
