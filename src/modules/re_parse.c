/* SPDX-License-Identifier: MIT */
/*
 * The parser of regular expressions.  A sequence is a list of nodes; alternatives that begin alike or are single
 * characters are simplified here, so that the tree is the one that flag DEBUG shows.
 *
 * Recursion goes as deep as groups are nested; the C stack is checked.
 */
#include "modules/re_parse.h"

#include "base/unicode.h"
#include "modules/re_error.h"
#include "modules/re_source.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/str.h"

#include <string.h>

/* A number that a (?(...)...) named before it was known whether there is such a group. */
typedef struct Promise {
	struct Promise *next;
	uint32_t group;
	size_t position;
} Promise;

typedef struct Parser {
	BbReSource source; /* first */
	BbReTree *tree;
	uint32_t flags;
	bool in_behind;		/* inside a look-behind ... */
	uint32_t behind_groups; /* ... before which there were so many groups */
	Promise *promises, **promise_end;
} Parser;

/* A list of nodes being built. */
typedef struct List {
	BbReNode *first, **end; /* where the next one goes */
	BbReNode **last;	/* where the last one stands; NULL: there is none */
} List;

static bool parse_alternatives(Parser *p, bool verbose, bool nested, BbReNode **out);
static bool parse_sequence(Parser *p, bool verbose, bool first, List *list);

static void list_init(List *list)
{
	list->first = NULL;
	list->end = &list->first;
	list->last = NULL;
}

static void list_add(List *list, BbReNode *node)
{
	list->last = list->end;
	*list->end = node;
	list->end = &node->next;
}

static BbReNode *new_node(Parser *p, BbReKind kind, uint32_t value)
{
	BbReNode *node = bb_re_tree_alloc(p->tree, sizeof *node);
	if (node) {
		node->kind = (uint8_t)kind;
		node->value = value;
	}
	return node;
}

static bool add_node(Parser *p, List *list, BbReKind kind, uint32_t value)
{
	BbReNode *node = new_node(p, kind, value);
	if (node)
		list_add(list, node);
	return node != NULL;
}

#define FAIL(p, back, ...) (bb_re_source_fail(&(p)->source, back, __VA_ARGS__) != NULL)
#define TELL(p) bb_re_source_tell(&(p)->source)

/* ---- Groups. ---- */

static bool open_group(Parser *p, BbValue name, uint32_t *number)
{
	BbReTree *tree = p->tree;
	*number = tree->group_count;
	if (tree->group_count == tree->group_room) {
		uint32_t room = tree->group_room * 2 + 8;
		BbReGroup *groups = bb_re_tree_alloc(tree, room * sizeof *groups);
		if (!groups)
			return false;
		if (tree->group_count)
			memcpy(groups, tree->groups, tree->group_count * sizeof *groups);
		tree->groups = groups;
		tree->group_room = room;
	}
	if (tree->group_count >= BB_RE_MAX_GROUPS)
		return FAIL(p, 0, "too many groups");
	tree->groups[tree->group_count++] = (BbReGroup){0};
	if (bb_is_empty(name))
		return true;
	BbValue other;
	int found = bb_dict_get(p->source.t, tree->names, name, &other);
	if (found > 0)
		return FAIL(p, bb_to_str(name)->length + 1, "redefinition of group name %R as group %u; was group %S",
			    name, *number, other);
	return found == 0 && bb_dict_set(p->source.t, tree->names, name, bb_from_small((intptr_t)*number));
}

static bool is_closed(const Parser *p, uint32_t group)
{
	return group < p->tree->group_count && p->tree->groups[group].closed;
}

static bool check_behind(Parser *p, uint32_t group)
{
	if (!p->in_behind)
		return true;
	if (!is_closed(p, group))
		return FAIL(p, 0, "cannot refer to an open group");
	return group < p->behind_groups ||
	       FAIL(p, 0, "cannot refer to group defined in the same lookbehind subpattern");
}

/* The group with a name: its number; 0: raised. */
static uint32_t named_group(Parser *p, BbValue name)
{
	BbValue number;
	int found = bb_dict_get(p->source.t, p->tree->names, name, &number);
	if (found == 0)
		(void)FAIL(p, bb_to_str(name)->length + 1, "unknown group name %R", name);
	return found > 0 ? (uint32_t)bb_to_small(number) : 0;
}

static bool add_backref(Parser *p, List *list, uint32_t group, size_t back)
{
	if (!is_closed(p, group))
		return FAIL(p, back, "cannot refer to an open group");
	return check_behind(p, group) && add_node(p, list, BB_RE_BACKREF, group);
}

/* ---- Escapes and sets. ---- */

static uint32_t class_of(uint32_t c)
{
	switch (c) {
	case 'w':
		return BB_RE_WORD;
	case 'W':
		return BB_RE_NOT_WORD;
	case 's':
		return BB_RE_SPACE;
	case 'S':
		return BB_RE_NOT_SPACE;
	case 'd':
		return BB_RE_DIGIT;
	case 'D':
		return BB_RE_NOT_DIGIT;
	default:
		return 0;
	}
}

static bool add_set(Parser *p, List *list, const BbReItem *items, uint32_t count, bool negated)
{
	BbReNode *node = new_node(p, BB_RE_SET, 0);
	if (!node)
		return false;
	node->items = bb_re_tree_alloc(p->tree, count * sizeof *items);
	if (!node->items)
		return false;
	memcpy(node->items, items, count * sizeof *items);
	node->item_count = count;
	node->negated = negated;
	list_add(list, node);
	return true;
}

/* \1 to \99: a group, or an octal escape of three digits. */
static bool parse_number(Parser *p, uint32_t c, List *list)
{
	BbReSource *s = &p->source;
	uint32_t value = c - '0';
	size_t digits = 1;
	if (bb_re_is_digit(s->next)) {
		uint32_t second = bb_re_source_get(s);
		digits = 2;
		if (bb_re_is_octal(c) && bb_re_is_octal(second) && bb_re_is_octal(s->next)) {
			uint32_t third = bb_re_source_get(s);
			uint32_t octal = value * 64 + (second - '0') * 8 + (third - '0');
			if (octal > 0377)
				return FAIL(p, 4, "octal escape value \\%c%c%c outside of range 0-0o377", (int)c,
					    (int)second, (int)third);
			return add_node(p, list, BB_RE_LITERAL, octal);
		}
		value = value * 10 + (second - '0');
	}
	if (value >= p->tree->group_count)
		return FAIL(p, digits, "invalid group reference %u", value);
	return add_backref(p, list, value, digits + 1);
}

static bool parse_escape(Parser *p, uint32_t token, List *list)
{
	uint32_t c = token & ~(uint32_t)BB_RE_ESCAPED, class = class_of(c);
	static const struct {
		char c;
		uint8_t at;
	} places[] = {
		{'A', BB_RE_AT_BEGIN_STRING}, {'b', BB_RE_AT_BOUNDARY},	  {'B', BB_RE_AT_NON_BOUNDARY},
		{'Z', BB_RE_AT_END_STRING},   {'z', BB_RE_AT_END_STRING},
	};
	if (class) {
		BbReItem item = {0, 0, class};
		return add_set(p, list, &item, 1, false);
	}
	for (size_t i = 0; i < BB_COUNT(places); i++)
		if (c == (uint32_t)places[i].c)
			return add_node(p, list, BB_RE_AT, places[i].at);
	if (c - '1' < 9)
		return parse_number(p, c, list);
	c = bb_re_source_escape(&p->source, token, false);
	return c != BB_RE_END && add_node(p, list, BB_RE_LITERAL, c);
}

/* The members of a [...] while it is read. */
typedef struct Members {
	BbReItem *items;
	uint32_t count, room;
} Members;

static bool add_member(Parser *p, Members *m, BbReItem item)
{
	for (uint32_t i = 0; i < m->count && m->count < 64; i++)
		if (memcmp(&m->items[i], &item, sizeof item) == 0)
			return true;
	if (m->count == m->room) {
		uint32_t room = m->room * 2 + 8;
		BbReItem *items = bb_re_tree_alloc(p->tree, room * sizeof *items);
		if (!items)
			return false;
		if (m->count)
			memcpy(items, m->items, m->count * sizeof *items);
		m->items = items;
		m->room = room;
	}
	m->items[m->count++] = item;
	return true;
}

static bool warn_at(Parser *p, const char *format, const char *what, size_t position)
{
	BbThread *t = p->source.t;
	return bb_re_warn(t, &bb_exc_FutureWarning,
			  what ? bb_format(t, format, what, position) : bb_format(t, format, position));
}

static bool warn_operation(Parser *p, uint32_t c, size_t position)
{
	const char *what = c == '-'   ? "difference"
			   : c == '&' ? "intersection"
			   : c == '~' ? "symmetric difference"
				      : "union";
	return warn_at(p, "Possible set %s at position %zu", what, position);
}

/* One character or class of a set, whose token is taken already. */
static bool parse_member(Parser *p, uint32_t token, BbReItem *item)
{
	*item = (BbReItem){token, token, 0};
	if (!(token & BB_RE_ESCAPED))
		return true;
	item->classes = class_of(token & ~(uint32_t)BB_RE_ESCAPED);
	item->lo = item->hi = 0;
	if (item->classes)
		return true;
	item->lo = item->hi = bb_re_source_escape(&p->source, token, true);
	return item->lo != BB_RE_END;
}

/* CPython shows the two tokens, not the escapes that they begin. */
static bool bad_range(Parser *p, uint32_t a, uint32_t b)
{
	uint32_t chars[5];
	size_t n = 0;
	if (a & BB_RE_ESCAPED)
		chars[n++] = '\\';
	chars[n++] = a & ~(uint32_t)BB_RE_ESCAPED;
	chars[n++] = '-';
	if (b & BB_RE_ESCAPED)
		chars[n++] = '\\';
	chars[n++] = b & ~(uint32_t)BB_RE_ESCAPED;
	BbValue text = bb_str_from_chars(p->source.t, chars, n);
	return !bb_is_empty(text) && FAIL(p, n, "bad character range %S", text);
}

/* Behind `item' stands a hyphen that is taken: 1 a range was added, 2 that was the end, 0 raised. */
static int parse_range(Parser *p, Members *m, uint32_t token, BbReItem item, size_t start)
{
	BbReItem last;
	uint32_t that = bb_re_source_get(&p->source);
	if (that == BB_RE_END)
		return FAIL(p, TELL(p) - start, "unterminated character set");
	if (that == ']')
		return add_member(p, m, item) && add_member(p, m, (BbReItem){'-', '-', 0}) ? 2 : 0;
	if (!parse_member(p, that, &last) || (that == '-' && !warn_operation(p, '-', TELL(p) - 2)))
		return 0;
	if (item.classes || last.classes || last.lo < item.lo)
		return bad_range(p, token, that);
	return add_member(p, m, (BbReItem){item.lo, last.lo, 0});
}

static bool parse_set(Parser *p, List *list)
{
	BbReSource *s = &p->source;
	size_t start = TELL(p) - 1;
	Members m = {0};
	if (s->next == '[' && !warn_at(p, "Possible nested set at position %zu", NULL, TELL(p)))
		return false;
	bool negated = bb_re_source_match(s, '^');
	for (;;) {
		uint32_t token = bb_re_source_get(s);
		BbReItem item;
		if (token == BB_RE_END)
			return FAIL(p, TELL(p) - start, "unterminated character set");
		if (token == ']' && m.count)
			break;
		if (m.count && (token == '-' || token == '&' || token == '~' || token == '|') && s->next == token &&
		    !warn_operation(p, token, TELL(p) - 1))
			return false;
		if (!parse_member(p, token, &item))
			return false;
		if (!bb_re_source_match(s, '-')) {
			if (!add_member(p, &m, item))
				return false;
			continue;
		}
		int done = parse_range(p, &m, token, item, start);
		if (done == 0)
			return false;
		if (done == 2)
			break;
	}
	if (m.count == 1 && !negated && !m.items[0].classes && m.items[0].lo == m.items[0].hi)
		return add_node(p, list, BB_RE_LITERAL, m.items[0].lo);
	return add_set(p, list, m.items, m.count, negated);
}

/* ---- Repetition. ---- */

/* The digits at the next token as a number below BB_RE_UNLIMITED; *any: there are some.  false: raised. */
static bool parse_count(Parser *p, uint32_t *out, bool *any)
{
	uint64_t n = 0;
	for (*any = false; bb_re_is_digit(p->source.next); *any = true) {
		n = n * 10 + (bb_re_source_get(&p->source) - '0');
		if (n >= BB_RE_UNLIMITED)
			n = BB_RE_UNLIMITED;
	}
	if (*any)
		*out = (uint32_t)n;
	return true;
}

/* What stands behind a brace: 1 a repetition, 0 nothing of the kind, -1 raised. */
static int parse_braces(Parser *p, uint32_t *min, uint32_t *max, size_t here)
{
	BbReSource *s = &p->source;
	bool has_low, has_high = false;
	if (s->next == '}')
		return 0;
	*min = 0;
	*max = BB_RE_UNLIMITED;
	parse_count(p, min, &has_low);
	if (bb_re_source_match(s, ',')) {
		parse_count(p, max, &has_high);
	} else if (has_low) {
		*max = *min;
		has_high = true;
	}
	if (!bb_re_source_match(s, '}')) {
		bb_re_source_seek(s, here);
		return 0;
	}
	if ((has_low && *min == BB_RE_UNLIMITED) || (has_high && *max == BB_RE_UNLIMITED)) {
		bb_overflow_error(s->t, "the repetition number is too large");
		return -1;
	}
	if (has_high && *max < *min)
		return FAIL(p, TELL(p) - here, "min repeat greater than max repeat") ? 0 : -1;
	return 1;
}

static bool parse_repeat(Parser *p, uint32_t token, List *list)
{
	BbReSource *s = &p->source;
	size_t here = TELL(p);
	uint32_t min = token == '+', max = token == '?' ? 1 : BB_RE_UNLIMITED;
	if (token == '{') {
		int found = parse_braces(p, &min, &max, here);
		if (found <= 0)
			return found == 0 && add_node(p, list, BB_RE_LITERAL, token);
	}
	BbReNode *item = list->last ? *list->last : NULL;
	if (!item || item->kind == BB_RE_AT)
		return FAIL(p, TELL(p) - here + 1, "nothing to repeat");
	if (item->kind == BB_RE_REPEAT)
		return FAIL(p, TELL(p) - here + 1, "multiple repeat");
	BbReGreed greed = BB_RE_GREEDY;
	if (bb_re_source_match(s, '?'))
		greed = BB_RE_LAZY;
	else if (bb_re_source_match(s, '+'))
		greed = BB_RE_POSSESSIVE;
	BbReNode *node = new_node(p, BB_RE_REPEAT, greed);
	if (!node)
		return false;
	bool plain = item->kind == BB_RE_GROUP && !item->value && !item->add_flags && !item->del_flags;
	node->min = min;
	node->max = max;
	node->child = plain ? item->child : item;
	*list->last = node;
	list->end = &node->next;
	return true;
}

/* ---- What begins with a parenthesis. ---- */

static uint32_t flag_of(uint32_t c)
{
	switch (c) {
	case 'i':
		return BB_RE_IGNORECASE;
	case 'L':
		return BB_RE_LOCALE;
	case 'm':
		return BB_RE_MULTILINE;
	case 's':
		return BB_RE_DOTALL;
	case 'x':
		return BB_RE_VERBOSE;
	case 'a':
		return BB_RE_ASCII;
	case 'u':
		return BB_RE_UNICODE;
	default:
		return 0;
	}
}

/* Raises for a token where a flag was expected. */
static bool bad_flag(Parser *p, uint32_t token, const char *missing)
{
	if (token == BB_RE_END)
		return FAIL(p, 0, "%s", missing);
	bool letter = !(token & BB_RE_ESCAPED) && bb_unicode_is_alpha(token);
	return FAIL(p, token & BB_RE_ESCAPED ? 2 : 1, "%s", letter ? "unknown flag" : missing);
}

static bool parse_added_flags(Parser *p, uint32_t *token, uint32_t *add)
{
	for (;;) {
		uint32_t flag = flag_of(*token);
		if (p->source.is_text ? *token == 'L' : *token == 'u')
			return FAIL(p, 0, "bad inline flags: cannot use '%c' flag with a %s pattern", (int)*token,
				    p->source.is_text ? "str" : "bytes");
		*add |= flag;
		if ((flag & BB_RE_TYPE_FLAGS) && (*add & BB_RE_TYPE_FLAGS) != flag)
			return FAIL(p, 0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
		*token = bb_re_source_get(&p->source);
		if (*token == ')' || *token == '-' || *token == ':')
			return true;
		if (!flag_of(*token))
			return bad_flag(p, *token, "missing -, : or )");
	}
}

static bool parse_removed_flags(Parser *p, uint32_t *del)
{
	uint32_t token = bb_re_source_get(&p->source);
	if (!flag_of(token))
		return bad_flag(p, token, "missing flag");
	for (;;) {
		if (flag_of(token) & BB_RE_TYPE_FLAGS)
			return FAIL(p, 0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
		*del |= flag_of(token);
		token = bb_re_source_get(&p->source);
		if (token == ':')
			return true;
		if (!flag_of(token))
			return bad_flag(p, token, "missing :");
	}
}

/* (?i) and (?i-s:...): 1 for the latter, 0 for the former, -1 raised. */
static int parse_flags(Parser *p, uint32_t token, uint32_t *add, uint32_t *del)
{
	if (token != '-' && !parse_added_flags(p, &token, add))
		return -1;
	if (token == ')') {
		p->flags |= *add;
		return 0;
	}
	if (token == '-' && !parse_removed_flags(p, del))
		return -1;
	if (*add & *del)
		return FAIL(p, 1, "bad inline flags: flag turned on and off") ? 0 : -1;
	return 1;
}

static bool expect_close(Parser *p, size_t start)
{
	return bb_re_source_match(&p->source, ')') || FAIL(p, TELL(p) - start, "missing ), unterminated subpattern");
}

static bool parse_comment(Parser *p, size_t start)
{
	for (;;) {
		if (p->source.next == BB_RE_END)
			return FAIL(p, TELL(p) - start, "missing ), unterminated comment");
		if (bb_re_source_get(&p->source) == ')')
			return true;
	}
}

static bool unknown_extension(Parser *p, const char *lead, uint32_t token)
{
	if (token == BB_RE_END)
		return FAIL(p, 0, "unexpected end of pattern");
	bool escaped = (token & BB_RE_ESCAPED) != 0;
	uint32_t c = token & ~(uint32_t)BB_RE_ESCAPED;
	BbValue text = bb_str_from_char(p->source.t, c);
	return !bb_is_empty(text) &&
	       FAIL(p, strlen(lead) + escaped + 1, "unknown extension %s%s%S", lead, escaped ? "\\" : "", text);
}

/* (?= (?! (?<= (?<! */
static bool parse_look(Parser *p, uint32_t token, bool verbose, size_t start, List *list)
{
	bool behind = token == '<', was_in_behind = p->in_behind;
	if (behind) {
		token = bb_re_source_get(&p->source);
		if (token != '=' && token != '!')
			return unknown_extension(p, "?<", token);
		if (!was_in_behind) {
			p->in_behind = true;
			p->behind_groups = p->tree->group_count;
		}
	}
	BbReNode *child, *node = new_node(p, BB_RE_LOOK, behind);
	if (!node || !parse_alternatives(p, verbose, true, &child))
		return false;
	p->in_behind = was_in_behind;
	if (!expect_close(p, start))
		return false;
	node->negated = token == '!';
	node->child = child;
	if (node->negated && !child)
		node->kind = BB_RE_FAIL;
	list_add(list, node);
	return true;
}

/* The group that a condition names; 0: raised. */
static uint32_t parse_condition_group(Parser *p)
{
	BbReSource *s = &p->source;
	uint32_t group = 0;
	BbValue name = bb_re_source_until(s, ')', "group name");
	if (bb_is_empty(name))
		return 0;
	size_t back = bb_to_str(name)->length + 1;
	if (bb_re_is_identifier(name))
		return bb_re_source_check_name(s, name, 1) ? named_group(p, name) : 0;
	if (!bb_re_source_number(name, &group))
		return FAIL(p, back, "bad character in group name %R", name);
	if (group == 0)
		return FAIL(p, back, "bad group number");
	if (group >= BB_RE_MAX_GROUPS)
		return FAIL(p, back, "invalid group reference %S", name);
	for (const Promise *q = p->promises; q; q = q->next)
		if (q->group == group)
			return group;
	Promise *promise = bb_re_tree_alloc(p->tree, sizeof *promise);
	if (!promise)
		return 0;
	promise->group = group;
	promise->position = TELL(p) - back;
	*p->promise_end = promise;
	p->promise_end = &promise->next;
	return group;
}

static bool parse_condition(Parser *p, bool verbose, size_t start, List *list)
{
	uint32_t group = parse_condition_group(p);
	List yes, no;
	list_init(&no);
	if (!group || !check_behind(p, group) || !parse_sequence(p, verbose, false, &yes))
		return false;
	BbReNode *node = new_node(p, BB_RE_CONDITION, group);
	if (!node)
		return false;
	if (bb_re_source_match(&p->source, '|')) {
		if (!parse_sequence(p, verbose, false, &no))
			return false;
		node->has_other = true;
		if (p->source.next == '|')
			return FAIL(p, 0, "conditional backref with more than two branches");
	}
	if (!expect_close(p, start))
		return false;
	node->child = yes.first;
	node->other = no.first;
	list_add(list, node);
	return true;
}

/* A group's inside, from behind its opening on. */
static bool parse_group(Parser *p, bool verbose, size_t start, BbReNode *node, List *list)
{
	if (!parse_alternatives(p, verbose, true, &node->child) || !expect_close(p, start))
		return false;
	if (node->kind == BB_RE_GROUP && node->value)
		p->tree->groups[node->value].closed = true;
	list_add(list, node);
	return true;
}

static bool parse_capture(Parser *p, bool verbose, size_t start, BbValue name, List *list)
{
	BbReNode *node = new_node(p, BB_RE_GROUP, 0);
	return node && open_group(p, name, &node->value) && parse_group(p, verbose, start, node, list);
}

/* (?P<name>...) and (?P=name) */
static bool parse_named(Parser *p, bool verbose, size_t start, List *list)
{
	BbReSource *s = &p->source;
	bool definition = bb_re_source_match(s, '<');
	if (!definition && !bb_re_source_match(s, '=')) {
		uint32_t token = bb_re_source_get(s);
		return unknown_extension(p, "?P", token);
	}
	BbValue name = bb_re_source_until(s, definition ? '>' : ')', "group name");
	if (bb_is_empty(name) || !bb_re_source_check_name(s, name, 1))
		return false;
	if (definition)
		return parse_capture(p, verbose, start, name, list);
	uint32_t group = named_group(p, name);
	return group && add_backref(p, list, group, bb_to_str(name)->length + 1);
}

static bool parse_extension(Parser *p, bool *verbose, bool at_start, size_t start, List *list)
{
	uint32_t add = 0, del = 0, token = bb_re_source_get(&p->source);
	if (token == 'P')
		return parse_named(p, *verbose, start, list);
	if (token == '#')
		return parse_comment(p, start);
	if (token == '=' || token == '!' || token == '<')
		return parse_look(p, token, *verbose, start, list);
	if (token == '(')
		return parse_condition(p, *verbose, start, list);
	bool scoped = token == '-' || flag_of(token);
	if (token != ':' && token != '>' && !scoped)
		return unknown_extension(p, "?", token);
	int is_group = scoped ? parse_flags(p, token, &add, &del) : 1;
	if (is_group < 0)
		return false;
	if (!is_group) {
		if (!at_start)
			return FAIL(p, TELL(p) - start, "global flags not at the start of the expression");
		*verbose = (p->flags & BB_RE_VERBOSE) != 0;
		return true;
	}
	BbReNode *node = new_node(p, token == '>' ? BB_RE_ATOMIC : BB_RE_GROUP, 0);
	if (!node)
		return false;
	node->add_flags = add;
	node->del_flags = del;
	bool inside = (*verbose || (add & BB_RE_VERBOSE)) && !(del & BB_RE_VERBOSE);
	return parse_group(p, inside, start, node, list);
}

static bool parse_parenthesis(Parser *p, bool *verbose, bool at_start, List *list)
{
	size_t start = TELL(p) - 1;
	if (bb_re_source_match(&p->source, '?'))
		return parse_extension(p, verbose, at_start, start, list);
	return parse_capture(p, *verbose, start, BB_EMPTY, list);
}

/* ---- Sequences and alternatives. ---- */

static bool skip_verbose(BbReSource *s, uint32_t token)
{
	if (token == ' ' || token - '\t' < 5)
		return true;
	if (token != '#')
		return false;
	do
		token = bb_re_source_get(s);
	while (token != BB_RE_END && token != '\n');
	return true;
}

static bool parse_item(Parser *p, uint32_t token, bool *verbose, bool first, List *list)
{
	if (token & BB_RE_ESCAPED)
		return parse_escape(p, token, list);
	switch (token) {
	case '[':
		return parse_set(p, list);
	case '*':
	case '+':
	case '?':
	case '{':
		return parse_repeat(p, token, list);
	case '.':
		return add_node(p, list, BB_RE_ANY, 0);
	case '(':
		return parse_parenthesis(p, verbose, first && !list->first, list);
	case '^':
		return add_node(p, list, BB_RE_AT, BB_RE_AT_BEGIN);
	case '$':
		return add_node(p, list, BB_RE_AT, BB_RE_AT_END);
	default:
		return add_node(p, list, BB_RE_LITERAL, token);
	}
}

/* Puts the inside of groups that only hold together what they contain in their place. */
static void unpack_groups(List *list)
{
	for (BbReNode **at = &list->first; *at;) {
		BbReNode *node = *at;
		if (node->kind != BB_RE_GROUP || node->value || node->add_flags || node->del_flags) {
			at = &node->next;
			continue;
		}
		BbReNode **end = &node->child;
		while (*end)
			end = &(*end)->next;
		*end = node->next;
		*at = node->child;
		at = end == &node->child ? at : end;
	}
}

static bool parse_sequence(Parser *p, bool verbose, bool first, List *list)
{
	list_init(list);
	for (;;) {
		uint32_t token = p->source.next;
		if (token == BB_RE_END || token == '|' || token == ')')
			break;
		bb_re_source_get(&p->source);
		if (verbose && skip_verbose(&p->source, token))
			continue;
		if (!parse_item(p, token, &verbose, first, list) || bb_has_exception(p->source.t))
			return false;
	}
	unpack_groups(list);
	return !bb_has_exception(p->source.t);
}

static bool is_same_unit(const BbReNode *a, const BbReNode *b)
{
	if (a->kind != b->kind || a->value != b->value)
		return false;
	if (a->kind == BB_RE_SET)
		return a->negated == b->negated && a->item_count == b->item_count &&
		       memcmp(a->items, b->items, a->item_count * sizeof *a->items) == 0;
	return a->kind == BB_RE_LITERAL || a->kind == BB_RE_ANY || a->kind == BB_RE_AT || a->kind == BB_RE_BACKREF;
}

/* Moves what all alternatives begin with in front of them. */
static void factor_prefix(BbReNode *branch, List *list)
{
	for (;;) {
		BbReNode *prefix = branch->child->child;
		for (BbReNode *a = branch->child; a; a = a->next)
			if (!prefix || !a->child || !is_same_unit(prefix, a->child))
				return;
		for (BbReNode *a = branch->child; a; a = a->next)
			a->child = a->child->next;
		prefix->next = NULL;
		list_add(list, prefix);
	}
}

/* Alternatives that are all single characters or sets are one set. */
static bool merge_units(Parser *p, BbReNode *branch, List *list, bool *merged)
{
	Members m = {0};
	*merged = false;
	for (BbReNode *a = branch->child; a; a = a->next) {
		BbReNode *unit = a->child;
		if (!unit || unit->next || unit->negated || (unit->kind != BB_RE_LITERAL && unit->kind != BB_RE_SET))
			return true;
		if (unit->kind == BB_RE_LITERAL && !add_member(p, &m, (BbReItem){unit->value, unit->value, 0}))
			return false;
		for (uint32_t i = 0; i < unit->item_count; i++)
			if (!add_member(p, &m, unit->items[i]))
				return false;
	}
	*merged = true;
	return add_set(p, list, m.items, m.count, false);
}

static bool parse_alternatives(Parser *p, bool verbose, bool nested, BbReNode **out)
{
	List list, alternatives;
	bool merged;
	if (!bb_check_native_stack(p->source.t, " while compiling a regular expression") ||
	    !parse_sequence(p, verbose, !nested, &list))
		return false;
	*out = list.first;
	if (p->source.next != '|')
		return true;
	BbReNode *branch = new_node(p, BB_RE_BRANCH, 0);
	if (!branch)
		return false;
	list_init(&alternatives);
	for (;;) {
		BbReNode *alternative = new_node(p, BB_RE_SEQUENCE, 0);
		if (!alternative)
			return false;
		alternative->child = list.first;
		list_add(&alternatives, alternative);
		if (!bb_re_source_match(&p->source, '|'))
			break;
		if (!nested)
			verbose = (p->flags & BB_RE_VERBOSE) != 0;
		if (!parse_sequence(p, verbose, false, &list))
			return false;
	}
	branch->child = alternatives.first;
	list_init(&list);
	factor_prefix(branch, &list);
	if (!merge_units(p, branch, &list, &merged))
		return false;
	if (!merged)
		list_add(&list, branch);
	*out = list.first;
	return true;
}

/* ---- The whole. ---- */

static bool fix_flags(Parser *p)
{
	BbThread *t = p->source.t;
	uint32_t flags = p->flags;
	const char *wrong = NULL;
	if (p->source.is_text) {
		if (flags & BB_RE_LOCALE)
			wrong = "cannot use LOCALE flag with a str pattern";
		else if (!(flags & BB_RE_ASCII))
			p->flags |= BB_RE_UNICODE;
		else if (flags & BB_RE_UNICODE)
			wrong = "ASCII and UNICODE flags are incompatible";
	} else if (flags & BB_RE_UNICODE) {
		wrong = "cannot use UNICODE flag with a bytes pattern";
	} else if ((flags & BB_RE_LOCALE) && (flags & BB_RE_ASCII)) {
		wrong = "ASCII and LOCALE flags are incompatible";
	}
	if (wrong)
		bb_value_error(t, "%s", wrong);
	return !wrong;
}

static bool check_promises(Parser *p)
{
	for (const Promise *q = p->promises; q; q = q->next) {
		if (q->group < p->tree->group_count)
			continue;
		bb_re_raise(p->source.t, bb_format(p->source.t, "invalid group reference %u", q->group),
			    p->tree->pattern, q->position);
		return false;
	}
	return true;
}

bool bb_re_parse(BbReTree *tree)
{
	Parser p = {.tree = tree, .flags = tree->flags};
	uint32_t whole;
	p.promise_end = &p.promises;
	tree->names = bb_dict_new(tree->t, 0);
	if (bb_is_empty(tree->names) || !bb_re_source_init(&p.source, tree->t, tree->pattern) ||
	    !open_group(&p, BB_EMPTY, &whole) ||
	    !parse_alternatives(&p, (p.flags & BB_RE_VERBOSE) != 0, false, &tree->root) || !fix_flags(&p))
		return false;
	if (p.source.next != BB_RE_END)
		return FAIL(&p, 0, "unbalanced parenthesis");
	tree->flags = p.flags;
	bool good = check_promises(&p);
	BB_KEEP_FRAME();
	return good;
}
