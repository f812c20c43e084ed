/* SPDX-License-Identifier: MIT */
/*
 * Type parameters; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_type_params.h"

#include "compiler/gen_annotation.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_name.h"
#include "object/error.h"
#include "object/tuple.h"

BbValue bb_gen_type_params_evaluator(BbGenerator *c, const BbExpr *e, const void *node, BbScopeRole role,
				     const BbName *name)
{
	BbUnit u;
	BbScope *scope = bb_scope_find(&c->scopes, node, role);

	bb_codegen_begin(c, &u, scope, bb_codegen_name_value(c, name), e->pos.line);
	if (!c->failed) {
		int value;

		bb_gen_annotation_check_format(c, &e->pos);
		if (e->kind == BB_EXPR_STARRED) {
			/* The default of a TypeVarTuple: the one item of what is unpacked. */
			value = bb_gen_expr(c, e->starred.value, BB_WANT_TEMP);
			BB_EMIT(c, &e->pos, UNPACK, value, value, 1);
		} else {
			value = bb_gen_expr(c, e, BB_WANT_ANY);
		}
		BB_EMIT(c, &e->pos, RETURN, value, 0, 0);
	}
	return bb_codegen_end(c, &u);
}

int bb_gen_type_params_evaluator_function(BbGenerator *c, const BbPos *pos, BbValue code)
{
	BbValue one = bb_from_small(1);
	int function = bb_codegen_temps(c, 1);
	BbValue defaults = bb_codegen_check(c, bb_tuple_from(c->t, &one, 1));

	bb_codegen_make_function(c, pos, code, function);
	int temp = bb_codegen_constant(c, pos, defaults, BB_WANT_TEMP);
	BB_EMIT(c, pos, SET_FUNCTION, function, temp, BB_FUNCTION_DEFAULTS);
	c->unit->a.next_temp = temp;
	return function;
}

static int make_parameter(BbGenerator *c, const BbTypeParam *p)
{
	BbAssembler *a = &c->unit->a;
	int name = bb_codegen_constant(c, &p->pos, bb_codegen_name_value(c, p->name), BB_WANT_TEMP), which;

	switch (p->kind) {
	case BB_TYPE_VAR:
		which = BB_INTRINSIC_TYPEVAR;
		if (p->bound != NULL) {
			which = p->bound->kind == BB_EXPR_TUPLE ? BB_INTRINSIC_TYPEVAR_CONSTRAINTS
								: BB_INTRINSIC_TYPEVAR_BOUND;
			bb_gen_type_params_evaluator_function(
				c, &p->bound->pos,
				bb_gen_type_params_evaluator(c, p->bound, p, BB_ROLE_BOUND, p->name));
		}
		break;
	case BB_PARAM_SPEC:
		which = BB_INTRINSIC_PARAMSPEC;
		break;
	default:
		which = BB_INTRINSIC_TYPEVARTUPLE;
		break;
	}
	BB_EMIT(c, &p->pos, INTRINSIC, name, name, which);
	a->next_temp = name + 1;
	if (p->default_value != NULL) {
		bb_gen_type_params_evaluator_function(
			c, &p->default_value->pos,
			bb_gen_type_params_evaluator(c, p->default_value, p, BB_ROLE_DEFAULT, p->name));
		BB_EMIT(c, &p->pos, INTRINSIC, name, name, BB_INTRINSIC_SET_TYPEPARAM_DEFAULT);
		a->next_temp = name + 1;
	}
	bb_gen_name_store(c, &p->pos, p->name, name);
	return name;
}

int bb_gen_type_params(BbGenerator *c, const BbTypeParams *params)
{
	BbAssembler *a = &c->unit->a;
	int list = bb_codegen_temps(c, 1);

	BB_EMIT(c, NULL, BUILD_LIST, list, list, 0);
	for (uint32_t i = 0; i < params->count && !c->failed; i++) {
		int p = make_parameter(c, &params->items[i]);

		BB_EMIT(c, &params->items[i].pos, LIST_APPEND, list, p, 0);
		a->next_temp = list + 1;
	}
	BB_EMIT(c, NULL, LIST_TO_TUPLE, list, list, 0);
	return list;
}
