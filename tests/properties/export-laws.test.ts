import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assert } from '#kernel';
import { journalNotes, readJournal } from '#app';
import { withoutPutAway } from '#group';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { book } from '../cli/book-command.ts';
import { founded, lent, meeting, opened, putAway } from '../support/builders.ts';
import { exportText, vouchedIn, writtenBook } from '../support/exported-book.ts';
import { toppedUp } from '../support/loan-entries.ts';
import { otherApprovals } from '../support/spoiled-approvals.ts';
import { sealedPart, spoiled } from '../support/spoiled-exports.ts';
import { playRandom } from '../support/random-book/play.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// Two verifiers that share no code agree about every book of the app: what its phones wrote both accept, and what was
// changed in the sealed part afterwards both refuse.

const runs = cases(8, 16);
const patience = Math.max(120_000, runs * 2000);

async function bothSay(text: string) {
	const { code, errors } = await book(['check', '-'], text);
	const { problems } = verifyExport(new TextEncoder().encode(text));
	return { check: code === 0 ? [] : errors.split('\n').slice(0, 3), second: problems.slice(0, 3) };
}

test(
	`${runs} random books, written by two phones, are accepted by check and by the second verifier`,
	async () => {
		const seen = new Set<string>();
		await fc.assert(
			fc.asyncProperty(randomHistory, fc.nat(), async (history, at) => {
				const { events } = playRandom(history);
				for (const { type } of events) seen.add(type);
				const written = await writtenBook(events, { from: at % (events.length * 2) });
				const text = exportText(written, await vouchedIn(written));
				expect(await bothSay(text)).toEqual({ check: [], second: [] });
			}),
			{ numRuns: runs, seed: seed() }
		);
		for (const type of [
			'EventReversed',
			'FinePaid',
			'SocialFundPaidOut',
			'DividendPaid',
			'MemberLeft',
			'LoanToppedUp'
		])
			expect(seen).toContain(type);
	},
	patience
);

test(
	`${runs} random books that were changed are refused by both`,
	async () => {
		await fc.assert(
			fc.asyncProperty(
				randomHistory,
				fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
				async (history, dice) => {
					const written = await writtenBook(sealedPart(playRandom(history).events));
					const text = exportText(written, await vouchedIn(written));
					for (const { what, text: changed } of spoiled(text, dice)) {
						const said = await bothSay(changed);
						expect({ what, check: said.check.length > 0, second: said.second.length > 0 }).toEqual({
							what,
							check: true,
							second: true
						});
					}
				}
			),
			{ numRuns: Math.ceil(runs / 4), seed: seed() }
		);
	},
	patience
);

/** What `book check` says of approvals, in the form of the second verifier. */
function lackingBy(text: string) {
	const journal = readJournal(text);
	assert(journal.ok, 'the export is read');
	const notes = journalNotes(journal.value);
	return {
		seals: notes.flatMap((note) =>
			note.type === 'SealNotApproved'
				? note.meetings.map(({ kind, number, day }) => ({
						needed: note.needed,
						meeting: `${kind} ${number} of ${day}`
					}))
				: []
		),
		loans: notes.flatMap((note) =>
			note.type === 'LoansNotApproved' ? note.places.map((place) => ({ needed: note.needed, place })) : []
		),
		beside: notes.flatMap((note) =>
			note.type === 'EntriesNotApproved' ? note.places.map((place) => ({ needed: note.needed, place })) : []
		)
	};
}

const inOrder = ({
	seals,
	loans,
	beside
}: Readonly<Record<'seals' | 'loans' | 'beside', readonly object[]>>) =>
	[seals, loans, beside].map((found) =>
		found.map((one) => JSON.stringify(Object.entries(one).sort())).sort()
	);

test(
	`${Math.ceil(runs / 2)} random books say of both the same who approved too little, also where others were written down`,
	async () => {
		let lacked = 0;
		await fc.assert(
			fc.asyncProperty(
				randomHistory,
				fc.array(fc.nat(), { minLength: 40, maxLength: 60 }),
				async (history, dice) => {
					const { events } = playRandom(history);
					// A file in which too few put a page away is no book: the app refuses it as a whole.
					for (const told of [events, otherApprovals(withoutPutAway(events), dice)]) {
						const text = exportText(await writtenBook(told), null);
						const { problems, lacking } = verifyExport(new TextEncoder().encode(text));
						expect(problems).toEqual([]);
						expect(inOrder(lacking)).toEqual(inOrder(lackingBy(text)));
						lacked += lacking.seals.length + lacking.loans.length + lacking.beside.length;
					}
				}
			),
			{ numRuns: Math.ceil(runs / 2), seed: seed(), endOnFailure: true }
		);
		expect(lacked).toBeGreaterThan(runs / 2);
	},
	patience
);

test('a meeting that was put away is none on which a part of a loan was due', async () => {
	const upFront = { method: 'upFront', period: 'meeting', instalments: 5 };
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		// 1,000 × 2 % × 5 = 100 are kept back.
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, upFront)),
		...[opened(2), putAway('m1', 'm2')].map((make) => make('2025-02-05')),
		// The first of five parts is due: 500 × 2 % × 5 × 4 ÷ 5 = 40.
		...meeting(2, '2025-03-05', toppedUp(500))
	];
	const written = await writtenBook(events);
	expect(written.history.links.at(-1)?.content.seal).toMatchObject({ number: 2, book: 364_000 });
	expect(await bothSay(exportText(written, await vouchedIn(written)))).toEqual({ check: [], second: [] });
});
