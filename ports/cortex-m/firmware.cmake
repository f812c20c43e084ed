# SPDX-License-Identifier: MIT
#
# The firmware of a board: bobbin.elf, and the same as .bin and .hex.

add_executable(bobbin ${BB_MAIN} ${BB_PROGRAM_SOURCES})
target_link_libraries(bobbin PRIVATE ${BB_TOP} bb_options bb_port_options)
target_link_options(bobbin PRIVATE LINKER:-Map=${PROJECT_BINARY_DIR}/bobbin.map)
set_target_properties(bobbin PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR} SUFFIX .elf
	LINK_DEPENDS "${BB_LINKER_SCRIPT};${PROJECT_SOURCE_DIR}/ports/cortex-m/sections.ld")
add_custom_command(TARGET bobbin POST_BUILD VERBATIM
	COMMAND ${CMAKE_OBJCOPY} -O binary $<TARGET_FILE:bobbin> ${PROJECT_BINARY_DIR}/bobbin.bin
	COMMAND ${CMAKE_OBJCOPY} -O ihex $<TARGET_FILE:bobbin> ${PROJECT_BINARY_DIR}/bobbin.hex)
