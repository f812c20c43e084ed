/* SPDX-License-Identifier: MIT */
/*
 * Tracebacks and frame objects: the functions are declared in vm.h.
 */
#ifndef BB_VM_TRACEBACK_H
#define BB_VM_TRACEBACK_H

#include "object/list.h"
#include "vm/vm.h"

#endif
