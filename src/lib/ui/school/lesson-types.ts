import type { IconName, MessageKey } from '#i18n';
import type { PictureName } from '../symbol/symbols.ts';

/** One object of a picture: a drawing of ours, a picture, or a note of so many minor units. */
export type ScenePiece =
	| { readonly icon: IconName }
	| { readonly picture: PictureName }
	| { readonly note: number };

/** One to three objects side by side, read from the left. */
export type Scene = readonly ScenePiece[];

export interface LessonCard {
	/** One sentence, spoken while the picture stands still. */
	readonly say: MessageKey;
	readonly scene: Scene;
}

export interface Question {
	readonly ask: MessageKey;
	/** Two or three pictures to choose from. */
	readonly choices: readonly Scene[];
	/** Index of the right choice, from 0. */
	readonly right: number;
	/** Spoken after any answer: the reason, without blame. */
	readonly answer: MessageKey;
}

export interface Lesson {
	readonly id: string;
	readonly title: MessageKey;
	/** Picture of the lesson's tile; one or two objects. */
	readonly cover: Scene;
	/** Practice round for the topic. */
	readonly round?: 'roll' | 'mistake' | 'count' | 'giveBack' | 'loan' | 'bank';
	readonly cards: readonly LessonCard[];
	readonly questions: readonly Question[];
	/** For the trainer: the aim of the lesson, and questions for the circle. */
	readonly guide: { readonly aim: MessageKey; readonly talk: readonly [MessageKey, MessageKey] };
}

export interface Chapter {
	readonly id: 'accounts' | 'group' | 'meeting' | 'bank';
	readonly title: MessageKey;
	readonly icon: IconName;
	readonly lessons: readonly Lesson[];
}
