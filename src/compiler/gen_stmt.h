/* SPDX-License-Identifier: MIT */
/*
 * Statements.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_STMT_H
#define BB_COMPILER_GEN_STMT_H

#include "compiler/codegen.h"

void bb_gen_stmt(BbGenerator *c, const BbStmt *stmt);
void bb_gen_stmt_all(BbGenerator *c, const BbStmts *stmts);

/* The statements of a body but for its docstring. */
void bb_gen_stmt_body(BbGenerator *c, const BbStmts *stmts);
/* The docstring of a body, its indentation cleaned up; NULL constant: EMPTY (nothing is raised). */
BbValue bb_gen_stmt_docstring(BbGenerator *c, const BbStmts *stmts);

#endif
