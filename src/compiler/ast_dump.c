/* SPDX-License-Identifier: MIT */
/*
 * Fields in the order of CPython's ast module; absent ones and empty lists are left out, as since CPython 3.13.
 *
 * Invariant and threading rule: see ast_dump.h.
 */
#include "compiler/ast_dump.h"

#include <string.h>

typedef struct Dump {
	const BbAstSink *sink;
	bool comma; /* a field was written in the innermost node */
} Dump;

static void expr(Dump *d, const BbExpr *e);
static void stmt(Dump *d, const BbStmt *s);
static void pattern(Dump *d, const BbPattern *p);

static void raw(Dump *d, const char *text, size_t length)
{
	d->sink->write(d->sink->ctx, text, length);
}

static void put(Dump *d, const char *text)
{
	raw(d, text, strlen(text));
}

static void number(Dump *d, uint32_t n)
{
	char buffer[12];
	size_t at = sizeof buffer;

	do
		buffer[--at] = (char)('0' + n % 10);
	while (n /= 10);
	raw(d, buffer + at, sizeof buffer - at);
}

static void hex(Dump *d, BbText text)
{
	for (size_t i = 0; i < text.length; i++) {
		char pair[2] = {"0123456789abcdef"[(unsigned char)text.text[i] >> 4],
				"0123456789abcdef"[text.text[i] & 15]};
		raw(d, pair, 2);
	}
}

static void open_node(Dump *d, const char *name)
{
	put(d, name);
	put(d, "(");
	d->comma = false;
}

static void close_node(Dump *d)
{
	put(d, ")");
	d->comma = true;
}

static void field(Dump *d, const char *name)
{
	if (d->comma)
		put(d, ", ");
	put(d, name);
	put(d, "=");
	d->comma = true;
}

static void number_field(Dump *d, const char *name, uint32_t n)
{
	field(d, name);
	number(d, n);
}

static void close_at(Dump *d, BbPos pos)
{
	number_field(d, "lineno", pos.line);
	number_field(d, "col_offset", pos.col);
	number_field(d, "end_lineno", pos.end_line);
	number_field(d, "end_col_offset", pos.end_col);
	close_node(d);
}

static void string(Dump *d, BbText text)
{
	put(d, "<str:");
	hex(d, text);
	put(d, ">");
}

static void name_field(Dump *d, const char *name, const BbName *value)
{
	if (!value)
		return;
	field(d, name);
	string(d, (BbText){value->length, value->text});
}

static void expr_field(Dump *d, const char *name, const BbExpr *e)
{
	if (!e)
		return;
	field(d, name);
	expr(d, e);
}

static void constant_field(Dump *d, const char *name, const char *value)
{
	field(d, name);
	put(d, value);
	put(d, "()");
}

#define LIST(d, name, n, write_item)                                                                                   \
	do {                                                                                                           \
		if (!(n))                                                                                              \
			break;                                                                                         \
		field(d, name);                                                                                        \
		put(d, "[");                                                                                           \
		for (uint32_t i = 0; i < (n); i++) {                                                                   \
			if (i)                                                                                         \
				put(d, ", ");                                                                          \
			write_item;                                                                                    \
		}                                                                                                      \
		put(d, "]");                                                                                           \
		(d)->comma = true;                                                                                     \
	} while (0)

static void expr_or_none(Dump *d, const BbExpr *e)
{
	if (e)
		expr(d, e);
	else
		put(d, "None");
}

static void exprs_field(Dump *d, const char *name, BbExprs list)
{
	LIST(d, name, list.count, expr_or_none(d, list.items[i]));
}

static void stmts_field(Dump *d, const char *name, BbStmts list)
{
	LIST(d, name, list.count, stmt(d, list.items[i]));
}

static void patterns_field(Dump *d, const char *name, BbPatterns list)
{
	LIST(d, name, list.count, pattern(d, list.items[i]));
}

static void names_field(Dump *d, const char *name, BbNames list)
{
	LIST(d, name, list.count, string(d, (BbText){list.items[i]->length, list.items[i]->text}));
}

static const char *const contexts[] = {"Load", "Store", "Del"};
static const char *const binary_ops[] = {"Add",	   "Sub",    "Mult",  "MatMult", "Div",	   "Mod",     "Pow",
					 "LShift", "RShift", "BitOr", "BitXor",	 "BitAnd", "FloorDiv"};
static const char *const unary_ops[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const compare_ops[] = {"Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"};

static void constant(Dump *d, const BbConstant *c)
{
	static const char *const singletons[] = {"None", "True", "False", "Ellipsis"};

	field(d, "value");
	switch (c->kind) {
	case BB_CONST_INT:
		put(d, "<int:");
		number(d, c->base);
		put(d, ":");
		raw(d, c->text.text, c->text.length);
		put(d, ">");
		break;
	case BB_CONST_FLOAT:
	case BB_CONST_IMAGINARY:
		put(d, c->kind == BB_CONST_FLOAT ? "<float:" : "<imaginary:");
		raw(d, c->text.text, c->text.length);
		put(d, ">");
		break;
	case BB_CONST_STR:
		string(d, c->text);
		break;
	case BB_CONST_BYTES:
		put(d, "<bytes:");
		hex(d, c->text);
		put(d, ">");
		break;
	default:
		put(d, singletons[c->kind]);
	}
	if (c->u_prefix) {
		field(d, "kind");
		put(d, "'u'");
	}
}

static void argument(Dump *d, const BbArg *a)
{
	open_node(d, "arg");
	name_field(d, "arg", a->arg);
	expr_field(d, "annotation", a->annotation);
	close_at(d, a->pos);
}

static void args_field(Dump *d, const char *name, BbArgs list)
{
	LIST(d, name, list.count, argument(d, &list.items[i]));
}

static void arguments(Dump *d, const BbArguments *a)
{
	field(d, "args");
	open_node(d, "arguments");
	args_field(d, "posonlyargs", a->posonlyargs);
	args_field(d, "args", a->args);
	if (a->vararg) {
		field(d, "vararg");
		argument(d, a->vararg);
	}
	args_field(d, "kwonlyargs", a->kwonlyargs);
	exprs_field(d, "kw_defaults", a->kw_defaults);
	if (a->kwarg) {
		field(d, "kwarg");
		argument(d, a->kwarg);
	}
	exprs_field(d, "defaults", a->defaults);
	close_node(d);
}

static void keyword(Dump *d, const BbKeyword *k)
{
	open_node(d, "keyword");
	name_field(d, "arg", k->arg);
	expr_field(d, "value", k->value);
	close_at(d, k->pos);
}

static void keywords_field(Dump *d, BbKeywords list)
{
	LIST(d, "keywords", list.count, keyword(d, &list.items[i]));
}

static void comprehension(Dump *d, const BbComprehension *c)
{
	open_node(d, "comprehension");
	expr_field(d, "target", c->target);
	expr_field(d, "iter", c->iter);
	exprs_field(d, "ifs", c->ifs);
	number_field(d, "is_async", c->is_async);
	close_node(d);
}

static void formatted_value(Dump *d, const BbExpr *e)
{
	expr_field(d, "value", e->formatted_value.value);
	if (e->kind == BB_EXPR_INTERPOLATION) {
		field(d, "str");
		string(d, e->formatted_value.str);
	}
	field(d, "conversion");
	if (e->formatted_value.conversion < 0)
		put(d, "-1");
	else
		number(d, (uint32_t)e->formatted_value.conversion);
	expr_field(d, "format_spec", e->formatted_value.format_spec);
}

static void compare(Dump *d, const BbExpr *e)
{
	expr_field(d, "left", e->compare.left);
	LIST(d, "ops", e->compare.count, (put(d, compare_ops[e->compare.ops[i]]), put(d, "()")));
	exprs_field(d, "comparators", (BbExprs){e->compare.count, e->compare.comparators});
}

static void expr_fields(Dump *d, const BbExpr *e)
{
	switch ((BbExprKind)e->kind) {
	case BB_EXPR_BOOL_OP:
		constant_field(d, "op", e->bool_op.op == BB_BOOL_AND ? "And" : "Or");
		exprs_field(d, "values", e->bool_op.values);
		break;
	case BB_EXPR_NAMED_EXPR:
		expr_field(d, "target", e->named_expr.target);
		expr_field(d, "value", e->named_expr.value);
		break;
	case BB_EXPR_BIN_OP:
		expr_field(d, "left", e->bin_op.left);
		constant_field(d, "op", binary_ops[e->bin_op.op]);
		expr_field(d, "right", e->bin_op.right);
		break;
	case BB_EXPR_UNARY_OP:
		constant_field(d, "op", unary_ops[e->unary_op.op]);
		expr_field(d, "operand", e->unary_op.operand);
		break;
	case BB_EXPR_LAMBDA:
		arguments(d, e->lambda.args);
		expr_field(d, "body", e->lambda.body);
		break;
	case BB_EXPR_IF_EXP:
		expr_field(d, "test", e->if_exp.test);
		expr_field(d, "body", e->if_exp.body);
		expr_field(d, "orelse", e->if_exp.orelse);
		break;
	case BB_EXPR_DICT:
		exprs_field(d, "keys", e->dict.keys);
		exprs_field(d, "values", e->dict.values);
		break;
	case BB_EXPR_LIST_COMP:
	case BB_EXPR_SET_COMP:
	case BB_EXPR_DICT_COMP:
	case BB_EXPR_GENERATOR_EXP:
		expr_field(d, e->kind == BB_EXPR_DICT_COMP ? "key" : "elt", e->comp.elt);
		expr_field(d, "value", e->comp.value);
		LIST(d, "generators", e->comp.generators.count, comprehension(d, &e->comp.generators.items[i]));
		break;
	case BB_EXPR_AWAIT:
	case BB_EXPR_YIELD:
	case BB_EXPR_YIELD_FROM:
		expr_field(d, "value", e->yield.value);
		break;
	case BB_EXPR_COMPARE:
		compare(d, e);
		break;
	case BB_EXPR_CALL:
		expr_field(d, "func", e->call.func);
		exprs_field(d, "args", e->call.args);
		keywords_field(d, e->call.keywords);
		break;
	case BB_EXPR_FORMATTED_VALUE:
	case BB_EXPR_INTERPOLATION:
		formatted_value(d, e);
		break;
	case BB_EXPR_JOINED_STR:
	case BB_EXPR_TEMPLATE_STR:
		exprs_field(d, "values", e->joined_str.values);
		break;
	case BB_EXPR_CONSTANT:
		if (d->sink->integer && e->constant.kind == BB_CONST_INT)
			d->sink->integer(d->sink->ctx, e);
		constant(d, &e->constant);
		break;
	case BB_EXPR_ATTRIBUTE:
		expr_field(d, "value", e->attribute.value);
		name_field(d, "attr", e->attribute.attr);
		break;
	case BB_EXPR_SUBSCRIPT:
		expr_field(d, "value", e->subscript.value);
		expr_field(d, "slice", e->subscript.slice);
		break;
	case BB_EXPR_STARRED:
		expr_field(d, "value", e->starred.value);
		break;
	case BB_EXPR_NAME:
		name_field(d, "id", e->name.id);
		break;
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
	case BB_EXPR_SET:
		exprs_field(d, "elts", e->list.elts);
		break;
	case BB_EXPR_SLICE:
		expr_field(d, "lower", e->slice.lower);
		expr_field(d, "upper", e->slice.upper);
		expr_field(d, "step", e->slice.step);
		break;
	}
}

static void expr(Dump *d, const BbExpr *e)
{
	open_node(d, bb_ast_expr_kind_name((BbExprKind)e->kind));
	expr_fields(d, e);
	switch (e->kind) {
	case BB_EXPR_ATTRIBUTE:
	case BB_EXPR_SUBSCRIPT:
	case BB_EXPR_STARRED:
	case BB_EXPR_NAME:
	case BB_EXPR_LIST:
	case BB_EXPR_TUPLE:
		constant_field(d, "ctx", contexts[e->ctx]);
		break;
	default:
		break;
	}
	close_at(d, e->pos);
}

static void type_param(Dump *d, const BbTypeParam *p)
{
	static const char *const kinds[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};

	open_node(d, kinds[p->kind]);
	name_field(d, "name", p->name);
	expr_field(d, "bound", p->bound);
	expr_field(d, "default_value", p->default_value);
	close_at(d, p->pos);
}

static void type_params_field(Dump *d, BbTypeParams list)
{
	LIST(d, "type_params", list.count, type_param(d, &list.items[i]));
}

static void alias(Dump *d, const BbAlias *a)
{
	open_node(d, "alias");
	name_field(d, "name", a->name);
	name_field(d, "asname", a->asname);
	close_at(d, a->pos);
}

static void aliases_field(Dump *d, BbAliases list)
{
	LIST(d, "names", list.count, alias(d, &list.items[i]));
}

static void with_item(Dump *d, const BbWithItem *w)
{
	open_node(d, "withitem");
	expr_field(d, "context_expr", w->context_expr);
	expr_field(d, "optional_vars", w->optional_vars);
	close_node(d);
}

static void handler(Dump *d, const BbExceptHandler *h)
{
	open_node(d, "ExceptHandler");
	expr_field(d, "type", h->type);
	name_field(d, "name", h->name);
	stmts_field(d, "body", h->body);
	close_at(d, h->pos);
}

static void match_case(Dump *d, const BbMatchCase *c)
{
	open_node(d, "match_case");
	field(d, "pattern");
	pattern(d, c->pattern);
	expr_field(d, "guard", c->guard);
	stmts_field(d, "body", c->body);
	close_node(d);
}

static void pattern(Dump *d, const BbPattern *p)
{
	open_node(d, bb_ast_pattern_kind_name((BbPatternKind)p->kind));
	switch ((BbPatternKind)p->kind) {
	case BB_PATTERN_VALUE:
		expr_field(d, "value", p->value.value);
		break;
	case BB_PATTERN_SINGLETON:
		constant(d, &(BbConstant){.kind = (uint8_t)p->singleton.value});
		break;
	case BB_PATTERN_SEQUENCE:
		patterns_field(d, "patterns", p->sequence.patterns);
		break;
	case BB_PATTERN_MAPPING:
		exprs_field(d, "keys", p->mapping.keys);
		patterns_field(d, "patterns", p->mapping.patterns);
		name_field(d, "rest", p->mapping.rest);
		break;
	case BB_PATTERN_CLASS:
		expr_field(d, "cls", p->cls.cls);
		patterns_field(d, "patterns", p->cls.patterns);
		names_field(d, "kwd_attrs", p->cls.kwd_attrs);
		patterns_field(d, "kwd_patterns", p->cls.kwd_patterns);
		break;
	case BB_PATTERN_STAR:
		name_field(d, "name", p->star.name);
		break;
	case BB_PATTERN_AS:
		if (p->as.pattern) {
			field(d, "pattern");
			pattern(d, p->as.pattern);
		}
		name_field(d, "name", p->as.name);
		break;
	case BB_PATTERN_OR:
		patterns_field(d, "patterns", p->or.patterns);
		break;
	}
	close_at(d, p->pos);
}

static void definition_fields(Dump *d, const BbStmt *s)
{
	if (s->kind == BB_STMT_CLASS_DEF) {
		name_field(d, "name", s->class_def.name);
		exprs_field(d, "bases", s->class_def.bases);
		keywords_field(d, s->class_def.keywords);
		stmts_field(d, "body", s->class_def.body);
		exprs_field(d, "decorator_list", s->class_def.decorator_list);
		type_params_field(d, s->class_def.type_params);
		return;
	}
	name_field(d, "name", s->function_def.name);
	arguments(d, s->function_def.args);
	stmts_field(d, "body", s->function_def.body);
	exprs_field(d, "decorator_list", s->function_def.decorator_list);
	expr_field(d, "returns", s->function_def.returns);
	type_params_field(d, s->function_def.type_params);
}

static void simple_fields(Dump *d, const BbStmt *s)
{
	switch ((BbStmtKind)s->kind) {
	case BB_STMT_RETURN:
	case BB_STMT_EXPR:
		expr_field(d, "value", s->return_.value);
		break;
	case BB_STMT_DELETE:
		exprs_field(d, "targets", s->delete.targets);
		break;
	case BB_STMT_ASSIGN:
		exprs_field(d, "targets", s->assign.targets);
		expr_field(d, "value", s->assign.value);
		break;
	case BB_STMT_TYPE_ALIAS:
		expr_field(d, "name", s->type_alias.name);
		type_params_field(d, s->type_alias.type_params);
		expr_field(d, "value", s->type_alias.value);
		break;
	case BB_STMT_AUG_ASSIGN:
		expr_field(d, "target", s->aug_assign.target);
		constant_field(d, "op", binary_ops[s->aug_assign.op]);
		expr_field(d, "value", s->aug_assign.value);
		break;
	case BB_STMT_ANN_ASSIGN:
		expr_field(d, "target", s->ann_assign.target);
		expr_field(d, "annotation", s->ann_assign.annotation);
		expr_field(d, "value", s->ann_assign.value);
		number_field(d, "simple", s->ann_assign.simple);
		break;
	case BB_STMT_RAISE:
		expr_field(d, "exc", s->raise.exc);
		expr_field(d, "cause", s->raise.cause);
		break;
	case BB_STMT_ASSERT:
		expr_field(d, "test", s->assert_.test);
		expr_field(d, "msg", s->assert_.msg);
		break;
	case BB_STMT_IMPORT:
		aliases_field(d, s->import.names);
		break;
	case BB_STMT_IMPORT_FROM:
		name_field(d, "module", s->import_from.module);
		aliases_field(d, s->import_from.names);
		number_field(d, "level", s->import_from.level);
		break;
	case BB_STMT_GLOBAL:
	case BB_STMT_NONLOCAL:
		names_field(d, "names", s->global.names);
		break;
	default:
		break;
	}
}

static void stmt_fields(Dump *d, const BbStmt *s)
{
	switch ((BbStmtKind)s->kind) {
	case BB_STMT_FUNCTION_DEF:
	case BB_STMT_ASYNC_FUNCTION_DEF:
	case BB_STMT_CLASS_DEF:
		definition_fields(d, s);
		break;
	case BB_STMT_FOR:
	case BB_STMT_ASYNC_FOR:
		expr_field(d, "target", s->for_.target);
		expr_field(d, "iter", s->for_.iter);
		stmts_field(d, "body", s->for_.body);
		stmts_field(d, "orelse", s->for_.orelse);
		break;
	case BB_STMT_WHILE:
	case BB_STMT_IF:
		expr_field(d, "test", s->if_.test);
		stmts_field(d, "body", s->if_.body);
		stmts_field(d, "orelse", s->if_.orelse);
		break;
	case BB_STMT_WITH:
	case BB_STMT_ASYNC_WITH:
		LIST(d, "items", s->with.items.count, with_item(d, &s->with.items.items[i]));
		stmts_field(d, "body", s->with.body);
		break;
	case BB_STMT_MATCH:
		expr_field(d, "subject", s->match.subject);
		LIST(d, "cases", s->match.cases.count, match_case(d, &s->match.cases.items[i]));
		break;
	case BB_STMT_TRY:
	case BB_STMT_TRY_STAR:
		stmts_field(d, "body", s->try_.body);
		LIST(d, "handlers", s->try_.handlers.count, handler(d, &s->try_.handlers.items[i]));
		stmts_field(d, "orelse", s->try_.orelse);
		stmts_field(d, "finalbody", s->try_.finalbody);
		break;
	default:
		simple_fields(d, s);
	}
}

static void stmt(Dump *d, const BbStmt *s)
{
	open_node(d, bb_ast_stmt_kind_name((BbStmtKind)s->kind));
	stmt_fields(d, s);
	close_at(d, s->pos);
}

void bb_ast_dump_expr(const BbExpr *e, const BbAstSink *sink)
{
	expr(&(Dump){.sink = sink}, e);
}

void bb_ast_dump_stmt(const BbStmt *s, const BbAstSink *sink)
{
	stmt(&(Dump){.sink = sink}, s);
}

void bb_ast_dump_module(const BbModule *module, const BbAstSink *sink)
{
	Dump d = {.sink = sink};

	if (module->expression) {
		open_node(&d, "Expression");
		expr_field(&d, "body", module->expression);
	} else {
		open_node(&d, "Module");
		stmts_field(&d, "body", module->body);
	}
	close_node(&d);
}
