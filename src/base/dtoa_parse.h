/* SPDX-License-Identifier: MIT */
/*
 * Digits -> double, for the rest of dtoa; bb_dtoa_parse and bb_dtoa_parse_hex are declared in dtoa.h.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_DTOA_PARSE_H
#define BB_BASE_DTOA_PARSE_H

#include "base/dtoa.h"

/* 0.DIGITS * 10^point as the nearest double.  digits are n characters '0'..'9'; n may be 0. */
BB_NODISCARD double bb_dtoa_parse_digits(const char *digits, size_t n, int64_t point);

#endif
