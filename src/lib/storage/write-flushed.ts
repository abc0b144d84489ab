/// <reference lib="webworker" />

/** Bytes for one file of the origin's private folder. */
export interface FileJob {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** Offset in the file in bytes; null appends. */
	readonly at: number | null;
	/** Whether the file ends with them. */
	readonly cut: boolean;
}

/** The part of a private folder that is used; only a worker is given such handles. */
export interface FlushedFolder {
	readonly getFileHandle: (
		name: string,
		options: { readonly create: boolean }
	) => Promise<{ readonly createSyncAccessHandle: () => Promise<FlushedFile> }>;
}

type FlushedFile = Pick<FileSystemSyncAccessHandle, 'getSize' | 'write' | 'truncate' | 'flush' | 'close'>;

/** '' when the bytes are flushed, else what the browser said. */
export type FileAnswer = string;

/** Only a worker may hold such a handle, and only that has a flush of its own. */
export async function writeFlushed(
	folder: () => Promise<FlushedFolder>,
	{ name, bytes, at, cut }: FileJob
): Promise<FileAnswer> {
	try {
		const file = await (await folder()).getFileHandle(name, { create: true });
		const handle = await file.createSyncAccessHandle();
		try {
			const start = at ?? handle.getSize();
			const written = handle.write(bytes, { at: start });
			if (cut) handle.truncate(start + bytes.length);
			handle.flush();
			return written === bytes.length ? '' : `only ${written} of ${bytes.length} bytes were written`;
		} finally {
			handle.close();
		}
	} catch (cause) {
		return String(cause);
	}
}
