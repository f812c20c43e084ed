/* SPDX-License-Identifier: MIT */
/*
 * Natural numbers to and from text; see mpn.h for the conventions.
 *
 * Pure functions, but for the caller's allocator; any thread may call them.
 */
#ifndef BB_BASE_MPN_TEXT_H
#define BB_BASE_MPN_TEXT_H

#include "base/mpn_limb.h"

/* An upper bound of the digits of a in this base (2..36), at most a few too high; at least 1. */
BB_NODISCARD size_t bb_mpn_text_size(const BbLimb *a, size_t n, unsigned base);

/* Writes a in base 2..36 with lower-case digits, without sign or prefix; zero is "0".  out has
 * bb_mpn_text_size(a, n, base) bytes; *length gets the number used.  poll may be NULL; memory may be NULL if n is at
 * most BB_MPN_SMALL.  OK, INTERRUPTED or NO_MEMORY. */
#define BB_MPN_SMALL ((size_t)(1024 / BB_LIMB_BITS))
BB_NODISCARD BbMpnStatus bb_mpn_to_text(char *out, size_t *length, const BbLimb *a, size_t n, unsigned base,
					const BbMpnMemory *memory, BbMpnPoll *poll);

/* Limbs that n digits in this base may need; at least 1. */
BB_NODISCARD size_t bb_mpn_from_text_size(size_t n, unsigned base);

/* Reads the n >= 1 characters at s, digits in base 2..36 of either case with single underscores between digits allowed
 * (the caller has taken off sign and prefix).  r has bb_mpn_from_text_size(n, base) limbs; *count gets the normalized
 * count.  poll may be NULL; memory may be NULL if n is at most 100.  OK, INVALID, INTERRUPTED or NO_MEMORY. */
BB_NODISCARD BbMpnStatus bb_mpn_from_text(BbLimb *r, size_t *count, const char *s, size_t n, unsigned base,
					  const BbMpnMemory *memory, BbMpnPoll *poll);

#endif
