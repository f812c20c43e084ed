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

/* The runtime's own part of a type.  Heap types carry it themselves. */
BB_INLINE BbTypeState *bb_type_state(const BbThread *t, const BbType *type)
{
	if (type->static_number)
		return &bb_objects(t)->static_states[type->static_number];
	return &((BbType *)(uintptr_t)type)->own;
}

/* Completes what all runtimes share of a static type; the first caller of the process does it, and its bases first.
 * Blocks for as long as another thread does that.  Returns false: no memory (nothing raised). */
BB_NODISCARD bool bb_type_static_prepare(BbThread *t, BbType *type);

/* How many static types there are so far: their numbers are 1..n. */
unsigned bb_type_static_count(void);

/* The static type with a number. */
BbType *bb_type_static_get(unsigned number);

/* Where inline caches find the method descriptor `entry' for instances of a static type: its index in type->resolved.
 * -1: it is no method of the type, or no memory (nothing raised). */
intptr_t bb_type_static_resolve(BbType *type, BbValue entry);

/* The methods of a static type by name, or NULL: not inherited. */
const BbBuiltin *bb_type_static_find(const BbType *type, const char *name);

/* Is the type's __hash__ None by its own definition? */
bool bb_type_static_unhashable(const BbType *type);

#endif
