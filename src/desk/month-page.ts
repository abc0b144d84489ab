import type { LocalDate } from '#kernel';
import type { CurrencyCode } from '#money';
import { ratioNames, ratioTable } from '#reports';
import { percent, saidOf, shortMoney } from './cells.ts';
import { ageingChart, ages, blocksChart, openDrawing, regularChart, trendChart } from './charts.ts';
import type { SqlRow } from './facts-store.ts';
import { readySaid, type Column, type Query } from './queries.ts';

/** Data of a month's page. */
export interface MonthOfDesk {
	/** First day of the month. */
	readonly month: LocalDate;
	/** Day on which the facts were made. */
	readonly made: string;
	readonly currency: CurrencyCode;
	readonly results: ReadonlyMap<string, readonly SqlRow[]>;
	readonly now: SqlRow;
	/** The same for a year before; without groups if the desk did not exist yet. */
	readonly yearBefore: SqlRow;
	/** Boxes that yielded no book, each with a sentence. */
	readonly refused: readonly (readonly [box: string, sentence: string])[];
}

/** Number of rows of a list on the page; the workbook has all. */
const listed = 25;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function table(columns: readonly Column[], rows: readonly SqlRow[], currency: CurrencyCode): string {
	const sideOf = (kind: Column[2]) => (kind === 'text' || kind === 'day' ? '' : ' class="n"');
	const head = columns.map(([, name, kind]) => `<th${sideOf(kind)}>${escaped(name)}</th>`).join('');
	const line = (row: SqlRow) =>
		columns
			.map(
				([name, , kind]) => `<td${sideOf(kind)}>${escaped(saidOf(row[name] ?? null, kind, currency))}</td>`
			)
			.join('');
	return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${line(row)}</tr>`).join('')}</tbody></table>`;
}

const only = (columns: readonly Column[], ...names: readonly string[]): readonly Column[] =>
	columns.filter(([name]) => names.includes(name));

const monthName = (day: string): string =>
	new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});

/** One HTML file without a script, for any browser and printer. @param queries those of `results` */
export async function monthPage(of: MonthOfDesk, queries: readonly Query[]): Promise<string> {
	const draw = await openDrawing();
	const { month, made, currency, results, now, refused } = of;
	const rowsOf = (key: string) => results.get(key) ?? [];
	const columnsOf = (key: string) => queries.find((query) => query.key === key)?.columns ?? [];
	const titleOf = (key: string) => escaped(queries.find((query) => query.key === key)?.title ?? '');
	const list = (key: string, names: readonly string[], none: string) => {
		const rows = rowsOf(key);
		if (rows.length === 0) return `<p class="none">${none}</p>`;
		const more =
			rows.length > listed ? `<p class="more">${rows.length - listed} more in the workbook.</p>` : '';
		return table(only(columnsOf(key), ...names), rows.slice(0, listed), currency) + more;
	};
	const blocks = rowsOf('month').filter(({ level }) => Number(level) === 0);
	const risky = blocks
		.filter(({ par30 }) => Number(par30 ?? 0) > 0)
		.toSorted((one, other) => Number(other['par30']) - Number(one['par30']));
	const isLate = rowsOf('ageing').some((row) => ages.some((age) => Number(row[age] ?? 0) > 0));
	const whole = rowsOf('month').filter(({ level }) => Number(level) !== 0);
	const ready = rowsOf('bank').filter(({ ready: is }) => is !== readySaid['notMet'] && is !== '–');
	const parts = [
		`<header><h1>${monthName(month)}</h1><p>Facts of ${escaped(made)}. ${refused.length === 0 ? 'Every box gave its book.' : `${refused.length} boxes gave no book: see the end.`}</p></header>`,
		tiles(of),
		`<section><h2>${titleOf('visit')}</h2>${list('visit', ['gid', 'village', 'block', 'reasons', 'days', 'amount', 'last_meeting'], 'Nobody needs a visit.')}</section>`,
		`<section><h2>${titleOf('trend')}</h2>${trendChart(draw, rowsOf('trend'), unitOf(now, currency))}<p class="note">${Number(now['heard'])} of ${Number(now['groups'])} groups entered something in ${monthName(month)}; the others stand as they stood before.</p></section>`,
		`<section><h2>${titleOf('ageing')}</h2>${isLate ? `${ageingChart(draw, rowsOf('ageing'))}<p class="key"><i class="a"></i>over 90 days <i class="b"></i>31–90 <i class="c"></i>1–30</p>` : '<p class="none">No loan is late.</p>'}</section>`,
		`<section><h2>Blocks where most is late</h2>${risky.length === 0 ? '<p class="none">Nothing is late over 30 days.</p>' : blocksChart(draw, risky.slice(0, 15))}</section>`,
		`<section><h2>Districts</h2>${table(
			only(
				columnsOf('month'),
				'district',
				'groups',
				'heard',
				'members',
				'attendance',
				'regular',
				'savings',
				'loans_out',
				'par30'
			),
			whole.map((row) => (Number(row['level']) === 3 ? { ...row, district: 'All' } : row)),
			currency
		)}</section>`,
		`<section><h2>${titleOf('bank')}</h2><p class="note">By page 1 of the file for the bank, as it would be printed on the day of the last entry.</p>${ready.length === 0 ? `<p class="none">None yet. Nearest: </p>${table(only(columnsOf('bank'), 'gid', 'village', 'block', 'ready_met', 'ready_of', 'corpus'), rowsOf('bank').slice(0, 10), currency)}` : table(only(columnsOf('bank'), 'gid', 'village', 'block', 'ready', 'ready_met', 'ready_look', 'corpus'), ready.slice(0, listed), currency)}</section>`,
		`<section><h2>${titleOf('regular')}</h2>${regularChart(draw, rowsOf('regular'))}</section>`,
		`<section><h2>${titleOf('quarters')}</h2>${list('quarters', ['quarter', 'loans', 'given', 'still_out', 'late30', 'late_part', 'written_off'], 'No loans.')}</section>`,
		`<section><h2>${titleOf('ratios')}</h2>${ratioList(rowsOf('ratios'), currency)}</section>`,
		`<section><h2>${titleOf('exceptions')}</h2>${list('exceptions', ['gid', 'block', 'differences', 'in_all', 'corrections', 'disputes', 'late'], 'None.')}</section>`,
		`<section><h2>${titleOf('silent')}</h2><p class="note">The phone is lost, or the group stopped. Ask before judging.</p>${list('silent', ['gid', 'village', 'block', 'as_of', 'days'], 'Every group was heard of.')}</section>`,
		refused.length === 0
			? ''
			: `<section><h2>Boxes without a book</h2><ul>${refused.map(([box, sentence]) => `<li><code>${escaped(box.slice(0, 12))}</code> ${escaped(sentence)}</li>`).join('')}</ul></section>`
	];
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${monthName(month)}</title><style>${style}</style></head><body>${parts.join('\n')}</body></html>\n`;
}

/** Main figures with those of a year before. */
function tiles({ now, yearBefore, currency }: MonthOfDesk): string {
	const had = Number(yearBefore['groups'] ?? 0) > 0;
	const figures: readonly (readonly [name: string, said: (row: SqlRow) => string])[] = [
		['groups', (row) => saidOf(row['groups'] ?? null, 'count', currency)],
		['women', (row) => saidOf(row['members'] ?? null, 'count', currency)],
		['saved in all', (row) => shortMoney(row['savings'] ?? null, currency)],
		['out on loan', (row) => shortMoney(row['loans_out'] ?? null, currency)],
		['at risk over 30 days', (row) => percent(row['par30'] ?? null)],
		['came to meetings', (row) => percent(row['attendance'] ?? null)],
		['saved what was asked', (row) => percent(row['regular'] ?? null)]
	];
	return `<div class="tiles">${figures
		.map(
			([name, said]) =>
				`<div><b>${said(now)}</b><span>${name}</span>${had ? `<em>a year ago ${said(yearBefore)}</em>` : ''}</div>`
		)
		.join('')}</div>`;
}

/** Ratios of all groups; the workbook has those of each district. An average is an amount per member. */
function ratioList(rows: readonly SqlRow[], currency: CurrencyCode): string {
	const order: readonly string[] = ratioNames;
	const lines = rows
		.filter(({ district }) => district === 'all')
		.toSorted((one, other) => order.indexOf(String(one['ratio'])) - order.indexOf(String(other['ratio'])))
		.map((row) => {
			const [part, whole, what] = ratioTable[String(row['ratio']) as keyof typeof ratioTable];
			const say = (value: SqlRow[string]) =>
				value === null
					? '–'
					: part === 'money' && whole === 'count'
						? shortMoney(Math.round(Number(value)), currency)
						: Number(value).toFixed(3);
			const cells = ['pooled', 'low', 'middle', 'high'].map(
				(name) => `<td class="n">${say(row[name] ?? null)}</td>`
			);
			return `<tr><td>${escaped(what.replace(', minor units', ''))}</td>${cells.join('')}</tr>`;
		});
	return `<table><thead><tr><th>What it is</th><th class="n">All together</th><th class="n">A tenth is below</th><th class="n">Middle group</th><th class="n">A tenth is above</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function unitOf(now: SqlRow, currency: CurrencyCode): { readonly minor: number; readonly word: string } {
	const mark = currency === 'INR' ? '₹' : 'रु';
	const most = Math.max(Number(now['savings'] ?? 0), Number(now['loans_out'] ?? 0)) / 100;
	if (most >= 1e7) return { minor: 1e9, word: `${mark} crore` };
	return most >= 1e5 ? { minor: 1e7, word: `${mark} lakh` } : { minor: 1e5, word: `${mark} thousand` };
}

const style = `
:root{font:14px/1.45 "Noto Sans","Noto Sans Devanagari",system-ui,sans-serif;color:#33302b;background:#fffdf8}
body{max-width:62rem;margin:0 auto;padding:1.5rem}
header{border-left:.5rem solid #9b2d20;padding-left:1rem}h1{font-size:2rem;margin:0;line-height:1.1}header p{margin:.25rem 0 0;color:#6d665c}
h2{font-size:1.05rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:2px solid #9b2d20}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:1.5rem 0}
.tiles div{background:#f6f0e4;border-radius:.4rem;padding:.6rem .75rem;display:flex;flex-direction:column}
.tiles b{font-size:1.3rem;line-height:1.2;white-space:nowrap}.tiles span{color:#6d665c}.tiles em{font-style:normal;font-size:.8rem;color:#8a8275;margin-top:.2rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #e7dfd0;vertical-align:top}th{font-weight:600;color:#6d665c;font-size:.85rem}
.n{text-align:right;white-space:nowrap}.none,.note,.more,.key{color:#6d665c;margin:.35rem 0}.key i{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 .8rem;vertical-align:-.1rem}
.a{background:#9b2d20}.b{background:#d9813f}.c{background:#efd39a}ul{padding-left:1.2rem}svg{max-width:100%;height:auto}
@page{size:A4;margin:14mm}@media print{:root{background:#fff;font-size:9.5pt}body{padding:0;max-width:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}svg,tr,.tiles{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}}
`;
