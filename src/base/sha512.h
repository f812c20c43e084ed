/* SPDX-License-Identifier: MIT */
/*
 * The hash SHA-512 (FIPS 180-4) of bytes that are all there.
 *
 * Threading: no state.
 */
#ifndef BB_BASE_SHA512_H
#define BB_BASE_SHA512_H

#include <stddef.h>
#include <stdint.h>

enum { BB_SHA512_SIZE = 64 };

/* Puts the hash of size bytes into digest. */
void bb_sha512(const void *data, size_t size, uint8_t digest[BB_SHA512_SIZE]);

#endif
