/* SPDX-License-Identifier: MIT */
/*
 * Warnings about doubtful code; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_warn.h"

#include "compiler/gen_error.h"
/* The type of what an expression surely yields, or NULL. */
static const char *known_type(const BbExpr *e)
{
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_TUPLE:
		return "tuple";
	case BB_EXPR_LIST:
	case BB_EXPR_LIST_COMP:
		return "list";
	case BB_EXPR_DICT:
	case BB_EXPR_DICT_COMP:
		return "dict";
	case BB_EXPR_SET:
	case BB_EXPR_SET_COMP:
		return "set";
	case BB_EXPR_GENERATOR_EXP:
		return "generator";
	case BB_EXPR_LAMBDA:
		return "function";
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_FORMATTED_VALUE:
		return "str";
	case BB_EXPR_TEMPLATE_STR:
	case BB_EXPR_INTERPOLATION:
		return "string.templatelib.Template";
	case BB_EXPR_CONSTANT:
		switch ((BbConstantKind)e->constant.kind) {
		case BB_CONST_NONE:
			return "NoneType";
		case BB_CONST_TRUE:
		case BB_CONST_FALSE:
			return "bool";
		case BB_CONST_ELLIPSIS:
			return "ellipsis";
		case BB_CONST_INT:
			return "int";
		case BB_CONST_FLOAT:
			return "float";
		case BB_CONST_IMAGINARY:
			return "complex";
		case BB_CONST_STR:
			return "str";
		case BB_CONST_BYTES:
			return "bytes";
		case BB_CONST_OTHER:
			break;
		}
		return NULL;
	default:
		return NULL;
	}
}

/* Singletons may be compared by identity. */
static bool is_fine(const BbExpr *e)
{
	return e->kind != BB_EXPR_CONSTANT || e->constant.kind <= BB_CONST_ELLIPSIS;
}

static const char *literal_type(const BbExpr *e)
{
	return e->kind == BB_EXPR_CONSTANT ? known_type(e) : NULL;
}

void bb_gen_warn_compare(BbGenerator *c, const BbExpr *e)
{
	const BbExpr *left = e->compare.left;

	for (uint32_t i = 0; i < e->compare.count; i++) {
		const BbExpr *right = e->compare.comparators[i];
		BbCompareOp op = (BbCompareOp)e->compare.ops[i];

		if ((op == BB_CMP_IS || op == BB_CMP_IS_NOT) && (!is_fine(left) || !is_fine(right))) {
			const char *type = literal_type(is_fine(left) ? right : left);

			bb_gen_error_warn(c, &e->pos,
					  op == BB_CMP_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
							  : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
					  type);
		}
		left = right;
	}
}

void bb_gen_warn_call(BbGenerator *c, const BbExpr *e)
{
	const BbExpr *func = e->call.func;
	const char *type = known_type(func);

	if (type != NULL && func->kind != BB_EXPR_LAMBDA)
		bb_gen_error_warn(c, &func->pos, "'%s' object is not callable; perhaps you missed a comma?", type);
}

static bool is_index_type(const char *type)
{
	return type[0] == 'i' || type[0] == 'b'; /* int, bool (and bytes, which is not asked for) */
}

void bb_gen_warn_subscript(BbGenerator *c, const BbExpr *e)
{
	const BbExpr *value = e->subscript.value, *slice = e->subscript.slice;
	const char *type = known_type(value);

	if (type == NULL)
		return;
	bool subscriptable = value->kind == BB_EXPR_TUPLE || value->kind == BB_EXPR_LIST ||
			     value->kind == BB_EXPR_LIST_COMP || value->kind == BB_EXPR_DICT ||
			     value->kind == BB_EXPR_DICT_COMP || value->kind == BB_EXPR_JOINED_STR ||
			     value->kind == BB_EXPR_FORMATTED_VALUE ||
			     (value->kind == BB_EXPR_CONSTANT &&
			      (value->constant.kind == BB_CONST_STR || value->constant.kind == BB_CONST_BYTES));
	if (!subscriptable) {
		bb_gen_error_warn(c, &value->pos, "'%s' object is not subscriptable; perhaps you missed a comma?",
				  type);
		return;
	}
	if (value->kind == BB_EXPR_DICT || value->kind == BB_EXPR_DICT_COMP || slice->kind == BB_EXPR_SLICE)
		return;
	const char *index = known_type(slice);
	if (index != NULL &&
	    !(slice->kind == BB_EXPR_CONSTANT && is_index_type(index) && slice->constant.kind != BB_CONST_BYTES))
		bb_gen_error_warn(c, &value->pos,
				  "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type,
				  index);
}
