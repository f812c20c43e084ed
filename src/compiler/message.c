/* SPDX-License-Identifier: MIT */
/*
 * A printf of the few conversions that messages need, run twice: to measure and to write.
 *
 * Invariant and threading rule: see message.h.
 */
#include "compiler/message.h"

#include "base/utf8.h"

#include <string.h>

typedef struct Sink {
	char *out; /* NULL while measuring */
	size_t length;
} Sink;

static void put(Sink *sink, const char *text, size_t length)
{
	if (sink->out && length)
		memcpy(sink->out + sink->length, text, length);
	sink->length += length;
}

static void put_number(Sink *sink, uint32_t n, unsigned base, int digits, const char *alphabet)
{
	char buffer[12];
	int at = sizeof buffer;

	do {
		buffer[--at] = alphabet[n % base];
		n /= base;
		digits--;
	} while (n || digits > 0);
	put(sink, buffer + at, sizeof buffer - (size_t)at);
}

static void put_code_point(Sink *sink, uint32_t c)
{
	uint8_t bytes[BB_UTF8_MAX_BYTES];

	put(sink, (char *)bytes, bb_utf8_encode(bytes, c));
}

static void put_int(Sink *sink, int n)
{
	if (n < 0)
		put(sink, "-", 1);
	put_number(sink, n < 0 ? 0u - (uint32_t)n : (uint32_t)n, 10, 1, "0123456789");
}

static void format_to(Sink *sink, const char *format, va_list args)
{
	for (const char *p = format; *p; p++) {
		if (*p != '%') {
			put(sink, p, 1);
			continue;
		}
		p++;
		if (*p == 's') {
			const char *text = va_arg(args, const char *);
			put(sink, text, strlen(text));
		} else if (*p == '.') {
			int length = va_arg(args, int);
			const char *text = va_arg(args, const char *);
			put(sink, text, (size_t)length);
			p += 2;
		} else if (*p == 'c') {
			char c = (char)va_arg(args, int);
			put(sink, &c, 1);
		} else if (*p == 'U') {
			put_code_point(sink, va_arg(args, uint32_t));
		} else if (*p == 'd') {
			put_int(sink, va_arg(args, int));
		} else if (*p == 'X') {
			put_number(sink, va_arg(args, uint32_t), 16, 4, "0123456789ABCDEF");
		} else if (*p == 'x') {
			put_number(sink, va_arg(args, uint32_t), 16, 2, "0123456789abcdef");
		} else {
			put(sink, p, 1);
		}
	}
}

const char *bb_message_format(BbArena *arena, const char *format, va_list args)
{
	Sink sink = {NULL, 0};
	va_list again;

	va_copy(again, args);
	format_to(&sink, format, again);
	va_end(again);
	sink.out = bb_arena_alloc(arena, sink.length + 1);
	if (!sink.out)
		return NULL;
	sink.length = 0;
	format_to(&sink, format, args);
	return sink.out;
}
