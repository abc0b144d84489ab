import type { IconName } from '#i18n';
import type { PictureName } from './symbols.ts';

/** Picture of a code: a drawing of ours, or an emoji picture. */
export type Art = { readonly icon: IconName } | { readonly picture: PictureName };
