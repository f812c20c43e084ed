/* SPDX-License-Identifier: MIT */
/*
 * What the files of module posix share (see posix_args.h).
 *
 * Threading: no state.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "posix_args.h"

#include "object/bytes.h"
#include "object/codec.h"
#include "object/error.h"
#include "object/int.h"
#include "object/protocol.h"
#include "object/state.h"
#include "object/str.h"
#include "platform/file.h"
#include "vm/vm.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

bool bb_posix_int(BbThread *t, BbValue v, int standard, int *out)
{
	*out = standard;
	if (bb_is_empty(v) || bb_is_none(v))
		return true;
	int64_t x;
	BbValue number = bb_index(t, v);
	if (bb_is_empty(number))
		return false;
	if (!bb_int_to_i64(number, &x) || x < INT32_MIN || x > UINT32_MAX) {
		bb_overflow_error(t, "Python int too large to convert to C int");
		return false;
	}
	*out = (int)x;
	return true;
}

bool bb_posix_dir_fd(BbThread *t, BbValue v, int *out)
{
	if (bb_is_empty(v) || bb_is_none(v) || !bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX)))
		return bb_posix_int(t, v, AT_FDCWD, out);
	bb_type_error(t, "argument should be integer or None, not %T", v);
	return false;
}

bool bb_posix_i64(BbThread *t, BbValue v, int64_t *out)
{
	BbValue number = bb_index(t, v);
	if (bb_is_empty(number))
		return false;
	if (bb_int_to_i64(number, out))
		return true;
	bb_overflow_error(t, "Python int too large to convert to C long");
	return false;
}

bool bb_posix_flag(BbThread *t, BbValue v, bool standard, bool *out)
{
	int truth = bb_is_empty(v) ? standard : bb_truth(t, v);
	*out = truth > 0;
	return truth >= 0;
}

static bool wrong_path(BbThread *t, const char *function, BbValue v, unsigned flags)
{
	if (!function) {
		bb_type_error(t, "expected str, bytes or os.PathLike object, not %T", v);
		return false;
	}
	const char *what = (flags & BB_POSIX_FD)     ? (flags & BB_POSIX_NONE)
							       ? "string, bytes, os.PathLike, integer or None"
							       : "string, bytes, os.PathLike or integer"
			   : (flags & BB_POSIX_NONE) ? "string, bytes, os.PathLike or None"
						     : "string, bytes or os.PathLike";
	bb_type_error(t, "%s: path should be %s, not %T", function, what, v);
	return false;
}

bool bb_posix_path(BbThread *t, const char *function, BbValue v, unsigned flags, BbPosixPath *out)
{
	*out = (BbPosixPath){.given = v, .fd = -1};
	if (bb_is_empty(v) || bb_is_none(v)) {
		if (!(flags & BB_POSIX_NONE))
			return wrong_path(t, function, v, flags);
		out->text = ".";
		out->given = BB_EMPTY;
		return true;
	}
	if (!bb_is_str(v) && !bb_is_bytes(v)) {
		if ((flags & BB_POSIX_FD) && !bb_is_empty(bb_special(bb_type_of(v), BB_SP_INDEX)))
			return bb_posix_int(t, v, -1, &out->fd);
		BbValue function_found = bb_type_lookup(t, bb_type_of(v), BB_NAME(t, __fspath__));
		if (bb_is_empty(function_found))
			return wrong_path(t, function, v, flags);
		v = bb_call_special(t, function_found, v, NULL, 0);
		if (bb_is_empty(v))
			return false;
		if (!bb_is_str(v) && !bb_is_bytes(v))
			return wrong_path(t, function, v, flags);
	}
	out->is_bytes = bb_is_bytes(v);
	out->bytes = out->is_bytes ? v : bb_codec_encode(t, v, "utf-8", "surrogateescape");
	if (bb_is_empty(out->bytes))
		return false;
	out->text = bb_bytes_data(out->bytes);
	if (strlen(out->text) == bb_bytes_size(out->bytes))
		return true;
	if (function)
		bb_value_error(t, "%s: embedded null character in path", function);
	else
		bb_value_error(t, "embedded null byte");
	return false;
}

static void *run(void *arg)
{
	BbPosixCall *call = arg;
	call->result = call->fn(call);
	call->error = call->result < 0 ? errno : 0;
	return NULL;
}

bool bb_posix_call(BbThread *t, BbPosixCall *call)
{
	for (;;) {
		bb_detached(t, run, call);
		if (call->error != EINTR)
			break;
		call->error = 0;
		if (!bb_vm_poll(t)) {
			call->result = -1;
			return false;
		}
	}
	BB_KEEP_FRAME();
	return call->result >= 0;
}

BbValue bb_posix_error(BbThread *t, const BbPosixCall *call, BbValue path, BbValue other)
{
	if (call->error == 0)
		return BB_EMPTY;
	if (bb_is_empty(other))
		return bb_raise_os_error(t, call->error, path);
	BbValue args[5] = {bb_from_small(call->error), bb_str_from_text(t, bb_platform_error_text(call->error)), path,
			   BB_NONE, other};
	return bb_is_empty(args[1]) ? BB_EMPTY : bb_raise_with(t, &bb_exc_OSError, args, 5);
}

BbValue bb_posix_do(BbThread *t, BbPosixCall *call, BbValue path, BbValue other)
{
	return bb_posix_call(t, call) ? BB_NONE : bb_posix_error(t, call, path, other);
}

BbValue bb_posix_name(BbThread *t, const char *text, bool as_bytes)
{
	size_t size = strlen(text);
	return as_bytes ? bb_bytes_new(t, text, size) : bb_str_decode_utf8(t, text, size, "surrogateescape");
}
