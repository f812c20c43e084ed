/* SPDX-License-Identifier: MIT */
/*
 * Calls and their arguments.
 *
 * Invariant and threading rule: as parse.h.
 */
#ifndef BB_COMPILER_PARSE_CALL_H
#define BB_COMPILER_PARSE_CALL_H

#include "compiler/parse.h"

typedef struct BbCallArguments {
	BbExprs args;
	BbKeywords keywords;
} BbCallArguments;

/* func was read and '(' comes: the whole call, or NULL. */
BB_NODISCARD BbExpr *bb_parse_call_read(BbParser *p, BbPos start, BbExpr *func);

/* Arguments up to ')' (not consumed), a comma at the end allowed; there may be none.  False: no match, or wrong. */
BB_NODISCARD bool bb_parse_call_arguments(BbParser *p, BbCallArguments *arguments);

/* The grammar's rule args: as many arguments as match, without a comma behind.  False: none, or wrong.  May be called
 * while diagnosing only. */
BB_NODISCARD bool bb_parse_call_args(BbParser *p, BbCallArguments *arguments);

/* The grammar's rule kwargs, whose items are pushed on the scratch stacks' arrays and forgotten; likewise. */
BB_NODISCARD bool bb_parse_call_kwargs(BbParser *p, BbCallArguments *arguments);

#endif
