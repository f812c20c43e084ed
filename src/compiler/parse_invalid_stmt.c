/* SPDX-License-Identifier: MIT */
/*
 * The rules about mistakes in assignments, in the order in which CPython tries them.
 *
 * Invariant and threading rule: see parse_invalid_stmt.h.
 */
#include "compiler/parse_invalid_stmt.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_target.h"

/* (a, b): int */
static void annotated_display(BbParser *p)
{
	BbTokenKind kind = bb_parse_kind(p);

	if (kind != BB_TOKEN_LPAR && kind != BB_TOKEN_LSQB)
		return;
	BbExpr *a = bb_parse_atom_read(p);
	if (!a || (a->kind != BB_EXPR_LIST && a->kind != BB_EXPR_TUPLE) || !bb_parse_accept(p, BB_TOKEN_COLON) ||
	    !bb_parse_expr_expression(p))
		return;
	bb_parse_error_at(p, a->pos, "only single target (not %s) can be annotated", bb_parse_target_expr_name(a));
}

/* a, b: int */
static void annotated_tuple(BbParser *p)
{
	BbExpr *a = bb_parse_expr_star_named_expression(p);

	if (!a || !bb_parse_accept(p, BB_TOKEN_COMMA))
		return;
	/* Commas between what follows may be missing, so that an error in it is found. */
	while (bb_parse_expr_can_begin(p) || bb_parse_kind(p) == BB_TOKEN_STAR) {
		if (!bb_parse_expr_star_named_expression(p))
			return;
		bb_parse_accept(p, BB_TOKEN_COMMA);
	}
	if (!bb_parse_failed(p) && bb_parse_accept(p, BB_TOKEN_COLON) && bb_parse_expr_expression(p))
		bb_parse_error_at(p, a->pos, "only single target (not tuple) can be annotated");
}

static void annotated_expression(BbParser *p)
{
	BbExpr *a = bb_parse_expr_expression(p);

	if (a && bb_parse_accept(p, BB_TOKEN_COLON) && bb_parse_expr_expression(p))
		bb_parse_error_at(p, a->pos, "illegal target for annotation");
}

/* a = b() = c */
static void wrong_target(BbParser *p)
{
	for (;;) {
		bool is_yield = bb_parse_kind(p) == BB_TOKEN_YIELD;
		BbExpr *a = bb_parse_expr_annotated_rhs(p);
		if (!a || !bb_parse_accept(p, BB_TOKEN_EQUAL))
			return;
		if (is_yield) {
			bb_parse_error_at(p, a->pos, "assignment to yield expression not possible");
			return;
		}
		if (!bb_parse_target_is_star_targets(a)) {
			bb_parse_target_raise_invalid(p, a, BB_TARGET_STAR);
			return;
		}
	}
}

static void augmented(BbParser *p)
{
	BbExpr *a = bb_parse_expr_star_expressions(p);
	BbTokenKind kind = bb_parse_kind(p);

	if (!a || kind < BB_TOKEN_PLUS_EQUAL || kind > BB_TOKEN_DOUBLE_SLASH_EQUAL)
		return;
	p->index++;
	if (bb_parse_expr_annotated_rhs(p))
		bb_parse_error_at(p, a->pos, "'%s' is an illegal expression for augmented assignment",
				  bb_parse_target_expr_name(a));
}

void bb_parse_invalid_stmt_assignment(BbParser *p)
{
	static void (*const rules[])(BbParser *) = {
		annotated_display, annotated_tuple, annotated_expression, wrong_target, augmented,
	};
	uint32_t start = p->index;

	for (size_t i = 0; i < BB_COUNT(rules) && !bb_parse_failed(p); i++) {
		bb_parse_reset(p, start);
		rules[i](p);
	}
}
