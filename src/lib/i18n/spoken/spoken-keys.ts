import type { MessageKey, Messages } from '../messages/en/index.ts';

/**
 * What no voice says, by the area of its key: paper is read by bank and auditor; what staff do at a desk is read by them;
 * the words of a picture, a colour or a button are for screen readers, which bring a voice of their own. Setting a group up, its
 * rules, bringing a copy back and reviewing words are done with somebody who reads: the voice of a phone that has one says
 * them, and there is no room for their clips beside the lessons (1.2 MB a language).
 */
const unspokenAreas: ReadonlySet<string> = new Set([
	'paper',
	'registers',
	'books',
	'bankfile',
	'icon',
	'action',
	'colour',
	'sheet',
	'sheet-problem',
	'laptop',
	'verify',
	'unsupported',
	'setup',
	'rules',
	'review',
	'tongue',
	'restore',
	'recovery',
	'insecure',
	'install'
]);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	return !unspokenAreas.has(key.split('.', 1)[0] ?? '');
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
