/* SPDX-License-Identifier: MIT */
/*
 * A C program with Python inside: a small spreadsheet whose formulas are Python expressions.
 *
 * Python code reads cells through the function cell() of the module `sheet', which is written in C.  Columns are
 * computed by as many native threads as there are columns; they share one runtime and run at the same time.
 *
 * Build it with: cc spreadsheet.c $(pkg-config --cflags --libs bobbin)
 */
#include <bobbin.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROWS = 4, COLUMNS = 3 };

typedef struct Sheet {
	double numbers[COLUMNS][ROWS];
	const char *formulas[COLUMNS]; /* of row `r' */
	BbRuntime *runtime;
} Sheet;

typedef struct Column {
	Sheet *sheet;
	int number;
	bool ok;
} Column;

/* cell(column, row): a number of the sheet. */
static BbRef cell(BbThread *t, const BbPyArguments *arguments)
{
	const Sheet *sheet = arguments->context;
	int64_t column, row;
	if (!bb_py_as_int(t, arguments->values[0], &column) || !bb_py_as_int(t, arguments->values[1], &row))
		return NULL;
	if (column < 0 || column >= COLUMNS || row < 0 || row >= ROWS)
		return bb_py_raise(t, "IndexError", "there is no cell (%lld, %lld)", (long long)column, (long long)row);
	return bb_py_float(t, sheet->numbers[column][row]);
}

static const BbPyFunctionDef functions[] = {
	{.name = "cell", .function = cell, .min_count = 2, .max_count = 2, .doc = "The number in a cell."},
};

/* Prints the pending exception, and drops it. */
static bool complain(BbThread *t)
{
	char *text = bb_py_error_text(t);
	fputs(text ? text : "no memory\n", stderr);
	free(text);
	return false;
}

/* A function of Python that computes the column's formula for a row. */
static BbRef compile_formula(BbThread *t, const char *formula)
{
	char source[256];
	snprintf(source, sizeof source, "lambda r, cell=__import__('sheet').cell: %s", formula);
	return bb_py_eval(t, source);
}

static bool fill(BbThread *t, Column *column)
{
	Sheet *sheet = column->sheet;
	BbRef formula = compile_formula(t, sheet->formulas[column->number]);
	for (int row = 0; row < ROWS && formula; row++) {
		size_t mark = bb_py_open(t);
		BbRef argument = bb_py_int(t, row), result = bb_py_call(t, formula, &argument, 1);
		if (!bb_py_as_float(t, result, &sheet->numbers[column->number][row]))
			return false;
		bb_py_close(t, mark);
	}
	return formula != NULL;
}

static void *fill_in_thread(void *argument)
{
	Column *column = argument;
	BbThread *t = bb_py_attach(column->sheet->runtime);
	if (!t)
		return NULL;
	column->ok = fill(t, column) || complain(t);
	bb_py_detach(t);
	return NULL;
}

/* Computes the columns behind the first, all at the same time. */
static bool compute(BbThread *t, Sheet *sheet)
{
	pthread_t threads[COLUMNS];
	Column columns[COLUMNS];
	bool ok = true;
	for (int i = 1; i < COLUMNS; i++) {
		columns[i] = (Column){.sheet = sheet, .number = i};
		if (pthread_create(&threads[i], NULL, fill_in_thread, &columns[i]) != 0)
			abort();
	}
	bb_py_leave(t); /* they may need the collector, which would wait for us */
	for (int i = 1; i < COLUMNS; i++) {
		pthread_join(threads[i], NULL);
		ok = ok && columns[i].ok;
	}
	bb_py_enter(t);
	return ok;
}

static void print(const Sheet *sheet)
{
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++)
			printf("%8.3f%c", sheet->numbers[column][row], column + 1 < COLUMNS ? ' ' : '\n');
	fflush(stdout); /* Python has a buffer of its own */
}

int main(void)
{
	Sheet sheet = {
		.numbers = {{1, 2, 3, 4}},
		.formulas = {NULL, "sum(cell(0, i) for i in range(r + 1))", "cell(0, r) ** 0.5"},
	};
	BbThread *t = bb_py_create(NULL);
	if (!t) {
		fputs("no memory for a runtime\n", stderr);
		return 1;
	}
	sheet.runtime = bb_py_runtime(t);
	bool ok = bb_py_module(t, "sheet", "The cells of the sheet.", functions, 1, &sheet) || complain(t);
	ok = ok && compute(t, &sheet);
	if (ok)
		print(&sheet);
	ok = (bb_py_run(t, "import sheet\ntry:\n    sheet.cell(9, 9)\nexcept IndexError as e:\n    print(e)", NULL) ||
	      complain(t)) &&
	     ok;
	return bb_py_destroy(t) && ok ? 0 : 1;
}
