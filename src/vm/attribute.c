/* SPDX-License-Identifier: MIT */
/*
 * Slow paths of attribute access and the filling of inline caches.
 *
 * What was found on a class is remembered only if no class has changed since the look-up began, which `epoch' tells:
 * classes change in a stopped world, and between the last glance at it and storing the cache word there is no poll.
 */
#include "vm/attribute.h"

#include "object/error.h"
#include "object/module.h"
#include "object/protocol.h"
#include "object/shape.h"
#include "object/state.h"
#include "object/str.h"
#include "object/super.h"
#include "object/type_static.h"
#include "vm/vm.h"

/* ---- The values of a class that caches name. ---- */

/* Has a class changed since? */
static bool is_over(const BbThread *t, uint32_t epoch)
{
	return bb_published32_load_relaxed(&bb_objects(t)->class_epoch) != epoch;
}

/* Index of the entry in type->resolved: pairs of name and value or cell; -1: no memory (nothing raised), or a class has
 * changed. */
static intptr_t resolve(BbThread *t, BbType *type, BbValue name, BbValue entry, uint32_t epoch)
{
	if (type->static_number)
		return bb_type_static_resolve(type, entry);
	for (;;) {
		BbItems *items = (BbItems *)bb_published_load(&type->resolved);
		size_t used = 0;
		for (; items && used < items->capacity; used += 2) {
			BbValue there = bb_slot_load(&items->slots[used]);
			if (bb_is_empty(there))
				break;
			if (bb_is(there, name))
				return bb_is(bb_slot_load(&items->slots[used + 1]), entry) ? (intptr_t)used + 1 : -1;
		}
		BbItems *larger = NULL;
		if (!items || used >= items->capacity) {
			larger = bb_alloc(t, &bb_items_kind,
					  sizeof *larger + (used ? used * 2 : 8) * sizeof larger->slots[0]);
			if (!larger)
				return -1;
			larger->capacity = used ? used * 2 : 8;
		}
		bb_lock(t, &type->own.lock);
		bool same = (BbItems *)bb_published_load(&type->resolved) == items;
		bool entered = false;
		if (is_over(t, epoch)) {
			bb_unlock(t, &type->own.lock);
			return -1;
		}
		if (same && larger) {
			for (size_t i = 0; i < used; i++)
				bb_slot_init(&larger->slots[i], bb_slot_load(&items->slots[i]));
			bb_store_pointer(t, type, &type->resolved, larger);
			items = larger;
		}
		if (same && bb_is_empty(bb_slot_load(&items->slots[used]))) {
			bb_store(t, items, &items->slots[used + 1], entry);
			bb_store(t, items, &items->slots[used], name);
			entered = true;
		}
		bb_unlock(t, &type->own.lock);
		if (entered)
			return (intptr_t)used + 1;
	}
}

/* Static objects, of whatever type, have no shape: nothing is remembered for them. */
static void fill_always(const BbCode *code, uint32_t word, uint32_t shape, unsigned kind, uintptr_t index)
{
	BbPublished *cache = bb_attribute_cache(code, word);
	if (cache && shape && index < (uintptr_t)1 << (BB_CACHE_INDEX_BITS - 1))
		bb_published_store_relaxed(cache, BB_CACHE_WORD(shape, kind, index));
}

/* The same for what was looked up on classes since the epoch. */
static void fill(const BbThread *t, uint32_t epoch, const BbCode *code, uint32_t word, uint32_t shape, unsigned kind,
		 uintptr_t index)
{
	if (!is_over(t, epoch))
		fill_always(code, word, shape, kind, index);
}

static bool is_plain(const BbType *type)
{
	return (type->flags & BB_TYPE_INSTANCE) && type->item_size == 0 &&
	       type->instance_offset == offsetof(BbPlainInstance, part);
}

static bool generic_getattr(const BbThread *t, const BbType *type)
{
	return bb_to_pointer(type->special[BB_SP_GETATTRIBUTE]) == bb_objects(t)->object_getattribute;
}

/* The slot that a class attribute found on the way is the descriptor of (a member of __slots__); -1: it is not. */
static intptr_t member_slot(const BbType *type, BbValue found, BbValue object)
{
	if (!bb_is_exact(found, &bb_member_type) || !is_plain(type))
		return -1;
	const BbMember *member = bb_to_pointer(found);
	return bb_is_of_type(object, member->owner) ? (intptr_t)member->slot : -1;
}

/* Looks the attribute up as object.__getattribute__ does, without binding: *on_class tells where.  Fills the cache.
 * EMPTY: not found. */
static BbValue find(BbThread *t, const BbCode *code, BbValue object, uint32_t word, BbValue name, bool *on_class)
{
	BbType *type = bb_type_of(object);
	BbObject *o = bb_to_pointer(object);
	uint32_t epoch = bb_published32_load_relaxed(&bb_objects(t)->class_epoch);
	if (!(__atomic_load_n(&type->header.flags, __ATOMIC_RELAXED) & BB_TYPE_IS_CACHED))
		bb_type_note_cached(type);
	uint32_t shape_id = bb_shape_load(&o->shape);
	BbCellObject *cell;
	BbValue found = bb_type_find(t, type, name, &cell);
	*on_class = true;
	if (!bb_is_empty(found) && bb_is_overriding(found)) {
		intptr_t slot = member_slot(type, found, object);
		if (slot >= 0)
			fill(t, epoch, code, word, shape_id, BB_CACHE_SLOT, (uintptr_t)slot);
		return found;
	}
	if (type->flags & BB_TYPE_INSTANCE) {
		const BbShape *shape = bb_shape_of(t->rt, shape_id);
		int slot = bb_shape_find(shape, name);
		if (slot >= 0) {
			BbSlot *place = bb_instance_slot(o, type, (unsigned)slot);
			BbValue own = place ? bb_slot_load(place) : BB_EMPTY;
			if (!bb_is_empty(own)) {
				*on_class = false;
				if (is_plain(type))
					fill(t, epoch, code, word, shape_id, BB_CACHE_SLOT, (uintptr_t)slot);
				return own;
			}
		} else if (shape->slot_count < BB_SHAPE_SLOTS_MAX && !bb_is_empty(found)) {
			if (bb_type_of(found)->flags & BB_TYPE_METHOD_LIKE) {
				intptr_t index = resolve(t, type, name, found, epoch);
				if (index >= 0)
					fill(t, epoch, code, word, shape_id, BB_CACHE_METHOD, (uintptr_t)index);
			} else if (cell && !bb_is_descriptor(found)) {
				intptr_t index = resolve(t, type, name, bb_from_pointer(cell), epoch);
				if (index >= 0)
					fill(t, epoch, code, word, shape_id, BB_CACHE_VALUE, (uintptr_t)index);
			}
			return found;
		}
		BbValue own = bb_instance_get(t, object, name);
		if (!bb_is_empty(own)) {
			*on_class = false;
			return own;
		}
	} else if (!bb_is_empty(found) && (bb_type_of(found)->flags & BB_TYPE_METHOD_LIKE)) {
		intptr_t index = resolve(t, type, name, found, epoch);
		if (index >= 0)
			fill(t, epoch, code, word, shape_id, BB_CACHE_METHOD, (uintptr_t)index);
	}
	return found;
}

/* A hit of one of the rarer kinds; EMPTY: none. */
static BbValue cached_other(BbThread *t, const BbCode *code, BbValue object, uint32_t word, BbValue name)
{
	uintptr_t cache = bb_attribute_cache_load(code, word);
	const BbObject *o = bb_to_pointer(object);
	uint32_t shape = bb_shape_load(&o->shape);
	if (BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_VALUE)) {
		BbValue cell = bb_attribute_resolved(bb_type_of_object(o), cache);
		return bb_slot_load(&((const BbCellObject *)bb_to_pointer(cell))->value);
	}
	if (BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_METHOD)) {
		BbValue function = bb_attribute_resolved(bb_type_of_object(o), cache);
		return bb_descriptor_get(t, function, object, bb_type_of_object(o));
	}
	if (BB_CACHE_KEY(cache) == BB_CACHE_KEY_OF(shape, BB_CACHE_MODULE) && bb_is_exact(object, &bb_module_type)) {
		bool matches;
		return bb_dict_entry_value(bb_to_dict(bb_module_dict(object)), (uint32_t)BB_CACHE_INDEX(cache), name,
					   &matches);
	}
	return BB_EMPTY;
}

BbValue bb_attribute_load(BbThread *t, BbFrame *frame, BbValue object, uint32_t word)
{
	const BbCode *code = frame->code;
	BbValue name = code->constants[word & 0xffff];
	if (!bb_is_pointer(object))
		return bb_getattr(t, object, name);
	BbValue v = cached_other(t, code, object, word, name);
	if (!bb_is_empty(v) || bb_has_exception(t))
		return v;
	const BbType *type = bb_type_of(object);
	if (type == &bb_module_type) {
		uint32_t entry;
		v = bb_is_empty(bb_type_lookup(t, type, name))
			    ? bb_dict_get_name_entry(t, bb_module_dict(object), name, false, &entry)
			    : BB_EMPTY;
		if (!bb_is_empty(v)) {
			if (entry != UINT32_MAX)
				fill_always(code, word, bb_shape_load(&((BbObject *)bb_to_pointer(object))->shape),
					    BB_CACHE_MODULE, entry);
			return v;
		}
		return bb_getattr(t, object, name);
	}
	if (!generic_getattr(t, type))
		return bb_getattr(t, object, name);
	bool on_class;
	v = find(t, code, object, word, name, &on_class);
	if (!bb_is_empty(v))
		v = on_class ? bb_descriptor_get(t, v, object, bb_type_of(object)) : v;
	else
		return bb_getattr(t, object, name); /* raises, or __getattr__ */
	if (bb_is_empty(v) && !bb_is_empty(type->special[BB_SP_GETATTR]) &&
	    bb_exception_matches(t, &bb_exc_AttributeError)) {
		bb_exception_clear(t);
		v = bb_call_special(t, type->special[BB_SP_GETATTR], object, &name, 1);
	}
	if (BB_UNLIKELY(bb_is_empty(v)))
		bb_attribute_note_failed(t, object, name);
	return v;
}

bool bb_attribute_load_method(BbThread *t, BbFrame *frame, BbValue object, uint32_t word, BbValue *out)
{
	const BbCode *code = frame->code;
	BbValue name = code->constants[word & 0xffff];
	const BbType *type = bb_type_of(object);
	if (bb_is_pointer(object) && generic_getattr(t, type)) {
		uintptr_t cache = bb_attribute_cache_load(code, word);
		if (cache == 0 ||
		    BB_CACHE_KEY(cache) != BB_CACHE_KEY_OF(bb_shape_load(&((BbObject *)bb_to_pointer(object))->shape),
							   BB_CACHE_SLOT)) {
			bool on_class;
			BbValue found = find(t, code, object, word, name, &on_class);
			if (!bb_is_empty(found) && on_class && (bb_type_of(found)->flags & BB_TYPE_METHOD_LIKE)) {
				out[0] = found;
				out[1] = object;
				return true;
			}
		}
	}
	BbValue v = bb_is_pointer(object) ? bb_attribute_load(t, frame, object, word) : BB_EMPTY;
	if (bb_is_empty(v)) {
		if (bb_has_exception(t))
			return false;
		BbValue found = bb_type_lookup(t, type, name);
		if (!bb_is_empty(found) && (bb_type_of(found)->flags & BB_TYPE_METHOD_LIKE)) {
			out[0] = found;
			out[1] = object;
			return true;
		}
		v = bb_getattr(t, object, name);
		if (bb_is_empty(v))
			return false;
	}
	out[0] = v;
	out[1] = BB_EMPTY;
	return true;
}

bool bb_attribute_add_cached(BbThread *t, BbObject *object, uint32_t shape, uint32_t new_shape, BbValue value)
{
	unsigned slot = bb_shape_of(t->rt, new_shape)->slot_count - 1;
	if (slot >= object->flags)
		return false;
	bb_lock(t, &object->lock);
	bool same = bb_shape_load(&object->shape) == shape;
	if (BB_LIKELY(same)) {
		bb_store(t, object, &((BbPlainInstance *)object)->part.slots[slot], value);
		bb_shape_store(&object->shape, new_shape);
	}
	bb_unlock(t, &object->lock);
	return same;
}

bool bb_attribute_store(BbThread *t, BbFrame *frame, BbValue object, uint32_t word, BbValue value)
{
	const BbCode *code = frame->code;
	BbValue name = code->constants[word & 0xffff];
	BbType *type = bb_type_of(object);
	if (!bb_is_pointer(object) || !is_plain(type) ||
	    bb_to_pointer(type->special[BB_SP_SETATTR]) != bb_objects(t)->object_setattr)
		return bb_setattr(t, object, name, value);
	BbObject *o = bb_to_pointer(object);
	uint32_t epoch = bb_published32_load_relaxed(&bb_objects(t)->class_epoch);
	if (!(__atomic_load_n(&type->header.flags, __ATOMIC_RELAXED) & BB_TYPE_IS_CACHED))
		bb_type_note_cached(type);
	uint32_t before = bb_shape_load(&o->shape);
	BbValue found = bb_type_lookup(t, type, name);
	if (!bb_is_empty(found) && bb_is_data_descriptor(found)) {
		intptr_t slot = member_slot(type, found, object);
		if (slot >= 0)
			fill(t, epoch, code, word, before, BB_CACHE_SLOT, (uintptr_t)slot);
		return bb_setattr(t, object, name, value);
	}
	if (!(type->flags & BB_TYPE_HAS_DICT))
		return bb_setattr(t, object, name, value);
	if (bb_instance_set(t, object, name, value) < 0)
		return false;
	uint32_t after = bb_shape_load(&o->shape);
	const BbShape *shape = bb_shape_of(t->rt, after);
	if (before == after) {
		int slot = bb_shape_find(shape, name);
		if (slot >= 0)
			fill(t, epoch, code, word, after, BB_CACHE_SLOT, (uintptr_t)slot);
	} else if (shape->parent && shape->parent->id == before && bb_is(shape->name, name)) {
		fill(t, epoch, code, word, before, BB_CACHE_ADD, after);
	}
	return true;
}

BbValue bb_attribute_load_super(BbThread *t, BbFrame *frame, BbValue class, BbValue self, BbValue name)
{
	(void)frame;
	if (bb_is_empty(self))
		return bb_runtime_error(t, "super(): arg[0] deleted");
	if (!bb_is_type(class))
		return bb_type_error(t, "super(type, obj): obj must be an instance or subtype of type");
	return bb_super_getattr(t, bb_to_type(class), self, name);
}

static void clear_caches(void *context, void *cell)
{
	(void)context;
	const BbCell *c = cell;
	if (c->kind != &bb_code_type.kind)
		return;
	BbCode *code = cell;
	/* Another thread may just be making it. */
	for (uint32_t i = 0; code->constants && i < code->cache_count; i++)
		bb_published_store_relaxed(bb_code_cache(code, i), 0);
}

void bb_attribute_clear_caches_stw(BbThread *t)
{
	bb_heap_visit_size_stw(t, sizeof(BbCode), clear_caches, NULL);
}
