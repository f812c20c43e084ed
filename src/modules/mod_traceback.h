/* SPDX-License-Identifier: MIT */
/*
 * Module _traceback: what module traceback takes from the interpreter's own reports.
 */
#ifndef BB_MODULES_MOD_TRACEBACK_H
#define BB_MODULES_MOD_TRACEBACK_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_traceback;

#endif
