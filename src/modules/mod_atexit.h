/* SPDX-License-Identifier: MIT */
/*
 * Module atexit.
 */
#ifndef BB_MODULES_MOD_ATEXIT_H
#define BB_MODULES_MOD_ATEXIT_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_atexit;

#endif
