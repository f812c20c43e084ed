/* SPDX-License-Identifier: MIT */
/*
 * None, Ellipsis, NotImplemented and cells: their types and values are declared in object.h.
 */
#ifndef BB_OBJECT_SINGLETON_H
#define BB_OBJECT_SINGLETON_H

#include "object/object.h"

extern BbType bb_cell_type;

#endif
