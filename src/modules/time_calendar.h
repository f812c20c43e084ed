/* SPDX-License-Identifier: MIT */
/*
 * The calendar: seconds since 1970-01-01 UTC to year, month, day..., back, and to text.
 *
 * Leap seconds don't exist, the calendar is the Gregorian one for all times.  Nothing here has state, or knows of time
 * zones.
 */
#ifndef BB_MODULES_TIME_CALENDAR_H
#define BB_MODULES_TIME_CALENDAR_H

#include "object/str.h"

/* As in Python's struct_time. */
typedef struct BbTimeFields {
	int64_t year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
	int hour, minute;
	int second;	/* 0..61 */
	int weekday;	/* Monday is 0 */
	int year_day;	/* 1..366 */
	int daylight;	/* 1, 0, -1: unknown */
	int32_t offset; /* seconds east of UTC */
	char zone[16];	/* "": unknown */
} BbTimeFields;

/* Fills in all but daylight, offset and zone. */
void bb_time_calendar_split(int64_t seconds, BbTimeFields *out);

/* The seconds of fields taken as UTC; month, day, hour, minute and second may be out of range.  false: too large. */
bool bb_time_calendar_join(const BbTimeFields *fields, int64_t *seconds);

/* strftime() in the C locale: adds the text to the builder.  local_seconds is for %s. */
void bb_time_calendar_format(BbStrBuilder *b, const BbTimeFields *fields, const char *format, size_t size);

/* "Sun Jun 20 23:21:05 1993" */
BB_NODISCARD BbValue bb_time_calendar_asctime(BbThread *t, const BbTimeFields *fields);

#endif
