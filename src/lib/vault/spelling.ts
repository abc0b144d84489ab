import { canonicalJson, isHashable } from '#kernel';

/**
 * The one spelling of what may have come from outside.
 *
 * @returns null where it is nested deeper than 8, or holds what canonical JSON has no form for
 */
export const spellingOf = (value: unknown): string | null =>
	isHashable(value, 8) ? canonicalJson(value) : null;
