/* SPDX-License-Identifier: MIT */
/*
 * Finding the names that are constants.  See frozen.h.
 */
#include "object/frozen.h"

#if BB_FROZEN_CODE

BbStr *bb_frozen_name(uint32_t hash, const char *text, size_t size)
{
	const uint16_t *starts = &bb_frozen_name_starts[hash >> 24];
	uintptr_t names = (uintptr_t)&bb_frozen_names, end = names + starts[1] * FROZEN_ALIGN;

	for (uintptr_t at = names + starts[0] * FROZEN_ALIGN; at < end;) {
		BbStr *s = (BbStr *)at;
		uint32_t its_hash = bb_published32_load_relaxed(&s->hash);
		if (its_hash == hash && s->size == size && memcmp(s->inline_text, text, size) == 0)
			return s;
		if (its_hash > hash)
			break;
		at += (offsetof(BbStr, inline_text) + s->size + 1 + FROZEN_ALIGN - 1) & -(uintptr_t)FROZEN_ALIGN;
	}
	return NULL;
}

#endif
