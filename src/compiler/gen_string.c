/* SPDX-License-Identifier: MIT */
/*
 * f-strings and t-strings; see codegen.h for the invariant and the threading rule.
 */
#include "compiler/gen_string.h"

#include "compiler/gen_expr.h"
#include "compiler/fold.h"
#include "object/error.h"
#include "object/str.h"

enum { MAX_PARTS = 32 };

int bb_gen_string_formatted(BbGenerator *c, const BbExpr *e, int want)
{
	BbAssembler *a = &c->unit->a;
	const BbExpr *spec = e->formatted_value.format_spec;
	int mark = a->next_temp;
	int value = bb_gen_expr(c, e->formatted_value.value, spec != NULL ? BB_WANT_TEMP : BB_WANT_ANY);

	if (e->formatted_value.conversion > 0) {
		a->next_temp = mark;
		int dst = spec == NULL ? bb_codegen_result(c, want) : bb_codegen_temps(c, 1);

		BB_EMIT(c, &e->pos, CONVERT, dst, value, e->formatted_value.conversion);
		if (spec == NULL)
			return dst; /* a str already */
		value = dst;
	}
	if (spec != NULL)
		bb_gen_expr(c, spec, BB_WANT_TEMP);
	a->next_temp = mark;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, FORMAT, dst, value, spec != NULL);
	return dst;
}

static bool is_text(const BbExpr *e)
{
	return e->kind == BB_EXPR_CONSTANT && e->constant.kind == BB_CONST_STR;
}

/* The text of the constants from i on, which it moves behind them. */
static BbValue join_constants(BbGenerator *c, const BbExprs *values, uint32_t *i)
{
	BbValue text = bb_codegen_check(c, bb_fold_literal(c->t, &values->items[*i]->constant));

	for (++*i; *i < values->count && is_text(values->items[*i]) && !c->failed; ++*i) {
		BbValue more = bb_codegen_check(c, bb_fold_literal(c->t, &values->items[*i]->constant));

		if (!c->failed)
			text = bb_codegen_check(c, bb_str_concat(c->t, text, more));
	}
	return text;
}

int bb_gen_string_joined(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExprs *values = &e->joined_str.values;
	BbAssembler *a = &c->unit->a;
	int first = a->next_temp, n = 0;

	for (uint32_t i = 0; i < values->count && !c->failed;) {
		if (n == MAX_PARTS) {
			BB_EMIT(c, &e->pos, BUILD_STRING, first, first, n);
			a->next_temp = first + 1;
			n = 1;
		}
		if (is_text(values->items[i])) {
			BbValue text = join_constants(c, values, &i);

			if (c->failed)
				break;
			if (n == 0 && i == values->count)
				return bb_codegen_constant(c, &e->pos, text, want);
			if (bb_to_str(text)->size == 0)
				continue;
			bb_codegen_constant(c, &e->pos, text, BB_WANT_TEMP);
		} else if (n == 0 && values->count == 1) {
			return bb_gen_expr(c, values->items[0], want);
		} else {
			bb_gen_expr(c, values->items[i++], BB_WANT_TEMP);
		}
		n++;
	}
	if (n == 0 && !c->failed)
		return bb_codegen_constant(c, &e->pos, bb_str_empty(c->t), want);
	a->next_temp = first;
	int dst = bb_codegen_result(c, want);
	if (n == 1)
		bb_codegen_move(c, &e->pos, dst, first);
	else
		BB_EMIT(c, &e->pos, BUILD_STRING, dst, first, n);
	return dst;
}

/* ---- Templates. ---- */

static void gen_interpolation(BbGenerator *c, const BbExpr *e)
{
	BbAssembler *a = &c->unit->a;
	int first = bb_gen_expr(c, e->formatted_value.value, BB_WANT_TEMP);
	char conversion = (char)e->formatted_value.conversion;

	bb_codegen_constant(
		c, &e->pos,
		bb_codegen_check(c, bb_str_new(c->t, e->formatted_value.str.text, e->formatted_value.str.length)),
		BB_WANT_TEMP);
	bb_codegen_constant(c, &e->pos,
			    e->formatted_value.conversion > 0 ? bb_str_ascii_char((unsigned char)conversion) : BB_NONE,
			    BB_WANT_TEMP);
	if (e->formatted_value.format_spec != NULL)
		bb_gen_expr(c, e->formatted_value.format_spec, BB_WANT_TEMP);
	else
		bb_codegen_constant(c, &e->pos, bb_str_empty(c->t), BB_WANT_TEMP);
	a->next_temp = first + 1;
	BB_EMIT(c, &e->pos, BUILD_INTERPOLATION, first, first, 0);
}

/* The strings between the interpolations are one more than these. */
static int gen_template(BbGenerator *c, const BbExpr *e, int want)
{
	const BbExprs *values = &e->joined_str.values;
	BbAssembler *a = &c->unit->a;
	int strings = bb_codegen_temps(c, 1);
	bool text_due = true;

	BB_EMIT(c, &e->pos, BUILD_LIST, strings, strings, 0);
	int interpolations = bb_codegen_temps(c, 1);
	BB_EMIT(c, &e->pos, BUILD_LIST, interpolations, interpolations, 0);
	for (uint32_t i = 0; i <= values->count && !c->failed;) {
		bool at_end = i == values->count;
		int mark = a->next_temp;

		if (!at_end && is_text(values->items[i])) {
			BB_EMIT(c, &e->pos, LIST_APPEND, strings,
				bb_codegen_constant(c, &e->pos, join_constants(c, values, &i), BB_WANT_TEMP), 0);
			text_due = false;
			a->next_temp = mark;
			continue;
		}
		if (text_due)
			BB_EMIT(c, &e->pos, LIST_APPEND, strings,
				bb_codegen_constant(c, &e->pos, bb_str_empty(c->t), BB_WANT_TEMP), 0);
		a->next_temp = mark;
		if (at_end)
			break;
		gen_interpolation(c, values->items[i]);
		BB_EMIT(c, &e->pos, LIST_APPEND, interpolations, mark, 0);
		a->next_temp = mark;
		text_due = true;
		i++;
	}
	BB_EMIT(c, &e->pos, LIST_TO_TUPLE, strings, strings, 0);
	BB_EMIT(c, &e->pos, LIST_TO_TUPLE, interpolations, interpolations, 0);
	a->next_temp = strings;
	int dst = bb_codegen_result(c, want);
	BB_EMIT(c, &e->pos, BUILD_TEMPLATE, dst, strings, 0);
	return dst;
}

int bb_gen_string_template(BbGenerator *c, const BbExpr *e, int want)
{
	if (e->kind == BB_EXPR_TEMPLATE_STR)
		return gen_template(c, e, want);
	int mark = c->unit->a.next_temp;
	gen_interpolation(c, e);
	if (want >= 0) {
		bb_codegen_move(c, &e->pos, want, mark);
		c->unit->a.next_temp = mark;
		return want;
	}
	return mark;
}
