/* SPDX-License-Identifier: MIT */
/*
 * The library and the names as constants (BB_FROZEN_CODE): tools/freeze_code.c writes a C file of the macros below.
 *
 * The constants stand in memory that is never written: strings have their hashes, code has no inline caches.  The
 * collector passes over what lies outside of the heap.  An interned string among them is the only one of its text, in
 * all runtimes: bb_intern finds it before it looks into the runtime's own table.
 */
#ifndef BB_OBJECT_FROZEN_H
#define BB_OBJECT_FROZEN_H

#include "object/bytes.h"
#include "object/code.h"
#include "object/float.h"
#include "object/int.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"

/* The interned strings, by hash, one behind the other, and where among them each value of the hash's first byte begins,
 * in units of FROZEN_ALIGN bytes. */
struct BbFrozenNames;
extern const struct BbFrozenNames bb_frozen_names;
extern const uint16_t bb_frozen_name_starts[257];
enum { FROZEN_ALIGN = _Alignof(BbStr) };

/* The name with this text, or NULL. */
BbStr *bb_frozen_name(uint32_t hash, const char *text, size_t size);

#define FROZEN_AT(address) BB_VALUE_POINTER_INIT(address)

#define FROZEN_STR_TYPE(bytes)                                                                                         \
	struct {                                                                                                       \
		BbObject header;                                                                                       \
		size_t size;                                                                                           \
		uint32_t length;                                                                                       \
		BbPublished32 hash;                                                                                    \
		char inline_text[bytes + 1];                                                                           \
	}
#define FROZEN_STR_VALUE(flag, bytes, characters, hash_value, text)                                                    \
	{                                                                                                              \
		{.kind = &bb_str_type.kind, .flags = flag}, bytes, characters, {hash_value}, text                      \
	}

#define FROZEN_STR(n, bytes, ...) static const FROZEN_STR_TYPE(bytes) o##n = FROZEN_STR_VALUE(0, bytes, __VA_ARGS__);
#define FROZEN_NAME_TYPE(n, bytes) FROZEN_STR_TYPE(bytes) o##n;
#define FROZEN_NAME(bytes, ...) FROZEN_STR_VALUE(BB_STR_INTERNED, bytes, __VA_ARGS__),
#define FROZEN_NAME_START(n) offsetof(struct BbFrozenNames, o##n) / FROZEN_ALIGN,
#define FROZEN_NAMES_END                                                                                               \
	sizeof(struct BbFrozenNames) / FROZEN_ALIGN                                                                    \
	}                                                                                                              \
	;                                                                                                              \
	_Static_assert(sizeof(struct BbFrozenNames) / FROZEN_ALIGN <= UINT16_MAX, "more names than 16 bits can tell");

#define FROZEN_BYTES(n, bytes, hash_value, text)                                                                       \
	static const struct {                                                                                          \
		BbObject header;                                                                                       \
		size_t size;                                                                                           \
		BbPublished hash;                                                                                      \
		char data[bytes + 1];                                                                                  \
	} o##n = {{.kind = &bb_bytes_type.kind}, bytes, {hash_value}, text};

#define FROZEN_INT(n, limb_count, ...)                                                                                 \
	static const struct {                                                                                          \
		BbObject header;                                                                                       \
		intptr_t size;                                                                                         \
		BbLimb limbs[(limb_count) < 0 ? -(limb_count) : (limb_count)];                                         \
	} o##n = {{.kind = &bb_int_type.kind}, limb_count, {__VA_ARGS__}};

#define FROZEN_FLOAT(n, value) static const BbFloat o##n = {{.kind = &bb_float_type.kind}, value};

#define FROZEN_TUPLE(n, item_count, ...)                                                                               \
	static const struct {                                                                                          \
		BbObject header;                                                                                       \
		size_t count;                                                                                          \
		BbValue items[item_count];                                                                             \
	} o##n = {{.kind = &bb_tuple_type.kind}, item_count, {__VA_ARGS__}};

#define FROZEN_SLICE(n, first, end, distance)                                                                          \
	static const BbSlice o##n = {{.kind = &bb_slice_type.kind}, first, end, distance};

/* Constants that code objects share: each has the first so many. */
#define FROZEN_CONSTANTS(n) bb_frozen_constants_##n
#define FROZEN_RAW8(n, count, ...) static const uint8_t o##n[count] = {__VA_ARGS__};
#define FROZEN_RAW32(n, count, ...) static const uint32_t o##n[count] = {__VA_ARGS__};
#define FROZEN_ENTRY(first, end, target, into) {first, end, target, into},
/* Of a code object: the entries for exceptions (FROZEN_ENTRY), and the bytes behind them. */
#define FROZEN_TABLES(n, entry_count, entry_list, count, ...)                                                          \
	static const struct {                                                                                          \
		BbExceptionEntry entries[entry_count];                                                                 \
		uint8_t bytes[count];                                                                                  \
	} o##n = {{entry_list}, {__VA_ARGS__}};
#define FROZEN_CODE(n, ...) static const BbCode o##n = {.header = {.kind = &bb_code_type.kind}, __VA_ARGS__};

#endif
