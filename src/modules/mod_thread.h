/* SPDX-License-Identifier: MIT */
/*
 * Module _thread: locks, threads, and what belongs to each of these.
 */
#ifndef BB_MODULES_MOD_THREAD_H
#define BB_MODULES_MOD_THREAD_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_thread;

#endif
