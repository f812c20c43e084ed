/* SPDX-License-Identifier: MIT */
/*
 * collections.deque.
 */
#ifndef BB_MODULES_COLLECTIONS_DEQUE_H
#define BB_MODULES_COLLECTIONS_DEQUE_H

#include "object/object.h"

extern BbType bb_collections_deque_type, bb_collections_deque_iterator_type, bb_collections_deque_reverse_iterator_type;

#endif
