/* SPDX-License-Identifier: MIT */
/*
 * Common mistakes in expressions.  These run only while diagnosing; each either sets p->error or does nothing but move
 * p->index, which the caller resets.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_INVALID_H
#define BB_COMPILER_PARSE_INVALID_H

#include "compiler/parse.h"

void bb_parse_invalid_expression(BbParser *p);
void bb_parse_invalid_named_expression(BbParser *p);
/* `not` comes behind an arithmetic operator; operand reads what follows. */
void bb_parse_invalid_not_after_operator(BbParser *p, BbExpr *(*operand)(BbParser *));
/* p->index is at `for` or `async`. */
void bb_parse_invalid_for_if_clause(BbParser *p);
/* p->index is at '('.  Returns NULL. */
BbExpr *bb_parse_invalid_group(BbParser *p);
/* A pair of a dict comes, not its first: is there a key without ':'?  Consumes nothing. */
void bb_parse_invalid_later_key(BbParser *p);
/* A list, dict, set or parentheses didn't match: p->index is at the opening bracket. */
void bb_parse_invalid_display(BbParser *p, BbTokenKind opening);

#endif
