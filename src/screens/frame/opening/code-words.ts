import type { Words } from '#i18n';
import type { CodeKind } from '#ui/meeting/code.ts';
import { codePictures, type CodePicture } from '#ui/symbol/symbols.ts';

export function codePicturesOf(code: string): readonly CodePicture[] {
	return Array.from(code).flatMap((digit) => codePictures[Number(digit) - 1] ?? []);
}

/** "swan… roti… soap… leaf": how the code is said, slowly. */
export function codeInWords(kind: CodeKind, code: string, words: Words): string {
	const parts =
		kind === 'digits'
			? Array.from(code)
			: codePicturesOf(code).map((picture) => words.say(`symbol.${picture}`));
	return parts.join('… ');
}
