import type { FillForm } from '#papers/meeting/fill/form.ts';
import type { Answer } from './answers.ts';
import { flatPage } from './flat-page.ts';
import { averaged } from './frames.ts';
import { outlineOf, type Outline } from './outline.ts';
import type { Picture } from './picture.ts';
import { readSheet, type PictureRefusal } from './read-sheet.ts';

export interface PageJob {
	/** Frames of one hand that is held still; a photograph is one. */
	readonly frames: readonly [Picture, ...Picture[]];
	/** What the page with this code asks; null where only its code is read, since what it asks follows from the book. */
	readonly known: { readonly code: string; readonly form: FillForm } | null;
}

/** A question to the worker that reads sheets. */
export type SheetJob =
	| ({ readonly kind: 'page' } & PageJob)
	/** `taken` as `outlineOf` has it. */
	| { readonly kind: 'outline'; readonly frame: Picture; readonly taken: number };

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
	/** `other sheet` with a code and the mean of the frames: what is read again once it is known what the sheet asks. */
	| { readonly refused: PictureRefusal; readonly code: string | null; readonly picture: Picture };

/** Reads sheets beside the screen while a camera is open. Pictures that are handed over are gone. An answer is null where the reading was ended or broke off. */
export interface PageReader {
	readonly outline: (frame: Picture, taken: number) => Promise<Outline | null>;
	readonly page: (job: PageJob) => Promise<PageSeen | null>;
	/** Nothing of any picture stays. */
	readonly end: () => void;
}

export function answerJob(job: SheetJob): PageSeen | Outline {
	return job.kind === 'page' ? seePage(job) : outlineOf(job.frame, job.taken);
}

function seePage({ frames, known }: PageJob): PageSeen {
	const picture = frames.length > 1 ? averaged(frames) : frames[0];
	const read = readSheet(picture, (code) => (code === known?.code ? known.form : null));
	if ('refused' in read) return { refused: read.refused, code: read.code ?? null, picture };
	const { code, answers, another, mesh } = read;
	return { refused: null, code, answers, another, flat: flatPage(picture, mesh.toPixels) };
}
