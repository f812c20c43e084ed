/* SPDX-License-Identifier: MIT */
/*
 * StringIO: a stream of text in memory.
 */
#ifndef BB_MODULES_IO_STRING_H
#define BB_MODULES_IO_STRING_H

#include "object/object.h"

extern BbType bb_io_string_type;

#endif
