import encodeQR from 'qr';

/** A QR code of a text, without its empty edge. A seventh of it may be dirty, a stamp or a fold, and it still reads. */
export function proofModules(text: string): readonly (readonly boolean[])[] {
	// The package draws an edge of at least one module.
	const encoding = text.includes('#') ? 'byte' : 'alphanumeric';
	const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding, border: 1 });
	return rows.slice(1, -1).map((row) => row.slice(1, -1));
}
