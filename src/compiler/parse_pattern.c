/* SPDX-License-Identifier: MIT */
/*
 * Patterns look like expressions but are read by rules of their own.
 *
 * Invariant and threading rule: see parse_pattern.h.
 */
#include "compiler/parse_pattern.h"

#include "compiler/parse_atom.h"
#include "compiler/parse_expr.h"
#include "compiler/parse_fstring.h"
#include "compiler/parse_target.h"

#include <string.h>

static BbPattern *pattern(BbParser *p);

static BbPattern *value_node(BbParser *p, BbPos start, BbExpr *value)
{
	BbPattern *node = value ? bb_parse_pattern_node(p, BB_PATTERN_VALUE, start) : NULL;

	if (node)
		node->value.value = value;
	return node;
}

/* --- literals --- */

static BbExpr *signed_number(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	if (!bb_parse_accept(p, BB_TOKEN_MINUS))
		return bb_parse_kind(p) == BB_TOKEN_NUMBER ? bb_parse_atom_number(p) : NULL;
	BbExpr *number = bb_parse_kind(p) == BB_TOKEN_NUMBER ? bb_parse_atom_number(p) : NULL;
	BbExpr *e = number ? bb_parse_expr_node(p, BB_EXPR_UNARY_OP, start) : NULL;
	if (e) {
		e->unary_op.op = BB_UNARY_USUB;
		e->unary_op.operand = number;
	}
	return e;
}

static bool is_imaginary(const BbExpr *e)
{
	if (e->kind == BB_EXPR_UNARY_OP)
		e = e->unary_op.operand;
	return e->constant.kind == BB_CONST_IMAGINARY;
}

/* A number, -number, or real +/- imaginary. */
static BbExpr *number(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *left = signed_number(p);

	if (!left || (bb_parse_kind(p) != BB_TOKEN_PLUS && bb_parse_kind(p) != BB_TOKEN_MINUS))
		return left;
	BbBinaryOp op = bb_parse_kind(p) == BB_TOKEN_PLUS ? BB_BIN_ADD : BB_BIN_SUB;
	if (is_imaginary(left))
		return bb_parse_error_at(p, left->pos, "real number required in complex literal");
	p->index++;
	if (bb_parse_kind(p) != BB_TOKEN_NUMBER)
		return NULL;
	BbExpr *right = bb_parse_atom_number(p);
	if (!right)
		return NULL;
	if (!is_imaginary(right))
		return bb_parse_error_at(p, right->pos, "imaginary number required in complex literal");
	BbExpr *e = bb_parse_expr_node(p, BB_EXPR_BIN_OP, start);
	if (e) {
		e->bin_op.left = left;
		e->bin_op.op = op;
		e->bin_op.right = right;
	}
	return e;
}

static BbPattern *singleton(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *e = bb_parse_atom_singleton(p);
	BbPattern *node = e ? bb_parse_pattern_node(p, BB_PATTERN_SINGLETON, start) : NULL;

	if (node)
		node->singleton.value = (BbConstantKind)e->constant.kind;
	return node;
}

/* NAME ('.' NAME)* */
static BbExpr *dotted(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbExpr *e = bb_parse_atom_name_node(p);

	while (e && bb_parse_accept(p, BB_TOKEN_DOT)) {
		BbName *name = bb_parse_name(p);
		BbExpr *next = name ? bb_parse_expr_node(p, BB_EXPR_ATTRIBUTE, start) : NULL;
		if (!next)
			return NULL;
		next->attribute.value = e;
		next->attribute.attr = name;
		e = next;
	}
	return e;
}

/* --- sequences --- */

static bool is_wildcard(const BbName *name)
{
	return name->length == 1 && name->text[0] == '_';
}

/* '*' NAME, or a pattern. */
static BbPattern *maybe_star(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	if (!bb_parse_accept(p, BB_TOKEN_STAR))
		return pattern(p);
	BbName *name = bb_parse_name(p);
	if (!name || bb_parse_kind(p) == BB_TOKEN_DOT || bb_parse_kind(p) == BB_TOKEN_LPAR ||
	    bb_parse_kind(p) == BB_TOKEN_EQUAL)
		return NULL;
	BbPattern *node = bb_parse_pattern_node(p, BB_PATTERN_STAR, start);
	if (node)
		node->star.name = is_wildcard(name) ? NULL : name;
	return node;
}

static bool at_end(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_RPAR:
	case BB_TOKEN_RSQB:
	case BB_TOKEN_COLON:
	case BB_TOKEN_IF:
		return true;
	default:
		return false;
	}
}

/* Behind `first` comes a comma, or the list is known to be a sequence: the rest of it. */
static bool rest_of_sequence(BbParser *p, BbPattern *first, BbPatterns *patterns)
{
	size_t mark = p->scratch_used;

	if (!bb_parse_push(p, &first, sizeof first))
		return false;
	while (bb_parse_accept(p, BB_TOKEN_COMMA) && !at_end(p)) {
		BbPattern *next = maybe_star(p);
		if (!next || !bb_parse_push(p, &next, sizeof next)) {
			p->scratch_used = mark;
			return false;
		}
	}
	return bb_parse_take(p, mark, sizeof first, &patterns->count, &patterns->items);
}

static BbPattern *sequence_node(BbParser *p, BbPos start, BbPatterns patterns)
{
	BbPattern *node = bb_parse_pattern_node(p, BB_PATTERN_SEQUENCE, start);

	if (node)
		node->sequence.patterns = patterns;
	return node;
}

/* '[' ... ']', '(' ... ')': a sequence, or a group. */
static BbPattern *bracketed(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbTokenKind close = bb_parse_kind(p) == BB_TOKEN_LSQB ? BB_TOKEN_RSQB : BB_TOKEN_RPAR;
	BbPatterns patterns = {0};

	p->index++;
	if (!bb_parse_accept(p, close)) {
		BbPattern *first = maybe_star(p);
		if (!first)
			return NULL;
		if (close == BB_TOKEN_RPAR && first->kind != BB_PATTERN_STAR && bb_parse_accept(p, BB_TOKEN_RPAR))
			return first;
		if (close == BB_TOKEN_RPAR && bb_parse_kind(p) != BB_TOKEN_COMMA)
			return NULL;
		if (!rest_of_sequence(p, first, &patterns) || !bb_parse_accept(p, close))
			return NULL;
	}
	return sequence_node(p, start, patterns);
}

/* --- mappings --- */

static BbExpr *mapping_key(BbParser *p)
{
	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NUMBER:
	case BB_TOKEN_MINUS:
		return number(p);
	case BB_TOKEN_STRING:
	case BB_TOKEN_FSTRING_START:
		return bb_parse_fstring_strings(p);
	case BB_TOKEN_NAME: {
		BbExpr *e = dotted(p);
		return e && e->kind == BB_EXPR_ATTRIBUTE ? e : NULL;
	}
	default:
		return bb_parse_atom_singleton(p);
	}
}

typedef struct Item {
	BbExpr *key;
	BbPattern *value;
} Item;

static bool unzip_items(BbParser *p, size_t mark, BbPattern *node)
{
	uint32_t count = bb_parse_pushed(p, mark, sizeof(Item));
	BbExpr **keys = bb_parse_alloc(p, count * sizeof *keys);
	BbPattern **values = bb_parse_alloc(p, count * sizeof *values);

	if (!keys || !values)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		Item item;
		memcpy(&item, p->scratch + mark + i * sizeof item, sizeof item);
		keys[i] = item.key;
		values[i] = item.value;
	}
	node->mapping.keys = (BbExprs){count, keys};
	node->mapping.patterns = (BbPatterns){count, values};
	return true;
}

static bool mapping_items(BbParser *p, BbName **rest)
{
	while (bb_parse_kind(p) != BB_TOKEN_RBRACE) {
		if (bb_parse_accept(p, BB_TOKEN_DOUBLE_STAR)) {
			*rest = bb_parse_name(p);
			if (!*rest || is_wildcard(*rest))
				return false;
			bb_parse_accept(p, BB_TOKEN_COMMA);
			return true;
		}
		Item item = {.key = mapping_key(p)};
		if (!item.key || !bb_parse_accept(p, BB_TOKEN_COLON))
			return false;
		item.value = pattern(p);
		if (!item.value || !bb_parse_push(p, &item, sizeof item))
			return false;
		if (!bb_parse_accept(p, BB_TOKEN_COMMA))
			return true;
	}
	return true;
}

static BbPattern *mapping(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	BbName *rest = NULL;
	BbPattern *node = NULL;

	p->index++;
	if (mapping_items(p, &rest) && bb_parse_accept(p, BB_TOKEN_RBRACE)) {
		node = bb_parse_pattern_node(p, BB_PATTERN_MAPPING, start);
		if (node && p->scratch_used != mark && !unzip_items(p, mark, node))
			node = NULL;
		if (node)
			node->mapping.rest = rest;
	}
	p->scratch_used = mark;
	return node;
}

/* --- classes --- */

typedef struct Attr {
	BbName *name; /* NULL: positional */
	BbPattern *pattern;
} Attr;

static bool class_item(BbParser *p, Attr *attr)
{
	attr->name = NULL;
	if (bb_parse_kind(p) == BB_TOKEN_NAME && bb_parse_kind_after(p) == BB_TOKEN_EQUAL) {
		attr->name = bb_parse_name(p);
		p->index++;
		if (!attr->name)
			return false;
	}
	attr->pattern = pattern(p);
	return attr->pattern != NULL;
}

/* Positional patterns behind ones by name: to the end of those that follow one another. */
static bool misplaced(BbParser *p, const Attr *first)
{
	BbPos pos = first->pattern->pos;

	while (p->diagnose && bb_parse_kind(p) == BB_TOKEN_COMMA && bb_parse_kind_after(p) != BB_TOKEN_RPAR) {
		Attr next;
		p->index++;
		if (!class_item(p, &next) || next.name)
			break;
		pos = bb_parse_span(pos, next.pattern->pos);
	}
	if (p->diagnose)
		bb_parse_error_at(p, pos, "positional patterns follow keyword patterns");
	return false;
}

static bool class_items(BbParser *p)
{
	bool by_name = false;

	while (bb_parse_kind(p) != BB_TOKEN_RPAR) {
		Attr attr;
		if (!class_item(p, &attr))
			return false;
		if (by_name && !attr.name)
			return misplaced(p, &attr);
		by_name = attr.name != NULL;
		if (!bb_parse_push(p, &attr, sizeof attr))
			return false;
		if (!bb_parse_accept(p, BB_TOKEN_COMMA))
			break;
	}
	return bb_parse_accept(p, BB_TOKEN_RPAR);
}

static bool unzip_attrs(BbParser *p, size_t mark, BbPattern *node)
{
	uint32_t count = bb_parse_pushed(p, mark, sizeof(Attr)), positional = 0;
	BbPattern **patterns = bb_parse_alloc(p, count * sizeof *patterns);
	BbName **names = bb_parse_alloc(p, count * sizeof *names);
	Attr attr;

	if (!patterns || !names)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		memcpy(&attr, p->scratch + mark + i * sizeof attr, sizeof attr);
		patterns[i] = attr.pattern;
		if (attr.name)
			names[i - positional] = attr.name;
		else
			positional++;
	}
	node->cls.patterns.count = positional;
	node->cls.patterns.items = positional ? patterns : NULL;
	node->cls.kwd_attrs.count = node->cls.kwd_patterns.count = count - positional;
	node->cls.kwd_attrs.items = count > positional ? names : NULL;
	node->cls.kwd_patterns.items = count > positional ? patterns + positional : NULL;
	return true;
}

static BbPattern *class_pattern(BbParser *p, BbPos start, BbExpr *cls)
{
	size_t mark = p->scratch_used;
	BbPattern *node = NULL;

	p->index++;
	if (class_items(p)) {
		node = bb_parse_pattern_node(p, BB_PATTERN_CLASS, start);
		if (node && p->scratch_used != mark && !unzip_attrs(p, mark, node))
			node = NULL;
		if (node)
			node->cls.cls = cls;
	}
	p->scratch_used = mark;
	return node;
}

/* A capture, the wildcard, a dotted value or a class. */
static BbPattern *named(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	/* Once `_` was read as the wildcard nothing may follow. */
	BbExpr *e = bb_parse_is_word(p, bb_parse_token(p), "_") ? bb_parse_atom_name_node(p) : dotted(p);

	if (!e)
		return NULL;
	if (e->kind == BB_EXPR_NAME && is_wildcard(e->name.id))
		return bb_parse_pattern_node(p, BB_PATTERN_AS, start);
	if (bb_parse_kind(p) == BB_TOKEN_LPAR)
		return class_pattern(p, start, e);
	if (bb_parse_kind(p) == BB_TOKEN_EQUAL)
		return NULL;
	if (e->kind == BB_EXPR_ATTRIBUTE)
		return value_node(p, start, e);
	BbPattern *node = bb_parse_pattern_node(p, BB_PATTERN_AS, start);
	if (node)
		node->as.name = e->name.id;
	return node;
}

/* --- one pattern --- */

static BbPattern *closed_pattern(BbParser *p)
{
	BbPos start = bb_parse_here(p);

	switch (bb_parse_kind(p)) {
	case BB_TOKEN_NUMBER:
	case BB_TOKEN_MINUS:
		return value_node(p, start, number(p));
	case BB_TOKEN_STRING:
	case BB_TOKEN_FSTRING_START:
		return value_node(p, start, bb_parse_fstring_strings(p));
	case BB_TOKEN_NAME:
		return named(p);
	case BB_TOKEN_LPAR:
	case BB_TOKEN_LSQB:
		return bracketed(p);
	case BB_TOKEN_LBRACE:
		return mapping(p);
	default:
		return singleton(p);
	}
}

static BbPattern *or_pattern(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	size_t mark = p->scratch_used;
	BbPattern *first = closed_pattern(p);

	if (!first || bb_parse_kind(p) != BB_TOKEN_VBAR)
		return first;
	if (!bb_parse_push(p, &first, sizeof first))
		return NULL;
	while (bb_parse_accept(p, BB_TOKEN_VBAR)) {
		BbPattern *next = closed_pattern(p);
		if (!next || !bb_parse_push(p, &next, sizeof next)) {
			p->scratch_used = mark;
			return NULL;
		}
	}
	BbPattern *node = bb_parse_pattern_node(p, BB_PATTERN_OR, start);
	if (!node || !bb_parse_take(p, mark, sizeof first, &node->or.patterns.count, &node->or.patterns.items))
		return NULL;
	return node;
}

/* Behind `as` stands no name that can be bound. */
static BbPattern *invalid_as_target(BbParser *p)
{
	const BbToken *token = bb_parse_token(p);

	if (!p->diagnose || bb_parse_failed(p))
		return NULL;
	if (bb_parse_is_word(p, token, "_"))
		return bb_parse_error_at(p, bb_parse_token_pos(token), "cannot use '_' as a target");
	BbExpr *e = bb_parse_expr_expression(p);
	if (e)
		bb_parse_error_at(p, e->pos, "cannot use %s as pattern target", bb_parse_target_expr_name(e));
	return NULL;
}

static BbPattern *as_pattern(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbPattern *inner = or_pattern(p);

	if (!inner || !bb_parse_accept(p, BB_TOKEN_AS))
		return inner;
	uint32_t index = p->index;
	BbName *name = bb_parse_name(p);
	BbTokenKind kind = bb_parse_kind(p);
	if (!name || is_wildcard(name) || kind == BB_TOKEN_DOT || kind == BB_TOKEN_LPAR || kind == BB_TOKEN_EQUAL) {
		bb_parse_reset(p, index);
		return invalid_as_target(p);
	}
	BbPattern *node = bb_parse_pattern_node(p, BB_PATTERN_AS, start);
	if (node) {
		node->as.pattern = inner;
		node->as.name = name;
	}
	return node;
}

static BbPattern *pattern(BbParser *p)
{
	if (!bb_parse_enter(p))
		return NULL;
	BbPattern *node = as_pattern(p);
	bb_parse_leave(p);
	return node;
}

BbPattern *bb_parse_pattern_patterns(BbParser *p)
{
	BbPos start = bb_parse_here(p);
	BbPattern *first = maybe_star(p);
	BbPatterns patterns = {0};

	if (!first || (bb_parse_kind(p) != BB_TOKEN_COMMA))
		return first && first->kind == BB_PATTERN_STAR ? NULL : first;
	if (!rest_of_sequence(p, first, &patterns))
		return NULL;
	return sequence_node(p, start, patterns);
}
