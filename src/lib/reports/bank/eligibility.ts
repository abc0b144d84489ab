import { addMonths, type LocalDate } from '#kernel';
import type { GroupEvent, GroupState } from '#group';
import type { BookAsAt } from '../meeting-pages.ts';
import { live, numberIn, registerBook, type RegisterBook } from '../registers/register-book.ts';
import { isBalanced } from '#ledger';
import { membersNow } from './panchasutra.ts';
import { ruleName, type LoanDoseRule, type RuleName } from './rule-types.ts';

/**
 * By what the books are old enough: meetings that were sealed on their day · paper meetings that were typed in later ·
 * the paper book before this one · an opening sheet that does not say since when there was a paper book.
 */
export type ActiveBasis = 'sealedMeetings' | 'enteredLater' | 'paperBook' | 'cutOffSheet';

/** Whether a group may ask a bank for a loan by a rule; never that it will get one. */
export interface Eligibility {
	readonly rule: RuleName;
	readonly on: LocalDate;
	/** Since when the group is active by its books of account; null before its first sealed meeting. */
	readonly activeSince: LocalDate | null;
	readonly basis: ActiveBasis | null;
	/** Numbers of those who compared the paper book, where that is the basis. */
	readonly seenBy: readonly number[];
	/** The first day on which the books are old enough. */
	readonly eligibleFrom: LocalDate | null;
	readonly monthsAsked: number;
	readonly oldEnough: boolean;
	readonly members: number;
	readonly membersLeast: number;
	readonly membersLeastHardArea: number;
	readonly membersMost: number;
	/** Enough · enough in a hard area only · too few or too many. */
	readonly membersAre: 'enough' | 'hardAreaOnly' | 'tooFew' | 'tooMany';
	readonly booksBalanced: boolean;
	/** Sealed regular meetings, and those of them that were entered later than their day. */
	readonly meetings: number;
	readonly enteredLater: number;
	readonly eligible: boolean;
}

/**
 * Six months active by the books: from the first sealed, dated regular meeting, or from the day since which
 * the cut-off sheet says that books were kept; it turns on that day of the month, whatever was typed in when.
 *
 * @param events of a book that was checked
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

/** Since when a group is active by its books, and by which of them. */
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
	// Women had saved before: this book proves no more than its own first day.
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

/** Whether a sheet has savings or loans of women: then the group met before this book. */
const bringsMembers = (event: GroupEvent): boolean =>
	event.type === 'OpeningBalances' &&
	(event.savings ?? []).length + (event.loans ?? []).length + (event.borrowings ?? []).length > 0;

/** Whether the books are too young only because this one does not know how long the paper book was kept: the bank looks at that. */
export const mayBeOlder = ({ basis, oldEnough }: Pick<Eligibility, 'basis' | 'oldEnough'>): boolean =>
	basis === 'cutOffSheet' && !oldEnough;

function sizeOf(members: number, sizes: LoanDoseRule['eligibility']): Eligibility['membersAre'] {
	if (members > sizes.membersMost) return 'tooMany';
	if (members >= sizes.membersLeast) return 'enough';
	return members >= sizes.membersLeastHardArea ? 'hardAreaOnly' : 'tooFew';
}

/** Of the cut-off sheet that is in force. */
function seenBy(events: readonly GroupEvent[], state: GroupState): readonly number[] {
	const sheet = events.findLast((event) => event.type === 'OpeningBalances');
	const numberOf = numberIn(state);
	return sheet?.type === 'OpeningBalances' ? (sheet.seenBy ?? []).map(numberOf) : [];
}
