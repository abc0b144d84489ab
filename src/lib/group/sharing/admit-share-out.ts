import { err, type Result } from '#kernel';
import { add, sum, zero } from '#money';
import { needsCircle, needsEachOnce, needsKnownPieces, needsMembers } from '../checks.ts';
import type { CycleSharedOut } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { SharedOutLine } from './events.ts';
import { withOwners } from './owed-to-others.ts';
import { otherThanByRule } from './shared-parts.ts';
import { shareOutLines } from './share-out-lines.ts';
import { shareOut, type ShareOut } from './share-out.ts';

/**
 * Everybody's part is what the rule gives her, to the last unit: nobody is left out, nobody rounds into her own pocket, and
 * what has changed since the rehearsal is refused. Payouts are in the box.
 */
export function admitShareOut(state: GroupState, event: CycleSharedOut): Result<CycleSharedOut, Rejection> {
	// Whether the social fund is shared out is said by the rules alone.
	const { occurredOn: on, socialFund: fundOfFile, setAside: asideOfFile, ...said } = event;
	const refused =
		needsCircle(state) ??
		needsCycle(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsKnownPieces(state, event.notes ?? {}) ??
		needsEachOnce(event.parts) ??
		needsEachOnce(event.keep) ??
		needsEachOnce(event.lines);
	if (refused) return err(refused);
	const shared = shareOut(state, on, event);
	if (!shared.ok) return shared;
	const other = otherPart(shared.value, event.parts);
	if (other) return err(other);
	const lines = shareOutLines(state, shared.value, event);
	if (!lines.ok) return lines;
	const changed = otherLine(lines.value, event.lines);
	if (changed) return err(changed);
	const asked = sum(lines.value.map(({ paid }) => paid));
	const { inBox, setAside, socialFund, notesUnit } = shared.value;
	// A share-out that was decided keeps its sums: what it shared out is not taken back below it, even where rounding hides it.
	const fundThen = event.lines === undefined ? socialFund : (fundOfFile ?? zero);
	if (fundThen !== socialFund) return err({ type: 'PartsDoNotAddUp', whole: socialFund, parts: fundThen });
	if (asideOfFile !== undefined && asideOfFile !== setAside)
		return err({ type: 'PartsDoNotAddUp', whole: setAside, parts: asideOfFile });
	if (asked > inBox) return err({ type: 'BoxTooSmall', held: inBox, asked });
	if (add(asked, setAside) > inBox)
		return err({ type: 'BoxHoldsOthers', held: inBox, others: setAside, asked });
	return withOwners(state, {
		...said,
		occurredOn: on,
		parts: partsOf(shared.value),
		lines: lines.value.filter((line) => lineKeys.some((key) => (line[key] ?? zero) > 0)),
		...(notesUnit !== null && { unit: notesUnit }),
		...(socialFund > 0 && { socialFund }),
		setAside
	});
}

function needsCycle(state: GroupState, { occurredOn: on }: CycleSharedOut): Rejection | null {
	if (rulesOn(state, on)?.kind !== 'vsla') return { type: 'NoCycle' };
	const { sharedOutOn, lastSealedDay, openMeeting, asThen } = state;
	// What stands today is shared, so that no page of an older day shares out what came after it.
	if (lastSealedDay !== null && on < lastSealedDay) return { type: 'DayBeforeLastMeeting', lastSealedDay };
	// Nor a day of its own meeting, where that goes over days: a loan would be paid before it was given.
	const lastDay = openMeeting?.lastDay ?? on;
	if (on < lastDay && asThen !== true) return { type: 'DayBeforeMeeting', meetingDay: lastDay };
	return sharedOutOn !== null && on <= sharedOutOn ? { type: 'SharedOutAlready', on: sharedOutOn } : null;
}

/** What each woman gets, in the order of their numbers; parts of nothing are left out. */
function partsOf({ rows }: ShareOut): NonNullable<CycleSharedOut['parts']> {
	return rows.filter(({ part }) => part > 0).map(({ memberId, part }) => ({ memberId, amount: part }));
}

function otherPart(shared: ShareOut, given: CycleSharedOut['parts']): Rejection | null {
	if (given === undefined) return null;
	return otherThanByRule(partsOf(shared), given);
}

const lineKeys = [
	'savings',
	'part',
	'voluntary',
	'loan',
	'interest',
	'fines',
	'paid',
	'kept',
	'payable',
	'cut'
] as const;

function otherLine(computed: readonly SharedOutLine[], given: CycleSharedOut['lines']): Rejection | null {
	if (given === undefined) return null;
	for (const key of lineKeys) {
		const amounts = (lines: readonly SharedOutLine[]) =>
			lines.map((line) => ({ memberId: line.memberId, amount: line[key] ?? zero }));
		const other = otherThanByRule(amounts(computed), amounts(given));
		if (other) return other;
	}
	return null;
}
