/* SPDX-License-Identifier: MIT */
/*
 * set and frozenset.
 *
 * The same hash tables as dict's (hash_table.h): an entry's value is the hash of the key as a small int while the key
 * is a member and EMPTY afterwards.  Readers take no lock, writers the set's.  A frozenset is not written to after it
 * is published.
 */
#ifndef BB_OBJECT_SET_H
#define BB_OBJECT_SET_H

#include "object/dict.h"
#include "object/set_methods.h"
#include "object/set_ops.h"

typedef struct BbSet {
	BbObject header;
	BbPublished table; /* BbDictTable *, never NULL.  Guard: lock */
	BbPublished count; /* Guard: lock */
	BbPublished hash;  /* frozenset: 0, or the hash plus 1 (never 0 then), once computed */
} BbSet;

BB_INLINE BbSet *bb_to_set(BbValue v)
{
	return (BbSet *)bb_to_pointer(v);
}
/* set or frozenset, or a subclass of either. */
BB_INLINE bool bb_is_any_set(BbValue v)
{
	return bb_has_flag(v, BB_TYPE_IS_SET);
}
BB_INLINE bool bb_is_exact_set(BbValue v)
{
	return bb_is_exact(v, &bb_set_type) || bb_is_exact(v, &bb_frozenset_type);
}

BB_NODISCARD BbValue bb_set_new(BbThread *t);
BB_NODISCARD BbValue bb_frozenset_new(BbThread *t); /* to be filled by bb_set_add before it is published */
/* set(iterable), frozenset(iterable), of exactly the given type (one of the two); runs user code. */
BB_NODISCARD BbValue bb_set_from_iterable(BbThread *t, BbType *type, BbValue iterable);
/* These run user code for keys of user types. */
BB_NODISCARD bool bb_set_add(BbThread *t, BbValue set, BbValue key);
BB_NODISCARD int bb_set_contains(BbThread *t, BbValue set, BbValue key);
/* 1 removed, 0 was not there, -1 failed. */
BB_NODISCARD int bb_set_discard(BbThread *t, BbValue set, BbValue key);
BB_NODISCARD bool bb_set_update(BbThread *t, BbValue set, BbValue iterable);
BB_NODISCARD BbValue bb_set_copy(BbThread *t, BbValue set); /* an exact set */
size_t bb_set_count(BbValue set);			    /* as stored; see bb_set_len */
/* len(set), linearizable with lookups: waits for a writer that is at it. */
BB_NODISCARD size_t bb_set_len(BbThread *t, BbValue set);
/* Iteration by position, *pos starting at 0.  Safe while others write; may then skip or repeat. */
bool bb_set_next(BbValue set, size_t *pos, BbValue *key);
void bb_set_clear(BbThread *t, BbValue set);
/* Takes any member away: 1, or 0 (empty). */
int bb_set_pop(BbThread *t, BbValue set, BbValue *key);
/* A tuple of the members at one moment. */
BB_NODISCARD BbValue bb_set_snapshot(BbThread *t, BbValue set);
/* The same as bb_set_contains for a key whose hash is known. */
BB_NODISCARD int bb_set_contains_hash(BbThread *t, BbValue set, BbValue key, BbHash hash);
/* An object of the base type (set or frozenset) of `like', without members. */
BB_NODISCARD BbValue bb_set_new_like(BbThread *t, BbValue like);

#endif
