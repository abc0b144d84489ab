import type { Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { MeetingReceipt } from '#papers/meeting/receipt.ts';

export interface ReceiptRow {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly amount: Money;
	/** Beside coins, which come and go: whither. */
	readonly way?: 'in' | 'out';
}

/** What came and went, in the order of the meeting; rows of nothing are left out, saving never is. */
export function receiptRows(receipt: MeetingReceipt): readonly ReceiptRow[] {
	const rows: readonly ReceiptRow[] = [
		{ key: 'meeting.close-box-before', icon: 'tin-box', amount: receipt.before },
		{ key: 'meeting.close-saved', icon: 'gullak-in', amount: receipt.saved },
		{ key: 'meeting.other-social-in', icon: 'social-pot', amount: receipt.social },
		{ key: 'meeting.close-repaid', icon: 'box-in', amount: receipt.repaid },
		{ key: 'meeting.close-other-in', icon: 'coins', way: 'in', amount: receipt.otherIn },
		{ key: 'meeting.close-lent', icon: 'box-out', amount: receipt.lent },
		{ key: 'meeting.close-other-out', icon: 'coins', way: 'out', amount: receipt.otherOut }
	];
	return rows.filter(({ key, amount }) => amount > 0 || key === 'meeting.close-saved');
}

/** Px of a receipt: its head, the line of a name or of practice, its foot with the seal, and the torn edge below. */
export const receiptHead = 46;
export const receiptTitle = 24;
export const receiptFoot = 38;
export const tornEdge = 7;
export const receiptSide = 12;
/** A row is a little higher than the notes in it, so that no note stands on another. */
const rowLeast = 31;

/** How high a receipt must be at least for so many rows, those of the women and of the box now among them; px. */
export const receiptHeight = (rows: number, hasTitle: boolean): number =>
	receiptHead + (hasTitle ? receiptTitle : 0) + rows * rowLeast + receiptFoot + tornEdge;

/** The outline of the slip, torn off below. */
export function slipPath(width: number, height: number): string {
	const teeth = Math.round(width / 14);
	const step = width / teeth;
	const edge = Array.from({ length: teeth }, () => `l${-step / 2} ${tornEdge}l${-step / 2} ${-tornEdge}`);
	return `M0 0H${width}V${height - tornEdge}${edge.join('')}z`;
}

/** About how wide figures of 22 px are. */
export function figuresWidth(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (/[\p{Nd}]/u.test(letter) ? 12.7 : 6.5), 0);
}

/** Where things stand in each row: pictures left, notes that end at one x, figures right; px. */
export interface ReceiptColumns {
	readonly iconSize: number;
	readonly notesEnd: number;
	readonly notesRoom: number;
	readonly right: number;
}

/** @param pitch height of a row @param figures all that stand in the column of sums */
export function receiptColumns(width: number, pitch: number, figures: readonly string[]): ReceiptColumns {
	const right = width - receiptSide;
	const notesEnd = right - Math.max(...figures.map(figuresWidth)) - 10;
	return {
		iconSize: Math.min(32, pitch - 2),
		notesEnd,
		notesRoom: notesEnd - receiptSide - 44,
		right
	};
}
