/* SPDX-License-Identifier: MIT */
/*
 * Searching for bytes in bytes: what find, count, split, replace and `in' of str, bytes and bytearray come down to.
 * Never worse than linear.
 *
 * Pure functions over the caller's memory.  They don't poll: the lengths are those of one string.
 */
#ifndef BB_OBJECT_STR_FIND_H
#define BB_OBJECT_STR_FIND_H

#include "base/compiler.h"

/* Offset of the first (last) occurrence of the m bytes at needle in the n bytes at hay, or SIZE_MAX.  An empty needle
 * is found at 0 (n). */
size_t bb_str_find_first(const void *hay, size_t n, const void *needle, size_t m);
size_t bb_str_find_last(const void *hay, size_t n, const void *needle, size_t m);

/* Number of occurrences that don't overlap, at most limit.  m > 0. */
size_t bb_str_find_count(const void *hay, size_t n, const void *needle, size_t m, size_t limit);

#endif
