/* SPDX-License-Identifier: MIT */
/*
 * float: a double inside the value word where it fits, else in a BbFloat.
 *
 * Invariant: an exact float that fits the word is never boxed.  Threading: immutable.
 *
 * float.c has arithmetic and conversions, float_methods.c the type.
 */
#ifndef BB_OBJECT_FLOAT_H
#define BB_OBJECT_FLOAT_H

#include "object/object.h"

typedef struct BbFloat {
	BbObject header;
	double x;
} BbFloat;

BB_INLINE bool bb_is_exact_float(BbValue v)
{
	return bb_is_unboxed_float(v) || bb_is_exact(v, &bb_float_type);
}

/* v is a float (subclasses included). */
BB_INLINE double bb_to_double(BbValue v)
{
	return bb_is_unboxed_float(v) ? bb_unboxed_to_double(v) : ((const BbFloat *)bb_to_pointer(v))->x;
}

BB_NODISCARD BbValue bb_float_box(BbThread *t, double x);

BB_INLINE BB_NODISCARD BbValue bb_float_new(BbThread *t, double x)
{
	BbValue v;
	return BB_LIKELY(bb_try_from_double(x, &v)) ? v : bb_float_box(t, x);
}

/* x as an instance of type, a subclass of float (or float itself). */
BB_NODISCARD BbValue bb_float_of_type(BbThread *t, BbType *type, double x);

/* x op y with Python's rules (ZeroDivisionError, sign of %, ...); a negative number to a broken power is complex.
 * NotImplemented for operators that float does not have. */
BB_NODISCARD BbValue bb_float_binary(BbThread *t, BbOperator op, double x, double y);

/* Floor division: quotient and remainder as divmod() gives them; y is not 0. */
void bb_float_divmod(double x, double y, double *quotient, double *remainder);

/* x ** y as a double.  ZeroDivisionError, OverflowError.  Not for a finite negative x and a finite broken y. */
BB_NODISCARD bool bb_float_power(BbThread *t, double x, double y, double *out);

/* x compared with any int, exactly: -1, 0, 1; 2: x is NaN. */
int bb_float_compare_int(double x, BbValue i);

/* The hash; a NaN's is its identity's. */
BbHash bb_float_hash(BbValue v);

/* repr(x): str. */
BB_NODISCARD BbValue bb_float_repr(BbThread *t, double x);

/* float(str) of a str or of the text of a bytes-like object: white space around it, underscores, Unicode digits in a
 * str.  ValueError "could not convert string to float: shown". */
BB_NODISCARD bool bb_float_parse_str(BbThread *t, BbValue str, double *out);
BB_NODISCARD bool bb_float_parse_bytes(BbThread *t, const char *text, size_t size, BbValue shown, double *out);

/* round(x, digits). */
BB_NODISCARD BbValue bb_float_round(BbThread *t, double x, intptr_t digits);

#endif
