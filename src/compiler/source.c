/* SPDX-License-Identifier: MIT */
/*
 * Byte order mark, encoding declaration (PEP 263), newlines.
 *
 * Invariant and threading rule: see source.h.
 */
#include "compiler/source.h"

#include "base/utf8.h"

#include <string.h>

#define MAX_SOURCE 0x7fffffffu

typedef enum Encoding {
	UTF8,
	LATIN1,
	ASCII,
	UNKNOWN,
} Encoding;

static const struct {
	char name[12];
	uint8_t encoding;
} encodings[] = {
	{"utf-8", UTF8},	{"utf8", UTF8},	       {"utf-8-sig", UTF8},	{"u8", UTF8},
	{"latin-1", LATIN1},	{"latin1", LATIN1},    {"latin", LATIN1},	{"l1", LATIN1},
	{"iso-8859-1", LATIN1}, {"iso8859-1", LATIN1}, {"iso-latin-1", LATIN1}, {"8859", LATIN1},
	{"cp819", LATIN1},	{"ascii", ASCII},      {"us-ascii", ASCII},	{"646", ASCII},
};

static bool is_encoding_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
	       c == '.';
}

static Encoding find_encoding(const char *name, size_t length)
{
	char normal[12];

	for (size_t i = 0; i < length && i < sizeof normal; i++) {
		char c = name[i];
		normal[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	if (length > 5 && !memcmp(normal, "utf-8-", 6))
		return UTF8;
	if ((length > 7 && !memcmp(normal, "latin-1-", 8)) || (length > 10 && !memcmp(normal, "iso-8859-1-", 11)))
		return LATIN1;
	for (size_t i = 0; i < BB_COUNT(encodings); i++) {
		if (length == strlen(encodings[i].name) && !memcmp(normal, encodings[i].name, length))
			return (Encoding)encodings[i].encoding;
	}
	return UNKNOWN;
}

/* Finds the name in `# ... coding: name` in one line; NULL if there is none. */
static const char *find_cookie(const char *line, size_t length, size_t *name_length)
{
	size_t i = 0;

	while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\f'))
		i++;
	if (i == length || line[i] != '#')
		return NULL;
	for (; i + 7 <= length; i++) {
		if (memcmp(line + i, "coding", 6) || (line[i + 6] != ':' && line[i + 6] != '='))
			continue;
		size_t at = i + 7;
		while (at < length && (line[at] == ' ' || line[at] == '\t'))
			at++;
		size_t end = at;
		while (end < length && is_encoding_char(line[end]))
			end++;
		if (end > at) {
			*name_length = end - at;
			return line + at;
		}
	}
	return NULL;
}

static bool is_blank(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (line[i] == '#')
			return true;
		if (line[i] != ' ' && line[i] != '\t' && line[i] != '\f')
			return false;
	}
	return true;
}

static const char *declared_encoding(const char *text, size_t length, size_t *name_length)
{
	size_t at = 0;

	for (int line = 0; line < 2 && at < length; line++) {
		size_t end = at;
		while (end < length && text[end] != '\n' && text[end] != '\r')
			end++;
		const char *name = find_cookie(text + at, end - at, name_length);
		if (name || !is_blank(text + at, end - at))
			return name;
		at = end + 1;
		if (at < length && text[end] == '\r' && text[at] == '\n')
			at++;
	}
	return NULL;
}

static void line_of(const char *text, size_t at, int32_t *line, int32_t *offset)
{
	*line = 1;
	*offset = 1;
	for (size_t i = 0; i < at; i++) {
		bool newline = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
		*line += newline;
		*offset = newline ? 1 : *offset + !bb_utf8_is_continuation((uint8_t)text[i]);
	}
}

static bool check_bytes(BbLexer *lexer, const char *text, size_t length, Encoding encoding)
{
	size_t good = length;
	int32_t line, offset;

	if (encoding == UTF8) {
		good = bb_utf8_validate((const uint8_t *)text, length, true);
	} else if (encoding == ASCII) {
		for (good = 0; good < length && !(text[good] & 0x80); good++)
			;
	}
	if (good == length)
		return true;
	uint32_t byte = (uint8_t)text[good];
	if (encoding == ASCII)
		return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, 0, -1, 0, -1,
					"'ascii' codec can't decode byte 0x%x in position %d: ordinal "
					"not in range(128)",
					byte, (int)good);
	line_of(text, good, &line, &offset);
	return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, line, offset, line, offset,
				"Non-UTF-8 code starting with '\\x%x' on line %d, but no encoding declared; see "
				"https://peps.python.org/pep-0263/ for details",
				byte, line);
}

static size_t convert(char *out, const char *text, size_t length, Encoding encoding)
{
	char *p = out;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c == '\r') {
			*p++ = '\n';
			if (i + 1 < length && text[i + 1] == '\n')
				i++;
		} else if (c >= 0x80 && encoding == LATIN1) {
			p += bb_utf8_encode((uint8_t *)p, c);
		} else {
			*p++ = (char)c;
		}
	}
	return (size_t)(p - out);
}

static bool decode(BbSource *source, BbLexer *lexer, const char *text, size_t length, Encoding encoding)
{
	bool wide = encoding == LATIN1 && !bb_utf8_is_ascii((const uint8_t *)text, length);

	source->text = text;
	source->length = (uint32_t)length;
	if (!wide && !memchr(text, '\r', length))
		return true;
	source->copy_size = wide ? 2 * length : length;
	source->copy = source->memory.get(source->memory.ctx, source->copy_size);
	if (!source->copy)
		return bb_lexer_no_memory(lexer);
	source->length = (uint32_t)convert(source->copy, text, length, encoding);
	source->text = source->copy;
	return true;
}

bool bb_source_prepare(BbSource *source, const BbArenaSource *memory, const BbParserOptions *options, BbLexer *lexer)
{
	const char *text = options->source ? options->source : "";
	size_t length = options->length, name_length = 0;
	Encoding encoding = UTF8;

	memset(source, 0, sizeof *source);
	source->memory = *memory;
	source->text = "";
	if (length > MAX_SOURCE / 2)
		return bb_lexer_no_memory(lexer);
	if (memchr(text, 0, length))
		return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, 0, 0, 0, 0,
					"source code string cannot contain null bytes");
	if (!options->is_text) {
		bool mark = length >= 3 && !memcmp(text, "\xef\xbb\xbf", 3);
		text += mark ? 3 : 0;
		length -= mark ? 3 : 0;
		const char *name = declared_encoding(text, length, &name_length);
		if (name)
			encoding = find_encoding(name, name_length);
		if (encoding == UNKNOWN)
			return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, 0, -1, 0, 0, "unknown encoding: %.*s",
						(int)name_length, name);
		/* CPython takes this spelling only. */
		bool plain = name && name_length >= 5 && find_encoding(name, 5) == UTF8;
		if (mark && name && (encoding != UTF8 || !plain))
			return bb_lexer_fail_at(lexer, BB_PARSE_SYNTAX_ERROR, 0, -1, 0, 0,
						"encoding problem: %.*s with BOM", (int)name_length, name);
	}
	return check_bytes(lexer, text, length, encoding) && decode(source, lexer, text, length, encoding);
}

const char *bb_source_other_encoding(const char *text, size_t length, size_t *name_length)
{
	if (length >= 3 && !memcmp(text, "\xef\xbb\xbf", 3))
		return NULL;
	const char *name = declared_encoding(text, length, name_length);
	return name && find_encoding(name, *name_length) == UNKNOWN ? name : NULL;
}

void bb_source_free(BbSource *source)
{
	if (source->copy)
		source->memory.put(source->memory.ctx, source->copy, source->copy_size);
	source->copy = NULL;
}
