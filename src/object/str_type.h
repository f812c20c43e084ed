/* SPDX-License-Identifier: MIT */
/*
 * The type str: its table of methods, constructor and operators.
 *
 * Strings are immutable.
 */
#ifndef BB_OBJECT_STR_TYPE_H
#define BB_OBJECT_STR_TYPE_H

#include "object/object.h"

extern BbType bb_str_type;

#endif
