import { addDays, type LocalDate } from '#kernel';
import { atLeastZero, least, money, subtract, type Money } from '#money';
import { effectiveLines, heldForPurpose, purposesHeld, type CollectedForOthers } from '#group';
import { numberIn, type RegisterBook } from './register-book.ts';

/** A month from meeting to meeting, and two weeks for the way: a premium that lies longer insures nobody. */
const heldDaysMost = 45;

/** Money of one woman that others were to get. */
export interface HeldLong {
	/** The day on which the oldest of it was given. */
	readonly on: LocalDate;
	readonly number: number;
	readonly purpose: string;
	/** What was given so long ago and is still held; minor units. */
	readonly amount: Money;
}

type Given = Pick<CollectedForOthers, 'memberId' | 'purpose' | 'amount' | 'occurredOn'>;

/** What is held for others for more than 45 days, by the day of its oldest part: what was given first is handed on first. */
export function heldLong({ posted, state, on }: RegisterBook, to: LocalDate): readonly HeldLong[] {
	const before = addDays(to < on ? to : on, -heldDaysMost);
	const given = effectiveLines(posted).flatMap(({ event }): readonly Given[] => {
		if (event.type === 'CollectedForOthers') return [event];
		const brought = event.type === 'OpeningBalances' ? (event.heldForOthers ?? []) : [];
		return brought.map((line) => ({ ...line, occurredOn: event.occurredOn }));
	});
	const lines = [...purposesHeld(state).keys()].flatMap((purpose) =>
		heldForPurpose(state, purpose).flatMap(({ memberId, amount: held }): readonly HeldLong[] => {
			const hers = given
				.filter((event) => event.memberId === memberId && event.purpose === purpose)
				.toSorted((one, other) => (one.occurredOn < other.occurredOn ? 1 : -1));
			let left = held;
			let late = 0;
			let since: LocalDate | null = null;
			for (const { occurredOn, amount } of hers) {
				const part = least(left, amount);
				left = atLeastZero(subtract(left, part));
				if (part === 0 || occurredOn >= before) continue;
				late += part;
				since = occurredOn;
			}
			return since === null
				? []
				: [{ on: since, number: numberIn(state)(memberId), purpose, amount: money(late) }];
		})
	);
	return lines.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
