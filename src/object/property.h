/* SPDX-License-Identifier: MIT */
/*
 * property: the structure is in type.h, for attribute access.
 */
#ifndef BB_OBJECT_PROPERTY_H
#define BB_OBJECT_PROPERTY_H

#include "object/type.h"

#endif
