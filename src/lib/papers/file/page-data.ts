import { createWords, type Language, type Messages, type Words, type WordsOptions } from '#i18n';
import type { BothWords } from '../cell-text.ts';
import type { DossierData } from '../dossier/dossier-types.ts';
import type { FillPaperData } from '../meeting/fill/fill-paper.ts';
import type { PaperFrame } from '../paper-types.ts';
import type { Said } from '../table-types.ts';

export interface PageWords {
	readonly language: Language;
	readonly messages: Messages;
	readonly options: WordsOptions;
}

/** A dossier or pen-filled meeting sheet with all data that its page needs without the app. */
export type PageData = ({ readonly dossier: DossierData } | { readonly fill: FillPaperData }) & {
	readonly frame: PaperFrame;
	readonly words: { readonly [Which in keyof BothWords]: PageWords };
};

export const bothWordsOf = ({ local, english }: PageData['words']): BothWords => ({
	local: wordsOf(local),
	english: wordsOf(english)
});

const wordsOf = ({ language, messages, options }: PageWords): Words =>
	createWords(language, messages, options);

/** Replaces the functions of a sentence by their results in each language, because JSON holds no functions. */
interface SaidInEach {
	readonly saidInEach: Readonly<Record<string, unknown>>;
}

/**
 * Returns page data as JSON that is safe within an HTML script element, whatever a name contains.
 *
 * @param script code that draws the page; messages that neither it nor the paper names are left out
 */
export function writePageData({ words, ...drawn }: PageData, script: string): string {
	const { local, english } = bothWordsOf(words);
	const inEach = (values: NonNullable<Said['values']>): SaidInEach => ({
		saidInEach: Object.fromEntries([local, english].map((of) => [of.language, values(of)]))
	});
	const paper = JSON.stringify(drawn, (_, value: unknown) =>
		typeof value === 'function' ? inEach(value as NonNullable<Said['values']>) : value
	);
	const isNamed = namesIn(paper + script);
	const used = (of: PageWords): PageWords => ({
		...of,
		messages: Object.fromEntries(Object.entries(of.messages).filter(([key]) => isNamed(key))) as Messages
	});
	const own = JSON.stringify({ local: used(words.local), english: used(words.english) });
	return `${paper.slice(0, -1)},"words":${own}}`.replaceAll('<', String.raw`\u003c`);
}

/** Returns a predicate of message keys named in a text, in full or as a prefix such as "dossier.is-". */
function namesIn(text: string): (key: string) => boolean {
	const named = [...new Set(text.match(/(?<=["'`])[a-z]+\.[\w-]*/g))];
	const [whole, beginnings] = [new Set(named), named.filter((name) => /[-.]$/.test(name))];
	return (key) => whole.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

export const readPageData = (text: string): PageData =>
	JSON.parse(text, (_, value: unknown) =>
		isSaidInEach(value) ? ({ language }: Words) => value.saidInEach[language] : value
	) as PageData;

const isSaidInEach = (value: unknown): value is SaidInEach =>
	typeof value === 'object' && value !== null && 'saidInEach' in value;
