/* SPDX-License-Identifier: MIT */
/*
 * What error numbers mean, in the words that a PC has for them.
 */
#include "platform/file.h"

#include <errno.h>
#include <stdint.h>

static const struct {
	uint8_t number;
	const char *text;
} texts[] = {
	{EPERM, "Operation not permitted"},
	{ENOENT, "No such file or directory"},
	{ESRCH, "No such process"},
	{EINTR, "Interrupted system call"},
	{EIO, "Input/output error"},
	{ENXIO, "No such device or address"},
	{E2BIG, "Argument list too long"},
	{ENOEXEC, "Exec format error"},
	{EBADF, "Bad file descriptor"},
	{ECHILD, "No child processes"},
	{EAGAIN, "Resource temporarily unavailable"},
	{ENOMEM, "Cannot allocate memory"},
	{EACCES, "Permission denied"},
	{EFAULT, "Bad address"},
	{EBUSY, "Device or resource busy"},
	{EEXIST, "File exists"},
	{EXDEV, "Invalid cross-device link"},
	{ENODEV, "No such device"},
	{ENOTDIR, "Not a directory"},
	{EISDIR, "Is a directory"},
	{EINVAL, "Invalid argument"},
	{ENFILE, "Too many open files in system"},
	{EMFILE, "Too many open files"},
	{ENOTTY, "Inappropriate ioctl for device"},
	{EFBIG, "File too large"},
	{ENOSPC, "No space left on device"},
	{ESPIPE, "Illegal seek"},
	{EROFS, "Read-only file system"},
	{EMLINK, "Too many links"},
	{EPIPE, "Broken pipe"},
	{EDOM, "Numerical argument out of domain"},
	{ERANGE, "Numerical result out of range"},
	{EDEADLK, "Resource deadlock avoided"},
	{ENAMETOOLONG, "File name too long"},
	{ENOSYS, "Function not implemented"},
	{ENOTEMPTY, "Directory not empty"},
	{ELOOP, "Too many levels of symbolic links"},
	{ENOTSOCK, "Socket operation on non-socket"},
	{EPROTO, "Protocol error"},
	{EMSGSIZE, "Message too long"},
	{EPROTONOSUPPORT, "Protocol not supported"},
	{EOPNOTSUPP, "Operation not supported"},
	{EAFNOSUPPORT, "Address family not supported by protocol"},
	{EADDRINUSE, "Address already in use"},
	{EADDRNOTAVAIL, "Cannot assign requested address"},
	{ENETDOWN, "Network is down"},
	{ENETUNREACH, "Network is unreachable"},
	{ECONNABORTED, "Software caused connection abort"},
	{ECONNRESET, "Connection reset by peer"},
	{ENOBUFS, "No buffer space available"},
	{EISCONN, "Transport endpoint is already connected"},
	{ENOTCONN, "Transport endpoint is not connected"},
	{ETIMEDOUT, "Connection timed out"},
	{ECONNREFUSED, "Connection refused"},
	{EHOSTUNREACH, "No route to host"},
	{EALREADY, "Operation already in progress"},
	{EINPROGRESS, "Operation now in progress"},
	{ECANCELED, "Operation canceled"},
	{EOVERFLOW, "Value too large for defined data type"},
};

const char *bb_platform_error_text(int error)
{
	for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].number == error)
			return texts[i].text;
	return error == 0 ? "Success" : "Unknown error";
}
