/* SPDX-License-Identifier: MIT */
/*
 * types.GenericAlias: list[int] and the like.
 *
 * Immutable.
 */
#ifndef BB_OBJECT_GENERIC_ALIAS_H
#define BB_OBJECT_GENERIC_ALIAS_H

#include "object/object.h"

/* origin[args]; args a tuple, or one argument. */
BB_NODISCARD BbValue bb_generic_alias_new(BbThread *t, BbValue origin, BbValue args);

#endif
