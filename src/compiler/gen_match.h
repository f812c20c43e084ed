/* SPDX-License-Identifier: MIT */
/*
 * match statements.
 *
 * Invariant: names are bound only after the whole pattern has matched (and before its guard).  Threads: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_MATCH_H
#define BB_COMPILER_GEN_MATCH_H

#include "compiler/codegen.h"

void bb_gen_match(BbGenerator *c, const BbStmt *stmt);

#endif
