/* SPDX-License-Identifier: MIT */
/*
 * Module sys: mod_sys.c has its functions, sys_info.c what describes the interpreter.
 *
 * Values that the program sets (excepthook, recursion limit...) are in the module's dict, in BbVm or in the thread they
 * are for.
 */
#ifndef BB_MODULES_MOD_SYS_H
#define BB_MODULES_MOD_SYS_H

#include "modules/modules.h"
#include "object/state.h"

extern const BbModuleDef bb_mod_sys;

/* sys.name; EMPTY without exception: it has been deleted. */
BbValue bb_sys_get(BbThread *t, BbNameId name);

/* Flushes sys.stdout and sys.stderr, and the streams that these were at first; false: could not write (nothing is
 * raised). */
bool bb_sys_flush_streams(BbThread *t);

/* In the child of a fork: the threads that were using the standard streams are not there. */
void bb_sys_streams_after_fork(BbThread *t);

/* What describes the interpreter. */
extern const BbModuleConstant bb_sys_info_constants[];

/* Adds the lists that tell where modules are found. */
BB_NODISCARD bool bb_sys_info_init(BbThread *t, BbValue module);

#endif
