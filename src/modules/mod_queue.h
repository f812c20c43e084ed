/* SPDX-License-Identifier: MIT */
/*
 * Module _queue: SimpleQueue and Empty.
 */
#ifndef BB_MODULES_MOD_QUEUE_H
#define BB_MODULES_MOD_QUEUE_H

#include "modules/modules.h"

extern const BbModuleDef bb_mod_queue;
extern BbType bb_simple_queue_type;

#endif
