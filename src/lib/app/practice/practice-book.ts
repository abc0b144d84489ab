import { type LocalDate, type MemberId, present } from '#kernel';
import type { GivenCode, NewBook } from '../books/found-book.ts';
import {
	practiceMember,
	type PracticeNames,
	practiceOfficers,
	practiceSymbols,
	practiceYear
} from './practice-year.ts';

/**
 * A fictitious group with a year of meetings. It is stored like any other book, in the same format and under
 * a key of its own.
 *
 * @param words names in the screen's language that identify them as examples
 */
export function practiceBook(
	today: LocalDate,
	words: PracticeNames & { readonly member: (number: number) => string }
): NewBook {
	return {
		currency: 'INR',
		practice: true,
		cover: { symbol: 'chicken', colour: 3 },
		commands: practiceYear(today, words),
		names: new Map<MemberId, string>(
			practiceSymbols.map((_, index) => [practiceMember(index + 1), words.member(index + 1)])
		),
		codes: practiceOfficers.map(({ memberId, office }, index): GivenCode => {
			const symbol = present(practiceSymbols[index], 'officers are the first members');
			return {
				holder: { memberId, number: index + 1, symbol, offices: [office] },
				kind: 'pictures',
				digits: practiceCode.pictures
			};
		})
	};
}

/** Every code of a practice group: the first four pictures, or six digits. The lock of a practice book shows it. */
export const practiceCode = { pictures: '1234', digits: '123456' } as const;
