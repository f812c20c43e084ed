# SPDX-License-Identifier: MIT

set(BB_CPU_OPTIONS -mcpu=cortex-m0plus -mfloat-abi=soft -masm-syntax-unified)
set(BB_LINKER_SCRIPT ${PROJECT_SOURCE_DIR}/ports/rp2040/rp2040.ld)
set(BB_MAIN_STACK 12288)
set(BB_STACK_FIRST 1952)
set(BB_STACK_WAITING 1184) # functions of the C library and of the compiler take more here
include(ports/cortex-m/port.cmake)
list(APPEND BB_PORT_LINK_OPTIONS LINKER:-u,rp_boot2)
list(APPEND BB_PORT_DEFINES BB_CORES=2 BB_CORE_ID_ADDRESS=0xD0000000 BB_SPIN_LOCKS_ADDRESS=0xD0000100
	BB_COUNTER_NS=1000 "BB_PLATFORM_NAME=\"rp2\"" "BB_MACHINE_NAME=\"Raspberry Pi Pico with RP2040\"")

# What the boot ROM and its USB drive want beside the firmware of all boards.
set(BB_PORT_IMAGE ${BB_PYTHON} ${PROJECT_SOURCE_DIR}/tools/make_uf2.py)
