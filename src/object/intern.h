/* SPDX-License-Identifier: MIT */
/*
 * The table of interned strings; the functions that use it are in protocol.h.
 */
#ifndef BB_OBJECT_INTERN_H
#define BB_OBJECT_INTERN_H

#include "object/object.h"

/* Makes the runtime's table. Returns false: no memory. */
BB_NODISCARD bool bb_intern_init(BbThread *t);

#endif
