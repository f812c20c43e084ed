/* SPDX-License-Identifier: MIT */
/*
 * The two kinds of shared word, as two families of types that do not mix.
 *
 * A published word (BbPublished, BbPublished32, ...) is only loaded and stored.  A writer that must exclude other
 * writers holds a lock; readers need none.  A synchronisation word (BbSync, BbSync8, BbSyncWord) is only changed by
 * read-modify-write operations, the store that unlocks included.  The split is what makes a processor without
 * compare-and-swap sound: there the port implements every read-modify-write under a hardware lock, which a plain store
 * to the same word would slip past.
 *
 * Order: publishing stores release and loads acquire unless the name says "relaxed".  Read-modify-writes are
 * sequentially consistent.
 */
#ifndef BB_BASE_ATOMIC_H
#define BB_BASE_ATOMIC_H

#include "base/compiler.h"

#include <stdatomic.h>

#define BB_PUBLISHED_TYPE(Name, prefix, T)                                                                             \
	typedef struct {                                                                                               \
		_Atomic(T) word;                                                                                       \
	} Name;                                                                                                        \
	BB_INLINE T prefix##_load(const Name *p)                                                                       \
	{                                                                                                              \
		return atomic_load_explicit(&((Name *)(uintptr_t)p)->word, memory_order_acquire);                      \
	}                                                                                                              \
	BB_INLINE T prefix##_load_relaxed(const Name *p)                                                               \
	{                                                                                                              \
		return atomic_load_explicit(&((Name *)(uintptr_t)p)->word, memory_order_relaxed);                      \
	}                                                                                                              \
	BB_INLINE void prefix##_store(Name *p, T x)                                                                    \
	{                                                                                                              \
		atomic_store_explicit(&p->word, x, memory_order_release);                                              \
	}                                                                                                              \
	BB_INLINE void prefix##_store_relaxed(Name *p, T x)                                                            \
	{                                                                                                              \
		atomic_store_explicit(&p->word, x, memory_order_relaxed);                                              \
	}

#define BB_SYNC_TYPE(Name, prefix, T)                                                                                  \
	typedef struct {                                                                                               \
		_Atomic(T) word;                                                                                       \
	} Name;                                                                                                        \
	BB_INLINE T prefix##_load(const Name *p)                                                                       \
	{                                                                                                              \
		return atomic_load_explicit(&((Name *)(uintptr_t)p)->word, memory_order_acquire);                      \
	}                                                                                                              \
	BB_INLINE T prefix##_load_relaxed(const Name *p)                                                               \
	{                                                                                                              \
		return atomic_load_explicit(&((Name *)(uintptr_t)p)->word, memory_order_relaxed);                      \
	}                                                                                                              \
	/* If *p equals *expected, stores x and returns true; else puts what it saw into *expected. */                 \
	BB_INLINE bool prefix##_cas(Name *p, T *expected, T x)                                                         \
	{                                                                                                              \
		return atomic_compare_exchange_strong(&p->word, expected, x);                                          \
	}                                                                                                              \
	/* The other read-modify-writes return the value from before. */                                               \
	BB_INLINE T prefix##_exchange(Name *p, T x)                                                                    \
	{                                                                                                              \
		return atomic_exchange(&p->word, x);                                                                   \
	}                                                                                                              \
	BB_INLINE T prefix##_add(Name *p, T x)                                                                         \
	{                                                                                                              \
		return atomic_fetch_add(&p->word, x);                                                                  \
	}                                                                                                              \
	BB_INLINE T prefix##_sub(Name *p, T x)                                                                         \
	{                                                                                                              \
		return atomic_fetch_sub(&p->word, x);                                                                  \
	}                                                                                                              \
	BB_INLINE T prefix##_or(Name *p, T x)                                                                          \
	{                                                                                                              \
		return atomic_fetch_or(&p->word, x);                                                                   \
	}                                                                                                              \
	BB_INLINE T prefix##_and(Name *p, T x)                                                                         \
	{                                                                                                              \
		return atomic_fetch_and(&p->word, x);                                                                  \
	}

BB_PUBLISHED_TYPE(BbPublished, bb_published, uintptr_t)
BB_PUBLISHED_TYPE(BbPublished32, bb_published32, uint32_t)
BB_PUBLISHED_TYPE(BbPublished16, bb_published16, uint16_t)
BB_PUBLISHED_TYPE(BbPublished8, bb_published8, uint8_t)

BB_SYNC_TYPE(BbSync, bb_sync, uint32_t)
BB_SYNC_TYPE(BbSync8, bb_sync8, uint8_t)
BB_SYNC_TYPE(BbSyncWord, bb_syncword, uintptr_t)

#endif
