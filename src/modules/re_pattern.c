/* SPDX-License-Identifier: MIT */
/*
 * Pattern objects: compiling, attributes, and one match at a time.  What goes through a whole string is in re_all.c.
 *
 * Immutable once made; threads share them freely.  Each call has an engine of its own.
 */
#include "modules/re_pattern.h"

#include "modules/re_all.h"
#include "modules/re_compile.h"
#include "modules/re_match.h"
#include "modules/re_parse.h"
#include "modules/re_scan.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/mappingproxy.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_builder.h"
#include "object/tuple.h"
#include "vm/import.h"

static void pattern_trace(BbTracer *tracer, void *cell)
{
	const BbRePattern *p = cell;
	bb_trace(tracer, p->pattern);
	bb_trace(tracer, p->group_index);
	bb_trace(tracer, p->group_names);
	bb_trace_pointer(tracer, p->program);
}

static BbValue make_group_names(BbThread *t, BbValue index, size_t count)
{
	BbTuple *tuple = bb_tuple_alloc(t, count);
	BbValue name, number;
	size_t at = 0;
	if (!tuple)
		return BB_EMPTY;
	for (size_t i = 0; i < count; i++)
		tuple->items[i] = BB_NONE;
	while (bb_dict_next(index, &at, &name, &number))
		tuple->items[bb_to_small(number)] = name;
	return bb_from_pointer(tuple);
}

BbValue bb_re_pattern_new(BbThread *t, BbValue pattern, uint32_t flags)
{
	BbReTree tree;
	if (!bb_is_str(pattern) && !bb_is_bytes(pattern))
		return bb_type_error(t, "first argument must be string or compiled pattern");
	bb_re_tree_init(&tree, t, pattern);
	tree.flags = flags;
	if (!bb_re_parse(&tree))
		return BB_EMPTY;
	const BbReProgram *program = bb_re_compile(&tree);
	BbValue names = program ? make_group_names(t, tree.names, program->groups + 1) : BB_EMPTY;
	BbRePattern *p = bb_is_empty(names) ? NULL : bb_object_new(t, &bb_re_pattern_type, sizeof *p);
	if (!p)
		return BB_EMPTY;
	p->pattern = pattern;
	p->group_index = tree.names;
	p->group_names = names;
	p->program = program;
	p->flags = tree.flags;
	return bb_from_pointer(p);
}

/* ---- One match. ---- */

bool bb_re_pattern_start(const BbRePattern *pattern, BbThread *t, BbReEngine *e, const BbReSubject *s, size_t end)
{
	return bb_re_engine_init(e, t, pattern->program, s->text, s->text + end, s->is_text && s->length != s->size);
}

static bool clip(BbThread *t, BbValue v, size_t length, size_t *out)
{
	intptr_t i;
	if (bb_is_empty(v))
		return true;
	if (!bb_index_ssize(t, v, false, &i))
		return false;
	*out = i < 0 ? 0 : (size_t)i < length ? (size_t)i : length;
	return true;
}

bool bb_re_pattern_open(BbThread *t, const BbRePattern *pattern, const char *function, const BbValue *args,
			size_t nargs, BbValue kwnames, BbReSubject *s, BbReRange *range)
{
	static const char *const names[] = {"string", "pos", "endpos"};
	BbValue v[3] = {nargs ? args[0] : BB_EMPTY, BB_EMPTY, BB_EMPTY};
	const BbParams params = {function, names, 0, 3, 1, 3};
	if ((nargs != 1 || !bb_is_empty(kwnames)) && !bb_args_bind(t, &params, args, nargs, kwnames, v))
		return false;
	if (!bb_re_subject_open(s, t, pattern->program->is_text, v[0]))
		return false;
	range->pos = 0;
	range->endpos = s->length;
	if (clip(t, v[1], s->length, &range->pos) && clip(t, v[2], s->length, &range->endpos))
		return true;
	bb_re_subject_close(s, t);
	return false;
}

typedef enum Mode { MATCH, FULL_MATCH, SEARCH } Mode;

static BbValue find_one(BbThread *t, BbValue self, const char *function, Mode mode, const BbValue *args, size_t nargs,
			BbValue kwnames)
{
	const BbRePattern *pattern = bb_to_re_pattern(self);
	BbReSubject s;
	BbReRange range;
	BbReEngine e;
	BbValue match = BB_EMPTY;
	int found = 0;
	if (!bb_re_pattern_open(t, pattern, function, args, nargs, kwnames, &s, &range))
		return BB_EMPTY;
	size_t end = bb_re_subject_offset(&s, range.endpos);
	if (bb_re_pattern_start(pattern, t, &e, &s, end)) {
		const uint8_t *at = s.text + bb_re_subject_offset(&s, range.pos);
		e.full = mode == FULL_MATCH;
		if (range.pos <= range.endpos)
			found = mode == SEARCH ? bb_re_engine_search(&e, at) : bb_re_engine_match(&e, at);
		if (found > 0)
			match = bb_re_match_new(t, self, &s, &e, &range);
		else if (found == 0)
			match = BB_NONE;
	}
	bb_re_subject_close(&s, t);
	BB_KEEP_FRAME();
	return match;
}

BB_CFUNCTION(pattern_match)
{
	return find_one(t, self, "match", MATCH, args, nargs, kwnames);
}

BB_CFUNCTION(pattern_fullmatch)
{
	return find_one(t, self, "fullmatch", FULL_MATCH, args, nargs, kwnames);
}

BB_CFUNCTION(pattern_search)
{
	return find_one(t, self, "search", SEARCH, args, nargs, kwnames);
}

/* ---- Attributes and the rest. ---- */

static BbValue pattern_compare(BbThread *t, BbComparison op, BbValue self, BbValue other)
{
	if ((op != BB_COMPARE_EQ && op != BB_COMPARE_NE) || !bb_is_exact(other, &bb_re_pattern_type))
		return BB_NOT_IMPLEMENTED;
	const BbRePattern *a = bb_to_re_pattern(self), *b = bb_to_re_pattern(other);
	int equal = a == b;
	if (!equal && a->flags == b->flags && a->program->is_text == b->program->is_text)
		equal = bb_equal(t, a->pattern, b->pattern);
	return equal < 0 ? BB_EMPTY : bb_bool((op == BB_COMPARE_EQ) == (equal != 0));
}

BB_COMPARE_METHOD_(pattern_compare, eq, BB_COMPARE_EQ)
BB_COMPARE_METHOD_(pattern_compare, ne, BB_COMPARE_NE)

static bool pattern_hash(BbThread *t, BbValue self, BbHash *out)
{
	const BbRePattern *p = bb_to_re_pattern(self);
	if (!bb_hash(t, p->pattern, out))
		return false;
	*out = (BbHash)((uintptr_t)*out * 31 + p->flags);
	return true;
}

static bool add_flags(BbStrBuilder *b, uint32_t flags)
{
	static const struct {
		const char *name;
		uint32_t flag;
	} names[] = {
		{"re.IGNORECASE", BB_RE_IGNORECASE}, {"re.LOCALE", BB_RE_LOCALE},   {"re.MULTILINE", BB_RE_MULTILINE},
		{"re.DOTALL", BB_RE_DOTALL},	     {"re.VERBOSE", BB_RE_VERBOSE}, {"re.DEBUG", BB_RE_DEBUG},
		{"re.ASCII", BB_RE_ASCII},
	};
	const char *lead = ", ";
	for (size_t i = 0; i < BB_COUNT(names); i++) {
		if (!(flags & names[i].flag))
			continue;
		bb_str_builder_add_text(b, lead);
		bb_str_builder_add_text(b, names[i].name);
		lead = "|";
		flags &= ~names[i].flag;
	}
	if (flags) {
		BbValue rest = bb_format(b->t, "%s0x%x", lead, flags);
		return !bb_is_empty(rest) && bb_str_builder_add_str(b, rest);
	}
	return true;
}

BB_CFUNCTION(pattern_repr)
{
	const BbRePattern *p = bb_to_re_pattern(self);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	BbValue shown = bb_repr(t, p->pattern);
	if (!bb_is_empty(shown) && bb_to_str(shown)->length > 200)
		shown = bb_str_substring(t, shown, 0, 200);
	if (bb_is_empty(shown))
		return shown;
	uint32_t flags = p->flags;
	if (p->program->is_text && (flags & BB_RE_TYPE_FLAGS) == BB_RE_UNICODE)
		flags &= ~(uint32_t)BB_RE_UNICODE;
	bb_str_builder_add_text(&b, "re.compile(");
	bb_str_builder_add_str(&b, shown);
	if (!add_flags(&b, flags))
		return BB_EMPTY;
	bb_str_builder_add_text(&b, ")");
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(pattern_self)
{
	return self;
}

/* (re._compile, (pattern, flags)) */
BB_CFUNCTION(pattern_reduce)
{
	const BbRePattern *p = bb_to_re_pattern(self);
	BbValue module = bb_import_module(t, "re");
	BbValue compile = bb_is_empty(module) ? module : bb_getattr_text(t, module, "_compile");
	BbValue arguments = bb_is_empty(compile) ? compile : bb_tuple_pair(t, p->pattern, bb_from_small(p->flags));
	return bb_is_empty(arguments) ? arguments : bb_tuple_pair(t, compile, arguments);
}

static BbValue get_pattern(BbThread *t, BbValue self)
{
	(void)t;
	return bb_to_re_pattern(self)->pattern;
}

static BbValue get_flags(BbThread *t, BbValue self)
{
	(void)t;
	return bb_from_small(bb_to_re_pattern(self)->flags);
}

static BbValue get_groups(BbThread *t, BbValue self)
{
	(void)t;
	return bb_from_small((intptr_t)bb_to_re_pattern(self)->program->groups);
}

static BbValue get_groupindex(BbThread *t, BbValue self)
{
	return bb_mappingproxy_new(t, bb_to_re_pattern(self)->group_index, false);
}

#define P bb_re_pattern_type
static const BbBuiltin pattern_methods[] = {
	BB_CLASS_GETITEM_ENTRY(P),
	BB_METHOD(P, "__copy__", pattern_self, 0, 0, "Return self."),
	BB_METHOD(P, "__deepcopy__", pattern_self, 1, 1, "Return self."),
	BB_COMPARE_ENTRY(P, pattern_compare, eq),
	BB_HASH_ENTRY(P),
	BB_COMPARE_ENTRY(P, pattern_compare, ne),
	BB_METHOD(P, "__reduce__", pattern_reduce, 0, 0, "Return state information for pickling."),
	BB_METHOD(P, "__repr__", pattern_repr, 0, 0, "Return repr(self)."),
	BB_METHOD_KW(P, "findall", bb_re_all_findall,
		     "findall($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"
		     "Return a list of all matches that don't overlap: their text, or that of their groups."),
	BB_METHOD_KW(P, "finditer", bb_re_scan_finditer,
		     "finditer($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"
		     "Return an iterator over all matches that don't overlap."),
	BB_GETSET(P, "flags", get_flags, bb_readonly_setter, "The flags, those within the pattern included."),
	BB_METHOD_KW(P, "fullmatch", pattern_fullmatch,
		     "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatch the whole string."),
	BB_GETSET(P, "groupindex", get_groupindex, NULL, "Group names and their numbers."),
	BB_GETSET(P, "groups", get_groups, bb_readonly_setter, "How many groups the pattern has."),
	BB_METHOD_KW(P, "match", pattern_match,
		     "match($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nMatch at the string's beginning."),
	BB_GETSET(P, "pattern", get_pattern, bb_readonly_setter, "What was compiled."),
	BB_METHOD_KW(P, "scanner", bb_re_scan_scanner,
		     "scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\n"
		     "Return an object whose match() and search() go on where the last match ended."),
	BB_METHOD_KW(P, "search", pattern_search,
		     "search($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nFind the first match."),
	BB_METHOD_KW(P, "split", bb_re_all_split,
		     "split($self, /, string, maxsplit=0)\n--\n\nSplit the string at the matches."),
	BB_METHOD_KW(P, "sub", bb_re_all_sub,
		     "sub($self, /, repl, string, count=0)\n--\n\nReturn the string with matches replaced."),
	BB_METHOD_KW(P, "subn", bb_re_all_subn,
		     "subn($self, /, repl, string, count=0)\n--\n\n"
		     "Return the string with matches replaced, and how many there were."),
};
#undef P

BbType bb_re_pattern_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = pattern_trace},
	.name = "Pattern",
	.module = "re",
	.doc = BB_DOC("Compiled regular expression object."),
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW | BB_TYPE_HAS_WEAKREF,
	.instance_size = sizeof(BbRePattern),
	.methods = pattern_methods,
	.method_count = BB_COUNT(pattern_methods),
	.hash = pattern_hash,
};
