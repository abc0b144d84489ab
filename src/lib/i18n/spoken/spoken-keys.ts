import type { MessageKey, Messages } from '../messages/en/index.ts';

/**
 * What no voice says, by the area of its key: paper is read by bank and auditor; what staff do at a desk is read by them; the words of a picture, a colour or a button are for screen readers, which bring a voice of their own.
 */
const unspokenAreas: ReadonlySet<string> = new Set([
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

/**
 * Setting a group up, its rules, bringing a copy back, the garlands for the bank: the circle sits around whoever does it, so the
 * question of each screen is said. What stands below it is read by one who reads: there is no room for it beside the
 * lessons (1.2 MB a language).
 */
const onlyAskedAreas: ReadonlySet<string> = new Set([
	'setup',
	'rules',
	'restore',
	'recovery',
	'install',
	'bankfile'
]);

/** The question or invitation of a screen, by the end of its key. */
export const isPrompt = (key: string): boolean => /[.-]prompt$/.test(key);

/** Every message that a voice may say: each needs its clips in every trial voice, and is asked for in the studio. */
export function isSpoken(key: string): boolean {
	const area = key.split('.', 1)[0] ?? '';
	if (unspokenAreas.has(area)) return false;
	return !onlyAskedAreas.has(area) || isPrompt(key);
}

export const spokenKeys = (messages: Messages): readonly MessageKey[] =>
	(Object.keys(messages) as MessageKey[]).filter(isSpoken);
