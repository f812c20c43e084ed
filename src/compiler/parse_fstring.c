/* SPDX-License-Identifier: MIT */
/*
 * The pieces of adjacent literals go to the scratch stack one by one; at the end runs of constants become one.
 *
 * Invariant: pieces on the scratch stack are BbExpr pointers.  Threads: as parser.h.
 */
#include "compiler/parse_fstring.h"

#include "compiler/literal.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_invalid_fstring.h"

#include <string.h>

static BbExpr *string_node(BbParser *p, BbPos pos, BbConstantKind kind)
{
	BbExpr *e = bb_parse_alloc(p, sizeof *e);

	if (e) {
		e->kind = BB_EXPR_CONSTANT;
		e->pos = pos;
		e->constant.kind = (uint8_t)kind;
	}
	return e;
}

static bool push_plain(BbParser *p)
{
	BbToken token = *bb_parse_token(p);
	BbLiteralText literal;
	bool u_prefix;

	p->index++;
	bb_literal_split(&p->lexer, &token, &literal, &u_prefix);
	BbExpr *e = string_node(p, bb_parse_token_pos(&token), literal.bytes ? BB_CONST_BYTES : BB_CONST_STR);
	if (!e)
		return false;
	e->constant.u_prefix = u_prefix;
	if (!bb_literal_decode(&p->lexer, &literal, &e->constant)) {
		bb_parse_error_lexer(p);
		return false;
	}
	return bb_parse_push(p, &e, sizeof e);
}

/* CPython decodes when it has seen the end of the string and reports errors there.  True: go on until then. */
static bool put_off_error(BbParser *p)
{
	BbParseError *error = &p->lexer.error;

	if (error->status != BB_PARSE_SYNTAX_ERROR) {
		bb_parse_error_lexer(p);
		return false;
	}
	if (p->late_error.status == BB_PARSE_OK)
		p->late_error = *error;
	error->status = BB_PARSE_OK;
	return true;
}

static bool raise_late_error(BbParser *p)
{
	if (p->late_error.status == BB_PARSE_OK)
		return true;
	bb_parse_error_at(p, bb_parse_here(p), "%s", p->late_error.message);
	return false;
}

static bool push_middle(BbParser *p)
{
	BbToken token = *bb_parse_token(p);
	BbLiteralText literal = {
		.text = p->lexer.source + token.start,
		.length = token.end - token.start,
		.line = token.line,
		.col = token.col,
		.raw = (token.flags & BB_TOKEN_RAW) != 0,
		.formatted = true,
		.braces = !(token.flags & BB_TOKEN_IN_SPEC),
		.token = &token,
	};

	p->index++;
	BbExpr *e = string_node(p, bb_parse_token_pos(&token), BB_CONST_STR);
	if (!e)
		return false;
	if (!bb_literal_decode(&p->lexer, &literal, &e->constant)) {
		if (!put_off_error(p))
			return false;
		e->constant.text = (BbText){0, ""};
	}
	return bb_parse_push(p, &e, sizeof e);
}

/* Where the quote that opens a string inside a field's text ends, behind the closing one. */
static const char *skip_string(const char *s, const char *end)
{
	char quote = *s;
	size_t size = end - s >= 3 && s[1] == quote && s[2] == quote ? 3 : 1;

	for (s += size; s < end; s++) {
		if (*s == '\\' && s + 1 < end)
			s++;
		else if (*s == quote && (size == 1 || (end - s >= 3 && s[1] == quote && s[2] == quote)))
			return s + size;
	}
	return end;
}

/* The source between two offsets without its comments. */
static bool field_text(BbParser *p, uint32_t start, uint32_t end, BbText *text)
{
	const char *s = p->lexer.source + start, *stop = p->lexer.source + end;
	char *out = bb_parse_alloc(p, end - start + 1);

	if (!out)
		return false;
	text->text = out;
	while (s < stop) {
		const char *next = s + 1;
		if (*s == '#') {
			while (s < stop && *s != '\n')
				s++;
			continue;
		}
		if (*s == '"' || *s == '\'')
			next = skip_string(s, stop);
		memcpy(out, s, (size_t)(next - s));
		out += next - s;
		s = next;
	}
	text->length = (size_t)(out - text->text);
	return true;
}

static void strip_end(BbText *text)
{
	while (text->length && strchr(" \t\n\f\r", text->text[text->length - 1]))
		text->length--;
}

/* '!' NAME, if it comes; *conversion stays -1 if not. */
static bool conversion(BbParser *p, bool is_template, int *result)
{
	char prefix = is_template ? 't' : 'f';

	if (bb_parse_kind(p) != BB_TOKEN_EXCLAMATION || bb_parse_kind_after(p) != BB_TOKEN_NAME)
		return true;
	BbToken mark = p->tokens[p->index], name = p->tokens[p->index + 1];
	p->index += 2;
	if (mark.line != name.line || mark.end_col != name.col) {
		bb_parse_error_at(p, bb_parse_span(bb_parse_token_pos(&mark), bb_parse_token_pos(&name)),
				  "%c-string: conversion type must come right after the exclamation mark", prefix);
		return false;
	}
	const char *text = p->lexer.source + name.start;
	*result = *text;
	if (name.end - name.start == 1 && (*text == 's' || *text == 'r' || *text == 'a'))
		return true;
	bb_parse_error_at(p, bb_parse_token_pos(&name),
			  "%c-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'", prefix,
			  (int)(name.end - name.start), text);
	return false;
}

static bool push_field(BbParser *p, bool is_template, bool nested);
static bool join(BbParser *p, size_t mark, BbExprs *values);

/* ':' and what follows, if it comes, up to '}'. */
static bool format_spec(BbParser *p, bool is_template, BbExpr **spec)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;

	if (!bb_parse_accept(p, BB_TOKEN_COLON))
		return true;
	for (;;) {
		bool good = true;
		if (bb_parse_kind(p) == BB_TOKEN_FSTRING_MIDDLE)
			good = push_middle(p);
		else if (bb_parse_kind(p) == BB_TOKEN_LBRACE)
			good = push_field(p, is_template, true);
		else
			break;
		if (!good) {
			p->scratch_used = mark;
			return false;
		}
	}
	*spec = bb_parse_expr_node(p, BB_EXPR_JOINED_STR, start);
	return *spec && join(p, mark, &(*spec)->joined_str.values);
}

typedef struct Field {
	BbExpr *value;
	BbExpr *spec;
	int conversion;
	bool debug;
	uint32_t text_start; /* offset behind '{' */
	uint32_t text_end;   /* of the token that ends the text of the expression and its '=' */
	uint32_t equal;	     /* of the '=' or, without one, text_end */
	BbPos text_pos;
} Field;

static bool push_debug_text(BbParser *p, const Field *field)
{
	BbExpr *text = string_node(p, field->text_pos, BB_CONST_STR);

	return text && field_text(p, field->text_start, field->text_end, &text->constant.text) &&
	       bb_parse_push(p, &text, sizeof text);
}

static bool push_field_node(BbParser *p, BbPos start, const Field *field, bool is_template)
{
	BbExpr *e = bb_parse_expr_node(p, is_template ? BB_EXPR_INTERPOLATION : BB_EXPR_FORMATTED_VALUE, start);

	if (!e || (field->debug && !push_debug_text(p, field)))
		return false;
	e->formatted_value.value = field->value;
	e->formatted_value.format_spec = field->spec;
	e->formatted_value.conversion = field->conversion;
	if (field->debug && field->conversion < 0 && !field->spec)
		e->formatted_value.conversion = 'r';
	if (is_template) {
		if (!field_text(p, field->text_start, field->equal, &e->formatted_value.str))
			return false;
		strip_end(&e->formatted_value.str);
	}
	return bb_parse_push(p, &e, sizeof e);
}

/* '{' expression ['='] ['!' conversion] [':' spec] '}'; nested: in the specification of another one. */
static bool push_field(BbParser *p, bool is_template, bool nested)
{
	BbPos start = bb_parse_here(p);
	uint32_t index = p->index;
	Field field = {.conversion = -1};
	bool good = false;

	field.text_start = bb_parse_token(p)->end;
	field.text_pos = (BbPos){start.end_line, start.end_col, 0, 0};
	p->index++;
	if (!bb_parse_enter(p))
		return false;
	field.value = bb_parse_expr_annotated_rhs(p);
	if (field.value) {
		const BbToken *token = bb_parse_token(p);
		field.equal = token->start;
		field.debug = bb_parse_accept(p, BB_TOKEN_EQUAL);
		token = bb_parse_token(p);
		field.text_end = token->start;
		field.text_pos.end_line = token->line;
		field.text_pos.end_col = token->col;
		good = conversion(p, is_template, &field.conversion) && format_spec(p, is_template, &field.spec) &&
		       bb_parse_accept(p, BB_TOKEN_RBRACE);
	}
	bb_parse_leave(p);
	if (!good && p->diagnose && !bb_parse_failed(p)) {
		bb_parse_reset(p, index);
		bb_parse_invalid_fstring_field(p, is_template);
	}
	return good && push_field_node(p, start, &field, is_template && !nested);
}

/* An f-string's or t-string's pieces. */
static bool push_formatted(BbParser *p, bool is_template)
{
	p->index++;
	for (;;) {
		bool good;
		switch (bb_parse_kind(p)) {
		case BB_TOKEN_FSTRING_MIDDLE:
			good = push_middle(p);
			break;
		case BB_TOKEN_LBRACE:
			good = push_field(p, is_template, false);
			break;
		case BB_TOKEN_FSTRING_END:
			if (!raise_late_error(p))
				return false;
			p->index++;
			return true;
		default:
			return false;
		}
		if (!good)
			return false;
	}
}

/* --- joining --- */

static BbExpr *piece(const BbParser *p, size_t at)
{
	BbExpr *e;

	memcpy(&e, p->scratch + at, sizeof e);
	return e;
}

/* Makes one constant of the pieces from `from` on that are constants; *end is behind the last.  NULL with no error:
 * they are all empty. */
static BbExpr *merge_run(BbParser *p, size_t from, size_t *end)
{
	BbExpr *first = piece(p, from), *last = first;
	size_t length = 0, at;

	for (at = from; at < p->scratch_used && piece(p, at)->kind == BB_EXPR_CONSTANT; at += sizeof first) {
		last = piece(p, at);
		length += last->constant.text.length;
	}
	*end = at;
	if (at == from + sizeof first)
		return length || first->constant.kind == BB_CONST_BYTES ? first : NULL;
	if (!length && first->constant.kind != BB_CONST_BYTES)
		return NULL;
	char *text = bb_parse_alloc(p, length + 1);
	BbExpr *merged = string_node(p, bb_parse_span(first->pos, last->pos), (BbConstantKind)first->constant.kind);
	if (!text || !merged)
		return NULL;
	merged->constant.text = (BbText){length, text};
	merged->constant.u_prefix = first->constant.u_prefix;
	for (at = from; at < *end; at += sizeof first) {
		const BbConstant *c = &piece(p, at)->constant;
		memcpy(text, c->text.text, c->text.length);
		text += c->text.length;
		merged->constant.has_surrogates |= c->has_surrogates;
	}
	return merged;
}

/* Takes the pieces pushed since mark, merging constants and dropping empty ones. */
static bool join(BbParser *p, size_t mark, BbExprs *values)
{
	size_t out = mark;

	for (size_t at = mark; at < p->scratch_used;) {
		BbExpr *e = piece(p, at);
		if (e->kind == BB_EXPR_CONSTANT) {
			e = merge_run(p, at, &at);
			if (bb_parse_failed(p))
				return false;
			if (!e)
				continue;
		} else {
			at += sizeof e;
		}
		memcpy(p->scratch + out, &e, sizeof e);
		out += sizeof e;
	}
	p->scratch_used = out;
	return bb_parse_take(p, mark, sizeof(BbExpr *), &values->count, &values->items);
}

/* All pieces are plain literals: they make one constant. */
static BbExpr *join_plain(BbParser *p, size_t mark, BbPos start)
{
	size_t end;
	BbExpr *first = piece(p, mark);
	BbExpr *e = merge_run(p, mark, &end);

	if (bb_parse_failed(p))
		return NULL;
	if (!e)
		e = first;
	e->pos = bb_parse_up_to_here(p, start);
	p->scratch_used = mark;
	return e;
}

typedef struct Kinds {
	bool bytes, text, formatted, templates;
} Kinds;

static bool push_one(BbParser *p, Kinds *kinds)
{
	const BbToken *token = bb_parse_token(p);

	if (token->kind == BB_TOKEN_STRING) {
		if (!push_plain(p))
			return false;
		bool bytes = piece(p, p->scratch_used - sizeof(BbExpr *))->constant.kind == BB_CONST_BYTES;
		kinds->bytes = kinds->bytes || bytes;
		kinds->text = kinds->text || !bytes;
		return true;
	}
	bool is_template = (token->flags & BB_TOKEN_TEMPLATE) != 0;
	kinds->templates = kinds->templates || is_template;
	kinds->formatted = kinds->formatted || !is_template;
	return push_formatted(p, is_template);
}

static BbExpr *join_formatted(BbParser *p, size_t mark, BbPos start, const Kinds *kinds)
{
	BbExpr *e = bb_parse_expr_node(p, kinds->templates ? BB_EXPR_TEMPLATE_STR : BB_EXPR_JOINED_STR, start);

	return e && join(p, mark, &e->joined_str.values) ? e : NULL;
}

BbExpr *bb_parse_fstring_strings(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	uint32_t index = p->index;
	Kinds kinds = {0};
	BbExpr *e = NULL;

	if (p->diagnose && bb_parse_recall(p, BB_RULE_STRINGS, 0, &e))
		return e;
	do {
		if (!push_one(p, &kinds))
			goto fail;
		if (kinds.templates && (kinds.text || kinds.bytes || kinds.formatted)) {
			bb_parse_error_at(p, bb_parse_up_to_here(p, start),
					  "cannot mix t-string literals with string or bytes literals");
			goto fail;
		}
	} while (bb_parse_kind(p) == BB_TOKEN_STRING || bb_parse_kind(p) == BB_TOKEN_FSTRING_START);
	if (kinds.bytes && (kinds.text || kinds.formatted)) {
		bb_parse_error_last(p, BB_PARSE_SYNTAX_ERROR, "cannot mix bytes and nonbytes literals");
		goto fail;
	}
	if (kinds.formatted || kinds.templates)
		e = join_formatted(p, mark, start, &kinds);
	else
		e = join_plain(p, mark, start);
	return bb_parse_remember(p, BB_RULE_STRINGS, 0, index, e);
fail:
	p->scratch_used = mark;
	return bb_parse_remember(p, BB_RULE_STRINGS, 0, index, NULL);
}
