import type { Readable } from 'node:stream';
import { textIn } from '#kernel';
import { passphraseAsTyped } from '#app';
import { readInput } from './read-input.ts';
import type { Outcome } from './run-book.ts';
import { usageOf, type readArguments } from './usage.mjs';

export type DeskValues = Extract<
	ReturnType<typeof readArguments<'desk'>>,
	{ readonly ok: true }
>['value']['values'];
export const done = (out: string, errors: readonly string[] = []): Outcome => ({
	code: errors.length === 0 ? 0 : 1,
	out,
	errors: errors.map((line) => `${line}\n`).join('')
});
export const refused = (why: string): Outcome => ({ code: 1, out: '', errors: `${why}\n` });
export const notUnderstood = (why: string): Outcome => ({
	code: 2,
	out: '',
	errors: `${why}\n\n${usageOf('desk')}`
});

export async function passphraseIn(stdin: Readable): Promise<string> {
	const read = await readInput('-', stdin);
	return passphraseAsTyped((read.ok ? (textIn(read.value) ?? '') : '').split('\n')[0] ?? '');
}
