/* SPDX-License-Identifier: MIT */
/*
 * BytesIO: a stream of bytes in memory.
 */
#ifndef BB_MODULES_IO_BYTES_H
#define BB_MODULES_IO_BYTES_H

#include "object/object.h"

extern BbType bb_io_bytes_type;

#endif
