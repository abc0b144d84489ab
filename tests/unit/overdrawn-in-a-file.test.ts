import { afterEach, expect, test } from 'vitest';
import { present } from '#kernel';
import { chart } from '../../src/lib/group/chart.ts';
import { Seals } from '../../scripts/verify-export/seals.mjs';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { book } from '../cli/book-command.ts';
import {
	founded,
	lent,
	meeting,
	opening,
	rupees,
	saved,
	withFields,
	type Entry
} from '../support/builders.ts';
import { collected, handedOn } from '../support/dues.ts';
import { exportText, vouchedIn, writtenBook } from '../support/exported-book.ts';

// An app that was changed signs what the rules refuse: its seals fit its entries. The command and the second verifier find it each for itself.
const roots = ['held-for-others', 'savings', 'deposits'];
const allow = (isAllowed: boolean) => {
	for (const root of roots) Object.assign(present(chart.get(root), root), { mayGoBelowZero: isAllowed });
};
afterEach(() => allow(false));

const entry =
	(fields: object): Entry =>
	(occurredOn) =>
		({ occurredOn, ...fields }) as unknown as ReturnType<Entry>;

test.each<readonly [string, string, Entry]>([
	['for ticket of m1', 'held-for-others/m1/ticket', handedOn('ticket', { m1: 60 })],
	[
		'saved m2 regular',
		'savings/m2/regular',
		entry({ type: 'SavingWithdrawn', memberId: 'm2', fund: 'regular', amount: rupees(101) })
	],
	[
		'deposit village',
		'deposits/village',
		entry({ type: 'DepositTakenBack', deposit: 'village', amount: rupees(1) })
	]
])('what is taken of "%s" is no more than it holds', async (pot, account, taken) => {
	allow(true);
	const events = [
		...founded('2025-05-01', { box: 500 }),
		...meeting(1, '2025-05-25', saved('m2', 100), collected('m1', 'ticket', 50)),
		...meeting(2, '2025-06-25', taken)
	];
	const written = await writtenBook(
		events.map((event, place) => ({ eventId: `e${place}`, ...event })) as typeof events
	);
	const text = exportText(written, await vouchedIn(written));
	allow(false);
	const { problems } = verifyExport(new TextEncoder().encode(text));
	expect(problems).toEqual([expect.stringContaining(`"${pot}" holds less than nothing`)]);
	const checked = await book(['check', '-'], text);
	expect(checked.code).toBe(1);
	expect(checked.errors).toContain(account);
});

test('a fund lends no more than lies in it', () => {
	const seals = new Seals();
	const lentOf = (amount: number) => withFields(lent('l1', 'm1', amount), { source: 'socialFund' });
	for (const event of [
		...founded('2025-05-01'),
		opening({ box: rupees(700), socialFund: rupees(200), surplus: rupees(500) })('2025-05-01'),
		...meeting(1, '2025-05-25', lentOf(200))
	])
		seals.tell(event);
	expect(seals.overdrawn).toEqual([]);
	for (const event of meeting(2, '2025-06-25', withFields(lent('l2', 'm2', 1), { source: 'socialFund' })))
		seals.tell(event);
	expect(seals.overdrawn).toEqual(['fund, less what it lent']);
});
