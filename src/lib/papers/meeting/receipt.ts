import type { LocalDate } from '#kernel';
import { came } from '#group';
import { sum, type Money } from '#money';
import type { MeetingSheet, MoneyKind, MoneyLine } from '#reports';

/**
 * Summary of one meeting for a picture to share: it names nobody and shows no member's money separately. Minor units through the box:
 * before + saved + social + repaid + otherIn − lent − otherOut = after.
 */
export interface MeetingReceipt {
	readonly day: LocalDate;
	/** True for each member who came, in the order of member numbers. */
	readonly came: readonly boolean[];
	readonly before: Money;
	readonly saved: Money;
	/** Payments into the help fund. */
	readonly social: Money;
	/** Principal and interest. */
	readonly repaid: Money;
	readonly otherIn: Money;
	readonly lent: Money;
	readonly otherOut: Money;
	readonly after: Money;
}

const repaidKinds: readonly MoneyKind[] = ['principal', 'interest', 'recovery'];
const ownRowKinds: readonly MoneyKind[] = ['saving', 'socialFundIn', ...repaidKinds];
const lentKinds: readonly MoneyKind[] = ['loan', 'topUp'];

/** Uses the figures of the printed sheet. */
export function receiptOf(sheet: MeetingSheet): MeetingReceipt {
	const boxOf = (lines: readonly MoneyLine[], isIt: (kind: MoneyKind) => boolean): Money =>
		sum(lines.filter(({ kind }) => isIt(kind)).map(({ box }) => box));
	return {
		day: sheet.day,
		came: sheet.rows.flatMap(({ attendance }) => (attendance === null ? [] : [came(attendance)])),
		before: sheet.openingBox,
		saved: boxOf(sheet.in, (kind) => kind === 'saving'),
		social: boxOf(sheet.in, (kind) => kind === 'socialFundIn'),
		repaid: boxOf(sheet.in, (kind) => repaidKinds.includes(kind)),
		otherIn: boxOf(sheet.in, (kind) => !ownRowKinds.includes(kind)),
		lent: boxOf(sheet.out, (kind) => lentKinds.includes(kind)),
		otherOut: boxOf(sheet.out, (kind) => !lentKinds.includes(kind)),
		after: sheet.closingBox
	};
}
