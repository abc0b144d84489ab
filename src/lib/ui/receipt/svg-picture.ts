/** Style properties that are inlined in a detached drawing. */
const drawnBy = [
	'color',
	'fill',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'stroke-linecap',
	'stroke-linejoin',
	'stroke-opacity',
	'opacity'
] as const;

/** A drawing without external references, and its texts separately: an SVG image cannot use the page's fonts. */
interface StandingAlone {
	readonly svg: string;
	readonly words: readonly Word[];
}

interface Word {
	readonly text: string;
	readonly font: string;
	readonly fill: string;
	readonly align: CanvasTextAlign;
	readonly x: number;
	readonly y: number;
	/** Transform from the text to the drawing. */
	readonly matrix: DOMMatrix;
}

/**
 * Rasterises a drawing as shown on the screen.
 *
 * @param width px of the picture; its height follows
 * @param ground background colour: some apps show transparency as black
 * @returns the bytes of a PNG; null if this browser cannot make one
 */
export async function pngOf(
	drawing: SVGSVGElement,
	width: number,
	ground: string
): Promise<Uint8Array | null> {
	const { width: wide, height: high } = drawing.viewBox.baseVal;
	const scale = width / wide;
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = Math.round(high * scale);
	const context = canvas.getContext('2d');
	if (context === null) return null;
	await document.fonts.ready;
	const { svg, words } = await standingAlone(drawing);
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image(canvas.width, canvas.height);
		image.src = address;
		await image.decode();
		context.fillStyle = ground;
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
	} catch {
		return null;
	} finally {
		URL.revokeObjectURL(address);
	}
	for (const word of words) write(context, word, scale);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}

function write(context: CanvasRenderingContext2D, word: Word, scale: number): void {
	context.setTransform(new DOMMatrix().scale(scale).multiply(word.matrix));
	context.font = word.font;
	context.fillStyle = word.fill;
	context.textAlign = word.align;
	context.fillText(word.text, word.x, word.y);
}

async function standingAlone(drawing: SVGSVGElement): Promise<StandingAlone> {
	const copy = drawing.cloneNode(true) as SVGSVGElement;
	const originals = [drawing, ...drawing.querySelectorAll<SVGElement>('*')];
	const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
	const sheets = new Map<string, Set<string>>();
	const words: Word[] = [];
	for (const [place, original] of originals.entries()) {
		const own = copies[place];
		if (own === undefined) continue;
		if (original instanceof SVGTextElement) {
			words.push(wordOf(original, drawing));
			own.remove();
			continue;
		}
		const style = getComputedStyle(original);
		for (const property of drawnBy) own.setAttribute(property, style.getPropertyValue(property));
		own.removeAttribute('class');
		if (!(original instanceof SVGUseElement)) continue;
		const [sheet = '', name = ''] = original.href.baseVal.split('#');
		sheets.set(sheet, (sheets.get(sheet) ?? new Set()).add(name));
		own.setAttribute('href', `#${name}`);
		// The sprite's symbols have their own colours.
		for (const property of drawnBy) if (property !== 'color') own.removeAttribute(property);
	}
	copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
	const symbols = await Promise.all([...sheets].map(([sheet, names]) => symbolsOf(sheet, names)));
	const written = new XMLSerializer().serializeToString(copy);
	return { svg: written.replace('>', `><defs>${symbols.flat().join('')}</defs>`), words };
}

const aligns: Readonly<Record<string, CanvasTextAlign | undefined>> = { middle: 'center', end: 'right' };

function wordOf(text: SVGTextElement, drawing: SVGSVGElement): Word {
	const style = getComputedStyle(text);
	const [own, whole] = [text.getScreenCTM(), drawing.getScreenCTM()];
	return {
		text: text.textContent.trim(),
		font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
		fill: style.fill,
		align: aligns[style.textAnchor] ?? 'left',
		x: text.x.baseVal[0]?.value ?? 0,
		y: text.y.baseVal[0]?.value ?? 0,
		matrix:
			own === null || whole === null
				? new DOMMatrix()
				: DOMMatrix.fromMatrix(whole.inverse()).multiply(DOMMatrix.fromMatrix(own))
	};
}

/** Markup of the named symbols, extracted from their sprite. */
async function symbolsOf(sheet: string, names: ReadonlySet<string>): Promise<readonly string[]> {
	const written = await (await fetch(sheet)).text();
	return [...names].map((name) => {
		const start = written.indexOf(`<symbol id="${name}"`);
		const end = written.indexOf('</symbol>', start);
		return start < 0 ? '' : written.slice(start, end + '</symbol>'.length);
	});
}
