/* SPDX-License-Identifier: MIT */
/*
 * Static types that the build has prepared, so that they can stand in memory that is never written.
 *
 * A tool of the build (tools/prepare_types.py) does to the linked program what type_static.c does at start: it fills
 * the types in and makes their tables.  It learns how they are laid out from bb_type_layout, which is linked for it
 * alone.
 */
#ifndef BB_OBJECT_TYPE_PREPARED_H
#define BB_OBJECT_TYPE_PREPARED_H

#include "object/object.h"

typedef struct BbTypePrepared {
	uint32_t count;
	BbType *const *types; /* by number, from 1 */
} BbTypePrepared;

/* None, unless the tool has changed it. */
extern const BbTypePrepared bb_type_prepared;

#endif
