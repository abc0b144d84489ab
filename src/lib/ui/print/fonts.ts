const letters = 'क्षि A 1 ₹';
const faces = ['400', '700'].map((weight) => `${weight} 11pt "Noto Sans Devanagari"`);

/** Loads the fonts: without them a fallback font would be printed, with broken conjuncts. */
export async function fontsReady(): Promise<void> {
	if (!('fonts' in document)) return;
	await Promise.all(faces.map((face) => document.fonts.load(face, letters)));
	await document.fonts.ready;
}

/** True if the fonts are loaded, or if the browser has no font API. */
export const hasFonts = (): boolean =>
	!('fonts' in document) || faces.every((face) => document.fonts.check(face, letters));

/** Waits for fonts that the screen already loads; starts no download. */
export async function lettersStand(): Promise<void> {
	if ('fonts' in document) await document.fonts.ready;
}
