/* SPDX-License-Identifier: MIT */
/*
 * What the methods of dict do beyond the table.
 *
 * Threading: as dict.h.
 */
#ifndef BB_OBJECT_DICT_METHODS_H
#define BB_OBJECT_DICT_METHODS_H

#include "object/object.h"

/* dict[key] with __missing__ and KeyError.  Runs user code. */
BB_NODISCARD BbValue bb_dict_getitem(BbThread *t, BbValue dict, BbValue key);

#endif
