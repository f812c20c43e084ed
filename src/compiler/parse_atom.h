/* SPDX-License-Identifier: MIT */
/*
 * Atoms, displays and comprehensions, and what may be attached to them: attributes, calls, subscripts.
 *
 * All return NULL when the input does not match or is wrong (see parse.h), and allocate in the tree's arena.
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_ATOM_H
#define BB_COMPILER_PARSE_ATOM_H

#include "compiler/parse.h"

BB_NODISCARD BbExpr *bb_parse_atom_primary(BbParser *p);
/* The next token is none that begins an atom: NULL. */
BB_NODISCARD BbExpr *bb_parse_atom_read(BbParser *p);
/* `for ... in ... if ...` once or more, pushed on the scratch stack as BbComprehension.  False: none, or wrong. */
BB_NODISCARD bool bb_parse_atom_push_for_if_clauses(BbParser *p);
/* The next tokens begin a for_if_clause. */
bool bb_parse_atom_at_for(BbParser *p);
/* key : value */
BB_NODISCARD BbExpr *bb_parse_atom_name_node(BbParser *p);
/* A NUMBER. */
BB_NODISCARD BbExpr *bb_parse_atom_number(BbParser *p);
/* None, True or False. */
BB_NODISCARD BbExpr *bb_parse_atom_singleton(BbParser *p);

#endif
