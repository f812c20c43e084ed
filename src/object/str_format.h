/* SPDX-License-Identifier: MIT */
/*
 * str.format and str.format_map, and taking format strings apart for module _string.
 *
 * Runs user code (__format__, __getattr__, ...).
 */
#ifndef BB_OBJECT_STR_FORMAT_H
#define BB_OBJECT_STR_FORMAT_H

#include "object/str.h"

/* The methods, for the table of str. */
BbValue bb_str_format_format(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);
BbValue bb_str_format_format_map(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames);

/* _string.formatter_parser(s) as a list of (literal, field name, spec, conversion), and
 * _string.formatter_field_name_split(s) as (first, list of (is attribute, name)): what string.Formatter is made of. */
BB_NODISCARD BbValue bb_str_format_parse(BbThread *t, BbValue s);
BB_NODISCARD BbValue bb_str_format_split_name(BbThread *t, BbValue s);

/* value, converted by 'r', 's', 'a' or 0, formatted by spec (a str): one field of an f-string. */
BB_NODISCARD BbValue bb_str_format_field(BbThread *t, BbValue value, uint32_t conversion, BbValue spec);

#endif
