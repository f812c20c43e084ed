/* SPDX-License-Identifier: MIT */
/*
 * The % operator of str, bytes and bytearray.
 *
 * Runs user code (__str__, __index__, ...).
 */
#ifndef BB_OBJECT_STR_PERCENT_H
#define BB_OBJECT_STR_PERCENT_H

#include "object/object.h"

/* format % args; format is a str. */
BB_NODISCARD BbValue bb_str_percent(BbThread *t, BbValue format, BbValue args);

/* The same for n bytes at format, which stay in place; returns bytes. */
BB_NODISCARD BbValue bb_str_percent_bytes(BbThread *t, const char *format, size_t n, BbValue args);

#endif
