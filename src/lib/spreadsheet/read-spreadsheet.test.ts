import { memberSymbols } from '#kernel';
import { describe, expect, test } from 'vitest';
import { checkAll } from '#group';
import { bookReport } from '#reports';
import { csv, cutOffGroup } from '../../../tests/support/sheets.ts';
import { readSpreadsheet, readSpreadsheetBytes } from './spreadsheet.ts';

const one = readSpreadsheet(csv(cutOffGroup()));

test('women whose cell names no picture get one each, of those that nobody on the sheet has', () => {
	const bare = cutOffGroup().map((row) =>
		row['row'] === 'member' && row['number'] !== '2' ? { ...row, symbol: '' } : row
	);
	const events = readSpreadsheet(csv(bare)).groups[0]?.events ?? [];
	const symbols = events.flatMap((event) => (event.type === 'MemberJoined' ? [event.symbol] : []));
	expect(symbols[1]).toBe('goat');
	expect(symbols.length).toBeGreaterThan(2);
	expect([...new Set(symbols)]).toEqual(symbols);
	expect(symbols.filter((symbol) => !new Set<unknown>(memberSymbols).has(symbol))).toEqual([]);
});

describe('a cut-off sheet that is right', () => {
	test('gives a book whose report holds its figures', () => {
		expect(one.problems).toEqual([]);
		const events = one.groups[0]?.events ?? [];
		// In paise by account, from the calculation beside cutOffGroup.
		expect(bookReport(events, { currency: 'INR' })).toMatchObject({
			balanced: true,
			box: 135_000,
			bank: 415_000,
			trialBalance: {
				'borrowings/d1': -200_000,
				'loans/m2/bank': 300_000,
				'loans/m2/own': 650_000,
				'revolving-fund': -50_000,
				'social-fund': -30_000,
				grants: -10_000,
				interest: -40_000,
				stationery: 25_000,
				surplus: -75_000
			},
			members: {
				'1': { savings: 380_000, loanOutstanding: 0, finesDue: 0 },
				'2': { savings: 380_000, loanOutstanding: 950_000, interestDue: 13_000 },
				'3': { savings: 360_000, savingsArrears: 20_000, finesDue: 3_000 }
			},
			// 750 and 400 earned less 250 spent.
			surplus: 90_000
		});
	});

	test('founds the group before anything else, by its rules, with offices and who saw the sheet', () => {
		const events = one.groups[0]?.events ?? [];
		expect(events.map(({ type }) => type)).toEqual([
			'GroupFounded',
			'MemberJoined',
			'MemberJoined',
			'MemberJoined',
			'OfficeGiven',
			'OfficeGiven',
			'OfficeGiven',
			'BankAccountOpened',
			'OpeningBalances'
		]);
		expect(events[0]).toEqual({
			type: 'GroupFounded',
			occurredOn: '2022-04-01',
			name: 'Ujala',
			place: { village: 'Rampur' },
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'month', dayOfMonth: 5 },
				saving: { mode: 'fixed', amount: 10_000 },
				interest: { percentPerMonth: '2' },
				fines: { absent: 1_000 }
			}
		});
		expect(events.at(-1)).toMatchObject({
			occurredOn: '2025-03-31',
			booksSince: '2022-04-01',
			seenBy: ['m1']
		});
		expect(checkAll(events, 'INR').ok).toBe(true);
	});

	test('a loan keeps what the sheet says of it, and takes the rest from the rules', () => {
		const opening = one.groups[0]?.events.at(-1);
		expect(opening?.type === 'OpeningBalances' ? opening.loans : []).toEqual([
			{
				loanId: 'l1',
				memberId: 'm2',
				principal: 1_000_000,
				outstanding: 650_000,
				instalmentsPaid: 7,
				interestArrears: 13_000,
				disbursedOn: '2024-10-15',
				source: 'own',
				purpose: 'seed',
				terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 20 }
			},
			{
				loanId: 'l2',
				memberId: 'm2',
				outstanding: 300_000,
				interestLeft: 40_000,
				disbursedOn: '2025-01-05',
				source: 'bank',
				terms: { percentPerMonth: '1.5', method: 'flat', period: 'calendarMonth', instalments: 10 }
			}
		]);
	});

	test('names go to people, never into an event', () => {
		const named = readSpreadsheet(csv(cutOffGroup()).replaceAll(',A,', ',Quiteunusual,'));
		expect(named.groups[0]?.people[0]).toEqual({ memberId: 'm1', name: 'Quiteunusual' });
		expect(JSON.stringify(named.groups[0]?.events)).not.toContain('Quiteunusual');
	});

	test('the preview adds up as the sheet does', () => {
		expect(one.groups[0]?.figures).toMatchObject({
			cutOff: '2025-03-31',
			savings: 1_120_000,
			loans: 950_000,
			finesDue: 3_000,
			box: 135_000,
			bank: 415_000,
			borrowings: 200_000,
			socialFund: 30_000,
			revolvingFund: 50_000,
			grants: 10_000,
			surplus: 90_000,
			surplusComputed: false,
			members: [
				{ number: 1, name: 'A', offices: ['president', 'keyHolder'], savings: 380_000, loans: 0 },
				{ number: 2, loans: 950_000 },
				{ number: 3, arrears: 20_000, finesDue: 3_000 }
			]
		});
	});
});

describe('surplus', () => {
	const withSurplus = (amount: string) =>
		cutOffGroup().map((row) => (row['row'] === 'surplus' ? { ...row, amount } : row));

	test('"rest" is computed, and shown as computed', () => {
		const { groups, problems } = readSpreadsheet(csv(withSurplus('rest')));
		expect(problems).toEqual([]);
		expect(groups[0]?.figures).toMatchObject({ surplus: 90_000, surplusComputed: true });
		expect(groups[0]?.events).toEqual(one.groups[0]?.events);
	});

	test('a rest below zero is a deficit', () => {
		// 2,000 less in the bank than above: a surplus of 750 becomes a deficit of 1,250; with 150 earned this year 1,100 in total.
		const rows = withSurplus('बाकी').map((row) => (row['row'] === 'bank' ? { ...row, amount: '2150' } : row));
		const { groups } = readSpreadsheet(csv(rows));
		expect(groups[0]?.events.at(-1)).toMatchObject({ deficit: 125_000 });
		expect(groups[0]?.figures.surplus).toBe(-110_000);
	});

	test('left out it is nothing: the sheet must balance without it', () => {
		const rows = cutOffGroup().filter((row) => row['row'] !== 'surplus');
		expect(readSpreadsheet(csv(rows)).problems).toEqual([
			{
				row: 2,
				column: null,
				group: 'G1',
				code: 'notBalanced',
				detail: { debits: 1_525_000, credits: 1_450_000, difference: 75_000 }
			}
		]);
	});
});

describe('many groups', () => {
	test('thirty groups of one sheet are thirty books', () => {
		const keys = Array.from({ length: 30 }, (_, index) => `G${index + 1}`);
		const { groups, problems } = readSpreadsheet(csv(keys.flatMap((key) => cutOffGroup(key))));
		expect(problems).toEqual([]);
		expect(groups.map(({ key }) => key)).toEqual(keys);
		for (const { events } of groups) expect(events).toEqual(one.groups[0]?.events);
	});

	test('a group with an error gives nothing, the others do; every error is listed', () => {
		const wrong = cutOffGroup('G2').map((row) =>
			row['row'] === 'bank'
				? { ...row, amount: 'x', lastFour: '12' }
				: row['row'] === 'rule'
					? { ...row, value: '?' }
					: row
		);
		const { groups, problems } = readSpreadsheet(csv([...cutOffGroup('G1'), ...wrong, ...cutOffGroup('G3')]));
		expect(groups.map(({ key }) => key)).toEqual(['G1', 'G3']);
		// Sixteen rows per group and one of heads: G2 begins on row 18.
		expect(problems.map(({ row, column, code, group }) => [row, column, code, group])).toEqual([
			[19, 'value', 'notAnAmount', 'G2'],
			[25, 'lastFour', 'notWritable', 'G2'],
			[25, 'amount', 'notAnAmount', 'G2']
		]);
	});

	test('rows of a group may stand apart, and its key in small letters', () => {
		const rows = cutOffGroup().map((row, place) => (place % 2 === 0 ? row : { ...row, group: 'g1' }));
		const { groups, problems } = readSpreadsheet(csv([...rows.slice(8), ...rows.slice(0, 8)]));
		expect(problems).toEqual([]);
		expect(groups).toHaveLength(1);
		expect(groups[0]?.figures.savings).toBe(1_120_000);
	});
});

describe('the file', () => {
	test.each([
		[';', ''],
		['\t', ''],
		[',', '\ufeff']
	])('cells parted by %j, with %j before them', (separator, before) => {
		expect(readSpreadsheet(before + csv(cutOffGroup(), separator))).toEqual(one);
	});

	test.each(['\n', '\r'])('lines that end with %j', (end) => {
		expect(readSpreadsheet(csv(cutOffGroup()).replaceAll('\r\n', end))).toEqual(one);
	});

	test('Hindi heads and words, Devanagari digits', () => {
		const text = csv(cutOffGroup())
			.replace('group,row,', 'समूह,पंक्ति,')
			.replaceAll('G1,member,', 'G1,सदस्य,')
			.replace('G1,box,', 'G1,बक्सा,')
			.replaceAll('president', 'अध्यक्ष')
			.replaceAll('31-03-2025', '३१-०३-२०२५')
			.replaceAll('"3,800"', '"३,८००"');
		expect(text).toContain('३,८००');
		expect(readSpreadsheet(text)).toEqual(one);
	});

	test('empty rows, notes and empty columns are passed over, and rows keep their numbers', () => {
		const lines = csv(cutOffGroup()).split('\r\n');
		const spaced = [...lines.slice(0, 2), ',,', ',note,anything at all', ...lines.slice(2)].map(
			(line) => `${line},,`
		);
		expect(readSpreadsheet(spaced.join('\n'))).toEqual(one);
		const wrong = spaced.join('\n').replace(',fineAbsent,', ',fineUnknown,');
		expect(readSpreadsheet(wrong).problems[0]).toMatchObject({ row: 5, column: 'name', code: 'notAChoice' });
	});

	test('bytes that are no UTF-8 are no sheet', () => {
		const bytes = new TextEncoder().encode(csv(cutOffGroup()));
		expect(readSpreadsheetBytes(bytes)).toEqual(one);
		expect(readSpreadsheetBytes(Uint8Array.from([...bytes, 0xff])).problems).toMatchObject([
			{ code: 'notText' }
		]);
	});
});
