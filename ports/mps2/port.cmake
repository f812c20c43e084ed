# SPDX-License-Identifier: MIT

set(BB_CPU_OPTIONS -mcpu=cortex-m33 -mfloat-abi=soft)
set(BB_LINKER_SCRIPT ${PROJECT_SOURCE_DIR}/ports/mps2/an521.ld)
include(ports/cortex-m/port.cmake)
list(APPEND BB_PORT_DEFINES BB_CORES=2 BB_CORE_ID_ADDRESS=0x5001F000 BB_COUNTER_NS=50)
