/* SPDX-License-Identifier: MIT */
/*
 * Searching for bytes in bytes: what find, count, split, replace and `in' of str, bytes and bytearray come down to.
 * Never worse than linear.
 *
 * The caller keeps the memory where it is.  What takes a thread polls for stop requests in long searches.
 */
#ifndef BB_OBJECT_STR_FIND_H
#define BB_OBJECT_STR_FIND_H

#include "thread/thread.h"

/* Offset of the first (last) occurrence of the m bytes at needle in the n bytes at hay, or SIZE_MAX.  An empty needle
 * is found at 0 (n). */
size_t bb_str_find_first(const void *hay, size_t n, const void *needle, size_t m);
size_t bb_str_find_last(const void *hay, size_t n, const void *needle, size_t m);

/* The same, polling. */
size_t bb_str_find_first_of(BbThread *t, const void *hay, size_t n, const void *needle, size_t m);
size_t bb_str_find_last_of(BbThread *t, const void *hay, size_t n, const void *needle, size_t m);

/* Number of occurrences that don't overlap, at most limit.  m > 0.  Polls. */
size_t bb_str_find_count(BbThread *t, const void *hay, size_t n, const void *needle, size_t m, size_t limit);

#endif
