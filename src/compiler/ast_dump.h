/* SPDX-License-Identifier: MIT */
/*
 * Syntax trees as text, in the form of CPython's ast.dump(tree, include_attributes=True), for tests and tools.
 *
 * Literals are written as <int:BASE:DIGITS>, <float:TEXT>, <imaginary:TEXT>, <str:HEX> and <bytes:HEX>, which a tool
 * turns into Python's repr (tools/ast_compare.py).
 * Invariant: the tree is only read.  Threads: as the tree.  Recursion is as deep as the tree.
 */
#ifndef BB_COMPILER_AST_DUMP_H
#define BB_COMPILER_AST_DUMP_H

#include "compiler/ast.h"

typedef struct BbAstSink {
	void (*write)(void *ctx, const char *text, size_t length);
	void *ctx;
	void (*integer)(void *ctx, const BbExpr *literal); /* asked about each int literal, or NULL */
} BbAstSink;

void bb_ast_dump_module(const BbModule *module, const BbAstSink *sink);
void bb_ast_dump_stmt(const BbStmt *stmt, const BbAstSink *sink);
void bb_ast_dump_expr(const BbExpr *expr, const BbAstSink *sink);

#endif
