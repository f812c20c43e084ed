/* SPDX-License-Identifier: MIT */
/*
 * Regular expressions, tree to program.
 */
#ifndef BB_MODULES_RE_COMPILE_H
#define BB_MODULES_RE_COMPILE_H

#include "modules/re_program.h"
#include "modules/re_tree.h"

/* The program of a parsed tree; NULL: raised PatternError (look-behind), OverflowError, MemoryError, RecursionError. */
BB_NODISCARD const BbReProgram *bb_re_compile(BbReTree *tree);

#endif
