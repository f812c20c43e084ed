/* SPDX-License-Identifier: MIT */
/*
 * typing.Generic: the base of classes with type parameters.
 */
#ifndef BB_OBJECT_GENERIC_H
#define BB_OBJECT_GENERIC_H

#include "object/object.h"

/* Makes the class; at start-up, when types can be made.  False: raised. */
BB_NODISCARD bool bb_generic_init(BbThread *t);

/* The class. */
BbType *bb_generic_class(const BbThread *t);

/* Generic[*parameters], for a class with the type parameters in a tuple. */
BB_NODISCARD BbValue bb_generic_subscript(BbThread *t, BbValue parameters);

#endif
