/* SPDX-License-Identifier: MIT */
/*
 * Forced into one source file by `tools/races --break`: the file then takes no object locks, and its
 * compare-and-swaps are a load and a store.  What the tests of races must notice.
 */
#include "base/atomic.h"
#include "thread/lock.h"

#define bb_lock(t, lock) ((void)(t), (void)(lock))
#define bb_unlock(t, lock) ((void)(t), (void)(lock))
#define bb_lock_two(t, a, b) ((void)(t), (void)(a), (void)(b))
#define bb_unlock_two(t, a, b) ((void)(t), (void)(a), (void)(b))

#define BB_TORN_CAS(prefix, Name, T)                                                                                   \
	static inline bool prefix##_torn_cas(Name *p, T *expected, T x)                                                \
	{                                                                                                              \
		T seen = prefix##_load(p);                                                                             \
		bool same = seen == *expected;                                                                         \
		if (same)                                                                                              \
			atomic_store_explicit(&p->word, x, memory_order_release);                                      \
		else                                                                                                   \
			*expected = seen;                                                                              \
		return same;                                                                                           \
	}
BB_TORN_CAS(bb_sync, BbSync, uint32_t)
BB_TORN_CAS(bb_sync8, BbSync8, uint8_t)
BB_TORN_CAS(bb_syncword, BbSyncWord, uintptr_t)
#define bb_sync_cas bb_sync_torn_cas
#define bb_sync8_cas bb_sync8_torn_cas
#define bb_syncword_cas bb_syncword_torn_cas
