/* SPDX-License-Identifier: MIT */
/*
 * import, and the features that `from __future__ import' switches on.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_IMPORT_H
#define BB_COMPILER_GEN_IMPORT_H

#include "compiler/codegen.h"

void bb_gen_import(BbGenerator *c, const BbStmt *stmt);
void bb_gen_import_from(BbGenerator *c, const BbStmt *stmt);

/* Looks at a statement of the top level before it is compiled: takes note of __future__ imports, and of where they may
 * no longer stand. */
void bb_gen_import_future(BbGenerator *c, const BbStmt *stmt, bool is_first);

#endif
