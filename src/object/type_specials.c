/* SPDX-License-Identifier: MIT */
/*
 * See type_specials.h.
 */
#include "object/type_specials.h"

#if BB_SPECIALS_APART

#define COMMON_SIZE (sizeof(BbValue) * BB_SP_COMMON)
#define NUMBERS_SIZE (sizeof(BbValue) * (BB_SP_COUNT - BB_SP_COMMON))

static void trace_numbers(BbTracer *tracer, void *cell)
{
	BbTypeNumbers *table = cell;
	bb_trace_values(tracer, table->entries, table->entries + BB_COUNT(table->entries));
}

static void trace_specials(BbTracer *tracer, void *cell)
{
	BbTypeSpecials *table = cell;
	bb_trace_values(tracer, table->entries, table->entries + BB_COUNT(table->entries));
	if (table->numbers)
		bb_trace_pointer(tracer, BB_CONTAINER_OF(table->numbers, BbTypeNumbers, entries));
}

static const BbCellKind specials_kind = {.trace = trace_specials}, numbers_kind = {.trace = trace_numbers};

static void *new_table(BbThread *t, const BbCellKind *kind, size_t size)
{
	return t ? bb_alloc(t, kind, size) : bb_platform_alloc(size);
}

/* A table of its own for what differs from the base's. */
static const BbValue *new_numbers(BbThread *t, const BbValue *found)
{
	BbTypeNumbers *numbers = new_table(t, &numbers_kind, sizeof *numbers);
	return numbers ? memcpy(numbers->entries, found, NUMBERS_SIZE) : NULL;
}

bool bb_type_set_specials(BbThread *t, BbType *type, const BbValue *found)
{
	const BbTypeSpecials *old = type->base ? BB_CONTAINER_OF(type->base->special, BbTypeSpecials, entries) : NULL;
	bool shared = old && memcmp(found + BB_SP_COMMON, old->numbers, NUMBERS_SIZE) == 0;

	if (shared && memcmp(found, old->entries, COMMON_SIZE) == 0) {
		type->special = type->base->special;
		return true;
	}
	BbTypeSpecials *table = new_table(t, &specials_kind, sizeof *table);
	if (!table)
		return false;
	memcpy(table->entries, found, COMMON_SIZE);
	table->numbers = shared ? old->numbers : new_numbers(t, found + BB_SP_COMMON);
	if (!table->numbers)
		return false;
	type->special = table->entries;
	return true;
}

#endif
