/* SPDX-License-Identifier: MIT */
/*
 * Type parameters of generic functions, classes and type aliases.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_TYPE_PARAMS_H
#define BB_COMPILER_GEN_TYPE_PARAMS_H

#include "compiler/codegen.h"

/* Makes the parameters, binds their names in the present unit, and returns the new temporary that has the tuple of
 * them. */
int bb_gen_type_params(BbGenerator *c, const BbTypeParams *params);

/* The code of a function of the format that evaluates an expression: of a bound, a default or an alias. */
BbValue bb_gen_type_params_evaluator(BbGenerator *c, const BbExpr *e, const void *node, BbScopeRole role,
				     const BbName *name);
/* Makes it a function in a new temporary, with 1 as the default of its parameter. */
int bb_gen_type_params_evaluator_function(BbGenerator *c, const BbPos *pos, BbValue code);

#endif
