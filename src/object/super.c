/* SPDX-License-Identifier: MIT */
/*
 * super objects, and the look-up behind super().name.
 *
 * A super object's fields are slots that __init__ may set again; the three are read one by one, so that a race may only
 * mix a new type with an old object, which the look-up survives.
 */
#include "object/super.h"

#include "object/error.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

typedef struct Super {
	BbObject header;
	BbSlot type;	   /* EMPTY: not initialised */
	BbSlot self;	   /* EMPTY: unbound */
	BbSlot self_class; /* EMPTY: unbound */
} Super;

static Super *to_super(BbValue v)
{
	return bb_to_pointer(v);
}

static void super_trace(BbTracer *tracer, void *cell)
{
	Super *super = cell;
	bb_trace_slot(tracer, &super->type);
	bb_trace_slot(tracer, &super->self);
	bb_trace_slot(tracer, &super->self_class);
}

/* ---- Looking up. ---- */

/* The class whose mro is to be searched; NULL: raised. */
static BbType *start_class(BbThread *t, BbType *type, BbValue self)
{
	if (bb_is_type(self) && bb_type_is_subtype(bb_to_type(self), type))
		return bb_to_type(self);
	if (bb_is_of_type(self, type))
		return bb_type_of(self);
	/* A proxy may say that it is of another class. */
	BbValue class;
	int found = bb_getattr_optional(t, self, BB_NAME(t, __class__), &class);
	if (found < 0)
		return NULL;
	if (found && bb_is_type(class) && bb_to_type(class) != bb_type_of(self) &&
	    bb_type_is_subtype(bb_to_type(class), type))
		return bb_to_type(class);
	bool is_class = bb_is_type(self);
	bb_type_error(t, "super(type, obj): obj (%s %.200s) is not an instance or subtype of type (%.200s).",
		      is_class ? "type" : "instance of", is_class ? bb_to_type(self)->name : bb_type_of(self)->name,
		      type->name);
	return NULL;
}

static BbValue find_after(BbThread *t, const BbType *type, const BbType *start, BbValue name)
{
	const BbTuple *mro = bb_is_empty(start->mro) ? NULL : bb_to_tuple(start->mro);
	size_t n = mro ? mro->count : 0, i = 0;
	while (i < n && bb_to_pointer(mro->items[i]) != type)
		i++;
	for (i++; i < n; i++) {
		BbValue v = bb_type_own(t, bb_to_type(mro->items[i]), name);
		if (!bb_is_empty(v))
			return v;
	}
	return BB_EMPTY;
}

BbValue bb_super_find(BbThread *t, BbType *type, BbValue self, BbValue name, BbType **start)
{
	*start = start_class(t, type, self);
	return *start ? find_after(t, type, *start, name) : BB_EMPTY;
}

/* The found attribute as access through super makes it. */
static BbValue bind(BbThread *t, BbValue found, BbValue self, BbType *start)
{
	bool through_class = bb_is(self, bb_from_pointer(start));
	return bb_descriptor_get(t, found, through_class ? BB_EMPTY : self, start);
}

static BbValue no_attribute(BbThread *t, BbValue name)
{
	return bb_raise(t, &bb_exc_AttributeError, "'super' object has no attribute '%S'", name);
}

static BbValue new_super(BbThread *t, BbType *type, BbValue self, BbType *start)
{
	Super *super = bb_object_new(t, &bb_super_type, sizeof *super);
	if (!super)
		return BB_EMPTY;
	bb_slot_init(&super->type, bb_from_pointer(type));
	bb_slot_init(&super->self, self);
	bb_slot_init(&super->self_class, bb_from_pointer(start));
	return bb_from_pointer(super);
}

BbValue bb_super_getattr(BbThread *t, BbType *type, BbValue self, BbValue name)
{
	BbType *start = start_class(t, type, self);
	if (!start)
		return BB_EMPTY;
	BbValue found = bb_is(name, BB_NAME(t, __class__)) ? BB_EMPTY : find_after(t, type, start, name);
	if (!bb_is_empty(found))
		return bind(t, found, self, start);
	/* Attributes of the super object itself. */
	BbValue made = new_super(t, type, self, start);
	return bb_is_empty(made) ? BB_EMPTY : bb_generic_getattr(t, made, name);
}

/* ---- Methods. ---- */

BB_CFUNCTION(super_new)
{
	void *made = bb_instance_new(t, bb_to_type(args[0]));
	return made ? bb_from_pointer(made) : BB_EMPTY;
}

BB_CFUNCTION(super_init)
{
	if (!bb_is_empty(kwnames) && bb_tuple_count(kwnames))
		return bb_type_error(t, "super() takes no keyword arguments");
	if (!bb_args_check(t, "super()", nargs, BB_EMPTY, 0, 2))
		return BB_EMPTY;
	BbType *type;
	BbValue object = nargs == 2 ? args[1] : BB_EMPTY;
	if (nargs == 0) {
		if (!bb_objects(t)->super_arguments)
			return bb_runtime_error(t, "super(): no current frame");
		if (!bb_objects(t)->super_arguments(t, &type, &object))
			return BB_EMPTY;
	} else {
		if (!bb_is_type(args[0]))
			return bb_type_error(t, "super() argument 1 must be a type, not %T", args[0]);
		type = bb_to_type(args[0]);
	}
	BbType *start = NULL;
	if (!bb_is_empty(object) && bb_is_none(object))
		object = BB_EMPTY;
	if (!bb_is_empty(object) && !(start = start_class(t, type, object)))
		return BB_EMPTY;
	Super *super = to_super(self);
	bb_store(t, super, &super->type, bb_from_pointer(type));
	bb_store(t, super, &super->self, object);
	bb_store(t, super, &super->self_class, start ? bb_from_pointer(start) : BB_EMPTY);
	return BB_NONE;
}

BB_CFUNCTION(super_getattribute)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "attribute name must be string, not '%T'", args[0]);
	BbValue name = bb_intern(t, args[0]);
	if (bb_is_empty(name))
		return BB_EMPTY;
	Super *super = to_super(self);
	BbValue type = bb_slot_load(&super->type), object = bb_slot_load(&super->self),
		start = bb_slot_load(&super->self_class);
	if (!bb_is_empty(type) && !bb_is_empty(object) && !bb_is_empty(start) && !bb_is(name, BB_NAME(t, __class__))) {
		BbValue found = find_after(t, bb_to_type(type), bb_to_type(start), name);
		if (!bb_is_empty(found))
			return bind(t, found, object, bb_to_type(start));
	}
	if (bb_is_exact(self, &bb_super_type) && bb_is_empty(bb_type_lookup(t, &bb_super_type, name)))
		return no_attribute(t, name);
	return bb_generic_getattr(t, self, name);
}

BB_CFUNCTION(super_get)
{
	Super *super = to_super(self);
	BbValue type = bb_slot_load(&super->type);
	if (bb_is_none(args[0]) || !bb_is_empty(bb_slot_load(&super->self)) || bb_is_empty(type))
		return self;
	if (!bb_is_exact(self, &bb_super_type))
		return bb_call2(t, bb_from_pointer(bb_type_of(self)), type, args[0]);
	BbType *start = start_class(t, bb_to_type(type), args[0]);
	return start ? new_super(t, bb_to_type(type), args[0], start) : BB_EMPTY;
}

BB_CFUNCTION(super_repr)
{
	Super *super = to_super(self);
	BbValue type = bb_slot_load(&super->type), start = bb_slot_load(&super->self_class);
	const char *name = bb_is_empty(type) ? "NULL" : bb_to_type(type)->name;
	if (bb_is_empty(start))
		return bb_format(t, "<super: <class '%s'>, NULL>", name);
	return bb_format(t, "<super: <class '%s'>, <%N object>>", name, bb_to_type(start));
}

static BbValue or_none(BbValue v)
{
	return bb_is_empty(v) ? BB_NONE : v;
}

static BbValue get_this_class(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_super(self)->type));
}

static BbValue get_self(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_super(self)->self));
}

static BbValue get_self_class(BbThread *t, BbValue self)
{
	return or_none(bb_slot_load(&to_super(self)->self_class));
}

static bool read_only(BbThread *t, BbValue self, BbValue value)
{
	bb_raise(t, &bb_exc_AttributeError, "readonly attribute");
	return false;
}

static const BbBuiltin super_methods[] = {
	BB_METHOD(bb_super_type, "__get__", super_get, 1, 2,
		  "Return an attribute of instance, which is of type owner."),
	BB_METHOD(bb_super_type, "__getattribute__", super_getattribute, 1, 1, "Return getattr(self, name)."),
	BB_METHOD_KW(bb_super_type, "__init__", super_init, "Initialize self."),
	BB_NEW(bb_super_type, super_new),
	BB_METHOD(bb_super_type, "__repr__", super_repr, 0, 0, "Return repr(self)."),
	BB_GETSET(bb_super_type, "__self__", get_self, read_only, "the instance invoking super(); may be None"),
	BB_GETSET(bb_super_type, "__self_class__", get_self_class, read_only,
		  "the type of the instance invoking super(); may be None"),
	BB_GETSET(bb_super_type, "__thisclass__", get_this_class, read_only, "the class invoking super()"),
};

BbType bb_super_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = super_trace},
	.name = "super",
	.module = "builtins",
	.doc = BB_DOC("Access to the attributes of the classes that come later in the mro."),
	.flags = BB_TYPE_BASE,
	.instance_size = sizeof(Super),
	.methods = super_methods,
	.method_count = BB_COUNT(super_methods),
};
