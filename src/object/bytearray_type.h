/* SPDX-License-Identifier: MIT */
/*
 * The type bytearray: the methods that change it, constructor and buffer.
 *
 * Every change is one critical section of the object's lock.
 */
#ifndef BB_OBJECT_BYTEARRAY_TYPE_H
#define BB_OBJECT_BYTEARRAY_TYPE_H

#include "object/object.h"

extern BbType bb_bytearray_type;

#endif
