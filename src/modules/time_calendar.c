/* SPDX-License-Identifier: MIT */
/*
 * Calendar arithmetic and strftime.
 *
 * Days are counted in eras of 400 years, which are all alike, and in years that begin in March, so that a leap day is
 * the last of its year.
 */
#include "modules/time_calendar.h"

#include "object/error.h"

enum { DAY = 86400, ERA_DAYS = 146097, EPOCH_DAYS = 719468 /* from 0000-03-01 to 1970-01-01 */ };

static const char *const day_names[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const month_names[] = {"January", "February", "March",     "April",	 "May",	     "June",
					  "July",    "August",	 "September", "October", "November", "December"};

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Day of the year of the first of a month, January's being 0. */
static int days_before(int64_t year, int month)
{
	static const int16_t days[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	return days[month - 1] + (month > 2 && is_leap(year));
}

void bb_time_calendar_split(int64_t seconds, BbTimeFields *out)
{
	int64_t days = floor_div(seconds, DAY);
	int rest = (int)(seconds - days * DAY);
	out->hour = rest / 3600;
	out->minute = rest / 60 % 60;
	out->second = rest % 60;
	out->weekday = (int)(((days + 3) % 7 + 7) % 7);
	int64_t shifted = days + EPOCH_DAYS;
	int64_t era = floor_div(shifted, ERA_DAYS);
	int day_of_era = (int)(shifted - era * ERA_DAYS);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153; /* March is 0 */
	out->day = day_of_year - (153 * month + 2) / 5 + 1;
	out->month = month < 10 ? month + 3 : month - 9;
	out->year = era * 400 + year_of_era + (out->month <= 2);
	out->year_day = days_before(out->year, out->month) + out->day;
}

bool bb_time_calendar_join(const BbTimeFields *f, int64_t *seconds)
{
	int64_t year = f->year + floor_div(f->month - 1, 12);
	int month = (int)(f->month - 1 - 12 * floor_div(f->month - 1, 12)) + 1;
	if (year > INT64_C(200000000000) || year < -INT64_C(200000000000))
		return false;
	int64_t shifted_year = year - (month <= 2);
	int64_t era = floor_div(shifted_year, 400);
	int64_t year_of_era = shifted_year - era * 400;
	int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + f->day - 1;
	int64_t days =
		era * ERA_DAYS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH_DAYS;
	*seconds = days * DAY + (int64_t)f->hour * 3600 + (int64_t)f->minute * 60 + f->second;
	return true;
}

/* ---- Text. ---- */

/* How a directive wants its number or text. */
typedef struct Style {
	char flag; /* of - _ 0 ^ #, or 0 */
	int width; /* -1: the directive's own */
} Style;

static void add_padded(BbStrBuilder *b, Style style, const char *text, size_t n, char fill)
{
	if (style.width > 0 && (size_t)style.width > n)
		bb_str_builder_add_chars(b, (uint32_t)fill, (size_t)style.width - n);
	bb_str_builder_add(b, text, n);
}

static void add_number(BbStrBuilder *b, Style style, int64_t x, int width, char fill)
{
	char digits[24];
	size_t n = sizeof digits;
	uint64_t rest = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
	do {
		digits[--n] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (style.width > 0)
		width = style.width;
	if (style.flag == '_')
		fill = ' ';
	else if (style.flag == '0')
		fill = '0';
	int length = (int)(sizeof digits - n) + (x < 0);
	int pad = style.flag == '-' || width <= length ? 0 : width - length;
	if (fill == ' ')
		bb_str_builder_add_chars(b, ' ', (size_t)pad);
	if (x < 0)
		bb_str_builder_add_text(b, "-");
	if (fill != ' ')
		bb_str_builder_add_chars(b, '0', (size_t)pad);
	bb_str_builder_add(b, digits + n, sizeof digits - n);
}

static void add_text(BbStrBuilder *b, Style style, const char *text, size_t n, bool swap)
{
	char changed[32];
	if (n > sizeof changed)
		n = sizeof changed;
	for (size_t i = 0; i < n; i++) {
		char c = text[i];
		if (c >= 'a' && c <= 'z' && (style.flag == '^' || (style.flag == '#' && !swap)))
			c = (char)(c - 32);
		else if (c >= 'A' && c <= 'Z' && style.flag == '#' && swap)
			c = (char)(c + 32);
		changed[i] = c;
	}
	add_padded(b, style, changed, n, style.flag == '0' ? '0' : ' ');
}

/* The ISO year that the day belongs to, and its week. */
static void iso_week(const BbTimeFields *f, int64_t *year, int *week)
{
	*year = f->year;
	*week = (f->year_day - 1 - f->weekday + 10) / 7;
	if (*week < 1) {
		--*year;
		int yday = f->year_day + (is_leap(*year) ? 366 : 365);
		*week = (yday - 1 - f->weekday + 10) / 7;
	} else if (*week == 53 && f->year_day - f->weekday + 3 > (is_leap(f->year) ? 366 : 365)) {
		/* The Thursday of this week is in the next year. */
		++*year;
		*week = 1;
	}
}

static void add_offset(BbStrBuilder *b, const BbTimeFields *f)
{
	int minutes = f->offset / 60;
	bb_str_builder_add_text(b, minutes < 0 ? "-" : "+");
	if (minutes < 0)
		minutes = -minutes;
	add_number(b, (Style){0, 0}, minutes / 60 * 100 + minutes % 60, 4, '0');
}

static int hour12(int hour)
{
	return hour % 12 == 0 ? 12 : hour % 12;
}

/* What stands for several others. */
static const char *expansion(char directive)
{
	switch (directive) {
	case 'c':
		return "%a %b %e %H:%M:%S %Y";
	case 'D':
	case 'x':
		return "%m/%d/%y";
	case 'F':
		return "%Y-%m-%d";
	case 'r':
		return "%I:%M:%S %p";
	case 'R':
		return "%H:%M";
	case 'T':
	case 'X':
		return "%H:%M:%S";
	default:
		return NULL;
	}
}

static void add_name(BbStrBuilder *b, Style style, const char *name, bool cut)
{
	add_text(b, style, name, cut ? 3 : strlen(name), false);
}

/* false: there is no such directive. */
static bool add_number_directive(BbStrBuilder *b, Style s, const BbTimeFields *f, char directive)
{
	int64_t iso_year, seconds;
	int week;
	iso_week(f, &iso_year, &week);
	int64_t century_year = ((f->year % 100) + 100) % 100;
	switch (directive) {
	case 'C':
		add_number(b, s, floor_div(f->year, 100), 1, '0');
		return true;
	case 'd':
		add_number(b, s, f->day, 2, '0');
		return true;
	case 'e':
		add_number(b, s, f->day, 2, ' ');
		return true;
	case 'g':
		add_number(b, s, ((iso_year % 100) + 100) % 100, 2, '0');
		return true;
	case 'G':
		add_number(b, s, iso_year, 1, '0');
		return true;
	case 'H':
		add_number(b, s, f->hour, 2, '0');
		return true;
	case 'I':
		add_number(b, s, hour12(f->hour), 2, '0');
		return true;
	case 'j':
		add_number(b, s, f->year_day, 3, '0');
		return true;
	case 'k':
		add_number(b, s, f->hour, 2, ' ');
		return true;
	case 'l':
		add_number(b, s, hour12(f->hour), 2, ' ');
		return true;
	case 'm':
		add_number(b, s, f->month, 2, '0');
		return true;
	case 'M':
		add_number(b, s, f->minute, 2, '0');
		return true;
	case 's':
		if (bb_time_calendar_join(f, &seconds))
			add_number(b, s, seconds - f->offset, 1, '0');
		return true;
	case 'S':
		add_number(b, s, f->second, 2, '0');
		return true;
	case 'u':
		add_number(b, s, f->weekday + 1, 1, '0');
		return true;
	case 'U':
		add_number(b, s, (f->year_day - 1 + 7 - (f->weekday + 1) % 7) / 7, 2, '0');
		return true;
	case 'V':
		add_number(b, s, week, 2, '0');
		return true;
	case 'w':
		add_number(b, s, (f->weekday + 1) % 7, 1, '0');
		return true;
	case 'W':
		add_number(b, s, (f->year_day - 1 + 7 - f->weekday) / 7, 2, '0');
		return true;
	case 'y':
		add_number(b, s, century_year, 2, '0');
		return true;
	case 'Y':
		add_number(b, s, f->year, 1, '0');
		return true;
	default:
		return false;
	}
}

/* false: there is no such directive. */
static bool add_text_directive(BbStrBuilder *b, Style s, const BbTimeFields *f, char directive)
{
	const char *pm = f->hour >= 12 ? "PM" : "AM";
	switch (directive) {
	case 'a':
	case 'A':
		add_name(b, s, day_names[f->weekday], directive == 'a');
		return true;
	case 'b':
	case 'B':
	case 'h':
		add_name(b, s, month_names[f->month - 1], directive != 'B');
		return true;
	case 'n':
		bb_str_builder_add_text(b, "\n");
		return true;
	case 'p':
		add_text(b, s, pm, 2, true);
		return true;
	case 'P':
		add_text(b, s, f->hour >= 12 ? "pm" : "am", 2, true);
		return true;
	case 't':
		bb_str_builder_add_text(b, "\t");
		return true;
	case 'z':
		add_offset(b, f);
		return true;
	case 'Z':
		add_text(b, s, f->zone, strlen(f->zone), true);
		return true;
	case '%':
		bb_str_builder_add_text(b, "%");
		return true;
	default:
		return false;
	}
}

/* Reads flags, width and the modifiers E and O; p is behind the percent sign. */
static const char *read_style(const char *p, const char *end, Style *style)
{
	*style = (Style){0, -1};
	while (p < end && strchr("-_0^#", *p) && *p)
		style->flag = *p++;
	for (; p < end && *p >= '0' && *p <= '9'; p++)
		style->width = style->width > 100 ? 1000 : (style->width < 0 ? 0 : style->width) * 10 + (*p - '0');
	if (p + 1 < end && (*p == 'E' || *p == 'O'))
		p++;
	return p;
}

void bb_time_calendar_format(BbStrBuilder *b, const BbTimeFields *f, const char *format, size_t size)
{
	const char *end = format + size;
	for (const char *p = format; p < end;) {
		const char *percent = memchr(p, '%', (size_t)(end - p));
		if (!percent) {
			bb_str_builder_add(b, p, (size_t)(end - p));
			return;
		}
		bb_str_builder_add(b, p, (size_t)(percent - p));
		Style style;
		p = read_style(percent + 1, end, &style);
		const char *several = p < end ? expansion(*p) : NULL;
		if (several)
			bb_time_calendar_format(b, f, several, strlen(several));
		else if (p == end || (!add_number_directive(b, style, f, *p) && !add_text_directive(b, style, f, *p))) {
			/* Stands for itself, up to the end of its character. */
			while (p + 1 < end && ((unsigned char)p[1] & 0xc0) == 0x80)
				p++;
			bb_str_builder_add(b, percent, (size_t)((p < end ? p + 1 : end) - percent));
		}
		p++;
	}
}

BbValue bb_time_calendar_asctime(BbThread *t, const BbTimeFields *f)
{
	BbStrBuilder b;
	bb_str_builder_init(&b, t);
	const char format[] = "%a %b %e %H:%M:%S ";
	bb_time_calendar_format(&b, f, format, sizeof format - 1);
	add_number(&b, (Style){0, 0}, f->year, 1, '0');
	return bb_str_builder_finish(&b);
}
