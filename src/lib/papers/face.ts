import { memberSymbols, present, type MemberId } from '#kernel';
import type { GroupState } from '#group';
import type { MemberFace } from '#i18n';

/** Where a book from elsewhere gives a woman no symbol: by her number, so that it stays hers and the next has another. */
const symbolByNumber = (number: number): string =>
	present(memberSymbols[(number - 1) % memberSymbols.length], 'a number has a symbol');

/** "3", or "3 Sunita" where her name may stand there. */
export const whoIs = ({
	number,
	name
}: {
	readonly number: number;
	readonly name?: string | null | undefined;
}): string => [number, ...(name === undefined || name === null ? [] : [name])].join(' ');

/**
 * How a woman of the book is drawn.
 *
 * @param name hers, where names are shown
 */
export function faceOf({ members }: GroupState, memberId: MemberId, name: string | null): MemberFace {
	const { symbol, number } = present(members.get(memberId), 'a face is a member’s');
	return {
		symbol: symbol ?? symbolByNumber(number),
		colour: ((number - 1) % 8) + 1,
		number,
		...(name === null || name === '' ? {} : { name })
	};
}
