/* SPDX-License-Identifier: MIT */
/*
 * The conditional jumps of a code object, for code.co_branches().
 */
#ifndef BB_VM_BRANCHES_H
#define BB_VM_BRANCHES_H

#include "object/code.h"

/* A list of tuples (from, where it goes on, where it jumps to), in bytes of co_code; EMPTY: raised. */
BB_NODISCARD BbValue bb_code_branches(BbThread *t, const BbCode *code);

#endif
