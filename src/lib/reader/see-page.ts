import type { FillForm } from '#papers/meeting/fill/form.ts';
import type { Answer } from './answers.ts';
import { flatPage } from './flat-page.ts';
import type { Picture } from './picture.ts';
import { readSheet, type PictureRefusal } from './read-sheet.ts';

/** Input for reading one photograph; it is posted to a worker. */
export interface PageJob {
	readonly picture: Picture;
	/** Code and form of the page; null to read only the code, from which the form follows. */
	readonly known: { readonly code: string; readonly form: FillForm } | null;
}

export type PageSeen =
	| {
			readonly refused: null;
			readonly code: string;
			readonly answers: readonly Answer[];
			/** True if another sheet is in the picture. */
			readonly another: boolean;
			/** The rectified page. */
			readonly flat: Picture;
	  }
	/** `other sheet` with a code is the result of reading only the code. */
	| { readonly refused: PictureRefusal; readonly code: string | null };

/** Reads a page in a worker. @returns null if the reading was stopped or failed */
export type PageReader = (
	picture: Picture,
	known: PageJob['known'],
	stop?: AbortSignal
) => Promise<PageSeen | null>;

export function seePage({ picture, known }: PageJob): PageSeen {
	const read = readSheet(picture, (code) => (code === known?.code ? known.form : null));
	if ('refused' in read) return { refused: read.refused, code: read.code ?? null };
	const { code, answers, another, mesh } = read;
	return { refused: null, code, answers, another, flat: flatPage(picture, mesh.toPixels) };
}
