import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate for a name, signed by itself on the spot, and its key; PEM. A browser is told not to ask who signed it. */
export function certificateFor(host: string): { readonly key: string; readonly cert: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = sequence(set(sequence(commonName, text(0x0c, host))));
	const content = sequence(
		// Version 3, a number, how it is signed, by whom, from when until when, for whom, with which key, for which address.
		tagged(0xa0, integer(2)),
		integer(1),
		ecdsaWithSha256,
		name,
		sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tagged(0xa3, sequence(sequence(alternativeName, tagged(0x04, sequence(text(0x82, host))))))
	);
	const signature = sign('sha256', content, privateKey);
	const whole = sequence(content, ecdsaWithSha256, tagged(0x03, Buffer.concat([Buffer.of(0), signature])));
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`
	};
}

/** DER (X.690): what it is, how long, what it holds. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const long = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.of(tag, ...long), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts);
const set = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts);
const integer = (value: number): Buffer => tagged(0x02, Buffer.of(value));
const text = (tag: number, value: string): Buffer => tagged(tag, Buffer.from(value));
const named = (...bytes: readonly number[]): Buffer => tagged(0x06, Buffer.of(...bytes));

// 2.5.4.3, 2.5.29.17 and 1.2.840.10045.4.3.2.
const commonName = named(0x55, 4, 3);
const alternativeName = named(0x55, 0x1d, 0x11);
const ecdsaWithSha256 = sequence(named(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
