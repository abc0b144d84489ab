import * as v from 'valibot';
import { amount, common, count, eventId, listCode, memberId, saying, text } from '../event-fields.ts';

const plannedLoan = v.strictObject({
	memberId,
	amount,
	purpose: listCode('purpose of the loan'),
	instalments: v.optional(count(1, 240, 'number of instalments'))
});

export const resolutionPassed = v.strictObject({
	type: v.literal('ResolutionPassed'),
	...common,
	kind: listCode('kind of resolution'),
	text: v.optional(text('a resolution about the group', 500)),
	forIt: count(0, 60, 'women who said yes'),
	present: count(0, 60, 'women who were there'),
	plan: saying(
		v.pipe(v.array(plannedLoan), v.minLength(1), v.maxLength(30)),
		'of a micro-credit plan: who is to get how much of what the group asks for, and what for; each woman once'
	)
});

export const disputeRaised = v.strictObject({
	type: v.literal('DisputeRaised'),
	...common,
	about: v.pipe(eventId, v.description('id of the entry that she disputes')),
	memberId: v.pipe(memberId, v.description('who says that it is wrong')),
	kind: listCode('what is disputed')
});

/** Pages that one book sets beside at most: some years of meetings. */
export const besideMost = 200;

export const phonesSettled = v.strictObject({
	type: v.literal('PhonesSettled'),
	...common,
	beside: v.pipe(
		v.array(
			v.pipe(
				v.string(),
				v.regex(/^[0-9a-f]{64}$/, 'a page is named by 64 hex digits'),
				v.description('SHA-256 of a page')
			)
		),
		v.minLength(1),
		v.maxLength(besideMost),
		v.description('pages of the other phone: they are kept beside the book, and what stands of them follows')
	),
	notChosen: saying(
		v.pipe(v.array(count(0, besideMost - 1, 'a place in `beside`')), v.minLength(1), v.maxLength(besideMost)),
		'places in `beside`, from 0, of pages in whose stead those of this book stand'
	),
	left: saying(
		count(
			1,
			100_000,
			'entries of these pages that were asked for and that the rules refuse: people settle them'
		),
		'entries of these pages that were asked for and that the rules refuse: people settle them'
	)
});

export const disputeSettled = v.strictObject({
	type: v.literal('DisputeSettled'),
	...common,
	about: v.pipe(eventId, v.description('id of the disputed entry')),
	outcome: v.pipe(
		v.picklist(['upheld', 'corrected', 'withdrawn']),
		v.description('the entry stands · it was corrected · she takes the dispute back')
	)
});
