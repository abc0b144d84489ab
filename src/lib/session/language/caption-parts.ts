/** Signs that two lines between the arrow and the listen button hold. */
const fits = 48;

/** Words that are shown one after the other over the title: by sentences, and a long sentence by its words, so that nothing to be touched is covered. */
export function captionParts(text: string): readonly string[] {
	const sentences = text.replaceAll(dotAfterDevanagari, '।').split(/(?<=[।॥.?!])\s+/u);
	return joined(sentences.flatMap((sentence) => joined(sentence.split(/\s+/u))));
}

/** Sentences are put together from names, sums and words; in Hindi and Nepali they end with a danda. */
const dotAfterDevanagari = /(?<=\p{Script=Devanagari})\.(?=\s|$)/gu;

/** As few as fit. */
function joined(pieces: readonly string[]): readonly string[] {
	return pieces.reduce<readonly string[]>((parts, piece) => {
		const last = parts.at(-1);
		const longer = last === undefined ? piece : `${last} ${piece}`;
		return last === undefined || longer.length > fits ? [...parts, piece] : [...parts.slice(0, -1), longer];
	}, []);
}
