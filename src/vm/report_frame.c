/* SPDX-License-Identifier: MIT */
/*
 * See report_frame.h.
 *
 * Tracebacks are immutable but for tb_next; files may have changed since they were compiled, so nothing is taken for
 * granted about their text.
 */
#include "vm/report_frame.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "object/bytes.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/report_anchor.h"
#include "vm/vm.h"

/* A piece of source text: lines of a file, or what is made of them. */
typedef struct Piece {
	const char *start;
	size_t size;
} Piece;

/* ---- Source text. ---- */

static BbValue frozen_text(BbThread *t, BbValue filename)
{
	const char *text = bb_str_text(filename);
	size_t size = bb_to_str(filename)->size;
	static const char prefix[] = "<frozen ";
	size_t skip = sizeof prefix - 1;
	if (size <= skip + 1 || memcmp(text, prefix, skip) != 0)
		return BB_NONE;
	for (const BbFrozenModule *m = bb_import_frozen(); m && m->name; m++)
		if (strlen(m->name) == size - skip - 1 && memcmp(m->name, text + skip, size - skip - 1) == 0)
			return bb_str_decode_utf8(t, m->source, m->size, "replace");
	return BB_NONE;
}

static BbValue file_text(BbThread *t, BbValue filename)
{
	const char *name = bb_str_text(filename);
	if (*name == '<')
		return frozen_text(t, filename);
	BbValue bytes = bb_import_read_file(t, filename);
	if (bb_is_empty(bytes)) {
		bb_exception_clear(t);
		return BB_NONE;
	}
	const char *data = bb_bytes_data(bytes);
	size_t size = bb_bytes_size(bytes), skip = size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	BbValue text = bb_str_decode_utf8(t, data + skip, size - skip, "replace");
	BB_KEEP_FRAME();
	return text;
}

static BbValue noted_sources(BbThread *t, bool make)
{
	BbValue name = bb_intern_text(t, "report.sources");
	BbValue dict = bb_is_empty(name) ? BB_EMPTY : bb_dict_get_name(t, bb_vm(t)->registry, name);
	if (bb_is_empty(dict) && make && !bb_has_exception(t)) {
		dict = bb_dict_new(t, 0);
		if (!bb_is_empty(dict) && !bb_dict_set(t, bb_vm(t)->registry, name, dict))
			return BB_EMPTY;
	}
	return dict;
}

bool bb_report_frame_note_source(BbThread *t, BbValue code, BbValue text)
{
	const BbCode *c = bb_to_pointer(code);
	BbValue dict = noted_sources(t, true), key = bb_int_from_u64(t, code.bits);
	BbValue pair = bb_is_empty(dict) || bb_is_empty(key) ? BB_EMPTY : bb_tuple_pair(t, text, code);
	if (bb_is_empty(pair) || !bb_dict_set(t, dict, key, pair))
		return false;
	for (uint32_t i = 0; i < c->constant_count; i++)
		if (bb_is_exact(c->constants[i], &bb_code_type) &&
		    !bb_report_frame_note_source(t, c->constants[i], text))
			return false;
	return true;
}

BbValue bb_report_frame_noted_source(BbThread *t, BbValue code)
{
	BbValue noted = noted_sources(t, false), found;
	if (bb_is_empty(noted))
		return bb_has_exception(t) ? BB_EMPTY : BB_NONE;
	BbValue key = bb_int_from_u64(t, code.bits);
	int has = bb_is_empty(key) ? -1 : bb_dict_get(t, noted, key, &found);
	return has < 0 ? BB_EMPTY : has ? bb_tuple_get(found, 0) : BB_NONE;
}

/* The text that the code was compiled from, a str; None: unknown; EMPTY: raised. */
static BbValue source_of(BbThread *t, BbValue code, BbValue cache)
{
	BbValue filename = ((const BbCode *)bb_to_pointer(code))->filename, found;
	BbValue noted = bb_report_frame_noted_source(t, code);
	if (bb_is_empty(noted) || !bb_is_none(noted))
		return noted;
	int cached = bb_dict_get(t, cache, filename, &found);
	if (cached)
		return cached < 0 ? BB_EMPTY : found;
	BbValue text = file_text(t, filename);
	return !bb_is_empty(text) && bb_dict_set(t, cache, filename, text) ? text : BB_EMPTY;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Line number `line' (from 1) without white space at its end. */
static Piece line_of(const BbStr *text, uint32_t line)
{
	const char *p = bb_str_data(text), *end = p + text->size;
	for (; line > 1 && p < end; p++)
		if (*p == '\n' || (*p == '\r' && p[1] != '\n'))
			line--;
	if (line > 1)
		return (Piece){end, 0};
	const char *stop = p;
	while (stop < end && *stop != '\n' && *stop != '\r')
		stop++;
	while (stop > p && is_space(stop[-1]))
		stop--;
	return (Piece){p, (size_t)(stop - p)};
}

static size_t indent_of(Piece line)
{
	size_t n = 0;
	while (n < line.size && is_space(line.start[n]))
		n++;
	return n;
}

/* ---- Lines of a text. ---- */

/* Takes the next line off the text, without its end. */
static bool next_line(Piece *rest, Piece *line)
{
	if (rest->size == 0)
		return false;
	const char *end = memchr(rest->start, '\n', rest->size);
	size_t size = end ? (size_t)(end - rest->start) : rest->size;
	*line = (Piece){rest->start, size};
	rest->start += size + (end != NULL);
	rest->size -= size + (end != NULL);
	return true;
}

static Piece line_at(Piece text, uint32_t n)
{
	Piece line = {text.start, 0};
	for (uint32_t i = 0; i <= n; i++)
		if (!next_line(&text, &line))
			return (Piece){text.start, 0};
	return line;
}

/* The white space that all lines that aren't blank begin with: its size. */
static size_t common_indent(Piece text)
{
	Piece line, first = {NULL, 0};
	while (next_line(&text, &line)) {
		size_t n = indent_of(line);
		if (n == line.size)
			continue;
		if (!first.start) {
			first = (Piece){line.start, n};
			continue;
		}
		size_t same = 0;
		while (same < n && same < first.size && line.start[same] == first.start[same])
			same++;
		first.size = same;
	}
	return first.size;
}

/* Adds the lines with `prefix' instead of their common white space. */
static void add_dedented(BbStrBuilder *b, Piece text, const char *prefix)
{
	size_t margin = common_indent(text);
	Piece line;
	while (next_line(&text, &line)) {
		bb_str_builder_add_text(b, prefix);
		if (indent_of(line) < line.size)
			bb_str_builder_add(b, line.start + margin, line.size - margin);
		bb_str_builder_add_char(b, '\n');
	}
}

/* ---- Marks. ---- */

typedef struct Marks {
	Piece text; /* the dedented lines */
	uint32_t count;
	size_t start, end; /* bytes into the first and the last line */
	bool show, has_anchors;
	BbReportAnchors anchors;
} Marks;

static unsigned display_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	const char *width = bb_unicode_east_asian_width(c);
	return (width[0] == 'W' || width[0] == 'F') && width[1] == '\0' ? 2 : 1;
}

static char mark_at(const Marks *m, uint32_t n, size_t col)
{
	const BbReportAnchors *a = &m->anchors;
	if (!m->has_anchors)
		return '^';
	bool behind_left = n > a->left_line || (n == a->left_line && col >= a->left_col);
	bool before_right = n < a->right_line || (n == a->right_line && col < a->right_col);
	return behind_left && before_right ? '^' : '~';
}

static void add_line(BbStrBuilder *b, const Marks *m, uint32_t n)
{
	Piece line = line_at(m->text, n);
	bb_str_builder_add(b, line.start, line.size);
	bb_str_builder_add_char(b, '\n');
	if (!m->show)
		return;
	size_t spaces = indent_of(line);
	const uint8_t *p = (const uint8_t *)line.start,
		      *end = p + (n == m->count - 1 && m->end < line.size ? m->end : line.size);
	while (p < end) {
		size_t col = (size_t)((const char *)p - line.start);
		unsigned width = display_width(bb_utf8_next(&p));
		char mark = col < spaces || (n == 0 && col < m->start) ? ' ' : mark_at(m, n, col);
		bb_str_builder_add_chars(b, (uint8_t)mark, width);
	}
	bb_str_builder_add_char(b, '\n');
}

/* Lines that are shown: the first, the last, and those around the anchors. */
static bool is_significant(const Marks *m, uint32_t n)
{
	if (n == 0 || n == m->count - 1)
		return true;
	if (!m->has_anchors)
		return false;
	const BbReportAnchors *a = &m->anchors;
	return (n + 1 >= a->left_line && n <= a->left_line + 1) || (n + 1 >= a->right_line && n <= a->right_line + 1);
}

static void add_lines(BbStrBuilder *b, const Marks *m)
{
	uint32_t last = 0;
	for (uint32_t n = 0; n < m->count; n++) {
		if (!is_significant(m, n))
			continue;
		if (n - last == 2) {
			add_line(b, m, n - 1);
		} else if (n - last > 2) {
			BbValue gap = bb_format(b->t, "...<%u lines>...\n", n - last - 1);
			if (!bb_is_empty(gap))
				bb_str_builder_add_str(b, gap);
		}
		add_line(b, m, n);
		last = n;
	}
}

static bool is_blank(const char *start, size_t size)
{
	return indent_of((Piece){start, size}) == size;
}

static void find_marks(Marks *m)
{
	Piece first = line_at(m->text, 0), last = line_at(m->text, m->count - 1);
	if (m->start > first.size)
		m->start = first.size;
	if (m->end > last.size)
		m->end = last.size;
	const char *from = first.start + m->start, *to = last.start + m->end;
	if (from < to && bb_report_anchor_find(from, (size_t)(to - from), &m->anchors)) {
		m->has_anchors = true;
		if (m->anchors.left_line == 0)
			m->anchors.left_col += (uint32_t)m->start;
		if (m->anchors.right_line == 0)
			m->anchors.right_col += (uint32_t)m->start;
	}
	size_t whole = (size_t)(last.start + last.size - m->text.start);
	if (bb_report_anchor_is_call_statement(m->text.start, whole, m->count, (uint32_t)m->start, (uint32_t)m->end))
		m->show = false;
	else
		m->show = m->has_anchors || !is_blank(first.start, m->start) || !is_blank(to, last.size - m->end);
}

bool bb_report_frame_add_marked(BbThread *t, BbStrBuilder *b, BbValue lines, uint32_t count, size_t col, size_t end_col)
{
	Piece text = {bb_str_text(lines), bb_to_str(lines)->size};
	size_t margin = common_indent(text);
	BbStrBuilder out;
	bb_str_builder_init(&out, t);
	add_dedented(&out, text, "");
	BbValue dedented = bb_str_builder_finish(&out);
	if (bb_is_empty(dedented))
		return false;
	Marks m = {
		.text = {bb_str_text(dedented), bb_to_str(dedented)->size},
		.count = count,
		.start = col > margin ? col - margin : 0,
		.end = end_col > margin ? end_col - margin : 0,
	};
	find_marks(&m);
	bb_str_builder_init(&out, t);
	add_lines(&out, &m);
	BbValue result = bb_str_builder_finish(&out);
	if (bb_is_empty(result))
		return false;
	add_dedented(b, (Piece){bb_str_text(result), bb_to_str(result)->size}, "    ");
	return true;
}

/* Adds the source lines of a position, with marks. */
static bool add_source(BbThread *t, BbStrBuilder *b, BbValue code, const BbPosition *at, uint32_t shown_line,
		       BbValue cache)
{
	BbValue source = source_of(t, code, cache);
	if (bb_is_empty(source) || !bb_is_str(source))
		return !bb_is_empty(source);
	bool placed = at->line == shown_line && at->col != BB_PLACE_NONE && at->end_col != BB_PLACE_NONE &&
		      at->end_line >= at->line;
	Piece first = line_of(bb_to_str(source), shown_line);
	if (indent_of(first) == first.size && (!placed || at->end_line == at->line))
		return true;
	if (!placed) {
		size_t indent = indent_of(first);
		bb_str_builder_add_text(b, "    ");
		bb_str_builder_add(b, first.start + indent, first.size - indent);
		return bb_str_builder_add_char(b, '\n');
	}
	BbStrBuilder lines;
	bb_str_builder_init(&lines, t);
	for (uint32_t n = at->line; n <= at->end_line; n++) {
		Piece line = line_of(bb_to_str(source), n);
		bb_str_builder_add(&lines, line.start, line.size);
		bb_str_builder_add_char(&lines, '\n');
	}
	BbValue original = bb_str_builder_finish(&lines);
	if (bb_is_empty(original))
		return false;
	return bb_report_frame_add_marked(t, b, original, at->end_line - at->line + 1, at->col, at->end_col);
}

/* ---- The stack. ---- */

enum { SHOWN_REPEATS = 3 };

static bool add_repeats(BbThread *t, BbStrBuilder *b, size_t repeats)
{
	if (repeats <= SHOWN_REPEATS)
		return true;
	repeats -= SHOWN_REPEATS;
	BbValue line = bb_format(t, "  [Previous line repeated %zu more time%s]\n", repeats, repeats > 1 ? "s" : "");
	return !bb_is_empty(line) && bb_str_builder_add_str(b, line);
}

bool bb_report_frame_add_stack(BbThread *t, BbStrBuilder *b, BbValue traceback, BbValue cache)
{
	const BbCode *previous = NULL;
	uint32_t previous_line = 0;
	size_t repeats = 0;
	for (BbValue v = traceback; !bb_is_none(v) && !bb_is_empty(v);) {
		const BbTraceback *tb = bb_to_pointer(v);
		BbCode *code = ((const BbFrameObject *)bb_to_pointer(tb->frame))->code;
		v = bb_slot_load(&tb->next);
		if (code != previous || tb->line != previous_line) {
			if (!add_repeats(t, b, repeats))
				return false;
			previous = code;
			previous_line = tb->line;
			repeats = 0;
		}
		if (++repeats > SHOWN_REPEATS)
			continue;
		BbPosition at;
		bb_code_position(code, tb->instruction, &at);
		BbValue head = bb_format(t, "  File \"%S\", line %u, in %S\n", code->filename, tb->line, code->name);
		if (bb_is_empty(head) || !bb_str_builder_add_str(b, head) ||
		    !add_source(t, b, bb_from_pointer(code), &at, tb->line, cache))
			return false;
	}
	return add_repeats(t, b, repeats);
}
