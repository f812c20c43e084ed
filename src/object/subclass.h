/* SPDX-License-Identifier: MIT */
/*
 * Which classes are derived from a class, without keeping them alive.
 *
 * Each class has a table of weak entries, in the order in which the subclasses were made.  The collector empties the
 * entries of dead ones after it has revived what finalizers need, so that no class is alive and missing.  A table that
 * is full is replaced by one with the living only.
 */
#ifndef BB_OBJECT_SUBCLASS_H
#define BB_OBJECT_SUBCLASS_H

#include "object/object.h"

/* Prepares the tables; at start-up. */
void bb_subclass_init(BbRuntime *rt);

/* Enters type among base's subclasses.  false: raised MemoryError. */
BB_NODISCARD bool bb_subclass_add(BbThread *t, BbType *type, BbType *base);

/* Takes it out again. */
void bb_subclass_remove(BbThread *t, BbType *type, BbType *base);

/* A list of the living subclasses of base; EMPTY: raised MemoryError. */
BB_NODISCARD BbValue bb_subclass_list(BbThread *t, BbType *base);

/* The next living subclass of base, NULL at the end; *pos begins with 0.  Allocates nothing; legal in a stopped world.
 */
BbType *bb_subclass_next(BbThread *t, const BbType *base, size_t *pos);

#endif
