/* SPDX-License-Identifier: MIT */
/*
 * The views of a dict (keys, values, items) and its iterators.
 *
 * Views are immutable and show the dict as it is.  Iterators hold their position in a published word.
 */
#ifndef BB_OBJECT_DICT_VIEWS_H
#define BB_OBJECT_DICT_VIEWS_H

#include "object/dict.h"
#include "object/object.h"

typedef enum BbViewKind { BB_VIEW_KEYS, BB_VIEW_VALUES, BB_VIEW_ITEMS } BbViewKind;

typedef struct BbDictView {
	BbObject header;
	BbValue dict;
} BbDictView;

typedef struct BbDictIterator {
	BbObject header;
	BbSlot dict;	      /* EMPTY: exhausted */
	BbPublished position; /* for bb_dict_next, or bb_dict_previous */
	BbPublished count;    /* of the dict when iteration began; UINTPTR_MAX after an error */
	BbPublished left;     /* items still to come if the dict does not change */
} BbDictIterator;

extern BbType bb_dict_keys_type, bb_dict_values_type, bb_dict_items_type;
extern BbType bb_dict_key_iterator_type, bb_dict_value_iterator_type, bb_dict_item_iterator_type;
extern BbType bb_dict_reverse_key_iterator_type, bb_dict_reverse_value_iterator_type,
	bb_dict_reverse_item_iterator_type;

BB_NODISCARD BbValue bb_dict_view_new(BbThread *t, BbValue dict, BbViewKind kind);
BB_NODISCARD BbValue bb_dict_iterator_new(BbThread *t, BbValue dict, BbViewKind kind);
BB_NODISCARD BbValue bb_dict_reverse_iterator_new(BbThread *t, BbValue dict, BbViewKind kind);

/* v is exactly a dict (kind: keys) or a view of exactly a dict: *owner is that dict.  Then what v iterates over can be
 * copied as at one moment. */
bool bb_dict_view_of_dict(BbValue v, BbValue *owner, BbViewKind *kind);

#endif
