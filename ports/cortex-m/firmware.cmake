# SPDX-License-Identifier: MIT
#
# The firmware of a board: bobbin.elf, and the same as .bin and .hex.  It is linked twice: first to learn how large the
# tables of the types written in C are, then with room for them.

set(BB_TABLES_SIZE ${BB_GENERATED}/tables_size.ld)
set(BB_PREPARE ${BB_PYTHON} ${PROJECT_SOURCE_DIR}/tools/prepare_types.py)

foreach(target bobbin-first bobbin)
	add_executable(${target} ${BB_MAIN} ${BB_PROGRAM_SOURCES})
	target_link_libraries(${target} PRIVATE ${BB_TOP} bb_options bb_port_options)
	target_link_options(${target} PRIVATE LINKER:-Map=${PROJECT_BINARY_DIR}/${target}.map -u bb_type_layout)
	set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR} SUFFIX .elf
		LINK_DEPENDS "${BB_LINKER_SCRIPT};${PROJECT_SOURCE_DIR}/ports/cortex-m/sections.ld")
endforeach()

target_link_options(bobbin-first PRIVATE LINKER:--defsym=bb_type_tables_size=0)
add_custom_command(OUTPUT ${BB_TABLES_SIZE} VERBATIM
	COMMAND ${BB_PREPARE} --size $<TARGET_FILE:bobbin-first> ${BB_TABLES_SIZE}
	DEPENDS bobbin-first tools/prepare_types.py)
target_link_options(bobbin PRIVATE ${BB_TABLES_SIZE})
set_property(TARGET bobbin APPEND PROPERTY LINK_DEPENDS ${BB_TABLES_SIZE})

add_custom_target(tables-size DEPENDS ${BB_TABLES_SIZE})
add_dependencies(bobbin tables-size)
set(image "")
if(BB_PORT_IMAGE)
	set(image COMMAND ${BB_PORT_IMAGE} $<TARGET_FILE:bobbin> ${PROJECT_BINARY_DIR}/bobbin.uf2)
endif()
add_custom_command(TARGET bobbin POST_BUILD VERBATIM
	COMMAND ${BB_PREPARE} --fill $<TARGET_FILE:bobbin>
	${image}
	COMMAND ${CMAKE_OBJCOPY} -O binary $<TARGET_FILE:bobbin> ${PROJECT_BINARY_DIR}/bobbin.bin
	COMMAND ${CMAKE_OBJCOPY} -O ihex $<TARGET_FILE:bobbin> ${PROJECT_BINARY_DIR}/bobbin.hex)
