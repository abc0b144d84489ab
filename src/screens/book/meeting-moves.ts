import type { MemberId } from '#kernel';
import { add, zero, type Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { MeetingSheet, MoneyKind, SheetRow } from '#reports';

/** Who did what at a meeting, as pictures. */
export interface MeetingMove {
	readonly key: string;
	/** Null for what the group did as a whole. */
	readonly memberId: MemberId | null;
	readonly parts: readonly MovePart[];
}

/** A picture with notes; without money a picture with its word. */
export interface MovePart {
	readonly icon: IconName;
	readonly label: MessageKey;
	/** Minor units. */
	readonly amount: Money;
}

/** The women in the order of their numbers, then the bank, expenses and differences. */
export function movesOf(sheet: MeetingSheet): readonly MeetingMove[] {
	const others = [...sheet.in, ...sheet.out].flatMap(
		({ kind, category, box, bank }): readonly MeetingMove[] => {
			const picture = pictures[kind];
			if (picture === undefined) return [];
			const [icon, label] = picture;
			const amount = box > 0 ? box : bank;
			return [{ key: `${kind} ${category ?? ''}`, memberId: null, parts: [{ icon, label, amount }] }];
		}
	);
	return [...sheet.rows.map(hers), ...others];
}

function hers(row: SheetRow): MeetingMove {
	const moved: readonly MovePart[] = [
		{ icon: 'gullak-in', label: 'member.saved', amount: row.saved },
		{ icon: 'box-in', label: 'member.paid-back', amount: add(row.principalPaid, row.interestPaid) },
		{ icon: 'box-out', label: 'member.took-loan', amount: row.lent }
	];
	const parts = moved.filter(({ amount }) => amount > 0);
	return {
		key: String(row.number),
		memberId: row.memberId,
		parts: parts.length > 0 ? parts : [without(row)]
	};
}

/** The picture of a woman who moved no money: how she was marked. */
function without({ attendance }: SheetRow): MovePart {
	if (attendance === null) return { icon: 'faces', label: 'code.attendance-unmarked', amount: zero };
	const isAway = attendance === 'absent' || attendance === 'excused';
	return isAway
		? { icon: 'empty-mat', label: 'member.not-here', amount: zero }
		: { icon: 'woman-on-mat', label: 'member.nothing', amount: zero };
}

/** What is no member's own. */
const pictures: Readonly<Partial<Record<MoneyKind, readonly [IconName, MessageKey]>>> = {
	fromBank: ['bank-to-box', 'picture.icon-bank-to-box'],
	toBank: ['box-to-bank', 'picture.icon-box-to-bank'],
	expense: ['coins', 'meeting.other-expense'],
	over: ['unequal', 'book.difference'],
	short: ['unequal', 'book.difference']
};
