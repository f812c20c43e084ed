/* SPDX-License-Identifier: MIT */
/*
 * A table tells for each kind of node what its fields are and where they go; the rest is a walk.
 *
 * Invariant: the tables follow the grammar in lib/_ast.py, kinds and fields in its order, and the enumerations of ast.h
 * do so, too; only type comments and a module's type_ignores are left out there.  Threading rule: see tree_read.h.
 */
#include "compiler/tree_read.h"

#include "object/bytes.h"
#include "object/error.h"
#include "object/int.h"
#include "object/list.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/type.h"

#include <stddef.h>
#include <string.h>

typedef enum How {
	END,
	NODE,	   /* a pointer to a node, or NULL */
	NODES,	   /* a count and pointers to nodes */
	ROWS,	   /* a count and the nodes themselves in a row */
	NAME,	   /* a pointer to a name, or NULL */
	NAMES,	   /* a count and pointers to names */
	INTEGER,   /* an integer, enum or bool of `of' bytes */
	OPERATORS, /* of a comparison: their count, and a byte each */
	OPERANDS,  /* of a comparison: pointers to nodes */
	CONSTANT,  /* a value, and whether its prefix was u */
	SINGLETON, /* None, True or False by its BbConstantKind */
	TEXT,
} How;

typedef enum Family {
	EXPR,
	STMT,
	PATTERN,
	TYPE_PARAM,
	ARGUMENTS,
	ARG,
	KEYWORD,
	ALIAS,
	COMPREHENSION,
	WITH_ITEM,
	HANDLER,
	CASE,
	FAMILIES,
} Family;

typedef struct Field {
	uint8_t how; /* How */
	uint8_t of;  /* the family of nodes, or the size of an INTEGER */
	uint16_t offset;
} Field;

typedef struct Kind {
	Field fields[8];
} Kind;

/* clang-format off */
#define E_NODE(m) {NODE, EXPR, offsetof(BbExpr, m)}
#define E_NODES(m) {NODES, EXPR, offsetof(BbExpr, m)}
#define E_INTEGER(m) {INTEGER, sizeof(((BbExpr *)0)->m), offsetof(BbExpr, m)}
#define E_FIELD(how, of, m) {how, of, offsetof(BbExpr, m)}
#define CONTEXT E_INTEGER(ctx)
#define COMPREHENSION_OF {{E_NODE(comp.elt), E_FIELD(ROWS, COMPREHENSION, comp.generators)}}
#define FORMATTED E_INTEGER(formatted_value.conversion), E_NODE(formatted_value.format_spec)

static const Kind expr_kinds[] = {
	[BB_EXPR_BOOL_OP] = {{E_INTEGER(bool_op.op), E_NODES(bool_op.values)}},
	[BB_EXPR_NAMED_EXPR] = {{E_NODE(named_expr.target), E_NODE(named_expr.value)}},
	[BB_EXPR_BIN_OP] = {{E_NODE(bin_op.left), E_INTEGER(bin_op.op), E_NODE(bin_op.right)}},
	[BB_EXPR_UNARY_OP] = {{E_INTEGER(unary_op.op), E_NODE(unary_op.operand)}},
	[BB_EXPR_LAMBDA] = {{E_FIELD(NODE, ARGUMENTS, lambda.args), E_NODE(lambda.body)}},
	[BB_EXPR_IF_EXP] = {{E_NODE(if_exp.test), E_NODE(if_exp.body), E_NODE(if_exp.orelse)}},
	[BB_EXPR_DICT] = {{E_NODES(dict.keys), E_NODES(dict.values)}},
	[BB_EXPR_SET] = {{E_NODES(set.elts)}},
	[BB_EXPR_LIST_COMP] = COMPREHENSION_OF,
	[BB_EXPR_SET_COMP] = COMPREHENSION_OF,
	[BB_EXPR_DICT_COMP] = {{E_NODE(comp.elt), E_NODE(comp.value), E_FIELD(ROWS, COMPREHENSION, comp.generators)}},
	[BB_EXPR_GENERATOR_EXP] = COMPREHENSION_OF,
	[BB_EXPR_AWAIT] = {{E_NODE(await.value)}},
	[BB_EXPR_YIELD] = {{E_NODE(yield.value)}},
	[BB_EXPR_YIELD_FROM] = {{E_NODE(yield_from.value)}},
	[BB_EXPR_COMPARE] = {{E_NODE(compare.left), E_FIELD(OPERATORS, 0, compare), E_FIELD(OPERANDS, 0, compare)}},
	[BB_EXPR_CALL] = {{E_NODE(call.func), E_NODES(call.args), E_FIELD(ROWS, KEYWORD, call.keywords)}},
	[BB_EXPR_FORMATTED_VALUE] = {{E_NODE(formatted_value.value), FORMATTED}},
	[BB_EXPR_INTERPOLATION] = {{E_NODE(formatted_value.value), E_FIELD(TEXT, 0, formatted_value.str), FORMATTED}},
	[BB_EXPR_JOINED_STR] = {{E_NODES(joined_str.values)}},
	[BB_EXPR_TEMPLATE_STR] = {{E_NODES(joined_str.values)}},
	[BB_EXPR_CONSTANT] = {{E_FIELD(CONSTANT, 0, constant)}},
	[BB_EXPR_ATTRIBUTE] = {{E_NODE(attribute.value), E_FIELD(NAME, 0, attribute.attr), CONTEXT}},
	[BB_EXPR_SUBSCRIPT] = {{E_NODE(subscript.value), E_NODE(subscript.slice), CONTEXT}},
	[BB_EXPR_STARRED] = {{E_NODE(starred.value), CONTEXT}},
	[BB_EXPR_NAME] = {{E_FIELD(NAME, 0, name.id), CONTEXT}},
	[BB_EXPR_LIST] = {{E_NODES(list.elts), CONTEXT}},
	[BB_EXPR_TUPLE] = {{E_NODES(tuple.elts), CONTEXT}},
	[BB_EXPR_SLICE] = {{E_NODE(slice.lower), E_NODE(slice.upper), E_NODE(slice.step)}},
};

#define S_FIELD(how, of, m) {how, of, offsetof(BbStmt, m)}
#define S_NODE(m) S_FIELD(NODE, EXPR, m)
#define S_NODES(m) S_FIELD(NODES, EXPR, m)
#define S_BODY(m) S_FIELD(NODES, STMT, m)
#define S_INTEGER(m) {INTEGER, sizeof(((BbStmt *)0)->m), offsetof(BbStmt, m)}
#define FUNCTION {{S_FIELD(NAME, 0, function_def.name), S_FIELD(NODE, ARGUMENTS, function_def.args), \
	S_BODY(function_def.body), S_NODES(function_def.decorator_list), S_NODE(function_def.returns), \
	S_FIELD(ROWS, TYPE_PARAM, function_def.type_params)}}
#define FOR {{S_NODE(for_.target), S_NODE(for_.iter), S_BODY(for_.body), S_BODY(for_.orelse)}}
#define WITH {{S_FIELD(ROWS, WITH_ITEM, with.items), S_BODY(with.body)}}
#define TRY {{S_BODY(try_.body), S_FIELD(ROWS, HANDLER, try_.handlers), S_BODY(try_.orelse), S_BODY(try_.finalbody)}}
#define GLOBAL {{S_FIELD(NAMES, 0, global.names)}}

static const Kind stmt_kinds[] = {
	[BB_STMT_FUNCTION_DEF] = FUNCTION,
	[BB_STMT_ASYNC_FUNCTION_DEF] = FUNCTION,
	[BB_STMT_CLASS_DEF] = {{S_FIELD(NAME, 0, class_def.name), S_NODES(class_def.bases),
		S_FIELD(ROWS, KEYWORD, class_def.keywords), S_BODY(class_def.body), S_NODES(class_def.decorator_list),
		S_FIELD(ROWS, TYPE_PARAM, class_def.type_params)}},
	[BB_STMT_RETURN] = {{S_NODE(return_.value)}},
	[BB_STMT_DELETE] = {{S_NODES(delete.targets)}},
	[BB_STMT_ASSIGN] = {{S_NODES(assign.targets), S_NODE(assign.value)}},
	[BB_STMT_TYPE_ALIAS] = {{S_NODE(type_alias.name), S_FIELD(ROWS, TYPE_PARAM, type_alias.type_params),
		S_NODE(type_alias.value)}},
	[BB_STMT_AUG_ASSIGN] = {{S_NODE(aug_assign.target), S_INTEGER(aug_assign.op), S_NODE(aug_assign.value)}},
	[BB_STMT_ANN_ASSIGN] = {{S_NODE(ann_assign.target), S_NODE(ann_assign.annotation), S_NODE(ann_assign.value),
		S_INTEGER(ann_assign.simple)}},
	[BB_STMT_FOR] = FOR,
	[BB_STMT_ASYNC_FOR] = FOR,
	[BB_STMT_WHILE] = {{S_NODE(while_.test), S_BODY(while_.body), S_BODY(while_.orelse)}},
	[BB_STMT_IF] = {{S_NODE(if_.test), S_BODY(if_.body), S_BODY(if_.orelse)}},
	[BB_STMT_WITH] = WITH,
	[BB_STMT_ASYNC_WITH] = WITH,
	[BB_STMT_MATCH] = {{S_NODE(match.subject), S_FIELD(ROWS, CASE, match.cases)}},
	[BB_STMT_RAISE] = {{S_NODE(raise.exc), S_NODE(raise.cause)}},
	[BB_STMT_TRY] = TRY,
	[BB_STMT_TRY_STAR] = TRY,
	[BB_STMT_ASSERT] = {{S_NODE(assert_.test), S_NODE(assert_.msg)}},
	[BB_STMT_IMPORT] = {{S_FIELD(ROWS, ALIAS, import.names)}},
	[BB_STMT_IMPORT_FROM] = {{S_FIELD(NAME, 0, import_from.module), S_FIELD(ROWS, ALIAS, import_from.names),
		S_INTEGER(import_from.level)}},
	[BB_STMT_GLOBAL] = GLOBAL,
	[BB_STMT_NONLOCAL] = GLOBAL,
	[BB_STMT_EXPR] = {{S_NODE(expr.value)}},
	[BB_STMT_CONTINUE] = {{{END, 0, 0}}},
};

#define P_FIELD(how, of, m) {how, of, offsetof(BbPattern, m)}
#define P_NODES(m) P_FIELD(NODES, PATTERN, m)

static const Kind pattern_kinds[] = {
	[BB_PATTERN_VALUE] = {{P_FIELD(NODE, EXPR, value.value)}},
	[BB_PATTERN_SINGLETON] = {{{SINGLETON, 0, offsetof(BbPattern, singleton.value)}}},
	[BB_PATTERN_SEQUENCE] = {{P_NODES(sequence.patterns)}},
	[BB_PATTERN_MAPPING] = {{P_FIELD(NODES, EXPR, mapping.keys), P_NODES(mapping.patterns),
		P_FIELD(NAME, 0, mapping.rest)}},
	[BB_PATTERN_CLASS] = {{P_FIELD(NODE, EXPR, cls.cls), P_NODES(cls.patterns), P_FIELD(NAMES, 0, cls.kwd_attrs),
		P_NODES(cls.kwd_patterns)}},
	[BB_PATTERN_STAR] = {{P_FIELD(NAME, 0, star.name)}},
	[BB_PATTERN_AS] = {{P_FIELD(NODE, PATTERN, as.pattern), P_FIELD(NAME, 0, as.name)}},
	[BB_PATTERN_OR] = {{P_NODES(or.patterns)}},
};

#define FIELD(how, of, type, m) {how, of, offsetof(type, m)}
#define DEFAULT FIELD(NODE, EXPR, BbTypeParam, default_value)

static const Kind type_param_kinds[] = {
	[BB_TYPE_VAR] = {{FIELD(NAME, 0, BbTypeParam, name), FIELD(NODE, EXPR, BbTypeParam, bound), DEFAULT}},
	[BB_PARAM_SPEC] = {{FIELD(NAME, 0, BbTypeParam, name), DEFAULT}},
	[BB_TYPE_VAR_TUPLE] = {{FIELD(NAME, 0, BbTypeParam, name), DEFAULT}},
};

static const Kind arguments_kinds[] = {
	{{FIELD(ROWS, ARG, BbArguments, posonlyargs), FIELD(ROWS, ARG, BbArguments, args),
		FIELD(NODE, ARG, BbArguments, vararg), FIELD(ROWS, ARG, BbArguments, kwonlyargs),
		FIELD(NODES, EXPR, BbArguments, kw_defaults), FIELD(NODE, ARG, BbArguments, kwarg),
		FIELD(NODES, EXPR, BbArguments, defaults)}},
};
static const Kind arg_kinds[] = {{{FIELD(NAME, 0, BbArg, arg), FIELD(NODE, EXPR, BbArg, annotation)}}};
static const Kind keyword_kinds[] = {{{FIELD(NAME, 0, BbKeyword, arg), FIELD(NODE, EXPR, BbKeyword, value)}}};
static const Kind alias_kinds[] = {{{FIELD(NAME, 0, BbAlias, name), FIELD(NAME, 0, BbAlias, asname)}}};
static const Kind comprehension_kinds[] = {
	{{FIELD(NODE, EXPR, BbComprehension, target), FIELD(NODE, EXPR, BbComprehension, iter),
		FIELD(NODES, EXPR, BbComprehension, ifs), FIELD(INTEGER, sizeof(bool), BbComprehension, is_async)}},
};
static const Kind with_item_kinds[] = {
	{{FIELD(NODE, EXPR, BbWithItem, context_expr), FIELD(NODE, EXPR, BbWithItem, optional_vars)}},
};
static const Kind handler_kinds[] = {
	{{FIELD(NODE, EXPR, BbExceptHandler, type), FIELD(NAME, 0, BbExceptHandler, name),
		FIELD(NODES, STMT, BbExceptHandler, body)}},
};
static const Kind case_kinds[] = {
	{{FIELD(NODE, PATTERN, BbMatchCase, pattern), FIELD(NODE, EXPR, BbMatchCase, guard),
		FIELD(NODES, STMT, BbMatchCase, body)}},
};

static const struct {
	const Kind *kinds;
	uint16_t count;
	uint16_t size;
	bool placed;
} families[FAMILIES] = {
	[EXPR] = {expr_kinds, BB_COUNT(expr_kinds), sizeof(BbExpr), true},
	[STMT] = {stmt_kinds, BB_COUNT(stmt_kinds), sizeof(BbStmt), true},
	[PATTERN] = {pattern_kinds, BB_COUNT(pattern_kinds), sizeof(BbPattern), true},
	[TYPE_PARAM] = {type_param_kinds, BB_COUNT(type_param_kinds), sizeof(BbTypeParam), true},
	[ARGUMENTS] = {arguments_kinds, 1, sizeof(BbArguments), false},
	[ARG] = {arg_kinds, 1, sizeof(BbArg), true},
	[KEYWORD] = {keyword_kinds, 1, sizeof(BbKeyword), true},
	[ALIAS] = {alias_kinds, 1, sizeof(BbAlias), true},
	[COMPREHENSION] = {comprehension_kinds, 1, sizeof(BbComprehension), false},
	[WITH_ITEM] = {with_item_kinds, 1, sizeof(BbWithItem), false},
	[HANDLER] = {handler_kinds, 1, sizeof(BbExceptHandler), true},
	[CASE] = {case_kinds, 1, sizeof(BbMatchCase), false},
};
/* clang-format on */

typedef struct Reader {
	BbThread *t;
	BbArena *arena;
} Reader;

/* An array of pointers or nodes, as all lists of ast.h are laid out. */
typedef struct Array {
	uint32_t count;
	void *items;
} Array;

static bool read_node(Reader *r, Family family, BbValue row, void *out);

static void *take(Reader *r, size_t size)
{
	void *p = bb_arena_alloc(r->arena, size);

	if (p == NULL)
		bb_raise_no_memory(r->t);
	return p;
}

static bool no_row(Reader *r)
{
	bb_raise(r->t, &bb_exc_SystemError, "not a row of a syntax tree");
	return false;
}

static bool integer(Reader *r, BbValue v, int32_t *out)
{
	intptr_t n;

	if (!bb_index_ssize(r->t, v, true, &n))
		return false;
	*out = (int32_t)n;
	return true;
}

static bool read_integer(Reader *r, BbValue v, size_t size, void *out)
{
	int32_t n;

	if (!integer(r, v, &n))
		return false;
	if (size == 1)
		*(uint8_t *)out = (uint8_t)n;
	else if (size == 2)
		*(uint16_t *)out = (uint16_t)n;
	else
		*(int32_t *)out = n;
	return true;
}

static BbValue item(Reader *r, BbValue list, size_t i)
{
	BbValue v = bb_list_get(r->t, list, (intptr_t)i);

	BB_ASSERT(!bb_is_empty(v));
	return v;
}

/* ---- Names, texts and constants. ---- */

static bool read_name(Reader *r, BbValue v, BbName **out)
{
	if (bb_is_none(v))
		return true;
	if (!bb_is_str(v))
		return no_row(r);
	*out = bb_arena_name(r->arena, bb_str_text(v), bb_to_str(v)->size);
	if (*out == NULL)
		bb_raise_no_memory(r->t);
	return *out != NULL;
}

static bool copy_text(Reader *r, const char *text, size_t length, BbText *out)
{
	*out = (BbText){length, bb_arena_copy(r->arena, text, length)};
	if (out->text == NULL)
		bb_raise_no_memory(r->t);
	return out->text != NULL;
}

static bool read_text(Reader *r, BbValue v, BbText *out)
{
	return bb_is_str(v) ? copy_text(r, bb_str_text(v), bb_to_str(v)->size, out) : no_row(r);
}

static BbConstantKind constant_kind(BbValue v)
{
	const BbType *type = bb_type_of(v);

	return bb_is_none(v)		  ? BB_CONST_NONE
	       : bb_is(v, BB_TRUE)	  ? BB_CONST_TRUE
	       : bb_is(v, BB_FALSE)	  ? BB_CONST_FALSE
	       : bb_is(v, BB_ELLIPSIS)	  ? BB_CONST_ELLIPSIS
	       : type == &bb_int_type	  ? BB_CONST_INT
	       : type == &bb_float_type	  ? BB_CONST_FLOAT
	       : type == &bb_complex_type ? BB_CONST_IMAGINARY
	       : type == &bb_str_type	  ? BB_CONST_STR
	       : type == &bb_bytes_type	  ? BB_CONST_BYTES
					  : BB_CONST_OTHER;
}

static bool read_constant(Reader *r, BbValue v, bool u_prefix, BbConstant *out)
{
	out->kind = (uint8_t)constant_kind(v);
	out->u_prefix = u_prefix;
	if (out->kind <= BB_CONST_ELLIPSIS)
		return true;
	if (out->kind == BB_CONST_STR)
		return read_text(r, v, &out->text);
	if (out->kind == BB_CONST_BYTES)
		return copy_text(r, bb_bytes_data(v), bb_bytes_size(v), &out->text);
	BbValue *value = take(r, sizeof *value);
	if (value == NULL)
		return false;
	*value = v;
	out->value = value;
	return true;
}

/* ---- Lists. ---- */

/* The lists of ast.h are of many types, so an Array gets there by memcpy. */
static bool put_array(const Array *array, void *out)
{
	memcpy(out, array, sizeof *array);
	return true;
}

static bool new_array(Reader *r, BbValue list, size_t size, Array *out)
{
	if (!bb_is_exact(list, &bb_list_type))
		return no_row(r);
	out->count = (uint32_t)bb_list_count(list);
	out->items = out->count ? take(r, out->count * size) : NULL;
	return out->count == 0 || out->items != NULL;
}

static bool read_pointer(Reader *r, Family family, BbValue row, void **out)
{
	if (bb_is_none(row))
		return true;
	*out = take(r, families[family].size);
	return *out != NULL && read_node(r, family, row, *out);
}

static bool read_nodes(Reader *r, Family family, BbValue list, void *out)
{
	Array nodes;

	if (!new_array(r, list, sizeof(void *), &nodes))
		return false;
	for (uint32_t i = 0; i < nodes.count; i++)
		if (!read_pointer(r, family, item(r, list, i), (void **)nodes.items + i))
			return false;
	return put_array(&nodes, out);
}

static bool read_rows(Reader *r, Family family, BbValue list, void *out)
{
	size_t size = families[family].size;
	Array nodes;

	if (!new_array(r, list, size, &nodes))
		return false;
	for (uint32_t i = 0; i < nodes.count; i++)
		if (!read_node(r, family, item(r, list, i), (char *)nodes.items + i * size))
			return false;
	return put_array(&nodes, out);
}

static bool read_names(Reader *r, BbValue list, void *out)
{
	Array names;

	if (!new_array(r, list, sizeof(BbName *), &names))
		return false;
	for (uint32_t i = 0; i < names.count; i++)
		if (!read_name(r, item(r, list, i), (BbName **)names.items + i))
			return false;
	return put_array(&names, out);
}

static bool read_operators(Reader *r, BbValue list, BbExpr *e)
{
	Array ops;

	if (!new_array(r, list, 1, &ops))
		return false;
	e->compare.count = ops.count;
	e->compare.ops = ops.items;
	for (uint32_t i = 0; i < ops.count; i++)
		if (!read_integer(r, item(r, list, i), 1, &e->compare.ops[i]))
			return false;
	return true;
}

static bool read_operands(Reader *r, BbValue list, BbExpr *e)
{
	Array operands;

	if (!read_nodes(r, EXPR, list, &operands))
		return false;
	e->compare.comparators = operands.items;
	return operands.count == e->compare.count || no_row(r);
}

/* ---- Nodes. ---- */

/* `values' are the row's from the field's on. */
static bool read_field(Reader *r, const Field *field, const BbValue *values, char *node)
{
	void *out = node + field->offset;

	switch ((How)field->how) {
	case NODE:
		return read_pointer(r, (Family)field->of, *values, out);
	case NODES:
		return read_nodes(r, (Family)field->of, *values, out);
	case ROWS:
		return read_rows(r, (Family)field->of, *values, out);
	case NAME:
		return read_name(r, *values, out);
	case NAMES:
		return read_names(r, *values, out);
	case INTEGER:
		return read_integer(r, *values, field->of, out);
	case OPERATORS:
		return read_operators(r, *values, (BbExpr *)node);
	case OPERANDS:
		return read_operands(r, *values, (BbExpr *)node);
	case CONSTANT:
		return read_constant(r, values[0], !bb_is_none(values[1]), out);
	case SINGLETON:
		*(BbConstantKind *)out = constant_kind(*values);
		return true;
	case TEXT:
		return read_text(r, *values, out);
	case END:
		break;
	}
	return no_row(r);
}

static bool read_place(Reader *r, const BbValue *values, BbPos *pos)
{
	int32_t n[4];

	for (int i = 0; i < 4; i++) {
		if (!integer(r, values[i], &n[i]))
			return false;
		if (n[i] < 0)
			n[i] = 0;
	}
	*pos = (BbPos){(uint32_t)n[0], (uint32_t)n[1], (uint32_t)n[2], (uint32_t)n[3]};
	return true;
}

static void set_kind(Family family, int32_t kind, void *node)
{
	if (family == EXPR)
		((BbExpr *)node)->kind = (uint8_t)kind;
	else if (family == STMT)
		((BbStmt *)node)->kind = (uint8_t)kind;
	else if (family == PATTERN)
		((BbPattern *)node)->kind = (uint8_t)kind;
	else if (family == TYPE_PARAM)
		((BbTypeParam *)node)->kind = (BbTypeParamKind)kind;
}

static size_t field_count(const Kind *kind)
{
	size_t n = 0;

	while (n < BB_COUNT(kind->fields) && kind->fields[n].how != END)
		n++;
	return n;
}

/* Fills the zeroed node. */
static bool read_node(Reader *r, Family family, BbValue row, void *out)
{
	size_t at = families[family].placed ? 5 : 1;
	BbValue values[5 + BB_COUNT(((Kind *)0)->fields)];
	int32_t kind;

	if (!bb_check_native_stack(r->t, " during compilation"))
		return false;
	if (!bb_is_exact(row, &bb_list_type) || bb_list_count(row) > BB_COUNT(values))
		return no_row(r);
	size_t count = bb_list_count(row);
	for (size_t i = 0; i < count; i++)
		values[i] = item(r, row, i);
	if (count < at || !integer(r, values[0], &kind) || kind < 0 || kind >= families[family].count)
		return no_row(r);
	const Field *fields = families[family].kinds[kind].fields;
	size_t wanted = field_count(&families[family].kinds[kind]);
	if (count - at != wanted + (fields->how == CONSTANT))
		return no_row(r);
	if (at > 1 && !read_place(r, values + 1, out))
		return false;
	set_kind(family, kind, out);
	for (size_t i = 0; i < wanted; i++)
		if (!read_field(r, &fields[i], values + at + i, out))
			return false;
	return true;
}

bool bb_tree_read(BbThread *t, BbArena *arena, BbValue rows, bool is_expression, BbModule *module)
{
	Reader r = {t, arena};

	memset(module, 0, sizeof *module);
	bool ok = is_expression ? read_pointer(&r, EXPR, rows, (void **)&module->expression)
				: read_nodes(&r, STMT, rows, &module->body);
	BB_KEEP_FRAME();
	return ok;
}
