import type { CurrencyCode } from '#money';
import { cellText, type BothWords } from '../cell-text.ts';
import type { PaperCell, PaperLeaf, PaperRow, TablePaperData } from '../table-types.ts';

interface Written {
	readonly both: BothWords;
	readonly currency: CurrencyCode;
	/** Version and day of the app. */
	readonly release: string;
}

/** Returns a paper as one HTML page that any browser prints on A4, with repeated heads and without splitting rows or related parts. */
export function htmlOf(paper: TablePaperData, group: string, written: Written): string {
	const { title, from, to, leaves, notes = [] } = paper;
	const { local, english } = written.both;
	const named = `${local.say(title)} / ${english.say(title)}`;
	const when = from === null ? local.day(to) : `${local.day(from)} – ${local.day(to)}`;
	return `<!doctype html>
<html lang="${local.tag}">
<meta charset="utf-8">
<title>${escaped(named)}</title>
<style>${sheet(paper, written)}</style>
<h1>${escaped(group)}</h1>
<p>${escaped(named)} · ${escaped(when)}</p>
${leaves.map((leaf) => tableOf(leaf, written)).join('\n')}
${notes.map((note) => `<p>${textOf(note, written)}</p>`).join('\n')}
<footer>${escaped(written.release)}</footer>
</html>
`;
}

/** Style sheet with version and page number in the page margin; the footer is for browsers without margin boxes. */
const sheet = ({ size }: TablePaperData, { release }: Written): string =>
	`@page{size:A4 ${size === 'a4-wide' ? 'landscape' : 'portrait'};margin:12mm;` +
	`@bottom-right{content:"${release} · " counter(page) " / " counter(pages);font:8pt sans-serif}}` +
	'footer{font-size:8pt}' +
	'body{font:10pt/1.5 "Noto Sans Devanagari","Noto Sans",sans-serif}h1{font-size:13pt}' +
	'table{border-collapse:collapse;width:100%;margin:0 0 6mm}caption{text-align:left;font-weight:bold}' +
	'th,td{border:.4pt solid #000;padding:1mm;text-align:left;vertical-align:top}tr{break-inside:avoid}' +
	'.money{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}' +
	'.together{break-inside:avoid}.heading{break-after:avoid}' +
	'.total,.sub,.heading,.opening,.carried{font-weight:bold}.struck{text-decoration:line-through}';

function tableOf({ of, columns, sections }: PaperLeaf, written: Written): string {
	const heads = columns.map(({ head, kind }) => `<th${classOf(kind)}>${textOf(head, written)}</th>`);
	const span = `colspan="${String(columns.length)}"`;
	const bodies = sections.map(({ heading, rows: own, together }) => {
		const rows = [
			...(heading === null ? [] : [`<tr class="heading"><td ${span}>${textOf(heading, written)}</td></tr>`]),
			...own.map((row) => rowOf(row, columns, written))
		];
		return `<tbody${together === true ? ' class="together"' : ''}>${rows.join('\n')}</tbody>`;
	});
	const caption = of === null ? '' : `<caption>${textOf(of, written)}</caption>`;
	return `<table>${caption}<thead><tr>${heads.join('')}</tr></thead>${bodies.join('\n')}</table>`;
}

/** In a short row the first cell spans the columns that the others leave. */
function rowOf({ kind, struck, cells }: PaperRow, columns: PaperLeaf['columns'], written: Written): string {
	const left = columns.length - cells.length;
	const drawn = cells.map((cell, place) => {
		const span = place === 0 && left > 0 ? ` colspan="${String(left + 1)}"` : '';
		const column = columns[place === 0 ? 0 : place + left];
		return `<td${span}${classOf(column?.kind ?? 'text')}>${textOf(cell, written)}</td>`;
	});
	return `<tr class="${kind}${struck === true ? ' struck' : ''}">${drawn.join('')}</tr>`;
}

const classOf = (kind: string): string => (kind === 'money' ? ' class="money"' : '');

const textOf = (cell: PaperCell, { both, currency }: Written): string =>
	escaped(cellText(cell, both, currency));

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
