/* SPDX-License-Identifier: MIT */
/*
 * Loading, storing and deleting names, wherever they live: registers, cells, closures, namespaces, globals.
 *
 * Invariant and threading rule: see codegen.h.
 */
#ifndef BB_COMPILER_GEN_NAME_H
#define BB_COMPILER_GEN_NAME_H

#include "compiler/codegen.h"

/* The value of a name, where it is wanted. */
int bb_gen_name_load(BbGenerator *c, const BbPos *pos, BbName *name, int want);
void bb_gen_name_store(BbGenerator *c, const BbPos *pos, BbName *name, int reg);
void bb_gen_name_delete(BbGenerator *c, const BbPos *pos, BbName *name);
/* The register that the name is a local variable in, for a result that can be written there directly; else BB_WANT_ANY.
 */
int bb_gen_name_register(BbGenerator *c, BbName *name);
/* After a result was written there. */
void bb_gen_name_stored(BbGenerator *c, int reg);
/* Puts the cell of a variable into R[dst]. */
void bb_gen_name_load_cell(BbGenerator *c, const BbPos *pos, const BbName *name, int dst);
/* The content of the class's __class__ cell or the like. */
int bb_gen_name_load_implicit(BbGenerator *c, const BbPos *pos, unsigned which, int want);

#endif
