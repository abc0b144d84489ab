import { parseArgs } from 'node:util';
import { attack, everyKind, tableOf, type Tally } from './attack.ts';

// What `npm run soak -- files` starts: spoils so many files, in parts, and prints the table after each tenth.
const { values } = parseArgs({
	options: {
		files: { type: 'string', default: '1000000' },
		seed: { type: 'string', default: '1' },
		from: { type: 'string', default: '0' }
	}
});
const [files, seed, from] = [Number(values.files), Number(values.seed), Number(values.from)];
const kinds = await everyKind();
const all = new Map<string, Tally>();
const part = Math.max(1, Math.ceil(files / 20));
const begun = performance.now();
for (let done = 0; done < files; done += part) {
	const more = await attack(kinds, { files: Math.min(part, files - done), seed, from: from + done });
	for (const [name, tally] of more) {
		const known = all.get(name);
		if (known === undefined) all.set(name, tally);
		else {
			for (const field of ['files', 'refused', 'same', 'crashes', 'other', 'slow'] as const)
				known[field] += tally[field];
			known.slowest = Math.max(known.slowest, tally.slowest);
			known.found.push(...tally.found);
		}
	}
	const seconds = Math.round((performance.now() - begun) / 1000);
	console.log(`\n${Math.min(done + part, files)} of ${files} files, seed ${seed}, ${seconds} s`);
}
console.log(tableOf(all).join('\n'));
const found = [...all].flatMap(([name, tally]) => tally.found.map((one) => `${name}: ${one}`));
for (const one of found.slice(0, 60)) console.log(one);
process.exitCode = found.length > 0 ? 1 : 0;
