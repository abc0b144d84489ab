import { present, type LocalDate, type MemberId } from '#kernel';
import type { GivenCode, NewBook } from '../books/found-book.ts';
import { practiceCode } from './practice-code.ts';
import {
	practiceMember,
	practiceOfficers,
	practiceSymbols,
	practiceYear,
	type PracticeNames
} from './practice-year.ts';

/**
 * A group in which nothing is real, with a year of meetings. It is kept like any other book, in the same shape and under
 * a key of its own.
 *
 * @param words names in the language of the screen: they say that they are examples
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
