/* SPDX-License-Identifier: MIT */
/*
 * Constants of the source as values, and expressions of constants evaluated when compiling.
 *
 * Invariant: folding never changes what a program prints: what would raise, or would need much memory, is left to the
 * program. Threads: pure functions, but that they allocate.
 */
#ifndef BB_COMPILER_FOLD_H
#define BB_COMPILER_FOLD_H

#include "compiler/ast.h"
#include "object/object.h"

/* The value of a constant; EMPTY: failed. */
BB_NODISCARD BbValue bb_fold_literal(BbThread *t, const BbConstant *constant);

/* 1: the expression is constant and *out its value; 0: it is not; -1: failed.  optimize decides about __debug__. */
BB_NODISCARD int bb_fold_expr(BbThread *t, const BbExpr *e, int optimize, BbValue *out);

/* The operator of the object floor. */
BbOperator bb_fold_operator(BbBinaryOp op);

/* Is a constant the same as another, type for type?  And a hash for that.  Allocate nothing. */
bool bb_fold_constant_same(BbValue a, BbValue b);
uint32_t bb_fold_constant_hash(BbValue v);

#endif
