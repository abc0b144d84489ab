const letters = 'क्षि A 1 ₹';
const faces = ['400', '700'].map((weight) => `${weight} 11pt "Noto Sans Devanagari"`);

/** Letters whose font has not come would be printed in another one, their conjuncts broken. */
export async function fontsReady(): Promise<void> {
	if (!('fonts' in document)) return;
	await Promise.all(faces.map((face) => document.fonts.load(face, letters)));
	await document.fonts.ready;
}

/** A browser that knows of no fonts has none to wait for. */
export const hasFonts = (): boolean =>
	!('fonts' in document) || faces.every((face) => document.fonts.check(face, letters));

/** What is on the screen has its letters; nothing is fetched for it that the screen itself does not ask for. */
export async function lettersStand(): Promise<void> {
	if ('fonts' in document) await document.fonts.ready;
}
