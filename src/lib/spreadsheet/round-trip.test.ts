import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAll } from '#group';
import { bookReport } from '#reports';
import { cases, seed } from '../../../tests/support/soak.ts';
import { csv, type SheetRow } from '../../../tests/support/sheets.ts';
import { readSpreadsheet } from './spreadsheet.ts';

// Random groups are written as a sheet and read back: every figure of the report must equal the input. The sums are computed
// here from the figures alone.

const paise = (most: number) => fc.integer({ min: 0, max: most });
const wholeRupees = (most: number) => fc.integer({ min: 1, max: most }).map((rupees) => rupees * 100);

const woman = fc.record({
	savings: paise(5_000_000),
	voluntary: paise(1_000_000),
	arrears: paise(100_000),
	fine: fc.option(wholeRupees(500)),
	loan: fc.option(
		fc.record({
			outstanding: fc.integer({ min: 1, max: 9_000_000 }),
			arrears: paise(90_000),
			instalments: fc.integer({ min: 1, max: 48 })
		})
	)
});
const group = fc.record({
	women: fc.array(woman, { minLength: 1, maxLength: 20 }),
	box: wholeRupees(50_000),
	banks: fc.array(paise(90_000_000), { maxLength: 3 }),
	borrowings: fc.array(fc.integer({ min: 1, max: 50_000_000 }), { maxLength: 2 }),
	socialFund: paise(500_000),
	revolvingFund: paise(2_000_000),
	grants: paise(2_000_000),
	interest: paise(3_000_000),
	stationery: paise(300_000)
});
type Group = typeof group extends fc.Arbitrary<infer Value> ? Value : never;

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Returns the surplus that balances the sheet; negative for a loss. */
function restOf({
	women,
	box,
	banks,
	borrowings,
	socialFund,
	revolvingFund,
	grants,
	interest,
	stationery
}: Group) {
	const has = box + total(banks) + total(women.map(({ loan }) => loan?.outstanding ?? 0)) + stationery;
	const owes = total(women.map(({ savings, voluntary }) => savings + voluntary)) + total(borrowings);
	return has - owes - socialFund - revolvingFund - grants - interest;
}

/** Formats rupees in different spellings: with lakh commas, in Devanagari digits, or plain. */
const written = (amount: number, style: number): string => {
	const plain = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
	if (style % 3 === 0) return plain;
	const lakhs = `₹ ${Math.floor(amount / 100).toLocaleString('en-IN')}.${String(amount % 100).padStart(2, '0')}`;
	if (style % 3 === 1) return lakhs;
	return lakhs.replace(/\d/g, (digit) => String.fromCharCode(0x0966 + Number(digit)));
};

function sheetOf(key: string, figures: Group, style: number): readonly SheetRow[] {
	const { women, box, banks, borrowings, socialFund, revolvingFund, grants, interest, stationery } = figures;
	const sum = (amount: number) => written(amount, style);
	const rest = restOf(figures);
	const rows: readonly SheetRow[] = [
		{
			row: 'group',
			name: `Group ${key}`,
			meets: 'month',
			saving: '100',
			rate: '2',
			founded: '01/04/2020',
			cutOff: '31/03/2025'
		},
		...women.map(({ savings, voluntary, arrears, loan }, place) => ({
			row: 'member',
			number: String(place + 1),
			name: `Member ${place + 1}`,
			savings: sum(savings),
			voluntarySavings: sum(voluntary),
			arrears: sum(arrears),
			...(loan !== null && {
				outstanding: sum(loan.outstanding),
				givenOn: '15/03/2025',
				instalments: String(loan.instalments),
				interestArrears: sum(loan.arrears)
			})
		})),
		...women.flatMap(({ fine }, place) =>
			fine === null ? [] : [{ row: 'fine', number: String(place + 1), fineDue: sum(fine) }]
		),
		...banks.map((amount) => ({ row: 'bank', name: 'Bank', amount: sum(amount) })),
		...borrowings.map((amount) => ({
			row: 'borrowing',
			name: 'Bank',
			lenderKind: 'bank',
			amount: sum(amount)
		})),
		{ row: 'box', amount: sum(box) },
		{ row: 'socialFund', amount: sum(socialFund) },
		{ row: 'revolvingFund', amount: sum(revolvingFund) },
		{ row: 'grants', amount: sum(grants) },
		{ row: 'income', name: 'interest', amount: sum(interest) },
		{ row: 'expense', name: 'stationery', amount: sum(stationery) },
		rest < 0 ? { row: 'deficit', amount: sum(-rest) } : { row: 'surplus', amount: sum(rest) }
	];
	return rows.map((row) => ({ group: key, ...row }));
}

const runs = { numRuns: cases(60), seed: seed() };

test('the report of a converted group holds the figures of its sheet', () => {
	fc.assert(
		fc.property(
			fc.array(group, { minLength: 1, maxLength: 3 }),
			fc.nat(2),
			fc.constantFrom(',', ';', '\t'),
			(list, style, separator) => {
				const rows = list.flatMap((figures, place) => sheetOf(`G${place + 1}`, figures, style));
				const { groups, problems } = readSpreadsheet(csv(rows, separator));
				expect(problems).toEqual([]);
				expect(groups).toHaveLength(list.length);
				for (const [place, figures] of list.entries()) {
					const events = groups[place]?.events ?? [];
					expect(checkAll(events, 'INR').ok).toBe(true);
					const report = bookReport(events, { currency: 'INR' });
					expect(report).toMatchObject({
						balanced: true,
						box: figures.box,
						bank: total(figures.banks),
						surplus: restOf(figures) + figures.interest - figures.stationery
					});
					for (const [index, { savings, voluntary, arrears, fine, loan }] of figures.women.entries()) {
						expect(report.members[String(index + 1)]).toMatchObject({
							savingsByFund: { regular: savings, voluntary, shares: 0 },
							savingsArrears: arrears,
							finesDue: fine ?? 0,
							loanOutstanding: loan?.outstanding ?? 0,
							interestDue: loan?.arrears ?? 0
						});
					}
				}
			}
		),
		runs
	);
});

test('a sheet that is a little off is refused with just that difference, and the others are not', () => {
	fc.assert(
		fc.property(group, group, fc.integer({ min: 1, max: 100_000 }), (right, wrong, off) => {
			const rows = [...sheetOf('R', right, 0), ...sheetOf('W', { ...wrong, banks: [] }, 0)];
			const spoiled = csv([...rows, { group: 'W', row: 'bank', name: 'Bank', amount: written(off, 1) }]);
			const { groups, problems } = readSpreadsheet(spoiled);
			expect(groups.map(({ key }) => key)).toEqual(['R']);
			expect(problems).toMatchObject([{ group: 'W', code: 'notBalanced', detail: { difference: off } }]);
		}),
		runs
	);
});

test('no text at all makes the reader fail: it says what is wrong, or there is nothing to read', () => {
	const cell = fc.oneof(
		fc.constantFrom(
			'group',
			'row',
			'member',
			'box',
			'meeting',
			'G1',
			'amount',
			'number',
			'1',
			'01/04/2025',
			'"',
			'\n',
			',',
			';'
		),
		fc.string({ unit: 'binary', maxLength: 8 })
	);
	fc.assert(
		fc.property(fc.array(cell, { maxLength: 60 }), fc.boolean(), (cells, withHeads) => {
			const text = `${withHeads ? 'group,row,number,name,amount,day,meeting,saved\n' : ''}${cells.join(',')}`;
			const { groups, problems } = readSpreadsheet(text);
			expect(groups).toEqual([]);
			for (const { row } of problems) expect(row === null || row >= 1).toBe(true);
		}),
		{ ...runs, numRuns: cases(500) }
	);
});
