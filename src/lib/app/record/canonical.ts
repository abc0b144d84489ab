import { assert } from '#kernel';

/** What may stand in hashed bytes: no floats, no undefined, no dates. */
export type Canonical =
	string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * JSON in the one form that is hashed: RFC 8785 restricted to strings, safe integers, booleans, null, arrays and
 * objects. Keys are sorted by their UTF-16 units, there is no white space. ADR 0002 fixes it.
 *
 * @throws Defect for anything outside the restricted set, a lone surrogate among it
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return canonicalString(value);
	if (typeof value === 'number') {
		assert(Number.isSafeInteger(value), `hashed numbers are safe integers, not ${value}`);
		return value === 0 ? '0' : String(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	assert(typeof value === 'object', `${typeof value} cannot be hashed`);
	const entries = Object.entries(value as Record<string, unknown>);
	entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
	return `{${entries.map(([key, item]) => `${canonicalString(key)}:${canonicalJson(item)}`).join(',')}}`;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Null where the bytes are not UTF-8. */
export function textIn(bytes: Uint8Array): string | null {
	try {
		return decoder.decode(bytes);
	} catch {
		return null;
	}
}

/** What a text says as JSON; undefined where it is none. */
export function jsonIn(text: string | null): unknown {
	try {
		return text === null ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Deeper than anything that is hashed; what came from outside may be nested without end. */
const depthMost = 16;

/** Whether `canonicalJson` takes a value that came from outside. */
export function isHashable(value: unknown, depth = 0): boolean {
	if (typeof value === 'string') return value.isWellFormed();
	if (typeof value === 'number') return Number.isSafeInteger(value);
	if (value === null || typeof value === 'boolean') return true;
	if (typeof value !== 'object' || depth === depthMost) return false;
	for (const key in value)
		if (!key.isWellFormed() || !isHashable((value as Record<string, unknown>)[key], depth + 1)) return false;
	return true;
}

function canonicalString(text: string): string {
	assert(text.isWellFormed(), 'hashed text has no lone surrogates');
	return JSON.stringify(text);
}
