/* SPDX-License-Identifier: MIT */
/*
 * From source text to code objects: the compiler's only entry point for the floors above.
 *
 * One top-level statement at a time is parsed and generated, and its tree freed; nothing of it runs before all is
 * compiled.
 */
#ifndef BB_COMPILER_COMPILER_H
#define BB_COMPILER_COMPILER_H

#include "object/object.h"

typedef enum BbCompileMode { BB_COMPILE_EXEC, BB_COMPILE_EVAL, BB_COMPILE_SINGLE } BbCompileMode;

typedef struct BbCompileOptions {
	BbCompileMode mode;
	BbValue filename;      /* str */
	uint32_t future_flags; /* inherited __future__ features, in terms of BB_CODE_FUTURE_* */
	bool is_text;	       /* source is a str's text: an encoding cookie is ignored */
	bool allow_incomplete; /* interactive: _IncompleteInputError for input that may go on */
	bool dont_imply_dedent;
	bool top_level_await; /* a module or expression that awaits becomes a coroutine */
	bool only_tree;	      /* the result is the syntax tree as a str, in the form of ast_dump.h */
	BbValue tree;	      /* the rows of a tree (tree_read.h) to compile instead of source, which is NULL */
	/* For code that goes into memory which is only read: short forms of instructions instead of inline caches, and
	 * constants in a list that is shared by code objects until it is long; then another takes its place here.
	 * EMPTY at first; NULL: code as usual. */
	BbValue *shared_constants;
	int optimize; /* 0; 1: no asserts, __debug__ is False; 2: no docstrings too */
} BbCompileOptions;

/* The code object of the source, or SyntaxError (with msg, filename, lineno, offset, text, end_lineno, end_offset),
 * IndentationError, TabError, MemoryError, RecursionError, ...  Warnings go through the hook below. */
BB_NODISCARD BbValue bb_compile(BbThread *t, const char *source, size_t size, const BbCompileOptions *options);

/* Upcall for warnings of the compiler; returns false when it raised.  Set once by the floor above; NULL: warnings are
 * dropped. */
typedef bool (*BbCompileWarning)(BbThread *t, BbType *category, const char *message, BbValue filename, uint32_t line);
void bb_compiler_set_warning_hook(BbRuntime *rt, BbCompileWarning hook);

#endif
