/* SPDX-License-Identifier: MIT */
/*
 * list.sort.
 *
 * Threading: see list_sort.c.
 */
#ifndef BB_OBJECT_LIST_SORT_H
#define BB_OBJECT_LIST_SORT_H

#include "object/object.h"

/* Sorts in place, stable.  key_or_empty: a function, or EMPTY.  False: failed (the list holds what it held, in some
 * order).  Runs user code. */
BB_NODISCARD bool bb_list_sort(BbThread *t, BbValue list, BbValue key_or_empty, bool reverse);

#endif
