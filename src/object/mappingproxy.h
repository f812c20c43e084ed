/* SPDX-License-Identifier: MIT */
/*
 * types.MappingProxyType: a read-only view of a mapping.  Of a class's attributes (type.__dict__) too: then the values
 * in the dict are cells (BbCellObject), and the proxy shows what is in them.
 *
 * The proxy itself is immutable; operations are those of the mapping.
 */
#ifndef BB_OBJECT_MAPPINGPROXY_H
#define BB_OBJECT_MAPPINGPROXY_H

#include "object/object.h"

typedef struct BbMappingProxy {
	BbObject header; /* header.flags: BB_MAPPINGPROXY_CELLS */
	BbValue mapping;
} BbMappingProxy;

enum { BB_MAPPINGPROXY_CELLS = 1 }; /* mapping is a dict of BbCellObject */

extern BbType bb_mappingproxy_type;

/* cells: the values of mapping, an exact dict, are BbCellObjects to look through. */
BB_NODISCARD BbValue bb_mappingproxy_new(BbThread *t, BbValue mapping, bool cells);

#endif
