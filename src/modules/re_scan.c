/* SPDX-License-Identifier: MIT */
/*
 * The iterator of finditer() and the object that scanner() makes: a place in a string, which each match moves.
 *
 * `busy' is claimed by who looks for the next match; the fields behind it belong to that thread.  A second thread that
 * comes meanwhile gets ValueError.
 */
#include "modules/re_scan.h"

#include "modules/re_all.h"
#include "modules/re_match.h"
#include "object/error.h"
#include "object/native.h"

typedef struct Scanner {
	BbObject header;
	BbValue pattern, string;
	BbValue text; /* the string, or a copy of bytes that may change */
	BbReRange range;
	size_t end;    /* bytes */
	BbBuffer hold; /* keeps a bytearray from being resized until all is done */
	BbSync8 busy;
	size_t at;		 /* bytes.  Guard: busy */
	bool must_move, is_done; /* Guard: busy */
} Scanner;

static void scanner_trace(BbTracer *tracer, void *cell)
{
	const Scanner *s = cell;
	bb_trace(tracer, s->pattern);
	bb_trace(tracer, s->string);
	bb_trace(tracer, s->text);
	bb_trace(tracer, s->hold.object);
	bb_trace_pointer(tracer, s->hold.entry);
}

/* Borrows the bytes of something that may change, as long as the scanner needs them. */
static bool hold_bytes(BbThread *t, Scanner *scanner)
{
	if (!bb_buffer_acquire(t, scanner->string, &scanner->hold, BB_BUFFER_READ))
		return false;
	const BbBufferProcs *procs = bb_type_of(scanner->hold.object)->buffer;
	if (!procs || !procs->hold || procs->hold(t, &scanner->hold, bb_from_pointer(scanner)))
		return true;
	bb_buffer_release(t, &scanner->hold);
	return false;
}

static BbValue make(BbThread *t, BbType *type, const char *function, BbValue self, const BbValue *args, size_t nargs,
		    BbValue kwnames)
{
	BbReSubject s;
	BbReRange range;
	if (!bb_re_pattern_open(t, bb_to_re_pattern(self), function, args, nargs, kwnames, &s, &range))
		return BB_EMPTY;
	Scanner *scanner = bb_object_new(t, type, sizeof *scanner);
	if (scanner) {
		scanner->pattern = self;
		scanner->string = s.string;
		scanner->text = bb_is_empty(s.copy) ? s.string : s.copy;
		scanner->range = range;
		scanner->at = bb_re_subject_offset(&s, range.pos);
		scanner->end = bb_re_subject_offset(&s, range.endpos);
		scanner->is_done = range.pos > range.endpos;
	}
	if (scanner && !bb_is_empty(s.copy) && !hold_bytes(t, scanner))
		scanner = NULL;
	bb_re_subject_close(&s, t);
	return scanner ? bb_from_pointer(scanner) : BB_EMPTY;
}

/* The next match; EMPTY without exception: there is none.  The scanner is claimed. */
static BbValue advance(BbThread *t, Scanner *scanner, bool search)
{
	const BbRePattern *pattern = bb_to_re_pattern(scanner->pattern);
	BbReSubject s;
	BbReEngine e;
	BbValue match = BB_EMPTY;
	if (scanner->is_done || !bb_re_subject_open(&s, t, pattern->program->is_text, scanner->text))
		return BB_EMPTY;
	if (scanner->end <= s.size && bb_re_pattern_start(pattern, t, &e, &s, scanner->end)) {
		const uint8_t *at = s.text + scanner->at;
		e.must_move = scanner->must_move ? at : NULL;
		int found = search ? bb_re_engine_search(&e, at) : bb_re_engine_match(&e, at);
		if (found > 0) {
			scanner->at = (size_t)(e.match_end - s.text);
			scanner->must_move = e.match_end == e.match_start;
			s.string = scanner->string;
			match = bb_re_match_new(t, scanner->pattern, &s, &e, &scanner->range);
		} else if (found == 0) {
			scanner->is_done = true;
			bb_buffer_release(t, &scanner->hold);
		}
	}
	bb_re_subject_close(&s, t);
	BB_KEEP_FRAME();
	return match;
}

static BbValue claim_and_advance(BbThread *t, BbValue self, bool search)
{
	Scanner *scanner = bb_to_pointer(self);
	uint8_t expected = 0;
	if (!bb_sync8_cas(&scanner->busy, &expected, 1))
		return bb_value_error(t, "regular expression scanner already executing");
	BbValue match = advance(t, scanner, search);
	bb_sync8_exchange(&scanner->busy, 0);
	return match;
}

static BbValue iterator_next(BbThread *t, BbValue self)
{
	return claim_and_advance(t, self, true);
}

static BbValue match_or_none(BbThread *t, BbValue self, bool search)
{
	BbValue match = claim_and_advance(t, self, search);
	return bb_is_empty(match) && !bb_has_exception(t) ? BB_NONE : match;
}

BB_CFUNCTION(scanner_match)
{
	return match_or_none(t, self, false);
}

BB_CFUNCTION(scanner_search)
{
	return match_or_none(t, self, true);
}

static BbValue get_pattern(BbThread *t, BbValue self)
{
	(void)t;
	return ((const Scanner *)bb_to_pointer(self))->pattern;
}

BbValue bb_re_scan_finditer(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return make(t, &bb_re_iterator_type, "finditer", self, args, nargs, kwnames);
}

BbValue bb_re_scan_scanner(BbThread *t, BbValue self, const BbValue *args, size_t nargs, BbValue kwnames)
{
	return make(t, &bb_re_scanner_type, "scanner", self, args, nargs, kwnames);
}

static const BbBuiltin iterator_methods[] = {
	BB_ITER_SELF_ENTRY(bb_re_iterator_type),
	BB_NEXT_ENTRY(bb_re_iterator_type),
};
BbType bb_re_iterator_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = scanner_trace},
	.name = "callable_iterator",
	.module = "builtins",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Scanner),
	.methods = iterator_methods,
	.method_count = BB_COUNT(iterator_methods),
	.next = iterator_next,
};

static const BbBuiltin scanner_methods[] = {
	BB_METHOD(bb_re_scanner_type, "match", scanner_match, 0, 0, "Match where the last match ended."),
	BB_GETSET(bb_re_scanner_type, "pattern", get_pattern, NULL, "The pattern."),
	BB_METHOD(bb_re_scanner_type, "search", scanner_search, 0, 0, "Find a match behind the last one."),
};
BbType bb_re_scanner_type = {
	.header = BB_STATIC_OBJECT(bb_type_type),
	.kind = {.trace = scanner_trace},
	.name = "SRE_Scanner",
	.module = "_sre",
	.flags = BB_TYPE_IMMUTABLE | BB_TYPE_NO_NEW,
	.instance_size = sizeof(Scanner),
	.methods = scanner_methods,
	.method_count = BB_COUNT(scanner_methods),
};
