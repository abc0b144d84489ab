import { answered, type BaseMeeting } from './base.ts';

/** Minimal copy: all meetings of the base as text, compressed and encrypted with an open key. */

const key = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const iv = new Uint8Array(12);

export const readAll = (database: IDBDatabase): Promise<readonly BaseMeeting[]> =>
	answered(database.transaction('meetings').objectStore('meetings').getAll() as IDBRequest<BaseMeeting[]>);

export async function packed(meetings: readonly BaseMeeting[]): Promise<ArrayBuffer> {
	const text = new Blob([JSON.stringify(meetings)])
		.stream()
		.pipeThrough(new CompressionStream('deflate-raw'));
	return crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, await new Response(text).arrayBuffer());
}

export async function unpacked(bytes: ArrayBuffer): Promise<readonly BaseMeeting[]> {
	const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key, bytes);
	const text = new Blob([plain]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	return JSON.parse(await new Response(text).text()) as readonly BaseMeeting[];
}
