/* SPDX-License-Identifier: MIT */
/*
 * Module errno.
 */
#ifndef BB_MODULES_MOD_ERRNO_H
#define BB_MODULES_MOD_ERRNO_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_errno;

#endif
