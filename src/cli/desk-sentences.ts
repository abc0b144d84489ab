import type { CurrencyCode } from '#money';
import type { PageStop } from '#vault/post';
import type { BoxRefusal } from '../desk/open-box.ts';
import { rejectionSentence } from './rejection-sentences.ts';

/** Sentence for a box without facts, with a remedy. */
export function boxSentence(why: BoxRefusal, currency: CurrencyCode): string {
	switch (why.type) {
		case 'NoTicket':
			return 'the mirror has no ticket of this office for it: pull again.';
		case 'NotForThisDesk':
			return 'its pages are closed to this desk: the group gave its copies to nobody, or took them back before the desk read them.';
		case 'OtherKeys':
			return 'its keys are others than when the desk first read it: somebody else has its card. Give the group a new one.';
		case 'BadEnvelope':
			return `a page in the mirror is not what was pulled (${why.refusal.because}): the mirror was changed. Take the box out of it and pull again.`;
		case 'Stopped':
			return `of its writer ${why.writer.slice(0, 8)} ${why.opened} pages were read, then ${stopSentence(why.stop)}`;
		case 'OtherBook':
			return 'its pages are of more than one book: somebody else has its card. Give the group a new one.';
		case 'Forked':
			return `two phones wrote on from one page (${why.lines} lines): two officers of the group settle it on a phone.`;
		case 'TooManyLines':
			return `more than ${why.most} phones wrote on from one page: it is no book of a group.`;
		case 'NothingSealed':
			return 'no page has been left in it yet.';
		case 'Rejected':
			return `entry ${why.place + 1} is refused by the rules: ${rejectionSentence(why.rejection, currency)}`;
		case 'SameBook':
			return `box ${why.box} has the same book: the group has two cards. Forget the older box.`;
		case 'ProgramFailed':
			return `this program failed on it, which is a fault of the program: ${why.message}`;
		default:
			return `its records do not hold: ${'about' in why ? why.about : why.type}.`;
	}
}

function stopSentence(stop: PageStop): string {
	if (stop.type === 'PageMissing')
		return `page ${stop.n} is missing: the phone puts it again at its next contact.`;
	if (stop.type === 'TwoPages') return `there are two pages ${stop.n}: one phone is a clone of another.`;
	if (stop.type === 'PagesKeptBack')
		return `fewer than the ${stop.seen} that the desk read before: the mirror lost some.`;
	return stop.because === 'key'
		? 'the next is closed to this desk: the group took its copies back.'
		: `the next does not open (${stop.because}).`;
}
