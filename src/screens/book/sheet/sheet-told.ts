import type { IconName, MessageKey } from '#i18n';
import type { PageRefusal } from '#papers/meeting/fill/page-again.ts';
import type { PictureRefusal } from '#reader/read-sheet.ts';

/** Reason for a refusal, and the alternative. */
export interface SheetTold {
	readonly text: string;
	readonly icon: IconName;
	readonly way?: 'page' | 'hand' | 'late' | 'meeting' | undefined;
}

export type ToldWords = readonly [key: MessageKey, icon: IconName, way?: SheetTold['way']];

/** Reasons for taking a picture again. */
export const pictureWords = {
	'no sheet': ['sheet.none', 'sheet-blank'],
	'too small': ['sheet.small', 'sheet-blank'],
	crooked: ['sheet.crooked', 'sheet-blank'],
	dim: ['sheet.dim', 'lamp'],
	faint: ['sheet.faint', 'attention', 'hand'],
	'no code': ['sheet.no-code', 'camera'],
	'other sheet': ['sheet.changed', 'book']
} as const satisfies Record<PictureRefusal, ToldWords>;

/** Reasons why a page is refused, and the alternative. */
export const pageWords = {
	'not a sheet': ['sheet.not-ours', 'sheet-blank', 'hand'],
	'another group': ['sheet.other-group', 'three-faces', undefined],
	held: ['sheet.held', 'book', 'page'],
	'book behind': ['sheet.behind', 'book', undefined],
	'women changed': ['sheet.women-changed', 'faces', 'hand'],
	'not made again': ['sheet.changed', 'book', 'hand']
} as const satisfies Record<PageRefusal, ToldWords>;
