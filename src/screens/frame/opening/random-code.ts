import type { CodeKind } from '#kernel';
import type { RandomSource } from '#app';
import { codeLength } from '#ui/meeting/code.ts';

/** What one touch can be: nine pictures as 1 to 9, ten digits as 0 to 9. */
const touches: Readonly<Record<CodeKind, string>> = { pictures: '123456789', digits: '0123456789' };

/** A code that the app gives: every one is as likely as every other. */
export function randomCode(random: Pick<RandomSource, 'bytes'>, kind: CodeKind): string {
	const choices = touches[kind];
	// Bytes above the last full round would make the first touches likelier.
	const fair = 256 - (256 % choices.length);
	let code = '';
	while (code.length < codeLength[kind]) {
		const byte = random.bytes(1)[0] ?? fair;
		if (byte < fair) code += choices.charAt(byte % choices.length);
	}
	return code;
}
