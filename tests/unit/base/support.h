/* SPDX-License-Identifier: MIT */
/*
 * What every unit test of the base floor needs: cmocka with its prerequisites, a bb_panic, random numbers.
 *
 * Tests are single-threaded.
 */
#ifndef BB_TESTS_BASE_SUPPORT_H
#define BB_TESTS_BASE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/compiler.h"

/* Weak: a library under test may bring the real one. */
__attribute__((weak)) void bb_panic(const char *what)
{
	fprintf(stderr, "panic: %s\n", what);
	abort();
}

/* A fixed sequence (splitmix64): failures can be repeated. */
static uint64_t random_state = 20240607;

static inline uint64_t random64(void)
{
	uint64_t x = random_state += 0x9e3779b97f4a7c15u;

	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
	x = (x ^ x >> 27) * 0x94d049bb133111ebu;
	return x ^ x >> 31;
}

/* 0 .. n - 1 */
static inline size_t random_below(size_t n)
{
	return (size_t)(random64() % n);
}

#endif
