/* SPDX-License-Identifier: MIT */
/*
 * complex: two doubles.
 *
 * Threading: immutable.
 */
#ifndef BB_OBJECT_COMPLEX_H
#define BB_OBJECT_COMPLEX_H

#include "object/object.h"

typedef struct BbComplexNumber {
	double real, imag;
} BbComplexNumber;

typedef struct BbComplex {
	BbObject header;
	BbComplexNumber z;
} BbComplex;

BB_INLINE bool bb_is_exact_complex(BbValue v)
{
	return bb_is_exact(v, &bb_complex_type);
}

/* v is a complex (subclasses included). */
BB_INLINE BbComplexNumber bb_to_complex(BbValue v)
{
	return ((const BbComplex *)bb_to_pointer(v))->z;
}

/* v is a complex or an instance of a subclass. */
bool bb_is_complex(BbValue v);

BB_NODISCARD BbValue bb_complex_new(BbThread *t, double real, double imag);
/* The same as an instance of type, a subclass of complex (or complex itself). */
BB_NODISCARD BbValue bb_complex_of_type(BbThread *t, BbType *type, BbComplexNumber z);

/* a op b where each is an int, float or complex (subclasses included); NotImplemented if one is something else or there
 * is no such operator.  Rules of mixed arithmetic: a real operand has no imaginary part, not even 0. */
BB_NODISCARD BbValue bb_complex_binary(BbThread *t, BbOperator op, BbValue a, BbValue b);

/* == and != where one is complex and the other a number; else NotImplemented. */
BbValue bb_complex_compare(BbThread *t, BbComparison op, BbValue a, BbValue b);

BbComplexNumber bb_complex_multiply(BbComplexNumber a, BbComplexNumber b);
/* b is not 0. */
BbComplexNumber bb_complex_divide(BbComplexNumber a, BbComplexNumber b);

/* The complex number that cmath functions take: a complex, __complex__, or a real number.  Runs user code.  TypeError.
 */
BB_NODISCARD bool bb_complex_as_number(BbThread *t, BbValue v, BbComplexNumber *out);

#endif
