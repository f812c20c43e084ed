/* SPDX-License-Identifier: MIT */
/*
 * The types of weak proxies: laid out as BbWeakRef, made by bb_weakref_proxy_new (weakref.h).
 */
#ifndef BB_OBJECT_WEAKREF_PROXY_H
#define BB_OBJECT_WEAKREF_PROXY_H

#include "object/object.h"

/* For referents that cannot be called, and for those that can. */
extern BbType bb_weakref_proxy_type, bb_weakref_callable_proxy_type;

#endif
