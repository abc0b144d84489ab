import { codePictures, type CodePicture } from '#ui/symbol/symbols.ts';

export function codePicturesOf(code: string): readonly CodePicture[] {
	return Array.from(code).flatMap((digit) => codePictures[Number(digit) - 1] ?? []);
}
