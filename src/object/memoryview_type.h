/* SPDX-License-Identifier: MIT */
/*
 * The type memoryview: indexing, casting, comparing.
 *
 * Shape, format and place of a view are constant; what touches its bytes goes through memoryview.c.
 */
#ifndef BB_OBJECT_MEMORYVIEW_TYPE_H
#define BB_OBJECT_MEMORYVIEW_TYPE_H

#include "object/object.h"

extern BbType bb_memoryview_type, bb_memoryview_iterator_type;

#endif
