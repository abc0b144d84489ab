import type { IconName } from '#i18n';
import type { PictureName } from './symbols.ts';

/** What a code is drawn with: a drawing of ours, or a picture. */
export type Art = { readonly icon: IconName } | { readonly picture: PictureName };
