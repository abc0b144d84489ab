import type { IconName, MessageKey } from '#i18n';

/** One promise of the book or a limit of it (docs/THREATS.md), the same on screen and paper. */
export interface PromiseLine {
	readonly key: MessageKey;
	readonly icon: IconName;
}

export const promised: readonly PromiseLine[] = [
	{ key: 'help.promise-entry', icon: 'pen' },
	{ key: 'help.promise-page', icon: 'sealed-book' },
	{ key: 'help.promise-lock', icon: 'lock' },
	{ key: 'help.promise-copy', icon: 'phone-away' },
	{ key: 'help.promise-missing', icon: 'book' },
	{ key: 'help.promise-alone', icon: 'three-faces' }
];

export const neverPromised: readonly PromiseLine[] = [
	{ key: 'help.never-true', icon: 'unequal' },
	{ key: 'help.never-all', icon: 'faces' },
	{ key: 'help.never-code', icon: 'key' },
	{ key: 'help.never-open', icon: 'phone' }
];
