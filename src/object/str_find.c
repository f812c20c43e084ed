/* SPDX-License-Identifier: MIT */
/*
 * Substring search.  Short searches and those that go well look for the needle's first byte with memchr (the last byte,
 * backwards) and compare.  When comparing has cost more than it should, the two-way algorithm of Crochemore and Perrin
 * takes over: linear time, constant space.
 *
 * Searching backwards is searching forwards in mirrored text: `back' turns indices around and is constant wherever it
 * is passed.
 */
#include "object/str_find.h"

#include <string.h>

typedef const unsigned char *Bytes;

BB_INLINE unsigned char at(Bytes s, size_t n, size_t i, bool back)
{
	return back ? s[n - 1 - i] : s[i];
}

/* The maximal suffix of the needle for the order (or its reverse): returns where it begins (SIZE_MAX: before 0) and its
 * period. */
BB_INLINE size_t maximal_suffix(Bytes x, size_t m, bool reversed, bool back, size_t *period)
{
	size_t suffix = SIZE_MAX, j = 0, k = 1, p = 1;
	while (j + k < m) {
		unsigned char a = at(x, m, j + k, back), b = at(x, m, suffix + k, back);
		if (reversed ? a > b : a < b) {
			j += k;
			k = 1;
			p = j - suffix;
		} else if (a == b) {
			if (k != p) {
				k++;
			} else {
				j += p;
				k = 1;
			}
		} else {
			suffix = j++;
			k = p = 1;
		}
	}
	*period = p;
	return suffix;
}

BB_INLINE size_t two_way(Bytes hay, size_t n, Bytes x, size_t m, bool back)
{
	size_t period, other_period;
	size_t cut = maximal_suffix(x, m, false, back, &period);
	size_t other = maximal_suffix(x, m, true, back, &other_period);
	if (cut + 1 < other + 1) {
		cut = other;
		period = other_period;
	}
	/* The needle is x[0..cut] x[cut+1..m). */
	bool periodic = cut + 1 + period <= m;
	for (size_t i = 0; periodic && i < cut + 1; i++)
		periodic = at(x, m, i, back) == at(x, m, i + period, back);
	if (!periodic)
		period = (cut + 1 > m - cut - 1 ? cut + 1 : m - cut - 1) + 1;

	size_t known = 0; /* periodic: how much of the left part is known to match */
	for (size_t j = 0; j <= n - m;) {
		size_t i = cut + 1 > known ? cut + 1 : known;
		while (i < m && at(x, m, i, back) == at(hay, n, i + j, back))
			i++;
		if (i < m) {
			j += i - cut;
			known = 0;
			continue;
		}
		i = cut;
		while (i + 1 > known && at(x, m, i, back) == at(hay, n, i + j, back))
			i--;
		if (i + 1 <= known)
			return back ? n - j - m : j;
		j += period;
		known = periodic ? m - period : 0;
	}
	return SIZE_MAX;
}

size_t bb_str_find_first(const void *haystack, size_t n, const void *needle, size_t m)
{
	Bytes hay = haystack, x = needle;
	if (m == 0)
		return 0;
	if (m > n)
		return SIZE_MAX;
	if (m == 1) {
		Bytes found = memchr(hay, x[0], n);
		return found ? (size_t)(found - hay) : SIZE_MAX;
	}
	size_t last = n - m, wasted = 0;
	for (size_t i = 0; i <= last;) {
		Bytes found = memchr(hay + i, x[0], last - i + 1);
		if (!found)
			return SIZE_MAX;
		i = (size_t)(found - hay);
		if (hay[i + m - 1] == x[m - 1] && hay[i + 1] == x[1]) {
			if (memcmp(hay + i, x, m) == 0)
				return i;
			wasted += m;
		}
		i++;
		if (++wasted > 64 + i && i <= last) {
			size_t rest = two_way(hay + i, n - i, x, m, false);
			return rest == SIZE_MAX ? rest : i + rest;
		}
	}
	return SIZE_MAX;
}

size_t bb_str_find_last(const void *haystack, size_t n, const void *needle, size_t m)
{
	Bytes hay = haystack, x = needle;
	if (m == 0)
		return n;
	if (m > n)
		return SIZE_MAX;
	size_t wasted = 0;
	for (size_t i = n - m + 1; i-- > 0;) {
		if (hay[i] != x[0] || hay[i + m - 1] != x[m - 1])
			continue;
		if (memcmp(hay + i, x, m) == 0)
			return i;
		wasted += m;
		if (wasted > 64 + 2 * (n - i) && i > 0)
			return two_way(hay, i + m - 1, x, m, true);
	}
	return SIZE_MAX;
}

/* ---- Long searches, piece by piece. ---- */

/* Pieces overlap by what a needle needs; one for a long needle is so long that this costs little. */
static size_t piece_size(size_t m)
{
	return ((size_t)1 << 20) + 8 * m;
}

size_t bb_str_find_first_of(BbThread *t, const void *haystack, size_t n, const void *needle, size_t m)
{
	Bytes hay = haystack;
	size_t piece = piece_size(m), at = 0;
	while (n - at > piece) {
		size_t found = bb_str_find_first(hay + at, piece, needle, m);
		if (found != SIZE_MAX)
			return at + found;
		at += piece - m + (m != 0);
		bb_poll_stop(t);
	}
	size_t found = bb_str_find_first(hay + at, n - at, needle, m);
	return found == SIZE_MAX ? found : at + found;
}

size_t bb_str_find_last_of(BbThread *t, const void *haystack, size_t n, const void *needle, size_t m)
{
	Bytes hay = haystack;
	size_t piece = piece_size(m);
	while (n > piece) {
		size_t found = bb_str_find_last(hay + n - piece, piece, needle, m);
		if (found != SIZE_MAX)
			return n - piece + found;
		n -= piece - m + (m != 0);
		bb_poll_stop(t);
	}
	return bb_str_find_last(hay, n, needle, m);
}

static size_t count_byte(BbThread *t, Bytes hay, size_t n, unsigned char c)
{
	size_t count = 0;
	while (n > 0) {
		size_t piece = n < piece_size(1) ? n : piece_size(1);
		for (size_t i = 0; i < piece; i++)
			count += hay[i] == c;
		hay += piece;
		n -= piece;
		bb_poll_stop(t);
	}
	return count;
}

size_t bb_str_find_count(BbThread *t, const void *haystack, size_t n, const void *needle, size_t m, size_t limit)
{
	Bytes hay = haystack;
	size_t count = 0;
	if (m == 1) {
		count = count_byte(t, hay, n, *(Bytes)needle);
		return count < limit ? count : limit;
	}
	for (size_t i = 0; count < limit && n - i >= m; count++) {
		size_t found = bb_str_find_first_of(t, hay + i, n - i, needle, m);
		if (found == SIZE_MAX)
			break;
		i += found + m;
		if (count % 4096 == 4095)
			bb_poll_stop(t);
	}
	return count;
}
