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

export const isOffice = (office: string): office is OfficeName => office in officeIcon;

/** The picture of an office that a book names; a woman without one sits on the mat. */
export const officePicture = (office: string): IconName =>
	isOffice(office) ? officeIcon[office] : 'woman-on-mat';
