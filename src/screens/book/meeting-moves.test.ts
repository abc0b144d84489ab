import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '#kernel';
import { money, zero } from '#money';
import type { GroupEvent } from '#group';
import { bookPages, meetingList, meetingNow, meetingSheet, type MeetingNow } from '#reports';
import { correctionsAt, entriesOnPage, type BookEntry } from '#session/correction-entries.ts';
import { playedOnce } from '../../../tests/support/random-book/played-once.ts';
import { randomHistory } from '../../../tests/support/random-book/wishes.ts';
import { cases, seed } from '../../../tests/support/soak.ts';
import { movesOf } from './meeting-moves.ts';

const currency = 'INR';

/** Kinds left out of the comparison: trips between box and bank, the opening and corrections. */
const elsewhere = new Set(['fromBank', 'toBank', 'opening', 'correction']);
const through = ({ in: came, out: went }: MeetingNow): number =>
	[...came, ...went].reduce((sum, { kind, box, bank }) => (elsewhere.has(kind) ? sum : sum + box + bank), 0);
const shown = (sheet: MeetingNow): number =>
	movesOf(sheet)
		.filter(({ key }) => !elsewhere.has(key.trim()))
		.flatMap(({ parts }) => parts)
		.filter(({ isSettled }) => isSettled !== true)
		.reduce((sum, { amount }) => sum + amount, 0);
/** Her settlement less what was paid out and what is still payable. */
const settledBy = (row: MeetingNow['rows'][number] | undefined): number =>
	row?.settled ? row.settled.withdrawn + row.settled.surplus - row.settled.paidOut - row.settled.payable : 0;
/** Interest kept back: a loan is shown whole, but this part never left the box. */
const keptBack = ({ rows }: MeetingNow): number =>
	rows.reduce((sum, { interestKeptBack }) => sum + interestKeptBack, 0);

/** Each page as it was written, and as corrected. */
function sheetsOf(events: readonly GroupEvent[]): readonly MeetingNow[] {
	const { pages } = bookPages(events, { currency });
	return pages.flatMap(({ kind, number }) => {
		const asked = { currency, kind, number } as const;
		return [meetingSheet(events, asked) ?? [], meetingNow(events, asked) ?? []].flat();
	});
}

/** Ids of corrected or taken-back events; taking a correction back restores its entry. */
function goneIn(events: readonly GroupEvent[]): ReadonlySet<string | undefined> {
	const gone = new Set<string | undefined>();
	for (const event of events.toReversed()) {
		if (event.type !== 'EventReversed' || gone.has(event.eventId)) continue;
		gone.add(event.reverses);
		const place = events.findIndex(({ eventId }) => eventId === event.reverses);
		const [undone, next] = events.slice(place, place + 2);
		if (undone?.type === 'EventReversed' && next?.corrects === undone.reverses) gone.add(next.eventId);
	}
	return gone;
}

// Regression: fines, fees, shares of the social fund and withdrawals were missing on the pages of the red book.
test('every rupee of a meeting stands on its page of the red book', () => {
	const kinds = new Set<string>();
	let settled = 0;
	fc.assert(
		fc.property(randomHistory, (history) => {
			for (const sheet of sheetsOf(playedOnce(history).events)) {
				expect(shown(sheet) - keptBack(sheet)).toBe(through(sheet));
				for (const move of movesOf(sheet)) {
					const row = sheet.rows.find(({ memberId }) => memberId === move.memberId);
					const parts = move.parts.filter(({ isSettled }) => isSettled === true);
					expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(settledBy(row));
					settled += parts.length;
				}
				for (const { kind } of [...sheet.in, ...sheet.out]) kinds.add(kind);
			}
		}),
		{ numRuns: cases(12), seed: seed(), endOnFailure: true }
	);
	// Regression: a leaver's page showed both her savings and their payout, so the notes appeared twice.
	for (const kind of ['fine', 'fee', 'socialFundIn', 'withdrawal', 'income', 'settlement'])
		expect(kinds).toContain(kind);
	// Regression: a woman whose share paid her loan was shown as having got nothing.
	expect(settled).toBeGreaterThan(0);
});

// Regression: a corrected woman's dividend vanished from her row, the head had less than its rows, and a page of corrections had savings.
test('head and rows of a page foot as they count now; all pages together have every saving once', () => {
	let corrected = 0;
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events } = playedOnce(history);
			const gone = goneIn(events);
			const deposits = events.map((event) =>
				event.type === 'SavingDeposited' && !gone.has(event.eventId) ? event.amount : 0
			);
			let saved = 0;
			for (const { kind, number, savedNow, corrected: isCorrected } of meetingList(events, { currency })) {
				const asked = { currency, kind, number } as const;
				const now = present(meetingNow(events, asked), 'it was held');
				const parts = movesOf(now).flatMap((move) => move.parts);
				const inRows = parts.filter(({ label }) => label === 'member.saved');
				expect(inRows.reduce((sum, { amount }) => sum + amount, 0)).toBe(savedNow);
				saved += savedNow;
				if (isCorrected) corrected += 1;
			}
			expect(saved).toBe(deposits.reduce<number>((sum, amount) => sum + amount, 0));
		}),
		{ numRuns: cases(12), seed: seed(), endOnFailure: true }
	);
	expect(corrected).toBeGreaterThan(0);
});

const idsOf = (entries: readonly BookEntry[]) => entries.map(({ eventId }) => eventId);

// An entry that was reversed without a replacement, or moved to another woman, is still shown on its page.
test('no line of a page vanishes: each that was struck stands in a row, and no two have one key', () => {
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events, state } = playedOnce(history);
			for (const { kind, number } of meetingList(events, { currency })) {
				const entries = entriesOnPage(state, { kind, number });
				const struck = entries.filter((entry) => entry.struck);
				const now = present(meetingNow(events, { currency, kind, number }), 'it was held');
				const moves = movesOf(now, struck);
				const shownStruck = moves.flatMap(({ was }) => idsOf(was));
				expect(shownStruck.toSorted()).toEqual(idsOf(struck).toSorted());
				// Keys in a list must be unique: Svelte throws at the first duplicate, and the page stays unchanged.
				const mended = correctionsAt(state, { kind, number });
				const keys = [
					moves.map(({ key }) => key),
					...moves.map(({ parts }) => parts.map(({ label }) => label)),
					idsOf(entries),
					idsOf(mended.flatMap(({ was, now: then }) => (then === null ? [was] : [was, then])))
				];
				for (const list of keys) expect(new Set<string>(list).size, list.join()).toBe(list.length);
			}
		}),
		{ numRuns: cases(12), seed: seed(), endOnFailure: true }
	);
});

test('of the group, what was struck stands once: beside what is of its kind, or in a row of its own', () => {
	const line = (eventId: string, label: string) => ({ eventId, memberId: null, label }) as BookEntry;
	const spent = { kind: 'expense', box: money(5000), bank: zero } as const;
	const out = ['tea', 'travel'].map((category) => ({ ...spent, category }));
	const struck = [line('1', 'meeting.other-expense'), line('2', 'meeting.other-earned')];
	const rows = (now: Pick<MeetingNow, 'out'>) =>
		movesOf({ kind: 'regular', rows: [], in: [], ...now }, struck).map(({ parts, was }) => [
			parts.length,
			idsOf(was)
		]);
	expect(rows({ out })).toEqual([
		[1, ['1']],
		[1, []],
		[0, ['2']]
	]);
	expect(rows({ out: [] })).toEqual([[0, ['1', '2']]]);
});
