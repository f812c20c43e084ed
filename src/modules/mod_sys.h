/* SPDX-License-Identifier: MIT */
/*
 * Module sys, as far as other modules and the start need it.
 */
#ifndef BB_MODULES_MOD_SYS_H
#define BB_MODULES_MOD_SYS_H

#include "modules/modules.h"
#include "object/state.h"

extern const BbModuleDef bb_mod_sys;

/* sys.name; EMPTY without exception: it has been deleted. */
BbValue bb_sys_get(BbThread *t, BbNameId name);

/* Flushes sys.stdout and sys.stderr; false: could not write (nothing is raised). */
bool bb_sys_flush_streams(BbThread *t);

#endif
