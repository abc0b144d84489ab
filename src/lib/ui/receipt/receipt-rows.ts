import type { Money } from '#money';
import type { IconName, MessageKey } from '#i18n';
import type { MeetingReceipt } from '#papers/meeting/receipt.ts';

export interface ReceiptRow {
	readonly key: MessageKey;
	readonly icon: IconName;
	readonly amount: Money;
	/** Direction, for rows whose icon (coins) is the same both ways. */
	readonly way?: 'in' | 'out';
}

/** Sums in and out in the order of the meeting; rows of zero are omitted, except saving. */
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

/** Heights in px of a receipt's header, of the line for the name or practice, of the footer with the seal, and of the torn edge. */
export const receiptHead = 46;
export const receiptTitle = 24;
export const receiptFoot = 38;
export const tornEdge = 7;
export const receiptSide = 12;
/** A row is slightly higher than its notes, so that they do not overlap those of the next row. */
const rowLeast = 31;

/** Least height of a receipt with so many rows, which include the members and the box; px. */
export const receiptHeight = (rows: number, hasTitle: boolean): number =>
	receiptHead + (hasTitle ? receiptTitle : 0) + rows * rowLeast + receiptFoot + tornEdge;

/** Outline of the slip with its torn edge below. */
export function slipPath(width: number, height: number): string {
	const teeth = Math.round(width / 14);
	const step = width / teeth;
	const edge = Array.from({ length: teeth }, () => `l${-step / 2} ${tornEdge}l${-step / 2} ${-tornEdge}`);
	return `M0 0H${width}V${height - tornEdge}${edge.join('')}z`;
}

/** Approximate width of digits of 22 px. */
export function figuresWidth(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (/[\p{Nd}]/u.test(letter) ? 12.7 : 6.5), 0);
}

/** Horizontal layout of the rows: pictures left, notes with a common right edge, figures right; px. */
export interface ReceiptColumns {
	readonly iconSize: number;
	readonly notesEnd: number;
	readonly notesRoom: number;
	readonly right: number;
}

/** @param pitch height of a row @param figures all texts of the column of sums */
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
