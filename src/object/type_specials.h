/* SPDX-License-Identifier: MIT */
/*
 * Tables of special methods in two parts (BB_SPECIALS_APART).
 */
#ifndef BB_OBJECT_TYPE_SPECIALS_H
#define BB_OBJECT_TYPE_SPECIALS_H

#include "object/object.h"

/* Gives the type its BB_SP_COUNT special methods; what is as in the base is shared with it.  t NULL: the tables are not
 * the heap's.  false: no memory, and with t raised. */
BB_NODISCARD bool bb_type_set_specials(BbThread *t, BbType *type, const BbValue *found);

#endif
