/* SPDX-License-Identifier: MIT */
/*
 * The part of module sys that describes the interpreter and the machine: versions, limits, flags, paths.
 *
 * Constants, each made once.
 */
#include "modules/mod_sys.h"

#include "base/hash.h"
#include "object/dict.h"
#include "object/error.h"
#include "object/float.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/protocol.h"
#include "object/set.h"
#include "object/str.h"
#include "object/structseq.h"
#include "object/tuple.h"
#include "vm/import.h"
#include "vm/name.h"
#include "vm/vm.h"

#include <float.h>

#define VERSION "3.14.2"
#define BOBBIN_VERSION "0.1.0"
enum { HEX_VERSION = 0x030e02f0, BOBBIN_HEX_VERSION = 0x000100f0, API_VERSION = 1013 };

#if defined(__clang__)
#define COMPILER "Clang " __clang_version__
#else
#define COMPILER "GCC " __VERSION__
#endif

static BbValue small(intptr_t x)
{
	return bb_from_small(x);
}

static BbValue text(BbThread *t, const char *s)
{
	return bb_str_from_text(t, s);
}

/* A struct sequence of its own type. */
static BbValue sequence(BbThread *t, const BbStructSeqDef *def, const BbValue *values)
{
	return bb_structseq_new(t, bb_structseq_type(t, def), values);
}

#define SEQUENCE(var, NAME, VISIBLE, DOC, ...)                                                                         \
	static const char *const var##_fields[] = {__VA_ARGS__};                                                       \
	static const BbStructSeqDef var = {                                                                            \
		"sys", NAME, DOC, var##_fields, VISIBLE, BB_COUNT(var##_fields), BB_STRUCTSEQ_FROM_NOTHING}

SEQUENCE(version_def, "version_info", 5, "Version information as a named tuple.", "major", "minor", "micro",
	 "releaselevel", "serial");
SEQUENCE(flags_def, "flags", 18, "Flags provided through command line arguments or environment vars.", "debug",
	 "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment",
	 "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode",
	 "warn_default_encoding", "safe_path", "int_max_str_digits", "gil", "thread_inherit_context",
	 "context_aware_warnings");
SEQUENCE(float_def, "float_info", 11, "Information about the float type.", "max", "max_exp", "max_10_exp", "min",
	 "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
SEQUENCE(int_def, "int_info", 4, "Information about the int type.", "bits_per_digit", "sizeof_digit",
	 "default_max_str_digits", "str_digits_check_threshold");
SEQUENCE(hash_def, "hash_info", 9, "Parameters of hash().", "width", "modulus", "inf", "nan", "imag", "algorithm",
	 "hash_bits", "seed_bits", "cutoff");
SEQUENCE(thread_def, "thread_info", 3, "Information about the thread implementation.", "name", "lock", "version");

static BbValue version_info(BbThread *t)
{
	BbValue version[] = {small(3), small(14), small(2), text(t, "final"), small(0)};
	return sequence(t, &version_def, version);
}

static BbValue implementation(BbThread *t)
{
	BbValue version = bb_name_of_sys(t, BB_NAME(t, version_info)), attributes = bb_dict_new(t, 4);
	if (bb_is_empty(version))
		version = version_info(t);
	if (bb_is_empty(version) || bb_is_empty(attributes))
		return BB_EMPTY;
	BbValue own[] = {small(0), small(1), small(0), text(t, "alpha"), small(0)};
	BbValue own_version = bb_structseq_new(t, bb_from_pointer(bb_type_of(version)), own);
	return !bb_is_empty(own_version) && bb_dict_set_name(t, attributes, "name", text(t, "bobbin")) &&
			       bb_dict_set_name(t, attributes, "cache_tag", BB_NONE) &&
			       bb_dict_set_name(t, attributes, "version", own_version) &&
			       bb_dict_set_name(t, attributes, "hexversion", small(BOBBIN_HEX_VERSION)) &&
			       (BB_MACHINE_NAME[0] == '\0' ||
				bb_dict_set_name(t, attributes, "_machine", text(t, BB_MACHINE_NAME))) &&
			       bb_dict_set_name(t, attributes, "supports_isolated_interpreters", BB_FALSE)
		       ? bb_namespace_new(t, attributes)
		       : BB_EMPTY;
}

static BbValue flags(BbThread *t)
{
	const BbRuntimeOptions *o = &bb_vm(t)->options;
	BbValue values[] = {
		small(0),
		small(o->inspect),
		small(o->inspect),
		small(o->optimize),
		small(1),
		small(o->no_user_site),
		small(o->no_site),
		small(o->ignore_environment),
		small(0),
		small(0),
		small(o->quiet),
		small(0),
		small(o->isolated),
		bb_bool(o->dev_mode),
		small(1),
		small(0),
		bb_bool(o->isolated),
		small(bb_int_max_str_digits(t->rt)),
		small(0),
		small(1),
		small(1),
	};
	return sequence(t, &flags_def, values);
}

static BbValue float_info(BbThread *t)
{
	BbValue values[] = {
		bb_float_new(t, DBL_MAX),
		small(DBL_MAX_EXP),
		small(DBL_MAX_10_EXP),
		bb_float_new(t, DBL_MIN),
		small(DBL_MIN_EXP),
		small(DBL_MIN_10_EXP),
		small(DBL_DIG),
		small(DBL_MANT_DIG),
		bb_float_new(t, DBL_EPSILON),
		small(FLT_RADIX),
		small(1),
	};
	return sequence(t, &float_def, values);
}

static BbValue int_info(BbThread *t)
{
	BbValue values[] = {small(sizeof(BbLimb) * 8), small(sizeof(BbLimb)), small(BB_INT_DEFAULT_MAX_STR_DIGITS),
			    small(BB_INT_MAX_STR_DIGITS_THRESHOLD)};
	return sequence(t, &int_def, values);
}

static BbValue hash_info(BbThread *t)
{
	BbValue values[] = {
		small(sizeof(BbHash) * 8),
		bb_int_from_u64(t, BB_HASH_MODULUS),
		small(BB_HASH_INF),
		small(0),
		small(BB_HASH_IMAG),
		text(t, "fnv"),
		small(32),
		small(0),
		small(0),
	};
	return sequence(t, &hash_def, values);
}

static BbValue thread_info(BbThread *t)
{
	char library[64];
	size_t n = bb_platform_thread_library(library, sizeof library);
	BbValue version = n > 0 ? bb_str_decode_utf8(t, library, n, "replace") : BB_NONE;
	BbValue values[] = {text(t, "pthread"), text(t, "semaphore"), version};
	return sequence(t, &thread_def, values);
}

static BbValue maxsize(BbThread *t)
{
	return bb_int_from_i64(t, INTPTR_MAX);
}

static BbValue byteorder(BbThread *t)
{
	const uint16_t one = 1;
	return text(t, *(const uint8_t *)&one ? "little" : "big");
}

static BbValue new_list(BbThread *t)
{
	return bb_list_new(t, 0);
}

static BbValue new_dict(BbThread *t)
{
	return bb_dict_new(t, 0);
}

/* ---- Paths. ---- */

static bool add_text_list(BbThread *t, BbValue list, const char *s)
{
	BbValue v = bb_str_decode_utf8(t, s, strlen(s), "surrogateescape");
	return !bb_is_empty(v) && bb_list_append(t, list, v);
}

static BbValue executable(BbThread *t)
{
	const char *path = bb_vm(t)->options.executable ? bb_vm(t)->options.executable : "";
	return bb_str_decode_utf8(t, path, strlen(path), "surrogateescape");
}

static BbValue orig_argv(BbThread *t)
{
	const BbRuntimeOptions *o = &bb_vm(t)->options;
	BbValue list = bb_list_new(t, 0), path = executable(t);
	if (bb_is_empty(list) || bb_is_empty(path) || !bb_list_append(t, list, path))
		return BB_EMPTY;
	for (int i = 0; i < o->argc; i++)
		if (!add_text_list(t, list, o->argv[i]))
			return BB_EMPTY;
	return list;
}

static BbValue argv(BbThread *t)
{
	const BbRuntimeOptions *o = &bb_vm(t)->options;
	BbValue list = bb_list_new(t, 0);
	for (int i = 0; i < o->argc && !bb_is_empty(list); i++)
		if (!add_text_list(t, list, o->argv[i]))
			return BB_EMPTY;
	return list;
}

bool bb_sys_info_init(BbThread *t, BbValue module)
{
	return bb_modules_add(t, module, "argv", argv(t)) &&
	       bb_modules_add(t, module, "path", bb_import_initial_path(t)) &&
	       bb_modules_add(t, module, "meta_path", bb_list_new(t, 0)) &&
	       bb_modules_add(t, module, "path_hooks", bb_list_new(t, 0)) &&
	       bb_modules_add(t, module, "path_importer_cache", bb_dict_new(t, 0));
}

/* ---- Modules. ---- */

static BbValue builtin_module_names(BbThread *t)
{
	BbValue names = bb_list_new(t, 0);
	for (const BbModuleDef *const *def = bb_modules_table; *def && !bb_is_empty(names); def++) {
		BbValue name = bb_intern_text(t, (*def)->name);
		if (bb_is_empty(name) || !bb_list_append(t, names, name))
			return BB_EMPTY;
	}
	return !bb_is_empty(names) && bb_list_sort(t, names, BB_EMPTY, false) ? bb_list_snapshot(t, names) : BB_EMPTY;
}

static BbValue stdlib_module_names(BbThread *t)
{
	BbValue all = bb_frozenset_new(t);
	for (const BbModuleDef *const *def = bb_modules_table; *def && !bb_is_empty(all); def++) {
		BbValue name = bb_intern_text(t, (*def)->name);
		if (bb_is_empty(name) || !bb_set_add(t, all, name))
			return BB_EMPTY;
	}
	for (const BbFrozenModule *m = bb_import_frozen(); m && m->name && !bb_is_empty(all); m++) {
		BbValue name = strchr(m->name, '.') ? BB_NONE : bb_intern_text(t, m->name);
		if (bb_is_empty(name) || (!bb_is_none(name) && !bb_set_add(t, all, name)))
			return BB_EMPTY;
	}
	return all;
}

/* ---- All of it. ---- */

const BbModuleConstant bb_sys_info_constants[] = {
	{.name = "version_info", .make = version_info},
	{.name = "implementation", .make = implementation},
	{.name = "version", .text = VERSION " (bobbin " BOBBIN_VERSION ") [" COMPILER "]"},
	{.name = "hexversion", .value = BB_VALUE_SMALL_INIT(HEX_VERSION)},
	{.name = "api_version", .value = BB_VALUE_SMALL_INIT(API_VERSION)},
	{.name = "copyright", .text = "Copyright (c) the Bobbin authors."},
	{.name = "flags", .make = flags},
	{.name = "float_info", .make = float_info},
	{.name = "int_info", .make = int_info},
	{.name = "hash_info", .make = hash_info},
	{.name = "thread_info", .make = thread_info},
	{.name = "maxsize", .make = maxsize},
	{.name = "maxunicode", .value = BB_VALUE_SMALL_INIT(0x10ffff)},
	{.name = "float_repr_style", .text = "short"},
	{.name = "prefix", .text = "/usr"},
	{.name = "exec_prefix", .text = "/usr"},
	{.name = "base_prefix", .text = "/usr"},
	{.name = "base_exec_prefix", .text = "/usr"},
	{.name = "orig_argv", .make = orig_argv},
	{.name = "executable", .make = executable},
	{.name = "_base_executable", .make = executable},
	{.name = "platlibdir", .text = "lib"},
	{.name = "pycache_prefix", .value = BB_VALUE_POINTER_INIT(&bb_none_object)},
	{.name = "builtin_module_names", .make = builtin_module_names},
	{.name = "stdlib_module_names", .make = stdlib_module_names},
	{.name = "platform", .text = BB_PLATFORM_NAME},
	{.name = "abiflags", .text = "t"},
	{.name = "byteorder", .make = byteorder},
	{.name = "dont_write_bytecode", .value = BB_VALUE_POINTER_INIT(&bb_true_object)},
	{.name = "warnoptions", .make = new_list},
	{.name = "_xoptions", .make = new_dict},
	{.name = NULL},
};
