import { assert, type EventId, type LocalDate, type MemberId } from '#kernel';
import {
	replay,
	shareOut,
	withId,
	type CycleSharedOut,
	type GroupEvent,
	type SharingRule,
	type SharingWeights
} from '#group';
import { money, zero, type Money } from '#money';
import { figuresInAll, type Figures } from '../figures.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { agreementOf, type Agreement } from './approvals.ts';
import { liveLines, nameOf, numberIn, registerBook, type MeetingName } from './register-book.ts';

/**
 * A member's part of a share-out in minor units: savings + grown = part; part + voluntary = loan + interest + fines + paid + kept + payable.
 */
const shareOutFigures = [
	'savings',
	/** Her part of the profit; negative if the group made a loss. */
	'grown',
	'part',
	/** Voluntary savings used for debts that her part does not cover. */
	'voluntary',
	'loan',
	'interest',
	'fines',
	'paid',
	'kept',
	'payable',
	/** Shortfall of her part because debtors owe more than they have; due to her as they pay (ledger law 45). */
	'cut'
] as const;
export type ShareOutColumns = Figures<(typeof shareOutFigures)[number]>;

export interface ShareOutStatementRow extends ShareOutColumns {
	readonly memberId: MemberId;
	readonly number: number;
}

/** One shared-out cycle; fund = totals.part + remainder. Amounts are minor units. */
export interface ShareOutStatement extends Agreement {
	readonly eventId: EventId;
	readonly day: LocalDate;
	readonly meeting: MeetingName | null;
	readonly rule: SharingRule;
	readonly weights: SharingWeights | null;
	readonly basis: CycleSharedOut['basis'];
	readonly fund: Money;
	/** Remainder that stays with the group. */
	readonly remainder: Money;
	/** Part of the social fund that was shared out. */
	readonly socialFund: Money;
	readonly rows: readonly ShareOutStatementRow[];
	readonly totals: ShareOutColumns;
}

/**
 * Returns the shared-out cycles, oldest first, by member.
 *
 * @param events of a checked book
 */
export function shareOuts(events: readonly GroupEvent[], view: BookAsAt): readonly ShareOutStatement[] {
	const book = registerBook(events, view);
	const numberOf = numberIn(book.state);
	return liveLines(book).flatMap((line) => {
		const { event, meeting } = line;
		if (event.type !== 'CycleSharedOut') return [];
		const rows = (event.lines ?? []).map(
			({ memberId, savings, part, voluntary = zero, cut = zero, ...used }) => ({
				memberId,
				number: numberOf(memberId),
				savings,
				grown: money(part - savings),
				part,
				voluntary,
				...used,
				cut
			})
		);
		const { fund, remainder } = whatWasThere(events, view, event);
		return [
			{
				eventId: event.eventId,
				day: event.occurredOn,
				meeting: meeting === null ? null : nameOf(meeting),
				rule: event.rule,
				weights: event.weights ?? null,
				basis: event.basis,
				fund,
				remainder,
				socialFund: event.socialFund ?? zero,
				rows: rows.toSorted((one, other) => one.number - other.number),
				totals: figuresInAll(shareOutFigures, rows),
				...agreementOf(line, book)
			}
		];
	});
}

/** Recomputes the fund from the book before the event, because the event does not contain it. */
function whatWasThere(
	events: readonly GroupEvent[],
	{ currency }: BookAsAt,
	event: CycleSharedOut & { readonly eventId: EventId }
): { readonly fund: Money; readonly remainder: Money } {
	const place = events.findIndex((one, index) => withId(one, index + 1).eventId === event.eventId);
	const before = replay(events.slice(0, place), currency);
	assert(before.ok, 'a book that was checked is replayed');
	const shared = shareOut(before.value, event.occurredOn, event);
	assert(shared.ok, 'a share-out that was admitted is worked out again');
	return shared.value;
}
