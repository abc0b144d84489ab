import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, assert, present, type EventId, type Instant, type MemberId } from '#kernel';
import { cutRecords } from '#app';
import { foldAdmitted, settlePhones, type GroupEvent, type GroupState } from '#group';
import { forkedHistory } from '../support/forked-histories.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { cases, seed } from '../support/soak.ts';

// Two phones wrote random pages apart, with every kind of entry, and officers settle them. Nothing of the other phone is gone without a word,
// whether it moves money or not: each entry is in the book, or told as left out. What a woman disputes on either phone is disputed afterwards.

const runs = cases(30, 300);

const frames = ['MeetingOpened', 'MeetingSealed', 'MeetingPutAway', 'CashCounted', 'LastCodeCompared'];

/** What stands on a page of a phone, as somebody finds it who reads the page alone with a pencil. */
function standingOn(page: readonly GroupEvent[]): readonly GroupEvent[] {
	if (page.at(-1)?.type === 'MeetingPutAway') return [];
	const ids = new Set(page.map(({ eventId }) => eventId));
	const undoes = page.filter((one) => one.type === 'EventReversed' && ids.has(one.reverses));
	const undone = new Set(undoes.flatMap((one) => (one.type === 'EventReversed' ? [one.reverses] : [])));
	// A correction that was taken back on its page goes with what it put in the place.
	const corrected = new Set(
		page.flatMap((one) =>
			one.type === 'EventReversed' && undone.has(present(one.eventId, 'an id')) ? [one.reverses] : []
		)
	);
	return page.filter(
		(one) =>
			!frames.includes(one.type) &&
			!undoes.includes(one) &&
			!undone.has(present(one.eventId, 'an entry of the app has an id')) &&
			!(one.corrects !== undefined && corrected.has(one.corrects))
	);
}

const disputesIn = ({ disputes }: GroupState): readonly EventId[] => [...disputes.keys()];

test(
	`${runs} random books settled: each entry of the other phone stands or is told, and no dispute is lost`,
	() => {
		const seen = new Set<string>();
		let settled = 0;
		fc.assert(
			fc.property(randomHistory, randomHistory, fc.nat(), (history, other, dice) => {
				const { common, apart } = forkedHistory(history, other, dice % history.wishes.length);
				const [own, theirs] = apart;
				const [here, there] = [
					[...common, ...own],
					[...common, ...theirs]
				].map((events) => {
					const folded = foldAdmitted(events, 'INR');
					assert(folded.ok, 'each phone has a book');
					return folded.value;
				});
				assert(here !== undefined && there !== undefined, 'two phones');
				const pages = cutRecords(theirs).records;
				if (own.length === 0 || pages.length === 0) return;
				const held = new Set(
					own.flatMap((one) => (one.type === 'MeetingOpened' ? [`${one.kind} ${one.occurredOn}`] : []))
				);
				const comesIn = ([opened]: readonly GroupEvent[]) =>
					opened?.type === 'MeetingOpened' && held.has(`${opened.kind} ${opened.occurredOn}`)
						? ('beside' as const)
						: ('whole' as const);
				let many = 0;
				const decision = settlePhones(
					here,
					{
						on: addDays(present(theirs.at(-1), 'an entry').occurredOn, 1),
						beside: pages.map((_, place) => place.toString(16).padStart(64, '0')),
						notChosen: [],
						pages: pages.map((events) => ({ events, comesIn: comesIn(events) })),
						void: [],
						both: [],
						approvedBy: officersOf(here)
					},
					{
						newEventId: () => `settled.${(many += 1)}` as EventId,
						recordedAt: '2030-01-01T09:00:00.000Z' as Instant
					}
				);
				// Too few officers are left to settle anything.
				if (!decision.ok) {
					seen.add(decision.error.type);
					return;
				}
				settled += 1;
				const { steps, left, state } = decision.value;
				const told = new Set([
					...common.map(({ eventId }) => eventId),
					...own.map(({ eventId }) => eventId),
					...steps.map(({ event }) => event.eventId),
					...left.map(({ event }) => event.eventId)
				]);
				const entries = pages.flatMap(standingOn);
				for (const { type } of entries) seen.add(type);
				expect(entries.filter(({ eventId }) => !told.has(eventId))).toEqual([]);
				const leftDisputes = left.flatMap(({ event }) =>
					event.type === 'DisputeRaised' ? [event.about] : []
				);
				// What she took back on the own phone after they parted is over, though the other still has it.
				const over = [...own, ...steps.map(({ event }) => event)].flatMap((one) =>
					one.type === 'DisputeSettled' ? [one.about] : []
				);
				const open = [...disputesIn(state), ...leftDisputes, ...over];
				expect([...disputesIn(here), ...disputesIn(there)].filter((about) => !open.includes(about))).toEqual(
					[]
				);
				if (disputesIn(there).some((about) => !disputesIn(here).includes(about)))
					seen.add('a dispute of the other phone');
			}),
			{ numRuns: runs, seed: seed() }
		);
		expect(settled).toBeGreaterThan(runs / 2);
		expect(seen).toContain('a dispute of the other phone');
		expect([...seen].filter((one) => /^[A-Z]\w+$/.test(one)).length).toBeGreaterThan(30);
	},
	Math.max(120_000, runs * 2000)
);

function officersOf({ members }: GroupState): readonly MemberId[] {
	return [...members.keys()];
}
