import { inflateRawSync } from 'node:zlib';

/** What a cell of a workbook holds, as the file has it: a number is no text. */
export type ReadCell = number | string | null;

/** Reads the workbooks of the app without a line of what wrote them. @returns rows by the name of the sheet */
export function readXlsx(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly ReadCell[])[]> {
	const files = filesIn(Buffer.from(bytes));
	const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
		([, si = '']) => [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => unescaped(text)).join('')
	);
	const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
	return new Map(
		names.map(([, name = ''], place) => [
			unescaped(name),
			rowsOf(files.get(`xl/worksheets/sheet${String(place + 1)}.xml`) ?? '', strings)
		])
	);
}

/** One part of a workbook as it stands in the file; empty where it has none. */
export const readXlsxFile = (bytes: Uint8Array, path: string): string =>
	filesIn(Buffer.from(bytes)).get(path) ?? '';

function rowsOf(xml: string, strings: readonly string[]): readonly (readonly ReadCell[])[] {
	return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
		const cells: ReadCell[] = [];
		for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
			const column = columnOf(/r="([A-Z]+)/.exec(attributes)?.[1] ?? 'A');
			while (cells.length < column) cells.push(null);
			cells.push(valueOf(attributes, content, strings));
		}
		return cells;
	});
}

function valueOf(attributes: string, content: string, strings: readonly string[]): ReadCell {
	if (content.includes('<f')) throw new Error(`a cell is reckoned: ${content}`);
	const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
	if (value === undefined) return null;
	return attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : Number(value);
}

const columnOf = (letters: string): number =>
	Array.from(letters).reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const unescaped = (text: string): string =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

/** The files of a zip archive by its own list of contents. */
function filesIn(zip: Buffer): ReadonlyMap<string, string> {
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
	const count = zip.readUInt16LE(end + 10);
	const files = new Map<string, string>();
	let at = zip.readUInt32LE(end + 16);
	for (let place = 0; place < count; place += 1) {
		const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
		const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
			number,
			number,
			number
		];
		const head = zip.readUInt32LE(at + 42);
		const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
		const content = zip.subarray(begin, begin + size);
		const path = zip.subarray(at + 46, at + 46 + name).toString('utf8');
		files.set(path, (method === 8 ? inflateRawSync(content) : content).toString('utf8'));
		at += 46 + name + extra + comment;
	}
	return files;
}
