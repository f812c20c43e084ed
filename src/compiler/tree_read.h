/* SPDX-License-Identifier: MIT */
/*
 * Syntax trees that a program made of objects (module ast), as trees of the compiler.
 *
 * What comes in are not the nodes themselves, which other threads may be changing, but the rows that lib/_ast.py makes
 * of them and has checked: lists of a node's number, its place if it has one, and its fields in the order of the
 * grammar.
 *
 * Invariant: the tree refers to constants of the rows, which the caller keeps.  Threads: the rows belong to the caller.
 */
#ifndef BB_COMPILER_TREE_READ_H
#define BB_COMPILER_TREE_READ_H

#include "compiler/arena.h"
#include "compiler/ast.h"
#include "object/object.h"

/* The statements of a list of rows; with is_expression, the one expression of a row.  The tree lives in the arena.
 * False: RecursionError, MemoryError, or SystemError for what is no row. */
BB_NODISCARD bool bb_tree_read(BbThread *t, BbArena *arena, BbValue rows, bool is_expression, BbModule *module);

#endif
