/* SPDX-License-Identifier: MIT */
/*
 * Which characters are the same when case is ignored: two characters whose lower-case forms are equal or have equal
 * upper-case forms.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_MODULES_RE_FOLD_H
#define BB_MODULES_RE_FOLD_H

#include "base/compiler.h"

/* Most characters that are the same as one. */
enum { BB_RE_FOLD_MAX = 4 };

/* Which characters have case at all. */
typedef enum BbReFold {
	BB_RE_FOLD_NONE,    /* none: case is not ignored */
	BB_RE_FOLD_ASCII,   /* A-Z, a-z */
	BB_RE_FOLD_UNICODE, /* all of Unicode */
} BbReFold;

/* Writes c and the characters that are the same as c, and returns their number, 1..BB_RE_FOLD_MAX. */
unsigned bb_re_fold_all(BbReFold fold, uint32_t c, uint32_t out[BB_RE_FOLD_MAX]);

/* The lower-case form of c. */
uint32_t bb_re_fold_lower(BbReFold fold, uint32_t c);

#endif
