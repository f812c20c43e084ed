/* SPDX-License-Identifier: MIT */
/*
 * The items of arrays: type codes, and conversion between values and machine numbers.
 *
 * Nothing here has state.
 */
#ifndef BB_MODULES_ARRAY_ITEM_H
#define BB_MODULES_ARRAY_ITEM_H

#include "object/object.h"

/* No item is larger. */
enum { BB_ARRAY_ITEM_MOST = 8 };

typedef struct BbArrayCode {
	char letter;
	uint8_t size;	    /* bytes */
	const char *format; /* for the buffer protocol */
	bool is_text;	    /* 'u' and 'w' */
	BbValue (*get)(BbThread *t, const char *item);
	/* Runs user code; false: raised. */
	bool (*put)(BbThread *t, BbValue v, char *item);
} BbArrayCode;

/* All letters, and the code for one; NULL: there is none. */
extern const char bb_array_item_letters[];
const BbArrayCode *bb_array_item_code(unsigned letter);

#endif
