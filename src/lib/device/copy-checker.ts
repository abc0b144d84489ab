import type {
	BackupRefusal,
	CopyChecker,
	CopyFound,
	CopyReadBack,
	PageAudit,
	PutTogether,
	Fault,
	Link,
	PagesPart,
	StartReading,
	ToImport
} from '#app';
import { err, type Result } from '#kernel';
import { readBesideScreen, worthAWorker } from './beside-screen.ts';

/**
 * Checks a decrypted copy in a worker: every signature, hash and rule of a book of years takes a cheap phone many seconds. The worker is handed
 * what was decrypted, and no key. Where it does not start the copy is checked here; where it fails later the copy is refused: it would take the screen along.
 *
 * @param parts fetched with what opens a book: the first screen needs none of it
 */
export function createCopyChecker(start: StartReading, parts: () => Promise<PutTogether>): CopyChecker {
	return async (contents, { here, stop }) => {
		const { payload } = contents;
		const letters = here?.links.reduce((sum, { canonical }) => sum + canonical.length, 0) ?? 0;
		const bytes = payload.length + letters;
		if (bytes < worthAWorker) return null;
		const { copyOfParts, linksOf, pagesSent } = await parts();
		const links: Link[] = [];
		const read = await readBesideScreen<PagesPart, Result<CopyFound, BackupRefusal | Fault>>(start, {
			message: {
				kind: 'copy',
				contents,
				here: here === undefined ? null : pagesSent(here)
			} satisfies ToImport,
			handedOver: handedOver(payload),
			bytes,
			stop,
			onpart: (part) => links.push(...linksOf(part))
		});
		if (read.ended === 'notStarted') return null;
		if (read.ended !== 'answered') return err({ type: 'ReadingStopped' });
		return read.answer.ok ? { ok: true, value: copyOfParts(links, read.answer.value) } : read.answer;
	};
}

/** Reads back what this phone made, in the same way: nothing but the last hash comes over. */
export function createCopyReadBack(start: StartReading): CopyReadBack {
	return async (contents) => {
		const { payload } = contents;
		const bytes = payload.length;
		if (bytes < worthAWorker) return null;
		const read = await readBesideScreen<never, Result<string, BackupRefusal | Fault>>(start, {
			message: { kind: 'readBack', contents } satisfies ToImport,
			handedOver: handedOver(payload),
			bytes
		});
		if (read.ended === 'notStarted') return null;
		return read.ended === 'answered' ? read.answer : err({ type: 'ReadingStopped' });
	};
}

/** Verifies the pages of an open book in the same way: nothing but whether they hold comes over. */
export function createPageAudit(start: StartReading): PageAudit {
	return async (pages, stop) => {
		const bytes = pages.pages.reduce((sum, { packed }) => sum + packed.length, 0);
		if (bytes < worthAWorker) return null;
		const message = { kind: 'audit', pages } satisfies ToImport;
		const read = await readBesideScreen<never, boolean>(start, { message, bytes, stop });
		return read.ended === 'answered' ? read.answer : null;
	};
}

/** A part of a longer piece of memory stays: what else lies there is somebody's. */
const handedOver = ({ byteLength, buffer }: Uint8Array): Transferable[] =>
	byteLength === buffer.byteLength ? [buffer] : [];
