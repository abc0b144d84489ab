/** @typedef {import('#group').GroupEvent} GroupEvent */

/** Events that the close of a page reads out before its codes (docs/APPROVALS.md). */
export const heardAtClose = new Set([
	'BankAccountOpened',
	'BorrowingCredited',
	'BorrowingReceived',
	'CashCreditOpened',
	'CashDifferenceAccepted',
	'ConsentGiven',
	'ConstitutionChanged',
	'CycleSharedOut',
	'DepositCredited',
	'DepositPlaced',
	'DepositTakenBack',
	'DividendPaid',
	'EventReversed',
	'GroupDescribed',
	'GrantReturned',
	'HandedToOthers',
	'HeldReturned',
	'LoanWrittenOff',
	'MemberErased',
	'MemberJoined',
	'MemberLeft',
	'MemberNamed',
	'OfficeGiven',
	'OpeningBalances',
	'SavingInterestCredited'
]);

/**
 * Entries of the open page after the records that nobody has heard, and that a single code may have written.
 *
 * @param {readonly GroupEvent[]} events that count @param {number} from index of the open page's first event @returns {readonly string[]}
 */
export function unheardOn(events, from) {
	const [opened, ...page] = events.slice(from);
	if (opened?.type !== 'MeetingOpened' || opened.kind === 'desk') return [];
	const own = new Set(page.map(({ eventId }) => eventId));
	const gone = new Set(page.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : [])));
	const numbers = new Map(
		events.flatMap((event) => (event.type === 'MemberJoined' ? [[event.memberId, event.number]] : []))
	);
	const heard = page.flatMap((event, place) => {
		const isTakenBack = event.eventId !== undefined && gone.has(event.eventId);
		const takesBack = event.type === 'EventReversed' && own.has(event.reverses);
		const isPoint = heardAtClose.has(event.type) && event.corrects === undefined;
		return isPoint && !isTakenBack && !takesBack ? [{ event, place: from + place + 2 }] : [];
	});
	const named = heard.flatMap(({ event }) =>
		event.type === 'MemberNamed' ? [numbers.get(event.memberId) ?? 0] : []
	);
	const women = [...new Set(named)].sort((one, other) => one - other);
	const said = [
		...(women.length === 0 ? [] : [`the name of member${women.length === 1 ? '' : 's'} ${women.join(', ')}`]),
		...heard.flatMap(({ event, place }) =>
			event.type === 'MemberNamed' ? [] : [`event ${place} (${event.type})`]
		)
	];
	return said.length === 0
		? []
		: [`nobody has heard yet what stands on a page that is not closed: ${said.join('; ')}.`];
}

/** The local day may be one calendar day ahead of an event's instant. */
const aDay = 24 * 60 * 60 * 1000;

/**
 * Pages dated after their opening, or after the last event was written.
 *
 * @param {readonly GroupEvent[]} events @returns {readonly string[]}
 */
export function aheadIn(events) {
	const last = events.findLast(({ recordedAt }) => recordedAt !== undefined)?.recordedAt;
	return events.flatMap((event) => {
		if (event.type !== 'MeetingOpened' || last === undefined) return [];
		const written = Math.min(Date.parse(last), Date.parse(event.recordedAt ?? last));
		const isAhead = Date.parse(event.occurredOn) > Math.floor(written / aDay) * aDay + aDay;
		const named = `${event.kind} meeting ${event.number} of ${event.occurredOn}`;
		return isAhead ? [`${named} is dated after the day on which it was written`] : [];
	});
}
