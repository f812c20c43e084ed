/* SPDX-License-Identifier: MIT */
/*
 * See report.h: chains of exceptions, groups, notes, the last lines of each, and the hooks.
 *
 * Whatever goes wrong while an exception is shown is dropped, and the report is the shorter for it.
 */
#include "vm/report.h"

#include "object/dict.h"
#include "object/error.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "object/type.h"
#include "vm/name.h"
#include "vm/report_frame.h"
#include "vm/report_suggest.h"
#include "vm/vm.h"

/* Groups: how many of its exceptions are shown, and how deep. */
enum { MOST_IN_GROUP = 15, DEEPEST_GROUP = 10, LONGEST_CHAIN = 1000 };

/* Fields of SyntaxError. */
enum { SYNTAX_MSG, SYNTAX_FILENAME, SYNTAX_LINENO, SYNTAX_OFFSET, SYNTAX_TEXT, SYNTAX_END_LINENO, SYNTAX_END_OFFSET };

typedef struct Report {
	BbThread *t;
	BbStrBuilder out;
	BbValue cache;	/* dict: texts of files */
	BbValue seen;	/* list of exceptions that are or will be shown */
	unsigned depth; /* of groups */
	bool need_close;
} Report;

/* ---- Writing. ---- */

/* stream may be EMPTY or None: sys.stderr. */
static void write_to(BbThread *t, BbValue stream, BbValue text)
{
	BbValue pending = bb_exception_take(t);
	bool written = false, given = !bb_is_empty(stream) && !bb_is_none(stream);
	if (given ||
	    (!bb_is_empty(bb_vm(t)->sys_dict) && bb_dict_get(t, bb_vm(t)->sys_dict, BB_NAME(t, stderr), &stream) > 0)) {
		written = bb_is_none(stream) || (!bb_is_empty(bb_call_method(t, stream, "write", &text, 1)) &&
						 !bb_is_empty(bb_call_method(t, stream, "flush", NULL, 0)));
		bb_exception_clear(t);
	}
	if (!written)
		bb_platform_console_error(bb_str_text(text), bb_to_str(text)->size);
	bb_exception_restore(t, pending);
}

void bb_report_write(BbThread *t, BbValue text)
{
	write_to(t, BB_EMPTY, text);
}

static void add_indent(Report *r)
{
	bb_str_builder_add_chars(&r->out, ' ', 2 * (size_t)r->depth);
}

/* Adds lines of text, each behind the margin of the group. */
static void emit(Report *r, BbValue text, char margin)
{
	if (bb_is_empty(text)) {
		bb_exception_clear(r->t);
		return;
	}
	if (r->depth == 0) {
		bb_str_builder_add_str(&r->out, text);
		return;
	}
	const char *p = bb_str_text(text), *end = p + bb_to_str(text)->size;
	while (p < end) {
		const char *newline = memchr(p, '\n', (size_t)(end - p));
		const char *stop = newline ? newline + 1 : end;
		add_indent(r);
		bb_str_builder_add_char(&r->out, (uint32_t)margin);
		bb_str_builder_add_char(&r->out, ' ');
		bb_str_builder_add(&r->out, p, (size_t)(stop - p));
		p = stop;
	}
}

static void emit_text(Report *r, const char *text, char margin)
{
	emit(r, bb_str_from_text(r->t, text), margin);
}

/* ---- The last lines: type and message, notes. ---- */

/* str(v), or a stand-in. */
static BbValue safe_str(BbThread *t, BbValue v, const char *what)
{
	BbValue text = bb_str(t, v);
	if (!bb_is_empty(text))
		return text;
	bb_exception_clear(t);
	return bb_format(t, "<%s str() failed>", what);
}

static BbValue type_name(BbThread *t, BbValue exception)
{
	const BbType *type = bb_type_of(exception);
	BbValue module = bb_type_module(t, type), name = bb_type_qualname(t, type);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is_empty(module) || !bb_is_str(module)) {
		bb_exception_clear(t);
		return bb_format(t, "<unknown>.%S", name);
	}
	if (bb_str_equals_text(module, "builtins") || bb_str_equals_text(module, "__main__"))
		return name;
	return bb_format(t, "%S.%S", module, name);
}

/* Text without what stands before its first and behind its last character that matters. */
typedef struct Line {
	const char *start;
	size_t size;
} Line;

static Line strip_line(BbValue text, size_t *spaces)
{
	const char *p = bb_str_text(text), *end = p + bb_to_str(text)->size;
	while (end > p && end[-1] == '\n')
		end--;
	const char *start = p;
	while (start < end && (*start == ' ' || *start == '\n' || *start == '\f'))
		start++;
	*spaces = (size_t)(start - p);
	return (Line){start, (size_t)(end - start)};
}

static bool small_field(BbValue exception, unsigned field, intptr_t *out)
{
	BbValue v = bb_exception_field(exception, field);
	return bb_is_int(v) && bb_int_to_ssize(v, out);
}

/* The carets under a line: count characters from character col on. White space that isn't a space is kept. */
static void add_carets(BbStrBuilder *b, Line line, intptr_t col, intptr_t count)
{
	const char *p = line.start, *end = p + line.size;
	bb_str_builder_add_text(b, "    ");
	for (intptr_t i = 0; i < col && p < end; i++) {
		unsigned char c = (unsigned char)*p++;
		while (p < end && ((unsigned char)*p & 0xc0) == 0x80)
			p++;
		bb_str_builder_add_char(b, c == '\t' || c == '\v' || c == '\f' || c == '\r' ? c : ' ');
	}
	if (count > 0)
		bb_str_builder_add_chars(b, '^', (size_t)count);
	bb_str_builder_add_char(b, '\n');
}

static void add_syntax_line(BbStrBuilder *b, BbValue exception)
{
	BbValue text = bb_exception_field(exception, SYNTAX_TEXT);
	size_t spaces;
	intptr_t line = 0, end_line = 0, offset, end_offset = 0;
	if (!bb_is_str(text))
		return;
	Line shown = strip_line(text, &spaces);
	bool placed = small_field(exception, SYNTAX_OFFSET, &offset),
	     has_line = small_field(exception, SYNTAX_LINENO, &line);
	if (placed && !has_line)
		return;
	bb_str_builder_add_text(b, "    ");
	bb_str_builder_add(b, shown.start, shown.size);
	bb_str_builder_add_char(b, '\n');
	if (!placed)
		return;
	BbStr *s = bb_to_str(text);
	intptr_t length = (intptr_t)bb_str_index_at(s, (size_t)(shown.start + shown.size - bb_str_data(s)));
	bool same_line = small_field(exception, SYNTAX_END_LINENO, &end_line) && end_line == line;
	if (!same_line)
		end_offset = length + 1;
	else if (!small_field(exception, SYNTAX_END_OFFSET, &end_offset) || end_offset == 0)
		end_offset = offset;
	if (end_offset > length + 1)
		end_offset = length + 1;
	if (end_offset <= offset)
		end_offset = offset + 1;
	intptr_t col = offset - 1 - (intptr_t)spaces;
	if (col >= 0)
		add_carets(b, shown, col, end_offset - offset);
}

static BbValue syntax_text(BbThread *t, BbValue exception, BbValue name)
{
	BbValue filename = bb_exception_field(exception, SYNTAX_FILENAME),
		line = bb_exception_field(exception, SYNTAX_LINENO);
	BbValue msg = bb_exception_field(exception, SYNTAX_MSG), head = BB_EMPTY, tail;
	if (!bb_is_none(line))
		head = bb_is_none(filename) ? bb_format(t, "  File \"<string>\", line %S\n", line)
					    : bb_format(t, "  File \"%S\", line %S\n", filename, line);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (!bb_is_empty(head))
		bb_str_builder_add_str(&b, head);
	bb_exception_clear(t);
	add_syntax_line(&b, exception);
	if (bb_is_none(msg))
		msg = bb_str_from_text(t, "<no detail available>");
	if (bb_is_none(line) && !bb_is_none(filename))
		tail = bb_format(t, "%S: %S (%S)\n", name, msg, filename);
	else
		tail = bb_format(t, "%S: %S\n", name, msg);
	if (bb_is_empty(tail))
		return BB_EMPTY;
	bb_str_builder_add_str(&b, tail);
	return bb_str_builder_finish(&b);
}

/* Type and message of an exception, with what a syntax error shows. */
static BbValue final_text(BbThread *t, BbValue exception)
{
	BbValue name = type_name(t, exception);
	if (bb_is_empty(name))
		return BB_EMPTY;
	if (bb_is_of_type(exception, &bb_exc_SyntaxError))
		return syntax_text(t, exception, name);
	BbValue text = safe_str(t, exception, "exception"),
		more = bb_is_empty(text) ? BB_EMPTY : bb_report_suggest(t, exception);
	if (bb_is_empty(text))
		return BB_EMPTY;
	if (!bb_is_empty(more))
		text = bb_str_concat(t, text, more);
	if (bb_is_empty(text))
		return BB_EMPTY;
	return bb_to_str(text)->size ? bb_format(t, "%S: %S\n", name, text) : bb_format(t, "%S\n", name);
}

static void emit_notes(Report *r, BbValue exception)
{
	BbThread *t = r->t;
	BbValue notes;
	int found = bb_getattr_optional(t, exception, BB_NAME(t, __notes__), &notes);
	bb_exception_clear(t);
	if (found <= 0 || bb_is_none(notes))
		return;
	if (!bb_has_flag(notes, BB_TYPE_IS_LIST | BB_TYPE_IS_TUPLE)) {
		BbValue text = bb_repr(t, notes);
		bb_exception_clear(t);
		emit(r,
		     bb_is_empty(text) ? bb_str_from_text(t, "<__notes__ repr() failed>\n")
				       : bb_format(t, "%S\n", text),
		     '|');
		return;
	}
	BbValue items = bb_tuple_from_iterable(t, notes);
	for (size_t i = 0; !bb_is_empty(items) && i < bb_tuple_count(items); i++) {
		BbValue text = safe_str(t, bb_tuple_get(items, i), "note");
		emit(r, bb_is_empty(text) ? BB_EMPTY : bb_format(t, "%S\n", text), '|');
	}
	bb_exception_clear(t);
}

static void emit_final(Report *r, BbValue exception)
{
	emit(r, final_text(r->t, exception), '|');
	emit_notes(r, exception);
}

/* ---- One exception. ---- */

static BbValue traceback_of(BbValue exception)
{
	BbValue tb = bb_slot_load(&bb_to_exception(exception)->traceback);
	return bb_is_empty(tb) ? BB_NONE : tb;
}

static void emit_stack(Report *r, BbValue exception)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, r->t);
	if (!bb_report_frame_add_stack(r->t, &b, traceback_of(exception), r->cache))
		bb_exception_clear(r->t);
	emit(r, bb_str_builder_finish(&b), '|');
}

static void add_exception(Report *r, BbValue exception);

/* "+---------------- 1 ----------------" */
static void add_title(Report *r, BbValue title, bool first)
{
	if (bb_is_empty(title)) {
		bb_exception_clear(r->t);
		return;
	}
	add_indent(r);
	bb_str_builder_add_text(&r->out, first ? "+-+---------------- " : "  +---------------- ");
	bb_str_builder_add_str(&r->out, title);
	bb_str_builder_add_text(&r->out, " ----------------\n");
}

static void add_members(Report *r, BbValue members)
{
	size_t count = bb_tuple_count(members), shown = count <= MOST_IN_GROUP ? count : MOST_IN_GROUP + 1;
	r->need_close = false;
	for (size_t i = 0; i < shown; i++) {
		bool last = i == shown - 1, cut = i >= MOST_IN_GROUP;
		if (last)
			r->need_close = true;
		add_title(r, cut ? bb_str_from_text(r->t, "...") : bb_format(r->t, "%zu", i + 1), i == 0);
		r->depth++;
		if (cut)
			emit(r,
			     bb_format(r->t, "and %zu more exception%s\n", count - MOST_IN_GROUP,
				       count - MOST_IN_GROUP > 1 ? "s" : ""),
			     '|');
		else
			add_exception(r, bb_tuple_get(members, i));
		if (last && r->need_close) {
			add_indent(r);
			bb_str_builder_add_text(&r->out, "+------------------------------------\n");
			r->need_close = false;
		}
		r->depth--;
	}
}

static void add_group(Report *r, BbValue group)
{
	BbThread *t = r->t;
	bool top = r->depth == 0;
	if (r->depth > DEEPEST_GROUP) {
		emit_text(r, "... (max_group_depth is 10)\n", '|');
		return;
	}
	if (top)
		r->depth++;
	if (!bb_is_none(traceback_of(group))) {
		emit_text(r, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
		emit_stack(r, group);
	}
	emit_final(r, group);
	BbValue members = bb_getattr_text(t, group, "exceptions");
	if (!bb_is_empty(members) && bb_is_tuple(members))
		add_members(r, members);
	bb_exception_clear(t);
	if (top)
		r->depth = 0;
}

static void add_single(Report *r, BbValue exception)
{
	if (bb_is_of_type(exception, &bb_exc_BaseExceptionGroup)) {
		add_group(r, exception);
		return;
	}
	if (!bb_is_none(traceback_of(exception))) {
		emit_text(r, "Traceback (most recent call last):\n", '|');
		emit_stack(r, exception);
	}
	emit_final(r, exception);
}

/* ---- Chains. ---- */

/* True, and the exception is noted, if it has not been seen. */
static bool is_new(Report *r, BbValue exception)
{
	for (size_t i = 0; i < bb_list_count(r->seen); i++)
		if (bb_is(bb_list_peek(bb_to_list(r->seen), i), exception))
			return false;
	if (bb_list_append(r->t, r->seen, exception))
		return true;
	bb_exception_clear(r->t);
	return false;
}

/* What the exception followed, to be shown before it: EMPTY: nothing.  *is_cause tells how they are connected. */
static BbValue predecessor(Report *r, BbValue exception, bool *is_cause)
{
	const BbException *e = bb_to_exception(exception);
	BbValue cause = bb_slot_load(&e->cause), context = bb_slot_load(&e->context);
	*is_cause = !bb_is_empty(cause) && !bb_is_none(cause) && is_new(r, cause);
	if (*is_cause)
		return cause;
	if (bb_is_empty(context) || bb_is_none(context) || bb_published8_load(&e->suppress_context) ||
	    !is_new(r, context))
		return BB_EMPTY;
	return context;
}

static void add_exception(Report *r, BbValue exception)
{
	BbValue chain = bb_list_new(r->t, 4);
	if (bb_is_empty(chain)) {
		bb_exception_clear(r->t);
		return;
	}
	bool causes[LONGEST_CHAIN / 8 + 1]; /* more only lose the right words between them */
	size_t n = 0;
	for (BbValue e = exception; !bb_is_empty(e) && n < LONGEST_CHAIN; n++) {
		bool is_cause;
		if (!bb_list_append(r->t, chain, e))
			break;
		e = predecessor(r, e, &is_cause);
		if (n < BB_COUNT(causes))
			causes[n] = is_cause;
	}
	bb_exception_clear(r->t);
	for (size_t i = bb_list_count(chain); i-- > 0;) {
		add_single(r, bb_list_peek(bb_to_list(chain), i));
		if (i == 0)
			break;
		if (i - 1 < BB_COUNT(causes) && causes[i - 1])
			emit_text(r, "\nThe above exception was the direct cause of the following exception:\n\n", '|');
		else
			emit_text(r, "\nDuring handling of the above exception, another exception occurred:\n\n", '|');
	}
}

static BbValue text_behind(BbThread *t, BbValue head, BbValue exception)
{
	Report r = {.t = t, .cache = bb_dict_new(t, 0), .seen = bb_list_new(t, 4)};
	if (bb_is_empty(r.cache) || bb_is_empty(r.seen))
		return BB_EMPTY;
	bb_str_builder_init(&r.out, t);
	if (!bb_is_empty(head))
		bb_str_builder_add_str(&r.out, head);
	(void)is_new(&r, exception);
	add_exception(&r, exception);
	return bb_str_builder_finish(&r.out);
}

BbValue bb_report_text(BbThread *t, BbValue exception)
{
	return text_behind(t, BB_EMPTY, exception);
}

/* Shows the exception behind a first line. */
static void show_on(BbThread *t, BbValue stream, BbValue head, BbValue exception)
{
	BbValue pending = bb_exception_take(t);
	BbValue text = bb_is_none(exception) || bb_is_empty(exception) ? head : text_behind(t, head, exception);
	if (!bb_is_empty(text)) {
		write_to(t, stream, text);
	} else {
		static const char sorry[] = "MemoryError\n";
		bb_platform_console_error(sorry, sizeof sorry - 1);
	}
	bb_exception_clear(t);
	bb_exception_restore(t, pending);
}

static void show(BbThread *t, BbValue head, BbValue exception)
{
	show_on(t, BB_EMPTY, head, exception);
}

void bb_report_exception(BbThread *t, BbValue exception)
{
	show(t, BB_EMPTY, exception);
}

void bb_report_thread_exception(BbThread *t, BbValue stream, BbValue thread_name, BbValue exception)
{
	/* What has filled the memory is still in the frames. */
	if (bb_is_of_type(exception, &bb_exc_MemoryError))
		bb_traceback_clear_frames(t, exception);
	BbValue head = bb_format(t, "Exception in thread %S:\n", thread_name);
	if (bb_is_empty(head))
		bb_exception_clear(t);
	show_on(t, stream, head, exception);
}

bool bb_report_note_source(BbThread *t, BbValue code, const char *text, size_t size)
{
	BbValue copy = bb_str_decode_utf8(t, text, size, "replace");
	return !bb_is_empty(copy) && bb_report_frame_note_source(t, code, copy);
}

/* ---- Hooks. ---- */

/* For post-mortem debuggers and the interactive prompt. */
static void remember_last(BbThread *t, BbValue exception)
{
	BbValue sys = bb_vm(t)->sys_dict;
	if (!bb_dict_set_name(t, sys, "last_exc", exception) || !bb_dict_set_name(t, sys, "last_value", exception) ||
	    !bb_dict_set_name(t, sys, "last_type", bb_from_pointer(bb_type_of(exception))) ||
	    !bb_dict_set_name(t, sys, "last_traceback", traceback_of(exception)))
		bb_exception_clear(t);
}

void bb_report_uncaught(BbThread *t, BbValue exception)
{
	remember_last(t, exception);
	BbValue hook = bb_name_of_sys(t, BB_NAME(t, excepthook));
	if (bb_is_empty(hook)) {
		show(t, bb_str_from_text(t, "sys.excepthook is missing\n"), exception);
		return;
	}
	BbValue args[] = {bb_from_pointer(bb_type_of(exception)), exception, traceback_of(exception)};
	if (!bb_is_empty(bb_call(t, hook, args, 3, BB_EMPTY)))
		return;
	BbValue second = bb_exception_take(t);
	if (bb_is_of_type(second, &bb_exc_SystemExit)) {
		bb_exception_restore(t, second);
		return;
	}
	show(t, bb_str_from_text(t, "Error in sys.excepthook:\n"), second);
	show(t, bb_str_from_text(t, "\nOriginal exception was:\n"), exception);
}

void bb_report_unraisable_default(BbThread *t, BbValue message, BbValue object, BbValue exception, BbValue traceback)
{
	BbValue head = BB_EMPTY;
	bool has_message = !bb_is_none(message) && !bb_is_empty(message);
	if (!bb_is_none(object) && !bb_is_empty(object)) {
		BbValue shown = bb_repr(t, object);
		if (bb_is_empty(shown)) {
			bb_exception_clear(t);
			shown = bb_str_from_text(t, "<object repr() failed>");
		}
		if (!bb_is_empty(shown))
			head = has_message ? bb_format(t, "%S: %S\n", message, shown)
					   : bb_format(t, "Exception ignored in: %S\n", shown);
	} else if (has_message) {
		head = bb_format(t, "%S:\n", message);
	}
	bb_exception_clear(t);
	if (bb_is_exception(exception) && bb_is_none(traceback_of(exception)) &&
	    bb_is_exact(traceback, &bb_traceback_type)) {
		BbException *e = bb_to_exception(exception);
		bb_store(t, e, &e->traceback, traceback);
	}
	show(t, head, bb_is_exception(exception) ? exception : BB_NONE);
}

static const char *const unraisable_fields[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
static const BbStructSeqDef unraisable_def = {
	"sys", "UnraisableHookArgs",	  "Type used to pass arguments to sys.unraisablehook.", unraisable_fields, 5,
	5,     BB_STRUCTSEQ_FROM_NOTHING,
};

static BbValue unraisable_arguments(BbThread *t, BbValue message, BbValue object, BbValue exception)
{
	BbValue name = bb_intern_text(t, "sys.UnraisableHookArgs");
	BbValue type = bb_is_empty(name) ? BB_EMPTY : bb_dict_get_name(t, bb_vm(t)->registry, name);
	if (bb_is_empty(type)) {
		type = bb_structseq_type(t, &unraisable_def);
		if (bb_is_empty(type) || !bb_dict_set(t, bb_vm(t)->registry, name, type))
			return BB_EMPTY;
	}
	BbValue values[] = {bb_from_pointer(bb_type_of(exception)), exception, traceback_of(exception), message,
			    object};
	return bb_structseq_new(t, type, values);
}

void bb_report_unraisable(BbThread *t, const char *what, BbValue object, BbValue exception)
{
	BbValue pending = bb_exception_take(t);
	BbValue message = what ? bb_str_from_text(t, what) : BB_NONE;
	if (bb_is_empty(message))
		message = BB_NONE;
	if (bb_is_empty(object))
		object = BB_NONE;
	bb_exception_clear(t);
	BbValue hook = bb_is_empty(bb_vm(t)->sys_dict) ? BB_EMPTY : bb_name_of_sys(t, BB_NAME(t, unraisablehook));
	/* The hook of sys itself needs no arguments made for it. */
	if (bb_is_empty(hook) || bb_is_none(hook) || bb_is_exact(hook, &bb_builtin_function_type)) {
		bb_report_unraisable_default(t, message, object, exception, BB_NONE);
	} else {
		BbValue arguments = unraisable_arguments(t, message, object, exception);
		if (bb_is_empty(arguments) || bb_is_empty(bb_call1(t, hook, arguments))) {
			BbValue second = bb_exception_take(t);
			bb_report_unraisable_default(t, bb_str_from_text(t, "Exception ignored in sys.unraisablehook"),
						     hook, second, BB_NONE);
		}
	}
	bb_exception_clear(t);
	bb_exception_restore(t, pending);
}
