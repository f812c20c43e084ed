/* SPDX-License-Identifier: MIT */
/*
 * Size classes: which sizes small cells come in.
 *
 * Sizes are counted in granules, the unit of the mark bits: two machine words.  The classes are one granule apart up to
 * eight granules, then grow by about an eighth; the upper ones are the sizes of which a whole number fills a block.  A
 * cell of more than half a block, or of more granules than the largest class, is large: it gets a run of whole blocks.
 *
 * Constant data only: no threading rule.
 */
#ifndef BB_MEMORY_SIZE_CLASS_H
#define BB_MEMORY_SIZE_CLASS_H

#include "base/compiler.h"
#include "thread/thread.h"

#if BB_WORD64
#define BB_GRANULE_SHIFT 4
#else
#define BB_GRANULE_SHIFT 3
#endif
#define BB_GRANULE ((size_t)1 << BB_GRANULE_SHIFT)

#define BB_BLOCK_SIZE ((size_t)1 << BB_BLOCK_SHIFT)
#define BB_BLOCK_GRANULES (1u << (BB_BLOCK_SHIFT - BB_GRANULE_SHIFT))

#if BB_BLOCK_SHIFT < 9 || BB_BLOCK_SHIFT > 16
#error "BB_BLOCK_SHIFT must be 9 to 16"
#endif

/* The largest small cell, in granules and in bytes. */
enum { BB_CLASS_GRANULES_MAX = 512 };
#define BB_SMALL_GRANULES                                                                                              \
	(BB_BLOCK_GRANULES / 2 < BB_CLASS_GRANULES_MAX ? BB_BLOCK_GRANULES / 2 : (unsigned)BB_CLASS_GRANULES_MAX)
#define BB_SMALL_SIZE ((size_t)BB_SMALL_GRANULES << BB_GRANULE_SHIFT)

/* The class of a size in granules, and the size of a class in granules. */
extern const uint8_t bb_size_class_table[BB_CLASS_GRANULES_MAX + 1];
extern const uint16_t bb_size_class_granules[BB_SIZE_CLASSES];

/* The class of a small cell of size bytes, 0 < size <= BB_SMALL_SIZE. */
BB_INLINE unsigned bb_size_class(size_t size)
{
	size_t granules = (size + BB_GRANULE - 1) >> BB_GRANULE_SHIFT;
	if (__builtin_constant_p(granules <= 8) && granules <= 8)
		return (unsigned)granules - 1;
	return bb_size_class_table[granules];
}

/* The bytes of a cell of the class. */
BB_INLINE size_t bb_size_class_bytes(unsigned size_class)
{
	return (size_t)bb_size_class_granules[size_class] << BB_GRANULE_SHIFT;
}

#endif
