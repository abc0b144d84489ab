import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './tools.mjs';

/** @typedef {{ passed: number; failed: number }} Count */

/**
 * Runs Vitest and counts what ran. A file that could not be loaded, a run that broke off, and a run without any
 * test where some were expected each count as one failure: silence is never success.
 *
 * @param {readonly string[]} projects
 * @param {readonly string[]} args
 * @param {{ mayBeEmpty?: boolean; env?: Record<string, string> }} [options]
 * @returns {Promise<Count>}
 */
export async function runVitest(projects, args = [], { mayBeEmpty = false, env = {} } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'bahi-tests-'));
	const report = join(folder, 'report.json');
	const { code } = await runTool(
		'vitest',
		[
			'run',
			...projects.flatMap((name) => ['--project', name]),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${report}`,
			...(mayBeEmpty ? ['--passWithNoTests'] : []),
			...args
		],
		{ env }
	);
	const count = read(report);
	rmSync(folder, { recursive: true, force: true });
	const empty = count.passed + count.failed === 0 && !mayBeEmpty;
	return { ...count, failed: Math.max(count.failed, code !== 0 || empty ? 1 : 0) };
}

/** @param {string} report @returns {Count} */
function read(report) {
	try {
		/** @type {{ numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: unknown[] }[] }} */
		const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
		const broken = testResults.filter(
			(file) => file.status === 'failed' && file.assertionResults.length === 0
		);
		return { passed: numPassedTests, failed: numFailedTests + broken.length };
	} catch {
		return { passed: 0, failed: 0 };
	}
}
