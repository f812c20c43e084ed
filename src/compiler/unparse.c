/* SPDX-License-Identifier: MIT */
/*
 * An expression's tree as source text; see unparse.h for the invariant and the threading rule.
 */
#include "compiler/unparse.h"

#include "compiler/fold.h"
#include "object/error.h"
#include "object/float.h"
#include "object/protocol.h"
#include "object/str.h"

#include <math.h>

/* Precedences: an operand that binds less tightly is put in parentheses. */
typedef enum Level {
	LEVEL_TUPLE,
	LEVEL_TEST,
	LEVEL_OR,
	LEVEL_AND,
	LEVEL_NOT,
	LEVEL_COMPARE,
	LEVEL_BITOR,
	LEVEL_BITXOR,
	LEVEL_BITAND,
	LEVEL_SHIFT,
	LEVEL_ARITHMETIC,
	LEVEL_TERM,
	LEVEL_FACTOR,
	LEVEL_POWER,
	LEVEL_AWAIT,
	LEVEL_ATOM,
} Level;

static void put(BbStrBuilder *b, const BbExpr *e, Level level);

static void text(BbStrBuilder *b, const char *s)
{
	bb_str_builder_add_text(b, s);
}

static void open_paren(BbStrBuilder *b, bool needed)
{
	if (needed)
		text(b, "(");
}

static void close_paren(BbStrBuilder *b, bool needed)
{
	if (needed)
		text(b, ")");
}

static void put_row(BbStrBuilder *b, const BbExprs *exprs, Level level)
{
	for (uint32_t i = 0; i < exprs->count; i++) {
		if (i > 0)
			text(b, ", ");
		put(b, exprs->items[i], level);
	}
}

static void put_bool_op(BbStrBuilder *b, const BbExpr *e, Level level)
{
	bool and = e->bool_op.op == BB_BOOL_AND;
	Level own = and? LEVEL_AND : LEVEL_OR;

	open_paren(b, level > own);
	for (uint32_t i = 0; i < e->bool_op.values.count; i++) {
		if (i > 0)
			text(b, and? " and " : " or ");
		put(b, e->bool_op.values.items[i], own + 1);
	}
	close_paren(b, level > own);
}

static void put_binary(BbStrBuilder *b, const BbExpr *e, Level level)
{
	static const struct {
		const char *text;
		Level level;
	} ops[] = {
		[BB_BIN_ADD] = {" + ", LEVEL_ARITHMETIC}, [BB_BIN_SUB] = {" - ", LEVEL_ARITHMETIC},
		[BB_BIN_MULT] = {" * ", LEVEL_TERM},	  [BB_BIN_MATMULT] = {" @ ", LEVEL_TERM},
		[BB_BIN_DIV] = {" / ", LEVEL_TERM},	  [BB_BIN_MOD] = {" % ", LEVEL_TERM},
		[BB_BIN_POW] = {" ** ", LEVEL_POWER},	  [BB_BIN_LSHIFT] = {" << ", LEVEL_SHIFT},
		[BB_BIN_RSHIFT] = {" >> ", LEVEL_SHIFT},  [BB_BIN_BITOR] = {" | ", LEVEL_BITOR},
		[BB_BIN_BITXOR] = {" ^ ", LEVEL_BITXOR},  [BB_BIN_BITAND] = {" & ", LEVEL_BITAND},
		[BB_BIN_FLOORDIV] = {" // ", LEVEL_TERM},
	};
	Level own = ops[e->bin_op.op].level;
	bool right = e->bin_op.op == BB_BIN_POW;

	open_paren(b, level > own);
	put(b, e->bin_op.left, own + right);
	text(b, ops[e->bin_op.op].text);
	put(b, e->bin_op.right, own + !right);
	close_paren(b, level > own);
}

static void put_unary(BbStrBuilder *b, const BbExpr *e, Level level)
{
	static const char *const ops[] = {
		[BB_UNARY_INVERT] = "~", [BB_UNARY_NOT] = "not ", [BB_UNARY_UADD] = "+", [BB_UNARY_USUB] = "-"};
	Level own = e->unary_op.op == BB_UNARY_NOT ? LEVEL_NOT : LEVEL_FACTOR;

	open_paren(b, level > own);
	text(b, ops[e->unary_op.op]);
	put(b, e->unary_op.operand, own);
	close_paren(b, level > own);
}

static void put_name(BbStrBuilder *b, const BbName *name)
{
	bb_str_builder_add(b, name->text, name->length);
}

/* Parameters: `i'th of all, with a default or NULL. */
static void put_parameter(BbStrBuilder *b, bool *first, const char *stars, const BbArg *arg, const BbExpr *value)
{
	if (!*first)
		text(b, ", ");
	*first = false;
	text(b, stars);
	if (arg == NULL)
		return;
	put_name(b, arg->arg);
	if (arg->annotation != NULL) {
		text(b, ": ");
		put(b, arg->annotation, LEVEL_TEST);
	}
	if (value != NULL) {
		text(b, "=");
		put(b, value, LEVEL_TEST);
	}
}

static void put_arguments(BbStrBuilder *b, const BbArguments *args)
{
	uint32_t n_only = args->posonlyargs.count, n = n_only + args->args.count, n_required = n - args->defaults.count;
	bool first = true;

	for (uint32_t i = 0; i < n; i++) {
		const BbArg *arg = i < n_only ? &args->posonlyargs.items[i] : &args->args.items[i - n_only];

		put_parameter(b, &first, "", arg, i >= n_required ? args->defaults.items[i - n_required] : NULL);
		if (n_only > 0 && i + 1 == n_only)
			text(b, ", /");
	}
	if (args->vararg != NULL || args->kwonlyargs.count > 0)
		put_parameter(b, &first, "*", args->vararg, NULL);
	for (uint32_t i = 0; i < args->kwonlyargs.count; i++)
		put_parameter(b, &first, "", &args->kwonlyargs.items[i], args->kw_defaults.items[i]);
	if (args->kwarg != NULL)
		put_parameter(b, &first, "**", args->kwarg, NULL);
}

static void put_lambda(BbStrBuilder *b, const BbExpr *e, Level level)
{
	const BbArguments *args = e->lambda.args;
	bool any = args->posonlyargs.count + args->args.count + args->kwonlyargs.count > 0 || args->vararg != NULL ||
		   args->kwarg != NULL;

	open_paren(b, level > LEVEL_TEST);
	text(b, any ? "lambda " : "lambda");
	put_arguments(b, args);
	text(b, ": ");
	put(b, e->lambda.body, LEVEL_TEST);
	close_paren(b, level > LEVEL_TEST);
}

static void put_if_exp(BbStrBuilder *b, const BbExpr *e, Level level)
{
	open_paren(b, level > LEVEL_TEST);
	put(b, e->if_exp.body, LEVEL_TEST + 1);
	text(b, " if ");
	put(b, e->if_exp.test, LEVEL_TEST + 1);
	text(b, " else ");
	put(b, e->if_exp.orelse, LEVEL_TEST);
	close_paren(b, level > LEVEL_TEST);
}

static void put_dict(BbStrBuilder *b, const BbExpr *e)
{
	text(b, "{");
	for (uint32_t i = 0; i < e->dict.values.count; i++) {
		if (i > 0)
			text(b, ", ");
		if (e->dict.keys.items[i] != NULL) {
			put(b, e->dict.keys.items[i], LEVEL_TEST);
			text(b, ": ");
			put(b, e->dict.values.items[i], LEVEL_TEST);
		} else {
			text(b, "**");
			put(b, e->dict.values.items[i], LEVEL_BITOR);
		}
	}
	text(b, "}");
}

static void put_comprehension(BbStrBuilder *b, const BbExpr *e, const char *before, const char *behind)
{
	text(b, before);
	put(b, e->comp.elt, LEVEL_TEST);
	if (e->comp.value != NULL) {
		text(b, ": ");
		put(b, e->comp.value, LEVEL_TEST);
	}
	for (uint32_t i = 0; i < e->comp.generators.count; i++) {
		const BbComprehension *g = &e->comp.generators.items[i];

		text(b, g->is_async ? " async for " : " for ");
		put(b, g->target, LEVEL_TUPLE);
		text(b, " in ");
		put(b, g->iter, LEVEL_TEST + 1);
		for (uint32_t j = 0; j < g->ifs.count; j++) {
			text(b, " if ");
			put(b, g->ifs.items[j], LEVEL_TEST + 1);
		}
	}
	text(b, behind);
}

static void put_compare(BbStrBuilder *b, const BbExpr *e, Level level)
{
	static const char *const ops[] = {
		[BB_CMP_EQ] = " == ", [BB_CMP_NOT_EQ] = " != ",	    [BB_CMP_LT] = " < ",  [BB_CMP_LT_E] = " <= ",
		[BB_CMP_GT] = " > ",  [BB_CMP_GT_E] = " >= ",	    [BB_CMP_IS] = " is ", [BB_CMP_IS_NOT] = " is not ",
		[BB_CMP_IN] = " in ", [BB_CMP_NOT_IN] = " not in ",
	};

	open_paren(b, level > LEVEL_COMPARE);
	put(b, e->compare.left, LEVEL_COMPARE + 1);
	for (uint32_t i = 0; i < e->compare.count; i++) {
		text(b, ops[e->compare.ops[i]]);
		put(b, e->compare.comparators[i], LEVEL_COMPARE + 1);
	}
	close_paren(b, level > LEVEL_COMPARE);
}

static void put_call(BbStrBuilder *b, const BbExpr *e)
{
	const BbExprs *args = &e->call.args;

	put(b, e->call.func, LEVEL_ATOM);
	if (args->count == 1 && e->call.keywords.count == 0 && args->items[0]->kind == BB_EXPR_GENERATOR_EXP) {
		put(b, args->items[0], LEVEL_TEST);
		return;
	}
	text(b, "(");
	put_row(b, args, LEVEL_TEST);
	for (uint32_t i = 0; i < e->call.keywords.count; i++) {
		const BbKeyword *k = &e->call.keywords.items[i];

		if (i > 0 || args->count > 0)
			text(b, ", ");
		if (k->arg != NULL) {
			put_name(b, k->arg);
			text(b, "=");
		} else {
			text(b, "**");
		}
		put(b, k->value, LEVEL_TEST);
	}
	text(b, ")");
}

/* ---- Constants and f-strings. ---- */

static void put_value(BbStrBuilder *b, BbValue v)
{
	double x = 0;

	if (bb_is_empty(v)) {
		b->failed = true;
		return;
	}
	if (bb_is_exact_float(v) && isinf(x = bb_to_double(v)))
		text(b, x < 0 ? "-1e309" : "1e309");
	else if (bb_is(v, BB_ELLIPSIS))
		text(b, "...");
	else
		bb_str_builder_add_repr(b, v);
}

static void put_fstring_parts(BbStrBuilder *b, const BbExpr *e);

/* Braces in text are doubled. */
static void put_fstring_text(BbStrBuilder *b, const BbText *s)
{
	for (size_t i = 0; i < s->length; i++) {
		bb_str_builder_add(b, s->text + i, 1);
		if (s->text[i] == '{' || s->text[i] == '}')
			bb_str_builder_add(b, s->text + i, 1);
	}
}

static void put_field(BbStrBuilder *b, const BbExpr *e)
{
	BbStrBuilder inner;
	char conversion[3] = {'!', (char)e->formatted_value.conversion, '\0'};

	bb_str_builder_init(&inner, b->t);
	put(&inner, e->formatted_value.value, LEVEL_TEST + 1);
	BbValue value = bb_str_builder_finish(&inner);
	if (bb_is_empty(value)) {
		b->failed = true;
		return;
	}
	text(b, bb_str_text(value)[0] == '{' ? "{ " : "{");
	bb_str_builder_add_str(b, value);
	if (e->formatted_value.conversion > 0)
		text(b, conversion);
	if (e->formatted_value.format_spec != NULL) {
		text(b, ":");
		put_fstring_parts(b, e->formatted_value.format_spec);
	}
	text(b, "}");
}

static void put_fstring_parts(BbStrBuilder *b, const BbExpr *e)
{
	if (e->kind == BB_EXPR_CONSTANT) {
		put_fstring_text(b, &e->constant.text);
	} else if (e->kind == BB_EXPR_FORMATTED_VALUE || e->kind == BB_EXPR_INTERPOLATION) {
		put_field(b, e);
	} else {
		for (uint32_t i = 0; i < e->joined_str.values.count; i++)
			put_fstring_parts(b, e->joined_str.values.items[i]);
	}
}

static void put_fstring(BbStrBuilder *b, const BbExpr *e)
{
	BbStrBuilder body;

	bb_str_builder_init(&body, b->t);
	put_fstring_parts(&body, e);
	BbValue parts = bb_str_builder_finish(&body);
	if (bb_is_empty(parts)) {
		b->failed = true;
		return;
	}
	text(b, e->kind == BB_EXPR_TEMPLATE_STR || e->kind == BB_EXPR_INTERPOLATION ? "t" : "f");
	bb_str_builder_add_repr(b, parts);
}

/* ---- All. ---- */

static void put_attribute(BbStrBuilder *b, const BbExpr *e)
{
	const BbExpr *value = e->attribute.value;

	put(b, value, LEVEL_ATOM);
	text(b, value->kind == BB_EXPR_CONSTANT && value->constant.kind == BB_CONST_INT ? " ." : ".");
	put_name(b, e->attribute.attr);
}

static void put_tuple(BbStrBuilder *b, const BbExpr *e, Level level)
{
	bool parens = level > LEVEL_TUPLE || e->tuple.elts.count == 0;

	open_paren(b, parens);
	put_row(b, &e->tuple.elts, LEVEL_TEST);
	if (e->tuple.elts.count == 1)
		text(b, ",");
	close_paren(b, parens);
}

static void put_slice(BbStrBuilder *b, const BbExpr *e)
{
	if (e->slice.lower != NULL)
		put(b, e->slice.lower, LEVEL_TEST);
	text(b, ":");
	if (e->slice.upper != NULL)
		put(b, e->slice.upper, LEVEL_TEST);
	if (e->slice.step != NULL) {
		text(b, ":");
		put(b, e->slice.step, LEVEL_TEST);
	}
}

static void put_yield(BbStrBuilder *b, const BbExpr *e)
{
	if (e->kind == BB_EXPR_YIELD && e->yield.value == NULL) {
		text(b, "(yield)");
		return;
	}
	text(b, e->kind == BB_EXPR_YIELD ? "(yield " : "(yield from ");
	put(b, e->kind == BB_EXPR_YIELD ? e->yield.value : e->yield_from.value, LEVEL_TEST);
	text(b, ")");
}

static void put(BbStrBuilder *b, const BbExpr *e, Level level)
{
	if (b->failed)
		return;
	if (!bb_check_native_stack(b->t, " during compilation")) {
		b->failed = true;
		return;
	}
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_BOOL_OP:
		put_bool_op(b, e, level);
		break;
	case BB_EXPR_NAMED_EXPR:
		open_paren(b, level > LEVEL_TUPLE);
		put(b, e->named_expr.target, LEVEL_ATOM);
		text(b, " := ");
		put(b, e->named_expr.value, LEVEL_ATOM);
		close_paren(b, level > LEVEL_TUPLE);
		break;
	case BB_EXPR_BIN_OP:
		put_binary(b, e, level);
		break;
	case BB_EXPR_UNARY_OP:
		put_unary(b, e, level);
		break;
	case BB_EXPR_LAMBDA:
		put_lambda(b, e, level);
		break;
	case BB_EXPR_IF_EXP:
		put_if_exp(b, e, level);
		break;
	case BB_EXPR_DICT:
		put_dict(b, e);
		break;
	case BB_EXPR_SET:
		text(b, "{");
		put_row(b, &e->set.elts, LEVEL_TEST);
		text(b, "}");
		break;
	case BB_EXPR_LIST_COMP:
		put_comprehension(b, e, "[", "]");
		break;
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
		put_comprehension(b, e, "{", "}");
		break;
	case BB_EXPR_GENERATOR_EXP:
		put_comprehension(b, e, "(", ")");
		break;
	case BB_EXPR_AWAIT:
		open_paren(b, level > LEVEL_AWAIT);
		text(b, "await ");
		put(b, e->await.value, LEVEL_ATOM);
		close_paren(b, level > LEVEL_AWAIT);
		break;
	case BB_EXPR_YIELD:
	case BB_EXPR_YIELD_FROM:
		put_yield(b, e);
		break;
	case BB_EXPR_COMPARE:
		put_compare(b, e, level);
		break;
	case BB_EXPR_CALL:
		put_call(b, e);
		break;
	case BB_EXPR_FORMATTED_VALUE:
	case BB_EXPR_INTERPOLATION:
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_TEMPLATE_STR:
		put_fstring(b, e);
		break;
	case BB_EXPR_CONSTANT:
		if (e->constant.kind == BB_CONST_STR && e->constant.u_prefix)
			text(b, "u");
		put_value(b, bb_fold_literal(b->t, &e->constant));
		break;
	case BB_EXPR_ATTRIBUTE:
		put_attribute(b, e);
		break;
	case BB_EXPR_SUBSCRIPT:
		put(b, e->subscript.value, LEVEL_ATOM);
		text(b, "[");
		put(b, e->subscript.slice, LEVEL_TUPLE);
		text(b, "]");
		break;
	case BB_EXPR_STARRED:
		text(b, "*");
		put(b, e->starred.value, LEVEL_BITOR);
		break;
	case BB_EXPR_NAME:
		put_name(b, e->name.id);
		break;
	case BB_EXPR_LIST:
		text(b, "[");
		put_row(b, &e->list.elts, LEVEL_TEST);
		text(b, "]");
		break;
	case BB_EXPR_TUPLE:
		put_tuple(b, e, level);
		break;
	case BB_EXPR_SLICE:
		put_slice(b, e);
		break;
	}
}

BbValue bb_unparse(BbThread *t, const BbExpr *e)
{
	BbStrBuilder b;

	bb_str_builder_init(&b, t);
	put(&b, e, LEVEL_TEST);
	return bb_str_builder_finish(&b);
}
