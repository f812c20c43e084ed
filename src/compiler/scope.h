/* SPDX-License-Identifier: MIT */
/*
 * Symbol tables: which names each scope of a top-level statement binds and uses, and where each use finds its binding.
 *
 * Every function, class, comprehension, type parameter list and annotation is a scope, found by its tree node.
 * Comprehensions other than generator expressions belong to the unit (code object) of the scope around them.
 *
 * Invariant: after bb_scope_build each symbol is resolved: LOCAL and CELL symbols of function-like scopes own a
 * variable; a FREE one has a place in the closure of its scope's unit, as do those that only pass through (`passes').
 * Tables live in the arena of the tree.  Threads: as the tree.
 */
#ifndef BB_COMPILER_SCOPE_H
#define BB_COMPILER_SCOPE_H

#include "compiler/ast.h"
#include "object/object.h"

typedef enum BbScopeKind {
	BB_SCOPE_MODULE,
	BB_SCOPE_FUNCTION, /* also lambda and generator expression */
	BB_SCOPE_CLASS,
	BB_SCOPE_COMPREHENSION, /* inlined */
	BB_SCOPE_ANNOTATION,
	BB_SCOPE_TYPE_PARAMS,	/* around a generic function, class or type alias */
	BB_SCOPE_TYPE_VARIABLE, /* bound, constraints or default of a type parameter */
	BB_SCOPE_TYPE_ALIAS,	/* value of a type alias */
} BbScopeKind;

/* What of a node a scope is for. */
typedef enum BbScopeRole {
	BB_ROLE_BODY,	     /* of a def, lambda, class, comprehension, type alias */
	BB_ROLE_TYPE_PARAMS, /* node: the statement */
	BB_ROLE_ANNOTATIONS, /* node: the def; for a class or module the class statement / NULL */
	BB_ROLE_BOUND,	     /* node: the BbTypeParam */
	BB_ROLE_DEFAULT,
} BbScopeRole;

enum {
	BB_SYM_BOUND_LOCAL = 1 << 0, /* assigned, deleted, imported, ... here */
	BB_SYM_PARAM = 1 << 1,
	BB_SYM_GLOBAL = 1 << 2,	  /* declared */
	BB_SYM_NONLOCAL = 1 << 3, /* declared */
	BB_SYM_USE = 1 << 4,
	BB_SYM_ANNOTATED = 1 << 5,
	BB_SYM_IMPORT = 1 << 6,
	BB_SYM_ITERATION = 1 << 7, /* a comprehension's target */
	BB_SYM_TYPE_PARAM = 1 << 8,
	BB_SYM_DELETED = 1 << 9, /* unbound by del or at the end of an except clause */
	BB_SYM_WALRUS = 1 << 10, /* bound by := in a comprehension inside */
	BB_SYM_IS_BOUND = BB_SYM_BOUND_LOCAL | BB_SYM_PARAM | BB_SYM_IMPORT | BB_SYM_TYPE_PARAM,
};

typedef enum BbResolution {
	BB_NAME_UNRESOLVED,
	BB_NAME_LOCAL, /* in a function: a register; in a class or module: the namespace */
	BB_NAME_CELL,  /* a register with a cell */
	BB_NAME_FREE,
	BB_NAME_GLOBAL,	  /* declared global */
	BB_NAME_IMPLICIT, /* global or builtin */
} BbResolution;

typedef struct BbSymbol {
	BbName *name;	       /* mangled */
	struct BbSymbol *next; /* in order of appearance */
	uint16_t flags;
	uint8_t resolution;
	bool passes;	 /* the scope's unit needs the cell in its closure for scopes inside */
	int16_t closure; /* place in the closure of the unit, or -1 */
	int32_t local;	 /* number of the local variable, or -1; the generator's */
	BbPos declared;	 /* where global or nonlocal says so */
} BbSymbol;

typedef struct BbScope {
	struct BbScope *parent;
	struct BbScope *next_child, *first_child, *last_child;
	const void *node;
	struct BbScope *next_in_bucket;
	uint8_t role, kind;
	bool is_lambda, is_genexp, is_async; /* is_async: async def, or a generator expression that awaits */
	bool is_generator, has_return_value;
	bool is_nested;	 /* inside a function */
	bool sees_class; /* annotation-like scope directly in a class: looks there first */
	bool has_walrus; /* a local of this unit is assigned inside an expression */
	bool has_docstring;
	bool conditional_annotations; /* class: some annotation is inside an if, for, ... */
	bool annotations_used;	      /* annotation scope: there is an annotation */
	bool in_iterable;	      /* comprehension: its iterable expressions are being visited */
	uint8_t comprehension;	      /* BbExprKind + 1 of a comprehension or generator expression */
	BbName *class_name;	      /* for mangling: the innermost class around, or NULL */
	const char *what;	      /* type variable scopes: "a TypeVar bound", for messages */
	BbSymbol *implicit[3]; /* class: the cells of __class__, __classdict__ and __conditional_annotations__, where
				  used inside */
	BbSymbol *first, **last;
	BbSymbol **table; /* open addressing */
	uint32_t count, mask;
	BbPos pos;
} BbScope;

enum { BB_SCOPE_BUCKETS = 64 };

/* Places in `implicit'. */
enum { BB_IMPLICIT_CLASS, BB_IMPLICIT_CLASSDICT, BB_IMPLICIT_CONDITIONAL };

/* The scopes of one statement, or of all statements of an expression or interactive input. */
typedef struct BbScopes {
	BbThread *t;
	BbArena *arena;
	BbValue filename;
	BbScope *module;
	BbScope *module_annotations; /* parent of what annotations at module level define, or NULL */
	BbScope *current;
	BbScope *buckets[BB_SCOPE_BUCKETS];
	bool failed;	/* an exception is pending */
	bool no_memory; /* ... or rather is to be raised */
	bool future_annotations;
	bool allow_top_level_await;
	unsigned conditional; /* depth of if, for, try ... in the current class or module body */
	/* A syntax error that was found: */
	const char *message;
	BbPos error;
	BbName *implicit[3]; /* __class__, __classdict__, __conditional_annotations__ */
	BbName *super, *debug, *format, *type_params, *generic_base;
} BbScopes;

/* ---- Entering a tree. ---- */

/* Prepares for a statement whose tree is in the arena. */
void bb_scope_init(BbScopes *s, BbThread *t, BbArena *arena, bool future_annotations);

/* Enters statements, or an expression, of the top level; then bb_scope_resolve settles all names.  When they return
 * false either s->message and s->error tell a syntax error, or an exception is pending, or s->no_memory. */
BB_NODISCARD bool bb_scope_statement(BbScopes *s, const BbStmt *stmt);
BB_NODISCARD bool bb_scope_expression(BbScopes *s, const BbExpr *expr);
BB_NODISCARD bool bb_scope_resolve(BbScopes *s);

/* The scope of a node; NULL: it has none. */
BbScope *bb_scope_find(const BbScopes *s, const void *node, BbScopeRole role);

/* The symbol, or NULL. */
BbSymbol *bb_scope_lookup(const BbScope *scope, const BbName *name);

/* The name as it is spelled inside a class: __x becomes _Class__x.  NULL: no memory. */
BB_NODISCARD BbName *bb_scope_mangle(BbArena *arena, const BbName *class_name, BbName *name);

/* ---- For the other scope_*.c: building. ---- */

/* A syntax error at pos, unless there is one already.  Formats as bb_message_format. */
void bb_scope_fail(BbScopes *s, const BbPos *pos, const char *format, ...);

/* Makes a scope inside the current one the current one; NULL: no memory.  bb_scope_leave makes `before' the current one
 * again. */
BbScope *bb_scope_enter(BbScopes *s, const void *node, BbScopeRole role, BbScopeKind kind, const BbPos *pos);
void bb_scope_leave(BbScopes *s, BbScope *before);

/* Gives the current scope's (or scope's) symbol of the name the flags; NULL: failed. */
void bb_scope_add(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos);
BbSymbol *bb_scope_add_to(BbScopes *s, BbScope *scope, BbName *name, unsigned flags, const BbPos *pos);
/* The current scope binds the name; __debug__ is refused, as it is by bb_scope_check_name. */
void bb_scope_bind(BbScopes *s, BbName *name, unsigned flags, const BbPos *pos);
void bb_scope_check_name(BbScopes *s, const BbName *name, BbExprContext ctx, const BbPos *pos);

/* ---- Asking. ---- */

/* Does the scope have a code object of its own? */
BB_INLINE bool bb_scope_is_unit(const BbScope *scope)
{
	return scope->kind != BB_SCOPE_COMPREHENSION;
}

/* Are its variables registers? */
BB_INLINE bool bb_scope_is_function(const BbScope *scope)
{
	return scope->kind != BB_SCOPE_MODULE && scope->kind != BB_SCOPE_CLASS;
}

/* The scope whose unit this one belongs to. */
BB_INLINE BbScope *bb_scope_unit(BbScope *scope)
{
	while (!bb_scope_is_unit(scope))
		scope = scope->parent;
	return scope;
}

#endif
