/* SPDX-License-Identifier: MIT */
/*
 * An expression's tree as source text, in the spelling of CPython's ast.unparse: for annotations that are kept as text.
 *
 * Invariant: parsing the text gives an equal tree.  Threads: a pure function of the tree.
 */
#ifndef BB_COMPILER_UNPARSE_H
#define BB_COMPILER_UNPARSE_H

#include "compiler/ast.h"
#include "object/object.h"

/* A str; EMPTY: failed. */
BB_NODISCARD BbValue bb_unparse(BbThread *t, const BbExpr *e);

#endif
