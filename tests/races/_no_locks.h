/* SPDX-License-Identifier: MIT */
/*
 * Forced into one source file by `tools/races --break`: the file then takes no object locks, its compare-and-swaps are
 * a load and, after a moment, a store, and now and then it waits a moment before it stores a shared word (locks make
 * that harmless).  What the tests of races must notice.
 */
#include "base/atomic.h"
#include "modules/io_lock.h"
#include "object/object.h"
#include "platform/platform.h"
#include "thread/lock.h"

static inline void bb_long_moment(void)
{
	for (int i = 0; i < 50; i++)
		bb_platform_relax();
	bb_platform_yield();
}

static inline void bb_moment(void)
{
	static _Thread_local uint32_t chance;
	chance = chance * 1103515245 + 12345;
	if (chance >> 28 == 0)
		bb_long_moment();
}

#define bb_lock(t, lock) ((void)(t), (void)(lock))
#define bb_unlock(t, lock) ((void)(t), (void)(lock))
#define bb_lock_two(t, a, b) ((void)(t), (void)(a), (void)(b))
#define bb_unlock_two(t, a, b) ((void)(t), (void)(a), (void)(b))
#define bb_io_lock(t, lock, stream) ((void)(t), (void)(lock), (void)(stream), true)
#define bb_io_unlock(t, lock) ((void)(t), (void)(lock))

#define BB_TORN_CAS(prefix, Name, T)                                                                                   \
	static inline bool prefix##_torn_cas(Name *p, T *expected, T x)                                                \
	{                                                                                                              \
		T seen = prefix##_load(p);                                                                             \
		bool same = seen == *expected;                                                                         \
		bb_long_moment();                                                                                      \
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

#define BB_LATE_STORE(name, Name, T)                                                                                   \
	static inline void name##_late(Name *p, T x)                                                                   \
	{                                                                                                              \
		bb_moment();                                                                                           \
		name(p, x);                                                                                            \
	}
BB_LATE_STORE(bb_published_store, BbPublished, uintptr_t)
BB_LATE_STORE(bb_published_store_relaxed, BbPublished, uintptr_t)
BB_LATE_STORE(bb_published32_store, BbPublished32, uint32_t)
BB_LATE_STORE(bb_published32_store_relaxed, BbPublished32, uint32_t)
#define bb_published_store bb_published_store_late
#define bb_published_store_relaxed bb_published_store_relaxed_late
#define bb_published32_store bb_published32_store_late
#define bb_published32_store_relaxed bb_published32_store_relaxed_late
#define bb_store(...) (bb_moment(), bb_store(__VA_ARGS__))
#define bb_store_pointer(...) (bb_moment(), bb_store_pointer(__VA_ARGS__))
