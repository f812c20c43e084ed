/* SPDX-License-Identifier: MIT */
/*
 * Finding the names that are constants.  See frozen.h.
 */
#include "object/frozen.h"

#if BB_FROZEN_CODE

BbStr *bb_frozen_name(uint32_t hash, const char *text, size_t size)
{
	for (unsigned i = bb_frozen_name_starts[hash >> 24]; i < bb_frozen_name_starts[(hash >> 24) + 1]; i++) {
		const BbStr *s = bb_frozen_names[i];
		if (bb_published32_load_relaxed(&s->hash) == hash && s->size == size &&
		    memcmp(s->inline_text, text, size) == 0)
			return (BbStr *)(uintptr_t)s;
	}
	return NULL;
}

#endif
