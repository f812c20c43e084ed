/* SPDX-License-Identifier: MIT */
/*
 * typing.Union, also known as types.UnionType: int | None.
 */
#ifndef BB_OBJECT_UNION_TYPE_H
#define BB_OBJECT_UNION_TYPE_H

#include "object/object.h"

extern BbType bb_union_type;

/* Makes `|' between types make unions; at start-up. */
void bb_union_init(BbThread *t);

/* a | b, or NotImplemented if one of them is no type. */
BB_NODISCARD BbValue bb_union_or(BbThread *t, BbValue a, BbValue b);

/* Union[args]: the union of what stands in a tuple, without repetitions; the one argument if only one is left.
 * TypeError for what cannot be a type. */
BB_NODISCARD BbValue bb_union_from_tuple(BbThread *t, BbValue args);

/* The tuple of types in a union. */
BbValue bb_union_args(BbValue v);

#endif
