import * as v from 'valibot';
import { err, jsonIn, ok, textIn, utf8, type MemberId, type OperationId, type Result } from '#kernel';
import { groupEventSchema, type GroupEvent } from '#group';
import type { Fault } from '../ports/storage.ts';
import { readForeignRecord, type SignedRecord } from '../record/record-content.ts';
import type { Link } from '../record/verify-chain.ts';
import { personKept, personLimits, type Person } from '../session/people.ts';

/** Everything of a book that a lost phone would lose, in the clear; encrypted as a whole by the backup file. */
export interface BackupPayload {
	readonly currency: string;
	readonly practice: boolean;
	readonly cover: { readonly symbol: string; readonly colour: number };
	readonly records: readonly SignedRecord[];
	/** Rows of a meeting that was open. */
	readonly rows: readonly { readonly operationId: OperationId; readonly events: readonly GroupEvent[] }[];
	readonly people: readonly (readonly [MemberId, Person])[];
}

/** Limits of an import (safety.md): nothing of a stranger's file is believed. */
const linesMax = 200_000;

const line = v.variant('line', [
	v.strictObject({
		line: v.literal('book'),
		currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
		practice: v.boolean(),
		symbol: v.pipe(v.string(), v.maxLength(40)),
		colour: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(16))
	}),
	v.strictObject({
		line: v.literal('record'),
		canonical: v.string(),
		signature: v.pipe(v.string(), v.maxLength(128))
	}),
	v.strictObject({
		line: v.literal('row'),
		operationId: v.pipe(v.string(), v.maxLength(64)),
		events: v.array(groupEventSchema)
	}),
	v.strictObject({
		line: v.literal('person'),
		memberId: v.pipe(v.string(), v.maxLength(64)),
		name: v.pipe(v.string(), v.maxLength(120)),
		voice: v.optional(v.pipe(v.string(), v.maxLength(personLimits.voiceLetters), v.regex(/^[\w-]+$/)))
	})
]);

/** One JSON object a line, so that it can be read without one giant parse. */
export function writePayload(payload: BackupPayload): Uint8Array {
	const { currency, practice, cover } = payload;
	const lines = [
		{ line: 'book', currency, practice, ...cover },
		...payload.records.map(({ canonical, signature }) => ({ line: 'record', canonical, signature })),
		...payload.rows.map((row) => ({ line: 'row', ...row })),
		...payload.people.map(([memberId, person]) => ({ line: 'person', memberId, ...person }))
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
		book: null as { currency: string; practice: boolean; symbol: string; colour: number } | null
	};
	const links: Link[] = [];
	const rows: BackupPayload['rows'][number][] = [];
	const people: BackupPayload['people'][number][] = [];
	for (const [index, text] of lines.entries()) {
		const parsed = v.safeParse(line, jsonIn(text));
		if (!parsed.success) return damaged(`line ${index + 1}`);
		const one = parsed.output;
		if (one.line === 'book') read.book = one;
		else if (one.line === 'row')
			rows.push({ operationId: one.operationId as OperationId, events: one.events });
		else if (one.line === 'person') people.push([one.memberId as MemberId, personOf(one)]);
		else {
			const content = readForeignRecord(one);
			if (!content.ok)
				return damaged(`line ${index + 1}: ${content.error.type === 'Damaged' ? content.error.about : ''}`);
			links.push({ content: content.value, canonical: one.canonical, signature: one.signature });
		}
	}
	if (read.book === null) return damaged('does not say which book');
	const { currency, practice, symbol, colour } = read.book;
	return ok({ currency, practice, cover: { symbol, colour }, records: links, links, rows, people });
}

const personOf = ({ name, voice }: { readonly name: string; readonly voice?: string | undefined }): Person =>
	personKept(voice === undefined ? { name } : { name, voice });
