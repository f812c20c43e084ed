/* SPDX-License-Identifier: MIT */
/*
 * Module posix.
 */
#ifndef BB_UNIX_MODULES_MOD_POSIX_H
#define BB_UNIX_MODULES_MOD_POSIX_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_posix;

#endif
