import * as v from 'valibot';

const counter = (what: string) => v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.description(what));

const amountOrNone = v.pipe(v.number(), v.safeInteger());

/** Totals of a sealed meeting, as they stand inside the hashed bytes; minor units. */
export const sealSchema = v.strictObject({
	number: counter('number of the meeting'),
	kind: v.picklist(['regular', 'special', 'desk']),
	day: v.string(),
	openingBox: amountOrNone,
	in: amountOrNone,
	out: amountOrNone,
	book: v.pipe(amountOrNone, v.description('closing box by the book')),
	counted: v.nullable(
		v.pipe(amountOrNone, v.description('closing box by count; null when it was not counted'))
	),
	totals: v.record(v.string(), amountOrNone),
	present: v.array(counter('number of a member who was there'))
});
