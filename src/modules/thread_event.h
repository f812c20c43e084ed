/* SPDX-License-Identifier: MIT */
/*
 * _thread._Event: the native part of threading.Event.
 */
#ifndef BB_MODULES_THREAD_EVENT_H
#define BB_MODULES_THREAD_EVENT_H

#include "object/object.h"

extern BbType bb_thread_event_type;

#endif
