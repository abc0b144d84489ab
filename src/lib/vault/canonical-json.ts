const depthMax = 8;

/**
 * RFC 8785 for strings, safe integers, booleans, null, arrays and plain objects: one spelling for one value.
 *
 * @returns null when `value` holds anything else or is nested deeper than 8; what came from outside may do so
 */
export function canonicalJson(value: unknown): string | null {
	return write(value, 0);
}

function write(value: unknown, depth: number): string | null {
	if (value === null || typeof value === 'boolean') return JSON.stringify(value);
	if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null;
	if (typeof value === 'number')
		return Number.isSafeInteger(value) ? String(Object.is(value, -0) ? 0 : value) : null;
	if (typeof value !== 'object' || depth >= depthMax) return null;
	return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
}

function writeArray(values: readonly unknown[], depth: number): string | null {
	const parts = values.map((value) => write(value, depth + 1));
	return parts.includes(null) ? null : `[${parts.join(',')}]`;
}

function writeObject(value: object, depth: number): string | null {
	const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
	const parts: string[] = [];
	for (const [key, field] of entries) {
		const text = write(field, depth + 1);
		if (text === null || !key.isWellFormed()) return null;
		parts.push(`${JSON.stringify(key)}:${text}`);
	}
	return `{${parts.join(',')}}`;
}
