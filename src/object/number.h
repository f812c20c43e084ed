/* SPDX-License-Identifier: MIT */
/*
 * What int, float and complex share: the text of a number as ASCII, polymorphic arithmetic on the built-in numbers,
 * shorthands for tables of methods.
 *
 * Nothing here has state.
 */
#ifndef BB_OBJECT_NUMBER_H
#define BB_OBJECT_NUMBER_H

#include "object/native.h"
#include "object/object.h"

/* The text of a number within a str, without the white space around it; Unicode digits are ASCII ones in it, white
 * space is a blank, whatever else is not ASCII a
 * '?'.  Lives as long as the structure and the str. */
typedef struct BbNumberText {
	const char *text;
	size_t size;
	char small[64];
} BbNumberText;

BB_NODISCARD bool bb_number_text(BbThread *t, BbValue str, BbNumberText *out);
/* The same for bytes: only takes off the white space. */
void bb_number_strip(const char **text, size_t *size);
BB_INLINE bool bb_number_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Any int or float as a double, without user code: 1; 0: v is something else; -1: OverflowError. */
BB_NODISCARD int bb_number_to_double(BbThread *t, BbValue v, double *out);

/* a op b if each is an int, float or complex (subclasses included, whose own methods are not asked), else
 * NotImplemented. */
BB_NODISCARD BbValue bb_number_binary(BbThread *t, BbOperator op, BbValue a, BbValue b);

/* The comparison of two such numbers: True, False, or NotImplemented. */
BbValue bb_number_compare(BbThread *t, BbComparison op, BbValue a, BbValue b);

/* Raises the OverflowError of a C function whose result has left the range of double: (34, "Numerical result out of
 * range"). */
BbValue bb_number_range_error(BbThread *t);

/* For tables: the C functions NAME and rNAME of one operator, over BINARY(t, op, self, other). */
#define BB_NUMBER_OPERATOR(BINARY, NAME, OP)                                                                           \
	BB_CFUNCTION(NAME)                                                                                             \
	{                                                                                                              \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return BINARY(t, OP, self, args[0]);                                                                   \
	}                                                                                                              \
	BB_CFUNCTION(r##NAME)                                                                                          \
	{                                                                                                              \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return BINARY(t, OP, args[0], self);                                                                   \
	}

/* A method without arguments that returns an expression of t and self. */
#define BB_NUMBER_UNARY(NAME, EXPRESSION)                                                                              \
	BB_CFUNCTION(NAME)                                                                                             \
	{                                                                                                              \
		(void)args;                                                                                            \
		(void)nargs;                                                                                           \
		(void)kwnames;                                                                                         \
		return EXPRESSION;                                                                                     \
	}

#endif
