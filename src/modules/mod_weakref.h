/* SPDX-License-Identifier: MIT */
/*
 * Module _weakref.
 */
#ifndef BB_MODULES_MOD_WEAKREF_H
#define BB_MODULES_MOD_WEAKREF_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_weakref;

#endif
