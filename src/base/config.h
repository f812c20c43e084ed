/* SPDX-License-Identifier: MIT */
/*
 * The options of a build.  Every option is always defined; a yes/no option is 0 or 1 and is tested with #if, so that
 * -Wundef finds a misspelt one.  A port overrides one on the compiler's command line, nowhere else.
 */
#ifndef BB_BASE_CONFIG_H
#define BB_BASE_CONFIG_H

#include <stdint.h>

/* 1 where a machine word has 64 bits. */
#define BB_WORD64 (UINTPTR_MAX > 0xffffffffu)

/* Keep most doubles inside the value word.  Needs 64-bit words. */
#ifndef BB_UNBOXED_FLOATS
#define BB_UNBOXED_FLOATS BB_WORD64
#endif

/* Internal consistency checks (BB_ASSERT).  Debug and sanitizer builds. */
#ifndef BB_CHECKS
#define BB_CHECKS 0
#endif

/* Testing: every poll yields the processor and may stop. */
#ifndef BB_STRESS_POLL
#define BB_STRESS_POLL 0
#endif

/* log2 of the size of a heap block, the unit in which the heap hands out memory to size classes. */
#ifndef BB_BLOCK_SHIFT
#define BB_BLOCK_SHIFT 14
#endif

/* Address space reserved for the heap, in bytes, where the platform can reserve without committing. */
#ifndef BB_HEAP_RESERVE
#if BB_WORD64
#define BB_HEAP_RESERVE ((size_t)64 << 30)
#else
#define BB_HEAP_RESERVE ((size_t)1 << 30)
#endif
#endif

/* Memory of the heap is committed and given back in units of this many bytes: at least a block, a power of two. */
#ifndef BB_COMMIT_UNIT
#define BB_COMMIT_UNIT ((size_t)64 << 10)
#endif

/* Committed memory begins at multiples of this: at most BB_COMMIT_UNIT, and less where memory has no pages. */
#ifndef BB_COMMIT_ALIGN
#define BB_COMMIT_ALIGN BB_COMMIT_UNIT
#endif

/* Bytes of a chunk of the collector's mark stack, which grows by chunks: 0 is as much as a block. */
#ifndef BB_MARK_CHUNK_SIZE
#define BB_MARK_CHUNK_SIZE 0
#endif

/* There are fewer types written in C than this. */
#ifndef BB_STATIC_TYPES_MAX
#define BB_STATIC_TYPES_MAX 400
#endif

/* There are fewer types written in C than this that the build has not prepared (object/type_prepared.h). */
#ifndef BB_UNPREPARED_TYPES_MAX
#define BB_UNPREPARED_TYPES_MAX BB_STATIC_TYPES_MAX
#endif

/* The compiler's memory comes in chunks of up to this many bytes, where nothing in it is larger. */
#ifndef BB_ARENA_CHUNK
#define BB_ARENA_CHUNK 32768
#endif

/* Bytes of the C stack that are wiped before a wait or a collection, against stale references: some frames' length. */
#ifndef BB_STACK_WIPED
#define BB_STACK_WIPED (256 * sizeof(uintptr_t))
#endif

/* Bytes of a buffered file's first buffer. */
#ifndef BB_IO_FIRST_BUFFER
#define BB_IO_FIRST_BUFFER 8192
#endif

/* What sys.platform says; and the machine, as sys.implementation._machine says it ("": it says nothing). */
#ifndef BB_PLATFORM_NAME
#define BB_PLATFORM_NAME "linux"
#endif
#ifndef BB_MACHINE_NAME
#define BB_MACHINE_NAME ""
#endif

/* Keep the documentation of what is written in C: __doc__, __text_signature__. */
#ifndef BB_DOCSTRINGS
#define BB_DOCSTRINGS 1
#endif

/* Small rather than fast: the compiler decides which short functions stand in line. */
#ifndef BB_SMALL_CODE
#define BB_SMALL_CODE 0
#endif

/* The special methods of numbers stand in a table of their own, which types without such share. */
#ifndef BB_SPECIALS_APART
#define BB_SPECIALS_APART 0
#endif

/* Code knows the lines of its instructions, but no columns: a third of the table. */
#ifndef BB_LINES_ONLY
#define BB_LINES_ONLY 0
#endif

/* Lines and columns are kept in 16 bits: source text with a longer line is refused (MemoryError), line numbers wrap. */
#ifndef BB_SHORT_POSITIONS
#define BB_SHORT_POSITIONS 0
#endif

/* Identifiers that are not ASCII are normalized (PEP 3131), which takes 28 KB of tables. */
#ifndef BB_NORMAL_IDENTIFIERS
#define BB_NORMAL_IDENTIFIERS 1
#endif

/* What a runtime notes about a type written in C is made when there is something to note, not at start. */
#ifndef BB_SPARSE_TYPES
#define BB_SPARSE_TYPES 0
#endif

/* What a built-in module has enters its dict when somebody asks for it by name, or for the dict as a whole. */
#ifndef BB_LATE_MODULES
#define BB_LATE_MODULES 0
#endif

/* The library modules are compiled by the build, and they and the names are constants (object/frozen.h). */
#ifndef BB_FROZEN_CODE
#define BB_FROZEN_CODE 0
#endif

/* Entries of a runtime's table of interned strings at first: a power of two. */
#ifndef BB_INTERN_FIRST
#define BB_INTERN_FIRST 1024
#endif

/* The largest number of cells of one size class that a thread's cache takes at a time. */
#ifndef BB_CACHE_CELLS
#define BB_CACHE_CELLS 128
#endif

/* Default depth of Python calls before RecursionError; sys.setrecursionlimit changes it. */
#ifndef BB_RECURSION_LIMIT
#define BB_RECURSION_LIMIT 1000
#endif

/* Bytes of C stack that a thread gets unless threading.stack_size() says otherwise. */
#ifndef BB_C_STACK_SIZE
#define BB_C_STACK_SIZE ((size_t)256 << 10)
#endif

/* Bytes at the end of a C stack in which no new native recursion starts. */
#ifndef BB_C_STACK_RESERVE
#define BB_C_STACK_RESERVE ((size_t)32 << 10)
#endif

/* Without virtual memory a C stack takes all its bytes at once.  If this is not 0 a thread begins with so many, and
 * runs Python on further pieces of BB_C_STACK_SIZE, which it gives back while it waits (memory/c_stack.h). */
#ifndef BB_C_STACK_FIRST
#define BB_C_STACK_FIRST 0
#endif

/* What functions that may wait, which are called on the first piece, take of it at most (tools/stack-depth). */
#ifndef BB_C_STACK_WAITING
#define BB_C_STACK_WAITING BB_C_STACK_RESERVE
#endif

/* Where less than this is left of a piece, above BB_C_STACK_RESERVE, what goes deep is called on a further one. */
#ifndef BB_C_STACK_SHORT
#define BB_C_STACK_SHORT 1024
#endif

/* There the compiler, which recurses much, gets a piece of so many bytes unless three quarters of it are left. */
#ifndef BB_COMPILER_STACK
#define BB_COMPILER_STACK 8192
#endif

/* Registers (value words) in the first segment of a thread's value stack, and in each further one at least. */
#ifndef BB_STACK_SEGMENT
#define BB_STACK_SEGMENT 1024
#endif

#endif
