import { concat, present, unshared } from '#kernel';

/** deflate-raw (RFC 1951): no header that would name a program or a time. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
	const packed = await pump(new CompressionStream('deflate-raw'), bytes, Number.POSITIVE_INFINITY);
	return present(packed, 'without a limit nothing is too long');
}

/** @returns 'too long' as soon as the output passes `limit` bytes; 'broken' when this is no deflate stream */
export async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array | 'too long' | 'broken'> {
	try {
		return (await pump(new DecompressionStream('deflate-raw'), bytes, limit)) ?? 'too long';
	} catch (cause) {
		// Streams report bad input as a TypeError; Node adds a code to it.
		if (cause instanceof TypeError || (cause instanceof Error && 'code' in cause)) return 'broken';
		throw cause;
	}
}

/** @returns null as soon as the output passes `limit` bytes */
async function pump(
	stream: CompressionStream | DecompressionStream,
	bytes: Uint8Array,
	limit: number
): Promise<Uint8Array | null> {
	const writer = stream.writable.getWriter();
	// The reader below sees the same failure; unheard here, it would be reported as nobody's.
	writer.write(unshared(bytes)).catch(() => undefined);
	writer.close().catch(() => undefined);

	const reader = stream.readable.getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		// Most records come in one part.
		if (done) return parts.length === 1 ? present(parts[0], 'there is one') : concat(...parts);
		length += value.length;
		if (length > limit) {
			await reader.cancel();
			return null;
		}
		parts.push(value);
	}
}
