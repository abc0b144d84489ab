import type { GroupState } from '#group';

/** Everything that is known of a group, without how it was reached, as one text: equal books have equal texts. */
export function figures(state: GroupState): string {
	const { openMeeting } = state;
	const meeting = openMeeting && {
		frame: [openMeeting.kind, openMeeting.number, openMeeting.day, openMeeting.lastDay, openMeeting.late],
		marks: [...openMeeting.marks].sort(),
		cash: [openMeeting.boxAtOpening, openMeeting.cashIn, openMeeting.cashOut, openMeeting.counted]
	};
	return [
		balancesOf(state),
		...textsOf(state.members.values()),
		...textsOf(state.loans.values()),
		...textsOf(state.fines.values()),
		...textsOf(state.borrowings.values()),
		...textsOf(state.applications.values()),
		...textsOf(state.disputes.values()),
		...textsOf(state.bankAccounts.values()),
		...textsOf(state.offices),
		...textsOf(state.rules),
		...textsOf(state.regularMeetings),
		JSON.stringify([
			state.lastSealedDay,
			state.lastNumber,
			state.moneyEntered,
			state.booksSince,
			state.loanCount
		]),
		JSON.stringify(meeting)
	].join('\n');
}

/** Every account with what it holds, in the order of their names. */
export const balancesOf = ({ balances }: GroupState): string =>
	Array.from(balances, ([account, amount]) => `${account} ${amount}`)
		.sort()
		.join('\n');

/** Of a book that was read to its end nothing is changed any more: a text that was made once is kept. */
const texts = new WeakMap<object, string>();

function textsOf(things: Iterable<object>): readonly string[] {
	return Array.from(things, (thing) => {
		const kept = texts.get(thing) ?? JSON.stringify(thing);
		texts.set(thing, kept);
		return kept;
	});
}
