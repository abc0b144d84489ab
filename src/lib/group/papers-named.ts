import { effectiveLines } from './correction/effective-lines.ts';
import type { EventOf, GroupEvent } from './event-types.ts';
import { linesOf } from './journal.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

/**
 * Kinds that move money by an external paper, with the fields that identify its issuer and purpose. Mere comparisons are not listed, since they may
 * be repeated.
 */
const whose = {
	BorrowingCredited: ['borrowingId', 'kind'],
	DepositPlaced: ['deposit'],
	DepositTakenBack: ['deposit'],
	DepositCredited: ['deposit'],
	HandedToOthers: ['purpose'],
	GrantReturned: ['kind']
} as const satisfies { readonly [Type in GroupEvent['type']]?: readonly (keyof EventOf<Type>)[] };

const namesPaper = (event: GroupEvent): event is EventOf<keyof typeof whose> => event.type in whose;

/**
 * Normalises a paper number to letters and digits (one script, no leading zeros), so that "SUB-12", "sub 012" and "SUB १२" are equal. A separator
 * between digits stays: 1.12. is another day than 11.2., and page 1, line 12 is not page 11, line 2.
 */
const plain = (reference: string): string =>
	reference
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
		.replace(/[\s\p{Cf}]/gu, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/(?<!\p{N})-|-(?!\p{N})/gu, '')
		.replace(/(?<!\p{N})0+(?=\p{N})/gu, '');

/** Returns issuer, purpose and number as a key; null if the event names no paper. */
function paperOf(event: GroupEvent): string | null {
	if (!namesPaper(event) || event.reference === undefined) return null;
	const number = plain(event.reference);
	const said = new Map<string, unknown>(Object.entries(event));
	return number === ''
		? null
		: JSON.stringify([event.type, ...whose[event.type].map((field) => said.get(field)), number]);
}

/**
 * Rejects a second entry of a kind for the same paper or receipt, which would move the same money twice. Reversed and replaced entries do not count.
 *
 * @returns null also without a journal: a command must ask for the whole book first (`needsBookForPapers`)
 */
export function needsOwnPaper({ journal }: Pick<GroupState, 'journal'>, event: GroupEvent): Rejection | null {
	const paper = paperOf(event);
	if (paper === null || journal === null) return null;
	const named = effectiveLines(linesOf(journal)).find((line) => paperOf(line.event) === paper);
	return named === undefined ? null : { type: 'PaperNamedBefore', on: named.event.occurredOn };
}

/** Requires the whole book for events that name a paper. This check comes last, so that other rejections are shown first. */
export const needsBookForPapers = (
	{ journal }: Pick<GroupState, 'journal'>,
	events: readonly GroupEvent[]
): Rejection | null =>
	journal === null && events.some((event) => paperOf(event) !== null) ? { type: 'WholeBookNeeded' } : null;
