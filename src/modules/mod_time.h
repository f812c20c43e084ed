/* SPDX-License-Identifier: MIT */
/*
 * Module time.
 */
#ifndef BB_MODULES_MOD_TIME_H
#define BB_MODULES_MOD_TIME_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_time;

#endif
