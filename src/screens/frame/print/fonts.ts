/** Letters whose font has not come would be printed in another one, their conjuncts broken. */
export async function fontsReady(): Promise<void> {
	const letters = 'क्षि A 1 ₹';
	await Promise.all(
		['400', '700'].map((weight) => document.fonts.load(`${weight} 11pt "Noto Sans Devanagari"`, letters))
	);
	await document.fonts.ready;
}
