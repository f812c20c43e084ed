/* SPDX-License-Identifier: MIT */
/*
 * The iterators of list, which stand beside its methods.
 *
 * Position and list are published words: threads that share an iterator may skip or repeat items.
 */
#ifndef BB_OBJECT_LIST_METHODS_H
#define BB_OBJECT_LIST_METHODS_H

#include "object/object.h"

typedef struct BbListIterator {
	BbObject header;
	BbSlot list;	   /* EMPTY: exhausted */
	BbPublished index; /* of the next item; reversed: of the next item plus one */
} BbListIterator;
extern BbType bb_list_iterator_type, bb_list_reverse_iterator_type;
BB_NODISCARD BbValue bb_list_iterator_new(BbThread *t, BbValue list);

#endif
