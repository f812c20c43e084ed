/* SPDX-License-Identifier: MIT */
/*
 * What the core needs from the C compiler (GCC or clang, C11), under one name each; assertions of checked builds.
 */
#ifndef BB_BASE_COMPILER_H
#define BB_BASE_COMPILER_H

#include "base/config.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BB_LIKELY(x) __builtin_expect(!!(x), 1)
#define BB_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define BB_NODISCARD __attribute__((warn_unused_result))
#define BB_NORETURN __attribute__((noreturn))
#define BB_NOINLINE __attribute__((noinline))
/* A function whose caller's frame stands for its own. */
#define BB_INLINE_ALWAYS static inline __attribute__((always_inline))
#if BB_SMALL_CODE
#define BB_INLINE static inline
#else
#define BB_INLINE BB_INLINE_ALWAYS
#endif
#define BB_COLD __attribute__((cold, noinline))
#define BB_UNUSED __attribute__((unused))
#define BB_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define BB_FALLTHROUGH __attribute__((fallthrough))
#define BB_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BB_CONTAINER_OF(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))

/* Ends the program with a message: the runtime's own state is broken and nothing can be saved.  Ports implement it;
 * it never returns, allocates or takes a lock. */
BB_NORETURN void bb_panic(const char *what);

/* Behind the last call of a function whose frame must outlive that call: the compiler may not turn the call into a
 * jump. */
#define BB_KEEP_FRAME() __asm__ volatile("" ::: "memory")

/* Text of documentation: NULL in builds without, where functions have no member for it either. */
#if BB_DOCSTRINGS
#define BB_DOC(text) (text)
#define BB_DOC_MEMBER(text) .doc = (text),
#else
#define BB_DOC(text) NULL
#define BB_DOC_MEMBER(text)
#endif

#define BB_TEXT_(x) #x
#define BB_TEXT(x) BB_TEXT_(x)

#if BB_CHECKS
#define BB_ASSERT(cond) (BB_LIKELY(cond) ? (void)0 : bb_panic(__FILE__ ":" BB_TEXT(__LINE__) ": " #cond))
#else
#define BB_ASSERT(cond) ((void)sizeof(!(cond)))
#endif

/* Marks a place that cannot be reached. */
#if BB_CHECKS
#define BB_UNREACHABLE() bb_panic(__FILE__ ":" BB_TEXT(__LINE__) ": unreachable")
#else
#define BB_UNREACHABLE() __builtin_unreachable()
#endif

#endif
