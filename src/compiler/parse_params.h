/* SPDX-License-Identifier: MIT */
/*
 * Parameters of functions and lambdas, and type parameters.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_PARAMS_H
#define BB_COMPILER_PARSE_PARAMS_H

#include "compiler/parse.h"

/* The parameters up to ')', or of a lambda up to ':' (neither consumed); there may be none.  NULL: no match, or
 * wrong. */
BB_NODISCARD BbArguments *bb_parse_params_read(BbParser *p, bool is_lambda);

/* `[...]` behind the name of a function, class or type; none if no '[' comes.  False: no match, or wrong. */
BB_NODISCARD bool bb_parse_params_type_params(BbParser *p, BbTypeParams *params);

#endif
