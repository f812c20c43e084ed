/* SPDX-License-Identifier: MIT */
/*
 * Types: making them ready, finding attributes along the mro, and changing them.
 *
 * A static type's attributes stand in its sorted array of methods; what is added at run time, and all of a heap type's,
 * in a dict from names to BbCellObject.  `memo' remembers look-ups along the mro.  Overwriting a value where neither
 * the old nor the new one is a descriptor is one store into the cell; any other change stops the world, publishes fresh
 * memos, and clears the inline caches if there may be any for the type (see bb_type_note_cached).
 */
#ifndef BB_OBJECT_TYPE_H
#define BB_OBJECT_TYPE_H

#include "object/object.h"

BB_INLINE BbType *bb_to_type(BbValue v)
{
	return (BbType *)bb_to_pointer(v);
}

/* Makes a static type ready in this runtime, its bases first.  Idempotent.  Returns false: raised MemoryError. */
BB_NODISCARD bool bb_type_ready(BbThread *t, BbType *type);

/* What a look-up of name finds, as bb_type_lookup, and the cell that holds it (NULL: it is a static attribute). */
BbValue bb_type_find(BbThread *t, const BbType *type, BbValue name, BbCellObject **cell);

/* The type's own attribute, not inherited; EMPTY: none. */
BbValue bb_type_own(BbThread *t, const BbType *type, BbValue name);

/* Sets or deletes (value EMPTY) an attribute of the type itself, without its metatype having a say; false: raised
 * (AttributeError on deleting a missing one).  May allocate and stop; holds no object lock; runs no user code. */
BB_NODISCARD bool bb_type_set(BbThread *t, BbType *type, BbValue name, BbValue value);
/* Enters what no look-up of a name can find, under a key that is no str, into a class that is being made.  Runs user
 * code. */
BB_NODISCARD bool bb_type_set_unnamed(BbThread *t, BbType *type, BbValue key, BbValue value);

/* Sets one of a static type at start-up, by C text; value EMPTY: making it has raised, so false. */
BB_NODISCARD bool bb_type_set_text(BbThread *t, BbType *type, const char *name, BbValue value);

/* Between the two no other thread adds or deletes attributes of classes, or enters what modules have late.  May block,
 * and is no object lock: who holds it may allocate, and stop the world. */
void bb_type_begin_change(BbThread *t);
void bb_type_end_change(BbThread *t);

/* In the child of a fork: whoever was changing a class is not there. */
void bb_type_after_fork(BbThread *t);

/* type(name, bases, namespace, **keywords): namespace is a dict, copied; metatype decides what the new type is. */
BB_NODISCARD BbValue bb_type_make(BbThread *t, BbType *metatype, BbValue name, BbValue bases, BbValue namespace,
				  BbValue kwargs);

/* The most derived metatype of the bases and the given one; NULL: raised "metaclass conflict". */
BbType *bb_type_winner(BbThread *t, BbType *metatype, BbValue bases);

/* C3; a tuple or EMPTY. */
BB_NODISCARD BbValue bb_type_compute_mro(BbThread *t, BbType *type, BbValue bases);

/* The mro of the type with its present bases: what its metatype's mro() says, checked.  A tuple, or EMPTY: raised.
 * Runs user code. */
BB_NODISCARD BbValue bb_type_ask_mro(BbThread *t, BbType *type);

/* The base among a tuple's that a type with these bases extends the layout of; NULL: raised. */
BbType *bb_type_best_base(BbThread *t, BbValue bases);

/* Fills a heap type's table of special methods and what follows from it from the mro.  The world is stopped, or nobody
 * else sees the type yet.  false: no memory. */
BB_NODISCARD bool bb_type_fix_specials(BbThread *t, BbType *type);

/* What follows from the table of special methods: native shortcuts and flags. */
void bb_type_fix_shortcuts(BbType *type);

/* What calls __hash__. */
bool bb_type_python_hash(BbThread *t, BbValue self, BbHash *out);

/* type.__getattribute__ */
BB_NODISCARD BbValue bb_type_getattr(BbThread *t, BbValue type, BbValue name);

/* Calls type.__new__ and __init__: what calling a type does. */
BB_NODISCARD BbValue bb_type_call(BbThread *t, BbValue type, const BbValue *args, size_t nargs, BbValue kwnames);

/* The parts of a C docstring "name(args)\n--\n\ntext": "(args)" and the text, as str or None.  doc may be NULL. */
BB_NODISCARD BbValue bb_signature_of_doc(BbThread *t, const char *doc);
BB_NODISCARD BbValue bb_text_of_doc(BbThread *t, const char *doc);

/* "module.qualname" for repr, and the name as a str. */
BB_NODISCARD BbValue bb_type_name(BbThread *t, const BbType *type);
BB_NODISCARD BbValue bb_type_qualname(BbThread *t, const BbType *type);
BB_NODISCARD BbValue bb_type_module(BbThread *t, const BbType *type);

/* Every name that dir() shows for a class: into a dict's keys. */
BB_NODISCARD bool bb_type_collect_names(BbThread *t, const BbType *type, BbValue dict);

/* A dict of the type's own attributes, for __dict__'s mapping proxy: a snapshot. */
BB_NODISCARD BbValue bb_type_attributes(BbThread *t, const BbType *type);

/* Before an inline cache for objects of the type is computed: any change of the type from now on clears it. */
void bb_type_note_cached(BbType *type);

/* v, found on a class, has __get__ / __set__ or __delete__. */
BB_INLINE bool bb_is_descriptor(BbValue v)
{
	return bb_is_pointer(v) && !bb_is_empty(bb_type_of(v)->special[BB_SP_GET]);
}
BB_INLINE bool bb_is_data_descriptor(BbValue v)
{
	if (!bb_is_pointer(v))
		return false;
	const BbType *type = bb_type_of(v);
	if (type == &bb_getset_descriptor_type)
		return true;
	return !bb_is_empty(type->special[BB_SP_SET]) || !bb_is_empty(type->special[BB_SP_DELETE]);
}

/* v, found on a class, comes before an instance's own attribute: it has both __get__ and __set__ or __delete__. */
BB_INLINE bool bb_is_overriding(BbValue v)
{
	return bb_is_data_descriptor(v) && bb_is_descriptor(v);
}

/* cls.__dict__: a read-only view. */
BB_NODISCARD BbValue bb_type_dict_proxy(BbThread *t, BbType *type);

/* staticmethod(v), classmethod(v): descriptor.c. */
BB_NODISCARD BbValue bb_static_method_new(BbThread *t, BbValue v);
BB_NODISCARD BbValue bb_class_method_new(BbThread *t, BbValue v);

/* What attribute access makes of a value found on `owner' for instance (EMPTY: access through the class): calls
 * __get__. */
BB_NODISCARD BbValue bb_descriptor_get(BbThread *t, BbValue found, BbValue instance, BbType *owner);

/* A built-in with its self (EMPTY: none).  The type is bb_builtin_function_type, as that of the static BbBuiltins of
 * modules, or for special methods bb_method_wrapper_type; header.flags tells the two apart. */
enum { BB_BUILTIN_IS_BOUND = 1 };
typedef struct BbBoundBuiltin {
	BbObject header;
	const BbBuiltin *def;
	BbValue self;
} BbBoundBuiltin;
BB_NODISCARD BbValue bb_bound_builtin_new(BbThread *t, const BbBuiltin *def, BbValue self);

/* What a value of bb_builtin_function_type calls: the definition and self. */
BB_INLINE const BbBuiltin *bb_builtin_take(BbValue v, BbValue *self)
{
	const BbObject *object = bb_to_pointer(v);
	if (object->flags & BB_BUILTIN_IS_BOUND) {
		const BbBoundBuiltin *bound = bb_to_pointer(v);
		*self = bound->self;
		return bound->def;
	}
	*self = BB_EMPTY;
	return bb_to_pointer(v);
}

/* Is it a special method that the interpreter itself calls, and that in CPython stands for a slot of the type?  It says
 * so in its repr and in messages. */
bool bb_builtin_is_slot(const BbThread *t, const BbBuiltin *def);

/* Python functions bound to self. */
typedef struct BbBoundMethod {
	BbObject header;
	BbValue function, self;
} BbBoundMethod;
extern BbType bb_method_type, bb_method_wrapper_type;
BB_NODISCARD BbValue bb_method_new(BbThread *t, BbValue function, BbValue self);

/* property */
typedef struct BbProperty {
	BbObject header;
	BbSlot get, set, del, doc, name; /* EMPTY or None: missing */
	BbPublished8 doc_from_getter;
} BbProperty;
extern BbType bb_property_type, bb_static_method_type, bb_class_method_type, bb_super_type;

/* Remembers which functions are object's own attribute access; at start-up. */
void bb_object_type_note_own(BbThread *t);

/* For trace functions: reports a runtime's own part of a type. */
void bb_type_trace_state(BbTracer *tracer, const BbTypeState *state);

/* What match statements take the instances of the class and its subclasses for: BB_TYPE_SEQUENCE, BB_TYPE_MAPPING or
 * 0.  Immutable types keep their own.  Stops the world. */
void bb_type_set_pattern_flags(BbThread *t, BbType *type, uint32_t flags);

/* After the bases or the mro of a class and its subclasses have changed: renews all that follows from them.  Stops the
 * world.  False: no memory. */
BB_NODISCARD bool bb_type_bases_changed(BbThread *t, BbType *type);

/* For trace functions: reports a type's table of special methods. */
void bb_type_trace_specials(BbTracer *tracer, const BbType *type);

/* What a staticmethod or classmethod wraps. */
BbValue bb_wrapped_function(BbValue v);

#endif
