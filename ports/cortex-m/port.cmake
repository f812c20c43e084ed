# SPDX-License-Identifier: MIT
#
# What all ports on the kernel for Cortex-M share.  A port sets BB_CPU_OPTIONS and BB_LINKER_SCRIPT, and includes this.

if(NOT BB_MAIN_STACK)
	set(BB_MAIN_STACK 16384)
endif()
if(NOT BB_STACK_FIRST)
	set(BB_STACK_FIRST 1792)
endif()
if(NOT BB_STACK_WAITING)
	set(BB_STACK_WAITING 1152) # see tools/stack-depth
endif()
if(NOT BB_SAVED_REGISTERS)
	set(BB_SAVED_REGISTERS 8)
endif()
if(NOT BB_COLLECT_EVERY)
	set(BB_COLLECT_EVERY 16384)
endif()
# As code the library takes more flash and less RAM than as text.
if(NOT DEFINED BB_LIBRARY_AS_CODE)
	set(BB_LIBRARY_AS_CODE 1)
endif()
list(APPEND BB_PORT_DIRECTORIES cortex-m serial)
list(APPEND BB_PORT_COMPILE_OPTIONS ${BB_CPU_OPTIONS} -mthumb -Os -ffunction-sections -fdata-sections
	-fno-asynchronous-unwind-tables -fcallgraph-info=su)
set(BB_LOOP_OPTIONS -O2)
list(APPEND BB_PORT_LINK_OPTIONS ${BB_CPU_OPTIONS} -mthumb --specs=nano.specs -nostartfiles LINKER:--gc-sections
	-L${PROJECT_SOURCE_DIR}/ports/cortex-m -T${BB_LINKER_SCRIPT})
list(APPEND BB_PORT_DEFINES
	BB_BLOCK_SHIFT=10 BB_CACHE_CELLS=1 BB_STACK_SEGMENT=64 BB_RECURSION_LIMIT=200
	BB_INTERRUPT_STACK=1024 BB_MAIN_STACK=${BB_MAIN_STACK} BB_C_STACK_FIRST=${BB_STACK_FIRST} BB_C_STACK_WAITING=${BB_STACK_WAITING} BB_SAVED_REGISTERS=${BB_SAVED_REGISTERS} BB_C_STACK_SIZE=4096 BB_C_STACK_RESERVE=1024
	BB_DOCSTRINGS=0 BB_STATIC_TYPES_MAX=256 BB_IO_FIRST_BUFFER=256 BB_ARENA_CHUNK=2048 BB_GC_FLOOR=${BB_COLLECT_EVERY}
	BB_GC_QUARTERS=1 BB_COMMIT_UNIT=1024 BB_COMMIT_ALIGN=8 BB_MARK_CHUNK_SIZE=256
	BB_UNPREPARED_TYPES_MAX=2 BB_SPARSE_TYPES=1 BB_LATE_MODULES=1 BB_SMALL_CODE=1 BB_LINES_ONLY=1 BB_SHORT_POSITIONS=1 BB_SPECIALS_APART=1 BB_FROZEN_CODE=${BB_LIBRARY_AS_CODE} BB_INTERN_FIRST=64)

# No processes, and no room for the names of all characters.
list(APPEND BB_LEFT_OUT modules/mod_signal.c modules/mod_faulthandler.c modules/mod_unicodedata.c
	base/unicode_names.c base/unicode_names_data.c compiler/disassemble.c)
foreach(source embed_module embed_ref embed_run embed_runtime embed_value)
	list(APPEND BB_LEFT_OUT embed/${source}.c)
endforeach()

set(BB_LIBRARY_COMPACT ON)
if(BB_LIBRARY_AS_CODE)
	set(BB_LIBRARY_COMPILER ${PROJECT_SOURCE_DIR}/build/freeze_code)
endif()
set(BB_LIBRARY_CHOICE
	_collections_abc _io_more _pyfunctools _pyoperator _threading_local _weakrefset abc bisect codecs collections
	collections._user collections.abc concurrent concurrent.futures concurrent.futures._base
	concurrent.futures.thread contextlib contextvars copy copyreg enum functools heapq io json json.decoder
	json.encoder json.scanner keyword linecache operator queue re re._flags reprlib sched struct threading traceback types
	weakref)
