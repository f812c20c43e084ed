/* SPDX-License-Identifier: MIT */
/*
 * Items of a memoryview as Python values: native formats of one character.
 *
 * Pure functions over the caller's memory; packing may run user code (__index__, __float__).
 */
#ifndef BB_OBJECT_MEMORYVIEW_ITEM_H
#define BB_OBJECT_MEMORYVIEW_ITEM_H

#include "object/object.h"

/* Room for any item. */
enum { BB_MEMORYVIEW_ITEM_SIZE = 16 };

/* The character of a native format (an '@' before it is skipped), or 0. */
char bb_memoryview_item_code(const char *format);
/* Bytes of an item; 0: no such format. */
size_t bb_memoryview_item_size(char code);

/* The item at p as a value.  format is for messages. NotImplementedError. */
BB_NODISCARD BbValue bb_memoryview_item_unpack(BbThread *t, const char *format, const char *p);
/* The value as an item at p. */
BB_NODISCARD bool bb_memoryview_item_pack(BbThread *t, const char *format, char *p, BbValue v);

/* IEEE half precision, for 'e'. */
double bb_memoryview_item_from_half(uint16_t half);
/* false: too large. */
bool bb_memoryview_item_to_half(double x, uint16_t *out);

#endif
