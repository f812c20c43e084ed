/* SPDX-License-Identifier: MIT */
/*
 * The iterator of sets, which stands beside their methods.
 *
 * Position and set are published words: threads that share an iterator may skip or repeat members.
 */
#ifndef BB_OBJECT_SET_METHODS_H
#define BB_OBJECT_SET_METHODS_H

#include "object/object.h"

typedef struct BbSetIterator {
	BbObject header;
	BbSlot set; /* EMPTY: exhausted */
	BbPublished position;
	BbPublished count; /* of the set when iteration began; UINTPTR_MAX after an error */
	BbPublished left;  /* members still to come if the set does not change */
} BbSetIterator;
extern BbType bb_set_iterator_type;
BB_NODISCARD BbValue bb_set_iterator_new(BbThread *t, BbValue set);

#endif
