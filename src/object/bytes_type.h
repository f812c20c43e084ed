/* SPDX-License-Identifier: MIT */
/*
 * The type bytes: its table of methods, constructor and operators.
 *
 * Bytes are immutable.
 */
#ifndef BB_OBJECT_BYTES_TYPE_H
#define BB_OBJECT_BYTES_TYPE_H

#include "object/object.h"

extern BbType bb_bytes_type;

#endif
