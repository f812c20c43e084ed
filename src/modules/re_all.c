/* SPDX-License-Identifier: MIT */
/*
 * Going through all matches: findall, split and sub.
 *
 * The subject is constant meanwhile, also while a function that sub was given runs.
 */
#include "modules/re_all.h"

#include "modules/re_match.h"
#include "modules/re_template.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/tuple.h"

int bb_re_next(BbReEngine *e, const uint8_t **at)
{
	int found = bb_re_engine_search(e, *at);
	if (found > 0) {
		*at = e->match_end;
		e->must_move = e->match_end == e->match_start ? e->match_end : NULL;
	}
	return found;
}

static BbValue empty_text(BbThread *t, const BbReSubject *s)
{
	return s->is_text ? bb_str_empty(t) : bb_bytes_empty(t);
}

static BbValue group_text(BbThread *t, const BbReSubject *s, const BbReEngine *e, size_t group, BbValue otherwise)
{
	size_t start, end;
	return bb_re_engine_span(e, group, &start, &end) ? bb_re_subject_slice(s, t, start, end) : otherwise;
}

/* ---- findall. ---- */

/* What findall shows of a match: all, the group, or a tuple of the groups. */
static BbValue show_match(BbThread *t, const BbReSubject *s, const BbReEngine *e)
{
	size_t groups = e->program->groups;
	if (groups <= 1)
		return group_text(t, s, e, groups, empty_text(t, s));
	BbTuple *tuple = bb_tuple_alloc(t, groups);
	for (size_t i = 0; tuple && i < groups; i++) {
		tuple->items[i] = group_text(t, s, e, i + 1, empty_text(t, s));
		if (bb_is_empty(tuple->items[i]))
			return BB_EMPTY;
	}
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

static bool collect(BbThread *t, const BbReSubject *s, BbReEngine *e, const uint8_t *at, BbValue list)
{
	int found;
	while ((found = bb_re_next(e, &at)) > 0) {
		BbValue shown = show_match(t, s, e);
		if (bb_is_empty(shown) || !bb_list_append(t, list, shown))
			return false;
	}
	return found == 0;
}

BbValue bb_re_all_findall(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	const BbRePattern *pattern = bb_to_re_pattern(self);
	BbReSubject s;
	BbReRange range;
	BbReEngine e;
	if (!bb_re_pattern_open(t, pattern, "findall", args, nargs, kwnames, &s, &range))
		return BB_EMPTY;
	BbValue list = bb_list_new(t, 0);
	if (!bb_is_empty(list) && range.pos <= range.endpos) {
		const uint8_t *at = s.text + bb_re_subject_offset(&s, range.pos);
		if (!bb_re_pattern_start(pattern, t, &e, &s, bb_re_subject_offset(&s, range.endpos)) ||
		    !collect(t, &s, &e, at, list))
			list = BB_EMPTY;
	}
	bb_re_subject_close(&s, t);
	BB_KEEP_FRAME();
	return list;
}

/* ---- split. ---- */

static bool append_slice(BbThread *t, const BbReSubject *s, BbValue list, const uint8_t *start, const uint8_t *end)
{
	BbValue part = bb_re_subject_slice(s, t, (size_t)(start - s->text), (size_t)(end - s->text));
	return !bb_is_empty(part) && bb_list_append(t, list, part);
}

static bool split(BbThread *t, const BbReSubject *s, BbReEngine *e, intptr_t limit, BbValue list)
{
	const uint8_t *at = s->text, *last = s->text;
	int found = 1;
	for (intptr_t n = 0; (limit == 0 || n < limit) && (found = bb_re_next(e, &at)) > 0; n++) {
		if (!append_slice(t, s, list, last, e->match_start))
			return false;
		for (size_t i = 1; i <= e->program->groups; i++) {
			BbValue text = group_text(t, s, e, i, BB_NONE);
			if (bb_is_empty(text) || !bb_list_append(t, list, text))
				return false;
		}
		last = at;
	}
	return found >= 0 && append_slice(t, s, list, last, s->text + s->size);
}

BbValue bb_re_all_split(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BB_PARAMS(params, "split", 0, 2, 1, "string", "maxsplit");
	const BbRePattern *pattern = bb_to_re_pattern(self);
	BbValue v[2];
	BbReSubject s;
	BbReEngine e;
	intptr_t limit = 0;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) ||
	    (!bb_is_empty(v[1]) && !bb_index_ssize(t, v[1], false, &limit)) ||
	    !bb_re_subject_open(&s, t, pattern->program->is_text, v[0]))
		return BB_EMPTY;
	BbValue list = bb_list_new(t, 0);
	if (bb_is_empty(list) || !bb_re_pattern_start(pattern, t, &e, &s, s.size) || !split(t, &s, &e, limit, list))
		list = BB_EMPTY;
	bb_re_subject_close(&s, t);
	BB_KEEP_FRAME();
	return list;
}

/* ---- sub. ---- */

/* What replaces the matches, and what came of it so far. */
typedef struct Replacer {
	BbThread *t;
	BbValue pattern;
	BbValue function; /* or EMPTY */
	BbValue template; /* as bb_re_template_parse gives it */
	const BbReSubject *s;
	BbReEngine *e;
	size_t parts;	   /* as in CPython's messages */
	BbStrBuilder text; /* for str */
	BbBytesBuilder bytes;
} Replacer;

static bool add_range(Replacer *r, const uint8_t *start, const uint8_t *end)
{
	if (start == end)
		return true;
	r->parts++;
	return r->s->is_text ? bb_str_builder_add(&r->text, (const char *)start, (size_t)(end - start))
			     : bb_bytes_builder_add(&r->bytes, start, (size_t)(end - start));
}

static bool add_value(Replacer *r, BbValue v)
{
	if (r->s->is_text && bb_is_str(v)) {
		r->parts++;
		return bb_str_builder_add_str(&r->text, v);
	}
	if (!r->s->is_text && bb_buffer_is_supported(r->t, v)) {
		BbValue bytes = bb_is_bytes(v) ? v : bb_bytes_from_buffer(r->t, v);
		r->parts++;
		return !bb_is_empty(bytes) &&
		       bb_bytes_builder_add(&r->bytes, bb_bytes_data(bytes), bb_bytes_size(bytes));
	}
	bb_type_error(r->t, "sequence item %zu: expected %s, %T found", r->parts,
		      r->s->is_text ? "str instance" : "a bytes-like object", v);
	return false;
}

/* A template with groups. */
static bool add_template(Replacer *r)
{
	for (size_t i = 0; i < bb_tuple_count(r->template); i++) {
		BbValue part = bb_tuple_get(r->template, i);
		size_t start, end;
		if (!bb_is_small(part)) {
			if (!add_value(r, part))
				return false;
		} else if (bb_re_engine_span(r->e, (size_t)bb_to_small(part), &start, &end)) {
			if (!add_range(r, r->s->text + start, r->s->text + end))
				return false;
		}
	}
	return true;
}

static bool add_replacement(Replacer *r)
{
	if (bb_is_empty(r->function))
		return bb_is_tuple(r->template) ? add_template(r) : add_value(r, r->template);
	BbReRange range = {0, r->s->length};
	BbValue match = bb_re_match_new(r->t, r->pattern, r->s, r->e, &range);
	BbValue v = bb_is_empty(match) ? match : bb_call1(r->t, r->function, match);
	return !bb_is_empty(v) && (bb_is_none(v) || add_value(r, v));
}

/* The number of replacements; -1: raised. */
static intptr_t replace_all(Replacer *r, intptr_t limit)
{
	const uint8_t *at = r->s->text, *last = at;
	intptr_t n = 0;
	int found = 0;
	for (; (limit == 0 || n < limit) && (found = bb_re_next(r->e, &at)) > 0; n++) {
		/* Calling a function may use the engine's match no more. */
		const uint8_t *start = r->e->match_start;
		if (!add_range(r, last, start) || !add_replacement(r))
			return -1;
		last = at;
	}
	return found < 0 || !add_range(r, last, r->s->text + r->s->size) ? -1 : n;
}

static BbValue finish(Replacer *r, intptr_t n)
{
	if (n < 0)
		return BB_EMPTY;
	if (n == 0)
		return bb_re_subject_slice(r->s, r->t, 0, r->s->size);
	return r->s->is_text ? bb_str_builder_finish(&r->text) : bb_bytes_builder_finish(&r->bytes);
}

static BbValue substitute(BbThread *t, BbValue self, const char *function, const BbValue *args, size_t nargs,
			  BbValue kwnames, BbValue *count)
{
	static const char *const names[] = {"repl", "string", "count"};
	const BbParams params = {function, names, 0, 3, 2, 3};
	Replacer r = {.t = t, .pattern = self};
	const BbRePattern *pattern = bb_to_re_pattern(self);
	BbValue v[3], result = BB_EMPTY;
	BbReSubject s;
	BbReEngine e;
	intptr_t limit = 0;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, v) ||
	    (!bb_is_empty(v[2]) && !bb_index_ssize(t, v[2], false, &limit)))
		return BB_EMPTY;
	if (bb_is_callable(v[0]))
		r.function = v[0];
	else
		r.template = bb_re_template_parse(t, pattern, v[0]);
	if ((bb_is_empty(r.function) && bb_is_empty(r.template)) ||
	    !bb_re_subject_open(&s, t, pattern->program->is_text, v[1]))
		return BB_EMPTY;
	r.s = &s;
	r.e = &e;
	bb_str_builder_init(&r.text, t);
	bb_bytes_builder_init(&r.bytes, t);
	if (bb_re_pattern_start(pattern, t, &e, &s, s.size)) {
		intptr_t n = replace_all(&r, limit);
		result = finish(&r, n);
		*count = n < 0 ? BB_EMPTY : bb_int_from_ssize(t, n);
	}
	bb_re_subject_close(&s, t);
	BB_KEEP_FRAME();
	return result;
}

BbValue bb_re_all_sub(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue count;
	return substitute(t, self, "sub", args, nargs, kwnames, &count);
}

BbValue bb_re_all_subn(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	BbValue count, result = substitute(t, self, "subn", args, nargs, kwnames, &count);
	return bb_is_empty(result) || bb_is_empty(count) ? BB_EMPTY : bb_tuple_pair(t, result, count);
}
