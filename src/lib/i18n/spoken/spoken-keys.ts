import type { MessageKey, Messages } from '../messages/en/index.ts';

/**
 * Whose question alone is said, by the area of its key. Setting a group up, its rules, bringing a copy back, the garlands for the
 * bank: the circle sits around whoever does it. What stands below the question is read by one who reads: there is no room for
 * it beside the lessons (1.2 MB a language). Paper is read by bank and auditor, and what staff do at a desk by them; the words
 * of a picture, a colour or a button are for screen readers, which bring a voice of their own.
 */
const onlyAskedAreas: ReadonlySet<string> = new Set([
	'setup',
	'rules',
	'restore',
	'recovery',
	'install',
	'bankfile',
	'paper',
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

/** The question or invitation of a screen, by the end of its key. */
export const isPrompt = (key: string): boolean => /[.-]prompt$/.test(key);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	return isPrompt(key) || !onlyAskedAreas.has(key.split('.', 1)[0] ?? '');
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
