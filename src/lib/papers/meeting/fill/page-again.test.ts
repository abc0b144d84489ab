import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import type { GroupEvent } from '#group';
import {
	bookOf,
	day,
	desk,
	founded,
	joined,
	lent,
	meeting,
	repaid,
	saved
} from '../../../../../tests/support/builders.ts';
import { left } from '../../../../../tests/support/people.ts';
import { fillPaper } from './fill-paper.ts';
import { pageAgain } from './page-again.ts';

const hash = (text: string) => Promise.resolve(createHash('sha256').update(text).digest('hex'));
const ours = { book: 'ours', currency: 'INR', hash } as const;
const gave = [saved('m1', 20), saved('m2', 20), saved('m3', 20)];
const book: readonly GroupEvent[] = [
	...founded('2024-01-01', { box: 1000 }),
	...meeting(1, '2024-01-10', ...gave, lent('l1', 'm2', 100))
];
const codeOf = async (events: readonly GroupEvent[], serial = 7, on = '2024-02-10'): Promise<string> => {
	const { pages } = await fillPaper(bookOf(events), { ...ours, day: day(on), serial });
	return present(pages[0], 'a page').code;
};
const again = (events: readonly GroupEvent[], code: string, of: { readonly book: string } = ours) =>
	pageAgain(events, code, { ...ours, ...of, now: bookOf(events) });
const refusal = async (events: readonly GroupEvent[], code: string) => {
	const read = await again(events, code);
	return read.ok ? 'read' : read.error;
};

test('the book makes the page again: whose rows they are, and what falls due', async () => {
	const read = await again(book, await codeOf(book));
	expect(read).toMatchObject({
		ok: true,
		value: {
			code: { after: 1, page: 1, pages: 1, serial: 7, day: '2024-02-10' },
			memberIds: ['m1', 'm2', 'm3'],
			// A tenth of 100, and two percent interest on 100 for one month.
			form: { rows: [{ due: null }, { due: 1200 }, { due: null }] }
		}
	});
});

test('with the sums that were printed, whatever stands at the desk before or since', async () => {
	const atDesk = desk(1, '2024-01-20', repaid('l1', 50));
	for (const printed of [book, [...book, ...atDesk.slice(0, 1)], [...book, ...atDesk]]) {
		const whole = [...book, ...atDesk];
		const read = await again(whole, await codeOf(printed));
		const known = await again(printed, await codeOf(printed));
		expect(read.ok && known.ok && read.value.form).toEqual(known.ok && known.value.form);
	}
});

test('a sheet of another group, of a meeting that is held, of a newer book or of no book is refused', async () => {
	const code = await codeOf(book);
	expect(await again(book, code, { book: 'another' })).toMatchObject({ error: 'another group' });
	const held = [...book, ...meeting(2, '2024-02-10', ...gave)];
	// The same sheet, its photocopy, or a second filled print.
	expect(await refusal(held, code)).toBe('held');
	expect(await refusal(held, await codeOf(book, 8))).toBe('held');
	expect(await refusal(book, await codeOf(held, 7, '2024-03-10'))).toBe('book behind');
	expect(await refusal(book, 'https://example.org')).toBe('not a sheet');
	expect(await refusal(book, `B4${code.slice(2)}`)).toBe('not a sheet');
	// A code with another check, as of a page with different dues.
	expect(await refusal(book, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).toBe('not made again');
});

test('a sheet from before a woman joined or left is refused, not moved by a row', async () => {
	const code = await codeOf(book);
	const came = [...book, ...desk(1, '2024-01-20', joined(4))];
	expect(await refusal(came, code)).toBe('women changed');
	const settlement = { savings: 2000, surplus: 0, loan: 0, interest: 0, fines: 0, paid: 2000, payable: 0 };
	expect(await refusal([...book, ...desk(1, '2024-01-20', left('m3', { settlement }))], code)).toBe(
		'women changed'
	);
	expect(await refusal(came, await codeOf(came))).toBe('read');
});
