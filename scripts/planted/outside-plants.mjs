/**
 * Bugs in money that is not the group's own, or is kept elsewhere: reduced debts, money held for others, deposits.
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
	},
	{
		name: 'one paper of a lender takes off twice',
		file: 'src/lib/group/kinds/borrowing-credits.ts',
		find: ' ?? needsOwnPaper(state, event)',
		replace: '',
		tests: ['tests/golden/borrowing-credits.test.ts']
	},
	{
		name: 'a paper that is spelt otherwise is another paper',
		file: 'src/lib/group/papers-named.ts',
		find: ".replace(/(?<!\\p{N})-|-(?!\\p{N})/gu, '')",
		replace: '',
		tests: ['tests/golden/borrowing-credits.test.ts']
	},
	{
		name: 'papers of 1.12. and 11.2. are one',
		file: 'src/lib/group/papers-named.ts',
		find: ".replace(/[^\\p{L}\\p{M}\\p{N}]+/gu, '-')",
		replace: ".replace(/[^\\p{L}\\p{M}\\p{N}]+/gu, '')",
		tests: ['tests/golden/borrowing-credits.test.ts']
	},
	{
		name: 'the second verifier lets more be handed on than is held',
		file: 'scripts/verify-export/seals.mjs',
		find: "'saved', 'still', 'for', 'fund'",
		replace: "'saved', 'still', 'fund'",
		tests: ['tests/unit/overdrawn-in-a-file.test.ts']
	},
	{
		name: 'what was handed on without a receipt is never told',
		file: 'src/lib/reports/registers/held-long.ts',
		find: "event.type !== 'HandedToOthers' || saysSomething(event.reference)",
		replace: "event.type !== 'HandedToOthers' || !saysSomething(event.reference)",
		tests: ['tests/golden/held-for-others.test.ts']
	},
	{
		name: "a dash is somebody's receipt",
		file: 'src/lib/kernel/one-line.ts',
		find: '/[\\p{L}\\p{N}]/u.test',
		replace: '/\\S/u.test',
		tests: ['tests/golden/held-for-others.test.ts', 'tests/components/flow-screen.svelte.test.ts']
	},
	{
		name: 'the close is silent about the paper by which a lender took something off',
		file: 'src/screens/frame/heard-words.ts',
		find: 'creditKinds.keyOf(event.kind)), ...paper]',
		replace: 'creditKinds.keyOf(event.kind))]',
		tests: ['tests/components/heard-at-the-close.test.ts']
	},
	{
		name: 'one code gives what is held back to whom it names',
		file: 'src/lib/group/offices/approvals.ts',
		find: "HeldReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },",
		replace: "HeldReturned: shown('desk'),",
		tests: ['src/lib/group/offices/approvals.test.ts', 'tests/golden/held-for-others.test.ts']
	},
	{
		name: 'one code gives a grant back',
		file: 'src/lib/group/offices/approvals.ts',
		find: "GrantReturned: { ...circle('seal'), between: twoCodes('desk', 'seal') },",
		replace: "GrantReturned: shown('desk'),",
		tests: ['src/lib/group/offices/approvals.test.ts']
	},
	{
		name: 'an assertion for beancount forgets what lies below an account',
		file: 'src/lib/papers/accounting/plain-journal.ts',
		find: '...(below.get(path) ?? [])',
		replace: '',
		tests: ['tests/cli/year-of-others-money.test.ts']
	},
	{
		name: 'more of a purpose is handed on than is held',
		file: 'src/lib/group/chart.ts',
		find: "['savings', 'social-fund', 'payable', 'held-for-others']",
		replace: "['savings', 'social-fund', 'payable']",
		tests: ['tests/golden/held-for-others.test.ts']
	},
	{
		name: 'one code hands the money of others on',
		file: 'src/lib/group/offices/approvals.ts',
		find: "HandedToOthers: { ...circle('seal'), between: twoCodes('desk', 'seal') },",
		replace: "HandedToOthers: shown('desk'),",
		tests: ['src/lib/group/offices/approvals.test.ts', 'tests/golden/held-for-others.test.ts']
	},
	{
		name: 'a premium that was kept is never told',
		file: 'src/lib/reports/registers/held-long.ts',
		find: 'if (part === 0 || occurredOn >= before) continue;',
		replace: 'if (part === 0 || occurredOn < before) continue;',
		tests: ['tests/golden/held-for-others.test.ts']
	},
	{
		name: 'a share-out pays with what women gave for others',
		file: 'src/lib/group/sharing/share-out.ts',
		find: "heldForOthers: under('held-for-others')",
		replace: 'heldForOthers: zero',
		tests: ['tests/golden/sharing/whose-money.test.ts']
	},
	{
		name: 'a file takes less of a loss from who leaves than the rules say',
		file: 'src/lib/group/kinds/leaving.ts',
		find: '(given.loss ?? zero) === lossPart',
		replace: '(given.loss ?? zero) <= lossPart',
		tests: ['tests/golden/leaving-with-a-loss.test.ts']
	},
	{
		name: 'savings earn interest on the highest balance of a month',
		file: 'src/lib/group/sharing/saving-interest.ts',
		find: 'const lowest = Math.min(',
		replace: 'const lowest = Math.max(',
		tests: ['tests/golden/saving-interest.test.ts']
	},
	{
		name: 'savings earn the same time twice',
		file: 'src/lib/group/sharing/saving-interest.ts',
		find: 'if (until < from) return null;',
		replace: '',
		tests: ['tests/golden/saving-interest.test.ts']
	},
	{
		name: 'a file credits its treasurer with what no rule gives',
		file: 'src/lib/group/kinds/saving-interest.ts',
		find: 'for (const part of [...byRule, ...given]) {',
		replace: 'for (const part of byRule) {',
		tests: ['tests/golden/saving-interest.test.ts']
	},
	{
		name: 'one code puts money in elsewhere',
		file: 'src/lib/group/offices/approvals.ts',
		find: "DepositPlaced: { ...circle('seal'), between: twoCodes('desk', 'seal') },",
		replace: "DepositPlaced: shown('desk'),",
		tests: ['src/lib/group/offices/approvals.test.ts', 'tests/golden/placed-deposits.test.ts']
	},
	{
		name: 'a deposit without a receipt is never told',
		file: 'src/lib/reports/registers/held-long.ts',
		find: 'const long = bare.filter((one) => one.on < before);',
		replace: 'const long = bare.filter((one) => one.on > before);',
		tests: ['tests/golden/placed-deposits.test.ts']
	},
	{
		name: 'a paper that shows less than the book settles a deposit',
		file: 'src/lib/reports/registers/held-long.ts',
		find: 'lacks: seen.held - event.balance',
		replace: 'lacks: Math.min(0, seen.held - event.balance)',
		tests: ['tests/golden/placed-deposits.test.ts']
	},
	{
		name: 'interest grows where nothing of the group lies',
		file: 'src/lib/group/kinds/placed-deposits.ts',
		find: 'return held > 0 ? ok(event)',
		replace: 'return held >= 0 ? ok(event)',
		tests: ['tests/golden/placed-deposits.test.ts']
	},
	{
		name: 'a share-out forgets what lies elsewhere',
		file: 'src/lib/group/sharing/share-out.ts',
		find: "		under('deposits') +\n",
		replace: '',
		tests: ['tests/golden/placed-deposits.test.ts']
	},
	{
		name: 'interest on a loan of the help fund is the profit of the group',
		file: 'src/lib/group/loans/fund-loans.ts',
		find: '=> fundOr(interestIncome, loan);',
		replace: '=> interestIncome;',
		tests: ['tests/golden/loans-from-the-social-fund.test.ts']
	},
	{
		name: 'the help fund lends what is out already',
		file: 'src/lib/group/loans/fund-loans.ts',
		find: 'money(-balanceOf(balances, helpFunds[fund]) - lentByFund(balances, fund));',
		replace: 'money(-balanceOf(balances, helpFunds[fund]));',
		tests: ['tests/golden/loans-from-the-social-fund.test.ts']
	},
	{
		name: 'a correction takes from the help fund what it gave away',
		file: 'src/lib/group/correction/correct.ts',
		find: 'fundLacks(before, after) ?? paidOutAlready',
		replace: 'paidOutAlready',
		tests: ['tests/golden/loans-from-the-social-fund.test.ts']
	},
	{
		name: 'parts are cut for a loan of a help fund that stays',
		file: 'src/lib/group/sharing/share-out.ts',
		find: 'subtract(lacks, subtract(ofFunds(debt), ofFunds(takenFrom(debt, row))));',
		replace: 'lacks;',
		tests: ['tests/golden/loans-from-the-social-fund.test.ts']
	},
	{
		name: 'parts are cut for a fine that goes to a help fund that stays',
		file: 'src/lib/group/loans/fund-loans.ts',
		find: 'sharesFund ? zero : finesForFund({ fines })',
		replace: 'zero',
		tests: ['tests/golden/loans-from-the-social-fund.test.ts']
	},
	{
		name: 'what was given for the most vulnerable is corpus of the group',
		file: 'src/lib/group/kinds/income-expense.ts',
		find: 'vulnerabilityFund: helpFunds.vulnerabilityFund',
		replace: 'vulnerabilityFund: grants',
		tests: ['tests/golden/grants-for-a-named-use.test.ts']
	},
	{
		name: 'a share-out pays with what was given for the most vulnerable',
		file: 'src/lib/group/sharing/share-out.ts',
		find: 'vulnerabilityFund: heldIn(balances, chart, helpFunds.vulnerabilityFund)',
		replace: 'vulnerabilityFund: zero',
		tests: ['tests/golden/grants-for-a-named-use.test.ts']
	},
	{
		name: 'the close is silent about what is still held for others',
		file: 'src/screens/meeting/close/meeting-close.svelte.ts',
		find: '...(this.held.length > 0 ? [this.heldHeard] : []),',
		replace: '',
		tests: ['tests/components/held-for-others.test.ts']
	}
];
