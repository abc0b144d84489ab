import type { Messages } from './messages/en/index.ts';

/** Languages that ship, by BCP 47 tag. Hindi is first: what a language lacks, Hindi says. */
export const languages = ['hi', 'ne', 'en'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(tag: string): tag is Language {
	return languages.some((language) => language === tag);
}

/** Only the chosen language is fetched; a second one (print pages need two) is another call. */
export async function loadLanguage(language: Language): Promise<Messages> {
	switch (language) {
		case 'en':
			return (await import('./messages/en/index.ts')).en;
		case 'hi':
			return (await import('./messages/hi/index.ts')).hi;
		case 'ne':
			return (await import('./messages/ne/index.ts')).ne;
	}
}
