import type { LocalDate } from '#kernel';
import type { GroupEvent, PostedLine } from '#group';
import { movedIn, negatedMove, type MemberMove } from '../member-moves.ts';
import type { RegisterBook } from './register-book.ts';

/** An entry, or the one that it takes out with its signs turned: so a corrected saving is no withdrawal. */
export interface SignedLine {
	readonly day: LocalDate;
	readonly event: GroupEvent;
	readonly sign: 1 | -1;
	/** The legs of the entry as they were first made. */
	readonly legs: NonNullable<PostedLine['entry']>['postings'];
	readonly moves: MemberMove;
}

export function signedLines({ posted, entryOf, ownerOf }: RegisterBook): readonly SignedLine[] {
	return posted.flatMap((line): readonly SignedLine[] => {
		const isReversal = line.event.type === 'EventReversed';
		const original = line.event.type === 'EventReversed' ? entryOf(line.event.reverses) : line;
		if (original === undefined || original.entry === null) return [];
		const moves = movedIn([original], ownerOf);
		const sign = isReversal ? -1 : 1;
		return [
			{
				day: line.postedOn,
				event: original.event,
				sign,
				legs: original.entry.postings,
				moves: isReversal ? negatedMove(moves) : moves
			}
		];
	});
}
