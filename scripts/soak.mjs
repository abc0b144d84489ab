import { parseArgs } from 'node:util';
import { installIfMissing } from './install-if-missing.mjs';
import { soakDays } from './soak-days.mjs';
import { soakDesk } from './soak-desk.mjs';
import { soakFiles } from './soak-files.mjs';
import { soakInBrowser } from './soak-in-browser.mjs';
import { soakJourneys } from './soak-journeys.mjs';
import { soakSlow } from './soak-slow.mjs';
import { runVitest } from './vitest.mjs';

// Property, model and fault tests with many more cases: npm run soak -- --rounds 10 --times 34 --seed 7
// The journeys many times under load: npm run soak -- journeys
// Corrupted files, each parsed once: npm run soak -- files --files 1000000 --seed 7
// A browser with a real book that is killed, half of the times at the seal: npm run soak -- kills --kills 200 --seed 7
// The same on a disk that loses power, compared with an app that does not flush: npm run soak -- power --cuts 100 --seed 7
// Each call of the browser's database fails in eight ways during a payment, the close of a meeting, a founding and a restore:
// npm run soak -- faults
// Two hundred hostile texts as names and as codes, in a browser: npm run soak -- texts
// The tests on other days and in other time zones: npm run soak -- days. At half speed: npm run soak -- slow
// A desk with very many groups, duration of each command: npm run soak -- desk --groups 10000
// 34 times the usual 300 random histories are more than 10,000.
const [what, ...rest] = process.argv.slice(2);
if (what === 'journeys') process.exitCode = (await soakJourneys(rest)) === 0 ? 0 : 1;
else if (what === 'files') process.exitCode = soakFiles(rest);
else if (what === 'kills') process.exitCode = await soakInBrowser('kill-often', rest);
else if (what === 'power') process.exitCode = await soakInBrowser('lose-power', rest);
else if (what === 'faults')
	process.exitCode = Math.max(
		await soakInBrowser('fail-calls', rest),
		await soakInBrowser('fail-new-books', rest)
	);
else if (what === 'days') process.exitCode = (await soakDays(rest)) === 0 ? 0 : 1;
else if (what === 'slow') process.exitCode = await soakSlow(rest);
else if (what === 'desk') process.exitCode = await soakDesk(rest);
else if (what === 'texts') process.exitCode = await soakInBrowser('show-texts', rest);
else process.exitCode = (await soakLaws()) === 0 ? 0 : 1;

/** @returns {Promise<number>} number of failed rounds */
async function soakLaws() {
	const { values } = parseArgs({
		options: {
			rounds: { type: 'string', default: '1' },
			times: { type: 'string', default: '34' },
			seed: { type: 'string' }
		}
	});
	const folders = ['tests/properties', 'tests/model', 'tests/faults', 'src/lib/vault/backup-file.test.ts'];

	installIfMissing();
	let failedRounds = 0;
	for (let round = 1; round <= Number(values.rounds); round += 1) {
		const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
		console.log(`\nRound ${round} of ${values.rounds}: seed ${seed}, ${values.times} times the usual cases`);
		const { passed, failed } = await runVitest(['unit', 'apart'], folders, {
			env: { SOAK: values.times, SEED: seed }
		});
		console.log(`${passed} passed, ${failed} failed with seed ${seed}`);
		if (failed > 0) {
			failedRounds += 1;
			console.log(`Again: npm run soak -- --seed ${seed} --times ${values.times}`);
		}
	}
	return failedRounds;
}
