/* SPDX-License-Identifier: MIT */
/*
 * Hashes.  Byte strings: deterministic, fixed seed.  Numbers: CPython's rule, so that equal numbers of different types
 * hash alike: a number is reduced modulo the prime 2^BB_HASH_BITS - 1.  -1 is never a hash; -2 stands for it.
 *
 * Pure functions; any thread may call them at any time.
 */
#ifndef BB_BASE_HASH_H
#define BB_BASE_HASH_H

#include "base/compiler.h"
#include "base/mpn.h"

/* The prime is 2^61 - 1, on 32-bit targets 2^31 - 1. */
#if BB_WORD64
#define BB_HASH_BITS 61
#else
#define BB_HASH_BITS 31
#endif
#define BB_HASH_MODULUS (((uintptr_t)1 << BB_HASH_BITS) - 1)
#define BB_HASH_INF 314159
#define BB_HASH_IMAG 1000003u

/* A hash as Python sees it. */
typedef intptr_t BbHash;

/* Hash of n bytes.  Good in all of its bits.  Same result on every target of the same word size. */
BB_NODISCARD uint64_t bb_hash_bytes64(const void *p, size_t n);
BB_NODISCARD uint32_t bb_hash_bytes32(const void *p, size_t n);

/* Hash of n bytes as a Python hash, with the better of the two functions for the target; never -1. */
BB_NODISCARD BbHash bb_hash_bytes(const void *p, size_t n);

/* Spreads the bits of an integer, bijectively. */
BB_INLINE uint32_t bb_hash_mix32(uint32_t x)
{
	x = (x ^ x >> 16) * 0x7feb352du;
	x = (x ^ x >> 15) * 0x846ca68bu;
	return x ^ x >> 16;
}

BB_INLINE uint64_t bb_hash_mix64(uint64_t x)
{
	x = (x ^ x >> 32) * 0xd6e8feb86659fd93u;
	x = (x ^ x >> 32) * 0xd6e8feb86659fd93u;
	return x ^ x >> 32;
}

BB_INLINE uintptr_t bb_hash_mix(uintptr_t x)
{
#if BB_WORD64
	return bb_hash_mix64(x);
#else
	return bb_hash_mix32(x);
#endif
}

/* Never -1: that is what CPython's tp_hash returns for an error, so Python code never sees it. */
BB_INLINE BbHash bb_hash_fix(uintptr_t x)
{
	return x == (uintptr_t)-1 ? -2 : (BbHash)x;
}

/* hash() of an integer that fits a word. */
BB_NODISCARD BbHash bb_hash_int(intptr_t x);
BB_NODISCARD BbHash bb_hash_int64(int64_t x);

/* hash() of the integer whose magnitude is the n limbs at a. */
BB_NODISCARD BbHash bb_hash_natural(const BbLimb *a, size_t n, bool negative);

/* hash() of a float.  A NaN gives 0: CPython hashes its address, which the caller must do. */
BB_NODISCARD BbHash bb_hash_double(double x);

/* hash() of a complex number, from bb_hash_double of the two parts. */
BB_NODISCARD BbHash bb_hash_complex(BbHash real, BbHash imag);

/* hash() of an address. */
BB_NODISCARD BbHash bb_hash_pointer(const void *p);

/* hash() of a tuple as CPython computes it: start with BB_HASH_TUPLE_START, feed each item's hash, finish with the
 * number of items. */
#if BB_WORD64
#define BB_HASH_TUPLE_START ((uintptr_t)2870177450012600261u)
#else
#define BB_HASH_TUPLE_START ((uintptr_t)374761393u)
#endif
BB_NODISCARD uintptr_t bb_hash_tuple_item(uintptr_t state, BbHash item);
BB_NODISCARD BbHash bb_hash_tuple_finish(uintptr_t state, size_t count);

/* hash() of a frozenset, as CPython: start with 0, xor in bb_hash_set_item of each, finish with the count. */
BB_NODISCARD uintptr_t bb_hash_set_item(BbHash item);
BB_NODISCARD BbHash bb_hash_set_finish(uintptr_t state, size_t count);

#endif
