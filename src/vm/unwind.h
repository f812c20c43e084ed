/* SPDX-License-Identifier: MIT */
/*
 * Raising, matching and finding the handler of exceptions.
 */
#ifndef BB_VM_UNWIND_H
#define BB_VM_UNWIND_H

#include "vm/frame.h"

/* The innermost handler for the frame's current instruction, or NULL. */
const BbExceptionEntry *bb_unwind_find(const BbFrame *frame);

/* `raise exception from cause' (cause EMPTY: without): leaves it pending. */
void bb_unwind_raise(BbThread *t, BbValue exception, BbValue cause);

/* Bare raise: true: the handled exception is pending again; false: raised RuntimeError. */
bool bb_unwind_raise_again(BbThread *t);

/* Does the exception match what stands behind `except'?  Runs user code only for odd classes. */
BB_NODISCARD int bb_unwind_match(BbThread *t, BbValue exception, BbValue type);

/* except*: out[0] = the matching part or None, out[1] = the rest or None. */
BB_NODISCARD bool bb_unwind_match_group(BbThread *t, BbValue exception, BbValue type, BbValue *out);

/* After the except* clauses: what to raise, or None. */
BB_NODISCARD BbValue bb_unwind_prep_reraise_star(BbThread *t, BbValue original, BbValue raised);

#endif
