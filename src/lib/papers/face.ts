import { memberSymbols, present, type MemberId } from '#kernel';
import type { GroupState } from '#group';
import type { MemberFace } from '#i18n';

/** Assigns a symbol by number to a member of a foreign book that has none, so that it is stable and neighbours differ. */
const symbolByNumber = (number: number): string =>
	present(memberSymbols[(number - 1) % memberSymbols.length], 'a number has a symbol');

/** Returns the number, such as "3", or "3 Sunita" if names are shown. */
export const whoIs = ({
	number,
	name
}: {
	readonly number: number;
	readonly name?: string | null | undefined;
}): string => [number, ...(name === undefined || name === null ? [] : [name])].join(' ');

/**
 * Returns how a member is drawn.
 *
 * @param name her name if names are shown
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
