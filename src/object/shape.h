/* SPDX-License-Identifier: MIT */
/*
 * Shapes: which attributes an instance has and in which slots, shared by all instances that got the same attributes in
 * the same order.
 *
 * Shapes of a type form a tree: each adds one name to its parent.  A shape never changes; an instance moves to a child
 * when it gets a new attribute.  Shape ids are small numbers, so that an inline cache can hold one beside a slot in one
 * word; 0 is no shape.
 *
 * A type keeps its tree; the table from ids to shapes doesn't.  The ids of dead shapes are used again after the inline
 * caches, which may still name them, have been cleared in a stopped world.
 */
#ifndef BB_OBJECT_SHAPE_H
#define BB_OBJECT_SHAPE_H

#include "object/object.h"

/* More attributes than this go to an instance's overflow dict. */
enum { BB_SHAPE_SLOTS_MAX = 60 };

typedef struct BbShape {
	const BbCellKind *kind;
	BbType *type;
	struct BbShape *parent; /* NULL: root */
	BbValue name;		/* interned; EMPTY for a root */
	uint32_t id;
	uint32_t slot_count;		       /* slots in use, those of __slots__ included */
	BbPublished first_child, next_sibling; /* guard for writing: shape_lock */
} BbShape;

/* Prepares the table of ids; at start-up. */
void bb_shape_init(BbRuntime *rt);

/* For what has a shape by id only: keeps it, and all shapes derived from it.  id may be 0. */
void bb_shape_trace(BbTracer *tracer, uint32_t id);

/* A new root shape for the type with fixed slots; its id.  0: no memory or ids. */
BB_NODISCARD uint32_t bb_shape_new_root(BbThread *t, BbType *type, uint32_t fixed_slots);

/* Enters the root shape of a static type, if its instances can have attributes; its id is the type's number.  false: no
 * memory. */
BB_NODISCARD bool bb_shape_enter_static(BbThread *t, BbType *type);

/* The shape with an id (not 0). */
BbShape *bb_shape_of(const BbRuntime *rt, uint32_t id);

/* The same for bb_shape_add: with BB_SPARSE_TYPES a static type gets its root shape here, and bb_shape_of has an empty
 * one that stands for all that are missing.  NULL: no memory. */
#if BB_SPARSE_TYPES
BB_NODISCARD BbShape *bb_shape_to_extend(BbThread *t, uint32_t id);
#else
BB_INLINE BbShape *bb_shape_to_extend(const BbThread *t, uint32_t id)
{
	return bb_shape_of(t->rt, id);
}
#endif

/* The slot of a name, or -1. Allocates nothing. */
int bb_shape_find(const BbShape *shape, BbValue name);

/* The child of shape with the name added; NULL: no memory (nothing raised) or too many. */
BB_NODISCARD BbShape *bb_shape_add(BbThread *t, BbShape *shape, BbValue name);

/* The names in order into out[], which has room for BB_SHAPE_SLOTS_MAX; returns how many. slots gets their slot
 * numbers. */
unsigned bb_shape_names(const BbShape *shape, BbValue *out, uint8_t *slots);

#endif
