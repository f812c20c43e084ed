/* SPDX-License-Identifier: MIT */
/*
 * Module posix: its constants.
 */
#ifndef BB_UNIX_MODULES_POSIX_CONSTANTS_H
#define BB_UNIX_MODULES_POSIX_CONSTANTS_H

#include "modules/modules.h"

/* Adds them to the module.  May allocate. */
BB_NODISCARD bool bb_posix_constants_add(BbThread *t, BbValue module);

#endif
