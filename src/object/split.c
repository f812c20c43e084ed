/* SPDX-License-Identifier: MIT */
/*
 * Splitting at separators, white space and line ends; see split.h.
 */
#include "object/split.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/error.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str_find.h"
#include "object/tuple.h"

/* The parts so far: the newest on the C stack, older ones in a list. */
typedef struct Parts {
	const BbSplit *s;
	BbValue list;
	size_t n;
	BbValue newest[24];
} Parts;

static void parts_init(Parts *p, const BbSplit *s)
{
	p->s = s;
	p->list = BB_EMPTY;
	p->n = 0;
}

static bool flush(Parts *p)
{
	if (bb_is_empty(p->list)) {
		p->list = bb_list_from(p->s->t, p->newest, p->n);
		p->n = 0;
		return !bb_is_empty(p->list);
	}
	for (size_t i = 0; i < p->n; i++)
		if (!bb_list_append(p->s->t, p->list, p->newest[i]))
			return false;
	p->n = 0;
	return true;
}

static bool add(Parts *p, size_t start, size_t end)
{
	if (p->n == BB_COUNT(p->newest) && !(flush(p) && bb_poll_interrupts(p->s->t)))
		return false;
	BbValue part = p->s->make(p->s, start, end);
	p->newest[p->n++] = part;
	return !bb_is_empty(part);
}

static BbValue finish(Parts *p, bool reverse)
{
	BbThread *t = p->s->t;
	if (reverse && bb_is_empty(p->list)) {
		for (size_t i = 0; i < p->n / 2; i++) {
			BbValue v = p->newest[i];
			p->newest[i] = p->newest[p->n - 1 - i];
			p->newest[p->n - 1 - i] = v;
		}
	}
	bool was_small = bb_is_empty(p->list);
	if (!flush(p))
		return BB_EMPTY;
	if (was_small || !reverse)
		return p->list;
	size_t n = bb_list_count(p->list);
	BbValue turned = bb_list_new(t, n);
	for (size_t i = n; !bb_is_empty(turned) && i-- > 0;)
		if (!bb_list_append(t, turned, bb_list_get(t, p->list, (intptr_t)i)))
			return BB_EMPTY;
	return turned;
}

BbValue bb_split_separator(const BbSplit *s, const char *separator, size_t m, intptr_t max, bool reverse)
{
	Parts p;
	size_t start = 0, end = s->size;
	parts_init(&p, s);
	if (m == 0)
		return bb_value_error(s->t, "empty separator");
	size_t left = max < 0 ? SIZE_MAX : (size_t)max;
	for (; left > 0; left--) {
		size_t found = reverse ? bb_str_find_last_of(s->t, s->data, end, separator, m)
				       : bb_str_find_first_of(s->t, s->data + start, s->size - start, separator, m);
		if (found == SIZE_MAX)
			break;
		if (reverse) {
			if (!add(&p, found + m, end))
				return BB_EMPTY;
			end = found;
		} else {
			if (!add(&p, start, start + found))
				return BB_EMPTY;
			start += found + m;
		}
	}
	return add(&p, start, end) ? finish(&p, reverse) : BB_EMPTY;
}

bool bb_split_is_space(uint32_t c, bool is_text)
{
	if (c < 0x80)
		return c == ' ' || (c >= 9 && c <= 13) || (is_text && c >= 28 && c <= 31);
	return is_text && bb_unicode_is_space(c);
}

/* Moves *at over the character there; true if it is white space. */
BB_INLINE bool space_forward(const BbSplit *s, size_t *at)
{
	uint8_t c = (uint8_t)s->data[*at];
	if (BB_LIKELY(c < 0x80 || !s->is_text)) {
		++*at;
		return bb_split_is_space(c, s->is_text);
	}
	const uint8_t *p = (const uint8_t *)s->data + *at;
	uint32_t wide = bb_utf8_next(&p);
	*at = (size_t)(p - (const uint8_t *)s->data);
	return bb_unicode_is_space(wide);
}

BB_INLINE bool space_back(const BbSplit *s, size_t *at)
{
	uint8_t c = (uint8_t)s->data[*at - 1];
	if (BB_LIKELY(c < 0x80 || !s->is_text)) {
		--*at;
		return bb_split_is_space(c, s->is_text);
	}
	const uint8_t *p = (const uint8_t *)s->data + *at;
	uint32_t wide = bb_utf8_prev(&p);
	*at = (size_t)(p - (const uint8_t *)s->data);
	return bb_unicode_is_space(wide);
}

static BbValue split_space_back(const BbSplit *s, size_t left)
{
	Parts p;
	size_t at = s->size;
	parts_init(&p, s);
	for (;;) {
		size_t end = at;
		while (at > 0 && space_back(s, &at))
			end = at;
		if (end == 0)
			break;
		at = end;
		size_t start = end;
		if (left == 0) {
			if (!add(&p, 0, end))
				return BB_EMPTY;
			break;
		}
		while (at > 0 && !space_back(s, &at))
			start = at;
		if (!add(&p, start, end))
			return BB_EMPTY;
		at = start;
		left--;
	}
	return finish(&p, true);
}

BbValue bb_split_space(const BbSplit *s, intptr_t max, bool reverse)
{
	Parts p;
	size_t at = 0, left = max < 0 ? SIZE_MAX : (size_t)max;
	if (reverse)
		return split_space_back(s, left);
	parts_init(&p, s);
	for (;;) {
		size_t start = at;
		while (at < s->size && space_forward(s, &at))
			start = at;
		if (start == s->size)
			break;
		size_t end = at;
		if (left == 0) {
			if (!add(&p, start, s->size))
				return BB_EMPTY;
			break;
		}
		while (at < s->size) {
			end = at;
			if (space_forward(s, &at))
				break;
			end = at;
		}
		if (!add(&p, start, end))
			return BB_EMPTY;
		left--;
	}
	return finish(&p, false);
}

/* A line ends at `at': returns the number of bytes of the line end, or 0. */
BB_INLINE size_t line_end(const BbSplit *s, size_t at)
{
	uint8_t c = (uint8_t)s->data[at];
	if (c > '\r' && c < 0x1c)
		return 0;
	if (c == '\n')
		return 1;
	if (c == '\r')
		return at + 1 < s->size && s->data[at + 1] == '\n' ? 2 : 1;
	if (!s->is_text)
		return 0;
	if (c < 0x80)
		return bb_unicode_is_linebreak(c);
	if (c != 0xc2 && c != 0xe2)
		return 0;
	const uint8_t *p = (const uint8_t *)s->data + at;
	return bb_unicode_is_linebreak(bb_utf8_next(&p)) ? (size_t)(p - (const uint8_t *)s->data) - at : 0;
}

BbValue bb_split_lines(const BbSplit *s, bool keep_ends)
{
	Parts p;
	parts_init(&p, s);
	for (size_t at = 0; at < s->size;) {
		size_t start = at, width = 0;
		while (at < s->size && !(width = line_end(s, at)))
			at++;
		size_t end = at;
		at += width;
		if (!add(&p, start, keep_ends ? at : end))
			return BB_EMPTY;
	}
	return finish(&p, false);
}

BbValue bb_split_partition(const BbSplit *s, BbValue separator, const char *data, size_t m, bool reverse)
{
	BbValue parts[3];
	if (m == 0)
		return bb_value_error(s->t, "empty separator");
	size_t found = reverse ? bb_str_find_last_of(s->t, s->data, s->size, data, m)
			       : bb_str_find_first_of(s->t, s->data, s->size, data, m);
	if (found != SIZE_MAX) {
		parts[0] = s->make(s, 0, found);
		parts[1] = separator;
		parts[2] = s->make(s, found + m, s->size);
	} else {
		BbValue whole = s->make(s, 0, s->size), none = s->make(s, 0, 0);
		parts[reverse ? 2 : 0] = whole;
		parts[1] = none;
		parts[reverse ? 0 : 2] = s->make(s, 0, 0);
	}
	for (int i = 0; i < 3; i++)
		if (bb_is_empty(parts[i]))
			return BB_EMPTY;
	return bb_tuple_from(s->t, parts, 3);
}
