import { present, type MemberId } from '#kernel';
import type { GroupState } from '#group';
import type { MemberFace } from '#i18n';

/** Where a book from elsewhere gives a woman no symbol. */
const plainSymbol = 'parrot';

/**
 * How a woman of the book is drawn.
 *
 * @param name hers, where names are shown
 */
export function faceOf({ members }: GroupState, memberId: MemberId, name: string | null): MemberFace {
	const { symbol, number } = present(members.get(memberId), 'a face is a member’s');
	return {
		symbol: symbol ?? plainSymbol,
		colour: ((number - 1) % 8) + 1,
		number,
		...(name === null || name === '' ? {} : { name })
	};
}
