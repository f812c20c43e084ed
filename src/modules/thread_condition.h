/* SPDX-License-Identifier: MIT */
/*
 * _thread._Condition: the native part of threading.Condition.
 */
#ifndef BB_MODULES_THREAD_CONDITION_H
#define BB_MODULES_THREAD_CONDITION_H

#include "object/object.h"

extern BbType bb_thread_condition_type;

#endif
