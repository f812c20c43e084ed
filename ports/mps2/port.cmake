# SPDX-License-Identifier: MIT

# Core 0 has neither an FPU nor the DSP instructions.
set(BB_CPU_OPTIONS -mcpu=cortex-m33+nodsp -mfloat-abi=soft)
set(BB_LINKER_SCRIPT ${PROJECT_SOURCE_DIR}/ports/mps2/an521.ld)
set(BB_MAIN_STACK 65536)
include(ports/cortex-m/port.cmake)
list(APPEND BB_PORT_DEFINES BB_CORES=2 BB_CORE_ID_ADDRESS=0x5001F000 BB_COUNTER_NS=50
	"BB_PLATFORM_NAME=\"qemu\"" "BB_MACHINE_NAME=\"MPS2 AN521 with two Cortex-M33\"")
