import type { MessageKey, Messages } from '../messages/en/index.ts';

/**
 * What no voice says, by the area of its key: paper is read by bank and auditor; what staff do at a desk is read by them;
 * the words of a picture, a colour or a button are for screen readers, which bring a voice of their own.
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
	'unsupported'
]);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	return !unspokenAreas.has(key.split('.', 1)[0] ?? '');
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
