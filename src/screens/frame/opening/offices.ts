import type { IconName, MessageKey } from '#i18n';

/** The lamp leads, the key guards the money, the pen writes. */
const icons: Readonly<Record<string, IconName>> = {
	president: 'lamp',
	secretary: 'paper',
	treasurer: 'key',
	writer: 'pen',
	keyHolder: 'tin-box'
};

export function officeIcon(office: string): IconName {
	return icons[office] ?? 'woman-on-mat';
}

export function officeKey(office: string): MessageKey {
	return office in icons ? (`code.office-${office}` as MessageKey) : 'code.office-member';
}
