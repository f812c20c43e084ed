/* SPDX-License-Identifier: MIT */
/*
 * See type_layout.h.
 */
#include "object/type_layout.h"

#include "object/list.h"
#include "object/native.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/type_prepared.h"

static const char *const special_names[] = {
#define X(id, name) name,
	BB_SPECIALS(X)
#undef X
};

const BbTypeLayout bb_type_layout = {
	.type_size = sizeof(BbType),
	.header_kind = offsetof(BbType, header.kind),
	.header_shape = offsetof(BbType, header.shape),
	.header_flags = offsetof(BbType, header.flags),
	.kind_trace = offsetof(BbType, kind.trace),
	.kind_release = offsetof(BbType, kind.release),
	.flags = offsetof(BbType, flags),
	.instance_size = offsetof(BbType, instance_size),
	.item_size = offsetof(BbType, item_size),
	.instance_offset = offsetof(BbType, instance_offset),
	.method_count = offsetof(BbType, method_count),
	.base = offsetof(BbType, base),
	.second_base = offsetof(BbType, second_base),
	.methods = offsetof(BbType, methods),
	.next = offsetof(BbType, next),
	.hash = offsetof(BbType, hash),
	.call = offsetof(BbType, call),
	.buffer = offsetof(BbType, buffer),
	.special = offsetof(BbType, special),
	.bases = offsetof(BbType, bases),
	.mro = offsetof(BbType, mro),
	.resolved = BB_SPARSE_TYPES ? 0 : offsetof(BbType, resolved),
	.root_shape = offsetof(BbType, root_shape),
	.static_number = offsetof(BbType, static_number),
	.builtin_size = sizeof(BbBuiltin),
	.builtin_name = offsetof(BbBuiltin, name),
	.tuple_count = offsetof(BbTuple, count),
	.tuple_items = offsetof(BbTuple, items),
	.items_capacity = offsetof(BbItems, capacity),
	.items_slots = offsetof(BbItems, slots),
	.special_entries = offsetof(BbTypeSpecials, entries),
	.special_count = BB_SP_COUNT,
	.special_common = BB_SP_COMMON,
	.is_cached = BB_TYPE_IS_CACHED,
	.ready = BB_TYPE_READY | BB_TYPE_IMMUTABLE,
	.inherited = BB_TYPE_IS_INHERITED | BB_TYPE_PATTERN_FLAGS,
	.type_kind = &bb_type_type.kind,
	.tuple_kind = &bb_tuple_type.kind,
	.items_kind = &bb_items_kind,
	.object_type = &bb_object_type,
	.none = &bb_none_object,
	.python_hash = bb_type_python_hash,
	.unhashable = bb_unhashable,
	.special_names = special_names,
	.prepared = &bb_type_prepared,
};
