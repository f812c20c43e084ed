/* SPDX-License-Identifier: MIT */
/*
 * Functions and lambdas.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_FUNCTION_H
#define BB_COMPILER_GEN_FUNCTION_H

#include "compiler/codegen.h"

void bb_gen_function(BbGenerator *c, const BbStmt *stmt);
int bb_gen_function_lambda(BbGenerator *c, const BbExpr *e, int want);

/* Decorators into consecutive temporaries; and their application, last first, to the value in the temporary behind
 * them.  The result is in the first of them, which stays taken. */
void bb_gen_function_decorators(BbGenerator *c, const BbExprs *decorators);
void bb_gen_function_decorate(BbGenerator *c, const BbExprs *decorators, int value);

/* return None, where control still comes. */
void bb_gen_function_end(BbGenerator *c, const BbPos *pos);

#endif
