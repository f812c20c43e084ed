/* SPDX-License-Identifier: MIT */
/*
 * Start-up of the object floor; its functions are declared in state.h.
 */
#ifndef BB_OBJECT_INIT_H
#define BB_OBJECT_INIT_H

#include "object/state.h"

#endif
