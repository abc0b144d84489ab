import * as v from 'valibot';
import type { BookId } from '#kernel';
import { groupEventSchema, memberIdSchema, textSchema } from '#group';
import { positive, sealSchema } from '../record/record-content.ts';
import { journalLimits } from './limits.ts';

/** The only version that is written and read. A newer one is refused with an error of its own. */
export const journalVersion = 1;
export const journalFormat = 'bahi-journal';

const bookIdPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

const bookId = v.pipe(
	v.string(),
	v.regex(bookIdPattern, 'the id of a book is 1 to 64 letters, digits or . _ : -'),
	v.guard((text: string): text is BookId => bookIdPattern.test(text)),
	v.description('id of the book')
);

const hex = (what: string, pattern: RegExp) =>
	v.pipe(v.string(), v.regex(pattern, what), v.description(what));

export const bookSchema = v.strictObject({
	id: bookId,
	currency: v.pipe(
		v.string(),
		v.regex(/^[A-Z]{3}$/, 'a currency is three capital letters (ISO 4217)'),
		v.description('ISO 4217 code; all amounts are minor units of it')
	),
	groupKey: v.optional(
		hex("the group's public key (Ed25519, base64url), which vouches for its writers", /^[A-Za-z0-9_-]{43}$/)
	),
	practice: v.optional(
		v.pipe(
			v.literal(true),
			v.description(
				'a practice group: nothing in it is real, and no book is made of it; left out of a real one'
			)
		)
	)
});

export const personSchema = v.strictObject({
	memberId: memberIdSchema,
	name: textSchema('name of the member', 60),
	key: v.optional(
		hex('shows that the book says this name of her (docs/adr/0151), base64url', /^[A-Za-z0-9_-]{43}$/)
	)
});

/** One link of the hash chain that an export of the app carries, in the order of the book. */
export const recordSchema = v.strictObject({
	writer: hex('id of the installation that wrote it', /^[A-Za-z0-9_-]{1,64}$/),
	place: positive("the writer's gapless counter, from 1"),
	hash: hex('SHA-256 of the canonical bytes, 64 hex digits', /^[0-9a-f]{64}$/),
	previous: hex("hash of the writer's record before, empty for its first", /^([0-9a-f]{64})?$/),
	signature: hex('Ed25519 over the hash, base64url', /^[A-Za-z0-9_-]{1,128}$/),
	key: v.optional(hex("the writer's public key, base64url; in its first record", /^[A-Za-z0-9_-]{1,128}$/)),
	voucher: v.optional(
		hex("the group's signature over that key, base64url; beside the key", /^[A-Za-z0-9_-]{86}$/)
	),
	heads: v.optional(
		v.pipe(
			v.array(v.strictTuple([v.string(), v.pipe(v.number(), v.safeInteger(), v.minValue(1)), v.string()])),
			v.maxLength(64),
			v.description('last record known of every other writer: who, place, hash')
		)
	),
	events: positive('how many events it holds'),
	seal: v.optional(sealSchema)
});

/** Code of a print that the owner of the file may make. */
export const printSchema = hex(
	'the code of a print (docs/adr/0019), signed by the group, base64url',
	/^[A-Za-z0-9_-]{150,400}$/
);

/** Schema of the group's signature over the names. */
export const namesSignatureSchema = hex(
	"the group's signature over the names, for this book at its last record (docs/adr/0038), base64url",
	/^[A-Za-z0-9_-]{86}$/
);

/** Schema of the group's signature over the open meeting. */
export const openSignatureSchema = hex(
	"the group's signature over the events behind the last record (docs/adr/0038), base64url",
	/^[A-Za-z0-9_-]{86}$/
);

/** The whole open file, as docs/JOURNAL.md describes it. */
export const journalSchema = v.strictObject({
	format: v.literal(journalFormat),
	version: v.literal(journalVersion),
	book: bookSchema,
	people: v.optional(
		v.pipe(
			v.array(personSchema),
			v.maxLength(journalLimits.people),
			v.description('names, left out of an export unless asked for')
		)
	),
	events: v.pipe(
		v.array(groupEventSchema),
		v.maxLength(journalLimits.events),
		v.description('what happened, in the order of recording')
	),
	records: v.optional(
		v.pipe(
			v.array(recordSchema),
			v.maxLength(journalLimits.records),
			v.description('the hash chain of an export of the app; a foreign file has none')
		)
	),
	prints: v.optional(
		v.pipe(
			v.array(printSchema),
			v.maxLength(journalLimits.prints),
			v.description('codes for prints of this book, which only the key of the group can make')
		)
	),
	namesSignature: v.optional(namesSignatureSchema),
	openSignature: v.optional(openSignatureSchema)
});

export type JournalBook = v.InferOutput<typeof bookSchema>;
export type JournalPerson = v.InferOutput<typeof personSchema>;
export type JournalRecord = v.InferOutput<typeof recordSchema>;
