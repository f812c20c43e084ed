/* SPDX-License-Identifier: MIT */
/*
 * See suggest.h.  Names are compared by the Levenshtein distance, in which a changed case counts half.
 */
#include "object/suggest.h"

enum { LONGEST_NAME = 40, MOVE_COST = 2, CASE_COST = 1 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t change_cost(char a, char b)
{
	return a == b ? 0 : lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

/* The distance of the two names, or something above limit. */
static size_t distance(const char *a, size_t na, const char *b, size_t nb, size_t limit)
{
	while (na && nb && *a == *b) {
		a++, b++;
		na--, nb--;
	}
	while (na && nb && a[na - 1] == b[nb - 1])
		na--, nb--;
	if (na == 0 || nb == 0)
		return (na + nb) * MOVE_COST;
	if (na > LONGEST_NAME || nb > LONGEST_NAME)
		return limit + 1;
	size_t row[LONGEST_NAME + 1]; /* row[i]: from the first i characters of a to what was read of b */
	for (size_t i = 0; i <= na; i++)
		row[i] = i * MOVE_COST;
	for (size_t j = 0; j < nb; j++) {
		size_t diagonal = row[0], lowest = SIZE_MAX;
		row[0] = (j + 1) * MOVE_COST;
		for (size_t i = 0; i < na; i++) {
			size_t changed = diagonal + change_cost(a[i], b[j]);
			diagonal = row[i + 1];
			row[i + 1] = least(changed, least(row[i], diagonal) + MOVE_COST);
			lowest = least(lowest, row[i + 1]);
		}
		if (lowest > limit)
			return limit + 1;
	}
	return row[na];
}

bool bb_suggest_is_nearer(const char *name, size_t name_size, const char *candidate, size_t candidate_size,
			  size_t *best)
{
	if (name_size > LONGEST_NAME || *best == 0)
		return false;
	size_t limit = least((candidate_size + name_size + 3) * MOVE_COST / 6, *best - 1);
	size_t d = distance(name, name_size, candidate, candidate_size, limit);
	if (d > limit)
		return false;
	*best = d;
	return true;
}
