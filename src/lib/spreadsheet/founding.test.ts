import { describe, expect, test } from 'vitest';
import { lookAlikeOf, memberSymbols } from '#kernel';
import { changed, csv, cutOffGroup, groupRow, type SheetRow } from '../../../tests/support/sheets.ts';
import { eventsIn, wrongIn } from '../../../tests/support/read-sheet.ts';
import { readSpreadsheet, spreadsheetLimits } from './spreadsheet.ts';

// Rows of a group, its members and its banks: each cell goes into its own field, and invalid values are rejected.

const sheet = (
	group: SheetRow = {},
	women: readonly SheetRow[] = [{}],
	more: readonly SheetRow[] = []
): readonly SheetRow[] =>
	[
		{ ...groupRow, ...group },
		...women.map((woman, place) => ({ row: 'member', number: String(place + 1), name: 'A', ...woman })),
		...more
	].map((row) => ({ group: 'G', ...row }));
const symbolsOf = (women: readonly SheetRow[]) =>
	eventsIn(sheet({}, women)).flatMap((event) => (event.type === 'MemberJoined' ? [event.symbol] : []));

describe('the row of a group', () => {
	test('says where it is, in its own words, and its code in the mission', () => {
		const place = {
			...{ village: 'Rampur', panchayat: 'Sonpur', block: 'Bihta', district: 'Patna', state: 'Bihar' },
			...{ pin: '801103', country: 'IN' }
		};
		expect(eventsIn(sheet({ ...place, nrlm: 'BR-801/123412341234' }))[0]).toMatchObject({
			type: 'GroupFounded',
			occurredOn: '2024-04-01',
			name: 'Ujala',
			place,
			codes: { nrlm: 'BR-801/123412341234' }
		});
		const [bare] = eventsIn(sheet());
		expect(bare).not.toHaveProperty('place');
		expect(bare).not.toHaveProperty('codes');
	});

	test.each([
		['pin', ['1234', '800001'], ['123', '8000011', '80 01', 'a1234']],
		['country', ['IN', 'NP'], ['I', 'IND', 'in', '1N']],
		['currency', ['INR', 'NPR'], ['IN', 'INRX', 'inr', 'रु']],
		['nrlm', ['a', 'Z9/-'.repeat(7)], ['a'.repeat(31), 'a b', 'a.b', 'अ']]
	])('%s', (column, good, bad) => {
		for (const cell of good) expect([cell, wrongIn(sheet({ [column]: cell }))]).toEqual([cell, []]);
		for (const cell of bad)
			expect([cell, wrongIn(sheet({ [column]: cell }))]).toEqual([cell, [[2, column, 'notWritable']]]);
	});

	test('says in what money its figures are; rupees of India when left out', () => {
		const currencyOf = (cells: SheetRow) => readSpreadsheet(csv(sheet(cells))).groups[0]?.figures.currency;
		expect(currencyOf({})).toBe('INR');
		expect(currencyOf({ currency: 'NPR' })).toBe('NPR');
	});

	test('says when it was founded, else it was on its cut-off day', () => {
		expect(wrongIn(sheet({ founded: '' }))).toEqual([[2, 'founded', 'needed']]);
		const box: readonly SheetRow[] = [{ row: 'box', amount: '0' }];
		expect(eventsIn(sheet({ founded: '', cutOff: '31/03/2025' }, [{}], box))[0]).toMatchObject({
			occurredOn: '2025-03-31'
		});
		expect(eventsIn(sheet({ cutOff: '01/04/2024' }, [{}], box)).at(-1)).toMatchObject({
			type: 'OpeningBalances'
		});
		expect(wrongIn(sheet({ cutOff: '31/03/2024' }, [{}], box))).toContainEqual([
			2,
			'founded',
			'dayAfterCutOff'
		]);
	});

	test('is there once, and that it is not is told once, on the first row of the group', () => {
		expect(wrongIn(sheet({ row: 'note' }))).toEqual([[3, null, 'groupRowMissing']]);
		expect(wrongIn(sheet({}, [{}], [{ row: 'group', name: 'Again' }]))).toEqual([[4, 'row', 'rowTwice']]);
	});
});

describe('the row of a bank', () => {
	const bank = (cells: SheetRow) => sheet({}, [{}], [{ row: 'bank', name: 'Gramin Bank', ...cells }]);

	test('has a name, and what else it says of the account', () => {
		const said = { branch: 'Rampur', ifsc: 'GRAM0001234', lastFour: '0123' };
		expect(eventsIn(bank(said)).at(-1)).toEqual({
			type: 'BankAccountOpened',
			occurredOn: '2024-04-01',
			bankAccountId: 'b1',
			bank: 'Gramin Bank',
			...said
		});
		expect(Object.keys(eventsIn(bank({})).at(-1) ?? {})).toHaveLength(4);
		expect(wrongIn(bank({ name: '', branch: 'Rampur' }))).toEqual([[4, 'name', 'needed']]);
	});

	test.each([
		['ifsc', ['ABCD', 'A1'.repeat(7)], ['ABC', 'A'.repeat(16), 'gram0001234', 'GRAM 1234']],
		['lastFour', ['0000'], ['123', '12345', 'x1234', '12 4']]
	])('%s', (column, good, bad) => {
		for (const cell of good) expect([cell, wrongIn(bank({ [column]: cell }))]).toEqual([cell, []]);
		for (const cell of bad)
			expect([cell, wrongIn(bank({ [column]: cell }))]).toEqual([cell, [[4, column, 'notWritable']]]);
	});
});

describe('the row of a woman', () => {
	test('has a number of her own and a name; two that cannot be read are not one', () => {
		const twice = readSpreadsheet(csv(sheet({}, [{}, { number: '1', name: 'B' }])));
		expect(twice.problems).toEqual([
			{ row: 4, column: 'number', group: 'G', code: 'rowTwice', detail: { first: 3 } }
		]);
		expect(wrongIn(sheet({}, [{ number: 'x' }, { number: 'y' }]))).toEqual([
			[3, 'number', 'notAWholeNumber'],
			[4, 'number', 'notAWholeNumber']
		]);
		expect(wrongIn(sheet({}, [{ number: '' }, { name: '' }]))).toEqual([
			[3, 'number', 'needed'],
			[4, 'name', 'needed']
		]);
	});

	test('a row that names nobody by a number that cannot be read finds no woman whose number cannot be read', () => {
		const fine = { row: 'fine', number: '0', fineDue: '5' };
		expect(
			wrongIn(sheet({ cutOff: '31/03/2025' }, [{ number: 'x' }], [{ row: 'box', amount: '0' }, fine]))
		).toEqual([
			[3, 'number', 'notAWholeNumber'],
			[5, 'number', 'notAWholeNumber']
		]);
	});

	test('joins on her day, or with the group; her offices come behind all women', () => {
		const events = eventsIn(
			sheet({}, [{ office: 'president + keyHolder', joined: '' }, { joined: '02/04/2024' }])
		);
		expect(events.slice(1)).toMatchObject([
			{ type: 'MemberJoined', occurredOn: '2024-04-01', memberId: 'm1', number: 1 },
			{ type: 'MemberJoined', occurredOn: '2024-04-02', memberId: 'm2', number: 2 },
			{ type: 'OfficeGiven', memberId: 'm1', office: 'president' },
			{ type: 'OfficeGiven', memberId: 'm1', office: 'keyHolder' }
		]);
		expect(wrongIn(sheet({}, [{ joined: '31/03/2024' }]))).toEqual([[3, 'joined', 'dayBeforeFounding']]);
	});

	test('may name her picture as people write it', () => {
		expect(symbolsOf([{ symbol: 'Mango' }, { symbol: 'My  own sign' }])).toEqual(['mango', 'my-own-sign']);
		for (const symbol of ['!mango', 'mango!', '7', 'm'.repeat(41)])
			expect([symbol, wrongIn(sheet({}, [{ symbol }]))]).toEqual([symbol, [[3, 'symbol', 'notWritable']]]);
	});

	test('without a picture gets one that nobody has, and that is not mistaken for that of another', () => {
		const some = symbolsOf([{ symbol: '' }, { symbol: memberSymbols[0] }]);
		expect(some[1]).toBe(memberSymbols[0]);
		expect(some[0]).not.toBe(some[1]);
		const twenty = symbolsOf(Array.from({ length: 20 }, () => ({})));
		expect(new Set(twenty).size).toBe(20);
		expect(twenty.map((symbol) => lookAlikeOf(symbol ?? '', twenty.map(String)))).toEqual(
			twenty.map(() => null)
		);
	});
});

describe('the book that grows from it', () => {
	test('counts loans and fines on from those of the cut-off sheet', () => {
		const meeting = { group: 'G1', row: 'meeting', meeting: '1', day: '05/04/2025', number: '1' };
		const rows = [...cutOffGroup(), { ...meeting, lent: '100', instalments: '2', fine: '5' }];
		const events = eventsIn(rows);
		expect(events.find(({ type }) => type === 'LoanDisbursed')).toMatchObject({ loanId: 'l3' });
		expect(events.find(({ type }) => type === 'FineImposed')).toMatchObject({ fineId: 'f3' });
		const sheetOnly = changed(changed(rows, 4, { fineDue: '' }), 6, { row: 'note' });
		expect(eventsIn(sheetOnly).find(({ type }) => type === 'FineImposed')).toMatchObject({ fineId: 'f1' });
	});

	test('shows what it refuses at the cell that it is about', () => {
		const meeting = { row: 'meeting', meeting: '1', day: '05/04/2024', number: '1' };
		const late = sheet({}, [{ joined: '06/04/2024' }], [{ ...meeting, saved: '100' }]);
		expect(readSpreadsheet(csv(late)).problems).toMatchObject([
			{ row: 4, column: 'day', detail: { rejection: { type: 'DayBeforeMember' } } }
		]);
	});

	test('takes up to so many refusals, and then looks at nothing more', () => {
		const same = Array.from({ length: 5 }, () => ({ symbol: 'mango' }));
		const rows = csv(sheet({}, same));
		const told = (refusals: number) => readSpreadsheet(rows, { ...spreadsheetLimits, refusals }).problems;
		expect(told(50).map(({ row }) => row)).toEqual([4, 5, 6, 7]);
		expect(told(2).map(({ row }) => row)).toEqual([4, 5]);
	});
});
