/* SPDX-License-Identifier: MIT */
/*
 * Attribute slots of instances, their __dict__, and the descriptors of __slots__.
 *
 * Readers: load the shape (acquire), find the slot, load it.  Writers of an existing slot do the same and store.  Only
 * adding a name locks the object.
 */
#include "object/instance.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/instance_dict.h"
#include "object/protocol.h"
#include "object/shape.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/lock.h"
#include "thread/world.h"

static void trace_segment(BbTracer *tracer, void *cell)
{
	BbSegment *segment = cell;
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&segment->next));
	bb_trace_slot(tracer, &segment->overflow);
	for (size_t i = 0; i < segment->capacity; i++)
		bb_trace_slot(tracer, &segment->slots[i]);
}

static const BbCellKind segment_kind = {.trace = trace_segment};

/* How many slots are inside the object. */
static unsigned inside_count(const BbObject *object, const BbType *type)
{
	return type->item_size ? object->flags >> BB_SIZED_FLAG_BITS : object->flags;
}

static BbInstance *part_in(BbRuntime *rt, const BbObject *object, const BbType *type)
{
	BB_ASSERT(type->flags & BB_TYPE_INSTANCE);
	if (BB_LIKELY(type->item_size == 0))
		return (BbInstance *)((char *)(uintptr_t)object + type->instance_offset);
	size_t size = sizeof(BbInstance) + inside_count(object, type) * sizeof(BbSlot);
	return (BbInstance *)((char *)(uintptr_t)object + bb_cell_capacity(rt, object) - size);
}

BbInstance *bb_instance_part(const BbObject *object, const BbType *type)
{
	return part_in(type->item_size ? bb_thread_current()->rt : NULL, object, type);
}

BbSlot *bb_instance_slot(const BbObject *object, const BbType *type, unsigned slot)
{
	BbInstance *part = bb_instance_part(object, type);
	unsigned inside = inside_count(object, type);
	if (BB_LIKELY(slot < inside))
		return &part->slots[slot];
	slot -= inside;
	BbSegment *segment = (BbSegment *)bb_published_load(&part->more);
	while (segment && slot >= segment->capacity) {
		slot -= (unsigned)segment->capacity;
		segment = (BbSegment *)bb_published_load(&segment->next);
	}
	return segment ? &segment->slots[slot] : NULL;
}

void bb_instance_trace(BbTracer *tracer, BbObject *object, const BbType *type)
{
	/* Some who mark have no BbThread. */
	BbInstance *part = part_in(bb_trace_runtime(tracer), object, type);
	bb_trace_pointer(tracer, (void *)bb_published_load_relaxed(&part->more));
	unsigned inside = inside_count(object, type);
	for (unsigned i = 0; i < inside; i++)
		bb_trace_slot(tracer, &part->slots[i]);
}

void bb_instance_trace_plain(BbTracer *tracer, void *cell)
{
	BbObject *object = cell;
	const BbType *type = bb_type_of_object(object);
	bb_trace_pointer(tracer, (type->flags & BB_TYPE_HEAP) ? type : NULL);
	bb_instance_trace(tracer, object, type);
}

/* ---- The overflow dict. ---- */

static BbValue overflow_of(const BbObject *object, const BbType *type)
{
	BbSegment *first = (BbSegment *)bb_published_load(&bb_instance_part(object, type)->more);
	return first ? bb_slot_load(&first->overflow) : BB_EMPTY;
}

/* The first segment, made if necessary with room for n slots; the caller does not hold the lock. NULL: no memory. */
static BbSegment *first_segment(BbThread *t, BbObject *object, const BbType *type)
{
	BbPublished *more = &bb_instance_part(object, type)->more;
	BbSegment *first = (BbSegment *)bb_published_load(more);
	if (first)
		return first;
	BbSegment *made = bb_alloc(t, &segment_kind, sizeof *made + 4 * sizeof made->slots[0]);
	if (!made)
		return NULL;
	made->capacity = 4;
	bb_lock(t, &object->lock);
	first = (BbSegment *)bb_published_load(more);
	if (!first) {
		bb_store_pointer(t, object, more, made);
		first = made;
	}
	bb_unlock(t, &object->lock);
	return first;
}

static BbValue make_overflow(BbThread *t, BbObject *object, const BbType *type)
{
	BbSegment *first = first_segment(t, object, type);
	if (!first)
		return bb_raise_no_memory(t);
	BbValue made = bb_dict_new(t, 0);
	if (bb_is_empty(made))
		return BB_EMPTY;
	bb_lock(t, &object->lock);
	BbValue dict = bb_slot_load(&first->overflow);
	if (bb_is_empty(dict)) {
		bb_store(t, first, &first->overflow, made);
		dict = made;
	}
	bb_unlock(t, &object->lock);
	return dict;
}

/* ---- Reading and writing. ---- */

BbValue bb_instance_get(BbThread *t, BbValue v, BbValue name)
{
	BbObject *object = bb_to_pointer(v);
	const BbType *type = bb_type_of_object(object);
	const BbShape *shape = bb_shape_of(t->rt, bb_shape_load(&object->shape));
	int slot = bb_shape_find(shape, name);
	if (slot >= 0) {
		BbSlot *place = bb_instance_slot(object, type, (unsigned)slot);
		return place ? bb_slot_load(place) : BB_EMPTY;
	}
	if (BB_LIKELY(shape->slot_count < BB_SHAPE_SLOTS_MAX))
		return BB_EMPTY;
	BbValue overflow = overflow_of(object, type);
	return bb_is_empty(overflow) ? BB_EMPTY : bb_dict_get_name(t, overflow, name);
}

/* Makes sure that a slot exists.  The caller does not hold the lock. */
static BbSlot *ensure_slot(BbThread *t, BbObject *object, const BbType *type, unsigned slot)
{
	BbSlot *place;
	while (!(place = bb_instance_slot(object, type, slot))) {
		BbSegment *last = first_segment(t, object, type);
		if (!last)
			return NULL;
		size_t total = inside_count(object, type);
		BbSegment *next = last;
		while (next) {
			last = next;
			total += last->capacity;
			next = (BbSegment *)bb_published_load(&last->next);
		}
		if (slot < total)
			continue;
		size_t capacity = last->capacity * 2;
		BbSegment *made = bb_alloc(t, &segment_kind, sizeof *made + capacity * sizeof made->slots[0]);
		if (!made)
			return NULL;
		made->capacity = capacity;
		bb_lock(t, &object->lock);
		if (!bb_published_load(&last->next))
			bb_store_pointer(t, last, &last->next, made);
		bb_unlock(t, &object->lock);
	}
	return place;
}

/* New instances get as many slots inside as their forerunners came to need. */
static void learn(BbType *type, unsigned slots)
{
	if ((type->flags & BB_TYPE_HEAP) && !type->item_size && slots <= 12 &&
	    slots > __atomic_load_n(&type->inline_slots, __ATOMIC_RELAXED))
		__atomic_store_n(&type->inline_slots, (uint16_t)slots, __ATOMIC_RELAXED);
}

static int add(BbThread *t, BbObject *object, BbType *type, BbValue name, BbValue value)
{
	for (;;) {
		BbShape *shape = bb_shape_to_extend(t, bb_shape_load(&object->shape));
		if (!shape)
			goto no_memory;
		int slot = bb_shape_find(shape, name);
		if (slot >= 0) {
			/* Somebody else added it, or it was deleted.  EMPTY only asks for the slot. */
			BbSlot *place = ensure_slot(t, object, type, (unsigned)slot);
			if (!place)
				goto no_memory;
			if (!bb_is_empty(value))
				bb_store(t, object, place, value);
			return 1;
		}
		if (shape->slot_count >= BB_SHAPE_SLOTS_MAX) {
			BbValue overflow = make_overflow(t, object, type);
			if (bb_is_empty(overflow))
				return -1;
			return bb_dict_set(t, overflow, name, value) ? 1 : -1;
		}
		BbShape *next = bb_shape_add(t, shape, name);
		if (!next)
			goto no_memory;
		BbSlot *place = ensure_slot(t, object, type, next->slot_count - 1);
		if (!place)
			goto no_memory;
		learn(type, next->slot_count);
		bb_lock(t, &object->lock);
		bool same = bb_shape_load(&object->shape) == shape->id;
		if (same) {
			bb_store(t, object, place, value);
			bb_shape_store(&object->shape, next->id);
		}
		bb_unlock(t, &object->lock);
		if (same)
			return 1;
	}
no_memory:
	bb_raise_no_memory(t);
	return -1;
}

int bb_instance_set(BbThread *t, BbValue v, BbValue name, BbValue value)
{
	BbObject *object = bb_to_pointer(v);
	BbType *type = bb_type_of_object(object);
	if (!bb_is_empty(value)) {
		BbShape *shape = bb_shape_of(t->rt, bb_shape_load(&object->shape));
		int slot = bb_shape_find(shape, name);
		BbSlot *place = slot >= 0 ? bb_instance_slot(object, type, (unsigned)slot) : NULL;
		if (place) {
			bb_store(t, object, place, value);
			return 1;
		}
		return add(t, object, type, name, value);
	}
	/* Deleting: two threads that delete at once must not both succeed. */
	BbShape *shape = bb_shape_of(t->rt, bb_shape_load(&object->shape));
	int slot = bb_shape_find(shape, name);
	if (slot >= 0) {
		BbSlot *place = bb_instance_slot(object, type, (unsigned)slot);
		if (!place)
			return 0;
		bb_lock(t, &object->lock);
		bool there = !bb_is_empty(bb_slot_load(place));
		if (there)
			bb_store(t, object, place, BB_EMPTY);
		bb_unlock(t, &object->lock);
		return there;
	}
	BbValue overflow = overflow_of(object, type);
	return bb_is_empty(overflow) ? 0 : bb_dict_delete(t, overflow, name);
}

/* ---- __dict__. ---- */

/* Attributes are overwritten without a lock, so what reads and writes one, or reads several, as a single step has the
 * other threads stopped.  In between: no allocation, no lock. */
static void stop_others(BbThread *t)
{
	if (t->use_locks)
		bb_world_stop(t);
}

static void start_others(BbThread *t)
{
	if (t->use_locks)
		bb_world_start(t);
}

/* Is it a str, or of a subclass that compares like one? */
static bool is_name(BbValue key)
{
	if (bb_is_exact_str(key))
		return true;
	const BbType *type = bb_type_of(key);
	return bb_is_str(key) && bb_is(type->special[BB_SP_EQ], bb_str_type.special[BB_SP_EQ]) &&
	       bb_is(type->special[BB_SP_HASH], bb_str_type.special[BB_SP_HASH]);
}

/* The name that a key stands for; EMPTY: failed, or it is no str: those are kept in the overflow dict like names beyond
 * the shape. */
static BbValue other_key(BbThread *t, BbValue key)
{
	BbValue name = is_name(key) ? bb_str_exact(t, key) : BB_EMPTY;
	return bb_is_empty(name) ? name : bb_intern(t, name);
}

int bb_instance_dict_get(BbThread *t, BbValue instance, BbValue key, BbValue *out)
{
	if (is_name(key)) {
		BbValue name = other_key(t, key);
		if (bb_is_empty(name))
			return -1;
		*out = bb_instance_get(t, instance, name);
		return !bb_is_empty(*out);
	}
	BbObject *object = bb_to_pointer(instance);
	BbValue overflow = overflow_of(object, bb_type_of_object(object));
	return bb_is_empty(overflow) ? 0 : bb_dict_get(t, overflow, key, out);
}

bool bb_instance_dict_set(BbThread *t, BbValue instance, BbValue key, BbValue value)
{
	BbValue name = other_key(t, key);
	if (!bb_is_empty(name))
		return bb_instance_set(t, instance, name, value) > 0;
	if (bb_has_exception(t))
		return false;
	BbObject *object = bb_to_pointer(instance);
	BbValue overflow = make_overflow(t, object, bb_type_of_object(object));
	return !bb_is_empty(overflow) && bb_dict_set(t, overflow, key, value);
}

/* The attribute's own slot, or NULL. */
static BbSlot *slot_of(BbThread *t, BbValue instance, BbValue name)
{
	BbObject *object = bb_to_pointer(instance);
	int slot = bb_shape_find(bb_shape_of(t->rt, bb_shape_load(&object->shape)), name);
	return slot < 0 ? NULL : bb_instance_slot(object, bb_type_of_object(object), (unsigned)slot);
}

int bb_instance_dict_delete(BbThread *t, BbValue instance, BbValue key, BbValue *old)
{
	BbObject *object = bb_to_pointer(instance);
	BbValue name = other_key(t, key);
	if (bb_is_empty(name) && bb_has_exception(t))
		return -1;
	BbSlot *place = bb_is_empty(name) ? NULL : slot_of(t, instance, name);
	if (place && !old)
		return bb_instance_set(t, instance, name, BB_EMPTY);
	if (place) {
		stop_others(t);
		*old = bb_slot_load(place);
		bb_store(t, object, place, BB_EMPTY);
		start_others(t);
		return !bb_is_empty(*old);
	}
	BbValue overflow = overflow_of(object, bb_type_of_object(object));
	if (bb_is_empty(overflow))
		return 0;
	if (!old)
		return bb_dict_delete(t, overflow, key);
	*old = bb_dict_pop(t, overflow, key);
	return bb_is_empty(*old) ? (bb_has_exception(t) ? -1 : 0) : 1;
}

int bb_instance_dict_setdefault(BbThread *t, BbValue instance, BbValue key, BbValue value, BbValue *out)
{
	BbObject *object = bb_to_pointer(instance);
	BbValue name = other_key(t, key);
	if (bb_is_empty(name) && bb_has_exception(t))
		return -1;
	while (!bb_is_empty(name)) {
		BbSlot *place = slot_of(t, instance, name);
		if (!place)
			break;
		*out = bb_slot_load(place);
		if (!bb_is_empty(*out))
			return 1;
		stop_others(t);
		*out = bb_slot_load(place);
		bool was = !bb_is_empty(*out);
		if (!was)
			bb_store(t, object, place, *out = value);
		start_others(t);
		return was;
	}
	if (!bb_is_empty(name) && bb_shape_of(t->rt, bb_shape_load(&object->shape))->slot_count < BB_SHAPE_SLOTS_MAX) {
		/* Give the name its slot, empty, and try again. */
		BbType *type = bb_type_of_object(object);
		if (add(t, object, type, name, BB_EMPTY) < 0)
			return -1;
		return bb_instance_dict_setdefault(t, instance, key, value, out);
	}
	BbValue overflow = make_overflow(t, object, bb_type_of_object(object));
	if (bb_is_empty(overflow))
		return -1;
	int found = bb_dict_get(t, overflow, key, out);
	if (found)
		return found;
	*out = bb_dict_setdefault(t, overflow, key, value);
	return bb_is_empty(*out) ? -1 : !bb_is(*out, value);
}

/* *pos: number of the name in the shape, then BB_SHAPE_SLOTS_MAX + position in the overflow dict. */
bool bb_instance_dict_next(BbValue instance, size_t *pos, BbValue *key, BbValue *value)
{
	BbObject *object = bb_to_pointer(instance);
	const BbType *type = bb_type_of_object(object);
	const BbShape *shape = bb_shape_of(bb_thread_current()->rt, bb_shape_load(&object->shape));
	BbValue names[BB_SHAPE_SLOTS_MAX];
	uint8_t slots[BB_SHAPE_SLOTS_MAX];
	if (*pos < BB_SHAPE_SLOTS_MAX) {
		unsigned count = bb_shape_names(shape, names, slots);
		while (*pos < count) {
			size_t i = (*pos)++;
			BbSlot *place = bb_instance_slot(object, type, slots[i]);
			BbValue v = place ? bb_slot_load(place) : BB_EMPTY;
			if (!bb_is_empty(v)) {
				*key = names[i];
				*value = v;
				return true;
			}
		}
	}
	BbValue overflow = overflow_of(object, type);
	if (bb_is_empty(overflow))
		return false;
	size_t inner = *pos < BB_SHAPE_SLOTS_MAX ? 0 : *pos - BB_SHAPE_SLOTS_MAX;
	bool more = bb_dict_next(overflow, &inner, key, value);
	*pos = inner + BB_SHAPE_SLOTS_MAX;
	return more;
}

size_t bb_instance_dict_count(BbValue instance)
{
	size_t n = 0, pos = 0;
	BbValue key, value;
	while (bb_instance_dict_next(instance, &pos, &key, &value))
		n++;
	return n;
}

size_t bb_instance_dict_len(BbThread *t, BbValue instance)
{
	stop_others(t);
	size_t n = bb_instance_dict_count(instance);
	start_others(t);
	return n;
}

BbValue bb_instance_dict_snapshot(BbThread *t, BbValue instance)
{
	for (;;) {
		size_t room = bb_instance_dict_count(instance), n = 0, pos = 0;
		BbTuple *pairs = bb_tuple_alloc(t, room * 2);
		if (!pairs)
			return BB_EMPTY;
		BbValue key, value;
		stop_others(t);
		while (bb_instance_dict_next(instance, &pos, &key, &value)) {
			if (n < room) {
				pairs->items[2 * n] = key;
				pairs->items[2 * n + 1] = value;
			}
			n++;
		}
		start_others(t);
		if (n == room)
			return bb_from_pointer(pairs);
	}
}

void bb_instance_dict_clear(BbThread *t, BbValue instance)
{
	BbObject *object = bb_to_pointer(instance);
	const BbType *type = bb_type_of_object(object);
	BbValue names[BB_SHAPE_SLOTS_MAX];
	uint8_t slots[BB_SHAPE_SLOTS_MAX];
	stop_others(t);
	unsigned count = bb_shape_names(bb_shape_of(t->rt, bb_shape_load(&object->shape)), names, slots);
	for (unsigned i = 0; i < count; i++) {
		BbSlot *place = bb_instance_slot(object, type, slots[i]);
		if (place)
			bb_store(t, object, place, BB_EMPTY);
	}
	start_others(t);
	BbValue overflow = overflow_of(object, type);
	if (!bb_is_empty(overflow))
		bb_dict_clear(t, overflow);
}

int bb_instance_dict_pop_last(BbThread *t, BbValue instance, BbValue *key, BbValue *value)
{
	BbObject *object = bb_to_pointer(instance);
	const BbType *type = bb_type_of_object(object);
	BbValue overflow = overflow_of(object, type);
	if (!bb_is_empty(overflow)) {
		int done = bb_dict_popitem(t, overflow, key, value);
		if (done)
			return done;
	}
	BbValue names[BB_SHAPE_SLOTS_MAX];
	uint8_t slots[BB_SHAPE_SLOTS_MAX];
	bool found = false;
	stop_others(t);
	unsigned i = bb_shape_names(bb_shape_of(t->rt, bb_shape_load(&object->shape)), names, slots);
	while (i-- > 0 && !found) {
		BbSlot *place = bb_instance_slot(object, type, slots[i]);
		*value = place ? bb_slot_load(place) : BB_EMPTY;
		found = !bb_is_empty(*value);
		if (found) {
			*key = names[i];
			bb_store(t, object, place, BB_EMPTY);
		}
	}
	start_others(t);
	return found;
}

BbValue bb_instance_dict(BbThread *t, BbValue object)
{
	BbValue dict = bb_dict_new(t, 0);
	if (!bb_is_empty(dict))
		bb_slot_init(&bb_to_dict(dict)->view_of, object);
	return dict;
}

static BbValue get_dict(BbThread *t, BbValue self)
{
	if (!(bb_type_of(self)->flags & BB_TYPE_INSTANCE))
		return bb_raise(t, &bb_exc_AttributeError, "'%T' object has no attribute '__dict__'", self);
	return bb_instance_dict(t, self);
}

/* Assigning gives the instance the dict's items; the dict itself stays its owner's. */
static bool set_dict(BbThread *t, BbValue self, BbValue value)
{
	if (!bb_is_empty(value) && !bb_is_dict(value)) {
		bb_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", value);
		return false;
	}
	BbValue items = bb_is_empty(value) ? bb_dict_new(t, 0) : bb_dict_copy(t, value);
	BbValue dict = bb_is_empty(items) ? BB_EMPTY : get_dict(t, self);
	if (bb_is_empty(dict))
		return false;
	bb_dict_clear(t, dict);
	return bb_dict_merge(t, dict, items, 1);
}

const BbBuiltin bb_instance_dict_attribute = BB_GETSET(bb_object_type, "__dict__", get_dict, set_dict, NULL);

static BbValue get_weakref(BbThread *t, BbValue self)
{
	return BB_NONE;
}

const BbBuiltin bb_instance_weakref_attribute = BB_GETSET(bb_object_type, "__weakref__", get_weakref, NULL, NULL);

/* ---- __slots__. ---- */

static BbSlot *member_place(BbThread *t, BbMember *member, BbValue self)
{
	if (bb_is_of_type(self, member->owner)) {
		BbObject *object = bb_to_pointer(self);
		return ensure_slot(t, object, bb_type_of_object(object), member->slot);
	}
	bb_type_error(t, "descriptor '%S' for '%N' objects doesn't apply to a '%T' object", member->name, member->owner,
		      self);
	return NULL;
}

static BbValue member_get(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbMember *member = bb_to_pointer(self);
	if (bb_is_none(args[0]))
		return self;
	BbSlot *place = member_place(t, member, args[0]);
	if (!place)
		return bb_has_exception(t) ? BB_EMPTY : bb_raise_no_memory(t);
	BbValue v = bb_slot_load(place);
	if (bb_is_empty(v))
		return bb_raise(t, &bb_exc_AttributeError, "'%T' object has no attribute '%S'", args[0], member->name);
	return v;
}

static BbValue member_set(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbMember *member = bb_to_pointer(self);
	BbSlot *place = member_place(t, member, args[0]);
	if (!place)
		return bb_has_exception(t) ? BB_EMPTY : bb_raise_no_memory(t);
	bb_store(t, bb_to_pointer(args[0]), place, args[1]);
	return BB_NONE;
}

static BbValue member_delete(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbMember *member = bb_to_pointer(self);
	BbSlot *place = member_place(t, member, args[0]);
	if (!place)
		return bb_has_exception(t) ? BB_EMPTY : bb_raise_no_memory(t);
	BbObject *object = bb_to_pointer(args[0]);
	bb_lock(t, &object->lock);
	/* What is stored meanwhile, without the lock, stays if there was nothing to delete. */
	bool there = !bb_is_empty(bb_slot_load(place));
	if (there)
		bb_store(t, object, place, BB_EMPTY);
	bb_unlock(t, &object->lock);
	if (!there)
		return bb_raise(t, &bb_exc_AttributeError, "%S", member->name);
	return BB_NONE;
}

static BbValue member_repr(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbMember *member = bb_to_pointer(self);
	return bb_format(t, "<member '%S' of '%N' objects>", member->name, member->owner);
}

static BbValue member_name(BbThread *t, BbValue self)
{
	return ((BbMember *)bb_to_pointer(self))->name;
}

static BbValue member_objclass(BbThread *t, BbValue self)
{
	return bb_from_pointer(((BbMember *)bb_to_pointer(self))->owner);
}

static BbValue member_doc(BbThread *t, BbValue self)
{
	return BB_NONE;
}

static const BbBuiltin member_methods[] = {
	BB_METHOD(bb_member_type, "__delete__", member_delete, 1, 1, "Delete an attribute of instance."),
	BB_GETSET(bb_member_type, "__doc__", member_doc, NULL, NULL),
	BB_METHOD(bb_member_type, "__get__", member_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_GETSET(bb_member_type, "__name__", member_name, NULL, NULL),
	BB_GETSET(bb_member_type, "__objclass__", member_objclass, NULL, NULL),
	BB_METHOD(bb_member_type, "__repr__", member_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(bb_member_type, "__set__", member_set, 2, 2, "Set an attribute of instance to value."),
};

static void member_trace(BbTracer *tracer, void *cell)
{
	BbMember *member = cell;
	bb_trace_pointer(tracer, member->owner);
	bb_trace(tracer, member->name);
}

BbType bb_member_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = member_trace},
	.name = "member_descriptor",
	.module = "builtins",
	.flags = BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbMember),
	.methods = member_methods,
	.method_count = BB_COUNT(member_methods),
};

BbValue bb_member_new(BbThread *t, BbType *owner, BbValue name, uint32_t slot)
{
	BbMember *member = bb_object_new(t, &bb_member_type, sizeof *member);
	if (!member)
		return BB_EMPTY;
	member->owner = owner;
	member->name = name;
	member->slot = slot;
	return bb_from_pointer(member);
}
