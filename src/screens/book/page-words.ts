import type { Words } from '#i18n';
import type { CurrencyCode } from '#money';
import type { RedBookCard } from './red-book-view.svelte.ts';

/** A page of the book in words, for screen readers: its day, who came, what was saved, the box, and what is special about it. */
export function pageInWords(card: RedBookCard, words: Words, currency: CurrencyCode): string {
	const { onlyCorrections, corrections } = card;
	const day = [words.weekday(card.day), words.dayInWords(card.day)];
	if (onlyCorrections)
		return [...day, words.say('correction.count-put-right', { count: corrections })].join(', ');
	return [
		words.say('book.meeting-number', { number: card.number }),
		...day,
		...(card.kind === 'regular' ? [] : [words.say(`meeting.kind-${card.kind}`)]),
		...(card.kind === 'desk' ? [] : [words.say('book.came', { count: card.present.length })]),
		`${words.say('book.saved')} ${words.amount(card.saved, currency)}`,
		`${words.say('book.box')} ${words.amount(card.box, currency)}`,
		...(card.isOpen ? [words.say('book.open')] : []),
		...(card.late ? [words.say('meeting.late')] : []),
		...(card.corrected ? [words.say('member.corrected')] : []),
		...(card.acceptedDifference === null
			? []
			: [`${words.say('book.difference')} ${words.amount(card.acceptedDifference, currency)}`])
	].join(', ');
}
