# SPDX-License-Identifier: MIT
#
# BB_BOARD says where it runs: pyboard (silicon) or netduinoplus2 (QEMU), whose timers have another clock, and which has
# no core-coupled memory.

set(BB_BOARD pyboard CACHE STRING "pyboard or netduinoplus2")
if(BB_BOARD STREQUAL "netduinoplus2")
	set(BB_TIM2_PRESCALER 1000)
	set(BB_CPU_MHZ 168)
	set(BB_LINKER_SCRIPT ${PROJECT_SOURCE_DIR}/ports/stm32/netduinoplus2.ld)
else()
	set(BB_TIM2_PRESCALER 16)
	set(BB_CPU_MHZ 16)
	set(BB_LINKER_SCRIPT ${PROJECT_SOURCE_DIR}/ports/stm32/stm32f405.ld)
endif()

set(BB_CPU_OPTIONS -mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16)
set(BB_MAIN_STACK 12288)
set(BB_COLLECT_EVERY 8192)
set(BB_STACK_WAITING 1256) # interrupts store the registers of the FPU
set(BB_SAVED_REGISTERS 24) # eight doubles of the FPU, too
include(ports/cortex-m/port.cmake)
list(APPEND BB_PORT_DEFINES BB_NORMAL_IDENTIFIERS=0 BB_CORES=1 BB_COUNTER_NS=1000 BB_TIM2_PRESCALER=${BB_TIM2_PRESCALER}
	BB_CPU_MHZ=${BB_CPU_MHZ}
	"BB_PLATFORM_NAME=\"pyboard\"" "BB_MACHINE_NAME=\"${BB_BOARD} with STM32F405\"")

# What fits beside it into a megabyte: no module whose half that is written in Python is not there.
foreach(source mod_abc mod_cmath complex_functions mod_random mod_struct struct_format)
	list(APPEND BB_LEFT_OUT modules/${source}.c)
endforeach()
set(BB_LIBRARY_CHOICE _threading_local contextvars functools heapq json json.decoder json.encoder json.scanner operator queue re re._flags threading types)
