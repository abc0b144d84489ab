import type { MemberId } from '#kernel';
import type { GroupEvent } from '#group';

/**
 * A book whose phone, or whoever holds it with all its keys, wrote other women down than those who gave their codes: each seal and
 * each entry that names officers names some others, or nobody; now and then one woman has every office. Hashes and signatures fit: only the rule tells.
 *
 * @param dice one number for each throw; they are used in turn
 */
export function otherApprovals(
	events: readonly GroupEvent[],
	dice: readonly number[]
): readonly GroupEvent[] {
	const women = new Set<MemberId>();
	// Who was taken out again is named by nobody: her joining could not be taken out any more.
	const reversed = new Set(
		events.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []))
	);
	let thrown = 0;
	const throwDice = (sides: number) => (dice[(thrown += 1) % dice.length] ?? 0) % Math.max(1, sides);
	const some = () => [...women].filter(() => throwDice(3) === 0).slice(0, 4);
	const few = throwDice(2) === 0;
	return events.map((event): GroupEvent => {
		if (event.type === 'MemberJoined' && (event.eventId === undefined || !reversed.has(event.eventId)))
			women.add(event.memberId);
		if (event.type === 'MemberLeft') women.delete(event.memberId);
		const [boss] = women;
		if (few && event.type === 'OfficeGiven' && boss !== undefined) return { ...event, memberId: boss };
		if (throwDice(2) === 0) return event;
		if (event.type === 'MeetingSealed') {
			const { approvals: _, ...seal } = event;
			const named = some();
			return named.length === 0 ? seal : { ...seal, approvals: named };
		}
		const kinds = ['OfficeGiven', 'LoanDisbursed', 'EventReversed', 'ConstitutionChanged', 'MemberLeft'];
		return kinds.includes(event.type) && throwDice(2) === 0 ? { ...event, approvedBy: some() } : event;
	});
}
