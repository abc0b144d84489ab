import { expect, test } from 'vitest';
import * as reports from '#reports';
import { createWords, loadLanguage } from '#i18n';
import type { GroupEvent } from '#group';
import { day, event } from '../../../../tests/support/builders.ts';
import { threeYearsWithLoan } from '../../../../tests/support/dossier-books.ts';
import { cellText } from '../cell-text.ts';
import { booksContext } from '../context.ts';
import type { PaperLeaf } from '../table-types.ts';
import { bookPaper } from '../registers/registers.ts';

const english = createWords('en', await loadLanguage('en'));
const both = { local: english, english };
const today = day('2026-11-24');

function ledgerOf(events: readonly GroupEvent[]) {
	const book = reports.accountBook(events, { currency: 'INR' });
	const context = booksContext({ reports, events, currency: 'INR', book }, () => null);
	const { paper, detail = paper } = bookPaper('ledger', context);
	return { leaves: paper.leaves, detail };
}

const rowsOf = (leaves: readonly PaperLeaf[]) =>
	leaves.flatMap(({ sections }) =>
		sections.map(({ heading, rows }) => ({
			heading: cellText(heading, both, 'INR'),
			rows: rows.map(({ kind, cells }) => [kind, ...cells.map((cell) => cellText(cell, both, 'INR'))])
		}))
	);
const pairsOf = (leaves: readonly PaperLeaf[]) => leaves.filter(({ columns }) => columns.length === 8);

test('savings of twelve women stand two beside each other, each account with its own balance and sum', () => {
	const { leaves } = ledgerOf(threeYearsWithLoan(today));
	const pairs = rowsOf(pairsOf(leaves));
	expect(pairs).toHaveLength(6);
	for (const { rows } of pairs) {
		// 37 meetings with ₹100 each.
		expect(rows.filter(([kind]) => kind === 'plain')).toHaveLength(37);
		expect(rows.at(-2)?.slice(3)).toEqual(['100', '3,700', '24-11-2026', '37', '100', '3,700']);
		expect(rows.at(-1)).toEqual(['sub', 'Total', '3,700', '3,700', '', '', '3,700', '3,700']);
	}
	expect(pairs[0]?.heading).toBe('Savings of members: Regular · 1 | Savings of members: Regular · 2');
});

test('an account with anything else in it stands by itself with its particulars, and every entry is there once', () => {
	const events = [
		...threeYearsWithLoan(today),
		event({ type: 'MeetingOpened', occurredOn: today, kind: 'special', number: 1 }),
		event({ type: 'SavingWithdrawn', occurredOn: today, memberId: 'm2', fund: 'regular', amount: 500_00 }),
		event({ type: 'MeetingSealed', occurredOn: today })
	];
	const { leaves, detail } = ledgerOf(events);
	const pairs = rowsOf(pairsOf(leaves));
	// Eleven members only saved: five pairs and one single account.
	expect(pairs).toHaveLength(5);
	expect(pairs.map(({ heading }) => heading).join()).not.toMatch(/· 2 /);
	const alone = rowsOf(leaves.filter(({ columns }) => columns.length !== 8));
	const second = alone.find(({ heading }) => heading === 'Savings of members: Regular · 2');
	expect(second?.rows.at(-1)).toEqual(['sub', 'Total of the account', '500', '3,700', '3,200']);
	// The file lists individual entries in one table.
	expect(detail.leaves).toHaveLength(1);
	const saved = pairs.flatMap(({ rows }) => rows.filter(([kind]) => kind === 'plain')).length * 2;
	const withoutPair = alone
		.filter(({ heading }) => heading.startsWith('Savings of members'))
		.flatMap(({ rows }) => rows.filter(([kind]) => kind === 'plain')).length;
	// 12 × 37 savings and one withdrawal.
	expect(saved + withoutPair).toBe(12 * 37 + 1);
});
