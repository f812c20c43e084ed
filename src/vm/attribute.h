/* SPDX-License-Identifier: MIT */
/*
 * Attribute access of the interpreter loop, with inline caches.
 *
 * A cache is one word: the shape id of the object it is good for, what was found (BB_CACHE_*) and where.  It is written
 * with one store, so threads may read and fill it at the same time.  It names places, never values, but for the values
 * of classes, which stand in the type's `resolved' array and change in a stopped world together with all caches.
 */
#ifndef BB_VM_ATTRIBUTE_H
#define BB_VM_ATTRIBUTE_H

#include "object/code.h"
#include "object/dict.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/type.h"
#include "object/type_static.h"
#include "thread/lock.h"
#include "vm/frame.h"

enum {
	BB_CACHE_SLOT = 1, /* slot of an instance without a native part: of its __dict__ or of __slots__ */
	BB_CACHE_METHOD,   /* function-like class attribute at an index of type->resolved */
	BB_CACHE_VALUE,	   /* other class attribute: resolved has its cell */
	BB_CACHE_MODULE,   /* entry number in a module's dict */
	BB_CACHE_ADD,	   /* store that adds an attribute: index is the new shape's id */
	BB_CACHE_PART,	   /* slot of an instance with a native part in front */
};

#if BB_WORD64
#define BB_CACHE_SHAPE_BITS 32
#else
#define BB_CACHE_SHAPE_BITS 16
#endif
#define BB_CACHE_KIND_BITS 4
#define BB_CACHE_INDEX_BITS (sizeof(uintptr_t) * 8 - BB_CACHE_SHAPE_BITS - BB_CACHE_KIND_BITS)

#define BB_CACHE_WORD(shape, kind, index)                                                                              \
	((uintptr_t)(shape) | (uintptr_t)(kind) << BB_CACHE_SHAPE_BITS |                                               \
	 (uintptr_t)(index) << (BB_CACHE_SHAPE_BITS + BB_CACHE_KIND_BITS))
/* Shape and kind together, for one comparison. */
#define BB_CACHE_KEY(word) ((word) & (((uintptr_t)1 << (BB_CACHE_SHAPE_BITS + BB_CACHE_KIND_BITS)) - 1))
#define BB_CACHE_KEY_OF(shape, kind) ((uintptr_t)(shape) | (uintptr_t)(kind) << BB_CACHE_SHAPE_BITS)
#define BB_CACHE_INDEX(word) ((word) >> (BB_CACHE_SHAPE_BITS + BB_CACHE_KIND_BITS))

/* The inline cache that a NAME word names, or NULL. */
BB_INLINE BbPublished *bb_attribute_cache(const BbCode *code, uint32_t word)
{
	uint32_t index = word >> 16;
	return BB_LIKELY(index < code->cache_count) ? bb_code_cache(code, index) : NULL;
}

/* What the cache holds; 0: nothing. */
BB_INLINE uintptr_t bb_attribute_cache_load(const BbCode *code, uint32_t word)
{
	BbPublished *cache = bb_attribute_cache(code, word);
	return cache ? bb_published_load_relaxed(cache) : 0;
}

/* A hit for an attribute of a plain instance; EMPTY: take the slow path. */
BB_INLINE BbValue bb_attribute_cached_slot(const BbCode *code, uint32_t word, const BbObject *object)
{
	uintptr_t cache = bb_attribute_cache_load(code, word);
	uint32_t shape = bb_shape_load(&object->shape);
	if (BB_LIKELY(BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_SLOT))) {
		uintptr_t slot = BB_CACHE_INDEX(cache);
		if (BB_LIKELY(slot < object->flags))
			return bb_slot_load(&((const BbPlainInstance *)object)->part.slots[slot]);
	}
	return BB_EMPTY;
}

/* What a cache names on a class. */
BB_INLINE BbValue bb_attribute_resolved(const BbType *type, uintptr_t cache)
{
#if BB_SPARSE_TYPES
	if (type->static_number)
		return bb_type_static_resolved(type, BB_CACHE_INDEX(cache));
#endif
	const BbItems *resolved = (const BbItems *)bb_published_load(&type->resolved);
	return bb_slot_load(&resolved->slots[BB_CACHE_INDEX(cache)]);
}

/* A hit for a method found on the class; EMPTY: take the slow path. */
BB_INLINE BbValue bb_attribute_cached_method(const BbCode *code, uint32_t word, const BbObject *object)
{
	uintptr_t cache = bb_attribute_cache_load(code, word);
	uint32_t shape = bb_shape_load(&object->shape);
	if (BB_LIKELY(BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_METHOD)))
		return bb_attribute_resolved(bb_type_of_object(object), cache);
	return BB_EMPTY;
}

/* Adds an attribute by the cache, under the object's lock. */
bool bb_attribute_add_cached(BbThread *t, BbObject *object, uint32_t shape, uint32_t new_shape, BbValue value);

/* Stores by the cache; false: take the slow path. */
BB_INLINE bool bb_attribute_store_cached(BbThread *t, const BbCode *code, uint32_t word, BbObject *object,
					 BbValue value)
{
	uintptr_t cache = bb_attribute_cache_load(code, word);
	uint32_t shape = bb_shape_load(&object->shape);
	if (BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_SLOT)) {
		uintptr_t slot = BB_CACHE_INDEX(cache);
		if (BB_LIKELY(slot < object->flags)) {
			bb_store(t, object, &((BbPlainInstance *)object)->part.slots[slot], value);
			return true;
		}
	} else if (BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_ADD)) {
		return bb_attribute_add_cached(t, object, shape, (uint32_t)BB_CACHE_INDEX(cache), value);
	}
	return false;
}

/* The slow paths: they look up, fill the cache, and may run user code. */
BB_NODISCARD BbValue bb_attribute_load(BbThread *t, BbFrame *frame, BbValue object, uint32_t word);
/* LOAD_METHOD: fills out[0] and out[1]. */
BB_NODISCARD bool bb_attribute_load_method(BbThread *t, BbFrame *frame, BbValue object, uint32_t word, BbValue *out);
BB_NODISCARD bool bb_attribute_store(BbThread *t, BbFrame *frame, BbValue object, uint32_t word, BbValue value);
/* super(class, self).name as written without arguments. */
BB_NODISCARD BbValue bb_attribute_load_super(BbThread *t, BbFrame *frame, BbValue class, BbValue self, BbValue name);

/* Forgets every inline cache of every code object. */
void bb_attribute_clear_caches_stw(BbThread *t);

#endif
