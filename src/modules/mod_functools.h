/* SPDX-License-Identifier: MIT */
/*
 * Module _functools.
 */
#ifndef BB_MODULES_MOD_FUNCTOOLS_H
#define BB_MODULES_MOD_FUNCTOOLS_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_functools;

#endif
