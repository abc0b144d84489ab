import { effectiveLines } from './correction/effective-lines.ts';
import type { EventOf, GroupEvent } from './event-types.ts';
import { linesOf } from './journal.ts';
import type { Rejection } from './rejections.ts';
import type { GroupState } from './state.ts';

/** What moves money on the word of somebody's paper, and whose paper it is, for what: what was only looked at may be looked at again. */
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
 * Letters and figures only, in one script of figures and without noughts before them, so that "SUB-12", "sub 012" and "SUB १२" are one paper.
 * A sign between figures parts them: 1.12. is another day than 11.2., and page 1, line 12 is not page 11, line 2.
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

/** Whose paper it is, for what, and its number; null where it names none. */
function paperOf(event: GroupEvent): string | null {
	if (!namesPaper(event) || event.reference === undefined) return null;
	const number = plain(event.reference);
	const said = new Map<string, unknown>(Object.entries(event));
	return number === ''
		? null
		: JSON.stringify([event.type, ...whose[event.type].map((field) => said.get(field)), number]);
}

/**
 * A paper of a lender or a receipt stands for one entry of its kind: named once more, it would move the same money twice. What was taken out or put
 * right names it no longer.
 *
 * @returns null, too, where only the newest of the book was read: a command asks for the rest first (`needsBookForPapers`)
 */
export function needsOwnPaper({ journal }: Pick<GroupState, 'journal'>, event: GroupEvent): Rejection | null {
	const paper = paperOf(event);
	if (paper === null || journal === null) return null;
	const named = effectiveLines(linesOf(journal)).find((line) => paperOf(line.event) === paper);
	return named === undefined ? null : { type: 'PaperNamedBefore', on: named.event.occurredOn };
}

/** The book before today is read before something is written that names a paper; asked last, so that whoever can be refused sooner is. */
export const needsBookForPapers = (
	{ journal }: Pick<GroupState, 'journal'>,
	events: readonly GroupEvent[]
): Rejection | null =>
	journal === null && events.some((event) => paperOf(event) !== null) ? { type: 'WholeBookNeeded' } : null;
