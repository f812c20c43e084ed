/* SPDX-License-Identifier: MIT */
/*
 * The types behind str, bytes, bytearray and memoryview that no program names: their iterators and the like.
 */
#ifndef BB_OBJECT_TEXT_TYPES_H
#define BB_OBJECT_TEXT_TYPES_H

#include "object/object.h"

/* Makes them ready; at start-up. */
BB_NODISCARD bool bb_text_types_init(BbThread *t);

#endif
