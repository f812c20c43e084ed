/* SPDX-License-Identifier: MIT */
/*
 * Module gc.
 */
#ifndef BB_MODULES_MOD_GC_H
#define BB_MODULES_MOD_GC_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_gc;

#endif
