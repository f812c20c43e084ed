/* SPDX-License-Identifier: MIT */
/*
 * Looking at the heap for module gc: all objects, what an object refers to, and who refers to it.
 *
 * Each stops the world for as long as it looks.  Only containers of kinds that are complete from their first moment on
 * are shown, so that no object that another thread is still making becomes visible.
 */
#ifndef BB_MODULES_GC_OBJECTS_H
#define BB_MODULES_GC_OBJECTS_H

#include "object/object.h"

/* A list of all. */
BB_NODISCARD BbValue bb_gc_objects_all(BbThread *t);

/* A list of those that one of the n values refers to, and of those that refer to one of them. */
BB_NODISCARD BbValue bb_gc_objects_referents(BbThread *t, const BbValue *values, size_t n);
BB_NODISCARD BbValue bb_gc_objects_referrers(BbThread *t, const BbValue *values, size_t n);

/* v is an object of a kind that can refer to others. */
bool bb_gc_objects_is_container(BbValue v);

#endif
