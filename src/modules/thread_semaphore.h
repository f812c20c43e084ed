/* SPDX-License-Identifier: MIT */
/*
 * _thread._Semaphore: the native part of threading.Semaphore and BoundedSemaphore.
 */
#ifndef BB_MODULES_THREAD_SEMAPHORE_H
#define BB_MODULES_THREAD_SEMAPHORE_H

#include "object/object.h"

extern BbType bb_thread_semaphore_type;

#endif
