import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { err, ok, type Result } from '#kernel';

/** Limit of bytes to read: 64 MiB, and one more that shows an excess. */
const bytesMost = 64 * 1024 * 1024 + 1;

/** @returns the bytes of a file or of the standard input, or the error in one sentence */
export async function readInput(file: string, stdin: Readable): Promise<Result<Uint8Array, string>> {
	return file === '-' ? readStream(stdin) : readPath(file);
}

async function readPath(file: string): Promise<Result<Uint8Array, string>> {
	try {
		const about = await stat(file);
		if (about.isDirectory()) return err(`${file} is a folder: name a journal file in it.`);
		if (about.size >= bytesMost) return ok(new Uint8Array(bytesMost));
		return ok(await readFile(file));
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
		if (code === 'ENOENT' || code === 'ENOTDIR') return err(`${file} is not there: check the name.`);
		if (code === 'EACCES' || code === 'EPERM') return err(`${file} may not be read: check its permissions.`);
		throw cause;
	}
}

async function readStream(stream: Readable): Promise<Result<Uint8Array, string>> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of stream) {
		const bytes = Buffer.from(chunk as Uint8Array);
		chunks.push(bytes);
		size += bytes.length;
		// The parser will report the excess; the rest need not be read.
		if (size >= bytesMost) break;
	}
	return ok(Buffer.concat(chunks));
}
