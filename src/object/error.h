/* SPDX-License-Identifier: MIT */
/*
 * Raising exceptions from C, and formatting their messages.
 *
 * An exception that is pending stands in t->exception.  Every function here that raises returns BB_EMPTY, so that a
 * caller can write `return bb_raise(...)'.
 *
 * Formats: %s C string, %d int, %u unsigned, %zd ssize_t/intptr_t, %zu size_t, %x unsigned hex, %c character, %%
 * percent; of values: %S str(v), %R repr(v), %A ascii(v), %T the name of v's type, with its module if it is a built-in
 * type outside builtins; %N the bare name of a BbType *, %Q its name as by %T; %.Ns / %.200S cut off.  A value's str or
 * repr may run user code.
 */
#ifndef BB_OBJECT_ERROR_H
#define BB_OBJECT_ERROR_H

#include "object/object.h"

#include <stdarg.h>

/* clang-format off */
#define BB_EXCEPTIONS(X) \
	X(BaseException) X(Exception) X(ArithmeticError) X(AssertionError) X(AttributeError) \
	X(BaseExceptionGroup) X(BlockingIOError) X(BrokenPipeError) X(BufferError) X(BytesWarning) \
	X(ChildProcessError) X(ConnectionAbortedError) X(ConnectionError) X(ConnectionRefusedError) \
	X(ConnectionResetError) X(DeprecationWarning) X(EOFError) X(EncodingWarning) X(ExceptionGroup) \
	X(FileExistsError) X(FileNotFoundError) X(FloatingPointError) X(FutureWarning) X(GeneratorExit) \
	X(ImportError) X(ImportWarning) X(IndentationError) X(IndexError) X(InterruptedError) \
	X(IsADirectoryError) X(KeyError) X(KeyboardInterrupt) X(LookupError) X(MemoryError) \
	X(ModuleNotFoundError) X(NameError) X(NotADirectoryError) X(NotImplementedError) X(OSError) \
	X(OverflowError) X(PendingDeprecationWarning) X(PermissionError) X(ProcessLookupError) \
	X(PythonFinalizationError) X(RecursionError) X(ReferenceError) X(ResourceWarning) X(RuntimeError) \
	X(RuntimeWarning) X(StopAsyncIteration) X(StopIteration) X(SyntaxError) X(SyntaxWarning) X(SystemError) \
	X(SystemExit) X(TabError) X(TimeoutError) X(TypeError) X(UnboundLocalError) X(UnicodeDecodeError) \
	X(UnicodeEncodeError) X(UnicodeError) X(UnicodeTranslateError) X(UnicodeWarning) X(UserWarning) \
	X(ValueError) X(Warning) X(ZeroDivisionError) X(_IncompleteInputError)
/* clang-format on */

/* The type objects: bb_exc_TypeError and so on. */
#define X(name) extern BbType bb_exc_##name;
BB_EXCEPTIONS(X)
#undef X

/* Raises type(message). */
BB_COLD BbValue bb_raise(BbThread *t, BbType *type, const char *format, ...);
BbValue bb_raise_v(BbThread *t, BbType *type, const char *format, va_list args);

#define bb_type_error(t, ...) bb_raise(t, &bb_exc_TypeError, __VA_ARGS__)
#define bb_value_error(t, ...) bb_raise(t, &bb_exc_ValueError, __VA_ARGS__)
#define bb_index_error(t, ...) bb_raise(t, &bb_exc_IndexError, __VA_ARGS__)
#define bb_overflow_error(t, ...) bb_raise(t, &bb_exc_OverflowError, __VA_ARGS__)
#define bb_zero_division(t, ...) bb_raise(t, &bb_exc_ZeroDivisionError, __VA_ARGS__)
#define bb_runtime_error(t, ...) bb_raise(t, &bb_exc_RuntimeError, __VA_ARGS__)

/* Raises KeyError(key). */
BbValue bb_raise_key_error(BbThread *t, BbValue key);

/* Raises StopIteration(value), value EMPTY: without. */
BbValue bb_raise_stop_iteration(BbThread *t, BbValue value);

/* Raises MemoryError, in a fresh object if there is memory for that, else in one that all threads share.  May stop;
 * legal under an object lock. */
BB_COLD BbValue bb_raise_no_memory(BbThread *t);

/* Raises the subclass of OSError for the errno value; file EMPTY: without file name. */
BB_COLD BbValue bb_raise_os_error(BbThread *t, int error, BbValue file);

/* Raises an exception object, with the handled exception as its context.  exception is an instance of BaseException. */
BbValue bb_raise_object(BbThread *t, BbValue exception);

/* Raises type(*args). */
BbValue bb_raise_with(BbThread *t, BbType *type, const BbValue *args, size_t nargs);

BB_INLINE bool bb_has_exception(const BbThread *t)
{
	return !bb_is_empty(t->exception);
}

/* The pending exception is an instance of the type. */
bool bb_exception_matches(BbThread *t, const BbType *type);

/* Drops the pending exception. */
void bb_exception_clear(BbThread *t);

/* Takes the pending exception away and returns it (EMPTY: none). */
BbValue bb_exception_take(BbThread *t);

/* Puts one back, as it was. */
void bb_exception_restore(BbThread *t, BbValue exception);

/* A new str made by a format.  If one of the values is EMPTY, so is the result, and the exception is that value's. */
BB_NODISCARD BbValue bb_format(BbThread *t, const char *format, ...);
BB_NODISCARD BbValue bb_format_v(BbThread *t, const char *format, va_list args);

/* Raises RecursionError for a C stack that is used up, on what is kept in reserve. */
BbValue bb_raise_native_recursion(BbThread *t, const char *where);

/* RecursionError where the C stack has no room for another native recursion. */
BB_INLINE BB_NODISCARD bool bb_check_native_stack(BbThread *t, const char *where)
{
	return BB_LIKELY((uintptr_t)__builtin_frame_address(0) > t->stack_limit) ||
	       !bb_is_empty(bb_raise_native_recursion(t, where));
}

/* warnings.warn with a message made by a format, as from the Python function that runs.  Returns false: raised, a
 * filter makes an error of it.  Runs user code. */
BB_NODISCARD bool bb_warn(BbThread *t, BbType *category, const char *format, ...);

/* Reports an exception that cannot be propagated (the pending one, which it clears) through sys.unraisablehook. */
void bb_write_unraisable(BbThread *t, const char *what, BbValue object);

#endif
