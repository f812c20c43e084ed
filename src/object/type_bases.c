/* SPDX-License-Identifier: MIT */
/*
 * See type_bases.h.
 *
 * The mro() of a metatype may itself assign __bases__.  So the new bases are stored before any mro() runs, each new mro
 * as soon as it is known, and what an inner assignment has changed since is left alone.  Readers on other threads see
 * each type with its old or its new mro.
 */
#include "object/type_bases.h"

#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/subclass.h"
#include "object/tuple.h"
#include "object/type.h"
#include "thread/world.h"

/* ---- Layouts. ---- */

static size_t slot_count(const BbType *type)
{
	return bb_is_empty(type->slot_names) ? 0 : bb_tuple_count(type->slot_names);
}

static uint32_t layout_flags(const BbType *type)
{
	return type->flags & (BB_TYPE_HAS_DICT | BB_TYPE_HAS_WEAKREF);
}

/* Does a type lay out its objects exactly as its base does? */
static bool adds_nothing(const BbType *type)
{
	const BbType *base = type->base;
	return (type->flags & BB_TYPE_HEAP) && base && slot_count(type) == slot_count(base) &&
	       layout_flags(type) == layout_flags(base);
}

/* Have two types the same __slots__? */
static bool same_slots(const BbType *a, const BbType *b)
{
	if (slot_count(a) != slot_count(b))
		return false;
	for (size_t i = 0; i < slot_count(a); i++)
		if (!bb_is(bb_tuple_get(a->slot_names, i), bb_tuple_get(b->slot_names, i)))
			return false;
	return true;
}

bool bb_type_same_layout(const BbType *from, const BbType *to)
{
	while (adds_nothing(from))
		from = from->base;
	while (adds_nothing(to))
		to = to->base;
	return from == to || ((from->flags & BB_TYPE_HEAP) && (to->flags & BB_TYPE_HEAP) && from->base == to->base &&
			      layout_flags(from) == layout_flags(to) && same_slots(from, to));
}

/* ---- __bases__. ---- */

/* Is base the type itself, or derived from it by its mro or by what an outer assignment has just stored? */
static bool derives_from(const BbType *base, const BbType *type)
{
	if (!bb_is_empty(base->mro) && bb_type_is_subtype(base, type))
		return true;
	for (; base; base = base->base)
		if (base == type)
			return true;
	return false;
}

static bool check_bases(BbThread *t, BbType *type, BbValue bases)
{
	if (type->flags & BB_TYPE_IMMUTABLE)
		return !bb_is_empty(bb_type_error(t, "cannot set '__bases__' attribute of immutable type '%N'", type));
	if (bb_is_empty(bases))
		return !bb_is_empty(
			bb_type_error(t, "cannot delete '__bases__' attribute of immutable type '%N'", type));
	if (!bb_is_tuple(bases))
		return !bb_is_empty(bb_type_error(t, "can only assign tuple to %N.__bases__, not %T", type, bases));
	if (bb_tuple_count(bases) == 0)
		return !bb_is_empty(bb_type_error(t, "can only assign non-empty tuple to %N.__bases__, not ()", type));
	for (size_t i = 0; i < bb_tuple_count(bases); i++) {
		BbValue base = bb_tuple_get(bases, i);
		if (!bb_is_type(base))
			return !bb_is_empty(
				bb_type_error(t, "%N.__bases__ must be tuple of classes, not '%T'", type, base));
		if (derives_from(bb_to_type(base), type))
			return !bb_is_empty(bb_type_error(t, "a __bases__ item causes an inheritance cycle"));
	}
	return true;
}

static void store_bases(BbThread *t, BbType *type, BbValue bases, BbType *base)
{
	bb_world_stop(t);
	type->bases = bases;
	type->base = base;
	bb_world_start(t);
}

static void store_mro(BbThread *t, BbType *type, BbValue mro)
{
	bb_world_stop(t);
	type->mro = mro;
	bb_world_start(t);
}

/* Gives the type and then its subclasses a new mro each.  `changes' gets type, old and new mro of each. */
static bool renew_mro(BbThread *t, BbType *type, BbValue changes)
{
	BbValue old = type->mro, mro = bb_type_ask_mro(t, type);
	if (bb_is_empty(mro))
		return false;
	if (!bb_is(type->mro, old)) /* an inner assignment has done it already */
		return true;
	store_mro(t, type, mro);
	BbValue change[] = {bb_from_pointer(type), bb_is_empty(old) ? BB_NONE : old, mro};
	BbValue entry = bb_tuple_from(t, change, 3);
	if (bb_is_empty(entry) || !bb_list_append(t, changes, entry))
		return false;
	BbValue subclasses = bb_subclass_list(t, type);
	if (bb_is_empty(subclasses))
		return false;
	for (size_t i = 0; i < bb_list_count(subclasses); i++)
		if (!renew_mro(t, bb_to_type(bb_list_peek(bb_to_list(subclasses), i)), changes))
			return false;
	return true;
}

static void take_back(BbThread *t, BbValue changes)
{
	for (size_t i = bb_list_count(changes); i-- > 0;) {
		BbValue change = bb_list_peek(bb_to_list(changes), i);
		BbType *type = bb_to_type(bb_tuple_get(change, 0));
		if (bb_is(type->mro, bb_tuple_get(change, 2)))
			store_mro(t, type, bb_is_none(bb_tuple_get(change, 1)) ? BB_EMPTY : bb_tuple_get(change, 1));
	}
}

static bool move_among_subclasses(BbThread *t, BbType *type, BbValue from, BbValue to)
{
	for (size_t i = 0; i < bb_tuple_count(from); i++)
		bb_subclass_remove(t, type, bb_to_type(bb_tuple_get(from, i)));
	for (size_t i = 0; i < bb_tuple_count(to); i++)
		if (!bb_subclass_add(t, type, bb_to_type(bb_tuple_get(to, i))))
			return false;
	return true;
}

bool bb_type_set_bases(BbThread *t, BbValue cls, BbValue bases)
{
	BbType *type = bb_to_type(cls);
	BbType *base = check_bases(t, type, bases) ? bb_type_best_base(t, bases) : NULL;
	if (!base)
		return false;
	if (!bb_type_same_layout(base, type->base)) {
		bool native = !(base->flags & BB_TYPE_HEAP) && base != &bb_object_type;
		return !bb_is_empty(bb_type_error(t, "__bases__ assignment: '%N' %s differs from '%N'", base,
						  native ? "deallocator" : "object layout", type->base));
	}
	BbValue old_bases = type->bases, changes = bb_list_new(t, 0);
	BbType *old_base = type->base;
	if (bb_is_empty(changes))
		return false;
	store_bases(t, type, bases, base);
	if (!renew_mro(t, type, changes)) {
		BbValue pending = bb_exception_take(t);
		take_back(t, changes);
		if (bb_is(type->bases, bases))
			store_bases(t, type, old_bases, old_base);
		bool ok = !(type->flags & BB_TYPE_READY) || bb_type_bases_changed(t, type);
		if (ok)
			bb_exception_restore(t, pending);
		return false;
	}
	if (!(type->flags & BB_TYPE_READY) || !bb_is(type->bases, bases))
		return true;
	return move_among_subclasses(t, type, old_bases, bases) && bb_type_bases_changed(t, type);
}
