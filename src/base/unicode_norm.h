/* SPDX-License-Identifier: MIT */
/*
 * Decomposition and normalization, with the results of CPython's unicodedata.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_UNICODE_NORM_H
#define BB_BASE_UNICODE_NORM_H

#include "base/compiler.h"

/* Most code points of the full (recursive) decomposition of one. */
#define BB_UNICODE_MAX_DECOMPOSITION 18

/* One step of decomposition, as unicodedata.decomposition tells: the number of code points written (at most
 * BB_UNICODE_MAX_DECOMPOSITION), 0 if there is none.  *tag is the compatibility tag ("<font>"), NULL if canonical. */
unsigned bb_unicode_decomposition(uint32_t c, uint32_t *out, const char **tag);

typedef enum BbUnicodeForm {
	BB_UNICODE_NFC,
	BB_UNICODE_NFD,
	BB_UNICODE_NFKC,
	BB_UNICODE_NFKD,
} BbUnicodeForm;

/* True if the n bytes of valid UTF-8 are surely in the form already.  False may still mean yes. */
BB_NODISCARD bool bb_unicode_is_normalized_quick(BbUnicodeForm form, const uint8_t *s, size_t n);

/* Number of code points of the full decomposition of n bytes of valid UTF-8: the room bb_unicode_normalize needs. */
BB_NODISCARD size_t bb_unicode_normalize_size(BbUnicodeForm form, const uint8_t *s, size_t n);

/* Normalizes n bytes of valid UTF-8 into code points at out, which has room for bb_unicode_normalize_size(form, s, n)
 * of them.  Returns the number written. */
size_t bb_unicode_normalize(BbUnicodeForm form, const uint8_t *s, size_t n, uint32_t *out);

#endif
