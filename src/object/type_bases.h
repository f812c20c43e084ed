/* SPDX-License-Identifier: MIT */
/*
 * Changing the bases of a class, and whether objects can change their class.
 */
#ifndef BB_OBJECT_TYPE_BASES_H
#define BB_OBJECT_TYPE_BASES_H

#include "object/object.h"

/* May objects of the type `from' become objects of `to'?  Both must lay them out alike. */
bool bb_type_same_layout(const BbType *from, const BbType *to);

/* cls.__bases__ = bases: gives the class and its subclasses their new mro, or leaves all as it was.  Runs user code
 * (the mro() of metatypes) and stops the world.  False: raised. */
BB_NODISCARD bool bb_type_set_bases(BbThread *t, BbValue cls, BbValue bases);

#endif
