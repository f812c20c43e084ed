/* SPDX-License-Identifier: MIT */
/*
 * Static types: what is the same in every runtime of the process, and where a runtime keeps the rest.
 *
 * A static type is shared by all runtimes, so after it has been prepared nobody writes to it: its bases, order of
 * look-up, special methods and root shape follow from static structures alone, and stand in memory that no runtime
 * owns.  What belongs to one runtime (attributes added at start-up, remembered look-ups, subclasses) is a BbTypeState,
 * found by the type's number.
 */
#ifndef BB_OBJECT_TYPE_STATIC_H
#define BB_OBJECT_TYPE_STATIC_H

#include "object/state.h"
#include "object/type.h"

#if BB_SPARSE_TYPES

/* A cell of the heap. */
typedef struct BbSparseState {
	const BbCellKind *kind;
	BbTypeState state;
} BbSparseState;

/* Of a type about which nothing is noted; never written. */
extern const BbTypeState bb_type_nothing_noted;

/* That of a static type by its number; NULL: there is none. */
BB_INLINE BbTypeState *bb_type_sparse_state(const BbRuntime *rt, unsigned number)
{
	BbSparseState *sparse = (BbSparseState *)bb_published_load(&rt->objects->static_states[number]);
	return sparse ? &sparse->state : NULL;
}

#endif

/* The runtime's own part of a type, to be read.  Heap types carry it themselves. */
BB_INLINE BbTypeState *bb_type_state(const BbThread *t, const BbType *type)
{
#if BB_SPARSE_TYPES
	if (type->static_number) {
		BbTypeState *state = bb_type_sparse_state(t->rt, type->static_number);
		return state ? state : (BbTypeState *)(uintptr_t)&bb_type_nothing_noted;
	}
#else
	if (type->static_number)
		return &bb_objects(t)->static_states[type->static_number];
#endif
	return &((BbType *)(uintptr_t)type)->own;
}

/* The same to be written.  NULL: no memory (nothing raised; only with BB_SPARSE_TYPES). */
#if BB_SPARSE_TYPES
BB_NODISCARD BbTypeState *bb_type_state_to_change(BbThread *t, const BbType *type);
#else
BB_INLINE BbTypeState *bb_type_state_to_change(const BbThread *t, const BbType *type)
{
	return bb_type_state(t, type);
}
#endif

/* Completes what all runtimes share of a static type; the first caller of the process does it, and its bases first.
 * Blocks for as long as another thread does that.  Returns false: no memory (nothing raised). */
BB_NODISCARD bool bb_type_static_prepare(BbThread *t, BbType *type);

/* The build has prepared the type. */
bool bb_type_static_is_prepared(const BbType *type);

/* How many static types there are so far: their numbers are 1..n. */
unsigned bb_type_static_count(void);

/* The static type with a number. */
BbType *bb_type_static_get(unsigned number);

/* Where inline caches find the method descriptor `entry' for instances of a static type: its index in type->resolved.
 * -1: it is no method of the type, or no memory (nothing raised). */
intptr_t bb_type_static_resolve(BbType *type, BbValue entry);

#if BB_SPARSE_TYPES
/* The method that bb_type_static_resolve found at this index: there is no array, the mro is walked. */
BbValue bb_type_static_resolved(const BbType *type, size_t index);
#endif

/* The methods of a static type by name, or NULL: not inherited. */
const BbBuiltin *bb_type_static_find(const BbType *type, const char *name);

/* Is the type's __hash__ None by its own definition? */
bool bb_type_static_unhashable(const BbType *type);

#endif
