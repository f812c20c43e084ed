/* SPDX-License-Identifier: MIT */
/*
 * Match objects.  They remember bytes; the indices that Python sees are computed when asked for.
 *
 * Immutable once made; threads share them freely.
 */
#include "modules/re_match.h"

#include "modules/re_template.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_repr.h"
#include "object/tuple.h"

bool bb_re_engine_span(const BbReEngine *e, size_t group, size_t *start, size_t *end)
{
	uintptr_t first = (uintptr_t)e->match_start, last = (uintptr_t)e->match_end;
	if (group) {
		first = e->slots[2 * (group - 1)];
		last = e->slots[2 * (group - 1) + 1];
		if (!first || !last || last < first)
			return false;
	}
	*start = first - (uintptr_t)e->begin;
	*end = last - (uintptr_t)e->begin;
	return true;
}

BbValue bb_re_match_new(BbThread *t, BbValue pattern, const BbReSubject *s, const BbReEngine *e, const BbReRange *range)
{
	size_t groups = e->program->groups + 1;
	BbReMatch *m = bb_object_new(t, &bb_re_match_type, sizeof *m + 2 * groups * sizeof(size_t));
	if (!m)
		return BB_EMPTY;
	m->string = s->string;
	m->pattern = pattern;
	m->pos = range->pos;
	m->endpos = range->endpos;
	m->last_group = e->last_group;
	for (size_t i = 0; i < groups; i++)
		if (!bb_re_engine_span(e, i, &m->spans[2 * i], &m->spans[2 * i + 1]))
			m->spans[2 * i] = m->spans[2 * i + 1] = BB_RE_UNSET;
	return bb_from_pointer(m);
}

static void match_trace(BbTracer *tracer, void *cell)
{
	const BbReMatch *m = cell;
	bb_trace(tracer, m->string);
	bb_trace(tracer, m->pattern);
}

static size_t group_count(const BbReMatch *m)
{
	return bb_to_re_pattern(m->pattern)->program->groups + 1;
}

/* The number of the group that v names or counts; BB_RE_UNSET: raised IndexError "no such group". */
static size_t group_of(BbThread *t, const BbReMatch *m, BbValue v)
{
	intptr_t i = -1;
	BbValue number;
	if (bb_is_small(v)) {
		i = bb_to_small(v);
	} else if (!bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX))) {
		if (!bb_index_ssize(t, v, true, &i))
			return BB_RE_UNSET;
	} else {
		int found = bb_dict_get(t, bb_to_re_pattern(m->pattern)->group_index, v, &number);
		if (found < 0 && !bb_exception_matches(t, &bb_exc_TypeError))
			return BB_RE_UNSET;
		bb_exception_clear(t);
		i = found > 0 ? bb_to_small(number) : -1;
	}
	if (i >= 0 && (size_t)i < group_count(m))
		return (size_t)i;
	bb_index_error(t, "no such group");
	return BB_RE_UNSET;
}

static BbValue group_text(BbThread *t, const BbReMatch *m, size_t group, BbValue otherwise)
{
	if (m->spans[2 * group] == BB_RE_UNSET)
		return otherwise;
	return bb_re_slice(t, m->string, m->spans[2 * group], m->spans[2 * group + 1]);
}

static BbValue group_named(BbThread *t, const BbReMatch *m, BbValue name)
{
	size_t group = group_of(t, m, name);
	return group == BB_RE_UNSET ? BB_EMPTY : group_text(t, m, group, BB_NONE);
}

/* A byte offset as the index that Python sees; -1: unset. */
static intptr_t index_of(const BbReMatch *m, size_t offset)
{
	if (offset == BB_RE_UNSET)
		return -1;
	return (intptr_t)(bb_is_str(m->string) ? bb_str_index_at(bb_to_str(m->string), offset) : offset);
}

static BbValue span_of(BbThread *t, const BbReMatch *m, size_t group)
{
	BbValue start = bb_int_from_ssize(t, index_of(m, m->spans[2 * group]));
	BbValue end = bb_int_from_ssize(t, index_of(m, m->spans[2 * group + 1]));
	return bb_is_empty(start) || bb_is_empty(end) ? BB_EMPTY : bb_tuple_pair(t, start, end);
}

BB_CFUNCTION(match_group)
{
	const BbReMatch *m = bb_to_re_match(self);
	if (nargs == 0)
		return group_text(t, m, 0, BB_NONE);
	if (nargs == 1)
		return group_named(t, m, args[0]);
	BbTuple *tuple = bb_tuple_alloc(t, nargs);
	for (size_t i = 0; tuple && i < nargs; i++) {
		tuple->items[i] = group_named(t, m, args[i]);
		if (bb_is_empty(tuple->items[i]))
			return BB_EMPTY;
	}
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

BB_CFUNCTION(match_getitem)
{
	return group_named(t, bb_to_re_match(self), args[0]);
}

/* The group that start(), end() and span() are about; SIZE_MAX: raised. */
static size_t group_argument(BbThread *t, BbValue self, const BbValue *args, size_t nargs)
{
	return nargs ? group_of(t, bb_to_re_match(self), args[0]) : 0;
}

BB_CFUNCTION(match_start)
{
	size_t group = group_argument(t, self, args, nargs);
	const BbReMatch *m = bb_to_re_match(self);
	return group == BB_RE_UNSET ? BB_EMPTY : bb_int_from_ssize(t, index_of(m, m->spans[2 * group]));
}

BB_CFUNCTION(match_end)
{
	size_t group = group_argument(t, self, args, nargs);
	const BbReMatch *m = bb_to_re_match(self);
	return group == BB_RE_UNSET ? BB_EMPTY : bb_int_from_ssize(t, index_of(m, m->spans[2 * group + 1]));
}

BB_CFUNCTION(match_span)
{
	size_t group = group_argument(t, self, args, nargs);
	return group == BB_RE_UNSET ? BB_EMPTY : span_of(t, bb_to_re_match(self), group);
}

BB_CFUNCTION(match_groups)
{
	BB_PARAMS(params, "groups", 0, 1, 0, "default");
	const BbReMatch *m = bb_to_re_match(self);
	BbValue otherwise;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, &otherwise))
		return BB_EMPTY;
	otherwise = bb_is_empty(otherwise) ? BB_NONE : otherwise;
	size_t n = group_count(m) - 1;
	BbTuple *tuple = bb_tuple_alloc(t, n);
	for (size_t i = 0; tuple && i < n; i++) {
		tuple->items[i] = group_text(t, m, i + 1, otherwise);
		if (bb_is_empty(tuple->items[i]))
			return BB_EMPTY;
	}
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

BB_CFUNCTION(match_groupdict)
{
	BB_PARAMS(params, "groupdict", 0, 1, 0, "default");
	const BbReMatch *m = bb_to_re_match(self);
	BbValue otherwise, dict, names = bb_to_re_pattern(m->pattern)->group_names;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, &otherwise))
		return BB_EMPTY;
	otherwise = bb_is_empty(otherwise) ? BB_NONE : otherwise;
	dict = bb_dict_new(t, 0);
	for (size_t i = 1; !bb_is_empty(dict) && i < group_count(m); i++) {
		BbValue name = bb_tuple_get(names, i), text;
		if (bb_is_none(name))
			continue;
		text = group_text(t, m, i, otherwise);
		if (bb_is_empty(text) || !bb_dict_set(t, dict, name, text))
			return BB_EMPTY;
	}
	return dict;
}

BB_CFUNCTION(match_expand)
{
	BB_PARAMS(params, "expand", 0, 1, 1, "template");
	const BbReMatch *m = bb_to_re_match(self);
	BbValue template, parsed;
	if (!bb_args_bind(t, &params, args, nargs, kwnames, &template))
		return BB_EMPTY;
	parsed = bb_re_template_parse(t, bb_to_re_pattern(m->pattern), template);
	return bb_is_empty(parsed) ? parsed : bb_re_template_expand(t, m, parsed);
}

BB_CFUNCTION(match_self)
{
	return self;
}

/* %.50R of the text. */
static BbValue short_repr(BbThread *t, BbValue text)
{
	BbValue repr = bb_repr(t, text);
	if (bb_is_empty(repr) || bb_to_str(repr)->length <= 50)
		return repr;
	return bb_str_substring(t, repr, 0, 50);
}

BB_CFUNCTION(match_repr)
{
	const BbReMatch *m = bb_to_re_match(self);
	BbValue text = group_text(t, m, 0, BB_NONE), shown = bb_is_empty(text) ? text : short_repr(t, text);
	if (bb_is_empty(shown))
		return shown;
	return bb_format(t, "<re.Match object; span=(%zd, %zd), match=%S>", index_of(m, m->spans[0]),
			 index_of(m, m->spans[1]), shown);
}

static BbValue get_string(BbThread *t, BbValue self)
{
	(void)t;
	return bb_to_re_match(self)->string;
}

static BbValue get_re(BbThread *t, BbValue self)
{
	(void)t;
	return bb_to_re_match(self)->pattern;
}

static BbValue get_pos(BbThread *t, BbValue self)
{
	return bb_int_from_size(t, bb_to_re_match(self)->pos);
}

static BbValue get_endpos(BbThread *t, BbValue self)
{
	return bb_int_from_size(t, bb_to_re_match(self)->endpos);
}

static BbValue get_lastindex(BbThread *t, BbValue self)
{
	size_t group = bb_to_re_match(self)->last_group;
	return group ? bb_int_from_size(t, group) : BB_NONE;
}

static BbValue get_lastgroup(BbThread *t, BbValue self)
{
	(void)t;
	const BbReMatch *m = bb_to_re_match(self);
	return m->last_group ? bb_tuple_get(bb_to_re_pattern(m->pattern)->group_names, m->last_group) : BB_NONE;
}

static BbValue get_regs(BbThread *t, BbValue self)
{
	const BbReMatch *m = bb_to_re_match(self);
	size_t n = group_count(m);
	BbTuple *tuple = bb_tuple_alloc(t, n);
	for (size_t i = 0; tuple && i < n; i++) {
		tuple->items[i] = span_of(t, m, i);
		if (bb_is_empty(tuple->items[i]))
			return BB_EMPTY;
	}
	return tuple ? bb_from_pointer(tuple) : BB_EMPTY;
}

#define M bb_re_match_type
static const BbBuiltin match_methods[] = {
	BB_CLASS_GETITEM_ENTRY(M),
	BB_METHOD(M, "__copy__", match_self, 0, 0, "Return self."),
	BB_METHOD(M, "__deepcopy__", match_self, 1, 1, "Return self."),
	BB_METHOD(M, "__getitem__", match_getitem, 1, 1, "Return self[key]."),
	BB_METHOD(M, "__repr__", match_repr, 0, 0, "Return repr(self)."),
	BB_METHOD(M, "end", match_end, 0, 1, "Return where a group's text ends; -1 if it took no part."),
	BB_GETSET(M, "endpos", get_endpos, bb_readonly_setter, "The index beyond which the engine did not look."),
	BB_METHOD_KW(M, "expand", match_expand,
		     "expand($self, /, template)\n--\n\nReturn the template with the groups put in."),
	BB_METHOD(M, "group", match_group, 0, -1,
		  "group([group1, ...]) -> str or tuple.\n\nThe text of groups, by number or name; 0 is all."),
	BB_METHOD_KW(M, "groupdict", match_groupdict,
		     "groupdict($self, /, default=None)\n--\n\nReturn the named groups' text, by name."),
	BB_METHOD_KW(M, "groups", match_groups,
		     "groups($self, /, default=None)\n--\n\nReturn all groups' text, from 1 on."),
	BB_GETSET(M, "lastgroup", get_lastgroup, NULL, "The name of the group that ended last, or None."),
	BB_GETSET(M, "lastindex", get_lastindex, NULL, "The number of the group that ended last, or None."),
	BB_GETSET(M, "pos", get_pos, bb_readonly_setter, "The index where the engine began to look."),
	BB_GETSET(M, "re", get_re, bb_readonly_setter, "The pattern."),
	BB_GETSET(M, "regs", get_regs, NULL, "The spans of all groups."),
	BB_METHOD(M, "span", match_span, 0, 1, "Return the pair of start and end of a group."),
	BB_METHOD(M, "start", match_start, 0, 1, "Return where a group's text begins; -1 if it took no part."),
	BB_GETSET(M, "string", get_string, bb_readonly_setter, "The string that was searched."),
};
#undef M

BbType bb_re_match_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = match_trace},
	.name = "Match",
	.module = "re",
	.doc = BB_DOC("Where a regular expression matched."),
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(BbReMatch),
	.methods = match_methods,
	.method_count = BB_COUNT(match_methods),
};
