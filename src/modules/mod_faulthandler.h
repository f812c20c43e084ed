/* SPDX-License-Identifier: MIT */
/*
 * Module faulthandler: tracebacks on faults, on signals, and after some time.
 */
#ifndef BB_MODULES_MOD_FAULTHANDLER_H
#define BB_MODULES_MOD_FAULTHANDLER_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_faulthandler;

#endif
