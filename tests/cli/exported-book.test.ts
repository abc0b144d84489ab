import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { assert } from '#kernel';
import { journalRecords, vouchFor, writeJournal } from '#app';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';
import { cases, seed } from '../support/soak.ts';
import { book } from './book-command.ts';

// An export of the app carries its hash chain: the command builds it again from the events and says whether it holds.

let text: string;

beforeAll(async () => {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'op-2', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
	const history = await session.history();
	assert(history.ok, 'the book reads its own pages');
	const vouched = await vouchFor({ id: session.book, currency: 'INR' }, history.value.links, founded.keys);
	text = writeJournal({
		book: { id: session.book, currency: 'INR', groupKey: vouched.groupKey },
		events: history.value.events,
		records: journalRecords(history.value, vouched)
	});
});

interface Report {
	readonly chain: { readonly events: number; readonly head: string; readonly ok: boolean };
}

const headOf = async (input: string) =>
	(JSON.parse((await book(['report', '-'], input)).out) as Report).chain;

describe('the export of a book', () => {
	test('lacks nothing but names', async () => {
		const { code, out } = await book(['check', '-'], text);
		expect(code).toBe(0);
		expect(out.split('\n').slice(1)).toEqual(['note: 3 members without a name: shown by number.', '']);
	});

	test('its head is that of its last record', async () => {
		const { records } = JSON.parse(text) as { records: readonly { readonly hash: string }[] };
		expect(await headOf(text)).toMatchObject({ head: records.at(-1)?.hash, ok: true });
	});

	test('changed afterwards it is refused by check, and the report says that the chain does not hold', async () => {
		const changed = text.replace('"symbol":"ring"', '"symbol":"sari"');
		const { code, out, errors } = await book(['check', '-'], changed);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(errors).toMatch(/^The hash chain does not hold: record \d+: /);
		expect((await headOf(changed)).ok).toBe(false);
	});

	test('with a key that is none it is refused, not a crash', async () => {
		const changed = text.replace(/"key":"[^"]*"/, '"key":"AA"');
		expect(changed).not.toBe(text);
		expect((await book(['check', '-'], changed)).code).toBe(1);
	});

	test('no sign of it can be changed unnoticed', async () => {
		const sign = fc.constantFrom('0', '7', 'a', 'f', 'Z', '_');
		await fc.assert(
			fc.asyncProperty(fc.nat(), sign, async (at, other) => {
				const place = text.indexOf('"events"') + (at % (text.length - text.indexOf('"events"')));
				if (!/[0-9A-Za-z_]/.test(text[place] ?? '') || text[place] === other) return;
				const changed = text.slice(0, place) + other + text.slice(place + 1);
				expect((await book(['check', '-'], changed)).code).toBe(1);
			}),
			{ numRuns: cases(300), seed: seed() }
		);
	});
});
