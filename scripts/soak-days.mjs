import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildApp } from './build.mjs';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';
import { runVitest } from './vitest.mjs';

// Runs the tests on other days, in other time zones and languages: npm run soak -- days [--day leap] [--part node] [words in the path of a test]
// Every Node process, including commands started by a test, and every page of a phone begins at the given instant. The
// machine's own clock is not changed, since others use it; the browser's own dates, such as a file's, keep that.

/**
 * Each day once, with every time zone and machine language among them. Phones keep India's time zone.
 *
 * @type {readonly { name: string; now: string; zone: string; lang: string }[]}
 */
const days = [
	{ name: 'year-end', now: '2027-03-31T12:00:00+05:30', zone: 'America/New_York', lang: 'de_DE.UTF-8' },
	{ name: 'leap', now: '2028-02-29T12:00:00+05:30', zone: 'UTC', lang: 'C' },
	{ name: 'midnight', now: '2026-12-31T23:55:00+05:30', zone: 'Asia/Kathmandu', lang: 'C' },
	{ name: 'nepal', now: '2027-04-14T12:00:00+05:45', zone: 'Asia/Kathmandu', lang: 'de_DE.UTF-8' },
	{ name: 'five-years', now: '2031-11-24T12:00:00+05:30', zone: 'America/New_York', lang: 'C' },
	{ name: 'usual', now: '2026-11-24T12:00:00+05:30', zone: 'UTC', lang: 'de_DE.UTF-8' }
];

const parts = ['node', 'journeys', 'papers'];

/** @param {readonly string[]} args @returns {Promise<number>} number of failed runs */
export async function soakDays(args) {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			day: { type: 'string', multiple: true, default: days.map(({ name }) => name) },
			part: { type: 'string', multiple: true, default: parts }
		}
	});
	const unknown = [
		...values.day.filter((name) => !days.some((day) => day.name === name)),
		...values.part.filter((name) => !parts.includes(name))
	];
	if (unknown.length > 0) {
		console.error(`Not known: ${unknown.join(', ')}.`);
		console.error(
			`--day is one of ${days.map(({ name }) => name).join(', ')}; --part one of ${parts.join(', ')}.`
		);
		return 1;
	}
	installIfMissing();
	if (values.part.some((part) => part !== 'node')) {
		if (!(await buildApp())) return 1;
		if ((await findBrowser()) === null) {
			console.error(howToGetABrowser);
			return 1;
		}
	}
	const table = [];
	for (const day of days.filter(({ name }) => values.day.includes(name)))
		for (const part of parts.filter((one) => values.part.includes(one))) {
			console.log(`\n${part} at ${day.now}, ${day.zone}, ${day.lang}`);
			const result = await runPart(part, environmentOf(day), positionals);
			table.push({ ...day, part, ...result });
		}
	console.log('\nday         zone              LANG         part      passed  failed');
	for (const { name, zone, lang, part, passed, failed } of table)
		console.log(
			`${name.padEnd(12)}${zone.padEnd(18)}${lang.padEnd(13)}${part.padEnd(10)}${String(passed).padStart(6)}  ${String(failed).padStart(6)}`
		);
	return table.filter(({ failed }) => failed > 0).length;
}

/** @param {typeof days[number]} day @returns {Record<string, string>} */
function environmentOf({ now, zone, lang }) {
	const clock = pathToFileURL(join(root, 'scripts/given-clock.mjs')).href;
	const options = `${process.env['NODE_OPTIONS'] ?? ''} --import ${clock}`;
	return { GIVEN_NOW: now, NODE_OPTIONS: options.trim(), TZ: zone, LANG: lang, LC_ALL: lang };
}

/** @param {string} part @param {Record<string, string>} env @param {readonly string[]} words */
async function runPart(part, env, words) {
	if (part !== 'papers') {
		const projects = part === 'journeys' ? ['journeys'] : ['unit', 'component', 'apart'];
		const { passed, failed, files } = await runVitest(projects, words, {
			env,
			quiet: true,
			mayBeEmpty: words.length > 0
		});
		for (const { name, failures } of files)
			for (const { title, message } of failures) console.log(`✗ ${name}  ${title}\n      ${message}`);
		return { passed, failed };
	}
	const folder = mkdtempSync(join(tmpdir(), 'bahi-papers-'));
	const { code, output } = await runTool('tsx', ['tests/papers/print-books.ts', '--out', folder], {
		env,
		capture: true
	});
	rmSync(folder, { recursive: true });
	if (code !== 0) console.log(output);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}
