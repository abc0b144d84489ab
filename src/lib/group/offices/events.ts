import * as v from 'valibot';
import { common, day, memberId, saying } from '../event-fields.ts';

export const office = v.picklist(['president', 'secretary', 'treasurer', 'writer', 'keyHolder']);

export type Office = v.InferOutput<typeof office>;

export const officeGiven = v.strictObject({
	type: v.literal('OfficeGiven'),
	...common,
	memberId,
	office,
	until: saying(day, 'last day of the office, where it is known')
});

/** What changed of who can open the book, or left the phone in the clear; no secret is named. */
const access = v.picklist([
	'codeGiven',
	'codeTaken',
	'paperShown',
	'paperRenewed',
	'cardsCut',
	'paperUsed',
	'phoneRestored',
	'laptopLetIn',
	'laptopTakenOut',
	'fileHandedOut'
]);

export type Access = v.InferOutput<typeof access>;

export const accessNoted = v.strictObject({
	type: v.literal('AccessNoted'),
	...common,
	what: access,
	memberId: saying(memberId, 'whose code it is'),
	names: saying(v.literal(true), 'names went with the file'),
	phone: saying(v.pipe(v.string(), v.hexadecimal(), v.length(32)), 'the writer that is new to the book')
});
