import { concat, fromBase64url, toBase64url, utf8, wipe } from '#kernel';
import { derive, digest } from '../cipher.ts';
import { loadSignatures, type SigningKey } from '../signatures.ts';

/** Bytes of the secret on a box card. */
export const boxSecretLength = 16;

/** The first 16 bytes of SHA-256: how boxes and writers are called. */
export const idOf = async (publicKey: Uint8Array): Promise<Uint8Array> =>
	(await digest(publicKey)).subarray(0, 16);

/** The key pair of a box, which finds it and opens nothing. @param secret 16 bytes, left as they are */
export const boxKeyOf = async (secret: Uint8Array): Promise<SigningKey> =>
	officeKeyOf(await derive(secret, new Uint8Array(), 'bahi box 1'));

/** The key pair by which an office signs tickets. @param seed 32 bytes, wiped */
export async function officeKeyOf(seed: Uint8Array): Promise<SigningKey> {
	const signatures = await loadSignatures();
	const key = await signatures.keyOf(seed, await signatures.publicKeyOf(seed));
	wipe(seed);
	return key;
}

/** All that stamping needs: no key of the box is in it, and none of the group. */
export interface Stamper {
	/** 16 bytes. */
	readonly box: Uint8Array;
	/** 16 bytes. */
	readonly writer: Uint8Array;
	readonly writerKey: Uint8Array;
	/** 64 bytes. */
	readonly voucher: Uint8Array;
	readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/** The box vouches for a writer. */
export async function stamperOf(
	box: SigningKey,
	writer: Pick<SigningKey, 'publicKey' | 'sign'>
): Promise<Stamper> {
	return {
		box: await idOf(box.publicKey),
		writer: await idOf(writer.publicKey),
		writerKey: writer.publicKey,
		voucher: await box.sign(voucherBytes(box.publicKey, writer.publicKey)),
		sign: (bytes) => writer.sign(bytes)
	};
}

export const voucherBytes = (boxKey: Uint8Array, writerKey: Uint8Array): Uint8Array =>
	concat(utf8('bahi post writer 1\n'), boxKey, writerKey);

/**
 * Bytes that whoever reads a box signs with its key.
 *
 * @param minute whole minutes since 1970
 * @param path of the request, from its first slash
 */
const readingBytes = (minute: number, path: string): Uint8Array => utf8(`bahi read 1\n${minute}\n${path}`);

/** The value of the header Bahi-Read. */
export const readingProof = async (box: SigningKey, minute: number, path: string): Promise<string> =>
	`${minute}.${toBase64url(await box.sign(readingBytes(minute, path)))}`;

/** Whether the box's key signed for this path in a minute that is at most so many away from now. */
export async function isReadingProof(
	boxKey: Uint8Array,
	proof: string,
	path: string,
	{ now, apart }: { readonly now: number; readonly apart: number }
): Promise<boolean> {
	const [, minute, signed = ''] = /^(\d{1,9})\.([\w-]{86})$/.exec(proof) ?? [];
	const signature = fromBase64url(signed);
	if (minute === undefined || signature === null || Math.abs(Number(minute) - now) > apart) return false;
	return (await loadSignatures()).verify(boxKey, signature, readingBytes(Number(minute), path));
}
