/* SPDX-License-Identifier: MIT */
/*
 * The interpreter loop; its entry point bb_vm_run is declared in vm.h.
 */
#ifndef BB_VM_LOOP_H
#define BB_VM_LOOP_H

#include "vm/vm.h"

#endif
