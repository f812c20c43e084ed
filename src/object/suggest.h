/* SPDX-License-Identifier: MIT */
/*
 * "Did you mean": how near two names are.
 *
 * Threading: no state.
 */
#ifndef BB_OBJECT_SUGGEST_H
#define BB_OBJECT_SUGGEST_H

#include "base/compiler.h"

/* The candidate is near enough to name to have been meant, and nearer than *best (SIZE_MAX at first), which becomes its
 * distance. */
bool bb_suggest_is_nearer(const char *name, size_t name_size, const char *candidate, size_t candidate_size,
			  size_t *best);

#endif
