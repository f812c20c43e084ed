/* SPDX-License-Identifier: MIT */
/*
 * re.PatternError, and the warnings about patterns.
 *
 * No state; warning runs user code.
 */
#ifndef BB_MODULES_RE_ERROR_H
#define BB_MODULES_RE_ERROR_H

#include "object/object.h"

extern BbType bb_re_error_type;

/* "No position". */
#define BB_RE_NOWHERE SIZE_MAX

/* Raises PatternError(message, pattern, position); position counts characters.  Does nothing but return EMPTY if
 * message is EMPTY. */
BbValue bb_re_raise(BbThread *t, BbValue message, BbValue pattern, size_t position);

/* warnings.warn(message, category), for the caller of a function of lib/re.  false: raised. */
BB_NODISCARD bool bb_re_warn(BbThread *t, BbType *category, BbValue message);

#endif
