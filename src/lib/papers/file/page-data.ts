import { createWords, type Language, type Messages, type Words, type WordsOptions } from '#i18n';
import type { BothWords } from '../both-words.ts';
import type { DossierData } from '../dossier/dossier-types.ts';
import type { PaperFrame } from '../paper-types.ts';
import type { Said } from '../table-types.ts';

/** The words of one language of a paper. */
export interface PageWords {
	readonly language: Language;
	readonly messages: Messages;
	readonly options: WordsOptions;
}

/** The file for the bank with all that a page needs to draw it without the app. */
export interface PageData {
	readonly frame: PaperFrame;
	readonly dossier: DossierData;
	readonly words: { readonly [Which in keyof BothWords]: PageWords };
}

export const bothWordsOf = ({ local, english }: PageData['words']): BothWords => ({
	local: wordsOf(local),
	english: wordsOf(english)
});

const wordsOf = ({ language, messages, options }: PageWords): Words =>
	createWords(language, messages, options);

/** What a sentence says in its slots, in each language of the page: a text holds no functions. */
interface SaidInEach {
	readonly saidInEach: Readonly<Record<string, unknown>>;
}

/** As a text that may stand in an HTML script: whatever a name holds, it ends no element. */
export function writePageData(data: PageData): string {
	const { local, english } = bothWordsOf(data.words);
	const inEach = (values: NonNullable<Said['values']>): SaidInEach => ({
		saidInEach: Object.fromEntries([local, english].map((words) => [words.language, values(words)]))
	});
	return JSON.stringify(data, (_, value: unknown) =>
		typeof value === 'function' ? inEach(value as NonNullable<Said['values']>) : value
	).replaceAll('<', String.raw`\u003c`);
}

export const readPageData = (text: string): PageData =>
	JSON.parse(text, (_, value: unknown) =>
		isSaidInEach(value) ? ({ language }: Words) => value.saidInEach[language] : value
	) as PageData;

const isSaidInEach = (value: unknown): value is SaidInEach =>
	typeof value === 'object' && value !== null && 'saidInEach' in value;
