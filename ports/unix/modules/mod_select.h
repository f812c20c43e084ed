/* SPDX-License-Identifier: MIT */
/*
 * Module _select: waiting for descriptors; the rest of module select is written in Python.
 */
#ifndef BB_UNIX_MODULES_MOD_SELECT_H
#define BB_UNIX_MODULES_MOD_SELECT_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_select;

#endif
