import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatted } from '../formatted.mjs';
import { kept } from './tests.mjs';

// Turns Stryker's results into a report outside git: figures by folder, and every surviving mutant, with the reason
// for accepting it. Reasons are in reasons.json, by file, mutator, line and change; a mutant without one is marked.

const reportPath = `${kept}/report.json`;
const reasonsPath = 'scripts/mutation/reasons.json';
export const pagePath = 'coverage/mutation.md';

/** @typedef {{ start: { line: number, column: number }, end: { line: number, column: number } }} Place */
/** @typedef {{ mutatorName: string, replacement?: string, status: string, statusReason?: string, location: Place }} Mutant */
/** @typedef {{ source: string, mutants: Mutant[] }} File */
/** @typedef {{ mutator: string, line: string, from: string, to: string, reason: string }} Reasoned */
/** @typedef {Record<string, Reasoned[]>} Reasons by file */
/** @typedef {{ found: number, byClock: number, missed: number, unreached: number, other: number }} Figures */

const introduction = `# Mutation testing: what no test notices

\`npm run mutation\` changes the code of money, ledger and group in thousands of small ways, one at a time, and looks whether a test
notices ([TESTING](../docs/TESTING.md#mutation)). This report is written from what it found, by \`npm run mutation -- --page\`; the reasons
are in \`scripts/mutation/reasons.json\`.

How to read it:

- **Found** is the share of changes that made a test fail, or a loop run without end. A loop counts as found when the changed code was
  passed a hundred times as often as without the change; only those under "by the clock" were ended because of time, after eight
  seconds and four times what the tests that reach them take. They are counted apart, since a busy machine can do that, too.
- What stays unnoticed falls under the headings below, each change with its reason. **The same**: no input can tell it from
  the original. **Second guard**: a check of our own code that holds already where it stands; without it another one stops the same
  thing. **Words**: what a person or a programmer reads, on which no rule depends. **Speed**: only the time that it takes.
  **Open**: a test could be written and is not.
- Descriptions of fields, messages of checks and reasons of defects are left alone from the start
  (\`scripts/mutation/ignore-sayings.mjs\`), and so are files that only list types and commands.`;

/** Joins wrapped code into one line. @param {string} code */
const onOneLine = (code) => code.replaceAll(/\s+/g, ' ').trim();

/**
 * Identifies a mutant independently of line numbers.
 *
 * @param {File} file
 * @param {Mutant} mutant
 */
export function changeOf({ source }, { mutatorName, replacement, location: { start, end } }) {
	const lines = source.split('\n').slice(start.line - 1, end.line);
	const last = lines.length - 1;
	const code = lines.map((line, place) =>
		line.slice(place === 0 ? start.column - 1 : 0, place === last ? end.column - 1 : undefined)
	);
	return {
		mutator: mutatorName,
		line: onOneLine(lines[0] ?? ''),
		from: onOneLine(code.join('\n')),
		to: onOneLine(replacement ?? '')
	};
}

/** @param {Omit<Reasoned, 'reason'>} change */
const keyOf = ({ mutator, line, from, to }) => JSON.stringify([mutator, line, from, to]);

const isMissed = (/** @type {Mutant} */ { status }) => status === 'Survived' || status === 'NoCoverage';

/** @returns {{ files: [string, File][], reasons: Reasons }} */
export function readResults() {
	if (!existsSync(reportPath)) throw new Error(`${reportPath} is not there: npm run mutation`);
	const { files } = /** @type {{ files: Record<string, File> }} */ (
		JSON.parse(readFileSync(reportPath, 'utf8'))
	);
	const reasons = /** @type {Reasons} */ (JSON.parse(readFileSync(reasonsPath, 'utf8')));
	return { files: Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)), reasons };
}

/**
 * Every surviving mutant of a file with its reason, if it has one.
 *
 * @param {string} path
 * @param {File} file
 * @param {Reasons} reasons
 */
export function missedIn(path, file, reasons) {
	const known = new Map((reasons[path] ?? []).map((each) => [keyOf(each), each.reason]));
	return file.mutants
		.filter(isMissed)
		.map((mutant) => {
			const change = changeOf(file, mutant);
			return { mutant, change, reason: known.get(keyOf(change)) ?? null };
		})
		.sort((a, b) => a.mutant.location.start.line - b.mutant.location.start.line);
}

/** @param {readonly File[]} files @returns {Figures} */
function figuresOf(files) {
	const mutants = files.flatMap((file) => file.mutants);
	const count = (/** @type {(mutant: Mutant) => boolean} */ which) => mutants.filter(which).length;
	return {
		found: count(({ status }) => status === 'Killed' || status === 'Timeout'),
		byClock: count(
			({ status, statusReason }) => status === 'Timeout' && !statusReason?.includes('Hit limit')
		),
		missed: count(({ status }) => status === 'Survived'),
		unreached: count(({ status }) => status === 'NoCoverage'),
		other: count(({ status }) => status === 'Ignored')
	};
}

/** @param {string} name @param {Figures} figures */
function row(name, { found, byClock, missed, unreached, other }) {
	const score = ((100 * found) / Math.max(1, found + missed + unreached)).toFixed(1);
	return `| ${name} | ${score} % | ${found} | ${byClock} | ${missed} | ${unreached} | ${other} |`;
}

/** The folder of a row of the table. @param {string} path */
const folderOf = (path) => path.split('/').slice(2, -1).slice(0, 2).join('/');

/** Code in Markdown delimiters that do not occur in it. @param {string} code */
function asCode(code) {
	const short = code.length > 90 ? `${code.slice(0, 87)}…` : code;
	const mark = short.includes('`') ? '``' : '`';
	return short === '' ? 'nothing' : mark === '`' ? `\`${short}\`` : `\`\` ${short} \`\``;
}

/** Each part except money has a section of its own, which only its runs write. */
const sectionStart = '## Part: ';

/**
 * Writes the report, and keeps the sections of other parts.
 *
 * @param {import('./tests.mjs').Part} part
 * @returns {Promise<number>} number of surviving mutants without a reason
 */
export async function writePage(part) {
	const { files, reasons } = readResults();
	const folders = new Map();
	for (const [path, file] of files)
		folders.set(folderOf(path), [...(folders.get(folderOf(path)) ?? []), file]);
	let open = 0;
	const lists = files.flatMap(([path, file]) => {
		const missed = missedIn(path, file, reasons);
		if (missed.length === 0) return [];
		open += missed.filter(({ reason }) => reason === null).length;
		const items = missed.map(
			({ mutant, change, reason }) =>
				`- line ${mutant.location.start.line}: ${asCode(change.from)} → ${asCode(change.to)} – ${reason ?? '**no reason yet**'}`
		);
		return [`### ${path.replace('src/lib/', '')}`, items.join('\n')];
	});
	const before = existsSync(pagePath) ? readFileSync(pagePath, 'utf8') : '';
	const [ofMoney = '', ...others] = before.split(`\n${sectionStart}`);
	const sections = others.map((section) => `${sectionStart}${section.trim()}`);
	const isMoney = part === 'money';
	const day = `Run until ${statSync(reportPath).mtime.toISOString().slice(0, 10)}; lines are those of then.`;
	const own = isMoney
		? [introduction, '## Figures', day, tableOf(files, folders), '## What no test notices', ...lists]
		: [`${sectionStart}${part}`, day, tableOf(files, folders), ...lists];
	const rest = sections.filter((section) => !section.startsWith(`${sectionStart}${part}\n`));
	const page = [...(isMoney ? own : [ofMoney.trim()]), ...rest, ...(isMoney ? [] : own)];
	mkdirSync(dirname(pagePath), { recursive: true });
	writeFileSync(pagePath, await formatted(pagePath, page.join('\n\n')));
	return open;
}

/** @param {[string, File][]} files @param {ReadonlyMap<string, File[]>} folders */
function tableOf(files, folders) {
	const all = files.map(([, file]) => file);
	return [
		'| Folder | Found | Changes found | of them by the clock | Missed | Not reached | Words left alone |',
		'| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
		...[...folders].map(([name, of]) => row(name, figuresOf(of))),
		row('**all**', figuresOf(all))
	].join('\n');
}
