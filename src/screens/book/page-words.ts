import type { Words } from '#i18n';
import type { CurrencyCode } from '#money';
import type { RedBookCard } from './red-book-view.svelte.ts';

/** True for a desk that corrected entries of earlier pages. */
export const isPutRight = ({ kind, corrections }: RedBookCard): boolean => kind === 'desk' && corrections > 0;

/** True for each meeting, and for a desk at which a new member paid. */
export const hasSavings = ({ kind, savedNow }: RedBookCard): boolean => kind !== 'desk' || savedNow > 0;

/** Screen reader text of a page: day, attendance, savings, box and special marks. The desk is named without its number, which nobody knows. */
export function pageInWords(card: RedBookCard, words: Words, currency: CurrencyCode): string {
	const { corrections } = card;
	const day = [words.weekday(card.day), words.dayInWords(card.day)];
	const putRight = isPutRight(card) ? [words.say('correction.count-put-right', { count: corrections })] : [];
	if (card.onlyCorrections) return [...day, ...putRight].join(', ');
	const isDesk = card.kind === 'desk';
	return [
		...(isDesk ? [] : [words.say('book.meeting-number', { number: card.number })]),
		...day,
		...(card.kind === 'regular' ? [] : [words.say(`meeting.kind-${card.kind}`)]),
		...(isDesk ? [] : [words.say('book.came', { count: card.present.length })]),
		...(hasSavings(card) ? [`${words.say('book.saved')} ${words.amount(card.savedNow, currency)}`] : []),
		`${words.say('book.box')} ${words.amount(card.box, currency)}`,
		...(card.isOpen ? [words.say('book.open')] : []),
		...(card.fork.length > 0 ? [words.say('book.fork')] : []),
		...(card.late ? [words.say('meeting.late')] : []),
		...(card.corrected ? [words.say('member.corrected')] : []),
		...putRight,
		...(card.acceptedDifference === null
			? []
			: [`${words.say('book.difference')} ${words.amount(card.acceptedDifference, currency)}`])
	].join(', ');
}
