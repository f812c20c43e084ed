/* SPDX-License-Identifier: MIT */
/*
 * Module unicodedata: what base/unicode.h, unicode_norm.h and unicode_names.h know, for Python.
 *
 * Nothing here has state.
 */
#include "modules/mod_unicodedata.h"

#include "base/unicode.h"
#include "base/unicode_names.h"
#include "base/utf8.h"
#include "object/codec.h"
#include "object/bytes.h"
#include "object/error.h"
#include "object/float.h"
#include "object/native.h"
#include "object/protocol.h"
#include "object/str.h"
#include "object/str_builder.h"

/* ---- One character. ---- */

/* The only character of args[0]; position is 1 where there are more arguments, for messages. */
static bool take_char(BbThread *t, const char *function, int position, BbValue v, uint32_t *c)
{
	const char *number = position ? " 1" : "";
	if (!bb_is_str(v)) {
		bb_type_error(t, "%s() argument%s must be a unicode character, not %T", function, number, v);
		return false;
	}
	if (bb_to_str(v)->length != 1) {
		bb_type_error(t, "%s(): argument%s must be a unicode character, not a string of length %zu", function,
			      number, (size_t)bb_to_str(v)->length);
		return false;
	}
	const uint8_t *p = (const uint8_t *)bb_str_text(v);
	*c = bb_utf8_next(&p);
	return true;
}

#define CHAR_FUNCTION(name, result)                                                                                    \
	BB_CFUNCTION(name)                                                                                             \
	{                                                                                                              \
		uint32_t c;                                                                                            \
		return take_char(t, #name, 0, args[0], &c) ? (result) : BB_EMPTY;                                      \
	}
CHAR_FUNCTION(bidirectional, bb_str_from_text(t, bb_unicode_bidirectional(c)))
CHAR_FUNCTION(category, bb_str_from_text(t, bb_unicode_category_name(c)))
CHAR_FUNCTION(combining, bb_from_small((intptr_t)bb_unicode_combining(c)))
CHAR_FUNCTION(east_asian_width, bb_str_from_text(t, bb_unicode_east_asian_width(c)))
CHAR_FUNCTION(mirrored, bb_from_small(bb_unicode_mirrored(c)))

BB_CFUNCTION(decomposition)
{
	uint32_t c, parts[BB_UNICODE_MAX_DECOMPOSITION];
	const char *tag;
	if (!take_char(t, "decomposition", 0, args[0], &c))
		return BB_EMPTY;
	unsigned n = bb_unicode_decomposition(c, parts, &tag);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	if (n && tag)
		bb_str_builder_add_text(&b, tag);
	for (unsigned i = 0; i < n; i++) {
		if (i || tag)
			bb_str_builder_add_char(&b, ' ');
		for (int shift = parts[i] > 0xfffff ? 20 : parts[i] > 0xffff ? 16 : 12; shift >= 0; shift -= 4)
			bb_str_builder_add_char(&b, (uint32_t) "0123456789ABCDEF"[parts[i] >> shift & 15]);
	}
	return bb_str_builder_finish(&b);
}

/* What a character without a value gives: the default, or ValueError. */
static BbValue otherwise(BbThread *t, const BbValue *args, size_t nargs, const char *message)
{
	return nargs > 1 ? args[1] : bb_value_error(t, "%s", message);
}

BB_CFUNCTION(decimal)
{
	uint32_t c;
	if (!take_char(t, "decimal", 1, args[0], &c))
		return BB_EMPTY;
	int value = bb_unicode_decimal(c);
	return value >= 0 ? bb_from_small(value) : otherwise(t, args, nargs, "not a decimal");
}

BB_CFUNCTION(digit)
{
	uint32_t c;
	if (!take_char(t, "digit", 1, args[0], &c))
		return BB_EMPTY;
	int value = bb_unicode_digit(c);
	return value >= 0 ? bb_from_small(value) : otherwise(t, args, nargs, "not a digit");
}

BB_CFUNCTION(numeric)
{
	uint32_t c;
	int64_t top;
	int32_t bottom;
	if (!take_char(t, "numeric", 1, args[0], &c))
		return BB_EMPTY;
	if (!bb_unicode_numeric(c, &top, &bottom))
		return otherwise(t, args, nargs, "not a numeric character");
	return bb_float_new(t, (double)top / bottom);
}

/* ---- Names. ---- */

BB_CFUNCTION(name)
{
	uint32_t c;
	char text[BB_UNICODE_MAX_NAME];
	if (!take_char(t, "name", 1, args[0], &c))
		return BB_EMPTY;
	size_t size = bb_unicode_name(c, text);
	return size ? bb_str_new(t, text, size) : otherwise(t, args, nargs, "no such name");
}

BB_CFUNCTION(lookup)
{
	if (!bb_is_str(args[0]))
		return bb_type_error(t, "a bytes-like object is required, not '%T'", args[0]);
	uint32_t codes[BB_UNICODE_MAX_SEQUENCE];
	size_t size = bb_to_str(args[0])->size;
	if (size >= BB_UNICODE_MAX_NAME)
		return bb_raise_key_error(t, bb_str_from_text(t, "name too long"));
	unsigned n = bb_unicode_find_name(bb_str_text(args[0]), size, codes);
	if (n == 0) {
		BbValue message = bb_format(t, "undefined character name '%S'", args[0]);
		return bb_is_empty(message) ? message : bb_raise_key_error(t, message);
	}
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (unsigned i = 0; i < n; i++)
		bb_str_builder_add_char(&b, codes[i]);
	return bb_str_builder_finish(&b);
}

/* ---- Normalization. ---- */

static bool take_form(BbThread *t, const char *function, const BbValue *args, BbUnicodeForm *form)
{
	static const char *const forms[] = {"NFC", "NFD", "NFKC", "NFKD"}; /* in the order of BbUnicodeForm */
	for (int i = 0; i < 2; i++) {
		if (!bb_is_str(args[i])) {
			bb_type_error(t, "%s() argument %d must be str, not %s", function, i + 1,
				      bb_is_none(args[i]) ? "None" : bb_type_of(args[i])->name);
			return false;
		}
	}
	for (size_t i = 0; i < BB_COUNT(forms); i++) {
		if (bb_str_equals_text(args[0], forms[i])) {
			*form = (BbUnicodeForm)i;
			return true;
		}
	}
	bb_value_error(t, "invalid normalization form");
	return false;
}

/* text itself where it is in that form already. */
static BbValue normalized(BbThread *t, BbUnicodeForm form, BbValue text)
{
	const uint8_t *s = (const uint8_t *)bb_str_text(text);
	size_t n = bb_to_str(text)->size;
	if (bb_unicode_is_normalized_quick(form, s, n))
		return bb_str_exact(t, text);
	size_t room = bb_unicode_normalize_size(form, s, n);
	BbBytes *scratch = bb_bytes_alloc(t, room * sizeof(uint32_t));
	if (!scratch)
		return BB_EMPTY;
	uint32_t *codes = (uint32_t *)(void *)scratch->data;
	size_t count = bb_unicode_normalize(form, s, n, codes);
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	for (size_t i = 0; i < count; i++)
		if (!bb_str_builder_add_char(&b, codes[i]))
			break;
	return bb_str_builder_finish(&b);
}

BB_CFUNCTION(normalize)
{
	BbUnicodeForm form;
	return take_form(t, "normalize", args, &form) ? normalized(t, form, args[1]) : BB_EMPTY;
}

BB_CFUNCTION(is_normalized)
{
	BbUnicodeForm form;
	BbValue result = take_form(t, "is_normalized", args, &form) ? normalized(t, form, args[1]) : BB_EMPTY;
	return bb_is_empty(result) ? result : bb_bool(bb_str_equal(bb_to_str(result), bb_to_str(args[1])));
}

/* ---- The module. ---- */

static const BbBuiltin functions[] = {
	BB_FUNCTION("bidirectional", bidirectional, 1, 1, "The bidirectional class of a character."),
	BB_FUNCTION("category", category, 1, 1, "The general category of a character."),
	BB_FUNCTION("combining", combining, 1, 1, "The canonical combining class of a character."),
	BB_FUNCTION("decimal", decimal, 1, 2, "The value of a decimal digit."),
	BB_FUNCTION("decomposition", decomposition, 1, 1, "What a character is decomposed into, as text."),
	BB_FUNCTION("digit", digit, 1, 2, "The value of a digit, superscripts and the like included."),
	BB_FUNCTION("east_asian_width", east_asian_width, 1, 1, "The East Asian width of a character."),
	BB_FUNCTION("is_normalized", is_normalized, 2, 2, "Is the text in that normal form?"),
	BB_FUNCTION("lookup", lookup, 1, 1, "The character, or sequence, with that name."),
	BB_FUNCTION("mirrored", mirrored, 1, 1, "1 for what is mirrored in text from right to left, else 0."),
	BB_FUNCTION("name", name, 1, 2, "The name of a character."),
	BB_FUNCTION("normalize", normalize, 2, 2, "The text in a normal form: 'NFC', 'NFKC', 'NFD' or 'NFKD'."),
	BB_FUNCTION("numeric", numeric, 1, 2, "The value of a numeric character as a float."),
};

static bool init(BbThread *t, BbValue module)
{
	return bb_modules_add_text(t, module, "unidata_version", bb_unicode_version());
}

/* Gives the codecs and the compiler the names of characters. */
static bool start(BbThread *t)
{
	static const BbCodecNames names = {.find = bb_unicode_find_name, .name = bb_unicode_name};
	(void)t;
	bb_codec_set_names(&names);
	return true;
}

const BbModuleDef bb_mod_unicodedata = {
	.name = "unicodedata",
	.doc = BB_DOC("The properties and names of characters, and normal forms of text."),
	.functions = functions,
	.function_count = BB_COUNT(functions),
	.init = init,
	.start = start,
};
