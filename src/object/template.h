/* SPDX-License-Identifier: MIT */
/*
 * Template and Interpolation of string.templatelib: what a t-string makes.
 *
 * Both are immutable.
 */
#ifndef BB_OBJECT_TEMPLATE_H
#define BB_OBJECT_TEMPLATE_H

#include "object/object.h"

typedef struct BbTemplate {
	BbObject header;
	BbValue strings;	/* tuple of str, one more than interpolations */
	BbValue interpolations; /* tuple */
} BbTemplate;

typedef struct BbInterpolation {
	BbObject header;
	BbValue value;
	BbValue expression;  /* str */
	BbValue conversion;  /* None or 's', 'r', 'a' */
	BbValue format_spec; /* str */
} BbInterpolation;

extern BbType bb_template_type, bb_interpolation_type, bb_template_iterator_type;

BB_NODISCARD BbValue bb_template_new(BbThread *t, BbValue strings, BbValue interpolations);
BB_NODISCARD BbValue bb_interpolation_new(BbThread *t, BbValue value, BbValue expression, BbValue conversion,
					  BbValue format_spec);

/* Makes the types ready, those of text_types.h included; at start-up. */
BB_NODISCARD bool bb_template_init(BbThread *t);

#endif
