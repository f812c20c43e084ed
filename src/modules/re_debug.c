/* SPDX-License-Identifier: MIT */
/*
 * Showing compiled regular expressions: the tree as CPython shows it, then the program.
 *
 * No state.
 */
#include "modules/re_debug.h"

#include "modules/re_compile.h"
#include "modules/re_parse.h"
#include "object/error.h"
#include "object/str_builder.h"

#include <stdarg.h>

typedef struct Writer {
	BbThread *t;
	BbStrBuilder text;
} Writer;

static void put(Writer *w, unsigned level, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	BbValue line = bb_format_v(w->t, format, args);
	va_end(args);
	bb_str_builder_add_chars(&w->text, ' ', (size_t)level * 2);
	if (!bb_is_empty(line))
		bb_str_builder_add_str(&w->text, line);
}

/* How many blanks make the number four characters wide. */
static unsigned padding(uint32_t n)
{
	return n < 10 ? 3 : n < 100 ? 2 : n < 1000 ? 1 : 0;
}

static bool put_sequence(Writer *w, const BbReNode *node, unsigned level);

static const char *class_name(uint32_t class)
{
	switch (class) {
	case BB_RE_WORD:
		return "WORD";
	case BB_RE_NOT_WORD:
		return "NOT_WORD";
	case BB_RE_SPACE:
		return "SPACE";
	case BB_RE_NOT_SPACE:
		return "NOT_SPACE";
	case BB_RE_DIGIT:
		return "DIGIT";
	default:
		return "NOT_DIGIT";
	}
}

static void put_set(Writer *w, const BbReNode *node, unsigned level)
{
	const BbReItem *first = node->items;
	if (node->negated && node->item_count == 1 && !first->classes && first->lo == first->hi) {
		put(w, level, "NOT_LITERAL %u\n", first->lo);
		return;
	}
	put(w, level++, "IN\n");
	if (node->negated)
		put(w, level, "NEGATE None\n");
	for (uint32_t i = 0; i < node->item_count; i++) {
		const BbReItem *item = &first[i];
		if (item->classes)
			put(w, level, "CATEGORY CATEGORY_%s\n", class_name(item->classes));
		else if (item->lo == item->hi)
			put(w, level, "LITERAL %u\n", item->lo);
		else
			put(w, level, "RANGE (%u, %u)\n", item->lo, item->hi);
	}
}

static bool put_branch(Writer *w, const BbReNode *node, unsigned level)
{
	put(w, level, "BRANCH\n");
	for (const BbReNode *a = node->child; a; a = a->next) {
		if (a != node->child)
			put(w, level, "OR\n");
		if (!put_sequence(w, a->child, level + 1))
			return false;
	}
	return true;
}

static bool put_repeat(Writer *w, const BbReNode *node, unsigned level)
{
	static const char *const names[] = {"MAX", "MIN", "POSSESSIVE"};
	put(w, level, "%s_REPEAT %u ", names[node->value], node->min);
	put(w, 0, node->max == BB_RE_UNLIMITED ? "MAXREPEAT\n" : "%u\n", node->max);
	return put_sequence(w, node->child, level + 1);
}

static bool put_condition(Writer *w, const BbReNode *node, unsigned level)
{
	put(w, level, "GROUPREF_EXISTS %u\n", node->value);
	if (!put_sequence(w, node->child, level + 1))
		return false;
	if (!node->other)
		return true;
	put(w, level, "ELSE\n");
	return put_sequence(w, node->other, level + 1);
}

static bool put_group(Writer *w, const BbReNode *node, unsigned level)
{
	put(w, level, node->value ? "SUBPATTERN %u" : "SUBPATTERN None", node->value);
	put(w, 0, " %u %u\n", node->add_flags, node->del_flags);
	return put_sequence(w, node->child, level + 1);
}

static bool put_node(Writer *w, const BbReNode *node, unsigned level)
{
	static const char *const places[] = {"BEGINNING", "BEGINNING_STRING", "BOUNDARY", "NON_BOUNDARY",
					     "END",	  "END_STRING"};
	switch ((BbReKind)node->kind) {
	case BB_RE_LITERAL:
		put(w, level, "LITERAL %u\n", node->value);
		return true;
	case BB_RE_SET:
		put_set(w, node, level);
		return true;
	case BB_RE_ANY:
		put(w, level, "ANY None\n");
		return true;
	case BB_RE_AT:
		put(w, level, "AT AT_%s\n", places[node->value]);
		return true;
	case BB_RE_BACKREF:
		put(w, level, "GROUPREF %u\n", node->value);
		return true;
	case BB_RE_FAIL:
		put(w, level, "FAILURE\n");
		return true;
	case BB_RE_GROUP:
		return put_group(w, node, level);
	case BB_RE_BRANCH:
		return put_branch(w, node, level);
	case BB_RE_REPEAT:
		return put_repeat(w, node, level);
	case BB_RE_CONDITION:
		return put_condition(w, node, level);
	case BB_RE_LOOK:
		put(w, level, node->negated ? "ASSERT_NOT %d\n" : "ASSERT %d\n", node->value ? -1 : 1);
		return put_sequence(w, node->child, level + 1);
	case BB_RE_ATOMIC:
		put(w, level, "ATOMIC_GROUP\n");
		return put_sequence(w, node->child, level + 1);
	case BB_RE_SEQUENCE:
		return put_sequence(w, node->child, level);
	}
	return true;
}

static bool put_sequence(Writer *w, const BbReNode *node, unsigned level)
{
	if (!bb_check_native_stack(w->text.t, " while showing a regular expression"))
		return false;
	for (; node; node = node->next)
		if (!put_node(w, node, level))
			return false;
	return true;
}

static void put_program(Writer *w, const BbReProgram *program)
{
	static const char *const names[] = {
#define X(name, operands) #name,
		BB_RE_OPS(X)
#undef X
	};
	for (uint32_t at = 0; at < program->code_words;) {
		const uint32_t *op = program->words + at;
		uint32_t n = bb_re_op_words((BbReOp)op[0]);
		bb_str_builder_add_chars(&w->text, ' ', padding(at));
		put(w, 0, "%u  %s", at, names[op[0]]);
		for (uint32_t i = 1; i < n; i++)
			put(w, 0, op[i] == BB_RE_UNLIMITED ? " -" : " %u", op[i]);
		put(w, 0, "\n");
		at += n;
	}
}

BbValue bb_re_debug(BbThread *t, BbValue pattern, uint32_t flags)
{
	BbReTree tree;
	Writer w = {.t = t};
	bb_str_builder_init(&w.text, t);
	bb_re_tree_init(&tree, t, pattern);
	tree.flags = flags;
	if (!bb_re_parse(&tree) || !put_sequence(&w, tree.root, 0))
		return BB_EMPTY;
	const BbReProgram *program = bb_re_compile(&tree);
	if (!program)
		return BB_EMPTY;
	put(&w, 0, "\n");
	put_program(&w, program);
	BB_KEEP_FRAME();
	return bb_has_exception(t) ? BB_EMPTY : bb_str_builder_finish(&w.text);
}
