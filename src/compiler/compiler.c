/* SPDX-License-Identifier: MIT */
/*
 * From source text to code objects; see compiler.h.
 *
 * Invariant: the tree of a top-level statement is gone when the next one is parsed, so nothing that outlives a
 * statement refers to the arena. Threads: a compilation is the calling thread's; the hook is set once, before there are
 * other threads.
 */
#include "compiler/compiler.h"

#include "compiler/ast_dump.h"
#include "compiler/codegen.h"
#include "compiler/gen_annotation.h"
#include "compiler/gen_error.h"
#include "compiler/gen_expr.h"
#include "compiler/gen_function.h"
#include "compiler/gen_import.h"
#include "compiler/gen_name.h"
#include "compiler/gen_stmt.h"
#include "compiler/parser.h"
#include "compiler/source.h"
#include "compiler/tree_read.h"
#include "memory/c_stack.h"
#include "object/code.h"
#include "object/codec.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "platform/platform.h"

#include <string.h>

/* ---- Warnings. ---- */

void bb_compiler_set_warning_hook(BbRuntime *rt, BbCompileWarning hook)
{
	bb_published_store(&rt->objects->compile_warning, (uintptr_t)hook);
}

static BbType *warning_category(BbWarningCategory category)
{
	return category == BB_WARN_SYNTAX ? &bb_exc_SyntaxWarning : &bb_exc_DeprecationWarning;
}

static bool parser_warning(void *ctx, BbWarningCategory category, const char *message, uint32_t line, uint32_t offset,
			   bool *as_error)
{
	BbGenerator *c = ctx;

	(void)offset;
	if (bb_gen_error_report(c, warning_category(category), message, line))
		return true;
	/* A warning that was made an exception is told as a syntax error, at its place. */
	if (bb_exception_matches(c->t, warning_category(category))) {
		bb_exception_clear(c->t);
		*as_error = true;
	}
	return false;
}

static int32_t named_character(void *ctx, const char *name, size_t length)
{
	(void)ctx;
	return bb_codec_named_char(name, length);
}

/* ---- Syntax errors. ---- */

static void scope_error(BbGenerator *c)
{
	if (c->scopes.message != NULL)
		bb_gen_error(c, &c->scopes.error, "%s", c->scopes.message);
	else
		bb_codegen_check(c, BB_EMPTY);
}

static void parse_error(BbGenerator *c, BbParser *parser, BbParseStatus status)
{
	const BbParseError *error = bb_parser_error(parser);
	BbType *type = &bb_exc_SyntaxError;

	switch (status) {
	case BB_PARSE_INDENTATION_ERROR:
		type = &bb_exc_IndentationError;
		break;
	case BB_PARSE_TAB_ERROR:
		type = &bb_exc_TabError;
		break;
	case BB_PARSE_INCOMPLETE:
		type = &bb_exc__IncompleteInputError;
		break;
	case BB_PARSE_MEMORY_ERROR:
		bb_raise_no_memory(c->t);
		c->failed = true;
		return;
	case BB_PARSE_RECURSION_ERROR:
		bb_raise(c->t, &bb_exc_RecursionError, "%s",
			 error->message != NULL ? error->message
						: "maximum recursion depth exceeded during compilation");
		c->failed = true;
		return;
	case BB_PARSE_STOPPED:
		c->failed = true;
		return;
	default:
		break;
	}
	BbValue message = bb_str_from_text(c->t, error->message), text = BB_NONE;
	if (error->source_line.text != NULL)
		text = bb_str_decode_utf8(c->t, error->source_line.text, error->source_line.length, "replace");
	int32_t place[4] = {error->line, error->offset, error->end_line, error->end_offset};
	bb_gen_error_raise(c, type, message, text, place);
	bb_codegen_check(c, BB_EMPTY);
}

/* ---- Memory. ---- */

static void *get_chunk(void *ctx, size_t size)
{
	return bb_heap_outside(ctx, size);
}

static void put_chunk(void *ctx, void *chunk, size_t size)
{
	(void)size;
	bb_heap_outside_free(ctx, chunk);
}

/* ---- Statements. ---- */

static void begin_scopes(BbGenerator *c)
{
	bb_scope_init(&c->scopes, c->t, c->arena, (c->future_flags & BB_CODE_FUTURE_ANNOTATIONS) != 0);
	c->scopes.allow_top_level_await = c->options->top_level_await;
	if (c->scopes.failed)
		scope_error(c);
}

/* A `global' of the module's own for a name with these flags. */
static bool check_declared(BbGenerator *c, const BbSymbol *symbol, intptr_t before)
{
	const char *format = before & BB_SYM_ANNOTATED	   ? "annotated name '%s' can't be global"
			     : before & BB_SYM_BOUND_LOCAL ? "name '%s' is assigned to before global declaration"
			     : before & BB_SYM_USE	   ? "name '%s' is used prior to global declaration"
							   : NULL;

	if (format != NULL && symbol->declared.line != 0)
		bb_gen_error(c, &symbol->declared, format, symbol->name->text);
	return !c->failed;
}

/* What the statements before have done to a name of the module, and adds what this one does. */
static bool carry_name(BbGenerator *c, BbSymbol *symbol)
{
	enum { KEPT = BB_SYM_GLOBAL | BB_SYM_ANNOTATED | BB_SYM_BOUND_LOCAL | BB_SYM_USE };
	BbValue name = bb_codegen_name_value(c, symbol->name), known = bb_from_small(0);

	if (c->failed || bb_dict_get(c->t, c->module_names, name, &known) < 0)
		return false;
	intptr_t before = bb_to_small(known), flags = before | (symbol->flags & KEPT);
	if ((symbol->flags & BB_SYM_GLOBAL) && !check_declared(c, symbol, before))
		return false;
	symbol->flags |= before & BB_SYM_GLOBAL;
	return flags == before || bb_dict_set(c->t, c->module_names, name, bb_from_small(flags));
}

/* Scopes are those of one statement, but what it declares global is so for the statements after it at module level, and
 * what it uses they may not declare. */
static bool carry_names(BbGenerator *c)
{
	if (bb_is_empty(c->module_names))
		c->module_names = bb_codegen_check(c, bb_dict_new(c->t, 0));
	for (BbSymbol *symbol = c->scopes.module->first; symbol && !c->failed; symbol = symbol->next)
		if (!carry_name(c, symbol))
			bb_codegen_check(c, BB_EMPTY);
	return !c->failed;
}

/* The scopes of the tree have been entered: settles them and makes the unit stand in the new module scope. */
static bool end_scopes(BbGenerator *c, bool ok)
{
	if (ok && !carry_names(c))
		return false;
	if (!ok || !bb_scope_resolve(&c->scopes)) {
		scope_error(c);
		return false;
	}
	c->unit->scope = c->unit->current = c->scopes.module;
	return true;
}

/* What is compiled: what a parser finds, or a tree that is there. */
typedef struct Input {
	BbParser *parser; /* NULL: the tree is there */
	BbModule tree;
	uint32_t at; /* of the statements */
} Input;

static void compile_statement(BbGenerator *c, const BbStmt *stmt)
{
	begin_scopes(c);
	if (c->failed || !end_scopes(c, bb_scope_statement(&c->scopes, stmt)))
		return;
	bb_gen_stmt(c, stmt);
}

/* Between two statements nothing refers to the tree. */
static void forget_statement(BbGenerator *c)
{
	if (c->unit->a.failed)
		c->failed = true;
	if (c->failed)
		return;
	bb_assembler_forget_labels(&c->unit->a);
	c->unit->scope = c->unit->current = NULL;
	c->unit->a.next_temp = BB_NEAR_LOCALS;
}

static bool is_text(const BbStmt *stmt)
{
	return stmt->kind == BB_STMT_EXPR && stmt->expr.value->kind == BB_EXPR_CONSTANT &&
	       stmt->expr.value->constant.kind == BB_CONST_STR;
}

static void compile_docstring(BbGenerator *c, BbStmt *stmt)
{
	BbStmts body = {1, &stmt};

	begin_scopes(c);
	if (c->failed || !end_scopes(c, true))
		return;
	BbValue doc = bb_gen_stmt_docstring(c, &body);
	if (c->failed || bb_is_empty(doc))
		return;
	int temp = bb_codegen_constant(c, &stmt->pos, doc, BB_WANT_TEMP);
	bb_gen_name_store(c, &stmt->pos, bb_codegen_known(c, "__doc__"), temp);
}

/* NULL: there are no more, or the compilation failed. */
static BbStmt *next_statement(BbGenerator *c, Input *in)
{
	BbStmt *stmt = NULL;

	if (in->parser == NULL)
		return in->at < in->tree.body.count ? in->tree.body.items[in->at++] : NULL;
	BbParseStatus status = bb_parser_next_statement(in->parser, &stmt);
	if (status != BB_PARSE_OK)
		parse_error(c, in->parser, status);
	return status == BB_PARSE_OK ? stmt : NULL;
}

/* The whole input at once. */
static bool whole_tree(BbGenerator *c, Input *in)
{
	BbParseStatus status = in->parser == NULL ? BB_PARSE_OK : bb_parser_module(in->parser, &in->tree);

	if (status != BB_PARSE_OK)
		parse_error(c, in->parser, status);
	return status == BB_PARSE_OK;
}

static void compile_exec(BbGenerator *c, Input *in)
{
	bool first = true;

	while (!c->failed) {
		uint32_t flags = c->future_flags;
		BbStmt *stmt = next_statement(c, in);

		if (stmt == NULL)
			return;
		bb_gen_import_future(c, stmt, first);
		if ((c->future_flags & ~flags) & BB_CODE_FUTURE_ANNOTATIONS) {
			c->unit->flags |= BB_CODE_FUTURE_ANNOTATIONS;
			BB_EMIT(c, &stmt->pos, SETUP_ANNOTATIONS, 0, 0, 0);
		}
		if (first && is_text(stmt))
			compile_docstring(c, stmt);
		else
			compile_statement(c, stmt);
		forget_statement(c);
		if (in->parser != NULL && !bb_parser_has_pending(in->parser))
			bb_arena_reset(c->arena);
		first = false;
	}
}

static void compile_single(BbGenerator *c, Input *in)
{
	const BbStmts *body = &in->tree.body;

	if (!whole_tree(c, in))
		return;
	for (uint32_t i = 0; i < body->count && !c->failed; i++) {
		bb_gen_import_future(c, body->items[i], i == 0);
		compile_statement(c, body->items[i]);
		forget_statement(c);
	}
}

static void compile_eval(BbGenerator *c, Input *in)
{
	if (!whole_tree(c, in))
		return;
	const BbExpr *e = in->tree.expression;
	begin_scopes(c);
	if (c->failed || !end_scopes(c, bb_scope_expression(&c->scopes, e)))
		return;
	BB_EMIT(c, &e->pos, RETURN, bb_gen_expr(c, e, BB_WANT_ANY), 0, 0);
	bb_assembler_unreachable(&c->unit->a);
	forget_statement(c);
}

static void compile_module(BbGenerator *c, Input *in)
{
	BbPos end = {1, 0, 1, 0};

	if (c->options->mode == BB_COMPILE_EVAL) {
		compile_eval(c, in);
		return;
	}
	if (c->future_flags & BB_CODE_FUTURE_ANNOTATIONS)
		BB_EMIT(c, &end, SETUP_ANNOTATIONS, 0, 0, 0);
	if (c->options->mode == BB_COMPILE_SINGLE)
		compile_single(c, in);
	else
		compile_exec(c, in);
	if (c->failed)
		return;
	if (c->unit->a.count > 0) {
		const BbPosition *last = &c->unit->a.positions[c->unit->a.count - 1];

		if (last->line != 0)
			end = (BbPos){last->line, last->col, last->end_line, last->end_col};
	}
	bb_gen_function_end(c, &end);
	begin_scopes(c);
	if (!c->failed && end_scopes(c, true))
		bb_gen_annotation_module(c);
}

/* Only now it is known whether the module awaits. */
static void end_top_level(BbGenerator *c)
{
	if (c->unit->awaits)
		c->unit->flags |= BB_CODE_COROUTINE;
	else
		c->unit->a.words[0] = BB_INSTRUCTION(BB_OPCODE_NOP, 0, 0, 0);
}

static BbValue generate(BbGenerator *c, Input *in)
{
	BbUnit unit;
	BbAnnotations annotations;

	memset(&annotations, 0, sizeof annotations);
	begin_scopes(c);
	if (c->failed)
		return BB_EMPTY;
	bb_codegen_begin(c, &unit, c->scopes.module, bb_codegen_check(c, bb_intern_text(c->t, "<module>")), 1);
	if (c->options->mode != BB_COMPILE_EVAL)
		unit.annotations = &annotations;
	unit.scope = unit.current = NULL;
	if (!c->failed && c->options->top_level_await)
		BB_EMIT(c, NULL, RETURN_GENERATOR, 0, 0, 0);
	if (!c->failed)
		compile_module(c, in);
	if (!c->failed && c->options->top_level_await)
		end_top_level(c);
	bb_gen_annotation_discard(c, &annotations);
	return bb_codegen_end(c, &unit);
}

/* ---- Trees. ---- */

typedef struct TreeText {
	BbGenerator *c;
	BbStrBuilder builder;
} TreeText;

static void write_tree(void *ctx, const char *text, size_t length)
{
	bb_str_builder_add(&((TreeText *)ctx)->builder, text, length);
}

/* Whoever reads the text could not say where the literal stands that is too long. */
static void check_integer(void *ctx, const BbExpr *literal)
{
	BbValue unused;
	if (literal->constant.text.length > BB_INT_MAX_STR_DIGITS_THRESHOLD)
		(void)!bb_gen_expr_constant(((TreeText *)ctx)->c, literal, &unused);
}

static BbValue tree_text(BbGenerator *c, BbParser *parser)
{
	BbModule module;
	TreeText text = {.c = c};
	BbParseStatus status = bb_parser_module(parser, &module);
	if (status != BB_PARSE_OK) {
		parse_error(c, parser, status);
		return BB_EMPTY;
	}
	bb_str_builder_init(&text.builder, c->t);
	bb_ast_dump_module(&module, &(BbAstSink){write_tree, &text, check_integer});
	return c->failed ? BB_EMPTY : bb_str_builder_finish(&text.builder);
}

/* The text of a source whose encoding the parser does not know, decoded by its codec.  EMPTY: an exception is pending.
 */
static BbValue decoded_source(BbGenerator *c, const char *name, size_t length)
{
	static const int32_t nowhere[] = {0, -1, 0, 0};
	BbThread *t = c->t;
	BbValue encoding = bb_str_new(t, name, length);
	BbValue bytes = bb_is_empty(encoding) ? BB_EMPTY : bb_bytes_new(t, c->source, c->source_size);
	BbValue text = bb_is_empty(bytes) ? BB_EMPTY : bb_codec_decode(t, bytes, bb_str_text(encoding), "strict");

	if (!bb_is_empty(text) ||
	    !(bb_exception_matches(t, &bb_exc_LookupError) || bb_exception_matches(t, &bb_exc_UnicodeError)))
		return text;
	BbValue reason = bb_str(t, bb_exception_take(t));
	if (!bb_is_empty(reason))
		bb_gen_error_raise(c, &bb_exc_SyntaxError, reason, BB_NONE, nowhere);
	return BB_EMPTY;
}

static BbValue compile_source(BbGenerator *c, BbParserOptions *parsing)
{
	BbValue decoded = BB_NONE, code = BB_EMPTY;
	size_t name_length;
	const char *encoding =
		parsing->is_text ? NULL : bb_source_other_encoding(c->source, c->source_size, &name_length);

	if (encoding != NULL) {
		decoded = decoded_source(c, encoding, name_length);
		if (bb_is_empty(decoded))
			return BB_EMPTY;
		c->source = parsing->source = bb_str_text(decoded);
		c->source_size = parsing->length = bb_to_str(decoded)->size;
		parsing->is_text = true;
	}
	Input in = {.parser = bb_parser_new(c->arena, parsing)};
	if (in.parser == NULL)
		bb_raise_no_memory(c->t);
	else
		code = c->options->only_tree ? tree_text(c, in.parser) : generate(c, &in);
	bb_parser_free(in.parser);
	return code;
}

static BbValue compile_tree(BbGenerator *c)
{
	BbValue rows = c->options->tree;
	Input in = {0};

	if (!bb_tree_read(c->t, c->arena, rows, c->options->mode == BB_COMPILE_EVAL, &in.tree))
		return BB_EMPTY;
	return generate(c, &in);
}

#if BB_SHORT_POSITIONS
/* Has it a line whose columns do not fit? */
static bool has_long_line(const char *text, size_t size)
{
	const char *end = text + size;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *next = newline ? newline + 1 : end;
		if (next - text >= BB_PLACE_NONE)
			return true;
		text = next;
	}
	return false;
}
#endif

static BbValue compile_here(BbThread *t, const char *source, size_t size, const BbCompileOptions *options)
{
	BbArenaSource memory = {get_chunk, put_chunk, t};
	BbArena arena;
	BbGenerator c = {
		.t = t,
		.arena = &arena,
		.options = options,
		.future_flags = options->future_flags,
		.source = source,
		.source_size = size,
		.future_allowed = true,
		.is_interactive = options->mode == BB_COMPILE_SINGLE,
	};
	BbParserOptions parsing = {
		.source = source,
		.length = size,
		.mode = options->mode == BB_COMPILE_EXEC   ? BB_PARSE_EXEC
			: options->mode == BB_COMPILE_EVAL ? BB_PARSE_EVAL
							   : BB_PARSE_SINGLE,
		.is_text = options->is_text,
		.allow_incomplete = options->allow_incomplete,
		.dont_imply_dedent = options->dont_imply_dedent,
		.stack_limit = t->stack_limit,
		.warn = parser_warning,
		.warn_ctx = &c,
		.character = named_character,
	};

#if BB_SHORT_POSITIONS
	if (source != NULL && has_long_line(source, size))
		return bb_raise_no_memory(t);
#endif
	bb_arena_init(&arena, &memory, 0);
	BbValue code = source != NULL ? compile_source(&c, &parsing) : compile_tree(&c);
	bb_arena_free(&arena);
	return code;
}

typedef struct Compiling {
	BbThread *t;
	const char *source;
	size_t size;
	const BbCompileOptions *options;
	BbValue code;
} Compiling;

static void compile_on_piece(void *arg)
{
	Compiling *c = arg;
	c->code = compile_here(c->t, c->source, c->size, c->options);
}

BbValue bb_compile(BbThread *t, const char *source, size_t size, const BbCompileOptions *options)
{
	if (!BB_C_STACK_FIRST)
		return compile_here(t, source, size, options);
	Compiling c = {t, source, size, options, BB_EMPTY};
	bb_c_stack_call_large(t, BB_COMPILER_STACK, compile_on_piece, &c);
	return c.code;
}
