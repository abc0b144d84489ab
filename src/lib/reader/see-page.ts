import type { FillForm } from '#papers/meeting/fill/form.ts';
import type { Answer } from './answers.ts';
import { flatPage } from './flat-page.ts';
import type { Picture } from './picture.ts';
import { readSheet, type PictureRefusal } from './read-sheet.ts';

/** What one look at a photograph needs; it is handed to a worker as it stands. */
export interface PageJob {
	readonly picture: Picture;
	/** What the page with this code asks; null where only its code is read, since what it asks follows from the book. */
	readonly known: { readonly code: string; readonly form: FillForm } | null;
}

export type PageSeen =
	| {
			readonly refused: null;
			readonly code: string;
			readonly answers: readonly Answer[];
			/** Another sheet lies in the picture. */
			readonly another: boolean;
			/** The page as if it lay flat. */
			readonly flat: Picture;
	  }
	/** `other sheet` with a code: what was asked for where the page is not known yet. */
	| { readonly refused: PictureRefusal; readonly code: string | null };

/** Looks at a page beside the screen. @returns null where the reading was stopped or broke off */
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
