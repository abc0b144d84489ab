import type { Words } from '#i18n';

/** On paper words stand in two languages, digits once. */
export interface BothWords {
	/** What the women of the group read. */
	readonly local: Words;
	/** What every bank reads. */
	readonly english: Words;
}
