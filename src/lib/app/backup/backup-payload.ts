import * as v from 'valibot';
import {
	err,
	jsonIn,
	ok,
	textIn,
	utf8,
	type MemberId,
	type OperationId,
	type Result,
	type WriterId
} from '#kernel';
import { eventByTypeSchema, type GroupEvent } from '#group';
import type { Fault } from '../ports/storage.ts';
import { readForeignRecord, type SignedRecord } from '../record/record-content.ts';
import type { Link } from '../record/verify-chain.ts';
import { personKept, personLimits, type Person } from '../session/people.ts';

/** Plaintext of everything that a lost phone would lose of a book; the backup file encrypts it as a whole. */
export interface BackupPayload {
	readonly currency: string;
	readonly practice: boolean;
	readonly cover: { readonly symbol: string; readonly colour: number };
	readonly records: readonly SignedRecord[];
	/** Rows of the open meeting. */
	readonly rows: readonly { readonly operationId: OperationId; readonly events: readonly GroupEvent[] }[];
	readonly people: readonly (readonly [MemberId, Person])[];
	/** The group's voucher for each writer, so that a reader of the copy needs no key of the group (ADR 0038). */
	readonly vouchers: readonly (readonly [WriterId, string])[];
	/** Codes for prints made elsewhere (ADR 0068), base64url; only if a laptop reads the copy. */
	readonly prints: readonly string[];
	/** Public key of the laptop that may open copies, base64url. */
	readonly laptop: string | null;
	/** Post box as stored in the cover, which a laptop that reads the copy cannot decrypt. Undefined without one. */
	readonly post?: string | undefined;
	/** Set for a part of a copy: only the pages after this record (hex; '' for all), for a phone that has the others (ADR 0095). Undefined in a full copy. */
	readonly after?: string | undefined;
}

/** Limits of an import, because a foreign file is not trusted. */
const linesMax = 200_000;

const line = v.variant('line', [
	v.strictObject({
		line: v.literal('book'),
		currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
		practice: v.boolean(),
		symbol: v.pipe(v.string(), v.maxLength(40)),
		colour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(16)),
		after: v.optional(v.pipe(v.string(), v.regex(/^([0-9a-f]{64})?$/)))
	}),
	v.strictObject({
		line: v.literal('record'),
		canonical: v.string(),
		signature: v.pipe(v.string(), v.maxLength(128))
	}),
	v.strictObject({
		line: v.literal('row'),
		operationId: v.pipe(v.string(), v.maxLength(64)),
		events: v.array(eventByTypeSchema)
	}),
	v.strictObject({
		line: v.literal('voucher'),
		writer: v.pipe(v.string(), v.maxLength(64)),
		voucher: v.pipe(v.string(), v.maxLength(128))
	}),
	v.strictObject({ line: v.literal('print'), print: v.pipe(v.string(), v.regex(/^[\w-]{150,400}$/)) }),
	v.strictObject({ line: v.literal('laptop'), key: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)) }),
	v.strictObject({
		line: v.literal('post'),
		kept: v.pipe(v.string(), v.maxLength(8192), v.regex(/^[\w-]+$/))
	}),
	v.strictObject({
		line: v.literal('person'),
		memberId: v.pipe(v.string(), v.maxLength(64)),
		name: v.pipe(v.string(), v.maxLength(120)),
		voice: v.optional(v.pipe(v.string(), v.maxLength(personLimits.voiceLetters), v.regex(/^[\w-]+$/)))
	})
]);

interface BookLine {
	readonly currency: string;
	readonly practice: boolean;
	readonly symbol: string;
	readonly colour: number;
	readonly after?: string | undefined;
}

/** One JSON object a line, so that no single parse handles the whole book. */
export function writePayload(payload: BackupPayload): Uint8Array {
	const { currency, practice, cover, laptop, post, after } = payload;
	const lines = [
		{ line: 'book', currency, practice, ...cover, ...(after === undefined ? {} : { after }) },
		...payload.records.map(({ canonical, signature }) => ({ line: 'record', canonical, signature })),
		...payload.rows.map((row) => ({ line: 'row', ...row })),
		...payload.people.map(([memberId, person]) => ({ line: 'person', memberId, ...person })),
		...payload.vouchers.map(([writer, voucher]) => ({ line: 'voucher', writer, voucher })),
		...payload.prints.map((print) => ({ line: 'print', print })),
		...(laptop === null ? [] : [{ line: 'laptop', key: laptop }]),
		...(post === undefined ? [] : [{ line: 'post', kept: post }])
	];
	return utf8(lines.map((one) => JSON.stringify(one)).join('\n'));
}

export function readPayload(
	bytes: Uint8Array
): Result<BackupPayload & { readonly links: readonly Link[] }, Fault> {
	const damaged = (about: string) => err({ type: 'Damaged', about: `backup ${about}` } as const);
	const whole = textIn(bytes);
	if (whole === null) return damaged('is not text');
	const lines = whole.split('\n');
	if (lines.length > linesMax) return damaged('has too many lines');
	const read = {
		book: null as BookLine | null,
		laptop: null as string | null,
		post: undefined as string | undefined
	};
	const links: Link[] = [];
	const rows: BackupPayload['rows'][number][] = [];
	const people: BackupPayload['people'][number][] = [];
	const vouchers: BackupPayload['vouchers'][number][] = [];
	const prints: string[] = [];
	for (const [index, text] of lines.entries()) {
		const parsed = v.safeParse(line, jsonIn(text));
		if (!parsed.success) return damaged(`line ${index + 1}`);
		const one = parsed.output;
		if (one.line === 'book') read.book = one;
		else if (one.line === 'row')
			rows.push({ operationId: one.operationId as OperationId, events: one.events });
		else if (one.line === 'person') people.push([one.memberId as MemberId, personOf(one)]);
		else if (one.line === 'voucher') vouchers.push([one.writer as WriterId, one.voucher]);
		else if (one.line === 'print') prints.push(one.print);
		else if (one.line === 'laptop') read.laptop = one.key;
		else if (one.line === 'post') read.post = one.kept;
		else {
			const content = readForeignRecord(one);
			if (!content.ok)
				return damaged(`line ${index + 1}: ${content.error.type === 'Damaged' ? content.error.about : ''}`);
			links.push({ content: content.value, canonical: one.canonical, signature: one.signature });
		}
	}
	if (read.book === null) return damaged('does not say which book');
	const { currency, practice, symbol, colour, after } = read.book;
	const { laptop, post } = read;
	return ok({
		currency,
		practice,
		cover: { symbol, colour },
		records: links,
		links,
		rows,
		people,
		vouchers,
		prints,
		laptop,
		post,
		after
	});
}

const personOf = ({ name, voice }: { readonly name: string; readonly voice?: string | undefined }): Person =>
	personKept(voice === undefined ? { name } : { name, voice });
