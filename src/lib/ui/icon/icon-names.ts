import type { MessageKey } from '#i18n';

/** Our own drawings, one file each in `icon/svg`. */
export const drawnIcons = [
	'bank-counter',
	'bank-to-box',
	'book',
	'box-in',
	'box-out',
	'box-to-bank',
	'calendar-day',
	'coins',
	'counting-hands',
	'ear',
	'ear-off',
	'empty-mat',
	'equal',
	'faces',
	'gullak-in',
	'hands-raised',
	'hen',
	'hourglass',
	'interest-declining',
	'interest-flat',
	'interest-up-front',
	'lamp',
	'late-coin',
	'meeting',
	'moon',
	'new-woman',
	'notes',
	'old-debt',
	'open-hands',
	'phone',
	'phone-away',
	'phone-full',
	'place',
	'pouring-pots',
	'recovery-sheet',
	'road',
	'second-book',
	'sheet-bank',
	'sheet-blank',
	'sheet-meeting',
	'sheet-member',
	'shop',
	'slip',
	'social-pot',
	'speaking-mouth',
	'sprout',
	'three-faces',
	'tin-box',
	'tin-box-open',
	'two-phones',
	'unequal',
	'woman-leaves',
	'woman-on-mat',
	'wrong-note',
	'wrong-woman'
] as const;

/** Controls in one colour, from Phosphor: our name → theirs. */
export const phosphorIcons = {
	back: 'arrow-fat-left-fill',
	next: 'arrow-fat-right-fill',
	up: 'arrow-fat-up-fill',
	down: 'arrow-fat-down-fill',
	undo: 'arrow-u-up-left-bold',
	again: 'arrow-clockwise-bold',
	check: 'check-fat-fill',
	close: 'x-bold',
	stop: 'stop-fill',
	play: 'play-fill',
	quiet: 'speaker-low-fill',
	lock: 'lock-key-fill',
	unlock: 'lock-key-open-fill',
	key: 'key-fill',
	pen: 'pen-nib-fill',
	paper: 'scroll-fill',
	printer: 'printer-fill',
	share: 'share-network-fill',
	digits: 'numpad-fill',
	pictures: 'grid-nine-fill',
	rub: 'backspace-fill',
	more: 'plus-bold',
	less: 'minus-bold',
	attention: 'warning-fill',
	call: 'phone-call-fill',
	calendar: 'calendar-check-fill',
	qr: 'qr-code-bold'
} as const;

export type IconName = (typeof drawnIcons)[number] | keyof typeof phosphorIcons;

export const iconNames: readonly IconName[] = [
	...drawnIcons,
	...(Object.keys(phosphorIcons) as (keyof typeof phosphorIcons)[])
];

/** The words of an icon; an icon without words does not compile. */
export function iconLabel(name: IconName): MessageKey {
	return `icon.${name}`;
}
