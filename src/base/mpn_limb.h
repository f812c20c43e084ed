/* SPDX-License-Identifier: MIT */
/*
 * The limb, and what the operations of mpn take from their callers: polls and memory.
 *
 * A BbMpnPoll belongs to one thread.
 */
#ifndef BB_BASE_MPN_LIMB_H
#define BB_BASE_MPN_LIMB_H

#include "base/compiler.h"

#if BB_WORD64 && defined(__SIZEOF_INT128__)
typedef uint64_t BbLimb;
typedef unsigned __int128 BbLimb2;
#define BB_LIMB_BITS 64
#else
typedef uint32_t BbLimb;
typedef uint64_t BbLimb2;
#define BB_LIMB_BITS 32
#endif
#define BB_LIMB_MAX ((BbLimb)-1)

typedef enum BbMpnStatus {
	BB_MPN_OK,
	BB_MPN_INTERRUPTED, /* the poll said to give up; results are unspecified */
	BB_MPN_NO_MEMORY,   /* the allocator returned NULL; results are unspecified */
	BB_MPN_INVALID,	    /* text that is not a number in this base */
} BbMpnStatus;

/* A stopping poll.  poll is called about every 10^5 limb operations; false gives the operation up.  It may block (that
 * is its purpose) but must leave operands and results alone.  work counts limb operations since the last call and
 * begins with 0; one BbMpnPoll belongs to one thread.  Where a parameter of this type may be NULL there is no poll. */
typedef struct BbMpnPoll {
	bool (*poll)(void *ctx);
	void *ctx;
	size_t work;
} BbMpnPoll;

/* Charges work to the poll; false if the operation is to be given up. */
BB_INLINE bool bb_mpn_spend(BbMpnPoll *poll, size_t work)
{
	if (poll == NULL || (poll->work += work) < 100000)
		return true;
	poll->work = 0;
	return poll->poll(poll->ctx);
}

/* Where the conversions from and to text get memory.  alloc returns memory aligned for BbLimb, or NULL; free takes what
 * alloc returned.  Everything is freed before the operation returns, whatever its status. */
typedef struct BbMpnMemory {
	void *(*alloc)(void *ctx, size_t bytes);
	void (*free)(void *ctx, void *p);
	void *ctx;
} BbMpnMemory;

#endif
