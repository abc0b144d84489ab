import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { runMerge } from '../../src/cli/merge.ts';
import {
	counted,
	founded,
	lent,
	marked,
	meeting,
	openMeeting,
	repaid,
	saved,
	withFields,
	type Entry
} from '../support/builders.ts';
import type { MemberId } from '#kernel';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { exportText, namesOf, twoPhones, vouchedIn, type WrittenBook } from '../support/exported-book.ts';
import { book, fileIn, scratch } from './book-command.ts';

// `book merge`: what two phones wrote comes into one file, whole, whichever is named first (ADR 0086).

const day = '2026-01-05';
let ids = 0;
const named = (events: readonly GroupEvent[]): readonly GroupEvent[] =>
	events.map((event) => withFields(() => event, { eventId: `e${(ids += 1)}` })(event.occurredOn));
const common = named([
	...founded(day, { box: 1000 }),
	...meeting(1, day, marked('m1'), saved('m1', 20), lent('l1', 'm2', 500))
]);
const page = (number: number, on: string, ...entries: readonly Entry[]) =>
	named(meeting(number, on, marked('m1'), marked('m2'), ...entries));

const textOf = async (phone: WrittenBook): Promise<string> => exportText(phone, await vouchedIn(phone));
const textsOf = async (one: readonly GroupEvent[], other: readonly GroupEvent[]) => {
	const [first, second] = await twoPhones(common, [one, other]);
	return [await textOf(first), await textOf(second)] as const;
};

interface MergedText {
	readonly code: number;
	readonly out: string;
	readonly errors: string;
	readonly text: string;
}

async function merge(first: string, second: string): Promise<MergedText> {
	const folder = scratch();
	const files = [fileIn(folder, 'a.json', first), fileIn(folder, 'b.json', second)];
	const out = join(folder, 'both.json');
	const ran = await runMerge([...files, '--out', out], Readable.from([]));
	const said = (text: string) => text.replaceAll(`${folder}/`, '');
	const text = existsSync(out) ? readFileSync(out, 'utf8') : '';
	return { code: ran.code, out: said(ran.out), errors: said(ran.errors), text };
}

/** All that a file says, whatever the order of fields. */
const bookIn = (text: string): unknown => JSON.parse(text);

describe('one phone is simply ahead', () => {
	test('its book comes out, whichever is named first', async () => {
		const [ahead, behind] = await textsOf(page(2, '2026-02-05', saved('m1', 20), repaid('l1', 100)), []);
		const merged = await merge(behind, ahead);
		expect(merged).toMatchObject({ code: 0, errors: '' });
		expect(bookIn(merged.text)).toEqual(bookIn(ahead));
		expect((await book(['check', '-'], merged.text)).code).toBe(0);
		expect(merged.out).toBe(
			'b.json goes on where a.json ends, after 8 records: 1 record, regular meeting 2 of 2026-02-05.\nboth.json is written.\n'
		);
		expect((await merge(ahead, behind)).text).toBe(merged.text);
		expect(await merge(ahead, ahead)).toMatchObject({
			code: 0,
			text: merged.text,
			out: 'Both have the same 9 records.\nboth.json is written.\n'
		});
	});

	test('names that its phone signed go with it, and those that were changed are refused', async () => {
		const [behind, ahead] = await twoPhones(common, [[], page(2, '2026-02-05', saved('m1', 20))]);
		const people = [
			{ memberId: 'm1' as MemberId, name: 'Sita' },
			{ memberId: 'm2' as MemberId, name: 'Gita' }
		];
		const names = await namesOf(ahead, people);
		const text = exportText(ahead, await vouchedIn(ahead), names);
		const older = await textOf(behind);
		const merged = await merge(older, text);
		expect(bookIn(merged.text)).toEqual(bookIn(text));
		expect((await book(['check', '-'], merged.text)).out).not.toContain('nobody vouches');
		const swapped = text.replace('Sita', '?').replace('Gita', 'Sita').replace('?', 'Gita');
		for (const refused of [await merge(swapped, older), await merge(older, swapped)]) {
			expect(refused).toMatchObject({ code: 1, text: '' });
			expect(refused.errors).toMatch(/^The names in the file are not those that the phone/);
		}
	});

	test('the meeting that is open in it goes with it; one that is open in the other file only is closed first', async () => {
		const open = named(openMeeting(3, '2026-03-05', marked('m1')));
		const [ahead, behind] = await textsOf([...page(2, '2026-02-05'), ...open], []);
		expect(bookIn((await merge(behind, ahead)).text)).toEqual(bookIn(ahead));
		const [sealed, waits] = await textsOf(
			page(2, '2026-02-05'),
			named(openMeeting(2, '2026-02-05', saved('m3', 20)))
		);
		expect(await merge(sealed, waits)).toEqual({
			code: 1,
			out: '',
			text: '',
			errors:
				'In b.json a meeting is open: 2 entries of it would be lost. Close it on that phone and take the file again.\n'
		});
	});

	test('a copy with a meeting that the other phone closed lacks nothing', async () => {
		const open = named(openMeeting(2, '2026-02-05', saved('m1', 20)));
		const seal = named(meeting(2, '2026-02-05')).slice(1);
		const [closed, waits] = await textsOf([...open, ...seal], open);
		expect(bookIn((await merge(waits, closed)).text)).toEqual(bookIn(closed));
	});
});

describe('two phones wrote on from one page', () => {
	let first: string;
	let second: string;
	let merged: MergedText;
	beforeAll(async () => {
		[first, second] = await textsOf(
			page(2, '2026-02-05', repaid('l1', 500), saved('m1', 20), counted({ 100: 1 })),
			page(2, '2026-02-05', repaid('l1', 400))
		);
		merged = await merge(first, second);
	});

	test('both are kept, and what two officers must settle is said', () => {
		expect(merged).toMatchObject({ code: 0, errors: '' });
		expect(merged.out.split('\n')).toEqual([
			'Two phones wrote on after 8 records: a.json alone has 1 record, regular meeting 2 of 2026-02-05; b.json alone has 1 record, regular meeting 2 of 2026-02-05. Both are kept.',
			'twins: regular meeting 2 of 2026-02-05 and regular meeting 2 of 2026-02-05 were held apart. Where it was one meeting, one of the pages is reversed.',
			'both lines together take loans/m2/own below zero: −₹380.',
			'both.json is written.',
			''
		]);
	});

	test('whichever is named first, and put together with either once more, it is the same file', async () => {
		expect((await merge(second, first)).text).toBe(merged.text);
		expect((await merge(merged.text, first)).text).toBe(merged.text);
		expect((await merge(second, merged.text)).text).toBe(merged.text);
	});

	test('every entry of both stands in it once', () => {
		const idsIn = (text: string) =>
			(JSON.parse(text) as { events: { eventId: string }[] }).events.map(({ eventId }) => eventId);
		const all = new Set([...idsIn(first), ...idsIn(second)]);
		expect(idsIn(merged.text).toSorted()).toEqual([...all].toSorted());
	});

	test('check says of it what each line has, and reports and prints of it wait', async () => {
		const { code, out, errors } = await book(['check', '-'], merged.text);
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		expect(out).toContain('The book has 2 lines, and each is sound: phones wrote on apart after 8 records.');
		expect(out).toContain('exception: twins: regular meeting 2 of 2026-02-05');
		expect(out).toMatch(/^note of line \d: /m);
		for (const command of [['report'], ['statement', '--member', '1']]) {
			const [name = '', ...rest] = command;
			const answer = await book([name, '-', ...rest], merged.text);
			expect(answer).toMatchObject({ code: 1, out: '' });
			expect(answer.errors).toContain('no figure of it is right before two officers have settled it');
		}
	});

	test('names in it are signed for no line: the file is refused by check and by the second verifier', async () => {
		const people = '"people": [{"memberId":"m1","name":"Sita"}],';
		const named = merged.text.replace('"events"', `${people} "events"`);
		expect((await book(['check', '-'], named)).out).toContain('note: nobody vouches for 1 name in the file');
		expect(verifyExport(Buffer.from(named)).problems).toEqual([]);
		const signed = named.replace(/\n\}\n$/, `, "namesSignature": "${'s'.repeat(86)}"}`);
		expect((await book(['check', '-'], signed)).errors).toBe(
			'The journal\'s "namesSignature" is wrong: a file of several lines has none.\n'
		);
		expect(verifyExport(Buffer.from(signed)).problems).toEqual([
			'names are signed for one line, and there are several'
		]);
	});

	test('changed afterwards, in whichever line, it is refused', async () => {
		for (const [from, to] of [
			['"amount":50000', '"amount":40000'],
			['"amount":40000', '"amount":30000']
		] as const) {
			const changed = merged.text.replace(from, to);
			expect(changed).not.toBe(merged.text);
			const { code, out } = await book(['check', '-'], changed);
			expect({ code, out }).toEqual({ code: 1, out: '' });
		}
	});

	test('a line that breaks a rule is no way round it: the file is refused', async () => {
		const changed = merged.text.replace('"type":"SavingDeposited"', '"type":"SavingWithdrawn"');
		const { code, errors } = await book(['check', '-'], changed);
		expect(code).toBe(1);
		expect(errors).toMatch(/^event \d+ \(SavingWithdrawn, /);
	});
});

describe('what is not put together', () => {
	test('books of two groups, and of two keys under one name', async () => {
		const [one] = await textsOf([], []);
		const [other] = await textsOf([], []);
		expect((await merge(one, other)).errors).toMatch(/two keys of a group/);
		const renamed = other.replaceAll('"example"', '"another"');
		expect(await merge(one, renamed)).toMatchObject({ code: 1, text: '' });
	});

	test('a file without records, or without the word of the group for its phones', async () => {
		const [one] = await textsOf([], []);
		const { records, ...rest } = JSON.parse(one) as Record<string, unknown>;
		const unsealed = JSON.stringify({ ...rest, book: { id: 'example', currency: 'INR' } });
		expect(records).toBeDefined();
		expect((await merge(one, unsealed)).errors).toMatch(/has no records/);
		const [phone] = await twoPhones(common, [[], []]);
		expect((await merge(one, exportText(phone, null))).errors).toMatch(/does not vouch for phone/);
	});

	test('a file in the place of another', async () => {
		const [one] = await textsOf([], []);
		const folder = scratch();
		const path = fileIn(folder, 'a.json', one);
		const { code, errors } = await runMerge([path, path, '--out', path], Readable.from([]));
		expect({ code, errors }).toEqual({
			code: 1,
			errors: `${path} is there already: nothing is written over it.\n`
		});
		expect(readFileSync(path, 'utf8')).toBe(one);
	});

	test.each([
		[['a'], 'Say which two files to put together.'],
		[['a', 'b'], 'Say which file to write: --out FILE.'],
		[['a', 'b', 'c', '--out', 'd'], 'Two files at a time: "c" is too much.'],
		[['a', '-', '--out', 'd'], 'Both are files: the standard input is not read.']
	])('%s', async (args, why) => {
		const { code, errors } = await runMerge(args, Readable.from([]));
		expect(code).toBe(2);
		expect(errors.split('\n')[0]).toBe(why);
	});
});
