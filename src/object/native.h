/* SPDX-License-Identifier: MIT */
/*
 * Shorthands for writing built-in types: the signature of a C function, the six comparison methods over one function,
 * and the wrappers that make a method out of a native shortcut of the type.
 *
 * Nothing here has state.
 */
#ifndef BB_OBJECT_NATIVE_H
#define BB_OBJECT_NATIVE_H

#include "object/object.h"

/* Begins the definition of a BbCFunction. */
#define BB_CFUNCTION(name)                                                                                             \
	static BbValue name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

/* Six methods over `BbValue compare(BbThread *t, BbComparison op, BbValue self, BbValue other)'. */
#define BB_COMPARE_METHOD_(compare, suffix, op)                                                                        \
	BB_CFUNCTION(compare##_##suffix)                                                                               \
	{                                                                                                              \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return compare(t, op, self, args[0]);                                                                  \
	}
#define BB_COMPARE_METHODS(compare)                                                                                    \
	BB_COMPARE_METHOD_(compare, lt, BB_COMPARE_LT)                                                                 \
	BB_COMPARE_METHOD_(compare, le, BB_COMPARE_LE)                                                                 \
	BB_COMPARE_METHOD_(compare, eq, BB_COMPARE_EQ)                                                                 \
	BB_COMPARE_METHOD_(compare, ne, BB_COMPARE_NE)                                                                 \
	BB_COMPARE_METHOD_(compare, gt, BB_COMPARE_GT)                                                                 \
	BB_COMPARE_METHOD_(compare, ge, BB_COMPARE_GE)

/* Entries for the array of methods. */
#define BB_COMPARE_ENTRY(TYPE, compare, suffix)                                                                        \
	BB_METHOD(TYPE, "__" #suffix "__", compare##_##suffix, 1, 1,                                                   \
		  "Return self compared with value by this operator.")

/* The truth of `a op b' given the sign of the comparison a <=> b. */
BB_INLINE bool bb_compare_result(BbComparison op, intptr_t sign)
{
	switch (op) {
	case BB_COMPARE_LT:
		return sign < 0;
	case BB_COMPARE_LE:
		return sign <= 0;
	case BB_COMPARE_EQ:
		return sign == 0;
	case BB_COMPARE_NE:
		return sign != 0;
	case BB_COMPARE_GT:
		return sign > 0;
	case BB_COMPARE_GE:
		return sign >= 0;
	}
	return false;
}

/* The built-in type that the class of v extends, or is: its native shortcuts are what a wrapper calls, and not those of
 * a class, which may have been overridden by what is calling the wrapper. */
BB_INLINE const BbType *bb_static_type_of(BbValue v)
{
	const BbType *type = bb_type_of(v);
	while (type->flags & BB_TYPE_HEAP)
		type = type->base;
	return type;
}

/* __next__ for types with a native `next': StopIteration when exhausted. */
BbValue bb_next_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
/* __hash__ for types with a native `hash'. */
BbValue bb_hash_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
/* __iter__ of iterators: returns self. */
BbValue bb_self_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
/* __class_getitem__: a types.GenericAlias of the class and the argument. */
BbValue bb_class_getitem_wrapper(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
/* The native `hash' of types whose __hash__ is None: TypeError "unhashable type: 'T'". */
bool bb_unhashable(BbThread *t, BbValue self, BbHash *out);

/* For sequences, whose + and * come after the other operand's own __radd__ and __rmul__ if it has them from Python
 * code: what that gives, or NotImplemented.  Runs user code. */
BB_NODISCARD BbValue bb_sequence_other(BbThread *t, BbSpecial reflected, BbValue self, BbValue other);
/* The right operand of `sequence * n': returns NotImplemented and *count >= 0; or else what the operation comes to
 * (EMPTY: failed). */
BB_NODISCARD BbValue bb_sequence_times(BbThread *t, BbValue self, BbValue n, intptr_t *count);

/* An optional start or stop argument (of index()) into *bound, clipped; EMPTY leaves it.  Runs user code. */
BB_NODISCARD bool bb_sequence_bound(BbThread *t, BbValue v, intptr_t *bound);

/* The setter of attributes that are members in CPython: AttributeError "readonly attribute". */
bool bb_readonly_setter(BbThread *t, BbValue self, BbValue value);

/* Entries of iterators. */
#define BB_ITER_SELF_ENTRY(TYPE) BB_METHOD(TYPE, "__iter__", bb_self_wrapper, 0, 0, "Return self.")
#define BB_NEXT_ENTRY(TYPE) BB_METHOD(TYPE, "__next__", bb_next_wrapper, 0, 0, "Implement next(self).")
#define BB_HASH_ENTRY(TYPE) BB_METHOD(TYPE, "__hash__", bb_hash_wrapper, 0, 0, "Return hash(self).")
#define BB_CLASS_GETITEM_ENTRY(TYPE)                                                                                   \
	BB_CLASS_METHOD(TYPE, "__class_getitem__", bb_class_getitem_wrapper, 1, 1,                                     \
			"Make a generic alias of this class.")

#endif
