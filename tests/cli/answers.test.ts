import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { bankOpened, founded, meeting } from '../support/builders.ts';
import { withoutDecisions } from '../support/dossier-books.ts';
import { borrowed, paidBack } from '../support/outside-money.ts';
import { book, bookProcess, fileIn, goldenJournal, scratch } from './book-command.ts';

// What the command answers on a sound book: the booklet of tests/golden/passbook-declining.json.

const folder = scratch();
const booklet = fileIn(folder, 'booklet.json', JSON.stringify(goldenJournal('passbook-declining')));

describe('check', () => {
	test('a sound book: exit 0, and what is missing in it is said', async () => {
		const { code, out, errors } = await book(['check', booklet]);
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		expect(out.split('\n')).toEqual([
			'The book is unsealed: no record covers it, so that nobody can tell whether it was changed. Its entries agree: 55 events, 12 meetings, 1 member, until 2007-02-05.',
			expect.stringContaining('note: no hash chain in the file'),
			'note: 55 events without an id: named by the place in the file.',
			'note: 55 events without the time of recording.',
			'note: the split of 5 repayments is computed: events 32, 36, 41, 46, 54.',
			'note: the box was not counted at 12 meetings: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.',
			expect.stringContaining('note: fewer than 2 officers approved 12 meetings'),
			'note: fewer than 2 members approved the loans of event 27.',
			'note: nobody holds an office: a phone makes no new book of this file before two do.',
			'note: 1 member without a name: shown by number.',
			''
		]);
	});

	test('"-" reads the standard input', async () => {
		const input = JSON.stringify(goldenJournal('cutoff-opening-balances'));
		const { code, out } = await book(['check', '-'], input);
		expect(code).toBe(0);
		expect(out).toMatch(
			/^The book is unsealed: .* Its entries agree: 8 events, 0 meetings, 5 members, until 2025-04-01\./
		);
	});
});

describe('report', () => {
	test('the whole book as one JSON object', async () => {
		const { code, out } = await book(['report', booklet]);
		expect(code).toBe(0);
		const report = JSON.parse(out) as { chain: { head: string } };
		expect(report).toMatchObject({
			trialBalance: { box: 133400, interest: -3400, 'savings/m1/regular': -30000, surplus: -100000 },
			balanced: true,
			income: { interest: 3400 },
			members: { '1': { savings: 30000, loanOutstanding: 0, attendance: { held: 12, present: 11 } } },
			chain: { events: 55, ok: true }
		});
		expect(report.chain.head).toMatch(/^[0-9a-f]{64}$/);
	});

	test('--bank-rule sets loans of banks beside what a rule says of their interest', async () => {
		const events = [
			...founded('2025-01-05', { box: 1000 }),
			bankOpened()('2025-01-05'),
			...meeting(
				1,
				'2025-01-05',
				borrowed(10_000, { via: 'bank/b1', terms: { instalments: 2, firstDueOn: '2025-02-05' } })
			),
			...meeting(2, '2025-02-09', paidBack(5000, { via: 'bank/b1' }))
		];
		const file = {
			format: 'bahi-journal',
			version: 1,
			book: { id: 'b', currency: 'INR' },
			people: [],
			events
		};
		const input = JSON.stringify(file);
		const { code, out } = await book(
			['report', '-', '--on', '2025-04-01', '--bank-rule', 'day-nrlm-2016'],
			input
		);
		expect(code).toBe(0);
		// The first part came four days late, the second is 27 days late on 1 April.
		expect((JSON.parse(out) as { bankLoans: object }).bankLoans).toMatchObject({
			bl1: {
				outstanding: 500_000,
				overdue: 500_000,
				slab: { upTo: 300_000, percentPerYear: '7' },
				quarters: [
					{ from: '2025-01-01', verdict: 'late', reasons: [{ daysLate: 4 }, { daysLate: 27 }] },
					{ from: '2025-04-01', verdict: 'late', reasons: [{ why: 'olderUnpaid', daysLate: 27 }] }
				]
			}
		});
		expect('bankLoans' in (JSON.parse((await book(['report', '-'], input)).out) as object)).toBe(false);
		const unknown = await book(['report', '-', '--bank-rule', 'day-nrlm'], input);
		expect(unknown).toMatchObject({ code: 1, out: '' });
		expect(unknown.errors).toContain('day-nrlm-2025');
		const nepal = JSON.stringify({ ...file, book: { id: 'b', currency: 'NPR' } });
		expect((await book(['report', '-', '--bank-rule', 'day-nrlm-2025'], nepal)).errors).toContain('INR');
	});

	test('--bank-rule says of each condition what the first page of the bank’s file says, with the entries behind it', async () => {
		const events = withoutDecisions('2026-11-26' as LocalDate);
		const input = JSON.stringify({
			format: 'bahi-journal',
			version: 1,
			book: { id: 'b', currency: 'INR' },
			people: [],
			events
		});
		const asked = ['report', '-', '--on', '2026-11-26', '--bank-rule', 'day-nrlm-2025'];
		const { code, out } = await book(asked, input);
		expect(code).toBe(0);
		const { conditions } = JSON.parse(out) as {
			conditions: readonly { number: number; code: string; is: string; shows: { evidence: string[] } }[];
		};
		// "2 of 6 conditions are not met: 10, 14." stands on its page; three of six meetings were held.
		expect(conditions.filter(({ is }) => is === 'notMet').map(({ number }) => number)).toEqual([10, 14]);
		expect(conditions.filter(({ is }) => is !== 'bank')).toHaveLength(6);
		const meetings = conditions.find((one) => one.code === 'meetings');
		expect(meetings?.shows).toMatchObject({ count: 3, of: 6 });
		// An event without an id is named by its place in the file, from 1.
		const opened = events.flatMap(({ type, eventId }, place) =>
			type === 'MeetingOpened' ? [eventId ?? String(place + 1)] : []
		);
		expect(meetings?.shows.evidence).toHaveLength(3);
		for (const id of meetings?.shows.evidence ?? []) expect(opened).toContain(id);
	});

	test('the same file gives the same head, another file another', async () => {
		const head = async (input: string) =>
			(JSON.parse((await book(['report', '-'], input)).out) as { chain: { head: string } }).chain.head;
		const journal = goldenJournal('reducing-equal-principal');
		const [once, again, other] = await Promise.all([
			head(JSON.stringify(journal)),
			head(JSON.stringify(journal, null, 4)),
			head(JSON.stringify({ ...journal, events: journal.events.slice(0, -1) }))
		]);
		expect(again).toBe(once);
		expect(other).not.toBe(once);
	});

	test.each([
		['2006-08-05', { savings: 15000, loanOutstanding: 50000, interestDue: 0 }],
		['2006-11-05', { savings: 22500, loanOutstanding: 30000, interestDue: 0 }],
		['2007-01-05', { savings: 25000, loanOutstanding: 10000, interestDue: 200 }]
	])('as at the end of %s', async (on, member) => {
		const { code, out } = await book(['report', booklet, '--on', on]);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ members: { '1': member } });
	});

	test('before the first day of the book it is empty', async () => {
		const { code, out } = await book(['report', booklet, '--on=2000-01-01']);
		expect(code).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ trialBalance: {}, box: 0, members: {}, meetings: [] });
	});
});

describe('statement', () => {
	test('the passbook of one member', async () => {
		const { code, out } = await book(['statement', booklet, '--member', '1']);
		expect(code).toBe(0);
		const { rows } = JSON.parse(out) as { rows: readonly { readonly interestPaid: number }[] };
		expect(rows).toHaveLength(12);
		expect(rows.reduce((sum, row) => sum + row.interestPaid, 0)).toBe(3400);
		expect(rows[11]).toEqual({
			meeting: 12,
			day: '2007-02-05',
			saved: 5000,
			savings: 30000,
			interestPaid: 400,
			principalPaid: 10000,
			outstanding: 0,
			interestDue: 0,
			finesPaid: 0,
			paid: 15400
		});
	});

	test('of a number that nobody has: exit 1, nothing on stdout', async () => {
		expect(await book(['statement', booklet, '--member', '9'])).toEqual({
			code: 1,
			out: '',
			errors: 'The book has no member number 9.\n'
		});
	});
});

describe('a rehearsal of sharing', () => {
	test('three rupees by heads, in a book of one woman: all hers, nothing is left, the box holds it', async () => {
		const { out } = await book(['report', booklet, '--rule', 'equal', '--distribute', '300']);
		expect(JSON.parse(out)).toMatchObject({
			shareOut: {
				fund: 300,
				payouts: { 1: 300 },
				owedAfter: { 1: 0 },
				remainder: 0,
				enoughInBox: true
			}
		});
	});

	test('more than the surplus: exit 1, nothing on stdout', async () => {
		const { code, out, errors } = await book(['report', booklet, '--distribute', '99999999']);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(errors).toContain('the surplus is');
	});

	test('a group that saves for years has none unless it is asked for', async () => {
		expect(JSON.parse((await book(['report', booklet])).out)).not.toHaveProperty('shareOut');
		expect(JSON.parse((await book(['report', booklet, '--rule', 'bySavings'])).out)).toHaveProperty(
			'shareOut'
		);
	});
});

describe('not understood: exit 2 and the usage', () => {
	test.each([
		[[], 'Say what to do.'],
		[['chek', 'x'], 'There is no command "chek".'],
		[['check'], 'Say which file to check.'],
		[['check', 'a', 'b'], 'One file at a time: "b" is too much.'],
		[['check', 'a', '--on', '2025-01-01'], '"check" has no option --on.'],
		[['report', 'a', '--on', '2025-02-30'], '--on is a day of the calendar, YYYY-MM-DD, not "2025-02-30".'],
		[['report', 'a', '--on'], "Option '--on <value>' argument missing."],
		[['report', 'a', '--on', '2025-01-01', '--on', '2025-01-02'], '--on is given twice.'],
		[['report', 'a', '--member', '1'], '"report" has no option --member.'],
		[['statement', 'a'], 'Say whose statement: --member NUMBER.'],
		[['statement', 'a', '--member', 'one'], '--member is the number of a member, not "one".'],
		[['report', 'a', '--colour'], '"report" has no option --colour.'],
		[
			['report', 'a', '--rule', 'fair'],
			'--rule is one of equal, bySavings, byShares, bySavingMonths, bySavingMeetings, interestBack, fixedRate, mixed, not "fair".'
		],
		[['report', 'a', '--rule', 'mixed'], '--weights go with --rule mixed, and only with it.'],
		[
			['report', 'a', '--rule', 'mixed', '--weights', 'equal=60,bySavings=30'],
			'--weights are RULE=PARTS, divided by commas, 100 in all, not "equal=60,bySavings=30".'
		],
		[['report', 'a', '--distribute=1.5'], '--distribute is an amount in minor units, not "1.5".'],
		...['500=', '050=1', '500=1,500=2', '500=1;20=3'].map((notes): [string[], string] => [
			['report', 'a', '--notes', notes],
			'--notes are PIECE=COUNT in minor units, divided by commas, and go with the whole share-out.'
		]),
		[
			['report', 'a', '--notes', '500=1', '--distribute', '100'],
			'--notes are PIECE=COUNT in minor units, divided by commas, and go with the whole share-out.'
		],
		[['check', 'a', '--rule', 'equal'], '"check" has no option --rule.']
	])('%j', async (args, sentence) => {
		const { code, out, errors } = await book(args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(errors.split('\n')[0]).toBe(sentence);
		expect(errors).toContain('npm run -s book -- report    FILE [--on YYYY-MM-DD]');
	});
});

describe('as a process of its own', () => {
	const patience = 60_000;

	test(
		'it reads a path from where the person stands, and writes no file',
		async () => {
			const { code, out, errors } = await bookProcess(['report', 'booklet.json'], { cwd: folder });
			expect({ code, errors }).toEqual({ code: 0, errors: '' });
			expect(JSON.parse(out)).toMatchObject({ balanced: true, box: 133400 });
			expect(readdirSync(folder)).toEqual(['booklet.json']);
		},
		patience
	);

	test(
		'"-" reads the standard input; a file that is refused ends with 1',
		async () => {
			const { code, out, errors } = await bookProcess(['report', '-'], { input: '{"format":"bahi-journal"' });
			expect({ code, out }).toEqual({ code: 1, out: '' });
			expect(errors).toBe(
				'line 1: the file ends too early, as if it had been cut off: take the whole file.\n'
			);
		},
		patience
	);

	test(
		'what it does not understand ends with 2',
		async () => {
			const { code, out, errors } = await bookProcess(['report']);
			expect({ code, out }).toEqual({ code: 2, out: '' });
			expect(errors).toContain('Usage');
		},
		patience
	);
});
