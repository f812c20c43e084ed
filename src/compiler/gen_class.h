/* SPDX-License-Identifier: MIT */
/*
 * Classes.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_CLASS_H
#define BB_COMPILER_GEN_CLASS_H

#include "compiler/codegen.h"

void bb_gen_class(BbGenerator *c, const BbStmt *stmt);

#endif
