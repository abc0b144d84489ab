import { expect, test } from 'vitest';
import { bankFigures } from '#papers/print-figures.ts';
import { day, entry, opened, type Entry } from '../support/builders.ts';
import { barelyEligible } from '../support/dossier-books.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';

// One code writes another account on a page that is open; what goes to a bank, and is signed, says what the circle heard (ledger law 58).

const today = day('2026-11-24');
const account = (lastFour: string, bank: string): Entry =>
	entry({ type: 'BankAccountOpened', bankAccountId: 'b1', bank, lastFour });
const place = (village: string): Entry => entry({ type: 'GroupDescribed', place: { village } });

function filed(page: 'regular' | 'desk') {
	const closed = barelyEligible(today);
	const [own, others] = [account('1111', 'Gramin Bank'), account('9999', 'Other Bank')];
	// Where the group was founded it named its account.
	const founded = closed.findIndex(({ type }) => type === 'MeetingOpened');
	const known = closed.toSpliced(founded, 0, own('2026-05-24'), place('Rampur')('2026-05-24'));
	const events = [
		...known.filter(({ type }, at) => type !== 'BankAccountOpened' || at >= founded),
		opened(90, page)('2026-11-24'),
		others('2026-11-24'),
		place('Elsewhere')('2026-11-24')
	];
	const { context, paper } = dossierOf(events, today);
	return {
		digits: bankFigures(context).get('account'),
		said: paper.blocks.flatMap((one) => linesOf(one)).join('\n')
	};
}

test('another account and another village on a page that is open stand in no file for the bank, nor in what is signed of it', () => {
	const { digits, said } = filed('regular');
	expect(digits).toBe(1111);
	expect(said).toMatch(/Rampur/);
	expect(said).not.toMatch(/9999|Other Bank|Elsewhere/);
});

test('what two codes wrote at once between meetings stands in it', () => {
	const { digits, said } = filed('desk');
	expect(digits).toBe(9999);
	expect(said).toMatch(/Elsewhere/);
});
