/* SPDX-License-Identifier: MIT */
/*
 * Text to bytes and back.  The encodings known here need no Python code; others, and error handlers registered by the
 * program, come from module codecs through BbCodecHooks.
 *
 * encoding and errors are C strings; NULL means "utf-8" and "strict".  Runs user code only through the hooks.
 */
#ifndef BB_OBJECT_CODEC_H
#define BB_OBJECT_CODEC_H

#include "object/bytes.h"
#include "object/str.h"

typedef enum BbEncoding {
	BB_ENCODING_OTHER, /* not known here */
	BB_ENCODING_UTF8,
	BB_ENCODING_UTF8_SIG,
	BB_ENCODING_ASCII,
	BB_ENCODING_LATIN1,
	BB_ENCODING_UTF16,
	BB_ENCODING_UTF16_LE,
	BB_ENCODING_UTF16_BE,
	BB_ENCODING_UTF32,
	BB_ENCODING_UTF32_LE,
	BB_ENCODING_UTF32_BE,
	BB_ENCODING_UNICODE_ESCAPE,
	BB_ENCODING_RAW_UNICODE_ESCAPE,
} BbEncoding;

/* By name, in any of its usual spellings. */
BbEncoding bb_codec_find(const char *name);
/* The name in error messages. */
const char *bb_codec_name(BbEncoding encoding);

/* str.encode and bytes.decode: LookupError, UnicodeEncodeError, UnicodeDecodeError.  encode returns an exact bytes.
 * decode takes any buffer. */
BB_NODISCARD BbValue bb_codec_encode(BbThread *t, BbValue str, const char *encoding, const char *errors);
BB_NODISCARD BbValue bb_codec_decode(BbThread *t, BbValue bytes, const char *encoding, const char *errors);

/* The same for an encoding known here, from memory that stays in place.  With final false an incomplete sequence at the
 * end is left alone.  *consumed (or NULL) is how much was decoded.  *byte_order (or NULL), for UTF-16 and UTF-32: -1
 * little, 1 big, 0 to be found from a mark. */
BB_NODISCARD BbValue bb_codec_decode_native(BbThread *t, BbEncoding encoding, const void *data, size_t size,
					    const char *errors, bool final, size_t *consumed, int *byte_order);
BB_NODISCARD BbValue bb_codec_encode_native(BbThread *t, BbEncoding encoding, BbValue str, const char *errors);

/* UTF-8 without surrogates is the text itself: checks that there are none.  UnicodeEncodeError. */
BB_NODISCARD bool bb_codec_check_utf8(BbThread *t, BbValue str);

/* What module codecs supplies; each may be NULL. */
typedef struct BbCodecHooks {
	/* codecs.encode / codecs.decode by a registered codec; LookupError "unknown encoding: x". */
	BbValue (*encode)(BbThread *t, BbValue object, const char *encoding, const char *errors);
	BbValue (*decode)(BbThread *t, BbValue object, const char *encoding, const char *errors);
	/* The registered error handler, or EMPTY without exception. */
	BbValue (*error_handler)(BbThread *t, const char *name);
} BbCodecHooks;

/* What the names of characters supply where they are built in. */
typedef struct BbCodecNames {
	/* base/unicode_names.h, for \N{...}: the number of code points of a name, 0: none. */
	unsigned (*find)(const char *name, size_t size, uint32_t *out);
	/* For namereplace: the length of the name of a code point, 0 if it has none. */
	size_t (*name)(uint32_t c, char *out);
} BbCodecNames;

/* At start-up. */
void bb_codec_set_hooks(const BbCodecHooks *hooks);
const BbCodecHooks *bb_codec_hooks(void);
void bb_codec_set_names(const BbCodecNames *names);
/* The code point of a name (of `size' bytes), -1: none, or names are not built in. */
int32_t bb_codec_named_char(const char *name, size_t size);

/* The standard error handlers as functions of an exception object (codecs.lookup_error("strict") ...): returns
 * (replacement, position) or raises. EMPTY without exception: there is no standard handler of that name. */
BB_NODISCARD BbValue bb_codec_handle_error(BbThread *t, const char *name, BbValue exception);

/* ---- Between the files of the codecs. ---- */

typedef enum BbErrorMode {
	BB_ERRORS_STRICT,
	BB_ERRORS_IGNORE,
	BB_ERRORS_REPLACE,
	BB_ERRORS_BACKSLASH,
	BB_ERRORS_XML,
	BB_ERRORS_NAME,
	BB_ERRORS_SURROGATEESCAPE,
	BB_ERRORS_SURROGATEPASS,
	BB_ERRORS_OTHER,
} BbErrorMode;

typedef struct BbDecoding {
	BbThread *t;
	BbEncoding encoding; /* the name for errors */
	const char *errors;
	BbErrorMode mode;
	const uint8_t *data;
	size_t size;
	bool final;
	BbStrBuilder out;
} BbDecoding;

typedef struct BbEncodingState {
	BbThread *t;
	BbEncoding encoding;
	const char *errors;
	BbErrorMode mode;
	BbValue text;
	BbBytesBuilder out;
} BbEncodingState;

/* The bytes [start, end) can't be decoded.  Adds a replacement and sets *resume, or raises and returns false. */
BB_NODISCARD bool bb_codec_decode_error(BbDecoding *d, size_t start, size_t end, const char *reason, size_t *resume);

/* The characters [start, end) of the text can't be encoded; the first is at byte offset `offset'.  put writes one
 * character of a replacement (false: it can't be encoded either; nothing is raised).  Sets *resume to the index of the
 * character to go on with. */
BB_NODISCARD bool bb_codec_encode_error(BbEncodingState *e, size_t start, size_t end, size_t offset, const char *reason,
					bool (*put)(BbEncodingState *e, uint32_t c), size_t *resume);

#endif
