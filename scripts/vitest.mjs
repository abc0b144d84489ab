import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './root.mjs';
import { runTool } from './tools.mjs';

/** @typedef {{ passed: number; failed: number }} Count */
/**
 * @typedef {object} FileResult
 * @property {string} name path from the root
 * @property {number} seconds
 * @property {readonly { title: string; message: string }[]} failures a file that could not be loaded is one
 */

/**
 * Runs Vitest and counts the results. A file that could not be loaded, an aborted run, and a run without any
 * test where some were expected each count as one failure: silence is never success.
 *
 * @param {readonly string[]} projects
 * @param {readonly string[]} args
 * @param {{ mayBeEmpty?: boolean; env?: Record<string, string>; quiet?: boolean; folder?: string }} [options] `quiet` shows
 *   nothing; `folder` is a tree other than this one
 * @returns {Promise<Count & { files: readonly FileResult[] }>}
 */
export async function runVitest(
	projects,
	args = [],
	{ mayBeEmpty = false, env = {}, quiet = false, folder: tree = root } = {}
) {
	const folder = mkdtempSync(join(tmpdir(), 'bahi-tests-'));
	const report = join(folder, 'report.json');
	const { code } = await runTool(
		'vitest',
		[
			'run',
			...projects.flatMap((name) => ['--project', name]),
			...(quiet ? [] : ['--reporter=default']),
			'--reporter=json',
			`--outputFile.json=${report}`,
			...(mayBeEmpty ? ['--passWithNoTests'] : []),
			...args
		],
		{ env, capture: quiet, cwd: tree }
	);
	const { count, files } = read(report, tree);
	rmSync(folder, { recursive: true, force: true });
	const empty = count.passed + count.failed === 0 && !mayBeEmpty;
	return { ...count, files, failed: Math.max(count.failed, code !== 0 || empty ? 1 : 0) };
}

/**
 * @typedef {{ status: string; fullName: string; failureMessages?: string[] }} TestResult
 * @typedef {{ name: string; status: string; message?: string; startTime: number; endTime: number; assertionResults: TestResult[] }} TestFile
 */

/** @param {string} report @param {string} tree @returns {{ count: Count; files: readonly FileResult[] }} */
function read(report, tree) {
	try {
		/** @type {{ numPassedTests: number; numFailedTests: number; testResults: TestFile[] }} */
		const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
		const broken = testResults.filter(
			(file) => file.status === 'failed' && file.assertionResults.length === 0
		);
		return {
			count: { passed: numPassedTests, failed: numFailedTests + broken.length },
			files: testResults.map((file) => resultOf(file, tree))
		};
	} catch {
		return { count: { passed: 0, failed: 0 }, files: [] };
	}
}

/** @param {TestFile} file @param {string} tree @returns {FileResult} */
function resultOf({ name, status, message, startTime, endTime, assertionResults }, tree) {
	const failed = assertionResults.filter((test) => test.status === 'failed');
	const failures =
		status === 'failed' && failed.length === 0
			? [{ title: 'the file', message: reasonIn(message) }]
			: failed.map((test) => ({ title: test.fullName, message: reasonIn(test.failureMessages?.[0]) }));
	const path = relative(realpathSync(tree), realpathSync(name));
	return { name: path.replaceAll('\\', '/'), seconds: (endTime - startTime) / 1000, failures };
}

/** First line of a failure, with what a browser waited for in vain. @param {string | undefined} text */
export function reasonIn(text = '') {
	const lines = text.split('\n').map((line) => line.trim());
	const waited = lines.find((line) => line.startsWith('- waiting for'));
	return [lines[0] ?? '', ...(waited === undefined ? [] : [waited])].join(' ');
}
