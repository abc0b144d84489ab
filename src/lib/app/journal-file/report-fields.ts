import * as v from 'valibot';

/** Fields that every part of a report has. */

export const described = (what: string) =>
	v.pipe(v.number(), v.safeInteger(), v.description(`minor units: ${what}`));

export const reportDay = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/),
	v.description('a day, YYYY-MM-DD')
);
