/* SPDX-License-Identifier: MIT */
/*
 * Expressions, from lists of them down to the operators.  Names and meaning follow the rules of Python's grammar.
 *
 * All return NULL when the input does not match or is wrong (see parse.h), and allocate in the tree's arena.
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_EXPR_H
#define BB_COMPILER_PARSE_EXPR_H

#include "compiler/parse.h"

/* a, *b, c: one expression or a tuple. */
BB_NODISCARD BbExpr *bb_parse_expr_star_expressions(BbParser *p);
/* One expression or *bitwise_or. */
BB_NODISCARD BbExpr *bb_parse_expr_star_expression(BbParser *p);
/* One expression, name := expression, or *bitwise_or. */
BB_NODISCARD BbExpr *bb_parse_expr_star_named_expression(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_named_expression(BbParser *p);
/* name := expression, or an expression that no := follows (without the rules about mistakes of the one above). */
BB_NODISCARD BbExpr *bb_parse_expr_assignment_or_expression(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_expression(BbParser *p);
/* An expression, looked at without the rules about mistakes around it. */
BB_NODISCARD BbExpr *bb_parse_expr_plain_expression(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_disjunction(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_bitwise_or(BbParser *p);
/* Operators from + upward. */
BB_NODISCARD BbExpr *bb_parse_expr_sum(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_inversion(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_factor(BbParser *p);
BB_NODISCARD BbExpr *bb_parse_expr_yield(BbParser *p);
/* yield or star_expressions: what may stand behind '='. */
BB_NODISCARD BbExpr *bb_parse_expr_annotated_rhs(BbParser *p);
/* '*' expression, as in calls. */
BB_NODISCARD BbExpr *bb_parse_expr_starred(BbParser *p);
/* Items of type separated by commas until none follows one: pushes them on the scratch stack; *trailing tells whether
 * a comma ends the list.  False: wrong.  An item that doesn't match ends the list behind the comma. */
BB_NODISCARD bool bb_parse_expr_push_list(BbParser *p, BbExpr *(*item)(BbParser *), bool *trailing);

/* The next token can begin an expression (not: will be one). */
bool bb_parse_expr_can_begin(BbParser *p);

#endif
