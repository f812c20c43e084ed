/* SPDX-License-Identifier: MIT */
/*
 * The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.[precision][grouping]][type], and how str,
 * int, float and complex are formatted by it.
 *
 * Pure functions of immutable values; ValueError and OverflowError with CPython's messages.
 */
#ifndef BB_OBJECT_FORMAT_SPEC_H
#define BB_OBJECT_FORMAT_SPEC_H

#include "object/str.h"

typedef struct BbFormatSpec {
	uint32_t fill;
	char align; /* '<', '>', '=', '^' */
	bool align_given, zero_fill;
	char sign;	       /* 0, '+', '-', ' ' */
	bool alternate;	       /* '#' */
	bool no_negative_zero; /* 'z' */
	int64_t width;	       /* -1: not given */
	int64_t precision;     /* -1: not given */
	char grouping;	       /* 0, ',' or '_' */
	char fraction_grouping;
	uint32_t type; /* 0: not given */
} BbFormatSpec;

/* Takes a spec apart.  type_name is for messages. */
BB_NODISCARD bool bb_format_spec_parse(BbThread *t, BbValue spec, uint32_t default_type, char default_align,
				       const char *type_name, BbFormatSpec *out);

/* What __format__ of these types returns.  spec is a str, perhaps empty.  value is an instance of the type (int: bool,
 * too). */
BB_NODISCARD BbValue bb_format_str(BbThread *t, BbValue value, BbValue spec);
BB_NODISCARD BbValue bb_format_int(BbThread *t, BbValue value, BbValue spec);
BB_NODISCARD BbValue bb_format_float(BbThread *t, double value, BbValue spec);
BB_NODISCARD BbValue bb_format_complex(BbThread *t, double real, double imag, BbValue spec);

/* The same into a builder, from a spec taken apart. */
bool bb_format_add_float(BbStrBuilder *b, double value, const BbFormatSpec *spec);
/* text is an int's digits with perhaps '-' before them; prefix ("0x") goes between sign and digits; group: digits in a
 * group. */
bool bb_format_add_int(BbStrBuilder *b, const char *text, size_t size, const char *prefix, unsigned group,
		       const BbFormatSpec *spec);

#endif
