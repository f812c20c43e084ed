/* SPDX-License-Identifier: MIT */
/*
 * Module _imp: the import system for module importlib.
 */
#ifndef BB_MODULES_MOD_IMP_H
#define BB_MODULES_MOD_IMP_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_imp;

#endif
