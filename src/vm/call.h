/* SPDX-License-Identifier: MIT */
/*
 * Calls of the interpreter loop that are not the plainest kind: a Python callee's frame is pushed, anything else is
 * called and done.
 */
#ifndef BB_VM_CALL_H
#define BB_VM_CALL_H

#include "vm/frame.h"

typedef enum BbCallResult { BB_CALL_FAILED, BB_CALL_DONE, BB_CALL_PUSHED } BbCallResult;

/* Calls callable; args as in BbCFunction.  DONE: *result is the value.  PUSHED: a frame that will give the value to the
 * calling instruction's register A is on top (for a class whose __init__ is in Python, *result has been stored there
 * already). */
BB_NODISCARD BbCallResult bb_call_begin(BbThread *t, BbValue callable, const BbValue *args, size_t nargs,
					BbValue kwnames, BbValue *result);

/* CALL_EX: base[0] callable, base[1] tuple or list, base[2] dict if has_keywords. */
BB_NODISCARD BbCallResult bb_call_begin_ex(BbThread *t, BbValue *base, unsigned has_keywords, BbValue *result);

#endif
