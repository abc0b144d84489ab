import type { IconName, MessageKey } from '#i18n';
import type { PictureName } from '../symbol/symbols.ts';

/** One thing in a picture: a drawing of ours, a picture, or a note of so many minor units. */
export type ScenePiece =
	| { readonly icon: IconName }
	| { readonly picture: PictureName }
	| { readonly note: number };

/** Things side by side, read from the left; one to three. */
export type Scene = readonly ScenePiece[];

export interface LessonCard {
	/** One sentence, said while the picture stands still. */
	readonly say: MessageKey;
	readonly scene: Scene;
}

export interface Question {
	readonly ask: MessageKey;
	/** Two or three pictures to touch. */
	readonly choices: readonly Scene[];
	/** Place of the right one, from 0. */
	readonly right: number;
	/** Said after any answer: why, without blame. */
	readonly answer: MessageKey;
}

export interface Lesson {
	readonly id: string;
	readonly title: MessageKey;
	/** What stands on its tile; one or two things. */
	readonly cover: Scene;
	/** The practice round in which it can be tried. */
	readonly round?: 'roll' | 'mistake' | 'count' | 'giveBack' | 'loan' | 'bank';
	readonly cards: readonly LessonCard[];
	readonly questions: readonly Question[];
	/** For whoever teaches: what is to be understood, and what to ask the circle. */
	readonly guide: { readonly aim: MessageKey; readonly talk: readonly [MessageKey, MessageKey] };
}

export interface Chapter {
	readonly id: 'accounts' | 'group' | 'meeting' | 'bank';
	readonly title: MessageKey;
	readonly icon: IconName;
	readonly lessons: readonly Lesson[];
}
