/* SPDX-License-Identifier: MIT */
/*
 * super: attributes as the classes after a given one in the mro have them.
 */
#ifndef BB_OBJECT_SUPER_H
#define BB_OBJECT_SUPER_H

#include "object/object.h"

/* super(type, self).name */
BB_NODISCARD BbValue bb_super_getattr(BbThread *t, BbType *type, BbValue self, BbValue name);

/* What the classes after type have under the name, unbound, and in *start the class whose mro was searched (self's, or
 * self if it is a class).  EMPTY: not there, or raised (TypeError: self is no instance or subclass of type). */
BbValue bb_super_find(BbThread *t, BbType *type, BbValue self, BbValue name, BbType **start);

#endif
