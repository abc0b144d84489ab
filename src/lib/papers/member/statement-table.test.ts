import { expect, test } from 'vitest';
import type { MemberId } from '#kernel';
import { createWords, loadLanguage } from '#i18n';
import { memberStatement } from '#reports';
import { cycleOfShares } from '../../../../tests/support/cycle-of-shares.ts';
import { day } from '../../../../tests/support/builders.ts';
import { barelyEligible } from '../../../../tests/support/dossier-books.ts';
import { cellText } from '../cell-text.ts';
import { statementTable } from './statement-table.ts';

const english = createWords('en', await loadLanguage('en'));
const both = { local: english, english };
const today = day('2026-11-24');

test('a passbook of shares says how many she bought at each meeting, and in all', () => {
	const events = cycleOfShares(today);
	const view = { currency: 'INR', memberId: 'm3' as MemberId } as const;
	const { leaf } = statementTable(memberStatement(events, view));
	expect(leaf.columns.map(({ head }) => cellText(head, both, 'INR'))[2]).toBe('Shares');
	const rows = leaf.sections.flatMap((section) => section.rows);
	// At each of eleven meetings every third member buys two shares of ₹50.
	expect(rows.slice(0, -1).map(({ cells }) => cellText(cells[2] ?? null, both, 'INR'))).toEqual(
		Array.from({ length: 11 }, () => '2')
	);
	const total = rows.at(-1)?.cells.map((cell) => cellText(cell, both, 'INR'));
	expect(total?.slice(0, 3)).toEqual(['Total', '22', '1,100']);
});

test('no other passbook has the column', () => {
	const view = { currency: 'INR', memberId: 'm3' as MemberId } as const;
	const { leaf } = statementTable(memberStatement(barelyEligible(today), view));
	expect(leaf.columns.some(({ key }) => key === 'shares')).toBe(false);
});
