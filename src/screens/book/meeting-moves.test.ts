import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { bookPages, meetingSheet, type MeetingSheet } from '#reports';
import { playedOnce } from '../../../tests/support/random-book/played-once.ts';
import { randomHistory } from '../../../tests/support/random-book/wishes.ts';
import { cases, seed } from '../../../tests/support/soak.ts';
import { movesOf } from './meeting-moves.ts';

const currency = 'INR';

/** What goes between box and bank, what the founding brought and what was put right is no woman's and nobody's. */
const elsewhere = new Set(['fromBank', 'toBank', 'opening', 'correction']);
const through = ({ in: came, out: went }: MeetingSheet): number =>
	[...came, ...went].reduce((sum, { kind, box, bank }) => (elsewhere.has(kind) ? sum : sum + box + bank), 0);
const shown = (sheet: MeetingSheet): number =>
	movesOf(sheet)
		.filter(({ key }) => !elsewhere.has(key.trim()))
		.flatMap(({ parts }) => parts)
		.reduce((sum, { amount }) => sum + amount, 0);
/** A loan is shown whole; its interest for the first months did not leave the box. */
const keptBack = ({ rows }: MeetingSheet): number =>
	rows.reduce((sum, { interestKeptBack }) => sum + interestKeptBack, 0);

function sheetsOf(events: readonly GroupEvent[]): readonly MeetingSheet[] {
	const { pages } = bookPages(events, { currency });
	return pages.flatMap(({ kind, number }) => meetingSheet(events, { currency, kind, number }) ?? []);
}

// A fine, a fee, a share of the social fund or a saving that was taken out stood on no page of the red book.
test('every rupee of a meeting stands on its page of the red book', () => {
	const kinds = new Set<string>();
	fc.assert(
		fc.property(randomHistory, (history) => {
			for (const sheet of sheetsOf(playedOnce(history).events)) {
				expect(shown(sheet) - keptBack(sheet)).toBe(through(sheet));
				for (const { kind } of [...sheet.in, ...sheet.out]) kinds.add(kind);
			}
		}),
		{ numRuns: cases(12), seed: seed(), endOnFailure: true }
	);
	// Who left was shown what she had saved and what she was paid of it: twice the notes.
	for (const kind of ['fine', 'fee', 'socialFundIn', 'withdrawal', 'income', 'settlement'])
		expect(kinds).toContain(kind);
});
