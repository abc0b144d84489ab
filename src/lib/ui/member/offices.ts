import type { IconName } from '#i18n';

/** The picture of each office; its words are `office.<code>`. */
export const officeIcon = {
	president: 'lamp',
	secretary: 'paper-folder',
	treasurer: 'key',
	writer: 'pen',
	keyHolder: 'keyhole'
} as const satisfies Readonly<Record<string, IconName>>;

export type OfficeName = keyof typeof officeIcon;
