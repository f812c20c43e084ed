/* SPDX-License-Identifier: MIT */
/*
 * freeze_code OUTPUT: compiles library modules for boards, as C constants.
 *
 * Standard input has a line "NAME SIZE IS_PACKAGE" for each module, followed by SIZE bytes of its text; before that a
 * line "without NAME" for each built-in module that the board lacks (without an underscore in front).  What is written
 * is what start-up and import would make in the heap: code objects with all that they refer to, and every name that the
 * runtime interns by itself or when it imports a built-in module (object/frozen.h).  Equal constants are written once.
 *
 * Strings, tuples and numbers are written for words of 32 bits.  A frozenset among the constants becomes a tuple: the
 * compiler makes it for `in', which is content with that.  Positions are reduced to lines, since there is no text to
 * show.
 */
#include "base/hash.h"
#include "compiler/compiler.h"
#include "memory/heap.h"
#include "modules/modules.h"
#include "object/bytes.h"
#include "object/code.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/state.h"
#include "object/str.h"
#include "object/tuple.h"
#include "thread/world.h"
#include "vm/import.h"
#include "vm/report.h"
#include "vm/runtime.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Growing text. */
typedef struct Text {
	char *data;
	size_t size, capacity;
} Text;

/* What has been written already, by its text, and the names among it. */
typedef struct Known {
	char *text;
	unsigned number;
	struct Known *next;
} Known;

typedef struct Name {
	char *text; /* FROZEN_NAME's arguments */
	uint32_t hash;
	unsigned number;
	size_t size;
} Name;

enum { BUCKETS = 1 << 14 };
static Known *known[BUCKETS];
static unsigned count;
static Name *names;
static size_t name_count;
/* Constants that code objects share, each of them the first so many, with a comma before each. */
static Text *shared;
static size_t shared_count;
static FILE *out, *body;

_Noreturn static void fail(const char *what)
{
	fprintf(stderr, "freeze_code: %s\n", what);
	exit(1);
}

static void *grow(void *p, size_t size)
{
	p = realloc(p, size);
	if (!p)
		fail("no memory");
	return p;
}

__attribute__((format(printf, 2, 3))) static void put(Text *text, const char *format, ...)
{
	va_list args;

	for (;;) {
		size_t room = text->capacity - text->size;

		va_start(args, format);
		size_t n = (size_t)vsnprintf(text->data + text->size, room, format, args);
		va_end(args);
		if (n < room) {
			text->size += n;
			return;
		}
		text->capacity = 2 * (text->capacity + n + 1);
		text->data = grow(text->data, text->capacity);
	}
}

/* The number of MACRO with the arguments, which it frees; *is_new: it has not been known before. */
static unsigned number_of(const char *macro, Text *arguments, bool *is_new)
{
	Text text = {0};
	put(&text, "%s %s", macro, arguments->data);
	free(arguments->data);
	Known **bucket = &known[bb_hash_bytes32(text.data, text.size) % BUCKETS];

	*is_new = false;
	for (Known *k = *bucket; k; k = k->next)
		if (strcmp(k->text, text.data) == 0) {
			free(text.data);
			return k->number;
		}
	Known *k = grow(NULL, sizeof *k);
	*k = (Known){text.data, count++, *bucket};
	*bucket = k;
	*is_new = true;
	return k->number;
}

/* Writes MACRO(number, arguments) unless that is known; its number.  Frees the text. */
static unsigned define(const char *macro, Text *arguments)
{
	bool is_new;
	char *copy = strdup(arguments->data);
	unsigned number = number_of(macro, arguments, &is_new);

	if (is_new)
		fprintf(body, "%s(%u, %s)\n", macro, number, copy);
	free(copy);
	return number;
}

/* ---- Values. ---- */

static unsigned define_code(BbThread *t, const BbCode *code);
static void put_value(BbThread *t, Text *text, BbValue v);

static uint32_t board_hash(const char *text, size_t size)
{
	if (size <= 1)
		return bb_str_hash_bytes(text, size);
	uint32_t hash = bb_hash_bytes32(text, size);
	return hash + 1 <= 1 ? 0x5bd1e995u : hash;
}

static void put_characters(Text *text, const char *data, size_t size)
{
	put(text, "\"");
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)data[i];
		if (c == '"' || c == '\\' || c == '?')
			put(text, "\\%c", c);
		else if (c >= 32 && c < 127)
			put(text, "%c", c);
		else
			put(text, "\\%03o", c);
	}
	put(text, "\"");
}

/* Names are written at the end, when all of them are known. */
static unsigned define_name(Text *arguments, size_t size, uint32_t hash)
{
	bool is_new;
	char *copy = strdup(arguments->data);
	unsigned number = number_of("FROZEN_NAME", arguments, &is_new);

	if (!is_new) {
		free(copy);
		return number;
	}
	names = grow(names, (name_count + 1) * sizeof *names);
	names[name_count++] = (Name){copy, hash, number, size};
	return number;
}

static unsigned define_str(const BbStr *s)
{
	const char *data = bb_str_data(s);
	uint32_t hash = board_hash(data, s->size);
	Text text = {0};

	if (!bb_str_is_ascii(s) && s->length > BB_STR_STEP)
		fail("a long string constant that is not ASCII");
	put(&text, "%zu, %" PRIu32 ", 0x%08" PRIx32 ", ", s->size, s->length, hash);
	put_characters(&text, data, s->size);
	return bb_str_is_interned(s) ? define_name(&text, s->size, hash) : define("FROZEN_STR", &text);
}

static void put_str(Text *text, const BbStr *s)
{
	unsigned number = define_str(s);

	put(text, bb_str_is_interned(s) ? "FROZEN_AT(&bb_frozen_names.o%u)" : "FROZEN_AT(&o%u)", number);
}

static unsigned define_bytes(const BbBytes *bytes)
{
	Text text = {0};

	put(&text, "%zu, 0x%08" PRIx32 ", ", bytes->size, board_hash(bytes->data, bytes->size));
	put_characters(&text, bytes->data, bytes->size);
	return define("FROZEN_BYTES", &text);
}

static void put_values(BbThread *t, Text *text, const BbValue *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		put(text, ", ");
		put_value(t, text, values[i]);
	}
}

static unsigned define_tuple(BbThread *t, BbValue tuple)
{
	Text text = {0};

	put(&text, "%zu", bb_tuple_count(tuple));
	put_values(t, &text, bb_to_tuple(tuple)->items, bb_tuple_count(tuple));
	return define("FROZEN_TUPLE", &text);
}

static unsigned define_set(BbThread *t, BbValue set)
{
	BbValue tuple = bb_tuple_from_iterable(t, set);

	if (bb_is_empty(tuple))
		fail("no memory");
	return define_tuple(t, tuple);
}

static unsigned define_float(double x)
{
	Text text = {0};

	if (x - x != 0)
		put(&text, "%s__builtin_inf()", x < 0 ? "-" : "");
	else
		put(&text, "%a", x);
	return define("FROZEN_FLOAT", &text);
}

static unsigned define_int(BbValue v)
{
	BbIntView view;
	Text text = {0};

	bb_int_view(v, &view);
	uint32_t digits[64];
	size_t n = view.count * sizeof view.limbs[0] / sizeof digits[0];
	if (n > BB_COUNT(digits))
		fail("an int constant that is too large");
	memcpy(digits, view.limbs, n * sizeof digits[0]);
	while (digits[n - 1] == 0)
		n--;
	put(&text, "%s%zu", view.negative ? "-" : "", n);
	for (size_t i = 0; i < n; i++)
		put(&text, ", 0x%08" PRIx32, digits[i]);
	return define("FROZEN_INT", &text);
}

static const char *singleton(BbValue v)
{
	static const struct {
		const BbObject *object;
		const char *name;
	} all[] = {{&bb_none_object, "bb_none_object"},
		   {&bb_true_object, "bb_true_object"},
		   {&bb_false_object, "bb_false_object"},
		   {&bb_ellipsis_object, "bb_ellipsis_object"}};

	for (size_t i = 0; i < BB_COUNT(all); i++)
		if (bb_is(v, bb_from_pointer(all[i].object)))
			return all[i].name;
	return NULL;
}

static unsigned define_slice(BbThread *t, const BbSlice *slice)
{
	Text text = {0};

	put_value(t, &text, slice->start);
	put(&text, ", ");
	put_value(t, &text, slice->stop);
	put(&text, ", ");
	put_value(t, &text, slice->step);
	return define("FROZEN_SLICE", &text);
}

static unsigned define_value(BbThread *t, BbValue v)
{
	if (bb_is_exact(v, &bb_code_type))
		return define_code(t, bb_to_pointer(v));
	if (bb_is_exact(v, &bb_tuple_type))
		return define_tuple(t, v);
	if (bb_is_exact(v, &bb_frozenset_type))
		return define_set(t, v);
	if (bb_is_exact(v, &bb_slice_type))
		return define_slice(t, bb_to_pointer(v));
	if (bb_is_exact(v, &bb_bytes_type))
		return define_bytes(bb_to_bytes(v));
	if (bb_is_exact_float(v))
		return define_float(bb_to_double(v));
	if (bb_is_exact_int(v))
		return define_int(v);
	fprintf(stderr, "freeze_code: a constant of type %s\n", bb_type_of(v)->name);
	exit(1);
}

static void put_value(BbThread *t, Text *text, BbValue v)
{
	const intptr_t least = INT32_MIN >> 1, largest = INT32_MAX >> 1;
	const char *name = singleton(v);

	if (bb_is_empty(v))
		put(text, "{0}");
	else if (name)
		put(text, "FROZEN_AT(&%s)", name);
	else if (bb_is_small(v) && bb_to_small(v) >= least && bb_to_small(v) <= largest)
		put(text, "{0x%08" PRIx32 "}", ((uint32_t)bb_to_small(v) << 1) | 1);
	else if (bb_is_exact_str(v) && bb_to_str(v)->size <= 1 && bb_str_is_ascii(bb_to_str(v)) &&
		 !bb_str_is_interned(bb_to_str(v)))
		put(text, "FROZEN_AT(&bb_str_ascii[%d])", bb_to_str(v)->size ? bb_str_text(v)[0] : 128);
	else if (bb_is_exact_str(v))
		put_str(text, bb_to_str(v));
	else
		put(text, "FROZEN_AT(&o%u)", define_value(t, v));
}

/* ---- Code. ---- */

static void put_number(Text *text, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		put(text, ", %" PRIu32, (n & 0x7f) | 0x80);
	put(text, ", %" PRIu32, n);
}

/* The table of positions as a build with BB_LINES_ONLY has it (object/code.c), with a comma before each byte; its
 * number of bytes goes to *size. */
static Text encode_positions(const BbCode *code, size_t *size)
{
	Text text = {0};
	uint32_t line = code->first_line;

	for (uint32_t i = 0, end; i < code->instruction_count; i = end) {
		BbPosition here, other;
		bb_code_position(code, i, &here);
		for (end = i + 1; end < code->instruction_count; end++) {
			bb_code_position(code, end, &other);
			if (other.line != here.line)
				break;
		}
		put_number(&text, 2 * (end - i - 1) + (here.line == 0));
		if (here.line == 0)
			continue;
		int32_t delta = (int32_t)(here.line - line);
		put_number(&text, delta < 0 ? 2 * (uint32_t)-delta - 1 : 2 * (uint32_t)delta);
		line = here.line;
	}
	*size = 0;
	for (const char *p = text.data; *p; p++)
		*size += *p == ',';
	return text;
}

static unsigned define_raw32(const uint32_t *words, size_t n)
{
	Text text = {0};

	put(&text, "%zu", n);
	for (size_t i = 0; i < n; i++)
		put(&text, ", 0x%" PRIx32, words[i]);
	return define("FROZEN_RAW32", &text);
}

/* The entries for exceptions, the kinds of locals and the positions, which stand one behind the other. */
static unsigned define_tables(const BbCode *code)
{
	size_t positions_size;
	Text text = {0}, positions = encode_positions(code, &positions_size);

	if (code->exception_count) {
		put(&text, "%" PRIu32 ", ", code->exception_count);
		for (uint32_t i = 0; i < code->exception_count; i++) {
			const BbExceptionEntry *e = &code->exceptions[i];
			put(&text, "FROZEN_ENTRY(%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %d) ", e->start, e->end,
			    e->handler, e->reg);
		}
		put(&text, ", ");
	}
	put(&text, "%zu", code->local_count + positions_size);
	for (unsigned i = 0; i < code->local_count; i++)
		put(&text, ", %d", bb_code_local_kinds(code)[i]);
	put(&text, "%s", positions.data);
	free(positions.data);
	return define(code->exception_count ? "FROZEN_TABLES" : "FROZEN_RAW8", &text);
}

/* What stands before the last dot of the qualified name, if behind it stands the name; else EMPTY. */
static BbValue prefix(BbThread *t, const BbCode *code)
{
	size_t whole = bb_to_str(code->qualname)->size, end = bb_to_str(code->name)->size;
	const char *text = bb_str_text(code->qualname);

	if (whole < end + 2 || text[whole - end - 1] != '.' ||
	    memcmp(text + whole - end, bb_str_text(code->name), end) != 0)
		return BB_EMPTY;
	return bb_intern_utf8(t, text, whole - end - 1);
}

/* One of both begins with the other. */
static bool begin_alike(const Text *a, const Text *b)
{
	const Text *more = a->size > b->size ? a : b, *less = more == a ? b : a;

	return memcmp(a->data, b->data, less->size) == 0 && strchr(",", more->data[less->size]) != NULL;
}

/* The number of the shared constants that begin with these n; code->constants of one module are the first of a list
 * that grows while it is compiled. */
static size_t share_constants(BbThread *t, const BbCode *code)
{
	size_t i = 0;
	Text text = {0};

	put_values(t, &text, code->constants, code->constant_count);
	while (i < shared_count && !begin_alike(&shared[i], &text))
		i++;
	if (i == shared_count) {
		shared = grow(shared, ++shared_count * sizeof *shared);
		shared[i] = (Text){0};
		fprintf(out, "extern const BbValue FROZEN_CONSTANTS(%zu)[];\n", i);
	}
	if (text.size > shared[i].size)
		shared[i] = text;
	return i;
}

static void put_shared_constants(void)
{
	for (size_t i = 0; i < shared_count; i++)
		fprintf(body, "const BbValue FROZEN_CONSTANTS(%zu)[] = {%s};\n", i, shared[i].data + 2);
}

static unsigned define_code(BbThread *t, const BbCode *code)
{
	Text text = {0};
	bool is_new;

	/* A code object is a constant of many. */
	put(&text, "%p", (const void *)code);
	unsigned number = number_of("FROZEN_CODE", &text, &is_new);
	if (!is_new)
		return number;
	text = (Text){0};
	unsigned tables = define_tables(code);
	BbValue outer = prefix(t, code);

	put(&text, "\n\t.instructions = o%u, ", define_raw32(code->instructions, code->instruction_count));
	put(&text, ".exceptions = (const void *)&o%u, ", tables);
	if (code->constant_count)
		put(&text, ".constants = (BbValue *)FROZEN_CONSTANTS(%zu), ", share_constants(t, code));
	put(&text, "\n\t.instruction_count = %" PRIu32 ", .constant_count = %" PRIu32 ", ", code->instruction_count,
	    code->constant_count);
	put(&text, ".exception_count = %" PRIu32 ", .flags = 0x%" PRIx32 ", .first_line = %" PRIu32 ", ",
	    code->exception_count, code->flags | (bb_is_empty(outer) ? 0 : (uint32_t)BB_CODE_QUALIFIED),
	    code->first_line);
	put(&text, "\n\t.register_count = %d, .local_count = %d, .argument_count = %d, ", code->register_count,
	    code->local_count, code->argument_count);
	put(&text, ".positional_only_count = %d, .keyword_only_count = %d", code->positional_only_count,
	    code->keyword_only_count);
	const struct {
		const char *name;
		BbValue value;
	} values[] = {{"name", code->name},
		      {"qualname", bb_is_empty(outer) ? code->qualname : outer},
		      {"filename", code->filename},
		      {"locals", code->locals},
		      {"frees", code->frees}};
	for (size_t i = 0; i < BB_COUNT(values); i++) {
		put(&text, ",\n\t.%s = ", values[i].name);
		put_value(t, &text, values[i].value);
	}
	fprintf(body, "FROZEN_CODE(%u, %s)\n", number, text.data);
	free(text.data);
	return number;
}

/* ---- Names. ---- */

/* A word, or words with dots between them. */
static bool is_name(const BbStr *s)
{
	const char *text = bb_str_data(s);

	for (size_t i = 0; i < s->size; i++)
		if (!isalnum((unsigned char)text[i]) && text[i] != '_' && (text[i] != '.' || i == 0))
			return false;
	return s->size > 0;
}

static void visit(void *context, void *cell)
{
	const BbCell *c = cell;
	const BbStr *s = cell;

	(void)context;
	if (c->kind == &bb_str_type.kind && bb_str_is_interned(s) && is_name(s))
		define_str(s);
}

/* The names that the runtime has interned by now. */
static void define_names(BbThread *t)
{
	bb_world_stop(t);
	bb_heap_visit_stw(t, visit, NULL);
	bb_world_start(t);
}

static int by_hash(const void *a, const void *b)
{
	const Name *x = a, *y = b;

	return x->hash != y->hash ? (x->hash > y->hash) - (x->hash < y->hash) : strcmp(x->text, y->text);
}

/* The names by hash, and where each value of its first byte begins; before all else, which refers to them. */
static void put_names(void)
{
	size_t i;

	qsort(names, name_count, sizeof *names, by_hash);
	fprintf(out, "struct BbFrozenNames {\n");
	for (i = 0; i < name_count; i++)
		fprintf(out, "\tFROZEN_NAME_TYPE(%u, %zu)\n", names[i].number, names[i].size);
	fprintf(out, "};\n\nconst struct BbFrozenNames bb_frozen_names = {\n");
	for (i = 0; i < name_count; i++)
		fprintf(out, "\tFROZEN_NAME(%s)\n", names[i].text);
	fprintf(out, "};\n\nconst uint16_t bb_frozen_name_starts[257] = {\n");
	i = 0;
	for (uint32_t first = 0; first < 256; first++) {
		for (; i < name_count && names[i].hash >> 24 < first; i++)
			;
		if (i < name_count)
			fprintf(out, "\tFROZEN_NAME_START(%u)\n", names[i].number);
		else
			fprintf(out, "\tsizeof(struct BbFrozenNames) / FROZEN_ALIGN,\n");
	}
	fprintf(out, "FROZEN_NAMES_END\n\n");
}

/* A table of names that C code knows by number. */
static void put_own_names(const char *table, const BbValue *values, size_t n)
{
	Text text = {0};

	for (size_t i = 0; i < n; i++) {
		put(&text, "\t");
		put_str(&text, bb_to_str(values[i]));
		put(&text, ",\n");
	}
	fprintf(body, "\nconst BbValue %s[] = {\n%s};\n", table, text.data);
	free(text.data);
}

/* ---- Modules. ---- */

static void check(BbThread *t, BbValue v)
{
	if (!bb_is_empty(v))
		return;
	bb_report_uncaught(t, bb_exception_take(t));
	fail("an exception");
}

static void import_all(BbThread *t, char *const *without, size_t n)
{
	for (const BbModuleDef *const *def = bb_modules_table; *def; def++) {
		const char *name = (*def)->name;
		bool wanted = true;
		for (size_t i = 0; i < n; i++)
			wanted = wanted && strcmp(without[i], name + (*name == '_')) != 0;
		if (wanted)
			check(t, bb_modules_load(t, name));
	}
}

static BbValue compile(BbThread *t, const char *name, const char *source, size_t size, BbValue *constants)
{
	char file[220];

	snprintf(file, sizeof file, "<frozen %s>", name);
	const BbCompileOptions options = {.mode = BB_COMPILE_EXEC,
					  .filename = bb_str_from_text(t, file),
					  .is_text = true,
					  .shared_constants = constants};
	BbValue code = bb_compile(t, source, size, &options);
	check(t, code);
	return code;
}

/* Reads the modules and writes their code; the rows of the table of modules go to *table. */
static void compile_all(BbThread *t, Text *table)
{
	char line[300], name[200], *without[100];
	size_t size, n = 0;
	int package;
	bool imported = false;
	BbValue constants = BB_EMPTY, all = bb_list_new(t, 0);

	check(t, all);
	while (fgets(line, sizeof line, stdin)) {
		if (sscanf(line, "without %199s", name) == 1) {
			if (n == BB_COUNT(without))
				fail("too many modules to leave out");
			without[n++] = strdup(name);
			continue;
		}
		if (sscanf(line, "%199s %zu %d", name, &size, &package) != 3)
			fail("a line that is not understood");
		if (!imported) {
			import_all(t, without, n);
			define_names(t);
			imported = true;
		}
		char *source = grow(NULL, size + 1);
		if (fread(source, 1, size, stdin) != size)
			fail("a module ends early");
		source[size] = '\0';
		BbValue code = compile(t, name, source, size, &constants);
		/* It stays alive: its parts are known by their addresses. */
		if (!bb_list_append(t, all, code))
			fail("no memory");
		put(table, "\t{\"%s\", \"\", 0, %s, &o%u},\n", name, package ? "true" : "false", define_value(t, code));
		BB_KEEP_FRAME();
	}
}

int main(int argc, char **argv)
{
	const BbRuntimeOptions options = {
		.executable = "", .ignore_environment = true, .start_modules = bb_modules_start};
	Text table = {0};

	if (argc != 2 || !(out = fopen(argv[1], "w")))
		fail("the argument is the file to be written");
	char *written = NULL;
	size_t size = 0;
	if (!(body = open_memstream(&written, &size)))
		fail("no memory");
	BbThread *t = bb_runtime_create(&options);
	if (!t)
		fail("no memory");
	fprintf(out, "/* Generated by tools/freeze_code.c: the library, compiled, and names. */\n"
		     "#include \"object/frozen.h\"\n#include \"vm/import.h\"\n\n");
	compile_all(t, &table);
	put_own_names("bb_frozen_own_names", BB_NAMES_OF(t), BB_N_COUNT);
	put_own_names("bb_frozen_special_names", BB_SPECIAL_NAMES_OF(t), BB_SP_COUNT);
	put_names();
	put_shared_constants();
	if (fclose(body) != 0)
		fail("no memory");
	fputs(written, out);
	fprintf(out, "\nconst BbFrozenModule bb_frozen_modules[] = {\n%s\t{NULL, NULL, 0, false, NULL},\n};\n",
		table.data);
	if (fclose(out) != 0)
		fail("the file cannot be written");
	return 0;
}
