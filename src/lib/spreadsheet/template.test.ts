import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columns, readSpreadsheet, template } from './spreadsheet.ts';
import { rowKinds } from './choices.ts';
import { rules } from './constitution.ts';

const kinds = ['groups', 'paperBook'] as const;

describe.each(kinds)('the template "%s"', (kind) => {
	const text = template(kind);

	test('as it is given out it holds no book: the example is not read, and nothing is wrong with it', () => {
		expect(readSpreadsheet(text)).toEqual({ groups: [], problems: [] });
	});

	test('its example is a book once it has a key of its own', () => {
		const { groups, problems } = readSpreadsheet(text.replaceAll('\r\nexample,', '\r\nG1,'));
		expect(problems).toEqual([]);
		expect(groups).toHaveLength(1);
	});

	test('begins with the mark by which spreadsheet programs know UTF-8; no cell is a formula', () => {
		expect(text.startsWith('\ufeffgroup / समूह,row / पंक्ति,')).toBe(true);
		expect(text).not.toMatch(/(?:^|[,\n])"?[=+\-@\t]/);
	});

	test('explains every column that it has', () => {
		const [heads = '', notes = ''] = text.replaceAll('""', '"').split('\r\n');
		const shown = columns.filter(({ en, hi }) => heads.includes(`${en} / ${hi}`));
		expect(heads.split(',')).toHaveLength(shown.length);
		for (const { note, code } of shown.slice(2)) expect([code, notes.includes(note)]).toEqual([code, true]);
	});
});

test('the example of many groups holds the figures that are worked out beside it', () => {
	const { groups } = readSpreadsheet(template('groups').replaceAll('\r\nexample,', '\r\nG1,'));
	// Rupees: 1,350 + 4,150 + 9,500 = 15,000 = 11,200 + 2,000 + 300 + 1,500.
	expect(groups[0]?.figures).toMatchObject({
		box: 135_000,
		bank: 415_000,
		loans: 950_000,
		savings: 1_120_000,
		borrowings: 200_000,
		socialFund: 30_000,
		surplus: 150_000
	});
});

test('together the templates have every column', () => {
	const heads = kinds.map((kind) => template(kind).split('\r\n')[0] ?? '').join(',');
	expect(columns.filter(({ en, hi }) => !heads.includes(`${en} / ${hi}`))).toEqual([]);
});

test('docs/SPREADSHEET.md names every column, row and rule in both languages', () => {
	const page = readFileSync(join(import.meta.dirname, '../../../docs/SPREADSHEET.md'), 'utf8').replace(
		/ +/g,
		' '
	);
	const missing = [...columns, ...rowKinds, ...rules].filter(
		({ code, en, hi }) => !page.includes(`| \`${code}\` | ${en} | ${hi} |`)
	);
	expect(missing).toEqual([]);
	expect(columns.filter(({ note }) => !page.includes(note)).map(({ code }) => code)).toEqual([]);
});

const headsOf = (kind: (typeof kinds)[number]) => {
	const [heads = ''] = template(kind).replace('\ufeff', '').split('\r\n');
	return columns.filter(({ en, hi }) => heads.split(',').includes(`${en} / ${hi}`)).map(({ code }) => code);
};
const eventsOf = (kind: (typeof kinds)[number]) =>
	readSpreadsheet(template(kind).replaceAll('\r\nexample,', '\r\nG1,')).groups[0]?.events ?? [];

test('a paper book is asked for no figure of a cut-off sheet, and a cut-off sheet for nothing of a meeting', () => {
	const ofMeetings = columns.filter(({ rows }) => rows.every((row) => row === 'meeting'));
	const codes = columns.map(({ code }) => code);
	expect(headsOf('groups')).toEqual(
		codes.filter((code) => !ofMeetings.some((column) => column.code === code))
	);
	const figures = [
		...['seen', 'savings', 'voluntarySavings', 'shares', 'arrears', 'held', 'fineDue'],
		...['outstanding', 'principal', 'givenOn', 'instalmentsPaid', 'interestArrears', 'interestLeft']
	];
	expect(headsOf('paperBook')).toEqual(codes.filter((code) => !figures.includes(code)));
});

test.each([
	[
		'groups',
		'group, rule, member, loan, fine, bank, borrowing, deposit, box, socialFund, vulnerabilityFund, revolvingFund, grants, income, expense, surplus, deficit'
	],
	['paperBook', 'group, rule, member, bank, meeting']
] as const)(
	'the row under the heads of "%s" says what rows there are, and is a note itself',
	(kind, rows) => {
		const [, explained = ''] = template(kind).replaceAll('""', '"').split('\r\n');
		expect(explained).toContain(
			`In the column "row": ${rows}. Rows of the group "example", and rows that say "note", are not read.",note,"The member`
		);
	}
);

test('the example of many groups shows how a rule, an office, a loan and a fine are written', () => {
	const events = eventsOf('groups');
	expect(events[0]).toMatchObject({
		occurredOn: '2022-04-01',
		place: { village: 'Village' },
		constitution: {
			kind: 'shg',
			meetingRhythm: { every: 'month', dayOfMonth: 5 },
			interest: { percentPerMonth: '2', method: 'declining' },
			fines: { absent: 1_000 }
		}
	});
	expect(
		events.flatMap((event) => (event.type === 'OfficeGiven' ? [[event.memberId, event.office]] : []))
	).toEqual([
		['m1', 'president'],
		['m1', 'keyHolder'],
		['m2', 'secretary']
	]);
	expect(events.find(({ type }) => type === 'BankAccountOpened')).toMatchObject({
		branch: 'Branch',
		lastFour: '1234'
	});
	expect(events.at(-1)).toMatchObject({
		booksSince: '2022-04-01',
		seenBy: ['m1'],
		savingsArrears: [{ memberId: 'm3', amount: 20_000 }],
		finesDue: [{ memberId: 'm3', amount: 1_000 }],
		loans: [
			{ principal: 1_000_000, instalmentsPaid: 7, purpose: 'seed', terms: { instalments: 20 } },
			{ instalmentsPaid: 0, source: 'bank', terms: { percentPerMonth: '1.5', instalments: 10 } }
		]
	});
});

test('the example of a paper book shows three meetings, entry by entry', () => {
	const events = eventsOf('paperBook');
	const told = events.slice(1).map((event) => {
		const { type, occurredOn: _, ...said } = event;
		const { memberId, amount, office, lastFour, state, reason, purpose, category, countedCash } =
			said as Record<string, string | number | undefined>;
		const facts = [
			memberId,
			office ?? state ?? reason ?? purpose ?? category ?? lastFour,
			amount,
			countedCash
		];
		return [type, ...facts.filter((fact) => fact !== undefined)].join(' ');
	});
	expect(events[0]).toMatchObject({ constitution: { kind: 'shg' }, occurredOn: '2024-04-05' });
	expect(told).toEqual([
		...['MemberJoined m1', 'MemberJoined m2', 'OfficeGiven m1 president', 'OfficeGiven m2 secretary'],
		...['BankAccountOpened 1234', 'MeetingOpened'],
		...['AttendanceMarked m1 present', 'AttendanceMarked m2 present'],
		...['SavingDeposited m1 10000', 'SavingDeposited m2 10000', 'CashTakenToBank 15000'],
		...['MeetingSealed 5000', 'MeetingOpened'],
		...['AttendanceMarked m1 absent', 'AttendanceMarked m2 present', 'SavingDeposited m2 10000'],
		...['FineImposed m1 absent 1000', 'CashTakenFromBank 10000', 'LoanDisbursed m2 health'],
		...['ExpensePaid stationery 2000', 'MeetingSealed', 'MeetingOpened'],
		...['AttendanceMarked m1 present', 'AttendanceMarked m2 late'],
		...['SavingDeposited m1 20000', 'SavingDeposited m2 10000', 'LoanRepaid 5400', 'FinePaid 1000'],
		'MeetingSealed'
	]);
	// 200 lent for a month at 2 percent.
	expect(events.find(({ type }) => type === 'LoanRepaid')).toMatchObject({ split: { interestDue: 400 } });
});
