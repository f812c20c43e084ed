/* SPDX-License-Identifier: MIT */
/*
 * Objects, types and the calling convention of functions written in C.
 *
 * An object is a heap cell (or a static structure) that begins with a BbObject.  Its first word points to the `kind'
 * member of its type, so that the collector finds how to trace it without knowing what a type is.
 *
 * Conventions of this floor and those above:
 *  - A function that returns BbValue returns BB_EMPTY when it failed, and then t->exception holds the exception.
 *  - A function that returns int as truth returns 1, 0 or -1 (failed).  One that returns bool returns false when it
 * failed.
 *  - BbValue arguments are never EMPTY unless the prototype says so.
 *  - C locals keep what they refer to alive (the C stack is scanned), so that nothing is rooted or released by hand.
 *  - Anything that takes a BbThread * may allocate, so may stop the thread and collect, unless its prototype says that
 * it does not.
 *  - Anything that may run user code says so, or takes arbitrary objects and performs Python operations on them; it is
 * never called while an object lock is held.
 *  - `_locked': the caller holds the object's lock.  `_stw': only in a stopped world.
 */
#ifndef BB_OBJECT_OBJECT_H
#define BB_OBJECT_OBJECT_H

#include "base/value.h"
#include "memory/heap.h"
#include "thread/thread.h"

typedef struct BbType BbType;

/* The size of a hash value in Python: hash() of an object. */
typedef intptr_t BbHash;

/* Shape ids: which attributes an instance has, and where.  Objects of built-in types carry their type's one id. */
#if BB_WORD64
typedef BbPublished32 BbShapeWord;
#define bb_shape_load bb_published32_load
#define bb_shape_store bb_published32_store
#define bb_shape_store_relaxed bb_published32_store_relaxed
#else
typedef BbPublished16 BbShapeWord;
#define bb_shape_load bb_published16_load
#define bb_shape_store bb_published16_store
#define bb_shape_store_relaxed bb_published16_store_relaxed
#endif

typedef struct BbObject {
	const BbCellKind *kind; /* &type->kind; changes only in a stopped world */
	BbShapeWord shape;	/* guard for writing: lock */
	BbSync8 lock;		/* thread/lock.h */
	uint8_t flags;		/* belongs to the type; set before the object is published */
} BbObject;

/* The C function of a built-in.  args[0..nargs) are the positional arguments; the values of keyword arguments follow,
 * named by the tuple kwnames (EMPTY: none).  args stays valid and unchanged during the call. */
typedef BbValue (*BbCFunction)(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
typedef BbValue (*BbGetter)(BbThread *t, BbValue self);
/* value is EMPTY to delete. */
typedef bool (*BbSetter)(BbThread *t, BbValue self, BbValue value);
typedef struct BbAccessors {
	BbGetter get;
	BbSetter set; /* NULL: read-only */
} BbAccessors;

/* What a BbBuiltin is. */
enum {
	BB_BUILTIN_FUNCTION,	 /* of a module: self is the module or EMPTY */
	BB_BUILTIN_METHOD,	 /* self is an instance of owner (checked before the call) */
	BB_BUILTIN_CLASS_METHOD, /* self is the class */
	BB_BUILTIN_STATIC,	 /* no self */
	BB_BUILTIN_NEW,		 /* __new__: args[0] is the class (checked to be a subtype of owner) */
	BB_BUILTIN_GETSET,	 /* a computed attribute */
};

/* A function, method or computed attribute written in C: a static object, ready to be handed out as a Python value.
 * min_args and max_args count positional arguments without self; max_args < 0: any number.  Unless flags has
 * BB_KEYWORDS, keyword arguments are refused before the call. */
enum {
	BB_KEYWORDS = 1,
	BB_ALLOW_ANY_SELF = 2,
	/* It may wait for long (or, as Context.run, call what does), and takes no more C stack than a thread's first
	 * one has (vm/leave.h). */
	BB_WAITS = BB_C_STACK_FIRST ? 4 : 0,
};

typedef struct BbBuiltin {
	BbObject header;
	const char *name;
	BbType *owner; /* NULL: a module's function */
	union {
		BbCFunction function;
		const BbAccessors *accessors; /* GETSET */
	};
#if BB_DOCSTRINGS
	const char *doc;
#endif
	int8_t min_args, max_args;
	uint8_t what; /* BB_BUILTIN_* */
	uint8_t flags;
} BbBuiltin;

/* Special methods that the interpreter itself calls often: each type has a table of them, inherited, EMPTY where
 * missing.  The entry is the function as found on the type (unbound).  Other special methods are looked up by name
 * (bb_type_lookup). */
#define BB_SPECIALS(X)                                                                                                 \
	X(NEW, "__new__")                                                                                              \
	X(INIT, "__init__")                                                                                            \
	X(DEL, "__del__")                                                                                              \
	X(REPR, "__repr__")                                                                                            \
	X(STR, "__str__")                                                                                              \
	X(LT, "__lt__")                                                                                                \
	X(LE, "__le__")                                                                                                \
	X(EQ, "__eq__")                                                                                                \
	X(NE, "__ne__")                                                                                                \
	X(GT, "__gt__")                                                                                                \
	X(GE, "__ge__")                                                                                                \
	X(HASH, "__hash__")                                                                                            \
	X(BOOL, "__bool__")                                                                                            \
	X(GETATTRIBUTE, "__getattribute__")                                                                            \
	X(GETATTR, "__getattr__")                                                                                      \
	X(SETATTR, "__setattr__")                                                                                      \
	X(DELATTR, "__delattr__")                                                                                      \
	X(GET, "__get__")                                                                                              \
	X(SET, "__set__")                                                                                              \
	X(DELETE, "__delete__")                                                                                        \
	X(CALL, "__call__")                                                                                            \
	X(LEN, "__len__")                                                                                              \
	X(GETITEM, "__getitem__")                                                                                      \
	X(SETITEM, "__setitem__")                                                                                      \
	X(DELITEM, "__delitem__")                                                                                      \
	X(ITER, "__iter__")                                                                                            \
	X(NEXT, "__next__")                                                                                            \
	X(CONTAINS, "__contains__")                                                                                    \
	X(ADD, "__add__")                                                                                              \
	X(SUB, "__sub__")                                                                                              \
	X(MUL, "__mul__")                                                                                              \
	X(MATMUL, "__matmul__")                                                                                        \
	X(TRUEDIV, "__truediv__")                                                                                      \
	X(FLOORDIV, "__floordiv__")                                                                                    \
	X(MOD, "__mod__")                                                                                              \
	X(POW, "__pow__")                                                                                              \
	X(LSHIFT, "__lshift__")                                                                                        \
	X(RSHIFT, "__rshift__")                                                                                        \
	X(AND, "__and__")                                                                                              \
	X(XOR, "__xor__")                                                                                              \
	X(OR, "__or__")                                                                                                \
	X(DIVMOD, "__divmod__")                                                                                        \
	X(RADD, "__radd__")                                                                                            \
	X(RSUB, "__rsub__")                                                                                            \
	X(RMUL, "__rmul__")                                                                                            \
	X(RMATMUL, "__rmatmul__")                                                                                      \
	X(RTRUEDIV, "__rtruediv__")                                                                                    \
	X(RFLOORDIV, "__rfloordiv__")                                                                                  \
	X(RMOD, "__rmod__")                                                                                            \
	X(RPOW, "__rpow__")                                                                                            \
	X(RLSHIFT, "__rlshift__")                                                                                      \
	X(RRSHIFT, "__rrshift__")                                                                                      \
	X(RAND, "__rand__")                                                                                            \
	X(RXOR, "__rxor__")                                                                                            \
	X(ROR, "__ror__")                                                                                              \
	X(RDIVMOD, "__rdivmod__")                                                                                      \
	X(IADD, "__iadd__")                                                                                            \
	X(ISUB, "__isub__")                                                                                            \
	X(IMUL, "__imul__")                                                                                            \
	X(IMATMUL, "__imatmul__")                                                                                      \
	X(ITRUEDIV, "__itruediv__")                                                                                    \
	X(IFLOORDIV, "__ifloordiv__")                                                                                  \
	X(IMOD, "__imod__")                                                                                            \
	X(IPOW, "__ipow__")                                                                                            \
	X(ILSHIFT, "__ilshift__")                                                                                      \
	X(IRSHIFT, "__irshift__")                                                                                      \
	X(IAND, "__iand__")                                                                                            \
	X(IXOR, "__ixor__")                                                                                            \
	X(IOR, "__ior__")                                                                                              \
	X(NEG, "__neg__")                                                                                              \
	X(POS, "__pos__")                                                                                              \
	X(INVERT, "__invert__")                                                                                        \
	X(ABS, "__abs__")                                                                                              \
	X(INDEX, "__index__")                                                                                          \
	X(INT, "__int__")                                                                                              \
	X(FLOAT, "__float__")                                                                                          \
	X(AWAIT, "__await__")

typedef enum BbSpecial {
#define X(id, name) BB_SP_##id,
	BB_SPECIALS(X)
#undef X
		BB_SP_COUNT
} BbSpecial;

/* How many of them stand in the table itself. */
#define BB_SP_COMMON (BB_SPECIALS_APART ? BB_SP_ADD : BB_SP_COUNT)

/* Binary operators, in the order of BB_SP_ADD..BB_SP_DIVMOD, BB_SP_RADD.. and BB_SP_IADD... */
typedef enum BbOperator {
	BB_OP_ADD,
	BB_OP_SUB,
	BB_OP_MUL,
	BB_OP_MATMUL,
	BB_OP_TRUEDIV,
	BB_OP_FLOORDIV,
	BB_OP_MOD,
	BB_OP_POW,
	BB_OP_LSHIFT,
	BB_OP_RSHIFT,
	BB_OP_AND,
	BB_OP_XOR,
	BB_OP_OR,
	BB_OP_DIVMOD, /* has no in-place form */
} BbOperator;

/* Comparisons, in the order of BB_SP_LT... */
typedef enum BbComparison {
	BB_COMPARE_LT,
	BB_COMPARE_LE,
	BB_COMPARE_EQ,
	BB_COMPARE_NE,
	BB_COMPARE_GT,
	BB_COMPARE_GE
} BbComparison;

/* Flags of a type. */
enum {
	BB_TYPE_HEAP = 1 << 0,	       /* made by a class statement or type() */
	BB_TYPE_BASE = 1 << 1,	       /* may be subclassed */
	BB_TYPE_READY = 1 << 2,	       /* bb_type_ready has run */
	BB_TYPE_HAS_DICT = 1 << 3,     /* instances take any attribute */
	BB_TYPE_INSTANCE = 1 << 4,     /* instances are laid out as BbInstance at `instance_offset' */
	BB_TYPE_ABSTRACT = 1 << 5,     /* has abstract methods */
	BB_TYPE_HAS_WEAKREF = 1 << 6,  /* instances can be referred to weakly */
	BB_TYPE_HAS_DEL = 1 << 7,      /* has __del__ */
	BB_TYPE_NO_NEW = 1 << 8,       /* "cannot create 'x' instances" */
	BB_TYPE_SEQUENCE = 1 << 9,     /* match: a sequence */
	BB_TYPE_MAPPING = 1 << 10,     /* match: a mapping */
	BB_TYPE_MATCH_SELF = 1 << 11,  /* match: class pattern with one positional sub-pattern binds the subject */
	BB_TYPE_NO_KEYWORDS = 1 << 12, /* the constructor takes no keyword arguments */
	BB_TYPE_METHOD_LIKE =
		1 << 13, /* instances, found on a class, may be called with self first instead of being bound */
	BB_TYPE_IMMUTABLE = 1 << 14, /* attributes cannot be set (built-in types) */
	/* Subclass of ...; inherited. */
	BB_TYPE_IS_INT = 1 << 20,
	BB_TYPE_IS_STR = 1 << 21,
	BB_TYPE_IS_BYTES = 1 << 22,
	BB_TYPE_IS_LIST = 1 << 23,
	BB_TYPE_IS_TUPLE = 1 << 24,
	BB_TYPE_IS_DICT = 1 << 25,
	BB_TYPE_IS_TYPE = 1 << 26,
	BB_TYPE_IS_EXCEPTION = 1 << 27,
	BB_TYPE_IS_FLOAT = 1 << 28,
	BB_TYPE_IS_SET = 1 << 29,
	BB_TYPE_IS_INHERITED = 0x3ff00000 | BB_TYPE_MATCH_SELF | BB_TYPE_HAS_DICT | BB_TYPE_INSTANCE |
			       BB_TYPE_HAS_WEAKREF | BB_TYPE_HAS_DEL,
	BB_TYPE_PATTERN_FLAGS =
		BB_TYPE_SEQUENCE | BB_TYPE_MAPPING, /* inherited from the first in the mro that has any */
};

/* A type's table of special methods: a cell of a heap, or for static types memory that all runtimes share.  A changed
 * class gets another table: whoever reads the old one still needs it. */
typedef struct BbTypeSpecials {
	const BbCellKind *kind;
	BbValue entries[BB_SP_COMMON];
#if BB_SPECIALS_APART
	const BbValue *numbers; /* the other entries: of a BbTypeNumbers, which may be a base's */
#endif
} BbTypeSpecials;

typedef struct BbTypeNumbers {
	const BbCellKind *kind;
	BbValue entries[BB_SP_COUNT - BB_SP_ADD];
} BbTypeNumbers;

/* What a runtime notes about a type while it runs. */
typedef struct BbTypeState {
	BbSlot attributes; /* EMPTY, or the dict of names to BbCell: attributes that are not in methods.  Guard: lock */
	BbSlot memo;	   /* EMPTY, or dict: names already looked up along the mro.  Guard: lock */
	BbPublished subclasses; /* see subclass.h */
	BbSync8 lock;
	bool ready; /* of a static type: its root shape is in the runtime's table */
#if BB_SPARSE_TYPES
	BbPublished root; /* BbShape * of a static type, or NULL.  Guard for writing: shape_lock */
#endif
} BbTypeState;

/* Flags of a type's header. */
enum { BB_TYPE_IS_CACHED = 1 }; /* inline caches may have been filled for the type; set for all static types */

struct BbType {
	BbObject header;    /* a type is an object; kind is its metatype's */
	BbCellKind kind;    /* how the collector treats the instances */
	const char *name;   /* UTF-8; for a heap type the text of name_object */
	const char *module; /* of a static type: "builtins", "_thread", ... */
	const char *doc;    /* of a static type */
	uint32_t flags;
	uint16_t instance_size;	  /* bytes of an instance; variable-sized types: of an empty one */
	uint16_t item_size;	  /* bytes of each item behind it (tuple, str, bytes), or 0 */
	uint16_t instance_offset; /* BB_TYPE_INSTANCE: where the BbInstance part (object/instance.h) begins */
	uint16_t inline_slots;	  /* attribute slots inside the instance; learnt */
	uint16_t method_count;
	BbType *base;		  /* whose layout this type extends; NULL: object */
	BbType *second_base;	  /* of a static type: what follows base among the bases, or NULL */
	const BbBuiltin *methods; /* of a static type, sorted by name (strcmp) */
	/* Native shortcuts.  Inherited unless the special method that they stand for is overridden. */
	/* __next__ without StopIteration: EMPTY and no exception means exhausted. */
	BbValue (*next)(BbThread *t, BbValue self);
	/* __hash__ without an int object. */
	bool (*hash)(BbThread *t, BbValue self, BbHash *out);
	/* __call__. */
	BbValue (*call)(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
	/* The buffer protocol: see object/buffer.h. */
	const struct BbBufferProcs *buffer;
	/* ---- Filled by bb_type_ready or class creation.  A heap type's change in a stopped world unless noted; a
	 * static type's never, since all runtimes share it. ---- */
	const BbValue *special; /* the entries of a BbTypeSpecials: see bb_special */
	BbValue bases;		/* tuple */
	BbValue mro;		/* tuple, this type first */
	BbPublished resolved;	/* inline caches: array of values found on the class, or NULL.  Guard: own.lock */
	BbShapeWord root_shape; /* of instances without attributes */
	uint16_t static_number; /* of a static type, from 1; 0: a heap type */
	/* ---- Heap types only. ---- */
	BbSlot name_object; /* str */
	BbSlot qualname;
	BbValue slot_names; /* with __slots__: tuple */
	BbTypeState own;    /* see bb_type_state */
};

/* Initialises the header of a static object of the given static type. */
#define BB_STATIC_OBJECT(TYPE)                                                                                         \
	{                                                                                                              \
		.kind = &(TYPE).kind                                                                                   \
	}

/* ---- Types of values. ---- */

extern BbType bb_type_type, bb_object_type;
extern BbType bb_int_type, bb_float_type, bb_bool_type, bb_complex_type, bb_none_type, bb_str_type, bb_bytes_type;
extern BbType bb_list_type, bb_tuple_type, bb_dict_type, bb_set_type, bb_frozenset_type, bb_bytearray_type;
extern BbType bb_ellipsis_type, bb_not_implemented_type;
extern BbType bb_method_descriptor_type, bb_builtin_function_type, bb_class_method_descriptor_type,
	bb_getset_descriptor_type;

/* The singletons. */
extern BbObject bb_none_object, bb_ellipsis_object, bb_not_implemented_object;
extern BbObject bb_true_object, bb_false_object;
#define BB_NONE (bb_from_pointer(&bb_none_object))
#define BB_TRUE (bb_from_pointer(&bb_true_object))
#define BB_FALSE (bb_from_pointer(&bb_false_object))
#define BB_ELLIPSIS (bb_from_pointer(&bb_ellipsis_object))
#define BB_NOT_IMPLEMENTED (bb_from_pointer(&bb_not_implemented_object))

BB_INLINE BbValue bb_bool(bool x)
{
	return x ? BB_TRUE : BB_FALSE;
}

BB_INLINE bool bb_is_none(BbValue v)
{
	return bb_is(v, BB_NONE);
}

BB_INLINE BbType *bb_type_of_kind(const BbCellKind *kind)
{
	return BB_CONTAINER_OF(kind, BbType, kind);
}

BB_INLINE BbType *bb_type_of_object(const BbObject *o)
{
	return bb_type_of_kind(o->kind);
}

BB_INLINE BbType *bb_type_of(BbValue v)
{
	if (BB_LIKELY(bb_is_pointer(v)))
		return bb_type_of_object((const BbObject *)bb_to_pointer(v));
	return bb_is_small(v) ? &bb_int_type : &bb_float_type;
}

/* v is an object of exactly this type.  Not for bb_int_type and bb_float_type, whose values may be unboxed (see int.h,
 * float.h). */
BB_INLINE bool bb_is_exact(BbValue v, const BbType *type)
{
	return bb_is_pointer(v) && ((const BbObject *)bb_to_pointer(v))->kind == &type->kind;
}

/* v's type has one of the flags. */
BB_INLINE bool bb_has_flag(BbValue v, uint32_t flags)
{
	return (bb_type_of(v)->flags & flags) != 0;
}

/* The special method of a type, or EMPTY.  What is no number's may be read from type->special as well. */
#if BB_SPECIALS_APART
#define BB_SPECIAL(type, which) bb_special((type), (which))
#else
#define BB_SPECIAL(type, which) ((type)->special[which])
#endif
BB_INLINE BbValue bb_special(const BbType *type, BbSpecial which)
{
#if BB_SPECIALS_APART
	if (which >= BB_SP_ADD)
		return BB_CONTAINER_OF(type->special, BbTypeSpecials, entries)->numbers[which - BB_SP_ADD];
#endif
	return type->special[which];
}

#define BB_IS_SUBCLASS_FUNCTION(what, FLAG)                                                                            \
	/* v is a `what' or an instance of a subclass of it. */                                                        \
	BB_INLINE bool bb_is_##what(BbValue v)                                                                         \
	{                                                                                                              \
		return bb_has_flag(v, FLAG);                                                                           \
	}
BB_IS_SUBCLASS_FUNCTION(str, BB_TYPE_IS_STR)
BB_IS_SUBCLASS_FUNCTION(bytes, BB_TYPE_IS_BYTES)
BB_IS_SUBCLASS_FUNCTION(list, BB_TYPE_IS_LIST)
BB_IS_SUBCLASS_FUNCTION(tuple, BB_TYPE_IS_TUPLE)
BB_IS_SUBCLASS_FUNCTION(dict, BB_TYPE_IS_DICT)
BB_IS_SUBCLASS_FUNCTION(type, BB_TYPE_IS_TYPE)
BB_IS_SUBCLASS_FUNCTION(exception, BB_TYPE_IS_EXCEPTION)
BB_IS_SUBCLASS_FUNCTION(int, BB_TYPE_IS_INT)
BB_IS_SUBCLASS_FUNCTION(float, BB_TYPE_IS_FLOAT)

/* ---- Making objects. ---- */

/* A new object of the type, size >= type->instance_size bytes, zero-filled behind the header.  MemoryError. */
BB_NODISCARD void *bb_object_new(BbThread *t, BbType *type, size_t size);

/* A cell that is no object (an array behind a list); MemoryError. */
BB_NODISCARD void *bb_cell_new(BbThread *t, const BbCellKind *kind, size_t size);

/* The part of object.__new__ that types share: an instance of `type', which may be a subclass of the caller's type with
 * attribute slots behind the C part. */
BB_NODISCARD void *bb_instance_new(BbThread *t, BbType *type);
/* The same with room for n items of type->item_size behind it. */
BB_NODISCARD void *bb_instance_new_sized(BbThread *t, BbType *type, size_t n);

/* A cell with one value: closure variables and class attributes. */
typedef struct BbCellObject {
	BbObject header;
	BbSlot value; /* EMPTY: unbound */
} BbCellObject;
extern BbType bb_cell_type;

/* ---- Tables of methods of a static type: one sorted array per type. ---- */

#define BB_BUILTIN_(TYPE_OF_DEF, OWNER, NAME, FN, MIN, MAX, WHAT, FLAGS, DOC)                                          \
	{                                                                                                              \
		.header = BB_STATIC_OBJECT(TYPE_OF_DEF), .name = (NAME), .owner = (OWNER), .function = (FN),           \
		BB_DOC_MEMBER(DOC).min_args = (MIN), .max_args = (MAX), .what = (WHAT), .flags = (FLAGS)               \
	}
/* A method: fn gets self and MIN..MAX positional arguments. */
#define BB_METHOD(TYPE, NAME, FN, MIN, MAX, DOC)                                                                       \
	BB_BUILTIN_(bb_method_descriptor_type, &(TYPE), NAME, FN, MIN, MAX, BB_BUILTIN_METHOD, 0, DOC)
/* A method that takes keyword arguments too and checks all arguments itself (bb_args_bind). */
#define BB_METHOD_KW(TYPE, NAME, FN, DOC)                                                                              \
	BB_BUILTIN_(bb_method_descriptor_type, &(TYPE), NAME, FN, 0, -1, BB_BUILTIN_METHOD, BB_KEYWORDS, DOC)
#define BB_CLASS_METHOD(TYPE, NAME, FN, MIN, MAX, DOC)                                                                 \
	BB_BUILTIN_(bb_class_method_descriptor_type, &(TYPE), NAME, FN, MIN, MAX, BB_BUILTIN_CLASS_METHOD, 0, DOC)
#define BB_CLASS_METHOD_KW(TYPE, NAME, FN, DOC)                                                                        \
	BB_BUILTIN_(bb_class_method_descriptor_type, &(TYPE), NAME, FN, 0, -1, BB_BUILTIN_CLASS_METHOD, BB_KEYWORDS,   \
		    DOC)
#define BB_STATIC_METHOD(TYPE, NAME, FN, MIN, MAX, DOC)                                                                \
	BB_BUILTIN_(bb_builtin_function_type, &(TYPE), NAME, FN, MIN, MAX, BB_BUILTIN_STATIC, 0, DOC)
/* __new__: fn gets args[0] = the class to make an instance of, then the arguments; checks them itself. */
#define BB_NEW(TYPE, FN)                                                                                               \
	BB_BUILTIN_(bb_builtin_function_type, &(TYPE), "__new__", FN, 1, -1, BB_BUILTIN_NEW, BB_KEYWORDS,              \
		    "Create and return a new object.  See help(type) for accurate signature.")
#define BB_GETSET(TYPE, NAME, GET, SET, DOC)                                                                           \
	{                                                                                                              \
		.header = BB_STATIC_OBJECT(bb_getset_descriptor_type), .name = (NAME), .owner = &(TYPE),               \
		.accessors = &(const BbAccessors){(GET), (SET)}, BB_DOC_MEMBER(DOC).what = BB_BUILTIN_GETSET           \
	}
/* Those that may wait. */
#define BB_METHOD_WAITS(TYPE, NAME, FN, MIN, MAX, DOC)                                                                 \
	BB_BUILTIN_(bb_method_descriptor_type, &(TYPE), NAME, FN, MIN, MAX, BB_BUILTIN_METHOD, BB_WAITS, DOC)
#define BB_METHOD_KW_WAITS(TYPE, NAME, FN, DOC)                                                                        \
	BB_BUILTIN_(bb_method_descriptor_type, &(TYPE), NAME, FN, 0, -1, BB_BUILTIN_METHOD, BB_KEYWORDS | BB_WAITS, DOC)
#define BB_FUNCTION_WAITS(NAME, FN, MIN, MAX, DOC)                                                                     \
	BB_BUILTIN_(bb_builtin_function_type, NULL, NAME, FN, MIN, MAX, BB_BUILTIN_FUNCTION, BB_WAITS, DOC)
/* A function of a module. */
#define BB_FUNCTION(NAME, FN, MIN, MAX, DOC)                                                                           \
	BB_BUILTIN_(bb_builtin_function_type, NULL, NAME, FN, MIN, MAX, BB_BUILTIN_FUNCTION, 0, DOC)
#define BB_FUNCTION_KW(NAME, FN, DOC)                                                                                  \
	BB_BUILTIN_(bb_builtin_function_type, NULL, NAME, FN, 0, -1, BB_BUILTIN_FUNCTION, BB_KEYWORDS, DOC)

/* ---- Arguments with names and defaults. ---- */

typedef struct BbParams {
	const char *function;	  /* for messages: "sorted" */
	const char *const *names; /* total of them; positional-only ones may be "" */
	uint8_t positional_only;  /* the first ones, by position only */
	uint8_t positional;	  /* how many may be given by position (>= positional_only) */
	uint8_t required;	  /* the first ones that must be given */
	uint8_t total;
} BbParams;

#define BB_PARAMS(var, FUNCTION, POSITIONAL_ONLY, POSITIONAL, REQUIRED, ...)                                           \
	static const char *const var##_names[] = {__VA_ARGS__};                                                        \
	static const BbParams var = {FUNCTION,	 var##_names, POSITIONAL_ONLY,                                         \
				     POSITIONAL, REQUIRED,    BB_COUNT(var##_names)}

/* Sorts arguments into out[0..total): EMPTY where not given.  TypeError with CPython's messages. */
BB_NODISCARD bool bb_args_bind(BbThread *t, const BbParams *params, const BbValue *args, size_t nargs, BbValue kwnames,
			       BbValue *out);

/* For functions that take no keyword arguments and check their count themselves: min..max (max < 0: any). */
BB_NODISCARD bool bb_args_check(BbThread *t, const char *function, size_t nargs, BbValue kwnames, int min, int max);

#endif
