/* SPDX-License-Identifier: MIT */
/*
 * upper, lower, title, ..., isalpha, ...; see str_case.h.
 */
#include "object/str_case.h"

#include "base/unicode.h"
#include "base/utf8.h"

#define METHOD(name)                                                                                                   \
	BbValue bb_str_case_##name(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)

BB_INLINE bool is_upper(uint8_t c)
{
	return c >= 'A' && c <= 'Z';
}

BB_INLINE bool is_lower(uint8_t c)
{
	return c >= 'a' && c <= 'z';
}

/* ---- ASCII text keeps its length. ---- */

typedef enum Change { UPPER, LOWER, TITLE, CAPITALIZE, SWAP, FOLD } Change;

static BbValue change_ascii(BbThread *t, const BbStr *s, Change change)
{
	bool in_word = false;
	if (s->size == 0)
		return bb_str_empty(t);
	BbStr *out = bb_str_alloc(t, s->size, s->size);
	if (!out)
		return BB_EMPTY;
	for (size_t i = 0; i < s->size; i++) {
		uint8_t c = (uint8_t)bb_str_data(s)[i];
		bool cased = is_upper(c) || is_lower(c), up = false;
		switch (change) {
		case UPPER:
			up = true;
			break;
		case LOWER:
		case FOLD:
			break;
		case TITLE:
			up = !in_word;
			break;
		case CAPITALIZE:
			up = i == 0;
			break;
		case SWAP:
			up = is_lower(c);
			break;
		}
		in_word = cased;
		out->inline_text[i] = (char)(!cased ? c : up ? c & ~32 : c | 32);
	}
	return s->size == 1 ? bb_str_ascii_char((uint8_t)out->inline_text[0]) : bb_from_pointer(out);
}

static unsigned lower_at(const BbStr *s, const uint8_t *at, uint32_t c, uint32_t *out)
{
	if (c != 0x3a3)
		return bb_unicode_lower_full(c, out);
	out[0] = bb_unicode_final_sigma((const uint8_t *)bb_str_data(s), s->size,
					(size_t)(at - (const uint8_t *)bb_str_data(s)))
			 ? 0x3c2
			 : 0x3c3;
	return 1;
}

static BbValue change_case(BbThread *t, BbValue self, Change change)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	bool in_word = false, first = true;
	BbStrBuilder b;
	if (bb_str_is_ascii(s))
		return change_ascii(t, s, change);
	bb_str_builder_init(&b, t);
	bb_str_builder_reserve(&b, s->size);
	while (p < end) {
		const uint8_t *at = p;
		uint32_t c = bb_utf8_next(&p), out[BB_UNICODE_MAX_CASE];
		unsigned n = 0;
		switch (change) {
		case UPPER:
			n = bb_unicode_upper_full(c, out);
			break;
		case LOWER:
			n = lower_at(s, at, c, out);
			break;
		case FOLD:
			n = bb_unicode_casefold(c, out);
			break;
		case TITLE:
			n = in_word ? lower_at(s, at, c, out) : bb_unicode_title_full(c, out);
			in_word = bb_unicode_is_cased(c);
			break;
		case CAPITALIZE:
			n = first ? bb_unicode_title_full(c, out) : lower_at(s, at, c, out);
			break;
		case SWAP:
			if (bb_unicode_is_upper(c)) {
				n = lower_at(s, at, c, out);
			} else if (bb_unicode_is_lower(c)) {
				n = bb_unicode_upper_full(c, out);
			} else {
				out[0] = c;
				n = 1;
			}
			break;
		}
		first = false;
		for (unsigned i = 0; i < n; i++)
			bb_str_builder_add_char(&b, out[i]);
	}
	return bb_str_builder_finish(&b);
}

METHOD(upper)
{
	return change_case(t, self, UPPER);
}

METHOD(lower)
{
	return change_case(t, self, LOWER);
}

METHOD(title)
{
	return change_case(t, self, TITLE);
}

METHOD(capitalize)
{
	return change_case(t, self, CAPITALIZE);
}

METHOD(swapcase)
{
	return change_case(t, self, SWAP);
}

METHOD(casefold)
{
	return change_case(t, self, FOLD);
}

/* ---- Questions. ---- */

static bool all(BbValue self, bool (*is)(uint32_t c), bool of_empty)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	if (p == end)
		return of_empty;
	while (p < end)
		if (!is(bb_utf8_next(&p)))
			return false;
	return true;
}

METHOD(isalpha)
{
	return bb_bool(all(self, bb_unicode_is_alpha, false));
}

METHOD(isdecimal)
{
	return bb_bool(all(self, bb_unicode_is_decimal, false));
}

METHOD(isdigit)
{
	return bb_bool(all(self, bb_unicode_is_digit, false));
}

METHOD(isnumeric)
{
	return bb_bool(all(self, bb_unicode_is_numeric, false));
}

METHOD(isalnum)
{
	return bb_bool(all(self, bb_unicode_is_alnum, false));
}

METHOD(isspace)
{
	return bb_bool(all(self, bb_unicode_is_space, false));
}

METHOD(isprintable)
{
	return bb_bool(all(self, bb_unicode_is_printable, true));
}

METHOD(isascii)
{
	return bb_bool(bb_str_is_ascii(bb_to_str(self)));
}

METHOD(isupper)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	bool any = false;
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (bb_unicode_is_lower(c) || bb_unicode_is_title(c))
			return BB_FALSE;
		any |= bb_unicode_is_upper(c);
	}
	return bb_bool(any);
}

METHOD(islower)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	bool any = false;
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (bb_unicode_is_upper(c) || bb_unicode_is_title(c))
			return BB_FALSE;
		any |= bb_unicode_is_lower(c);
	}
	return bb_bool(any);
}

METHOD(istitle)
{
	const BbStr *s = bb_to_str(self);
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	bool any = false, in_word = false;
	while (p < end) {
		uint32_t c = bb_utf8_next(&p);
		if (bb_unicode_is_upper(c) || bb_unicode_is_title(c)) {
			if (in_word)
				return BB_FALSE;
			in_word = any = true;
		} else if (bb_unicode_is_lower(c)) {
			if (!in_word)
				return BB_FALSE;
			any = true;
		} else {
			in_word = false;
		}
	}
	return bb_bool(any);
}

bool bb_str_case_is_identifier(const BbStr *s)
{
	const uint8_t *p = (const uint8_t *)bb_str_data(s), *end = p + s->size;
	if (p == end || !bb_unicode_is_xid_start(bb_utf8_next(&p)))
		return false;
	while (p < end)
		if (!bb_unicode_is_xid_continue(bb_utf8_next(&p)))
			return false;
	return true;
}

METHOD(isidentifier)
{
	return bb_bool(bb_str_case_is_identifier(bb_to_str(self)));
}
