import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import { balancesOf, fromCameraText, printedBookId, printedHead, toCameraText } from '#app';
import { foldAdmitted } from '#group';
import { runSlips } from '../../src/cli/slips.ts';
import { founded, lent, marked, meeting, saved } from '../support/builders.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';
import { codesOf } from '../support/slips.ts';
import { bookProcess, fileIn, scratch, type Ran } from './book-command.ts';

// `book slips`: balances from the codes of women's pages, and whether a journal agrees with them (ADR 0092).

const day = '2026-01-05';
const before: readonly GroupEvent[] = [
	...founded(day, { members: 5, box: 1000 }),
	...meeting(1, day, marked('m1'), marked('m2'), saved('m1', 20), saved('m2', 30), lent('l1', 'm2', 500))
];
let written: WrittenBook;
let codes: readonly string[];
let journal: string;
const folder = scratch();

beforeAll(async () => {
	written = await writtenBook(before);
	journal = fileIn(folder, 'journal.json', exportText(written, await vouchedIn(written)));
	const state = foldAdmitted(before, 'INR');
	if (!state.ok) throw new Error('a good book');
	const { hashes } = written.history;
	const said = {
		book: await printedBookId(written.book, written.vault),
		head: printedHead(hashes.at(-1)),
		until: { kind: 'regular', number: 1, day, sealed: true }
	} as const;
	const made = await codesOf(balancesOf(state.value), written.keys, written.vault, said as never);
	codes = made.map((bytes) => toCameraText(bytes));
});

const run = (text: string, ...rest: readonly string[]): Promise<Ran> =>
	runSlips(['-', ...rest], Readable.from([Buffer.from(text)]));

describe('three of five codes', () => {
	test('give the balances of the page: by hand 20 and 30 saved, 500 lent, 550 in the box', async () => {
		const { code, out, errors } = await run(codes.slice(1, 4).join('\n'));
		expect([code, errors]).toEqual([0, '']);
		const said: unknown = JSON.parse(out);
		expect(said).toMatchObject({
			slips: 3,
			needed: 3,
			currency: 'INR',
			strange: [],
			balances: { funds: { box: 550_00, bank: 0 } }
		});
		const { balances } = said as { balances: { women: readonly Record<string, number>[] } };
		expect(balances.women.map(({ number, regular, loan }) => [number, regular, loan])).toEqual([
			[1, 20_00, 0],
			[2, 30_00, 500_00],
			[3, 0, 0],
			[4, 0, 0],
			[5, 0, 0]
		]);
	});

	test('agree with the journal that made them, as its own process says too', async () => {
		const file = fileIn(folder, 'codes.txt', codes.slice(2).join('\r\n'));
		const { code, out } = await bookProcess(['slips', file, '--book', journal]);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ book: { at: 'page', differences: [] } });
	});

	test('name the woman of whom another book says something else', async () => {
		const other = await writtenBook([
			...founded(day, { members: 5, box: 1000 }),
			...meeting(1, day, marked('m1'), marked('m2'), saved('m1', 20), saved('m2', 10), lent('l1', 'm2', 500))
		]);
		const text = exportText({ ...other, keys: written.keys }, await vouchedIn(other));
		const withoutKey = JSON.parse(text) as { book: Record<string, unknown>; records?: unknown };
		delete withoutKey.book['groupKey'];
		delete withoutKey.records;
		const file = fileIn(folder, 'other.json', JSON.stringify(withoutKey));
		const { code, out, errors } = await run(codes.slice(0, 3).join('\n'), '--book', file);
		expect([code, errors]).toEqual([1, 'The journal says other figures than the codes.\n']);
		expect((JSON.parse(out) as { book: unknown }).book).toEqual({
			at: 'meeting',
			differences: [
				{ fund: 'box', slips: 550_00, book: 530_00 },
				{ number: 2, figure: 'regular', slips: 30_00, book: 10_00 }
			]
		});
	});
});

describe('what does not count', () => {
	test('is named by its line: another code, a changed one, one read twice; too few say how many are needed', async () => {
		const [first = '', second = '', third = ''] = codes;
		const bytes = present(fromCameraText(third), 'a code');
		bytes[40] = (bytes[40] ?? 0) ^ 1;
		const lines = [first, '', 'HELLO', first, toCameraText(bytes), second];
		const { code, out, errors } = await run(lines.join('\n'));
		expect([code, out]).toEqual([1, '']);
		expect(errors.split('\n')).toEqual([
			'Line 3 does not count: it is no code of Bahi.',
			'Line 4 does not count: the page of number 1 was read before.',
			'Line 5 does not count: it is damaged or cut off.',
			'2 codes belong together; 3 are needed.',
			''
		]);
	});

	test('hostile files are answered, and a command that is not understood says how', async () => {
		for (const text of ['', '\u0000\u0001', 'A'.repeat(100_000), `${'%'.repeat(300)}\n`.repeat(2000)])
			expect((await run(text)).code).toBe(1);
		for (const args of [[], ['a', 'b'], ['a', '--nonsense'], ['-', '--book', '-']])
			expect(await runSlips(args, Readable.from([]))).toMatchObject({ code: 2, out: '' });
		expect(await run(codes.join('\n'), '--book', 'not-there.json')).toMatchObject({ code: 1, out: '' });
	});
});
