import type { MessageKey, Messages } from '../messages/en/index.ts';

/**
 * Whose question alone is said, by the area of its key. Setting a group up, bringing a copy back, the indicators and the cash credit of the bank: the
 * circle sits around whoever does it. What else stands below the question is read by one who reads: there is no room for it
 * beside the lessons (1.2 MB a language). Paper is read by bank and auditor, and what staff do at a desk by them; the words of
 * a picture, a colour or a button are for screen readers, which bring a voice of their own.
 */
const onlyAskedAreas: ReadonlySet<string> = new Set([
	'setup',
	'restore',
	'recovery',
	'install',
	'bankfile',
	'credit',
	'paper',
	'print',
	'voice',
	'registers',
	'books',
	'icon',
	'action',
	'colour',
	'sheet',
	'sheet-problem',
	'laptop',
	'verify',
	'unsupported',
	'review',
	'tongue',
	'insecure'
]);

/** Said without being asked: answers that are read back, what is to be put right, and what has happened. */
const saidBesides: ReadonlySet<string> = new Set<MessageKey>([
	'bankfile.books',
	'bankfile.garland-heard',
	'bankfile.garland-none',
	'bankfile.lending',
	'bankfile.meetings',
	'bankfile.nothing-missing',
	'bankfile.repayment',
	'bankfile.saving',
	'bankfile.what-is-missing',
	'setup.bank-four',
	'setup.bank-name-missing',
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
	'print.export-names',
	'print.exported',
	'print.not-exported',
	'print.ready',
	'print.which-meeting',
	'print.which-member',
	'restore.done',
	'restore.until',
	'restore.writing',
	'voice.handed',
	'voice.sample'
]);

/** The question or invitation of a screen, by the end of its key. */
export const isPrompt = (key: string): boolean => /[.-]prompt$/.test(key);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	return isPrompt(key) || saidBesides.has(key) || !onlyAskedAreas.has(key.split('.', 1)[0] ?? '');
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
