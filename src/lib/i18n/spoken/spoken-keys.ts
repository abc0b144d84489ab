import type { MessageKey, Messages } from '../messages/en.ts';

/**
 * Beginnings of keys of which the question alone is said. Setting a group up, bringing a copy back, the readiness for the bank and its cash credit:
 * the circle sits around whoever does it. What else stands below the question is read by one who reads: there is no room for it
 * beside the lessons (1.2 MB a language). Paper is read by bank and auditor, and what staff do at a desk by them; the words of
 * a picture, a colour or a button are for screen readers, which bring a voice of their own.
 */
const onlyAsked: readonly string[] = [
	'account.',
	'action.',
	'app.insecure-',
	'app.install-',
	'app.shelf-check-paper',
	'app.shelf-staff',
	'app.unsupported-',
	'backup.laptop-',
	'backup.other-',
	'backup.recovery-',
	'backup.restore-',
	'backup.room-',
	'backup.trial-',
	'bank.credit-',
	'bank.book-passbook-until',
	'bank.file-',
	'bank.plan-to-agree',
	'correction.dispute-say',
	'desk.cut-off-more',
	'desk.laptop-',
	'desk.need-',
	'desk.sheet-',
	'desk.verify-',
	'dossier.',
	'help.never-',
	'help.promise-',
	'language.file-',
	'language.review-',
	'loan.open-change',
	'loan.repay-gave-',
	'meeting.close-title',
	'lock.my-page-',
	'meeting.code-',
	'meeting.day-by-rhythm',
	'meeting.day-of-phone',
	'meeting.count-empty',
	'meeting.count-title',
	'meeting.difference-look-who',
	'member.page-time-left',
	'meeting.roll-late-word',
	'paper.',
	'people.give-code',
	'people.share-due-word',
	'people.share-netted',
	'people.share-round',
	'people.share-word-',
	'picture.colour-',
	'picture.icon-',
	'print.',
	'register.',
	'school.guide-',
	'school.paper-',
	'setup.',
	'voice.'
];

/** Said without being asked: answers that are read back, what is to be put right, and what has happened. */
const saidBesides: ReadonlySet<string> = new Set<MessageKey>([
	'bank.file-books',
	'bank.file-indicators-heard',
	'bank.file-indicators-none',
	'bank.file-lending',
	'bank.file-meetings',
	'bank.file-nothing-missing',
	'bank.file-repayment',
	'bank.file-saving',
	'bank.file-what-is-missing',
	'setup.bank-four',
	'setup.bank-name-missing',
	'setup.begin-again',
	'setup.codes-missing',
	'setup.codes-others-away',
	'setup.codes-repeat',
	'setup.codes-wrong',
	'setup.currency-INR',
	'setup.currency-NPR',
	'setup.day-future',
	'setup.each-missing',
	'setup.every-fortnight',
	'setup.every-month',
	'setup.every-week',
	'setup.identity-number',
	'setup.in-one-go',
	'setup.interest-rate',
	'setup.made',
	'setup.making',
	'setup.member-added',
	'setup.members-count',
	'setup.members-least',
	'setup.method-declining',
	'setup.method-flat',
	'setup.officer-is',
	'setup.officer-missing',
	'setup.officers-two',
	'setup.opening-bank',
	'setup.opening-box',
	'setup.opening-lent',
	'setup.opening-less',
	'setup.opening-more',
	'setup.opening-rest-booked',
	'setup.opening-savings',
	'setup.opening-surplus',
	'setup.opening-there',
	'setup.opening-whose',
	'setup.saving-perMember',
	'print.exported',
	'print.not-exported',
	'print.ready',
	'print.which-meeting',
	'print.which-member',
	'backup.restore-done',
	'backup.restore-new-codes',
	'backup.restore-old-codes',
	'backup.restore-until',
	'backup.restore-writing',
	'voice.handed',
	'voice.sample'
]);

/** The question or invitation of a screen, by the end of its key. */
export const isPrompt = (key: string): boolean => /[.-]prompt$/.test(key);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	return isPrompt(key) || saidBesides.has(key) || !onlyAsked.some((beginning) => key.startsWith(beginning));
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
