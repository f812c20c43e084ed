/* SPDX-License-Identifier: MIT */
/*
 * f-strings and t-strings.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_STRING_H
#define BB_COMPILER_GEN_STRING_H

#include "compiler/codegen.h"

int bb_gen_string_joined(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_string_formatted(BbGenerator *c, const BbExpr *e, int want);
int bb_gen_string_template(BbGenerator *c, const BbExpr *e, int want);

#endif
