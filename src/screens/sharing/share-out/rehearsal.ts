import { ok, type LocalDate, type MemberId, type Result } from '#kernel';
import {
	shareOut,
	shareOutLines,
	type GroupState,
	type KeptParts,
	type Rejection,
	type SharedOutLine,
	type ShareOut,
	type ShareOutTerms
} from '#group';
import { atLeastZero, money, sum, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';

/** What would happen, to the last unit: it is what then happens. Minor units. */
export interface Rehearsal {
	readonly shared: ShareOut;
	/** How each part would be used, by the member's number. */
	readonly lines: readonly SharedOutLine[];
	/** What the box must hold. */
	readonly paid: Money;
	/** Of it, and of what belongs to others, the box lacks so much. */
	readonly lacking: Money;
}

/** @returns refused as the share-out itself would be */
export function rehearse(
	state: GroupState,
	on: LocalDate,
	terms: ShareOutTerms,
	keep: KeptParts
): Result<Rehearsal, Rejection> {
	const shared = shareOut(state, on, terms);
	if (!shared.ok) return shared;
	const lines = shareOutLines(state, shared.value, { keep, occurredOn: on });
	if (!lines.ok) return lines;
	const paid = sum(lines.value.map((line) => line.paid));
	return ok({
		shared: shared.value,
		lines: lines.value,
		paid,
		lacking: atLeastZero(money(paid + shared.value.setAside - shared.value.inBox))
	});
}

/** One line of her sum: a picture, how much, and whether it is hers or taken off. */
export interface FigureLine {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly side: 'in' | 'out';
	readonly amount: Money;
}

/** Saved, grown, taken off for what she owes; and what she leaves for the next cycle. Lines of nothing stand too, but for the last. */
export function figureLines(line: SharedOutLine): readonly FigureLine[] {
	const grown = line.part - line.savings;
	const owed = sum([line.loan, line.interest, line.fines]);
	const { voluntary = zero } = line;
	return [
		{ key: 'people.share-saving-back', icon: 'gullak-in', side: 'in', amount: line.savings },
		grown < 0
			? { key: 'people.share-loss', icon: 'withered', side: 'out', amount: money(-grown) }
			: { key: 'people.her-surplus', icon: 'sprout', side: 'in', amount: money(grown) },
		...(voluntary > 0
			? [{ key: 'account.fund-voluntary', icon: 'saving-more', side: 'in', amount: voluntary } as const]
			: []),
		{ key: 'people.share-owed', icon: 'wall', side: 'out', amount: owed },
		...(line.kept > 0
			? [{ key: 'people.share-keep', icon: 'gullak-in', side: 'out', amount: line.kept } as const]
			: [])
	];
}

/** Of a woman who brought nothing and gets nothing. */
export function lineOf(lines: readonly SharedOutLine[], memberId: MemberId): SharedOutLine {
	return (
		lines.find((line) => line.memberId === memberId) ?? {
			memberId,
			savings: zero,
			part: zero,
			loan: zero,
			interest: zero,
			fines: zero,
			paid: zero,
			kept: zero,
			payable: zero
		}
	);
}
