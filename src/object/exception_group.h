/* SPDX-License-Identifier: MIT */
/*
 * Exception groups: the operations behind except* are in exception.h.
 */
#ifndef BB_OBJECT_EXCEPTION_GROUP_H
#define BB_OBJECT_EXCEPTION_GROUP_H

#include "object/exception.h"

/* v is an instance of BaseExceptionGroup or of a subclass. */
bool bb_is_exception_group(BbValue v);

#endif
