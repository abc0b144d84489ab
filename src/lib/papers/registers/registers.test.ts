import { describe, expect, test } from 'vitest';
import { cellText } from '../cell-text.ts';
import {
	event,
	founded,
	lent,
	marked,
	meeting,
	opened,
	repaid,
	saved,
	sealed,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { ruled } from '../../../../tests/support/people.ts';
import {
	both,
	contextOf,
	currency,
	linesOf,
	rowsOf,
	textOf
} from '../../../../tests/support/register-papers.ts';
import { extractOf, meetingChoices, minutesOfMeeting, registerPaper } from './registers.ts';

const named = (id: string, entry: Entry): Entry => withFields(entry, { eventId: id });
const agreed = { approvedBy: ['m1', 'm2'] };
const reversed =
	(id: string): Entry =>
	(on) =>
		event({ type: 'EventReversed', occurredOn: on, reverses: id, reason: 'wrongAmount', ...agreed });

// Worked example of tests/golden/corrections.test.ts: 500 lent on 5 January at 2 percent a month, charged on the first.
// On 5 February 110 was paid and 60 entered; the correction is on 5 April.
const corrected = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(
		1,
		'2025-01-05',
		marked('m1'),
		withFields(lent('l1', 'm1', 500), { eventId: 'loan', ...agreed })
	),
	...meeting(2, '2025-02-05', named('wrong', repaid('l1', 60)), saved('m2', 20)),
	...meeting(3, '2025-03-05', repaid('l1', 59)),
	...meeting(4, '2025-04-05', reversed('wrong'), () =>
		event({ ...repaid('l1', 110)('2025-02-05'), corrects: 'wrong', ...agreed })
	)
];
const inSpring = contextOf(corrected, '2025-01-05', '2025-04-05');

describe('the loan ledger on paper', () => {
	test('has what was wrong struck beside what is right, and sums without it', () => {
		const { paper } = registerPaper('loan-ledger', inSpring);
		const rows = rowsOf(paper.leaves[0]);
		const struck = rows.filter((row) => row.struck === true);
		expect(struck.map(textOf)).toEqual([
			'05-02-2025 | 2 | Repaid – struck out, corrected later |  |  | 10 | 50 |  |  |  | '
		]);
		// A struck row has the kind 'note', so that none of its figures are carried forward.
		expect(struck.map(({ kind }) => kind)).toEqual(['note']);
		// Charged 10 on 500, 8 on 400 and 7 on 350; paid 10 + 9 of interest and 100 + 50 of principal.
		const sums = 'Total | 500 | 25 | 19 | 150 | 0 | 0 | 350 | 6';
		expect(rows.filter(({ kind }) => kind === 'sub').map(textOf)).toEqual([sums]);
		expect(rows.filter(({ kind }) => kind === 'total').map(textOf)).toEqual([sums]);
		const right = rows.filter((row) => row.struck === false).map(textOf);
		expect(right).toContain('05-02-2025 | 2 | Repaid – Corrected | 0 | 0 | 10 | 100 | 0 | 0 | 400 | 0');
	});
});

describe('attendance and savings on paper', () => {
	const late = (number: number, on: string, ...entries: readonly Entry[]) => [
		withFields(opened(number), { late: true })(on),
		...entries.map((make) => make(on)),
		sealed(on)
	];
	const all = ['m1', 'm2', 'm3'];
	const events = [
		...founded('2025-04-01'),
		...meeting(
			1,
			'2025-04-10',
			marked('m1'),
			marked('m2', 'late'),
			saved('m1', 20),
			saved('m2', 20),
			saved('m2', 5, 'voluntary')
		),
		...meeting(2, '2025-06-10', ...all.map((one) => marked(one)), ...all.map((one) => saved(one, 20))),
		...late(3, '2025-05-10', marked('m3', 'excused'), marked('m1'), saved('m1', 20))
	];
	const { paper } = registerPaper('attendance', contextOf(events, '2025-04-01', '2026-03-31'));

	test('foots down to each meeting and across to what each saved so far', () => {
		// In the order of days: 10 April, the late meeting of 10 May, 10 June.
		expect(linesOf(paper.leaves[0])).toEqual([
			'1 | 0 | P | 20 | P | 20 | P | 20 | 60',
			'2 | 0 | L | 25 | A | 0 | P | 20 | 45',
			'3 | 0 | A | 0 | W | 0 | P | 20 | 20',
			'Total | 0 | 2 | 45 | 1 | 20 | 3 | 60 | 125'
		]);
	});

	test('marks the meeting that was entered late', () => {
		const heads = paper.leaves[0]?.columns.map(({ head }) => cellText(head, both, currency));
		expect(heads).toContain('3 †');
		expect(cellText(paper.notes?.[0] ?? null, both, currency)).toContain('† = Entered later');
	});

	test('ends with opening and all that came, which is closing', () => {
		const lines = linesOf(paper.leaves.at(-1));
		expect(lines.at(-1)).toBe('Total | 6/9 | 0 | 120 | 5 | 0 | 0 | 0 | 125');
	});
});

describe('demand and collection on paper', () => {
	test('foots: opening + lent − paid − given up = balance; demand − collected = not paid', () => {
		const { paper } = registerPaper('demand-collection', inSpring);
		const lines = linesOf(paper.leaves[0]);
		const total = lines.find((line) => line.startsWith('Total')) ?? '';
		const [opening, lentNow, demand, collected, , paid, givenUp, balance, unpaid] = total
			.split(' | ')
			.slice(1)
			.map(Number);
		// 500 lent, 100 and 50 repaid; 350 outstanding.
		expect([opening, lentNow, paid, givenUp, balance]).toEqual([0, 500, 150, 0, 350]);
		expect((demand ?? 0) - (collected ?? 0)).toBe(unpaid);
	});
});

describe('minutes on paper', () => {
	test('a loan is a decision with its terms, who agreed and its amount', () => {
		const [oldest] = [...meetingChoices(inSpring)].reverse();
		const made = minutesOfMeeting(oldest?.key ?? null, inSpring);
		expect(linesOf(made?.paper.leaves[0])).toContain(
			"Loan to member 1 · medicine · group's money · 2 % a month, 10 instalments | 1, 2 – 2 officers, 2 needed | 500"
		);
		// The sums add up: 1,000 − 500 = 500.
		const box = linesOf(made?.paper.leaves[0]).filter((line) => /^Cash box|^Received|^Paid/.test(line));
		expect(box).toEqual([
			'Cash box before |  | 1,000',
			'Paid | Loan given |  | 500',
			'Cash box after |  | 500'
		]);
	});

	test('a correction says what it was and what it is', () => {
		const { paper } = registerPaper('minutes-register', inSpring);
		const last = linesOf(paper.leaves.at(-1)).find((line) => line.startsWith('Correction'));
		expect(last).toContain(
			'Meeting 2 05-02-2025 · it was 60 · now 110 · wrong amount | 1, 2 – 2 officers, 2 needed'
		);
	});

	test('a meeting that the book does not have has none', () => {
		expect(minutesOfMeeting('regular-99', inSpring)).toBeNull();
	});
});

describe('rules that the circle changed', () => {
	const changedRules = contextOf(
		[
			...founded('2025-01-05', { box: 1000 }),
			...meeting(
				1,
				'2025-01-05',
				ruled(
					{
						fines: { late: 500 },
						interest: { percentPerMonth: '1.5', method: 'flat' },
						meetingRhythm: { every: 'week', weekday: 3 }
					},
					agreed
				)
			)
		],
		'2025-01-05',
		'2025-01-05'
	);

	test('print each by its name: what it was and what it is', () => {
		const made = minutesOfMeeting('regular-1', changedRules);
		const said = linesOf(made?.paper.leaves[0]).find((line) => line.includes('each week')) ?? '';
		expect(said).toContain('Meeting days : was each month , now each week Wednesday');
		expect(said).toContain('Fines : fine: came late was no fines , now 5');
		expect(said).toContain(
			'Interest, % a month : was 2 for each hundred, each month , now 1.5 for each hundred, each month'
		);
		expect(said).not.toMatch(/flat|undefined|\[object/);
	});
});

describe('the certified extract', () => {
	test('holds meeting, quorum, decision, amount and who signs; names only where they were asked for', () => {
		const extract = extractOf('loan', inSpring)?.extract;
		expect(extract?.amount).toBe(50_000);
		expect(extract?.warning).toBeNull();
		expect(extract?.officers).toEqual([
			{ who: '1', office: 'paper.president' },
			{ who: '2', office: 'paper.secretary' }
		]);
		const about = extract?.about.map(([label, said]) =>
			[label, said].map((cell) => cellText(cell, both, currency)).join(': ')
		);
		expect(about).toContain('Meeting: Regular meeting · 1 · 05-01-2025');
		// Two thirds of three members are two; one came.
		expect(about).toContain('Quorum: 1 present, 2 needed: not reached');
		const withNames = contextOf(corrected, '2025-01-05', '2025-04-05', () => 'Example');
		expect(extractOf('loan', withNames)?.extract.officers[0]?.who).toBe('1 Example');
		expect(JSON.stringify(extract)).not.toContain('Example');
	});

	test('of what the bank is asked for has the sum of it, to be read as figures and in words', () => {
		const plan = [
			{ memberId: 'm1', amount: 2_000_000, purpose: 'animal', instalments: 24 },
			{ memberId: 'm3', amount: 1_000_000, purpose: 'seed', instalments: 12 }
		];
		const resolved = named('plan', (occurredOn) =>
			event({ type: 'ResolutionPassed', kind: 'creditPlan', plan, forIt: 3, present: 3, occurredOn })
		);
		const events = [...founded('2025-01-05'), ...meeting(1, '2025-01-05', resolved)];
		const extract = extractOf('plan', contextOf(events, '2025-01-05', '2025-01-05'))?.extract;
		expect(extract?.amount).toBe(3_000_000);
		expect(cellText(extract?.decision ?? null, both, currency)).toContain('· 2 members · 3 of 3 in favour');
	});

	test('of nothing that was decided there is none', () => {
		expect(extractOf('wrong', inSpring)).toBeNull();
		expect(extractOf(null, inSpring)).toBeNull();
	});
});

describe('exceptions and the report to the federation on paper', () => {
	test('the correction stands in the list; headings without lines say so', () => {
		const { paper } = registerPaper('exceptions', inSpring);
		const lines = linesOf(paper.leaves[0]);
		expect(lines.some((line) => line.includes('it was 60 · now 110'))).toBe(true);
		expect(lines).toContain('None');
	});

	test('what lies beside the book since two phones were settled stands there entry by entry', () => {
		const hash = 'a'.repeat(64);
		const settled = event({
			type: 'PhonesSettled',
			occurredOn: '2025-04-20',
			eventId: 'settled',
			beside: [hash],
			left: 1,
			approvedBy: ['m1', 'm2']
		});
		const there = meeting(
			5,
			'2025-04-12',
			named('there.1', lent('l9', 'm2', 720)),
			named('there.2', saved('m3', 20))
		);
		const context = contextOf([...corrected, settled], '2025-04-01', '2025-04-30');
		const beside = [{ hash, events: there }];
		const lines = linesOf(registerPaper('exceptions', { ...context, beside }).paper.leaves[0]);
		const waits = 'the rules do not allow it: it waits for the circle';
		const at = lines.findIndex((line) =>
			line.includes('1 pages beside the book, 1 entries left for the circle')
		);
		expect(lines.slice(at + 1, at + 3)).toEqual([
			`12-04-2025 | 5 | 2 · Loan given · ${waits} | 720`,
			`12-04-2025 | 5 | 3 · Savings · ${waits} | 20`
		]);
		// An open journal lacks these pages, so only their number is known.
		expect(linesOf(registerPaper('exceptions', context).paper.leaves[0])).not.toContain(lines[at + 1]);
	});

	test('for copying: each meeting as members, group, bank and closing', () => {
		const { paper } = registerPaper('copying', inSpring);
		expect(paper.leaves.map(({ key }) => key)).toEqual(['regular 1', 'regular 2', 'regular 3', 'regular 4']);
		// Entries as written that day: 50 and 10 of the 60 for the loan, and 20 saved.
		expect(linesOf(paper.leaves[1])).toEqual([
			'1 | A | 0 | 50 | 10 | 0',
			'2 | A | 20 | 0 | 0 | 0',
			'3 | A | 0 | 0 | 0 | 0',
			'Total |  | 20 | 50 | 10 | 0',
			'–',
			'–',
			'Cash box before 500 + Received 80 − Paid 0 = Cash box after 580',
			'Cash counted Not counted'
		]);
		// 110 replaces 60: the wrong entry is paid out again, the right one is received.
		expect(linesOf(paper.leaves[3]).slice(3, 7)).toEqual([
			'Total |  | 0 | 100 | 10 | 0',
			'Paid · Correction: Interest 10',
			'Paid · Correction: Repayment 50',
			'–'
		]);
	});

	test('months before the first day of the book have no page', () => {
		const early = contextOf(corrected, '2024-04-01', '2025-04-05');
		const { paper } = registerPaper('federation', early);
		expect(paper.leaves.map(({ key }) => key)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
	});

	test('each month is a page whose loans add up', () => {
		const { paper } = registerPaper('federation', inSpring);
		expect(paper.leaves.map(({ key }) => key)).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
		const lines = linesOf(paper.leaves[0]);
		// The sums add up, and lines without a figure are left out.
		const given = lines.indexOf('+ Loan given |  | 500');
		expect(lines.slice(given - 1, given + 2)).toEqual([
			'Opening balance |  | 0',
			'+ Loan given |  | 500',
			'= Loan outstanding |  | 500'
		]);
	});
});
