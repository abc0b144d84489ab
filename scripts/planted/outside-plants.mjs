/**
 * Money that is not the group's own, or lies with others: what it owes less, what it holds for others, what it put elsewhere.
 *
 * @type {readonly import('./plants.mjs').Plant[]}
 */
export const outsidePlants = [
	{
		name: 'a lender takes off more than it is owed',
		file: 'src/lib/group/kinds/borrowing-credits.ts',
		find: 'event.amount > owed ?',
		replace: 'event.amount > owed + 100 ?',
		tests: ['tests/golden/borrowing-credits.test.ts']
	},
	{
		name: 'what a lender took off counts as paid by the group',
		file: 'src/lib/reports/borrowing-conduct.ts',
		find: 'takenOff = money(takenOff + beyondDebits(row.credited));\n\t\tconst amount = beyondDebits(row.repaid);',
		replace: 'const amount = beyondDebits(money(row.repaid + row.credited));',
		tests: ['tests/golden/borrowing-credits.test.ts']
	},
	{
		name: 'one code takes something off a loan of the group',
		file: 'src/lib/group/offices/approvals.ts',
		find: "BorrowingCredited: { ...circle('correction'), between: twoCodes('desk', 'correction') },",
		replace: "BorrowingCredited: shown('desk'),",
		tests: ['src/lib/group/offices/approvals.test.ts', 'tests/golden/borrowing-credits.test.ts']
	}
];
