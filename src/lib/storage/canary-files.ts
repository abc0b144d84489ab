import { inTurns, type BookId } from '#kernel';
import { frame, payloadsOf } from './frames.ts';
import { fileEnds, readPrivateFile, type PrivateFiles } from './private-file.ts';

/** What the canary remembers, in another store than the database and than localStorage. */
export interface CanaryFiles {
	/** One line a book. What cannot be read is left out. */
	readonly read: () => Promise<ReadonlyMap<BookId, string>>;
	readonly write: (book: BookId, line: string) => Promise<void>;
	readonly remove: (book: BookId) => Promise<void>;
}

/**
 * localStorage is written some seconds later: an app that is killed meanwhile leaves nothing in it. Here each line is
 * flushed on its own. A file has two slots that are written in turn, so that one of them is whole whenever the phone goes
 * dark.
 */
export function createCanaryFiles({ folder, write }: PrivateFiles): CanaryFiles {
	const oneAfterAnother = inTurns();
	const waiting = new Map<BookId, string>();
	return {
		read: () =>
			oneAfterAnother(async () => {
				const lines = new Map<BookId, string>();
				const opened = await folder();
				for await (const name of opened.keys()) {
					const latest = name.endsWith(fileEnd) ? latestIn(await readPrivateFile(opened, name)) : null;
					if (latest !== null) lines.set(name.slice(0, -fileEnd.length) as BookId, latest.line);
				}
				return lines;
			}),
		write(book, line) {
			// Of many entries that follow each other only the last need be written.
			waiting.set(book, line);
			return oneAfterAnother(async () => {
				const last = waiting.get(book);
				if (last === undefined) return;
				waiting.delete(book);
				const name = book + fileEnd;
				const number = (latestIn(await readPrivateFile(await folder(), name))?.number ?? 0) + 1;
				await write({ name, bytes: slotOf(number, last), at: (number % 2) * slotLength, cut: false });
			});
		},
		remove: (book) =>
			oneAfterAnother(async () => {
				waiting.delete(book);
				const opened = await folder();
				if ((await readPrivateFile(opened, book + fileEnd)) !== null)
					await opened.removeEntry(book + fileEnd);
			})
	};
}

const fileEnd = fileEnds.canary;
/** Bytes of a frame around a padded line. */
const [lineLength, slotLength] = [52, 64];

const slotOf = (number: number, line: string): Uint8Array<ArrayBuffer> =>
	frame(new TextEncoder().encode(`${number} ${line}`.padEnd(lineLength)));

/** The slot that was written last. */
function latestIn(file: Uint8Array | null): { readonly number: number; readonly line: string } | null {
	const slots = payloadsOf(file ?? new Uint8Array()).flatMap((payload) => {
		const [, number, line] = /^(\d{1,15}) (.*?) *$/.exec(new TextDecoder().decode(payload)) ?? [];
		return line === undefined ? [] : [{ number: Number(number), line }];
	});
	return slots.reduce<(typeof slots)[number] | null>(
		(latest, one) => (latest === null || one.number > latest.number ? one : latest),
		null
	);
}
