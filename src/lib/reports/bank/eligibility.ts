import { addMonths, type LocalDate } from '#kernel';
import type { GroupEvent, GroupState } from '#group';
import type { BookAsAt } from '../meeting-pages.ts';
import { live, numberIn, registerBook, type RegisterBook } from '../registers/register-book.ts';
import { isBalanced } from '#ledger';
import { membersNow } from './panchasutra.ts';
import { ruleName, type LoanDoseRule, type RuleName } from './rule-types.ts';

/**
 * Evidence for the age of the books: meetings sealed on their day · paper meetings typed in later · the paper book before
 * this one · a cut-off sheet without the first day of the paper book.
 */
export type ActiveBasis = 'sealedMeetings' | 'enteredLater' | 'paperBook' | 'cutOffSheet';

/** Tells whether a group may apply for a bank loan by a rule; it is no promise of a loan. */
export interface Eligibility {
	readonly rule: RuleName;
	readonly on: LocalDate;
	/** First day of activity by the group's books; null before its first sealed meeting. */
	readonly activeSince: LocalDate | null;
	readonly basis: ActiveBasis | null;
	/** Numbers of the members who compared the paper book, if that is the basis. */
	readonly seenBy: readonly number[];
	/** First day on which the books are old enough. */
	readonly eligibleFrom: LocalDate | null;
	readonly monthsAsked: number;
	readonly oldEnough: boolean;
	readonly members: number;
	readonly membersLeast: number;
	readonly membersLeastHardArea: number;
	readonly membersMost: number;
	/** Enough · enough only in a hard area · too few or too many. */
	readonly membersAre: 'enough' | 'hardAreaOnly' | 'tooFew' | 'tooMany';
	readonly booksBalanced: boolean;
	/** Number of sealed regular meetings, and of those entered after their day. */
	readonly meetings: number;
	readonly enteredLater: number;
	readonly eligible: boolean;
}

/**
 * Determines eligibility by months of activity: from the first sealed, dated regular meeting, or from the day since which the
 * cut-off sheet says that books were kept. It changes on that day of the month, regardless of when entries were typed in.
 *
 * @param events of a checked book
 */
export function eligibility(events: readonly GroupEvent[], view: BookAsAt, rule: LoanDoseRule): Eligibility {
	const book = registerBook(events, view);
	const { state, on } = book;
	const { monthsActive, ...sizes } = rule.eligibility;
	const { activeSince, basis, meetings, enteredLater } = activityOf(book);
	const eligibleFrom = activeSince === null ? null : addMonths(activeSince, monthsActive);
	const oldEnough = eligibleFrom !== null && on >= eligibleFrom;
	const members = membersNow(state, on);
	const membersAre = sizeOf(members, rule.eligibility);
	const booksBalanced = isBalanced(state.balances);
	return {
		rule: ruleName(rule),
		on,
		activeSince,
		basis,
		seenBy: basis === 'paperBook' ? seenBy(events, state) : [],
		eligibleFrom,
		monthsAsked: monthsActive,
		oldEnough,
		members,
		membersLeast: sizes.membersLeast,
		membersLeastHardArea: sizes.membersLeastHardArea,
		membersMost: sizes.membersMost,
		membersAre,
		booksBalanced,
		meetings,
		enteredLater,
		eligible: oldEnough && (membersAre === 'enough' || membersAre === 'hardAreaOnly') && booksBalanced
	};
}

/** Returns the first day of activity by the group's books and the evidence for it. */
export function activityOf({ pages, lines, state }: Pick<RegisterBook, 'pages' | 'lines' | 'state'>): {
	readonly activeSince: LocalDate | null;
	readonly basis: ActiveBasis | null;
	readonly meetings: number;
	readonly enteredLater: number;
} {
	const sealed = pages.filter(({ kind, page }) => kind === 'regular' && page.sealedOn !== null);
	const enteredLater = sealed.filter(({ page }) => page.enteredLater).length;
	const counts = { meetings: sealed.length, enteredLater };
	const [first] = sealed;
	const { booksSince } = state;
	if (booksSince !== null && (first === undefined || booksSince < first.day))
		return { ...counts, activeSince: booksSince, basis: 'paperBook' };
	// Members saved before this book, which therefore proves only its own first day.
	const sheet = live(lines).find(({ event }) => event.type === 'OpeningBalances')?.event;
	if (sheet !== undefined && booksSince === null && bringsMembers(sheet)) {
		const isEarlier = first === undefined || sheet.occurredOn < first.day;
		return { ...counts, activeSince: isEarlier ? sheet.occurredOn : first.day, basis: 'cutOffSheet' };
	}
	if (first === undefined) return { ...counts, activeSince: null, basis: null };
	return {
		...counts,
		activeSince: first.day,
		basis: first.page.enteredLater ? 'enteredLater' : 'sealedMeetings'
	};
}

/** True if the sheet has savings, loans or borrowings: the group then met before this book. */
const bringsMembers = (event: GroupEvent): boolean =>
	event.type === 'OpeningBalances' &&
	(event.savings ?? []).length + (event.loans ?? []).length + (event.borrowings ?? []).length > 0;

/** True if the books are too young only because the age of the paper book is unknown: the bank decides. */
export const mayBeOlder = ({ basis, oldEnough }: Pick<Eligibility, 'basis' | 'oldEnough'>): boolean =>
	basis === 'cutOffSheet' && !oldEnough;

function sizeOf(members: number, sizes: LoanDoseRule['eligibility']): Eligibility['membersAre'] {
	if (members > sizes.membersMost) return 'tooMany';
	if (members >= sizes.membersLeast) return 'enough';
	return members >= sizes.membersLeastHardArea ? 'hardAreaOnly' : 'tooFew';
}

/** Returns who compared the cut-off sheet in force, by number. */
function seenBy(events: readonly GroupEvent[], state: GroupState): readonly number[] {
	const sheet = events.findLast((event) => event.type === 'OpeningBalances');
	const numberOf = numberIn(state);
	return sheet?.type === 'OpeningBalances' ? (sheet.seenBy ?? []).map(numberOf) : [];
}
