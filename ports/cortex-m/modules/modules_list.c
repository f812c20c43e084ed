/* SPDX-License-Identifier: MIT */
/*
 * The modules that only boards have.
 */
#include "modules/modules.h"

const BbModuleDef *const bb_port_modules[] = {NULL};
