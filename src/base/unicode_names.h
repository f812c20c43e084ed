/* SPDX-License-Identifier: MIT */
/*
 * Names of characters, as unicodedata and "\N{...}" know them.  The tables are made by tools/make_unicode_names.py; a
 * board without room for them leaves this file and its users out.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_UNICODE_NAMES_H
#define BB_BASE_UNICODE_NAMES_H

#include "base/compiler.h"

/* More than the longest name, and the most characters of a named sequence. */
enum { BB_UNICODE_MAX_NAME = 256, BB_UNICODE_MAX_SEQUENCE = 4 };

/* Writes the name of a character (no terminating zero) to out, which has room for BB_UNICODE_MAX_NAME; returns its
 * length, 0 if it has none. */
size_t bb_unicode_name(uint32_t c, char *out);

/* The character, or the named sequence, of this name or alias, in any case: writes its code points to out and returns
 * their number, 0 if there is none. */
unsigned bb_unicode_find_name(const char *name, size_t size, uint32_t out[BB_UNICODE_MAX_SEQUENCE]);

#endif
