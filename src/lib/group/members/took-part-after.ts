import type { LocalDate, MemberId } from '#kernel';
import { membersIn } from '../correction/needed-by.ts';
import type { EventType, GroupEvent } from '../event-types.ts';
import { enteredAlready } from '../entered-already.ts';
import { isGivenUp } from '../loans/loan.ts';
import { namedIn } from '../opening/named-in.ts';
import type { GroupState } from '../state.ts';
import { came } from '../meeting/attendance.ts';

/** What a woman may do, or what may be done about her, also after she has left: it gives her no part in the group. */
const noPart: ReadonlySet<EventType> = new Set<EventType>([
	'AccessNoted',
	'ConsentGiven',
	'ConsentWithdrawn',
	'MemberErased',
	'MemberNamed',
	'DisputeRaised',
	'FineForgiven'
]);

/**
 * The last day after `on` on which she took part in anything that was entered before; null where there is none. Only a
 * meeting entered late, or one that goes over days, can know of a day after its own.
 */
export function tookPartAfter(state: GroupState, memberId: MemberId, on: LocalDate): LocalDate | null {
	const days = enteredAlready(state)
		.filter((entry) => entry.on > on && partiesOf(state, entry.event).includes(memberId))
		.map((entry) => entry.on);
	return days.sort().at(-1) ?? null;
}

/** Women who take part in what an event says: as a party to it, as who borrowed or owes a fine, or by doing it. */
function partiesOf({ loans, fines }: GroupState, event: GroupEvent): readonly MemberId[] {
	if (noPart.has(event.type)) return [];
	if (event.type === 'OpeningBalances') return namedIn(event);
	if (event.type === 'AttendanceMarked' && !came(event.state)) return [];
	const loan = 'loanId' in event ? loans.get(event.loanId) : undefined;
	if (loan !== undefined && event.type === 'LoanRepaid' && isGivenUp(loan, event.occurredOn)) return [];
	const fine = 'fineId' in event ? fines.get(event.fineId) : undefined;
	const acting = event.type === 'MeetingOpened' ? [event.calledBy] : [];
	const carrying =
		event.type === 'CashTakenToBank' || event.type === 'CashTakenFromBank' ? event.by : undefined;
	return [...membersIn(event), ...(carrying ?? []), loan?.memberId, fine?.memberId, ...acting].filter(
		(named) => named !== undefined
	);
}
