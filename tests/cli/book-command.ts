import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { root } from '../../scripts/root.mjs';
import { toolPath } from '../../scripts/tools.mjs';
import { runBook } from '../../src/cli/run-book.ts';
import { argon2id } from 'hash-wasm';

export interface Ran {
	readonly code: number | null;
	readonly out: string;
	readonly errors: string;
}

/** The command without its process and with a quick hash for its codes: a tenth of the time. */
export async function book(args: readonly string[], input = ''): Promise<Ran> {
	return runBook(args, Readable.from([Buffer.from(input)]), (password, salt) =>
		argon2id({ ...quick, password, salt: Buffer.from(salt), outputType: 'binary' })
	);
}

const quick = { memorySize: 8, iterations: 1, parallelism: 1, hashLength: 32 };

/** The command as a person runs it: its own process, started in `cwd`. */
export function bookProcess(args: readonly string[], { input = '', cwd = root } = {}): Promise<Ran> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [toolPath('tsx'), join(root, 'src/cli/book.ts'), ...args], { cwd });
		let out = '';
		let errors = '';
		child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
		child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
		child.on('error', reject);
		child.on('close', (code) => resolve({ code, out, errors }));
		child.stdin.end(input);
	});
}

/** A folder for the files of a test. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), 'bahi-cli-'));

export function fileIn(folder: string, name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

/** The journal of a golden case, as an object that a test may spoil. */
export function goldenJournal(name: string): Journal {
	const text = readFileSync(join(root, 'tests/golden', `${name}.json`), 'utf8');
	return (JSON.parse(text) as { journal: Journal }).journal;
}

export interface Journal {
	readonly format: string;
	readonly version: number;
	readonly book: Readonly<Record<string, unknown>>;
	readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** The journal with fields of one event changed; `place` counts from 1, as the messages do. */
export function changed(journal: Journal, place: number, fields: Readonly<Record<string, unknown>>): Journal {
	return {
		...journal,
		events: journal.events.map((event, index) => (index === place - 1 ? { ...event, ...fields } : event))
	};
}
