/* SPDX-License-Identifier: MIT */
/*
 * Module _io: streams.
 */
#ifndef BB_MODULES_MOD_IO_H
#define BB_MODULES_MOD_IO_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_io;

/* open(), which is a built-in function, too. */
extern const BbBuiltin *const bb_mod_io_open;

/* Makes the types of streams ready, so that sys can have its streams; at start-up. */
BB_NODISCARD bool bb_mod_io_start(BbThread *t);

#endif
