import type { IconName, MessageKey } from '#i18n';
import { officeIcon, type OfficeName } from '#ui/member/offices.ts';

const isOffice = (office: string): office is OfficeName => office in officeIcon;

/** The picture of an office that a book names; a woman without one sits on the mat. */
export const officePicture = (office: string): IconName =>
	isOffice(office) ? officeIcon[office] : 'woman-on-mat';

export const officeKey = (office: string): MessageKey =>
	isOffice(office) ? `code.office-${office}` : 'code.office-member';
