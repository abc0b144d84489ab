import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { accountBook, bookReport } from '#reports';
import { beancountText, hledgerText, plainJournal } from '#papers/accounting/plain-journal.ts';
import { readBeancount, readHledger } from '../support/plain-accounts.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// What goes to an accountant's program is the book, to the paisa: a reader that shares no code with the app foots every
// entry, holds every assertion, and comes to the trial balance of `book report`. scripts/check-accounting.mjs asks the programs.

const runs = cases(50, 100);
const words = createWords('en', await loadLanguage('en'));

const formats = [
	{ name: 'hledger', write: hledgerText, read: readHledger },
	{ name: 'beancount', write: beancountText, read: readBeancount }
];

const textsOf = (history: Parameters<typeof playedOnce>[0]) => {
	const { events } = playedOnce(history);
	const book = accountBook(events, { currency: 'INR' });
	const journal = plainJournal({ book, currency: 'INR', practice: false, words, nameOf: () => null });
	return { events, book, journal };
};

test(
	`the text of ${runs} random books foots, holds its assertions and has the trial balance of the report`,
	() => {
		fc.assert(
			fc.property(randomHistory, (history) => {
				const { events, book, journal } = textsOf(history);
				const { trialBalance } = bookReport(events, { currency: 'INR' });
				for (const { name, write, read } of formats) {
					const { held, entries, wrong } = read(write(journal));
					expect({ name, wrong }).toEqual({ name, wrong: [] });
					expect({ name, held }).toEqual({ name, held: trialBalance });
					expect(entries).toBe(book.rows.length);
				}
			}),
			{ numRuns: runs, seed: seed() }
		);
	},
	Math.max(120_000, runs * 2000)
);

test('a text in which one figure was changed is refused', () => {
	fc.assert(
		fc.property(randomHistory, fc.nat(), (history, dice) => {
			const { journal } = textsOf(history);
			if (journal.entries.length === 0) return;
			for (const { name, write, read } of formats) {
				const text = write(journal);
				const amounts = [...text.matchAll(/-?\d+\.\d\d(?= (?:INR|~ 0 INR))/g)].slice(1);
				const hit = amounts[dice % amounts.length];
				if (hit === undefined) throw new Error('an entry has amounts');
				const more = (Number(hit[0]) + 0.01).toFixed(2);
				const spoiled = text.slice(0, hit.index) + more + text.slice(hit.index + hit[0].length);
				expect({ name, hit: hit[0], isRefused: read(spoiled).wrong.length > 0 }).toEqual({
					name,
					hit: hit[0],
					isRefused: true
				});
			}
		}),
		{ numRuns: Math.ceil(runs / 4), seed: seed() }
	);
});
