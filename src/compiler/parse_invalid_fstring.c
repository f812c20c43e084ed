/* SPDX-License-Identifier: MIT */
/*
 * The rules about mistakes in fields, in the order in which CPython tries them.
 *
 * Invariant and threading rule: see parse_invalid_fstring.h.
 */
#include "compiler/parse_invalid_fstring.h"

#include "compiler/parse_expr.h"
#include "compiler/parse_fstring.h"

static void conversion(BbParser *p, char prefix)
{
	if (bb_parse_kind(p) == BB_TOKEN_COLON || bb_parse_kind(p) == BB_TOKEN_RBRACE)
		bb_parse_error_next(p, "%c-string: missing conversion character", prefix);
	else if (bb_parse_kind(p) != BB_TOKEN_NAME)
		bb_parse_error_next(p, "%c-string: invalid conversion character", prefix);
	else
		p->index++;
}

void bb_parse_invalid_fstring_field(BbParser *p, bool is_template)
{
	char prefix = is_template ? 't' : 'f';
	bool equal = false, converted = false;

	p->index++;
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_EQUAL:
		bb_parse_error_at(p, bb_parse_here(p), "%c-string: valid expression required before '='", prefix);
		return;
	case BB_TOKEN_EXCLAMATION:
		bb_parse_error_at(p, bb_parse_here(p), "%c-string: valid expression required before '!'", prefix);
		return;
	case BB_TOKEN_COLON:
		bb_parse_error_at(p, bb_parse_here(p), "%c-string: valid expression required before ':'", prefix);
		return;
	case BB_TOKEN_RBRACE:
		bb_parse_error_at(p, bb_parse_here(p), "%c-string: valid expression required before '}'", prefix);
		return;
	default:
		break;
	}
	if (bb_parse_failed(p))
		return;
	uint32_t start = p->index;
	if (!bb_parse_expr_annotated_rhs(p)) {
		bb_parse_reset(p, start);
		bb_parse_error_next(p, "%c-string: expecting a valid expression after '{'", prefix);
		return;
	}
	BbTokenKind kind = bb_parse_kind(p);
	if (bb_parse_failed(p))
		return;
	if (kind != BB_TOKEN_EQUAL && kind != BB_TOKEN_EXCLAMATION && kind != BB_TOKEN_COLON &&
	    kind != BB_TOKEN_RBRACE) {
		bb_parse_error_next(p, "%c-string: expecting '=', or '!', or ':', or '}'", prefix);
		return;
	}
	if (bb_parse_accept(p, BB_TOKEN_EQUAL)) {
		equal = true;
		kind = bb_parse_kind(p);
		if (kind != BB_TOKEN_EXCLAMATION && kind != BB_TOKEN_COLON && kind != BB_TOKEN_RBRACE) {
			bb_parse_error_next(p, "%c-string: expecting '!', or ':', or '}'", prefix);
			return;
		}
	}
	(void)equal;
	if (bb_parse_accept(p, BB_TOKEN_EXCLAMATION)) {
		converted = true;
		conversion(p, prefix);
		if (bb_parse_failed(p))
			return;
	}
	kind = bb_parse_kind(p);
	if (converted && kind != BB_TOKEN_COLON && kind != BB_TOKEN_RBRACE) {
		bb_parse_error_next(p, "%c-string: expecting ':' or '}'", prefix);
		return;
	}
	if (!bb_parse_accept(p, BB_TOKEN_COLON))
		return;
	while (!bb_parse_failed(p)) {
		if (!is_template && bb_parse_accept(p, BB_TOKEN_FSTRING_MIDDLE))
			continue;
		if (bb_parse_kind(p) != BB_TOKEN_LBRACE)
			break;
		/* A nested field has been found good, or its error reported. */
		int depth = 0;
		do {
			kind = bb_parse_kind(p);
			depth += (kind == BB_TOKEN_LBRACE) - (kind == BB_TOKEN_RBRACE);
			if (kind == BB_TOKEN_END || kind == BB_TOKEN_ERROR)
				return;
			p->index++;
		} while (depth);
	}
	if (bb_parse_kind(p) != BB_TOKEN_RBRACE)
		bb_parse_error_next(p, "%c-string: expecting '}', or format specs", prefix);
}
