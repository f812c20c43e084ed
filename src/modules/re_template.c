/* SPDX-License-Identifier: MIT */
/*
 * Parsing and filling in templates.
 *
 * No state.
 */
#include "modules/re_template.h"

#include "base/utf8.h"
#include "modules/re_error.h"
#include "modules/re_source.h"
#include "modules/re_tree.h"
#include "object/bytes.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"

typedef struct Template {
	BbReSource source; /* first */
	const BbRePattern *pattern;
	BbValue parts;	     /* list */
	BbBytesBuilder text; /* what comes before the next group */
	bool failed;
} Template;

static BbValue make_text(Template *m)
{
	BbValue text = bb_bytes_builder_finish(&m->text);
	if (bb_is_empty(text) || !m->source.is_text)
		return text;
	return bb_str_new(m->source.t, bb_bytes_data(text), bb_bytes_size(text));
}

static bool add_group(Template *m, uint32_t group, size_t back)
{
	BbThread *t = m->source.t;
	if (group > m->pattern->program->groups)
		return bb_re_source_fail(&m->source, back, "invalid group reference %u", group) != NULL;
	if (bb_is_empty(m->parts))
		m->parts = bb_list_new(t, 4);
	if (bb_is_empty(m->parts))
		return false;
	if (m->text.size) {
		BbValue text = make_text(m);
		if (bb_is_empty(text) || !bb_list_append(t, m->parts, text))
			return false;
		bb_bytes_builder_init(&m->text, t);
	}
	return bb_list_append(t, m->parts, bb_from_small((intptr_t)group));
}

static bool add_char(Template *m, uint32_t c)
{
	uint8_t text[BB_UTF8_MAX_BYTES] = {(uint8_t)c};
	return bb_bytes_builder_add(&m->text, text, m->source.is_text ? bb_utf8_encode(text, c) : 1);
}

/* \g<name> and \g<1> */
static bool parse_named(Template *m)
{
	BbReSource *s = &m->source;
	uint32_t group;
	BbValue number;
	if (!bb_re_source_match(s, '<'))
		return bb_re_source_fail(s, 0, "missing <") != NULL;
	BbValue name = bb_re_source_until(s, '>', "group name");
	if (bb_is_empty(name))
		return false;
	size_t back = bb_to_str(name)->length + 1;
	if (bb_re_is_identifier(name)) {
		if (!bb_re_source_check_name(s, name, 1))
			return false;
		int found = bb_dict_get(s->t, m->pattern->group_index, name, &number);
		if (found == 0)
			bb_index_error(s->t, "unknown group name %R", name);
		return found > 0 && add_group(m, (uint32_t)bb_to_small(number), back);
	}
	if (!bb_re_source_number(name, &group))
		return bb_re_source_fail(s, back, "bad character in group name %R", name) != NULL;
	if (group >= BB_RE_MAX_GROUPS)
		return bb_re_source_fail(s, back, "invalid group reference %S", name) != NULL;
	return add_group(m, group, back);
}

/* \0, \1 ... */
static bool parse_number(Template *m, uint32_t c)
{
	BbReSource *s = &m->source;
	uint32_t value = c - '0';
	if (c == '0') {
		for (unsigned i = 0; i < 2 && bb_re_is_octal(s->next); i++)
			value = value * 8 + (bb_re_source_get(s) - '0');
		return add_char(m, value & 0xff);
	}
	if (!bb_re_is_digit(s->next))
		return add_group(m, value, 1);
	uint32_t second = bb_re_source_get(s);
	if (!bb_re_is_octal(c) || !bb_re_is_octal(second) || !bb_re_is_octal(s->next))
		return add_group(m, value * 10 + (second - '0'), 2);
	uint32_t third = bb_re_source_get(s);
	value = value * 64 + (second - '0') * 8 + (third - '0');
	if (value > 0377)
		return bb_re_source_fail(s, 4, "octal escape value \\%c%c%c outside of range 0-0o377", (int)c,
					 (int)second, (int)third) != NULL;
	return add_char(m, value);
}

static bool parse_escape(Template *m, uint32_t c)
{
	uint32_t simple = bb_re_simple_escape(c);
	if (c == 'g')
		return parse_named(m);
	if (bb_re_is_digit(c))
		return parse_number(m, c);
	if (simple)
		return add_char(m, simple);
	if (bb_re_is_letter(c))
		return bb_re_source_fail(&m->source, 2, "bad escape \\%c", (int)c) != NULL;
	return add_char(m, '\\') && add_char(m, c);
}

static bool parse(Template *m)
{
	while (m->source.next != BB_RE_END) {
		uint32_t token = bb_re_source_get(&m->source);
		bool good =
			token & BB_RE_ESCAPED ? parse_escape(m, token & ~(uint32_t)BB_RE_ESCAPED) : add_char(m, token);
		if (!good || bb_has_exception(m->source.t))
			return false;
	}
	return !bb_has_exception(m->source.t);
}

BbValue bb_re_template_parse(BbThread *t, const BbRePattern *pattern, BbValue template)
{
	Template m = {.pattern = pattern};
	BbValue text;
	if (!bb_is_str(template) && !bb_is_bytes(template)) {
		if (!bb_buffer_is_supported(t, template))
			return bb_type_error(t, "decoding to str: need a bytes-like object, %T found", template);
		template = bb_bytes_from_buffer(t, template);
		if (bb_is_empty(template))
			return template;
	}
	const char *data = bb_is_str(template) ? bb_str_text(template) : bb_bytes_data(template);
	size_t size = bb_is_str(template) ? bb_to_str(template)->size : bb_bytes_size(template);
	if (!memchr(data, '\\', size))
		return template;
	bb_bytes_builder_init(&m.text, t);
	if (!bb_re_source_init(&m.source, t, template) || !parse(&m))
		return BB_EMPTY;
	text = make_text(&m);
	if (bb_is_empty(text) || bb_is_empty(m.parts))
		return text;
	if (m.text.size && !bb_list_append(t, m.parts, text))
		return BB_EMPTY;
	return bb_list_snapshot(t, m.parts);
}

static BbValue expand_text(BbThread *t, const BbReMatch *m, BbValue parsed)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < bb_tuple_count(parsed); i++) {
		BbValue part = bb_tuple_get(parsed, i);
		if (!bb_is_small(part)) {
			bb_str_builder_add_str(&b, part);
			continue;
		}
		const size_t *span = m->spans + 2 * bb_to_small(part);
		if (span[0] != BB_RE_UNSET)
			bb_str_builder_add_part(&b, m->string, span[0], span[1]);
	}
	return bb_str_builder_finish(&b);
}

static BbValue expand_bytes(BbThread *t, const BbReMatch *m, BbValue parsed)
{
	BbReSubject s;
	BbBytesBuilder b;
	bb_bytes_builder_init(&b, t);
	if (!bb_re_subject_open(&s, t, false, m->string))
		return BB_EMPTY;
	for (size_t i = 0; i < bb_tuple_count(parsed); i++) {
		BbValue part = bb_tuple_get(parsed, i);
		if (!bb_is_small(part)) {
			bb_bytes_builder_add(&b, bb_bytes_data(part), bb_bytes_size(part));
			continue;
		}
		const size_t *span = m->spans + 2 * bb_to_small(part);
		if (span[0] != BB_RE_UNSET && span[1] <= s.size)
			bb_bytes_builder_add(&b, s.text + span[0], span[1] - span[0]);
	}
	bb_re_subject_close(&s, t);
	return bb_bytes_builder_finish(&b);
}

BbValue bb_re_template_expand(BbThread *t, const BbReMatch *m, BbValue parsed)
{
	if (!bb_is_tuple(parsed))
		return parsed;
	for (size_t i = 0; i < bb_tuple_count(parsed); i++) {
		BbValue part = bb_tuple_get(parsed, i);
		if (!bb_is_small(part) && bb_is_str(part) != bb_is_str(m->string))
			return bb_type_error(t, "sequence item %zu: expected %s, %T found", i,
					     bb_is_str(m->string) ? "str instance" : "a bytes-like object", part);
	}
	return bb_is_str(m->string) ? expand_text(t, m, parsed) : expand_bytes(t, m, parsed);
}
