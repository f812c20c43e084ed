/* SPDX-License-Identifier: MIT */
/*
 * What tools/prepare_types.py must know of types: see type_prepared.h.
 *
 * Sizes, offsets, flags and addresses; the tool has the same list of names.
 */
#ifndef BB_OBJECT_TYPE_LAYOUT_H
#define BB_OBJECT_TYPE_LAYOUT_H

#include "object/object.h"

typedef struct BbTypeLayout {
	/* BbType. */
	uint16_t type_size, header_kind, header_shape, header_flags, kind_trace, kind_release;
	uint16_t flags, instance_size, item_size, instance_offset, method_count;
	uint16_t base, second_base, methods, next, hash, call, buffer;
	uint16_t special, bases, mro, resolved, root_shape, static_number;
	/* BbBuiltin, BbTuple, BbItems, BbTypeSpecials. */
	uint16_t builtin_size, builtin_name, tuple_count, tuple_items, items_capacity, items_slots, special_entries;
	uint16_t special_count, special_common;
	/* Flags. */
	uint32_t is_cached, ready, inherited;
	/* Addresses. */
	const void *type_kind, *tuple_kind, *items_kind, *object_type, *none;
	const void *python_hash, *unhashable;
	const char *const *special_names;
	const void *prepared;
} BbTypeLayout;

extern const BbTypeLayout bb_type_layout;

#endif
