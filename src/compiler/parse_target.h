/* SPDX-License-Identifier: MIT */
/*
 * Targets of assignments and deletions: expressions that were read are checked and turned into targets.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_TARGET_H
#define BB_COMPILER_PARSE_TARGET_H

#include "compiler/parse.h"

typedef enum BbTargetKind {
	BB_TARGET_STAR, /* of an assignment, with, import ... */
	BB_TARGET_FOR,
	BB_TARGET_DEL,
} BbTargetKind;

/* Reads what stands between `for` and `in`, in BB_STORE; NULL: no match, or no target. */
BB_NODISCARD BbExpr *bb_parse_target_star_targets(BbParser *p);

/* Reads one target as behind `as` of with; NULL: no match, or no target. */
BB_NODISCARD BbExpr *bb_parse_target_star_target(BbParser *p);

/* The expression may stand left of '='.  (A lone starred one may, as for CPython's parser.) */
bool bb_parse_target_is_star_targets(const BbExpr *e);

/* It is a name, an attribute or a subscript. */
bool bb_parse_target_is_single(const BbExpr *e);

bool bb_parse_target_is_del(const BbExpr *e);

/* Sets the context of a target and of its elements. */
void bb_parse_target_set_context(BbExpr *e, BbExprContext ctx);

/* The part of an expression that is no target of that kind, or NULL. */
BbExpr *bb_parse_target_invalid(BbExpr *e, BbTargetKind kind);

/* Raises "cannot assign to ..." or "cannot delete ..." if there is such a part.  Returns NULL. */
void *bb_parse_target_raise_invalid(BbParser *p, BbExpr *e, BbTargetKind kind);

/* What messages call the expression: "function call", "literal", ... */
const char *bb_parse_target_expr_name(const BbExpr *e);

#endif
