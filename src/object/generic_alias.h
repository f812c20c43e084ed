/* SPDX-License-Identifier: MIT */
/*
 * types.GenericAlias: list[int] and the like.
 *
 * Immutable.  The functions on type parameters serve all that takes such: aliases, unions, type aliases.
 */
#ifndef BB_OBJECT_GENERIC_ALIAS_H
#define BB_OBJECT_GENERIC_ALIAS_H

#include "object/str.h"

extern BbType bb_generic_alias_type, bb_generic_alias_iterator_type;

/* origin[args]; args a tuple, or one argument. */
BB_NODISCARD BbValue bb_generic_alias_new(BbThread *t, BbValue origin, BbValue args);

/* The alias's two parts; v is an instance of bb_generic_alias_type. */
BbValue bb_generic_alias_origin(BbValue v);
BbValue bb_generic_alias_args(BbValue v);

/* The type parameters that occur in args (a tuple or list), each once, as a tuple.  Runs user code. */
BB_NODISCARD BbValue bb_generic_alias_parameters(BbThread *t, BbValue args);

/* args (a tuple or list) with the parameters replaced by what item, from self[item], gives for them.  TypeError when
 * the number does not fit.  Runs user code. */
BB_NODISCARD BbValue bb_generic_alias_substitute(BbThread *t, BbValue self, BbValue args, BbValue parameters,
						 BbValue item);

/* Adds the text that stands for a type within a type's repr: "int", "module.Class", "...".  False: raised.  Runs user
 * code. */
BB_NODISCARD bool bb_generic_alias_add_type(BbStrBuilder *b, BbValue type);

#endif
