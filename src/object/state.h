/* SPDX-License-Identifier: MIT */
/*
 * What the object floor keeps for a runtime: interned names, shapes, and a few shared immutable objects.  Reached from
 * rt->objects.
 */
#ifndef BB_OBJECT_STATE_H
#define BB_OBJECT_STATE_H

#include "object/object.h"

/* Names that C code looks up, as interned strings: bb_name(t, BB_N_xxx). */
/* clang-format off */
#define BB_NAMES(X) \
	X(__abstractmethods__) X(__all__) X(__annotate__) X(__annotate_func__) X(__annotations__) \
	X(__annotations_cache__) X(__args__) X(__aenter__) \
	X(__aexit__) X(__aiter__) X(__anext__) X(__bases__) X(__build_class__) X(__builtins__) X(__bytes__) \
	X(__cause__) X(__ceil__) X(__class__) X(__class_getitem__) X(__classcell__) X(__classdictcell__) \
	X(__complex__) X(__context__) X(__dict__) X(__dir__) X(__doc__) X(__enter__) X(__exit__) X(__file__) \
	X(__floor__) X(__format__) X(__fspath__) X(__import__) X(__init_subclass__) X(__instancecheck__) \
	X(__isabstractmethod__) X(__length_hint__) X(__loader__) X(__main__) X(__match_args__) X(__missing__) \
	X(__module__) X(__mro__) X(__mro_entries__) X(__name__) X(__notes__) X(__orig_bases__) X(__orig_class__) \
	X(__origin__) X(__package__) X(__parameters__) X(__path__) X(__prepare__) X(__qualname__) X(__reduce__) \
	X(__reduce_ex__) X(__reversed__) X(__round__) X(__set_name__) X(__setstate__) X(__getstate__) \
	X(__getnewargs__) X(__getnewargs_ex__) X(__slots__) X(__sizeof__) X(__spec__) X(__static_attributes__) \
	X(__firstlineno__) X(__subclasscheck__) X(__subclasshook__) X(__traceback__) X(__trunc__) \
	X(__type_params__) X(__typing_subst__) X(__wrapped__) X(__weakref__) X(__buffer__) X(__release_buffer__) \
	X(_fields) X(_initializing) X(builtins) X(close) X(send) X(throw_) X(keys) X(items) X(values) X(get) X(update) \
	X(sort) X(append) X(extend) X(args) X(name) X(value) X(write) X(flush) X(stdout) X(stderr) X(stdin) \
	X(modules) X(path) X(meta_path) X(path_hooks) X(argv) X(msg) X(filename) X(lineno) X(offset) X(text) \
	X(end_lineno) X(end_offset) X(print_file_and_line) X(errno_) X(strerror) X(obj) X(copy) X(__cached__) \
	X(_abc_impl) X(mro) X(excepthook) X(displayhook) X(unraisablehook) X(_) X(encode) X(decode) X(read) \
	X(readline) X(fileno) X(big) X(little) X(default_) X(metaclass) \
	X(__stdin__) X(__stdout__) X(__stderr__) X(breakpointhook) X(warnoptions) X(warnings) X(stdlib_module_names) \
	X(version_info) X(getattr) X(path_0) X(switchinterval) X(asyncgen_hooks) X(closed) X(_xoptions)
/* clang-format on */

typedef enum BbName_ {
#define X(name) BB_N_##name,
	BB_NAMES(X)
#undef X
		BB_N_COUNT
} BbNameId;

struct BbShape;
struct BbCode;

typedef struct BbObjects {
	/* intern.c: guard for writing: intern_lock; the table is weak */
	BbSync8 intern_lock;
	BbPublished intern_table;
	/* shape.c: guard for writing: shape_lock */
	BbSync8 shape_lock;
	BbPublished shape_table; /* cell: BbShape * by id */
	uint32_t shape_count;
	uint32_t shape_free;  /* the first id that may be used again, or 0.  Guard: shape_lock */
	uint32_t shapes_dead; /* how many ids have become free since; changes in a stopped world */
	/* subclass.c: guard: subclass_lock */
	BbSync8 subclass_lock;
	void *subclass_tables;
	/* type.c: held by who adds or deletes an attribute of a class */
	BbSync type_change;
	/* Grows whenever a class changes so that what was found on classes may be wrong.  Written in a stopped world */
	BbPublished32 class_epoch;
	/* weakref.c: guard for writing: weakref_lock */
	BbSync8 weakref_lock;
	BbPublished weakref_table; /* cell: the weak references by what they refer to */

	/* constants, set at start-up */
#if !BB_FROZEN_CODE
	BbValue names[BB_N_COUNT];
	BbValue specials[BB_SP_COUNT]; /* their names */
#endif
	BbValue empty_tuple;
	BbValue no_memory; /* the MemoryError that is raised when there is no memory for another */
	/* upcalls into the vm */
	BbValue (*call_hook)(BbThread *t, BbValue callable, const BbValue *args, size_t nargs, BbValue kwnames);
	void (*unraisable)(BbThread *t, const char *what, BbValue object, BbValue exception);
	/* The full poll: false: something raised.  NULL: there is no vm. */
	bool (*poll)(BbThread *t);
	/* For super() without arguments: the class of the running method and its first argument.  Returns false:
	 * raised. */
	bool (*super_arguments)(BbThread *t, BbType **type, BbValue *self);
	/* The exception that the thread is handling, for __context__; EMPTY or None: none. */
	BbValue (*handled)(BbThread *t);
	/* Clears every inline cache; the world is stopped. */
	void (*clear_caches_stw)(BbThread *t);
	/* The conditional jumps of a code object: a list of tuples (from, to if not taken, to if taken), in bytes. */
	BbValue (*code_branches)(BbThread *t, const struct BbCode *code);
	/* warnings.warn(message, category): false: raised. */
	bool (*warn)(BbThread *t, BbType *category, BbValue message);
	/* The name of the module that a built-in function belongs to. */
	BbValue (*builtin_module)(BbThread *t, const BbBuiltin *def);
#if BB_LATE_MODULES
	/* What a built-in module has by this name; EMPTY without exception: nothing. */
	BbValue (*late_member)(BbThread *t, const void *late, BbValue name);
	/* Enters all that it has with bb_module_late; false: raised. */
	bool (*late_members)(BbThread *t, BbValue module, const void *late);
#endif
	/* The definitions of object's own attribute access, to recognise it. */
	const void *object_getattribute, *object_setattr, *object_delattr;
	/* An attribute of a module of the library, which is imported for it; EMPTY: raised. */
	BbValue (*from_library)(BbThread *t, const char *module, const char *name);
	/* a | b for types. */
	BbValue (*make_union)(BbThread *t, BbValue a, BbValue b);
	/* The __name__ of the module whose code is running; EMPTY: unknown, or raised. */
	BbValue (*calling_module)(BbThread *t);
	BbValue getattr_function; /* builtins.getattr, for __reduce__ */
	BbValue generic_class;	  /* typing.Generic */
	/* The compiler's and the numbers' own. */
	BbPublished compile_warning;
	BbPublished int_max_str_digits;
	/* abc etc.: values that modules keep for the runtime */
	BbValue codec_state;
	/* This runtime's part of the static types, by number: roots.  The numbers are also the ids of their root
	 * shapes. */
#if BB_SPARSE_TYPES
	BbSync8 states_lock;				/* guard for writing the next one */
	BbPublished static_states[BB_STATIC_TYPES_MAX]; /* BbSparseState *, or NULL: nothing is noted */
#else
	BbTypeState static_states[BB_STATIC_TYPES_MAX];
#endif
} BbObjects;

BB_INLINE BbObjects *bb_objects(const BbThread *t)
{
	return t->rt->objects;
}

#if BB_FROZEN_CODE
/* Of frozen.h: those of all runtimes. */
extern const BbValue bb_frozen_own_names[], bb_frozen_special_names[];
#define BB_NAMES_OF(t) bb_frozen_own_names
#define BB_SPECIAL_NAMES_OF(t) bb_frozen_special_names
#else
#define BB_NAMES_OF(t) ((t)->rt->objects->names)
#define BB_SPECIAL_NAMES_OF(t) ((t)->rt->objects->specials)
#endif

BB_INLINE BbValue bb_name(const BbThread *t, BbNameId id)
{
	return BB_NAMES_OF(t)[id];
}

/* The name of a special method. */
BB_INLINE BbValue bb_special_name(const BbThread *t, unsigned special)
{
	return BB_SPECIAL_NAMES_OF(t)[special];
}
#define BB_NAME(t, name) (bb_name((t), BB_N_##name))

/* Makes the object floor's state: types ready, names interned.  Called once by the main thread, attached, after
 * bb_heap_init.  Returns false: no memory. */
BB_NODISCARD bool bb_objects_init(BbThread *t);
/* Releases it; the heap is gone already or goes next. */
void bb_objects_destroy(BbRuntime *rt);

#endif
