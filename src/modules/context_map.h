/* SPDX-License-Identifier: MIT */
/*
 * The immutable map behind a Context: from numbers of variables to pairs of variable and value.
 *
 * It is a trie over the number, five bits at a time from the lowest; a node has a bitmap and only the children that
 * there are.  A change copies the nodes on the way down, at most a handful, and shares the rest; what was published
 * once is never written again.  So a map is copied by copying a reference, and any thread may read it at any time.
 *
 * A map is a value: EMPTY is the empty one.
 */
#ifndef BB_MODULES_CONTEXT_MAP_H
#define BB_MODULES_CONTEXT_MAP_H

#include "object/object.h"

/* An entry. */
typedef struct BbContextPair {
	const BbCellKind *kind;
	uintptr_t number;
	BbValue variable, value;
} BbContextPair;

/* The entry with this number, or NULL.  Allocates nothing. */
const BbContextPair *bb_context_map_find(BbValue map, uintptr_t number);

/* A map that also has this entry, in place of one with the same number.  EMPTY: MemoryError. */
BB_NODISCARD BbValue bb_context_map_with(BbThread *t, BbValue map, uintptr_t number, BbValue variable, BbValue value);

/* A map without the entry (which is there) in *out.  false: MemoryError. */
BB_NODISCARD bool bb_context_map_without(BbThread *t, BbValue map, uintptr_t number, BbValue *out);

/* How many entries there are.  Allocates nothing. */
size_t bb_context_map_count(BbValue map);

/* Calls visit for each entry until it returns false; returns whether it never did. */
bool bb_context_map_visit(BbThread *t, BbValue map, bool (*visit)(BbThread *t, const BbContextPair *pair, void *arg),
			  void *arg);

#endif
