import { inflateSync } from 'node:zlib';
import { present } from '#kernel';

/**
 * The letters of each page in the order in which they were drawn, without spaces: what somebody copies out of the file.
 * pdfjs tells glyphs; where a Devanagari sign is drawn before the letter that it follows, or two letters as one, the file
 * says itself what is written (ActualText), and this reads that. It knows the plain PDFs of Chromium and no others.
 */
export function lettersOf(bytes: Uint8Array): readonly string[] {
	const file = Buffer.from(bytes).toString('latin1');
	const objects = new Map(
		[...file.matchAll(/(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, number, body = '']) => [number, body])
	);
	const body = (number: string | undefined): string => present(objects.get(number), `object ${number}`);
	const fonts = new Map<string, ReadonlyMap<string, string>>();
	const fontOf = (number: string): ReadonlyMap<string, string> => {
		const known =
			fonts.get(number) ?? unicodeOf(inflated(body(/\/ToUnicode (\d+) 0 R/.exec(body(number))?.[1])));
		fonts.set(number, known);
		return known;
	};
	const pages = [...objects.values()].filter((one) => one.startsWith('<</Type /Page\n'));
	return pages.map((page) => {
		const named = new Map(
			[...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [name, fontOf(number)])
		);
		return drawn(inflated(body(/\/Contents (\d+) 0 R/.exec(page)?.[1])), named);
	});
}

function inflated(object: string): string {
	const stream = /stream\n(.*)\nendstream/s.exec(object)?.[1] ?? '';
	return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
}

/** Glyph, four hexadecimal digits, to the letters that it stands for. */
function unicodeOf(map: string): ReadonlyMap<string, string> {
	const unicode = new Map<string, string>();
	for (const [, block = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs))
		for (const [, glyph = '', text = ''] of block.matchAll(/<(\w{4})> <(\w+)>/g))
			unicode.set(glyph, fromHex(text));
	for (const [, block = ''] of map.matchAll(/beginbfrange\n(.*?)endbfrange/gs))
		for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g))
			for (let place = parseInt(first, 16); place <= parseInt(last, 16); place += 1) {
				const letter = parseInt(text, 16) + place - parseInt(first, 16);
				unicode.set(place.toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(letter));
			}
	return unicode;
}

function drawn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
	let [text, said, font] = ['', false, new Map<string, string>() as ReadonlyMap<string, string>];
	const operators = /\/ActualText <FEFF(\w*)> >> BDC|(EMC)|\/(F\d+) [\d.]+ Tf|<(\w+)> Tj/g;
	for (const [, actual, end, name, glyphs] of content.matchAll(operators)) {
		if (actual !== undefined) [text, said] = [text + fromHex(actual), true];
		else if (end !== undefined) said = false;
		else if (name !== undefined) font = present(fonts.get(name), `font ${name}`);
		else if (!said)
			for (const [glyph] of (glyphs ?? '').matchAll(/\w{4}/g)) text += font.get(glyph) ?? '\uFFFD';
	}
	return text.replace(/\s/g, '').normalize('NFC');
}

function fromHex(hex: string): string {
	return (hex.match(/\w{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}
