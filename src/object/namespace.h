/* SPDX-License-Identifier: MIT */
/*
 * types.SimpleNamespace: an object with attributes and nothing else.
 *
 * Its state is its attributes, which object/instance.h keeps.
 */
#ifndef BB_OBJECT_NAMESPACE_H
#define BB_OBJECT_NAMESPACE_H

#include "object/object.h"

extern BbType bb_namespace_type;

/* SimpleNamespace(**attributes), attributes a dict with str keys or EMPTY. */
BB_NODISCARD BbValue bb_namespace_new(BbThread *t, BbValue attributes);

#endif
