/* SPDX-License-Identifier: MIT */
/*
 * Module signal.
 */
#ifndef BB_MODULES_MOD_SIGNAL_H
#define BB_MODULES_MOD_SIGNAL_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_signal;

#endif
