/* SPDX-License-Identifier: MIT */
/*
 * Names of the kinds of nodes.
 *
 * Invariant: the tables are in the order of the enumerations in ast.h.  Threads: constant data only.
 */
#include "compiler/ast.h"

static const char *const expr_names[] = {
	"BoolOp",	 "NamedExpr", "BinOp",	     "UnaryOp",	 "Lambda",    "IfExp",
	"Dict",		 "Set",	      "ListComp",    "SetComp",	 "DictComp",  "GeneratorExp",
	"Await",	 "Yield",     "YieldFrom",   "Compare",	 "Call",      "FormattedValue",
	"Interpolation", "JoinedStr", "TemplateStr", "Constant", "Attribute", "Subscript",
	"Starred",	 "Name",      "List",	     "Tuple",	 "Slice",
};

static const char *const stmt_names[] = {
	"FunctionDef", "AsyncFunctionDef",
	"ClassDef",    "Return",
	"Delete",      "Assign",
	"TypeAlias",   "AugAssign",
	"AnnAssign",   "For",
	"AsyncFor",    "While",
	"If",	       "With",
	"AsyncWith",   "Match",
	"Raise",       "Try",
	"TryStar",     "Assert",
	"Import",      "ImportFrom",
	"Global",      "Nonlocal",
	"Expr",	       "Pass",
	"Break",       "Continue",
};

static const char *const pattern_names[] = {
	"MatchValue", "MatchSingleton", "MatchSequence", "MatchMapping",
	"MatchClass", "MatchStar",	"MatchAs",	 "MatchOr",
};

const char *bb_ast_expr_kind_name(BbExprKind kind)
{
	return expr_names[kind];
}

const char *bb_ast_stmt_kind_name(BbStmtKind kind)
{
	return stmt_names[kind];
}

const char *bb_ast_pattern_kind_name(BbPatternKind kind)
{
	return pattern_names[kind];
}
