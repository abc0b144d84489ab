import { assert } from './assert.ts';

/** Values that can be hashed: no floats, no undefined, no dates. */
export type Canonical =
	| string
	| number
	| boolean
	| null
	| readonly Canonical[]
	| { readonly [key: string]: Canonical };

/**
 * Writes the JSON form that is hashed (ADR 0002): RFC 8785 restricted to strings, safe integers, booleans, null, arrays and objects. Keys are sorted
 * by UTF-16 code units, there is no white space.
 *
 * @throws Defect for a value outside the restricted set, including a string with a lone surrogate
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return canonicalString(value);
	if (typeof value === 'number') {
		assert(Number.isSafeInteger(value), () => `hashed numbers are safe integers, not ${value}`);
		return value === 0 ? '0' : String(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	assert(typeof value === 'object', () => `${typeof value} cannot be hashed`);
	const entries = Object.entries(value as Record<string, unknown>);
	entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
	return `{${entries.map(([key, item]) => `${canonicalString(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** Parses JSON; returns undefined if the text is not JSON. */
export function jsonIn(text: string | null): unknown {
	try {
		return text === null ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * True if `canonicalJson` accepts a value from an untrusted source.
 *
 * @param depthMost limit of nesting: untrusted input may be nested without end, and no hashed value is deeper than 16
 */
export function isHashable(value: unknown, depthMost = 16): boolean {
	if (typeof value === 'string') return value.isWellFormed();
	if (typeof value === 'number') return Number.isSafeInteger(value);
	if (value === null || typeof value === 'boolean') return true;
	if (typeof value !== 'object' || depthMost === 0) return false;
	for (const key in value)
		if (!key.isWellFormed() || !isHashable((value as Record<string, unknown>)[key], depthMost - 1))
			return false;
	return true;
}

function canonicalString(text: string): string {
	assert(text.isWellFormed(), 'hashed text has no lone surrogates');
	return JSON.stringify(text);
}
