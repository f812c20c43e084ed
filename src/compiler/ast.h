/* SPDX-License-Identifier: MIT */
/*
 * The syntax tree of a module, statement by statement, as CPython's ast module has it: the node kinds and fields have
 * CPython's names, and so do the positions (lines from 1, columns in UTF-8 bytes from 0, the end exclusive).
 *
 * Invariant: a tree is immutable once the parser has returned it, and all of it, names and strings included, lives in
 * the arena given to the parser until that is reset.  A parsed tree never holds a runtime value.  A node that CPython
 * calls optional is NULL when absent; every other pointer is valid.  Arrays are {count, items}; items is NULL if count
 * is 0. Threads: a tree belongs to the thread that owns its arena.
 *
 * Expressions: one BbExpr, the union member named like the kind in lower case (kind BB_EXPR_BOOL_OP: e->bool_op).
 * Statements: one BbStmt, likewise.  Patterns: one BbPattern, likewise.
 */
#ifndef BB_COMPILER_AST_H
#define BB_COMPILER_AST_H

#include "base/compiler.h"
#include "base/place.h"
#include "base/value.h"
#include "compiler/arena.h"

typedef struct BbExpr BbExpr;
typedef struct BbStmt BbStmt;
typedef struct BbPattern BbPattern;

/* From where to where a node reaches.  First member of every node, by the name pos. */
typedef struct BbPos {
	BbPlace line;
	BbPlace col;
	BbPlace end_line;
	BbPlace end_col;
} BbPos;

typedef struct BbExprs {
	uint32_t count;
	BbExpr **items;
} BbExprs;

typedef struct BbStmts {
	uint32_t count;
	BbStmt **items;
} BbStmts;

typedef struct BbPatterns {
	uint32_t count;
	BbPattern **items;
} BbPatterns;

typedef struct BbNames {
	uint32_t count;
	BbName **items;
} BbNames;

/* Bytes that need not be NUL-terminated text (they may contain NULs); text[length] is NUL all the same. */
typedef struct BbText {
	size_t length;
	const char *text;
} BbText;

typedef enum BbExprContext {
	BB_LOAD,
	BB_STORE,
	BB_DEL,
} BbExprContext;

/* Binary operators, also of augmented assignments. */
typedef enum BbBinaryOp {
	BB_BIN_ADD,
	BB_BIN_SUB,
	BB_BIN_MULT,
	BB_BIN_MATMULT,
	BB_BIN_DIV,
	BB_BIN_MOD,
	BB_BIN_POW,
	BB_BIN_LSHIFT,
	BB_BIN_RSHIFT,
	BB_BIN_BITOR,
	BB_BIN_BITXOR,
	BB_BIN_BITAND,
	BB_BIN_FLOORDIV,
} BbBinaryOp;

typedef enum BbUnaryOp {
	BB_UNARY_INVERT,
	BB_UNARY_NOT,
	BB_UNARY_UADD,
	BB_UNARY_USUB,
} BbUnaryOp;

typedef enum BbBoolOp {
	BB_BOOL_AND,
	BB_BOOL_OR,
} BbBoolOp;

typedef enum BbCompareOp {
	BB_CMP_EQ,
	BB_CMP_NOT_EQ,
	BB_CMP_LT,
	BB_CMP_LT_E,
	BB_CMP_GT,
	BB_CMP_GT_E,
	BB_CMP_IS,
	BB_CMP_IS_NOT,
	BB_CMP_IN,
	BB_CMP_NOT_IN,
} BbCompareOp;

typedef enum BbConstantKind {
	BB_CONST_NONE,
	BB_CONST_TRUE,
	BB_CONST_FALSE,
	BB_CONST_ELLIPSIS,
	BB_CONST_INT,	    /* text: digits without underscores and without 0x/0o/0b; base tells their base */
	BB_CONST_FLOAT,	    /* text: as strtod and Python's float() take it; no underscores */
	BB_CONST_IMAGINARY, /* text: like a float's (or decimal digits), without the j */
	BB_CONST_STR, /* text: decoded; UTF-8, but a surrogate that was spelled as an escape is three bytes of WTF-8 */
	BB_CONST_BYTES, /* text: the bytes */
	BB_CONST_OTHER, /* only with a value */
} BbConstantKind;

typedef struct BbConstant {
	uint8_t kind;	     /* BbConstantKind */
	uint8_t base;	     /* 2, 8, 10 or 16; BB_CONST_INT only */
	bool u_prefix;	     /* spelled u"..."; BB_CONST_STR only, of interest to ast.dump alone */
	bool has_surrogates; /* BB_CONST_STR whose text is WTF-8, not UTF-8 */
	BbText text;
	/* NULL, or instead of the text the value itself (of a number, tuple or frozenset) in a tree that a program made
	 * of objects; who reads that tree keeps it alive. */
	const BbValue *value;
} BbConstant;

/* One `for target in iter if ifs...` of a comprehension. */
typedef struct BbComprehension {
	BbExpr *target;
	BbExpr *iter;
	BbExprs ifs;
	bool is_async;
} BbComprehension;

typedef struct BbComprehensions {
	uint32_t count;
	BbComprehension *items;
} BbComprehensions;

/* An argument of a call given by name; arg is NULL for **value. */
typedef struct BbKeyword {
	BbPos pos;
	BbName *arg;
	BbExpr *value;
} BbKeyword;

typedef struct BbKeywords {
	uint32_t count;
	BbKeyword *items;
} BbKeywords;

typedef struct BbArg {
	BbPos pos;
	BbName *arg;
	BbExpr *annotation; /* may be NULL */
} BbArg;

typedef struct BbArgs {
	uint32_t count;
	BbArg *items;
} BbArgs;

/* The parameters of a function or lambda. */
typedef struct BbArguments {
	BbArgs posonlyargs;
	BbArgs args;
	BbArg *vararg; /* may be NULL */
	BbArgs kwonlyargs;
	BbExprs kw_defaults; /* as many as kwonlyargs; an item is NULL where there is no default */
	BbArg *kwarg;	     /* may be NULL */
	BbExprs defaults;    /* of the last posonlyargs+args, in order */
} BbArguments;

typedef enum BbTypeParamKind {
	BB_TYPE_VAR,
	BB_PARAM_SPEC,
	BB_TYPE_VAR_TUPLE,
} BbTypeParamKind;

typedef struct BbTypeParam {
	BbPos pos;
	BbTypeParamKind kind;
	BbName *name;
	BbExpr *bound;	       /* BB_TYPE_VAR only; may be NULL */
	BbExpr *default_value; /* may be NULL */
} BbTypeParam;

typedef struct BbTypeParams {
	uint32_t count;
	BbTypeParam *items;
} BbTypeParams;

typedef enum BbExprKind {
	BB_EXPR_BOOL_OP,
	BB_EXPR_NAMED_EXPR,
	BB_EXPR_BIN_OP,
	BB_EXPR_UNARY_OP,
	BB_EXPR_LAMBDA,
	BB_EXPR_IF_EXP,
	BB_EXPR_DICT,
	BB_EXPR_SET,
	BB_EXPR_LIST_COMP,
	BB_EXPR_SET_COMP,
	BB_EXPR_DICT_COMP,
	BB_EXPR_GENERATOR_EXP,
	BB_EXPR_AWAIT,
	BB_EXPR_YIELD,
	BB_EXPR_YIELD_FROM,
	BB_EXPR_COMPARE,
	BB_EXPR_CALL,
	BB_EXPR_FORMATTED_VALUE,
	BB_EXPR_INTERPOLATION,
	BB_EXPR_JOINED_STR,
	BB_EXPR_TEMPLATE_STR,
	BB_EXPR_CONSTANT,
	BB_EXPR_ATTRIBUTE,
	BB_EXPR_SUBSCRIPT,
	BB_EXPR_STARRED,
	BB_EXPR_NAME,
	BB_EXPR_LIST,
	BB_EXPR_TUPLE,
	BB_EXPR_SLICE,
} BbExprKind;

struct BbExpr {
	BbPos pos;
	uint8_t kind;	    /* BbExprKind */
	uint8_t ctx;	    /* BbExprContext, of ATTRIBUTE, SUBSCRIPT, STARRED, NAME, LIST and TUPLE */
	bool parenthesized; /* written in parentheses of its own (its pos does not include them) */
	union {
		struct {
			BbBoolOp op;
			BbExprs values; /* two or more */
		} bool_op;
		struct {
			BbExpr *target; /* a BB_EXPR_NAME in BB_STORE */
			BbExpr *value;
		} named_expr;
		struct {
			BbExpr *left;
			BbExpr *right;
			BbBinaryOp op;
		} bin_op;
		struct {
			BbExpr *operand;
			BbUnaryOp op;
		} unary_op;
		struct {
			BbArguments *args;
			BbExpr *body;
		} lambda;
		struct {
			BbExpr *test;
			BbExpr *body;
			BbExpr *orelse;
		} if_exp;
		struct {
			BbExprs keys; /* as many as values; an item is NULL for **value */
			BbExprs values;
		} dict;
		struct {
			BbExprs elts;
		} set;
		/* LIST_COMP, SET_COMP, GENERATOR_EXP (elt), DICT_COMP (key elt, value) all use comp. */
		struct {
			BbExpr *elt;		     /* DICT_COMP: the key */
			BbExpr *value;		     /* DICT_COMP only, else NULL */
			BbComprehensions generators; /* one or more */
		} comp;
		struct {
			BbExpr *value;
		} await;
		struct {
			BbExpr *value; /* may be NULL */
		} yield;
		struct {
			BbExpr *value;
		} yield_from;
		struct {
			BbExpr *left;
			uint32_t count; /* of ops and comparators; one or more */
			uint8_t *ops;	/* BbCompareOp */
			BbExpr **comparators;
		} compare;
		struct {
			BbExpr *func;
			BbExprs args; /* BB_EXPR_STARRED among them */
			BbKeywords keywords;
		} call;
		/* FORMATTED_VALUE (in f-strings) and INTERPOLATION (in t-strings).  `{x=}` has been resolved as CPython
		 * does: the text "x=" is part of the constant before it and conversion is 'r' if there was neither
		 * conversion nor format. */
		struct {
			BbExpr *value;
			int conversion;	     /* -1, 's', 'r' or 'a' */
			BbExpr *format_spec; /* a BB_EXPR_JOINED_STR, or NULL */
			BbText str;	     /* INTERPOLATION only: the text of the expression */
		} formatted_value;
		/* JOINED_STR and TEMPLATE_STR: BB_EXPR_CONSTANTs of kind str, FORMATTED_VALUEs / INTERPOLATIONs. */
		struct {
			BbExprs values;
		} joined_str;
		BbConstant constant;
		struct {
			BbExpr *value;
			BbName *attr;
		} attribute;
		struct {
			BbExpr *value;
			BbExpr *slice; /* any expression; SLICE, or a TUPLE that may hold SLICEs and STARREDs */
		} subscript;
		struct {
			BbExpr *value;
		} starred;
		struct {
			BbName *id;
		} name;
		struct {
			BbExprs elts;
		} list;
		struct {
			BbExprs elts;
		} tuple;
		struct {
			BbExpr *lower; /* each may be NULL */
			BbExpr *upper;
			BbExpr *step;
		} slice;
	};
};

typedef struct BbAlias {
	BbPos pos;
	BbName *name;	/* dotted for `import a.b`; "*" for `from m import *` */
	BbName *asname; /* may be NULL */
} BbAlias;

typedef struct BbAliases {
	uint32_t count;
	BbAlias *items;
} BbAliases;

typedef struct BbWithItem {
	BbExpr *context_expr;
	BbExpr *optional_vars; /* may be NULL; a target in BB_STORE */
} BbWithItem;

typedef struct BbWithItems {
	uint32_t count;
	BbWithItem *items;
} BbWithItems;

typedef struct BbExceptHandler {
	BbPos pos;
	BbExpr *type; /* may be NULL (the last handler only) */
	BbName *name; /* may be NULL */
	BbStmts body;
} BbExceptHandler;

typedef struct BbExceptHandlers {
	uint32_t count;
	BbExceptHandler *items;
} BbExceptHandlers;

typedef enum BbPatternKind {
	BB_PATTERN_VALUE,
	BB_PATTERN_SINGLETON,
	BB_PATTERN_SEQUENCE,
	BB_PATTERN_MAPPING,
	BB_PATTERN_CLASS,
	BB_PATTERN_STAR,
	BB_PATTERN_AS,
	BB_PATTERN_OR,
} BbPatternKind;

struct BbPattern {
	BbPos pos;
	uint8_t kind; /* BbPatternKind */
	union {
		struct {
			BbExpr *value; /* constant, -constant, constant +/- imaginary, attribute, JOINED_STR */
		} value;
		struct {
			BbConstantKind value; /* BB_CONST_NONE, BB_CONST_TRUE or BB_CONST_FALSE */
		} singleton;
		struct {
			BbPatterns patterns;
		} sequence;
		struct {
			BbExprs keys; /* as many as patterns */
			BbPatterns patterns;
			BbName *rest; /* may be NULL */
		} mapping;
		struct {
			BbExpr *cls;
			BbPatterns patterns;
			BbNames kwd_attrs; /* as many as kwd_patterns */
			BbPatterns kwd_patterns;
		} cls;
		struct {
			BbName *name; /* NULL for *_ */
		} star;
		struct {
			BbPattern *pattern; /* NULL: a capture, or with no name the wildcard */
			BbName *name;	    /* NULL: the wildcard _ */
		} as;
		struct {
			BbPatterns patterns; /* two or more */
		} or ;
	};
};

typedef struct BbMatchCase {
	BbPattern *pattern;
	BbExpr *guard; /* may be NULL */
	BbStmts body;
} BbMatchCase;

typedef struct BbMatchCases {
	uint32_t count;
	BbMatchCase *items;
} BbMatchCases;

typedef enum BbStmtKind {
	BB_STMT_FUNCTION_DEF,
	BB_STMT_ASYNC_FUNCTION_DEF,
	BB_STMT_CLASS_DEF,
	BB_STMT_RETURN,
	BB_STMT_DELETE,
	BB_STMT_ASSIGN,
	BB_STMT_TYPE_ALIAS,
	BB_STMT_AUG_ASSIGN,
	BB_STMT_ANN_ASSIGN,
	BB_STMT_FOR,
	BB_STMT_ASYNC_FOR,
	BB_STMT_WHILE,
	BB_STMT_IF,
	BB_STMT_WITH,
	BB_STMT_ASYNC_WITH,
	BB_STMT_MATCH,
	BB_STMT_RAISE,
	BB_STMT_TRY,
	BB_STMT_TRY_STAR,
	BB_STMT_ASSERT,
	BB_STMT_IMPORT,
	BB_STMT_IMPORT_FROM,
	BB_STMT_GLOBAL,
	BB_STMT_NONLOCAL,
	BB_STMT_EXPR,
	BB_STMT_PASS,
	BB_STMT_BREAK,
	BB_STMT_CONTINUE,
} BbStmtKind;

struct BbStmt {
	BbPos pos;
	uint8_t kind; /* BbStmtKind */
	union {
		/* FUNCTION_DEF and ASYNC_FUNCTION_DEF; pos begins at `def`/`async`, not at the decorators. */
		struct {
			BbName *name;
			BbArguments *args;
			BbStmts body;
			BbExprs decorator_list;
			BbExpr *returns; /* may be NULL */
			BbTypeParams type_params;
		} function_def;
		struct {
			BbName *name;
			BbExprs bases;
			BbKeywords keywords;
			BbStmts body;
			BbExprs decorator_list;
			BbTypeParams type_params;
		} class_def;
		struct {
			BbExpr *value; /* may be NULL */
		} return_;
		struct {
			BbExprs targets;
		} delete;
		struct {
			BbExprs targets; /* one or more, left to right */
			BbExpr *value;
		} assign;
		struct {
			BbExpr *name; /* a BB_EXPR_NAME in BB_STORE */
			BbTypeParams type_params;
			BbExpr *value;
		} type_alias;
		struct {
			BbExpr *target;
			BbExpr *value;
			BbBinaryOp op;
		} aug_assign;
		struct {
			BbExpr *target;
			BbExpr *annotation;
			BbExpr *value; /* may be NULL */
			bool simple;   /* the target is a name without parentheses */
		} ann_assign;
		/* FOR and ASYNC_FOR */
		struct {
			BbExpr *target;
			BbExpr *iter;
			BbStmts body;
			BbStmts orelse;
		} for_;
		struct {
			BbExpr *test;
			BbStmts body;
			BbStmts orelse;
		} while_;
		struct {
			BbExpr *test;
			BbStmts body;
			BbStmts orelse; /* an elif is a single IF in here */
		} if_;
		/* WITH and ASYNC_WITH */
		struct {
			BbWithItems items;
			BbStmts body;
		} with;
		struct {
			BbExpr *subject;
			BbMatchCases cases;
		} match;
		struct {
			BbExpr *exc;   /* may be NULL */
			BbExpr *cause; /* may be NULL */
		} raise;
		/* TRY and TRY_STAR */
		struct {
			BbStmts body;
			BbExceptHandlers handlers;
			BbStmts orelse;
			BbStmts finalbody;
		} try_;
		struct {
			BbExpr *test;
			BbExpr *msg; /* may be NULL */
		} assert_;
		struct {
			BbAliases names;
		} import;
		struct {
			BbName *module; /* dotted; NULL in `from . import x` */
			BbAliases names;
			uint32_t level; /* number of leading dots */
		} import_from;
		/* GLOBAL and NONLOCAL */
		struct {
			BbNames names;
		} global;
		struct {
			BbExpr *value;
		} expr;
	};
};

/* A whole module, an interactive statement, or an expression. */
typedef struct BbModule {
	BbStmts body;	    /* whole module; interactive: the statements of one line, or one compound statement */
	BbExpr *expression; /* eval mode: the expression, else NULL */
} BbModule;

/* The kind's name in CPython's ast module ("BinOp"), a static string; for dumps and messages. */
const char *bb_ast_expr_kind_name(BbExprKind kind);
const char *bb_ast_stmt_kind_name(BbStmtKind kind);
const char *bb_ast_pattern_kind_name(BbPatternKind kind);

#endif
