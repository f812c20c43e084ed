/* SPDX-License-Identifier: MIT */
/*
 * Making objects, and taking the arguments of C functions apart.
 */
#include "object/object.h"

#include "memory/c_stack.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/instance.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/suggest.h"
#include "object/tuple.h"
#include "object/type.h"

void *bb_cell_new(BbThread *t, const BbCellKind *kind, size_t size)
{
	void *cell = bb_alloc(t, kind, size);
	if (BB_UNLIKELY(!cell))
		bb_raise_no_memory(t);
	return cell;
}

void *bb_object_new(BbThread *t, BbType *type, size_t size)
{
	BbObject *object = bb_alloc(t, &type->kind, size);
	if (BB_UNLIKELY(!object)) {
		bb_raise_no_memory(t);
		return NULL;
	}
	bb_shape_store_relaxed(&object->shape, bb_shape_load(&type->root_shape));
	if ((type->flags & BB_TYPE_HAS_DEL) && BB_UNLIKELY(!bb_heap_add_finalizer(t, object))) {
		bb_raise_no_memory(t);
		return NULL;
	}
	return object;
}

void *bb_instance_new_sized(BbThread *t, BbType *type, size_t n)
{
	size_t size = type->instance_size;
	if (type->item_size) {
		size_t bytes;
		if (__builtin_mul_overflow(n, (size_t)type->item_size, &bytes) ||
		    __builtin_add_overflow(size, bytes, &size)) {
			bb_raise_no_memory(t);
			return NULL;
		}
	}
	if (!(type->flags & BB_TYPE_INSTANCE))
		return bb_object_new(t, type, size);
	unsigned slots = __atomic_load_n(&type->inline_slots, __ATOMIC_RELAXED);
	size_t part = sizeof(BbInstance) + slots * sizeof(BbSlot);
	if (type->item_size) {
		size = (size + sizeof(BbSlot) - 1) / sizeof(BbSlot) * sizeof(BbSlot) + part;
		slots <<= BB_SIZED_FLAG_BITS;
	} else {
		size = type->instance_offset + part;
	}
	BbObject *object = bb_object_new(t, type, size);
	if (object)
		object->flags = (uint8_t)slots;
	return object;
}

void *bb_instance_new(BbThread *t, BbType *type)
{
	return bb_instance_new_sized(t, type, 0);
}

/* ---- Arguments. ---- */

bool bb_args_check(BbThread *t, const char *function, size_t nargs, BbValue kwnames, int min, int max)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames) > 0) {
		bb_type_error(t, "%s() takes no keyword arguments", function);
		return false;
	}
	if (nargs < (size_t)min) {
		bb_type_error(t, "%s expected %s%d argument%s, got %zu", function, min == max ? "" : "at least ", min,
			      min == 1 ? "" : "s", nargs);
		return false;
	}
	if (max >= 0 && nargs > (size_t)max) {
		bb_type_error(t, "%s expected %s%d argument%s, got %zu", function, min == max ? "" : "at most ", max,
			      max == 1 ? "" : "s", nargs);
		return false;
	}
	return true;
}

static bool wrong_count(BbThread *t, const BbParams *p, size_t nargs, size_t nkeywords)
{
	if (nargs + nkeywords > p->total)
		bb_type_error(t, "%s() takes at most %d %sargument%s (%zu given)", p->function, (int)p->total,
			      nargs ? "" : "keyword ", p->total == 1 ? "" : "s", nargs + nkeywords);
	else if (p->positional == 0)
		bb_type_error(t, "%s() takes no positional arguments", p->function);
	else
		bb_type_error(t, "%s() takes %s %d positional argument%s (%zu given)", p->function,
			      p->required < p->positional ? "at most" : "exactly", (int)p->positional,
			      p->positional == 1 ? "" : "s", nargs);
	return false;
}

static void raise_unexpected(BbThread *t, const BbParams *p, BbValue name)
{
	const char *meant = NULL;
	size_t best = SIZE_MAX;
	for (size_t i = p->positional_only; i < p->total; i++)
		if (bb_suggest_is_nearer(bb_str_text(name), bb_to_str(name)->size, p->names[i], strlen(p->names[i]),
					 &best))
			meant = p->names[i];
	if (meant)
		bb_type_error(t, "%s() got an unexpected keyword argument '%S'. Did you mean '%s'?", p->function, name,
			      meant);
	else
		bb_type_error(t, "%s() got an unexpected keyword argument '%S'", p->function, name);
}

bool bb_args_bind(BbThread *t, const BbParams *p, const BbValue *args, size_t nargs, BbValue kwnames, BbValue *out)
{
	size_t nkeywords = bb_is_empty(kwnames) ? 0 : bb_tuple_count(kwnames);
	BbValue unexpected = BB_EMPTY;
	if (nargs > p->positional || nargs + nkeywords > p->total)
		return wrong_count(t, p, nargs, nkeywords);
	for (size_t i = 0; i < p->total; i++)
		out[i] = i < nargs ? args[i] : BB_EMPTY;
	for (size_t k = 0; k < nkeywords; k++) {
		BbValue name = bb_tuple_get(kwnames, k);
		size_t i = p->positional_only;
		while (i < p->total && !bb_str_equals_text(name, p->names[i]))
			i++;
		if (i == p->total) {
			unexpected = name;
			continue;
		}
		if (!bb_is_empty(out[i])) {
			bb_type_error(t, "argument for %s() given by name ('%s') and position (%zu)", p->function,
				      p->names[i], i + 1);
			return false;
		}
		out[i] = args[nargs + k];
	}
	for (size_t i = 0; i < p->required; i++) {
		if (bb_is_empty(out[i])) {
			if (i < p->positional_only)
				bb_type_error(t, "%s() takes %s %d positional argument%s (%zu given)", p->function,
					      p->required < p->positional ? "at least" : "exactly", (int)p->required,
					      p->required == 1 ? "" : "s", nargs);
			else
				bb_type_error(t, "%s() missing required argument '%s' (pos %zu)", p->function,
					      p->names[i], i + 1);
			return false;
		}
	}
	if (!bb_is_empty(unexpected))
		raise_unexpected(t, p, unexpected);
	return bb_is_empty(unexpected);
}

/* ---- Calling built-ins. ---- */

/* What stands before the dot in front of a built-in's name in messages: its type or its module; "" for builtins. */
static const char *prefix_of(BbThread *t, const BbBuiltin *def)
{
	if (def->owner)
		return def->what != BB_BUILTIN_STATIC ? def->owner->name : "";
	BbValue module = bb_objects(t)->builtin_module ? bb_objects(t)->builtin_module(t, def) : BB_NONE;
	return !bb_is_empty(module) && bb_is_str(module) && !bb_str_equals_text(module, "builtins")
		       ? bb_str_text(module)
		       : "";
}

static BbValue wrong_builtin_count(BbThread *t, const BbBuiltin *def, size_t nargs)
{
	const char *owner = prefix_of(t, def);
	const char *dot = *owner ? "." : "";
	int min = def->min_args, max = def->max_args;
	if (bb_builtin_is_slot(t, def))
		return min == max ? bb_type_error(t, "expected %d argument%s, got %zu", min, min == 1 ? "" : "s", nargs)
				  : bb_type_error(t, "expected %s %d argument%s, got %zu",
						  nargs < (size_t)min ? "at least" : "at most",
						  nargs < (size_t)min ? min : max,
						  (nargs < (size_t)min ? min : max) == 1 ? "" : "s", nargs);
	if (min == 0 && max == 0)
		return bb_type_error(t, "%s%s%s() takes no arguments (%zu given)", owner, dot, def->name, nargs);
	if (min == 1 && max == 1)
		return bb_type_error(t, "%s%s%s() takes exactly one argument (%zu given)", owner, dot, def->name,
				     nargs);
	bool few = nargs < (size_t)min;
	int limit = few ? min : max;
	return bb_type_error(t, "%s expected %s%d argument%s, got %zu", def->name,
			     min == max ? ""
			     : few	? "at least "
					: "at most ",
			     limit, limit == 1 ? "" : "s", nargs);
}

typedef struct Call {
	BbThread *t;
	BbCFunction function;
	BbValue self;
	const BbValue *args;
	size_t nargs;
	BbValue kwnames, result;
} Call;

static void call(void *arg)
{
	Call *c = arg;
	c->result = c->function(c->t, c->self, c->args, c->nargs, c->kwnames);
}

BB_NOINLINE BbValue bb_call_on_piece(BbThread *t, BbCFunction function, BbValue self, const BbValue *args, size_t nargs,
				     BbValue kwnames)
{
	Call c = {t, function, self, args, nargs, kwnames, BB_EMPTY};
	bb_c_stack_call(t, call, &c);
	return c.result;
}

BbValue bb_builtin_call(BbThread *t, const BbBuiltin *def, BbValue self, const BbValue *args, size_t nargs,
			BbValue kwnames)
{
	if (!(def->flags & BB_KEYWORDS)) {
		if (BB_UNLIKELY(!bb_is_empty(kwnames) && bb_tuple_count(kwnames))) {
			const char *owner = prefix_of(t, def);
			return bb_type_error(t, "%s%s%s() takes no keyword arguments", owner, *owner ? "." : "",
					     def->name);
		}
		if (BB_UNLIKELY(nargs < (size_t)def->min_args || (def->max_args >= 0 && nargs > (size_t)def->max_args)))
			return wrong_builtin_count(t, def, nargs);
	}
	if (BB_UNLIKELY(def->what == BB_BUILTIN_NEW)) {
		if (nargs == 0)
			return bb_type_error(t, "%Q.__new__(): not enough arguments", def->owner);
		if (!bb_is_type(args[0]))
			return bb_type_error(t, "%Q.__new__(X): X is not a type object (%T)", def->owner, args[0]);
		const BbType *type = bb_to_pointer(args[0]);
		if (!bb_type_is_subtype(type, def->owner))
			return bb_type_error(t, "%Q.__new__(%Q): %Q is not a subtype of %Q", def->owner, type, type,
					     def->owner);
	}
	if (def->flags & BB_WAITS)
		return def->function(t, self, args, nargs, kwnames);
	return bb_call_deep(t, def->function, self, args, nargs, kwnames);
}
